"""The bin: every deleted record that a person may want back, whatever its kind.

Nothing is kept for it: a deleted record is one whose ``alive`` is off, and the log says who did that.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import select

from inka_desktop.records.base import ALIVE, Record
from inka_desktop.records.documents import Attachment, Document
from inka_desktop.records.network import Person
from inka_desktop.records.projects import ProjectPerson
from inka_desktop.records.protocols import Protocol
from inka_desktop.records.specs import TableSpec, by_kind, by_number, tables
from inka_desktop.services import erasures
from inka_desktop.services.core import Core
from inka_desktop.services.labels import label_of
from inka_desktop.services.ordering import owner_field
from inka_desktop.services.past import device_names
from inka_desktop.services.rows import BinRow
from inka_desktop.store.clock import wall_of
from inka_desktop.store.dots import heads_of
from inka_desktop.store.oplook import OpReader
from inka_desktop.store.raw import RawConnection

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_NAMING = (
    "title", "form_label", "name", "body", "area_label", "project_label", "organization_label", "what",
    "caption", "function", "organization", "office", "place", "word",
)  # fmt: skip
"""Fields that say what a record is called, whichever of them its kind has."""

COMES_AND_GOES = frozenset(
    {
        "attachment",
        "protocol_version",
        "device",
        "fixed_text",
        "recipient",
        "postponement",
        "mailing",
        "tagging",
        "twin",
        "form_file",
        "answer",
        "answer_file",
        "finished_submission",
        "round_part",
        "submission_step",
        "remark",
        "contact_count",
        "figure_rule",
        "filling_rule",
    }
)
"""Kinds that come and go with what people delete: the bin does not name them."""

_WHOLES = {"document": ("protocol_id", "version_id")}
"""Fields that name the whole, where a kind may be part of one of several: the first that is filled."""


def rows(core: Core) -> list[BinRow]:
    """What lies in the bin, the newest first.

    A part whose whole is deleted too is left out: it comes back with the whole, or is listed after it.
    """
    with core.raw() as raw:
        erased = erasures.shells(raw)
    with core.session() as session:
        found = [
            (spec, record, owner, _called(session, record))
            for spec in tables()
            if spec.kind not in COMES_AND_GOES
            for record, owner in _dead(session, spec)
            if (spec.number, record.id.bytes) not in erased
        ]
    with core.raw() as raw:
        look = _Look(raw)
        listed = [_row(look, *one) for one in found]
    oldest = datetime.min.replace(tzinfo=UTC)
    return sorted(listed, key=lambda row: (row.at or oldest, row.id), reverse=True)


def _dead(session: Session, spec: TableSpec) -> Iterator[tuple[Record, Record | None]]:
    """Deleted records of a kind whose owner, where they have one, is there."""
    record: Any = spec.record
    for row in session.scalars(select(record).where(record.alive.is_(False))).all():
        belongs, owner = _owner(session, spec, row)
        if not belongs or (owner is not None and owner.alive):
            yield row, owner


def _owner(session: Session, spec: TableSpec, row: Any) -> tuple[bool, Any]:
    """Whether a row belongs to a record or is about one, and that one as far as it is here."""
    if spec.target is not None:
        return True, _target(session, row)
    first = owner_field(spec)
    names = _WHOLES.get(spec.kind, (first.name,) if first is not None else ())
    for field in (spec.by_name[name] for name in names):
        if field.parent is not None and (key := getattr(row, field.name)) is not None:
            return True, session.get(by_kind()[field.parent].record, key)
    return False, None


def _target(session: Session, row: Any) -> Any:
    """The record of any kind that a row is about, as far as it is here."""
    about = by_number().get(row.target_kind)
    return session.get(about.record, row.target_id) if about is not None and row.target_id else None


class _Look:
    """Who deleted a record and when, from the log."""

    def __init__(self, raw: RawConnection) -> None:
        self._reader = OpReader(raw)
        self._devices = device_names(raw)

    def deletion(self, spec: TableSpec, row: UUID) -> tuple[datetime | None, str, str]:
        """The moment, the device and its person."""
        dots = [
            dot
            for heads in self._reader.heads(spec.number, row.bytes)
            if ALIVE in heads
            for dot in heads_of(heads, ALIVE)
        ]
        newest = self._reader.newest(dots)
        transaction = self._reader.transaction(newest) if newest is not None else None
        if newest is None or transaction is None:
            return None, "", ""
        at = datetime.fromtimestamp(wall_of(transaction.hlc) / 1000, UTC)
        return at, *self._devices.get(self._reader.log(newest).device, ("", ""))


def _row(
    look: _Look, spec: TableSpec, record: Record, owner: Record | None, called: tuple[str, date | None]
) -> BinRow:
    row, (name, day) = UUID(bytes=record.id.bytes), called
    whole, whole_day = _said_by(owner) if owner is not None else ("", None)
    type = record.type if isinstance(record, Protocol) else ""
    return BinRow(spec.kind, row, name, day, whole, whole_day, *look.deletion(spec, row), type)


def _called(session: Session, record: Record) -> tuple[str, date | None]:
    """What a record is called, and its day; a document is called as its file is, a link as its person."""
    if isinstance(record, ProjectPerson) and record.person_id is not None:
        person = session.get(Person, record.person_id)
        return (label_of("person", person) if person is not None else None) or "", None
    if isinstance(record, Document) and record.attachment_id is not None:
        file = session.get(Attachment, record.attachment_id)
        return (file.file_name if file is not None else None) or "", None
    return _said_by(record)


def _said_by(record: Record) -> tuple[str, date | None]:
    fields = by_kind()[record.__tablename__].by_name
    names = (getattr(record, name) for name in _NAMING if name in fields)
    day = getattr(record, "date", None)
    return next((name for name in names if name), ""), day
