"""Rounds of monitoring in words, and the overview of projects by rounds as a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import NamedTuple
from uuid import UUID

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from inka_desktop.records.local_time import local_time
from inka_desktop.records.periods import Period, quarter, quarter_before, quarter_number
from inka_desktop.records.values import SubmissionState
from inka_desktop.services.round_rows import OverviewRow, RoundPartRow, RoundProjectRow, RoundRow
from inka_desktop.viewmodels import dates
from inka_desktop.viewmodels.noop import QT_TRANSLATE_NOOP
from inka_desktop.viewmodels.paged import MarkRole, RowRole
from inka_desktop.viewmodels.projects import names
from inka_desktop.viewmodels.wording import Mark

Index = QModelIndex | QPersistentModelIndex
translate = QCoreApplication.translate
_TOP = QModelIndex()
ROUNDS_FROM = 2
"""The first column of a round, behind project and carrier."""


def title_proposed(period: Period) -> str:
    """``3. Quartal 2026``; for a period that is no quarter its days."""
    number = quarter_number(period)
    if number is not None:
        return translate("Rounds", "{number}. Quartal {year}").format(number=number, year=period.end.year)
    return period_words(period.begin, period.end)


def title_for(period: Period, form: str, known: Sequence[RoundRow]) -> str:
    """What a new round is called unless somebody says otherwise: with its form where a title is taken."""
    title = title_proposed(period)
    if form and any(one.title == title for one in known):
        return translate("Rounds", "{period}: {form}").format(period=title, form=form)
    return title


def named_parts(parts: Sequence[RoundPartRow], known: Iterable[tuple[UUID, str]]) -> list[RoundPartRow]:
    """Parts of a round to choose from, their projects called as all projects are (:func:`.names`)."""
    called = dict(known)
    return [replace(part, project=called.get(part.project_id, part.project)) for part in parts]


def period_words(begin: date | None, end: date | None) -> str:
    """``01.07.2026 – 30.09.2026``."""
    return f"{dates.day(begin)} – {dates.day(end)}"


def periods_offered(on: date) -> dict[str, Period]:
    """Quarters a new round may be about, the last one that is over first, then the one that runs."""
    found = [quarter_before(on), quarter(on)]
    found += [quarter_before(found[0].begin), quarter_before(quarter_before(found[0].begin).begin)]
    return {one.begin.isoformat(): one for one in found}


def overlap_words(known: Sequence[RoundRow], form_id: UUID | None, period: Period) -> str:
    """That other rounds of a form ask for some of the same days; empty where none does."""
    same = (
        (one.title, Period(one.begin, one.end))
        for one in known
        if one.form_id == form_id and one.begin and one.end
    )
    found = [title for title, days in same if days != period and days.shared(period).days]
    if not found:
        return ""
    said = translate(
        "Rounds",
        "Diesen Bogen gibt es für einen Teil der Tage schon: {rounds}. Gemeinsame Tage zählen nur einmal.",
    )
    return said.format(rounds=", ".join(f"„{title}“" for title in found))


def form_words(title: str, number: int) -> str:
    """``Quartalsmonitoring, Fassung 3``."""
    return translate("Rounds", "{form}, Fassung {number}").format(form=title, number=number)


def project_words(title: str, carrier: str, part: RoundPartRow | None) -> str:
    """``Sonnenhang – Nachbarschaftswerk e. V.``; of one that has its form, that it has, and what it asks."""
    words = " – ".join(name for name in (title, carrier) if name)
    if part is None:
        return words
    if part.questions:
        text = translate("Rounds", "{project} (verschickt, {questions})")
        return text.format(project=words, questions=question_words(part.questions))
    return translate("Rounds", "{project} (verschickt)").format(project=words)


def question_words(count: int) -> str:
    """``2 Fragen``."""
    return translate("Rounds", "%n Fragen", "", count)


def due_told(part: RoundPartRow) -> str:
    """``3. Quartal 2026 · Frist 15.10.2026``."""
    return f"{part.round} · " + translate("Rounds", "Frist {day}").format(day=dates.day(part.due))


def column_title(row: RoundRow, others: tuple[RoundRow, ...]) -> str:
    """``3. Quartal`` where the round is the only one of its quarter, else its own title."""
    if row.begin is None or row.end is None:
        return row.title
    number = quarter_number(Period(row.begin, row.end))
    same = sum((one.begin, one.end) == (row.begin, row.end) for one in others)
    if number is None or same > 1:
        return row.title
    return translate("Rounds", "{number}. Quartal").format(number=number)


def summary(row: RoundRow, projects: int) -> str:
    """``Quartalsmonitoring, Fassung 3 · 21 Projekte · Frist 30.11.2026``."""
    asked = translate("Rounds", "%n Projekte", "", projects)
    if row.closed_at is not None:
        until = translate("Rounds", "beendet am {day}").format(
            day=dates.day(local_time(row.closed_at).date())
        )
    else:
        until = translate("Rounds", "Frist {day}").format(day=dates.day(row.due))
    return " · ".join((row.title, form_words(row.form, row.number), asked, until))


def mark(part: RoundPartRow, on: date) -> Mark:
    """How a project stands in a round: its state, or what is to be said of an open one."""
    standing = part.standing()
    day = part.return_until if standing == "returned" else part.own_due if standing == "open" else None
    told = _mark(standing, part.days_overdue(on), day, on, dates.language())
    return _with_questions(told, part.questions, dates.language()) if part.questions else told


@lru_cache(maxsize=256)
def _with_questions(mark: Mark, count: int, _language: str) -> Mark:
    """``in Bearbeitung · 1 Frage``; what is overdue stays as urgent as it is."""
    text = f"{mark.text} · {question_words(count)}"
    return Mark(text, mark.tone if mark.tone == "problem" else "attention", "message-square")


def answer_mark(part: RoundPartRow) -> Mark | None:
    """That the office has answered what its carrier asked, until that is ticked off or all is accepted."""
    if not part.answers:
        return None
    return Mark(translate("Rounds", "%n Antworten", "", part.answers), "information", "message-square")


@lru_cache(maxsize=1024)  # thousands of cells say some dozen words
def _mark(standing: str, late: int, day: date | None, on: date, _language: str) -> Mark:
    if late:
        words = dates.overdue_words(late)
        if standing == "returned":
            words = translate("Rounds", "Rückfrage, {overdue}").format(overdue=words)
        return Mark(words, "problem", "circle-alert")
    if standing == "returned":
        until = translate("Rounds", "Rückfrage bis {day}").format(day=dates.day(day, on))
        return Mark(until, "attention", "undo-2")
    if day is not None:
        return Mark(translate("Rounds", "offen bis {day}").format(day=dates.day(day, on)), "", "circle")
    return standing_mark(standing)


def standing_mark(standing: str) -> Mark:
    """A word of :data:`.STANDINGS` as a mark."""
    text, tone, icon = _MARKS[standing]
    return Mark(translate("Rounds", text), tone, icon)


_MARKS: Mapping[str, tuple[str, str, str]] = {
    "open": (QT_TRANSLATE_NOOP("Rounds", "offen"), "", "circle"),
    "begun": (QT_TRANSLATE_NOOP("Rounds", "in Bearbeitung"), "", "pencil"),
    "submitted": (QT_TRANSLATE_NOOP("Rounds", "eingereicht"), "information", "inbox"),
    "checked": (QT_TRANSLATE_NOOP("Rounds", "geprüft"), "good", "check"),
    "excused": (QT_TRANSLATE_NOOP("Rounds", "nimmt nicht teil"), "", "minus"),
    "missed": (QT_TRANSLATE_NOOP("Rounds", "nicht eingereicht"), "", "minus"),
    "left_out": (QT_TRANSLATE_NOOP("Rounds", "nicht beteiligt"), "", "minus"),
}


def told(part: RoundPartRow, on: date) -> str:
    """All that is known of a project's form, a line each."""
    lines = [part.project, f"{part.round}: {mark(part, on).text}"]
    if part.submitted_at is not None:
        said = translate("Rounds", "Eingereicht am {day}")
        lines.append(said.format(day=dates.day(local_time(part.submitted_at).date())))
    if part.came_at is not None and part.state != SubmissionState.DRAFT:
        said = translate("Rounds", "Eingegangen am {day}")
        lines.append(said.format(day=dates.day(local_time(part.came_at).date())))
    if part.due is not None and not part.excused:
        lines.append(translate("Rounds", "Frist {day}").format(day=dates.day(part.due)))
    lines += (reason for reason in (part.due_reason, part.excused_reason) if reason)
    if part.begun is not None:
        began = translate("Rounds", "Projekt begonnen am {day}").format(day=dates.day(part.begun))
        lines.append(began)
    return "\n".join(lines)


