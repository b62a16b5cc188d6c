"""TorchXRayVision's DenseNet-121 networks (Cohen et al., MIDL 2022): what their files do not say of themselves.

The library is under the Apache License 2.0; the tables below are those of its models.py (version 1.5.7). An output
that a network was not trained for has no name and no operating point.
"""

from __future__ import annotations

from dataclasses import dataclass

from core.imaging.network_input import InputSpec

NETWORK_CLASS = "torchxrayvision.models.DenseNet"
ARCHITECTURE = "densenet121"
RELEASE = "https://github.com/mlmed/torchxrayvision/releases/download/v1/"
LICENCE = (
    "Apache License 2.0, as stated by TorchXRayVision for library and weights; the training images have terms of their "
    "own, most of them for research alone"
)
PATHOLOGIES = (
    "Atelectasis", "Consolidation", "Infiltration", "Pneumothorax", "Edema", "Emphysema", "Fibrosis", "Effusion",
    "Pneumonia", "Pleural_Thickening", "Cardiomegaly", "Nodule", "Mass", "Hernia", "Lung Lesion", "Fracture",
    "Lung Opacity", "Enlarged Cardiomediastinum",
)  # fmt: skip
# One channel, grey 0..255 to -1024..1024, the central square.
INPUT = InputSpec(224, 224, 1, "bilinear", "crop", (-1024.0, 1024.0), (0.0,), (1.0,))


@dataclass(frozen=True, slots=True)
class KnownNetwork:
    """`operating_points`: sigmoid outputs, one a pathology; None for an output that was not trained."""

    name: str
    file: str
    operating_points: tuple[float | None, ...]

    @property
    def url(self) -> str:
        return RELEASE + self.file

    @property
    def labels(self) -> tuple[str, ...]:
        """One an output; empty where it was not trained."""
        pairs = zip(PATHOLOGIES, self.operating_points, strict=True)
        return tuple("" if point is None else pathology for pathology, point in pairs)


def _known(name: str, trained_on: str, points: tuple[float | None, ...]) -> KnownNetwork:
    file = f"{trained_on}-densenet121-d121-tw-lr001-rot45-tr15-sc15-seed0-best.pt"
    return KnownNetwork(f"xrv-densenet121-{name}", file, points)


NETWORKS = (
    _known("all", "nih-pc-chex-mimic_ch-google-openi-kaggle", (
        0.07422872, 0.038290843, 0.09814756, 0.0098118475, 0.023601074, 0.0022490358, 0.010060724, 0.103246614,
        0.056810737, 0.026791653, 0.050318155, 0.023985857, 0.01939503, 0.042889766, 0.053369623, 0.035975814,
        0.20204692, 0.05015312
    )),
    _known("nih", "nih", (
        0.039117552, 0.0034529066, 0.11396341, 0.0057298196, 0.00045666535, 0.0018880932, 0.012037827,
        0.038744126, 0.0037213727, 0.014730946, 0.016149804, 0.054241467, 0.037198864, 0.0004403434, None, None,
        None, None
    )),
    _known("pc", "pc", (
        0.031012505, 0.013347598, 0.081435576, 0.001262615, 0.002587246, 0.0035944257, 0.0023071, 0.055412333,
        0.044385884, 0.042766232, 0.043258056, 0.037629247, 0.005658899, 0.0091741895, None, 0.026507627, None,
        None
    )),
    _known("chex", "chex", (
        0.1988969, 0.05710573, None, 0.0531293, 0.1435217, None, None, 0.27212676, 0.07749717, None, 0.19712369,
        None, None, None, 0.09932402, 0.09273402, 0.3270967, 0.10888247
    )),
    _known("rsna", "kaggle", (
        None, None, None, None, None, None, None, None, 0.13486601, None, None, None, None, None, None, None,
        0.13511065, None
    )),
    _known("mimic-nb", "mimic_nb", (
        0.08558747, 0.011884617, None, 0.0040595434, 0.010733786, None, None, 0.118761964, 0.022924708, None,
        0.06358637, None, None, None, 0.022143636, 0.017476924, 0.1258702, 0.014020768
    )),
    _known("mimic-ch", "mimic_ch", (
        0.09121389, 0.010573786, None, 0.005023008, 0.003698257, None, None, 0.08001232, 0.037242252, None,
        0.05006329, None, None, None, 0.019866971, 0.03823637, 0.11303808, 0.0069147074
    )),
)  # fmt: skip
BY_NAME = {network.name: network for network in NETWORKS}
BY_FILE = {network.file: network for network in NETWORKS}
