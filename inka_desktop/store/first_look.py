"""What Heute shows, by plain SQL: ready in milliseconds while the ORM is still being imported.

Imports neither SQLAlchemy nor the records (a test holds that). Each statement has its index; without
them six queries took 100 ms instead of 6.5 ms on 20,000 visits (PROBES.md, Start-up). The service for
Heute reads through the same statements, so both always agree.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, time, timedelta
from datetime import date as calendar_date
from pathlib import Path
from typing import Any, NamedTuple
from uuid import UUID

from .connection import connect
from .raw import RawConnection

DAYS = 7
MOST = 30
"""Rows of a block; nobody reads more on one page."""
_MEETING_MS = 10 * 60 * 1000
"""What arrived within this time before the newest arrival came with the same meeting."""

_NOT_RELEASED = " AND NOT EXISTS (SELECT 1 FROM agreement l WHERE l.id = a.released_id AND l.alive = 1)"
"""A released agreement lives on in the project's space, once that one is here."""
_LINE = ("series_id", "project_id", "organization_id")
"""What protocols have in common that follow on each other; the first that is filled counts, as it does in
``services.protocol_rows.line``.
"""


def _by_line(said: Callable[[str], str], otherwise: str) -> str:
    """SQL that says something of the line of ``v``; each column keeps its own index."""
    cases = " ".join(f"WHEN v.{name} IS NOT NULL THEN {said(name)}" for name in _LINE)
    return f"CASE {cases} ELSE {otherwise} END"


def _last(column: str) -> str:
    return (
        f"(SELECT max(o.date) FROM protocol o WHERE o.alive = 1 AND o.{column} = v.{column}"
        " AND o.type = v.type AND o.date < ?1)"
    )


def _open(column: str) -> str:
    """An agreement of a project may have been made without a protocol; of others it is their protocols'."""
    if column == "project_id":
        return (
            "(SELECT count(*) FROM agreement a WHERE a.project_id = v.project_id AND a.alive = 1"
            f" AND a.state = 'open'{_NOT_RELEASED})"
        )
    return (
        "(SELECT count(*) FROM protocol o JOIN agreement a ON a.protocol_id = o.id AND a.alive = 1"
        " LEFT JOIN agreement l ON l.id = a.released_id AND l.alive = 1"
        f" WHERE o.alive = 1 AND o.{column} = v.{column} AND coalesce(l.state, a.state) = 'open')"
    )


