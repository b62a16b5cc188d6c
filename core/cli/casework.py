"""`overread assess`: the reader's word."""

from __future__ import annotations

import argparse
import dataclasses
import os
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from core.cli.output import print_json, say
from core.cli.people import sign_in_where_needed
from core.cli.services import Services, with_whole_path
from core.cli.word_options import draft_of
from core.errors import FileFault, StoreFault, UsageFault
from core.paths import is_there

if TYPE_CHECKING:
    from core.bundles.library import Bundle
    from core.cli.main import WindowParts
    from core.findings import Prediction
    from core.store.database import Store


def assess_case(args: argparse.Namespace, window: WindowParts) -> int:
    from core.bundles.fingerprints import preprocessing_sha256
    from core.findings import Basis
    from core.review.assessing import assess, entry_reason
    from core.review.map_overlap import with_map_overlap
    from core.review.site import agreement_sample

    services = Services(args)
    choice = services.choice()
    _check_keys(args, choice.all)
    if not args.reader.strip():
        raise UsageFault("--reader needs the reader's id.")
    draft, sample = draft_of(args, args.finding, args.reader), agreement_sample(services.settings)
    with services.store() as store:
        sign_in_where_needed(services, store, args.reader)
        bundle, prediction, shape = _prediction(services, store, args)
        _check_keys(args, (bundle,))
        basis = Basis(preprocessing_sha256(bundle.manifest))
        word = assess(prediction, bundle.findings, dataclasses.replace(draft, missed=args.missed, basis=basis))
        word = with_map_overlap(word, prediction.heatmap(word.finding), shape)
        reason = entry_reason(word) or ("agreement_sample" if sample.draws(word) else None)
        content = None if reason is None else _member_content(services, args.path)
        queue_id = store.record(word, reason, services.settings.keep_instances, content, sample)
        waiting = store.not_stored
    if waiting.words:
        say(f"{waiting.reason} The verdict waits in the journal, and is stored as soon as that is possible.")
    elif waiting.copies:
        say(f"{waiting.reason} The verdict is stored; the image is copied as soon as that is possible.")
    print_json(
        {
            "assessment_id": word.assessment_id,
            "disagreement": word.disagreement,
            "queue_id": queue_id,
            "stored": not waiting.words,
        }
    )
    return 0


def _check_keys(args: argparse.Namespace, bundles: Sequence[Bundle]) -> None:
    """The finding and the label are findings of one of these bundles; wrong use if not."""
    keys = list(dict.fromkeys(finding.key for bundle in bundles for finding in bundle.findings))
    for key in (None if args.missed else args.finding, args.label):
        if key is not None and key not in keys:
            names = ", ".join(bundle.manifest.name for bundle in bundles)
            raise UsageFault(f"{key} is no finding of the bundle {names} ({', '.join(keys)}).")


def _prediction(
    services: Services, store: Store, args: argparse.Namespace
) -> tuple[Bundle, Prediction, tuple[int, int]]:
    """The network that reads this image, its stored prediction or a new one, which is stored, and the frame's shape."""
    if os.path.isdir(args.path) or not is_there(args.path):
        raise FileFault("{path} does not exist or is no file; name one image file.", path=args.path)
    with services.reader() as reader:
        frame = reader.read(args.path, args.frame).result()
    bundle = services.choice().for_picture(frame.facts)[0]
    stored = store.find_prediction(frame.origin.sha256, args.frame, bundle.ref)
    if stored is not None:
        # The same image may lie elsewhere than when it was analysed.
        return bundle, with_whole_path(stored, args.path), frame.shape
    with services.engine() as engine:
        prediction = with_whole_path(engine.predict(frame, bundle=bundle).result())
    with suppress(StoreFault):  # the verdict holds the score that it speaks of; `not_stored` tells what is wrong
        store.save_prediction(prediction)
    return bundle, prediction, frame.shape


def _member_content(services: Services, path: str) -> bytes | None:
    """The bytes of a member of an archive; None for a file of its own."""
    if os.path.isfile(path):
        return None
    with services.reader() as reader:
        return reader.content(path).result()
