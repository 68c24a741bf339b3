"""The paper about a device that was lost or signed off, for the data protection officer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from .blocks import (
    Column,
    Field,
    field_rows,
    note_row,
    said_above,
    section_row,
    signature_row,
    table_rows,
    text_row,
    title_rows,
)
from .document import Sheet, print_sheet
from .file_names import document_file_name
from .frame import FrameTexts
from .letterhead import Letterhead, RenderedDocument
from .rows import Row
from .setting import Setter
from .typography import joined, moment_text
from .words import Words


@dataclass(frozen=True, slots=True)
class OnDevice:
    """Records of one kind in one area.

    Attributes:
        area: ``org``, ``coord``, ``project`` or ``personal``.
        label: name of the area, where it has one.
        kind: of the records, as tables are called.
        count: how many.
        upto: the newest that the device confirmed to have; None when it confirmed nothing.
    """

    area: str
    label: str
    kind: str
    count: int
    upto: dt.datetime | None


@dataclass(frozen=True, slots=True)
class EndedContent:
    """What the paper says; moments are in UTC.

    Attributes:
        kind: ``revoke``, ``leave``, ``refuse`` or ``recover``.
        device, person, role, tag: which device, and whose.
        identifier: of the device, as it stands in the log.
        at, by: when its rights were taken, and who did it.
        heard: the newest that came from it.
        records: what lay on it.
        replaced, readable: how many areas got a new key, of how many that it could read.
        followers: name of each device that remains, its person, and whether it knows.
        made: when this was drawn.
    """

    kind: str
    device: str
    person: str
    role: str
    tag: str
    identifier: str
    at: dt.datetime
    by: str
    heard: dt.datetime | None
    records: tuple[OnDevice, ...]
    replaced: int
    readable: int
    followers: tuple[tuple[str, str, bool], ...]
    made: dt.datetime


def render_ended_device(
    content: EndedContent, letterhead: Letterhead, language: str = "de", *, sample: bool = False
) -> RenderedDocument:
    """The paper as PDF."""
    setter, words = Setter(language), Words(language)
    title = words.stored("ended", content.kind)
    subtitle = joined(", ", content.device, content.person)
    eyebrow = words("ended.eyebrow", moment=moment_text(content.made, language))
    rows = [
        *title_rows(setter, eyebrow, title, subtitle, ()),
        *field_rows(setter, _fields(content, words)),
        *_lay(setter, words, content.records),
        *_done(setter, words, content),
        *said_above([*_followed(setter, words, content.followers)]),
        section_row(setter, words("signatures")),
        signature_row(setter, [words("ended.signed")], words("place_and_date")),
    ]
    texts = FrameTexts(joined(" · ", title, subtitle), title, mark=words("sample") if sample else "")
    return print_sheet(Sheet(title, subtitle, texts, content.made), rows, letterhead, setter)


def file_name(content: EndedContent, language: str = "de") -> str:
    """The name to save the paper under; it sorts by the day on which the device was ended."""
    title = Words(language).stored("ended", content.kind)
    return document_file_name(content.at.date().isoformat(), title, content.device)


def _fields(content: EndedContent, words: Words) -> list[Field]:
    language = words.language
    heard = moment_text(content.heard, language) if content.heard else words("ended.never")
    return [
        Field(words("ended.device"), content.device),
        Field(words("ended.person"), content.person),
        Field(words("ended.role"), words.stored("role", content.role)),
        Field(words("ended.id"), joined(" · ", content.identifier, content.tag)),
        Field(words("ended.at"), moment_text(content.at, language)),
        Field(words("ended.by"), content.by),
        Field(words("ended.heard"), heard),
    ]


def _lay(setter: Setter, words: Words, records: Sequence[OnDevice]) -> Iterator[Row]:
    """What lay on it, area by area; the area is named once."""
    yield section_row(setter, words("ended.lay"))
    if not records:
        yield note_row(setter, words("ended.nothing"))
        return
    columns = [
        Column(words("ended.area"), 62), Column(words("ended.kind"), 52), Column(words("ended.count"), 18),
        Column(words("ended.upto"), 44),
    ]  # fmt: skip
    values, before = [], ("", "")
    for row in records:
        area = words.stored("area", row.area), row.label
        upto = moment_text(row.upto, words.language) if row.upto else "–"
        named = joined(" ", *area) if area != before else ""
        values.append((named, words.stored("kinds", row.kind), str(row.count), upto))
        before = area
    yield from table_rows(setter, columns, values)
    yield replace(note_row(setter, words("ended.counted")), above=2)


def _done(setter: Setter, words: Words, content: EndedContent) -> list[Row]:
    moment = moment_text(content.at, words.language)
    keys = "ended.keys" if content.replaced == content.readable else "ended.keys_some"
    told = {
        "rights": words("ended.rights", moment=moment),
        "keys": words(keys, replaced=content.replaced, readable=content.readable),
        "rest": words("ended.rest"),
    }
    rows = [text_row(setter, words(f"ended.{key}_head"), text) for key, text in told.items()]
    return [section_row(setter, words("ended.done")), replace(rows[0], above=0.0), *rows[1:]]


def _followed(setter: Setter, words: Words, followers: Sequence[tuple[str, str, bool]]) -> list[Row]:
    columns = [
        Column(words("ended.device"), 62),
        Column(words("ended.person"), 62),
        Column(words("ended.state"), 48),
    ]
    values = [
        (device, person, words("ended.knows" if knows else "ended.not_yet"))
        for device, person, knows in followers
    ]
    known = sum(knows for _device, _person, knows in followers)
    note = note_row(setter, words("ended.known_by", known=known, all=len(followers)))
    return [
        section_row(setter, words("ended.followed")), *table_rows(setter, columns, values),
        replace(note, above=2),
    ]  # fmt: skip
