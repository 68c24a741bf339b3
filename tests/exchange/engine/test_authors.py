"""EXCHANGE.md 3, 5 and 6: clocks, restored and cloned profiles, autosave, versions, acknowledgements."""

from __future__ import annotations

import shutil
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from inka_desktop.exchange import identity as identities
from inka_desktop.exchange import losing
from inka_desktop.exchange.names import author12
from inka_desktop.exchange.statements import REVOKE
from inka_desktop.records.base import Record
from inka_desktop.records.ids import new_id
from inka_desktop.records.protocols import Photo, Protocol
from inka_desktop.records.specs import Value
from inka_desktop.records.values import SpaceKind
from inka_desktop.services import exchange_state
from inka_desktop.services.rows import DeviceRow
from inka_desktop.store.clock import wall_of
from inka_desktop.store.database import FILE_NAME
from inka_desktop.store.dots import Field
from inka_desktop.store.oplog import Change, Kind, unpack_body
from inka_desktop.store.writer import Transaction
from tests.exchange.engine.control import make_owner
from tests.exchange.engine.office import Desk, Office, fields

TEN_YEARS_MS = 3650 * 24 * 60 * 60 * 1000


def state(desk: Desk) -> tuple[int, int]:
    """Own actions not sent, and sent but confirmed by nobody."""
    with desk.database.readers.raw() as raw:
        told = exchange_state.state(raw, desk.replica.identity)
    return told.unsent, told.unacknowledged


def devices_of(desk: Desk) -> list[DeviceRow]:
    """The devices as the page shows them."""
    with desk.database.readers.raw() as raw:
        return exchange_state.devices(raw, desk.replica.identity, desk.replica.members)


# --- acknowledgements -------------------------------------------------------------------------------


def test_a_change_is_unsent_then_sent_then_confirmed(office: Office, pair: tuple[Desk, Desk]) -> None:
    a, b = pair
    assert state(a) == (0, 0)
    a.add(Protocol, place="Laden")
    a.add(Protocol, place="Rathaus")
    assert state(a) == (2, 0)
    a.meet()
    assert state(a) == (0, 2)
    a.meet()
    assert state(a) == (0, 2)
    b.meet()
    assert state(a) == (0, 2)
    a.meet()
    assert state(a) == (0, 0)
    assert state(b) == (0, 0)


def test_an_acknowledgement_is_never_acknowledged(office: Office, pair: tuple[Desk, Desk]) -> None:
    a, _ = pair
    a.add(Protocol, place="Laden")
    office.settle()
    before = [desk.query("SELECT count(*) FROM sync_op WHERE kind = ?", Kind.ACK) for desk in pair]
    for _ in range(3):
        for desk in pair:
            desk.meet()
    after = [desk.query("SELECT count(*) FROM sync_op WHERE kind = ?", Kind.ACK) for desk in pair]
    assert after == before


# --- clocks -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("wrong", [TEN_YEARS_MS, -TEN_YEARS_MS])
def test_a_clock_that_is_wrong_by_ten_years_loses_nothing_and_drags_nobody_along(
    office: Office, pair: tuple[Desk, Desk], wrong: int
) -> None:
    a, b = pair
    visit = a.add(Protocol, place="Laden", date=date(2026, 1, 1))
    office.settle()
    b.clock.now_ms += wrong
    b.change(Protocol, visit, place="Rathaus")
    office.settle()
    assert a.get(Protocol, visit).place == "Rathaus"
    a.change(Protocol, visit, place="zuletzt")  # it knew the other, so it counts whatever the clock says
    office.settle()
    for desk in pair:
        assert desk.get(Protocol, visit).place == "zuletzt"
    ((newest,),) = a.query(
        "SELECT max(t.hlc) FROM sync_tx t JOIN sync_log l ON l.no = t.last >> 40 WHERE l.own = 1"
    )
    assert abs(wall_of(newest) - a.clock.now_ms) < 60_000
    with a.database.readers.raw() as raw:
        rows = exchange_state.devices(raw, a.replica.identity, a.replica.members)
    (theirs,) = [row for row in rows if not row.own]
    assert theirs.last_news is not None


