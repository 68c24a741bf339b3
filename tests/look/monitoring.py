"""Monitoring as the office sees it: a year of rounds in all states, a new round, one project's terms."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from inka_desktop.gui.dialogs.part_dialog import PartDialog
from inka_desktop.records.forms import Submission
from inka_desktop.records.periods import Period, due_after, quarter_before
from inka_desktop.records.values import SubmissionState
from inka_desktop.services import form_files
from inka_desktop.services.rounds import PartTerms, RoundWish
from inka_desktop.services.workspace import Workspace
from inka_desktop.viewmodels import rounds
from tests.look.stage import Stage

PROJECTS = (
    ("Bahnhofsvorstadt, Rothenlohe", "Offene Höfe e. V."),
    ("Tannrieden, Obere Tann", "Wegweiser gGmbH"),
    ("Mühlgraben, Quellrode", "Brückenhaus gGmbH"),
    ("Nachbarschaftszentrum Großwohnsiedlung Lindenfeld-Nordost",
     "Arbeitsgemeinschaft sozialpädagogischer Einrichtungen im Landkreis e. V."),
    ("Nordhang, Altwerth", "Horizonte e. V."),
    ("Am Anger, Tannrieden", "Haus am Markt"),
)  # fmt: skip


def monitoring(stage: Stage) -> None:
    """The overview, a new round, one that was handed out, and what is agreed with one project."""
    workspace, on, window = stage.workspace, stage.subjects.on, stage.window
    if not workspace.forms.rounds.all():
        fill(workspace, on)
    page: Any = window.show_page("monitoring")
    stage.settle()
    table = page.findChild(object, "overviewTable")
    table.setCurrentIndex(table.model().index(1, 3))
    stage.shoot("monitoring")
    window.show_page("round")
    stage.shoot("round-new")
    row = workspace.forms.rounds.all()[0]
    window.show_page("round", row.id)
    stage.shoot("round")
    part = next(one for one in workspace.forms.rounds.parts(row.id) if one.excused)
    stage.shoot_dialog("round-part", PartDialog(stage.context, part, page))
    window.show_page("missing")
    stage.shoot("missing")
    window.show_page("forms")
    stage.shoot("forms")
    window.show_page("form_texts", workspace.forms.library.list()[0].versions[0].id)
    stage.shoot("form-texts")
    window.show_page("today")
    stage.shoot("today-monitoring")


def no_round(stage: Stage) -> None:
    """What the page says before the first round."""
    stage.window.show_page("monitoring")
    stage.shoot("monitoring-empty")
    stage.window.show_page("round")
    stage.shoot("round-no-form")


def fill(workspace: Workspace, on: date) -> None:
    """Three quarters: two are accepted, the last one stands as it does in a real office."""
    for title, carrier in PROJECTS:
        workspace.projects.create(title, [], carrier).result()
    path = form_files.shipped()[0].path
    taken = workspace.forms.library.take_in(path.read_bytes(), path.name).result()
    assert taken.version is not None
    last = quarter_before(on)
    middle = quarter_before(last.begin)
    for period, due in ((quarter_before(middle.begin), None), (middle, None), (last, on - timedelta(8))):
        _hand_out(workspace, taken.version, period, due, now=period == last)


def _hand_out(workspace: Workspace, version: UUID, period: Period, due: date | None, *, now: bool) -> None:
    every, projects = workspace.forms.rounds, [row.id for row in workspace.projects.list()]
    wish = RoundWish(
        rounds.title_proposed(period), version, period.begin, period.end, due or due_after(period.end)
    )
    key = every.hand_out(wish, projects).result()
    states = ("submitted", "returned", "open", "checked", "excused", "begun", "deferred")
    for place, part in enumerate(every.parts(key)):
        _bring(workspace, part.id, part.project_id, key, states[place % 7] if now else "checked", wish.due)


def _bring(workspace: Workspace, part: UUID, project: UUID, key: UUID, state: str, due: date) -> None:
    every = workspace.forms.rounds
    if state == "excused":
        every.arrange(part, PartTerms(excused=True, excused_reason="Projekt beginnt erst im Winter")).result()
    elif state == "deferred":
        every.arrange(part, PartTerms(due + timedelta(30), "Umzug des Büros")).result()
    elif state != "open":
        submission = every.begin(key, project).result()
        if state != "begun":
            set_state(workspace, submission, state, due)


def set_state(workspace: Workspace, submission: UUID, state: str, due: date) -> None:
    """What handing in and looking at a form write in its row."""

    def work(transaction: Any) -> None:
        row = transaction.session.get(Submission, submission)
        row.submitted_at = datetime(due.year, due.month, due.day, 9, tzinfo=UTC) - timedelta(2)
        if state == "returned":
            row.return_until = due + timedelta(20)
        else:
            row.state = SubmissionState.CHECKED if state == "checked" else SubmissionState.FINISHED

    workspace.core.submit(work, "edit").result()
