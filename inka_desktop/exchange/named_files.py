"""Which records name files: by the id of an attachment, or within a content by the hash of a picture."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from inka_desktop.records.documents import Attachment
from inka_desktop.records.specs import by_number, tables
from inka_desktop.store.raw import RawConnection

Key = tuple[int, bytes]
_HASH = re.compile(rb"[0-9a-f]{64}")
_MOST = 500
_KIND = Attachment.__tablename__


def fields() -> list[tuple[int, str, str]]:
    """Number and name of the table, and the field, wherever one holds the id of an attachment."""
    return [
        (spec.number, spec.kind, field.name)
        for spec in tables()
        for field in spec.fields
        if _KIND in (field.parent, field.ref)
    ]


def contents() -> dict[int, str]:
    """Tables of fixed texts, by number: each names the pictures that it shows by their hashes."""
    return {
        spec.number: spec.kind
        for spec in tables()
        if (field := spec.by_name.get("content")) is not None and field.stored is bytes
    }


def named(raw: RawConnection, keys: Collection[Key]) -> Iterator[bytes]:
    """Files that records name."""
    texts = contents()
    for table, row in keys:
        kind = by_number()[table].kind
        for _, _, name in (one for one in fields() if one[0] == table):
            yield from (
                file for (file,) in raw.execute(f"SELECT {name} FROM {kind} WHERE id = ?", (row,)) if file
            )
        asked = f"SELECT space, content FROM {kind} WHERE id = ? AND content IS NOT NULL"
        for space, content in raw.execute(asked, (row,)).fetchall() if table in texts else ():
            for hash_ in _hashes(content):
                yield from (file for file, _ in _files_of(raw, space, hash_))


def named_beside(raw: RawConnection, files: Collection[bytes], keys: Collection[Key]) -> set[bytes]:
    """Those files that a record names which is none of some; one in the bin does, since it may come back."""
    found = set[bytes]()
    for table, kind, name in fields():
        for some in _portions(files):
            asked = f"SELECT id, {name} FROM {kind} WHERE {name} IN ({', '.join('?' * len(some))})"
            found |= {file for row, file in raw.execute(asked, some) if (table, row) not in keys}
    return found | _in_contents(raw, set(files) - found, keys)


def _in_contents(raw: RawConnection, files: set[bytes], keys: Collection[Key]) -> set[bytes]:
    """The same of what fixed texts show, unless another attachment beside them is the same picture."""
    wanted: dict[tuple[bytes, str], set[bytes]] = {}
    for some in _portions(files):
        asked = f"SELECT space, content_hash FROM {_KIND} WHERE id IN ({', '.join('?' * len(some))})"
        for space, hash_ in raw.execute(asked, some).fetchall():
            same = _files_of(raw, space, hash_) if hash_ else []
            if all(file in files for file, here in same if here):
                wanted[space, hash_] = {file for file, _ in same} & files
    found = set[bytes]()
    for table, kind in contents().items() if wanted else ():
        for row, space, content in raw.execute(f"SELECT id, space, content FROM {kind}"):
            if content is not None and (table, row) not in keys:
                shown = (wanted.get((space, hash_), set()) for hash_ in _hashes(content))
                found = found.union(*shown)
    return found


def _files_of(raw: RawConnection, space: bytes, content_hash: str) -> list[tuple[bytes, bool]]:
    """Attachments of a space with that content, and whether each has a file still."""
    asked = f"SELECT id, hash IS NOT NULL FROM {_KIND} WHERE content_hash = ? AND space = ?"
    return [(file, bool(here)) for file, here in raw.execute(asked, (content_hash, space)).fetchall()]


def _hashes(content: bytes) -> set[str]:
    return {found.decode() for found in _HASH.findall(content)}


def _portions(files: Collection[bytes]) -> Iterator[list[bytes]]:
    every = sorted(files)
    return (every[at : at + _MOST] for at in range(0, len(every), _MOST))
