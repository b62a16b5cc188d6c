"""The gate: header rules, the learned part by hand, and the shipped bundle on right and wrong pictures."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import msgspec
import numpy as np
import pytest
from PIL import Image

from core.bundles.library import Bundle, find_bundle
from core.bundles.manifest import GateStatistics
from core.dicom.reading import open_source, read_frame
from core.errors import BundleError
from core.findings import GateVerdict, Prediction
from core.imaging.network_input import network_view
from core.inference.gate import judge
from core.inference.gate_model import GateArrays, GateModel, load_gate
from core.inference.service import Engine
from core.study import EdgeLetters, Frame
from tests.helpers.dicom_files import chest_like, write_dx

EXAMPLES = Path(__file__).resolve().parents[3] / "resources" / "examples"
NAMES = [f"chest-{n}.{'jpg' if n < 4 else 'dcm'}" for n in range(1, 7)]


def frame_of(path: Path) -> Frame:
    return read_frame(open_source(str(path)))


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Bundle:
    return find_bundle("cxr4-lite0", tmp_path_factory.mktemp("data"))


@pytest.fixture(scope="module")
def engine(shipped: Bundle) -> Iterator[Engine]:
    engine = Engine(shipped, "cpu")
    engine.start()
    yield engine
    engine.close()


# --- headers


@pytest.mark.parametrize(("age", "warned"), [("004Y", False), ("018M", False), ("071Y", True), ("003W", True)])
def test_an_age_that_the_network_never_saw_warns(shipped: Bundle, tmp_path: Path, age: str, warned: bool) -> None:
    given = msgspec.structs.replace(shipped.manifest.input, ages_years=(1.0, 5.0))
    manifest = msgspec.structs.replace(shipped.manifest, input=given)
    frame = frame_of(write_dx(tmp_path / "a.dcm", chest_like(200, 200), PatientAge=age))
    verdict = judge(frame, manifest)
    assert verdict.state == ("warn" if warned else "pass")
    assert all("age" in reason for reason in verdict.reasons)
    assert judge(frame, shipped.manifest).state == "pass"  # its training ages are not known


def test_the_age_is_worked_out_from_the_dates_where_it_is_not_stated(tmp_path: Path) -> None:
    facts = frame_of(write_dx(tmp_path / "a.dcm")).facts  # born 1970-01-01, seen 2024-01-02
    assert facts.patient_age_years == pytest.approx(54.0, abs=0.01)
    for name, change in {"b": {"PatientBirthDate": "18000101"}, "c": {"PatientBirthDate": "20300101"},
                         "d": {"PatientBirthDate": ""}, "e": {"StudyDate": None}}.items():  # fmt: skip
        assert frame_of(write_dx(tmp_path / f"{name}.dcm", **change)).facts.patient_age_years is None


@pytest.mark.parametrize(
    ("edges", "said"),
    [
        (EdgeLetters("R", "L", "H", "F"), ""),
        (EdgeLetters("L", "R", "H", "F"), "mirrored"),
        (EdgeLetters("L", "R", "F", "H"), "upside down"),
        (EdgeLetters("H", "F", "R", "L"), "rotated by 90 degrees"),
    ],
)
def test_what_the_header_says_of_the_edges_warns(
    shipped: Bundle, tmp_path: Path, edges: EdgeLetters, said: str
) -> None:
    frame = replace(frame_of(write_dx(tmp_path / "a.dcm", chest_like(200, 200))), edges=edges)
    verdict = judge(frame, shipped.manifest)
    assert verdict.state == ("warn" if said else "pass")
    assert said in " ".join(verdict.reasons)


# --- the learned part, worked by hand


def by_hand(unit: float = 2.0, refuse_from: float = 1.5) -> GateModel:
    """Two features, one direction (the first), one source at the origin; the head calls everything sound."""
    one = np.ones((1, 1), dtype=np.float32)
    arrays = GateArrays(
        mean=np.array([1.0, 1.0], dtype=np.float32), scale=np.array([1.0, 2.0], dtype=np.float32),
        directions=np.array([[1.0], [0.0]], dtype=np.float32), centres=0 * one, whitening=0.5 * one,
        left_over=np.array([0.5], dtype=np.float32), hidden=0 * one, hidden_bias=np.zeros(1, dtype=np.float32),
        head=np.zeros((1, 2), dtype=np.float32), head_bias=np.array([50.0, 0.0], dtype=np.float32),
    )  # fmt: skip
    return GateModel(arrays, ("sound", "inverted"), unit, refuse_from)


def test_the_distance_by_hand() -> None:
    """(3, 5): standardised (2, 2); whitened 1; left over 2**2 / 2 / 0.5 = 4; sqrt(1 + 4) / 2."""
    features = np.array([[3.0, 5.0], [1.0, 1.0]], dtype=np.float32)
    assert by_hand().distances(features) == pytest.approx([np.sqrt(5) / 2, 0.0], abs=1e-6)


@pytest.mark.parametrize(("unit", "state"), [(3.0, "pass"), (2.0, "warn"), (1.2, "refuse")])
def test_a_verdict_is_sharpened_and_never_softened(unit: float, state: str) -> None:
    row = np.array([3.0, 5.0], dtype=np.float32)
    model = by_hand(unit)
    verdict = model.verdict(GateVerdict("pass"), row)
    assert verdict.state == state
    assert verdict.distance == pytest.approx(np.sqrt(5) / unit, abs=1e-3)
    assert len(verdict.reasons) == (state != "pass")
    assert model.verdict(GateVerdict("refuse", ("No.",)), row).state == "refuse"
    assert model.verdict(GateVerdict("warn", ("Hm.",)), row).reasons[0] == "Hm."


def test_a_damaged_or_malformed_gate_is_one_sentence(shipped: Bundle, tmp_path: Path) -> None:
    from safetensors.numpy import load_file, save

    stated = shipped.manifest.gate.statistics
    assert stated is not None
    good = (shipped.folder / stated.file).read_bytes()
    arrays = load_file(shipped.folder / stated.file)
    cases = {
        "damaged or exchanged": (good[:-1] + bytes([good[-1] ^ 1]), stated.sha256),
        "does not hold the arrays": (save({"mean": arrays["mean"]}), None),
        "head is not a finite array": (save(arrays | {"head": arrays["head"][:, 1:]}), None),
        "scale is not above 0": (save(arrays | {"scale": 0 * arrays["scale"]}), None),
        "mean is not a finite array": (save(arrays | {"mean": np.nan * arrays["mean"]}), None),
        "gate of the bundle": (b"\x80\x04pickled", None),
    }
    for said, (data, sha256) in cases.items():
        (tmp_path / stated.file).write_bytes(data)
        sha256 = sha256 or hashlib.sha256(data).hexdigest()
        with pytest.raises(BundleError, match=said) as caught:
            load_gate(_with(shipped, tmp_path, msgspec.structs.replace(stated, sha256=sha256)))
        assert "\n" not in caught.value.message
    (tmp_path / stated.file).unlink()
    with pytest.raises(BundleError, match="lacks its gate"):
        load_gate(_with(shipped, tmp_path, stated))


def _with(bundle: Bundle, folder: Path, stated: GateStatistics) -> Bundle:
    rules = msgspec.structs.replace(bundle.manifest.gate, statistics=stated)
    return Bundle(folder, msgspec.structs.replace(bundle.manifest, gate=rules))


# --- the shipped bundle


def predicted(engine: Engine, path: Path, picture: np.ndarray, overridden_by: str = "") -> Prediction:
    Image.fromarray(picture).save(path)
    return engine.predict(frame_of(path), overridden_by=overridden_by).result()


@pytest.mark.engine
@pytest.mark.parametrize("name", NAMES)
def test_the_examples_pass(engine: Engine, name: str) -> None:
    verdict = engine.predict(frame_of(EXAMPLES / name)).result().gate
    assert (verdict.state, verdict.reasons) == ("pass", ())
    assert verdict.distance is not None
    assert 0 < verdict.distance < 1


WRONG = {
    "counter-clockwise": lambda view: np.ascontiguousarray(np.rot90(view)),
    "degrees, clockwise": lambda view: np.ascontiguousarray(np.rot90(view, 3)),
    "upside down": lambda view: np.ascontiguousarray(view[::-1, ::-1]),
    "inverted": lambda view: 255 - view,
}


@pytest.mark.engine
@pytest.mark.parametrize("said", WRONG)
@pytest.mark.parametrize("name", NAMES[:3])
def test_what_is_wrong_is_named(engine: Engine, tmp_path: Path, name: str, said: str) -> None:
    prediction = predicted(engine, tmp_path / "a.png", WRONG[said](network_view(frame_of(EXAMPLES / name))))
    assert prediction.gate.state == "refuse"
    assert said in prediction.gate.reasons[0]
    assert prediction.scores == ()
    assert prediction.heatmaps == ()


def generated() -> dict[str, np.ndarray]:
    generator = np.random.default_rng(3)
    y, x = np.mgrid[0:300, 0:300]
    return {
        "noise": generator.integers(0, 256, (300, 300), dtype=np.uint8),
        "gradient": (x * 255 / 299).astype(np.uint8),
        "discs": (((x - 150) ** 2 + (y - 150) ** 2) // 40 % 256).astype(np.uint8),
        "drawing": chest_like(300, 300, 8),
    }


@pytest.mark.engine
@pytest.mark.parametrize("name", generated())
def test_what_is_no_radiograph_is_refused(engine: Engine, tmp_path: Path, name: str) -> None:
    prediction = predicted(engine, tmp_path / "a.png", generated()[name])
    assert prediction.gate.state == "refuse"
    assert prediction.scores == ()


@pytest.mark.engine
@pytest.mark.parametrize("name", NAMES)
def test_a_part_of_a_radiograph_is_refused(engine: Engine, tmp_path: Path, name: str) -> None:
    """A corner, and one lung's worth of the picture. The fault is not always named."""
    view = network_view(frame_of(EXAMPLES / name))
    rows, columns = (side // 3 for side in view.shape)
    for part in (view[:rows, :columns], view[rows : 2 * rows, columns // 2 : columns // 2 + columns]):
        assert predicted(engine, tmp_path / "a.png", np.ascontiguousarray(part)).gate.state == "refuse"


@pytest.mark.engine
def test_a_reader_may_override_and_is_named(engine: Engine, tmp_path: Path) -> None:
    view = network_view(frame_of(EXAMPLES / NAMES[0]))
    plain = predicted(engine, tmp_path / "a.png", 255 - view)
    asked = predicted(engine, tmp_path / "a.png", 255 - view, overridden_by="dr-who")
    assert asked.gate == replace(plain.gate, overridden_by="dr-who")
    assert asked.gate.state == "refuse"
    assert len(asked.scores) == len(asked.heatmaps) == 4
    by_header = frame_of(write_dx(tmp_path / "ct.dcm", chest_like(300, 300), Modality="CT"))
    asked = engine.predict(by_header, overridden_by="dr-who").result()
    assert asked.gate.state == "refuse"
    assert "modality is CT" in asked.gate.reasons[0]
    assert len(asked.scores) == 4
    nothing_to_override = predicted(engine, tmp_path / "b.png", view, overridden_by="dr-who")
    assert (nothing_to_override.gate.state, nothing_to_override.gate.overridden_by) == ("pass", "")


@pytest.mark.engine
def test_scores_carry_the_bundles_bands(engine: Engine, shipped: Bundle) -> None:
    for score, entry in zip(engine.predict(frame_of(EXAMPLES / NAMES[0])).result().scores, shipped.manifest.findings,
                            strict=True):  # fmt: skip
        assert entry.operating_points is not None
        assert score.doubtful_from == entry.operating_points.high_sensitivity
        assert score.likely_from == entry.operating_points.high_specificity
        assert score.band in ("unlikely", "doubtful", "likely")
