"""How tags and comments are worded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from inka_desktop.services.notes_rows import AddressedRow, CommentRow, TagRow
from inka_desktop.viewmodels import dates, wording
from inka_desktop.viewmodels.paged import Column
from inka_desktop.viewmodels.today import Block, Line
from inka_desktop.viewmodels.wording import Mark

translate = QCoreApplication.translate
MOST_OFFERED = 12
"""Tags that a line offers at once."""


def open_words(count: int) -> str:
    """``2 offen``."""
    return translate("Notes", "%n offen", "", count)


def counted(row: TagRow) -> str:
    """``Haushalt (3)``: a tag with how many records have it."""
    return f"{row.word} ({dates.locale().toString(row.count)})"


def second_line(row: CommentRow, on: date) -> str:
    """Who wrote it and when, for whom, and who said that it is done."""
    facts = [row.author or "–"]
    if row.at is not None:
        facts.append(dates.moment(row.at, on))
    if row.addressed:
        facts.append(translate("Notes", "für {person}").format(person=row.addressed))
    if row.done:
        facts.append(translate("Notes", "erledigt von {person}").format(person=row.done_by or "–"))
    return " · ".join(facts)


def done_mark(row: CommentRow) -> Mark | None:
    """That it is done, as a sign."""
    return Mark(translate("Notes", "erledigt"), "good", "check") if row.done else None


def open_mark(count: int) -> Mark | None:
    """The sign of open comments in a list, where their number has no room."""
    return Mark("", "", "message-square") if count else None


def comments_words(count: int) -> str:
    """``2 offene Kommentare``."""
    return translate("Notes", "%n offene Kommentare", "", count)


def for_oneself(record: tuple[str, UUID] | None) -> bool:
    """Whether nobody else could read what is noted on a record of a kind."""
    return record is not None and record[0] == "follow_up"


def comment_column() -> Column[Any]:
    """The column of open comments in a list whose rows count them as ``comments``."""
    return Column(
        translate("Notes", "Offene Kommentare"),
        lambda row: comments_words(row.comments) if row.comments else "",
        mark=lambda row: open_mark(row.comments), width=36, sign=True,
    )  # fmt: skip


def addressed_block(rows: Sequence[AddressedRow], pages: Mapping[str, str], on: date) -> Block:
    """The card on Heute: open comments for this person; ``pages`` says by kind where each leads."""
    return Block(
        "comments", translate("Notes", "Kommentare für Sie"), str(len(rows)) if rows else "",
        tuple(
            Line(row.body, addressed_line(row, on), target=pages.get(row.kind, ""), record=row.record)
            for row in rows
        ),
    )  # fmt: skip


def addressed_line(row: AddressedRow, on: date) -> str:
    """Who asks, and about which record."""
    about = f"{wording.record_kind(row.kind)} {row.name}".strip()
    if row.on is not None:
        about = f"{about}, {dates.day(row.on, on)}"
    return " · ".join(part for part in (row.author, about) if part)
