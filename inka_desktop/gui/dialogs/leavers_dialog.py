"""Open agreements of people who left: many get a new responsible at once."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QListWidgetItem, QWidget

from inka_desktop.gui._generated.leavers_dialog import Ui_LeaversDialog
from inka_desktop.gui.context import Context
from inka_desktop.gui.dialogs.fitting import fit, within_screen
from inka_desktop.gui.widgets.suggesting import suggest_persons
from inka_desktop.services.leavers import OrphanRow
from inka_desktop.viewmodels import dates

_KEY = int(Qt.ItemDataRole.UserRole)


class LeaversDialog(QDialog):
    """Those that are sure are ticked at first; what is ticked gets the name that is typed."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._ui = ui = Ui_LeaversDialog()
        ui.setupUi(self)
        ui.leadLabel.setWordWrap(True)
        suggest_persons(context, ui.responsibleEdit)
        ui.responsibleEdit.edited.connect(self._update)
        ui.responsibleEdit.textChanged.connect(lambda _text: self._update())
        ui.agreementList.itemChanged.connect(lambda _item: self._update())
        ui.closeButton.clicked.connect(self.reject)
        ui.handButton.clicked.connect(self._hand_over)
        for button in (ui.closeButton, ui.handButton):
            button.setAutoDefault(False)
        self._read()
        self._update()
        self.setMinimumSize(within_screen(QSize(640, 420)))
        fit(self)

    def _read(self) -> None:
        self._context.read(self, lambda ws: ws.leavers.candidates(), self._show)

    def _show(self, rows: Sequence[OrphanRow]) -> None:
        box = self._ui.agreementList
        box.clear()
        for row in rows:
            due = dates.day(row.due, self._context.today()) or self.tr("ohne Termin")
            words = self.tr("{what} – {person}, {project}, {due}")
            if not row.sure:
                words = self.tr("{what} – {person} (vielleicht {leaver}), {project}, {due}")
            text = words.format(
                what=row.what or "–", person=row.responsible, project=row.project or "–", due=due,
                leaver=row.person,
            )  # fmt: skip
            item = QListWidgetItem(text, box)
            item.setData(_KEY, row.id)
            item.setCheckState(Qt.CheckState.Checked if row.sure else Qt.CheckState.Unchecked)
        if not rows:
            self._ui.leadLabel.setText(self.tr("Keine offene Vereinbarung wartet auf neue Zuständige."))
        self._update()

    def _ticked(self) -> list[QListWidgetItem]:
        box = self._ui.agreementList
        items = [box.item(row) for row in range(box.count())]
        return [item for item in items if item.checkState() == Qt.CheckState.Checked]

    def _update(self) -> None:
        self._ui.handButton.setEnabled(bool(self._ticked()) and bool(self._ui.responsibleEdit.value()))

    def _hand_over(self) -> None:
        keys, name = [item.data(_KEY) for item in self._ticked()], self._ui.responsibleEdit.value()
        if keys and name:
            said = self.tr("%n Vereinbarungen sind übertragen.", "", len(keys))
            self._context.write(self, lambda ws: ws.leavers.hand_over(keys, name), lambda _: self._done(said))

    def _done(self, said: str) -> None:
        self._context.say(said)
        self._ui.responsibleEdit.clear()
        self._read()
