"""Protokolle und Vereinbarungen: what was released to a carrier, and what was agreed with it."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtWidgets import QPushButton, QWidget

from inka_desktop.gui import icons
from inka_desktop.gui._generated.released_page import Ui_ReleasedPage
from inka_desktop.gui.context import Context
from inka_desktop.gui.pages.page import Page
from inka_desktop.gui.widgets import released_rows
from inka_desktop.gui.widgets.chip import FilterChip
from inka_desktop.services.rows import AgreementRow
from inka_desktop.viewmodels import record_state


class ReleasedPage(Page):
    """Reads only what lies in the project's space; an agreement can be settled here."""

    name = "released"
    code = "T-01"
    watches = frozenset({"released_protocol", "agreement", "project", "shared_text", "shared_reply"})
    follows_meetings = True

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._ui = Ui_ReleasedPage()
        self._ui.setupUi(self)
        button = QPushButton(self.tr("Als Excel-Tabelle speichern"), self)
        icons.set_icon(button, "file-down")
        button.clicked.connect(self._export)
        self._waiting = FilterChip(self, record_state.waiting_words())
        self._waiting.hide()
        self._waiting.toggled.connect(self._show_agreements)
        self._ui.agreementsCard.add_head_widget(self._waiting)
        self._ui.agreementsCard.add_head_widget(button)
        self._agreements: Sequence[AgreementRow] = ()
        self._ui.consultedCard.hide()

    def show_record(self, record: object) -> None:
        """Comes into view; a released protocol or a text in consultation that is given opens."""
        super().show_record(record)
        if isinstance(record, UUID):
            self.context.read(
                self,
                lambda ws: ws.consulted.get(record) is not None,
                lambda text: (released_rows.open_text if text else released_rows.open_protocol)(self, record),
            )

    def refresh(self) -> None:
        """Reads again what is shown."""
        on, ui = self.context.today(), self._ui
        self.context.read(
            self,
            lambda ws: ws.consulted.all(),
            lambda rows: released_rows.fill_texts(self, ui.consultedCard, rows),
        )
        self.context.read(
            self,
            lambda ws: ws.releases.all(),
            lambda rows: released_rows.fill_protocols(self, ui.releasedCard, rows),
        )
        self.context.read(self, lambda ws: ws.agreements.all(on), self._take_agreements)

    def _take_agreements(self, rows: Sequence[AgreementRow]) -> None:
        self._agreements = rows
        some = any(record_state.is_waiting(row.sending) for row in rows)
        self._waiting.setVisible(some or self._waiting.isChecked())
        self._show_agreements()

    def _show_agreements(self) -> None:
        rows = self._agreements
        if self._waiting.isChecked():
            rows = [row for row in rows if record_state.is_waiting(row.sending)]
        released_rows.fill_agreements(self, self._ui.agreementsCard, rows)

    def _export(self) -> None:
        from inka_desktop.gui import exporting

        exporting.export(self, self.context, "agreements")
