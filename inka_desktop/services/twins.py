"""Two entries for one person, body or neighbourhood: found, offered, merged without loss, or told apart.

A merge is a set of ordinary operations of one action: the verdict of people (:class:`Twin`), what the one
that stays lacked or people chose, the other one deleted, and everything that referred to it. Nothing is
thrown away: the other one's row keeps what it said, and :func:`merged_into` shows what differs.

It converges since the older one always stays, and since references that somebody made meanwhile follow by
:func:`follow`, in which every device writes the same.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator
from concurrent.futures import Future
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import UUID

from sqlalchemy import select

from inka_desktop.exchange import identity
from inka_desktop.records.folding import fold
from inka_desktop.records.ids import key_id
from inka_desktop.records.network import Twin
from inka_desktop.records.specs import TableSpec, by_kind, tables
from inka_desktop.records.values import Role, Verdict
from inka_desktop.services.core import Core, find
from inka_desktop.services.editing import assign
from inka_desktop.services.errors import NotTwinsError
from inka_desktop.services.fields import label_field
from inka_desktop.services.labels import BATCH, fill_labels, label_of
from inka_desktop.store.writer import Priority

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from inka_desktop.records.base import Record
    from inka_desktop.store.writer import Transaction

KINDS = ("organization", "person", "area")
MOST_PAIRS = 200
"""More are not offered at once."""
_MANY = 4
"""A phone number of more entries than this is a switchboard and says nothing."""
EMPTY_SAYS_SOMETHING = frozenset({"left_on", "valid_to"})
"""Nobody is taken for a leaver because the other entry was one."""
_WRITERS = frozenset({Role.OWNER, Role.COORDINATOR})
_AS_IT_WAS_SAID = frozenset({"protocol", "stock_taking"})
"""Keep the name beside their reference: it was typed then."""


class PairRow(NamedTuple):
    """Two entries that look alike; ``kept`` is the older one, which stays. ``why``: name, email or phone."""

    kind: str
    kept: UUID
    other: UUID
    why: str
    name: str
    other_name: str


class DifferenceRow(NamedTuple):
    """A field of which two entries say something else; values are Python values, None for nothing."""

    field: str
    kept: object
    other: object


class MergedRow(NamedTuple):
    """An entry that was merged into the one shown, and what it said otherwise."""

    other: UUID
    name: str
    differences: tuple[DifferenceRow, ...]


class Twins:
    """Entries that are one."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def pairs(self, kind: str) -> list[PairRow]:
        """Entries of a kind that look alike and of which nobody said that they differ, in their order.

        Alike: the same name, e-mail address or phone number, however it is written, in the same space.
        """
        with self._core.session() as session:
            apart = _apart(session)
            found = dict[tuple[UUID, UUID], PairRow]()
            for why, one, two in _alike(session, kind):
                kept, other = _ordered(one.id, two.id)
                if _pair_id(kept, other) not in apart:
                    first, second = (one, two) if one.id == kept else (two, one)
                    row = PairRow(kind, kept, other, why, _name(kind, first), _name(kind, second))
                    found.setdefault((kept, other), row)
                if len(found) >= MOST_PAIRS:
                    break
            return list(found.values())

    def differences(self, kind: str, one: UUID, two: UUID) -> tuple[DifferenceRow, ...]:
        """What two entries say differently, the older one's first; also where one of them says nothing.

        Raises:
            UnknownRecordError: one of them is not here.
        """
        spec = by_kind()[kind]
        kept, other = _ordered(one, two)
        with self._core.session() as session:
            pair = (find(session, spec.record, each) for each in (kept, other))
            return tuple(_differences(spec, *pair))

    def merge(self, kind: str, one: UUID, two: UUID, others: Collection[str] = ()) -> Future[UUID]:
        """Make two entries one; gives the one that stays, which is the older one.

        Args:
            kind: table of both.
            one: the first, in any order.
            two: the second.
            others: fields in which what the younger one says holds from now on; what the older one lacks
                comes from it anyway.

        Raises:
            UnknownRecordError, NotTwinsError: in the future; nothing was changed.
        """
        kept, other = _ordered(one, two)
        action = self._core.new_action()

        def work(transaction: Transaction) -> int:
            spec, session = by_kind()[kind], transaction.session
            stays, goes = (find(session, spec.record, each) for each in (kept, other))
            if kept == other or stays.space != goes.space:
                raise NotTwinsError()
            _judge(session, kind, stays, goes, Verdict.SAME)
            taken = {name: getattr(goes, name) for name in others if name in spec.by_name}
            assign(stays, _lacking(spec, stays, goes) | fill_labels(session, spec, taken))
            goes.alive = False
            session.flush()
            return follow(session)

        return self._whole(work, action, kept)

    def tell_apart(self, kind: str, one: UUID, two: UUID) -> Future[None]:
        """These two are not the same: they are offered no more."""
        kept, other = _ordered(one, two)

        def work(transaction: Transaction) -> None:
            spec, session = by_kind()[kind], transaction.session
            stays, goes = (find(session, spec.record, each) for each in (kept, other))
            _judge(session, kind, stays, goes, Verdict.APART)

        return self._core.submit(work, "edit")

    def catch_up(self) -> Future[int]:
        """After an exchange: references that were made elsewhere to what was merged follow; how many."""

        def work(transaction: Transaction) -> int:
            who = identity.load(transaction.raw)
            writes = who is not None and who.role in _WRITERS
            known = transaction.raw.execute("SELECT 1 FROM twin LIMIT 1").fetchone() if writes else None
            return follow(transaction.session) if known else 0

        return self._core.submit(work, "follow", priority=Priority.IMPORT)

    def _whole(self, work: Any, action: bytes, kept: UUID) -> Future[UUID]:
        """In as many transactions of one action as it takes."""
        answer: Future[UUID] = Future()
        answer.set_running_or_notify_cancel()

        def done(part: Future[int]) -> None:
            failure = part.exception()
            if failure is not None:
                answer.set_exception(failure)
            elif part.result() >= BATCH:
                submit(lambda transaction: follow(transaction.session))
            else:
                answer.set_result(kept)

        def submit(one: Any) -> None:
            future: Future[int] = self._core.submit(one, "merge", action=action, priority=Priority.SAVE)
            future.add_done_callback(done)

        submit(work)
        return answer


