"""A protocol's consultation: whom the text was put to, who replied what, and what became of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QDialog, QPushButton, QWidget

from inka_desktop.gui._generated.consultation_dialog import Ui_ConsultationDialog
from inka_desktop.gui.context import Context
from inka_desktop.gui.dialogs.fitting import within_screen
from inka_desktop.gui.dialogs.preview_dialog import Paper, PaperDialog
from inka_desktop.gui.widgets.card import CardRow
from inka_desktop.gui.widgets.objection_view import Act, ObjectionView
from inka_desktop.records.protocol_types import Section
from inka_desktop.records.values import MailKind
from inka_desktop.services.approval_rows import (
    Addressee,
    ConsultationRow,
    PlaceRow,
    RecipientRow,
    ReplyRow,
    TextRow,
)
from inka_desktop.services.fields import changed
from inka_desktop.services.mailing_rows import MailWish
from inka_desktop.services.rows import Saved
from inka_desktop.viewmodels import approval
from inka_desktop.viewmodels.wording import Mark

if TYPE_CHECKING:
    from inka_desktop.gui.dialogs.reply_dialog import ReplyDialog
    from inka_desktop.services.workspace import Workspace


_SIZE = QSize(760, 680)


class ConsultationDialog(QDialog):
    """Shows the newest text; everything here is saved at once."""

    place_wished = Signal(object)
    """The topic that an objection is about (its id), or its section (a word)."""
    next_wished = Signal()

    def __init__(self, context: Context, protocol: UUID, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        ui = self._ui = Ui_ConsultationDialog()
        ui.setupUi(self)
        self._context, self._protocol = context, protocol
        self._row: ConsultationRow | None = None
        self._places: tuple[PlaceRow, ...] = ()
        ui.replyByEdit.today = context.today
        ui.replyByEdit.editingFinished.connect(self._extend)  # "15.1" on the way to "15.12." is a day, too
        ui.replyByEdit.picked.connect(self._extend)
        ui.documentButton.clicked.connect(lambda: self._open_document(self._newest()))
        ui.withdrawButton.clicked.connect(self._withdraw)
        ui.nextButton.clicked.connect(self._wish_next)
        ui.closeButton.clicked.connect(self.accept)
        ui.recipientsCard.set_title(self.tr("Empfangende"))
        more = QPushButton(self.tr("+ Empfangende"), self)
        more.setAutoDefault(False)
        more.clicked.connect(self._ask_also)
        ui.recipientsCard.add_head_widget(more)
        ui.repliesCard.set_title(self.tr("Einwendungen"))
        ui.earlierCard.set_title(self.tr("Frühere Texte"))
        context.changed.connect(self._refresh)
        self.finished.connect(self.deleteLater)
        self.resize(within_screen(_SIZE))
        self._refresh()

    def _refresh(self, _changes: object = None) -> None:
        protocol = self._protocol

        def read(ws: Workspace) -> tuple[ConsultationRow, tuple[PlaceRow, ...]]:
            row = ws.approval.get(protocol)
            return row, ws.approval.places(row.newest.id) if row.newest is not None else ()

        self._context.read(self, read, self._show)

    def _show(self, told: tuple[ConsultationRow, tuple[PlaceRow, ...]]) -> None:
        if told == (self._row, self._places):
            return
        before = self._newest()
        row, self._places = told
        self._row = row
        ui, on, text = self._ui, self._context.today(), row.newest
        for widget in (ui.replyByLabel, ui.replyByEdit, ui.documentButton, ui.withdrawButton):
            widget.setVisible(text is not None)
        facts = self.tr("Kein Text ist in Abstimmung.")
        if text is not None:
            facts = f"{approval.text_title(text)}, {approval.text_facts(text, on)}"
            # A day that is half typed stays when somebody replies or names another one meanwhile.
            if before is None or before.id != text.id or not ui.replyByEdit.isModified():
                ui.replyByEdit.set_value(text.reply_by)
        if text is not None and text.shared:
            shared = self.tr("Der Träger liest und beantwortet ihn im Programm.")
            facts = self.tr("{facts}. {shared}").format(facts=facts, shared=shared)
        if row.changed:
            changed = self.tr("Der Text wurde seither geändert.")
            facts = self.tr("{facts}. {changed}").format(facts=facts.rstrip("."), changed=changed)
        ui.factsLabel.setText(facts)
        ui.nextButton.setVisible(row.changed or text is None)
        self._show_recipients(text)
        self._show_replies(row)
        self._show_earlier(row, text)

    # --- cards ------------------------------------------------------------------------------------

    def _show_recipients(self, text: TextRow | None) -> None:
        card = self._ui.recipientsCard
        card.clear()
        card.setVisible(text is not None)
        for one in text.recipients if text is not None else ():
            line = CardRow(
                approval.who_words(one.who), approval.recipient_words(one, self._context.today()), parent=card
            )
            if one.no_objections and not one.objections:
                line.add_sign(Mark(self.tr("keine Einwendungen"), "good", "check"))
                self._offer_changes(line, one)
            elif not one.replied:
                line.add_button(self.tr("Keine Einwendungen")).clicked.connect(partial(self._none, one))
            line.add_button(self.tr("Einwendung …")).clicked.connect(partial(self._object, one))
            card.add_row(line)

    def _show_replies(self, row: ConsultationRow) -> None:
        card, on = self._ui.repliesCard, self._context.today()
        card.clear()
        objections = [one for one in row.replies if one.kind == "objection"]
        card.setVisible(bool(objections))
        for one in objections:
            facts, mark = approval.reply_facts(one, on), approval.outcome_mark(one)
            acts = self._acts(one)
            card.add_row(ObjectionView(approval.reply_title(one), one.wording, facts, mark, acts, card))

    def _offer_changes(self, line: CardRow, recipient: RecipientRow) -> None:
        """What was noted is put right or taken back; what a carrier said itself is the carrier's."""
        row = self._row
        said = [one for one in row.replies if one.recipient_id == recipient.id] if row is not None else []
        if said and not any(one.own for one in said):
            line.add_button(self.tr("Ändern …")).clicked.connect(partial(self._change, recipient, said))
            button = line.add_button(self.tr("Zurücknehmen"))
            for one in said:
                button.clicked.connect(partial(self._remove, one))

    def _acts(self, one: ReplyRow) -> list[Act]:
        if one.outcome:
            return [(self.tr("Wieder öffnen"), partial(self._decide, one, ""))]
        acts: list[Act] = [
            (self.tr("Übernommen"), partial(self._decide, one, "taken_up")),
            (self.tr("Abweichend abdrucken"), partial(self._decide, one, "diverging")),
        ]
        if not one.own:
            acts.insert(0, (self.tr("Entfernen"), partial(self._remove, one)))
        named = one.topic_id is not None or one.section == Section.AGREEMENTS
        return [(self.tr("Zur Stelle"), partial(self._go, one)), *acts] if named else acts

    def _show_earlier(self, row: ConsultationRow, newest: TextRow | None) -> None:
        card, on = self._ui.earlierCard, self._context.today()
        card.clear()
        earlier = [text for text in row.texts if newest is None or text.id != newest.id]
        card.setVisible(bool(earlier))
        for text in earlier:
            line = CardRow(approval.text_title(text), approval.text_facts(text, on), parent=card)
            if text.withdrawn:
                line.add_mark(Mark(self.tr("zurückgezogen"), "", "undo-2"))
            line.add_button(self.tr("Öffnen")).clicked.connect(
                lambda _checked=False, wanted=text: self._open_document(wanted)
            )
            card.add_row(line)

    # --- acts -------------------------------------------------------------------------------------

    def _newest(self) -> TextRow | None:
        return self._row.newest if self._row is not None else None

    def _write(
        self, work: Callable[[Workspace], Future[Any]], saved: Callable[[], None] = lambda: None
    ) -> None:
        self._context.write(self, work, lambda _: saved())

    def _none(self, one: RecipientRow, _checked: bool = False) -> None:
        self._write(lambda ws: ws.approval.no_objections(one.id))

    def _change(self, one: RecipientRow, said: Sequence[ReplyRow], _checked: bool = False) -> None:
        from inka_desktop.gui.dialogs.reply_dialog import ReplyDialog

        dialog = ReplyDialog(self._context, (), self)
        dialog.ask_when(one.replied_on, one.way)
        dialog.accepted.connect(
            lambda: self._put_right(one, said, dialog.received_on or one.replied_on, dialog.way)
        )
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _put_right(self, shown: RecipientRow, said: Sequence[ReplyRow], on: date | None, way: str) -> None:
        before = {"received_on": shown.replied_on, "way": shown.way}
        values = changed({"received_on": on, "way": way}, before)
        for one in said:
            self._write(partial(_received, one.id, values))

    def _decide(self, one: ReplyRow, outcome: str) -> None:
        self._write(lambda ws: ws.approval.decide(one.id, outcome))

    def _remove(self, one: ReplyRow, _checked: bool = False) -> None:
        self._context.write(self, lambda ws: ws.editing.delete("reply", one.id))

    def _object(self, one: RecipientRow, _checked: bool = False) -> None:
        from inka_desktop.gui.dialogs.reply_dialog import ReplyDialog

        text = self._newest()
        if text is not None:
            dialog = ReplyDialog(self._context, self._places, self)
            dialog.ask_who([(approval.who_words(each.who), each.id) for each in text.recipients], one.id)
            saved = dialog.go_on(one.id)
            dialog.accepted.connect(lambda: self._note(text, dialog, saved))
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

    def _note(self, text: TextRow, dialog: ReplyDialog, saved: Callable[[], None]) -> None:
        said, who, on, way = dialog.said, dialog.who, dialog.received_on, dialog.way
        self._write(
            lambda ws: ws.approval.object(
                text.id, said.wording, who=who, received_on=on, way=way, place=said.place, lines=said.lines
            ),
            saved,
        )

    def _go(self, one: ReplyRow) -> None:
        self.accept()
        self.place_wished.emit(one.topic_id or one.section)

    def _wish_next(self) -> None:
        self.accept()
        self.next_wished.emit()

    def _extend(self) -> None:
        text, day = self._newest(), self._ui.replyByEdit.value()
        if text is None or day is None or day == text.reply_by:
            return
        if day < self._context.today():
            self._context.say(
                self.tr("Dieser Tag ist schon vorbei. Bitte nennen Sie einen späteren."), "attention"
            )
            self._ui.replyByEdit.set_value(text.reply_by)
            return
        self._write(lambda ws: ws.approval.extend(text.id, day))

    def _ask_also(self) -> None:
        from inka_desktop.gui.dialogs.fix_text_dialog import FixTextDialog

        text, context, on = self._newest(), self._context, self._context.today()
        if text is None:
            return
        day = max(text.reply_by or on, on)
        dialog = FixTextDialog(context, (), day, self, text=text.number)
        dialog.accepted.connect(lambda: self._asked(text, dialog.people, dialog.reply_by or day))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _asked(self, text: TextRow, people: list[Addressee], day: date) -> None:
        from inka_desktop.gui.mailing import send

        def told() -> None:
            self._context.say(
                self.tr("Der Text ist ihnen vorgelegt. Das PDF hat Zeilennummern."), "good",
                self.tr("Per E-Mail senden …"),
                lambda: send(self.window(), self._context, MailWish(MailKind.CONSULTATION, self._protocol)),
            )  # fmt: skip

        self._write(lambda ws: ws.approval.ask_also(text.id, people, day), told)

    def _withdraw(self) -> None:
        text, context = self._newest(), self._context
        if text is None:
            return

        def told(_: object) -> None:
            context.say(
                self.tr("Text {number} ist zurückgezogen. Er kann schon gelesen worden sein.").format(
                    number=text.number
                ),
                "attention",
            )
            self.accept()

        context.write(self, lambda ws: ws.approval.withdraw(text.id), told)

    def _open_document(self, text: TextRow | None) -> None:
        if text is not None:
            language = self._context.language
            paper = Paper(
                lambda ws: ws.approval.file_name(text.id, language),
                lambda ws: ws.approval.document(text.id, language),
                mail=MailWish(MailKind.CONSULTATION, self._protocol) if text == self._newest() else None,
            )
            PaperDialog(self._context, paper, self).open()


def _received(reply: UUID, values: dict[str, object], workspace: Workspace) -> Future[Saved]:
    return workspace.editing.save("reply", reply, values)
