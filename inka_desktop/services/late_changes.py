"""What was written or arrived after a protocol was finished: shown piece by piece, taken up or dropped.

Taking up is finishing a corrected version. Dropping writes back what the finished version says, as a new
operation like any other: nobody's entry is removed from the log, and the history shows both.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, fields
from datetime import datetime
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import UUID

from sqlalchemy import select

from inka_desktop.records.approval import Reply
from inka_desktop.records.content import PhotoContent, ProtocolContent, decode_content
from inka_desktop.records.documents import Attachment
from inka_desktop.records.protocols import Agreement, Attendance, Photo, Protocol, Topic
from inka_desktop.records.specs import by_kind
from inka_desktop.records.values import ReplyOutcome
from inka_desktop.services import late_matching, ordering, past, postponing, protocol_rows, removal, sharing
from inka_desktop.services.core import Core, find
from inka_desktop.services.divided import raw_of
from inka_desktop.services.editing import add
from inka_desktop.services.late_matching import Said
from inka_desktop.services.newest_text import newest_version
from inka_desktop.services.protocol_content import lines
from inka_desktop.services.released import live_ones
from inka_desktop.store.history import history

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from inka_desktop.records.documents import ProtocolVersion
    from inka_desktop.records.specs import TableSpec
    from inka_desktop.store.writer import Transaction

_NAMED = {"visit_kind": "kind", "partner": "organization_label"}
"""Fields of the content that the record calls otherwise."""
_LISTED = frozenset({"distribution", "enclosures"})
"""Texts with an entry a line."""
_OUTSIDE = frozenset(
    {"format", "kind", "number", "version", "predecessor", "finished_at", "finished_by", "unknown"}
)


class _Part(NamedTuple):
    """A list of the protocol: its records, and what content calls their fields.

    ``key`` is the field that says most about which entry is which.
    """

    record: Any
    names: Mapping[str, str]
    key: str = ""


_KEY = 2
"""How much more than other fields a key says."""
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
    "views": _Part(
        Reply,
        {
            "wording": "text", "section": "section", "topic_title": "topic", "name": "name",
            "function": "function", "organization": "organization", "received_on": "received_on",
            "way": "way", "outcome": "outcome",
        },
        key="wording",
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class LateRow:
    """One difference between a protocol and its finished version.

    ``what`` is ``changed``, ``added``, ``removed`` or ``moved``; of what was added or removed ``field`` is
    empty and ``before`` or ``after`` what it is called; of what was moved ``before`` is the order that was.
    ``record_id`` of what was removed is the deleted record, where that is known.
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
            version = newest_version(session, protocol_id)
            if row is None or version is None:
                return False
            _write_back(self._core, transaction, protocol, version, row)
            return True

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
    yield from _of_protocol(protocol, decode_content(version.content))
    for name in _PARTS:
        yield from _of_list(session, protocol, version, name)


class _PhotoSaid(NamedTuple):
    """A photo of a content by its file instead of the hash of its bytes."""

    caption: str
    attachment_id: UUID | None


def _with_files(session: Session, protocol: UUID, photos: Sequence[PhotoContent]) -> list[_PhotoSaid]:
    """Each with the protocol's own file of it; the same picture may lie elsewhere under another name."""
    wanted = [photo.hash_hex for photo in photos if photo.hash_hex]
    own = Photo.protocol_id == protocol
    query = (
        select(Attachment.content_hash, Attachment.id, own)
        .join(Photo, Photo.attachment_id == Attachment.id)
        .where(Attachment.content_hash.in_(wanted))
        .order_by(own.desc(), Photo.alive.desc(), Photo.position, Photo.id)
    )
    files = defaultdict[str | None, list[UUID]](list)
    for digest, key, is_own in session.execute(query):
        if is_own or not files[digest]:
            files[digest].append(UUID(bytes=key.bytes))
    found = []
    for photo in photos:
        several = files[photo.hash_hex]
        file = several.pop(0) if len(several) > 1 else next(iter(several), None)
        found.append(_PhotoSaid(photo.caption, file))
    return found


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


def _of_list(session: Session, protocol: Protocol, version: ProtocolVersion, name: str) -> Iterator[LateRow]:
    part = _PARTS[name]
    found, kind = _matched(session, protocol, version, name), part.record.__tablename__
    for old, new in found.pairs:
        yield from _of_pair(part, found.living[new], found.before[old], found.now[new])
    for row in _without(found.living, {new for _, new in found.pairs}):
        if part.record is not Reply:
            yield LateRow(f"{kind}:{row.id.hex}", kind, row.id, "", "added", None, _called(row, part))
        elif row.outcome == ReplyOutcome.DIVERGING:  # else nothing of it is printed
            field = "outcome"
            yield LateRow(f"{kind}:{row.id.hex}:{field}", kind, row.id, field, "changed", None, row.outcome)
    for place, gone in found.removed:
        key = gone.id if gone is not None else None
        yield LateRow(f"{kind}:{place}", kind, key, "", "removed", found.before[place], None)
    if found.moved:
        order = tuple(found.rows[new].id for _, new in found.pairs)
        yield LateRow(f"{kind}:order", kind, None, "position", "moved", order, None)


class _List(NamedTuple):
    """The entries of a finished text and the rows that they are.

    ``living`` are the ``rows`` as they live on where they were released; ``now`` is what these say.
    """

    before: list[Said]
    now: list[Said]
    rows: Sequence[Any]
    living: Sequence[Any]
    pairs: list[tuple[int, int]]
    removed: list[tuple[int, Any]]
    moved: bool


