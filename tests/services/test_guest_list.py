"""Lists of people to invite: read from text and tables, problems by line, and nothing half done."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from inka_desktop.exchange import joining
from inka_desktop.exchange.places import WEBDAV, Address
from inka_desktop.records.values import Role
from inka_desktop.services import first_start, guest_list, handing_out
from inka_desktop.services.errors import NotSharedError, PlaceLimitedError
from inka_desktop.services.guest_list import GuestFileError, KnownProject, check, lines_of_text
from inka_desktop.services.member_rows import GuestRow
from inka_desktop.services.workspace import Workspace
from inka_desktop.store.keys import GivenKey
from tests.reports.reading import whole_text

SPACES = [UUID(int=number) for number in range(1, 5)]
PROJECTS = [
    KnownProject(uuid4(), "Sonnenhang", "M-2025-0107", SPACES[0], True),
    KnownProject(uuid4(), "Tannrieden Süd", "M-2025-0108", SPACES[1], True),
    KnownProject(uuid4(), "Nur intern", "", SPACES[2], False),
    KnownProject(uuid4(), "Sonnenhang", "M-2026-0001", SPACES[3], True),
]


def read(text: str) -> guest_list.GuestList:
    return check(lines_of_text(text), PROJECTS)


@pytest.mark.parametrize("between", ["\t", ";", ","])
def test_lines_that_were_pasted_or_typed(between: str) -> None:
    cells = ["Frau Muster", "muster@verein.example", "Verein", "tannrieden sued"]
    found = read(between.join(cells) + "\n\n")
    assert found.problems == ()
    assert found.guests == (
        GuestRow("Frau Muster", Role.CARRIER, (SPACES[1],), "Verein", "muster@verein.example"),
    )


def test_a_line_of_titles_says_the_order() -> None:
    found = read("Projekt;Träger;Name\nM-2025-0107;Verein;Herr Beispiel\n")
    assert found == guest_list.GuestList(
        (GuestRow("Herr Beispiel", Role.CARRIER, (SPACES[0],), "Verein"),), ()
    )


def test_a_person_with_two_projects_is_one_invitation() -> None:
    found = read("A;a@b.example;V;M-2025-0107\nA;a@b.example;V;Tannrieden Süd\nB;;;M-2025-0107")
    assert [(guest.person, guest.spaces) for guest in found.guests] == [
        ("A", (SPACES[0], SPACES[1])), ("B", (SPACES[0],))
    ]  # fmt: skip


def test_each_problem_says_its_line() -> None:
    text = """;x@y.example;V;M-2025-0107
A;keine Adresse;V;M-2025-0107
B;;V
C;;V;Sonenhang
D;;V;Sonnenhang
E;;V;Nur intern
F;;V;M-2025-0107

