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
from collections.abc import Callable, Collection, Iterator, Mapping
from concurrent.futures import Future
from itertools import chain, combinations
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import UUID

from sqlalchemy import select

from inka_desktop.exchange import identity
from inka_desktop.records.folding import fold
from inka_desktop.records.ids import key_id
from inka_desktop.records.network import Organization, Twin
from inka_desktop.records.projects import Project
from inka_desktop.records.specs import TableSpec, by_kind
from inka_desktop.records.values import DECIDES, SpaceKind, Verdict
from inka_desktop.services.chained import in_batches, then
from inka_desktop.services.core import Core, find
from inka_desktop.services.editing import assign
from inka_desktop.services.errors import NotTwinsError
from inka_desktop.services.fields import label_field
from inka_desktop.services.following import AS_IT_WAS_SAID, KINDS, follow, revive
from inka_desktop.services.labels import BATCH, label_of, names_it, outdated
from inka_desktop.store.writer import Priority

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from inka_desktop.records.base import Record
    from inka_desktop.store.writer import Transaction

    _Work = Callable[[Transaction], int]

MOST_PAIRS = 200
"""More are not offered at once."""
_MANY = 4
"""A phone number of more entries than this is a switchboard and says nothing."""
EMPTY_SAYS_SOMETHING = frozenset({"left_on", "valid_to"})
"""Nobody is taken for a leaver because the other entry was one."""
_READ = {
    "organization": ("id", "space", "name", "email", "phone"),
    "person": ("id", "space", "name", "function", "email", "phone"),
    "area": ("id", "space", "name", "municipality_label"),
}
"""What pairs are found by."""
_OF_A_CHAIN = frozenset({"predecessor_id", "predecessor_label", "valid_from", "valid_to"})
"""Say where a body stands in the line of its names."""


class PairRow(NamedTuple):
    """Two entries that look alike; ``kept`` is the older one, which stays. ``why``: name, email or phone.

    ``homes``: where each of them lies, if that is not the same space: ``org``, ``coord`` or the title of the
    project whose carrier reads it. Such two are never merged.
    """

    kind: str
    kept: UUID
    other: UUID
    why: str
    name: str
    other_name: str
    homes: tuple[str, str] | None = None


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

        Alike: the same name, e-mail address or phone number, however it is written, in the same space. Behind
        them come those of one name of which one lies with the office and one in a project's space.
        """
        with self._core.session() as session:
            apart, homes = _apart(session), self._homes(session)
            found = dict[tuple[UUID, UUID], PairRow]()
            for why, one, two in chain(_alike(session, kind, apart), _across(session, kind, apart, homes)):
                lie = (homes[one.space], homes[two.space]) if one.space != two.space else None
                row = PairRow(kind, one.id, two.id, why, _name(kind, one), _name(kind, two), lie)
                found.setdefault((one.id, two.id), row)
                if len(found) >= MOST_PAIRS:
                    break
            return list(found.values())

    def _homes(self, session: Session) -> defaultdict[UUID, str]:
        """What spaces are to people: the office's two, and projects by their titles."""
        titles = session.execute(select(Project.space, Project.title).where(Project.alive.is_(True)))
        found = defaultdict(str, {space: title or "" for space, title in titles})
        return found | {self._core.spaces.org: SpaceKind.ORG, self._core.spaces.coord: SpaceKind.COORD}

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

        def work(transaction: Transaction) -> int:
            spec, session = by_kind()[kind], transaction.session
            stays, goes = (find(session, spec.record, each) for each in (kept, other))
            if kept == other or stays.space != goes.space:
                raise NotTwinsError()
            _judge(session, kind, stays, goes, Verdict.SAME)
            chain = _OF_A_CHAIN if _on_one_chain(session, kind, kept, other) else frozenset[str]()
            assign(stays, _taken(spec, stays, goes, set(others), chain))
            goes.alive = False
            session.flush()
            return step(transaction)

        def step(transaction: Transaction) -> int:
            moved = follow(transaction.session)
            named = names_it(kind, others) and moved < BATCH
            return max(moved, _rename(transaction.session, kind, kept)) if named else moved

        return then(in_batches(self._core, step, "merge", BATCH, first=work), lambda _: kept)

    def tell_apart(self, kind: str, one: UUID, two: UUID) -> Future[None]:
        """These two are not the same: they are offered no more."""
        kept, other = _ordered(one, two)

        def work(transaction: Transaction) -> None:
            spec, session = by_kind()[kind], transaction.session
            stays, goes = (find(session, spec.record, each) for each in (kept, other))
            same = session.get(Twin, _pair_id(kept, other, Verdict.SAME))
            if same is not None:
                assign(same, {"alive": False})
            shared = stays.space == goes.space
            _judge(session, kind, stays, goes, Verdict.APART, None if shared else self._core.spaces.coord)

        return self._core.submit(work, "edit")

    def catch_up(self) -> Future[int]:
        """After an exchange: references that were made elsewhere to what was merged follow; how many.

        What was to stay and was deleted by somebody who did not know of the merge comes back.
        """

        def work(transaction: Transaction) -> int:
            who = identity.load(transaction.raw)
            writes = who is not None and who.role in DECIDES
            known = transaction.raw.execute("SELECT 1 FROM twin LIMIT 1").fetchone() if writes else None
            if known is None:
                return 0
            for kind in KINDS:
                revive(transaction.session, kind)
            return follow(transaction.session)

        def step(transaction: Transaction) -> int:
            return follow(transaction.session)

        return in_batches(self._core, step, "follow", BATCH, first=work, priority=Priority.IMPORT)


