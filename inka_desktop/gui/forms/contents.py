"""The list at the left of a form: its pages, or the groups of a short one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from inka_desktop.forms import ChangeSet
from inka_desktop.forms.marked import plain
from inka_desktop.forms.parts import QUESTION, Part
from inka_desktop.gui.widgets.sections import SectionList
from inka_desktop.viewmodels.filling import Filling
from inka_desktop.viewmodels.form_parts import Sheet

_TOLD = frozenset({"label", "relevant", "rows"})


class Contents(SectionList):
    """Lists what is asked now; each line is named by its place.

    Attributes:
        pages: whether the lines are pages; else they are places on the only one.
        named: the groups and repeats that the lines are called after; None for questions in no group.
    """

    def __init__(self, filling: Filling, sheets: Sequence[Sheet], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("sectionList")
        self._filling = filling
        self.pages = len(sheets) > 1
        self.named: Sequence[Part | None] = (
            [sheet.named for sheet in sheets]
            if self.pages
            else [part for part in filling.parts() if part.kind != QUESTION]
        )
        self._paths = {part.node.path for part in self.named if part is not None}
        for place in range(len(self.named)):
            self.add_section(str(place), "")
        self._column.addStretch(1)
        self.show_titles()

    def asked(self) -> list[int]:
        """The places of the lines that are asked now."""
        return [
            place for place, part in enumerate(self.named) if part is None or self._filling.is_shown(part)
        ]  # fmt: skip

    def take(self, changes: ChangeSet) -> bool:
        """Whether a step changed a title, or what is asked; it is shown then."""
        told = any(node.path in self._paths and parts & _TOLD for node, parts in changes.parts.items())
        if told:
            self.show_titles()
        return told

    def show_titles(self) -> None:
        """Shows titles in the language of the form."""
        asked = self.asked()
        for place in range(len(self.named)):
            title = self._title(place)
            self.set_count(str(place), title, 0)
            self.show_section(str(place), shown=bool(title) and place in asked)

    def _title(self, place: int) -> str:
        part = self.named[place]
        title = "" if part is None else plain(self._filling.title(part))
        if not self.pages:
            return title
        if not title:
            return self.tr("Seite {page}").format(page=place + 1)
        same = [other for other, one in enumerate(self.named) if one is part]
        if len(same) == 1:
            return title
        return self.tr("{title} ({part})").format(title=title, part=same.index(place) + 1)
