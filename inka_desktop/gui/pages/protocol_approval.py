"""Consultation and signing at the side of the protocol editor: how far they are, and the way to go on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QMenu

from inka_desktop.gui.pictures import PATTERNS
from inka_desktop.gui.removing import remove
from inka_desktop.gui.widgets.card import Card, CardRow
from inka_desktop.records.values import MailKind
from inka_desktop.services.approval_rows import ConsultationRow, PrintedSheetRow, SigningRow
from inka_desktop.services.mailing_rows import MailWish
from inka_desktop.settings import LAST_FOLDER
from inka_desktop.viewmodels import approval, dates
from inka_desktop.viewmodels.wording import Mark, protocol_mark

if TYPE_CHECKING:
    from inka_desktop.gui.pages.protocol_page import ProtocolPage
    from inka_desktop.services.workspace import Workspace

SHEET, WHOLE = "sheet", "signing"


class ProtocolApproval(QObject):
    """Fills two cards; dialogs are imported when they are opened."""

    topic_wished = Signal(object)
    """An objection leads to its topic (an id), or to its section (a word)."""

    def __init__(self, page: ProtocolPage, consultation: Card, signing: Card) -> None:
        super().__init__(page)
        self._page, self._context = page, page.context
        self._consultation, self._signing = consultation, signing
        self._protocol: UUID | None = None
        self._shown: tuple[object, ...] = ()
        for card, title in ((consultation, self.tr("Abstimmung")), (signing, self.tr("Unterschriften"))):
            card.set_title(title)
            card.hide()

    def show_record(self, protocol: UUID, *, final: bool, corrected: bool) -> None:
        """Reads how far a protocol is; ``final``: finished, ``corrected``: and it says something else now."""
        if protocol != self._protocol:
            self._protocol, self._shown = protocol, ()
            self._consultation.hide()
            self._signing.hide()

        def show(told: tuple[ConsultationRow, SigningRow]) -> None:
            shown = (*told, final, corrected, self._context.today())
            if protocol == self._protocol and shown != self._shown:
                self._shown = shown
                self._show_consultation(told[0], final=final, to_come=not final or corrected)
                # Each card in a turn of its own, so that the page is never held for long.
                QTimer.singleShot(0, self, lambda: self._show_signing(told[1], final=final))

        self._context.read(self, lambda ws: (ws.approval.get(protocol), ws.signing.get(protocol)), show)

    # --- cards ------------------------------------------------------------------------------------

    def _show_consultation(self, row: ConsultationRow, *, final: bool, to_come: bool) -> None:
        """``to_come``: a version, the first or a corrected one, whose text may be put to people before."""
        card, on, text = self._consultation, self._context.today(), row.newest
        card.clear()
        card.setVisible(bool(row.texts) or to_come)
        if text is None:
            line = CardRow(self.tr("Noch nicht in Abstimmung"), parent=card)
            line.title.setProperty("role", "second")
            line.add_button(self.tr("Beginnen …")).clicked.connect(self.fix)
            card.add_row(line)
            return
        line = CardRow(approval.text_title(text), approval.state_words(row), parent=card)
        line.add_button(self.tr("Öffnen")).clicked.connect(self.open)
        card.add_row(line)
        if not final:
            self._say(card, protocol_mark("consultation", text.reply_by, text.waiting, on))
        if any(one.late for one in row.replies):
            late = self.tr("Einwendung nach dem Abschließen eingetroffen")
            self._say(card, Mark(late, "attention", "triangle-alert"))
        if row.changed and to_come:
            line = CardRow(self.tr("Seither geändert"), parent=card)
            line.add_button(self.tr("Nächster Text …")).clicked.connect(self.fix)
            card.add_row(line)

    def _show_signing(self, row: SigningRow, *, final: bool) -> None:
        card, on = self._signing, self._context.today()
        card.clear()
        card.show()
        for one in row.signatures:
            line = CardRow(approval.who_words(one.who), approval.signature_facts(one, on), parent=card)
            self._offer_removal(line, partial(self._remove_signature, one.id))
            card.add_row(line)
            if one.changed:
                self._say(card, Mark(self.tr("Text seither geändert"), "attention", "triangle-alert"))
        for sheet in row.sheets:
            second = self.tr("unterschrieben auf Papier, {when}").format(
                when=dates.moment(sheet.added_at, on)
            )
            line = CardRow(sheet.file_name, second, parent=card)
            line.make_clickable()
            line.activated.connect(lambda wanted=sheet.id: self._open_sheet(wanted))
            self._offer_removal(line, partial(self._remove_sheet, sheet.id))
            card.add_row(line)
            if sheet.changed:
                self._say(card, Mark(self.tr("Text seither geändert"), "attention", "triangle-alert"))
        empty = not (row.signatures or row.sheets)
        line = CardRow(self.tr("Noch keine") if empty else "", parent=card)
        line.title.setProperty("role", "second")
        line.title.setVisible(empty)
        button = line.add_button(self.tr("Unterschreiben"))
        button.setMenu(self._menu(line, row.printed, final=final))
        card.add_row(line)

    def _offer_removal(self, line: CardRow, work: Callable[[], None]) -> None:
        button = line.add_button(self.tr("Entfernen"))
        button.setProperty("role", "link")
        button.clicked.connect(lambda _checked=False: work())

    @staticmethod
    def _say(card: Card, mark: Mark) -> None:
        line = CardRow("", parent=card)
        line.title.hide()
        line.add_mark(mark)
        line.setAccessibleName(mark.text)
        card.add_row(line)

    def _menu(self, line: CardRow, printed: Sequence[PrintedSheetRow], *, final: bool) -> QMenu:
        menu = QMenu(line)
        if not final:
            menu.addAction(self.tr("Vereinbarungsblatt auf dem Bildschirm …")).triggered.connect(
                lambda: self.sign(SHEET)
            )
        menu.addAction(self.tr("Ganzer Text auf dem Bildschirm …")).triggered.connect(
            lambda: self.sign(WHOLE)
        )
        menu.addSeparator()
        menu.addAction(self.tr("Vereinbarungsblatt drucken …")).triggered.connect(self.print_sheet)
        menu.addAction(self.tr("Anwesenheitsliste drucken …")).triggered.connect(self.print_attendance)
        if not printed:
            menu.addAction(self.tr("Unterschriebenes Blatt hinzufügen …")).triggered.connect(self.add_sheet)
            return menu
        came = menu.addMenu(self.tr("Unterschriebenes Blatt hinzufügen"))
        for one in printed:
            words = approval.printed_words(one, self._context.today())
            came.addAction(words).triggered.connect(
                lambda _on=False, text=one.text_id: self.add_sheet(text=text)
            )
        came.addSeparator()
        came.addAction(self.tr("Anderes Papier …")).triggered.connect(self.add_sheet)
        return menu

    # --- acts -------------------------------------------------------------------------------------

    def fix(self) -> None:
        """Asks to whom the text is put, and puts it to them."""
        from inka_desktop.gui.dialogs.fix_text_dialog import FixTextDialog
        from inka_desktop.services.approval_rows import Addressee

        protocol, context = self._protocol, self._context
        if protocol is None or not self._page.take_in():
            return

        def ask(told: tuple[list[Addressee], bool]) -> None:
            people, may_share = told
            preset = _preset(context.today())
            dialog = FixTextDialog(context, people, preset, self._page, may_share=may_share)
            dialog.accepted.connect(lambda: put(dialog.people, dialog.reply_by, share=dialog.share))
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

        def put(people: list[Addressee], day: date | None, *, share: bool) -> None:
            if day is not None:
                context.write(
                    self,
                    lambda ws: ws.approval.fix(protocol, people, day, share=share),
                    lambda _: self._fixed(),
                )

        context.read(
            self, lambda ws: (ws.approval.suggested(protocol), ws.approval.reads_along(protocol)), ask
        )

    def _fixed(self) -> None:
        self._context.say(
            self.tr("Der Text ist festgehalten und in Abstimmung. Das PDF hat Zeilennummern."),
            "good", self.tr("Per E-Mail senden …"), self._mail_text,
        )  # fmt: skip

    def _mail_text(self) -> None:
        from inka_desktop.gui.mailing import send

        if self._protocol is not None:
            send(self._page, self._context, MailWish(MailKind.CONSULTATION, self._protocol))

    def open(self) -> None:
        """Shows the consultation with its recipients and replies."""
        from inka_desktop.gui.dialogs.consultation_dialog import ConsultationDialog

        if self._protocol is not None:
            self._page.leave()
            dialog = ConsultationDialog(self._context, self._protocol, self._page)
            # The window takes the focus back first, and would put it where it was before the dialog.
            dialog.place_wished.connect(
                lambda topic: QTimer.singleShot(0, self, lambda: self.topic_wished.emit(topic))
            )
            dialog.next_wished.connect(self.fix)
            dialog.open()

    def sign(self, purpose: str) -> None:
        """Shows the agreement sheet or all of the text, to sign on the screen."""
        from inka_desktop.gui.dialogs.signing_dialog import SigningDialog

        if self._protocol is not None and self._page.take_in():
            SigningDialog(self._context, self._protocol, purpose, self._page).open()

    def print_sheet(self) -> None:
        """Shows the agreement sheet as it prints."""
        from inka_desktop.gui.dialogs.preview_dialog import AgreementSheetDialog

        if self._protocol is not None and self._page.take_in():
            AgreementSheetDialog(self._context, self._protocol, self._page).open()

    def print_attendance(self) -> None:
        """Shows the attendance list as it prints."""
        from inka_desktop.gui.dialogs.preview_dialog import Paper, PaperDialog

        protocol, language = self._protocol, self._context.language
        if protocol is not None and self._page.take_in():
            paper = Paper(
                lambda ws: ws.signing.attendance_name(protocol, language),
                lambda ws: ws.signing.attendance_list(protocol, language),
                mail=MailWish(MailKind.ATTENDANCE, protocol),
            )
            PaperDialog(self._context, paper, self._page).open()

    def add_sheet(self, *, text: UUID | None = None) -> None:
        """Takes in the scan or photo of what was signed on paper; ``text``: what it was printed from."""
        protocol, context = self._protocol, self._context
        kinds = self.tr("Scans und Fotos ({endings})").format(endings=f"*.pdf {PATTERNS}")
        title, folder = self.tr("Unterschriebenes Blatt hinzufügen"), context.settings.get(LAST_FOLDER)
        name, _kind = QFileDialog.getOpenFileName(self._page, title, folder, kinds)
        if not name or protocol is None:
            return
        context.settings.set(LAST_FOLDER, str(Path(name).parent))
        context.write(self, lambda ws: ws.signing.add_sheet(protocol, Path(name), text), self._sheet_added)

    def _sheet_added(self, document: UUID) -> None:
        self._context.say(
            self.tr("Das Blatt liegt beim Protokoll und wird im Anhang genannt."),
            "good",
            self.tr("Entfernen"),
            lambda: self._remove_sheet(document),
        )

    def _remove_signature(self, signature: UUID) -> None:
        remove(self, self._context, "signature", signature, self.tr("Die Unterschrift ist im Papierkorb."))

    def _remove_sheet(self, document: UUID) -> None:
        remove(self, self._context, "document", document, self.tr("Das Blatt ist im Papierkorb."))

    def _open_sheet(self, document: UUID) -> None:
        from inka_desktop.gui.opened_copies import open_copy, safe_name

        def opened(found: bool) -> None:
            if not found:
                self._context.say(self.tr("Das Blatt ließ sich hier nicht öffnen."), "attention")

        def read(told: tuple[str, str, bytes | None]) -> None:
            name, media, data = told
            if data is None:
                self._context.say(self.tr("Das Blatt liegt auf diesem Gerät noch nicht vor."), "attention")
            else:
                open_copy(self, self._context, data, safe_name(name, media), opened)

        self._context.read(self, lambda ws: _sheet(ws, document), read)


def _sheet(workspace: Workspace, document: UUID) -> tuple[str, str, bytes | None]:
    return workspace.signing.sheet_bytes(document)


def _preset(on: date) -> date:
    from inka_desktop.services.approval import preset_day

    return preset_day(on)
