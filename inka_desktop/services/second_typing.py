"""Numbers of a paper form are typed twice: what was typed the second time, beside its answers.

It lies in answers of their own, called ``again:`` and the path of the question, so that it lasts with the
form and goes to other devices; the one of no question says how far it has got. Forms know no such path.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Context, Decimal
from typing import TYPE_CHECKING
from uuid import UUID

from inka_desktop.forms import Absence, FormSession, NodeId
from inka_desktop.forms.outline import says_only
from inka_desktop.records.forms import Submission
from inka_desktop.services.answer_store import write_cell
from inka_desktop.services.core import find
from inka_desktop.services.form_content import kind_of

if TYPE_CHECKING:
    from inka_desktop.store.raw import RawConnection
    from inka_desktop.store.writer import Transaction

NUMBERS = frozenset({"whole", "number"})
"""Kinds of questions that are typed twice."""
STAGE = NodeId("")
FIRST, SECOND = "first", "second"
"""How far the typing has got: all questions, or the numbers once more."""
_AGAIN = "again:"


def read(raw: RawConnection, submission: UUID) -> dict[NodeId, str]:
    """What was typed the second time, by question, and the stage; empty for a form that nobody typed in."""
    found = raw.execute(
        "SELECT row, key, coalesce(given, '') FROM answer"
        " WHERE submission_id = ? AND alive = 1 AND key LIKE 'again:%'", (submission.bytes,)
    ).fetchall()  # fmt: skip
    return {
        NodeId(str(key).removeprefix(_AGAIN), bytes(row or b"").hex()): str(said) for row, key, said in found
    }


def write(transaction: Transaction, submission: UUID, node: NodeId, said: str) -> None:
    """Note what was typed the second time, or at :data:`STAGE` how far it has got.

    Raises:
        UnknownRecordError: there is no such submission here.
    """
    record = find(transaction.session, Submission, submission)
    write_cell(transaction.session, record, cell(node), {"given": said})


def cell(node: NodeId) -> NodeId:
    """Where it lies what was typed the second time at a question."""
    return NodeId(_AGAIN + node.path, node.row)


def said(value: str, absence: Absence | None = None) -> str:
    """A number as it is compared, blanks and reasons too: ``=12``, ``=``, ``~not_collected``.

    Each digit counts: of 1234567 and 1234561 one is wrong.
    """
    if absence is not None:
        return f"~{absence.why}"
    try:
        number = Decimal(value).normalize(Context(prec=max(1, len(value))))
    except ArithmeticError:
        return f"={value.strip()}"
    return f"={number or 0}"


def numbers_of(session: FormSession) -> dict[NodeId, str]:
    """The numbers that a form asks for now, as they are compared."""
    return dict(_numbers(session))


def _numbers(session: FormSession) -> Iterator[tuple[NodeId, str]]:
    for leaf in session.instance.top.leaves():
        control = leaf.field.control
        if control is None or not leaf.relevant or says_only(control) or kind_of(control) not in NUMBERS:
            continue
        yield leaf.id, said(leaf.own, leaf.absence)


def once_only(numbers: Mapping[NodeId, str], again: Mapping[NodeId, str]) -> int:
    """How many numbers of a form that was typed in were not typed a second time, or differ from it."""
    if STAGE not in again:
        return 0
    return sum(again.get(node) != one for node, one in numbers.items())
