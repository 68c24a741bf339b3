"""What came behind the hand-in that counts: it changes nothing there, and nothing of it is hidden."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from inka_desktop.exchange import members as membership
from inka_desktop.exchange.joining import setting
from inka_desktop.exchange.questions import Entry, entry, rank
from inka_desktop.forms import NodeId
from inka_desktop.records.forms import Answer, FormRow
from inka_desktop.records.specs import by_number
from inka_desktop.services import form_comparing
from inka_desktop.services.answer_store import answer_id
from inka_desktop.services.naming import device_names
from inka_desktop.services.submission_rows import CHANGED, ChangeRow, LateRow, SaidRow
from inka_desktop.store.clock import wall_of
from inka_desktop.store.dots import heads_of
from inka_desktop.store.oplook import OpReader

if TYPE_CHECKING:
    from inka_desktop.forms import FormSession
    from inka_desktop.services.answers import Answers
    from inka_desktop.services.core import Core
    from inka_desktop.store.raw import RawConnection

_VALUE = by_number()[Answer.__number__].by_name["value"].number


def late_answers(core: Core, answers: Answers, submission: UUID) -> tuple[LateRow, ...]:
    """What is different now from what was handed in, and entries that stand beside it; none of a draft.

    Takes up to a second.

    Raises:
        UnknownRecordError, FormNotHereError: see :meth:`.Answers.open`.
    """
    form = answers.open(submission)
    form.close()
    if form.handed is None:
        return ()
    changes = form_comparing.changes(form.session, answers.session(submission, live=True))
    with core.raw() as raw:
        log = _Log(raw)
        told = [_told(log, submission, change) for change in changes]
        shown = {(change.node, change.after.value) for change in changes}
        return (*told, *(one for one in _beside(log, submission, form.session)
                         if (one.change.node, one.change.after.value) not in shown))  # fmt: skip


class _Log:
    """Who wrote what."""

    def __init__(self, raw: RawConnection) -> None:
        self.raw = raw
        self._ops = OpReader(raw)
        self._members = membership.fold(raw, setting(raw, "trusted") or b"")

    def entries(self, table: int, row: UUID, field: int | None = None) -> list[Entry]:
        """The entries that stand in a cell, or anywhere in a row, the newest first."""
        found = [
            entry(self._ops, self._members, name, field or _VALUE)
            for heads in self._ops.heads(table, row.bytes)
            for name in {dot for key in ([field] if field else heads) for dot in heads_of(heads, key)}
        ]
        return sorted(found, key=rank, reverse=True)

    def late(self, change: ChangeRow, one: Entry | None) -> LateRow:
        """A change with who wrote it and when."""
        if one is None:
            return LateRow(change)
        by = device_names(self.raw, one.device)[1]
        return LateRow(change, by, datetime.fromtimestamp(wall_of(one.hlc) / 1000, UTC))


def _told(log: _Log, submission: UUID, change: ChangeRow) -> LateRow:
    if change.node is None:
        return LateRow(change)
    if change.kind == CHANGED:
        found = log.entries(Answer.__number__, answer_id(submission, change.node))
    else:
        found = log.entries(FormRow.__number__, UUID(hex=change.node.row))
    return log.late(change, found[0] if found else None)


def _beside(log: _Log, submission: UUID, handed: FormSession) -> Iterator[LateRow]:
    """Entries of two people for one question that say something else than what was handed in."""
    query = (
        "SELECT DISTINCT a.id, a.row, a.key FROM sync_divided d JOIN answer a ON a.id = d.row"
        " WHERE d.tbl = ? AND d.field = ? AND a.submission_id = ? AND a.alive = 1 ORDER BY a.key, a.row"
    )
    for row, holder, path in log.raw.execute(query, (Answer.__number__, _VALUE, submission.bytes)).fetchall():
        node = NodeId(path or "", (holder or b"").hex())
        field = handed.definition.field(node.path)
        leaf = handed.instance.find(node, field) if field is not None else None
        if leaf is None:
            continue
        for one in log.entries(Answer.__number__, UUID(bytes=row), _VALUE):
            value = one.value if isinstance(one.value, str) else ""
            if value != leaf.own:
                yield log.late(ChangeRow(CHANGED, node.path, node, SaidRow(leaf.own), SaidRow(value)), one)
