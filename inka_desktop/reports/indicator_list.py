"""Targets and results on paper and as a spreadsheet; what comes here holds no count that must not leave."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from inka_desktop.records.figures import number_text
from inka_desktop.records.judging import Light, above

from .blocks import Column, Field, field_rows, heading_row, note_row, section_row, table_rows, title_rows
from .document import Sheet, print_sheet
from .file_names import document_file_name
from .frame import dated_texts
from .letterhead import Letterhead, RenderedDocument
from .rows import Row
from .setting import Setter
from .sheets import Cell
from .trends import trend_rows
from .typography import date_text, joined
from .words import Words

GENDERS = ("women", "men", "divers", "not_stated")
_COMPARED = frozenset(Light).difference((Light.NONE, Light.OPEN))
AGES = ("under_18", "18_29", "30_54", "55_plus", "age_not_stated")


@dataclass(frozen=True, slots=True)
class Shown:
    """A number as it leaves: its value, or that it is hidden (``small``, ``more``); neither where none is.

    Attributes:
        missing: by reason how many answers it lacks.
    """

    value: float | None = None
    hidden: str = ""
    missing: Mapping[str, int] = field(default_factory=dict)

    @property
    def is_told(self) -> bool:
        """There is a number, shown or hidden."""
        return self.value is not None or bool(self.hidden)


@dataclass(frozen=True, slots=True)
class Quarter:
    """A quarter of a trend by its first day; ``as_of`` is the newest day that it says something of."""

    begin: date
    shown: Shown
    target: float | None
    as_of: date | None = None


@dataclass(frozen=True, slots=True)
class IndicatorLine:
    """An indicator as it is printed.

    Attributes:
        code, name: of the indicator.
        official: its name was compared with the legal text; any other is a working title.
        target: what the period asks for.
        result: what was measured.
        light: a word of ``figure_light.…``; empty where it would say something of a hidden count.
        genders, ages: parts by their words.
        absent: by reason how many projects gave no number.
        estimated: how much of it was, where it may be told; None for nothing.
        sources: words of ``figure_source.…``.
        as_of: the newest day that it says something of.
        projects: the same of each project.
        trend: quarter by quarter.
        project: of a project's line its title.
        less: less of it is better.
    """

    code: str
    name: str
    official: bool
    target: float | None
    result: Shown
    light: str
    genders: tuple[tuple[str, Shown], ...] = ()
    ages: tuple[tuple[str, Shown], ...] = ()
    absent: Mapping[str, int] = field(default_factory=dict)
    estimated: Shown | None = None
    sources: tuple[str, ...] = ()
    as_of: date | None = None
    projects: tuple[IndicatorLine, ...] = ()
    trend: tuple[Quarter, ...] = ()
    project: str = ""
    less: bool = False

    @property
    def deviation(self) -> float | None:
        """Result less target; None without one of them."""
        if self.result.value is None or self.target is None:
            return None
        return self.result.value - self.target


@dataclass(frozen=True, slots=True)
class IndicatorContent:
    """What is printed.

    Attributes:
        lines: an indicator each.
        begin, end: the period.
        project: the title of the one project; empty for all.
        on: the day it is printed.
        small: counts of people below this are not shown.
        on_track, behind: per cent of the target that the light goes by.
    """

    lines: tuple[IndicatorLine, ...]
    begin: date
    end: date
    project: str
    on: date
    small: int
    on_track: int
    behind: int


def render_indicators(
    content: IndicatorContent, letterhead: Letterhead, language: str = "de", *, sample: bool = False
) -> RenderedDocument:
    """The analysis as PDF: an overview, then each indicator with its parts, projects and trend.

    Args:
        content: what is printed.
        letterhead: of the workspace.
        language: ``de`` or ``en``.
        sample: prints "MUSTER" across each page: example data.
    """
    setter, words = Setter(language), Words(language)
    name, about = words("figures"), _about(content, words)
    sheet = Sheet(
        title=joined(" · ", name, about),
        subject=joined(" · ", about, _printed(content, words)),
        texts=dated_texts(
            words, joined(" · ", name, about), joined(" · ", name, _printed(content, words)), sample=sample
        ),
    )
    return print_sheet(sheet, list(_rows(content, setter, words)), letterhead, setter)


def file_name(begin: date, end: date, language: str = "de", ending: str = ".pdf") -> str:
    """The name to save under, e.g. ``2026-09-30_Auswertung_2026-07-01.pdf``; sorts by the period's end."""
    return document_file_name(end.isoformat(), Words(language)("figures"), begin.isoformat(), ending=ending)


