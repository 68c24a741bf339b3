"""What the page Auswertung shows: a line for each indicator, and the words of one of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from inka_desktop.records.judging import EXCLUSIVE, Contradiction, Goal, Light, above
from inka_desktop.records.limits import IMMEDIATE_DAYS, LATER_MONTHS
from inka_desktop.records.periods import Period, months_after
from inka_desktop.records.trend import Point
from inka_desktop.records.values import Unit
from inka_desktop.services.indicator_rows import ResultRow, Results, Rule
from inka_desktop.viewmodels import dates, figures
from inka_desktop.viewmodels.figures import NamedPeriod, shown
from inka_desktop.viewmodels.noop import QT_TRANSLATE_NOOP
from inka_desktop.viewmodels.paged import MarkRole, RowRole
from inka_desktop.viewmodels.wording import Mark, Words

if TYPE_CHECKING:
    from inka_desktop.services.catalogue import IndicatorRow
    from inka_desktop.services.indicator_rows import SourceRow, TargetRow, TrendRow
    from inka_desktop.services.workspace import Workspace

Index = QModelIndex | QPersistentModelIndex
translate = QCoreApplication.translate
CODE, NAME, TARGET, RESULT, DEVIATION, STATE, AS_OF = range(7)
QUARTERS, YEARS, TREND = 8, 3, 8
_BEGINNING = date(2007, 1, 1)
"""The programme's first funding period."""
_TOP = QModelIndex()
_NUMBERS = (TARGET, RESULT, DEVIATION)

LIGHTS: Words = {
    Light.GOOD: QT_TRANSLATE_NOOP("Indicators", "im Plan"),
    Light.NEAR: QT_TRANSLATE_NOOP("Indicators", "knapp unter Plan"),
    Light.FAR: QT_TRANSLATE_NOOP("Indicators", "deutlich unter Plan"),
    Light.NEAR_ABOVE: QT_TRANSLATE_NOOP("Indicators", "knapp über Plan"),
    Light.FAR_ABOVE: QT_TRANSLATE_NOOP("Indicators", "deutlich über Plan"),
    Light.NONE: QT_TRANSLATE_NOOP("Indicators", "kein Ziel"),
    Light.OPEN: QT_TRANSLATE_NOOP("Indicators", "noch kein Wert"),
}
_SIGNS = {
    Light.GOOD: ("good", "circle-check"), Light.NEAR: ("attention", "triangle-alert"),
    Light.FAR: ("problem", "circle-alert"), Light.NEAR_ABOVE: ("attention", "triangle-alert"),
    Light.FAR_ABOVE: ("problem", "circle-alert"), Light.NONE: ("", "minus"),
    Light.OPEN: ("information", "clock"),
}  # fmt: skip
SOURCES: Words = {
    "submission": QT_TRANSLATE_NOOP("Indicators", "geprüfte Bögen"),
    "by_hand": QT_TRANSLATE_NOOP("Indicators", "Eingabe von Hand"),
    "counts": QT_TRANSLATE_NOOP("Indicators", "Kontaktzählung"),
}
UNITS: Words = {
    Unit.NUMBER: QT_TRANSLATE_NOOP("Indicators", "Anzahl"),
    Unit.PEOPLE: QT_TRANSLATE_NOOP("Indicators", "Personen"),
    Unit.CONTACTS: QT_TRANSLATE_NOOP("Indicators", "Kontakte"),
    Unit.PERCENT: QT_TRANSLATE_NOOP("Indicators", "Prozent"),
    Unit.DAYS: QT_TRANSLATE_NOOP("Indicators", "Tage"),
}


class View(NamedTuple):
    """Which indicator is looked at, in which period and where."""

    code: str
    period: NamedPeriod
    project_id: UUID | None
    project: str


def word(words: Words, key: str) -> str:
    """A word of one of the tables here; one that this version does not know stays as it is."""
    return translate("Indicators", words[key]) if key in words else key


def periods(on: date, known: Sequence[int] = ()) -> tuple[tuple[NamedPeriod, ...], ...]:
    """What can be looked at, in groups: quarters, years, funding periods and all; this quarter comes first.

    Args:
        on: today.
        known: years of which there is something; those before the last three are offered only then.
    """
    last = range(on.year, on.year - YEARS, -1)
    earlier = sorted((year for year in known if year <= last[-1] - 1), reverse=True)
    whole = NamedPeriod(Period(_BEGINNING, on), translate("Indicators", "Seit Beginn"))
    return (
        tuple(figures.quarter(on, back) for back in range(QUARTERS)),
        tuple(figures.year(year) for year in (*last, *earlier)),
        (*_funding_periods(), whole),
    )


