"""The middle of the protocol editor: which sections are shown, and the list that follows the scrolling."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from inka_desktop.gui.binder import field_of
from inka_desktop.gui.widgets.section_scroll import SectionScroll
from inka_desktop.records.protocol_types import VISIT, Section, spec_of_type

if TYPE_CHECKING:
    from inka_desktop.gui._generated.protocol_page import Ui_ProtocolPage
    from inka_desktop.services.rows import ProtocolRow

_ENTERED: Mapping[str, str] = {
    Section.DETAILS: "dateEdit", Section.PEOPLE: "peopleList", Section.LAST_MINUTES: "approvalCombo",
    Section.TOPICS: "topicList", Section.AGREEMENTS: "agreementList", Section.PHOTOS: "photoGrid",
    Section.NEXT: "nextDateEdit",
}  # fmt: skip
"""Where the cursor goes in sections that are more than one text."""
_FACT = "Fact"


class ProtocolSections(SectionScroll):
    """Shows and names sections, and keeps list and scroll bar together."""

    def __init__(self, ui: Ui_ProtocolPage, page: QWidget) -> None:
        super().__init__(ui.scrollArea, ui.sectionList, page)
        self._page = page
        self._button: QPushButton = ui.addSectionButton
        self._opened: set[str] = set()
        self._spec = VISIT
        self._facts = {field_of(each.objectName().replace(_FACT, "Edit")): each for each in _facts(page)}
        self.take(page, Section)
        self._menu = QMenu(self._button)
        self._menu.aboutToShow.connect(self._fill_menu)
        self._button.setMenu(self._menu)

    def show_row(self, row: ProtocolRow) -> None:
        """Shows the sections and facts of the row's type, and counts what they hold."""
        spec = self._spec = spec_of_type(row.type)
        for name in Section:
            optional = name in spec.more and (name in self._opened or _holds(name, row))
            self._show(name, shown=name in spec.sections or optional)
        for field, fact in self._facts.items():
            fact.setVisible(field in spec.facts)
        if "quorate" in spec.facts:
            self._facts["quorate"].setVisible(bool(row.quorum or row.values["quorate"]))
        counts = {
            "people": len(row.people),
            "topics": len(row.topics),
            "agreements": len(row.agreements) + len(row.carried),
            "photos": len(row.photos),
        }
        self.count(counts)
        if not self._list.selected():
            self._list.select(Section.DETAILS)

    def forget(self) -> None:
        """Another protocol is shown: sections opened by hand close again."""
        self._opened.clear()
        self._list.select("")
        self._area.verticalScrollBar().setValue(0)

    def open(self, name: str) -> None:
        """Shows a section, also one that is still empty, and puts the cursor into it."""
        if name in self._spec.more:
            self.bring(name)
            field = self._page.findChild(QWidget, _ENTERED.get(name, f"{name}Text"))
            if isinstance(field, QWidget):
                field.setFocus()
        # The layout gives the section its place only afterwards.
        QTimer.singleShot(0, lambda: self.go(name))

    def bring(self, name: str) -> None:
        """Shows a section that has something to offer, also one that is still empty; the cursor stays."""
        if name in self._spec.more:
            self._opened.add(name)
            self._show(name, shown=True)

    def reveal(self, widget: QWidget) -> None:
        """Scrolls until a field can be seen and puts the cursor into it."""
        for name in self._spec.more:
            if self.section(name).isAncestorOf(widget):
                self.bring(name)
        super().reveal(widget)

    def _show(self, name: str, *, shown: bool) -> None:
        self.section(name).setVisible(shown)
        self._list.show_section(name, shown=shown)

    def _fill_menu(self) -> None:
        self._menu.clear()
        for name in self._spec.more:
            if self.section(name).isHidden():
                action = self._menu.addAction(self.title(name))
                action.triggered.connect(lambda _checked=False, chosen=name: self.open(chosen))
        if self._menu.isEmpty():
            self._menu.addAction(self.tr("Alle Abschnitte sind zu sehen")).setEnabled(False)


def _facts(page: QWidget) -> Iterable[QWidget]:
    """The fields among the details that only some types have, each with its label."""
    details = page.findChild(QWidget, f"{Section.DETAILS}Section")
    found = details.findChildren(QWidget) if isinstance(details, QWidget) else []
    return (each for each in found if each.objectName().endswith(_FACT))


def _holds(name: str, row: ProtocolRow) -> bool:
    """Whether a section that can be hidden holds something."""
    held = _HELD.get(name)
    return held(row) if held is not None else bool(row.values[field_of(f"{name}Text")])


def _any(row: ProtocolRow, *fields: str) -> bool:
    return any(row.values[field] for field in fields)


_HELD: Mapping[str, Callable[[ProtocolRow], bool]] = {
    Section.DETAILS: lambda row: True,
    Section.PEOPLE: lambda row: bool(row.people),
    Section.LAST_MINUTES: lambda row: _any(row, "last_minutes_id", "approval", "objections"),
    Section.TOPICS: lambda row: bool(row.topics),
    Section.AGREEMENTS: lambda row: bool(row.agreements or row.carried),
    Section.PHOTOS: lambda row: bool(row.photos),
    Section.NEXT: lambda row: _any(row, "next_date", "next_time", "next_note"),
}
"""What says that a section holds something, where it is more than the text of its name."""
