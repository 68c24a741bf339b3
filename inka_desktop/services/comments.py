"""Comments of the office on records of any kind: each is a record of its own, so devices lose none.

What a comment says is its author's; anybody may say that it is done. One on a record that was deleted is
hidden with it, and is there again once the record is.
"""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Future
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from inka_desktop.records.notes import FOR_ONESELF, NOTED, Comment
from inka_desktop.records.specs import by_kind, by_number
from inka_desktop.records.values import Role
from inka_desktop.services import tagged, tags
from inka_desktop.services.core import Core, find
from inka_desktop.services.editing import add, assign
from inka_desktop.services.errors import NotAuthorError, ValueUnusableError
from inka_desktop.services.fields import on_what_stands, plain_text
from inka_desktop.services.naming import name_of
from inka_desktop.services.notes_rows import AddressedRow, ColleagueRow, CommentRow, NotesRow

if TYPE_CHECKING:
    from inka_desktop.store.raw import RawConnection
    from inka_desktop.store.writer import Transaction

_OF = (
    "SELECT id, body, written_at, author, author_id, addressed_label, done, done_by, done_at FROM comment"
    " WHERE target_id = ? AND alive = 1 ORDER BY written_at, id"
)
_KINDS = "SELECT DISTINCT target_kind FROM comment WHERE addressed_id = ? AND alive = 1 AND done = 0"
_ADDRESSED = (
    "SELECT c.id, c.target_id, c.body, c.author, c.written_at FROM comment c"
    " JOIN {kind} r ON r.id = c.target_id AND r.alive = 1"
    " WHERE c.addressed_id = ? AND c.alive = 1 AND c.done = 0 AND c.target_kind = ?"
)
_PERSON = "SELECT person_id FROM device WHERE id = ?"
_COLLEAGUES = (
    "SELECT DISTINCT d.person_id, coalesce(p.name, d.person_label) FROM device d"
    " LEFT JOIN person p ON p.id = d.person_id"
    " WHERE d.alive = 1 AND d.person_id IS NOT NULL AND coalesce(d.role, '') NOT IN (?, ?)"
)


class Comments:
    """What colleagues say to each other about records."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def notes(self, record: UUID) -> NotesRow:
        """Tags and comments of one record."""
        me = self._core.identity.person
        with self._core.raw() as raw:
            about = tagged.kept_with(raw, [record])[record]
            found = raw.execute(_OF, (about.bytes,)).fetchall()
            return NotesRow(tags.of(raw, about), tuple(_row(line, me) for line in found))

    def write(self, kind: str, record: UUID, body: str, addressed: UUID | None = None) -> Future[UUID]:
        """Write a comment; ``addressed`` is the person it is for.

        Raises:
            ValueUnusableError, FieldUnknownError: it says nothing, is for somebody who could not read it, or
                the kind has no comments; at once.
            UnknownRecordError: in the future; the record is not here.
        """
        said, target = _said(body), tags.noted(kind)
        if addressed is not None and kind in FOR_ONESELF:
            raise ValueUnusableError(kind="comment", field="addressed_id")

        def work(transaction: Transaction) -> UUID:
            space = tags.home(self._core, kind, find(transaction.session, target, record))
            me = self._core.me_by(transaction.raw)
            about = tagged.kept_with(transaction.raw, [record])[record]
            values = {
                "target_kind": by_kind()[kind].number, "target_id": about, "body": said,
                "written_at": self._core.now(), "author_id": me.person_id.bytes, "author": me.person or None,
                "addressed_id": addressed,
            }  # fmt: skip
            return UUID(bytes=add(self._core, transaction, "comment", values, space=space).id.bytes)

        return self._core.submit(work, "add")

    def reword(self, comment: UUID, body: str, before: str) -> Future[None]:
        """Change what a comment of one's own says.

        Args:
            comment: which.
            body: what it is to say.
            before: what the form showed; what came from the author's other device since is merged.

        Raises:
            ValueUnusableError: it says nothing; at once.
            NotAuthorError: in the future; somebody else wrote it.
        """
        said = _said(body)

        def work(transaction: Transaction) -> None:
            row = find(transaction.session, Comment, comment)
            if row.author_id != self._core.me_by(transaction.raw).person_id.bytes:
                raise NotAuthorError()
            assign(row, on_what_stands(row, {"body": said}, {"body": before}, transaction.log.random))

        return self._core.submit(work, "edit")

    def settle(self, comment: UUID, *, done: bool = True) -> Future[None]:
        """Say that a comment is done, or open again."""

        def work(transaction: Transaction) -> None:
            row = find(transaction.session, Comment, comment)
            by = self._core.me_by(transaction.raw).person or None
            now = self._core.now()
            said = {"done_at": now if done else None, "done_by": by if done else None}
            if row.done != done:
                assign(row, {"done": done, **said})

        return self._core.submit(work, "edit")

    def addressed(self) -> list[AddressedRow]:
        """Open comments for this person on records that are there, the oldest first."""
        who = self._core.identity
        with self._core.raw() as raw:
            # Two entries for this person may have become one, which the device's record names.
            (named,) = raw.execute(_PERSON, (who.device,)).fetchone() or (None,)
            found = [row for me in {who.person, named or who.person} for row in _addressed(raw, me)]
        return sorted(found, key=lambda row: (row.at is not None, row.at, row.id))

    def colleagues(self) -> list[ColleagueRow]:
        """People of the office, by name."""
        with self._core.raw() as raw:
            found = raw.execute(_COLLEAGUES, (Role.CARRIER, Role.READER)).fetchall()
        rows = [ColleagueRow(UUID(bytes=key), name) for key, name in found if name]
        return sorted(rows, key=lambda row: (row.name.casefold(), row.id))


def _addressed(raw: RawConnection, person: bytes) -> Iterator[AddressedRow]:
    for (number,) in raw.execute(_KINDS, (person,)).fetchall():
        spec = by_number().get(number)
        if spec is None or spec.kind not in NOTED:
            continue
        query = _ADDRESSED.format(kind=spec.kind)
        for key, target, body, author, at in raw.execute(query, (person, number)).fetchall():
            named = name_of(raw, spec, target)
            yield AddressedRow(
                UUID(bytes=key), spec.kind, UUID(bytes=target), named.name, named.on, body or "",
                author or "", _moment(at),
            )  # fmt: skip


def _row(line: tuple[Any, ...], me: bytes) -> CommentRow:
    key, body, at, author, author_id, addressed, done, done_by, done_at = line
    return CommentRow(
        UUID(bytes=key), body or "", _moment(at), author or "", author_id == me, addressed or "", bool(done),
        done_by or "", _moment(done_at),
    )  # fmt: skip


def _moment(value: object) -> datetime | None:
    return datetime.fromtimestamp(value / 1000, UTC) if isinstance(value, int) else None


def _said(body: str) -> str:
    """What a comment says, without blank lines around it.

    Raises:
        ValueUnusableError: nothing.
    """
    said = plain_text(body.strip())
    if not said:
        raise ValueUnusableError(kind="comment", field="body")
    return said
