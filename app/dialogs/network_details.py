"""What is known of the network that spoke: how it runs, how far its figures can be trusted, what it does not show."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFrame, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from app.bundle_words import phrase_text, stated_text
from app.i18n import decimal, in_a_row, in_clauses, significant, translated
from app.reading_session import ReadingSession
from app.wording import calibration_word

if TYPE_CHECKING:
    from core.bundles.library import Bundle
    from core.bundles.manifest import Manifest
    from core.inference.worker import EngineStatus


class NetworkDetailsDialog(QDialog):
    """Of one network, as it was when the dialog was opened; nothing in it speaks of the image."""

    def __init__(self, session: ReadingSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setWindowTitle(self.tr("About this network"))
        inner = QWidget()
        self._grid = QGridLayout(inner)
        self._grid.setContentsMargins(0, 0, 12, 0)
        self._grid.setHorizontalSpacing(20)
        self._grid.setVerticalSpacing(10)
        self._grid.setColumnStretch(1, 1)
        area = QScrollArea()
        area.setWidget(inner)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.card = buttons.addButton(self.tr("Open its card"), QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 20, 22, 16)
        layout.setSpacing(14)
        layout.addWidget(area, 1)
        layout.addWidget(buttons)
        self.resize(720, 640)
        ref = session.spoken_by
        bundle = (session.networks.that_spoke(ref) if ref is not None else None) or session.bundle
        self._rows: list[tuple[str, QLabel]] = []
        self.device, self.precision = QLabel("\u2026"), QLabel("\u2026")
        self._fill(bundle)

    def text(self) -> str:
        """All that is said, one row a line."""
        return "\n".join(f"{title}: {field.text()}" for title, field in self._rows)

    def _fill(self, bundle: Bundle | None) -> None:
        self.card.setEnabled(bundle is not None and (bundle.folder / "README.md").is_file())
        if bundle is None:
            self._row(self.tr("Network"), QLabel(self.tr("There is none at hand.")))
            return
        card = QUrl.fromLocalFile(str(bundle.folder / "README.md"))
        self.card.clicked.connect(lambda: QDesktopServices.openUrl(card))
        manifest, said = bundle.manifest, partial(stated_text, bundle)
        rows = {
            self.tr("Network"): f"{manifest.name} {manifest.version}",
            self.tr("Intended use"): said(manifest.intended_use),
        }
        for title, text in rows.items():
            self._row(title, QLabel(text))
        self._row(self.tr("Device"), self.device)
        self._row(self.tr("Precision"), self.precision)
        more = {
            self.tr("Calibration"): self._calibration(manifest),
            self.tr("Maps"): self._sanity(manifest),
            self.tr("Gate"): self._gate(manifest),
            self.tr("Hidden outputs"): self._hidden(bundle),
            self.tr("Limits"): "\n".join(f"\u2022 {said(limit)}" for limit in manifest.limits),
            self.tr("Weights"): f"SHA-256 {manifest.weights.sha256[:16]}\u2026, {manifest.architecture.name}",
        }
        for title, text in more.items():
            self._row(title, QLabel(text))
        self._grid.setRowStretch(len(self._rows), 1)
        if self._session.engine is not None:
            self._session.jobs.watch(self._session.engine.status(), self._show_status, lambda error: None)

    def _row(self, title: str, field: QLabel) -> None:
        label = QLabel(title)
        label.setProperty("secondary", True)
        field.setWordWrap(True)
        field.setTextFormat(Qt.TextFormat.PlainText)
        field.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row = len(self._rows)
        self._grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(field, row, 1)
        self._rows.append((title, field))

    def _show_status(self, status: EngineStatus) -> None:
        machine = f" \u00b7 {status.machine}" if status.machine else ""
        self.device.setText(f"{status.device}{machine}")
        reason, precision = translated(status.precision_reason), status.precision
        both = self.tr("{precision}. {reason}").format(precision=precision, reason=reason)
        self.precision.setText(both if reason else precision)

    def _calibration(self, manifest: Manifest) -> str:
        given = manifest.calibration
        if given.method == "none":
            return self.tr("None: its figures are scores, not probabilities.")
        where = phrase_text(given.fitted_on) or "\u2013"
        said = [self.tr("{method}, fitted on {where}").format(method=calibration_word(given.method), where=where)]
        errors = {key: value for key, value in manifest.provenance.metrics.items() if "ece" in key.split("_")}
        if errors:
            text = self.tr("calibration error (ECE) {error}")
            said.append(in_a_row(text.format(error=decimal(value, 3)) for value in errors.values()))
        return in_clauses(said)

    def _sanity(self, manifest: Manifest) -> str:
        sanity = manifest.cam.sanity
        if sanity is None:
            return self.tr("The sanity check was not made.")
        passed = self.tr("Sanity check passed") if sanity.passed else self.tr("Sanity check FAILED")
        text = self.tr("{passed}: correlation {correlation} with the maps of a random network ({source})")
        return text.format(passed=passed, correlation=decimal(sanity.correlation, 2), source=phrase_text(sanity.source))

    def _gate(self, manifest: Manifest) -> str:
        stated = manifest.gate.statistics
        if stated is None:
            return self.tr("Header, size and colour only; it has learned nothing of the pixels.")
        kinds = len(stated.kinds) - 1
        text = self.tr("Recognises %n kind(s) of wrong picture; refuses from {limit} on. Fitted on {where}", "", kinds)
        return text.format(limit=significant(stated.refuse_from, 6), where=phrase_text(stated.fitted_on))

    def _hidden(self, bundle: Bundle) -> str:
        hidden = self._session.networks.hidden(bundle)
        return "\n".join(f"{key}: {stated_text(bundle, why)}" for key, why in hidden.items()) or self.tr("none")
