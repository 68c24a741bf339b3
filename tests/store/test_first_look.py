"""The first look at Heute: the right rows, quickly, and without the ORM."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest

from inka_desktop.records.ids import new_id
from inka_desktop.records.projects import Project
from inka_desktop.records.protocols import Agreement, Protocol
from inka_desktop.records.tasks import FollowUp, Task
from inka_desktop.records.values import SpaceKind
from inka_desktop.store import first_look
from inka_desktop.store.errors import DamagedDatabaseError, WrongKeyError
from inka_desktop.store.first_look import FirstLook
from tests.store.databases import Store, write_beside

TODAY = date(2026, 11, 23)


def day(away: int) -> date:
    return TODAY + timedelta(days=away)


def look(store: Store) -> FirstLook:
    return first_look.look(store.database.path, store.key, TODAY)


def test_an_empty_device(store: Store) -> None:
    assert look(store) == FirstLook((), (), (), (), 0, 0, 0, None, 0)


def test_visits_of_the_next_days_in_order(store: Store) -> None:
    for away, begin, place in [
        (7, None, "in a week"), (0, None, "today, some time"), (0, time(14, 0), "today, at two"),
        (0, time(9, 30), "today, at half past nine"), (-1, None, "yesterday"), (8, None, "too far"),
    ]:  # fmt: skip
        store.add(Protocol, date=day(away), begin=begin, place=place)
    gone = store.add(Protocol, date=TODAY, place="deleted")
    store.set(Protocol, gone, alive=False)
    found = look(store).protocols
    assert [visit.place for visit in found] == [
        "today, at half past nine",
        "today, at two",
        "today, some time",
        "in a week",
    ]
    assert (found[0].date, found[0].begin, found[0].state) == (TODAY, time(9, 30), "draft")


def test_the_next_appointment_until_its_visit_is_there(store: Store) -> None:
    project = new_id()
    store.add(
        Protocol,
        project_id=project,
        project_label="Sonnenhang",
        date=day(-30),
        next_date=day(2),
        next_time=time(10),
    )
    (appointment,) = look(store).protocols
    assert (appointment.protocol_id, appointment.project_id, appointment.project) == (
        None,
        project,
        "Sonnenhang",
    )
    assert (appointment.date, appointment.begin, appointment.last_visit) == (day(2), time(10), day(-30))
    begun = store.add(Protocol, project_id=project, project_label="Sonnenhang", date=day(2))
    assert [visit.protocol_id for visit in look(store).protocols] == [begun]


def test_what_is_open_at_the_project(store: Store) -> None:
    project, other = new_id(), new_id()
    store.add(Protocol, project_id=project, date=TODAY)
    for state in ("open", "open", "done", "dropped"):
        store.add(Agreement, project_id=project, state=state)
    store.add(Agreement, project_id=other)
    assert look(store).protocols[0].open_agreements == 2


@pytest.mark.parametrize("line", ["series_id", "project_id", "organization_id"])
def test_what_was_before_is_of_the_line(store: Store, line: str) -> None:
    """Of a series its own meetings, though others are of the same project; of a talk its partner's."""
    project, mine, other = new_id(), new_id(), new_id()
    both: dict[str, Any] = {"type": "meeting"} | ({"project_id": project} if line == "series_id" else {})
    earlier = store.add(Protocol, date=day(-30), next_date=day(2), **both | {line: mine})
    between = store.add(Protocol, date=day(-3), **both | {line: other})
    for protocol, state in ((earlier, "open"), (earlier, "done"), (between, "open")):
        of = project if line == "series_id" else {earlier: mine, between: other}[protocol]
        about = None if line == "organization_id" else of
        store.add(Agreement, protocol_id=protocol, state=state, project_id=about)
    (appointment,) = look(store).protocols
    assert (appointment.last_visit, appointment.open_agreements) == (day(-30), 1)
    store.add(Protocol, date=day(2), **both | {line: other})
    assert [row.protocol_id is None for row in look(store).protocols].count(True) == 1
    begun = store.add(Protocol, date=day(2), **both | {line: mine})
    rows = look(store).protocols
    assert begun in [row.protocol_id for row in rows]
    assert None not in [row.protocol_id for row in rows]


def test_agreements_that_are_due(store: Store) -> None:
    project = store.add(Project, title="Sonnenhang", space=SpaceKind.PROJECT)
    visit = store.add(Protocol, date=day(-40), project_label="as it was called then")
    for away, what, state in [
        (-3, "overdue", "open"), (0, "today", "open"), (7, "in a week", "open"), (8, "later", "open"),
        (-9, "settled", "done"),
    ]:  # fmt: skip
        store.add(Agreement, what=what, due=day(away), state=state, project_id=project, protocol_id=visit)
    store.add(Agreement, what="undated", project_id=project)
    found = look(store).agreements
    assert [agreement.what for agreement in found] == ["overdue", "today", "in a week"]
    assert (found[0].project, found[0].protocol_id, found[0].agreed_on) == ("Sonnenhang", visit, day(-40))


