"""The same for a form that is kept: 500 questions half answered, the period before beside each of them."""

from __future__ import annotations

import os
import tempfile
import time
from contextlib import closing
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QLineEdit

from inka_desktop.forms import NodeId
from inka_desktop.gui.collecting import collect_due
from inka_desktop.gui.forms.answer import AnswerWidget
from inka_desktop.gui.forms.form_view import FormView
from inka_desktop.gui.jobs import Jobs
from inka_desktop.gui.pages.form_opened import OpenedForm, filling_of, open_form
from inka_desktop.services import first_start
from inka_desktop.services.open_form import OpenForm
from inka_desktop.services.workspace import Workspace
from inka_desktop.store.keys import GivenKey
from inka_desktop.viewmodels.asides import AT_CARRIER
from tests.benchmarks import filling
from tests.benchmarks.figures import Figure

HALF = 250


def figures() -> list[Figure]:
    """Opening, typing, and news from elsewhere."""
    with tempfile.TemporaryDirectory() as folder:
        made = first_start.create_workspace(
            Path(folder) / "profile", GivenKey(os.urandom(32)), "Büro", "Büro", "Bench"
        )
        jobs = Jobs()  # other threads leave the interpreter to the window as they do in the program
        jobs.read(jobs, lambda: None, lambda _: None)
        with closing(made) as workspace:
            found = _figures(workspace)
        jobs.close()
        return found


def _figures(workspace: Workspace) -> list[Figure]:
    xform = filling.long_form_source().encode("utf-8")
    version = workspace.forms.library.take_in(xform, "lang.xml").result().version
    assert version is not None
    project = workspace.projects.create("Sonnenhang", ["Stadt"], "Träger").result()
    _fill(workspace.forms.answers.open(workspace.forms.answers.begin(version, project).result()), 500)
    row = workspace.forms.answers.begin(version, project).result()
    _fill(workspace.forms.answers.open(row), HALF)
    workspace.forms.library.forget()
    workspace.core.await_saves()
    collect_due()  # the window's loop, which did not run here, does so each second
    begun = time.perf_counter()
    opened = open_form(workspace, row)
    read = _since(begun)
    view, stalls = _shown(opened, workspace)
    there = _since(begun)
    stalls += _looked_through(view)
    question = next(one for one in view.views.questions() if one.part.node.path.endswith("/q1"))
    assert isinstance(question.answer, AnswerWidget)
    line = question.answer.inputs()[0]
    assert isinstance(line, QLineEdit)
    keys = [
        filling.ms(partial(filling.answered, question.answer, line, str(number % 10)))
        for number in range(filling.KEYS)
    ]
    workspace.core.await_saves()
    news = _news(workspace, opened.form, view)
    filling.close(view)
    opened.form.close()
    return [
        Figure.at_most("filling: a kept form of 500 questions opens", there, "ms", filling.OPEN_MS),
        Figure.told("filling: reading it, on another thread", read, "ms"),
        Figure.at_most("filling: the longest turn while its page is made", max(stalls), "ms", filling.KEY_MS),
        Figure.at_most(
            "filling: a key with its save handed over, p95", filling.p95(keys), "ms", filling.KEY_MS
        ),
        Figure.at_most("filling: taking in an answer from elsewhere", news, "ms", filling.KEY_MS),
    ]


def _since(begun: float) -> float:
    return (time.perf_counter() - begun) * 1000


def _fill(form: OpenForm, most: int) -> None:
    """Answers what can be answered, and ends where the next question stands on the first page."""
    for field in [one for one in form.definition.fields if one.controls and not one.children][:most]:
        value = {"int": "3", "decimal": "1.5"}.get(field.type, "1")
        form.set(NodeId(field.path), value)
    form.set(NodeId("/data/g0/q0"), "Anfang").saved.result()
    form.close()


def _shown(opened: OpenedForm, workspace: Workspace) -> tuple[FormView, list[float]]:
    parent = QObject()
    made = filling_of(opened, workspace, lambda _saving: None, date(2026, 11, 27), AT_CARRIER, parent)
    view = FormView(made)
    parent.setParent(view)
    view.resize(1240, 760)
    view.show()
    stalls = [filling.ms(lambda: None)]
    while not view.is_built():
        stalls.append(filling.ms(lambda: None))
    return view, stalls


def _looked_through(view: FormView) -> list[float]:
    """The turns until it is said what is missing."""
    stalls: list[float] = []
    while view._look.isActive():
        stalls.append(filling.ms(lambda: None))
    return stalls


def _news(workspace: Workspace, form: OpenForm, view: FormView) -> float:
    """Milliseconds on the window's thread until what somebody else answered is shown."""
    other = workspace.forms.answers.open(form.row.id)
    other.set(NodeId("/data/g0/q5"), "von nebenan").saved.result()
    other.close()
    workspace.core.await_saves()
    assert form.has_news
    taken = filling.ms(lambda: view.filling.take(form.take_news().changes))
    assert view.filling.state(NodeId("/data/g0/q5")).value == "von nebenan"
    QApplication.processEvents()
    return taken