@pytest.mark.parametrize(
    ("wrong", "marked"), [(TEN_YEARS_MS, True), (3_600_000, False), (-TEN_YEARS_MS, False)]
)
def test_a_device_whose_clock_is_days_ahead_is_marked(
    office: Office, pair: tuple[Desk, Desk], wrong: int, marked: bool
) -> None:
    """And the office still sees when it was last heard of, not the year that device believes in."""
    a, b = pair
    b.clock.now_ms += wrong
    b.add(Protocol, place="Laden")
    office.settle()
    other = next(row for row in devices_of(a) if not row.own)
    assert other.clock_is_wrong is marked
    assert other.last_news is not None
    assert other.last_news <= datetime.fromtimestamp(a.clock.now_ms / 1000, UTC) + timedelta(hours=1)


# --- restored profiles ------------------------------------------------------------------------------


def test_a_later_life_is_nothing_to_put_aside_where_the_earlier_one_is_not_known(
    office: Office, pair: tuple[Desk, Desk]
) -> None:
    """Its first statement says nothing of who it is; that stands in the files of the life before."""
    a, b = pair
    office.settle()
    make_owner(a, b)
    office.settle()
    first = author12(b.replica.identity.author)
    b.replica.begin_anew()
    b.write(
        lambda tx: losing.end(tx, b.replica.identity, b.replica.members, new_id().bytes, REVOKE), "control"
    )
    b.meet()
    (folder,) = (office.place / "s").glob(f"*/ctl/{first}")
    hidden = folder.rename(office.root / "hidden")
    late = office.join("late")
    late.meet()
    assert late.query("SELECT name, why FROM sync_quarantine") == []
    hidden.rename(folder)
    office.settle()
    assert late.query("SELECT 1 FROM sync_pending") == []
    assert b.replica.identity.device in late.replica.members.devices


@pytest.mark.parametrize("how", ["database only", "whole folder", "other machine"])
def test_a_restored_profile_begins_anew_and_its_unsealed_work_survives_under_new_numbers(
    office: Office, pair: tuple[Desk, Desk], how: str
) -> None:
    _, b = pair
    old = b.add(Protocol, place="gesendet")
    office.settle()
    unsealed = b.add(Protocol, place="noch nicht gesendet")
    copy = b.copy("copy")
    b.meet()
    after = b.add(Protocol, place="nach der Sicherung")
    office.settle()
    author = b.replica.identity.author
    b.close()
    _put_back(b, copy, how)
    anew = b.reopen()
    assert anew == (how != "whole folder")  # the old folder on its machine looks as if it never went on
    fresh = b.add(Protocol, place="danach")
    b.meet()
    assert b.replica.identity.author != author
    office.settle()
    for desk in pair:
        for visit, place in (
            (old, "gesendet"),
            (unsealed, "noch nicht gesendet"),
            (after, "nach der Sicherung"),
            (fresh, "danach"),
        ):
            assert desk.get(Protocol, visit).place == place
        assert desk.query("SELECT 1 FROM sync_log WHERE forked = 1") == []
        assert desk.questions() == []


def _put_back(desk: Desk, copy: Path, how: str) -> None:
    """Restore a copy of a profile: with its seal or without, here or on another machine."""
    seal = (desk.folder / identities.SEAL_NAME).read_bytes()
    shutil.rmtree(desk.folder)
    shutil.move(copy, desk.folder)
    if how == "database only":
        (desk.folder / identities.SEAL_NAME).write_bytes(seal)
    if how == "other machine":
        desk.machine = desk.office.rng().token(16)


def test_a_missing_seal_begins_anew_before_anything_is_sent(office: Office, pair: tuple[Desk, Desk]) -> None:
    _, b = pair
    author = b.replica.identity.author
    b.close()
    (b.folder / identities.SEAL_NAME).unlink()
    assert b.reopen()
    assert b.replica.identity.author != author
    b.close()
    assert not b.reopen()


