"""`overread queue` and `people` as several readers call them, one after the other."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from core.bundles.library import Bundle
from core.cli.main import WindowParts, main
from core.errors import UsageFault
from core.findings import Ellipse, GateVerdict, Polygon, Prediction, Region, Score
from core.review.assessing import Draft, assess
from core.settings import Settings, save_settings
from core.store.database import open_store
from tests.helpers.cases import invented_origin, recorded

Call = Callable[..., Any]
NO_WINDOW = WindowParts(lambda *_: 0, lambda _: [], lambda: [])


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Call:
    """Runs a command with --json; what it printed, or the sentence where its exit code is not 0."""

    def run(*words: object, typed: str = "") -> Any:
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        code = main([*(str(word) for word in words), "--json"], NO_WINDOW)
        said = capsys.readouterr()
        return json.loads(said.out) if code == 0 else said.err

    return run


@pytest.fixture
def flagged(data_dir: Path, random_bundle: Bundle) -> int:
    """ann says that a positive pneumonia is none, at a site where two read every case."""
    save_settings(data_dir, Settings(second_read=True, reader="bea"))
    findings = random_bundle.findings
    scores = tuple(Score(one.key, 0.0, 0.9 if one.key == "pneumonia" else 0.0, 0.5) for one in findings)
    prediction = Prediction(invented_origin(), random_bundle.ref, GateVerdict("pass"), scores, (), 1.0, "cpu", 1.0)
    store = open_store(data_dir)
    word = assess(prediction, findings, Draft("pneumonia", "absent", "ann", label="normal", note="canary"))
    queue_id = recorded(store, word)
    store.close()
    assert queue_id is not None
    return queue_id


@pytest.mark.engine
def test_a_case_goes_through_three_hands(call: Call, flagged: int, random_bundle: Bundle, tmp_path: Path) -> None:
    bundle = ("--bundle", random_bundle.folder)
    (row,) = call("queue", "list")
    assert (row["verdict"], row["predicted"], row["reason"], row["hidden"]) == (None, None, None, True)
    assert call("queue", "list", "--search", "canary") == []
    assert "canary" not in json.dumps(call("queue", "show", flagged))
    assert call("queue", "stats")["agreement"] == []
    assert call("export", tmp_path / "out")["written"] == 0
    assert "may not be exported" in call("export", tmp_path / "out", "--state", "new")

    assert call("queue", "claim")["queue_ids"] == [flagged]
    assert "claimed by bea" in call("queue", "claim", flagged, "--reader", "eve")
    answer = call("queue", "second-read", flagged, "--verdict", "present", *bundle)
    assert answer["state"] == "second_read"
    shown = call("queue", "show", flagged)
    assert (shown["verdict"], shown["second"]["verdict"], shown["note"]) == ("absent", "present", "canary")

    assert "needs Adjudicator" in call(
        "queue", "adjudicate", flagged, "--verdict", "present", "--reader", "ida", *bundle
    )
    assert call("people", "add", "ida", "--role", "Adjudicator")[0]["role_code"]["value"] == "C96561"
    decided = (
        "queue",
        "adjudicate",
        flagged,
        "--verdict",
        "present",
        "--reader",
        "ida",
        "--region",
        "1,1,5,5",
        *bundle,
    )
    assert call(*decided)["state"] == "adjudicated"
    assert call("queue", "undo", "--reader", "ida")["queue_ids"] == [flagged]
    assert call(*decided)["state"] == "adjudicated"
    assert call("queue", "show", flagged, "--reader", "ida")["label"] == "pneumonia"
    assert call("queue", "reopen", flagged, "--reader", "ida")["done"] == "reopened"
    assert call("queue", "reject", flagged, "--reader", "ida")["done"] == "rejected"
    assert call("queue", "stats", "--state", "rejected")["total"] == 1


def test_people_sign_in_where_the_site_wants_it(call: Call, data_dir: Path) -> None:
    save_settings(data_dir, Settings(passphrases=True, reader="ann"))
    call("people", "add", "ann", "--role", "Adjudicator")
    assert call("people", "passphrase", "ann", typed="the first one\n")[0]["has_passphrase"] is True
    assert "is wrong" in call("people", "passphrase", "ann", typed="another\nthe second one\n")
    assert "An Adjudicator decides" in call("people", "add", "bea")
    listed = call("people", "add", "bea", "--by", "ann", typed="the first one\n")
    assert [one["login"] for one in listed] == ["ann", "bea"]
    assert "passphrase of ann is wrong" in call("queue", "claim", typed="nothing\n")
    assert "No case of the queue waits for ann" in call("queue", "claim", typed="the first one\n")
    assert call("queue", "list") == []  # with one reader a case, the list hides nothing


@pytest.mark.parametrize(
    "words",
    [
        ("queue", "show"), ("queue", "show", 1, 2), ("queue", "reject"), ("queue", "second-read", 1), ("people", "add"),
        ("people", "role", "ann"),
    ],
)  # fmt: skip
def test_wrong_use_is_named(words: tuple[object, ...], capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(word) for word in words], NO_WINDOW) == 2
    assert "needs" in capsys.readouterr().err


def test_regions_of_the_command_line() -> None:
    from core.cli.word_options import outlines

    assert outlines(["1,2,3,4", "ellipse:1,2,3,4.5", "polygon:0,0;4,0;0,4"]) == (
        Region(1, 2, 3, 4),
        Ellipse(1, 2, 3, 4.5),
        Polygon(((0, 0), (4, 0), (0, 4))),
    )
    for wrong in ("1,2,3", "circle:1,2,3,4", "polygon:1,2;3", "ellipse:1,2,0,4", "polygon:0,0;1,1;2,2", "nan,1,2,3"):
        with pytest.raises(UsageFault, match=r"--region .* (is not|has no area)"):
            outlines([wrong])
