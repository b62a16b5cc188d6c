"""What `overread evaluate` does with a segmenter: its masks as files, or a classifier's heat against the lungs."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from core.bundles.library import Bundle, lung_segmenter
from core.cli.output import ProgressLine, print_json, say
from core.cli.services import Services
from core.errors import EnvironmentFault, EnvironmentLacks, UsageFault

if TYPE_CHECKING:
    from core.learning.datasets import LabelledImage


def in_split(images: list[LabelledImage], args: argparse.Namespace) -> list[LabelledImage]:
    """The images of `--split`, or all of them where the set states none or all are asked for. Raises UsageFault."""
    if any(image.split for image in images) and args.split != "all":
        images = [image for image in images if image.split == args.split]
    if not images:
        raise UsageFault(f"{args.data} has no image in the split {args.split}; choose another with --split.")
    return images


def evaluate_segmenter(args: argparse.Namespace, bundle: Bundle, images: list[LabelledImage]) -> int:
    """Masks of all images below `--out`, and how many can be lungs, by source. A second call goes on."""
    from core.learning.mask_writing import masks_as_text, plausible_masks, write_masks

    progress = ProgressLine("masked")
    try:
        unread = write_masks(bundle, args.device, images, Path(args.out), progress.update)
        progress.close()
        rows = plausible_masks(images, Path(args.out))
        (Path(args.out) / "masks.json").write_text(json.dumps(rows, indent=2) + "\n", encoding="utf-8")
    except OSError as error:
        raise EnvironmentFault(
            "{out} cannot be written ({error}); choose another folder.", out=args.out, error=error
        ) from error
    for reason in unread.values():
        say(reason)
    if args.json:
        print_json(rows)
    else:
        print(masks_as_text(rows))
    return 1 if unread else 0


def heat_in_lungs(
    args: argparse.Namespace, services: Services, classifier: Bundle, images: list[LabelledImage]
) -> dict[str, Any]:
    """The key `lungs` of the report: the segmenter, and the share of heat inside the lungs. Raises EnvironmentLacks."""
    from core.learning.datasets import read_dataset
    from core.learning.lung_heat import LungHeat, heat_as_text, heat_table
    from core.learning.mask_datasets import read_masks

    segmenter = lung_segmenter(services.data_dir)
    if segmenter is None:
        raise EnvironmentLacks("There is no lung segmenter among the bundles; add one with `overread bundles add`.")
    drawn = read_masks(Path(args.drawn_masks), read_dataset(Path(args.data))) if args.drawn_masks else []
    progress = ProgressLine("heat measured")
    rows = heat_table(LungHeat(classifier, segmenter, args.device, drawn).measured(images, progress.update))
    progress.close()
    name = f"{segmenter.manifest.name} {segmenter.manifest.version}"
    return {"segmenter": name, "rows": rows, "text": heat_as_text(rows, name)}
