"""What the list and the editor of stock-taking show, read in one snapshot."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, func, or_, select

from inka_desktop.records.documents import Attachment
from inka_desktop.records.folding import fold
from inka_desktop.records.stock import (
    Finding,
    Institution,
    StockActor,
    StockFigure,
    StockParticipant,
    StockTaking,
    WalkPoint,
)
from inka_desktop.records.values import FindingKind
from inka_desktop.services import tagged
from inka_desktop.services.areas import Town, bodies
from inka_desktop.services.divided import divided, raw_of
from inka_desktop.services.fields import plain_values
from inka_desktop.services.notes_rows import ALL_ARRIVED, Standing
from inka_desktop.services.rows import AttendanceRow

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from inka_desktop.services.attachments import Attachments


@dataclass(frozen=True, slots=True)
class StockRow:
    """A round in a list."""

    id: UUID
    area: str
    municipality: str
    project: str
    date: dt.date | None
    date_to: dt.date | None
    points: int = 0
    institutions: int = 0
    standing: Standing = ALL_ARRIVED


@dataclass(frozen=True, slots=True)
class StockPartRow:
    """A line of one of the lists of a round.

    Attributes:
        photo: of a walk point whether it has one, and ``present`` whether its bytes are on this device.
        file_name: of that photo, as it was called where it was taken from.
        divided: fields for which two entries arrived.
    """

    id: UUID
    photo: UUID | None = None
    present: bool = False
    divided: frozenset[str] = frozenset()
    values: Mapping[str, object] = field(default_factory=dict, compare=False)
    file_name: str = ""


@dataclass(frozen=True, slots=True)
class StockWholeRow:
    """A round with everything its editor shows; ``others`` are the other rounds of its area, newest first."""

    id: UUID
    area: str
    people: tuple[AttendanceRow, ...]
    points: tuple[StockPartRow, ...]
    institutions: tuple[StockPartRow, ...]
    actors: tuple[StockPartRow, ...]
    figures: tuple[StockPartRow, ...]
    findings: Mapping[str, tuple[StockPartRow, ...]]
    others: tuple[StockRow, ...]
    divided: frozenset[str] = frozenset()
    values: Mapping[str, object] = field(default_factory=dict, compare=False)


class ComparedRounds(NamedTuple):
    """Two rounds that are to be shown side by side."""

    stock: UUID
    other: UUID


def parts(session: Session, record: type[Any], stock: UUID) -> Sequence[Any]:
    """The rows of one list of a round, in their order."""
    query = select(record).where(record.stock_taking_id == stock, record.alive.is_(True))
    return session.scalars(query.order_by(record.position, record.id)).all()


def all_rows(session: Session) -> list[StockRow]:
    """All rounds, the newest first; those without a date come before."""
    query = select(StockTaking).where(StockTaking.alive.is_(True))
    rows = session.scalars(query.order_by(StockTaking.date.desc().nulls_first(), StockTaking.id.desc())).all()
    points, institutions = _counts(session, WalkPoint), _counts(session, Institution)
    standings = tagged.standings(raw_of(session), "stock_taking", [row.id for row in rows])
    return [_row(row, points.get(row.id, 0), institutions.get(row.id, 0), standings[row.id]) for row in rows]


def other_rounds(session: Session, stock: StockTaking) -> tuple[StockRow, ...]:
    """The other rounds of the same area, the newest first."""
    rounds = rounds_of(session, stock.area_id, stock.area_label or "", Town.of(stock))
    return tuple(row for row in rounds if row.id != stock.id)


def rounds_of(session: Session, area: UUID | None, label: str, town: Town) -> tuple[StockRow, ...]:
    """The rounds of an area, the newest first: by the area, or by what it is called; none of another town."""
    same: ColumnElement[bool] = StockTaking.area_label.is_not(None)
    if area is not None:
        same = or_(StockTaking.area_id == area, same)
    query = select(StockTaking).where(StockTaking.alive.is_(True), same)
    called, line = fold(label), bodies(session)
    return tuple(
        _row(row)
        for row in session.scalars(query.order_by(StockTaking.date.desc(), StockTaking.id.desc())).all()
        if not town.differs(Town.of(row), line)
        and ((area is not None and row.area_id == area) or (called and fold(row.area_label or "") == called))
    )


def whole(session: Session, stock: StockTaking, attachments: Attachments) -> StockWholeRow:
    """A round with all its lists."""
    key = UUID(bytes=stock.id.bytes)
    findings = parts(session, Finding, key)
    return StockWholeRow(
        key,
        stock.area_label or "",
        tuple(_person(row) for row in parts(session, StockParticipant, key)),
        _points(session, key, attachments),
        _lines(session, Institution, key),
        _lines(session, StockActor, key),
        _lines(session, StockFigure, key),
        {
            kind: tuple(
                StockPartRow(row.id, values=plain_values(row)) for row in findings if row.kind == kind
            )
            for kind in FindingKind
        },
        other_rounds(session, stock),
        divided(session, "stock_taking", [key]).get(key, frozenset()),
        plain_values(stock),
    )


def _row(
    row: StockTaking, points: int = 0, institutions: int = 0, standing: Standing = ALL_ARRIVED
) -> StockRow:
    return StockRow(
        row.id, row.area_label or "", row.municipality_label or "", row.project_label or "", row.date,
        row.date_to, points, institutions, standing,
    )  # fmt: skip


def _counts(session: Session, record: type[Any]) -> dict[UUID, int]:
    query = select(record.stock_taking_id, func.count()).where(record.alive.is_(True))
    return {key: count for key, count in session.execute(query.group_by(record.stock_taking_id)) if key}


def _lines(session: Session, record: type[Any], stock: UUID) -> tuple[StockPartRow, ...]:
    rows = parts(session, record, stock)
    asked = divided(session, record.__tablename__, [row.id for row in rows])
    return tuple(
        StockPartRow(row.id, divided=asked.get(row.id, frozenset()), values=plain_values(row)) for row in rows
    )


def _points(session: Session, stock: UUID, attachments: Attachments) -> tuple[StockPartRow, ...]:
    rows = parts(session, WalkPoint, stock)
    wanted = [row.attachment_id for row in rows if row.attachment_id is not None]
    query = select(Attachment.id, Attachment.hash, Attachment.file_name).where(Attachment.id.in_(wanted))
    files = {key: (hash64, name or "") for key, hash64, name in session.execute(query)}
    asked = divided(session, "walk_point", [row.id for row in rows])
    return tuple(
        StockPartRow(
            row.id, row.attachment_id, attachments.present(hash64), asked.get(row.id, frozenset()),
            plain_values(row), name,
        )
        for row in rows
        for hash64, name in (files.get(row.attachment_id, (None, "")),)
    )  # fmt: skip


def _person(row: StockParticipant) -> AttendanceRow:
    return AttendanceRow(
        row.id, row.person_id, row.name or "", row.function or "", row.organization or "", row.remark or "",
        "present", False, plain_values(row),
    )  # fmt: skip
