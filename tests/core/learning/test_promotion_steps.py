"""Coming in and being taken back: in one step each, also where the process is killed (-9) in between."""

from __future__ import annotations

import os
import random
import shutil
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from core.bundles.choosing import AUTO, bundle_in_use
from core.bundles.library import Bundle, find_bundle, read_bundle, verify
from core.bundles.manifest import encode_manifest
from core.cli.main import WindowParts, main
from core.errors import BundleError, EnvironmentFault, UsageFault
from core.learning.promotion_lock import only_one_step
from core.learning.promotion_steps import Site, bring_in, event_of, settle, take_back, unsettled
from core.learning.staging import staged_copy, staging_folder
from core.settings import Settings, load_settings, save_settings
from core.store.audit import AuditEvent
from core.store.database import open_store
from tests.helpers.promoting_child import bring, outcome_of

pytestmark = pytest.mark.engine
ROOT = Path(__file__).resolve().parents[3]
STEPS = 6


@pytest.fixture
def site(data_dir: Path) -> Iterator[Site]:
    store = open_store(data_dir)
    yield Site(data_dir, store)
    store.close()


def staged(bundle: Bundle, data_dir: Path, name: str, count: int = STEPS) -> Path:
    """Copies that wait in the data folder, as `overread promote` leaves them."""
    for number in range(count):
        shutil.copytree(bundle.folder, data_dir / name / str(number))
    return data_dir / name


def test_auto_reads_on_with_the_earlier_network_until_the_settings_name_the_new_one(
    site: Site, random_bundle: Bundle
) -> None:
    """A reader's own bundle is the first among equals; one that a promotion brought must not be, once taken back."""
    folder = staged(random_bundle, site.data_dir, "promotion-a", 1)
    name = bring(site, folder / "0")
    assert name == "random-net-0.0.1"
    assert bundle_in_use(load_settings(site.data_dir).bundle, site.data_dir).folder.name == name
    assert bundle_in_use(AUTO, site.data_dir).folder.name == "cxr4-lite0"
    done = take_back(site, "dr-a")
    assert (done.promoted, done.setting, done.earlier.folder.name) == (name, AUTO, "cxr4-lite0")
    assert load_settings(site.data_dir) == Settings()
    with pytest.raises(UsageFault, match="there is nothing to take back"):
        take_back(site, "dr-a")


def test_a_network_that_was_chosen_by_hand_since_is_left_alone(site: Site, random_bundle: Bundle) -> None:
    name = bring(site, staged(random_bundle, site.data_dir, "promotion-a", 1) / "0")
    promotions = load_settings(site.data_dir).promotions
    save_settings(site.data_dir, Settings(bundle="cxr4-lite0", promotions=promotions))
    with pytest.raises(UsageFault, match=f"{name}, which was promoted last, no longer reads"):
        take_back(site, "dr-a")


def refitted(folder: Path) -> None:
    """As `overread refit` leaves it: other numbers for the same weights, under the same name and version."""
    manifest = read_bundle(folder).manifest
    first, *rest = manifest.findings
    other = msgspec.structs.replace(manifest, findings=(msgspec.structs.replace(first, threshold=0.123), *rest))
    (folder / "manifest.json").write_bytes(encode_manifest(other))


def test_auto_is_restored_only_where_it_means_the_same_network(site: Site, random_bundle: Bundle) -> None:
    """A bundle that the reader adds meanwhile would be the first among equals."""
    bring(site, staged(random_bundle, site.data_dir, "promotion-a", 1) / "0")
    shutil.copytree(random_bundle.folder, site.data_dir / "bundles" / "aaa")
    assert bundle_in_use(AUTO, site.data_dir).folder.name == "aaa"
    done = take_back(site, "dr-a")
    assert (done.setting, done.earlier.folder.name) == ("cxr4-lite0", "cxr4-lite0")
    assert load_settings(site.data_dir).bundle == "cxr4-lite0"


@pytest.mark.parametrize("setting", [AUTO, "own"])
def test_an_earlier_network_that_was_fitted_again_is_not_brought_back(
    site: Site, random_bundle: Bundle, setting: str
) -> None:
    own = site.data_dir / "bundles" / "own"
    shutil.copytree(random_bundle.folder, own)
    save_settings(site.data_dir, Settings(bundle=setting))
    name = bring(site, staged(random_bundle, site.data_dir, "promotion-a", 1) / "0")
    refitted(own)
    with pytest.raises(BundleError, match=f"The bundle own was fitted again or exchanged since {name} replaced it"):
        take_back(site, "dr-a")
    assert load_settings(site.data_dir).bundle == name
    assert [event.kind for event in site.store.audit_events()] == ["promoted", "in_effect"]


