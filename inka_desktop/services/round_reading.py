"""Rounds and their parts as they are read: named SQL, so that an overview of thousands of cells is quick."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from inka_desktop.records.german import sort_key
from inka_desktop.records.periods import Period
from inka_desktop.records.rounds import SubmissionStep
from inka_desktop.records.values import PartyRole, ProjectStatus, StepKind
from inka_desktop.services import remarks
from inka_desktop.services.hand_ins import newest
from inka_desktop.services.round_rows import OverviewRow, RoundPartRow, RoundProjectRow, RoundRow
from inka_desktop.store.errors import UnknownRecordError

if TYPE_CHECKING:
    from inka_desktop.store.raw import RawConnection

_ROUNDS = (
    'SELECT r.id, r.title, r.form_id, f.title, r.version_id, coalesce(v.number, 0), r."begin", r."end",'
    " r.due, r.note, r.sent_at, r.closed_at FROM round r LEFT JOIN form f ON f.id = r.form_id"
    " LEFT JOIN form_version v ON v.id = r.version_id WHERE r.alive = 1"
)
_PARTS = (
    "SELECT t.id, t.round_id, coalesce(r.title, t.round_label, ''), t.project_id,"
    " coalesce(p.title, t.project_label, ''), coalesce(t.due, r.due), t.due, t.due_reason, t.begun,"
    " t.excused, t.excused_reason, s.id, coalesce(s.state, 'draft'), s.submitted_at, s.return_until,"
    " r.closed_at IS NOT NULL, coalesce(q.open, 0), coalesce(q.answered, 0)"
    " FROM round_part t LEFT JOIN round r ON r.id = t.round_id LEFT JOIN project p ON p.id = t.project_id"
    " LEFT JOIN submission s ON s.round_id = t.round_id AND s.project_id = t.project_id AND s.alive = 1"
    f" LEFT JOIN ({remarks.COUNTED}) q ON q.submission_id = s.id"
    " WHERE t.alive = 1 AND coalesce(r.alive, 1) = 1 AND coalesce(p.alive, 1) = 1"
)
_ARRIVALS = (
    "SELECT s.submission_id, min(a.at) FROM sync_arrival a JOIN submission_step s ON s.id = a.row"
    " WHERE a.tbl = :steps AND s.kind = :kind AND s.alive = 1"
    " AND (:form IS NULL OR s.submission_id = :form)"
    f" AND s.finished_id = {newest('s.submission_id')} GROUP BY s.submission_id"
)
"""When the step of each form's newest hand-in came."""
_PROJECTS = "SELECT id, title FROM project WHERE alive = 1"
_RUNNING = (
    "SELECT id, title, coalesce(funded_from, '0001-01-01'), coalesce(funded_to, '9999-12-31') FROM project"
    f" WHERE alive = 1 AND status = '{ProjectStatus.RUNNING}' AND coalesce(funded_from, :last) <= :last"
    " AND coalesce(funded_to, :first) >= :first"
)
_CARRIERS = (
    "SELECT project_id, organization_label FROM project_party WHERE alive = 1 AND role = :role"
    " AND coalesce(valid_from, :on) <= :on AND coalesce(valid_to, :on) >= :on ORDER BY valid_from, id"
)
_NEWEST = ' ORDER BY r."end" DESC, r.sent_at DESC, r.id'


def rounds(raw: RawConnection) -> list[RoundRow]:
    """All rounds, that of the latest period first."""
    return [_round(row) for row in raw.execute(_ROUNDS + _NEWEST)]


def one_round(raw: RawConnection, round_id: UUID) -> RoundRow:
    """One of them.

    Raises:
        UnknownRecordError: it is not here, or was deleted.
    """
    found = raw.execute(f"{_ROUNDS} AND r.id = ?", (round_id.bytes,)).fetchone()
    if found is None:
        raise UnknownRecordError(kind="round")
    return _round(found)


def parts(
    raw: RawConnection, round_id: UUID | None = None, project_id: UUID | None = None
) -> list[RoundPartRow]:
    """Projects in rounds, all or those of one round or project, by the names of the projects."""
    query, values = _PARTS, dict[str, Any]()
    if round_id is not None:
        query, values = f"{query} AND t.round_id = :round", {"round": round_id.bytes}
    if project_id is not None:
        query, values = f"{query} AND t.project_id = :project", values | {"project": project_id.bytes}
    found = [_part(row) for row in raw.execute(query, values)]
    return sorted(found, key=lambda part: (sort_key(part.project), part.due or dt.date.max, part.id))


