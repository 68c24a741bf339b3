"""A carrier's forms: one handed in for the quarter before, one returned with remarks, one with questions."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtWidgets import QPushButton, QScrollArea

from inka_desktop.forms import Absence, NodeId
from inka_desktop.gui.dialogs.read_dialog import ReadDialog
from inka_desktop.gui.pages.submission_page import SubmissionPage
from inka_desktop.records.values import Role, SubmissionState
from inka_desktop.services import first_start, form_files
from inka_desktop.services.rounds import RoundWish
from inka_desktop.services.workspace import Workspace
from inka_desktop.store.keys import GivenKey

if TYPE_CHECKING:
    from tests.look.stage import Stage

SECOND, THIRD, FOURTH = (
    (date(2026, month, 1), date(2026, month + 2, 30 if month != 10 else 31)) for month in (4, 7, 10)
)
FILLED: dict[str, str | int] = {
    "kopf/projekt": "Sonnenhang", "kopf/jahr": 2026, "kopf/ausgefuellt_von": "Projektleitung",
    "beratung/zahlen/erst_frauen": 31, "beratung/zahlen/erst_maenner": 24,
}  # fmt: skip


def join(office: Workspace, folder: Path) -> tuple[Workspace, UUID]:
    """A carrier's device and its project, in an office that has no other."""
    (folder / "boegen").mkdir()
    office.exchange.add_place(folder / "boegen").result()
    project = office.projects.create(
        "Projekt Sonnenhang", ["Stadt Quellrode"], "Quellroder Nachbarschaftswerk e. V."
    ).result()
    place = office.exchange.state().places[0].id
    told = office.exchange.invite("Träger Sonnenhang", place, Role.CARRIER, [project]).result()
    office.exchange.sync().result()
    carrier = first_start.join(
        folder / "boegen-carrier", GivenKey(bytes(range(32))), told.file, told.code, "Altes Büro"
    )
    carrier.exchange.sync().result()
    return carrier, project


def prepare(office: Workspace, carrier: Workspace, project: UUID) -> None:
    """Three rounds of the quarterly form, each as far as a carrier gets."""
    shipped = next(one for one in form_files.shipped() if "quartalsmonitoring" in one.path.name)
    version = office.forms.library.take_in(shipped.path.read_bytes(), shipped.path.name).result().version
    assert version is not None
    rounds = [
        office.forms.rounds.hand_out(
            RoundWish(
                f"{(begin.month + 2) // 3}. Quartal 2026", version, begin, end, end + timedelta(15),
                "Bitte auch die Gruppenangebote im Freien zählen.",
            ),
            [project],
        ).result()
        for begin, end in (SECOND, THIRD, FOURTH)
    ]  # fmt: skip
    _meet(office, carrier)
    begun = [carrier.forms.rounds.begin(one, project).result() for one in rounds]
    for row, quarter in zip(begun, ("q2", "q3", "q4"), strict=True):
        _fill(carrier, row, quarter)
    for row in begun[:2]:
        _hand_in(carrier, row)
    _meet(carrier, office)
    _return(office, begun[1])
    correct(office, carrier, begun[0])
    _ask(office, carrier, begun[2])


def _ask(office: Workspace, carrier: Workspace, row: UUID) -> None:
    """Two questions in a form that is being filled; the office has both and has answered the first."""
    asked = carrier.forms.remarks.ask
    network, women = NodeId("/data/netzwerk/partner"), NodeId("/data/beratung/zahlen/erst_frauen")
    first = asked(row, network, "Partner", "Zählt auch die Kirchengemeinde?").result()
    asked(row, women, "Frauen", "Zählen auch Begleitpersonen mit?").result()
    _meet(carrier, office)
    office.forms.remarks.answer(first, "Ja, sobald sie regelmäßig mitarbeitet.").result()
    _meet(office, carrier)


def _meet(*workspaces: Workspace) -> None:
    for one in (*workspaces, *workspaces):
        one.exchange.sync().result()


def _fill(carrier: Workspace, row: UUID, quarter: str) -> None:
    form = carrier.forms.answers.open(row)
    for path, value in {**FILLED, "kopf/quartal": quarter}.items():
        node = NodeId(f"{form.definition.root.path}/{path}")
        if form.definition.field(node.path) is not None:
            form.set(node, value).saved.result()
    form.close()


def _hand_in(carrier: Workspace, row: UUID) -> None:
    """What is still missing is not collected."""
    form = carrier.forms.answers.open(row)
    while wrong := form.session.validate():
        form.set_absence(wrong[0].node, Absence("not_collected", "Erst seit Juli gezählt")).saved.result()
    carrier.forms.handing.hand_in(form).result()
    form.close()


def _return(office: Workspace, row: UUID) -> None:
    review = office.forms.reviewing
    for path, question, said in (
        ("kopf/ausgefuellt_von", "Ausgefüllt von", "Bitte die Funktion nennen, nicht den Namen."),
        ("beratung/zahlen/erst_frauen", "Frauen", "Im Juli gab es die Messe. Sind deren Kontakte dabei?"),
    ):
        review.note(row, NodeId(f"/data/{path}"), question, said).result()
    review.give_back(row, office.core.today() + timedelta(7)).result()


def correct(office: Workspace, carrier: Workspace, row: UUID) -> None:
    """A form that went back, was put right and handed in again; the office has one more question."""
    _return(office, row)
    _meet(office, carrier)
    form = carrier.forms.answers.open(row)
    form.set(NodeId("/data/kopf/ausgefuellt_von"), "Frau Beispiel, Projektleitung").saved.result()
    form.set(NodeId("/data/beratung/zahlen/erst_geschaetzt"), 12).saved.result()
    form.set(NodeId("/data/netzwerk/partner"), 12).saved.result()
    offers = form.session.find("/data/sozialraum/angebot")
    made = form.add_repeat(offers).changes.added[0]
    form.set(form.session.find("angebot_name", made), "Sprechstunde im Hof").saved.result()
    first = carrier.forms.remarks.of(row)[0]
    carrier.forms.remarks.answer(first.id, "Ist ergänzt.").result()
    form.close()
    _hand_in(carrier, row)
    _meet(carrier, office)
    said = "Warum sind zwölf Kontakte jetzt geschätzt?"
    node = NodeId("/data/beratung/zahlen/erst_geschaetzt")
    office.forms.reviewing.note(row, node, "Erstkontakte", said).result()


def play(stage: Stage) -> None:
    """The list, each form, what is missing, and who has read it."""
    page = stage.window.show_page("submissions")
    stage.settle()
    area = page.findChild(QScrollArea, "scrollArea")
    assert area is not None
    stage.shoot_scrolled("submissions", area)
    parts = [part for part in stage.workspace.forms.rounds.parts() if part.submission_id is not None]
    for part in sorted(parts, key=lambda one: one.due or date.max):
        shown = stage.window.show_page("submission", part.submission_id)
        assert isinstance(shown, SubmissionPage)
        stage.settle()
        assert shown.view is not None
        stage.shoot_scrolled(f"submission-{part.round[0]}", shown.view.area)
        if part.state == SubmissionState.DRAFT:
            button = shown.findChild(QPushButton, "submitButton")
            assert button is not None
            button.click()
            stage.shoot(f"submission-{part.round[0]}-missing")
    stage.shoot_dialog("submission-read", ReadDialog(stage.window))
