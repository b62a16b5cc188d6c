"""The whole window in a language that is two fifths longer: nothing untranslated, nothing cut."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QSplitter, QTabWidget, QWidget

from app import i18n
from app.checkup import read_check
from app.command_run import Ended
from app.dialogs.guide import GuidePage
from app.learning_work import WorkResult
from app.panels.network_card_text import CardText
from core.bundles.choosing import NetworkChoice
from core.bundles.figures import Check, PromotionOutcome, write_evaluation
from core.cli.machine import check_row
from core.errors import Sentence
from core.findings import Circumstances
from core.review.assessing import Draft, later_word, utc_now
from core.settings import Settings, save_settings
from tests.app.conftest import Station
from tests.app.test_networks_window import network, page
from tests.app.test_queue_and_export import looking
from tests.app.test_queue_page import quiet_queue, read_as, say
from tests.helpers.dicom_files import chest_like, write_dx
from tests.helpers.evaluations import drawn_evaluation
from tests.helpers.exports import Desk, named_film
from tests.helpers.shown_words import WiderWords, cut_words, shown_words, untranslated

# What is a name, a code or a value, and no word of ours, wherever it stands.
DATA = re.compile(
    r"[0-9a-f]{10,}"  # the beginning of a hash
    r"|[\w-]+\.(dcm|json|zip|csv)\b"  # a file
    r"|TESTER, THEA|TEST-0001|Chest|reader-1|\b(ann|ben|cleo|overread)\b|seen in haste|ValueError"  # what is said
    r"|\bcxr4-lite0\b|efficientnet_lite0|CR, DX, RG|CHEST|THORAX|LUNG|LATERAL|LAT|\bnih\b|\bkermany\b"  # of networks
    r"|Overread|Grad-CAM|SHA-256|DICOM|ROC|AUC|float32|\bcpu\b|\bMiB\b|test machine|JPEG 2000|gdcm|\btorch\b"
    r"|<qt>|</qt>|^\"\w+\"$|^\[\{.*|^(true|false)$"  # values of settings.json
)
# Settings and their values are shown as they are written in the file, and these widgets show a file.
FILES = (CardText, GuidePage)


@pytest.fixture
def wider_words(qapp: QApplication) -> Iterator[None]:
    translator = WiderWords()
    QCoreApplication.installTranslator(translator)
    yield
    QCoreApplication.removeTranslator(translator)
    i18n.speak(qapp, "en")


class Checked:
    """What was shown so far, and was not translated or had no room."""

    def __init__(self, station: Station) -> None:
        manifest = station.network.bundle.manifest
        keys = {key.toString() for action in station.window.findChildren(QAction) for key in action.shortcuts()}
        names = {
            str(station.data_dir),
            "A CPU computes in float32.",
            *i18n.NAMES.values(),
            *keys,
            *Settings.__struct_fields__,
        }
        names |= {manifest.intended_use, *manifest.limits, *manifest.input.body_parts}
        names |= {label for finding in station.network.bundle.findings for label in finding.labels.values()}
        ordered = sorted((name for name in names if len(name) > 2), key=len, reverse=True)
        self._names = re.compile("|".join(map(re.escape, ordered)))
        self.bare: set[str] = set()
        self.cut: set[str] = set()

    def look(self, top: QWidget) -> None:
        for _ in range(3):  # that what has come last has its place: a layout asks the one around it, and that the next
            QApplication.processEvents()
        for where, text in shown_words(top, FILES):
            if re.search(r"[A-Za-z]{3,}", DATA.sub("", self._names.sub("", untranslated(text)))):
                self.bare.add(f"{where}: {text!r}")
        self.cut |= set(cut_words(top))

    def look_through(self, top: QWidget, settle: Callable[[], None] = lambda: None) -> None:
        """Every page of it, each once it is at rest."""
        for tabs in top.findChildren(QTabWidget) or [None]:
            for place in range(tabs.count() if tabs is not None else 1):
                if tabs is not None:
                    tabs.setCurrentIndex(place)
                settle()
                self.look(top)

    def end(self) -> None:
        assert not self.bare, "not translated:\n" + "\n".join(sorted(self.bare))
        assert not self.cut, "no room for:\n" + "\n".join(sorted(self.cut))


DIALOGS = (
    "about", "audit", "change_reader", "compare", "display_check", "export", "guide", "network_details",
    "network_input", "settings", "show_networks", "welcome",
)  # fmt: skip


@pytest.mark.usefixtures("wider_words")
def test_a_longer_language_finds_every_word_and_has_its_room(station: Station, films: Path) -> None:
    write_dx(films / "a.dcm")
    station.open_analysed(films)
    checked, window = Checked(station), station.window
    station.be_quiet()
    checked.look(window)
    station.verdict("d")
    station.be_quiet()
    checked.look(window)
    window.actions_.show_queue.trigger()
    station.wait(lambda: bool(station.window.queue_panel.model.rowCount()))
    station.be_quiet()  # the preview beside the table has come
    checked.look(window)
    window.actions_.show_image.trigger()
    for overlay in (window.actions_.keys, window.actions_.palette):
        overlay.trigger()
        checked.look(window)
    for name in DIALOGS:
        dialog = opened(station, name)
        if name == "guide":
            dialog.contents.clear()  # headings of the file
        checked.look_through(dialog, station.be_quiet)
        dialog.close()
    checked.end()


@pytest.mark.usefixtures("wider_words")
def test_the_list_is_never_narrower_than_its_head(station: Station, films: Path) -> None:
    """Its count comes after the window was fitted to its words."""
    write_dx(films / "a.dcm")
    station.open_analysed(films)
    checked, splitter = Checked(station), station.window.study_list.parentWidget()
    assert isinstance(splitter, QSplitter)
    splitter.setSizes([1, 10_000])
    checked.look(station.window)
    checked.end()


def rows_of_the_doctor() -> list[dict[str, object]]:
    """As the command line says them, whatever this machine has."""
    return [
        check_row("torch", True, "2.14.1"),
        check_row("gdcm", False, Sentence("install {library}", library="gdcm")),
        check_row(Sentence("codec: {name}", name="JPEG 2000"), False, Sentence("install {library}", library="gdcm")),
        check_row(Sentence("device"), True, "cpu"),
    ]


@pytest.mark.usefixtures("wider_words")
def test_the_doctor_and_a_report_are_translated_but_for_what_is_sent(station: Station) -> None:
    parts, checked = station.window.help_parts, Checked(station)
    parts.checkup.checks = tuple(map(read_check, rows_of_the_doctor()))
    parts.checkup.start = lambda folder: None  # its process needs seconds, and says what this machine has
    doctor = opened(station, "doctor")
    checked.look(doctor)
    assert "codec: JPEG 2000\tMISSING\tinstall gdcm" in doctor.text()  # what is copied is for others
    doctor.close()
    report = opened(station, "report_problem")
    station.wait(report.save.isEnabled)
    report.text.clear()  # a file of the report: English, as the dialog says
    report.names.clear()
    checked.look(report)
    report.close()
    checked.end()


@pytest.mark.usefixtures("wider_words")
def test_the_learning_loop_is_translated(bare_station: Station) -> None:
    station = bare_station
    used = network(station.data_dir / "bundles" / "cxr4-lite0", "0.2.0", "a")
    other = network(station.data_dir / "candidates" / "20260304-101112", "0.3.0", "b")
    for seed, one in enumerate((used, other)):
        write_evaluation(drawn_evaluation(one, seed=seed + 1), one.folder)
    save_settings(station.data_dir, Settings(bundle="cxr4-lite0"))
    choice = NetworkChoice(("cxr4-lite0",), "cxr4-lite0", station.data_dir)
    station.session.set_network(choice.all[-1], station.network, choice)
    station.session.set_engine_state("ready", "")
    station.window.actions_.show_networks.trigger()
    station.wait(lambda: len(page(station).work.shelf.records) == 2)
    shown, checked = page(station), Checked(station)
    for row in range(2):
        shown.cards.setCurrentRow(row)
        checked.look_through(shown)
    for form in (shown.compare, shown.promote):
        form.click()
        checked.look(shown)
    said = Sentence("It lacks {findings}.", findings="pneumonia")
    outcome = PromotionOutcome(
        decision="refused", candidate="cxr4-lite0 0.3.0", candidate_sha256="b" * 64, incumbent="cxr4-lite0 0.2.0",
        incumbent_sha256="a" * 64, comparison_sha256="c" * 64, who="reader-1", made_at="2026-03-04T10:11:12+00:00",
        checks=(Check.of("findings", said, passed=False),),
    )  # fmt: skip
    ended = Ended(1, cancelled=False, document=None, sentence="")
    shown.result.show_result(WorkResult("promote", ended, "cxr4-lite0 0.3.0", None, outcome))
    assert "It lacks" not in shown.result.details.toPlainText()
    checked.look(shown)
    checked.end()


@pytest.mark.usefixtures("wider_words")
def test_a_department_of_several_readers_is_translated(station: Station, films: Path) -> None:
    """The queue of a second reader, her reading, and the adjudication between the two."""
    quiet_queue(station)
    station.session.set_settings(Settings(reader="ben", blind_first=False, second_read=True), station.data_dir)
    store = station.session.queue.store
    assert store is not None
    for login, role in (("ann", "Reader"), ("ben", "Reader"), ("cleo", "Adjudicator")):
        store.people.add(login, role, "test")
    prediction = station.network.prediction(
        station.reader.read(str(write_dx(films / "film.dcm", chest_like(91, 80, 12)))).result()
    )
    store.save_prediction(prediction)
    say(store, prediction, "ann", significance="major", note="seen in haste")
    station.session.queue.refresh()
    station.wait(lambda: station.window.queue_panel.model.rowCount() == 1)
    station.wait(lambda: station.window.status_line.reader.text().startswith("ben"))
    station.window.actions_.show_queue.trigger()
    checked = Checked(station)
    checked.look(station.window)
    first = store.queue_entry(1).assessment
    draft = Draft("pneumonia", "present", "ben", circumstances=Circumstances("blind", "present", utc_now()))
    station.window.queue_parts.pages.review.second_read(1, later_word(first, draft, station.session.findings))
    read_as(station, "cleo")
    station.session.queue.refresh()
    station.wait(lambda: station.window.queue_panel.model.rowCount() == 1)
    station.window.queue_panel.table.selectRow(0)
    checked.look(station.window)
    station.window.actions_.take_case.trigger()
    station.wait(lambda: station.window.queue_parts.adjudication is not None)
    dialog = station.window.queue_parts.adjudication
    station.wait(lambda: dialog.picture.picture is not None)
    checked.look(dialog)
    dialog.reject()
    checked.end()


@pytest.mark.usefixtures("wider_words")
def test_an_export_and_a_report_of_an_error_are_translated(station: Station, films: Path, tmp_path: Path) -> None:
    named_film(Desk(films, None))
    station.open_analysed(films)
    station.verdict("4", "d")
    station.wait(lambda: station.session.queue.total == 1)
    checked = Checked(station)
    dialog = looking(station, tmp_path / "out")
    checked.look(dialog)
    dialog.look.withhold()
    station.wait(lambda: dialog.stack.currentWidget() is not dialog.look)
    checked.look(dialog)
    dialog.reject()
    station.window.report(ValueError("a bug"))
    error = station.window.error_dialog
    assert error is not None
    checked.look(error)
    error.reject()
    checked.end()


def opened(station: Station, name: str) -> QWidget:
    """The dialog, or window, that an action opens."""
    before = {widget for widget in QApplication.topLevelWidgets() if widget.isVisible()}
    action = getattr(station.window.actions_, name)
    action.setEnabled(True)
    action.trigger()
    new: list[QWidget] = []
    station.wait(
        lambda: bool(
            new or [new.append(w) for w in QApplication.topLevelWidgets() if w.isVisible() and w not in before]
        )
    )
    return new[0]
