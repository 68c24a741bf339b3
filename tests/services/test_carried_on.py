"""What a later protocol agreed on, beside what came late to the one before: told apart by the log's clock."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest

from inka_desktop.services import postponing
from inka_desktop.services.places import folder
from inka_desktop.services.workspace import Workspace

from .conftest import TODAY, Desk
from .devices import Office, meet

FIRST, DUE, SOONER, LATER = date(2026, 9, 14), date(2026, 11, 15), date(2026, 12, 1), date(2026, 12, 15)


def only(workspace: Workspace) -> UUID:
    (row,) = workspace.agreements.all(TODAY)
    return row.id


def late(workspace: Workspace, protocol: UUID) -> list[str]:
    return [row.field for row in workspace.late_changes.of(protocol)]


def test_two_agreements_of_the_same_words_stay_those_of_two_bodies(desk: Desk) -> None:
    visit, ws = desk.visit(FIRST), desk.workspace
    desk.complete(visit, "Rückmeldung geben", DUE)
    ws.protocols.add_agreement(visit, "Rückmeldung geben", "Stadt", DUE).result()
    ws.protocols.finish(visit).result()
    second = desk.visit(TODAY)
    assert late(ws, visit) == []
    assert not ws.protocols.get(visit).arrived_later
    ws.editing.save("agreement", ws.protocols.get(second).carried[1].id, {"due": LATER}).result()
    assert late(ws, visit) == []


def test_what_came_late_stays_so_when_the_next_visit_begins(desk: Desk) -> None:
    visit, ws = desk.finished(FIRST, due=DUE), desk.workspace
    ws.editing.save("agreement", only(ws), {"responsible": "Stadt"}).result()
    desk.visit(TODAY)
    assert late(ws, visit) == ["responsible"]


def test_a_first_day_typed_in_the_next_visit_is_that_visits(desk: Desk) -> None:
    visit, ws = desk.finished(FIRST, due=None), desk.workspace
    desk.visit(TODAY)
    ws.editing.save("agreement", only(ws), {"due": LATER, "responsible": "Stadt"}).result()
    assert late(ws, visit) == []


def test_once_the_next_visit_has_agreed_on_a_day_dropping_cannot_take_it(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postponing, "CORRECTING", timedelta(0))
    visit, ws = desk.finished(FIRST, due=DUE), desk.workspace
    ws.editing.save("agreement", only(ws), {"due": SOONER}).result()
    assert late(ws, visit) == ["due"]
    desk.visit(TODAY)
    assert late(ws, visit) == ["due"]
    ws.editing.save("agreement", only(ws), {"due": LATER}).result()
    assert late(ws, visit) == []


def test_a_meeting_takes_up_nothing_of_a_visit_but_a_visit_what_a_meeting_agreed(desk: Desk) -> None:
    ws = desk.workspace
    body = ws.series.create("Steuerungsgruppe", "steering_group", desk.project).result()
    visit = desk.finished(FIRST, due=DUE)
    ws.series.start(body, date(2026, 10, 12)).result()
    ws.editing.save("agreement", only(ws), {"due": LATER}).result()
    assert late(ws, visit) == ["due"]
    meeting = ws.series.start(body, date(2026, 10, 20)).result()
    ws.editing.save("protocol", meeting, {"chair": "Leitung", "place": "Rathaus"}).result()
    ws.protocols.add_person(meeting, function="Leitung", organization="Stadt").result()
    for topic in ws.protocols.get(meeting).topics:
        if topic.kind == "resolution":
            ws.editing.save("topic", topic.id, {"resolution": "Genehmigt.", "votes_for": 3}).result()
    agreed = ws.protocols.add_agreement(meeting, "Plakat", "Träger", DUE).result()
    ws.protocols.finish(meeting).result()
    desk.visit(TODAY)
    ws.editing.save("agreement", agreed, {"due": LATER}).result()
    assert late(ws, meeting) == []


def test_what_somebody_wrote_before_the_next_visit_comes_late_on_all_devices(office: Office) -> None:
    place = office.office.exchange.places.add(folder(office.folder("place")))
    project = office.office.projects.create("Projekt Sonnenhang", ["Stadt"], "Träger").result()
    desk = Desk(office.office, project)
    visit = desk.finished(FIRST, due=DUE)
    road = office.join(place.id)
    meet(office.office, road)
    road.editing.save("agreement", only(road), {"responsible": "Stadt"}).result()
    desk.visit(TODAY)
    office.office.editing.save("agreement", only(office.office), {"due": LATER}).result()
    for _ in range(2):
        meet(office.office, road)
    third = office.join(place.id, "third")
    meet(office.office, third)
    for one in (office.office, road, third):
        assert late(one, visit) == ["responsible"]
