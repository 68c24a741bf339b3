"""The report of a stock-taking, and its survey sheets to fill in by hand: one definition for both."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from inka_desktop.records.content import PhotoContent
from inka_desktop.records.stock_compare import Comparison
from inka_desktop.records.stock_content import FigureContent, InstitutionContent, PointContent, StockContent
from inka_desktop.records.values import FindingKind

from .blocks import Column, Field, field_rows, note_row, section_row, table_rows, text_row, title_rows
from .document import Composed, Sheet, print_sheet
from .file_names import document_file_name
from .frame import FrameTexts
from .letterhead import Letterhead, RenderedDocument
from .photos import PhotoBytes, for_office, held_back_rows, photo_rows
from .rows import Row
from .setting import Setter
from .sketches import sketch_rows
from .stock_changes import change_rows
from .typography import date_text, joined
from .words import Words

_BLANK_FIGURES = 10
_BLANK_POINTS, _BLANK_INSTITUTIONS, _BLANK_ACTORS = 12, 10, 8


def render_stock(
    content: StockContent, letterhead: Letterhead, photo_bytes: PhotoBytes,
    compared: Comparison | None = None, language: str = "de", *, sample: bool = False,
) -> RenderedDocument:  # fmt: skip
    """The report as PDF.

    Args:
        content: what the round says.
        letterhead: of the workspace.
        photo_bytes: JPEG or PNG bytes by hash, None while they are not on this device.
        compared: this round beside another one of its area, printed as a section.
        language: ``de`` or ``en``: the document's own words; user text stays as it is.
        sample: prints "MUSTER" across each page: example data.
    """
    return compose_stock(content, photo_bytes, compared, language, sample=sample).printed(letterhead)


def compose_stock(
    content: StockContent, photo_bytes: PhotoBytes, compared: Comparison | None = None, language: str = "de",
    *, sample: bool = False,
) -> Composed:  # fmt: skip
    """What the report says, for whichever kind of file; arguments as :func:`render_stock`."""
    page = StockPage(content, Setter(language), Words(language))
    photos, notices = photo_rows(page.setter, page.words, page.photos(), photo_bytes)
    photos += held_back_rows(page.setter, page.words, content.held_back)
    rows = [*page.rows(), *page.under("stock.photos", photos)]
    if compared is not None:
        rows += change_rows(page.setter, page.words, compared)
    sheet = for_office(page.sheet(sample=sample), page.words, content.held_back)
    return Composed(sheet, rows, page.setter, notices, content.held_back.count)


def render_blank_sheets(
    letterhead: Letterhead, language: str = "de", *, sample: bool = False
) -> RenderedDocument:
    """The same with lines to write on, for the walk and the talks."""
    page = StockPage(StockContent(), Setter(language, blank=True), Words(language))
    return print_sheet(page.sheet(sample=sample), page.rows(), letterhead, page.setter)


def file_name(content: StockContent, language: str = "de") -> str:
    """The name to save under, e.g. ``2026-09-07_Bestandsaufnahme_Bahnhofsvorstadt.pdf``; sorts by date."""
    words = Words(language)
    day = content.date.isoformat() if content.date is not None else words("undated_file")
    return document_file_name(day, words("stock"), content.area)


def blank_file_name(language: str = "de") -> str:
    """The name of the survey sheets."""
    words = Words(language)
    return document_file_name(words("stock"), words("stock.blank_file"))


def period(begin: dt.date | None, end: dt.date | None, language: str) -> str:
    """From which day to which; one of them alone as it is."""
    days = [date_text(day, language) for day in (begin, end) if day is not None]
    return " – ".join(dict.fromkeys(days))


class StockPage:
    """Sets one round; a blank one has all its sections."""

    def __init__(self, content: StockContent, setter: Setter, words: Words) -> None:
        self.content = content
        self.setter = setter
        self.words = words

    def sheet(self, *, sample: bool) -> Sheet:
        """Properties and frame."""
        content, words = self.content, self.words
        when = period(content.date, content.date_to, words.language)
        title = joined(" · ", words("stock"), content.area)
        return Sheet(
            title=joined(" · ", title, when),
            subject=joined(" · ", content.municipality, when),
            texts=FrameTexts(
                running=joined(" · ", title, when),
                identity=joined(" · ", words("stock"), words("sample_note") if sample else ""),
                mark=words("sample") if sample else "",
                draft="",
            ),
        )

    def rows(self) -> list[Row]:
        """Everything but the photos, from top to bottom."""
        return [
            *self._head(), *self._people(), *self._figures(), *self._walk(), *self._institutions(),
            *self._actors(), *self._findings(),
        ]  # fmt: skip

    def under(self, section: str, rows: list[Row]) -> list[Row]:
        """The rows below the heading of their section; nothing without rows."""
        if not rows:
            return []
        return [section_row(self.setter, self.words(section)), replace(rows[0], above=0.0), *rows[1:]]

    def photos(self) -> list[PhotoContent]:
        """The photos of the points, each with the point it shows."""
        return [
            replace(point.photo, caption=self._caption(point))
            for point in self.content.points
            if point.photo is not None
        ]

    def _caption(self, point: PointContent) -> str:
        key = "stock.photo" if point.place else "stock.photo_bare"
        return self.words(key, number=point.number, place=point.place)

    def _head(self) -> list[Row]:
        content, words = self.content, self.words
        methods = ", ".join(words(name) for name in content.methods)
        if self.setter.blank:
            methods = ""
        fields = [
            Field(words("stock.period"), period(content.date, content.date_to, words.language)),
            Field(words("municipality"), content.municipality),
            Field(words("project"), content.project, wide=True),
            Field(words("stock.methods"), joined("; ", methods, content.method_note), wide=True),
        ]
        if self.setter.blank:
            fields.insert(0, Field(words("stock.area"), wide=True))
        eyebrow = words("stock.blank") if self.setter.blank else ""
        about = joined(", ", content.area, content.municipality)
        title = title_rows(self.setter, eyebrow, words("stock"), about, [])
        rows = [*title, *field_rows(self.setter, fields)]
        if self.setter.blank or content.delimitation.strip():
            rows.append(text_row(self.setter, words("stock.delimitation"), content.delimitation))
        return rows

    def _people(self) -> list[Row]:
        people = self.content.people
        if not people and not self.setter.blank:
            return []
        named = self.setter.blank or any(one.name for one in people)
        columns = [Column(self.words("function"), 50), Column(self.words("organization"), 50)]
        columns += [Column(self.words("name"), 40)] if named else []
        values = [[one.function, one.organization, *([one.name] if named else [])] for one in people]
        return self.under("stock.people", table_rows(self.setter, columns, values, blank_rows=6))

    def _figures(self) -> list[Row]:
        content, words = self.content, self.words
        if not content.figures and not self.setter.blank:
            return []
        shown = {"district": "district_value", "state": "state_value"}
        used = [
            key
            for key, name in shown.items()
            if self.setter.blank or any(getattr(one, name) for one in content.figures)
        ]
        columns = [Column(words("stock.figure"), 52), Column(words("stock.value"), 30)]
        columns += [Column(words(f"stock.{key}"), 28) for key in used]
        columns.append(Column(words("stock.source"), 44))
        values = [
            [one.name, self._value(one), *(getattr(one, shown[key]) for key in used), self._source(one)]
            for one in content.figures
        ]
        rows = table_rows(self.setter, columns, values, blank_rows=_BLANK_FIGURES)
        return self.under("stock.figures", rows)

    def _value(self, one: FigureContent) -> str:
        return one.value if one.known else self.words(f"basis.{one.basis}")

    def _source(self, one: FigureContent) -> str:
        told = joined(", ", one.source, date_text(one.as_of, self.words.language))
        return f"{told} ({self.words('basis.estimated')})".strip() if one.basis == "estimated" else told

    def _walk(self) -> list[Row]:
        content, words = self.content, self.words
        if not content.points and not self.setter.blank:
            return []
        placed = [(one.number, one.coordinates) for one in content.points if one.coordinates is not None]
        drawn = sketch_rows(words, placed)
        told = [note_row(self.setter, words("stock.sketch_note"))] if drawn else []
        columns = [
            Column(words("stock.number"), 7), Column(words("stock.place"), 42),
            Column(words("stock.category"), 28), Column(words("stock.assessment"), 22),
            Column(words("stock.note"), 62),
        ]  # fmt: skip
        values = [self._point(one) for one in content.points]
        if placed or self.setter.blank:
            columns.append(Column(words("stock.coordinates"), 34 if self.setter.blank else 25))
            for row, one in zip(values, content.points, strict=True):
                row.append(str(one.coordinates) if one.coordinates is not None else "")
        table = table_rows(self.setter, columns, values, blank_rows=_BLANK_POINTS)
        return self.under("stock.walk", [*drawn, *told, *table])

    def _point(self, one: PointContent) -> list[str]:
        assessment = self.words.stored("assessment", one.assessment)
        return [str(one.number), one.place, one.category, assessment, one.note]

    def _institutions(self) -> list[Row]:
        content, words = self.content, self.words
        if not content.institutions and not self.setter.blank and not content.summary.strip():
            return []
        keys = ("institution", "offer", "access", "hours")
        columns = [
            Column(words(f"stock.{key}"), share) for key, share in zip(keys, (50, 46, 36, 42), strict=True)
        ]
        values = [self._institution(one) for one in content.institutions]
        table = table_rows(self.setter, columns, values, blank_rows=_BLANK_INSTITUTIONS)
        rows = table if values or self.setter.blank else []
        if content.summary.strip():
            rows = [text_row(self.setter, words("stock.overview"), content.summary), *rows]
        return self.under("stock.institutions", rows)

    @staticmethod
    def _institution(one: InstitutionContent) -> list[str]:
        return [
            "\n".join(text for text in (joined(", ", one.name, one.kind), one.carrier) if text),
            "\n".join(text for text in (one.offer, one.target_group) if text),
            "\n".join(text for text in (one.capacity, one.accessibility) if text),
            "\n".join(text for text in (one.opening_hours, one.financing) if text),
        ]

    def _actors(self) -> list[Row]:
        content, words = self.content, self.words
        if not content.actors and not self.setter.blank:
            return []
        keys = {"actor": 48, "role": 50, "relation": 24, "remark": 48}
        columns = [Column(words(f"stock.{key}"), share) for key, share in keys.items()]
        values = [
            [one.name, one.role, words.stored("relation", one.relation), one.note] for one in content.actors
        ]
        rows = table_rows(self.setter, columns, values, blank_rows=_BLANK_ACTORS)
        return self.under("stock.actors", rows)

    def _findings(self) -> list[Row]:
        rows = []
        for kind in FindingKind:
            texts = self.content.of_kind(kind)
            if texts or self.setter.blank:
                told = "\n".join(f"{number}. {text}" for number, text in enumerate(texts, start=1))
                rows.append(text_row(self.setter, self.words(f"finding.{kind}"), told))
        if self.content.next_note.strip() or self.setter.blank:
            rows.append(
                text_row(self.setter, self.words("stock.next"), self.content.next_note, writing_lines=1)
            )
        return self.under("stock.findings", rows)
