"""The audit log of a filled form: made of the log that every change stands in anyway, when it is finished."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING
from uuid import UUID

from inka_desktop.forms import FormSession, NodeId
from inka_desktop.forms.audit import ADD, DELETE, FINALIZE, QUESTION, START, AuditEvent, placed_path
from inka_desktop.services.past import device_names
from inka_desktop.store.history import HistoryEntry, history
from inka_desktop.store.oplog import Kind

if TYPE_CHECKING:
    from inka_desktop.store.raw import RawConnection

_ANSWERS = "SELECT id, row, key FROM answer WHERE submission_id = ? AND key LIKE '/%'"
_ROWS = "SELECT id, repeat FROM form_row WHERE submission_id = ?"


def events(raw: RawConnection, submission: UUID, session: FormSession, finished_ms: int) -> list[AuditEvent]:
    """What was done to a form, on all devices as far as this one knows.

    Args:
        raw: a connection on one snapshot.
        submission: its id.
        session: the form as it is now.
        finished_ms: when it is finished; milliseconds since 1970 in UTC.
    """
    people = device_names(raw)
    begun = [one for one in history(raw, "submission", submission) if one.kind == Kind.INSERT][:1]
    found = [AuditEvent(START, one.at_ms, user=_who(one, people)) for one in begun]
    first = {one.action for one in begun}  # what the form began with by itself is no event

    def entries(kind: str, row: bytes) -> list[HistoryEntry]:
        return [one for one in history(raw, kind, UUID(bytes=row)) if one.action not in first]

    for row, repeat in raw.execute(_ROWS, (submission.bytes,)).fetchall():
        node = placed_path(session.instance, session.definition, NodeId(repeat, bytes(row).hex()))
        found += _rows(entries("form_row", row), node, people)
    for row, holder, key in raw.execute(_ANSWERS, (submission.bytes,)).fetchall():
        node = placed_path(session.instance, session.definition, NodeId(key, (holder or b"").hex()))
        found += _answers(entries("answer", row), node, people)
    return [*found, AuditEvent(FINALIZE, finished_ms)]


def _answers(
    entries: list[HistoryEntry], node: str, people: dict[bytes, tuple[str, str]]
) -> Iterator[AuditEvent]:
    for one in entries:
        if one.field == "value" and one.before != one.after:
            before, after = str(one.before or ""), str(one.after or "")
            yield AuditEvent(QUESTION, one.at_ms, node, before, after, _who(one, people))


def _rows(
    entries: list[HistoryEntry], node: str, people: dict[bytes, tuple[str, str]]
) -> Iterator[AuditEvent]:
    for one in entries:
        if one.field == "repeat" or (one.field == "alive" and one.after):
            yield AuditEvent(ADD, one.at_ms, node, user=_who(one, people))
        elif one.field == "alive":
            yield AuditEvent(DELETE, one.at_ms, node, user=_who(one, people))


def _who(one: HistoryEntry, people: dict[bytes, tuple[str, str]]) -> str:
    device, person = people.get(one.device, ("", ""))
    return person or device
