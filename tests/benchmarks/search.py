"""Searching in 20,000 protocols with 200,000 points, people and agreements (``search_large``: ten times).

From typing to hits with their words marked, through the service; pieces of indexing by the processor's time,
which the machine's other work does not change; what the index adds to the file; what it adds to a save.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median, quantiles
from typing import Any
from uuid import UUID

from inka_desktop.gui.page_list import shown_by
from inka_desktop.records import specs
from inka_desktop.records.ids import new_id
from inka_desktop.records.values import Role
from inka_desktop.services.search_rows import SearchFilter
from inka_desktop.services.workspace import Workspace
from inka_desktop.store import guard, search_due, search_index
from inka_desktop.store.keys import GivenKey
from inka_desktop.store.writer import Transaction
from tests.benchmarks import data, saving, search_data, search_window
from tests.benchmarks.figures import Figure

KINDS = tuple(shown_by(Role.COORDINATOR))
"""All that the window searches."""
TYPED = ("sen", "gerät", "einträge", "protok", "sie wird", "ordner", "programm")
SEARCHES, SAVES, BLOCK = 200, 800, 40


def figures() -> list[Figure]:
    """The figures of 20,000 protocols, and what noting costs a save."""
    with tempfile.TemporaryDirectory() as name:
        ratio = noting_ratio(Path(name))
    saved = Figure.at_most("save noted for the search / not noted", ratio, "x", 1.2)
    return [*measure(search_data.CAPTURED), saved]


def measure(protocols: int) -> list[Figure]:
    """The figures of so many protocols."""
    workspace = Workspace.open(search_data.profile(protocols), GivenKey(data.KEY))
    try:
        workspace.search.close()
        workspace.ready.result()
        name = f"search {protocols:,}"
        workspace.core.submit(lambda tx: search_index.restart(tx.raw), "search").result()
        bytes_before = size_of(workspace)
        pieces = index(workspace)
        grown = size_of(workspace) - bytes_before
        found = [
            Figure.told(f"{name}: file without the index", bytes_before / 1e6, "MB"),
            Figure.told(f"{name}: the index adds", grown / 1e6, "MB"),
            Figure.told(f"{name}: the index adds, of the file", 100 * grown / bytes_before, "%"),
        ]
        found.append(Figure.told(f"{name}: indexing, processor", sum(pieces), "s"))
        found.append(Figure.at_most(f"{name}: longest piece, processor", max(pieces) * 1000, "ms", 50))
        return found + _searches(workspace, name) + search_window.measure(workspace, name, TYPED)
    finally:
        workspace.close()


def index(workspace: Workspace) -> list[float]:
    """Processor seconds of each piece until all is in."""
    workspace.core.submit(lambda tx: search_index.begin(tx.raw), "search").result()
    pieces: list[float] = []
    more = True
    while more:
        more, took_s = workspace.core.submit(_piece, "search").result()
        pieces.append(took_s)
    return pieces


def _piece(transaction: Transaction) -> tuple[bool, float]:
    began = time.thread_time()
    return search_index.piece(transaction.raw), time.thread_time() - began


def size_of(workspace: Workspace) -> int:
    """What the database takes on the disk, in bytes."""
    workspace.core.database.fold_journal()
    with workspace.core.raw() as raw:
        names = ("page_count", "freelist_count", "page_size")
        pages, free, size = (int(raw.execute(f"PRAGMA {name}").fetchone()[0]) for name in names)
    return (pages - free) * size


def typed_words(number: int) -> list[str]:
    """Beginnings of three letters and more of words as they stand in protocols, one or two of them."""
    words, found = search_data.Words(2), list[str]()
    while len(found) < number:
        parts = [words.word() for _ in range(words.chance.choice((1, 1, 2)))]
        found.append(" ".join(part[: words.chance.randint(3, 8)] for part in parts))
    return [typed for typed in found if len(typed) >= 3]


def _searches(workspace: Workspace, name: str) -> list[Figure]:
    typed, found = typed_words(SEARCHES), list[Figure]()
    project = workspace.projects.list()[0].id
    limits = {"": SearchFilter(), ", of one project": SearchFilter(project=project)}
    for words, limit in limits.items():
        times, hits = list[float](), 0
        for one in typed:
            began = time.perf_counter()
            hits += len(workspace.search.find(one, KINDS, limit).hits)
            times.append((time.perf_counter() - began) * 1000)
        assert hits > len(typed), hits
        found.append(Figure.told(f"{name}{words}: to hits, median", median(times), "ms"))
        found.append(Figure.at_most(f"{name}{words}: to hits, p95", quantiles(times, n=20)[-1], "ms", 50))
    return found


def noting_ratio(folder: Path) -> float:
    """Medians of one changed field saved, noted for the search by triggers against not noted."""
    cores, keys = (
        [saving.open_core(_made(folder / name)) for name in ("noted", "not")],
        [new_id() for _ in range(200)],
    )
    for core, space in cores:
        core.run(partial(_add, keys, space))
        core.run(lambda tx: search_index.begin(tx.raw))
        while core.run(lambda tx: search_index.piece(tx.raw))[0]:
            pass
    _without_notes(cores[1][0].raw)
    times: list[list[float]] = [[], []]
    with saving.quiet():
        for start in range(0, SAVES, BLOCK):
            for (core, _), taken in zip(cores, times, strict=True):
                changes = [partial(core.run, partial(saving._change, keys, start + n)) for n in range(BLOCK)]
                taken += [_processor(change) for change in changes]
    noted = cores[0][0].raw.execute("SELECT count(*) FROM search_due").fetchone()[0]
    assert noted == SAVES, noted
    for core, _ in cores:
        core.raw.close()
    return median(times[0][BLOCK:]) / median(times[1][BLOCK:])


def _processor(work: Callable[[], object]) -> float:
    began = time.thread_time()
    work()
    return time.thread_time() - began


def _add(keys: list[UUID], space: UUID, transaction: Transaction) -> None:
    transaction.session.add_all([saving.visit(space, key) for key in keys])


def _without_notes(raw: Any) -> None:
    raw.set_authorizer(None)
    for spec in specs.tables():
        for name in search_due.triggers(spec):
            assert name in guard.present(raw)
            raw.execute(f'DROP TRIGGER "{name}"')


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder
