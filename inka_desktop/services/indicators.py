"""Indicators: targets against results by programme, project and period, and where a result is from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import asdict, replace
from datetime import date
from itertools import groupby, islice
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import or_, select

from inka_desktop.records.german import sort_key
from inka_desktop.records.ids import key_id
from inka_desktop.records.indicators import FigureRule, Measurement, Target
from inka_desktop.records.judging import Goal, Part, contradictions, estimated_of, on_one_way, whole
from inka_desktop.records.periods import Period
from inka_desktop.records.projects import Project
from inka_desktop.records.values import Basis
from inka_desktop.services import measured, removal
from inka_desktop.services.divided import raw_of
from inka_desktop.services.editing import add, assign
from inka_desktop.services.fields import changed, checked, spec_of
from inka_desktop.services.figure_errors import (
    NumberUnusableError,
    PeriodUnusableError,
    SourceMissingError,
)
from inka_desktop.services.indicator_rows import (
    HandEntry,
    ProjectResultRow,
    Results,
    Rule,
    SourceRow,
    TargetRow,
    TrendRow,
)
from inka_desktop.services.indicator_table import ResultTable, goal_of, number, rule_of, title_of, titles_of
from inka_desktop.services.measured import Found, Piece, Told, missing_answers

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement

    from inka_desktop.services.catalogue import Catalogue, IndicatorRow
    from inka_desktop.services.core import Core
    from inka_desktop.services.figures import Figures
    from inka_desktop.store.writer import Transaction

_SOURCES = f"""
SELECT f.submission, f.project, f.first, f.last, f.at, f.indicator, f.gender, f.age, f.value, f.absent
FROM figure f WHERE {measured.within("f.project", "f.first", "f.last")}
AND (?3 IS NULL OR f.project = ?3) AND f.indicator IN (?4, ?5)
ORDER BY f.first DESC, f.at DESC, f.submission"""
_BY_HAND = f"""
SELECT id, coalesce(project_id, x''), "begin", "end", value, basis, coalesce(as_of, "end"),
    coalesce(source, ''), coalesce(gender, ''), coalesce(age, '')