def _rename(session: Session, kind: str, row: UUID) -> int:
    """The name that was chosen reaches who refers to the entry; how many, at most a batch."""
    found = list(outdated(session, kind, row, AS_IT_WAS_SAID))
    for record, name, label in found:
        setattr(record, name, label)
    return len(found)


def merged_into(session: Session, kind: str, row: Record) -> tuple[MergedRow, ...]:
    """What was merged into an entry, and what it said that the entry does not say."""
    spec = by_kind()[kind]
    query = select(Twin.other_id).where(
        Twin.kept_id == row.id.bytes, Twin.verdict == Verdict.SAME, Twin.alive.is_(True),
        Twin.space == row.space,
    )  # fmt: skip
    others = (session.get(spec.record, UUID(bytes=key)) for key in session.scalars(query) if key)
    found = []
    for other in others:
        if other is not None and not other.alive and other.space == row.space:
            told = tuple(one for one in _differences(spec, row, other) if one.other is not None)
            found.append(MergedRow(other.id, _name(kind, other), told))
    return tuple(found)


def _ordered(one: UUID, two: UUID) -> tuple[UUID, UUID]:
    return (one, two) if one.bytes <= two.bytes else (two, one)


def _pair_id(kept: UUID, other: UUID, verdict: str) -> UUID:
    return key_id(Twin.__number__, kept.bytes, other.bytes, verdict)


def _judge(
    session: Session, kind: str, kept: Any, other: Any, verdict: str, space: UUID | None = None
) -> None:
    """Each verdict is a row of its own: whoever says one does not overwrite the other.

    ``space``: where it stands instead of beside both, so that no carrier learns of the office's entry.
    """
    key = _pair_id(kept.id, other.id, verdict)
    known = session.get(Twin, key)
    if known is not None:
        assign(known, {"alive": True})
    else:
        ids = {"kept_id": kept.id.bytes, "other_id": other.id.bytes}
        session.add(Twin(id=key, space=space or kept.space, kind=kind, verdict=verdict, **ids))


def _apart(session: Session) -> set[UUID]:
    return set(session.scalars(select(Twin.id).where(Twin.alive.is_(True), Twin.verdict == Verdict.APART)))


def _name(kind: str, row: Any) -> str:
    return label_of(kind, row) or ""