def cells(content: IndicatorContent, language: str = "de") -> Iterator[tuple[Cell, ...]]:
    """Cells of :data:`.sheets.INDICATORS`: each indicator, and below that of all projects each one's."""
    words = Words(language)
    for line in content.lines:
        where = content.project or words("figures.all")
        yield _cells(line, where, content, words)
        for each in line.projects:
            yield _cells(each, each.project, content, words)


def _cells(line: IndicatorLine, where: str, content: IndicatorContent, words: Words) -> tuple[Cell, ...]:
    parts = {key: _cell(shown, content, words) for key, shown in (*line.genders, *line.ages)}
    genders, ages = ([parts.get(key) for key in keys] for keys in (GENDERS, AGES))
    result = _cell(line.result, content, words) if line.result.is_told else _absent(line, words) or None
    deviation = _rounded(line.deviation) if line.deviation is not None else None
    target = _rounded(line.target) if line.target is not None else None
    return (
        line.code, line.name, where, target, result, deviation, _light(line, words), *genders, line.as_of,
        _sources(line, words), _missing(line.result, words) or None,
        _rule(line, content, words) or None, *ages,
    )  # fmt: skip


def _cell(shown: Shown, content: IndicatorContent, words: Words) -> Cell:
    return _said(shown, content, words) if shown.value is None else _rounded(shown.value)


def _rounded(value: float) -> float | int:
    return int(value) if value == int(value) else round(value, 2)


def _rows(content: IndicatorContent, setter: Setter, words: Words) -> Iterator[Row]:
    yield from title_rows(setter, _printed(content, words), words("figures"), _about(content, words), [])
    if not content.lines:
        yield note_row(setter, words("figures.none"))
        return
    yield section_row(setter, words("figures.overview"))
    columns = [
        Column(words("figures.code"), 19), Column(words("figures.indicator"), 60),
        Column(words("figures.target"), 16), Column(words("figures.result"), 27),
        Column(words("figures.deviation"), 24), Column(words("figures.state"), 30),
        Column(words("figures.as_of"), 24),
    ]  # fmt: skip
    lines = [[line.code, _name(line), *_numbers(line, content, words)] for line in content.lines]
    yield from table_rows(setter, columns, lines)
    yield from _notes(content, setter, words)
    for line in content.lines:
        yield from _detail_rows(line, content, setter, words)


def _detail_rows(
    line: IndicatorLine, content: IndicatorContent, setter: Setter, words: Words
) -> Iterator[Row]:
    fields = [
        Field(label, said, wide=True)
        for label, said in (
            (words("figures.genders"), _parts(line.genders, content, words)),
            (words("figures.ages"), _parts(line.ages, content, words)),
            (words("figures.absent"), _absent(line, words)),
            (words("figures.missing"), _missing(line.result, words)),
            (words("figures.source"), joined(" · ", _sources(line, words), _day(line.as_of, words))),
        )
        if said
    ]
    if not fields and not line.projects and not line.trend:
        return
    yield heading_row(setter, f"{line.code} · {_name(line)}")
    yield from field_rows(setter, fields)
    if line.projects:
        columns = [
            Column(words("figures.projects"), 76), Column(words("figures.target"), 18),
            Column(words("figures.result"), 28), Column(words("figures.deviation"), 24),
            Column(words("figures.state"), 30), Column(words("figures.as_of"), 24),
        ]  # fmt: skip
        lines = [[each.project, *_numbers(each, content, words)] for each in line.projects]
        yield from table_rows(setter, columns, lines)
    newest = max((one.as_of for one in line.trend if one.as_of is not None), default=None)
    quarters = [_quarter(one, words) for one in line.trend]
    yield from trend_rows(setter, words, line.code, quarters, _day(newest, words))


