"""Monitoring as the office sees it: a year of rounds in all states, a new round, one project's terms."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from inka_desktop.gui.dialogs.part_dialog import PartDialog
from inka_desktop.gui.dialogs.reminded_dialog import RemindedDialog
from inka_desktop.records.values import MailKind
from inka_desktop.services.mailing_rows import MailWish, PreparedOfManyRow, PreparedRow
from inka_desktop.services.rounds import PartTerms
from inka_desktop.services.workspace import Workspace
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
    if not any(part.excused for part in workspace.forms.rounds.parts()):
        fill(workspace, on)
    page: Any = window.show_page("monitoring")
    stage.settle()
    table = page.findChild(object, "overviewTable")
    table.setCurrentIndex(table.model().index(1, 3))
    stage.shoot("monitoring")
    window.show_page("round")
    stage.shoot("round-new")
    row = workspace.forms.rounds.all()[1]
    window.show_page("round", row.id)
    stage.shoot("round")
    part = next(one for one in workspace.forms.rounds.parts(row.id) if one.excused)
    stage.shoot_dialog("round-part", PartDialog(stage.context, part, page))
    window.show_page("missing")
    stage.shoot("missing")
    parts = [row.part for row in workspace.forms.reminders.due(on)][:3]
    rows = [_prepared(part.id, place) for place, part in enumerate(parts)]
    titles = {part.id: part.project for part in parts}
    stage.shoot_dialog("missing-reminded", RemindedDialog(stage.context, rows, titles, page))
    window.show_page("forms")
    stage.shoot("forms")
    window.show_page("form_texts", workspace.forms.library.list()[0].versions[0].id)
    stage.shoot("form-texts")
    window.show_page("today")
    stage.shoot("today-monitoring")


def _prepared(part: UUID, place: int) -> PreparedOfManyRow:
    """E-mails as the list shows them, one of them without an address; nothing is noted for a picture."""
    wish = MailWish(MailKind.REMINDER, part)
    if place == 1:
        return PreparedOfManyRow(wish)
    to = f"Projektleitung {place + 1} <leitung{place}@beispiel.invalid>"
    return PreparedOfManyRow(wish, (to,), PreparedRow("erinnerung.eml", b"", "", (), part))


def no_round(stage: Stage) -> None:
    """What the page says before the first round."""
    stage.window.show_page("monitoring")
    stage.shoot("monitoring-empty")
    stage.window.show_page("round")
    stage.shoot("round-no-form")


def fill(workspace: Workspace, on: date) -> None:
    """More projects in the example's rounds: names of all lengths, and what is agreed with one."""
    every = workspace.forms.rounds
    more = [workspace.projects.create(title, [], carrier).result() for title, carrier in PROJECTS]
    for row in every.all()[:2]:
        every.ask_all(row.id, more).result()
    asked = [part for part in every.parts(every.all()[1].id) if part.project_id in more]
    excused = PartTerms(excused=True, excused_reason="Projekt beginnt erst im Winter")
    every.arrange(asked[0].id, excused).result()
    every.arrange(asked[1].id, PartTerms(on + timedelta(30), "Umzug des Büros")).result()
    every.begin(asked[2].round_id, asked[2].project_id).result()