def _funding_periods() -> tuple[NamedPeriod, NamedPeriod]:
    """Those of the European Social Fund in which the programme is, or was, paid for."""
    return (
        NamedPeriod(
            Period(date(2021, 1, 1), date(2027, 12, 31)),
            translate("Indicators", "Förderperiode 2021–2027 (ESF+)"),
        ),
        NamedPeriod(
            Period(date(2014, 1, 1), date(2020, 12, 31)),
            translate("Indicators", "Förderperiode 2014–2020 (ESF)"),
        ),
    )


def from_to(period: Period) -> NamedPeriod:
    """Two days that somebody chose, such as ``01.03.2026 – 15.05.2026``."""
    first, last = (dates.typed_day(day) for day in period)
    return NamedPeriod(period, f"{first} – {last}")


def mark(light: Light) -> Mark:
    """The traffic light: words, a sign, and only then a colour."""
    return Mark(word(LIGHTS, light), *_SIGNS[light])


def rule_words(rule: Rule, row: ResultRow) -> str:
    """By which rule the light shows what it shows."""
    if row.light == Light.NONE and row.asked_projects:
        return translate(
            "Indicators",
            "Für alle Projekte zusammen steht kein Ziel fest, %n Projekte haben eines. "
            "Ihre Summe gilt, sobald jedes Projekt mit einem Wert ein Ziel gleicher Art hat.",
            "",
            row.asked_projects,
        )
    if row.light == Light.NONE:
        return translate("Indicators", "Für diesen Zeitraum steht kein Ziel fest.")
    if row.light == Light.OPEN:
        return translate("Indicators", "Es liegt noch kein Wert vor, der mit dem Ziel zu vergleichen wäre.")
    if row.less:
        said = translate(
            "Indicators",
            "Weniger ist besser. Im Plan bis {good} % des Solls, deutlich über Plan bei mehr als {far} %.",
        )
        return said.format(good=above(rule.on_track), far=above(rule.behind))
    said = translate(
        "Indicators", "Im Plan ab {good} % des Solls, deutlich unter Plan bei weniger als {far} %."
    )
    return said.format(good=rule.on_track, far=rule.behind)


def target_words(row: ResultRow, period: Period) -> str:
    """Which targets make what a period is asked for; empty without any."""
    counts, number = row.indicator.counts, len(row.goals)
    if row.target is None or not number:
        return ""
    if row.asked_projects:
        if counts:
            return translate("Indicators", "Summe der Ziele von %n Projekten", "", row.asked_projects)
        return translate("Indicators", "Mittel der Ziele von %n Projekten", "", row.asked_projects)
    first = row.goals[0]
    if first.cumulative:
        return translate("Indicators", "fortgezählt seit {day}").format(
            day=dates.typed_day(first.period.begin)
        )
    if number > 1:
        if counts:
            return translate("Indicators", "Summe aus %n Zielen für einzelne Zeiträume", "", number)
        return translate("Indicators", "Mittel aus %n Zielen für einzelne Zeiträume", "", number)
    if first.period == period:
        return translate("Indicators", "Ziel für genau diesen Zeitraum")
    begin, end = map(dates.typed_day, first.period)
    if counts:
        said = translate("Indicators", "anteilig aus dem Ziel vom {begin} bis {end}")
    else:
        said = translate("Indicators", "ganz aus dem Ziel vom {begin} bis {end}")
    return said.format(begin=begin, end=end)


def counting_words(goal: Goal, row: ResultRow | None, period: Period) -> str:
    """Whether a target counts in the period that is shown; empty where it says nothing of its days."""
    if row is None or not goal.period.shared(period).days:
        return ""
    if goal in row.goals:
        return translate("Indicators", "zählt im gezeigten Zeitraum")
    return translate("Indicators", "zählt im gezeigten Zeitraum nicht zusätzlich")


def absent_words(row: ResultRow) -> str:
    """What was said instead of numbers, such as ``nicht erhoben: 2 Projekte``; empty for nothing."""
    return " · ".join(
        translate("Indicators", "{why}: %n Projekte", "", count).format(why=figures.word(figures.ABSENT, why))
        for why, count in row.absent.items()
    )


def missing_words(row: ResultRow | SourceRow) -> str:
    """What a number lacks, such as ``nicht erhoben: 2 Angaben``; empty for nothing, and without a number."""
    if row.value is None:
        return ""
    return " · ".join(
        translate("Indicators", "{why}: %n Angaben", "", count).format(why=figures.word(figures.ABSENT, why))
        for why, count in row.missing.items()
    )


