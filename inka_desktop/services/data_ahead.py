"""Opens and reads finished forms in a process beside this one, so that exports of very many use two cores.

While it reads some forms, those before are written here. It says nothing of what it cannot read and may end
at any time: what it does not give is read here, where errors are raised and told.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from itertools import chain
from multiprocessing.connection import Connection
from pathlib import Path
from typing import NamedTuple, Protocol, TypeVar
from uuid import UUID

from inka_desktop.exchange.attachments import open_attachment
from inka_desktop.forms.flat import FlatRow, FlatTable
from inka_desktop.forms.flat_rows import FlatReader
from inka_desktop.store.files import Files

MANY = 2_000
"""So many forms are worth the half second in which the process begins."""
_BYTES, _FORMS = 256 * 1024, 200
"""What is read at once at most: asking for it costs nothing, and it takes little memory."""
Rows = list[FlatRow]
Tables = Mapping[UUID, Sequence[FlatTable]]
"""By version of a form."""


class StoredXml(NamedTuple):
    """Where the XML of a finished form lies: the key and the hash of its file, and its size in bytes."""

    key: bytes
    hash64: str
    size: int


class Finished(Protocol):
    """What is known of a form that is to be read; a draft has no XML."""

    @property
    def version_id(self) -> UUID:
        """The version that its answers stand in."""

    @property
    def xml(self) -> StoredXml | None:
        """Where they lie."""


Form = TypeVar("Form", bound=Finished)


def read_ahead(folder: Path, tables: Tables, forms: Iterable[Form]) -> Iterator[tuple[Form, Rows | None]]:
    """Forms in their order, each with its rows; None where it has to be read here.

    Args:
        folder: of the profile.
        tables: of all versions that answers stand in.
        forms: drawn a little ahead.
    """
    with _helper(folder, tables) as helper:
        before: Sequence[Form] = ()
        for batch in chain(_batches(forms), [()]):
            found = _answer(helper, len(before))
            if batch:
                with suppress(OSError):
                    helper.send([(one.version_id, one.xml) for one in batch])
            yield from zip(before, found, strict=True)
            before = batch


def _answer(helper: Connection, count: int) -> Sequence[Rows | None]:
    if count:
        with suppress(EOFError, OSError):
            found: Sequence[Rows | None] = helper.recv()
            return found
    return [None] * count


def _batches(forms: Iterable[Form]) -> Iterator[Sequence[Form]]:
    batch: list[Form] = []
    size = 0
    for one in forms:
        batch.append(one)
        size += one.xml.size if one.xml is not None else 0
        if size >= _BYTES or len(batch) >= _FORMS:
            yield batch
            batch, size = [], 0
    yield batch


@contextmanager
def _helper(folder: Path, tables: Tables) -> Iterator[Connection]:
    """Talk with the process; without one nothing is answered."""
    spawn = multiprocessing.get_context("spawn")
    ours, theirs = spawn.Pipe()
    bare = {version: [_bare(one) for one in tables[version]] for version in tables}
    process = spawn.Process(target=_serve, args=(theirs, folder, bare), daemon=True)
    try:
        with suppress(OSError):
            process.start()
        theirs.close()
        yield ours
    finally:
        ours.close()
        if process.pid is not None:
            process.kill()
            process.join()


def _bare(table: FlatTable) -> FlatTable:
    """A table with what reading needs."""
    columns = (one._replace(label="", choices=(), field=None, older=()) for one in table.columns)
    return table._replace(columns=tuple(columns))


# --- in the process itself ------------------------------------------------------------------------------


def _serve(asked: Connection, folder: Path, tables: Tables) -> None:
    files, readers = Files(folder), {version: FlatReader(tables[version]) for version in tables}
    with suppress(EOFError, OSError):
        while True:
            asked.send([_read(files, readers[version], xml) for version, xml in asked.recv()])


def _read(files: Files, reader: FlatReader, xml: StoredXml | None) -> Rows | None:
    try:
        plain = open_attachment(files, *xml) if xml is not None else None
        return reader.rows(plain) if plain is not None else None
    except Exception:  # noqa: BLE001  (whatever it is, it comes again where it is told)
        return None