def _quarter(one: Quarter, words: Words) -> tuple[str, float | None, float | None, str]:
    name = f"{(one.begin.month + 2) // 3}/{one.begin.year % 100:02}"
    return name, one.shown.value, one.target, words("figures.hidden_short") if one.shown.hidden else "–"


def _numbers(line: IndicatorLine, content: IndicatorContent, words: Words) -> list[str]:
    target = _number(line.target, words) if line.target is not None else "–"
    deviation = _number(line.deviation, words, signed=True) if line.deviation is not None else "–"
    result = _said(line.result, content, words) if line.result.is_told else _absent(line, words) or "–"
    as_of = date_text(line.as_of, words.language) if line.as_of is not None else "–"
    return [target, result, deviation, _light(line, words) or "–", as_of]


def _notes(content: IndicatorContent, setter: Setter, words: Words) -> Iterator[Row]:
    yield note_row(setter, words("figures.rule_note", good=content.on_track, far=content.behind))
    less = [line.code for line in content.lines if line.less]
    if less:
        limits = {"good": above(content.on_track), "far": above(content.behind)}
        yield note_row(setter, words("figures.less_note", codes=", ".join(less), **limits))
    yield note_row(setter, words("figures.hidden_note", below=content.small))
    if any(not line.official for line in content.lines):
        yield note_row(setter, words("figures.title_note"))


def _name(line: IndicatorLine) -> str:
    return line.name if line.official else f"{line.name} *"


def _said(shown: Shown, content: IndicatorContent, words: Words) -> str:
    if shown.hidden == "small":
        return words("figures.small", below=content.small)
    if shown.hidden:
        return words("figures.hidden")
    if shown.value is None:
        return _missing(shown, words)
    number, count = _number(shown.value, words), sum(shown.missing.values())
    key = "figures.lacking_one" if count == 1 else "figures.lacking"
    return words(key, number=number, count=count) if count else number


def _number(value: float, words: Words, *, signed: bool = False) -> str:
    return number_text(Decimal(str(value)), words.language, digits=1, signed=signed)


def _parts(parts: Sequence[tuple[str, Shown]], content: IndicatorContent, words: Words) -> str:
    said = [f"{words.stored('figure_part', key)}: {_said(shown, content, words)}" for key, shown in parts]
    return " · ".join(said)


def _absent(line: IndicatorLine, words: Words) -> str:
    return _by_reason(line.absent, words)


def _missing(shown: Shown, words: Words) -> str:
    return _by_reason(shown.missing, words)


def _by_reason(counts: Mapping[str, int], words: Words) -> str:
    return " · ".join(
        words("figures.absent_in", why=words.stored("figure_absent", why), count=count)
        for why, count in counts.items()
    )


def _light(line: IndicatorLine, words: Words) -> str:
    return words.stored("figure_light", line.light) if line.light else ""


def _rule(line: IndicatorLine, content: IndicatorContent, words: Words) -> str:
    """By which rule the light shows what it shows; empty where nothing is compared."""
    if line.light not in _COMPARED:
        return ""
    if line.less:
        return words("figures.rule_less", good=above(content.on_track), far=above(content.behind))
    return words("figures.rule_more", good=content.on_track, far=content.behind)


def _sources(line: IndicatorLine, words: Words) -> str:
    said = [words.stored("figure_source", key) for key in line.sources]
    return ", ".join([*said, *filter(None, [_estimated(line, words)])])


def _estimated(line: IndicatorLine, words: Words) -> str:
    if line.estimated is None:
        return ""
    number = line.estimated.value
    if number is None:
        return words("figures.estimated")
    return words("figures.estimated_of", number=_number(number, words))


def _day(as_of: date | None, words: Words) -> str:
    return words("figures.as_of_day", day=date_text(as_of, words.language)) if as_of is not None else ""


def _about(content: IndicatorContent, words: Words) -> str:
    first, last = (date_text(day, words.language) for day in (content.begin, content.end))
    period = words("figures.period", first=first, last=last)
    return joined(" · ", period, content.project or words("figures.all"))


def _printed(content: IndicatorContent, words: Words) -> str:
    return words("figures.printed", day=date_text(content.on, words.language))
