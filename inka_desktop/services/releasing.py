"""Releasing a finished protocol to the project's space, and taking that back.

A release is a copy (DESIGN.md 2): the version's content and files, and one agreement for each of the
protocol's that lives on there for both sides. Everything gets its id from what it copies and the space, so
the same release made twice, on one device or on two at once, is one.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from sqlalchemy import select

from inka_desktop.records.canonical import ContentPart
from inka_desktop.records.content import (
    ProtocolContent,
    content_hash,
    decode_content,
    encode_content,
)
from inka_desktop.records.documents import Attachment, ProtocolVersion, ReleasedProtocol
from inka_desktop.records.ids import key_id
from inka_desktop.records.projects import Project
from inka_desktop.records.protocols import Agreement, Photo, Postponement, Protocol
from inka_desktop.records.specs import by_kind
from inka_desktop.records.values import PhotoMark
from inka_desktop.services import postponing, protocol_rows
from inka_desktop.services.approval_content import of_version
from inka_desktop.services.core import Core, find
from inka_desktop.services.editing import add, assign
from inka_desktop.services.errors import (
    AgreementsChangedError,
    NoProjectSpaceError,
    NotNewestError,
    PhotoMarkMissingError,
)
from inka_desktop.services.newest_text import newest_version
from inka_desktop.services.passing_on import passed_files, standing_marks
from inka_desktop.services.released import (
    TAKEN,
    live,
    live_id,
    live_ones,
    packed,
    released_id,
    said,
    unpacked,
    valid_releases,
)
from inka_desktop.store.blanking import blank

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from inka_desktop.services.attachments import Kept
    from inka_desktop.store.writer import Transaction

_WORDS = ("what", "responsible", "due", "remark", "evidence", "done_by")
_SHOWN = ("evidence", "done_by")
"""What goes along with an agreement that was settled before its release, and comes back with it."""
_FILE = ("file_name", "key", "hash", "content_hash")
"""What is emptied of a release that is taken back before it was sent."""
_Part = TypeVar("_Part", bound=ContentPart)


@dataclass(frozen=True, slots=True)
class Source:
    """What a release copies.

    Attributes:
        version: the id of the finished version.
        space: of the project.
        content: without what must not leave.
        photos: attachments of the photos that are passed on.
    """

    version: UUID
    space: UUID
    content: ProtocolContent
    photos: tuple[Attachment, ...]


def source(session: Session, version_id: UUID) -> Source:
    """What the release of a version would copy.

    Raises:
        UnknownRecordError: version, protocol or project is not here.
        NotNewestError: another version holds now, or it was taken back.
        NoProjectSpaceError: the project has no space of its own.
        PhotoMarkMissingError: a photo lacks its mark.
    """
    version = find(session, ProtocolVersion, version_id)
    protocol = find(session, Protocol, version.protocol_id or UUID(int=0))
    newest = newest_version(session, protocol.id)
    if newest is None or newest.id != version.id:
        raise NotNewestError()
    project = find(session, Project, protocol.project_id or UUID(int=0))
    if project.space == protocol.space:
        raise NoProjectSpaceError()
    unmarked = unmarked_photos(session, protocol.id)
    if unmarked:
        raise PhotoMarkMissingError(count=len(unmarked))
    content = without_unknown(of_version(session, version))
    files = passed_files(session, protocol.id)
    passed = tuple(photo for photo in content.photos if photo.hash_hex in files)
    kept = replace(content, photos=passed)
    return Source(version_id, project.space, kept, tuple(files[photo.hash_hex] for photo in passed))


def unmarked_photos(session: Session, protocol: UUID) -> list[UUID]:
    """Photos about whose persons nothing is said, or two things; those that are only announced show none."""
    photos = [row for row in protocol_rows.parts(session, Photo, protocol) if row.attachment_id is not None]
    return [row for row, mark in standing_marks(session, photos).items() if mark == PhotoMark.UNMARKED]


def without_unknown(part: _Part) -> _Part:
    """The content without keys of newer versions: this one does not know whether they may leave."""
    changed: dict[str, Any] = {"unknown": ()}
    for each in fields(part):
        value = getattr(part, each.name)
        if is_dataclass(value):
            changed[each.name] = without_unknown(value)  # type: ignore[type-var]  # parts hold only parts
        elif isinstance(value, tuple) and value and is_dataclass(value[0]):
            changed[each.name] = tuple(without_unknown(one) for one in value)
    return replace(part, **changed)


def write(
    core: Core, transaction: Transaction, what: Source, files: list[Kept], document: Kept, by: str
) -> ReleasedProtocol:
    """Make the copy in the running transaction, or find the one that is there.

    Args:
        core: of the workspace.
        transaction: the one that makes both parts, in ``coord`` and in the project's space.
        what: as :func:`source` gave it.
        files: copies of its photos.
        document: the PDF.
        by: who releases.

    Raises:
        AgreementsChangedError: an agreement of the version was changed or removed since it was finished.
    """
    session: Session = transaction.session
    version = find(session, ProtocolVersion, what.version)
    protocol = find(session, Protocol, version.protocol_id or UUID(int=0))
    key = released_id(what.version, what.space)
    found = session.get(ReleasedProtocol, key)
    if found is None or found.content is None:
        data = encode_content(what.content)
        for file in files:
            file.add(transaction, what.space)
        values = {
            "version_id": version.id, "protocol_id": protocol.id, "project_id": protocol.project_id,
            "number": what.content.number, "version": what.content.version, "date": what.content.date,
            "content": data, "content_hash": content_hash(data),
            "document_id": document.add(transaction, what.space), "released_at": core.now(),
            "released_by": by, "next_date": what.content.next_date,
        }  # fmt: skip
        if found is None:
            found = add(core, transaction, "released_protocol", values, row=key, space=what.space)
        assign(found, values)
        session.flush()
    assign(found, {"withdrawn": False})
    for agreement in _agreed(session, protocol, what.content):
        _release_agreement(core, transaction, agreement, found)
    made: ReleasedProtocol = found
    return made


def _agreed(session: Session, protocol: Protocol, content: ProtocolContent) -> list[Agreement]:
    """The protocol's agreements that stand in the content, by what was agreed, with whom and by when."""
    rows: list[Agreement] = list(protocol_rows.parts(session, Agreement, protocol.id))
    others = live_ones(session, rows)
    said = postponing.agreed(session, [others.get(row.id, row) for row in rows], protocol)
    wanted = [(each.text, each.responsible, each.due) for each in content.agreements]
    found = []
    for row in rows:
        lives = others.get(row.id, row)
        due, responsible = said.get(lives.id, (lives.due, lives.responsible or ""))
        words = (lives.what or "", responsible, due)
        if words in wanted:
            wanted.remove(words)
            found.append(row)
    if wanted:
        raise AgreementsChangedError(count=len(wanted))
    return found