def test_a_network_that_was_fitted_again_while_the_candidate_was_measured_is_not_replaced(
    site: Site, random_bundle: Bundle
) -> None:
    own = site.data_dir / "bundles" / "own"
    shutil.copytree(random_bundle.folder, own)
    incumbent = bundle_in_use(AUTO, site.data_dir)
    candidate = read_bundle(staged(random_bundle, site.data_dir, "promotion-a", 1) / "0")
    outcome = outcome_of(candidate, incumbent)
    refitted(own)
    assert bundle_in_use(AUTO, site.data_dir).ref == incumbent.ref
    with pytest.raises(EnvironmentFault, match="or the one in use was fitted again"):
        bring_in(site, candidate, outcome, event_of(outcome, candidate, incumbent, "d" * 64))


def test_one_step_at_a_time(site: Site, random_bundle: Bundle) -> None:
    folder = staged(random_bundle, site.data_dir, "promotion-a", 1) / "0"
    with only_one_step(site.data_dir):
        for step in (lambda: bring(site, folder), lambda: take_back(site, "dr-a")):
            with pytest.raises(EnvironmentFault, match="is just being written in this data folder"):
                step()
    assert site.store.audit_events() == []
    bring(site, folder)


def test_a_network_that_read_until_the_settings_were_lost_did_read(site: Site, random_bundle: Bundle) -> None:
    folder = staged(random_bundle, site.data_dir, "promotion-a", 2)
    bring(site, folder / "0")
    assert load_settings(site.data_dir).promotion_in_effect is not None
    (site.data_dir / "settings.json").unlink()
    bring(site, folder / "1")
    assert [event.kind for event in site.store.audit_events()] == [
        "promoted", "in_effect", "lost", "promoted", "in_effect",
    ]  # fmt: skip


def test_a_step_that_a_kill_kept_from_being_confirmed_is_confirmed_by_the_next_call(
    site: Site, random_bundle: Bundle
) -> None:
    ref = random_bundle.ref
    done, undone = (AuditEvent("promoted", "dr-a", {}, ref, ref, "c" * 64, "", "d" * 64) for _ in range(2))
    back = AuditEvent("rolled_back", "dr-a", {"of": undone.event_id}, ref, ref)
    for event in (done, undone, back):
        site.store.add_audit_event(event)
    found = unsettled(site.store.audit_events(), {done.event_id})
    assert [(event.event_id, kind) for event, kind in found] == [
        (done.event_id, "in_effect"), (back.event_id, "in_effect"),
    ]  # fmt: skip
    found = unsettled(site.store.audit_events(), {done.event_id, undone.event_id})
    assert [(event.event_id, kind) for event, kind in found] == [
        (done.event_id, "in_effect"), (undone.event_id, "in_effect"), (back.event_id, "cut_short"),
    ]  # fmt: skip


def test_only_the_promotion_whose_network_reads_is_in_effect(site: Site, random_bundle: Bundle) -> None:
    folder = staged(random_bundle, site.data_dir, "promotion-a", 2)
    for number in range(2):
        bring(site, folder / str(number))
    settings = load_settings(site.data_dir)
    assert settings.promotion_in_effect == settings.promotions[-1]
    assert msgspec.structs.replace(settings, bundle="cxr4-lite0").promotion_in_effect is None


def test_a_write_protected_candidate_is_copied_as_ones_own_and_nothing_is_left(
    data_dir: Path, random_bundle: Bundle, tmp_path: Path
) -> None:
    protected = tmp_path / "protected"
    shutil.copytree(random_bundle.folder, protected)
    every = [*protected.rglob("*"), protected]
    for path in every:
        path.chmod(0o555 if path.is_dir() else 0o444)
    with staging_folder(data_dir) as work:
        copy = staged_copy(read_bundle(protected), work)
        for path in (copy.folder, *copy.folder.rglob("*")):
            assert path.stat().st_mode & stat.S_IWUSR, path
        copy.folder.chmod(0o555)
    assert list(data_dir.iterdir()) == []
    for path in every:
        path.chmod(0o755)


