"""The readable side: released protocols as PDF and lists as spreadsheets in a plain folder.

Off until somebody switches it on, since whoever sees the folder reads what is in it. It holds what was
released and lists without internal notes; it only ever touches files that it wrote itself.
"""

from __future__ import annotations

import os
import secrets
from concurrent.futures import Future
from functools import partial
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

import msgpack

from inka_desktop.errors import EnvironmentalError
from inka_desktop.reports.sheets import AGREEMENTS, PROJECTS, PROTOCOLS, RELEASED, write_sheet
from inka_desktop.reports.words import Words
from inka_desktop.services import sheets
from inka_desktop.services.rows import ProtocolFilter, ReadableRow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from inka_desktop.services.core import Core
    from inka_desktop.services.releases import Releases
    from inka_desktop.services.rows import ReleasedRow
    from inka_desktop.store.writer import Transaction

_FOLDER, _WRITTEN = "readable folder", "readable files"
_LISTS = "00"
"""Begins the names of lists, so that they stand before the protocols."""


class FolderUnusableError(EnvironmentalError):
    """The readable folder cannot be written now."""

    code = "services.readable_folder"
    de = (
        "In den lesbaren Ordner lässt sich gerade nicht schreiben. Alle Daten sind unverändert. "
        "Bitte prüfen Sie den Ordner in den Einstellungen."
    )
    en = (
        "The readable folder cannot be written right now. All data is unchanged. "
        "Please check the folder in the settings."
    )


class Readable:
    """Keeps a plain folder up to date; nothing happens while it is switched off."""

    def __init__(self, core: Core, releases: Releases) -> None:
        self._core = core
        self._releases = releases

    def state(self) -> ReadableRow:
        """Whether it is switched on, and for which folder."""
        with self._core.raw() as raw:
            found = raw.execute("SELECT value FROM setting WHERE name = ?", (_FOLDER,)).fetchone()
        folder = bytes(found[0]).decode() if found and found[0] else ""
        return ReadableRow(folder, len(self._written()))

    def switch_on(self, folder: Path) -> Future[int]:
        """Keep a folder readable from now on; gives how many files were written.

        Raises:
            FolderUnusableError: in the future; nothing is switched on.
        """

        def write() -> Future[int]:
            if not folder.is_dir() or not os.access(folder, os.W_OK):
                raise FolderUnusableError()
            self._keep(_FOLDER, str(folder).encode()).result()
            return self._refresh()

        return self._core.in_background(write)

    def switch_off(self) -> Future[int]:
        """Write there no more, and remove what was written; gives how many files went."""

        def remove() -> Future[int]:
            folder, written = Path(self.state().folder), self._written()
            for name in written:
                _remove(folder / name)
            self._keep(_WRITTEN, b"").result()
            return self._keep(_FOLDER, b"", len(written))

        return self._core.in_background(remove)

    def refresh(self) -> Future[int]:
        """Bring the folder up to date, in the background; gives how many files changed.

        Raises:
            FolderUnusableError: in the future; what was not written is written the next time.
        """
        return self._core.in_background(self._refresh)

    # --- inside -------------------------------------------------------------------------------------

    def _refresh(self) -> Future[int]:
        folder, before = self.state().folder, self._written()
        if not folder:
            return self._keep(_WRITTEN, b"", 0)
        now, changed = dict(before), 0
        wanted: set[str] = set()
        try:
            for name, mark, file in self._files():
                wanted.add(name)
                target = Path(folder) / name
                if now.get(name) != mark or not target.exists():
                    _write(target, file())
                    now[name], changed = mark, changed + 1
            for name in now.keys() - wanted:
                _remove(Path(folder) / name)
                changed += 1
            now = {name: mark for name, mark in now.items() if name in wanted}
        except OSError as failure:
            self._keep(_WRITTEN, msgpack.packb(now)).result()
            raise FolderUnusableError() from failure
        return self._keep(_WRITTEN, msgpack.packb(now), changed)

    def _files(self) -> Iterator[tuple[str, bytes, Callable[[], bytes]]]:
        """Name of each file, a mark of what is in it, and what makes its bytes."""
        named = self._named(self._releases.all())
        for row, name in named:
            mark = row.id.bytes + bytes([self._releases.complete(row.id)])
            yield name, mark, partial(self._pdf, row.id)
        words, on = Words(), self._core.today()
        with self._core.session() as session:
            lists = (
                (PROJECTS, list(sheets.project_cells(session, on, "de"))),
                (
                    PROTOCOLS,
                    list(sheets.protocol_cells(session, ProtocolFilter(), "date", "de", descending=True)),
                ),
                (AGREEMENTS, list(sheets.agreement_cells(session, on, "de"))),
                (RELEASED, list(sheets.released_cells(named))),
            )
        for table, cells in lists:
            mark = blake2b(repr(cells).encode("utf-8", "replace"), digest_size=16).digest()
            title = words(table.word).replace(" ", "-")
            yield f"{_LISTS}_{title}.xlsx", mark, partial(write_sheet, table, cells)

    def _named(self, rows: list[ReleasedRow]) -> list[tuple[ReleasedRow, str]]:
        """Each with the name of its file; the same name twice gets the number of the protocol."""
        taken: set[str] = set()
        named = []
        for row in sorted(rows, key=lambda one: one.id):
            name = self._releases.file_name(row.id)
            if name in taken:
                name = f"{name.removesuffix('.pdf')}_{row.number or row.id.hex[:8]}.pdf"
            taken.add(name)
            named.append((row, name))
        return sorted(named, key=lambda one: one[1])

    def _pdf(self, released: UUID) -> bytes:
        return self._releases.document(released).pdf

    def _written(self) -> dict[str, bytes]:
        with self._core.raw() as raw:
            found = raw.execute("SELECT value FROM setting WHERE name = ?", (_WRITTEN,)).fetchone()
        return dict(msgpack.unpackb(found[0])) if found and found[0] else {}

    def _keep(self, name: str, value: bytes, answer: int = 0) -> Future[int]:
        def work(transaction: Transaction) -> int:
            transaction.raw.execute(
                "INSERT OR REPLACE INTO setting(name, value) VALUES (?, ?)", (name, value)
            )
            return answer

        return self._core.submit(work, "readable")


def _write(target: Path, data: bytes) -> None:
    """The whole file or none of it, so that nobody opens half a document."""
    fresh = target.with_name(f".{secrets.token_hex(6)}.new")
    try:
        fresh.write_bytes(data)
        os.replace(fresh, target)
    finally:
        fresh.unlink(missing_ok=True)


def _remove(path: Path) -> None:
    path.unlink(missing_ok=True)
