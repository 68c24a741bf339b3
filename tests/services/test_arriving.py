"""A carrier's work has arrived when the office has it, whoever of the colleagues fetched it before."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication

from inka_desktop.gui import i18n
from inka_desktop.gui._generated import resources_rc
from inka_desktop.records.values import Role
from inka_desktop.services.exchange_rows import ARRIVED, FETCHED, SENT, RecordStateRow
from inka_desktop.services.workspace import Workspace
from inka_desktop.viewmodels import exchange, record_state, submission

from .devices import meet
from .test_answers import put
from .test_handing_in import Two, two
from .test_releases import office

__all__ = ["office", "two"]

TODAY = date(2026, 11, 23)


@pytest.fixture(autouse=True)
def german(qapp: QCoreApplication) -> None:
    """Words with their plural forms."""
    resources_rc.qInitResources()
    i18n.install("de")


def line(workspace: Workspace) -> str:
    """What the top bar says."""
    return exchange.state_line(workspace.exchange.state(), TODAY).text


@pytest.fixture
def second(two: Two) -> Workspace:
    """Another computer of the carrier's."""
    return two.all.join(Role.CARRIER, "Herr Kollege")


def test_what_only_a_colleague_has_is_not_at_the_office(two: Two, second: Workspace) -> None:
    carrier = two.carrier
    handed_in = two.hand_in()
    meet(carrier, carrier)
    assert line(carrier) == "Gesendet, noch von niemandem abgeholt"
    meet(second, carrier)

    def sending() -> RecordStateRow:
        return carrier.exchange.record_states("submission", [handed_in])[handed_in]

    fetched = sending()
    said = "Abgeholt von Herr Kollege, noch nicht bei der Koordinierungsstelle"
    assert (fetched.state, fetched.person, fetched.at) == (FETCHED, "Herr Kollege", None)
    assert record_state.words(fetched, TODAY)[0] == said
    assert line(carrier) == said
    standing = carrier.forms.handing.standing(handed_in)
    assert submission.band(standing, fetched, TODAY).text.endswith(f"· {said}")
    meet(two.office, two.office, carrier)  # what the second brought is named in the next
    arrived = sending()
    words, more = record_state.words(arrived, TODAY)
    assert (arrived.state, arrived.at_office, arrived.device) == (ARRIVED, True, "Laptop Büro")
    assert words.startswith("Angekommen bei der Koordinierungsstelle am ")
    assert "Laptop Büro" in more
    assert line(carrier).startswith("Alles gesendet und empfangen")
    assert "Angekommen bei der Koordinierungsstelle" in submission.band(standing, arrived, TODAY).text


def test_lists_mark_what_the_office_has_not(two: Two, second: Workspace) -> None:
    handed_in = two.hand_in()
    meet(two.carrier)
    states = [two.carrier.exchange.record_states("submission", [handed_in])[handed_in].state]
    meet(second, two.carrier)
    states.append(two.carrier.exchange.record_states("submission", [handed_in])[handed_in].state)
    assert states == [SENT, FETCHED]
    sign = record_state.mark(FETCHED)
    assert sign is not None
    assert sign.text == "Abgeholt, aber noch nicht bei der Koordinierungsstelle"


def test_who_was_the_first_at_the_office_stays_though_a_colleague_had_it_before(
    two: Two, second: Workspace
) -> None:
    handed_in = two.hand_in()
    meet(two.carrier, second, two.carrier, two.office, two.carrier)
    first = two.carrier.exchange.record_states("submission", [handed_in])[handed_in]
    third = two.all.join(Role.COORDINATOR, "Frau Vertretung")
    form = two.carrier.forms.answers.open(two.carrier.forms.rounds.begin(two.second, two.project).result())
    put(form, "place", "Markt")
    form.close()
    meet(two.carrier, third, two.office, two.carrier)
    later = two.carrier.exchange.record_states("submission", [handed_in])[handed_in]
    assert (later.device, later.at) == (first.device, first.at)


def test_for_the_office_whoever_has_it_counts(two: Two) -> None:
    office = two.office
    visit = two.all.desk.visit()
    third = two.all.join(Role.COORDINATOR, "Frau Vertretung")
    meet(office, third, office)
    row = office.exchange.record_states("protocol", [visit])[visit]
    assert (row.state, row.at_office) == (ARRIVED, False)
    assert record_state.words(row, TODAY)[0].startswith("Angekommen bei Frau Vertretung am ")
