"""Searching in an archive of very long files: 200 of 500 pages, of each as much text as an entry keeps.

A text of so many pages is cut at 100,000 characters; what is searched here is 20 MB. From typing to hits with
the words around them, through the service; pieces of indexing by the processor's time; what the index adds.
"""

from __future__ import annotations

import tempfile
import time
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from statistics import median, quantiles
from uuid import UUID

from inka_desktop.reading.looked import TEXT_LIMIT
from inka_desktop.records.archive import ArchiveEntry, ArchiveText
from inka_desktop.records.ids import new_id
from inka_desktop.records.values import FileForm
from inka_desktop.services import first_start
from inka_desktop.services.search_rows import SearchFilter
from inka_desktop.services.workspace import Workspace
from inka_desktop.store import search_index
from inka_desktop.store.keys import GivenKey
from inka_desktop.store.writer import Transaction
from tests.benchmarks import data, search
from tests.benchmarks.figures import Figure
from tests.benchmarks.search_data import Words

FILES, PAGES, SEARCHES = 200, 500, 100
KINDS = ("archive_entry",)


def figures() -> list[Figure]:
    """Index and searches of the archive."""
    with tempfile.TemporaryDirectory() as name:
        workspace = first_start.create_workspace(
            Path(name) / "profile", GivenKey(data.KEY), "Koordinierungsstelle", "A", "Gerät"
        )
        try:
            workspace.search.close()
            return _measure(workspace)
        finally:
            workspace.close()


def _measure(workspace: Workspace) -> list[Figure]:
    words = Words(3)
    for number in range(FILES):
        work = partial(_add, space=workspace.spaces.coord, number=number, text=_text(words))
        workspace.core.submit(work, "import").result()
    workspace.core.submit(lambda tx: search_index.restart(tx.raw), "search").result()
    before = search.size_of(workspace)
    pieces = search.index(workspace)
    grown, name = search.size_of(workspace) - before, f"search {FILES} files of {PAGES} pages"
    return [
        Figure.told(f"{name}: file without the index", before / 1e6, "MB"),
        Figure.told(f"{name}: the index adds, of the file", 100 * grown / before, "%"),
        Figure.told(f"{name}: indexing, processor", sum(pieces), "s"),
        Figure.at_most(f"{name}: longest piece, processor", max(pieces) * 1000, "ms", 50),
        *_searches(workspace, name),
    ]


def _text(words: Words) -> str:
    pages = (words.some(120, 180) for _ in range(PAGES))
    return "\f".join(pages)[:TEXT_LIMIT]


def _add(transaction: Transaction, space: UUID, number: int, text: str) -> None:
    entry, on = new_id(), date(2024, 12, 31) - timedelta(days=number * 11)
    transaction.session.add(
        ArchiveEntry(id=entry, space=space, title=f"Sachbericht {number}", date=on, form=FileForm.PDF)
    )
    transaction.session.flush()
    transaction.session.add(ArchiveText(id=new_id(), space=space, entry_id=entry, text=text))


def _searches(workspace: Workspace, name: str) -> list[Figure]:
    typed, times, hits = search.typed_words(SEARCHES), list[float](), 0
    for one in typed:
        began = time.perf_counter()
        found = workspace.search.find(one, KINDS, SearchFilter()).hits
        times.append((time.perf_counter() - began) * 1000)
        assert all(any(is_meant for _, is_meant in (*hit.name, *hit.text)) for hit in found)
        hits += len(found)
    return [
        Figure.told(f"{name}: hits of a search", hits / len(typed), ""),
        Figure.told(f"{name}: to hits, median", median(times), "ms"),
        Figure.at_most(f"{name}: to hits, p95", quantiles(times, n=20)[-1], "ms", 50),
    ]
