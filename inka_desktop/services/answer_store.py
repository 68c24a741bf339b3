"""How a filled form lies in the database: its rows and answers, read whole and written cell by cell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

from inka_desktop.forms import Absence, FormDefinition, FormSession, Kept, NodeId
from inka_desktop.forms.fields import Field
from inka_desktop.records.forms import Answer, FormRow, Submission
from inka_desktop.records.ids import key_id
from inka_desktop.records.order import between, spread
from inka_desktop.records.values import SubmissionState
from inka_desktop.services.form_errors import AnswerTooLongError, SubmissionFinishedError
from inka_desktop.store.dots import as_list, log_of, seq_of, unpack_heads
from inka_desktop.store.errors import UnknownRecordError

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from inka_desktop.store.raw import RawConnection
    from inka_desktop.store.writer import Transaction

LIMIT = 200_000
"""Characters of one answer; a transaction must fit into one block of the exchange (EXCHANGE.md 5)."""
BATCH = 150
"""Cells of one transaction; the exchange takes 500 operations."""
BATCH_BYTES = 400_000
"""Of their texts, unless one alone is longer."""


class PlacedRow(NamedTuple):
    """A row that a person added: the repeat in the row that holds it, its id, and where it stands."""

    repeat: NodeId
    row: str
    position: str


@dataclass(frozen=True, slots=True)
class Stored:
    """A filled form as it lies in the database; rows in their order, those that hold others first."""

    rows: tuple[PlacedRow, ...]
    cells: Mapping[NodeId, str]
    absences: Mapping[NodeId, Absence] = field(default_factory=dict)

    def kept(self, deprecated: str = "") -> Kept:
        """The same for a session."""
        return Kept([(one.repeat, one.row) for one in self.rows], self.cells, deprecated, self.absences)


@dataclass(slots=True)
class Writing:
    """What one step changes.

    Attributes:
        cells: canonical values by question.
        given: those of ``cells`` that nobody is asked.
        rows: new rows, or such as come back.
        removed: ids of rows that go.
        around: ids of all rows that hold one of these.
        title: what the form calls the submission; None leaves it.
        absences: why those of ``cells`` are blank that are for a reason.
    """

    cells: dict[NodeId, str] = field(default_factory=dict)
    given: set[NodeId] = field(default_factory=set)
    rows: list[PlacedRow] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    around: set[str] = field(default_factory=set)
    title: str | None = None
    absences: dict[NodeId, Absence] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.cells or self.rows or self.removed or self.title is not None)

    def parts(self) -> Iterator[Writing]:
        """The same in parts that each fit into a transaction; rows come before what stands in them."""
        rows, cells = list(self.rows), dict(self.cells)
        removed, around, title = list(self.removed), sorted(self.around), self.title
        first = True
        while first or rows or cells or removed or around:
            now, rows = rows[:BATCH], rows[BATCH:]
            some = _share(cells, BATCH - len(now)) if not rows else {}
            yield Writing(
                some, self.given, now, removed[:BATCH], set(around[:BATCH]), title, self.absences
            )  # fmt: skip
            removed, around, title, first = removed[BATCH:], around[BATCH:], None, False

    def touched(self, submission: UUID) -> frozenset[tuple[str, bytes]]:
        """Kind and id of each row that writing it touches."""
        rows = {one.row for one in self.rows} | set(self.removed) | self.around
        return frozenset(
            {("submission", submission.bytes)}
            | {("form_row", bytes.fromhex(row)) for row in rows}
            | {("answer", answer_id(submission, node).bytes) for node in self.cells}
        )


def _share(cells: dict[NodeId, str], most: int) -> dict[NodeId, str]:
    """As many cells, taken out, as one transaction holds: so many, and of no more text than that."""
    some: dict[NodeId, str] = {}
    size = 0
    while cells and len(some) < most:
        cell = next(iter(cells))
        size += len(cells[cell].encode("utf-8"))
        if some and size > BATCH_BYTES:
            break
        some[cell] = cells.pop(cell)
    return some


def answer_id(submission: UUID, node: NodeId) -> UUID:
    """The id of a cell: made of the submission, the row and the question."""
    return key_id(Answer.__number__, submission.bytes, bytes.fromhex(node.row), node.path)


def is_given(definition: FormDefinition, path: str) -> bool:
    """Whether nobody is asked what stands there."""
    found = definition.field(path)
    return found is not None and not found.controls


def read(raw: RawConnection, submission: UUID) -> Stored:
    """A filled form as it is now."""
    key = (submission.bytes,)
    rows = raw.execute(
        "SELECT id, row, repeat, position FROM form_row WHERE submission_id = ? AND alive = 1", key
    ).fetchall()  # fmt: skip
    answers = raw.execute(
        "SELECT row, key, coalesce(value, given, ''), absent, coalesce(absent_reason, '') FROM answer"
        " WHERE submission_id = ? AND alive = 1 AND key LIKE '/%'", key,
    ).fetchall()  # fmt: skip
    placed = [
        PlacedRow(NodeId(repeat or "", (holder or b"").hex()), bytes(row).hex(), position)
        for row, holder, repeat, position in rows
    ]
    told = {NodeId(path or "", (row or b"").hex()): tuple(rest) for row, path, *rest in answers}
    cells = {node: value for node, (value, *_) in told.items()}
    # Elsewhere somebody may have answered what is said to be absent here: the answer counts.
    absences = {
        node: Absence(why, reason) for node, (value, why, reason) in told.items() if why and not value
    }
    return Stored(tuple(holders_first(placed)), cells, absences)


def answered_last(raw: RawConnection, submission: UUID) -> NodeId | None:
    """The question whose answer this device wrote last, by its own log; None while nothing was answered."""
    own = {log for (log,) in raw.execute("SELECT no FROM sync_log WHERE own = 1")}
    found = raw.execute(
        "SELECT h.heads, a.row, a.key FROM answer a JOIN submission s ON s.id = a.submission_id"
        " JOIN sync_row h ON h.row = a.id AND h.tbl = ? WHERE a.submission_id = ? AND a.alive = 1"
        " AND a.given IS NULL AND s.saved_at > s.begun_at", (Answer.__number__, submission.bytes),
    ).fetchall()  # fmt: skip
    newest, last = 0, None
    for packed, row, path in found:
        names = [name for value in unpack_heads(packed).values() for name in as_list(value)]
        written = max((seq_of(name) for name in names if log_of(name) in own), default=0)
        if written > newest:
            newest, last = written, NodeId(path or "", (row or b"").hex())
    return last


def question_of(raw: RawConnection, answer: UUID) -> NodeId | None:
    """The question that an answer's row belongs to; None where that is not here."""
    found = raw.execute("SELECT key, row FROM answer WHERE id = ?", (answer.bytes,)).fetchone()
    return NodeId(found[0] or "", (found[1] or b"").hex()) if found is not None else None


