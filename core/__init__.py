"""The engine of Overread: runs whole without a screen and never imports Qt."""

import os

# ONNX Runtime, which reads text in pixels, reports to its makers from 1.29 on: it keeps an identifier in the home and
# sends names of networks and machines. Overread sends nothing; every process of it passes here before it can be loaded.
# https://github.com/microsoft/onnxruntime/blob/main/docs/Privacy.md
os.environ["ORT_DISABLE_TELEMETRY"] = "1"
