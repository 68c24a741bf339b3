"""How a record is declared: a table number, the kinds of space it may stand in, numbered fields.

A synced table is WITHOUT ROWID, its only UNIQUE is the primary key, and every column but ``id`` and
``space`` is nullable or has a default. Numbers are the log's words for tables and fields: once
given they are never used for anything else (``store/schema.lock``).
"""

from __future__ import annotations

from enum import Enum
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import BLOB, INTEGER, TEXT, FetchedValue, ForeignKey, Index, MetaData
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedColumn, declared_attr, mapped_column

from .order import FIRST
from .types import CalendarDate, ClockTime, FileHash, Flag, Id, Moment
from .values import SpaceKind

CREATED = 0
"""The pseudo field whose head is the operation that made the row."""
ALIVE = 1
"""The field number of ``alive`` in every synced table."""


class Merge(Enum):
    """How two writes of one field that did not know of each other come together (EXCHANGE.md 7)."""

    SCALAR = "scalar"
    TEXT = "text"
    POSITION = "position"
    FIXED = "fixed"
    """Written with its row and never again (append-only records)."""


class Base(DeclarativeBase):
    """Root of all mapped classes, synced and local."""

    metadata = MetaData()
    type_annotation_map: ClassVar[dict[Any, Any]] = {}


class Record(Base):
    """A synced row: an id, the space it lives in, and whether it is still wanted."""

    __abstract__ = True
    __number__: ClassVar[int]
    __spaces__: ClassVar[frozenset[SpaceKind]]
    __searched__: ClassVar[bool] = True
    """Whether people find it by its texts; what the program keeps for itself is left out."""
    __carrier_decides__: ClassVar[bool] = False
    """Whether carriers are asked about two entries: only in the forms that they fill (EXCHANGE.md 7)."""

    id: Mapped[UUID] = mapped_column(Id, primary_key=True, sort_order=-3)
    space: Mapped[UUID] = mapped_column(Id, sort_order=-2)

    @declared_attr
    def alive(cls) -> Mapped[bool]:
        """False once deleted; the row itself stays."""
        return flag(ALIVE, default=True, asks=True, sort_order=-1)

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, Any]:
        return {"eager_defaults": False}  # a save does not read back what triggers derive

    @declared_attr.directive
    def __table_args__(cls) -> tuple[Any, ...]:
        indexes = [
            Index(f"ix_{cls.__tablename__}_{'_'.join(columns)}", *columns) for columns in cls.__indexes__()
        ]
        return (*indexes, {"sqlite_with_rowid": False, "info": {"synced": True, "number": cls.__number__}})

    @classmethod
    def __indexes__(cls) -> tuple[tuple[str, ...], ...]:
        """Columns to index together, for what lists sort and filter by."""
        return ()


def _field(
    number: int,
    kind: Any,
    *args: Any,
    merge: Merge = Merge.SCALAR,
    asks: bool = False,
    default: Any = None,
    required: bool = False,
    **options: Any,
) -> MappedColumn[Any]:
    info = {"number": number, "merge": merge, "asks": asks, "required": required, **options.pop("info", {})}
    return mapped_column(kind, *args, nullable=default is None, default=default, info=info, **options)


def text(
    number: int,
    *,
    asks: bool = False,
    default: str | None = None,
    required: bool = False,
    merge: Merge = Merge.SCALAR,
    index: bool = False,
    searched: bool = True,
    group: str = "",
) -> MappedColumn[Any]:
    """A short text: one line, merged as a whole.

    ``asks``: two entries are put before a coordinator; ``required``: asked for when finishing; ``searched``:
    the search looks into it, unless it is a word of a list (those have a default) or written once; ``group``:
    fields of one row that say one thing: whoever writes one writes all of them, so none comes alone.
    """
    info = {"searched": searched and default is None and merge is Merge.SCALAR, "group": group}
    return _field(
        number, TEXT, merge=merge, asks=asks, default=default, required=required, index=index, info=info
    )


