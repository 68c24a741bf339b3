"""EXCHANGE.md 7 and 9: what a long text says when somebody who wrote in it lost the right to."""

from __future__ import annotations

from uuid import UUID

import pytest

from inka_desktop.records.protocols import Protocol
from tests.exchange.engine.control import accept, end, settle_keys
from tests.exchange.engine.office import Desk, Office

TEXT = "Heizung\nHof\nAushang"


def text(desk: Desk, visit: UUID) -> str:
    found: str = desk.get(Protocol, visit).observations
    return found


@pytest.fixture
def four(office: Office) -> tuple[Desk, Desk, Desk, Desk]:
    """An owner and three colleagues who know each other."""
    b, c, d = (office.join(name) for name in "bcd")
    office.settle()
    settle_keys(office.owner)
    office.settle()
    return office.owner, b, c, d


def test_what_was_written_past_the_cut_goes_out_of_a_text_and_can_come_back(
    office: Office, four: tuple[Desk, Desk, Desk, Desk]
) -> None:
    a, b, c, d = four
    visit = a.add(Protocol, observations=TEXT)
    office.settle()
    b.change(Protocol, visit, observations="Heizung von B\nHof\nAushang")
    b.meet()
    c.change(Protocol, visit, observations="Heizung\nHof\nAushang von C")
    end(a, b)  # without having seen what it wrote
    c.meet()  # which applies it and does not know of the end
    assert text(c, visit) == "Heizung von B\nHof\nAushang von C"
    a.meet()
    d.meet()  # the end comes before what it cuts
    for desk in (a, c, d) * 2:
        desk.meet()
    for desk in (a, c, d):
        assert text(desk, visit) == "Heizung\nHof\nAushang von C"
        assert desk.questions() == []
    c.change(Protocol, visit, observations="Heizung\nHof neu\nAushang von C")
    office.settle(a, c, d)
    assert accept(a) == 1
    office.settle(a, c, d)
    for desk in (a, c, d):
        assert text(desk, visit) == "Heizung von B\nHof neu\nAushang von C"


def test_who_built_on_it_unknowing_keeps_the_own_text(
    office: Office, four: tuple[Desk, Desk, Desk, Desk]
) -> None:
    a, b, c, d = four
    visit = a.add(Protocol, observations=TEXT)
    office.settle()
    b.change(Protocol, visit, observations="Heizung von B\nHof\nAushang")
    b.meet()
    c.meet()
    c.change(Protocol, visit, observations="Heizung von B, geht\nHof\nAushang")
    b.change(Protocol, visit, observations="Heizung von B\nHof von B\nAushang")
    b.meet()
    end(a, b)
    a.meet()
    d.meet()
    for desk in (c, a, d) * 3:
        desk.meet()
    for desk in (a, c, d):
        assert text(desk, visit) == "Heizung von B, geht\nHof\nAushang"
        assert desk.image().divided == set()


def test_a_text_that_only_someone_without_rights_began_starts_empty_for_others(
    office: Office, four: tuple[Desk, Desk, Desk, Desk]
) -> None:
    a, b, c, d = four
    visit = b.add(Protocol, observations="von B")
    b.meet()
    c.meet()
    c.change(Protocol, visit, place="Laden")
    end(a, b)
    for desk in (a, d, c) * 3:
        desk.meet()
    assert text(d, visit) in (None, "")
    d.change(Protocol, visit, observations="von D")
    office.settle(a, c, d)
    for desk in (a, c, d):
        assert (desk.get(Protocol, visit).place, text(desk, visit)) == ("Laden", "von D")
