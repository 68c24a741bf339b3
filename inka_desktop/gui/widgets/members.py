"""Who is invited to the meetings of a series, and the project that a series belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from inka_desktop.gui._generated.member_row import Ui_MemberRow
from inka_desktop.gui.widgets.fields import ChoiceCombo
from inka_desktop.gui.widgets.people import PeopleList, PersonEditor
from inka_desktop.services.rows import ProjectListRow
from inka_desktop.services.series import MemberRow
from inka_desktop.viewmodels.projects import names


class MemberEditor(PersonEditor):
    """One member of a body, with or without a vote."""

    kind = "series_member"

    def _make_form(self) -> Ui_MemberRow:
        return Ui_MemberRow()


class MemberList(PeopleList):
    """All members of a body, with a line for one more."""

    kind = "series_member"

    def _editor_class(self) -> type[PersonEditor]:
        return MemberEditor

    def _make(self, row: MemberRow | None) -> PersonEditor:
        editor = self._editor_class()(self.context, self)
        self.follow(editor, self.tr("Die Person wird nicht mehr eingeladen."))
        return editor

    def _add(self, series: UUID, name: str, function: str, organization: str) -> None:
        self.context.write(self, lambda ws: ws.series.add_member(series, name, function, organization))


class ProjectCombo(ChoiceCombo):
    """One of the projects, or none."""

    def offer_projects(self, rows: Sequence[ProjectListRow]) -> None:
        """Fills the list; what was chosen stays."""
        chosen = self.value()
        self.clear()
        self.addItem("–", "")
        for row, name in names(rows):
            self.addItem(name, str(row))
        self.set_value(chosen)

    def set_value(self, value: object) -> None:
        """Chooses a project by its id; one that is not listed, or not yet, is there without its name."""
        key = str(value or "")
        if key and self.findData(key) < 0:
            self.addItem("…", key)
        super().set_value(key)
