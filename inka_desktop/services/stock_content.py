"""From the rows of a round to what its report prints and what is compared."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import select

from inka_desktop.records import coordinates
from inka_desktop.records.content import PhotoContent, PresentContent
from inka_desktop.records.documents import Attachment
from inka_desktop.records.photo_marks import HeldBack, is_passed_on
from inka_desktop.records.stock import (
    Finding,
    Institution,
    StockActor,
    StockFigure,
    StockParticipant,
    StockTaking,
    WalkPoint,
)
from inka_desktop.records.stock_content import (
    ActorContent,
    FigureContent,
    FindingContent,
    InstitutionContent,
    PointContent,
    StockContent,
)
from inka_desktop.services.passing_on import standing_marks
from inka_desktop.services.stock_rows import parts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy.orm import Session

METHODS = ("by_statistics", "by_walk", "by_interview", "by_round_table")


def content_of(session: Session, stock: StockTaking, *, for_office: bool = False) -> StockContent:
    """What a round says now; photos that may not be passed on are counted, and named only for the office."""
    key = UUID(bytes=stock.id.bytes)
    points = parts(session, WalkPoint, key)
    files = [row.attachment_id for row in points if row.attachment_id is not None]
    photos = _photos(session, files)
    held_back = _held_back(session, points, photos)
    if not for_office:
        photos = {file: row for file, row in photos.items() if file not in held_back}
    return StockContent(
        area=stock.area_label or "",
        municipality=stock.municipality_label or "",
        project=stock.project_label or "",
        date=stock.date,
        date_to=stock.date_to,
        delimitation=stock.delimitation or "",
        methods=tuple(name for name in METHODS if getattr(stock, name)),
        method_note=stock.method_note or "",
        summary=stock.summary or "",
        next_note=stock.next_note or "",
        people=tuple(_person(row) for row in parts(session, StockParticipant, key)),
        points=tuple(_point(number, row, photos) for number, row in enumerate(points, start=1)),
        institutions=tuple(_institution(row) for row in parts(session, Institution, key)),
        actors=tuple(_actor(row) for row in parts(session, StockActor, key)),
        figures=tuple(_figure(row) for row in parts(session, StockFigure, key)),
        findings=tuple(FindingContent(row.kind, row.what or "") for row in parts(session, Finding, key)),
        held_back=HeldBack(sum(file in held_back for file in files), for_office),
    )


def _photos(session: Session, wanted: list[UUID]) -> Mapping[UUID, Attachment]:
    found = session.scalars(select(Attachment).where(Attachment.id.in_(wanted))).all()
    return {UUID(bytes=row.id.bytes): row for row in found}


def _held_back(
    session: Session, points: Sequence[WalkPoint], photos: Mapping[UUID, Attachment]
) -> frozenset[UUID]:
    """Files that may not be passed on: a picture of several points leaves if each of them lets it."""
    marks = standing_marks(session, points)
    stay = frozenset(
        row.attachment_id
        for row in points
        if row.attachment_id is not None and not is_passed_on(marks[row.id])
    )
    pictures = {row.content_hash for file, row in photos.items() if file in stay}
    return stay | {file for file, row in photos.items() if row.content_hash in pictures}


def _point(number: int, row: WalkPoint, photos: Mapping[UUID, Attachment]) -> PointContent:
    file = photos.get(row.attachment_id) if row.attachment_id is not None else None
    photo = (
        PhotoContent(file.content_hash or "", row.place or "", file.width_px or 0, file.height_px or 0)
        if file is not None
        else None
    )
    return PointContent(
        number, row.place or "", row.category or "", row.assessment or "", row.note or "",
        coordinates.read(row.coordinates or ""), photo, row.attachment_id is not None,
        row.origin_id or row.id,
    )  # fmt: skip


def _institution(row: Institution) -> InstitutionContent:
    return InstitutionContent(
        row.origin_id or row.id, row.name or "", row.kind or "", row.carrier or "", row.offer or "",
        row.target_group or "", row.capacity or "", row.accessibility or "", row.opening_hours or "",
        row.financing or "",
    )  # fmt: skip


def _actor(row: StockActor) -> ActorContent:
    return ActorContent(
        row.name or "", row.role or "", row.relation or "", row.note or "", row.origin_id or row.id
    )  # fmt: skip


def _figure(row: StockFigure) -> FigureContent:
    return FigureContent(
        row.origin_id or row.id, row.name or "", row.value or "", row.basis, row.district_value or "",
        row.state_value or "", row.source or "", row.as_of,
    )  # fmt: skip


def _person(row: StockParticipant) -> PresentContent:
    return PresentContent(row.function or "", row.organization or "", row.name or "", row.remark or "")
