"""An exchange is due when a place appears or changes, when own changes wait, and when it is time."""

from __future__ import annotations

import shutil

import pytest

from inka_desktop.services.watch import AFTER_SAVE_S, EVERY_S, REMOTE_EVERY_S, SETTLE_S, Watch
from tests.exchange.servers import share

from .devices import Office, new_visit


class Clock:
    """Goes on when it is told to."""

    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(office: Office) -> Clock:
    """The watch of the office has met a moment ago by this clock."""
    clock = Clock()
    exchange = office.office.exchange
    exchange.watch = Watch(exchange.places, lambda: exchange.state().unsent, clock)
    return clock


def test_without_a_place_nothing_is_ever_due(office: Office, clock: Clock) -> None:
    new_visit(office.office, "Laden")
    clock.now += EVERY_S * 2
    assert not office.office.exchange.watch.due()


def test_the_start_and_then_the_timer(office: Office, clock: Clock) -> None:
    exchange = office.office.exchange
    exchange.add_place(office.folder("place")).result()
    assert exchange.watch.due()  # what happened while the program was closed
    exchange.sync().result()
    assert not exchange.watch.due()
    clock.now += EVERY_S - 1
    assert not exchange.watch.due()
    clock.now += 1
    assert exchange.watch.due()
    exchange.sync().result()
    assert not exchange.watch.due()


def test_a_change_at_the_place_is_due_once_it_has_settled_and_own_writing_is_none(
    office: Office, clock: Clock
) -> None:
    exchange = office.office.exchange
    place = exchange.add_place(office.folder("place")).result()
    road = office.join(place.id)
    exchange.sync().result()
    clock.now += 1
    assert not exchange.watch.due()
    road.exchange.sync().result()
    assert not exchange.watch.due()
    clock.now += SETTLE_S
    assert exchange.watch.due()
    exchange.sync().result()
    assert not exchange.watch.due()


def test_own_changes_are_sent_after_a_minute_where_there_is_a_way_out(office: Office, clock: Clock) -> None:
    exchange = office.office.exchange
    folder = office.folder("place")
    exchange.add_place(folder).result()
    exchange.sync().result()
    new_visit(office.office, "Laden")
    assert not exchange.watch.due()
    clock.now += AFTER_SAVE_S
    assert exchange.watch.due()
    exchange.sync().result()
    new_visit(office.office, "Rathaus")
    exchange.watch.due()
    shutil.rmtree(folder)
    clock.now += AFTER_SAVE_S
    assert not exchange.watch.due()


def test_a_place_that_comes_back_is_met_at_once(office: Office, clock: Clock) -> None:
    exchange = office.office.exchange
    folder = office.folder("place")
    exchange.add_place(folder).result()
    exchange.sync().result()
    away = folder.with_name("away")
    folder.rename(away)
    assert not exchange.watch.due()
    clock.now += EVERY_S * 2
    assert not exchange.watch.due()
    away.rename(folder)
    assert exchange.watch.due()


def test_a_server_is_asked_by_the_timer_only(office: Office, clock: Clock) -> None:
    exchange = office.office.exchange
    with share(office.folder("cloud")) as shared:
        exchange.add_share(shared.link).result()
        exchange.sync().result()
        shared.asked.clear()
        clock.now += REMOTE_EVERY_S - 1
        assert not exchange.watch.due()
        clock.now += 1
        assert exchange.watch.due()
        assert not shared.asked
