"""What an owner decides about a device: comparing six words, and taking its rights."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar
from uuid import UUID

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMessageBox, QWidget

from inka_desktop.gui.context import Context
from inka_desktop.records.values import Role
from inka_desktop.services.member_rows import MemberRow

if TYPE_CHECKING:
    from concurrent.futures import Future

    from inka_desktop.services.member_rows import LostRow
    from inka_desktop.services.workspace import Workspace

translate = QCoreApplication.translate
T = TypeVar("T")


def compare_words(parent: QWidget, context: Context, device: MemberRow, *, may_confirm: bool) -> None:
    """Shows the six words of this device and another; an owner says that they are the same."""
    language = context.language

    def show(words: Sequence[str]) -> None:
        text = translate("Devices", "Lesen Sie sich am Telefon diese sechs Wörter vor:")
        box = _box(parent, text, "\n".join(words))
        if may_confirm:
            same = box.addButton(
                translate("Devices", "Die Wörter sind gleich"), QMessageBox.ButtonRole.AcceptRole
            )
            box.addButton(translate("Devices", "Abbrechen"), QMessageBox.ButtonRole.RejectRole)
            said = translate("Devices", "Das Gerät ist bestätigt und erhält, was es noch nicht hatte.")
            _then(
                box,
                same,
                lambda: _write(parent, context, lambda ws: ws.members.confirm_phrase(device.id), said),
            )
        else:
            box.addButton(translate("Devices", "Schließen"), QMessageBox.ButtonRole.RejectRole)
        box.open()

    context.read(parent, lambda ws: ws.members.phrase(device.id, language), show)


def admit(parent: QWidget, context: Context, device: MemberRow) -> None:
    """Lets a second device of one invitation in."""
    said = translate("Devices", "Das Gerät gehört jetzt dazu.")
    _write(parent, context, lambda ws: ws.members.confirm(device.id), said)


def refuse(parent: QWidget, context: Context, device: MemberRow) -> None:
    """Keeps it out."""
    said = translate("Devices", "Das Gerät gehört nicht dazu.")
    _write(parent, context, lambda ws: ws.members.refuse(device.id), said)


def take_rights(
    parent: QWidget, context: Context, device: MemberRow, *, lost: bool,
    then: Callable[[], None] = lambda: None,
) -> None:  # fmt: skip
    """Signs a device off, or reports it lost, after a second click; ``then`` follows."""
    if lost:
        text = translate("Devices", "Gerät „{name}“ als verloren melden?")
        action = translate("Devices", "Gerät verloren")
    else:
        text = translate("Devices", "Gerät „{name}“ abmelden?")
        action = translate("Devices", "Gerät abmelden")
    box = _box(
        parent,
        text.format(name=device.name),
        translate(
            "Devices",
            "Dieses Gerät erhält ab sofort keine Daten mehr. "
            "Was schon darauf lag, können wir nicht zurückholen.",
        ),
    )
    yes = box.addButton(action, QMessageBox.ButtonRole.DestructiveRole)
    box.addButton(translate("Devices", "Abbrechen"), QMessageBox.ButtonRole.RejectRole)
    said = translate("Devices", "Das Gerät erhält keine Daten mehr. Das gilt mit dem nächsten Senden.")
    offer = translate("Devices", "Liste für den Datenschutz drucken")

    def told(_row: LostRow) -> None:
        then()
        context.say(said, "attention", offer, lambda: show_paper(parent, context, device.id))

    def work(ws: Workspace) -> Future[LostRow]:
        return (ws.members.device_lost if lost else ws.members.sign_off)(device.id)

    _then(box, yes, lambda: context.write(parent, work, told))
    box.open()


def name_owner(parent: QWidget, context: Context, device: MemberRow) -> None:
    """Makes a device an owner's too, after a second click."""
    said = translate("Devices", "Das Gerät gehört jetzt zur Leitung. Das gilt mit dem nächsten Senden.")
    _ask(
        parent,
        translate("Devices", "Gerät „{name}“ zur Leitung machen?").format(name=device.name),
        translate(
            "Devices",
            "Es kann dann wie dieses Gerät einladen, abmelden und Zurückgehaltenes übernehmen.",
        ),
        translate("Devices", "Zur Leitung machen"),
        lambda: _write(parent, context, lambda ws: ws.members.make_owner(device.id), said),
    )


def leave_owners(parent: QWidget, context: Context, device: MemberRow) -> None:
    """Takes a device from the owners after a second click; it goes on as a coordinator's."""
    said = translate("Devices", "Das Gerät gehört nicht mehr zur Leitung. Das gilt mit dem nächsten Senden.")
    _ask(
        parent,
        translate("Devices", "Gerät „{name}“ aus der Leitung nehmen?").format(name=device.name),
        translate(
            "Devices",
            "Es arbeitet als Gerät der Koordination weiter. Einladen und abmelden kann es dann nicht mehr.",
        ),
        translate("Devices", "Aus der Leitung nehmen"),
        lambda: _write(parent, context, lambda ws: ws.members.demote(device.id, Role.COORDINATOR), said),
    )


def show_paper(parent: QWidget, context: Context, device: UUID) -> None:
    """Shows what is said about a device that was ended, as it prints."""
    from inka_desktop.gui.dialogs.preview_dialog import Paper, PaperDialog

    language = context.language
    paper = Paper(
        lambda ws: ws.papers.ended_device_name(device, language),
        lambda ws: ws.papers.ended_device(device, language),
    )
    PaperDialog(context, paper, parent.window()).open()


def _ask(parent: QWidget, text: str, more: str, action: str, run: Callable[[], None]) -> None:
    box = _box(parent, text, more)
    yes = box.addButton(action, QMessageBox.ButtonRole.AcceptRole)
    box.addButton(translate("Devices", "Abbrechen"), QMessageBox.ButtonRole.RejectRole)
    _then(box, yes, run)
    box.open()


def _box(parent: QWidget, text: str, more: str) -> QMessageBox:
    box = QMessageBox(parent)
    box.setText(text)
    box.setInformativeText(more)
    box.finished.connect(box.deleteLater)
    return box


def _then(box: QMessageBox, button: object, run: Callable[[], None]) -> None:
    box.finished.connect(lambda _: run() if box.clickedButton() is button else None)


def _write(parent: QWidget, context: Context, work: Callable[[Workspace], Future[T]], said: str) -> None:
    context.write(parent, work, lambda _: context.decided(said))