def _release_agreement(
    core: Core, transaction: Transaction, row: Agreement, release: ReleasedProtocol
) -> None:
    """Let an agreement live on in the project's space; one that does already stays as it is."""
    session: Session = transaction.session
    if live(session, row) is not row:
        return
    key, values = live_id(row.id, release.space), {name: getattr(row, name) for name in TAKEN + _SHOWN}
    there = session.get(Agreement, key)
    if there is None:
        more = {"release_id": release.id, "project_id": release.project_id, "position": row.position}
        add(core, transaction, "agreement", values | more, row=key, space=release.space)
    else:
        there.alive = True
        session.flush()
        assign(there, values)
    session.flush()
    assign(row, {"released_id": key, "released_as": packed(said(row))})


def withdraw(transaction: Transaction, released: UUID) -> None:
    """Hide a release; the last one of a protocol gives its agreements back to ``coord``.

    What was written at them meanwhile comes along.

    Raises:
        UnknownRecordError: there is no such release.
    """
    session: Session = transaction.session
    release = find(session, ReleasedProtocol, released)
    release.withdrawn = True
    session.flush()
    if release.protocol_id is None or valid_releases(session, release.protocol_id):
        return
    for row in protocol_rows.parts(session, Agreement, release.protocol_id):
        lives = live(session, row)
        if lives is row:
            continue
        late = late_values(row, lives)
        back = {name: getattr(lives, name) for name in TAKEN + _SHOWN if name not in late}
        assign(row, back | {"released_id": None, "released_as": None})
        postponing.take_back(session, lives, row)
        lives.alive = False


def take_out(transaction: Transaction, released: UUID) -> None:
    """Empty a withdrawn release that never left, with its files and agreements, before it could travel.

    Files that another release needs stay.
    """
    session: Session = transaction.session
    release = find(session, ReleasedProtocol, released)
    content, space = decode_content(release.content or b""), release.space
    files = [release.document_id] if release.document_id is not None else []
    needed = _photos_of_others(session, release)
    files += [
        key_id(Attachment.__number__, photo.hash_hex, space.bytes)
        for photo in content.photos
        if photo.hash_hex not in needed
    ]
    gone = session.scalars(
        select(Agreement.id).where(Agreement.release_id == release.id, Agreement.alive.is_(False))
    ).all()
    kinds = by_kind()
    for row in gone:
        blank(transaction, kinds["agreement"], row.bytes, space.bytes, _WORDS)
    moved = select(Postponement.id).where(Postponement.agreement_id.in_(gone))
    for row in session.scalars(moved).all():
        blank(transaction, kinds["postponement"], row.bytes, space.bytes, ("reason", "postponed_by"))
    for file in files:
        blank(transaction, kinds["attachment"], file.bytes, space.bytes, _FILE)
    blank(transaction, kinds["released_protocol"], released.bytes, space.bytes, ("content", "content_hash"))


def _photos_of_others(session: Session, release: ReleasedProtocol) -> set[str]:
    """Hashes of the photos that the project's other releases show."""
    query = select(ReleasedProtocol.content).where(
        ReleasedProtocol.project_id == release.project_id,
        ReleasedProtocol.id != release.id,
        ReleasedProtocol.withdrawn.is_(False),
    )
    contents = [decode_content(data) for data in session.scalars(query) if data]
    return {photo.hash_hex for content in contents for photo in content.photos}


def late_values(row: Agreement, lives: Agreement) -> dict[str, Any]:
    """What was written at the agreement in ``coord`` by somebody who did not know of the release.

    That is what differs from what was released, and from what the living one says.
    """
    kept, now = unpacked(row.released_as), said(row)
    there = said(lives)
    return {
        name: getattr(row, name)
        for name in TAKEN
        if name in kept and now[name] != kept[name] and now[name] != there[name]
    }
