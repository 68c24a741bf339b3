"""What may be decided about a device, and what leads from a proposal to doing it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu, QWidget

from inka_desktop.gui.context import Context
from inka_desktop.gui.dialogs.device_dialogs import (
    admit,
    compare_words,
    leave_owners,
    name_owner,
    refuse,
    take_rights,
)
from inka_desktop.gui.dialogs.proposing import propose_end
from inka_desktop.gui.dialogs.reading_only import only_read
from inka_desktop.gui.widgets.card import CardRow
from inka_desktop.records.values import Role
from inka_desktop.services.member_rows import MemberRow, ProposalRow

translate = QCoreApplication.translate
Invite = Callable[[str, Callable[[], None]], None]
"""Invites somebody who is named; what follows once the invitation is made."""


def offer_decisions(page: QWidget, context: Context, row: CardRow, own: MemberRow, other: MemberRow) -> None:
    """What may be decided about a device: by owners; a new colleague sees the words to compare."""
    owner = own.role == Role.OWNER
    if other.state == "held" and owner:
        row.add_button(translate("ExchangePage", "Zulassen")).clicked.connect(
            lambda: admit(page, context, other)
        )
        row.add_button(translate("ExchangePage", "Ablehnen")).clicked.connect(
            lambda: refuse(page, context, other)
        )
    elif (owner and other.phrase_due) or (own.phrase_due and other.role == Role.OWNER):
        row.add_button(
            translate("ExchangePage", "Bestätigen") if owner else translate("ExchangePage", "Sechs Wörter")
        ).clicked.connect(lambda: compare_words(page, context, other, may_confirm=owner))
    if owner and other.state == "works":
        menu = QMenu(page)
        if other.role in (Role.COORDINATOR, Role.KEEPER) and not other.phrase_due:
            menu.addAction(translate("ExchangePage", "Zur Leitung machen")).triggered.connect(
                lambda: name_owner(page, context, other)
            )
        for text, lost in (
            (translate("ExchangePage", "Gerät abmelden"), False),
            (translate("ExchangePage", "Gerät verloren"), True),
        ):
            menu.addAction(text).triggered.connect(
                lambda _checked=False, lost=lost: take_rights(page, context, other, lost=lost)
            )
        if other.role == Role.OWNER:
            menu.addAction(translate("ExchangePage", "Aus der Leitung nehmen")).triggered.connect(
                lambda: leave_owners(page, context, other)
            )
        elif other.role != Role.READER:
            menu.addAction(translate("ExchangePage", "Nur noch lesen …")).triggered.connect(
                lambda: only_read(page, context, other)
            )
        row.add_button(translate("ExchangePage", "Mehr")).setMenu(menu)
    elif own.role == Role.COORDINATOR and other.state == "works":
        row.add_button(translate("ExchangePage", "Abmelden vorschlagen")).clicked.connect(
            lambda: propose_end(page, context, other.id)
        )


def accept_proposal(
    page: QWidget, context: Context, row: ProposalRow, device: MemberRow | None, invite: Invite
) -> None:
    """Leads to what is proposed; once it is done, the proposal is answered."""

    def settle() -> None:
        context.write(page, lambda ws: ws.members.settle_proposal(row.id), lambda _: context.decided())

    if row.what == "end" and device is not None and device.state != "out":
        take_rights(page, context, device, lost=False, then=settle)
    elif row.what == "space":
        from inka_desktop.gui.dialogs.carrier_dialog import change_carrier

        change_carrier(page, context, row.about, settle)
    elif row.what == "invite":
        invite(row.subject, settle)
    else:
        settle()
