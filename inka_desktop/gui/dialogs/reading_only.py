"""An owner leaves a device nothing but reading some projects."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from inka_desktop.gui.dialogs.project_choice import ProjectChoiceDialog
from inka_desktop.records.values import Role, SpaceKind
from inka_desktop.viewmodels import exchange

if TYPE_CHECKING:
    from uuid import UUID

    from inka_desktop.gui.context import Context
    from inka_desktop.services.exchange_rows import SpaceRow
    from inka_desktop.services.member_rows import MemberRow

translate = QCoreApplication.translate


def only_read(parent: QWidget, context: Context, device: MemberRow) -> ProjectChoiceDialog:
    """Asks which projects a device still reads; it writes nothing any more."""
    dialog = ProjectChoiceDialog(
        translate("Devices", "Nur noch lesen"),
        translate(
            "Devices",
            "Das Gerät „{name}“ ändert dann nichts mehr und erhält nur noch die gewählten Projekte. "
            "Was schon darauf liegt, bleibt dort.",
        ).format(name=device.name),
        translate("Devices", "Alle Projekte, die es jetzt gibt"),
        parent,
    )
    dialog.say_verb(translate("Devices", "Nur noch lesen"))
    spaces: list[UUID] = []

    def show(rows: Sequence[SpaceRow]) -> None:
        projects = [row for row in rows if row.kind == SpaceKind.PROJECT]
        spaces.extend(row.id for row in projects)
        dialog.offer([(row.id, exchange.space_title(row), "") for row in projects], ())

    said = translate("Devices", "Das Gerät liest nur noch. Das gilt mit dem nächsten Senden.")

    def keep(chosen: tuple[UUID, ...] | None) -> None:
        wanted = tuple(spaces) if chosen is None else chosen
        context.write(
            parent,
            lambda ws: ws.members.demote(device.id, Role.READER, wanted),
            lambda _: context.decided(said),
        )

    dialog.chosen.connect(keep)
    context.read(dialog, lambda ws: ws.exchange.places.choices(), show)
    dialog.open()
    return dialog
