"""Lists of agreements, tasks and follow-up dates: every order and filter, as a plain sort says."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from functools import partial
from itertools import groupby, product
from uuid import UUID

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

from inka_desktop.records.german import sort_key
from inka_desktop.services.due_rows import DueFilter, DueOrder, Which
from inka_desktop.services.rows import AgreementRow
from inka_desktop.services.workspace import Workspace
from inka_desktop.store.writer import Transaction

from .conftest import TODAY, Desk, new_workspace

WHO = ["Träger", "Öhler GmbH", "", "Stadt Quellrode", "träger"]
DAYS = [-20, None, -1, 0, 7, 8, 60]
STATES = ["open", "open", "done", "open", "dropped"]
ALL: list[Which] = ["open", "soon", "overdue", "done", "dropped", "all"]
ORDERS: list[DueOrder] = ["due", "responsible", "project"]


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """Agreements at visits of two projects and at a meeting of none; filled once, tests only read it."""
    workspace = new_workspace(tmp_path_factory.mktemp("due"))
    project = workspace.projects.create("Projekt Sonnenhang", ["Stadt Quellrode"], "Träger").result()
    desk = Desk(workspace, project)
    _fill(desk)
    yield desk
    workspace.close()


def _fill(desk: Desk) -> None:
    other = desk.workspace.projects.create("Projekt Ahornweg", ["Stadt"], "Träger").result()
    body = desk.workspace.series.create("Strategierunde", "strategy_round").result()
    meeting = desk.workspace.series.start(body, TODAY).result()
    visits = [desk.visit(), desk.workspace.protocols.start(other, TODAY).result(), meeting]
    for number in range(50):
        days = DAYS[number % len(DAYS)]
        values = {
            "protocol_id": visits[number % 3], "what": f"Nr. {number}", "responsible": WHO[number % len(WHO)],
            "due": TODAY + timedelta(days) if days is not None else None,
            "state": STATES[number % len(STATES)],
        }  # fmt: skip
        desk.workspace.editing.add("agreement", values).result()


def passes(row: AgreementRow, which: Which) -> bool:
    """What a filter means, in the words of its chip."""
    is_open, due = row.state == "open", row.due
    return {
        "all": True, "open": is_open, "done": row.state == "done", "dropped": row.state == "dropped",
        "overdue": is_open and due is not None and due < TODAY,
        "soon": is_open and due is not None and TODAY <= due <= TODAY + timedelta(7),
    }[which]  # fmt: skip


def place(row: AgreementRow, order: DueOrder) -> tuple[object, ...]:
    due = (row.due is None, row.due or date.max)
    if order == "responsible":
        return (not row.responsible, sort_key(row.responsible), row.due is not None, row.due or date.min)
    return (row.project_id is None, sort_key(row.project), *due) if order == "project" else due


@pytest.mark.parametrize(("which", "order", "descending"), list(product(ALL, ORDERS, [False, True])))
def test_pages_hold_what_passes_once_in_order(
    full: Desk, which: Which, order: DueOrder, descending: bool
) -> None:
    lists, limits = full.workspace.due, DueFilter(which)
    wanted = [row for row in full.workspace.agreements.all(TODAY) if passes(row, which)]
    count = lists.count("agreement", limits, TODAY)
    rows = [
        row
        for start in range(0, count + 7, 7)
        for row in lists.page("agreement", limits, order, start, 7, descending=descending, on=TODAY)
    ]
    assert count == len(rows) == len(wanted) > 0
    assert {row.id for row in rows} == {row.id for row in wanted}
    keys = [place(row, order) for row in rows]
    assert keys == sorted(keys, reverse=descending)
    places = lists.places_of(
        "agreement", [row.id for row in rows], limits, order, descending=descending, on=TODAY
    )
    assert places == list(range(count))


def test_limited_to_a_project_and_to_who_is_responsible(full: Desk) -> None:
    lists = full.workspace.due
    mine = lists.page("agreement", DueFilter("all", project_id=full.project), "due", 0, 99, on=TODAY)
    assert mine
    assert {row.project for row in mine} == {"Projekt Sonnenhang"}
    theirs = lists.page("agreement", DueFilter("all", "TRÄG"), "project", 0, 99, on=TODAY)
    assert {row.responsible for row in theirs} == {"Träger", "träger"}
    assert lists.responsibles("agreement", "ö") == ["Öhler GmbH"]
    assert [sort_key(name) for name in lists.responsibles("agreement", "")] == [
        sort_key(name) for name in ("Öhler GmbH", "Stadt Quellrode", "Träger")
    ]
    assert [title for _, title in lists.projects()] == ["Projekt Ahornweg", "Projekt Sonnenhang"]


@pytest.mark.parametrize(
    ("order", "typed", "descending"),
    [("project", "projekt s", False), ("project", "projekt s", True), ("responsible", "st", False)],
)
def test_letters_jump(full: Desk, order: DueOrder, typed: str, descending: bool) -> None:
    lists, limits = full.workspace.due, DueFilter("all")
    at = lists.position_of("agreement", typed, limits, order, descending=descending, on=TODAY)
    rows = lists.page("agreement", limits, order, 0, 99, descending=descending, on=TODAY)
    words = [row.project if order == "project" else row.responsible for row in rows]
    assert words.index(next(one for one in words if one.casefold().startswith(typed))) == at > 0


def test_a_renamed_project_stands_elsewhere(full: Desk) -> None:
    editing, all_of_them = full.workspace.editing, DueFilter("all")
    editing.save("project", full.project, {"title": "Aaa"}).result()
    first = full.workspace.due.page("agreement", all_of_them, "project", 0, 1, on=TODAY)
    editing.save("project", full.project, {"title": "Projekt Sonnenhang"}).result()
    assert [row.project for row in first] == ["Aaa"]


def test_tasks_and_follow_up_dates_are_listed_apart(workspace: Workspace, project: UUID) -> None:
    task = workspace.tasks.add("task", {"what": "Ordner anlegen", "due": TODAY, "responsible": "B"}).result()
    own = workspace.tasks.add("follow_up", {"what": "Nachfragen", "due": TODAY - timedelta(1)}).result()
    assert not workspace.due.count("agreement", DueFilter("all"), TODAY)
    (first,) = workspace.due.page("task", DueFilter("soon", "b"), "responsible", 0, 9, on=TODAY)
    (second,) = workspace.due.page("follow_up", DueFilter("overdue", "b"), "project", 0, 9, on=TODAY)
    assert (first.id, first.what, second.id, second.days_overdue) == (task, "Ordner anlegen", own, 1)
    workspace.editing.save("follow_up", own, {"state": "done"}).result()
    assert workspace.tasks.get("follow_up", own).done_on == workspace.core.today()
    workspace.editing.save("follow_up", own, {"state": "open"}).result()
    assert workspace.tasks.get("follow_up", own).done_on is None


def test_each_heading_is_printed_once(workspace: Workspace, project: UUID) -> None:
    series, bodies = workspace.series, ("Strategierunde", "Fachaustausch")
    for number in range(4):
        body = series.create(bodies[number % 2], "strategy_round").result()
        meeting = series.start(body, TODAY).result()
        due = TODAY + timedelta(number)
        workspace.protocols.add_agreement(meeting, f"Nr. {number}", "Träger", due).result()
    content = workspace.agreement_papers.content(DueFilter("all"), "project", TODAY)
    headings = [name for name, _ in groupby(one.project for one in content.agreements)]
    assert headings == sorted(bodies)
    assert [one.content.text for one in content.agreements] == ["Nr. 1", "Nr. 3", "Nr. 0", "Nr. 2"]


def somebody_writes(desk: Desk) -> None:
    """What was counted before is not known any more."""
    for label in ("label || '.'", "rtrim(label, '.')"):
        work = partial(_relabel, label=label)
        desk.workspace.core.submit(work, "edit").result()


def _relabel(transaction: Transaction, label: str) -> None:
    transaction.raw.execute(f"UPDATE sync_space SET label = {label}")


Asked = list[tuple[str, tuple[object, ...]]]


@contextmanager
def asked() -> Iterator[Asked]:
    """What lists are found and counted by, with the values."""
    found: Asked = []

    def note(_c: object, _cursor: object, statement: str, values: tuple[object, ...], *_: object) -> None:
        if any(one in statement for one in ("ORDER BY agreement", "GROUP BY agreement", "SELECT count(*)")):
            found.append((statement, values))

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield found
    finally:
        event.remove(Engine, "before_cursor_execute", note)


def plans(desk: Desk, statements: Asked) -> list[list[str]]:
    """How SQLite finds what was asked for."""
    with desk.workspace.core.raw() as raw:
        return [
            [row[-1] for row in raw.execute(f"EXPLAIN QUERY PLAN {statement}", values)]
            for statement, values in statements
        ]


def test_every_order_walks_an_index(full: Desk) -> None:
    """No list is sorted, and no row is read that is not shown."""
    due = full.workspace.due
    somebody_writes(full)
    with asked() as found:
        for which, order, descending in product(ALL, ORDERS, [False, True]):
            for limits in (DueFilter(which, "T", full.project), DueFilter(which)):
                due.page("agreement", limits, order, 0, 9, descending=descending, on=TODAY)
    assert len(found) > 50
    grouped = {statement.partition("GROUP BY ")[2] for statement, _ in found}
    assert grouped == {"", "agreement.state, agreement.project_id", "agreement.project_id"}
    for (statement, _), plan in zip(found, plans(full, found), strict=True):
        assert "COVERING INDEX" in plan[0], (statement, plan)
        assert not any("TEMP B-TREE" in line for line in plan), (statement, plan)


@pytest.mark.parametrize(
    ("order", "index"),
    [("due", "released_id_alive"), ("responsible", "released_id_alive"),
     ("project", "state_project_id_released_id_alive")],
)  # fmt: skip
def test_all_are_counted_once_by_a_short_index(full: Desk, order: DueOrder, index: str) -> None:
    """After anybody's write the pages of an index are deciphered anew: none is read that need not be."""
    somebody_writes(full)
    with asked() as found:
        full.workspace.due.page("agreement", DueFilter("all"), order, 0, 9, on=TODAY)
    counts = [each for each in found if "count(*)" in each[0]]
    assert not any("IS NOT NULL" in statement for statement, _ in counts)  # what has a value is the rest
    scans = [plan[0] for plan in plans(full, counts) if plan[0].startswith("SCAN")]
    assert scans == [f"SCAN agreement USING COVERING INDEX ix_agreement_{index}"]


def test_what_belongs_to_a_protocol_is_found_from_it(full: Desk) -> None:
    """Lists' indexes tempt nobody to walk all agreements."""
    queries = (
        "SELECT 1 FROM agreement WHERE protocol_id = ? AND alive = 1 LIMIT 1",
        "SELECT id FROM agreement WHERE released_id = ? AND alive = 1",
        "SELECT a.* FROM agreement a JOIN protocol p ON a.protocol_id = p.id WHERE p.series_id = ?",
        "SELECT count(*) FROM agreement WHERE project_id = ? AND alive = 1 AND state = 'open'",
    )
    with full.workspace.core.raw() as raw:
        for query in queries:
            plan = " ".join(row[-1] for row in raw.execute(f"EXPLAIN QUERY PLAN {query}", (b"",)))
            assert "(alive=?" not in plan.replace("protocol_alive", ""), plan
            assert "SCAN" not in plan, plan
