"""The analysis as it leaves the office: a document and a spreadsheet without small counts of people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

from inka_desktop.records.german import sort_key
from inka_desktop.records.periods import Period
from inka_desktop.records.published import CountTable, hide_together
from inka_desktop.records.suppression import TOTAL, Cell, Hidden
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
            lines = tuple(_Line(row, tables, project_id).made(language) for row in results.rows)
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
        self._hidden = self._hide() if row.indicator.counts_people else {}

    def _hide(self) -> dict[str, Hidden]:
        """By table, what of the counts of all projects is hidden."""
        one, found = self._row.indicator, _by_project(self._tables.period, self._row.indicator)
        tables = {
            "ages": _broken_down(found, AGES, "ages"),
            "genders": _broken_down(found, GENDERS, "genders"),
        }
        rows = set(found)
        for start in range(0, len(self._tables.quarters), 4):
            year = self._tables.quarters[start : start + 4]
            each = {_name(table.period): _by_project(table, one) for table in year}
            rows.update(name for known in each.values() for name in known)
            counts = {
                (name, key): round(row.value or 0)
                for key, known in each.items()
                for name, row in known.items()
            }
            shared = _shared(self._tables.period.period, [table.period for table in year])
            tables[_name(year[0].period)] = CountTable(tuple(each), counts, shared)
        return hide_together(tables, tuple(sorted(rows)), self._tables.small)

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
        runs = row.since != self._tables.period.period.begin
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
        """The result. One that counts on since a target began is hidden with the count of the period, too."""
        if row.value is not None and row.indicator.counts_people and 0 < row.value < self._tables.small:
            return Shown(hidden="more" if (key, TOTAL) in self._table("genders").more else "small")
        return self._shown(row.value, "genders", key, TOTAL)

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
            one, name = self._row.indicator, _name(self._tables.quarters[place - place % 4].period)
            row = table.of_project(one, self._project) if self._project is not None else table.row(one)
            value = row.value if row is not None else None
            shown = self._shown(value, name, self._key, _name(table.period))
            target, as_of = (row.target, row.as_of) if row is not None else (None, None)
            found.append(Quarter(table.period.begin, shown, target, as_of))
        return tuple(found) if sum(one.shown.value is not None for one in found) > 1 else ()


def _shared(period: Period, year: Sequence[Period]) -> str | None:
    """Where a table of four quarters holds the count of the period itself."""
    if period == Period(year[0].begin, year[-1].end):
        return TOTAL
    return next((_name(one) for one in year if one == period), None)


def _broken_down(found: Mapping[str, ResultRow], columns: Sequence[str], name: str) -> CountTable:
    """Projects by gender or age, and what is not broken down.

    Parts that make more than their whole are put right by a whole that is as large: more is hidden, not less.
    """
    counts: dict[Cell, int] = {}
    for project, row in found.items():
        known: Mapping[str, float] = getattr(row, name)
        parts = {(project, one): round(known.get(one, 0)) for one in columns[:-1]}
        counts |= parts
        counts[project, UNDIVIDED] = max(0, round(row.value or 0) - sum(parts.values()))
    return CountTable(tuple(columns), counts)


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