def holders_first(rows: Sequence[PlacedRow]) -> Iterator[PlacedRow]:
    """Rows in their order, each behind the one that holds it."""
    rows = sorted(rows, key=lambda one: (one.position, one.row))
    ids = {one.row for one in rows}
    inside: dict[str, list[PlacedRow]] = {}
    for one in rows:
        inside.setdefault(one.repeat.row if one.repeat.row in ids else "", []).append(one)
    waiting = [""]
    while waiting:
        for one in inside.pop(waiting.pop(0), ()):
            yield one
            waiting.append(one.row)


def demand_fitting(values: Iterable[str]) -> None:
    """Refuse answers that no save can hold.

    Raises:
        AnswerTooLongError: one of them is longer.
    """
    if any(len(value) > LIMIT for value in values):
        raise AnswerTooLongError(limit=f"{LIMIT:,}".replace(",", "."))


def write(transaction: Transaction, submission: UUID, what: Writing, at: datetime) -> None:
    """Write what a step changed.

    Who deleted the submission, or a row, without knowing of this is asked: both are written, too.

    Raises:
        UnknownRecordError: there is no such submission here.
        SubmissionFinishedError: it is final, perhaps since an exchange; nothing was written.
        AnswerTooLongError: one of the answers is; nothing was written.
    """
    session: Session = transaction.session
    record = session.get(Submission, submission)
    if record is None:
        raise UnknownRecordError(kind="submission")
    if record.state != SubmissionState.DRAFT:
        raise SubmissionFinishedError()
    demand_fitting(
        (*what.cells.values(), *(what.absences[one].reason for one in what.cells if one in what.absences))
    )
    record.saved_at = at
    if what.title is not None:
        record.title = what.title or None
    _write_rows(session, record, what, at)
    for node, value in what.cells.items():
        write_cell(session, record, node, _values(what, node, value))


