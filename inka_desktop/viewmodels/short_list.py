"""Lists that are read whole, since a programme has some dozens of their rows: three lines each, with signs.

They are narrowed by words, by a tag, and to what is not sent yet; lists of any length are :mod:`.paged`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Generic, NamedTuple, Protocol, TypeVar
from uuid import UUID

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from inka_desktop.services.notes_rows import Standing
from inka_desktop.services.views import Plain
from inka_desktop.viewmodels import notes, record_state
from inka_desktop.viewmodels.matching import matches
from inka_desktop.viewmodels.views import id_of, plain_id
from inka_desktop.viewmodels.wording import Mark

Index = QModelIndex | QPersistentModelIndex
RowRole = int(Qt.ItemDataRole.UserRole)
SecondRole = RowRole + 1
MarkRole = RowRole + 2
ThirdRole = RowRole + 3
SignsRole = RowRole + 4
"""Marks of which only the signs are drawn; their words are the tool tip."""


class Listed(Protocol):
    """A row of a short list."""

    @property
    def id(self) -> UUID:
        """Of the record."""

    @property
    def standing(self) -> Standing:
        """What is said beside it."""


Row = TypeVar("Row", bound=Listed)


class Line(NamedTuple):
    """What a row says: three lines and a chip; by ``words`` it is found as well."""

    title: str
    second: str = ""
    third: str = ""
    mark: Mark | None = None
    words: str = ""


class ShortFilter(NamedTuple):
    """What a list is narrowed to: beginnings of words, what is not sent yet, a tag."""

    words: str = ""
    waiting: bool = False
    tag: UUID | None = None

    def passes(self, line: Line, standing: Standing) -> bool:
        """Whether a row is shown."""
        return (
            (not self.waiting or record_state.is_waiting(standing.sending))
            and (self.tag is None or self.tag in standing.tags)
            and matches(f"{line.title} {line.second} {line.words}", self.words)
        )


class ShortModel(QAbstractListModel, Generic[Row]):
    """All rows of a list, and those of them that a filter lets pass."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: list[tuple[Row, Line]] = []
        self._shown: list[tuple[Row, Line]] = []
        self._limits = ShortFilter()

    def show(self, rows: Sequence[Row], say: Callable[[Row], Line]) -> None:
        """Replaces the rows; ``say`` words each of them."""
        self._all = [(row, say(row)) for row in rows]
        self.narrow(self._limits)

    def narrow(self, limits: ShortFilter) -> None:
        """Shows only what passes."""
        self.beginResetModel()
        self._limits = limits
        self._shown = [(row, line) for row, line in self._all if limits.passes(line, row.standing)]
        self.endResetModel()

    def waiting(self) -> int:
        """How many rows, shown or not, have something that is not sent yet."""
        return sum(record_state.is_waiting(row.standing.sending) for row, _ in self._all)

    def place_of(self, key: UUID | None) -> QModelIndex:
        """The line of a record; no index where it is not shown."""
        found = next((place for place, (row, _) in enumerate(self._shown) if row.id == key), None)
        return self.index(found) if found is not None else QModelIndex()

    def row(self, index: Index) -> Row | None:
        """The row of an index."""
        return self._shown[index.row()][0] if index.isValid() else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, line = self._shown[index.row()]
        said = _SAID.get(int(role))
        return row if role == RowRole else said(line, row.standing) if said is not None else None


def signs(standing: Standing) -> tuple[Mark, ...]:
    """How far it was sent, and whether comments are open."""
    found = (record_state.mark(standing.sending), notes.open_mark(standing.comments))
    return tuple(mark for mark in found if mark is not None)


def sign_words(standing: Standing) -> str:
    """What the signs mean, a line each."""
    sent = record_state.mark(standing.sending)
    comments = notes.comments_words(standing.comments) if standing.comments else ""
    return "\n".join(part for part in (sent.text if sent is not None else "", comments) if part)


def view_of(limits: ShortFilter) -> dict[str, Plain]:
    """What is remembered of a list: plain values that a later version can still read."""
    return {"words": limits.words, "waiting": limits.waiting, "tag": plain_id(limits.tag)}


def limits_of(view: Mapping[str, Plain]) -> ShortFilter:
    """The limits that a view remembers; what is no value of theirs counts as none."""
    words = view.get("words")
    return ShortFilter(
        words if isinstance(words, str) else "", view.get("waiting") is True, id_of(view.get("tag"))
    )


_SAID: Mapping[int, Callable[[Line, Standing], object]] = {
    int(Qt.ItemDataRole.DisplayRole): lambda line, _: line.title,
    int(Qt.ItemDataRole.ToolTipRole): lambda _, standing: sign_words(standing),
    int(Qt.ItemDataRole.AccessibleTextRole): lambda line, standing: ", ".join(
        part for part in (line.title, *sign_words(standing).split("\n")) if part
    ),
    SecondRole: lambda line, _: line.second,
    ThirdRole: lambda line, _: line.third,
    MarkRole: lambda line, _: line.mark,
    SignsRole: lambda _, standing: signs(standing),
}
"""What a row says, by role."""
