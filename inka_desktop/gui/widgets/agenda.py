"""Items of an agenda: facts, discussion, the resolution in full wording and the votes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from inka_desktop.gui._generated.agenda_row import Ui_AgendaRow
from inka_desktop.gui.context import Context
from inka_desktop.gui.widgets.fields import GrowingText
from inka_desktop.gui.widgets.topics import TopicEditor
from inka_desktop.records.values import TopicKind
from inka_desktop.services.rows import TopicRow
from inka_desktop.viewmodels import wording


class AgendaEditor(TopicEditor):
    """One item; what a resolution needs shows for one, or where something stands in it."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        form = self._form
        for text in (form.factsText, form.resolutionText):
            text.set_lines(1)
        form.kindCombo.offer(wording.TOPIC_KINDS)
        form.kindCombo.edited.connect(self._follow_kind)
        for text in (form.resolutionText, form.factsText):
            text.edited.connect(self._follow_kind)

    @property
    def _form(self) -> Ui_AgendaRow:
        assert isinstance(self._ui, Ui_AgendaRow)
        return self._ui

    def _make_form(self) -> Ui_AgendaRow:
        return Ui_AgendaRow()

    def texts(self) -> Sequence[GrowingText]:
        """Where lines can become agreements."""
        return (self._form.factsText, self._form.notesText)

    def load(self, row: TopicRow, number: int) -> None:
        """Shows a row and its place in the list, from 1."""
        super().load(row, number)
        self._form.notesText.setAccessibleName(self.tr("Aussprache zu Punkt {number}").format(number=number))
        self._follow_kind()

    def _follow_kind(self) -> None:
        form = self._form
        kind = form.kindCombo.value()
        votes = (form.votesForEdit, form.votesAgainstEdit, form.abstentionsEdit)
        voted = any(edit.text() or edit.hasFocus() for edit in votes)
        resolved = kind == TopicKind.RESOLUTION or voted or _is_in_use(form.resolutionText)
        form.resolutionText.setVisible(resolved)
        form.votesWidget.setVisible(resolved)
        form.factsText.setVisible(kind != TopicKind.INFORMATION or _is_in_use(form.factsText))


def _is_in_use(text: GrowingText) -> bool:
    """Whether something stands in a field, or somebody is there who has just emptied it."""
    return bool(text.value()) or text.hasFocus()