def asked_words(part: RoundPartRow, on: date) -> str:
    """What a carrier is told of a form that is waited for: the project, and until when."""
    until = dates.due_words(part.expected, on) if not part.days_overdue(on) else ""
    return " · ".join(words for words in (part.project, until) if words)


def asked_mark(part: RoundPartRow, on: date) -> Mark | None:
    """That it came back with notes, that it is overdue, or that it was begun."""
    return mark(part, on) if part.days_overdue(on) or part.standing() != "open" else None


def fill_words(part: RoundPartRow) -> str:
    """What the button says that leads to the form."""
    if part.submission_id is None:
        return translate("Rounds", "Bogen ausfüllen")
    return translate("Rounds", "Weiter ausfüllen")


def to_check_words(count: int) -> str:
    """``3 Bögen sind eingegangen und zu prüfen``."""
    return translate("Rounds", "%n Bögen sind eingegangen und zu prüfen", "", count)


def to_answer_words(count: int) -> str:
    """``2 Fragen von Trägern``."""
    return translate("Rounds", "%n Fragen von Trägern", "", count)


def to_remind_words(count: int) -> str:
    """``5 Projekte sind an ihren Bogen zu erinnern``."""
    return translate("Rounds", "%n Projekte sind an ihren Bogen zu erinnern", "", count)