F;;V;M-2025-0107
G;;V;xyz"""
    found = [(problem.line, problem.code, problem.hint) for problem in read(text).problems]
    assert found == [
        (1, "name_missing", ""), (2, "email_odd", ""), (3, "project_missing", ""),
        (4, "project_unknown", "Sonnenhang"), (5, "project_unclear", ""), (6, "project_closed", ""),
        (9, "twice", "7"), (10, "project_unknown", ""),
    ]  # fmt: skip


def test_an_empty_list_and_one_too_long_say_so() -> None:
    assert [problem.code for problem in read(" \n").problems] == ["empty"]
    many = "\n".join(f"Person {number};;V;M-2025-0107" for number in range(guest_list.MOST_GUESTS + 1))
    assert [problem.code for problem in read(many).problems] == ["too_many"]


def test_tables_of_excel_and_windows_are_read(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in (
        ["Name", "E-Mail", "Organisation", "Projekt"],
        ["Frau Müller", None, "Verein", "M-2025-0107"],
    ):
        sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    (tmp_path / "a.xlsx").write_bytes(out.getvalue())
    text = "Name;E-Mail;Organisation;Projekt\r\nFrau Müller;;Verein;M-2025-0107\r\n"
    (tmp_path / "b.csv").write_bytes(text.encode("cp1252"))
    (tmp_path / "c.csv").write_bytes(text.encode("utf-8-sig"))
    lists = [
        check(guest_list.lines_of_file(tmp_path / name), PROJECTS) for name in ("a.xlsx", "b.csv", "c.csv")
    ]
    assert lists[0] == lists[1] == lists[2]
    assert lists[0].problems == ()
    assert lists[0].guests[0].person == "Frau Müller"


@pytest.mark.parametrize(
    "data", [b"PK\x03\x04 cut off", b"\x89PNG\x00\x1a\xff", b"x" * (5 * 1024 * 1024 + 1)]
)
def test_a_file_that_is_no_table_is_refused(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "list").write_bytes(data)
    with pytest.raises(GuestFileError):
        guest_list.lines_of_file(tmp_path / "list")


@given(st.text(max_size=200))
def test_any_text_gives_guests_or_problems(text: str) -> None:
    found = read(text)
    assert found.guests or found.problems
    assert all(guest.person and guest.spaces for guest in found.guests)


@given(st.binary(max_size=400))
def test_any_file_is_read_or_refused(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "any"
    path.write_bytes(data)
    try:
        lines = guest_list.lines_of_file(path)
    except GuestFileError:
        return
    assert all(line.number > 0 and any(line.cells) for line in lines)


# --- in a workspace ---------------------------------------------------------------------------------


@pytest.fixture
def owner(tmp_path: Path) -> Iterator[Workspace]:
    made = first_start.create_workspace(
        tmp_path / "owner", GivenKey(bytes(32)), "Koordinierungsstelle", "Leitung", "Laptop"
    )
    for number in range(3):
        made.projects.create(f"Projekt {number}", ["Quellrode"], "Verein").result()
    (tmp_path / "place").mkdir()
    made.exchange.add_place(tmp_path / "place").result()
    yield made
    made.close()


def place_of(owner: Workspace) -> UUID:
    return owner.exchange.state().places[0].id


def test_thirty_files_and_one_sheet_that_holds_all_codes_and_no_file_does(
    owner: Workspace, tmp_path: Path
) -> None:
    text = "\n".join(f"Person {n:02};p{n}@v.example;Verein;Projekt {n % 3}" for n in range(30))
    read = owner.members.invitations.read_list(lines_of_text(text))
    assert read.problems == ()
    made = owner.members.invitations.invite_all(read.guests, place_of(owner))
    paths = handing_out.write_files(made, tmp_path / "out")
    name, sheet = owner.documents.code_sheet(made, made[0].until.date())
    assert name.endswith("_Einladungscodes.pdf")
    printed = whole_text(sheet)
    assert len(paths) == len(made) == len(list((tmp_path / "out").iterdir())) == 30
    for row in made:
        assert row.code in printed
        assert row.guest.person in printed
    codes = [code.encode() for row in made for code in (row.code, row.code.replace("-", ""))]
    for path in paths:
        assert not any(code in path.read_bytes() for code in codes)
    guest = first_start.join(
        tmp_path / "guest", GivenKey(bytes(range(32))), paths[7].read_bytes(), made[7].code, "Büro"
    )
    owner.exchange.sync().result()
    guest.exchange.sync().result()
    assert [row.title for row in guest.projects.list()] == ["Projekt 1"]
    assert guest.info().person == "Person 07"
    guest.close()


def test_a_folder_that_takes_only_some_files_keeps_none(owner: Workspace, tmp_path: Path) -> None:
    guests = [GuestRow(f"Person {number}", Role.COORDINATOR) for number in range(3)]
    made = owner.members.invitations.invite_all(guests, place_of(owner))
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / made[2].file_name).write_text("somebody else's")
    with pytest.raises(FileExistsError):
        handing_out.write_files(made, tmp_path / "out")
    assert [path.read_text() for path in (tmp_path / "out").iterdir()] == ["somebody else's"]


def test_nobody_is_invited_when_one_of_them_cannot_be(owner: Workspace) -> None:
    coord = owner.spaces.coord
    good = GuestRow("Gut", Role.CARRIER, (space_of(owner, "Projekt 0"),))
    with pytest.raises(NotSharedError):
        owner.members.invitations.invite_all(
            [good, GuestRow("Zu viel", Role.CARRIER, (coord,))], place_of(owner)
        )
    owner.exchange.places.limit(place_of(owner), [space_of(owner, "Projekt 1")]).result()
    with pytest.raises(PlaceLimitedError):
        owner.members.invitations.invite_all([good], place_of(owner))
    assert owner.members.invitations.open() == []
    assert not owner.network.persons("Gut")


def test_an_invitation_never_carries_the_coordinators_key_to_a_carrier(owner: Workspace) -> None:
    replica = owner.exchange.replica
    guest = joining.Guest(Role.CARRIER, bytes(16), "KS9", (owner.spaces.coord.bytes,))
    with owner.core.raw() as raw:
        place = owner.exchange.places.known()[0].invited()
        made = joining.prepare(raw, replica.identity, guest, place, 0, replica.random)
    assert set(made.space_keys) == {owner.spaces.org.bytes}


def test_the_password_of_a_share_travels_in_the_invitation(owner: Workspace, tmp_path: Path) -> None:
    address = Address(WEBDAV, "https://cloud.example/public.php/webdav/", "token", "geheim")
    place = owner.exchange.places.know(bytes(16), address).result()
    made = owner.exchange.invite("Jemand", place.id).result()
    guest = first_start.join(tmp_path / "guest", GivenKey(bytes(32)), made.file, made.code, "PC")
    (known,) = guest.exchange.places.known()
    guest.close()
    assert known.address == address


def space_of(owner: Workspace, title: str) -> UUID:
    with owner.core.raw() as raw:
        return next(one.space for one in guest_list.known_projects(raw) if one.title == title)


def test_a_carrier_finds_no_other_carriers_person_in_what_everybody_reads(
    owner: Workspace, tmp_path: Path
) -> None:
    spaces = [space_of(owner, f"Projekt {number}") for number in (0, 1)]
    made = owner.members.invitations.invite_all(
        [GuestRow(f"Träger {number}", Role.CARRIER, (space,)) for number, space in enumerate(spaces)],
        place_of(owner),
    )
    guests = [
        first_start.join(tmp_path / row.code, GivenKey(bytes([number]) * 32), row.file, row.code, "PC")
        for number, row in enumerate(made)
    ]
    for one in (owner, *guests, owner, *guests):
        one.exchange.sync().result()
    assert {row.person for row in owner.members.roster()} == {"Leitung", "Träger 0", "Träger 1"}
    for number, guest in enumerate(guests):
        assert guest.info().person == f"Träger {number}"
        assert f"Träger {1 - number}" not in {row.person for row in guest.members.roster()}
        with guest.core.raw() as raw:
            names = {name for (name,) in raw.execute("SELECT name FROM person").fetchall()}
        assert names == {"Leitung", f"Träger {number}"}
        guest.close()