def long_text(number: int) -> MappedColumn[Any]:
    """A text of paragraphs, merged within."""
    return _field(number, TEXT, merge=Merge.TEXT, info={"searched": True})


def number(number: int, *, merge: Merge = Merge.SCALAR, asks: bool = False) -> MappedColumn[Any]:
    """A whole number."""
    return _field(number, INTEGER, merge=merge, asks=asks)


def blob(number: int, *, searched: bool = False) -> MappedColumn[Any]:
    """Bytes that are written once; ``searched``: canonical content whose texts are looked into."""
    return _field(number, BLOB, merge=Merge.FIXED, info={"searched": searched})


def day(
    number: int, *, asks: bool = False, required: bool = False, merge: Merge = Merge.SCALAR
) -> MappedColumn[Any]:
    """A calendar date."""
    return _field(number, CalendarDate, merge=merge, asks=asks, required=required)


def clock(number: int, *, asks: bool = False, required: bool = False) -> MappedColumn[Any]:
    """A local time of day to the minute."""
    return _field(number, ClockTime, asks=asks, required=required)


def moment(number: int, *, merge: Merge = Merge.SCALAR) -> MappedColumn[Any]:
    """A moment in UTC."""
    return _field(number, Moment, merge=merge)


def file_hash(number: int, *, index: bool = False) -> MappedColumn[Any]:
    """The name of an attachment's file; written once."""
    return _field(number, FileHash, merge=Merge.FIXED, index=index)


def flag(number: int, *, default: bool = False, asks: bool = False, **options: Any) -> MappedColumn[Any]:
    """Yes or no."""
    return _field(number, Flag, asks=asks, default=default, **options)


def position(number: int) -> MappedColumn[Any]:
    """The fractional position of a row in its parent's ordered list (:mod:`.order`)."""
    return _field(number, TEXT, merge=Merge.POSITION, default=FIRST)


def sort_key(of: str) -> MappedColumn[Any]:
    """What lists sort by instead of the text ``of`` (:mod:`.german`): local, filled by ``store.derived``."""
    return mapped_column(
        TEXT,
        server_default=FetchedValue(),
        server_onupdate=FetchedValue(),
        deferred=True,
        info={"derived": of},
    )


def parent(number: int, table: str, *, holds: bool = True) -> MappedColumn[Any]:
    """The owner inside the same space: a foreign key, checked at the end of each transaction.

    A row that is shown shows its owner, too. One that does not ``hold`` its owner stays as it is when that is
    deleted and is not to be seen without it; who writes it writes a field of the owner as well, so that a
    deletion that did not know of it is asked about.
    """
    key = ForeignKey(f"{table}.id", deferrable=True, initially="DEFERRED")
    return _field(number, Id, key, merge=Merge.FIXED, index=True, info={"holds": holds})


def ref(
    number: int,
    kind: str,
    *,
    asks: bool = False,
    required: bool = False,
    merge: Merge = Merge.SCALAR,
    index: bool = True,
    group: str = "",
) -> MappedColumn[Any]:
    """A reference that may cross spaces, so the row it names may be missing on this device.

    Goes with a text column ``<name>_label`` that keeps the last known name of what it points to; without
    ``index`` nobody looks for the rows that point to one. ``group`` as for :func:`text`.
    """
    info = {"ref": kind, "group": group}
    return _field(number, Id, merge=merge, asks=asks, required=required, index=index, info=info)


def target_kind(number: int) -> MappedColumn[Any]:
    """The number of the table that :func:`target_id` points into; written with its row and never again."""
    return _field(number, INTEGER, merge=Merge.FIXED, info={"target": True})


def target_id(number: int) -> MappedColumn[Any]:
    """A record of any kind that this one is about; it may stand in another space, or be missing here.

    A kind that has one has the field ``target_kind`` right before it, and an index that begins with it.
    """
    return _field(number, Id, info={"target": True})
