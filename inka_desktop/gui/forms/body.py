"""What stands below each other on a page: questions, groups, repeats, scales of one list, rows of a grid."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from inka_desktop.forms import NodeId
from inka_desktop.forms.parts import QUESTION, Part
from inka_desktop.gui.forms.cells import Cells, holds_something
from inka_desktop.gui.forms.notes import MarkedLabel
from inka_desktop.gui.forms.question import QuestionView
from inka_desktop.viewmodels.filling import Filling
from inka_desktop.viewmodels.form_parts import Heading, Unit, is_table

_GAP = 18


class View(Protocol):
    """A part of the page that shows what is new about a node."""

    def refresh(self, parts: frozenset[str]) -> None:
        """Shows what is new."""

    def show_texts(self) -> None:
        """All words are new."""


class CellView(Protocol):
    """A table in which questions are cells."""

    def take(self, node: NodeId) -> None:
        """A question changed."""

    def show_question(self, node: NodeId) -> bool:
        """Puts the cursor into a question; False where it is not in this table."""


class Holder(Protocol):
    """Something on the page that is there only while a question in it is asked."""

    def fit(self) -> None:
        """Goes or comes back."""


class Views:
    """The views on the page by node; the page tells them what changed."""

    def __init__(self) -> None:
        self._by_node: dict[NodeId, list[View]] = {}
        self._by_column: dict[str, list[CellView]] = {}

    def add_column(self, path: str, view: CellView) -> None:
        """Knows a table that shows a question in all rows."""
        self._by_column.setdefault(path, []).append(view)

    def columns(self, path: str) -> Sequence[CellView]:
        """The tables that show a question."""
        return self._by_column.get(path, ())

    def add(self, node: NodeId, view: View) -> None:
        """Knows a view of a node."""
        self._by_node.setdefault(node, []).append(view)

    def forget_row(self, row: str) -> None:
        """Forgets the views of what is in a row."""
        for node in [node for node in self._by_node if node.row == row]:
            del self._by_node[node]

    def of(self, node: NodeId) -> Sequence[View]:
        """The views of a node on this page."""
        return self._by_node.get(node, ())

    def question(self, node: NodeId) -> QuestionView | None:
        """The question of a node, where it is on this page."""
        return next((one for one in self.of(node) if isinstance(one, QuestionView)), None)

    def questions(self) -> Iterator[QuestionView]:
        """All questions on the page, in the order in which they were made."""
        return (one for views in self._by_node.values() for one in views if isinstance(one, QuestionView))

    def all(self) -> list[View]:
        """All views."""
        return [one for views in self._by_node.values() for one in views]

    def clear(self) -> None:
        """Another page is shown."""
        self._by_node.clear()
        self._by_column.clear()


class Body(QWidget):
    """Parts below each other; :meth:`pieces` makes them one by one, so that the window goes on."""

    def __init__(
        self, filling: Filling, views: Views, units: Sequence[Unit], parent: QWidget, level: int = 0
    ) -> None:
        super().__init__(parent)
        self._filling, self._views, self._level = filling, views, level
        self._units = list(units)
        self._loose: LooseCard | None = None
        self._holders: list[Holder] = []
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(_GAP)

    def pieces(self) -> Iterator[None]:
        """Makes what stands here, in steps."""
        for run in _runs(self._units, "theme-grid" in self._filling.session.definition.style):
            if isinstance(run[0], Heading) or run[0].kind != QUESTION or len(run) > 1:
                self._loose = None  # what follows stands on a card of its own
            if len(run) > 1 or _is_scale(run[0]):
                yield from self._together(run)
                continue
            yield from self._single(run[0])

    def fit(self) -> bool:
        """Hides what holds no question that is asked now; False when that is all of it."""
        for holder in self._holders:
            holder.fit()
        return holds_something(self.column)

    def _hold(self, made: QWidget, holder: Holder) -> None:
        self.column.addWidget(made)
        self._holders.append(holder)

    def _single(self, unit: Unit) -> Iterator[None]:
        if isinstance(unit, Heading):
            self.column.addWidget(GroupTitle(self._filling, unit.part, self, self._views))
            yield
        elif unit.repeats:
            view = _repeat_view(self._filling, self._views, unit, self, self._level)
            self._hold(view, view)
            yield from view.pieces()
        elif unit.groups:
            group = GroupView(self._filling, self._views, unit, self, self._level)
            self._hold(group, group)
            yield from group.body.pieces()
        else:
            parent, column = self._card()
            column.addWidget(self._question(unit, parent))
            yield

    def _card(self) -> tuple[QWidget, QVBoxLayout]:
        """Where a question goes: on the outermost level onto a card, with those beside it."""
        if self._level:
            return self, self.column
        if self._loose is None:
            self._loose = LooseCard(self)
            self._hold(self._loose, self._loose)
        return self._loose, self._loose.column

    def _question(self, part: Part, parent: QWidget) -> QuestionView:
        made = QuestionView(self._filling, part, parent)
        self._views.add(part.node, made)
        return made

    def _together(self, run: Sequence[Unit]) -> Iterator[None]:
        parts = [unit for unit in run if isinstance(unit, Part)]
        if _is_scale(run[0]):
            from inka_desktop.gui.forms.matrix import MatrixView

            scale = MatrixView(self._filling, self._views, parts, self)
            self._hold(scale, scale)
            yield
            return
        holder = Cells(self)
        self._hold(holder, holder)
        for part in parts:
            holder.add(self._question(part, holder), part.control.width)
            yield


def _runs(units: Sequence[Unit], grid: bool) -> Iterator[list[Unit]]:
    """Parts that stand alone, and those that stand together: scales of one list, rows of a grid."""
    run: list[Unit] = []
    for unit in units:
        together = _is_scale(unit) or (grid and isinstance(unit, Part) and unit.kind == "question")
        if run and (not together or _is_scale(unit) != _is_scale(run[-1]) or _begins_scale(unit)):
            yield run
            run = []
        if together:
            run.append(unit)
        else:
            yield [unit]
    if run:
        yield run


def _is_scale(unit: Unit) -> bool:
    return isinstance(unit, Part) and bool(unit.control.appearance & {"label", "list-nolabel", "list"})


def _begins_scale(unit: Unit) -> bool:
    return isinstance(unit, Part) and bool(unit.control.appearance & {"label", "list"})


class LooseCard(QFrame):
    """Questions that are in no group, on a card of their own; it goes when none of them is asked."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(20, 16, 20, 20)
        self.column.setSpacing(_GAP)

    def fit(self) -> None:
        """Goes while none of its questions is asked."""
        self.setVisible(holds_something(self.column))


