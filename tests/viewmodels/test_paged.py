"""The windowed table: length known, pages as they come into view, nothing stale, the place kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from inka_desktop.viewmodels.paged import (
    CACHED_PAGES,
    IN_FLIGHT,
    PAGE_SIZE,
    WANTED,
    Column,
    Held,
    PagedModel,
    RowRole,
)


@dataclass
class Numbers:
    """Rows that are their own number."""

    length: int
    offset: int = 0

    def count(self) -> int:
        return self.length

    def page(self, start: int, limit: int) -> Sequence[int]:
        return range(start + self.offset, min(start + limit, self.length) + self.offset)

    def places(self, rows: Sequence[int]) -> Sequence[int | None]:
        return [row - self.offset if 0 <= row - self.offset < self.length else None for row in rows]


@dataclass
class Hand:
    """Holds what it is told, and notes where that went."""

    holds: Held
    settled: list[tuple[dict[int, int], int]] = field(default_factory=list)

    def held(self) -> Held:
        return self.holds

    def settle(self, held: Held, places: Mapping[int, int], shift: int) -> None:
        assert held == self.holds
        self.settled.append((dict(places), shift))


class Desk:
    """Runs work when told to, in the order told."""

    def __init__(self) -> None:
        self.waiting: list[Callable[[], None]] = []

    def __call__(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[BaseException], None],
    ) -> None:
        def run() -> None:
            try:
                result = work()
            except ValueError as error:
                failed(error)
            else:
                done(result)

        self.waiting.append(run)

    def work(self) -> None:
        while self.waiting:
            self.waiting.pop(0)()


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def model(desk: Desk) -> PagedModel[int]:
    columns: list[Column[int]] = [
        Column("Zahl", str, "number"),
        Column("Quadrat", lambda row: str(row * row)),
    ]
    return PagedModel(columns, desk)


def shown(model: PagedModel[int], row: int) -> Any:
    return model.data(model.index(row, 0))


def test_the_length_is_exact_and_the_first_page_is_there(model: PagedModel[int], desk: Desk) -> None:
    model.show(Numbers(200_000))
    desk.work()
    assert model.rowCount() == 200_000
    assert [shown(model, row) for row in (0, 99)] == ["0", "99"]
    assert model.headerData(0, Qt.Orientation.Horizontal) == "Zahl"


def test_the_first_page_comes_before_the_count(model: PagedModel[int], desk: Desk) -> None:
    model.show(Numbers(5_000))
    desk.waiting.pop(0)()
    assert model.rowCount() == PAGE_SIZE
    assert shown(model, 42) == "42"
    desk.work()
    assert model.rowCount() == 5_000


def test_end_shows_a_placeholder_and_then_the_row(model: PagedModel[int], desk: Desk) -> None:
    model.show(Numbers(200_000))
    desk.work()
    assert shown(model, 199_999) == "…"
    desk.work()
    assert shown(model, 199_999) == "199999"


def test_the_newest_request_is_read_first_and_those_far_behind_are_dropped(
    model: PagedModel[int], desk: Desk
) -> None:
    model.show(Numbers(200_000))
    desk.work()
    for row in range(10_000, 60_000, 2_000):
        shown(model, row)
    assert len(desk.waiting) == IN_FLIGHT
    desk.work()
    loaded = [row for row in range(10_000, 60_000, 2_000) if model._pages.get(row // PAGE_SIZE)]
    assert len(loaded) == IN_FLIGHT + WANTED
    assert loaded[-WANTED:] == list(range(48_000, 60_000, 2_000))


def test_what_scrolled_away_before_it_was_read_is_not_read(model: PagedModel[int], desk: Desk) -> None:
    model.show(Numbers(200_000))
    desk.work()
    model.follow(Hand(Held(current=30_007, view=range(59_990, 60_010))))
    for row in (10_000, 20_000, 30_000, 40_000, 59_990, 60_000):
        shown(model, row)
    desk.work()
    loaded = {page for page in model._pages if page}
    assert loaded == {300, 599, 600}


def test_rows_of_an_order_that_was_left_never_appear(model: PagedModel[int], desk: Desk) -> None:
    model.show(Numbers(1_000))
    model.show(Numbers(1_000, offset=7))
    desk.work()
    assert shown(model, 0) == "7"


def test_a_refresh_keeps_rows_on_screen_until_the_new_ones_are_there(
    model: PagedModel[int], desk: Desk
) -> None:
    source = Numbers(1_000)
    model.show(source)
    desk.work()
    index = QPersistentModelIndex(model.index(500, 0))
    shown(model, 500)
    desk.work()
    model.follow(Hand(Held(view=range(490, 520))))
    source.offset, source.length = 1, 1_200
    model.refresh()
    assert shown(model, 500) == "500"
    desk.work()
    assert (shown(model, 500), model.rowCount(), index.row()) == ("501", 1_200, 500)


def test_held_rows_are_followed_and_the_screen_goes_along(model: PagedModel[int], desk: Desk) -> None:
    source = Numbers(1_000)
    model.show(source)
    desk.work()
    for number in (3, 7, 350, 500):
        shown(model, number)
        desk.work()
    hand = Hand(Held(350, ((3, 3), (7, 500), (900, 900)), view=range(340, 370), anchor=350))
    model.follow(hand)
    source.offset, source.length = -40, 1_100  # forty rows came in before all others
    model.refresh()
    desk.work()
    assert hand.settled == [({3: 43, 7: 47, 350: 390, 500: 540}, 40)]  # 900 was never read: nobody knows it
    assert [shown(model, row) for row in (380, 390, 409)] == ["340", "350", "369"]  # without a placeholder
    hand.holds = Held(390, ((43, 43), (47, 540)), view=range(380, 410), anchor=390)
    source.offset = -45
    model.refresh()
    desk.work()
    assert hand.settled[1:] == [({43: 48, 47: 52, 390: 395, 540: 545}, 5)]  # though their pages were let go


def test_a_held_row_that_is_gone(model: PagedModel[int], desk: Desk) -> None:
    source = Numbers(1_000)
    model.show(source)
    desk.work()
    hand = Hand(Held(5, ((5, 5),), view=range(30), anchor=5))
    model.follow(hand)
    source.offset, source.length = 10, 990
    model.refresh()
    desk.work()
    assert hand.settled == [({}, 0)]
    assert (shown(model, 0), model.rowCount()) == ("10", 990)


def test_another_selection_made_while_rows_are_read_is_followed(model: PagedModel[int], desk: Desk) -> None:
    source = Numbers(1_000)
    model.show(source)
    desk.work()
    hand = Hand(Held(5))
    model.follow(hand)
    source.offset = -1
    model.refresh()
    hand.holds = Held(6)
    desk.work()
    assert hand.settled == [({6: 7}, 0)]


def test_fewer_rows_after_a_refresh(model: PagedModel[int], desk: Desk) -> None:
    source = Numbers(1_000)
    model.show(source)
    desk.work()
    model.follow(Hand(Held(view=range(30))))
    source.length = 10
    model.refresh()
    desk.work()
    assert model.rowCount() == 10
    assert shown(model, 9) == "9"


def test_chosen_rows_are_those_that_were_seen_whatever_the_list_says_now(
    model: PagedModel[int], desk: Desk
) -> None:
    source, told = Numbers(PAGE_SIZE * 3), list[list[int]]()
    model.show(source)
    desk.work()
    assert shown(model, 5) == "5"
    source.offset = 7  # seven came before them all, and nobody has looked again yet
    far = PAGE_SIZE * 2
    for pieces, most in (([(3, 5), (far, far + 1)], None), ([(3, 5), (far, far + 1)], 4), ([], 4)):
        model.read_rows(pieces, told.append, most)
    desk.work()
    assert told == [[3, 4, 5, far + 7, far + 8], [3, 4, 5, far + 7], []]


def test_memory_stays_bounded(model: PagedModel[int], desk: Desk) -> None:
    model.show(Numbers(2_000_000))
    desk.work()
    for page in range(CACHED_PAGES + 50):
        shown(model, page * PAGE_SIZE)
        desk.work()
    assert len(model._pages) == CACHED_PAGES
    assert shown(model, (CACHED_PAGES + 49) * PAGE_SIZE) != "…"


def test_a_failed_read_is_told_and_asked_again_when_looked_at(model: PagedModel[int], desk: Desk) -> None:
    class Broken(Numbers):
        broken = True

        def page(self, start: int, limit: int) -> Sequence[int]:
            if self.broken and start:
                raise ValueError("gone")
            return super().page(start, limit)

    told: list[object] = []
    model.failed.connect(told.append)
    source = Broken(1_000)
    model.show(source)
    desk.work()
    shown(model, 500)
    desk.work()
    assert len(told) == 1
    source.broken = False
    shown(model, 500)
    desk.work()
    assert shown(model, 500) == "500"


def test_qt_finds_the_model_consistent(model: PagedModel[int], desk: Desk) -> None:
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show(Numbers(350))
    desk.work()
    model.show(Numbers(0))
    desk.work()
    model.show(Numbers(120))
    desk.work()
    model.refresh()
    desk.work()
    assert model.data(model.index(119, 0), RowRole) is None or tester.model() is model
    assert not model.index(0, 0, QModelIndex()).parent().isValid()
