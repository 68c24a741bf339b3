"""Entries for a released agreement that were written at the one in ``coord``, not knowing of the release.

They are derived, never stored: what the agreement in ``coord`` says is compared with what was released of
it. Such a field is asked about at the released agreement, as two entries; deciding writes there, and sets
the field in ``coord`` back to what was released.
"""

from __future__ import annotations

import re
from dataclasses import replace

from inka_desktop.exchange import questions as asking
from inka_desktop.exchange.members import Members
from inka_desktop.exchange.questions import Entry, Question
from inka_desktop.records.protocols import LATE
from inka_desktop.records.specs import by_kind
from inka_desktop.records.values import SubmissionState
from inka_desktop.services.released import TAKEN, unpacked
from inka_desktop.store.dots import heads_of, unpack_heads
from inka_desktop.store.oplook import OpReader
from inka_desktop.store.raw import RawConnection
from inka_desktop.store.writer import Transaction

_WRITTEN = " OR ".join(
    f"(a.{name} IS NOT json_extract(a.released_as, '$.{name}') AND a.{name} IS NOT l.{name})"
    for name in TAKEN
)
_DIFFERS = re.sub(r"(?<!')\b(released_as|released_id|" + "|".join(TAKEN) + r")\b(?!')", r"a.\1", LATE)
_CELLS = ", ".join(f"a.{name}, l.{name}" for name in TAKEN)
# The first condition is that of an index, in its words: it holds only the few rows that differ.
_LATE = (
    f"SELECT a.id, a.space, a.released_as, l.id, l.space, {_CELLS}"
    " FROM agreement a JOIN agreement l ON l.id = a.released_id"
    f" WHERE {_DIFFERS} AND a.alive = 1 AND l.alive = 1 AND ({_WRITTEN})"
)


def open_questions(raw: RawConnection, members: Members) -> list[Question]:
    """All that somebody at this device decides; what was handed in waits until it is a draft again."""
    usual = asking.open_questions(raw, members)
    asked = [one for one in usual if not moved(raw, one) and not _is_handed_in(raw, one)]
    return asked + late_questions(raw, members)


def _is_handed_in(raw: RawConnection, question: Question) -> bool:
    """Whether it is about an answer, or a row, of a form that is no draft."""
    kind = question.spec.kind
    if kind not in ("answer", "form_row"):
        return False
    query = f"SELECT s.state FROM {kind} a JOIN submission s ON s.id = a.submission_id WHERE a.id = ?"
    found = raw.execute(query, (question.row,)).fetchone()
    return found is not None and found[0] != SubmissionState.DRAFT


def late_questions(raw: RawConnection, members: Members, row: bytes | None = None) -> list[Question]:
    """Open questions of this kind, by agreement and field.

    Args:
        raw: on the snapshot that is asked about.
        members: whose devices wrote.
        row: only of this released agreement, 16 bytes.
    """
    limits = (_LATE + " AND l.id = ?", (row,)) if row is not None else (_LATE, ())
    found = raw.execute(limits[0] + " ORDER BY l.id", limits[1]).fetchall()
    spec, log = by_kind()["agreement"], OpReader(raw)
    asked = []
    for old, coord, released_as, live, space, *cells in found:
        was = unpacked(released_as)
        for place, name in enumerate(TAKEN):
            mine, theirs = cells[2 * place : 2 * place + 2]
            if mine in (was.get(name), theirs):
                continue
            field = spec.by_name[name]
            here = _entries(raw, log, members, (spec.number, live, space), field.number)
            entries = (*here, *_entries(raw, log, members, (spec.number, old, coord), field.number))
            key = asking.question_id(coord, spec.number, old, field.number)
            heads = tuple(one.name for one in here)
            asked.append(Question(key, spec, field, live, space, entries, was.get(name), heads))
    return asked


def are_late(raw: RawConnection) -> bool:
    """Whether there is any such question; the members need not be known."""
    return raw.execute(_LATE + " LIMIT 1").fetchone() is not None


def late_fields(raw: RawConnection, members: Members, row: bytes) -> frozenset[str]:
    """Names of a released agreement's fields that are asked about for this reason."""
    return frozenset(one.field.name for one in late_questions(raw, members, row))


def is_late(question: Question) -> bool:
    """Whether a question is one of these: it goes by the cell in ``coord`` and is about the other one."""
    cell = asking.question_id(question.space, question.spec.number, question.row, question.field.number)
    return question.id != cell


def moved(raw: RawConnection, question: Question) -> bool:
    """Whether a question is about an agreement that lives on elsewhere: it is asked there."""
    if question.spec.kind != "agreement":
        return False
    query = (
        "SELECT 1 FROM agreement a JOIN agreement l ON l.id = a.released_id WHERE a.id = ? AND l.alive = 1"
    )
    return raw.execute(query, (question.row,)).fetchone() is not None


def decide(transaction: Transaction, question: Question, value: object) -> None:
    """Write the decision at the released agreement, and give the field in ``coord`` its released value.

    Both name every entry the person saw, so the question ends everywhere.
    """
    raw = transaction.raw
    old, coord = raw.execute(
        "SELECT id, space FROM agreement WHERE released_id = ? AND alive = 1", (question.row,)
    ).fetchone()
    log, members = OpReader(raw), Members()
    at, number = question.spec.number, question.field.number
    there = _entries(raw, log, members, (at, question.row, question.space), number)
    here = _entries(raw, log, members, (at, old, coord), number)
    chosen = value if isinstance(value, int | float | str | bytes) else None
    asking.resolve(transaction, replace(question, entries=there), chosen)
    back = replace(question, row=old, space=coord, entries=here)
    asking.resolve(transaction, back, question.ancestor)


def _entries(
    raw: RawConnection, log: OpReader, members: Members, cell: tuple[int, bytes, bytes], field: int
) -> tuple[Entry, ...]:
    """What stands in a cell (table, row, space), newest first."""
    heads = raw.execute(
        "SELECT r.heads FROM sync_row r JOIN sync_space s ON s.no = r.space"
        " WHERE r.tbl = ? AND r.row = ? AND s.id = ?", cell
    ).fetchone()  # fmt: skip
    names = heads_of(unpack_heads(heads[0]), field) if heads else []
    return tuple(
        sorted((asking.entry(log, members, name, field) for name in names), key=asking.rank, reverse=True)
    )
