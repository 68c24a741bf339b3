"""A line for coordinates, as decimals or degrees; what names no place stays, is marked, and is told."""

from __future__ import annotations

from PySide6.QtCore import Signal

from inka_desktop.gui.widgets.fields import ParsedEdit
from inka_desktop.records import coordinates


class CoordinatesEdit(ParsedEdit):
    """Keeps what :mod:`inka_desktop.records.coordinates` writes."""

    told = Signal(str)
    """A sentence on what stands there; empty when nothing is wrong with it."""

    def value(self) -> str:
        """The place as it is kept; empty when nothing, or no place, stands there."""
        found = coordinates.read(self.text())
        return str(found) if found is not None else ""

    def set_value(self, value: object) -> None:
        """Shows a place."""
        self._write(value)
        self._mark(problem=False)

    def _read(self) -> object:
        return coordinates.read(self.text())

    def _mark(self, *, problem: bool) -> None:
        super()._mark(problem=problem)
        self.told.emit(self._help() if problem else "")

    def _help(self) -> str:
        return self.tr(
            "Diese Koordinaten nennen keinen Ort. Bitte so eingeben: 50,978512 11,029341 "
            "oder 50° 58' 42\" N, 11° 1' 45\" O."
        )
