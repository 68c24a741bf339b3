"""A day's work among 20,000 protocols with 200,000 points, people and agreements.

``fieldwork_large`` has ten times as many. The list as the window shows it, a protocol opened in its editor
until all of it is there, and fields saved as typing saves them, with capture, guard and the note for the
search. Searching has a benchmark of its own.
"""

from __future__ import annotations

import random
import time
from functools import partial
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from uuid import UUID

from inka_desktop.services.rows import ProtocolFilter
from inka_desktop.services.workspace import Workspace
from inka_desktop.store.keys import GivenKey
from tests.benchmarks import data, fieldwork_whole, lists, lists_window, search_data
from tests.benchmarks.figures import Figure

BOUND_OPEN_MS, BOUND_SAVE_MS = 250, 20
OPENED, SAVES = 41, 400


def figures() -> list[Figure]:
    """The figures of 20,000 protocols, and of some with all parts."""
    return [*measure(search_data.CAPTURED), *fieldwork_whole.figures()]


def measure(protocols: int) -> list[Figure]:
    """The figures of so many protocols, ten parts each."""
    workspace = Workspace.open(search_data.profile(protocols), GivenKey(data.KEY))
    try:
        workspace.search.close()
        workspace.ready.result()
        name = f"work {protocols:,}"
        some = _some(workspace, protocols)
        found = [*_services(workspace, name, some), *_editor(workspace, name, some)]
        forget = partial(lists.somebody_writes, workspace)
        return found + lists_window.measure(
            workspace, protocols, forget, indexed_ms=BOUND_OPEN_MS, unindexed_ms=1_000
        )
    finally:
        workspace.close()


def _some(workspace: Workspace, protocols: int) -> list[UUID]:
    """Protocols from everywhere in the list."""
    chance, everything = random.Random(4), ProtocolFilter()
    places = [chance.randrange(protocols) for _ in range(OPENED)]
    return [workspace.protocols.page(everything, "date", True, place, 1)[0].id for place in places]


def _services(workspace: Workspace, name: str, some: list[UUID]) -> list[Figure]:
    """A protocol read with its parts and what is carried into it; a field saved until it is on the disk."""
    reads, saves = list[float](), list[float]()
    for key in some:
        began = time.perf_counter()
        parts = workspace.protocols.get(key)
        reads.append((time.perf_counter() - began) * 1000)
        assert len(parts.topics) == search_data.TOPICS, parts
    for number in range(SAVES):
        began = time.perf_counter()
        saved = workspace.editing.save("protocol", some[number % OPENED], {"place": f"Ort {number}"})
        workspace.editing.settle()
        saved.result()
        saves.append((time.perf_counter() - began) * 1000)
    return [
        Figure.at_most(f"{name}: a protocol read, p95", quantiles(reads, n=20)[-1], "ms", BOUND_OPEN_MS),
        Figure.told(f"{name}: a field saved, median", median(saves), "ms"),
        Figure.at_most(f"{name}: a field saved, p99", quantiles(saves, n=100)[-1], "ms", BOUND_SAVE_MS),
    ]


def _editor(workspace: Workspace, name: str, some: list[UUID]) -> list[Figure]:
    """From the wish to see a protocol until its editor has all of it, one after the other."""
    with TemporaryDirectory() as folder:
        page = lists_window.Page(workspace, Path(folder))
        lists_window.wait_until(lambda: page.context.workspace is not None)
        places = [workspace.protocols.get(key).place for key in some]
        runs = [fieldwork_whole.opened(page, key, place) for key, place in zip(some, places, strict=True)]
        page.close()
    shown, stalls = zip(*runs[1:], strict=True)
    return [
        Figure.told(f"{name}, window: the first protocol opened", runs[0][0], "ms"),
        Figure.told(
            f"{name}, window: a protocol opened until all of it is there, median", median(shown), "ms"
        ),
        Figure.at_most(
            f"{name}, window: a protocol opened until all of it is there, p95",
            fieldwork_whole.p95(shown),
            "ms",
            BOUND_OPEN_MS,
        ),
        Figure.told(f"{name}, window: a protocol opened, longest stall, median", median(stalls), "ms"),
        Figure.at_most(
            f"{name}, window: a protocol opened, longest stall, p95",
            fieldwork_whole.p95(stalls),
            "ms",
            lists_window.BOUND_STALL_MS,
        ),
    ]
