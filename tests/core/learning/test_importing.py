"""Others' checkpoints become bundles that read images; what does not fit, or is not said, is one sentence."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from core.bundles.library import Bundle, read_bundle
from core.bundles.manifest import ArgumentValue
from core.cli.main import WindowParts, main
from core.inference.service import Engine
from core.paths import resources_dir
from tests.helpers.dicom_files import chest_like, only_frame

pytestmark = pytest.mark.engine


def no_window(paths: list[str], data_dir: str | None, snapshot: str | None) -> int:
    raise AssertionError("this call opens no window")


PARTS = WindowParts(no_window, lambda rounds: [], lambda: [])


def overread(*argv: object) -> int:
    return main([str(arg) for arg in argv], PARTS)


@pytest.fixture(scope="module")
def xrv(tmp_path_factory: pytest.TempPathFactory):  # type: ignore[no-untyped-def]
    """A network of TorchXRayVision's kind, and the bundle that its file (old container) became."""
    from core.learning.import_plan import ImportOptions, ImportRequest
    from core.learning.importing import import_checkpoint
    from core.learning.xrayvision import BY_NAME
    from tests.helpers.xrayvision import random_network, save_whole

    folder, network = tmp_path_factory.mktemp("xrv"), random_network(3)
    path = save_whole(network, folder / "whole.pt", old=True)
    options = ImportOptions(known=BY_NAME["xrv-densenet121-nih"])
    return network, import_checkpoint(ImportRequest(path, folder / "xrv-nih", "whole.pt", "test", options))


def test_a_network_of_torchxrayvision_says_what_it_says_there(xrv, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    """The library's own steps, written down: centre square, -1024..1024, sigmoid, op_norm."""
    import torch

    network, bundle = xrv
    pixels = chest_like(300, 224, 8)
    frame = only_frame(_saved(tmp_path / "a.png", pixels))
    square = pixels[38 : 38 + 224]
    given = torch.from_numpy((2 * (square.astype(np.float32) / 255) - 1) * 1024)[None, None]
    with torch.no_grad():
        raw = network(given)[0]
        values = torch.sigmoid(raw).numpy()
    points = np.array(
        [bundle.manifest.calibration.parameters.get(f"op_point.{e.key}", np.nan) for e in bundle.manifest.findings]
    )
    below = values < points
    expected = np.where(below, values / (points * 2), 1 - (1 - values) / ((1 - points) * 2))
    with _engine(bundle) as engine:
        prediction = engine.predict(frame).result()
    assert [score.finding for score in prediction.scores] == [f.key for f in bundle.findings]
    assert len(prediction.scores) == len(prediction.heatmaps) == 14
    for position, score in enumerate(prediction.scores):
        assert score.raw == pytest.approx(float(raw[position]), abs=1e-3 * max(1, abs(float(raw[position]))))
        assert score.probability == pytest.approx(expected[position], abs=1e-3)
        assert score.threshold == 0.5


def _saved(path: Path, pixels: np.ndarray) -> Path:
    Image.fromarray(pixels).save(path)
    return path


class _engine:  # noqa: N801 - reads as a verb
    def __init__(self, bundle: Bundle) -> None:
        self._engine = Engine(bundle, "cpu")

    def __enter__(self) -> Engine:
        self._engine.start()
        return self._engine

    def __exit__(self, *exc: object) -> None:
        self._engine.close()


def test_the_manifest_of_an_imported_network_hides_and_admits(xrv) -> None:  # type: ignore[no-untyped-def]
    _, bundle = xrv
    manifest = bundle.manifest
    assert len(manifest.findings) == 18
    assert [entry.key for entry in manifest.findings if entry.hidden] == [f"output_{i}" for i in range(14, 18)]
    assert not manifest.gives_probabilities
    assert manifest.output.rescale == "op_norm"
    assert manifest.input.channels == 1
    assert manifest.input.value_range == (-1024, 1024)
    assert manifest.input.fit == "crop"
    assert manifest.finding("effusion").code.value == "60046008"  # type: ignore[union-attr]
    card = (bundle.folder / "README.md").read_text(encoding="utf-8")
    assert "scores, not probabilities" in card
    assert "Apache License 2.0" in (bundle.folder / "LICENSE").read_text(encoding="utf-8")


def plain_checkpoint(folder: Path, classes: int = 3, args: dict[str, ArgumentValue] | None = None) -> Path:
    import torch

    from core.inference.engine.architectures import build_network

    torch.manual_seed(0)
    state = build_network("efficientnet_lite0", classes, args or {}).module.state_dict()
    torch.save({"state_dict": {f"module.{k}": v for k, v in state.items()}, "epoch": 3}, folder / "plain.pth")
    return folder / "plain.pth"


def test_a_state_dict_becomes_a_bundle_that_is_checked_listed_and_used(
    tmp_path: Path, data_dir: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = plain_checkpoint(tmp_path)
    code = overread("bundles", "import", path, "--architecture", "efficientnet_lite0", "--classes", "Normal,Pneumonia,",
                    "--name", "mine", "--licence", "CC0", "--json")  # fmt: skip
    told = capsys.readouterr()
    assert code == 0
    row = json.loads(told.out)
    assert row["findings"] == ["normal", "pneumonia"]
    assert list(row["hidden"]) == ["output_2"]
    assert row["outputs"] == "scores"
    assert "scores, not probabilities" in told.err
    bundle = read_bundle(data_dir / "bundles" / "mine")
    assert bundle.manifest.provenance.licence == "CC0"
    assert bundle.manifest.cam.target_layer == "bn2"
    assert overread("bundles", "check", "mine", "--json") == 0
    checked = json.loads(capsys.readouterr().out)
    assert checked["status"] == "ok"
    assert checked["example"]["difference"] <= checked["example"]["tolerance"]
    film = resources_dir() / "examples" / "chest-4.dcm"  # the gate of cxr4-lite0 lets it through
    assert overread("analyze", film, "--bundle", "cxr4-lite0", "--bundle", "mine", "--json") == 0
    records = json.loads(capsys.readouterr().out)
    assert [(r["bundle"]["name"], r["bundle"]["outputs"]) for r in records] == [
        ("cxr4-lite0", "probabilities"), ("mine", "scores"),
    ]  # fmt: skip
    assert [score["finding"] for score in records[1]["scores"]] == ["normal", "pneumonia"]
    assert overread("analyze", film, "--bundle", "cxr4-lite0", "--bundle", "mine") == 0
    table = capsys.readouterr().out.splitlines()
    assert table[0] == "chest-4.dcm, frame 1"
    assert "cxr4-lite0 " in table[1]
    assert "(scores)" in table[1]
    pneumonia = next(line for line in table if line.startswith("Pneumonia"))
    assert " % " in f"{pneumonia} "
    assert next(line for line in table if line.startswith("COVID-19")).rstrip().endswith("-")


def test_like_takes_architecture_and_findings_but_no_threshold(tmp_path: Path, data_dir: Path) -> None:
    like = read_bundle(resources_dir() / "bundles" / "cxr4-lite0").manifest
    path = plain_checkpoint(tmp_path, 4, dict(like.architecture.args))
    assert overread("bundles", "import", path, "--like", "cxr4-lite0", "--name", "mine") == 0
    manifest = read_bundle(data_dir / "bundles" / "mine").manifest
    assert [entry.key for entry in manifest.findings] == ["normal", "pneumonia", "covid19", "tuberculosis"]
    assert {entry.threshold for entry in manifest.findings} == {0.5}
    assert manifest.calibration.method == "none"
    assert manifest.input.mean == (0.5, 0.5, 0.5)


@pytest.mark.parametrize(
    ("options", "code", "said"),
    [
        ((), 2, "--architecture"),
        (("--architecture", "os.system"), 2, "no architecture known here"),
        (("--architecture", "efficientnet_lite0"), 2, "3 outputs and the checkpoint does not name them"),
        (("--architecture", "efficientnet_lite0", "--classes", "a,b"), 2, "3 outputs, but 2 names"),
        (("--architecture", "efficientnet_lite0", "--classes", "a,b,A"), 2, "two outputs"),
        (("--architecture", "efficientnet_lite0", "--classes", "a,b,c", "--mean", "x"), 2, "--mean"),
        (("--architecture", "efficientnet_lite0", "--classes", "a,b,c", "--name", "../x"), 2, "name of a bundle"),
        (("--architecture", "densenet121", "--classes", "a,b,c"), 1, "does not fit densenet121"),
        (("--like", "cxr4-lite0"), 2, "4 findings"),
        (("--like", "nothing"), 3, "no bundle named nothing"),
        (("--sha256", "0" * 64), 2, "on this disk"),
    ],
)
def test_what_does_not_fit_is_one_sentence(
    options: tuple[str, ...], code: int, said: str, tmp_path: Path, data_dir: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert overread("bundles", "import", plain_checkpoint(tmp_path), *options) == code
    told = capsys.readouterr().err.strip().splitlines()
    assert len(told) == 1
    assert said in told[0]
    assert not list((data_dir / "bundles").glob("*"))


def test_damaged_numbers_and_untrained_networks_are_refused(
    tmp_path: Path, data_dir: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    import torch

    path = plain_checkpoint(tmp_path)
    state = torch.load(path, weights_only=True)["state_dict"]
    options = ("--architecture", "efficientnet_lite0", "--classes", "a,b,c")
    for value, said in ((float("nan"), "no finite numbers"), (0.0, "Every output")):
        torch.save(
            state | {"module.classifier.weight": torch.full_like(state["module.classifier.weight"], value)}, path
        )
        assert overread("bundles", "import", path, *options) == 1
        assert said in capsys.readouterr().err
    assert not list((data_dir / "bundles").glob("*"))


def test_the_tables_of_known_networks_hold_together() -> None:
    from core.learning.vocabulary import CONCEPTS, key_of
    from core.learning.xrayvision import NETWORKS, PATHOLOGIES

    assert len(PATHOLOGIES) == 18
    assert all(key_of(word) in CONCEPTS for word in PATHOLOGIES)
    assert [sum(bool(label) for label in network.labels) for network in NETWORKS] == [18, 14, 15, 11, 2, 11, 11]
    assert len({network.name for network in NETWORKS}) == len(NETWORKS) == 7


@pytest.fixture
def served(tmp_path: Path) -> Iterator[str]:
    """The address of a checkpoint on a server of this machine."""
    import threading
    from functools import partial
    from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *args: object) -> None:
            """Nothing."""

    (tmp_path / "served").mkdir()
    plain_checkpoint(tmp_path / "served")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(tmp_path / "served")))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/plain.pth"
    server.shutdown()
    server.server_close()


def test_a_checkpoint_is_fetched_only_with_a_word_on_its_hash(
    served: str, data_dir: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    import hashlib

    options = ("--architecture", "efficientnet_lite0", "--classes", "a,b,c")
    assert overread("bundles", "import", served, *options) == 2
    assert "SHA-256" in capsys.readouterr().err
    assert overread("bundles", "import", served, *options, "--sha256", "0" * 64) == 1
    sha256 = hashlib.sha256((tmp_path / "served" / "plain.pth").read_bytes()).hexdigest()
    assert overread("bundles", "import", served, *options, "--sha256", sha256) == 0
    licence = (data_dir / "bundles" / "plain" / "LICENSE").read_text(encoding="utf-8")
    assert served in licence
    assert sha256 in licence
    assert list((data_dir / "downloads").iterdir()) == []


def test_hostile_files_are_refused_as_checkpoint_and_as_bundle(
    random_bundle: Bundle, tmp_path: Path, data_dir: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    import hashlib

    from tests.helpers.hostile_pickles import hostile_files

    created = tmp_path / "created"
    files = hostile_files(tmp_path / "evil", created)
    for path in files.values():
        options = ("--architecture", "efficientnet_lite0", "--classes", "a,b")
        assert overread("bundles", "import", path, *options) == 1
        assert len(capsys.readouterr().err.strip().splitlines()) == 1
    for name in ("Creates-zip.pt", "Creates-2.pkl", "inside.tar"):
        folder = tmp_path / f"bundle-{name}".lower()
        shutil.copytree(random_bundle.folder, folder)
        data = files[name].read_bytes()
        (folder / "weights.safetensors").write_bytes(data)
        manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        manifest["weights"]["sha256"] = hashlib.sha256(data).hexdigest()
        (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
        for verb in ("add", "check") if name == "Creates-zip.pt" else ("add",):
            assert overread("bundles", verb, folder) == 3
            assert "weights" in capsys.readouterr().err
        manifest["weights"]["file"] = "weights.pt"
        (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
        assert overread("bundles", "add", folder) == 3
        assert "safetensors" in capsys.readouterr().err
    assert not created.exists()
    assert not list((data_dir / "bundles").glob("*"))
