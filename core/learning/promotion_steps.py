"""The two steps that change which network reads: a candidate comes in, and is taken back.

The order makes a kill at any moment harmless. The copy comes first, and `auto` passes over it while the settings do not
name it. Then the audit states the step; then one replaced file, settings.json, makes it true. An audit row whose step
the settings do not hold was cut short, and the next call says so in a row of its own.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from core.bundles.choosing import PROMOTION_FILE, bundle_in_use
from core.bundles.figures import PromotionOutcome
from core.bundles.library import Bundle, bundle_folders, verify
from core.errors import EnvironmentFault, EnvironmentLacks, UsageFault
from core.settings import PromotionStep, load_settings, save_settings
from core.store.audit import AuditEvent
from core.store.database import Store


@dataclass(frozen=True, slots=True)
class Site:
    """The data folder and the store in it."""

    data_dir: Path
    store: Store


def bring_in(site: Site, staged: Bundle, outcome: PromotionOutcome, event: AuditEvent) -> str:
    """Make the staged copy (in the data folder) the network in use; returns its folder's name.

    `event`: of the kind promoted. Raises EnvironmentFault where its incumbent no longer reads, and EnvironmentLacks
    where the data folder cannot be written.
    """
    settings = load_settings(site.data_dir)
    if bundle_in_use(settings.bundle, site.data_dir).ref != event.incumbent:
        raise EnvironmentFault("Another network was put in use while the candidate was measured; promote it again.")
    close_cut_short(site, event.who)
    target = site.data_dir / "bundles" / free_name(staged, site.data_dir)
    try:
        (staged.folder / PROMOTION_FILE).write_bytes(msgspec.json.format(msgspec.json.encode(outcome), indent=1))
        _onto_disk(staged.folder)
        target.parent.mkdir(parents=True, exist_ok=True)
        staged.folder.rename(target)
        site.store.add_audit_event(event)
        step = PromotionStep(event=event.event_id, bundle=target.name, before=settings.bundle)
        promotions = (*settings.promotions, step)
        save_settings(site.data_dir, msgspec.structs.replace(settings, bundle=target.name, promotions=promotions))
    except OSError as error:
        raise EnvironmentLacks(
            f"{site.data_dir} cannot be written ({error.strerror or error}); check its rights and the free space, "
            "and promote again."
        ) from error
    return target.name


def free_name(bundle: Bundle, data_dir: Path) -> str:
    """`<name>-<version>`, with a number behind it where that is taken."""
    version = re.sub(r"[^A-Za-z0-9._-]+", "-", bundle.manifest.version)
    wanted = f"{bundle.manifest.name}-{version}"
    taken = {folder.name for folder in bundle_folders(data_dir)}
    names = (wanted if n == 1 else f"{wanted}-{n}" for n in range(1, len(taken) + 1000))
    return next(name for name in names if name not in taken and not (data_dir / "bundles" / name).exists())


def _onto_disk(folder: Path) -> None:
    """A power cut after the rename must not leave empty files."""
    for path in folder.rglob("*"):
        if path.is_file():
            with path.open("rb") as stream:
                os.fsync(stream.fileno())


def take_back(site: Site, who: str) -> tuple[PromotionStep, Bundle]:
    """Let the network read again that read before the last promotion; the promotion and that network.

    Raises UsageFault where there is nothing to take back, BundleError where the earlier network is gone or damaged.
    """
    settings = load_settings(site.data_dir)
    if not settings.promotions:
        raise UsageFault("No promotion is in effect; there is nothing to take back.")
    step = settings.promotions[-1]
    if settings.bundle != step.bundle:
        raise UsageFault(
            f"{step.bundle}, which was promoted last, no longer reads (the settings name {settings.bundle}); "
            "choose a network with `overread bundles use`."
        )
    earlier = bundle_in_use(step.before, site.data_dir)
    verify(earlier)
    close_cut_short(site, who)
    candidate = next((e.candidate for e in site.store.audit_events() if e.event_id == step.event), None)
    event = AuditEvent("rolled_back", who, {"of": step.event}, candidate=candidate, incumbent=earlier.ref)
    site.store.add_audit_event(event)
    promotions = settings.promotions[:-1]
    save_settings(site.data_dir, msgspec.structs.replace(settings, bundle=step.before, promotions=promotions))
    return step, earlier


def close_cut_short(site: Site, who: str) -> None:
    """Say of every step that the audit states and the settings do not hold that it never came into effect."""
    steps = {step.event for step in load_settings(site.data_dir).promotions}
    for event in not_in_effect(site.store.audit_events(), steps):
        site.store.add_audit_event(
            AuditEvent("cut_short", who, {"of": event.event_id}, candidate=event.candidate, incumbent=event.incumbent)
        )


def not_in_effect(events: list[AuditEvent], steps: set[str]) -> list[AuditEvent]:
    closed = {event.details["of"] for event in events if event.kind == "cut_short"}
    standing = [event for event in events if event.event_id not in closed]
    taken_back = {event.details["of"] for event in standing if event.kind == "rolled_back"}
    promoted = [e for e in standing if e.kind == "promoted" and e.event_id not in steps | taken_back]
    return promoted + [e for e in standing if e.kind == "rolled_back" and e.details["of"] in steps]


def first_comparison(events: list[AuditEvent]) -> str:
    """The digest of the comparison set of the first attempt; '' before it."""
    return next((event.comparison_sha256 for event in events if event.comparison_sha256), "")


def event_of(outcome: PromotionOutcome, candidate: Bundle, incumbent: Bundle, plan_sha256: str) -> AuditEvent:
    """The audit's row of a promotion or a refusal."""
    event = AuditEvent(
        kind=outcome.decision,
        who=outcome.who,
        details=msgspec.to_builtins(outcome),
        candidate=candidate.ref,
        incumbent=incumbent.ref,
        comparison_sha256=outcome.comparison_sha256,
        training_files_sha256=candidate.manifest.provenance.training_files_sha256,
        plan_sha256=plan_sha256,
    )
    return replace(event, at=outcome.made_at)