def test_a_clone_that_works_on_in_parallel_is_two_branches_with_equal_names_everywhere(
    office: Office, pair: tuple[Desk, Desk]
) -> None:
    a, b = pair
    c = office.join("c")
    shared = a.add(Protocol, place="Laden", date=date(2026, 1, 1))
    office.settle()
    twin = Desk(office, "twin")
    twin.machine = b.machine
    b.copy("twin")
    office.desks.append(twin)
    assert not twin.reopen()
    ours, theirs = b.add(Protocol, place="Original"), twin.add(Protocol, place="Klon")
    b.change(Protocol, shared, date=date(2026, 2, 1))
    twin.change(Protocol, shared, date=date(2026, 3, 1))
    b.meet()
    a.meet()
    a.change(Protocol, ours, keeper="zum Original")
    # The clone sends before it sees the other's head: a folder that its client has not synchronised.
    (office.place / "h").rename(office.place / "hidden")
    twin.meet()
    shutil.copytree(office.place / "hidden", office.place / "h", dirs_exist_ok=True)
    shutil.rmtree(office.place / "hidden")
    c.meet()
    office.settle()
    for desk in office.desks:
        assert desk.get(Protocol, ours).keeper == "zum Original"
        assert desk.get(Protocol, theirs).place == "Klon"
        assert desk.values(Protocol, shared, "date") == {"2026-02-01", "2026-03-01"}
        assert desk.query("SELECT count(*) FROM sync_log WHERE forked = 1") == [(1,)]
        assert desk.query("SELECT count(*) FROM sync_log WHERE base IS NOT NULL") == [(2,)]
    assert len({desk.replica.identity.author for desk in office.desks}) == 4
    twin.add(Protocol, place="weiter")
    b.add(Protocol, place="auch weiter")
    office.settle()


# --- autosave ---------------------------------------------------------------------------------------


def test_what_is_being_typed_is_held_back_until_everything_is_asked_for(
    office: Office, pair: tuple[Desk, Desk]
) -> None:
    a, b = pair
    visit = a.add(Protocol, place="L")
    office.settle()
    edit = a.database.writer.core.log.new_edit()
    a.change(Protocol, visit, place="La", edit=edit)
    other = a.add(Protocol, place="dahinter")
    assert a.meet(everything=False).sent == 0
    b.meet()
    assert b.get(Protocol, visit).place == "L"
    assert b.get(Protocol, other) is None  # numbers have no gaps: what came later waits, too
    assert a.meet(everything=True).sent == 2
    b.meet()
    assert b.get(Protocol, visit).place == "La"
    assert b.get(Protocol, other).place == "dahinter"


def test_who_stops_typing_for_ten_seconds_is_held_back_no_longer(
    office: Office, pair: tuple[Desk, Desk]
) -> None:
    a, _ = pair
    visit = a.add(Protocol, place="L")
    office.settle()
    a.change(Protocol, visit, place="La", edit=a.database.writer.core.log.new_edit())
    assert a.meet(everything=False).sent == 0
    a.clock.advance(11)
    assert a.meet(everything=False).sent == 1


def test_saves_of_one_edit_are_one_operation_until_something_is_imported(
    office: Office, pair: tuple[Desk, Desk]
) -> None:
    a, b = pair
    visit = a.add(Protocol, place="L")
    office.settle()
    edit = a.database.writer.core.log.new_edit()

    def written() -> list[str]:
        bodies = a.query("SELECT body FROM sync_op WHERE row = ? AND kind = 2 ORDER BY dot", visit.bytes)
        return [unpack_body(body).values[fields(Protocol, "place")] for (body,) in bodies]  # type: ignore[misc]  # the values are texts

    a.change(Protocol, visit, place="La", edit=edit)
    a.change(Protocol, visit, place="Lad", edit=edit)
    assert written() == ["Lad"]
    b.add(Protocol, place="anderes")
    b.meet()
    a.meet(everything=False)
    a.change(Protocol, visit, place="Lade", edit=edit)
    assert written() == ["Lad", "Lade"]
    a.meet()
    a.change(Protocol, visit, place="Laden", edit=edit)
    assert written() == ["Lad", "Lade", "Laden"]
    office.settle()
    assert b.get(Protocol, visit).place == "Laden"


# --- newer versions of the schema ---------------------------------------------------------------------


