"""A table that knows its length and fetches pages of rows on reader threads as they come into view.

The model asks for the page it is asked about, newest request first; what scrolled away meanwhile is
dropped before it is read (PROBES.md, long lists). It knows a source of pages, not SQL.

When rows change under it, all that is in view is read first and put in place at once. Rows that somebody
holds, by their selection or as the place where they read, are found again by what they are: numbers shift.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

PAGE_SIZE = 100
CACHED_PAGES = 200
IN_FLIGHT = 2
WANTED = 6
"""Requests kept waiting; older ones are for rows that have scrolled away."""

Row = TypeVar("Row")
ReadT_co = TypeVar("ReadT_co", covariant=True)
Result = TypeVar("Result")
Index = QModelIndex | QPersistentModelIndex
RowRole = int(Qt.ItemDataRole.UserRole)
"""The row object itself, None while it is read."""
MarkRole = RowRole + 1
"""A :class:`inka_desktop.viewmodels.wording.Mark` that a delegate draws instead of the text.

One without words is only its sign; the text is still what the cell says.
"""
# Asked for hundreds of times in one painting, and slow to look up in Qt's enums.
_DISPLAY, _ALIGNMENT = Qt.ItemDataRole.DisplayRole.value, Qt.ItemDataRole.TextAlignmentRole.value
_ROLES = frozenset((_DISPLAY, Qt.ItemDataRole.ToolTipRole.value, RowRole, MarkRole))
_TITLES = frozenset((_DISPLAY, Qt.ItemDataRole.ToolTipRole.value, Qt.ItemDataRole.AccessibleTextRole.value))
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class ReadRunner(Protocol):
    """Runs work on a reader thread and calls back on the thread of the model."""

    def __call__(
        self,
        work: Callable[[], Result],
        done: Callable[[Result], None],
        failed: Callable[[BaseException], None],
        /,
    ) -> None:
        """Queues ``work``."""


class PageSource(Protocol[ReadT_co]):
    """Where rows come from; its methods are called on reader threads."""

    def count(self) -> int:
        """How many rows there are."""

    def page(self, start: int, limit: int) -> Sequence[ReadT_co]:
        """Rows from ``start`` on."""

    def places(self, rows: Sequence[Any]) -> Sequence[int | None]:
        """Where rows stand that stood in the list before; None for one that is in it no more."""


@dataclass(frozen=True, slots=True)
class Held:
    """What is not to be lost when rows change.

    Attributes:
        current: the row that the keyboard is on, or -1.
        pieces: first and last row of each stretch that is selected.
        whole: the whole list is selected.
        view: rows in view.
        anchor: the row that stays where it is on the screen; -1 where the list stays at its top.
    """

    current: int = -1
    pieces: tuple[tuple[int, int], ...] = ()
    whole: bool = False
    view: range = field(default=range(0), compare=False)
    anchor: int = field(default=-1, compare=False)


class Holder(Protocol):
    """A view of the model, which knows what somebody holds."""

    def held(self) -> Held:
        """What is held now."""

    def settle(self, held: Held, places: Mapping[int, int], shift: int) -> None:
        """The rows have changed.

        Args:
            held: as it was before.
            places: where each row that is still followed stands now.
            shift: how many rows further down everything in view stands.
        """


@dataclass(frozen=True, slots=True)
class _Fresh(Generic[Row]):
    count: int
    places: dict[int, int]
    kept: dict[int, Row]
    shift: int
    pages: dict[int, Sequence[Row]]


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """One column: its title, what it shows, the order it sorts by (empty: not sortable).

    ``mark`` is drawn as a chip. In a column of a ``sign`` marks and head have no words: the title is the
    head's tool tip.
    """

    title: str
    text: Callable[[Row], str]
    order: str = ""
    mark: Callable[[Row], object] | None = None
    sign: bool = False
    width: int = 120
    stretch: bool = False
    align_right: bool = False


class PagedModel(QAbstractTableModel, Generic[Row]):
    """A windowed table of rows with a known length."""

    loaded = Signal()
    """The first rows and the count are there."""
    failed = Signal(object)

    def __init__(
        self, columns: Sequence[Column[Row]], run: ReadRunner, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._run = run
        self._source: PageSource[Row] | None = None
        self._generation = 0
        self._count = 0
        self._counted = False
        self._pages: OrderedDict[int, Sequence[Row]] = OrderedDict()
        self._wanted: list[int] = []
        self._flying: set[int] = set()
        self._signs: dict[int, object] = {}
        self._holder: Holder | None = None
        self._kept: dict[int, Row] = {}
        """Followed rows where they stand now, also far from what is loaded."""

    # --- what the page of the window asks for -----------------------------------------------------

    def show(self, source: PageSource[Row]) -> None:
        """Shows other rows from the top: page 1 first, the count behind it."""
        self.beginResetModel()
        self._source = source
        self._generation += 1
        self._count, self._counted = 0, False
        self._pages.clear()
        self._kept.clear()
        self._wanted.clear()
        self._flying.clear()
        self.endResetModel()
        self._want(0)
        self._read_count()

    def refresh(self) -> None:
        """Reads everything in view again; rows stay on screen until the new ones are there."""
        source = self._source
        if source is None:
            return
        self._generation += 1
        self._wanted.clear()
        self._flying.clear()
        generation, held = self._generation, self._held()
        ends = {row for piece in held.pieces for row in piece}
        rows = {number: row for number in {held.current, held.anchor, *ends} if (row := self._loaded(number))}
        self._run(
            lambda: _read(source, rows, held),
            lambda fresh: self._take_fresh(generation, held, fresh),
            lambda error: self._lost(generation, -1, error),
        )

    def follow(self, holder: Holder) -> None:
        """Keeps what this view holds when rows change."""
        self._holder = holder

    def row(self, number: int) -> Row | None:
        """The row if it is loaded; otherwise it is asked for and None returned."""
        page, place = divmod(number, PAGE_SIZE)
        rows = self._pages.get(page)
        if rows is None:
            self._want(page)
            return None
        self._pages.move_to_end(page)
        return rows[place] if place < len(rows) else None

    def known(self) -> bool:
        """Whether the length is known yet."""
        return self._counted

    def column(self, number: int) -> Column[Row]:
        """A column's definition."""
        return self._columns[number]

    def titles(self) -> list[str]:
        """Titles of the columns."""
        return [column.title for column in self._columns]

    def read_texts(self, pieces: Sequence[tuple[int, int]], done: Callable[[list[list[str]]], None]) -> None:
        """Reads what stands in the cells of some rows, whether they are loaded or not.

        Args:
            pieces: first and last row of each stretch.
            done: gets a list for each row, called on the thread of the model.
        """
        columns = self._columns
        self.read_rows(pieces, lambda rows: done([[column.text(row) for column in columns] for row in rows]))

    def read_rows(
        self, pieces: Sequence[tuple[int, int]], done: Callable[[list[Row]], None], most: int | None = None
    ) -> None:
        """Gives the rows of some stretches as they are seen: what a list says of them may be another soon.

        Args:
            pieces: first and last row of each stretch.
            done: gets the rows, called on the thread of the model.
            most: no more are given, for whoever has no use for them.
        """
        source, generation, seen = self._source, self._generation, dict(self._kept)
        for page, rows in self._pages.items():
            seen |= {page * PAGE_SIZE + place: row for place, row in enumerate(rows)}
        if source is not None:
            self._run(
                lambda: _rows_of(source, seen, pieces, most), done,
                lambda error: self._lost(generation, -1, error),
            )  # fmt: skip

    # --- Qt's side --------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        column = self._columns[index.column()]
        if role == _ALIGNMENT:
            return _RIGHT if column.align_right else _LEFT
        if role not in _ROLES:
            return None
        row = self.row(index.row())
        if row is None:
            return "…" if role == _DISPLAY and index.column() == 0 else None
        if role == RowRole:
            return row
        if role == MarkRole:
            return column.mark(row) if column.mark is not None else None
        return column.text(row)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role in _TITLES:
            column = self._columns[section]
            return column.title if column.sign != (role == _DISPLAY) else None
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DecorationRole:
            return self._signs.get(section)
        return None

    def setHeaderData(
        self, section: int, orientation: Qt.Orientation, value: object, role: int = Qt.ItemDataRole.EditRole
    ) -> bool:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DecorationRole:
            return False
        self._signs[section] = value
        self.headerDataChanged.emit(orientation, section, section)
        return True

    # --- fetching ---------------------------------------------------------------------------------

    def _want(self, page: int) -> None:
        if page in self._flying or (self._wanted and self._wanted[-1] == page):
            return
        if page in self._wanted:
            self._wanted.remove(page)
        self._wanted.append(page)
        del self._wanted[:-WANTED]
        self._fetch()

    def _fetch(self) -> None:
        source, generation = self._source, self._generation
        if len(self._flying) < IN_FLIGHT:
            self._drop_what_scrolled_away()
        while source is not None and self._wanted and len(self._flying) < IN_FLIGHT:
            page = self._wanted.pop()
            self._flying.add(page)
            self._read_page(source, generation, page)

    def _drop_what_scrolled_away(self) -> None:
        """Of the pages asked for, those in view and that of the current row are left."""
        held = self._held() if self._wanted else Held()
        if held.view:
            near = range(held.view.start // PAGE_SIZE, (held.view.stop - 1) // PAGE_SIZE + 1)
            self._wanted = [one for one in self._wanted if one in near or one == held.current // PAGE_SIZE]

    def _read_page(self, source: PageSource[Row], generation: int, page: int) -> None:
        self._run(
            lambda: source.page(page * PAGE_SIZE, PAGE_SIZE),
            lambda rows: self._take_page(generation, page, rows),
            lambda error: self._lost(generation, page, error),
        )

    def _take_page(self, generation: int, page: int, rows: Sequence[Row]) -> None:
        if generation != self._generation:
            return
        self._flying.discard(page)
        self._pages[page] = rows
        self._pages.move_to_end(page)
        while len(self._pages) > CACHED_PAGES:
            self._pages.popitem(last=False)
        start = page * PAGE_SIZE
        if not self._counted and start + len(rows) > self._count:
            self._resize(start + len(rows))
        end = min(start + len(rows), self._count) - 1
        if end >= start:
            self.dataChanged.emit(self.index(start, 0), self.index(end, self.columnCount() - 1))
        if self._counted and page == 0:
            self.loaded.emit()
        self._fetch()

    def _read_count(self) -> None:
        source, generation = self._source, self._generation
        if source is not None:
            self._run(
                source.count,
                lambda count: self._take_count(generation, count),
                lambda error: self._lost(generation, -1, error),
            )

    def _take_count(self, generation: int, count: int) -> None:
        if generation != self._generation:
            return
        self._counted = True
        self._resize(count)
        if 0 in self._pages or not count:
            self.loaded.emit()

    def _held(self) -> Held:
        return self._holder.held() if self._holder is not None else Held()

    def _loaded(self, number: int) -> Row | None:
        page, place = divmod(number, PAGE_SIZE)
        rows = self._pages.get(page, ())
        return rows[place] if place < len(rows) else self._kept.get(number)

    def _take_fresh(self, generation: int, held: Held, fresh: _Fresh[Row]) -> None:
        if generation != self._generation:
            return
        if self._held() != held:
            self.refresh()  # another selection was made meanwhile: its rows are to be found, too
            return
        self._counted = True
        self._pages.clear()
        self._pages.update(fresh.pages)
        self._kept = fresh.kept
        self._resize(fresh.count)
        if fresh.count:
            self.dataChanged.emit(self.index(0, 0), self.index(fresh.count - 1, self.columnCount() - 1))
        if self._holder is not None:
            self._holder.settle(held, fresh.places, fresh.shift)
        self.loaded.emit()

    def _resize(self, count: int) -> None:
        if count > self._count:
            self.beginInsertRows(QModelIndex(), self._count, count - 1)
            self._count = count
            self.endInsertRows()
        elif count < self._count:
            self.beginRemoveRows(QModelIndex(), count, self._count - 1)
            self._count = count
            for page in [page for page in self._pages if page * PAGE_SIZE >= count]:
                del self._pages[page]
            self.endRemoveRows()

    def _lost(self, generation: int, page: int, error: BaseException) -> None:
        if generation == self._generation:
            self._flying.discard(page)
            self.failed.emit(error)


def _rows_of(
    source: PageSource[Row], seen: Mapping[int, Row], pieces: Sequence[tuple[int, int]], most: int | None
) -> list[Row]:
    """Rows that were seen, and those that were not as they are now."""
    found: list[Row] = []
    for first, last in pieces:
        for start in range(first, last + 1, PAGE_SIZE):
            numbers = range(start, min(last + 1, start + PAGE_SIZE))
            if most is not None and len(found) >= most:
                return found[:most]
            if all(number in seen for number in numbers):
                found += [seen[number] for number in numbers]
            else:
                now = source.page(start, len(numbers))
                found += [seen.get(number, row) for number, row in zip(numbers, now, strict=False)]
    return found[:most]


def _read(source: PageSource[Row], rows: Mapping[int, Row], held: Held) -> _Fresh[Row]:
    """Count, followed rows and the pages that will be in view; on a reader thread."""
    found = zip(rows, source.places(list(rows.values())), strict=True)
    places = {number: place for number, place in found if place is not None}
    count = source.count()
    kept = {place: rows[number] for number, place in places.items()}
    shift = places.get(held.anchor, held.anchor) - held.anchor
    last = min(max(held.view.stop + shift, len(held.view)), count)
    first = max(last - len(held.view), 0)
    pages = range(first // PAGE_SIZE, -(-last // PAGE_SIZE))
    return _Fresh(
        count, places, kept, shift, {page: source.page(page * PAGE_SIZE, PAGE_SIZE) for page in pages}
    )
