"""A new protocol begins with what the last one of its line left: people, topics and open agreements."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import func, select

from inka_desktop.records.network import Organization
from inka_desktop.records.order import spread
from inka_desktop.records.projects import Project, Site
from inka_desktop.records.protocol_types import spec_of_type
from inka_desktop.records.protocols import Attendance, Protocol, Topic
from inka_desktop.records.series import SeriesMember
from inka_desktop.services.core import Core, find
from inka_desktop.services.editing import add
from inka_desktop.services.labels import label_of
from inka_desktop.services.leavers import staying
from inka_desktop.services.network import left
from inka_desktop.services.planner import hidden
from inka_desktop.services.protocol_rows import earlier_protocol, not_begun, parts

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from inka_desktop.store.writer import Transaction

_NAMING = ("keeper", "chair", "distribution")
"""Fields that name people in words."""
_PERSON = ("person_id", "name", "function", "organization", "vote")
_NOBODY = UUID(int=2**128 - 1)
"""Stands behind every other protocol of the same day."""


@dataclass(frozen=True, slots=True)
class Begun:
    """What is known of a protocol that begins.

    Attributes:
        type: of protocol.
        on: its day (local calendar date).
        project_id: its project, None for one without.
        organization_id: the partner of one without a project.
    """

    type: str
    on: date
    project_id: UUID | None = None
    organization_id: UUID | None = None


def start(core: Core, transaction: Transaction, begun: Begun) -> UUID:
    """Make a protocol in the running transaction; returns its id.

    Open agreements need no copy: a protocol shows those of earlier ones (:func:`.protocol_rows.carried`).

    Raises:
        UnknownRecordError: there is no such project or partner on this device.
    """
    session: Session = transaction.session
    spec, project = spec_of_type(begun.type), begun.project_id
    given: dict[str, Any] = {
        "type": spec.type, "kind": spec.kinds[0], "date": begun.on,
    }  # fmt: skip
    if project is not None:
        given |= {
            "project_id": project,
            "project_label": label_of("project", find(session, Project, project)),
        }
    partner = begun.organization_id if project is None else None
    if partner is not None:
        given |= {
            "organization_id": partner,
            "organization_label": label_of("organization", find(session, Organization, partner)),
        }
    following = beginning(begun.type, begun.on, project_id=project, organization_id=partner)
    last = earlier_protocol(session, following, alike=True)
    if last is not None:
        given |= {name: getattr(last, name) for name in spec.copied if getattr(last, name)}
    elif project is not None:
        given |= _from_site(session, project)
    topics: list[dict[str, Any]]
    if last is None:
        topics = [topic.values() for topic in spec.first_topics]
    elif spec.agenda:
        from inka_desktop.services import agendas

        given |= agendas.after(last, begun.on)
        topics = agendas.items(session, last, following, begun.on)
    else:
        topics = [{"title": topic.title} for topic in parts(session, Topic, last.id)]
    if (said := agreed_at(session, last, following)) is not None:
        given |= {"agreed_at_id": said.id, "begin": said.next_time}
    people = parts(session, Attendance, last.id) if last is not None else ()
    return make(core, transaction, given, people, topics)


def beginning(kind: str, on: date, **line: UUID | None) -> Protocol:
    """A protocol that is not in the database yet, behind all others of its day."""
    return Protocol(id=_NOBODY, type=kind, date=on, **line)


def make(
    core: Core,
    transaction: Transaction,
    given: Mapping[str, Any],
    people: Sequence[Attendance | SeriesMember],
    topics: Sequence[Mapping[str, Any]],
) -> UUID:
    """Make a protocol with these fields, people as they stand elsewhere, and topics in this order.

    Whoever has left by its day is not expected there, in no list and in no words. Who begins it takes the
    minutes where nobody else does.
    """
    named = {name: text for name in _NAMING if (text := given.get(name))}
    said = dict(given) | staying(transaction.session, named, given["date"])
    said["keeper"] = said.get("keeper") or core.me_by(transaction.raw).person or None
    protocol = add(core, transaction, "protocol", said)
    transaction.session.flush()
    owner = UUID(bytes=protocol.id.bytes)
    gone = left(transaction.session, people, given["date"])
    for person in people:
        if person.person_id in gone:
            continue
        who = {name: getattr(person, name) for name in _PERSON}
        add(core, transaction, "attendance", who | {"protocol_id": owner, "position": person.position})
    for topic, position in zip(topics, spread(len(topics)), strict=True):
        add(core, transaction, "topic", {"protocol_id": owner, "position": position, **topic})
    return owner


def agreed_at(session: Session, last: Protocol | None, following: Protocol) -> Protocol | None:
    """The protocol whose next appointment begins with this one; a second one of a day begins none."""
    if last is None or last.date == following.date:
        return None
    return earlier_protocol(session, following, alike=True, agreed=True)


def agreed_days(session: Session) -> dict[UUID, date]:
    """By series the day that its meetings agreed on last, unless one of that day or later is there."""
    of_series = Protocol.series_id.is_not(None), hidden(Protocol.alive).is_(True)
    met = select(Protocol.series_id, func.max(Protocol.date).label("newest")).where(*of_series)
    last = met.group_by(Protocol.series_id).subquery()
    agreed = (
        select(Protocol.series_id, Protocol.next_date)
        .join(last, last.c.series_id == Protocol.series_id)
        .where(*of_series, Protocol.next_date > last.c.newest, not_begun())
    )
    found = session.execute(agreed.order_by(Protocol.date, Protocol.id))
    return {series: day for series, day in found if series is not None and day is not None}


def _from_site(session: Session, project_id: UUID) -> dict[str, Any]:
    """The place of a first protocol: the project's only site."""
    sites = session.scalars(
        select(Site).where(Site.project_id == project_id, Site.alive.is_(True)).limit(2)
    ).all()
    return {"site_id": sites[0].id, "place": sites[0].name} if len(sites) == 1 else {}