def test_follow_up_dates_and_tasks_that_are_due(store: Store) -> None:
    for record, away, what in (
        (Task, 8, "too far"), (Task, 3, "task"), (FollowUp, 0, "today"), (FollowUp, None, "no day"),
        (Task, -2, "late"), (FollowUp, 7, "in a week"),
    ):  # fmt: skip
        store.add(record, what=what, due=day(away) if away is not None else None)
    store.add(Task, what="done", due=TODAY, state="done")
    gone = store.add(FollowUp, what="gone", due=TODAY)
    store.set(FollowUp, gone, alive=False)
    found = look(store)
    assert [(line.kind, line.what) for line in found.tasks] == [
        ("task", "late"), ("follow_up", "today"), ("task", "task"), ("follow_up", "in a week"),
    ]  # fmt: skip
    assert found.agreements == ()


def test_drafts_newest_first(store: Store) -> None:
    for away, place, state in [
        (-1, "yesterday", "draft"), (-5, "last week", "draft"),
        (3, "planned", "draft"), (-2, "finished", "final"),
    ]:  # fmt: skip
        store.add(Protocol, date=day(away), place=place, state=state, keeper="K")
    drafts = [(draft.place, draft.keeper) for draft in look(store).drafts]
    assert drafts == [
        ("yesterday", "K"),
        ("last week", "K"),
    ]


def test_counts(store: Store) -> None:
    store.add(Project, title="A", space=SpaceKind.PROJECT)
    visit = store.add(Protocol, date=TODAY)
    found = look(store)
    assert (found.projects, found.unsent, found.divided) == (1, 2, 0)
    made = store.rows("SELECT max(dot) FROM sync_op")[0][0]
    store.set(Protocol, visit, date=day(1))
    write_beside(store, "protocol", visit, "date", "2026-12-24", made)
    assert look(store).divided == 1


def test_what_is_unsent_shrinks_as_places_have_it(store: Store) -> None:
    row = store.add(Protocol)
    for word in "abc":
        store.set(Protocol, row, place=word)
    assert look(store).unsent == 4
    query = "SELECT l.no FROM sync_log l JOIN sync_space s ON s.no = l.space WHERE s.kind = 'coord'"
    ((log,),) = store.rows(query)
    store.run(lambda tx: tx.raw.execute("INSERT INTO place_log VALUES (x'01', ?, 3)", (log,)))
    assert look(store).unsent == 1
    store.run(lambda tx: tx.raw.execute("INSERT INTO sync_ack VALUES (x'01', x'02', ?, 4, 0)", (log,)))
    assert look(store).unsent == 0


def test_what_arrived_with_the_newest_meeting(store: Store) -> None:
    at = round(datetime(2026, 11, 23, 8, 14).timestamp() * 1000)
    for moment, changes in ((at - 86_400_000, 50), (at - 1_000, 3), (at, 4)):
        store.run(
            lambda tx, moment=moment, changes=changes: tx.raw.execute(  # type: ignore[misc]  # defaults bind the loop's values
                "INSERT INTO sync_arrival(at, log, tbl, row, changes) VALUES (?, 1, 8, x'00', ?)",
                (moment, changes),
            )
        )
    found = look(store)
    assert found.received == 7
    assert found.received_at is not None
    assert round(found.received_at.timestamp() * 1000) == at


def test_a_reader_sees_the_same(store: Store) -> None:
    store.add(Protocol, date=TODAY, place="Rathaus")
    with store.database.readers.raw() as raw:
        assert first_look.read(raw, TODAY) == look(store)


def test_at_most_one_page(store: Store) -> None:
    home = store.home(Protocol)
    visits = [Protocol(id=new_id(), space=home, date=TODAY) for _ in range(100)]
    store.run(lambda tx: tx.session.add_all(visits))
    assert len(look(store).protocols) == first_look.MOST


def test_a_wrong_key_and_a_missing_file(store: Store, tmp_path: Path) -> None:
    with pytest.raises(WrongKeyError):
        first_look.look(store.database.path, bytes(32), TODAY)
    with pytest.raises(DamagedDatabaseError):
        first_look.look(tmp_path / "nothing.db", store.key, TODAY)
    assert not (tmp_path / "nothing.db").exists()


@pytest.mark.parametrize(
    ("name", "parameters"),
    [
        ("PROTOCOLS", 3),
        ("APPOINTMENTS", 3),
        ("AGREEMENTS", 2),
        ("TASKS", 2),
        ("FOLLOW_UPS", 2),
        ("DRAFTS", 2),
    ],
)
def test_every_block_is_found_by_an_index(store: Store, name: str, parameters: int) -> None:
    plan = store.rows(f"EXPLAIN QUERY PLAN {getattr(first_look, name)}", *range(parameters))
    scans = [detail for *_, detail in plan if detail.startswith("SCAN")]
    assert scans == []


_LOOKS = """
import sys
from datetime import date
from pathlib import Path
from inka_desktop.store import first_look
first_look.look(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]), date(2026, 11, 23))
print({"sqlalchemy", "alembic", "keyring", "nacl", "msgpack", "inka_desktop.records"} & set(sys.modules))
"""


def test_it_imports_nothing_slow(store: Store) -> None:
    arguments = [sys.executable, "-c", _LOOKS, str(store.database.path), store.key.hex()]
    assert subprocess.run(arguments, capture_output=True, text=True, check=True).stdout == "set()\n"
