"""The page of agreements with its three lists, one agreement through all protocols, and a task."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from PySide6.QtWidgets import QScrollArea, QTableView

from inka_desktop.gui.dialogs.task_dialog import TaskDialog
from inka_desktop.gui.dialogs.thread_dialog import ThreadDialog
from inka_desktop.gui.widgets.chip import FilterChip
from inka_desktop.services.due_rows import DueFilter
from tests.look.stage import Stage

ALL_OPEN = DueFilter()


def agreements(stage: Stage) -> None:
    """What is due in the example: postponed, done with evidence, tasks and follow-up dates beside it."""
    workspace, on, window = stage.workspace, stage.subjects.on, stage.window
    rows = [row for row in workspace.agreements.all(on) if row.state == "open" and row.due is not None]
    moved = rows[0]
    workspace.threads.postpone(
        moved.id, on + timedelta(14), "Die Druckerei liefert erst im Dezember"
    ).result()
    if not workspace.due.count("task", ALL_OPEN, on):
        made = {"what": "Aktenzeichen in der Liste der Vorhaben nachtragen", "responsible": "Fachreferat 1"}
        workspace.tasks.add("task", made | {"due": on - timedelta(3)}).result()
        own = {"what": moved.what, "protocol_id": moved.protocol_id, "project_id": moved.project_id}
        workspace.tasks.add("follow_up", own | {"due": on + timedelta(2)}).result()
    page: Any = window.show_page("agreements")
    stage.settle()
    table = page.findChild(QTableView, "dueTable")
    table.selectRow(0)
    stage.shoot("agreements")
    chips = {chip.text(): chip for chip in page.findChildren(FilterChip)}
    for text in list(chips)[1:3]:
        chips[text].click()
        stage.settle()
        stage.shoot(f"agreements-{chips[text].property('kind')}")
    next(iter(chips.values())).click()
    all_chip = next(chip for chip in chips.values() if chip.property("which") == "all")
    all_chip.click()
    stage.settle()
    stage.shoot("agreements-all")
    dialog = ThreadDialog(stage.context, moved.id, "", page)
    dialog.open()
    stage.settle()
    area = dialog.findChild(QScrollArea, "scrollArea")
    assert isinstance(area, QScrollArea)
    stage.shoot("agreement", dialog)
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    stage.shoot("agreement-end", dialog)
    dialog.reject()
    task = workspace.due.page("task", ALL_OPEN, "due", 0, 1, on=on)[0]
    stage.shoot_dialog("task", TaskDialog(stage.context, "task", task.id, page))
