"""The list of agreements: by project or by who is responsible, with how each was postponed and ended.

A list of what is current: it has no version and no bytes of its own. Tasks of the office and follow-up dates
are no part of it, and no field of it could hold them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Literal

from inka_desktop.records.content import AgreementContent
from inka_desktop.records.folding import fold

from .agreements import state
from .blocks import Column, Field, field_rows, note_row, section_row, table_rows, title_rows
from .document import Composed, Sheet, print_sheet
from .file_names import document_file_name
from .frame import dated_texts
from .letterhead import Letterhead, RenderedDocument
from .rows import Row
from .setting import Setter
from .style import MM
from .typography import date_text, joined
from .words import Words

Grouping = Literal["project", "responsible"]
_BLANK_ROWS = 16
"""Lines to write on; they fill about one page."""


@dataclass(frozen=True, slots=True)
class Postponed:
    """From one day to another; ``on`` the day somebody said so."""

    old_due: dt.date | None
    new_due: dt.date | None
    reason: str
    by: str
    on: dt.date | None


@dataclass(frozen=True, slots=True)
class ListedAgreement:
    """An agreement with what only lists say of it."""

    content: AgreementContent
    project: str
    postponed: tuple[Postponed, ...] = ()
    evidence: str = ""
    done_by: str = ""


@dataclass(frozen=True, slots=True)
class AgreementListContent:
    """What is printed.

    Attributes:
        agreements: in the order printed; those of a group follow each other.
        grouping: what they are grouped by.
        on: the day that decides what is overdue.
        filters: what the list was limited to, in words; empty for nothing.
        chosen: only what somebody selected.
        single: one group as a list of its own, named after it (:func:`single_lists`).
    """

    agreements: tuple[ListedAgreement, ...]
    grouping: Grouping
    on: dt.date
    filters: str = ""
    chosen: bool = False
    single: bool = False


def render_agreement_list(
    content: AgreementListContent, letterhead: Letterhead, language: str = "de", *, sample: bool = False
) -> RenderedDocument:
    """The list as PDF; heads of columns are repeated on each page, rows stay whole.

    Args:
        content: what is printed.
        letterhead: of the workspace.
        language: ``de`` or ``en``: the document's own words; user text stays as it is.
        sample: prints "MUSTER" across each page: example data.
    """
    return compose_agreement_list(content, language, sample=sample).printed(letterhead)


def compose_agreement_list(
    content: AgreementListContent, language: str = "de", *, sample: bool = False
) -> Composed:
    """What the list says, for whichever kind of file; arguments as :func:`render_agreement_list`."""
    setter, words = Setter(language), Words(language)
    name, kind = words("agreement_list"), joined(" · ", *_kinds(content, words))
    as_of = words("agreement_list.as_of", day=date_text(content.on, language))
    sheet = Sheet(
        title=joined(" · ", name, kind, as_of),
        subject=joined(" · ", kind, as_of),
        texts=dated_texts(words, joined(" · ", name, kind, as_of), joined(" · ", name, as_of), sample=sample),
    )
    return Composed(sheet, _rows(content, setter, words), setter)


def render_blank_list(
    letterhead: Letterhead, language: str = "de", *, sample: bool = False
) -> RenderedDocument:  # fmt: skip
    """The list with lines to write on."""
    setter, words = Setter(language, blank=True), Words(language)
    name = words("agreement_list")
    fields = [
        Field(words("project"), wide=True), Field(words("agreement_list.kept_by")), Field(words("date")),
    ]  # fmt: skip
    head, *lines = table_rows(setter, _columns(words, "responsible"), [], blank_rows=_BLANK_ROWS)
    rows = [
        *title_rows(setter, "", name, "", []), *field_rows(setter, fields), replace(head, above=5 * MM),
        *lines,
    ]  # fmt: skip
    sheet = Sheet(name, name, dated_texts(words, name, name, sample=sample))
    return print_sheet(sheet, rows, letterhead, setter)


def blank_file_name(language: str = "de") -> str:
    """The name of the blank one."""
    words = Words(language)
    return document_file_name(words("agreement_list"), words("blank_file"))


def file_name(content: AgreementListContent, language: str = "de") -> str:
    """The name to save under, e.g. ``2026-11-23_Vereinbarungen_nach-Projekt.pdf``; sorts by date."""
    words = Words(language)
    return document_file_name(content.on.isoformat(), words("agreement_list"), *_kinds(content, words))


def single_lists(
    content: AgreementListContent, language: str = "de"
) -> list[tuple[str, AgreementListContent]]:
    """A list of its own for each project or responsible, with what it is called; nothing is left out."""
    return [
        (heading, replace(content, agreements=listed, single=True))
        for heading, listed in _groups(content, Words(language))
    ]


def _kinds(content: AgreementListContent, words: Words) -> list[str]:
    """What of all agreements this list is: its group, or how it is grouped; or a selection."""
    kinds = [heading for heading, _ in _groups(content, words)] if content.single else []
    if content.chosen:
        kinds.append(words("agreement_list.chosen"))
    return kinds or [words(f"agreement_list.by_{content.grouping}")]


def _groups(content: AgreementListContent, words: Words) -> Iterator[tuple[str, tuple[ListedAgreement, ...]]]:
    """Agreements that follow each other under one heading, whatever its spelling."""
    heading = _heading(content.grouping, words)
    for _, group in groupby(content.agreements, key=lambda one: fold(heading(one))):
        listed = tuple(group)
        yield heading(listed[0]), listed


def _rows(content: AgreementListContent, setter: Setter, words: Words) -> list[Row]:
    count, day = len(content.agreements), date_text(content.on, words.language)
    many = words("agreement_list.one") if count == 1 else words("agreement_list.many", count=count)
    title = title_rows(
        setter, joined(" · ", many, words("agreement_list.as_of", day=day)), words("agreement_list"),
        joined(" · ", *_kinds(content, words), content.filters), [],
    )  # fmt: skip
    if not content.agreements:
        return [*title, note_row(setter, words("agreement_list.none"))]
    rows, number = list(title), 0
    for heading, listed in _groups(content, words):
        rows += _group(setter, words, content, heading, listed, number)
        number += len(listed)
    return rows


def _heading(grouping: Grouping, words: Words) -> Callable[[ListedAgreement], str]:
    if grouping == "project":
        return lambda one: one.project or words("agreement_list.no_project")
    return lambda one: one.content.responsible or words("agreement_list.nobody")


def _group(
    setter: Setter, words: Words, content: AgreementListContent, heading: str,
    listed: Sequence[ListedAgreement], before: int,
) -> list[Row]:  # fmt: skip
    other = "responsible" if content.grouping == "project" else "project"
    values = [_cells(words, content, number, one) for number, one in enumerate(listed, start=before + 1)]
    head, *lines = table_rows(setter, _columns(words, other), values)
    if content.single:  # its heading stands in the title
        return [replace(head, above=5 * MM), *lines]
    return [section_row(setter, heading), head, *lines]


def _columns(words: Words, other: str) -> list[Column]:
    return [
        Column(words("agreement_number"), 6), Column(words("agreement"), 72), Column(words("agreed_on"), 21),
        Column(words(other), 36), Column(words("due"), 21), Column(words("state"), 34),
    ]  # fmt: skip


def _cells(words: Words, content: AgreementListContent, number: int, one: ListedAgreement) -> list[str]:
    agreement, language = one.content, words.language
    other = agreement.responsible if content.grouping == "project" else one.project
    said = state(words, agreement, content.on)
    text = "\n".join((agreement.text, *_told(words, one)))
    return [
        str(number), text, date_text(agreement.agreed_on, language), other,
        date_text(agreement.due, language), said,
    ]  # fmt: skip


def _told(words: Words, one: ListedAgreement) -> list[str]:
    """Below the agreement itself: how it was postponed, and what shows that it is done."""
    told = []
    for each in one.postponed:
        key = "agreement_list.postponed_why" if each.reason else "agreement_list.postponed"
        days = (date_text(day, words.language) or "–" for day in (each.old_due, each.new_due, each.on))
        old, new, on = days
        told.append(words(key, old=old, new=new, reason=each.reason, by=each.by or "–", day=on))
    if one.content.state == "done" and (one.evidence or one.done_by):
        key = "confirmed" if not one.evidence else "evidence_by" if one.done_by else "evidence"
        told.append(words(f"agreement_list.{key}", evidence=one.evidence, name=one.done_by))
    return told
