"""Protocols with all parts, opened one after the other: 10 topics, 7 people, 5 agreements, long texts."""

from __future__ import annotations

import random
import time
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from uuid import UUID

from PySide6.QtWidgets import QLineEdit

from inka_desktop.gui.pages.protocol_page import ProtocolPage
from inka_desktop.services import first_start
from inka_desktop.services.workspace import Workspace
from inka_desktop.store.keys import GivenKey
from tests.benchmarks import data, lists_window, search_data
from tests.benchmarks.figures import Figure

BOUND_WHOLE_MS = 150
TOPICS, PEOPLE, AGREEMENTS, PROTOCOLS = 10, 7, 5, 41
_FIRST = date(2026, 9, 1)


def figures() -> list[Figure]:
    """Until all of a protocol is there, and the longest time without a turn of the event loop meanwhile."""
    with TemporaryDirectory() as folder:
        workspace = first_start.create_workspace(
            Path(folder) / "profile", GivenKey(data.KEY), "Koordinierungsstelle", "Fachreferat", "Laptop"
        )
        workspace.ready.result()
        made = [whole_protocol(workspace, number) for number in range(PROTOCOLS)]
        page = lists_window.Page(workspace, Path(folder))
        lists_window.wait_until(lambda: page.context.workspace is not None)
        runs = [opened(page, key, _place(number)) for number, key in enumerate(made)]
        page.close()
        workspace.close()
    shown, stalls = zip(*runs[1:], strict=True)
    name = "a protocol with all parts opened"
    return [
        Figure.at_most(f"{name}, the first one", runs[0][0], "ms", BOUND_WHOLE_MS),
        Figure.at_most(f"{name}, median", median(shown), "ms", BOUND_WHOLE_MS),
        Figure.told(f"{name}, longest stall, median", median(stalls), "ms"),
        Figure.at_most(f"{name}, longest stall, p95", p95(stalls), "ms", lists_window.BOUND_STALL_MS),
    ]


def p95(values: Sequence[float]) -> float:
    """What 19 of 20 stay below; for at least 40 of them."""
    assert len(values) >= 40, len(values)
    return quantiles(values, n=20)[-1]


def opened(page: lists_window.Page, key: UUID, place: str) -> tuple[float, float]:
    """Milliseconds until all of a protocol is in its editor, and the longest stall meanwhile."""
    page.stalls.start()
    began = time.perf_counter()
    shown = page.window.show_page("protocol", key)
    assert isinstance(shown, ProtocolPage)
    line = shown.findChild(QLineEdit, "placeEdit")
    assert isinstance(line, QLineEdit)
    lists_window.wait_until(
        lambda: line.text() == place and shown.shows_all() and not page.context.jobs.busy()
    )
    taken = time.perf_counter() - began
    return taken * 1000, page.stalls.stop() * 1000


def _place(number: int) -> str:
    return f"Laden {number}"


def whole_protocol(workspace: Workspace, number: int) -> UUID:
    """A protocol with everything in it."""
    words, chance = search_data.Words(number), random.Random(number)
    project = workspace.projects.create(f"Projekt {number}", ["Stadt"], f"Träger {number}").result()
    key = workspace.protocols.start(project, _FIRST + timedelta(number)).result()
    long = {name: words.some(20, 40) for name in ("observations", "problems", "recommendations")}
    workspace.editing.save("protocol", key, {"place": _place(number), **long}).result()
    there = [topic.id for topic in workspace.protocols.get(key).topics]
    there += [
        workspace.protocols.add_topic(key, words.some(1, 3)).result() for _ in range(TOPICS - len(there))
    ]
    for topic in there:
        workspace.editing.save("topic", topic, {"notes": words.some(30, 60)}).result()
    for place in range(PEOPLE):
        name = words.some(2, 2) if place % 2 else ""
        workspace.protocols.add_person(key, name, words.some(1, 1), words.some(2, 3)).result()
    for _ in range(AGREEMENTS):
        due = _FIRST + timedelta(chance.randrange(200))
        workspace.protocols.add_agreement(key, words.some(4, 8), "Träger", due).result()
    return key