class RepeatView(QWidget):
    """What both ways of showing a repeat have in common."""

    def __init__(self, filling: Filling, part: Part, parent: QWidget) -> None:
        super().__init__(parent)
        self._filling, self._part = filling, part

    def fit(self) -> None:
        """Goes while none of its rows is asked."""
        self.setVisible(self._filling.is_shown(self._part))

    def pieces(self) -> Iterator[None]:
        """Makes its rows, in steps."""
        return iter(())

    def leave(self) -> None:
        """What was typed last is an answer now."""

    def unfold_to(self, node: NodeId) -> bool:
        """Shows the row that a question stands in; False where it is in none of them."""
        return False


def _repeat_view(filling: Filling, views: Views, part: Part, parent: QWidget, level: int) -> RepeatView:
    if is_table(part):
        from inka_desktop.gui.forms.repeat_table import RepeatTable

        return RepeatTable(filling, views, part, parent)
    from inka_desktop.gui.forms.repeat_cards import RepeatCards

    return RepeatCards(filling, views, part, parent, level)


class GroupTitle(MarkedLabel):
    """The title of a group, also where its questions go over several pages."""

    def __init__(self, filling: Filling, part: Part, parent: QWidget, views: Views) -> None:
        super().__init__(parent)
        self._filling, self._part = filling, part
        self.setProperty("role", "head")
        views.add(part.node, self)
        self.show_texts()

    def show_texts(self) -> None:
        """Shows the title in the language of the form."""
        title = self._filling.title(self._part)
        self.show_text(title)
        self.setVisible(bool(title.strip()))

    def refresh(self, parts: frozenset[str]) -> None:
        """A value in the title may be another one."""
        if "label" in parts:
            self.show_texts()


class GroupView(QFrame):
    """A group: its title, and its parts on a card; groups in groups are only indented by their titles."""

    def __init__(self, filling: Filling, views: Views, part: Part, parent: QWidget, level: int) -> None:
        super().__init__(parent)
        self._filling, self._part = filling, part
        column = QVBoxLayout(self)
        if level == 0:
            self.setProperty("role", "card")
            column.setContentsMargins(20, 16, 20, 20)
        else:
            column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        self.title = MarkedLabel(self)
        self.title.setProperty("role", "head" if level == 0 else "cardTitle")
        self.hint = MarkedLabel(self)
        self.hint.setProperty("role", "second")
        column.addWidget(self.title)
        column.addWidget(self.hint)
        self.body = Body(filling, views, part.inside(), self, level + 1)
        column.addWidget(self.body)
        views.add(part.node, self)
        self.show_texts()

    def show_texts(self) -> None:
        """Shows title and hint in the language of the form."""
        for label, text in (
            (self.title, self._filling.title(self._part)), (self.hint, self._filling.hint(self._part))
        ):  # fmt: skip
            label.show_text(text)
            label.setVisible(bool(text.strip()))
        self.fit()

    def fit(self) -> None:
        """Goes while it has no words of its own, and nothing in it is asked."""
        asked = self.body.fit() or not (self.title.isHidden() and self.hint.isHidden())
        self.setVisible(asked and self._filling.is_shown(self._part))

    def refresh(self, parts: frozenset[str]) -> None:
        """It came or went, or a value in its title is another one."""
        if "label" in parts:
            self.show_texts()
        elif "relevant" in parts:
            self.fit()
