"""What was written or arrived after a protocol was finished: shown piece by piece, taken up or dropped.

Taking up is finishing a corrected version. Dropping writes back what the finished version says, as a new
operation like any other: nobody's entry is removed from the log, and the history shows both.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, fields
from datetime import datetime
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import UUID

from sqlalchemy import select

from inka_desktop.records.content import PhotoContent, ProtocolContent, decode_content
from inka_desktop.records.documents import Attachment
from inka_desktop.records.protocols import Agreement, Attendance, Photo, Protocol, Topic
from inka_desktop.records.specs import by_kind
from inka_desktop.services import past, postponing, protocol_rows, removal
from inka_desktop.services.core import Core, find
from inka_desktop.services.editing import add
from inka_desktop.services.protocol_content import lines, newest_version
from inka_desktop.services.released import live_ones

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from inka_desktop.store.writer import Transaction

_NAMED = {"visit_kind": "kind", "partner": "organization_label"}
"""Fields of the content that the record calls otherwise."""
_LISTED = frozenset({"distribution", "enclosures"})
"""Texts with an entry a line."""
_OUTSIDE = frozenset(
    {"format", "kind", "number", "version", "predecessor", "finished_at", "finished_by", "unknown"}
)


_Said = tuple[object, ...]
_Pair = tuple[int, int]
"""Places of an entry in the finished version, and now."""


class _Part(NamedTuple):
    """A list of the protocol: its records, and what content calls their fields.

    ``key`` is the field by which an entry is known again; without one its place says which it is.
    """

    record: Any
    names: Mapping[str, str]
    key: str = ""


_PARTS: Mapping[str, _Part] = {
    "people": _Part(
        Attendance,
        {name: name for name in ("function", "organization", "name", "remark", "state", "vote")},
    ),
    "topics": _Part(
        Topic,
        {
            "title": "title", "notes": "text", "kind": "kind", "facts": "facts", "resolution": "resolution",
            "votes_for": "votes_for", "votes_against": "votes_against", "abstentions": "abstentions",
        },
    ),
    "agreements": _Part(
        Agreement, {"what": "text", "responsible": "responsible", "due": "due", "remark": "remark"}
    ),
    "photos": _Part(Photo, {"caption": "caption", "attachment_id": "attachment_id"}, key="attachment_id"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class LateRow:
    """One difference between a protocol and its finished version.

    ``what`` is ``changed``, ``added``, ``removed`` or ``moved``; of what was added or removed ``field`` is
    empty and ``before`` or ``after`` what it is called; of what was moved ``before`` is the order that was.
    Who wrote it and when is empty where the log does not say.
    """

    key: str
    kind: str
    record_id: UUID | None
    field: str
    what: str
    before: object
    after: object
    person: str = ""
    at: datetime | None = None


class LateChanges:
    """Reads what differs, and drops it."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def of(self, protocol_id: UUID) -> list[LateRow]:
        """What a finished protocol says otherwise than its newest version; empty without one."""
        with self._core.session() as session:
            found = list(_differences(session, find(session, Protocol, protocol_id)))
        return [self._told(row) for row in found]

    def drop(self, protocol_id: UUID, key: str) -> Future[bool]:
        """Write back what the finished version says; False where that difference is not there any more."""

        def work(transaction: Transaction) -> bool:
            session: Session = transaction.session
            protocol = find(session, Protocol, protocol_id)
            row = next((one for one in _differences(session, protocol) if one.key == key), None)
            if row is not None:
                _write_back(self._core, transaction, protocol, row)
            return row is not None

        return self._core.submit(work, "edit")

    def _told(self, row: LateRow) -> LateRow:
        """The row with who wrote it, from the history of its record."""
        if row.record_id is None:
            return row
        for entry in past.history(self._core, by_kind()[row.kind], row.record_id):
            if not row.field or entry.field == row.field:
                return LateRow(
                    row.key, row.kind, row.record_id, row.field, row.what, row.before, row.after,
                    entry.person, entry.at,
                )  # fmt: skip
        return row


def _differences(session: Session, protocol: Protocol) -> Iterator[LateRow]:
    version = newest_version(session, protocol.id)
    if version is None or version.content is None:
        return
    fixed = decode_content(version.content)
    yield from _of_protocol(protocol, fixed)
    for name, part in _PARTS.items():
        said = getattr(fixed, name)
        yield from _of_list(session, protocol, part, _with_files(session, said) if part.key else said)


class _PhotoSaid(NamedTuple):
    """A photo of a content by its file instead of the hash of its bytes."""

    caption: str
    attachment_id: UUID | None


def _with_files(session: Session, photos: Sequence[PhotoContent]) -> list[_PhotoSaid]:
    wanted = [photo.hash_hex for photo in photos if photo.hash_hex]
    query = (
        select(Attachment.content_hash, Attachment.id)
        .join(Photo, Photo.attachment_id == Attachment.id)
        .where(Attachment.content_hash.in_(wanted))
        .order_by(Attachment.id)
    )
    files = {digest: UUID(bytes=key.bytes) for digest, key in session.execute(query)}
    return [_PhotoSaid(photo.caption, files.get(photo.hash_hex)) for photo in photos]


def _of_protocol(protocol: Protocol, fixed: ProtocolContent) -> Iterator[LateRow]:
    known = by_kind()["protocol"].by_name
    for each in fields(ProtocolContent):
        name = _NAMED.get(each.name, each.name)
        if each.name in _OUTSIDE or name not in known:
            continue
        now, before = getattr(protocol, name), getattr(fixed, each.name)
        if each.name in _LISTED:
            now, before = "\n".join(lines(now)), "\n".join(before)
        if (now or None) != (before or None):
            yield LateRow(f"protocol:{name}", "protocol", protocol.id, name, "changed", before or None, now)