FROM measurement m WHERE alive = 1 AND {measured.within("m.project_id", 'm."begin"', 'm."end"')}
AND (?3 IS NULL OR project_id = ?3) AND indicator = ?4 ORDER BY "begin" DESC, gender, age, id LIMIT 500"""
_YEARS = """
SELECT substr(last, 1, 4) AS year FROM figure
UNION SELECT substr("end", 1, 4) FROM measurement WHERE alive = 1 AND "end" IS NOT NULL
UNION SELECT substr(day, 1, 4) FROM contact_count WHERE alive = 1 AND day IS NOT NULL
ORDER BY year DESC"""
_MOST = 500
"""Forms that are told behind a result."""


class Indicators:
    """What the page Auswertung shows; everything is worked out from the records when it is asked for."""

    def __init__(self, core: Core, catalogue: Catalogue, figures: Figures) -> None:
        self._core = core
        self._catalogue = catalogue
        self._figures = figures

    # --- reading ------------------------------------------------------------------------------------

    def results(
        self, begin: date, end: date, project_id: UUID | None = None, code: str | None = None
    ) -> Results:
        """Each indicator that has a result, a target or a reason for neither, in the catalogue's order.

        Args:
            begin: the first day of the period.
            end: its last day.
            project_id: of one project; of the whole programme when left out.
            code: only this indicator, which is then compared with no other but one that it excludes.

        Raises:
            PeriodUnusableError: it ends before it begins.
        """
        period = _demand_period(begin, end)
        waiting = self._figures.catch_up()
        known = [one for one in self._catalogue.indicators() if code in (None, one.code)]
        with self._core.session() as session:
            table = ResultTable(session, period, self._catalogue.by_kind(), project_id, code=code)
            rows = [row for one in known if (row := table.row(one)) is not None]
            values = {one.code: value for one in known if (value := table.in_period(one)) is not None}
            people = table.people_in_both()
            as_of = max((row.as_of for row in rows if row.as_of is not None), default=None)
            ages = tuple(row.indicator.code for row in rows if row.outside_age)
            return Results(
                tuple(rows),
                period.begin,
                period.end,
                project_id,
                as_of,
                tuple(contradictions(values, people)),
                ages,
                waiting,
                table.rule,
                people,
            )

    def by_project(self, indicator: IndicatorRow, begin: date, end: date) -> list[ProjectResultRow]:
        """One indicator in all projects by their titles; those without result and target are named, too."""
        period = _demand_period(begin, end)
        self._figures.catch_up()
        with self._core.session() as session:
            table = ResultTable(session, period, self._catalogue.by_kind(), code=indicator.code)
            return [
                ProjectResultRow(project, title, table.of_project(indicator, project))
                for project, title in sorted(table.projects.items(), key=lambda one: sort_key(one[1]))
            ]

    def trend(
        self, indicator: IndicatorRow, periods: Sequence[Period], project_id: UUID | None = None
    ) -> list[TrendRow]:
        """What was measured of one indicator in each of some periods, such as the quarters of two years.

        Targets are those for periods; a cumulative one asks for nothing in a single quarter.
        """
        self._figures.catch_up()
        with self._core.session() as session:
            kinds = self._catalogue.by_kind()
            found = [
                ResultTable(session, one, kinds, project_id, running=False, code=indicator.code)
                for one in periods
            ]
            rows = [(period, table.row(indicator)) for period, table in zip(periods, found, strict=True)]
        return [
            TrendRow(period, row.value, row.target, row.as_of) if row is not None
            else TrendRow(period, None, None)
            for period, row in rows
        ]  # fmt: skip

    def sources(self, code: str, begin: date, end: date, project_id: UUID | None = None) -> list[SourceRow]:
        """What is behind a result: checked forms and entries by hand, the newest first, at most 500 of each.

        Then the contacts of each project that neither of them speaks of.
        """
        self._figures.catch_up()
        only = project_id.bytes if project_id is not None else None
        key = (begin.isoformat(), end.isoformat(), only)
        with self._core.session() as session:
            raw, titles = raw_of(session), titles_of(session, end)
            asked = (*key, code, estimated_of(code))
            forms = [
                (*form, *_said_together(code, lines))
                for form, lines in islice(groupby(raw.execute(_SOURCES, asked), lambda line: line[:5]), _MOST)
            ]
            second, replaced = measured.second_forms(raw), measured.replaced(raw)
            hands = raw.execute(_BY_HAND, (*key, code)).fetchall()
            kinds = self._catalogue.by_kind()
            found = measured.collect(raw, Period(begin, end), kinds, titles, project_id, code)
        counting = {
            (project, piece) for (project, one), each in found.items() if one == code for piece in each.pieces
        }
        told = [
            replace(
                _source(measured.SUBMISSION, titles, form, project, first, last, value, missing, at),
                instead=second.get(bytes(form), ""),
                estimated=estimated,
                covered=(bytes(project), Piece(measured.SUBMISSION, first, last, form)) not in counting,
            )
            for form, project, first, last, at, value, missing, estimated in forms
        ]
        entered = [
            replace(
                _source(
                    measured.BY_HAND, titles, row, of, first, last, number(value), _why(value, basis), at
                ),
                source=source,
                replaced=bytes(row) in replaced,
                gender=gender,
                age=age,
                covered=(bytes(of), Piece(measured.BY_HAND, first, last)) not in counting,
            )
            for row, of, first, last, value, basis, at, source, gender, age in hands
        ]
        return [*told, *entered, *_counts(found, titles, code, Period(begin, end))]

    def targets(self, code: str, project_id: UUID | None = None) -> list[TargetRow]:
        """The targets of an indicator in a project, or of the programme, the newest first."""
        query = select(Target).where(Target.alive.is_(True), Target.indicator == code)
        query = query.where(Target.project_id == project_id if project_id else Target.project_id.is_(None))
        with self._core.session() as session:
            every = session.scalars(query.order_by(Target.end.desc(), Target.begin, Target.id))
            found = [(one, goal) for one in every if (goal := goal_of(one)) is not None]
            return [
                TargetRow(UUID(bytes=one.id.bytes), goal, one.baseline_year)
                for (one, _), goal in zip(found, on_one_way(goal for _, goal in found), strict=True)
            ]

    def years(self) -> list[int]:
        """Calendar years of which there are values or counted contacts, the latest first."""
        self._figures.catch_up()
        with self._core.raw() as raw:
            return [int(year) for (year,) in raw.execute(_YEARS)]

    def rule(self) -> Rule:
        """From where a figure is on track or far behind, and which counts are small."""
        with self._core.session() as session:
            return rule_of(session)

    # --- writing ------------------------------------------------------------------------------------

    def set_target(
        self, code: str, goal: Goal, project_id: UUID | None = None, baseline_year: int | None = None,
        instead: TargetRow | None = None,
    ) -> Future[UUID]:  # fmt: skip
        """Set what an indicator is to reach in a period; one that is there for it is replaced.

        Args:
            code: of the indicator.
            goal: what is to be reached, and in which period.
            project_id: whose target it is; None: that of the programme.
            baseline_year: when the baseline was measured.
            instead: the target that it replaces, which may have been for another period; of the same one
                what is as it was stays what others made of it.

        Raises:
            PeriodUnusableError, NumberUnusableError: at once; nothing was saved.
        """
        _demand_period(*goal.period)
        if goal.value < 0:
            raise NumberUnusableError()
        begin, end = goal.period
        key = {"indicator": code, "project_id": project_id, "begin": begin, "end": end}
        values = checked("target", _said(goal, baseline_year))
        if instead is not None and instead.goal.period == goal.period:
            shown = _said(instead.goal, instead.baseline_year)
            values = changed(values, shown, ("milestone", "milestone_on"), ("baseline", "baseline_year"))

        def work(transaction: Transaction) -> UUID:
            row = self._put(transaction, Target, key, values)
            if instead is not None and instead.id != row:
                removal.delete(transaction, spec_of("target"), instead.id)
            return row

        return self._core.submit(work, "add" if instead is None else "edit")

    def measure(self, entry: HandEntry) -> Future[UUID]:
        """Enter a value by hand; one that is there for the same period and part is corrected.

        Raises:
            PeriodUnusableError, SourceMissingError, NumberUnusableError: at once; nothing was saved.
        """
        _demand_period(*entry.period)
        if not entry.source.strip():
            raise SourceMissingError()
        if (entry.value is None) != (entry.basis in (Basis.NOT_COLLECTED, Basis.NOT_YET_KNOWN)):
            raise NumberUnusableError()
        project_id, (begin, end) = entry.project_id, entry.period
        key = {
            "indicator": entry.code, "project_id": project_id, "begin": begin, "end": end,
            "gender": entry.gender, "age": entry.age,
        }  # fmt: skip
        values = checked("measurement", {
            "basis": entry.basis, "source": entry.source.strip(),
            "value": plain(entry.value) if entry.value is not None else None,
            "as_of": entry.as_of or min(end, self._core.today()),
        })  # fmt: skip

        def work(transaction: Transaction) -> UUID:
            row = self._put(transaction, Measurement, key, values)
            for older in _alike(transaction, key):
                if older != row:
                    removal.delete(transaction, spec_of("measurement"), older)
            return row

        return self._core.submit(work, "add")

    def set_rule(self, rule: Rule, shown: Rule | None = None) -> Future[None]:
        """Judge and show figures by other limits, on all devices of the office.

        Args:
            rule: as it is to be.
            shown: as a dialog showed it at first; what is as it was stays what others made of it.

        Raises:
            NumberUnusableError: at once; nothing was saved.
        """
        if not 1 <= rule.small <= 100 or not 0 <= rule.behind <= rule.on_track <= 200:
            raise NumberUnusableError()
        values = asdict(rule)
        row = key_id(FigureRule.__number__, self._core.spaces.org.bytes)

        def work(transaction: Transaction) -> None:
            known = transaction.session.get(FigureRule, row)
            if known is None:
                add(self._core, transaction, "figure_rule", values, row=row)
            else:
                before = asdict(shown) if shown is not None else None
                assign(known, changed(values, before, ("on_track", "behind")))

        return self._core.submit(work, "edit")

    def _put(
        self, transaction: Transaction, record: type[Target | Measurement], key: Mapping[str, Any],
        values: dict[str, Any],
    ) -> UUID:  # fmt: skip
        """Write a record that is its key: what two devices say of the same meets in one row."""
        row = key_id(record.__number__, *(_part(value) for value in key.values()))
        known = transaction.session.get(record, row)
        if known is None:
            kind = record.__tablename__
            add(
                self._core, transaction, kind, checked(kind, key, new=True) | values, row=row,
                space=self._space(transaction, key["project_id"]),
            )  # fmt: skip
        else:
            known.alive = True
            transaction.session.flush()
            assign(known, values)
        return row

    def _space(self, transaction: Transaction, project_id: UUID | None) -> UUID:
        project = transaction.session.get(Project, project_id) if project_id is not None else None
        return project.space if project is not None else self._core.spaces.coord


def _said(goal: Goal, baseline_year: int | None) -> dict[str, object]:
    """The fields of a target that are not its key."""
    return {
        "value": plain(goal.value), "cumulative": goal.cumulative,
        "baseline": plain(goal.baseline) if goal.baseline else None, "baseline_year": baseline_year,
        "milestone": plain(goal.milestone) if goal.milestone is not None else None,
        "milestone_on": goal.milestone_on,
    }  # fmt: skip


def _part(value: Any) -> bytes | str:
    """A field of a record as a part of its id."""
    if isinstance(value, date):
        return value.isoformat()
    return value.bytes if isinstance(value, UUID) else value or b""


def _alike(transaction: Transaction, key: Mapping[str, Any]) -> list[UUID]:
    """Entries by hand of the same project, indicator, period and part."""
    same = [_same(getattr(Measurement, name), value) for name, value in key.items()]
    found = transaction.session.scalars(select(Measurement.id).where(Measurement.alive.is_(True), *same))
    return [UUID(bytes=row.bytes) for row in found]


def _same(column: Any, value: object) -> ColumnElement[bool]:
    return column == value if value else or_(column.is_(None), column == value)


def _counts(found: Found, titles: Mapping[UUID, str], code: str, period: Period) -> list[SourceRow]:
    """What of a result was counted day by day, a row a project."""
    counts = (
        (project, one.pieces.get(Piece(measured.COUNTS)))
        for (project, counted), one in found.items()
        if counted == code
    )
    rows = [
        replace(
            _source(
                measured.COUNTS, titles, project, project, period.begin.isoformat(),
                period.end.isoformat(), told.whole, {}, told.as_of,
            ),
            estimated=told.estimated,
        )
        for project, told in counts if told is not None
    ]  # fmt: skip
    return sorted(rows, key=lambda row: sort_key(row.project))


def _said_together(
    code: str, lines: Iterable[tuple[Any, ...]]
) -> tuple[float | None, Mapping[str, int], float]:
    """What one form says of an indicator, whole and broken down: its result, and how many answers it lacks.

    Last stands how much of it was estimated.
    """
    every = [line[5:] for line in lines]
    said = [line[1:] for line in every if line[0] == code]
    told = Told(
        [Part(gender, age, value) for gender, age, value, _ in said if value is not None],
        [gap for gender, age, _, absent in said if absent for gap in missing_answers(gender, age, absent)],
    )
    guessed = whole(Part(gender, age, value or 0.0) for kept, gender, age, value, _ in every if kept != code)
    missing = Counter(gap.why for gap in told.missing)
    return told.whole, dict(missing), min(guessed or 0.0, told.whole or 0.0)


def _source(kind: str, titles: Mapping[UUID, str], *line: Any) -> SourceRow:
    row, project, first, last, value, missing, as_of = line
    begin, end, day = map(date.fromisoformat, (first, last, as_of))
    return SourceRow(
        kind, UUID(bytes=row), title_of(titles, project), begin, end, value, missing, day
    )  # fmt: skip


def _why(value: str | None, basis: str | None) -> dict[str, int]:
    """Why an entry by hand has no number."""
    return {} if value is not None else {basis or "": 1}


def _demand_period(begin: date, end: date) -> Period:
    if end < begin:
        raise PeriodUnusableError()
    return Period(begin, end)


def plain(value: float) -> str:
    """A number as records keep it: a decimal point, and no decimals where it has none."""
    return f"{value:.6f}".rstrip("0").rstrip(".")
