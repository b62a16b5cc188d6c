"""A process that promotes and takes back in turn, to be killed.

`python -m tests.helpers.promoting_child DATA STAGED`: every folder below STAGED is a bundle that is brought in once. It
says "ready" before the first step.
"""

from __future__ import annotations

import sys
from pathlib import Path

from core.bundles.choosing import bundle_in_use
from core.bundles.figures import PromotionOutcome
from core.bundles.library import Bundle, read_bundle
from core.learning.promotion_steps import Site, bring_in, event_of, take_back
from core.settings import load_settings
from core.store.database import open_store


def outcome_of(candidate: Bundle, incumbent: Bundle) -> PromotionOutcome:
    return PromotionOutcome(
        decision="promoted", candidate="candidate", candidate_sha256=candidate.ref.sha256, incumbent="incumbent",
        incumbent_sha256=incumbent.ref.sha256, comparison_sha256="c" * 64, who="child",
        made_at="2024-01-01T00:00:00.000+00:00", checks=(),
    )  # fmt: skip


def bring(site: Site, staged: Path) -> str:
    candidate = read_bundle(staged)
    incumbent = bundle_in_use(load_settings(site.data_dir).bundle, site.data_dir)
    outcome = outcome_of(candidate, incumbent)
    return bring_in(site, candidate, outcome, event_of(outcome, candidate, incumbent, "d" * 64))


def main() -> None:
    data_dir, staged = Path(sys.argv[1]), Path(sys.argv[2])
    site = Site(data_dir, open_store(data_dir))
    print("ready", flush=True)
    for number, folder in enumerate(sorted(staged.iterdir())):
        bring(site, folder)
        if number % 3 == 2:
            take_back(site, "child")
    print("ended", flush=True)


if __name__ == "__main__":
    main()