def missing_words(part: RoundPartRow, reminded_on: date | None, on: date) -> str:
    """Round and day, and when somebody was reminded last."""
    facts = [part.round, translate("Rounds", "Frist {day}").format(day=dates.day(part.expected))]
    if reminded_on is not None:
        day = dates.day(reminded_on, on)
        facts.append(translate("Rounds", "E-Mail vorbereitet am {day}").format(day=day))
    return " · ".join(facts)


def missing_mark(part: RoundPartRow, on: date) -> Mark:
    """How far it is from its day."""
    late = part.days_overdue(on)
    if late:
        return Mark(dates.overdue_words(late), "problem", "circle-alert")
    return Mark(dates.due_words(part.expected, on), "attention" if part.expected == on else "", "clock")


class Which(NamedTuple):
    """What the overview can be limited to; ``say`` words how many there are."""

    name: str
    passes: Callable[[RoundPartRow, date], bool]
    say: Callable[[int], str]


FILTERS = (
    Which(
        "check", lambda part, _: part.standing() == "submitted",
        lambda count: translate("Rounds", "%n zu prüfen", "", count),
    ),
    Which(
        "returned", lambda part, _: part.standing() == "returned",
        lambda count: translate("Rounds", "%n mit Rückfrage", "", count),
    ),
    Which(
        "asked", lambda part, _: part.questions > 0,
        lambda count: translate("Rounds", "%n mit Fragen", "", count),
    ),
    Which("open", lambda part, _: part.is_open, lambda count: translate("Rounds", "%n offen", "", count)),
    Which(
        "late", lambda part, on: part.days_overdue(on) > 0,
        lambda count: translate("Rounds", "%n überfällig", "", count),
    ),
)  # fmt: skip


class Line(NamedTuple):
    """A project of the overview: its part in each round, and which of :data:`FILTERS` let one through."""

    project: RoundProjectRow
    parts: tuple[RoundPartRow | None, ...]
    having: frozenset[str]


class Grid(NamedTuple):
    """The overview in lines; ``counts`` are of cells by filter, ``asked`` of projects by round."""

    rounds: tuple[RoundRow, ...]
    lines: tuple[Line, ...]
    counts: Mapping[str, int]
    asked: Mapping[UUID, int]
    on: date


EMPTY = Grid((), (), {}, {}, date.min)


def laid_out(overview: OverviewRow, on: date) -> Grid:
    """The overview in lines and counted, on a reader thread; ``on`` decides what is overdue."""
    counts, lines = Counter[str](), list[Line]()
    for project in overview.projects:
        parts = tuple(overview.cells.get((project.id, one.id)) for one in overview.rounds)
        passed = Counter(
            which.name for part in parts if part is not None for which in FILTERS if which.passes(part, on)
        )
        counts.update(passed)
        lines.append(Line(project, parts, frozenset(passed)))
    asked = Counter(part.round_id for part in overview.cells.values())
    return Grid(overview.rounds, tuple(lines), counts, asked, on)


