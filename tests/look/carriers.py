"""A carrier's window on what the tour's office released."""

from __future__ import annotations

import os
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

from PySide6.QtWidgets import QScrollArea

from inka_desktop.gui.dialogs.consulted_dialog import ConsultedDialog
from inka_desktop.gui.dialogs.preview_dialog import PreviewDialog
from inka_desktop.gui.dialogs.reply_dialog import ReplyDialog
from inka_desktop.gui.dialogs.thread_dialog import ThreadDialog
from inka_desktop.records.values import Role
from inka_desktop.services import first_start
from inka_desktop.services.approval_rows import Addressee
from inka_desktop.services.workspace import Workspace
from inka_desktop.store.keys import GivenKey
from tests.look.stage import Stage

LEADER = Addressee("Träger Sonnenhang", "Projektleitung", "Quellroder Nachbarschaftswerk e. V.")
SAID = "Die Gruppe trifft sich donnerstags, seit die Halle am Dienstag vom Verein genutzt wird."


def join(office: Workspace, visit: UUID, folder: Path, on: date) -> Workspace:
    """Release a visit's newest version and let its project's carrier join and receive it."""
    row = office.protocols.get(visit, on)
    office.releases.release(row.versions[0].id).result()
    project = row.project_id
    assert project is not None
    place = office.exchange.state().places[0].id
    told = office.exchange.invite("Träger Sonnenhang", place, Role.CARRIER, [project]).result()
    office.exchange.sync().result()
    carrier = first_start.join(
        folder / "carrier", GivenKey(os.urandom(32)), told.file, told.code, "Büro des Trägers"
    )
    carrier.exchange.sync().result()
    _ask(office, carrier, project, on)
    carrier.exchange.sync().result()
    office.exchange.sync().result()
    return carrier


def _ask(office: Workspace, carrier: Workspace, project: UUID, on: date) -> None:
    """Two visits are put to the carrier; it has objected to one of them."""
    for day in (on - timedelta(8), on):
        draft = office.protocols.start(project, day).result()
        office.approval.fix(draft, [LEADER], on + timedelta(14), share=True).result()
    office.exchange.sync().result()
    carrier.exchange.sync().result()
    text = carrier.consulted.all()[-1]
    place = text.places[0].words
    carrier.consulted.object(text.id, SAID, section="topics", topic=place, lines="12–14").result()
    carrier.consulted.object(text.id, "Der Termin fehlt.").result()


def play(stage: Stage) -> None:
    """Every page of a carrier, and a released protocol as it prints."""
    for name in ("my_project", "today", "released", "exchange", "settings"):
        page = stage.window.show_page(name)
        stage.settle()
        area = page.findChild(QScrollArea, "scrollArea")
        assert area is not None
        stage.shoot_scrolled(f"carrier-{name}", area)
    stage.window.show_page("calendar")
    stage.shoot("carrier-calendar")
    for number, text in enumerate(stage.workspace.consulted.all(), start=1):
        stage.shoot_dialog(f"carrier-text-{number}", ConsultedDialog(stage.context, text.id, stage.window))
    own = ReplyDialog(stage.context, stage.workspace.consulted.all()[0].places, stage.window)
    stage.shoot_dialog("carrier-objection", own)
    agreement = stage.workspace.agreements.all(stage.context.today())[0]
    thread = ThreadDialog(stage.context, agreement.id, "evidenceText", stage.window)
    stage.shoot_dialog("carrier-evidence", thread)
    released = stage.workspace.releases.all()[0]
    preview = PreviewDialog(stage.context, released.id, None, stage.window, released=True)
    stage.shoot_dialog("carrier-preview", preview)
