"""A form of 500 questions on an encrypted database: what a save costs, and how soon it is open."""

from __future__ import annotations

import os
import statistics
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from inka_desktop.forms import NodeId
from inka_desktop.services import first_start
from inka_desktop.services.open_form import OpenForm
from inka_desktop.services.workspace import Workspace
from inka_desktop.store.keys import GivenKey
from tests.benchmarks.figures import Figure
from tests.benchmarks.forms import HEAD

QUESTIONS = 500


def figures() -> list[Figure]:
    """Times by the wall: a save is done when it is committed."""
    with tempfile.TemporaryDirectory() as folder:
        made = first_start.create_workspace(
            Path(folder) / "profile", GivenKey(os.urandom(32)), "Büro", "Büro", "Bench"
        )
        with closing(made) as workspace:
            return _figures(workspace)


def _figures(workspace: Workspace) -> list[Figure]:
    version = workspace.forms.library.take_in(_form().encode("utf-8"), "large.xml").result().version
    assert version is not None
    form = workspace.forms.answers.open(workspace.forms.answers.begin(version).result())
    first, settled = _answered(form, "Antwort")
    again, _ = _answered(form, "Andere Antwort")
    form.close()
    workspace.forms.library.forget()
    cold = _ms(lambda: workspace.forms.answers.open(form.row.id).close())
    warm = _ms(lambda: workspace.forms.answers.open(form.row.id).close())
    return [
        Figure.at_most("answers: a first answer saved, p99 of 500", _p99(first), "ms", 20),
        Figure.at_most("answers: another answer saved, p99 of 500", _p99(again), "ms", 20),
        Figure.told("answers: the same without the commit, p99", _p99(settled), "ms"),
        Figure.at_most("answers: opening 500 answers, form not read yet", cold, "ms", 1_000),
        Figure.told("answers: opening 500 answers, form read", warm, "ms"),
    ]


def _answered(form: OpenForm, text: str) -> tuple[list[float], list[float]]:
    """Milliseconds until each save was committed, and until the caller had its changes."""
    whole, settled = [], []
    for number in range(QUESTIONS):
        begun = time.perf_counter()
        step = form.set(NodeId(f"/data/q{number}"), f"{text} {number}")
        settled.append((time.perf_counter() - begun) * 1000)
        step.saved.result()
        whole.append((time.perf_counter() - begun) * 1000)
    return whole, settled


def _ms(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000


def _p99(times: list[float]) -> float:
    return statistics.quantiles(times, n=100)[-1]


def _form() -> str:
    """500 questions, each of them relevant by the one before."""
    numbers = range(QUESTIONS)
    nodes = "".join(f"<q{number}/>" for number in numbers)
    binds = "".join(
        f'<bind nodeset="/data/q{number}" relevant="/data/q{number - 1} != \'x\'"/>' for number in numbers[1:]
    )
    asked = "".join(
        f'<input ref="/data/q{number}"><label>Frage {number}</label></input>' for number in numbers
    )
    return (
        f'{HEAD}<instance><data id="large">{nodes}</data></instance>{binds}</model></h:head>'
        f"<h:body>{asked}</h:body></h:html>"
    )
