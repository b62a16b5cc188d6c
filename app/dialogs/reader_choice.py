"""Who reads: one of the people who are listed, with her passphrase where the site wants it."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QFormLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from app.who_reads import WhoReads
from app.wording import role_word


class ReaderChoice(QDialog):
    """Stays until somebody is accepted. Without passphrases it may be closed: the reader stays who she was."""

    def __init__(self, who: WhoReads, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._who = who
        self.setWindowTitle(self.tr("Who reads?"))
        self.setModal(True)
        self.setMinimumWidth(46 * self.fontMetrics().averageCharWidth())
        self.people = QComboBox()
        self.people.setAccessibleName(self.tr("Who reads"))
        self.passphrase = QLineEdit()
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.passphrase.setAccessibleName(self.tr("Passphrase"))
        self.problem = QLabel()
        self.problem.setProperty("fault", True)
        self.problem.setWordWrap(True)
        self.problem.hide()
        self.buttons = QDialogButtonBox()
        self.read = self.buttons.addButton(self.tr("Read"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.read.setProperty("primary", True)
        self.read.setDefault(True)
        self._lay_out()
        self._fill()
        self.buttons.accepted.connect(self._on_read)
        who.changed.connect(self._fill)
        who.refused.connect(self._on_refused)
        who.accepted.connect(self.accept)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(10)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(self.tr("Reader"), self.people)
        if self._who.wants_passphrase:
            form.addRow(self.tr("Passphrase"), self.passphrase)
        title = QLabel(self.windowTitle())
        title.setProperty("heading", True)
        what = QLabel(self.tr("Every verdict is kept under this name and role."))
        what.setProperty("secondary", True)
        what.setWordWrap(True)
        layout = self._lines = QVBoxLayout(self)
        layout.setContentsMargins(22, 20, 22, 16)
        layout.setSpacing(14)
        layout.addWidget(title)
        layout.addWidget(what)
        layout.addLayout(form)
        layout.addWidget(self.problem)
        layout.addWidget(self.buttons)

    def _fill(self) -> None:
        person = self._who.person
        chosen = self.people.currentData() or (person.login if person is not None else "")
        self.people.clear()
        for one in self._who.choices:
            self.people.addItem(f"{one.login} \u00b7 {role_word(one.role)}", one.login)
        self.people.setCurrentIndex(max(0, self.people.findData(chosen)))
        (self.passphrase if self._who.wants_passphrase else self.people).setFocus()

    def _on_read(self) -> None:
        self.read.setEnabled(False)
        self.problem.hide()
        self._who.choose(self.people.currentData(), self.passphrase.text())

    def _on_refused(self, sentence: str) -> None:
        self.read.setEnabled(True)
        self.problem.setText(sentence)
        self.problem.show()
        wanted = self._lines.totalHeightForWidth(self.width())  # a dialog does not grow for wrapped text by itself
        self.resize(self.width(), max(self.height(), wanted))
        self.passphrase.selectAll()
        self.passphrase.setFocus()
