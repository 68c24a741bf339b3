"""The search as a person has it: typed key by key into the real window, with the longest stall meanwhile."""

from __future__ import annotations

import statistics
import time
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtWidgets import QLineEdit, QListView

from inka_desktop.gui.widgets.search_panel import SearchPanel
from inka_desktop.services.workspace import Workspace
from inka_desktop.viewmodels.search import LineRole, SearchLine
from tests.benchmarks.figures import Figure
from tests.benchmarks.lists_window import BOUND_STALL_MS, Page, wait_until
from tests.gui.keys import type_into

KEY_S = 0.125
"""Eight keys in a second."""


def measure(workspace: Workspace, name: str, typed: Sequence[str]) -> list[Figure]:
    """Times from the last key to hits in view, the wait after it included, and the longest stalls."""
    with TemporaryDirectory() as folder:
        page = Page(workspace, Path(folder))
        wait_until(lambda: page.context.workspace is not None)
        runs = [_search(page, words) for words in typed]
        page.close()
    shown, stalls = zip(*runs[1:], strict=True)
    return [
        Figure.told(f"{name}, window: from the last key to hits, median", statistics.median(shown), "ms"),
        Figure.at_most(f"{name}, window: first opened, longest stall", runs[0][1], "ms", BOUND_STALL_MS),
        Figure.at_most(
            f"{name}, window: longest stall of a search, median",
            statistics.median(stalls),
            "ms",
            BOUND_STALL_MS,
        ),
    ]


def _search(page: Page, words: str) -> tuple[float, float]:
    page.window.activateWindow()
    page.stalls.start()
    page.window.open_search()
    line, panel = page.window.findChild(QLineEdit, "searchEdit"), page.window.findChild(SearchPanel)
    assert isinstance(line, QLineEdit)
    assert isinstance(panel, SearchPanel)
    hits = panel.findChild(QListView)
    assert isinstance(hits, QListView)
    for letter in words:
        type_into(line, letter)
        ends = time.perf_counter() + KEY_S
        wait_until(lambda end=ends: time.perf_counter() > end)  # type: ignore[misc]  # binds now
    began = time.perf_counter()
    wait_until(lambda: _has_hits(hits) and not page.context.jobs.busy())
    taken = time.perf_counter() - began
    stalled = page.stalls.stop()
    line.clear()
    panel.hide()
    return taken * 1000, stalled * 1000


def _has_hits(hits: QListView) -> bool:
    found = hits.model().index(1, 0).data(LineRole)
    return isinstance(found, SearchLine) and any(is_meant for _, is_meant in (*found.name, *found.text))
