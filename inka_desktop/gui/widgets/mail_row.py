"""The line of an e-mail that was prepared or sent, with what can be said of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QMenu

from inka_desktop.gui import icons
from inka_desktop.gui.context import Context
from inka_desktop.gui.widgets.card import CardRow

if TYPE_CHECKING:
    from uuid import UUID

translate = QCoreApplication.translate


def settle(owner: QObject, context: Context, mailing: UUID, state: str) -> None:
    """Notes that an e-mail was sent or dropped, with one click back."""
    said = {
        "sent": translate("MailRow", "Als versendet vermerkt."),
        "dropped": translate("MailRow", "Die E-Mail ist verworfen."),
    }[state]

    def back() -> None:
        context.write(context, lambda ws: ws.mailings.settle(mailing, "prepared"))

    def done(_: UUID) -> None:
        context.say(said, "good", translate("MailRow", "Zurücknehmen"), back)

    context.write(owner, lambda ws: ws.mailings.settle(mailing, state), done)


def add_choices(
    row: CardRow, context: Context, mailing: UUID, open_record: Callable[[], None] | None = None
) -> None:
    """Adds the button "Versendet" with a menu for the rarer: to drop it, to go to what it is about."""
    button = row.add_button(translate("MailRow", "Versendet"))
    button.clicked.connect(lambda: settle(context, context, mailing, "sent"))
    more = row.add_button("")
    icons.set_icon(more, "ellipsis")
    more.setAccessibleName(translate("MailRow", "Weitere Schritte zur E-Mail"))
    menu = QMenu(row)
    if open_record is not None:
        menu.addAction(translate("MailRow", "Öffnen")).triggered.connect(open_record)
    menu.addAction(translate("MailRow", "Verwerfen")).triggered.connect(
        lambda: settle(context, context, mailing, "dropped")
    )
    more.setMenu(menu)
