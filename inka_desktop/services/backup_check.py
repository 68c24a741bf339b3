"""Trying a backup out: a state is opened aside, read from end to end, and compared with what is here."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import msgpack
from sqlcipher3 import dbapi2 as sqlcipher

from inka_desktop.records.specs import TableSpec, tables
from inka_desktop.store.errors import DamagedDatabaseError

if TYPE_CHECKING:
    from inka_desktop.store.database import Database
    from inka_desktop.store.raw import RawConnection

_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Contents:
    """What a database holds.

    Attributes:
        records: how many are not deleted.
        digests: by table, over all its rows and fields.
        log: how far it has got: newest operation of each log and number of operations.
        hashes: of all attachments.
    """

    records: int
    digests: Mapping[str, bytes]
    log: tuple[tuple[int, int], ...]
    hashes: tuple[str, ...]

    def differing(self, other: Contents) -> tuple[str, ...]:
        """Tables in which the two do not say the same."""
        return tuple(kind for kind, digest in self.digests.items() if other.digests.get(kind) != digest)

    def contradicts(self, other: Contents) -> bool:
        """Whether the rows differ though not one operation lies between the two."""
        return self.log == other.log and bool(self.differing(other))


def contents(raw: RawConnection) -> Contents:
    """Read everything."""
    records, digests = 0, dict[str, bytes]()
    for spec in tables():
        digest = blake2b(digest_size=16)
        for alive, row in _rows(raw, spec):
            records += alive
            digest.update(row)
        digests[spec.kind] = digest.digest()
    log = raw.execute("SELECT max(dot), count(*) FROM sync_op GROUP BY dot >> 40 ORDER BY 1").fetchall()
    return Contents(records, digests, tuple(log), tuple(hashes(raw)))


def _rows(raw: RawConnection, spec: TableSpec) -> Iterator[tuple[int, bytes]]:
    """Whether a row is not deleted, and its bytes; what a migration works out anew is left out."""
    names = ", ".join(f'"{one.name}"' for one in spec.fields)
    found = raw.execute(f"SELECT alive, id, space, {names} FROM {spec.kind} ORDER BY id")
    while rows := found.fetchmany(_AT_ONCE):
        for row in rows:
            yield row[0], msgpack.packb(row)


def read_aside(database: Database, state: Path) -> Contents:
    """Restore a state into a folder aside, open it and read everything.

    Raises:
        DamagedDatabaseError, WrongKeyError: it is not sound, or not of this database.
    """
    with TemporaryDirectory(prefix="inka-") as aside:
        shutil.copyfile(state, Path(aside) / database.path.name)
        try:
            with closing(database.open_aside(Path(aside))) as restored, restored.readers.raw() as raw:
                if not is_sound(raw):
                    raise DamagedDatabaseError(why="pages")
                return contents(raw)
        except sqlcipher.DatabaseError as failure:
            raise DamagedDatabaseError(why="pages") from failure


def is_sound(raw: RawConnection) -> bool:
    """Whether SQLite and the encryption find every page as it was written, and every parent is there."""
    pages = raw.execute("PRAGMA integrity_check").fetchall()
    sealed = raw.execute("PRAGMA cipher_integrity_check").fetchall()
    return pages == [("ok",)] and not sealed and not raw.execute("PRAGMA foreign_key_check").fetchall()


def hashes(raw: RawConnection) -> list[str]:
    """Hashes of all attachments and thumbnails of records that are not deleted, each once."""
    rows = raw.execute("SELECT hash, thumbnail_hash FROM attachment WHERE alive = 1").fetchall()
    return list(dict.fromkeys(one for row in rows for one in row if one))
