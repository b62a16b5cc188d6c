"""The engine of Overread: runs whole without a screen and never imports Qt."""
