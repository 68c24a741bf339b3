"""The analysis as it leaves the office: a document and a spreadsheet without small counts of people."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

from inka_desktop.records.german import sort_key
from inka_desktop.records.judging import WITHIN
from inka_desktop.records.periods import Period
from inka_desktop.records.published import (
    PERIOD,
    CountTable,
    Run,
    Untold,
    by_quarters,
    hide_together,
    run_name,
    says_small,
)
from inka_desktop.records.suppression import TOTAL, Cell, Hidden, with_totals
from inka_desktop.records.values import AgeGroup, Gender
from inka_desktop.reports import indicator_list as paper
from inka_desktop.reports.indicator_list import IndicatorContent, IndicatorLine, Quarter, Shown
from inka_desktop.services.indicator_rows import ResultRow
from inka_desktop.services.indicator_table import ResultTable

if TYPE_CHECKING:
    from inka_desktop.reports.letterhead import RenderedDocument
    from inka_desktop.services.catalogue import Catalogue, IndicatorRow
    from inka_desktop.services.core import Core
    from inka_desktop.services.documents import Documents
    from inka_desktop.services.indicators import Indicators

QUARTERS = 8
"""Quarters of a trend: two whole years, so that what a year adds up to is known to be its four."""
UNDIVIDED = "undivided"
GENDERS, AGES = (*map(str, Gender), UNDIVIDED), (*map(str, AgeGroup), UNDIVIDED)
_PROGRAMME = "programme"
"""What belongs to no project."""


class IndicatorPapers:
    """Documents and spreadsheets of targets and results."""

    def __init__(
        self, core: Core, indicators: Indicators, catalogue: Catalogue, documents: Documents
    ) -> None:
        self._core = core
        self._indicators = indicators
        self._catalogue = catalogue
        self._documents = documents

    def draw(
        self, begin: date, end: date, project_id: UUID | None = None, language: str = "de"
    ) -> RenderedDocument:
        """The PDF of a period, of one project or of the programme."""
        content = self.content(begin, end, project_id, language)
        return self._documents.indicator_list(content, language)

    def sheet(self, begin: date, end: date, project_id: UUID | None = None, language: str = "de") -> bytes:
        """The same as a spreadsheet."""
        from inka_desktop.reports.sheets import INDICATORS, write_sheet

        content = self.content(begin, end, project_id, language)
        return write_sheet(INDICATORS, paper.cells(content, language), language)

    @staticmethod
    def name(begin: date, end: date, language: str = "de") -> str:
        """The name to save the document under; it sorts by date."""
        return paper.file_name(begin, end, language)

    def content(
        self, begin: date, end: date, project_id: UUID | None = None, language: str = "de"
    ) -> IndicatorContent:
        """What is printed; nothing else of the figures leaves.

        Raises:
            PeriodUnusableError: it ends before it begins.
        """
        results, period = self._indicators.results(begin, end, project_id), Period(begin, end)
        with self._core.session() as session:
            kinds = self._catalogue.by_kind()
            tables = _Tables(
                ResultTable(session, period, kinds),
                ResultTable(session, period, kinds, running=False),
                tuple(ResultTable(session, one, kinds, running=False) for one in two_years(end)),
                results.rule.small,
            )
            found = {row.indicator.code: _Line(row, tables, project_id) for row in results.rows}
            _hide_parts(found, results.rule.small)
            lines = tuple(one.made(language) for one in found.values())
            title = tables.whole.projects.get(project_id, "") if project_id is not None else ""
        rule = results.rule
        return IndicatorContent(
            lines, begin, end, title, self._core.today(), rule.small, rule.on_track, rule.behind
        )


class _Tables(NamedTuple):
    """Results of all projects: as they are judged, of the period alone, and of each quarter."""

    whole: ResultTable
    period: ResultTable
    quarters: tuple[ResultTable, ...]
    small: int


class _Line:
    """One indicator: what is hidden of it, and how it is printed."""

    def __init__(self, row: ResultRow, tables: _Tables, project: UUID | None) -> None:
        self._row = row
        self._tables = tables
        self._project = project
        self._key = str(project) if project is not None else TOTAL
        self._names = [_name(table.period) for table in tables.quarters]
        self._quarters: dict[str, list[int]] = {}
        """By project what was counted in each quarter."""
        self._hidden: dict[str, Hidden] = {}
        self.untold = Untold()
        self.counts: dict[tuple[str, str], int] = {}
        """By project, and the name of what was counted."""
        self._all: dict[str, CountTable] = {}
        self._rows: tuple[str, ...] = ()
        self._counted: Counter[str] = Counter()
        """By project what was counted in the period."""
        if row.indicator.counts_people:
            self._hide()

    def _hide(self) -> None:
        """Find what of the counts of all projects is hidden."""
        one, found = self._row.indicator, _by_project(self._tables.period, self._row.indicator)
        each = [_by_project(table, one) for table in self._tables.quarters]
        self._counted.update({name: round(row.value or 0) for name, row in found.items()})
        self._counted[TOTAL] = self._counted.total()
        rows = sorted({name for known in (found, *each) for name in known})
        self._quarters = {
            name: [round(known[name].value or 0) if name in known else 0 for known in each] for name in rows
        }
        told = [*_by_project(self._tables.whole, one).items(), *found.items()]
        told += [(TOTAL, row) for row in (self._tables.whole.row(one),) if row is not None]
        runs = {run for name, row in told if (run := self._run(row, name)) is not None}
        tables = by_quarters(self._quarters, self._names, runs)
        # First what every paper hides, so that none shows what another hides of the same quarters.
        quarters = hide_together(tables, tuple(rows), self._tables.small)
        shared = {TOTAL: self._named(found)}
        tables |= {
            "ages": _broken_down(found, AGES, "ages", shared),
            "genders": _broken_down(found, GENDERS, "genders", shared),
        }
        self._all, self._rows = tables, tuple(rows)
        self._hidden, self.untold = hide_together(tables, self._rows, self._tables.small, quarters)
        for table in tables.values():
            for (row, column), count in with_totals(table.counts, self._rows, table.columns).items():
                self.counts[row, table.shared.get(column, "")] = count

    def hide(self, more: Set[tuple[str, str]]) -> None:
        """Hide more counts, by project and name, and what gives them away."""
        known = self._hidden, self.untold | more
        self._hidden, self.untold = hide_together(self._all, self._rows, self._tables.small, known)

    def _named(self, found: Mapping[str, ResultRow]) -> str:
        """What the count of the period is called: as that of the quarters whose days, or counts, it has."""
        period, quarters = self._tables.period.period, [one.period for one in self._tables.quarters]
        within = [place for place, one in enumerate(quarters) if one.shared(period).days]
        if within and period == Period(quarters[within[0]].begin, quarters[within[-1]].end):
            return run_name(self._names, (within[0], within[-1]))
        runs = {self._run(row, name) for name, row in found.items()}
        run = runs.pop() if len(runs) == 1 else None
        return run_name(self._names, run) if run is not None else PERIOD

    def _runs(self, row: ResultRow) -> bool:
        """Whether a result counts on since before the period."""
        return row.since != self._tables.period.period.begin

    def _run(self, row: ResultRow, key: str) -> Run | None:
        """The quarters that a result is the sum of; None where it has more, or less."""
        quarters = [table.period for table in self._tables.quarters]
        since, end = row.since or self._tables.period.period.begin, self._tables.period.period.end
        within = [place for place, one in enumerate(quarters) if one.end >= since and one.begin <= end]
        if not within or row.value is None:
            return None
        own = row.value - sum(goal.baseline for goal in row.goals if goal.cumulative)
        known = self._quarters.values() if key == TOTAL else (self._quarters.get(key, ()),)
        summed = sum(sum(each[within[0] : within[-1] + 1]) for each in known)
        return (within[0], within[-1]) if round(own) == summed else None

    def made(self, language: str) -> IndicatorLine:
        """The line as it is printed, below that of the programme one for each project."""
        line = self._printed(self._row, self._key, language)
        if self._project is not None:
            return replace(line, trend=self._trend())
        one, titles = self._row.indicator, self._tables.whole.projects
        each = [
            replace(self._printed(row, str(project), language), project=titles[project])
            for project in sorted(titles, key=lambda key: sort_key(titles[key]))
            if (row := self._tables.whole.of_project(one, project)) is not None
        ]
        return replace(line, projects=tuple(each), trend=self._trend())

    def _printed(self, row: ResultRow, key: str, language: str) -> IndicatorLine:
        one, whole = row.indicator, self._whole(row, key)
        runs = self._runs(row)
        return IndicatorLine(
            one.code, one.name(language), one.is_official(language), row.target,
            replace(whole, missing=row.missing if row.value is not None else {}),
            "" if whole.hidden and row.target is not None else row.light,
            () if runs else self._parts(row, key, "genders", Gender),
            () if runs else self._parts(row, key, "ages", AgeGroup),
            dict(row.absent), self._estimated(row, whole), tuple(sorted(row.sources)), row.as_of,
            less=row.less,
        )  # fmt: skip

    def _whole(self, row: ResultRow, key: str) -> Shown:
        """The result; none that tells a quarter of which it is the sum.

        Of one that counts on since a target began nothing is shown either where the count of the period is
        small: before it the result was shown without that.
        """
        run = self._run(row, key)
        if row.value is not None and row.indicator.counts_people and 0 < row.value < self._tables.small:
            small = run is None or says_small(self._all, self._hidden, key, run_name(self._names, run))
            return Shown(
                hidden="small" if small and (key, TOTAL) not in self._table("genders").more else "more"
            )
        shown = self._shown(row.value, "genders", key, TOTAL)
        if run is None:
            tells = not shown.hidden and key == TOTAL and self._tells_hidden(row)
            return Shown(hidden="more") if tells else shown
        if self._runs(row) and not 0 < self._counted[key] < self._tables.small:
            shown = Shown(row.value)
        untold = (key, run_name(self._names, run)) in self.untold
        return Shown(hidden="more") if untold and not shown.hidden else shown

    def _tells_hidden(self, row: ResultRow) -> bool:
        """Whether this is the sum of results since different days, from which hidden ones may follow.

        Only some that are all said to be small leave open how many each has, unless all have least or most.
        """
        each = _by_project(self._tables.whole, self._row.indicator)
        known = {name: one for name, one in each.items() if one.value is not None or one.goals}
        if len({one.since for one in known.values()}) < 2:
            return False
        if round(row.value or 0) != round(sum(one.value or 0 for one in known.values())):
            return False
        said = [(round(one.value or 0), self._whole(one, name).hidden) for name, one in known.items()]
        untold = [(value, word) for value, word in said if word]
        summed, number = sum(value for value, _ in untold), len(untold)
        alike = number == 1 or summed in (number, number * (self._tables.small - 1))
        return bool(untold) and (alike or any(word != "small" for _, word in untold))

    def _estimated(self, row: ResultRow, whole: Shown) -> Shown | None:
        """How much was estimated; no number where it, or what was counted beside it, would be a small one."""
        if not row.estimated:
            return None
        counted = (row.value or 0.0) - row.estimated
        small = row.indicator.counts_people and any(
            0 < one < self._tables.small for one in (row.estimated, counted)
        )
        untold = small or bool(whole.hidden) or not row.indicator.counts
        return Shown(hidden="small") if untold else Shown(row.estimated)

    def _shown(self, value: float | None, table: str, key: str, column: str) -> Shown:
        hidden = self._table(table)
        if value is None or (key, column) not in hidden:
            return Shown(value)
        return Shown(hidden="small" if (key, column) in hidden.small else "more")

    def _table(self, name: str) -> Hidden:
        return self._hidden.get(name, Hidden())

    def _parts(
        self, row: ResultRow, key: str, name: str, words: type[Gender] | type[AgeGroup]
    ) -> tuple[tuple[str, Shown], ...]:
        known: Mapping[str, float] = getattr(row, name)
        return tuple(
            (str(one), replace(
                self._shown(known.get(one), name, key, str(one)), missing=row.missing_parts.get(one, {})
            ))
            for one in words if one in known or one in row.missing_parts
        )  # fmt: skip

    def _trend(self) -> tuple[Quarter, ...]:
        found = []
        for place, table in enumerate(self._tables.quarters):
            one, name = self._row.indicator, self._names[place]
            row = table.of_project(one, self._project) if self._project is not None else table.row(one)
            value = row.value if row is not None else None
            shown = Shown(value)
            if value is not None and (self._key, name) in self.untold:
                small = says_small(self._all, self._hidden, self._key, name)
                shown = Shown(hidden="small" if small else "more")
            target, as_of = (row.target, row.as_of) if row is not None else (None, None)
            found.append(Quarter(table.period.begin, shown, target, as_of))
        return tuple(found) if sum(one.shown.value is not None for one in found) > 1 else ()


def _broken_down(
    found: Mapping[str, ResultRow], columns: Sequence[str], name: str, shared: Mapping[str, str]
) -> CountTable:  # fmt: skip
    """Projects by gender or age, and what is not broken down.

    Parts that make more than their whole are put right by a whole that is as large: more is hidden, not less.
    """
    counts: dict[Cell, int] = {}
    for project, row in found.items():
        known: Mapping[str, float] = getattr(row, name)
        parts = {(project, one): round(known.get(one, 0)) for one in columns[:-1]}
        counts |= parts
        counts[project, UNDIVIDED] = max(0, round(row.value or 0) - sum(parts.values()))
    return CountTable(tuple(columns), counts, {**shared, **{one: f"{name} {one}" for one in columns}})


def _hide_parts(lines: Mapping[str, _Line], small: int) -> None:
    """Hide what is known from other indicators: who was unemployed, inactive or employed is everybody."""
    changed = True
    while changed:
        changed = False
        for rule in WITHIN:
            members = [lines[code] for code in (*rule.parts, rule.of) if code in lines]
            if rule.of not in lines or len(members) < 2:
                continue
            more: dict[int, set[tuple[str, str]]] = defaultdict(set)
            for row, name in sorted({cell for one in members for cell in one.counts if cell[1]}):
                *parts, of = counts = [one.counts.get((row, name), 0) for one in members]
                hidden = [(row, name) in one.untold for one in members]
                untold = [count for count, gone in zip(counts, hidden, strict=True) if gone]
                alike = sum(untold) in (len(untold), len(untold) * (small - 1)) and max(counts) >= small
                if sum(parts) != of or not untold or not (len(untold) == 1 or alike):
                    continue
                told = [place for place, gone in enumerate(hidden) if not gone and counts[place]]
                if told:
                    place = min(told, key=lambda one: (one == len(parts), counts[one]))
                    more[place].add((row, name))
            for place, cells in more.items():
                members[place].hide(cells)
                changed = True


def _by_project(table: ResultTable, indicator: IndicatorRow) -> dict[str, ResultRow]:
    """What was counted by project, from the period's first day on; what belongs to none comes last."""
    found = {}
    for project in table.projects:
        row = table.of_project(indicator, project)
        if row is not None:
            found[str(project)] = row
    row = table.of_programme(indicator)
    return found | ({_PROGRAMME: row} if row is not None else {})


def two_years(end: date) -> list[Period]:
    """The quarters of the year of a day and of the one before."""
    starts = [date(year, month, 1) for year in (end.year - 1, end.year) for month in (1, 4, 7, 10)]
    following = [*starts[1:], date(end.year + 1, 1, 1)]
    return [
        Period(begin, date.fromordinal(next_begin.toordinal() - 1))
        for begin, next_begin in zip(starts, following, strict=True)
    ]


def _name(period: Period) -> str:
    return period.begin.isoformat()