def test_what_was_promoted_elsewhere_is_added_as_a_bundle_like_any_other(
    site: Site, random_bundle: Bundle, tmp_path: Path
) -> None:
    name = bring(site, staged(random_bundle, site.data_dir, "promotion-a", 1) / "0")
    arguments = ["bundles", "add", str(site.data_dir / "bundles" / name), "--data-dir", str(tmp_path / "other")]
    assert main(arguments, WindowParts(lambda *given: 0, lambda rounds: [], lambda: [])) == 0
    assert bundle_in_use(AUTO, tmp_path / "other").folder.name == "random-net"


def test_a_kill_at_any_moment_leaves_the_earlier_network_or_the_new_one(data_dir: Path, random_bundle: Bundle) -> None:
    """The audit states what came into effect, and what did not once the next call has looked."""
    moments = random.Random(3)
    open_store(data_dir).close()
    seen = set()
    for number in range(4):
        folder = staged(random_bundle, data_dir, f"promotion-{number}")
        command = [sys.executable, "-m", "tests.helpers.promoting_child", str(data_dir), str(folder)]
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == "ready\n"
            deadline = time.perf_counter() + 0.15 * moments.random()
            while time.perf_counter() < deadline:
                pass
            os.kill(process.pid, signal.SIGKILL)
        shutil.rmtree(folder)
        settings = load_settings(data_dir)
        verify(bundle_in_use(settings.bundle, data_dir))
        for step in settings.promotions:
            verify(find_bundle(step.bundle, data_dir))
        assert settings.bundle == (settings.promotions[-1].bundle if settings.promotions else AUTO)
        seen.add(len(settings.promotions))
        store = open_store(data_dir)
        events = store.audit_events()
        assert {step.event for step in settings.promotions} <= {e.event_id for e in events if e.kind == "promoted"}
        settle(Site(data_dir, store), "dr-a")
        assert unsettled(store.audit_events(), {step.event for step in settings.promotions}) == []
        store.close()
    assert len(seen) > 1


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")
def test_a_kill_before_every_touch_of_a_file_leaves_the_step_undone(data_dir: Path, random_bundle: Bundle) -> None:
    open_store(data_dir).close()
    command = [
        sys.executable,
        "-m",
        "tests.helpers.promoting_child",
        str(data_dir),
        str(random_bundle.folder),
        "moments",
    ]
    came: list[str] = []
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for line in process.stdout:
            came.append(line.strip())
            settings = load_settings(data_dir)
            in_effect = came[-1] in ("bring ended", "take_back killed")
            assert len(settings.promotions) == in_effect
            assert settings.bundle == (settings.promotions[0].bundle if in_effect else AUTO)
            used = bundle_in_use(settings.bundle, data_dir)
            verify(used)
            assert (used.folder.name == "cxr4-lite0") is not in_effect
            process.stdin.write("\n")
            process.stdin.flush()
    assert came.count("bring ended") == came.count("take_back ended") == 1
    store = open_store(data_dir)
    settle(Site(data_dir, store), "dr-a")
    events = store.audit_events()
    store.close()
    kinds = {event.event_id: event.kind for event in events}
    closed = [kinds[event.details["of"]] for event in events if event.kind == "cut_short"]
    assert set(closed) == {"promoted", "rolled_back"}  # some were killed between the audit and the settings
    assert sum(kind == "promoted" for kind in kinds.values()) == closed.count("promoted") + 1


def test_a_candidate_that_met_another_network_than_the_one_in_use_does_not_come_in(
    site: Site, random_bundle: Bundle
) -> None:
    folder = staged(random_bundle, site.data_dir, "promotion-a", 2)
    first, second = read_bundle(folder / "0"), read_bundle(folder / "1")
    incumbent = bundle_in_use(AUTO, site.data_dir)
    outcome = outcome_of(second, incumbent)
    event = event_of(outcome, second, incumbent, "d" * 64)
    bring(site, first.folder)
    with pytest.raises(EnvironmentFault, match="Another network was put in use while the candidate was measured"):
        bring_in(site, second, outcome, event)
    assert len(load_settings(site.data_dir).promotions) == 1


def test_a_step_that_the_settings_do_not_hold_is_closed_once(site: Site, random_bundle: Bundle) -> None:
    ref = random_bundle.ref
    lost = AuditEvent("promoted", "dr-a", {}, ref, ref, "c" * 64, "", "d" * 64)
    site.store.add_audit_event(lost)
    for _ in range(2):
        settle(site, "dr-b")
    assert [(e.kind, e.details.get("of")) for e in site.store.audit_events()] == [
        ("promoted", None), ("cut_short", lost.event_id),
    ]  # fmt: skip
