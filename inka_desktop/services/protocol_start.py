"""A new visit begins with what the last one left: people, topics and open agreements."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from inka_desktop.records.projects import Project, Site
from inka_desktop.records.protocols import Attendance, Protocol, Topic
from inka_desktop.services.core import Core, find
from inka_desktop.services.editing import add
from inka_desktop.services.labels import label_of
from inka_desktop.services.protocol_rows import earlier_protocol, parts

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from inka_desktop.store.writer import Transaction

FIRST_TOPICS = (
    "Personal, Räume, Öffnungszeiten",
    "Erreichung der Zielgruppen",
    "Angebote und Maßnahmen",
    "Netzwerk und Steuerungsgruppe",
    "Öffentlichkeitsarbeit",
)
"""Topics of a first visit (DOMAIN.md, "Vor-Ort-Protokoll"); later visits follow the last one."""

_SAME_AS_LAST = ("site_id", "site_label", "place", "keeper", "distribution")
_PERSON = ("person_id", "name", "function", "organization")


def start(core: Core, transaction: Transaction, project_id: UUID, on: date, keeper: str) -> UUID:
    """Make a visit in the running transaction; returns its id.

    Open agreements need no copy: a visit shows those of earlier ones (:func:`.protocol_rows.carried`).

    Args:
        core: of the workspace.
        transaction: the running one.
        project_id: the project that is visited.
        on: the day of the visit (local calendar date).
        keeper: who takes the minutes when there was no visit before.

    Raises:
        UnknownRecordError: there is no such project on this device.
    """
    session: Session = transaction.session
    project = find(session, Project, project_id)
    given: dict[str, Any] = {
        "project_id": project_id, "project_label": label_of("project", project), "date": on,
        "keeper": keeper or None,
    }  # fmt: skip
    last = earlier_protocol(session, Protocol(id=UUID(int=2**128 - 1), project_id=project_id, date=on))
    given |= _from_last(last, on) if last is not None else _from_site(session, project_id)
    visit = add(core, transaction, "protocol", given)
    session.flush()
    if last is None:
        for title in FIRST_TOPICS:
            add(core, transaction, "topic", {"protocol_id": visit.id, "title": title})
    else:
        _copy(core, transaction, last, visit)
    return UUID(bytes=visit.id.bytes)


def _from_last(last: Protocol, on: date) -> dict[str, Any]:
    given = {name: getattr(last, name) for name in _SAME_AS_LAST if getattr(last, name)}
    if last.next_date == on:
        given["begin"] = last.next_time
    return given


def _from_site(session: Session, project_id: UUID) -> dict[str, Any]:
    """The place of a first visit: the project's only site."""
    from sqlalchemy import select

    sites = session.scalars(
        select(Site).where(Site.project_id == project_id, Site.alive.is_(True)).limit(2)
    ).all()
    return {"site_id": sites[0].id, "place": sites[0].name} if len(sites) == 1 else {}


def _copy(core: Core, transaction: Transaction, last: Protocol, visit: Protocol) -> None:
    session: Session = transaction.session
    for person in parts(session, Attendance, last.id):
        given = {name: getattr(person, name) for name in _PERSON}
        add(core, transaction, "attendance", {"protocol_id": visit.id, "position": person.position, **given})
    for topic in parts(session, Topic, last.id):
        add(
            core,
            transaction,
            "topic",
            {"protocol_id": visit.id, "title": topic.title, "position": topic.position},
        )