class OverviewModel(QAbstractTableModel):
    """A row for each project, a column for each round; read whole, narrowed in memory."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.grid = EMPTY
        self._names: Mapping[UUID, str] = {}
        self._shown: Sequence[Line] = ()
        self._which = ""

    def show(self, grid: Grid) -> None:
        """Replaces everything."""
        self.beginResetModel()
        self.grid, self._names = grid, dict(names([line.project for line in grid.lines]))
        self._limit()
        self.endResetModel()

    def narrow(self, which: str) -> None:
        """Shows only projects that have something of that name in :data:`FILTERS`; empty for all."""
        self.beginResetModel()
        self._which = which
        self._limit()
        self.endResetModel()

    def _limit(self) -> None:
        self._shown = [line for line in self.grid.lines if not self._which or self._which in line.having]

    def round_at(self, column: int) -> RoundRow | None:
        """The round of a column; None for the others."""
        place = column - ROUNDS_FROM
        return self.grid.rounds[place] if 0 <= place < len(self.grid.rounds) else None

    def part_at(self, index: Index) -> RoundPartRow | None:
        """The project in the round of a cell; None where it is not asked."""
        place = index.column() - ROUNDS_FROM if index.isValid() else -1
        return self._shown[index.row()].parts[place] if 0 <= place < len(self.grid.rounds) else None

    def left_out_at(self, index: Index) -> tuple[RoundRow, RoundProjectRow] | None:
        """The round and the project of a cell where it runs and is not asked; None for all others."""
        asked = self.round_at(index.column()) if index.isValid() else None
        if asked is None:
            return None
        line = self._shown[index.row()]
        return (asked, line.project) if self._is_left_out(line, index.column() - ROUNDS_FROM) else None

    def marks_in(self, column: int) -> set[Mark]:
        """What the cells of a round say."""
        every = (self._mark(line, column - ROUNDS_FROM) for line in self._shown)
        return {found for found in every if found is not None}

    def place_of(self, part: RoundPartRow) -> QModelIndex:
        """The cell of a project in a round; no index where it is not shown."""
        row = next((n for n, line in enumerate(self._shown) if line.project.id == part.project_id), -1)
        column = next((n for n, one in enumerate(self.grid.rounds) if one.id == part.round_id), -1)
        return self.index(row, ROUNDS_FROM + column) if min(row, column) >= 0 else QModelIndex()

    # --- what Qt asks -------------------------------------------------------------------------------

    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else ROUNDS_FROM + len(self.grid.rounds) + 1

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role not in _TITLES:
            return None
        if orientation == Qt.Orientation.Vertical:
            return self._names[self._shown[section].project.id]
        found = self.round_at(section)
        if found is not None:
            short = role == Qt.ItemDataRole.DisplayRole
            return column_title(found, self.grid.rounds) if short else found.title
        if section >= ROUNDS_FROM:
            return translate("Rounds", "Eingereicht am")
        return translate("Rounds", "Träger") if section else translate("Rounds", "Projekt")

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        place = index.column() - ROUNDS_FROM
        if role == MarkRole:
            within = 0 <= place < len(self.grid.rounds)
            return self._mark(self._shown[index.row()], place) if within else None
        part = self.part_at(index)
        if part is None:
            return self._words(index) if role in _TITLES else None
        if role == RowRole:
            return part
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return told(part, self.grid.on)
        return mark(part, self.grid.on).text if role == Qt.ItemDataRole.DisplayRole else None

    def _mark(self, line: Line, place: int) -> Mark | None:
        part = line.parts[place]
        if part is not None:
            return mark(part, self.grid.on)
        return standing_mark("left_out") if self._is_left_out(line, place) else None

    def _is_left_out(self, line: Line, place: int) -> bool:
        return line.parts[place] is None and line.project.is_left_out_of(self.grid.rounds[place])

    def _words(self, index: Index) -> str:
        line = self._shown[index.row()]
        if index.column() < ROUNDS_FROM:
            return line.project.carrier if index.column() else self._names[line.project.id]
        if self.round_at(index.column()) is not None:
            left_out = self._mark(line, index.column() - ROUNDS_FROM)
            return "–" if left_out is None else left_out.text
        parts = (part for part in line.parts if part is not None)
        handed = [part.submitted_at for part in parts if part.submitted_at is not None]
        return dates.day(local_time(max(handed)).date()) if handed else "–"


_TITLES = frozenset(
    {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole}
)
