"""What a row of a document says, apart from where its lines stand: for writers that set text themselves.

The blocks give each row what it says as they make it, so a document has one definition. :func:`grouped` puts
rows of one table, and fields and pictures that follow on each other, together again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from .rows import Row

Role = Literal["eyebrow", "title", "subtitle", "note"]


@dataclass(frozen=True, slots=True)
class Words:
    """A line of the head of the document, or a remark of the program."""

    role: Role
    text: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is a section, 2 a part of one."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Fields:
    """Labels with their values."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Text:
    """A text of paragraphs below its own heading, which may be empty."""

    head: str
    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table: titles, and the shares of the width that its columns take."""

    titles: tuple[str, ...]
    shares: tuple[float, ...]
    lines: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class TableLine:
    """A row of the table before it."""

    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture (JPEG or PNG bytes) with its caption; without bytes ``absent`` says why. Sizes in points."""

    caption: str
    width: float
    height: float
    data: bytes | None = field(default=None, repr=False)
    absent: str = ""


@dataclass(frozen=True, slots=True)
class Photos:
    """Pictures beside each other."""

    photos: tuple[Photo, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """What the row's marks draw, with the texts below it; ``row`` is the row itself once it is grouped."""

    texts: tuple[str, ...] = ()
    row: Row | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class SignLines:
    """Lines to sign on, one a caption."""

    captions: tuple[str, ...]
    place_and_date: str


Said = Words | Heading | Fields | Text | Table | TableLine | Photos | Drawing | SignLines


def grouped(rows: Iterable[Row]) -> list[Said]:
    """What rows say: a table with all its lines, fields and pictures that follow on each other together."""
    found: list[Said] = []
    for said in _all(rows):
        last = found[-1] if found else None
        if isinstance(said, TableLine) and isinstance(last, Table):
            found[-1] = replace(last, lines=(*last.lines, said.cells))
        elif isinstance(said, Fields) and isinstance(last, Fields):
            found[-1] = Fields(last.pairs + said.pairs)
        elif isinstance(said, Photos) and isinstance(last, Photos):
            found[-1] = Photos(last.photos + said.photos)
        else:
            found.append(said)
    return found


def _all(rows: Iterable[Row]) -> Iterator[Said]:
    for row in rows:
        if isinstance(row.said, Drawing):
            yield replace(row.said, row=row)
        elif row.said is not None:
            yield row.said


def levelled(blocks: Sequence[Said]) -> Iterator[tuple[int, Said]]:
    """Blocks with the level that a heading of their own would have: one below the heading above them."""
    level = 1
    for block in blocks:
        if isinstance(block, Heading):
            level = block.level + 1
        yield (block.level if isinstance(block, Heading) else level), block
