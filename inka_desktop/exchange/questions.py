"""Which disagreements are put before a person: a pure function of heads, persons and field.

A cell is divided when more than one version stands; it is asked about when the values differ, they
come from different persons, and the field is one that people decide about (EXCHANGE.md 7). Everything
else shows the newer value and stands in the history. Long texts merge: of those a person is asked to look
at the result, when two changed one paragraph without knowing of each other.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from hashlib import blake2b

from inka_desktop.records.base import ALIVE, CREATED, Merge
from inka_desktop.records.specs import FieldSpec, TableSpec, Value, by_number
from inka_desktop.records.values import Role
from inka_desktop.store.dots import Field, Heads, as_list, heads_of, seq_of, unpack_heads
from inka_desktop.store.merge import same
from inka_desktop.store.oplog import Change, Kind
from inka_desktop.store.oplook import OpReader
from inka_desktop.store.raw import RawConnection
from inka_desktop.store.writer import Transaction

from .members import Members
from .standing import Member

_DIVIDED = (
    "SELECT s.id, d.tbl, d.row, d.field, r.heads FROM sync_divided d JOIN sync_space s ON s.no = d.space"
    " JOIN sync_row r ON r.row = d.row AND r.tbl = d.tbl AND r.space = d.space"
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One of the values that stand beside each other.

    Attributes:
        name: the operation that wrote it; of a text on which several did, the newest.
        value: the storage value.
        hlc: its hybrid logical clock.
        author, device, person: who wrote it, 16 bytes each.
    """

    name: int
    value: Value
    hlc: int
    author: bytes
    device: bytes
    person: bytes


@dataclass(frozen=True, slots=True)
class Question:
    """A disagreement to decide.

    Attributes:
        id: 16 bytes, the same on every device.
        spec, field: table and field; the field ``alive`` for deleted here, edited there.
        row, space: 16 bytes each.
        entries: newest first; the first is the one shown.
        ancestor: the value that the entries replaced, None when there was none.
        heads: the operations that an answer replaces.
        merged: the text that is shown, made of what all entries did to ``ancestor``: only to be looked at.
            None where the entries exclude each other.
    """

    id: bytes
    spec: TableSpec
    field: FieldSpec
    row: bytes
    space: bytes
    entries: tuple[Entry, ...]
    ancestor: Value
    heads: tuple[int, ...]
    merged: str | None = None


def question_id(space: bytes, table: int, row: bytes, field: int) -> bytes:
    """The id of the question about one cell."""
    data = space + table.to_bytes(4, "big") + row + field.to_bytes(4, "big")
    return blake2b(data, digest_size=16, person=b"question").digest()


def open_questions(raw: RawConnection, members: Members) -> list[Question]:
    """All questions that are open on this device, by table and row; none that it may not answer."""
    return _questions(raw, members, raw.execute(_DIVIDED + " ORDER BY d.tbl, d.row, d.field").fetchall())


def question_of(raw: RawConnection, members: Members, wanted: bytes) -> Question | None:
    """The open question with an id; None when it was decided meanwhile."""
    return next((one for one in open_questions(raw, members) if one.id == wanted), None)


def divided_fields(raw: RawConnection, members: Members, table: int, row: bytes) -> frozenset[str]:
    """Names of a row's fields with entries that exclude each other; merged texts wait for nobody."""
    found = raw.execute(_DIVIDED + " WHERE d.row = ? AND d.tbl = ?", (row, table)).fetchall()
    return frozenset(one.field.name for one in _questions(raw, members, found) if one.merged is None)


def _questions(
    raw: RawConnection, members: Members, divided: list[tuple[bytes, int, bytes, int, bytes]]
) -> list[Question]:
    """Those of the divided cells that somebody is asked about who works at this device."""
    own = raw.execute("SELECT device FROM sync_log WHERE own = 1 LIMIT 1").fetchone()
    me = members.devices.get(own[0]) if own else None
    asked = (
        _question(raw, members, *cell)
        for cell in divided
        if me is None or _decides(me, cell[0], members.spaces.get(cell[0]), cell[1])
    )
    return [question for question in asked if question is not None]


def _decides(me: Member, space: bytes, kind: str | None, table: int) -> bool:
    """Whether a device's person may decide about a table of a space; a carrier only in its own forms."""
    spec = by_number().get(table)
    if spec is not None and me.role == Role.CARRIER and not spec.record.__carrier_decides__:
        return False
    return kind is None or me.may_write(space, kind)


def _question(
    raw: RawConnection, members: Members, space: bytes, table: int, row: bytes, number: int, packed: bytes
) -> Question | None:
    spec = by_number().get(table)
    field = spec.by_number.get(number) if spec else None
    if spec is None or field is None or not is_asked(field):
        return None
    heads, log = unpack_heads(packed), OpReader(raw)
    answers = names = _standing(log, heads) if number == ALIVE else heads_of(heads, number)
    merged = None
    if field.merge is Merge.TEXT:
        names, merged = texts_side_by_side(log, members, names, number)
    entries = sorted((entry(log, members, name, number) for name in names), key=rank, reverse=True)
    if merged is None and field.merge is Merge.TEXT:
        entries = [replace(one, value=log.texts.value(one.name, number)) for one in entries]
    if merged is None and not differs(entries):
        return None
    ancestor = _ancestor(log, names, number) if merged is None else log.texts.common(names, number)
    return Question(
        question_id(space, table, row, number), spec, field, row, space, tuple(entries), ancestor,
        tuple(answers), merged,
    )  # fmt: skip


