"""One site of a project: address and opening hours, saved as they are typed."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from inka_desktop.gui._generated.site_row import Ui_SiteRow
from inka_desktop.gui.context import Context
from inka_desktop.gui.widgets.card import hairline
from inka_desktop.gui.widgets.record_list import RowEditor


class SiteEditor(RowEditor):
    """Edits a :class:`SiteRow`."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, "site", parent)
        whole, form = QVBoxLayout(self), QWidget(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(hairline(self))
        whole.addWidget(form)
        self._ui = Ui_SiteRow()
        self._ui.setupUi(form)