def follow(session: Session) -> int:
    """Point what refers to an entry that was merged to the one that stays; how many, at most a batch."""
    moved = 0
    for spec, ref, label in _referring():
        record: Any = spec.record
        column = getattr(record, ref)
        target: Any = by_kind()[str(spec.by_name[ref].ref)].record
        dead = select(target.id).where(target.id == Twin.other_id, target.alive.is_(False))
        same = (Twin.verdict == Verdict.SAME, Twin.alive.is_(True), dead.exists())
        gone = [UUID(bytes=key) for key in session.scalars(select(Twin.other_id).where(*same)) if key]
        for key in gone:
            stays = survivor(session, target, key)
            if stays is None:
                continue
            query = select(record).where(column == key, record.alive.is_(True)).limit(BATCH - moved)
            for row in session.scalars(query).all():
                setattr(row, ref, stays.id)
                if label and spec.kind not in _AS_IT_WAS_SAID:
                    setattr(row, label, label_of(target.__tablename__, stays))
                moved += 1
            if moved >= BATCH:
                return moved
    return moved


def survivor(session: Session, record: Any, key: UUID) -> Any | None:
    """The living entry that one was merged into, through all merges; None where there is none."""
    while True:
        verdicts = select(Twin.kept_id).where(
            Twin.other_id == key.bytes, Twin.verdict == Verdict.SAME, Twin.alive.is_(True)
        )
        kept = session.scalars(verdicts.order_by(Twin.kept_id).limit(1)).first()
        if kept is None or kept >= key.bytes:  # always the older one: what says otherwise is no merge
            return None
        key = UUID(bytes=kept)
        row = session.get(record, key)
        if row is not None and row.alive:
            return row


