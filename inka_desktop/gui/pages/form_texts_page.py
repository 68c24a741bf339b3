"""Texte ändern: title, labels, hints and choices, whether an answer is needed, the order of questions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QListWidgetItem, QVBoxLayout, QWidget

from inka_desktop.gui import icons
from inka_desktop.gui._generated.form_texts_page import Ui_FormTextsPage
from inka_desktop.gui.context import Context
from inka_desktop.gui.pages.page import Page
from inka_desktop.gui.widgets import layouts
from inka_desktop.gui.widgets.fields import GrowingText
from inka_desktop.viewmodels import form_texts

if TYPE_CHECKING:
    from inka_desktop.forms.rewording import WordedQuestion
    from inka_desktop.services.form_rows import FormVersionRow, TakenInRow

_PathRole = int(Qt.ItemDataRole.UserRole)


class _Step(NamedTuple):
    """What a change was, of which question, and all questions before it."""

    what: str
    path: str
    before: list[WordedQuestion]


class FormTextsPage(Page):
    """Nothing is changed before it is taken over; then it is a new version of the form."""

    name = "form_texts"
    code = "M-06"
    parent_page = "monitoring"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._ui = ui = Ui_FormTextsPage()
        ui.setupUi(self)
        self._version: UUID | None = None
        self._before: Sequence[WordedQuestion] = ()
        self._questions: list[WordedQuestion] = []
        self._lines: list[tuple[str, str, GrowingText]] = []
        self._steps: list[_Step] = []
        ui.questionList.currentRowChanged.connect(lambda _row: self._show_question())
        ui.upButton.clicked.connect(partial(self._move, -1))
        ui.downButton.clicked.connect(partial(self._move, 1))
        ui.requiredCheck.clicked.connect(self._require)
        ui.keepButton.clicked.connect(self.keep)
        ui.dropButton.clicked.connect(self._drop)
        icons.set_icon(ui.upButton, "arrow-up")
        icons.set_icon(ui.downButton, "arrow-down")
        icons.set_icon(ui.keepButton, "save", "on_accent")

    def show_record(self, record: object) -> None:
        """Comes into view for a version; changes of another one that were not taken over come first."""
        if isinstance(record, UUID) and record != self._version:
            if self._changed():
                self.context.say(
                    self.tr(
                        "Ihre Änderungen sind noch nicht übernommen. Bitte übernehmen oder verwerfen Sie sie."
                    ),
                    "attention",
                )
                return
            self._version = record
            self.context.read(
                self,
                lambda ws: (ws.forms.library.version(record), ws.forms.library.questions(record)),
                lambda told: self._show(*told),
            )
        super().show_record(record)

    def undo(self) -> bool | None:
        """Takes back the last change that was not taken over; without one there is nothing of its own."""
        if not self._steps:
            return None
        step = self._steps.pop()
        self._questions = step.before
        self._list(step.path)
        return True

    def keep(self) -> None:
        """Takes the changes over as a new version."""
        version, wanted = self._version, list(self._questions)
        if version is None or not self._changed():
            return
        self._ui.keepButton.setEnabled(False)
        self.context.write(
            self, lambda ws: ws.forms.library.reword(version, wanted), self._kept, self._failed
        )

    def _kept(self, row: TakenInRow) -> None:
        self._before = list(self._questions)
        self._steps.clear()
        self._version = None  # the next time, what is there now is read
        self._show_buttons()
        self.context.say(self.tr("Die Änderungen sind als neue Fassung übernommen."))
        self.context.show_page("forms", row.version)

    def _failed(self, error: BaseException) -> None:
        self._show_buttons()
        self.context.tell(error)

    def _drop(self) -> None:
        self._version = None
        self._questions = list(self._before)
        self._steps.clear()
        self.context.show_page("forms")

    def _changed(self) -> bool:
        return list(self._before) != self._questions

    # --- questions ----------------------------------------------------------------------------------

    def _show(self, version: FormVersionRow, questions: Sequence[WordedQuestion]) -> None:
        self._before, self._questions = questions, list(questions)
        self._steps.clear()
        self._ui.titleLabel.setText(version.title)
        self._list(questions[0].path if questions else "")

    def _list(self, path: str) -> None:
        """The questions in their order; that of a path is chosen."""
        box = self._ui.questionList
        box.blockSignals(True)
        box.clear()
        for place, one in enumerate(self._questions):
            item = QListWidgetItem(form_texts.line(one), box)
            item.setData(_PathRole, one.path)
            if one.path == path:
                box.setCurrentRow(place)
        box.blockSignals(False)
        self._show_question()

    def _current(self) -> WordedQuestion | None:
        place = self._ui.questionList.currentRow()
        return self._questions[place] if 0 <= place < len(self._questions) else None

    def _show_question(self) -> None:
        """Fields for each language of the question's label and hint."""
        ui, one = self._ui, self._current()
        holder = ui.wordsWidget.layout()
        assert isinstance(holder, QVBoxLayout)
        layouts.clear(holder)
        self._lines = []
        for part, language, words, title in form_texts.fields(one) if one is not None else ():
            label, line = QLabel(title, ui.wordsWidget), GrowingText(ui.wordsWidget)
            label.setProperty("role", "field")
            label.setBuddy(line)
            line.setAccessibleName(title)
            line.set_value(words)
            line.edited.connect(self._take)
            holder.addWidget(label)
            holder.addWidget(line)
            self._lines.append((part, language, line))
        ui.requiredCheck.setVisible(one is not None and one.required is not None)
        ui.requiredLabel.setVisible(form_texts.lacks_choice(one))
        ui.requiredCheck.setChecked(one is not None and one.required is True)
        self._show_buttons()

    def _show_buttons(self) -> None:
        ui = self._ui
        place = ui.questionList.currentRow()
        ui.upButton.setEnabled(form_texts.moved(self._questions, place, -1) is not None)
        ui.downButton.setEnabled(form_texts.moved(self._questions, place, 1) is not None)
        ui.keepButton.setEnabled(self._changed())

    # --- changes ------------------------------------------------------------------------------------

    def _remember(self, what: str, path: str) -> None:
        """Keeps what there is before a change; what is typed into one question is one."""
        last = self._steps[-1] if self._steps else None
        if what != "words" or last is None or (last.what, last.path) != (what, path):
            self._steps.append(_Step(what, path, list(self._questions)))

    def _put(self, one: WordedQuestion, what: str) -> None:
        place = self._ui.questionList.currentRow()
        if one == self._questions[place]:
            return
        self._remember(what, one.path)
        self._questions[place] = one
        self._ui.questionList.item(place).setText(form_texts.line(one))
        self._show_buttons()

    def _take(self) -> None:
        one = self._current()
        if one is not None:
            said = {(part, language): line.value() for part, language, line in self._lines}
            labels = {language: said["label", language] for language in one.labels}
            hints = {language: said["hint", language] for language in one.hints}
            self._put(replace(one, labels=labels, hints=hints), "words")

    def _require(self, wanted: bool) -> None:
        one = self._current()
        if one is not None:
            self._put(replace(one, required=wanted), "required")

    def _move(self, by: int, _on: bool = False) -> None:
        one = self._current()
        ordered = form_texts.moved(self._questions, self._ui.questionList.currentRow(), by)
        if one is not None and ordered is not None:
            self._remember("order", one.path)
            self._questions = ordered
            self._list(one.path)
            (self._ui.upButton if by < 0 else self._ui.downButton).setFocus()
