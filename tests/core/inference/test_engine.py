"""The engine's process with the real network: predictions, refusals, damage, kills."""

from __future__ import annotations

import os
import pickle
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from core.bundles.library import Bundle, read_bundle
from core.dicom.reading import open_source, read_frame
from core.errors import BundleError, EnvironmentLacks, WorkerCrashed
from core.inference.service import Engine, EngineState
from core.study import Frame
from tests.helpers.dicom_files import chest_like, write_dx
from tests.helpers.waiting import wait_until

pytestmark = pytest.mark.engine
ROOT = Path(__file__).resolve().parents[3]


def frame_of(path: Path) -> Frame:
    return read_frame(open_source(str(path)))


@pytest.fixture
def chest(tmp_path: Path) -> Frame:
    return frame_of(write_dx(tmp_path / "chest.dcm", chest_like(400, 360)))


@pytest.fixture(scope="module")
def engine(random_bundle: Bundle) -> Iterator[Engine]:
    engine = Engine(random_bundle, "cpu")
    engine.start()
    yield engine
    engine.close()


def test_a_prediction_is_whole(engine: Engine, chest: Frame) -> None:
    prediction = engine.predict(chest).result()
    assert prediction.gate.state == "pass"
    assert prediction.bundle == engine.bundle.ref
    assert prediction.origin == chest.origin
    assert [s.finding for s in prediction.scores] == [f.key for f in engine.bundle.findings]
    assert sum(s.probability for s in prediction.scores) == pytest.approx(1)
    assert prediction.display_max == engine.bundle.manifest.cam.display_max
    for heatmap in prediction.heatmaps:
        assert heatmap.grid.shape == (7, 7)
        assert heatmap.grid.dtype == np.float32
        assert heatmap.grid.min() >= 0
        assert not heatmap.grid.flags.writeable
        assert (heatmap.covers.width, heatmap.covers.height) == (360, 400)


def test_the_network_sees_one_picture_whatever_the_polarity(engine: Engine, tmp_path: Path) -> None:
    pixels = chest_like(400, 360)
    window = {"WindowCenter": "2048", "WindowWidth": "4096"}
    two = write_dx(tmp_path / "2.dcm", pixels, **window)
    one = write_dx(tmp_path / "1.dcm", 4095 - pixels, PhotometricInterpretation="MONOCHROME1", **window)
    first, second = (engine.predict(frame_of(path)).result() for path in (two, one))
    for a, b in zip(first.scores, second.scores, strict=True):
        assert a.probability == pytest.approx(b.probability, abs=1e-3)


REFUSED = {
    "ct": ({"Modality": "CT"}, "modality is CT"),
    "hand": ({"BodyPartExamined": "HAND"}, "body part is HAND"),
    "lateral": ({"ViewPosition": "LL"}, "lateral"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_the_bundle_was_not_made_for_is_refused_in_words(engine: Engine, tmp_path: Path, name: str) -> None:
    attributes, said = REFUSED[name]
    prediction = engine.predict(frame_of(write_dx(tmp_path / "a.dcm", chest_like(400, 360), **attributes))).result()
    assert prediction.gate.state == "refuse"
    assert said in prediction.gate.reasons[0]
    assert prediction.scores == ()
    assert prediction.heatmaps == ()


def test_blank_small_and_coloured_pictures_are_refused(engine: Engine, tmp_path: Path) -> None:
    colour = np.random.default_rng(0).integers(0, 255, (200, 200, 3), dtype=np.uint8)
    cases = {"blank": np.full((300, 300), 7, dtype=np.uint16), "at least": chest_like(40, 40), "colour": colour}
    for said, pixels in cases.items():
        prediction = engine.predict(frame_of(write_dx(tmp_path / "a.dcm", pixels))).result()
        assert prediction.gate.state == "refuse"
        assert said in prediction.gate.reasons[0]


def test_a_missing_body_part_warns_and_still_shows(engine: Engine, tmp_path: Path) -> None:
    path = write_dx(tmp_path / "a.dcm", chest_like(400, 360), BodyPartExamined=None)
    prediction = engine.predict(frame_of(path)).result()
    assert prediction.gate.state == "warn"
    assert len(prediction.scores) == 4


def test_kill_9_in_the_middle_of_an_inference(random_bundle: Bundle, chest: Frame) -> None:
    states: list[EngineState] = []
    engine = Engine(random_bundle, "cpu", lambda state, reason: states.append(state))
    engine.start()
    try:
        engine.predict(chest).result()
        victim = engine.process_id
        assert victim is not None
        os.kill(victim, signal.SIGSTOP)  # so that the request is certainly under way when the process dies
        pending = engine.predict(chest)
        wait_until(lambda: pending.running(), 10, "the request is under way")
        os.kill(victim, signal.SIGKILL)
        with pytest.raises(WorkerCrashed, match="network ended unexpectedly"):
            pending.result(timeout=30)
        assert EngineState.RESTARTING in states
        assert len(engine.predict(chest).result(timeout=120).scores) == 4
        assert engine.process_id != victim
    finally:
        engine.close()


def broken_copy(bundle: Bundle, folder: Path) -> Path:
    shutil.copytree(bundle.folder, folder)
    return folder


def test_damaged_weights_are_one_sentence(random_bundle: Bundle, chest: Frame, tmp_path: Path) -> None:
    folder = broken_copy(random_bundle, tmp_path / "broken")
    with (folder / "weights.safetensors").open("r+b") as stream:
        stream.write(b"garbage!")
    engine = Engine(read_bundle(folder), "cpu")
    engine.start()
    try:
        with pytest.raises(BundleError, match="damaged or exchanged") as caught:
            engine.predict(chest).result(timeout=60)
        assert "\n" not in caught.value.message
    finally:
        engine.close()


class _Creates:
    """Unpickling this makes a file: what a hostile checkpoint would do."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[object, tuple[str, str]]:
        return (open, (str(self.path), "w"))


def test_a_pickle_as_weights_is_refused_and_never_run(random_bundle: Bundle, tmp_path: Path) -> None:
    import hashlib

    from core.inference.engine.weights import load_network

    folder = broken_copy(random_bundle, tmp_path / "evil")
    data = pickle.dumps({"classifier.weight": _Creates(tmp_path / "created")})
    (folder / "weights.safetensors").write_bytes(data)
    manifest = (folder / "manifest.json").read_text(encoding="utf-8")
    manifest = manifest.replace(random_bundle.manifest.weights.sha256, hashlib.sha256(data).hexdigest())
    (folder / "manifest.json").write_text(manifest, encoding="utf-8")
    with pytest.raises(BundleError, match="do not load"):
        load_network(read_bundle(folder))
    assert not (tmp_path / "created").exists()


def test_an_unknown_architecture_or_device_is_named(random_bundle: Bundle, tmp_path: Path) -> None:
    from core.inference.engine.architectures import build_network
    from core.inference.engine.pipeline import choose_device

    with pytest.raises(BundleError, match=r"architecture os\.system is unknown"):
        build_network("os.system", 4, {})
    with pytest.raises(EnvironmentLacks, match=r"device cuda:99 is not available here; .*settings\.json"):
        choose_device("cuda:99")


def test_torch_is_imported_by_no_other_process() -> None:
    code = "import sys, core.inference.service, core.inference.worker, core.cli.main; print('torch' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