_SAME = _by_line(
    lambda column: f"b.{column} = v.{column}",
    "coalesce(b.series_id, b.project_id, b.organization_id) IS NULL",
)
_BEFORE = f" {_by_line(_last, 'NULL')}, {_by_line(_open, '0')}"
"""The day of the last one of the line, and what is open there."""
TITLE = "coalesce(nullif(v.body, ''), nullif(v.project_label, ''), v.organization_label)"
"""What a protocol is about (``records.protocol_types.TITLE``)."""
NEXT_PLACE = (
    "coalesce((SELECT nullif(s.place, '') FROM series s WHERE s.id = v.series_id AND s.alive = 1), v.place)"
)
"""Where an appointment that a protocol agreed on will be: where its body usually meets, else as before."""
NOT_MADE = (
    "NOT EXISTS (SELECT 1 FROM protocol b WHERE b.alive = 1 AND b.date = v.next_date"
    f" AND b.type = v.type AND {_SAME})"
    " AND NOT EXISTS (SELECT 1 FROM protocol m WHERE m.agreed_at_id = v.id AND m.alive = 1)"
)
"""Of an appointment that a protocol agreed on: nobody has begun it, nor one of its line on that day."""
PROTOCOLS = (
    f"SELECT v.id, v.project_id, {TITLE}, v.date, v.begin, v.place, v.state, v.type, v.series_id,"
    " v.organization_id," + _BEFORE + " FROM protocol v WHERE v.alive = 1 AND v.date BETWEEN ?1 AND ?2"
    " ORDER BY v.date, v.begin IS NULL, v.begin, v.id LIMIT ?3"
)
APPOINTMENTS = (
    f"SELECT NULL, v.project_id, {TITLE}, v.next_date, v.next_time, {NEXT_PLACE}, v.state, v.type,"
    " v.series_id, v.organization_id,"
    + _BEFORE
    + f" FROM protocol v WHERE v.alive = 1 AND v.next_date BETWEEN ?1 AND ?2 AND {NOT_MADE}"
    " ORDER BY v.next_date, v.next_time IS NULL, v.next_time, v.id LIMIT ?3"
)
AGREEMENTS = (
    "SELECT a.id, coalesce(v.id, w.id), a.project_id, "
    f" coalesce(p.title, {TITLE}), a.what, a.responsible,"
    " a.due, a.state, a.done_on, a.remark, coalesce(v.date, r.date) FROM agreement a"
    " LEFT JOIN project p ON p.id = a.project_id LEFT JOIN protocol v ON v.id = a.protocol_id"
    " LEFT JOIN released_protocol r ON r.id = a.release_id LEFT JOIN protocol w ON w.id = r.protocol_id"
    " WHERE a.alive = 1 AND a.state = 'open' AND a.due <= ?1"
    + _NOT_RELEASED
    + " ORDER BY a.due, a.id LIMIT ?2"
)
_OPEN_TILL = " WHERE alive = 1 AND state = 'open' AND due <= ?1 ORDER BY due, id LIMIT ?2"
TASKS = "SELECT 'task', id, what, responsible, project_label, due FROM task" + _OPEN_TILL
FOLLOW_UPS = "SELECT 'follow_up', id, what, NULL, project_label, due FROM follow_up" + _OPEN_TILL
DRAFTS = (
    f"SELECT v.id, v.date, {TITLE}, v.kind, v.place, v.state, v.number, v.keeper, v.type FROM protocol v"
    " WHERE v.alive = 1 AND v.state = 'draft' AND v.date <= ?1 ORDER BY v.date DESC, v.id DESC LIMIT ?2"
)
CONSULTATIONS = (
    f"SELECT v.id, v.date, {TITLE}, v.kind, v.place, v.state, v.number, v.keeper, v.type, t.reply_by,"
    " (SELECT count(*) FROM recipient r WHERE r.text_id = t.id AND r.alive = 1 AND NOT EXISTS"
    " (SELECT 1 FROM reply y WHERE y.recipient_id = r.id AND y.alive = 1))"
    " FROM protocol v JOIN fixed_text t ON t.id = (SELECT n.id FROM fixed_text n"
    " WHERE n.protocol_id = v.id AND n.purpose = 'consultation' AND n.alive = 1 AND n.withdrawn = 0"
    " ORDER BY n.number DESC, n.fixed_at DESC, n.id DESC LIMIT 1)"
    " WHERE v.alive = 1 AND v.state = 'consultation' ORDER BY t.reply_by, v.date, v.id LIMIT ?1"
)
MAILS = (
    "SELECT id, protocol_id, stock_taking_id, subject, prepared_at, recipients, kind FROM mailing"
    " WHERE alive = 1 AND state = 'prepared' ORDER BY prepared_at, id LIMIT ?1"
)
COUNTS = (
    "SELECT (SELECT count(*) FROM project WHERE alive = 1), (SELECT count(*) FROM sync_divided),"
    " (SELECT max(at) FROM sync_arrival),"
    " (SELECT coalesce(sum(changes), 0) FROM sync_arrival"
    " WHERE at >= (SELECT max(at) FROM sync_arrival) - ?1)"
)
UNSENT = """
WITH own(no, reached) AS (
    SELECT no, max(
        coalesce((SELECT max(seq) FROM place_log p WHERE p.log = l.no), 0),
        coalesce((SELECT max(seq) FROM sync_ack a WHERE a.log = l.no AND a.device <> l.device), 0))
    FROM sync_log l WHERE stream = 0 AND device IN (SELECT device FROM sync_log WHERE own = 1))
SELECT count(*) FROM (
    SELECT DISTINCT own.no, t.action FROM own JOIN sync_tx t
    ON t.last > (own.no << 40) + own.reached AND t.last < (own.no + 1) << 40
    WHERE t.label NOT IN ('ack', 'control', 'anew'))
"""


class ProtocolLine(NamedTuple):
    """A protocol of the next days; without an id the next appointment that an earlier one agreed on."""

    protocol_id: UUID | None
    project_id: UUID | None
    project: str
    date: calendar_date
    begin: time | None
    place: str
    state: str
    type: str
    series_id: UUID | None
    organization_id: UUID | None
    last_visit: calendar_date | None
    open_agreements: int


class AgreementLine(NamedTuple):
    """An open agreement that is due."""

    id: UUID
    protocol_id: UUID | None
    project_id: UUID | None
    project: str
    what: str
    responsible: str
    due: calendar_date
    state: str
    done_on: calendar_date | None
    remark: str
    agreed_on: calendar_date | None


class TaskLine(NamedTuple):
    """A follow-up date or a task of the office that is due; ``kind`` is its table."""

    kind: str
    id: UUID
    what: str
    responsible: str
    project: str
    due: calendar_date


class DraftLine(NamedTuple):
    """A protocol that was begun; of one in consultation until when replies are due, and how many lack."""

    id: UUID
    date: calendar_date | None
    project: str
    kind: str
    place: str
    state: str
    number: str
    keeper: str
    type: str
    reply_by: calendar_date | None = None
    waiting: int = 0


class MailLine(NamedTuple):
    """An e-mail that was prepared, and what about; ``recipients`` one a line."""

    id: UUID
    protocol_id: UUID | None
    stock_taking_id: UUID | None
    subject: str
    prepared_at: datetime | None
    recipients: str
    kind: str = ""