def _taken(
    spec: TableSpec, stays: Record, goes: Record, others: set[str], without: frozenset[str]
) -> dict[str, Any]:
    """What the one that stays takes over: what it lacks and what was chosen.

    A reference and the name beside it are one: both come from the same entry.
    """
    found = dict[str, Any]()
    labels = {one.name for field in spec.fields if (one := label_field(spec, field)) is not None}
    for field in spec.fields:
        if field.name in labels or field.name in without:
            continue
        label = label_field(spec, field)
        names = (field.name, label.name) if label is not None else (field.name,)
        chosen = bool(others & set(names))
        if chosen or _lacks(spec, stays, goes, names):
            found |= {name: getattr(goes, name) for name in names}
    return found


def _lacks(spec: TableSpec, stays: Record, goes: Record, names: tuple[str, ...]) -> bool:
    """Whether one says nothing where the other one does."""
    if names[0] in (*EMPTY_SAYS_SOMETHING, "alive"):
        return False
    own, its = ([getattr(row, name) for name in names] for row in (stays, goes))
    default = spec.by_name[names[0]].default
    silent = all(one in (None, "") for one in own) or (
        default is not None and own == [spec.by_name[names[0]].to_python(default)]
    )
    return silent and its[0] != stays.id and any(one not in (None, "") for one in its)


def _on_one_chain(session: Session, kind: str, one: UUID, two: UUID) -> bool:
    """Whether one of two bodies is an earlier name of the other."""
    return kind == "organization" and _follows(_chains(session, kind), one, two)


def _chains(session: Session, kind: str) -> dict[UUID, UUID]:
    """Each body that follows another one, and which."""
    if kind != "organization":
        return {}
    before = Organization.predecessor_id
    rows = session.execute(select(Organization.id, before).where(before.is_not(None)))
    return {key: value for key, value in rows if value is not None}


def _follows(before: dict[UUID, UUID], one: UUID, two: UUID) -> bool:
    return two in _earlier(before, one) or one in _earlier(before, two)


def _earlier(before: dict[UUID, UUID], key: UUID) -> set[UUID]:
    found = set[UUID]()
    while (key in before) and (key := before[key]) not in found:
        found.add(key)
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


def _alike(session: Session, kind: str, apart: set[UUID]) -> Iterator[tuple[str, Any, Any]]:
    """Pairs with what they have in common, each with the oldest of its group that it may be."""
    groups: dict[tuple[str, object, object], list[Any]] = defaultdict(list)
    for why, key, row in _known(session, kind):
        groups[why, row.space, key].append(row)
    chains = _chains(session, kind)
    for (why, _space, _key), rows in groups.items():
        if why == "phone" and len(rows) > _MANY:
            continue
        for number, other in enumerate(rows):
            for one in rows[:number]:
                said = _pair_id(one.id, other.id, Verdict.APART) in apart
                if not said and not _follows(chains, one.id, other.id):
                    yield why, one, other
                    break


def _across(
    session: Session, kind: str, apart: set[UUID], homes: Mapping[UUID, str]
) -> Iterator[tuple[str, Any, Any]]:
    """Pairs of one name in two spaces, one of them the office's: what two carriers need is no double."""
    groups: dict[object, list[Any]] = defaultdict(list)
    for why, key, row in _known(session, kind):
        if why == "name":
            groups[key].append(row)
    office, chains = {SpaceKind.ORG, SpaceKind.COORD}, _chains(session, kind)
    for rows in groups.values():
        for one, two in combinations(rows, 2):
            ours = len({homes[one.space], homes[two.space]} & office)
            said = _pair_id(one.id, two.id, Verdict.APART) in apart
            if one.space != two.space and ours and not said and not _follows(chains, one.id, two.id):
                yield "name", one, two


def _known(session: Session, kind: str) -> Iterator[tuple[str, object, Any]]:
    """All entries of a kind by what each is known by, the oldest first."""
    record: Any = by_kind()[kind].record
    columns = [getattr(record, name) for name in _READ[kind]]
    for row in session.execute(select(*columns).where(record.alive.is_(True)).order_by(record.id)):
        for why, key in _keys(kind, row):
            yield why, key, row


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
