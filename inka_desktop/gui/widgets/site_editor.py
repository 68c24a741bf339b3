"""One site of a project: address and opening hours, saved as they are typed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from inka_desktop.gui._generated.site_row import Ui_SiteRow
from inka_desktop.gui.binder import Binder
from inka_desktop.gui.context import Context
from inka_desktop.services.rows import SiteRow


class SiteEditor(QWidget):
    """Edits a :class:`SiteRow`."""

    entries_wished = Signal(object, str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = Ui_SiteRow()
        self._ui.setupUi(self)
        self.binder = Binder(context, "site", self)

    def load(self, row: SiteRow) -> None:
        """Shows a site."""
        self.binder.load(row.id, row)
