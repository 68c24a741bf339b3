"""Pages, counts and jumps are those of the whole list sorted in memory, whatever order and filter."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any, get_args
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select, text
from sqlalchemy.dialects.sqlite import dialect as sqlite_dialect

from inka_desktop.records.german import sort_key
from inka_desktop.records.ids import new_id
from inka_desktop.records.protocols import Protocol
from inka_desktop.services import protocol_list
from inka_desktop.services.rows import ProtocolFilter, ProtocolListRow, ProtocolOrder
from inka_desktop.services.workspace import Workspace
from inka_desktop.store.writer import Transaction

from .conftest import TODAY, new_workspace

COUNT = 260
PROJECTS = ("Projekt Ahornweg", "Projekt Öhrebach", "Projekt Sonnenhang", "projekt ohrebach")


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """Visits with every kind of gap: without a date, a place, a number, a project. Tests only read them."""
    workspace = new_workspace(tmp_path_factory.mktemp("filled"))
    coord = workspace.spaces.coord

    def write(transaction: Transaction) -> None:
        for place in range(COUNT):
            transaction.session.add(_visit(coord, place))

    workspace.core.submit(write, "test").result()
    with workspace.core.session() as session:
        found = session.execute(select(Protocol.id, Protocol.project_id))
        PROJECT_IDS.update({row: project for row, project in found if project is not None})
    yield workspace
    workspace.close()


ALL = ProtocolFilter()


def _visit(coord: UUID, place: int) -> Protocol:
    return Protocol(
        id=new_id(),
        space=coord,
        project_label=PROJECTS[place % 4] if place % 11 else None,
        project_id=UUID(int=place % 4 + 1),
        date=TODAY - timedelta(days=place * 7 % 400) if place % 13 else None,
        kind=("walk", "advice", "another")[place // 3 % 3],
        state=("draft", "final", "a newer word")[place % 3],
        place=f"{('Ort', 'Örtchen', 'ort', 'Öde')[place % 4]} {place * 31 % 97}, Hof" if place % 5 else None,
        number=f"VOP-2026-KS1-{place:03}" if place % 3 == 1 else None,
        keeper="Fachreferat",
        alive=place % 17 != 3,
        type=("visit", "talk", "meeting")[place % 7 % 3],
    )


def whole(workspace: Workspace, limits: ProtocolFilter = ALL) -> list[ProtocolListRow]:
    return workspace.protocols.page(limits, "date", False, 0, 10_000)


def _behind(row: ProtocolListRow) -> tuple[Any, ...]:
    project = PROJECT_IDS.get(row.id)
    return (str(row.date or ""), row.state, project.bytes if project else b"", row.type)


PROJECT_IDS: dict[UUID, UUID] = {}
"""The projects of the visits in the list, which its rows do not say."""

KEYS: dict[str, Callable[[ProtocolListRow], tuple[Any, ...]]] = {
    "date": _behind,
    "project_label": lambda row: (sort_key(row.project), *_behind(row)),
    "number": lambda row: (sort_key(row.number), *_behind(row)),
    "state": lambda row: (row.state, str(row.date or ""), *_behind(row)[2:]),
    "kind": lambda row: (row.kind, *_behind(row)),
    "place": lambda row: (sort_key(row.place), *_behind(row)),
    "keeper": lambda row: (sort_key(row.keeper), *_behind(row)),
}
FILTERS = (
    ProtocolFilter(), ProtocolFilter(state="draft"), ProtocolFilter(state="a newer word"),
    ProtocolFilter(year=2026), ProtocolFilter(type="meeting"), ProtocolFilter(type="talk", state="draft"),
    ProtocolFilter(project_id=UUID(int=2)), ProtocolFilter(project_id=UUID(int=3), state="final", year=2025),
)  # fmt: skip


@pytest.mark.parametrize("limits", FILTERS)
def test_filters(filled: Workspace, limits: ProtocolFilter) -> None:
    everything = whole(filled)
    wanted = [
        row for row in everything
        if (limits.state is None or row.state == limits.state)
        and (limits.type is None or row.type == limits.type)
        and (limits.year is None or (row.date is not None and row.date.year == limits.year))
        and (limits.project_id is None or row.project in ("", PROJECTS[limits.project_id.int - 1]))
    ]  # fmt: skip
    found = whole(filled, limits)
    assert filled.protocols.count(limits) == len(found)
    if limits.project_id is None:
        assert {row.id for row in found} == {row.id for row in wanted}
    else:
        assert {row.id for row in found} <= {row.id for row in wanted}
        assert found


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("order", get_args(ProtocolOrder))
def test_pages_join_to_the_sorted_list(
    filled: Workspace, order: ProtocolOrder, descending: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    everything = sorted(whole(filled), key=lambda row: (*KEYS[order](row), row.id.bytes), reverse=descending)
    monkeypatch.setattr(protocol_list, "_NEAR", 50)
    paged: list[ProtocolListRow] = []
    for start in range(0, COUNT, 30):
        paged += filled.protocols.page(ProtocolFilter(), order, descending, start, 30)
    assert [row.id for row in paged] == [row.id for row in everything]
    assert filled.protocols.page(ProtocolFilter(), order, descending, 10_000, 30) == []


TEXTS: dict[str, Callable[[ProtocolListRow], str]] = {
    "project_label": lambda row: row.project,
    "number": lambda row: row.number,
    "place": lambda row: row.place,
    "date": lambda row: str(row.date or ""),
}


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize(
    ("order", "typed", "begins"),
    [
        ("project_label", "projekt s", ("Projekt S",)),
        ("project_label", "Projekt Ö", ("Projekt Ö", "projekt o")),
        ("project_label", "projekt ohre", ("Projekt Ö", "projekt o")),
        ("date", "2026", ("2026",)),
        ("date", "16.11.2026", ("2026-11-16",)),
        ("number", "vop-2026-ks1-1", ("VOP-2026-KS1-001",)),
        ("place", "ORT 5", ("Ort 5,", "ort 5,")),
        ("project_label", "Projekt Oehre", ("Projekt Ö", "projekt o")),
        ("place", "os", ()),
        ("place", "ört", ("Ort", "Ört", "ort")),
    ],
)
def test_jumping(
    filled: Workspace, order: ProtocolOrder, typed: str, begins: tuple[str, ...], descending: bool
) -> None:
    everything = filled.protocols.page(ProtocolFilter(), order, descending, 0, 10_000)
    place = filled.protocols.position_of(typed, ProtocolFilter(), order, descending)
    texts = [TEXTS[order](row) for row in everything]
    if begins:
        assert place == next(number for number, text in enumerate(texts) if text.startswith(begins))
    else:
        before, behind = texts[:place], texts[place:]
        if descending:
            before, behind = behind, before
        assert all(sort_key(text) < sort_key(typed) for text in before)
        assert all(sort_key(text) > sort_key(typed) for text in behind)


@pytest.mark.parametrize(("descending", "number"), [(False, "VOP-2026-KS1-001"), (True, "VOP-2026-KS1-259")])
def test_a_number_that_is_only_begun(filled: Workspace, descending: bool, number: str) -> None:
    """No year is 2, and while 2026 is typed the list does not run to the other end."""
    place = filled.protocols.position_of("VOP-2", ProtocolFilter(), "number", descending)
    assert filled.protocols.page(ProtocolFilter(), "number", descending, place, 1)[0].number == number


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("order", get_args(ProtocolOrder))
@pytest.mark.parametrize("limits", [ProtocolFilter(), ProtocolFilter(state="draft", project_id=UUID(int=2))])
def test_a_visit_is_found_where_it_stands(
    filled: Workspace, order: ProtocolOrder, descending: bool, limits: ProtocolFilter
) -> None:
    ids = [row.id for row in filled.protocols.page(limits, order, descending, 0, 10_000)][::7]
    places = filled.protocols.places_of(ids, limits, order, descending)
    assert places == list(range(0, filled.protocols.count(limits), 7))


def test_a_visit_that_the_list_does_not_hold(filled: Workspace) -> None:
    final = filled.protocols.page(ProtocolFilter(state="final"), "date", False, 0, 1)[0].id
    for limits, key in ((ProtocolFilter(state="draft"), final), (ALL, new_id())):
        assert filled.protocols.places_of([key], limits, "place", False) == [None]


NAMES = st.none() | st.text(st.sampled_from("oöÖs ßSS12"), max_size=4)


@pytest.mark.parametrize("descending", [False, True])
@given(names=st.lists(NAMES, max_size=25), length=st.integers(1, 7))
@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_names_that_fold_alike_page_to_the_sorted_list(
    workspace: Workspace, names: list[str | None], length: int, descending: bool
) -> None:
    limits, coord = ProtocolFilter(project_id=new_id()), workspace.spaces.coord
    made = [
        (name, Protocol(id=new_id(), space=coord, project_id=limits.project_id, place=name)) for name in names
    ]
    keys = [(name is not None, sort_key(name or ""), visit.id.bytes) for name, visit in made]
    workspace.core.submit(
        lambda transaction: transaction.session.add_all([visit for _, visit in made]), "test"
    ).result()
    paged = [
        row.id.bytes
        for start in range(0, len(names), length)
        for row in workspace.protocols.page(limits, "place", descending, start, length)
    ]
    assert paged == [key[-1] for key in sorted(keys, reverse=descending)]


def plan(workspace: Workspace, statement: Any) -> str:
    compiled = statement.compile(dialect=sqlite_dialect(paramstyle="named"))
    with workspace.core.session() as session:
        lines = session.execute(text(f"EXPLAIN QUERY PLAN {compiled}"), dict.fromkeys(compiled.params))
        return "\n".join(str(line[-1]) for line in lines)


@pytest.mark.parametrize("limits", FILTERS)
@pytest.mark.parametrize("order", get_args(ProtocolOrder))
def test_every_order_under_every_filter_reads_an_index_only(
    filled: Workspace, order: ProtocolOrder, limits: ProtocolFilter
) -> None:
    found = plan(filled, protocol_list._ordered(limits, order, descending=True))
    assert "COVERING INDEX" in found, found
    assert ("USE TEMP B-TREE FOR ORDER BY" in found) == (order == "kind"), found
    if limits == ProtocolFilter():  # nor are rows of one day sorted among themselves
        assert ("USE TEMP B-TREE" in found) == (order == "kind"), found


@pytest.mark.parametrize("limits", FILTERS)
def test_counting_reads_an_index_only(filled: Workspace, limits: ProtocolFilter) -> None:
    statement = select(func.count()).select_from(Protocol).where(*protocol_list.conditions(limits))
    assert "COVERING INDEX" in plan(filled, statement)


def test_a_day_that_is_a_date(filled: Workspace) -> None:
    first = filled.protocols.page(ProtocolFilter(), "date", True, 0, 1)[0]
    assert isinstance(first.date, date)
