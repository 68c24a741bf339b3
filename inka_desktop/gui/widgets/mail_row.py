"""The line of an e-mail that was prepared or sent, with what can be said of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QMenu, QWidget

from inka_desktop.gui import icons
from inka_desktop.gui.context import Context
from inka_desktop.gui.widgets.card import CardRow

if TYPE_CHECKING:
    from uuid import UUID

translate = QCoreApplication.translate


def settle(owner: QObject, context: Context, mailing: UUID, state: str) -> None:
    """Notes that an e-mail was sent or dropped now, with one click back."""
    context.write(
        owner, lambda ws: ws.mailings.settle(mailing, state), lambda _: _say(context, mailing, state)
    )


def ask_when_sent(parent: QWidget, context: Context, mailing: UUID) -> None:
    """Asks on which day an e-mail was sent, and notes that."""
    from inka_desktop.gui.dialogs.return_dialog import Asked, ReturnDialog

    asked = Asked(
        translate("MailRow", "E-Mail versendet"),
        translate("MailRow", "An welchem Tag haben Sie die E-Mail versendet?"),
        translate("MailRow", "Vermerken"), "", context.today(),
        day=translate("MailRow", "Versandt am"), past=True,
    )  # fmt: skip
    dialog = ReturnDialog(context, asked, lambda ws, day, _: ws.mailings.settle(mailing, "sent", day), parent)
    dialog.accepted.connect(lambda: _say(context, mailing, "sent"))
    dialog.open()


def _say(context: Context, mailing: UUID, state: str) -> None:
    said = {
        "sent": translate("MailRow", "Als versendet vermerkt."),
        "dropped": translate("MailRow", "Die E-Mail ist verworfen."),
    }[state]

    def back() -> None:
        context.write(context, lambda ws: ws.mailings.settle(mailing, "prepared"))

    context.say(said, "good", translate("MailRow", "Zurücknehmen"), back)


def add_choices(
    row: CardRow, context: Context, mailing: UUID, open_record: Callable[[], None] | None = None
) -> None:
    """Adds the button "Versendet" with a menu for the rarer: another day, to drop it, what it is about."""
    button = row.add_button(translate("MailRow", "Versendet"))
    button.clicked.connect(lambda: settle(context, context, mailing, "sent"))
    more = row.add_button("")
    icons.set_icon(more, "ellipsis")
    more.setAccessibleName(translate("MailRow", "Weitere Schritte zur E-Mail"))
    menu = QMenu(row)
    menu.addAction(translate("MailRow", "An einem anderen Tag versendet …")).triggered.connect(
        lambda: ask_when_sent(row.window(), context, mailing)
    )
    if open_record is not None:
        menu.addAction(translate("MailRow", "Öffnen")).triggered.connect(open_record)
    menu.addAction(translate("MailRow", "Verwerfen")).triggered.connect(
        lambda: settle(context, context, mailing, "dropped")
    )
    more.setMenu(menu)