def _unknown(space: UUID, row: UUID, known: UUID) -> list[Change]:
    return [
        Change(space.bytes, 999, row.bytes, Kind.INSERT, {2: "neue Tabelle", "frage": 3}),
        Change(space.bytes, 999, row.bytes, Kind.UPDATE, {2: b"\0\xff"}),
        Change(space.bytes, Protocol.__number__, known.bytes, Kind.UPDATE, {700: "neues Feld"}),
    ]


@pytest.mark.parametrize("anew", [False, True])
def test_tables_and_fields_of_a_newer_version_survive_everywhere_also_under_a_new_name(
    office: Office, pair: tuple[Desk, Desk], anew: bool
) -> None:
    a, b = pair
    visit, row = b.add(Protocol, place="Laden"), new_id()
    office.settle()
    space = b.space(SpaceKind.COORD)

    def work(tx: Transaction) -> None:
        for change in _unknown(space, row, visit):
            tx.log.write([change])

    b.write(work)
    if anew:
        b.replica.begin_anew()
    office.settle()
    late = office.join("late")
    office.settle()
    for desk in office.desks:
        found = desk.query(
            "SELECT o.body FROM sync_op o WHERE o.row IN (?, ?) AND o.kind IN (1, 2) ORDER BY o.tbl, o.dot",
            row.bytes, visit.bytes,
        )  # fmt: skip
        values = [unpack_body(body).values for (body,) in found]
        assert {2: "neue Tabelle", "frage": 3} in values
        assert {2: b"\0\xff"} in values
        assert {700: "neues Feld"} in values
        heads = desk.image().heads
        assert set(heads[space.bytes, 999, row.bytes]) == {0, 2}
        assert 700 in heads[space.bytes, 8, visit.bytes]
    # Who does not know the field edits the row beside it.
    late.change(Protocol, visit, place="Rathaus")
    office.settle()
    assert 700 in a.image().heads[space.bytes, 8, visit.bytes]


@pytest.mark.parametrize(
    ("record", "name", "value"),
    [
        (Protocol, "place", 17), (Protocol, "place", "a\0b"), (Protocol, "project_id", b"Id"),
        (Protocol, "date", "morgen"), (Protocol, "date", "20261127"), (Protocol, "begin", "09:30+02:00"),
        (Photo, "taken_at", 2**62), (Photo, "taken_at", 253_402_300_799_999),
    ],
)  # fmt: skip
def test_values_that_do_not_fit_their_column_stay_in_the_log_and_show_as_nothing(
    office: Office, pair: tuple[Desk, Desk], record: type[Record], name: str, value: Value
) -> None:
    """What no query can read would else hold up every list that has the row."""
    a, b = pair
    known, fresh = b.add(record), new_id()
    office.settle()
    space, said = b.space(SpaceKind.COORD).bytes, dict[Field, Value]({fields(record, name): value})
    changes = [
        Change(space, record.__number__, known.bytes, Kind.UPDATE, said),
        Change(space, record.__number__, fresh.bytes, Kind.INSERT, said),
    ]
    b.write(lambda tx: tx.log.write(changes))
    b.meet()
    a.meet()
    for row in (known, fresh):
        assert getattr(a.get(record, row), name) is None
        assert a.values(record, row, name) == {value}


def test_the_database_file_never_lies_in_the_folder(office: Office, pair: tuple[Desk, Desk]) -> None:
    a, _ = pair
    a.add(Protocol, place="Quellrode")
    a.meet()
    names = [path.name for path in office.place.rglob("*") if path.is_file()]
    assert not any(FILE_NAME in name for name in names)
    assert not any(b"Quellrode" in path.read_bytes() for path in office.files(""))


def test_when_the_news_of_a_device_came_is_told_in_its_own_time(
    office: Office, pair: tuple[Desk, Desk]
) -> None:
    a, b = pair
    b.add(Protocol, place="Laden")
    office.settle()
    with a.database.readers.raw() as raw:
        rows = exchange_state.devices(raw, a.replica.identity, a.replica.members)
    (theirs,) = [row for row in rows if not row.own]
    told = datetime.fromtimestamp(b.clock.now_ms / 1000, UTC)
    assert theirs.last_news is not None
    assert abs(theirs.last_news - told) < timedelta(minutes=1)
    assert theirs.has_everything