def _of_list(session: Session, protocol: Protocol, part: _Part, fixed: Sequence[Any]) -> Iterator[LateRow]:
    rows = protocol_rows.parts(session, part.record, protocol.id)
    if part.record is Agreement:
        living = live_ones(session, rows)
        rows = [living.get(row.id, row) for row in rows]
    now = [_values(row, part.names) for row in rows]
    if part.record is Agreement:
        days = postponing.agreed(session, rows, protocol.id)
        place = list(part.names).index("due")
        now = [
            (*said[:place], days.get(row.id, said[place]), *said[place + 1 :])
            for row, said in zip(rows, now, strict=True)
        ]
    before = [_values(one, part.names, content=True) for one in fixed]
    pairs = _by_key(part, before, now) if part.key else _by_place(before, now)
    kind = part.record.__tablename__
    for old, new in pairs:
        yield from _of_pair(part, rows[new], before[old], now[new])
    for row in _without(rows, {new for _, new in pairs}):
        yield LateRow(f"{kind}:{row.id.hex}", kind, row.id, "", "added", None, _called(row, part))
    for place in _without(range(len(before)), {old for old, _ in pairs}):
        yield LateRow(f"{kind}:{place}", kind, None, "", "removed", before[place], None)
    if part.key and pairs != sorted(pairs, key=lambda pair: pair[1]):
        order = tuple(rows[new].id for _, new in pairs)
        yield LateRow(f"{kind}:order", kind, None, "position", "moved", order, None)


def _without(found: Sequence[Any], known: set[int]) -> list[Any]:
    """What stands at other places than these."""
    return [one for place, one in enumerate(found) if place not in known]


def _by_place(before: Sequence[_Said], now: Sequence[_Said]) -> list[_Pair]:
    """Which entry was which: those between two that stayed the same, in their order."""
    pairs = list[_Pair]()
    for _, left, left_end, right, right_end in SequenceMatcher(None, before, now, False).get_opcodes():
        pairs += zip(range(left, left_end), range(right, right_end), strict=False)
    return pairs


def _by_key(part: _Part, before: Sequence[_Said], now: Sequence[_Said]) -> list[_Pair]:
    """Which entry was which, whatever its place: what had no key yet is known by all else that it said."""
    place = list(part.names).index(part.key)

    def rest(values: _Said) -> _Said:
        return values[:place] + values[place + 1 :]

    rules: tuple[Callable[[_Said, _Said], bool], ...] = (
        lambda old, new: old == new,
        lambda old, new: old[place] is not None and old[place] == new[place],
        lambda old, new: old[place] is None and rest(old) == rest(new),
        lambda old, new: old[place] is None and new[place] is None,
    )
    pairs: dict[int, int] = {}
    for rule in rules:
        for old in _without(range(len(before)), set(pairs)):
            left = _without(range(len(now)), set(pairs.values()))
            new = next((one for one in left if rule(before[old], now[one])), None)
            if new is not None:
                pairs[old] = new
    return sorted(pairs.items())


def _of_pair(part: _Part, row: Any, before: _Said, now: _Said) -> Iterator[LateRow]:
    kind = row.__tablename__
    for name, was, is_now in zip(part.names, before, now, strict=True):
        if was != is_now:
            yield LateRow(f"{kind}:{row.id.hex}:{name}", kind, row.id, name, "changed", was, is_now)


def _values(source: Any, names: Mapping[str, str], *, content: bool = False) -> _Said:
    found = (getattr(source, given if content else name) for name, given in names.items())
    return tuple(value if value is not None and value != "" else None for value in found)


def _called(row: Any, part: _Part) -> object:
    return next((value for value in _values(row, part.names) if value), None)


def _write_back(core: Core, transaction: Transaction, protocol: Protocol, row: LateRow) -> None:
    session: Session = transaction.session
    spec = by_kind()[row.kind]
    if row.what == "moved":
        _write_order(session, spec.record, row)
    elif row.what == "added":
        removal.delete(transaction, spec, row.record_id or UUID(int=0))
    elif row.what == "changed":
        setattr(find(session, spec.record, row.record_id or UUID(int=0)), row.field, row.before)
    else:
        part = next(part for part in _PARTS.values() if part.record is spec.record)
        values = dict(zip(part.names, row.before, strict=True))  # type: ignore[call-overload]  # a row's values
        _bring_back(core, transaction, protocol, part, values)


def _write_order(session: Session, record: Any, row: LateRow) -> None:
    """Let entries share out the places that they have among themselves anew."""
    rows = [find(session, record, key) for key in row.before]  # type: ignore[attr-defined]  # ids in order
    for one, place in zip(rows, sorted(each.position for each in rows), strict=True):
        one.position = place


def _bring_back(
    core: Core, transaction: Transaction, protocol: Protocol, part: _Part, values: dict[str, Any]
) -> None:
    """The deleted record that said this, else a new one."""
    record = part.record
    query = select(record).where(record.protocol_id == protocol.id, record.alive.is_(False))
    wanted = tuple(values.values())
    for gone in transaction.session.scalars(query):
        if _values(gone, part.names) == wanted:
            gone.alive = True
            return
    given = {name: value for name, value in values.items() if value is not None}
    add(core, transaction, record.__tablename__, given | {"protocol_id": protocol.id})