def _matched(session: Session, protocol: Protocol, version: ProtocolVersion, name: str) -> _List:
    part, fixed = _PARTS[name], getattr(decode_content(version.content or b""), name)
    if part.record is Photo:
        fixed = _with_files(session, protocol.id, fixed)
    rows = protocol_rows.parts(session, part.record, protocol.id)
    before = [_values(one, part.names, content=True) for one in fixed]
    living, now = _said_now(session, protocol, part, rows)
    gone: Sequence[Any] = ()
    if before != now:
        deleted = select(part.record).where(
            part.record.protocol_id == protocol.id, part.record.alive.is_(False)
        )
        gone = session.scalars(deleted).all()
    since = version.finished_at
    found = late_matching.matched(
        before, now, [(_values(row, part.names), _against(session, part, row, since)) for row in gone],
        [row.id.bytes for row in (*rows, *gone)], [_KEY if name == part.key else 1 for name in part.names],
    )  # fmt: skip
    removed = [(place, gone[row] if row is not None else None) for place, row in found.removed]
    return _List(before, now, rows, living, found.pairs, removed, found.moved)


def _said_now(
    session: Session, protocol: Protocol, part: _Part, rows: Sequence[Any]
) -> tuple[Sequence[Any], list[Said]]:
    """Rows as they live on, and what these say; of agreements the day that was agreed."""
    if part.record is not Agreement:
        return rows, [_values(row, part.names) for row in rows]
    others = live_ones(session, rows)
    living = [others.get(row.id, row) for row in rows]
    agreed = postponing.agreed(session, living, protocol)
    now = []
    for row in living:
        said = {name: getattr(row, name) for name in part.names}
        then = agreed[row.id]._asdict() if row.id in agreed else {}
        now.append(_plain((said | then).values()))
    return living, now


def _against(session: Session, part: _Part, row: Any, moment: datetime | None) -> int:
    """What speaks against a deleted row as one of the entries.

    A photo that was only announced goes into the bin when it comes: then the one of its words is the entry.
    """
    told = (one.at_ms for one in history(raw_of(session), row.__tablename__, row.id) if one.field == "alive")
    if moment is None or next(told, 0) < int(moment.timestamp() * 1000):
        return late_matching.BEFORE
    announced = part.key and getattr(row, part.key) is None
    return late_matching.SINCE + (2 * _KEY if announced else 0)


def _without(found: Sequence[Any], known: set[int]) -> list[Any]:
    """What stands at other places than these."""
    return [one for place, one in enumerate(found) if place not in known]


def _of_pair(part: _Part, row: Any, before: Said, now: Said) -> Iterator[LateRow]:
    kind = row.__tablename__
    for name, was, is_now in zip(part.names, before, now, strict=True):
        if was != is_now:
            yield LateRow(f"{kind}:{row.id.hex}:{name}", kind, row.id, name, "changed", was, is_now)


def _values(source: Any, names: Mapping[str, str], *, content: bool = False) -> Said:
    return _plain(getattr(source, given if content else name) for name, given in names.items())


def _plain(values: Iterable[object]) -> Said:
    """An empty text is none."""
    return tuple(value if value is not None and value != "" else None for value in values)


def _called(row: Any, part: _Part) -> object:
    return next((value for value in _values(row, part.names) if value), None)


def _write_back(
    core: Core, transaction: Transaction, protocol: Protocol, version: ProtocolVersion, row: LateRow
) -> None:
    session: Session = transaction.session
    spec = by_kind()[row.kind]
    if row.what == "moved":
        _write_order(session, spec, row)
    elif row.what == "added":
        removal.delete(transaction, spec, row.record_id or UUID(int=0))
    elif row.what == "changed":
        record = find(session, spec.record, row.record_id or UUID(int=0))
        had = getattr(record, row.field)
        setattr(record, row.field, row.before)
        if isinstance(record, Agreement) and row.field == "due":
            postponing.note(core, transaction, record, had)
        if isinstance(record, Reply):
            sharing.tell_outcome(session, record)
    else:
        _bring_back(core, transaction, protocol, version, row)


def _write_order(session: Session, spec: TableSpec, row: LateRow) -> None:
    """Put each entry that stands before the one it came after behind that one."""
    keys = [*row.before]  # type: ignore[misc]  # ids in order
    record: Any = spec.record
    query = select(record.id).where(record.id.in_(keys)).order_by(record.position, record.id)
    order = [UUID(bytes=key.bytes) for key in session.scalars(query)]
    for last, key in pairwise(keys):
        if order.index(key) < order.index(last):
            ordering.move(session, spec, key, last)
            session.flush()
            order.remove(key)
            order.insert(order.index(last) + 1, key)


def _bring_back(
    core: Core, transaction: Transaction, protocol: Protocol, version: ProtocolVersion, row: LateRow
) -> None:
    """The deleted record as it was, else a new one, where it stood."""
    session, spec = transaction.session, by_kind()[row.kind]
    name, part = next((name, part) for name, part in _PARTS.items() if part.record is spec.record)
    place = int(row.key.partition(":")[2])
    found = _matched(session, protocol, version, name)
    earlier = [new for old, new in found.pairs if old < place]
    values = dict(zip(part.names, found.before[place], strict=True))
    if row.record_id is not None:
        removal.restore(transaction, spec, row.record_id)
        record = find(session, spec.record, row.record_id)
        (living,), (now,) = _said_now(session, protocol, part, [record])
        for field, says in zip(part.names, now, strict=True):
            if says != values[field]:
                setattr(living, field, values[field])
        if isinstance(record, Reply):
            sharing.tell_outcome(session, record)
    else:
        given = {field: value for field, value in values.items() if value is not None}
        record = add(core, transaction, row.kind, given | {"protocol_id": protocol.id})
    session.flush()
    ordering.move(session, spec, record.id, found.rows[max(earlier)].id if earlier else None)
