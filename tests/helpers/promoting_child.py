"""A process that promotes and takes back, to be killed.

`python -m tests.helpers.promoting_child DATA STAGED`: every folder below STAGED is a bundle that is brought in once,
every third is taken back. It says "ready" before the first step.

`python -m tests.helpers.promoting_child DATA BUNDLE moments`: a copy of BUNDLE is brought in, and then taken back, by a
process that is killed before its first touch of a file in DATA (the store's own left aside), by one that is killed
before its second, and so on until one comes to its end. After each it says how that went, and waits for a line.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
from pathlib import Path

from core.bundles.choosing import bundle_in_use
from core.bundles.figures import PromotionOutcome
from core.bundles.library import Bundle, manifest_sha256, read_bundle
from core.learning.promotion_steps import Site, bring_in, event_of, take_back
from core.settings import load_settings
from core.store.database import open_store

OF_THE_STORE = ("overread.", "audit.")  # touched with every event of the audit, before and after the settings


def outcome_of(candidate: Bundle, incumbent: Bundle) -> PromotionOutcome:
    return PromotionOutcome(
        decision="promoted", candidate="candidate", candidate_sha256=candidate.ref.sha256, incumbent="incumbent",
        incumbent_sha256=incumbent.ref.sha256, comparison_sha256="c" * 64, who="child",
        made_at="2024-01-01T00:00:00.000+00:00", checks=(),
        incumbent_manifest_sha256=manifest_sha256(incumbent),
    )  # fmt: skip


def bring(site: Site, staged: Path) -> str:
    candidate = read_bundle(staged)
    incumbent = bundle_in_use(load_settings(site.data_dir).bundle, site.data_dir)
    outcome = outcome_of(candidate, incumbent)
    return bring_in(site, candidate, outcome, event_of(outcome, candidate, incumbent, "d" * 64))


def step_killed_at(moment: int, verb: str, data_dir: Path, staged: Path) -> None:
    """In a process of its own: the step, cut off before the `moment`-th file of the data folder is opened or moved."""
    site, touched = Site(data_dir, open_store(data_dir)), 0

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal touched
        if event not in ("open", "os.rename"):
            return
        file = Path(str(arguments[0]))
        if file.is_relative_to(data_dir) and not file.name.startswith(OF_THE_STORE):
            touched += 1
            if touched == moment:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(watch)
    bring(site, staged) if verb == "bring" else take_back(site, "child")
    os._exit(0)


def at_every_moment(data_dir: Path, bundle: Path) -> None:
    for verb in ("bring", "take_back"):
        moment, killed = 0, True
        while killed:
            moment += 1
            staged = data_dir / "promotion-x" / str(moment)
            if verb == "bring":
                shutil.rmtree(data_dir / "bundles", ignore_errors=True)  # each more would be more files to touch
                shutil.copytree(bundle, staged)
            child = os.fork()
            if child == 0:
                step_killed_at(moment, verb, data_dir, staged)
            killed = os.WIFSIGNALED(os.waitpid(child, 0)[1])
            print(verb, "killed" if killed else "ended", flush=True)
            sys.stdin.readline()


def one_after_the_other(data_dir: Path, staged: Path) -> None:
    site = Site(data_dir, open_store(data_dir))
    print("ready", flush=True)
    for number, folder in enumerate(sorted(staged.iterdir())):
        bring(site, folder)
        if number % 3 == 2:
            take_back(site, "child")
    print("ended", flush=True)


if __name__ == "__main__":
    (at_every_moment if sys.argv[3:] else one_after_the_other)(Path(sys.argv[1]), Path(sys.argv[2]))