def value_words(row: ResultRow | SourceRow) -> str:
    """The number with how many answers it lacks, or why there is none."""
    return figures.number_words(row.value, row.missing)


def instead_words(row: SourceRow) -> str:
    """That a form or an entry does not count because another one does; empty where it counts."""
    if row.replaced:
        return translate("Indicators", "zählt nicht mit, eine neuere Eingabe gilt")
    if row.instead:
        said = translate("Indicators", "zählt nicht mit, es gilt der Bogen aus „{round}“")
        return said.format(round=row.instead)
    if row.covered:
        return translate("Indicators", "zählt nicht mit, für diese Tage zählen andere Angaben")
    return ""


def source_words(row: ResultRow) -> str:
    """Where the result is from, with what was estimated of it and its day."""
    parts = [word(SOURCES, key) for key in SOURCES if key in row.sources]
    parts += filter(None, [estimated_words(row.estimated, counts=row.indicator.counts)])
    return " · ".join([*parts, *filter(None, [figures.as_of(row.as_of)])])


def estimated_words(estimated: float, *, counts: bool) -> str:
    """How much of a result was estimated; of shares and days no number tells it. Empty for nothing."""
    if not estimated:
        return ""
    if not counts:
        return translate("Indicators", "zum Teil geschätzt")
    return translate("Indicators", "davon {number} geschätzt").format(number=shown(estimated))


def signed(value: float) -> str:
    """A deviation with its sign."""
    return f"+{shown(value)}" if value > 0 else shown(value).replace("-", "–")


def title(indicator: IndicatorRow) -> str:
    """The name in the window's language; other than official ones say that they are working titles."""
    name = indicator.name(dates.language())
    if indicator.is_official(dates.language()):
        return name
    return translate("Indicators", "{name} (Arbeitstitel)").format(name=name)


def contradiction_words(found: Contradiction) -> str:
    """What cannot be right, in a sentence."""
    if found.parts in EXCLUSIVE:
        one, other = found.parts
        if not found.of:
            said = translate(
                "Indicators",
                "%n Personen zählen in {one} und {other}, die sich ausschließen.",
                "",
                found.people or 0,
            )
            return said.format(one=one, other=other)
        said = translate(
            "Indicators", "{one} und {other} schließen sich aus, ergeben zusammen aber mehr als {of}."
        )
        said = said.format(one=one, other=other, of=found.of)
        return said if found.people is not None else f"{said} {only_sums_words()}"
    said = translate("Indicators", "{parts} ergeben zusammen mehr als {of}.")
    return said.format(parts=" + ".join(found.parts), of=found.of)


def only_sums_words() -> str:
    """That nobody could look person by person."""
    return translate("Indicators", "Geprüft sind nur die Summen: Kein Bogen zählt hier Person für Person.")


def exclusive_words(code: str, results: Results) -> tuple[str, str]:
    """Which indicator excludes one, and how that was checked; two empty texts where none does."""
    pair = next((one for one in EXCLUSIVE if code in one), None)
    if pair is None:
        return "", ""
    other = next(one for one in pair if one != code)
    title = translate("Indicators", "Schließt {code} aus: Eine Person zählt nur in einem von beiden").format(
        code=other
    )
    if pair not in results.people:
        return title, only_sums_words()
    number = results.people[pair]
    if number:
        return title, translate(
            "Indicators", "Person für Person geprüft: %n Personen zählen in beiden.", "", number
        )
    return title, translate("Indicators", "Person für Person geprüft: Niemand zählt in beiden.")


def collected_words(indicator: IndicatorRow, period: Period) -> tuple[str, str]:
    """When it is asked for, and by which day a period is known; two empty texts for what has no such rule.

    Immediate results are what somebody's situation is within weeks of leaving, whatever it was between
    (Regulation (EU) 2021/1057, Annex I).
    """
    if indicator.collected == "exit+28d":
        return translate(
            "Indicators",
            "Zählt innerhalb von %n Tagen nach dem Austritt, das letzte Ereignis gilt",
            "",
            IMMEDIATE_DAYS,
        ), _known_by(period, period.end + timedelta(IMMEDIATE_DAYS))
    if indicator.collected == "exit+6m":
        return translate("Indicators", "Zählt %n Monate nach dem Austritt", "", LATER_MONTHS), _known_by(
            period, months_after(period.end, LATER_MONTHS)
        )
    return "", ""


