"""The network's lists: every order and filter reads an index; renamed bodies, contracts, phone numbers."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inka_desktop.records.german import sort_key
from inka_desktop.services import directory
from inka_desktop.services.directory_rows import EntryFilter
from inka_desktop.services.long_list import Limit
from inka_desktop.services.phones import read_phone
from inka_desktop.services.workspace import Workspace
from inka_desktop.store.errors import UnknownRecordError
from inka_desktop.viewmodels import network

from .conftest import TODAY, Desk

NAMES = ["Öhler", "ohne", "Zeh", "", "Amt 10", "Amt 9", "amt", "Älter", "zz"]


@pytest.mark.parametrize("count", [0, 1, 30])
@pytest.mark.parametrize("descending", [False, True])
def test_pages_hold_every_entry_once_in_order(workspace: Workspace, count: int, descending: bool) -> None:
    for number in range(count):
        workspace.editing.add("organization", {"name": NAMES[number % len(NAMES)]}).result()
    books, everything = workspace.directory, EntryFilter()
    assert books.count("organization", everything) == count
    rows = [
        row
        for start in range(0, count + 7, 7)
        for row in books.page("organization", everything, "name", start, 7, descending=descending)
    ]
    assert len({row.id for row in rows}) == len(rows) == count
    keys = [sort_key(row.texts[0]) for row in rows]
    assert keys == sorted(keys, reverse=descending)
    places = books.places_of(
        "organization", [row.id for row in rows], everything, "name", descending=descending
    )
    assert places == list(range(count))
    if count > len(NAMES):
        at = books.position_of("organization", "oe", everything, "name", descending=descending)
        assert sort_key("oe") <= keys[at] if not descending else keys[at] <= sort_key("oe") + "\U0010ffff"


def test_filters(workspace: Workspace) -> None:
    add = workspace.editing.add
    add("person", {"name": "A"}).result()
    add("person", {"name": "B", "left_on": TODAY}).result()
    add("organization", {"name": "M", "kind": "ministry"}).result()
    books = workspace.directory
    here = books.page("person", EntryFilter(active=True), "name", 0, 9, descending=False)
    assert "A" in {row.texts[0] for row in here}
    assert all(row.ended is None for row in here)
    (gone,) = books.page("person", EntryFilter(active=False), "organization_label", 0, 9, descending=True)
    assert (gone.texts[0], gone.ended) == ("B", TODAY)
    assert books.count("organization", EntryFilter(type="ministry")) == 1
    assert books.count("organization", EntryFilter(type="carrier")) == 0


def test_an_end_that_lies_ahead_has_not_come(workspace: Workspace) -> None:
    today = workspace.directory._core.today()
    before, after = today - timedelta(days=1), today + timedelta(days=1)
    for name, day in (("A", before), ("B", today), ("C", after), ("D", None)):
        workspace.editing.add("person", {"name": name, "left_on": day}).result()
        workspace.editing.add("organization", {"name": name, "valid_to": day}).result()

    def names(kind: str, *, active: bool) -> set[str]:
        rows = workspace.directory.page(kind, EntryFilter(active=active), "name", 0, 9, descending=False)
        return {row.texts[0] for row in rows} & set("ABCD")

    assert names("person", active=True) == {"C", "D"}
    assert names("person", active=False) == {"A", "B"}
    assert names("organization", active=True) == {"B", "C", "D"}
    assert names("organization", active=False) == {"A"}
    leaves = network.ended_mark("person", after, today)
    assert leaves is not None
    assert leaves.text.startswith("scheidet aus am")


@pytest.mark.parametrize(
    ("kind", "order"), [(kind, order) for kind, one in directory._LISTS.items() for order in one.orders]
)
def test_every_order_reads_an_index_and_sorts_nothing(workspace: Workspace, kind: str, order: str) -> None:
    listed = directory._LISTS[kind]
    limits: list[list[Limit]] = [[]]
    if kind in directory._ENDED:
        limits += [[Limit(directory._ENDED[kind], filled=filled)] for filled in (True, False)]
        limits += [[Limit(directory._ENDED[kind], TODAY, gone=gone)] for gone in (True, False)]
    if kind == "organization":
        limits.append([Limit("kind", "carrier")])
    for limit in limits:
        with workspace.core.session() as session:
            asked: list[str] = []
            driver: Any = session.connection().connection.driver_connection
            driver.set_trace_callback(asked.append)
            listed.page(session, limit, order, 0, 100, descending=False)
            driver.set_trace_callback(None)
            ids = next(sql for sql in asked if "ORDER BY" in sql)
        with workspace.core.raw() as raw:
            plan = " ".join(row[3] for row in raw.execute(f"EXPLAIN QUERY PLAN {ids}").fetchall())
        assert "COVERING INDEX" in plan, (limit, plan)
        assert "TEMP B-TREE" not in plan, (limit, plan)


def test_a_body_changes_its_name(desk: Desk) -> None:
    workspace = desk.workspace
    (old,) = workspace.network.organizations("nachbarschaftswerk")
    person = workspace.editing.add("person", {"name": "Kim", "organization_label": old.name}).result()
    left = {"name": "Sascha", "organization_label": old.name, "left_on": date(2026, 6, 30)}
    earlier = workspace.editing.add("person", left).result()
    new = workspace.directory.succeed(old.id, "Nachbarschaft gGmbH", date(2027, 1, 1)).result()
    before, after = (
        workspace.projects.list(day)[0].carrier for day in (date(2026, 12, 31), date(2027, 1, 1))
    )
    assert (before, after) == (old.name, "Nachbarschaft gGmbH")
    whole = workspace.directory.get("organization", new)
    assert ("before", old.id) in {(one.role, one.id) for one in whole.relations}
    assert person in {one.id for one in whole.relations}
    assert earlier not in {one.id for one in whole.relations}, "who left before keeps the name of then"
    assert workspace.directory.get("organization", old.id).ended == date(2026, 12, 31)
    assert workspace.twins.pairs("organization") == []
    workspace.editing.undo().result()
    with pytest.raises(UnknownRecordError):
        workspace.directory.get("organization", new)
    assert workspace.projects.list(date(2027, 1, 1))[0].carrier == old.name


def test_a_role_that_begins_after_a_body_changed_its_name_begins_on_its_own_day(desk: Desk) -> None:
    workspace = desk.workspace
    name = "Wegweiser gGmbH"
    later = workspace.projects.set_party(desk.project, "partner", name, date(2027, 7, 1), also=True).result()
    (old,) = workspace.network.organizations("Wegweiser")
    new = workspace.directory.succeed(old.id, "Kompass gGmbH", date(2027, 1, 1)).result()
    parties = [row for row in workspace.projects.get(desk.project).parties if row.role == "partner"]
    assert [
        (row.id, row.organization_id, row.organization, row.valid_from, row.valid_to) for row in parties
    ] == [(later, new, "Kompass gGmbH", date(2027, 7, 1), None)]


def test_a_contract_with_parties_and_its_file(desk: Desk, tmp_path: Path) -> None:
    workspace = desk.workspace
    contract = workspace.editing.add("contract", {"title": "Vertrag", "project_id": desk.project}).result()
    workspace.directory.add_party(contract, "stadt QUELLRODE").result()
    paper = tmp_path / "vertrag.pdf"
    paper.write_bytes(b"%PDF unterschrieben")
    file = workspace.directory.attach(contract, paper).result()
    whole = workspace.directory.get("contract", contract)
    assert [party.values["organization_label"] for party in whole.parties] == ["Stadt Quellrode"]
    assert whole.file == (file, "vertrag.pdf")
    assert workspace.attachments.read(file) == b"%PDF unterschrieben"
    (town,) = workspace.network.organizations("quellrode stadt")
    assert contract in {one.id for one in workspace.directory.get("organization", town.id).relations}


def test_a_project_serves_an_area_for_a_time(desk: Desk) -> None:
    workspace = desk.workspace
    area = workspace.directory.serve(desk.project, "Sonnenhang", date(2025, 1, 1)).result()
    assert workspace.directory.serve(desk.project, "Sonnenhang", date(2025, 2, 1)).result() == area
    (link,) = workspace.projects.get(desk.project).areas
    assert (link.area_id, link.name, link.valid_from) == (area, "Sonnenhang", date(2025, 2, 1))
    workspace.editing.save("project_area", link.id, {"valid_to": TODAY}).result()
    town, told = workspace.directory.get("area", area).relations
    assert (town.kind, town.name) == ("organization", "Stadt Quellrode")
    assert (told.id, told.first, told.last) == (desk.project, date(2025, 2, 1), TODAY)


def test_a_merged_entry_leads_to_the_one_that_stays(workspace: Workspace) -> None:
    both = first, second = [workspace.editing.add("area", {"name": "Hang"}).result() for _ in range(2)]
    stays = workspace.twins.merge("area", first, second).result()
    for key in both:
        assert workspace.directory.get(workspace.directory.kind_of(key), key).id == stays


@pytest.mark.parametrize(
    ("typed", "said", "plausible"),
    [
        ("03677 / 46-1234", "03677 461234", True), ("+49 (0)361 37900", "0361 37900", True),
        ("+43 1 58858", "+43 1 58858", True), ("0361 37900 App. drei", "0361 37900 App. drei", False),
        ("12", "12", False), ("nach 14 Uhr", "nach 14 Uhr", False), ("", "", True),
    ],
)  # fmt: skip
def test_phone_numbers(typed: str, said: str, plausible: bool) -> None:
    assert read_phone(typed) == (said, plausible)


@given(st.text(max_size=30))
def test_what_is_no_number_stays_as_typed(typed: str) -> None:
    row = read_phone(typed)
    again: Any = read_phone(row.text)
    assert again == row
    if not any(sign.isdigit() for sign in typed):
        assert row.text == " ".join(typed.split())
