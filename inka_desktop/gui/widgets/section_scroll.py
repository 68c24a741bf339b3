"""Keeps a list of sections and the scrolling of a document together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QObject, QPoint, QRegularExpression, QTimer
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget

from inka_desktop.gui.widgets.sections import SectionList

_REACH_PX = 48
_SECTION = "Section"
_NAMED = QRegularExpression(f"{_SECTION}$")


class SectionScroll(QObject):
    """Sections are widgets named ``<name>Section`` that hold a label ``<name>Title``."""

    def __init__(self, area: QScrollArea, listed: SectionList, parent: QObject) -> None:
        super().__init__(parent)
        self._area, self._list = area, listed
        self._sections: dict[str, QWidget] = {}
        self._jumping = False
        listed.section_chosen.connect(self.go)
        area.verticalScrollBar().valueChanged.connect(self._follow)

    def take(self, form: QWidget, names: Iterable[str] | None = None) -> None:
        """Lists the sections of a form; in the order of its children, where names are left out."""
        if names is None:
            ends = (child.objectName().removesuffix(_SECTION) for child in form.findChildren(QWidget, _NAMED))
            names = [name for name in ends if name not in self._sections]
        for name in names:
            section = form.findChild(QWidget, f"{name}{_SECTION}")
            if not isinstance(section, QWidget):
                raise KeyError(name)
            self._sections[name] = section
            self._list.add_section(name, self.title(name))
        if not self._list.selected():
            self._list.select(next(iter(self._sections), ""))

    def section(self, name: str) -> QWidget:
        """The widget of a section."""
        return self._sections[name]

    def title(self, name: str) -> str:
        """What a section is called."""
        label = self._sections[name].findChild(QLabel, f"{name}Title")
        return label.text() if isinstance(label, QLabel) else name

    def count(self, counts: Mapping[str, int]) -> None:
        """Says how many entries sections hold."""
        for name, count in counts.items():
            self._list.set_count(name, self.title(name), count)

    def go(self, name: str) -> None:
        """Scrolls a section to the top."""
        self._jumping = True
        self._area.verticalScrollBar().setValue(self._top(name))
        self._jumping = False
        self._list.select(name)

    def reveal(self, widget: QWidget) -> None:
        """Scrolls until a field can be seen and puts the cursor into it."""
        widget.setFocus()
        QTimer.singleShot(0, self, lambda: self._area.ensureWidgetVisible(widget, 8, 64))

    def begin(self) -> None:
        """Another record is shown: from its beginning."""
        self._area.verticalScrollBar().setValue(0)
        self._list.select(next(iter(self._sections), ""))

    def _top(self, name: str) -> int:
        content = self._area.widget()
        return self._sections[name].mapTo(content, QPoint(0, 0)).y() if content is not None else 0

    def _follow(self, value: int) -> None:
        shown = [name for name, section in self._sections.items() if not section.isHidden()]
        if self._jumping or not shown:
            return
        above = [name for name in shown if self._top(name) <= value + _REACH_PX]
        at_end = value >= self._area.verticalScrollBar().maximum() > 0
        self._list.select(shown[-1] if at_end else (above or shown[:1])[-1])