def _known_by(period: Period, day: date) -> str:
    return translate(
        "Indicators", "Wer bis {end} austritt, ist am {day} erfasst. Bis dahin ist der Wert vorläufig."
    ).format(end=dates.typed_day(period.end), day=dates.typed_day(day))


def trend_points(rows: Sequence[TrendRow]) -> list[Point]:
    """Quarters as the drawing takes them."""
    return [
        Point(f"{(row.period.begin.month + 2) // 3}/{row.period.begin.year % 100:02}", row.value, row.target)
        for row in rows
    ]


@dataclass(frozen=True, slots=True)
class Details:
    """Everything about one indicator that its page shows."""

    view: View
    indicator: IndicatorRow
    result: ResultRow | None
    rule: Rule
    exclusive: tuple[str, str]
    projects: tuple[tuple[UUID, str, ResultRow | None], ...]
    trend: tuple[Point, ...]
    trend_as_of: date | None
    sources: tuple[SourceRow, ...]
    targets: tuple[TargetRow, ...]


def read_details(workspace: Workspace, view: View, on: date) -> Details | None:
    """Everything about an indicator; None where there is none of this code any more."""
    service, period = workspace.analysis.indicators, view.period.period
    known = {one.code: one for one in workspace.analysis.catalogue.indicators()}
    indicator = known.get(view.code)
    if indicator is None:
        return None
    found = service.results(*period, view.project_id, view.code)
    each = service.by_project(indicator, *period) if view.project_id is None else []
    last = min(period.end, on)
    quarters = [figures.quarter(last, back).period for back in range(TREND)][::-1]
    row = next((one for one in found.rows if one.indicator.code == view.code), None)
    trend = service.trend(indicator, quarters, view.project_id)
    since = min(period.begin, row.since) if row is not None and row.since is not None else period.begin
    return Details(
        view, indicator, row, found.rule, exclusive_words(view.code, found),
        tuple((one.project_id, one.project, one.result) for one in each),
        tuple(trend_points(trend)), max((one.as_of for one in trend if one.as_of is not None), default=None),
        tuple(service.sources(view.code, since, period.end, view.project_id)),
        tuple(service.targets(view.code, view.project_id)),
    )  # fmt: skip


class IndicatorTable(QAbstractTableModel):
    """Indicators of a period; those without result and target only where all are wished for."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[ResultRow] = []
        self._rule = Rule()
        self._period = Period(_BEGINNING, _BEGINNING)
        self._heads = (
            translate("Indicators", "Kürzel"), translate("Indicators", "Indikator"),
            translate("Indicators", "Soll"), translate("Indicators", "Ist"),
            translate("Indicators", "Abweichung"), translate("Indicators", "Stand"),
            translate("Indicators", "Datenstand"),
        )  # fmt: skip

    def show(self, results: Results, catalogue: Sequence[IndicatorRow], *, everything: bool) -> None:
        """Takes what was read."""
        self._rule, self._period = results.rule, Period(results.begin, results.end)
        found = {row.indicator.code: row for row in results.rows}
        rows = [
            found.get(one.code) or ResultRow(one, None, None, Light.NONE)
            for one in catalogue
            if one.code in found or (everything and one.is_valid(results.begin, results.end))
        ]
        if rows != self._rows:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()

    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self._heads)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self._heads[section]
        if role == Qt.ItemDataRole.TextAlignmentRole and section in _NUMBERS:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self._rows[index.row()]
        if role == RowRole:
            return row
        if role == MarkRole:
            return mark(row.light) if index.column() == STATE else None
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() in _NUMBERS:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, index.column())
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._told(row, index.column())
        return None

    def _told(self, row: ResultRow, column: int) -> str:
        """A value with its day, a target with where it is from, a state with its rule: what has no room."""
        more = ""
        if column == RESULT:
            more = figures.as_of(row.as_of)
        elif column == TARGET:
            more = target_words(row, self._period)
        elif column == STATE:
            more = rule_words(self._rule, row)
        return ", ".join(part for part in (self._text(row, column), more) if part)

    def _text(self, row: ResultRow, column: int) -> str:
        if column == NAME:
            return title(row.indicator)
        if column == TARGET:
            return shown(row.target) if row.target is not None else "–"
        if column == RESULT:
            return value_words(row)
        if column == DEVIATION:
            return signed(row.deviation) if row.deviation is not None else "–"
        if column == AS_OF:
            return dates.typed_day(row.as_of) if row.as_of is not None else "–"
        return mark(row.light).text if column == STATE else row.indicator.code
