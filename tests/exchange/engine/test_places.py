"""EXCHANGE.md 4, 5 and 6: files that are late, torn, changed, renamed, twice, gone; places that are away."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest

from inka_desktop.exchange.container import MAGIC, Header, open_envelope
from inka_desktop.exchange.crypto import hash32
from inka_desktop.exchange.errors import PlaceForeignError, PlaceUnreachableError
from inka_desktop.exchange.names import StoreName
from inka_desktop.records.protocols import Protocol
from inka_desktop.records.values import SpaceKind
from tests.exchange.engine.office import Desk, Office


def a_file(office: Office, desk: Desk, *, place: str) -> tuple[UUID, Path]:
    """A visit that lies in one new file at the place."""
    before = set(office.files())
    visit = desk.add(Protocol, place=place)
    desk.meet()
    (new,) = set(office.files()) - before
    return visit, new


def watchful(desk: Desk) -> None:
    """From now on every meeting looks at everything."""
    desk.start(everywhere_every=1)


# --- order ------------------------------------------------------------------------------------------


def test_an_operation_waits_for_what_it_builds_on_also_when_its_own_file_is_gone(
    office: Office, pair: tuple[Desk, Desk], quick_path: Path
) -> None:
    a, b = pair
    c = office.join("c")
    office.settle()
    visit, first = a_file(office, a, place="Laden")
    b.meet()
    b.change(Protocol, visit, place="Rathaus")
    b.meet()
    shutil.move(first, quick_path / "late")
    assert c.meet().waiting == 2  # b's acknowledgement and b's edit
    assert c.get(Protocol, visit) is None
    assert len(c.query("SELECT 1 FROM sync_pending")) == 2
    for path in office.files_of(b):
        path.unlink()
    shutil.move(quick_path / "late", first)
    assert c.meet().waiting == 0
    assert c.get(Protocol, visit).place == "Rathaus"
    assert c.query("SELECT 1 FROM sync_pending") == []


# --- files that are not what they were ---------------------------------------------------------------


@pytest.mark.parametrize("how", ["cut off", "empty", "zeros", "placeholder"])
def test_a_torn_file_is_tried_again_and_told_of_after_three_meetings(
    office: Office, pair: tuple[Desk, Desk], how: str
) -> None:
    a, b = pair
    visit, path = a_file(office, a, place="Laden")
    whole = path.read_bytes()
    path.write_bytes(
        {"cut off": whole[:-9], "empty": b"", "zeros": bytes(len(whole)), "placeholder": b"Cloud"}[how]
    )
    for number in (1, 2, 3):
        told = b.meet().notices
        assert ("exchange.file_torn" in told) == (number == 3)
        assert b.get(Protocol, visit) is None
    assert b.query("SELECT 1 FROM sync_quarantine") == []
    path.write_bytes(whole)
    assert b.meet().notices == []
    assert b.get(Protocol, visit).place == "Laden"


def with_header(data: bytes, change: Callable[[Header], Header]) -> bytes:
    """The same file with another header, everything else as it was."""
    envelope = open_envelope(data)
    raw = change(envelope.header).to_bytes()
    return MAGIC + bytes([1]) + len(raw).to_bytes(4, "big") + raw + data[envelope.body_at :]


def flipped(data: bytes, at: int) -> bytes:
    """The same file with one bit changed."""
    return data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]


def _headers(office: Office, a: Desk, b: Desk) -> dict[str, Callable[[bytes], bytes]]:
    def header(**changed: object) -> Callable[[bytes], bytes]:
        return lambda data: with_header(data, lambda one: replace(one, **changed))  # type: ignore[arg-type]  # a field each

    return {
        "stream": header(stream="c"),
        "space": header(space=a.space(SpaceKind.ORG).bytes),
        "device": header(device=b.replica.identity.device),
        "incarnation": header(incarnation=b"8 bytes!"),
        "first": lambda data: with_header(data, lambda one: replace(one, first=one.first - 1)),
        "last": lambda data: with_header(data, lambda one: replace(one, last=one.last + 1)),
        "epoch": header(epoch=1),
        "kind": header(kind="pack"),
        "magic": lambda data: b"INKX" + data[4:],
        "nonce": lambda data: flipped(data, open_envelope(data).body_at),
        "ciphertext": lambda data: flipped(data, open_envelope(data).body_at + 40),
        "signature": lambda data: flipped(data, len(data) - 1),
    }


@pytest.mark.parametrize(
    "part",
    [
        "stream", "space", "device", "incarnation", "first", "last", "epoch", "kind", "magic", "nonce",
        "ciphertext", "signature",
    ],
)  # fmt: skip
def test_a_tampered_file_is_put_aside_told_of_after_two_sightings_and_never_applied(
    office: Office, pair: tuple[Desk, Desk], part: str
) -> None:
    a, b = pair
    watchful(b)
    a_file(office, a, place="vorher")
    b.meet()
    visit, path = a_file(office, a, place="Laden")
    whole = path.read_bytes()
    forged = _headers(office, a, b)[part](whole)
    # Whoever changed it knows the format: the name fits.
    hash16 = hash32(forged)[:8].hex()
    names = {path.with_name(f"{path.name.split('.')[0]}.{hash16}.seg")}
    if part not in ("magic", "kind"):
        names.add(office.place / open_envelope(forged).name.path)
    path.unlink()
    for name in names:
        name.parent.mkdir(parents=True, exist_ok=True)
        name.write_bytes(forged)
    before = b.image()
    assert "exchange.file_damaged" not in b.meet().notices
    assert "exchange.file_damaged" in b.meet().notices
    assert b.image() == before
    kept = b.query("SELECT seen, raw FROM sync_quarantine")
    assert kept
    assert all(seen == 2 for seen, _ in kept)
    assert all(raw in (forged, b"") for _, raw in kept)
    path.write_bytes(whole)
    b.meet()
    assert b.get(Protocol, visit).place == "Laden"


def test_a_file_of_a_device_that_nobody_knows_waits_without_effect(
    office: Office, pair: tuple[Desk, Desk]
) -> None:
    a, b = pair
    watchful(b)
    visit, path = a_file(office, a, place="Laden")
    whole = path.read_bytes()
    forged = with_header(whole, lambda one: replace(one, device=bytes(16)))
    name = office.place / open_envelope(forged).name.path
    name.parent.mkdir(parents=True)
    name.write_bytes(forged)
    path.unlink()
    for _ in range(3):
        assert b.meet().waiting == 1
    assert b.get(Protocol, visit) is None


# --- names ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name",
    [
        "{stem} (conflicted copy 2026-11-22).seg",
        "{stem} (Annas in Konflikt stehende Kopie).seg",
        "{stem}.sync-conflict-20261122-101500-ABCDEFG.seg",
        "{stem} (1).seg",
        "Kopie von {stem}.seg",
        "{stem} - Kopie.seg",
        "{upper}.SEG",
    ],
)
def test_a_renamed_file_counts_as_the_original(office: Office, pair: tuple[Desk, Desk], name: str) -> None:
    a, b = pair
    visit, path = a_file(office, a, place="Laden")
    path.rename(path.with_name(name.format(stem=path.stem, upper=path.stem.upper())))
    assert b.meet().notices == []
    assert b.get(Protocol, visit).place == "Laden"
    assert b.query("SELECT 1 FROM sync_quarantine UNION SELECT 1 FROM place_file") == []


def test_a_copy_under_a_fitting_name_with_other_content_is_not_used(
    office: Office, pair: tuple[Desk, Desk]
) -> None:
    a, b = pair
    _, first = a_file(office, a, place="Laden")
    visit, second = a_file(office, a, place="Rathaus")
    second.with_name(f"{second.stem} (conflicted copy).seg").write_bytes(first.read_bytes())
    second.unlink()
    b.meet()
    assert b.get(Protocol, visit) is None


def test_copies_of_a_file_are_read_once_and_never_again(office: Office, pair: tuple[Desk, Desk]) -> None:
    a, b = pair
    _, path = a_file(office, a, place="Laden")
    for number in range(3):
        shutil.copy(path, path.with_name(f"{path.stem} ({number}).seg"))
    assert b.meet().reads == 1
    assert b.meet().reads == 0
    watchful(b)
    assert b.meet().reads == 0


# --- healing ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("how", ["gone", "changed", "torn"])
def test_an_own_file_that_vanished_or_changed_is_put_back_at_the_tenth_meeting(
    office: Office, pair: tuple[Desk, Desk], how: str
) -> None:
    a, _ = pair
    _, path = a_file(office, a, place="Laden")
    whole = path.read_bytes()
    if how == "gone":
        path.unlink()
    else:
        path.write_bytes(flipped(whole, 99) if how == "changed" else whole[:50])
    ((syncs,),) = a.query("SELECT syncs FROM place")
    for _ in range(9 - syncs % 10):
        a.meet()
        assert not path.exists() or path.read_bytes() != whole
    a.meet()
    assert path.read_bytes() == whole


def test_a_place_that_lost_everything_of_a_device_gets_it_back_at_once(
    office: Office, pair: tuple[Desk, Desk]
) -> None:
    a, _ = pair
    a.add(Protocol, place="Laden")
    office.settle()
    before = {path: path.read_bytes() for path in [*office.files("s"), *office.files("h")]}
    for folder in ("s", "h"):
        shutil.rmtree(office.place / folder)
    office.settle()
    assert {path: path.read_bytes() for path in [*office.files("s"), *office.files("h")]} == before


@pytest.mark.parametrize("known", [False, True])
@pytest.mark.parametrize("how", ["beside", "over"])
def test_an_older_state_of_the_folder_is_no_news_and_the_newer_one_comes_back(
    office: Office, pair: tuple[Desk, Desk], how: str, known: bool
) -> None:
    a, b = pair
    visit, _ = a_file(office, a, place="Laden")
    office.settle()
    yesterday = {path: path.read_bytes() for below in "sh" for path in office.files(below)}
    a.change(Protocol, visit, place="Rathaus")
    a.meet()
    if known:
        b.meet()
    newer = {path for below in "sh" for path in office.files(below)} - yesterday.keys()
    assert {path.relative_to(office.place).parts[0] for path in newer} == {"s", "h"}
    if how == "over":
        for path in newer:
            path.unlink()
    for path, data in yesterday.items():
        path.write_bytes(data)
    for desk in (b, a, b):
        assert desk.meet().notices == []
    assert [desk.get(Protocol, visit).place for desk in pair] == ["Rathaus", "Rathaus"]
    assert all(path.exists() for path in newer)
    office.settle()
    late = office.join("c")
    office.settle()
    assert late.get(Protocol, visit).place == "Rathaus"


# --- the place itself -------------------------------------------------------------------------------


@pytest.mark.parametrize("how", ["no name", "another name", "two names"])
def test_a_folder_that_is_not_the_place_is_refused_and_left_alone(
    office: Office, pair: tuple[Desk, Desk], how: str
) -> None:
    a, _ = pair
    a.add(Protocol, place="Laden")
    (name,) = office.place.glob("STORE.*")
    if how != "two names":
        name.unlink()
    if how != "no name":
        (office.place / StoreName(b"a foreign place.").path).touch()
    before = sorted(office.place.rglob("*"))
    with pytest.raises(PlaceForeignError):
        a.meet()
    assert sorted(office.place.rglob("*")) == before


@pytest.mark.parametrize("step", ["look", "apply", "seal", "seal file", "publish", "segment", "head"])
def test_a_folder_that_goes_in_the_middle_loses_nothing_and_the_next_meeting_completes(
    office: Office, pair: tuple[Desk, Desk], step: str
) -> None:
    a, b = pair
    ours, theirs = a.add(Protocol, place="von A"), b.add(Protocol, place="von B")
    b.meet()
    away = office.place.with_name("away")

    def vanish(name: str) -> None:
        if name == step and office.place.exists():
            office.place.rename(away)

    a.step = vanish
    with pytest.raises(PlaceUnreachableError):
        a.meet()
    assert not office.place.exists()
    assert a.get(Protocol, ours).place == "von A"
    a.step = lambda _name: None
    away.rename(office.place)
    office.settle()
    for desk in pair:
        assert [desk.get(Protocol, one).place for one in (ours, theirs)] == ["von A", "von B"]


def test_an_idle_meeting_reads_no_file_and_writes_none(office: Office, pair: tuple[Desk, Desk]) -> None:
    a, b = pair
    a.add(Protocol, place="Laden")
    office.settle()
    for desk in (a, b):
        watched = desk.watch()
        while desk.query("SELECT syncs FROM place")[0][0] % 10 == 9:
            desk.meet()
        watched.reads.clear()
        watched.writes.clear()
        watched.listings.clear()
        meeting = desk.meet()
        assert (watched.reads, watched.writes) == ([], [])
        assert (meeting.sent, meeting.received, meeting.reads, meeting.writes) == (0, 0, 0, 0)
        assert all(folder.startswith("h/") for folder in watched.listings)


def test_links_and_foreign_files_in_the_folder_are_passed_over(
    office: Office, pair: tuple[Desk, Desk]
) -> None:
    a, b = pair
    visit, path = a_file(office, a, place="Laden")
    (path.parent / "desktop.ini").write_text("[.ShellClassInfo]")
    (path.parent / ".DS_Store").write_bytes(b"\0" * 50)
    (path.parent / f"~$%s{path.name}").write_bytes(b"")
    (path.parent / f".syncthing.{path.name}.tmp").write_bytes(path.read_bytes()[:20])
    os.symlink("/etc/passwd", path.parent / f"link-{path.name}")
    assert b.meet().notices == []
    assert b.get(Protocol, visit).place == "Laden"


def test_people_are_told_of_a_damaged_file_only_while_it_lies_there(
    office: Office, pair: tuple[Desk, Desk]
) -> None:
    a, b = pair
    watchful(b)
    visit, path = a_file(office, a, place="Laden")
    whole = path.read_bytes()
    forged = flipped(whole, len(whole) - 1)
    name = path.with_name(f"{path.name.split('.')[0]}.{hash32(forged)[:8].hex()}.seg")
    name.write_bytes(forged)
    b.meet()
    assert "exchange.file_damaged" in b.meet().notices
    assert b.get(Protocol, visit).place == "Laden"
    name.unlink()
    assert b.meet().notices == []
    assert len(b.query("SELECT 1 FROM sync_quarantine")) == 1  # what it was stays to be looked at
