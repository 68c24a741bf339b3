"""The windowed table: length known, pages as they come into view, nothing stale, the place kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
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
    source.offset, source.length = 1, 1_200
    model.refresh()
    assert shown(model, 500) == "500"
    desk.work()
    assert (shown(model, 500), model.rowCount(), index.row()) == ("501", 1_200, 500)


def test_fewer_rows_after_a_refresh(model: PagedModel[int], desk: Desk) -> None:
    source = Numbers(1_000)
    model.show(source)
    desk.work()
    source.length = 10
    model.refresh()
    desk.work()
    assert model.rowCount() == 10
    assert shown(model, 9) == "9"


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