class FirstLook(NamedTuple):
    """What Heute shows.

    Attributes:
        protocols: from the day on, by date and begin; appointments that have no protocol yet among them.
        agreements: overdue ones first.
        tasks: follow-up dates and tasks, overdue ones first.
        drafts: those in consultation, first due first; then drafts, newest first, none of a later day.
        divided: cells with two entries; 0 means that nobody is asked anything.
        unsent: own actions that are in no place yet.
        received, received_at: changes of the newest meeting that brought any.
        projects: 0 on an empty device.
        mails: those of which nobody said yet that they were sent, the oldest first.
    """

    protocols: tuple[ProtocolLine, ...]
    agreements: tuple[AgreementLine, ...]
    tasks: tuple[TaskLine, ...]
    drafts: tuple[DraftLine, ...]
    divided: int
    unsent: int
    received: int
    received_at: datetime | None
    projects: int
    mails: tuple[MailLine, ...] = ()


def look(path: Path, key: bytes | None, on: calendar_date, days: int = DAYS) -> FirstLook:
    """Open the database file read-only, look once and close it.

    Raises:
        WrongKeyError: the key does not open the file.
        DamagedDatabaseError: there is no such file.
    """
    raw = connect(path, key, read_only=True)
    try:
        return read(raw, on, days)
    finally:
        raw.close()


def read(raw: RawConnection, on: calendar_date, days: int = DAYS) -> FirstLook:
    """The first look on a connection that is open; ``on`` is the local calendar date."""
    first, last = on.isoformat(), (on + timedelta(days=days)).isoformat()
    rows = [*raw.execute(PROTOCOLS, (first, last, MOST)), *raw.execute(APPOINTMENTS, (first, last, MOST))]
    lines = sorted(map(_line, rows), key=lambda line: (line.date, line.begin is None, line.begin or time()))
    projects, divided, received_at, received = raw.execute(COUNTS, (_MEETING_MS,)).fetchone()
    return FirstLook(
        protocols=tuple(lines[:MOST]),
        agreements=tuple(map(_agreement, raw.execute(AGREEMENTS, (last, MOST)))),
        tasks=_tasks([*raw.execute(FOLLOW_UPS, (last, MOST)), *raw.execute(TASKS, (last, MOST))]),
        drafts=(
            *map(_consultation, raw.execute(CONSULTATIONS, (MOST,))),
            *map(_draft, raw.execute(DRAFTS, (first, MOST))),
        ),
        divided=divided,
        unsent=raw.execute(UNSENT).fetchone()[0],
        received=received,
        received_at=_moment(received_at),
        projects=projects,
        mails=tuple(map(_mail, raw.execute(MAILS, (MOST,)))),
    )


def _line(row: tuple[Any, ...]) -> ProtocolLine:
    key, project, label, day, begin, place, state, kind, series, partner, last, agreements = row
    return ProtocolLine(
        _id(key), _id(project), label or "", calendar_date.fromisoformat(day), _time(begin), place or "",
        state if key else "", kind, _id(series), _id(partner), _day(last), agreements,
    )  # fmt: skip


def _agreement(row: tuple[Any, ...]) -> AgreementLine:
    key, visit, project, label, what, responsible, due, state, done_on, remark, agreed_on = row
    return AgreementLine(
        UUID(bytes=key), _id(visit), _id(project), label or "", what or "", responsible or "",
        calendar_date.fromisoformat(due), state, _day(done_on), remark or "", _day(agreed_on),
    )  # fmt: skip


def _tasks(rows: Sequence[tuple[Any, ...]]) -> tuple[TaskLine, ...]:
    found = [
        TaskLine(
            kind, UUID(bytes=key), what or "", responsible or "", project or "",
            calendar_date.fromisoformat(due),
        )
        for kind, key, what, responsible, project, due in rows
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda line: line.due)[:MOST])


def _draft(row: tuple[Any, ...]) -> DraftLine:
    key, day, *texts = row
    title, kind, place, state, number, keeper, type = (text or "" for text in texts)
    return DraftLine(UUID(bytes=key), _day(day), title, kind, place, state, number, keeper, type)


def _consultation(row: tuple[Any, ...]) -> DraftLine:
    *draft, reply_by, waiting = row
    return _draft(tuple(draft))._replace(reply_by=_day(reply_by), waiting=waiting)


def _mail(row: tuple[Any, ...]) -> MailLine:
    key, protocol, stock, subject, prepared_at, recipients, kind = row
    return MailLine(
        UUID(bytes=key), _id(protocol), _id(stock), subject or "", _moment(prepared_at), recipients or "",
        kind or "",
    )  # fmt: skip


def _moment(value: int | None) -> datetime | None:
    return datetime.fromtimestamp(value / 1000, UTC) if value is not None else None


def _id(value: bytes | None) -> UUID | None:
    return UUID(bytes=value) if value else None


def _day(value: str | None) -> calendar_date | None:
    return calendar_date.fromisoformat(value) if value else None


def _time(value: str | None) -> time | None:
    return time.fromisoformat(value) if value else None
