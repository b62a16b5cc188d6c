"""What kinds of maps there are, what their values mean, and what may share a colour scale. Imports no torch."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from core.errors import UsageFault, listed
from core.findings import Heatmap

PLAIN = "plain"
DEFAULT_METHOD = "gradcam"


@dataclass(frozen=True, slots=True)
class Method:
    """One way to a map.

    `unit`: what a value is. `display_max`: "bundle", where values are contributions to the finding's logit, so that
    they share the bundle's scale with all findings and images; "own", where they are not: such a map can only be
    coloured up to its own peak, must be shown as such, and compares with no other. `of_finding`: whether the map is of
    one finding, or the same for all. `details`: keys of `DETAILS` that it can be had in.
    """

    title: str
    unit: str
    display_max: Literal["bundle", "own"]
    of_finding: bool = True
    details: tuple[str, ...] = (PLAIN, "input", "crops")


@dataclass(frozen=True, slots=True)
class Detail:
    """One way to a finer map. `meaning`: what is exact about it, and what is not. `passes`: forward passes of the
    network's own input size that it costs, by count of pixels; a backward pass counts as two."""

    title: str
    meaning: str
    passes: float


METHODS: dict[str, Method] = {
    "gradcam": Method(
        "Grad-CAM", "contribution of the cell to the finding's logit (Selvaraju et al., ICCV 2017)", "bundle"
    ),
    "hirescam": Method(
        "HiResCAM",
        "gradient times activation, cell by cell: the contribution to the finding's logit to first order (Draelos and "
        "Carin, 2020); at the last layer, in front of mean pooling, it is Grad-CAM",
        "bundle",
        details=(PLAIN, "input", "crops", "layer"),
    ),
    "layercam": Method(
        "LayerCAM",
        "positive gradients times activation (Jiang et al., TIP 2021): what speaks for the finding alone, without what "
        "speaks against it in the same cell; no contribution to the logit",
        "own",
        details=(PLAIN, "input", "crops", "layer"),
    ),
    "gradcampp": Method(
        "Grad-CAM++", "activation, weighted by powers of the gradient (Chattopadhay et al., WACV 2018)", "own"
    ),
    "eigencam": Method(
        "EigenCAM",
        "activation along the first principal component of the features (Muhammad and Yeasin, IJCNN 2020)",
        "own",
        of_finding=False,
        details=(PLAIN, "input"),
    ),
    "scorecam": Method(
        "Score-CAM",
        "activation, weighted by a softmax over the logits of the masked picture (Wang et al., CVPRW 2020)",
        "own",
        details=(PLAIN,),
    ),
    "ablationcam": Method(
        "Ablation-CAM",
        "activation, weighted by the logit that is lost without the channel (Desai and Ramaswamy, WACV 2020, without "
        "their division by the logit itself)",
        "own",
    ),
}

DETAILS: dict[str, Detail] = {
    PLAIN: Detail("Plain", "The map of the very pass that gave the probability.", 1.0),
    "input": Detail(
        "Twice the input size",
        "An exact map of what the network answers to the picture at twice its own input size. Its cells add up to that "
        "answer, which is not the probability shown: the network was trained on the smaller size.",
        4.0,
    ),
    "crops": Detail(
        "Overlapping crops",
        "Nine overlapping crops at the network's own input size, each with its exact map, averaged where they overlap. "
        "It explains the answers to the crops, which lack what lies outside them.",
        9.0,
    ),
    "layer": Detail(
        "An earlier layer",
        "The last layer with twice the cells on each side, in the very pass that gave the probability. Its values are "
        "contributions to the logit to first order only: they need not add up to it.",
        3.0,
    ),
}


@dataclass(frozen=True, slots=True)
class MapChoice:
    """One map: of which finding, by which of `METHODS`, in which of `DETAILS`. UsageFault for what there is not."""

    finding: str
    method: str = DEFAULT_METHOD
    detail: str = PLAIN

    def __post_init__(self) -> None:
        if self.method not in METHODS:
            raise UsageFault(
                "There is no method {method}; choose {methods}.", method=self.method, methods=listed([*METHODS])
            )
        known = METHODS[self.method].details
        if self.detail not in known:
            raise UsageFault(
                "{title} has no detail {detail}; choose {known}.",
                title=METHODS[self.method].title,
                detail=self.detail,
                known=listed(known),
            )

    @property
    def name(self) -> str:
        """`Heatmap.method` of the map: "gradcam", or "gradcam+crops" for a finer one."""
        return self.method if self.detail == PLAIN else f"{self.method}+{self.detail}"


def choice_of(heatmap: Heatmap) -> MapChoice:
    """What was asked for when this map was made. Raises UsageFault for a method that there is not."""
    method, _, detail = heatmap.method.partition("+")
    return MapChoice(heatmap.finding, method, detail or PLAIN)


def scale_end(heatmap: Heatmap, bundle_display_max: float) -> float:
    """The map value at the upper end of the colour scale, above 0: the bundle's, or the map's own peak."""
    if METHODS[choice_of(heatmap).method].display_max == "bundle" or not heatmap.has_evidence:
        return bundle_display_max
    return float(heatmap.grid.max())
