"""A text in consultation as the carrier has it: to read, to agree to, to object to."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QWidget

from inka_desktop.gui._generated.consulted_dialog import Ui_ConsultedDialog
from inka_desktop.gui.context import Context
from inka_desktop.gui.dialogs.fitting import within_screen
from inka_desktop.gui.dialogs.preview_dialog import Paper, PaperDialog
from inka_desktop.gui.widgets.card import CardRow
from inka_desktop.gui.widgets.objection_view import Act, ObjectionView
from inka_desktop.records.values import ReplyKind, Role
from inka_desktop.services.approval_rows import ConsultedRow, OwnReplyRow
from inka_desktop.viewmodels import approval, record_state

if TYPE_CHECKING:
    from inka_desktop.gui.dialogs.reply_dialog import ReplyDialog

_SIZE = QSize(720, 560)


class ConsultedDialog(QDialog):
    """Shows one text; everything here is saved at once."""

    def __init__(self, context: Context, text: UUID, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        ui = self._ui = Ui_ConsultedDialog()
        ui.setupUi(self)
        self._context, self._text = context, text
        self._row: ConsultedRow | None = None
        ui.repliesCard.set_title(self.tr("Rückmeldungen"))
        ui.documentButton.clicked.connect(self._read)
        ui.noneButton.clicked.connect(self._agree)
        ui.objectButton.clicked.connect(self._object)
        ui.closeButton.clicked.connect(self.accept)
        for button in (ui.noneButton, ui.objectButton):
            button.hide()
        context.changed.connect(self._refresh)
        self.finished.connect(self.deleteLater)
        self.resize(within_screen(_SIZE))
        self._refresh()

    def _refresh(self, _changes: object = None) -> None:
        self._context.read(self, lambda ws: ws.consulted.get(self._text), self._show)

    def _show(self, row: ConsultedRow | None) -> None:
        if row is not None and row == self._row:
            return
        ui, on, self._row = self._ui, self._context.today(), row
        ui.documentButton.setEnabled(row is not None)
        if row is None:
            ui.factsLabel.setText(self.tr("Dieser Text wurde zurückgezogen. Es ist nichts zu tun."))
            ui.repliesCard.hide()
            ui.noneButton.hide()
            ui.objectButton.hide()
            return
        ui.headLabel.setText(approval.consulted_title(row))
        ui.factsLabel.setText(approval.consulted_facts(row, on))
        asked = not row.closed and self._context.role != Role.READER
        own = [one for one in row.replies if one.own]
        ui.objectButton.setVisible(asked)
        ui.noneButton.setVisible(asked and not own)
        ui.repliesCard.clear()
        for one in row.replies:
            ui.repliesCard.add_row(self._reply(one, asked=asked))
        if not row.replies:
            ui.repliesCard.say(self.tr("Noch keine Rückmeldung."))

    def _reply(self, one: OwnReplyRow, *, asked: bool) -> QWidget:
        card, facts = self._ui.repliesCard, approval.own_reply_facts(one, self._context.today())
        back = (self.tr("Zurücknehmen"), partial(self._take_back, one))
        acts: list[Act] = [back] if one.own and asked and not one.outcome else []
        if one.kind == ReplyKind.OBJECTION:
            mark = approval.outcome_mark(one) or record_state.mark(one.sending)
            return ObjectionView(approval.reply_title(one), one.wording, facts, mark, acts, card)
        line = CardRow(self.tr("Keine Einwendungen"), facts, parent=card)
        line.add_sign(record_state.mark(one.sending))
        for text, act in acts:
            line.add_button(text).clicked.connect(lambda _checked=False, run=act: run())
        return line

    # --- acts -------------------------------------------------------------------------------------

    def _read(self) -> None:
        text, language = self._text, self._context.language
        paper = Paper(
            lambda ws: ws.consulted.file_name(text, language),
            lambda ws: ws.consulted.document(text, language),
        )
        PaperDialog(self._context, paper, self).open()

    def _agree(self) -> None:
        self._context.write(self, lambda ws: ws.consulted.no_objections(self._text))

    def _object(self) -> None:
        from inka_desktop.gui.dialogs.reply_dialog import ReplyDialog

        row = self._row
        if row is None:
            return
        dialog = ReplyDialog(self._context, row.places, self)
        saved = dialog.go_on((row.kind, row.project, row.date))  # the next text is about the same
        dialog.accepted.connect(lambda: self._send(row, dialog, saved))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _send(self, row: ConsultedRow, dialog: ReplyDialog, saved: Callable[[], None]) -> None:
        said = dialog.said
        topic = said.place.words if said.place is not None else ""
        self._context.write(
            self,
            lambda ws: ws.consulted.object(
                row.id, said.wording, section=said.section, topic=topic, lines=said.lines
            ),
            lambda _: saved(),
        )

    def _take_back(self, one: OwnReplyRow) -> None:
        self._context.write(self, lambda ws: ws.editing.delete("shared_reply", one.id))
