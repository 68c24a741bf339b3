"""The way of an e-mail through the window: proposal, dialog, mail program, a sentence on how that went."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from inka_desktop.gui.context import Context
from inka_desktop.services.mailing_rows import DraftRow, MailWish, PreparedRow, ProposalRow

translate = QCoreApplication.translate


def send(owner: QWidget, context: Context, wish: MailWish) -> None:
    """Asks to whom and with which words, and hands the draft to the mail program."""
    language = context.language

    def ask(proposal: ProposalRow) -> None:
        from inka_desktop.gui.dialogs.mail_dialog import MailDialog

        dialog = MailDialog(context, wish, proposal, owner)
        dialog.prepared.connect(lambda row: hand(owner, context, row))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    context.read_saved(owner, lambda ws: ws.mailings.proposal(wish, language), ask)


def hand(owner: QWidget, context: Context, row: DraftRow) -> None:
    """Hands a draft that was prepared to the mail program, and says how that went."""
    from inka_desktop.gui.handing_over import Handed, hand_over
    from inka_desktop.gui.widgets.mail_row import settle

    said = {
        Handed.OPENED: translate(
            "Mailing", "Der Entwurf ist im E-Mail-Programm geöffnet. Ob er gesendet wurde, wissen nur Sie."
        ),
        Handed.FOLDER: translate(
            "Mailing",
            "Kein E-Mail-Programm hat den Entwurf geöffnet. Der Text liegt in der Zwischenablage. "
            "Die Datei bleibt im geöffneten Ordner, bis Sie INKA Desktop schließen.",
        ),
        Handed.FAILED: translate(
            "Mailing",
            "Der Entwurf ließ sich hier nicht öffnen. Er ist als vorbereitet vermerkt, "
            "der Text liegt in der Zwischenablage.",
        )
        if isinstance(row, PreparedRow)
        else translate(
            "Mailing", "Der Entwurf ließ sich hier nicht öffnen. Der Text liegt in der Zwischenablage."
        ),
    }

    def done(handed: Handed) -> None:
        tone = "good" if handed == Handed.OPENED else "attention"
        if not isinstance(row, PreparedRow):
            context.say(said[handed], tone)
            return
        text, noted = translate("Mailing", "Versendet"), row.id
        context.say(said[handed], tone, text, lambda: settle(context, context, noted, "sent"))

    hand_over(context, context, row, done)
