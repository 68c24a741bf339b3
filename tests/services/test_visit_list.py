"""Pages, counts and jumps are those of the whole list sorted in memory, whatever order and filter."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, get_args
from uuid import UUID

import pytest
from sqlalchemy import text

from inka_desktop.records.ids import new_id
from inka_desktop.records.visits import SiteVisit
from inka_desktop.services import visit_list
from inka_desktop.services.rows import VisitFilter, VisitListRow, VisitOrder
from inka_desktop.services.workspace import Workspace
from inka_desktop.store.writer import Transaction

from .conftest import TODAY

COUNT = 260
PROJECTS = ("Projekt Ahornweg", "Projekt Öhrebach", "Projekt Sonnenhang", "Projekt Tannrieden")


@pytest.fixture
def filled(workspace: Workspace) -> Workspace:
    """Visits with every kind of gap: without a date, a place, a number, a project."""
    coord = workspace.spaces.coord

    def write(transaction: Transaction) -> None:
        for place in range(COUNT):
            transaction.session.add(_visit(coord, place))

    workspace.core.submit(write, "test").result()
    return workspace


ALL = VisitFilter()


def _visit(coord: UUID, place: int) -> SiteVisit:
    return SiteVisit(
        id=new_id(),
        space=coord,
        project_label=PROJECTS[place % 4] if place % 11 else None,
        project_id=UUID(int=place % 4 + 1),
        date=TODAY - timedelta(days=place * 7 % 400) if place % 13 else None,
        state=("draft", "final", "a newer word")[place % 3],
        place=f"Ort {place * 31 % 97:02}" if place % 5 else None,
        number=f"VOP-2026-KS1-{place:03}" if place % 3 == 1 else None,
        keeper="Fachreferat",
        alive=place % 17 != 3,
    )


def whole(workspace: Workspace, limits: VisitFilter = ALL) -> list[VisitListRow]:
    return workspace.visits.page(limits, "date", False, 0, 10_000)


KEYS: dict[str, Callable[[VisitListRow], tuple[Any, ...]]] = {
    "date": lambda row: (str(row.date or ""),),
    "project_label": lambda row: (row.project, str(row.date or "")),
    "number": lambda row: (row.number,),
    "state": lambda row: (row.state, str(row.date or "")),
    "place": lambda row: (row.place,),
    "keeper": lambda row: (row.keeper,),
}
FILTERS = (
    VisitFilter(), VisitFilter(state="draft"), VisitFilter(state="a newer word"), VisitFilter(year=2026),
    VisitFilter(project_id=UUID(int=2)), VisitFilter(project_id=UUID(int=3), state="final", year=2025),
)  # fmt: skip


@pytest.mark.parametrize("limits", FILTERS)
def test_filters(filled: Workspace, limits: VisitFilter) -> None:
    everything = whole(filled)
    wanted = [
        row for row in everything
        if (limits.state is None or row.state == limits.state)
        and (limits.year is None or (row.date is not None and row.date.year == limits.year))
        and (limits.project_id is None or row.project in ("", PROJECTS[limits.project_id.int - 1]))
    ]  # fmt: skip
    found = whole(filled, limits)
    assert filled.visits.count(limits) == len(found)
    if limits.project_id is None:
        assert {row.id for row in found} == {row.id for row in wanted}
    else:
        assert {row.id for row in found} <= {row.id for row in wanted}
        assert found


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("order", get_args(VisitOrder))
def test_pages_join_to_the_sorted_list(
    filled: Workspace, order: VisitOrder, descending: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    everything = sorted(whole(filled), key=lambda row: (*KEYS[order](row), row.id.bytes), reverse=descending)
    monkeypatch.setattr(visit_list, "_NEAR", 50)
    paged: list[VisitListRow] = []
    for start in range(0, COUNT, 30):
        paged += filled.visits.page(VisitFilter(), order, descending, start, 30)
    assert [row.id for row in paged] == [row.id for row in everything]
    assert filled.visits.page(VisitFilter(), order, descending, 10_000, 30) == []


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize(
    ("order", "typed", "begins"),
    [
        ("project_label", "projekt s", "Projekt S"),
        ("project_label", "Projekt Ö", "Projekt Ö"),
        ("project_label", "Projekt Z", None),
        ("date", "2026", "2026"),
        ("date", "23.11.2026", "2026-11-23"),
        ("number", "vop-2026-ks1-1", "VOP-2026-KS1-1"),
        ("place", "ort 5", "Ort 5"),
    ],
)
def test_jumping(
    filled: Workspace, order: VisitOrder, typed: str, begins: str | None, descending: bool
) -> None:
    everything = filled.visits.page(VisitFilter(), order, descending, 0, 10_000)
    place = filled.visits.position_of(typed, VisitFilter(), order, descending)
    keys = [str(KEYS[order](row)[0]) for row in everything]
    first = next((number for number, key in enumerate(keys) if begins and key.startswith(begins)), None)
    if first is not None:
        assert place == first
    else:
        assert all(key < typed for key in keys[:place]) or descending


def plan(workspace: Workspace, statement: str) -> str:
    with workspace.core.session() as session:
        return "\n".join(str(row[-1]) for row in session.execute(text("EXPLAIN QUERY PLAN " + statement)))


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT count(*) FROM site_visit WHERE alive = 1",
        "SELECT id FROM site_visit WHERE alive = 1 ORDER BY date DESC, id DESC LIMIT 100 OFFSET 5000",
        "SELECT id FROM site_visit WHERE alive = 1 ORDER BY project_label, date, id LIMIT 100 OFFSET 5000",
        "SELECT id FROM site_visit WHERE alive = 1 ORDER BY number, id LIMIT 100 OFFSET 5000",
        "SELECT id FROM site_visit WHERE alive = 1 AND state = 'draft' ORDER BY date, id LIMIT 100",
        "SELECT id FROM site_visit WHERE alive = 1 AND project_id = x'00' ORDER BY date, id LIMIT 100",
        "SELECT count(*) FROM site_visit WHERE alive = 1 AND project_label < 'S'",
    ],
)
def test_what_lists_ask_reads_an_index_only(filled: Workspace, statement: str) -> None:
    found = plan(filled, statement)
    assert "COVERING INDEX" in found, found
    assert "TEMP B-TREE" not in found, found


def test_a_day_that_is_a_date(filled: Workspace) -> None:
    first = filled.visits.page(VisitFilter(), "date", True, 0, 1)[0]
    assert isinstance(first.date, date)
