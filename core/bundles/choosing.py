"""Which of the bundles at hand was made for a picture: by modality, body part and view, with reasons in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from core.bundles.library import Bundle, bundles_at_hand, find_bundle
from core.errors import BundleError, Sentence, listed
from core.paths import resources_dir
from core.study import ImageFacts

AUTO = "auto"
PROMOTION_FILE = "promotion.json"  # the PromotionOutcome, in the folder of a bundle that was promoted


@dataclass(frozen=True, slots=True)
class Suitability:
    """How well a bundle's intended use fits a picture.

    `contradictions`, `matches`: of modality, body part and view, how many speak against and for it; what the file does
    not say counts for neither. `reasons`: one sentence each.
    """

    bundle: Bundle
    contradictions: int
    matches: int
    reasons: tuple[str, ...]

    @property
    def fits(self) -> bool:
        return self.contradictions == 0


def suitability(bundle: Bundle, facts: ImageFacts) -> Suitability:
    """Compare what the header says with what the bundle's `input` was made for."""
    given = bundle.manifest.input
    rows = (
        (Sentence("modality"), facts.modality, given.modalities),
        (Sentence("body part"), facts.body_part, given.body_parts),
        (Sentence("view position"), facts.view_position, given.view_positions),
    )
    said = [(word, value, value in wanted, wanted) for word, value, wanted in rows if value]
    return Suitability(
        bundle,
        contradictions=sum(not fits for _, _, fits, _ in said),
        matches=sum(fits for _, _, fits, _ in said),
        reasons=tuple(
            Sentence(
                "The {attribute} {value} is what it was made for."
                if fits
                else "The {attribute} is {value}; it was made for {wanted}.",
                attribute=word,
                value=value,
                wanted=listed(wanted),
            )
            for word, value, fits, wanted in said
        ),
    )


def ranked(bundles: Sequence[Bundle], facts: ImageFacts, in_use: str = AUTO) -> tuple[Suitability, ...]:
    """The classifiers among `bundles`, best first. One that a promotion brought is there only while it is in use:
    before and after that, the earlier ones must read as if it did not exist.

    Fewest contradictions win, then most matches; among equals the bundle in use, then the reader's own, then by name.
    """
    judged = [
        suitability(bundle, facts)
        for bundle in bundles
        if bundle.manifest.task == "classification" and (bundle.folder.name == in_use or not is_promoted(bundle))
    ]
    return tuple(sorted(judged, key=lambda one: (one.contradictions, -one.matches, *_rank(one.bundle, in_use))))


def _rank(bundle: Bundle, in_use: str) -> tuple[bool, bool, str]:
    return bundle.folder.name != in_use, not is_own(bundle), bundle.folder.name


def is_promoted(bundle: Bundle) -> bool:
    """Whether `overread promote` brought it."""
    return (bundle.folder / PROMOTION_FILE).is_file()


def is_own(bundle: Bundle) -> bool:
    """Whether the reader brought it; the others ship with Overread."""
    return not bundle.folder.is_relative_to(resources_dir())


def best(bundles: Sequence[Bundle], facts: ImageFacts, in_use: str = AUTO) -> Bundle:
    """The first of `ranked`: the best there is, even if none fits; its gate has the last word. Raises BundleError."""
    order = ranked(bundles, facts, in_use)
    if not order:
        raise BundleError("There is no classifier among the bundles at hand; see `overread bundles list`.")
    return order[0].bundle


class NetworkChoice:
    """The networks that were asked for by name, "auto" standing for the one that fits each picture."""

    def __init__(self, names: Sequence[str], in_use: str, data_dir: Path) -> None:
        """`in_use`: the name in the settings. Raises BundleError for a name that is not at hand."""
        self._in_use = in_use
        self._named = {name: find_bundle(name, data_dir) for name in names if name != AUTO}
        self._names = tuple(dict.fromkeys(names))
        found, faults = bundles_at_hand(data_dir)
        self.at_hand = tuple(bundle for bundle in found if bundle.manifest.task == "classification")
        if AUTO in names and not self.at_hand and faults:
            raise BundleError(faults[0])

    @property
    def all(self) -> tuple[Bundle, ...]:
        """Every network that may be asked."""
        others = self.at_hand if AUTO in self._names else ()
        return tuple({bundle.folder: bundle for bundle in (*self._named.values(), *others)}.values())

    def for_picture(self, facts: ImageFacts) -> tuple[Bundle, ...]:
        """The networks that read this picture, each once, in the order in which they were named."""
        chosen = [best(self.at_hand, facts, self._in_use) if n == AUTO else self._named[n] for n in self._names]
        return tuple({bundle.folder: bundle for bundle in chosen}.values())


def bundle_in_use(name: str, data_dir: Path) -> Bundle:
    """The bundle of that name; for "auto" the one that a picture without a header would get. Raises BundleError."""
    if name != AUTO:
        return find_bundle(name, data_dir)
    bundles, faults = bundles_at_hand(data_dir)
    if not bundles and faults:
        raise BundleError(faults[0])
    return best(bundles, ImageFacts())