def texts_side_by_side(
    log: OpReader, members: Members, names: list[int], number: int
) -> tuple[list[int], str | None]:
    """The heads whose texts are shown beside each other, and what they merged to if that is all.

    Texts of several generations exclude each other: of each its newest head stands for it. Without a
    disagreement between those, the shown one is looked at for paragraphs that two persons changed.
    """
    groups = log.texts.groups(names, number)
    newest = [max(group, key=log.rank) for group in groups.values()]
    if differs(
        [replace(entry(log, members, name, number), value=log.texts.value(name, number)) for name in newest]
    ):
        return newest, None
    shown = max(newest, key=log.rank)
    group = next(group for group in groups.values() if shown in group)
    persons = [(members.person_of(log.log(name).device), name) for name in group]
    if not log.texts.touch(persons, number):
        return newest, None
    return group, str(log.texts.value(shown, number) or "")


def is_asked(field: FieldSpec) -> bool:
    """Whether people decide about this field at all; of a long text about what does not merge."""
    return field.asks or field.merge is Merge.TEXT


def disagrees(log: OpReader, members: Members, heads: Heads, number: int) -> bool:
    """Whether two persons wrote different values of a field, not knowing of each other."""
    return differs(entry(log, members, name, number) for name in heads_of(heads, number))


def differs(entries: Iterable[Entry]) -> bool:
    """Two different values of two different persons are among the entries."""
    listed = list(entries)
    return any(
        one.person != two.person and not same(one.value, two.value) for one in listed for two in listed
    )


def _standing(log: OpReader, heads: Heads) -> list[int]:
    """For a deletion: the deletions, and what was written without knowing of them."""
    names = heads_of(heads, ALIVE)
    seen: set[int] = set()
    for name in names:
        deletion = log.op(name)
        if deletion is not None and deletion.body.saw is not None:
            seen |= {one for dots in deletion.body.saw.values() for one in as_list(dots)}
    edits = {one for key, dots in heads.items() if key not in (ALIVE, CREATED) for one in as_list(dots)}
    return [*names, *sorted(edits - seen)]


def entry(log: OpReader, members: Members, name: int, number: int) -> Entry:
    """What an operation wrote to a field, with who wrote it when."""
    transaction, source = log.transaction(name), log.log(name)
    hlc = transaction.hlc if transaction is not None else 0
    return Entry(
        name, log.value(name, number), hlc, source.author, source.device, members.person_of(source.device)
    )


def rank(one: Entry) -> tuple[int, bytes, int]:
    """Sorts entries; the greatest is shown (section 7)."""
    return one.hlc, one.author, seq_of(one.name)


def _ancestor(log: OpReader, names: list[int], number: int) -> Value:
    """What all entries replaced: the first predecessor that they name together."""
    operations = [log.op(name) for name in names]
    replaced = [set(one.replaced(number)) if one is not None else set() for one in operations]
    return log.value(log.newest(list(set.intersection(*replaced))), number) if replaced else None


def resolve(transaction: Transaction, question: Question, value: Value, chosen: Entry | None = None) -> None:
    """Write the decision; it replaces every entry the person saw, so it ends the question everywhere.

    For the field ``alive``: 1 keeps the row, 0 deletes it. For a merged text: the text itself says that it
    is right, another one corrects it. With an entry that was ``chosen`` comes what it wrote of the field's
    group.
    """
    key = question.field.number
    kind = Kind.RESOLVE if question.merged is None else Kind.TEXT
    if key == ALIVE:
        kind = Kind.UNDELETE if value else Kind.DELETE
    values: dict[Field, Value] = {key: value}
    named: dict[Field, tuple[int, ...]] = {key: question.heads}
    for other in question.spec.beside(question.field):
        values[other.number], named[other.number] = _beside(transaction, question, other, chosen)
    transaction.log.write([Change(question.space, question.spec.number, question.row, kind, values, named)])
    transaction.merger.settle(transaction.log.take_unsettled())
    transaction.merger.settle_cells((question.spec.number, question.row), list(values))
    transaction.touched.add((question.spec.kind, question.row))


def _beside(
    transaction: Transaction, question: Question, field: FieldSpec, chosen: Entry | None
) -> tuple[Value, tuple[int, ...]]:
    """What a decision writes to another field of the group, and the heads that this replaces.

    Where the entry says nothing of it, as those of older versions, it stays as it is shown.
    """
    space = transaction.raw.execute("SELECT no FROM sync_space WHERE id = ?", (question.space,)).fetchone()[0]
    heads = transaction.log.heads(question.row, question.spec.number, space) or {}
    names, log = heads_of(heads, field.number), OpReader(transaction.raw)
    operation = log.op(chosen.name) if chosen is not None else None
    said = operation is not None and operation.names(field.number)
    return log.value(chosen.name if chosen and said else log.newest(names), field.number), tuple(names)