def one_part(raw: RawConnection, part_id: UUID) -> RoundPartRow:
    """One of them.

    Raises:
        UnknownRecordError: it is not here, or was deleted.
    """
    found = raw.execute(f"{_PARTS} AND t.id = ?", (part_id.bytes,)).fetchone()
    if found is None:
        raise UnknownRecordError(kind="round_part")
    return _part(found)


def years(raw: RawConnection) -> list[int]:
    """Years in which the period of a round ends, the latest first."""
    query = 'SELECT DISTINCT substr("end", 1, 4) FROM round WHERE alive = 1 AND "end" IS NOT NULL'
    return sorted((int(year) for (year,) in raw.execute(query)), reverse=True)


def running(raw: RawConnection) -> dict[UUID, Period]:
    """The days of each project that runs, open ends as the first and last there are."""
    within = {"first": dt.date.min.isoformat(), "last": dt.date.max.isoformat()}
    return {key: days for key, _, days in _running(raw, within)}


def _running(raw: RawConnection, within: Mapping[str, str]) -> list[tuple[UUID, str, Period]]:
    return [
        (UUID(bytes=key), title or "", Period(dt.date.fromisoformat(first), dt.date.fromisoformat(last)))
        for key, title, first, last in raw.execute(_RUNNING, within)
    ]


def overview(raw: RawConnection, year: int, on: dt.date) -> OverviewRow:
    """Projects by the rounds whose period ends in a year; ``on`` decides who is the carrier.

    Those that run in the year are there, whether anybody asks them or not.
    """
    within = {"first": f"{year:04}-01-01", "last": f"{year:04}-12-31"}
    limits = ' AND r."end" BETWEEN :first AND :last'
    shown = [_round(row) for row in raw.execute(f'{_ROUNDS}{limits} ORDER BY r."end", r.due, r.id', within)]
    came = _arrivals(raw)
    found = [_part(row, came.get(row[_FORM])) for row in raw.execute(_PARTS + limits, within)]
    known = _running(raw, within)
    titles = {key: title for key, title, _ in known} | {part.project_id: part.project for part in found}
    days = {key: ran for key, _, ran in known}
    carriers = defaultdict[UUID, list[str]](list)
    for key, name in raw.execute(_CARRIERS, {"role": PartyRole.CARRIER, "on": on.isoformat()}):
        if key is not None and name:
            carriers[UUID(bytes=key)].append(name)
    projects = [
        RoundProjectRow(key, title, ", ".join(carriers[key]), days.get(key)) for key, title in titles.items()
    ]
    cells = {(part.project_id, part.round_id): part for part in found}
    ordered = sorted(projects, key=lambda row: (sort_key(row.title), row.id))
    return OverviewRow(tuple(shown), tuple(ordered), cells)


def arrival(raw: RawConnection, submission_id: UUID) -> dt.datetime | None:
    """When the last hand-in of a form came onto this device; None if it was made here, or long ago."""
    return _moment(_arrivals(raw, submission_id.bytes).get(submission_id.bytes))


def _arrivals(raw: RawConnection, form: bytes | None = None) -> dict[bytes, int]:
    """The same of all forms by their ids, in milliseconds."""
    values = {"steps": SubmissionStep.__number__, "kind": StepKind.SUBMITTED, "form": form}
    return dict(raw.execute(_ARRIVALS, values).fetchall())


def _words(text: str | None) -> str:
    return text or ""


def _id(key: bytes | None) -> UUID | None:
    return UUID(bytes=key) if key is not None else None


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text is not None else None


def _moment(wall_ms: int | None) -> dt.datetime | None:
    return dt.datetime.fromtimestamp(wall_ms / 1000, dt.UTC) if wall_ms is not None else None


_Readers = tuple[Callable[[Any], Any], ...]
_ROUND: _Readers = (_id, _words, _id, _words, _id, int, _day, _day, _day, _words, _moment, _moment)
_PART: _Readers = (
    _id, _id, _words, _id, _words, _day, _day, _words, _day, bool, _words, _id, _words, _moment, _day, bool,
    int, int, _moment,
)  # fmt: skip
"""How the columns are read that a query names; of a part also when it came."""
_FORM = 11
"""Which column of a part is its form."""


def _round(row: Sequence[Any]) -> RoundRow:
    return RoundRow(*[read(value) for read, value in zip(_ROUND, row, strict=True)])


def _part(row: Sequence[Any], came_ms: int | None = None) -> RoundPartRow:
    return RoundPartRow(*[read(value) for read, value in zip(_PART, (*row, came_ms), strict=True)])
