"""From the working record of a protocol to the canonical content that documents and versions hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from inka_desktop.records.content import (
    AgreementContent,
    PhotoContent,
    PresentContent,
    ProjectContent,
    ProtocolContent,
    TopicContent,
    decode_content,
)
from inka_desktop.records.documents import Attachment
from inka_desktop.records.projects import Project, ProjectParty
from inka_desktop.records.protocol_types import spec_of_type
from inka_desktop.records.protocols import Agreement, Attendance, Photo, Protocol, Topic
from inka_desktop.records.specs import by_kind
from inka_desktop.records.values import PartyRole
from inka_desktop.services import postponing, protocol_rows
from inka_desktop.services.approval_content import with_approval
from inka_desktop.services.fixed_texts import same
from inka_desktop.services.newest_text import newest_version
from inka_desktop.services.parties import valid_on

_NOT_TAKEN = frozenset({"kind", "number", "project", "people", "topics", "enclosures", "distribution"})
"""Named alike but not taken as they stand."""
_PLAIN = frozenset({"str", "int | None", "dt.date | None", "dt.time | None"})

if TYPE_CHECKING:
    from uuid import UUID

    from sqlalchemy.orm import Session

    from inka_desktop.services.rows import AgreementRow


def working_content(session: Session, protocol: Protocol, on: date) -> ProtocolContent:
    """What the protocol says now, as the next version would.

    What earlier protocols left open stands in a corrected version as it was on its day.

    Args:
        session: for reading.
        protocol: the working record; its internal note and quick note are not read.
        on: decides nothing that is kept; agreements count their days only on screen.
    """
    newest, spec = newest_version(session, protocol.id), spec_of_type(protocol.type)
    items = protocol_rows.parts(session, Topic, protocol.id)
    if newest is not None and newest.content is not None:
        before = decode_content(newest.content)
        carried, carried_from = before.carried, before.carried_from
    else:
        rows, carried_from = protocol_rows.carried(session, protocol, on)
        carried = tuple(replace(_agreement(row), agreed_on=row.agreed_on) for row in rows)
    agreed = protocol_rows.agreements(session, protocol, on)
    content = ProtocolContent(
        format=spec.format,
        kind=spec.content,
        number=protocol.number or "",
        version=(newest.version or 1) + 1 if newest else 1,
        predecessor=newest.version if newest else None,
        project=_project(session, protocol),
        visit_kind=protocol.kind,
        people=_people(session, protocol.id),
        carried_from=carried_from,
        carried=carried,
        topics=tuple(map(_topic, items)),
        agreements=_agreements(_as_agreed(session, protocol, agreed) if newest else agreed, items),
        photos=_photos(session, protocol.id),
        enclosures=lines(protocol.enclosures),
        distribution=lines(protocol.distribution),
        partner=protocol.organization_label or "",
        **last_minutes(session, protocol),
        **_plain_fields(protocol),
    )
    return with_approval(session, protocol.id, content)


def _plain_fields(protocol: Protocol) -> dict[str, Any]:
    """What content and record call by the same name: a new field needs no line here."""
    written = by_kind()["protocol"].by_name
    taken = [
        (each.name, each.type)
        for each in fields(ProtocolContent)
        if each.type in _PLAIN and each.name in written and each.name not in _NOT_TAKEN
    ]
    found = {name: getattr(protocol, name) for name, _ in taken}
    return found | {name: found[name] or "" for name, kind in taken if kind == "str"}


def last_minutes(session: Session, protocol: Protocol) -> dict[str, Any]:
    """Date and number of the minutes that a meeting was asked to approve."""
    last = session.get(Protocol, protocol.last_minutes_id) if protocol.last_minutes_id else None
    return {"last_date": last.date, "last_number": last.number or ""} if last is not None else {}


def changed_since(session: Session, protocol: Protocol, on: date) -> bool:
    """Whether the working record says something else than its newest version; False without one.

    :func:`.fixed_texts.same` says what counts.
    """
    newest = newest_version(session, protocol.id)
    if newest is None or newest.content is None:
        return False
    return not same(working_content(session, protocol, on), decode_content(newest.content))


def _project(session: Session, protocol: Protocol) -> ProjectContent:
    project = session.get(Project, protocol.project_id) if protocol.project_id else None
    if project is None:
        return ProjectContent(title=protocol.project_label or "")
    parties = session.scalars(
        select(ProjectParty)
        .where(ProjectParty.project_id == project.id, ProjectParty.alive.is_(True))
        .order_by(ProjectParty.valid_from, ProjectParty.id)
    ).all()
    then = [party for party in parties if protocol.date is None or valid_on(party, protocol.date)]
    carriers = [party.organization_label or "" for party in then if party.role == PartyRole.CARRIER]
    return ProjectContent(
        title=project.title or "",
        file_number=project.file_number or "",
        municipalities=tuple(
            party.organization_label or "" for party in then if party.role == PartyRole.MUNICIPALITY
        ),
        carrier=", ".join(name for name in carriers if name),
    )


def _people(session: Session, protocol: UUID) -> tuple[PresentContent, ...]:
    return tuple(
        PresentContent(
            row.function or "", row.organization or "", row.name or "", row.remark or "", row.state, row.vote
        )
        for row in protocol_rows.parts(session, Attendance, protocol)
    )  # fmt: skip


def _topic(row: Topic) -> TopicContent:
    return TopicContent(
        row.title or "", row.notes or "", row.kind or "", row.facts or "", row.resolution or "",
        row.votes_for, row.votes_against, row.abstentions,
    )  # fmt: skip


def _agreement(row: AgreementRow) -> AgreementContent:
    return AgreementContent(row.what, row.responsible, row.due, row.state, row.remark, row.done_on)


def _as_agreed(session: Session, protocol: Protocol, rows: Sequence[AgreementRow]) -> Sequence[AgreementRow]:
    """What was agreed, with whom and by when as it was then: what became of it since changes no text."""
    living = session.scalars(select(Agreement).where(Agreement.id.in_([row.id for row in rows]))).all()
    said = postponing.agreed(session, living, protocol)
    return [replace(row, **said[row.id]._asdict()) if row.id in said else row for row in rows]


def _agreements(rows: Sequence[AgreementRow], items: Sequence[Topic]) -> tuple[AgreementContent, ...]:
    """Agreements with the number of the item at which they were made."""
    numbers = {item.id: number for number, item in enumerate(items, start=1)}
    return tuple(replace(_agreement(row), item=numbers.get(row.values.get("topic_id"))) for row in rows)  # type: ignore[call-overload]  # an id or None


def _photos(session: Session, protocol: UUID) -> tuple[PhotoContent, ...]:
    query = (
        select(Photo.caption, Attachment.content_hash, Attachment.width_px, Attachment.height_px)
        .outerjoin(Attachment, Photo.attachment_id == Attachment.id)
        .where(Photo.protocol_id == protocol, Photo.alive.is_(True))
        .order_by(Photo.position, Photo.id)
    )
    return tuple(
        PhotoContent(found or "", caption or "", width or 0, height or 0)
        for caption, found, width, height in session.execute(query)
    )


def lines(text: str | None) -> tuple[str, ...]:
    """What stands in a text, an entry a line."""
    return tuple(line.strip() for line in (text or "").split("\n") if line.strip())
