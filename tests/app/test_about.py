"""What Overread is, and whose work it ships."""

from __future__ import annotations

from app.dialogs.licences import shipped_licences
from tests.app.conftest import Station


def test_about_leads_to_every_licence_with_its_text(station: Station) -> None:
    station.window.actions_.about.trigger()
    about = station.window.help_parts.about_dialog
    assert "Research use only. Not for diagnosis." in about.text.text()
    about.licences_wanted.emit()
    dialog = station.window.help_parts.licences_dialog
    station.wait(lambda: dialog.packages.count() == len(shipped_licences()) > 50)
    assert not dialog.isModal()
    dialog.search.setText("pydicom")
    shown = [dialog.packages.item(row) for row in range(dialog.packages.count())]
    (found,) = [item for item in shown if not item.isHidden()]
    dialog.packages.setCurrentItem(found)
    assert "Permission is hereby granted" in dialog.text.toPlainText()
    dialog.reject()
    about.reject()
