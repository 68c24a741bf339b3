"""One agreement through all its protocols: where it was on the table, how it was postponed, how it ended."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from uuid import UUID

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QFileDialog, QPushButton, QWidget

from inka_desktop.gui._generated.thread_dialog import Ui_ThreadDialog
from inka_desktop.gui.context import Context
from inka_desktop.gui.dialogs.fitting import within_screen
from inka_desktop.gui.page_list import is_office
from inka_desktop.gui.widgets.card import CardRow
from inka_desktop.gui.widgets.fields import DayEdit
from inka_desktop.gui.widgets.suggesting import suggest_persons
from inka_desktop.services.due_rows import ThreadRow
from inka_desktop.viewmodels import dates, due_lists, protocol_words
from inka_desktop.viewmodels.files import write_file

_SETTLING, _MOVING = ("doneOnEdit", "doneByEdit", "evidenceText"), ("newDueEdit", "reasonEdit")
"""What is said with either button."""
_FILE = "file"
_HEIGHT_GUEST = 400
"""Pixels: without what only the office does there."""


class ThreadDialog(QDialog):
    """Nothing is saved while typing here: settling and postponing are said with a button each.

    What was typed and not said waits in the context for the next time.

    Whoever is not of the office says what shows that it is done, and neither postpones nor drops it.
    """

    def __init__(
        self, context: Context, agreement: UUID, field: str = "", parent: QWidget | None = None
    ) -> None:
        """Opens for an agreement; ``field`` is the name of the widget that the cursor goes into."""
        super().__init__(parent)
        self._context, self._agreement, self._field = context, agreement, field
        self._thread: ThreadRow | None = None
        self._file: Path | None = None
        self._stood = dict[str, str]()
        """What each field said before somebody typed into it."""
        self._office = is_office(context.role)
        self._ui = ui = Ui_ThreadDialog()
        ui.setupUi(self)
        for day in (ui.doneOnEdit, ui.newDueEdit):
            day.today = context.today
        ui.doneOnEdit.past = True
        ui.evidenceText.set_lines(2)
        for card in (ui.postponedCard, ui.stepsCard, ui.saveFileButton):
            card.hide()  # until it is known what they say
        ui.closeButton.clicked.connect(self.accept)
        ui.historyButton.clicked.connect(self._open_history)
        ui.notesCard.attach(context)
        ui.fileButton.clicked.connect(self._choose_file)
        ui.saveFileButton.clicked.connect(self._save_file)
        ui.doneButton.clicked.connect(self._settle)
        ui.otherButton.clicked.connect(self._turn)
        ui.postponeButton.clicked.connect(self._postpone)
        for moving in (ui.newDueEdit, ui.reasonEdit):
            moving.returnPressed.connect(self._postpone)
        ui.doneOnEdit.returnPressed.connect(self._settle)
        ui.doneByEdit.entered.connect(lambda _name: ui.evidenceText.setFocus())
        if self._office:
            suggest_persons(context, ui.doneByEdit)
        self.finished.connect(self._keep_begun)
        self.finished.connect(self.deleteLater)
        if not self._office:
            self.setMinimumHeight(_HEIGHT_GUEST)
        self.resize(within_screen(QSize(680, 660 if self._office else _HEIGHT_GUEST)))
        self._read()

    def _read(self) -> None:
        agreement, on = self._agreement, self._context.today()
        self._context.read(
            self,
            lambda ws: (ws.threads.get(agreement, on), ws.core.me().person),
            lambda told: self._show(*told),
        )

    def _show(self, thread: ThreadRow, me: str) -> None:
        ui, on, row, first = self._ui, self._context.today(), thread.row, self._thread is None
        self._thread, done = thread, thread.row.state == "done"
        ui.whatLabel.setText(row.what or "–")
        settled = row.done_on if done else on
        ui.markChip.set_mark(due_lists.state_mark(row, on))
        ui.factsLabel.setText(due_lists.facts(thread, on, for_office=self._office))
        self._fill(
            {
                "doneOnEdit": dates.typed_day(settled) if settled is not None else "",
                "doneByEdit": thread.done_by if done else me, "evidenceText": thread.evidence,
                "newDueEdit": "", "reasonEdit": "",
            }
        )  # fmt: skip
        if first:
            self._take_up()
        if self._file is None:
            ui.fileLabel.setText(thread.file[1] if thread.file is not None else "")
        ui.saveFileButton.setVisible(thread.file is not None)
        ui.doneButton.setText(self.tr("Nachweis speichern") if done else self.tr("Als erledigt eintragen"))
        ui.doneButton.setEnabled(True)
        is_open = row.state == "open"
        ui.otherButton.setText(self.tr("Entfallen") if is_open else self.tr("Wieder offen"))
        ui.otherButton.setVisible(self._office or not is_open)
        ui.postponeFrame.setVisible(self._office and is_open)
        self._show_postponements(thread)
        self._show_steps(thread)
        ui.notesCard.show_record("agreement", row.id)
        widget = self.findChild(QWidget, self._field) if first and self._field else None
        if isinstance(widget, QWidget):
            widget.setFocus()
            ui.scrollArea.ensureWidgetVisible(widget)

    def _said(self) -> dict[str, str]:
        """What the fields say, as it was typed."""
        ui = self._ui
        lines = (ui.doneOnEdit, ui.doneByEdit, ui.newDueEdit, ui.reasonEdit)
        return {line.objectName(): line.text() for line in lines} | {
            "evidenceText": ui.evidenceText.toPlainText()
        }

    def _typed(self) -> dict[str, str]:
        """What somebody typed and did not say with a button yet."""
        typed = {name: text for name, text in self._said().items() if text != self._stood.get(name, "")}
        return typed | ({_FILE: str(self._file)} if self._file is not None else {})

    def _fill(self, texts: Mapping[str, str]) -> None:
        """Shows what holds now; a field in which something was typed keeps that."""
        typed = self._typed()
        self._stood = dict(texts)
        self._put({name: text for name, text in texts.items() if name not in typed})

    def _put(self, texts: Mapping[str, str]) -> None:
        for name, text in texts.items():
            widget: Any = getattr(self._ui, name)
            if name == "evidenceText":
                widget.set_value(text)
            elif widget.text() != text:
                widget.setText(text)

    def _take_up(self) -> None:
        """Goes on with what was typed the last time."""
        begun = dict(self._context.half_said.pop(self._agreement, {}))
        self._take_file(begun.pop(_FILE, ""))
        self._put(begun)

    def _keep_begun(self) -> None:
        if self._thread is not None and (typed := self._typed()):
            self._context.half_said[self._agreement] = typed

    def _was_said(self, names: Sequence[str]) -> None:
        """What these fields say was carried out: what is read now holds in them."""
        said = self._said()
        self._stood |= {name: said[name] for name in names}

    def _show_postponements(self, thread: ThreadRow) -> None:
        card, on = self._ui.postponedCard, self._context.today()
        card.clear()
        card.setVisible(bool(thread.postponements))
        card.set_title(self.tr("Bisher verschoben"), due_lists.postponed_words(len(thread.postponements)))
        for one in reversed(thread.postponements):
            card.add_row(CardRow(*due_lists.postponement_words(one, on)))

    def _show_steps(self, thread: ThreadRow) -> None:
        card, on = self._ui.stepsCard, self._context.today()
        card.clear()
        card.setVisible(bool(thread.steps))
        card.set_title(self.tr("Termine, bei denen sie auf dem Tisch lag"))
        for number, step in enumerate(thread.steps):
            title = self.tr("{document}, {day}").format(
                document=protocol_words.document(step.type), day=dates.day(step.date, on)
            )
            second = self.tr("hier vereinbart") if not number else self.tr("weitergeführt")
            line = CardRow(title, second, parent=self)
            line.make_clickable()
            line.activated.connect(lambda key=step.protocol_id: self._go(key))
            card.add_row(line)

    def _open_history(self) -> None:
        from inka_desktop.gui.dialogs.history_dialog import HistoryDialog

        HistoryDialog(self._context, "agreement", self._agreement, self).open()

    def _go(self, protocol: UUID) -> None:
        self.accept()
        self._context.show_page("protocol", protocol)

    def _choose_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Nachweis wählen"))
        self._take_file(name)

    def _take_file(self, name: str) -> None:
        if name:
            self._file = Path(name)
            self._ui.fileLabel.setText(self._file.name)

    def _settle(self) -> None:
        ui, file, agreement = self._ui, self._file, self._agreement
        if not ui.doneOnEdit.complete():
            self._ask_for(ui.doneOnEdit)
            return
        on, by, evidence = ui.doneOnEdit.value(), ui.doneByEdit.value(), ui.evidenceText.value()
        today = self._context.today()

        def done(_: None) -> None:
            self._file = None
            self._was_said(_SETTLING)
            self._context.say(self.tr("Die Vereinbarung ist als erledigt eingetragen."))
            self._read()

        self._busy(ui.doneButton)
        self._context.write(
            self,
            lambda ws: ws.threads.settle(
                agreement, on=on, by=by, evidence=evidence, file=file, today=today
            ),
            done, self._failed,
        )  # fmt: skip

    def _turn(self) -> None:
        """An open one is dropped; a settled one is open again."""
        thread, agreement = self._thread, self._agreement
        if thread is not None:
            state = "dropped" if thread.row.state == "open" else "open"
            self._context.write(
                self,
                lambda ws: ws.editing.save("agreement", agreement, {"state": state}),
                lambda _: self._read(),
            )

    def _postpone(self) -> None:
        ui, agreement = self._ui, self._agreement
        due, reason = ui.newDueEdit.value(), ui.reasonEdit.text()
        if due is None:
            self._ask_for(ui.newDueEdit)
            return

        def done(_: None) -> None:
            self._was_said(_MOVING)
            self._context.say(self.tr("Verschoben auf {day}.").format(day=dates.day(due)))
            self._read()

        self._context.write(self, lambda ws: ws.threads.postpone(agreement, due, reason), done, self._failed)

    def _ask_for(self, day: DayEdit) -> None:
        """What says no day stays and is marked."""
        day.setFocus()
        day.say_again(day.text())
        said = self.tr(
            "Nichts wurde geändert. Bitte geben Sie einen Tag ein, zum Beispiel 15.12. oder morgen."
        )
        self._context.say(said, "attention")

    def _busy(self, button: QPushButton) -> None:
        button.setEnabled(False)  # a photo is read for some tenths of a second

    def _failed(self, error: BaseException) -> None:
        self._ui.doneButton.setEnabled(True)
        self._context.tell(error)

    def _save_file(self) -> None:
        file = self._thread.file if self._thread is not None else None
        if file is None:
            return
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Datei speichern"), file[1])
        if name:
            self._context.read(
                self, lambda ws: ws.attachments.read(file[0]), lambda data: self._write(name, data)
            )

    def _write(self, name: str, data: bytes | None) -> None:
        if data is None:
            said = self.tr("Die Datei ist noch nicht auf diesem Gerät. Bitte empfangen Sie zuerst.")
            self._context.say(said, "attention")
            return
        self._context.jobs.read(
            self, lambda: write_file(Path(name), data),
            lambda _: self._context.say(self.tr("Die Datei ist gespeichert.")), self._context.tell,
        )  # fmt: skip
