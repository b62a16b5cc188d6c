"""`overread evaluate`: a bundle's figures on labelled images, and everything that its options add to them."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from core.bundles.library import Bundle, find_bundle
from core.cli.lungs import evaluate_segmenter, heat_in_lungs, in_split
from core.cli.output import ProgressLine, print_json, say
from core.cli.services import Services
from core.errors import EnvironmentFault, Sentence, UsageFault

if TYPE_CHECKING:
    from core.cli.main import WindowParts
    from core.learning.datasets import LabelledImage
    from core.learning.evaluation_record import Asked
    from core.learning.html_report import ReportPage
    from core.learning.scored import Scored


def evaluate_bundle(args: argparse.Namespace, window: WindowParts) -> int:
    from core.learning.datasets import read_dataset
    from core.learning.evaluation import figures_as_text
    from core.learning.goals import parse_goal

    services = Services(args)
    goals = [parse_goal(text) for text in args.goal]  # before the work, not after it
    rows = in_split(read_dataset(Path(args.data)), args)
    bundle = services.bundle()
    if bundle.manifest.task == "segmentation":
        return evaluate_segmenter(args, bundle, rows)
    against = _rival(args, services)
    records = _checked(args, bundle, rows)
    scored = _scored(bundle, args, records)
    for reason in scored.unread.values():
        say(reason)
    page = _page(args, scored, goals)
    page.report.update(_more(args, services, scored, against))
    if args.regions:
        page.report["regions"] = _regions(args, scored, rows)
    _write(args, bundle, records, page)
    if args.json:
        print_json({key: value for key, value in page.report.items() if key != "cases"})
    else:
        texts = [value["text"] for value in page.report.values() if isinstance(value, dict) and "text" in value]
        print("\n\n".join(["\n".join(f"- {line}" for line in page.weak_points), figures_as_text(page.report), *texts]))
    return 1 if scored.unread else 0


def _checked(args: argparse.Namespace, bundle: Bundle, rows: list[LabelledImage]) -> list[LabelledImage]:
    """The images, once it is known that the set has what the options ask of it: before the work and not after it.

    Raises UsageFault, and DatasetError for rows of one file that contradict one another.
    """
    from core.learning.one_per_file import one_per_file
    from core.learning.region_heat import regions_of
    from core.learning.scored import check_columns

    check_columns(rows, args.by)
    if args.regions:
        regions_of(bundle, rows)
    records = one_per_file(rows, bundle.manifest, args.by)
    if args.card:
        _check_card(args, bundle, records)
    return records


def _check_card(args: argparse.Namespace, bundle: Bundle, records: list[LabelledImage]) -> None:
    """A card shall not praise a network for what it has learned by heart. Raises UsageFault."""
    from core.learning.seen_images import seen_images

    # What cannot be read is named when it is measured.
    there = [record for record in records if record.path.is_file() and os.access(record.path, os.R_OK)]
    seen = seen_images(bundle, there)
    if seen.trained:
        raise UsageFault(
            f"{seen.trained} of {len(records)} images of {args.data} trained {bundle.manifest.name}, and figures on "
            "them do not belong into its card; name other images, or leave out --card."
        )


def _rival(args: argparse.Namespace, services: Services) -> Bundle | None:
    """The bundle of --against. Raises BundleError, and UsageFault for one that gives no findings."""
    if not args.against:
        return None
    bundle = find_bundle(args.against, services.data_dir)
    if bundle.manifest.task != "classification":
        raise UsageFault(f"{args.against} gives no findings ({bundle.manifest.task}); name a classifier.")
    return bundle


def _scored(bundle: Bundle, args: argparse.Namespace, records: list[LabelledImage]) -> Scored:
    from core.learning.evaluation import score

    progress = ProgressLine(Sentence("evaluated by {name}", name=bundle.manifest.name))
    scored = score(bundle, args.device, records, progress.update)
    progress.close()
    return scored


def _page(args: argparse.Namespace, scored: Scored, goals: list[Any]) -> ReportPage:
    """The figures, what they miss of the goals, and the worst errors."""
    import msgspec

    from core.bundles.figures import Evaluation
    from core.learning.evaluation import report_of
    from core.learning.goals import held_against
    from core.learning.html_report import ReportPage
    from core.learning.weak_points import weak_points
    from core.learning.worst_errors import shown_mistakes

    report = report_of(scored, _asked(args))
    evaluation = msgspec.convert(report["evaluation"], Evaluation)
    results = held_against(evaluation, goals)
    report["goals"] = [result.as_json() for result in results]
    report["weak_points"] = weak_points(evaluation, results)
    mistakes = shown_mistakes(scored, args.device, args.worst)
    calibrated = scored.bundle.manifest.gives_probabilities
    return ReportPage(evaluation, report, report["weak_points"], results, mistakes, calibrated)


def _asked(args: argparse.Namespace) -> Asked:
    from core.learning.evaluation_record import Asked

    path = Path(args.data).absolute()
    name = path.name if path.is_dir() else path.parent.name
    return Asked(data=name, by=tuple(dict.fromkeys(args.by)))


def _keep_rival(args: argparse.Namespace, rival: Scored) -> None:
    """The other bundle's evaluation on the same images, so that its curves can be laid over this one's."""
    import msgspec

    from core.bundles.figures import AGAINST_FOLDER, Evaluation, write_evaluation
    from core.learning.evaluation import report_of

    folder = Path(args.out) / AGAINST_FOLDER
    evaluation = msgspec.convert(report_of(rival, _asked(args))["evaluation"], Evaluation)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_evaluation(evaluation, folder)
    except OSError as error:
        raise EnvironmentFault(
            "{folder} cannot be written ({error}); choose another folder.", folder=folder, error=error
        ) from error


def _more(args: argparse.Namespace, services: Services, scored: Scored, against: Bundle | None) -> dict[str, Any]:
    """The keys that options add: each a dict with its `text` for people."""
    from core.learning.comparison import compared

    found: dict[str, Any] = {}
    if against is not None:
        rival = _scored(against, args, scored.records)
        found["comparison"] = compared(scored, rival)
        _keep_rival(args, rival)
    if args.lungs:
        found["lungs"] = heat_in_lungs(args, services, scored.bundle, scored.records)
    if args.occlude:
        found["occlusion"] = _occlusion(args, scored)
    return found


def _regions(args: argparse.Namespace, scored: Scored, rows: list[LabelledImage]) -> dict[str, Any]:
    from core.learning.region_heat import region_heat, region_table, regions_as_text

    progress = ProgressLine(Sentence("maps held against regions"))
    found = region_table(region_heat(scored, rows, args.device, progress.update))
    progress.close()
    return {"rows": found, "text": regions_as_text(found)}


def _occlusion(args: argparse.Namespace, scored: Scored) -> dict[str, Any]:
    from core.learning.occlusion import occlusion_as_text, occlusion_table

    progress = ProgressLine(Sentence("evaluated with borders and letters painted over"))
    rows = occlusion_table(scored, args.device, progress.update)
    progress.close()
    return {"rows": rows, "text": occlusion_as_text(rows)}


def _write(args: argparse.Namespace, bundle: Bundle, records: list[LabelledImage], page: ReportPage) -> None:
    from core.learning.card import write_card
    from core.learning.report_files import write_report
    from core.learning.sanity import with_sanity

    try:
        write_report(page, Path(args.out))
        if args.sanity:
            with_sanity(bundle.folder, records)
        if args.card:
            write_card(bundle.folder, bundle.manifest, page.report)
    except OSError as error:
        raise EnvironmentFault(
            "{out} cannot be written ({error}); choose another folder.", out=args.out, error=error
        ) from error