def _write_rows(session: Session, record: Submission, what: Writing, at: datetime) -> None:
    for one in what.rows:
        row = session.get(FormRow, UUID(hex=one.row))
        if row is None:
            session.add(
                FormRow(
                    id=UUID(hex=one.row), space=record.space, submission_id=record.id,
                    row=bytes.fromhex(one.repeat.row) or None, repeat=one.repeat.path, position=one.position,
                    saved_at=at,
                )
            )  # fmt: skip
        elif not row.alive:
            row.alive = True
    for name in what.removed:
        row = session.get(FormRow, UUID(hex=name))
        if row is not None:
            row.alive = False
    if what.rows or what.removed:
        session.flush()  # what makes rows appear or vanish goes alone
    for name in what.around.difference(what.removed):
        row = session.get(FormRow, UUID(hex=name))
        if row is not None:
            row.saved_at = at


def _values(what: Writing, node: NodeId, value: str) -> dict[str, str | None]:
    """The fields of an answer."""
    given, absence = node in what.given, what.absences.get(node)
    return {
        "value": None if given else value or None,
        "given": value or None if given else None,
        "absent": absence.why if absence is not None else None,
        "absent_reason": absence.reason or None if absence is not None else None,
    }


def write_cell(session: Session, record: Submission, node: NodeId, values: Mapping[str, str | None]) -> None:
    """Write fields of one answer, which is made where there was none."""
    row = answer_id(UUID(bytes=record.id.bytes), node)
    answer = session.get(Answer, row)
    if answer is None:
        session.add(
            Answer(
                id=row, space=record.space, submission_id=record.id, row=bytes.fromhex(node.row) or None,
                key=node.path, **{name: one for name, one in values.items() if one is not None},
            )
        )  # fmt: skip
        return
    if not answer.alive:
        answer.alive = True
        session.flush()
    for name, one in values.items():
        if getattr(answer, name) != one:
            setattr(answer, name, one)


def meta_field(definition: FormDefinition, name: str) -> Field | None:
    """The field of a form's meta block with that name; None when it has none."""
    return next((one for one in definition.fields if one.path.endswith(f"/meta/{name}")), None)


def meta_of(session: FormSession, name: str) -> str:
    """What stands in the meta block of a form, such as ``instanceID``; empty when nothing does."""
    at = meta_field(session.definition, name)
    found = session.instance.find(NodeId(at.path), at) if at is not None else None
    return "" if found is None else found.own


def title_of(session: FormSession) -> str:
    """What a form calls its submission; empty when it does not say."""
    return meta_of(session, "instanceName")


def positions_at_first(rows: Sequence[tuple[NodeId, str]]) -> list[PlacedRow]:
    """Rows in their order, with positions evenly apart in each repeat."""
    lists: dict[NodeId, list[str]] = {}
    for repeat, row in rows:
        lists.setdefault(repeat, []).append(row)
    places = {
        row: position
        for rows_of in lists.values()
        for row, position in zip(rows_of, spread(len(rows_of)), strict=True)
    }
    return [PlacedRow(repeat, row, places[row]) for repeat, row in rows]


def position_before(positions: Sequence[str], at: int | None) -> tuple[str, int]:
    """A position for a new row of a repeat, and its place among the others.

    Args:
        positions: of the rows of the repeat, in their order.
        at: the place that is wished for; None is behind the last. Two devices may have added rows at one
            place: between two of the same position nothing fits, and the new row comes behind them.
    """
    place = len(positions) if at is None else max(0, min(at, len(positions)))
    while 0 < place < len(positions) and positions[place - 1] >= positions[place]:
        place += 1
    before = positions[place - 1] if place else None
    behind = positions[place] if place < len(positions) else None
    return between(before, behind), place
