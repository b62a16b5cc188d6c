"""The two steps that change which network reads: a candidate comes in, and is taken back.

The order makes a kill at any moment harmless. The copy comes first, and `auto` passes over it while the settings do not
name it. Then the audit states the step; then one replaced file, settings.json, makes it true; a second row says so.
What a kill left open, or what became of the settings by other hands, the next call says in a row of its own.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from core.bundles.choosing import AUTO, PROMOTION_FILE, bundle_in_use
from core.bundles.figures import PromotionOutcome
from core.bundles.library import Bundle, bundle_folders, find_bundle, manifest_sha256, verify
from core.errors import BundleError, EnvironmentFault, EnvironmentLacks, UsageFault
from core.inference.gate_model import load_gate
from core.learning.promotion_lock import only_one_step
from core.settings import PromotionStep, change_settings, load_settings
from core.store.audit import AuditEvent, AuditKind
from core.store.database import Store


@dataclass(frozen=True, slots=True)
class Site:
    """The data folder and the store in it."""

    data_dir: Path
    store: Store


@dataclass(frozen=True, slots=True)
class TakenBack:
    """`promoted`: the folder that no longer reads. `earlier`: the network that reads again, by the setting `bundle`."""

    promoted: str
    setting: str
    earlier: Bundle


def bring_in(site: Site, staged: Bundle, outcome: PromotionOutcome, event: AuditEvent) -> str:
    """Make the staged copy (in the data folder) the network in use; returns its folder's name.

    `event`: of the kind promoted. Raises EnvironmentFault where what it met no longer reads as it did, or another step
    is being written, and EnvironmentLacks where the data folder cannot be written.
    """
    with only_one_step(site.data_dir):
        settings = load_settings(site.data_dir)
        before = bundle_in_use(settings.bundle, site.data_dir)
        manifest = manifest_sha256(before)
        if (before.ref, manifest) != (event.incumbent, outcome.incumbent_manifest_sha256):
            raise EnvironmentFault(
                "Another network was put in use while the candidate was measured, or the one in use was fitted again; "
                "promote it again."
            )
        settle(site, event.who)
        target = site.data_dir / "bundles" / free_name(staged, site.data_dir)
        step = PromotionStep(
            event=event.event_id, bundle=target.name, before=settings.bundle, before_folder=before.folder.name,
            before_manifest_sha256=manifest,
        )  # fmt: skip
        try:
            _move(staged, outcome, target)
            site.store.add_audit_event(event)
            promotions = (*settings.promotions, step)
            change_settings(site.data_dir, bundle=target.name, promotions=promotions)
        except OSError as error:
            raise EnvironmentLacks(
                "{data_dir} cannot be written ({reason}); check its rights and the free space, and promote again.",
                data_dir=site.data_dir,
                reason=error.strerror or error,
            ) from error
        _say_of(site, event, "in_effect", event.who)
    return target.name


def _move(staged: Bundle, outcome: PromotionOutcome, target: Path) -> None:
    (staged.folder / PROMOTION_FILE).write_bytes(msgspec.json.format(msgspec.json.encode(outcome), indent=1))
    _onto_disk(staged.folder)
    target.parent.mkdir(parents=True, exist_ok=True)
    staged.folder.rename(target)


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
            with path.open("rb+") as stream:  # Windows syncs only what is open for writing
                os.fsync(stream.fileno())


def take_back(site: Site, who: str) -> TakenBack:
    """Let the network read again that read before the last promotion, as it read then.

    Raises UsageFault where there is nothing to take back, BundleError where the earlier network is gone, damaged or
    no longer the same, EnvironmentFault where another step is being written.
    """
    with only_one_step(site.data_dir):
        settings = load_settings(site.data_dir)
        if not settings.promotions:
            raise UsageFault("No promotion is in effect; there is nothing to take back.")
        step = settings.promotions[-1]
        if settings.bundle != step.bundle:
            raise UsageFault(
                "{bundle}, which was promoted last, no longer reads (the settings name {settings_bundle}); "
                "choose a network with `overread bundles use`.",
                bundle=step.bundle,
                settings_bundle=settings.bundle,
            )
        setting, earlier = _earlier(step, site.data_dir)
        verify(earlier)
        load_gate(earlier)  # that it is whole, as the weights are
        settle(site, who)
        candidate = next((e.candidate for e in site.store.audit_events() if e.event_id == step.event), None)
        event = AuditEvent("rolled_back", who, {"of": step.event}, candidate=candidate, incumbent=earlier.ref)
        site.store.add_audit_event(event)
        promotions = settings.promotions[:-1]
        change_settings(site.data_dir, bundle=setting, promotions=promotions)
        _say_of(site, event, "in_effect", who)
    return TakenBack(step.bundle, setting, earlier)


def _earlier(step: PromotionStep, data_dir: Path) -> tuple[str, Bundle]:
    """The setting that brings back what read before `step`, and that bundle.

    "auto" stays "auto" where it still means that bundle; otherwise the bundle is named. Raises BundleError.
    """
    setting, bundle = step.before, bundle_in_use(step.before, data_dir)
    if not step.before_folder:  # promoted by an earlier Overread, which did not keep what the setting meant
        return setting, bundle
    if setting == AUTO and (bundle.folder.name, manifest_sha256(bundle)) != (
        step.before_folder, step.before_manifest_sha256
    ):  # fmt: skip
        setting, bundle = step.before_folder, find_bundle(step.before_folder, data_dir)
    if manifest_sha256(bundle) != step.before_manifest_sha256:
        raise BundleError(
            "The bundle {before_folder} was fitted again or exchanged since {bundle} replaced it, and would "
            "not read as it did; put the earlier one back, or choose a network with `overread bundles use`.",
            before_folder=step.before_folder,
            bundle=step.bundle,
        )
    return setting, bundle


def settle(site: Site, who: str) -> None:
    """Say of every step of the audit what became of it, where that is not said yet."""
    steps = {step.event for step in load_settings(site.data_dir).promotions}
    for event, kind in unsettled(site.store.audit_events(), steps):
        _say_of(site, event, kind, who)


def _say_of(site: Site, event: AuditEvent, kind: AuditKind, who: str) -> None:
    site.store.add_audit_event(
        AuditEvent(kind, who, {"of": event.event_id}, candidate=event.candidate, incumbent=event.incumbent)
    )


def unsettled(events: list[AuditEvent], steps: set[str]) -> list[tuple[AuditEvent, AuditKind]]:
    """The promotions and rollbacks of which the audit does not yet say what the settings do.

    `steps`: the events of the promotions that the settings hold.
    """

    def named(*kinds: AuditKind) -> set[str]:
        return {event.details["of"] for event in events if event.kind in kinds}

    confirmed, closed = named("in_effect"), named("cut_short", "lost")
    standing = [event for event in events if event.event_id not in closed]
    taken_back = {event.details["of"] for event in standing if event.kind == "rolled_back"} - steps
    found: list[tuple[AuditEvent, AuditKind]] = []
    for event in standing:
        if event.kind == "promoted" and event.event_id not in taken_back:
            holds = event.event_id in steps
        elif event.kind == "rolled_back":
            holds = event.details["of"] not in steps
        else:
            continue
        if holds and event.event_id not in confirmed:
            found.append((event, "in_effect"))
        if not holds:
            found.append((event, "lost" if event.event_id in confirmed else "cut_short"))
    return found


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
