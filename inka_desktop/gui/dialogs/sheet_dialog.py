"""The recovery sheet: print it, type it back from the paper, then this device forgets the key."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QDialog, QWidget

from inka_desktop.gui._generated.sheet_dialog import Ui_SheetDialog
from inka_desktop.gui.context import Context
from inka_desktop.gui.dialogs.fitting import fit
from inka_desktop.gui.dialogs.groups_dialog import GroupsDialog
from inka_desktop.gui.dialogs.preview_dialog import Paper, PaperDialog
from inka_desktop.services import unlocking
from inka_desktop.services.member_rows import OwnersRow

translate = QCoreApplication.translate


class SheetDialog(QDialog):
    """Can be put off; Heute says so until the sheet was typed back."""

    typed_back = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = Ui_SheetDialog()
        self._ui.setupUi(self)
        self._context = context
        ui = self._ui
        ui.printButton.clicked.connect(self.look)
        ui.typeButton.clicked.connect(self.type_back)
        ui.laterButton.clicked.connect(self.reject)
        self.finished.connect(self.deleteLater)
        fit(self)

    def look(self) -> None:
        """Shows the sheet, to be printed from there."""
        language = self._context.language
        paper = Paper(
            lambda ws: ws.papers.recovery_sheet_name(language), lambda ws: ws.papers.recovery_sheet(language)
        )
        dialog = PaperDialog(self._context, paper, self)
        dialog.finished.connect(lambda _: self._ui.typeButton.setFocus())
        dialog.open()

    def type_back(self) -> None:
        """Asks for what stands on the paper."""
        dialog = GroupsDialog(
            self._context,
            self.tr("Schlüssel abtippen"),
            self.tr("Nehmen Sie das gedruckte Blatt und tippen Sie alle 13 Gruppen ab."),
            self.tr("Prüfen"),
            lambda ws, typed: ws.members.type_sheet_back(typed),
            self,
        )
        dialog.used.connect(self._done)
        dialog.open()

    def _done(self) -> None:
        self._context.say(
            self.tr(
                "Das Blatt stimmt. Der Schlüssel steht jetzt nur noch auf dem Papier. Verwahren Sie es gut."
            )
        )
        self.typed_back.emit()
        self.accept()


def offer_sheet(parent: QWidget, context: Context) -> None:
    """Opens the dialog while the key still lies on this device; else says that it does not."""

    def show(row: OwnersRow) -> None:
        if row.sheet_due:
            SheetDialog(context, parent).open()
        else:
            context.say(
                translate("Dialogs", "Das Wiederherstellungsblatt ist schon gedruckt und geprüft."),
                "information",
            )

    context.read(parent, lambda ws: ws.members.owners(), show)


def take_over(parent: QWidget, context: Context, done: Callable[[], None]) -> None:
    """Makes this device an owner's by the recovery sheet."""

    def said() -> None:
        context.say(translate("Dialogs", "Dieses Gerät gehört jetzt zur Leitung."))
        done()

    dialog = GroupsDialog(
        context,
        translate("Dialogs", "Leitung übernehmen"),
        translate(
            "Dialogs",
            "Mit dem Wiederherstellungsblatt wird dieses Gerät zu einem Gerät der Leitung. "
            "Tippen Sie alle 13 Gruppen ab.",
        ),
        translate("Dialogs", "Übernehmen"),
        unlocking.take_over,
        parent,
    )
    dialog.used.connect(said)
    dialog.open()
