"""A task of the office or a follow-up date of one's own; both are saved while one types."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QWidget

from inka_desktop.gui._generated.task_dialog import Ui_TaskDialog
from inka_desktop.gui.binder import Binder
from inka_desktop.gui.context import Context
from inka_desktop.gui.dialogs.fitting import fit
from inka_desktop.gui.removing import remove
from inka_desktop.gui.widgets.project_line import ProjectLine
from inka_desktop.gui.widgets.suggesting import suggest_persons
from inka_desktop.services.rows import AgreementRow
from inka_desktop.viewmodels import dates, due_lists, wording

_LEAVING_MS = 100


class TaskDialog(QDialog):
    """Opens for one that was made already; one without words goes into the bin when it is left."""

    def __init__(self, context: Context, kind: str, record: UUID, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._kind, self._record = context, kind, record
        self._protocol: UUID | None = None
        self._shown = self._left = False
        self._ui = ui = Ui_TaskDialog()
        ui.setupUi(self)
        self._binder = Binder(context, kind, self)
        title, lead = due_lists.what(kind), due_lists.empty_words(kind)[1]
        self.setWindowTitle(title)
        ui.headLabel.setText(title)
        ui.leadLabel.setText(lead)
        ui.responsibleFact.setVisible(kind == "task")
        ui.whatText.set_lines(1)
        ui.noteText.set_lines(3)
        ui.dueEdit.today = context.today
        ui.stateCombo.offer(wording.AGREEMENT_STATES)
        suggest_persons(context, ui.responsibleEdit)
        self._project = ProjectLine(context, ui.projectEdit)
        self._project.chosen.connect(self._take_project)
        self._binder.saved.connect(self._was_saved)
        self._away = QTimer(self, interval=_LEAVING_MS)
        self._away.timeout.connect(self._go_when_saved)
        ui.closeButton.clicked.connect(self.accept)
        ui.notesCard.attach(context)
        ui.notesCard.show_record(kind, record)
        ui.deleteButton.clicked.connect(self._delete)
        ui.historyButton.clicked.connect(self._open_history)
        ui.protocolButton.clicked.connect(self._go)
        ui.protocolButton.hide()
        self.finished.connect(lambda _result: self._leave())
        self._context.read(self, lambda ws: ws.tasks.get(kind, record), self._show)
        fit(self)

    def _show(self, row: AgreementRow) -> None:
        self._shown = True
        self._binder.load(row.id, row)
        self._project.set_title(row.project)
        self._protocol = row.protocol_id
        self._ui.protocolButton.setVisible(row.protocol_id is not None)
        if self._left:  # somebody was quicker than the reading
            self._end()
            return
        self._ui.whatText.setFocus()
        fit(self)

    def _take_project(self, project: UUID | None) -> None:
        kind, record = self._kind, self._record
        self._context.write(
            self,
            lambda ws: ws.editing.save(kind, record, {"project_id": project}),
            lambda saved: self._was_saved(saved.at),
        )

    def _was_saved(self, at: datetime) -> None:
        self._ui.savedLabel.setText(self.tr("Gespeichert {time}").format(time=dates.local_clock(at)))

    def _leave(self) -> None:
        self._left = True
        if self._shown:
            self._end()

    def _end(self) -> None:
        if self._binder.record is not None and not self._ui.whatText.value().strip():
            self._remove()
        self._binder.put_away()
        self._away.start()

    def _go_when_saved(self) -> None:
        """What was typed last is on its way to the disk: the form stays until it is there."""
        if self._binder.settled():
            self._away.stop()
            self.deleteLater()

    def _remove(self) -> None:
        said = self.tr("Die Aufgabe ist im Papierkorb.")
        if self._kind == "follow_up":
            said = self.tr("Die Wiedervorlage ist im Papierkorb.")
        self._binder.flush()
        page = self.parent()
        if page is not None:
            remove(page, self._context, self._kind, self._record, said)
        self._binder.release()

    def _delete(self) -> None:
        self._remove()
        self.accept()

    def _open_history(self) -> None:
        from inka_desktop.gui.dialogs.history_dialog import HistoryDialog

        self._binder.flush()
        HistoryDialog(self._context, self._kind, self._record, self).open()

    def _go(self) -> None:
        protocol = self._protocol
        self.accept()
        if protocol is not None:
            self._context.show_page("protocol", protocol)
