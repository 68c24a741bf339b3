"""After an erasure no backup folder that people chose keeps what was erased, as soon as it is there."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from time import monotonic, sleep
from uuid import UUID

import pytest

from inka_desktop.services import backup_restore, first_start
from inka_desktop.services.workspace import Workspace
from inka_desktop.store.keys import PassphraseSource
from tests.services.conftest import TODAY, Desk
from tests.services.test_backups import picture

NAME = "Erika Mustermann"
WORDS = "Apfel Birne"


@pytest.fixture
def disk(tmp_path: Path) -> Path:
    """Another disk."""
    path = tmp_path / "disk"
    path.mkdir()
    return path


def until(condition: Callable[[], bool]) -> None:
    """Waits for what is done behind the exchange."""
    last = monotonic() + 30
    while not condition():
        assert monotonic() < last
        sleep(0.02)


def filled(workspace: Workspace, desk: Desk, tmp_path: Path) -> UUID:
    visit = desk.visit()
    workspace.editing.save("protocol", visit, {"keeper": NAME}).result()
    workspace.photos.add(visit, picture(tmp_path)).result()
    return visit


def names_in(states: Path, tmp_path: Path) -> list[str]:
    """Who keeps the protocols in each state that can still be restored."""
    found = []
    for number, state in enumerate(sorted(states.glob("*.db"))):
        folder = tmp_path / f"restored {number} {state.stem}"
        backup_restore.restore(state, folder)
        with closing(Workspace.open(folder, PassphraseSource(WORDS))) as opened, opened.core.raw() as raw:
            found += [one or "" for (one,) in raw.execute("SELECT keeper FROM protocol")]
        shutil.rmtree(folder)
    return found


def two_states(workspace: Workspace, folder: Path) -> None:
    made = workspace.backups.make().result()
    made.path.rename(made.path.with_name("2026-01-01_080000.db"))
    workspace.backups.make().result()
    assert len(list((folder / "states").glob("*.db"))) == 2


def test_states_from_before_are_replaced_and_erased_photos_go(
    workspace: Workspace, desk: Desk, disk: Path, tmp_path: Path
) -> None:
    visit = filled(workspace, desk, tmp_path)
    folder = workspace.backups.choose(disk, WORDS).result()
    two_states(workspace, folder)
    assert NAME in names_in(folder / "states", tmp_path)
    with workspace.core.raw() as raw:
        ids = [UUID(bytes=one) for (one,) in raw.execute("SELECT id FROM attachment")]
    blobs = [path for path in (folder / "files").rglob("*") if path.is_file()]
    assert blobs
    workspace.retention.erase_record("protocol", visit, ("keeper",)).result()
    for attachment in ids:
        workspace.retention.erase_record("attachment", attachment).result()
    until(lambda: not workspace.backups.with_old())
    states = list((folder / "states").glob("*.db"))
    assert len(states) == 1
    assert NAME not in names_in(folder / "states", tmp_path)
    assert not [path for path in (folder / "files").rglob("*") if path.is_file()]


def test_a_folder_that_is_not_there_waits_and_is_done_after_an_exchange(
    workspace: Workspace, desk: Desk, disk: Path, tmp_path: Path
) -> None:
    visit = filled(workspace, desk, tmp_path)
    folder = workspace.backups.choose(disk, WORDS).result()
    two_states(workspace, folder)
    disk.rename(tmp_path / "drawer")
    workspace.retention.erase_record("protocol", visit, ("keeper",)).result()
    assert workspace.backups.replace_old().result() == (folder,)
    (tmp_path / "drawer").rename(disk)
    assert len(list((folder / "states").glob("*.db"))) == 2
    (tmp_path / "place").mkdir()
    workspace.exchange.add_place(tmp_path / "place").result()
    workspace.exchange.sync().result()
    until(lambda: not workspace.backups.with_old())
    assert NAME not in names_in(folder / "states", tmp_path)


def test_a_folder_that_was_left_for_another_is_emptied_too(
    workspace: Workspace, desk: Desk, disk: Path, tmp_path: Path
) -> None:
    visit = filled(workspace, desk, tmp_path)
    old = workspace.backups.choose(disk, WORDS).result()
    two_states(workspace, old)
    (tmp_path / "newer disk").mkdir()
    new = workspace.backups.choose(tmp_path / "newer disk", WORDS).result()
    workspace.backups.make().result()
    assert workspace.backups.with_old() == ()
    workspace.retention.erase_record("protocol", visit, ("keeper",)).result()
    until(lambda: not workspace.backups.with_old())
    assert not list((old / "states").glob("*.db"))
    assert len(list((new / "states").glob("*.db"))) == 1


def test_an_erasure_that_came_while_a_state_was_written_makes_it_due_again(
    workspace: Workspace, desk: Desk, disk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    visit = filled(workspace, desk, tmp_path)
    folder = workspace.backups.choose(disk, WORDS).result()
    write = workspace.core.database.write_copy

    def erased_meanwhile(target: Path) -> None:
        write(target)
        monkeypatch.undo()
        workspace.retention.erase_record("protocol", visit, ("keeper",)).result()

    monkeypatch.setattr(workspace.core.database, "write_copy", erased_meanwhile)
    workspace.backups.make().result()
    until(lambda: not workspace.backups.with_old())
    assert NAME not in names_in(folder / "states", tmp_path)


def test_what_somebody_else_erased_goes_from_the_backups_here_too(
    workspace: Workspace, desk: Desk, disk: Path, tmp_path: Path
) -> None:
    visit = filled(workspace, desk, tmp_path)
    (tmp_path / "place").mkdir()
    place = workspace.exchange.add_place(tmp_path / "place").result()
    invited = workspace.exchange.invite("B", place.id).result()
    workspace.exchange.sync().result()
    with closing(
        first_start.join(tmp_path / "other", PassphraseSource("x"), invited.file, invited.code, "road")
    ) as other:
        for one in (other, workspace, other):
            one.exchange.sync().result()
        assert other.protocols.get(visit, TODAY).values["keeper"] == NAME
        folder = other.backups.choose(disk, WORDS).result()
        other.backups.make().result()
        workspace.retention.erase_record("protocol", visit, ("keeper",)).result()
        for one in (workspace, other):
            one.exchange.sync().result()
        until(lambda: not other.backups.with_old())
        assert not other.protocols.get(visit, TODAY).values["keeper"]
    assert NAME not in names_in(folder / "states", tmp_path)
