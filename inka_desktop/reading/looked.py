"""What a look into a file gives."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

TEXT_LIMIT = 100_000
"""Characters of a file's text that are kept; a record's text may have no more."""
SHEETS, ROWS, COLUMNS = 3, 200, 30
"""Of a workbook so many sheets are shown, each with so many rows and columns."""
PAGE_END = "\f"
"""Between the texts of two pages or sheets."""


class Why(StrEnum):
    """Why a file is not taken over."""

    FOREIGN = "foreign"
    EMPTY = "empty"
    HUGE = "huge"
    ENCRYPTED = "encrypted"
    UNREADABLE = "unreadable"
    TOO_SLOW = "too_slow"
    GONE = "gone"
    CHANGED = "changed"


class UnreadableError(Exception):
    """A file cannot be looked into; ``why`` says the reason."""

    def __init__(self, why: Why) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a document in its order: a heading (``level`` from 1), a paragraph (0) or a table."""

    text: str = ""
    level: int = 0
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class SheetLook:
    """A sheet of a workbook; ``cut`` when it has more than is shown."""

    name: str
    rows: tuple[tuple[str, ...], ...]
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Looked:
    """What stands in a file.

    Attributes:
        text: of pages or sheets, with a form feed between two; at most 100,000 characters.
        pages: how many pages a PDF has, or sheets a workbook; 1 of other documents.
        written: the day that the file itself says it was written on.
        cut: the text goes on behind what is kept.
        blocks: of a Word document.
        sheets: the first ones of a workbook.
    """

    text: str = ""
    pages: int = 1
    written: date | None = None
    cut: bool = False
    blocks: tuple[Block, ...] = ()
    sheets: tuple[SheetLook, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """As JSON has it."""
        return {
            "text": self.text, "pages": self.pages, "cut": self.cut,
            "written": self.written.isoformat() if self.written else None,
            "blocks": [[one.text, one.level, one.rows] for one in self.blocks],
            "sheets": [[one.name, one.rows, one.cut] for one in self.sheets],
        }  # fmt: skip

    @classmethod
    def from_json(cls, said: dict[str, Any]) -> Looked:
        """Back from JSON.

        Raises:
            KeyError, TypeError, ValueError: it is no such answer.
        """
        return cls(
            str(said["text"])[:TEXT_LIMIT], int(said["pages"]),
            date.fromisoformat(said["written"]) if said["written"] else None, bool(said["cut"]),
            tuple(Block(str(text), int(level), _rows(rows)) for text, level, rows in said["blocks"]),
            tuple(SheetLook(str(name), _rows(rows), bool(cut)) for name, rows, cut in said["sheets"]),
        )  # fmt: skip


def _rows(said: Any) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(str(cell) for cell in row) for row in said)


def kept_text(parts: list[str]) -> tuple[str, bool]:
    """Texts of pages as one, cut where it is too long, and whether it was; no page leaves its place."""
    whole = PAGE_END.join(part.replace(PAGE_END, " ").replace("\0", "").strip() for part in parts)
    return whole[:TEXT_LIMIT].rstrip(), len(whole) > TEXT_LIMIT