def merged_into(session: Session, kind: str, row: Record) -> tuple[MergedRow, ...]:
    """What was merged into an entry, and what it said that the entry does not say."""
    spec = by_kind()[kind]
    query = select(Twin.other_id).where(
        Twin.kept_id == row.id.bytes, Twin.verdict == Verdict.SAME, Twin.alive.is_(True)
    )
    others = (session.get(spec.record, UUID(bytes=key)) for key in session.scalars(query) if key)
    found = []
    for other in others:
        if other is not None and not other.alive:
            told = tuple(one for one in _differences(spec, row, other) if one.other is not None)
            found.append(MergedRow(other.id, _name(kind, other), told))
    return tuple(found)


@cache
def _referring() -> tuple[tuple[TableSpec, str, str], ...]:
    """Fields that refer to a kind that is merged, with the field of the name beside them, or none."""
    found = []
    for spec in tables():
        for field in spec.fields:
            if field.ref in KINDS:
                label = label_field(spec, field)
                found.append((spec, field.name, label.name if label is not None else ""))
    return tuple(found)


def _ordered(one: UUID, two: UUID) -> tuple[UUID, UUID]:
    return (one, two) if one.bytes <= two.bytes else (two, one)


def _pair_id(kept: UUID, other: UUID) -> UUID:
    return key_id(Twin.__number__, kept.bytes, other.bytes)


def _judge(session: Session, kind: str, kept: Any, other: Any, verdict: str) -> None:
    key = _pair_id(kept.id, other.id)
    known = session.get(Twin, key)
    if known is not None:
        assign(known, {"alive": True, "verdict": verdict})
    else:
        ids = {"kept_id": kept.id.bytes, "other_id": other.id.bytes}
        session.add(Twin(id=key, space=kept.space, kind=kind, verdict=verdict, **ids))


def _apart(session: Session) -> set[UUID]:
    return set(session.scalars(select(Twin.id).where(Twin.alive.is_(True), Twin.verdict == Verdict.APART)))


def _name(kind: str, row: Record) -> str:
    return label_of(kind, row) or ""


def _lacking(spec: TableSpec, stays: Record, goes: Record) -> dict[str, Any]:
    """What the one that stays says nothing of and the other one does."""
    found = {}
    for field in spec.fields:
        own, its = getattr(stays, field.name), getattr(goes, field.name)
        silent = own in (None, "") or (field.default is not None and own == field.to_python(field.default))
        fits = its not in (None, "", stays.id) and field.name not in (*EMPTY_SAYS_SOMETHING, "alive")
        if silent and fits:
            found[field.name] = its
    return found


def _differences(spec: TableSpec, kept: Record, other: Record) -> Iterator[DifferenceRow]:
    labels = {one.name for field in spec.fields if (one := label_field(spec, field)) is not None}
    for field in spec.fields:
        if field.name == "alive" or field.name in labels:
            continue
        label = label_field(spec, field)
        shown = label.name if label is not None else field.name
        own, its = (getattr(row, shown) or None for row in (kept, other))
        if own != its:
            yield DifferenceRow(field.name, own, its)


def _alike(session: Session, kind: str) -> Iterator[tuple[str, Any, Any]]:
    """Pairs with what they have in common, each with the oldest of its group."""
    record: Any = by_kind()[kind].record
    groups: dict[tuple[str, object, object], list[Any]] = defaultdict(list)
    for row in session.scalars(select(record).where(record.alive.is_(True)).order_by(record.id)):
        for why, key in _keys(kind, row):
            groups[why, row.space, key].append(row)
    for (why, _space, _key), rows in groups.items():
        if why == "phone" and len(rows) > _MANY:
            continue
        for other in rows[1:]:
            if getattr(other, "predecessor_id", None) != rows[0].id:
                yield why, rows[0], other


def _keys(kind: str, row: Any) -> Iterator[tuple[str, object]]:
    """What an entry is known by, and as what."""
    name = fold(row.name or "")
    if name:
        yield "name", (name, fold(row.municipality_label or "")) if kind == "area" else name
    if kind == "area":
        return
    if row.email:
        yield "email", row.email.strip().casefold()
    digits = phone_key(row.phone or "")
    if len(digits) >= 5:  # shorter ones are extensions
        yield "phone", digits


def phone_key(phone: str) -> str:
    """The digits of a phone number as it is dialled within Germany."""
    digits = re.sub(r"\(0\)|[^\d+]", "", phone)
    return re.sub(r"^(\+49|0049)0?", "0", digits).replace("+", "00")
