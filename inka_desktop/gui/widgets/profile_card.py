"""On the page Einstellungen: what opens this profile, and the profiles of others on this device."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from inka_desktop.gui import profile
from inka_desktop.gui.context import Context
from inka_desktop.gui.widgets.card import Card, CardRow


class ProfileCard(Card):
    """Reads on a thread what opens the profile; the rest is in the list beside the profiles."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.set_title(self.tr("Profil an diesem Gerät"))
        self.hide()

    def refresh(self) -> None:
        """Reads again what is shown; nothing for a profile without a folder, as in the example."""
        profiles, workspace = self._context.profiles, self._context.workspace
        if profiles is None or workspace is None:
            return
        folder = workspace.core.database.folder
        if all(one.folder != folder for one in profiles.all()):
            self.hide()  # the example has a profile of its own
            return
        self._context.jobs.read(
            self,
            lambda: profile.state_of(folder, own_folder=True)[0],
            lambda state: self._show(folder, state),
        )

    def _show(self, folder: Path, state: str) -> None:
        self.clear()
        self.add_row(self._protection(folder, state))
        profiles = self._context.profiles
        others = [one for one in profiles.all() if one.folder != folder] if profiles is not None else []
        names = ", ".join(one.name for one in others if one.name)
        row = CardRow(
            self.tr("Weitere Personen an diesem Gerät"),
            names or self.tr("Jede Person erhält ein eigenes Profil mit eigenen Daten."),
        )
        if others:
            row.add_button(self.tr("Profil wechseln")).clicked.connect(
                lambda: self._context.profile_wished.emit(False)
            )
        row.add_button(self.tr("Weitere Person einrichten")).clicked.connect(
            lambda: self._context.profile_wished.emit(True)
        )
        self.add_row(row)
        self.show()

    def _protection(self, folder: Path, state: str) -> CardRow:
        """What opens this profile; a PIN is offered where the keyring does it alone."""
        told = {
            "keyring": self.tr("Öffnet sich mit Ihrer Anmeldung an diesem Gerät, ohne weitere Frage."),
            "pin": self.tr("Öffnet sich mit Ihrer Anmeldung an diesem Gerät und einer PIN."),
        }
        row = CardRow(
            self.tr("Schutz dieses Profils"), told.get(state, self.tr("Öffnet sich mit einem Kennwort."))
        )
        if state in told:
            text = self.tr("PIN ändern") if state == "pin" else self.tr("PIN festlegen")
            row.add_button(text).clicked.connect(lambda: self._ask_pin(folder, present=state == "pin"))
        return row

    def _ask_pin(self, folder: Path, *, present: bool) -> None:
        from inka_desktop.gui.dialogs.pin_dialog import PinDialog

        dialog = PinDialog(self._context, folder, present=present, parent=self)
        dialog.protection_changed.connect(self.refresh)
        dialog.open()
