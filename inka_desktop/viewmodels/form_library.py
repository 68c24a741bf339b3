"""The library of forms in words."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from inka_desktop.records.local_time import local_time
from inka_desktop.services.form_rows import FormLibraryRow, FormVersionRow
from inka_desktop.viewmodels import dates

translate = QCoreApplication.translate


def version_words(row: FormVersionRow, on: date) -> str:
    """``Fassung 3, übernommen am 12.11. von Fachreferat``."""
    number = translate("FormLibrary", "Fassung {number}").format(number=row.number)
    if row.made_at is None:
        return number
    day = dates.day(local_time(row.made_at).date(), on)
    if row.made_by:
        return translate("FormLibrary", "{version}, übernommen am {day} von {name}").format(
            version=number, day=day, name=row.made_by
        )
    return translate("FormLibrary", "{version}, übernommen am {day}").format(version=number, day=day)


def form_words(row: FormLibraryRow, on: date) -> str:
    """What is said of a form in the list: its newest version, and how many there were before."""
    newest = version_words(row.versions[0], on)
    earlier = len(row.versions) - 1
    if not earlier:
        return newest
    before = translate("FormLibrary", "%n frühere Fassungen", "", earlier)
    return f"{newest} · {before}"
