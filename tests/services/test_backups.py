"""Backups: made beside, tried out, restored on a second machine and put back on the same one."""

from __future__ import annotations

import json
import os
import shutil
from datetime import date
from pathlib import Path

import pytest

from inka_desktop.services import backup_restore, backups
from inka_desktop.services.errors import (
    BackupFolderError,
    BackupKeyError,
    BackupMissingError,
    BackupNotHereError,
    BackupUnreadableError,
    CancelledError,
    SeveralBackupsError,
)
from inka_desktop.services.opening import AlreadyBegunError
from inka_desktop.services.workspace import Workspace
from inka_desktop.store.errors import WrongKeyError
from inka_desktop.store.keys import GivenKey, PassphraseSource, profile_state
from inka_desktop.store.writer import Transaction
from tests import damage
from tests.reports.example import photo
from tests.services.conftest import Desk

ON = date(2026, 11, 23)


def picture(folder: Path) -> Path:
    path = folder / "laden.jpg"
    path.write_bytes(photo(1))
    return path


@pytest.fixture
def disk(tmp_path: Path) -> Path:
    """Another disk."""
    path = tmp_path / "disk"
    path.mkdir()
    return path


@pytest.fixture
def kept(workspace: Workspace, desk: Desk, disk: Path, tmp_path: Path) -> Path:
    """A backup of a workspace with a finished visit and a photo."""
    visit = desk.finished(ON)
    workspace.photos.add(visit, picture(tmp_path)).result()
    folder = workspace.backups.choose(disk, "Apfel Birne").result()
    workspace.backups.make().result()
    return folder


def places(workspace: Workspace) -> set[str]:
    with workspace.core.raw() as raw:
        return {one for (one,) in raw.execute("SELECT place FROM protocol WHERE alive = 1") if one}


def test_a_backup_is_restored_on_a_second_machine_with_its_passphrase(
    workspace: Workspace, desk: Desk, kept: Path, tmp_path: Path
) -> None:
    with workspace.core.raw() as raw:
        (wanted,) = [hash_ for (hash_,) in raw.execute("SELECT hash FROM attachment WHERE alive = 1")]
    other = tmp_path / "second machine"
    backup_restore.restore(kept, other)
    with pytest.raises(WrongKeyError):
        Workspace.open(other, PassphraseSource("Apfel"))
    restored = Workspace.open(other, PassphraseSource("Apfel Birne"))
    try:
        assert restored.attachments.present(wanted)
        assert restored.info().tag != workspace.info().tag  # a new author: no number is given twice
        assert restored.exchange.replica.identity.author != workspace.exchange.replica.identity.author
        assert len(restored.projects.list()) == 1
    finally:
        restored.close()


def test_what_was_sent_after_the_backup_comes_back_with_the_next_exchange(
    workspace: Workspace, desk: Desk, kept: Path, tmp_path: Path
) -> None:
    (tmp_path / "place").mkdir()
    workspace.exchange.add_place(tmp_path / "place").result()
    workspace.backups.make().result()
    later = desk.visit(ON)
    workspace.editing.save("protocol", later, {"place": "nach der Sicherung"}).result()
    workspace.exchange.sync().result()
    other = tmp_path / "second machine"
    backup_restore.restore(kept, other)
    restored = Workspace.open(other, PassphraseSource("Apfel Birne"))
    try:
        assert "nach der Sicherung" not in places(restored)
        restored.exchange.sync().result()
        assert "nach der Sicherung" in places(restored)
    finally:
        restored.close()


def test_trying_a_backup_out_tells_a_whole_one_from_a_damaged_one(workspace: Workspace, kept: Path) -> None:
    (state,) = [one for one in workspace.backups.states() if not one.daily]
    told = workspace.backups.verify(state.path).result()
    assert told.sound
    assert told.records == told.records_now > 0
    assert (told.attachments, told.missing) == (2, 0)  # the photo and its thumbnail
    photo = max((kept / "files").rglob("*"), key=lambda path: path.is_file() and path.stat().st_size)
    damage.spoil(photo)
    damaged = workspace.backups.verify(state.path).result()
    assert not damaged.sound
    assert damaged.missing == 1


def newest(workspace: Workspace) -> Path:
    return next(one for one in workspace.backups.states() if not one.daily).path


@pytest.mark.parametrize("how", ["gone", "cut", "another"])
def test_a_backup_without_its_key_is_not_complete_and_gets_no_further_states(
    workspace: Workspace, kept: Path, tmp_path: Path, how: str
) -> None:
    state = newest(workspace)
    for file in (kept / "key.json", kept / "backups" / "key.json"):
        if how == "gone":
            file.unlink()
        elif how == "cut":
            file.write_bytes(file.read_bytes()[:40])
        else:  # the right check value, and a key that no passphrase opens
            fields = json.loads(file.read_text())
            file.write_text(json.dumps(fields | {"closed": "00" * 72}))
    told = workspace.backups.verify(state).result()
    assert (told.sound, told.opens, told.missing) == (False, False, 0)
    with pytest.raises(BackupKeyError):
        workspace.backups.make().result()
    if how != "another":
        with pytest.raises(BackupKeyError):
            backup_restore.restore(kept, tmp_path / "second machine")
        assert not (tmp_path / "second machine").exists()
    workspace.backups.choose(kept.parent, "Apfel Birne").result()
    assert workspace.backups.verify(state).result().sound


def test_what_changed_since_a_backup_is_told_though_the_numbers_are_the_same(
    workspace: Workspace, desk: Desk, kept: Path
) -> None:
    visit = desk.visit(ON)
    workspace.backups.make().result()
    state = max(one.path for one in workspace.backups.states() if not one.daily)
    assert workspace.backups.verify(state).result().changed == ()
    workspace.editing.save("protocol", visit, {"place": "nach der Sicherung"}).result()
    told = workspace.backups.verify(state).result()
    assert (told.sound, told.changed) == (True, ("protocol",))
    assert told.records == told.records_now


def test_rows_that_differ_without_a_change_between_are_no_complete_backup(
    workspace: Workspace, kept: Path
) -> None:
    state = newest(workspace)

    def spoil(transaction: Transaction) -> None:
        with transaction.permits.everything():
            transaction.raw.execute("UPDATE project SET title = 'verdorben'")

    workspace.core.submit(spoil, "test").result()
    told = workspace.backups.verify(state).result()
    assert (told.sound, told.opens, told.changed) == (False, True, ("project",))


def test_a_state_with_a_changed_page_is_noticed(workspace: Workspace, kept: Path) -> None:
    state = next(one for one in workspace.backups.states() if not one.daily).path
    data = bytearray(state.read_bytes())
    data[len(data) // 2] ^= 1
    state.write_bytes(bytes(data))
    assert not workspace.backups.verify(state).result().sound


def test_only_new_attachments_are_copied_and_old_states_go(
    workspace: Workspace, desk: Desk, kept: Path
) -> None:
    before = {path: path.stat().st_mtime_ns for path in (kept / "files").rglob("*") if path.is_file()}
    for _ in range(backups.KEEP + 2):
        state = workspace.backups.make().result().path
        state.rename(state.with_name(f"2026-01-01_{len(list(state.parent.iterdir())):06}.db"))
    workspace.backups.make().result()
    assert len([one for one in workspace.backups.states() if not one.daily]) == backups.KEEP
    assert {path: path.stat().st_mtime_ns for path in before} == before


def test_the_folder_away_is_said_and_nothing_is_lost(workspace: Workspace, kept: Path) -> None:
    shutil.move(kept, kept.with_name("elsewhere"))
    with pytest.raises(BackupMissingError):
        workspace.backups.make().result()
    assert workspace.backups.states() == []
    shutil.move(kept.with_name("elsewhere"), kept)
    assert len(workspace.backups.states()) == 1


def test_a_backup_inside_the_profile_is_refused(workspace: Workspace) -> None:
    inside = workspace.core.database.folder / "here"
    inside.mkdir()
    with pytest.raises(BackupFolderError):
        workspace.backups.choose(inside, "Apfel").result()
    assert workspace.backups.folder() is None


def test_cancelling_leaves_the_states_before(workspace: Workspace, kept: Path) -> None:
    before = workspace.backups.states()
    with pytest.raises(CancelledError):
        workspace.backups.make(cancelled=lambda: True).result()
    assert workspace.backups.states() == before


def test_a_profile_that_is_there_is_not_written_over(workspace: Workspace, kept: Path) -> None:
    with pytest.raises(AlreadyBegunError):
        backup_restore.restore(kept, workspace.core.database.folder)
    with pytest.raises(BackupNotHereError):
        backup_restore.restore(kept / "states", kept / "nowhere")
    with pytest.raises(BackupMissingError):
        backup_restore.restore(kept / "gone", kept / "nowhere")


def test_the_folder_that_was_chosen_for_backups_leads_to_the_one_in_it(
    workspace: Workspace, kept: Path, tmp_path: Path
) -> None:
    assert backup_restore.restore(kept.parent, tmp_path / "one") == newest(workspace)
    shutil.copytree(kept, kept.with_name("INKA-Sicherung KS2"))
    with pytest.raises(SeveralBackupsError) as told:
        backup_restore.restore(kept.parent, tmp_path / "two")
    assert told.value.context["names"] == "INKA-Sicherung KS1, INKA-Sicherung KS2"
    with pytest.raises(BackupNotHereError):
        backup_restore.restore(kept / "files", tmp_path / "two")
    assert not (tmp_path / "two").exists()


def test_restoring_can_be_ended_and_goes_on_later_and_leaves_out_what_is_damaged(
    workspace: Workspace, kept: Path, tmp_path: Path
) -> None:
    other = tmp_path / "second machine"
    told: list[tuple[int, int]] = []
    with pytest.raises(CancelledError):
        backup_restore.restore(kept, other, lambda *how: told.append(how), lambda: bool(told))
    assert profile_state(other) == "new"
    before = {path.name for path in (other / "files").rglob("*") if path.is_file()}
    files = [path for path in (kept / "files").rglob("*") if path.is_file()]
    photo = next(path for path in files if path.name not in before)
    damage.spoil(photo)
    backup_restore.restore(kept, other, lambda *how: told.append(how))
    assert told[-1] == (2, 2)
    there = {path.name for path in (other / "files").rglob("*") if path.is_file()}
    assert there == {path.name for path in files} - {photo.name}
    Workspace.open(other, PassphraseSource("Apfel Birne")).close()


def test_a_backup_that_cannot_be_read_to_the_end_sets_nothing_up(
    kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def torn(*_: object) -> None:
        raise OSError("the stick was pulled")

    monkeypatch.setattr(shutil, "copyfile", torn)
    with pytest.raises(BackupUnreadableError):
        backup_restore.restore(kept, tmp_path / "second machine")
    assert profile_state(tmp_path / "second machine") == "new"


def test_yesterdays_state_is_put_back_and_what_was_there_is_kept(tmp_path: Path) -> None:
    from inka_desktop.services import first_start

    key, folder = GivenKey(os.urandom(32)), tmp_path / "profile"
    workspace = first_start.create_workspace(folder, key, "Koordinierungsstelle", "Fachreferat", "Laptop")
    project = workspace.projects.create("Projekt", ["Stadt"], "Träger").result()
    assert workspace.backups.make_daily().result()
    assert not workspace.backups.make_daily().result()
    visit = workspace.protocols.start(project, ON).result()
    workspace.editing.save("protocol", visit, {"place": "heute"}).result()
    (daily,) = workspace.backups.states()
    assert daily.daily
    workspace.close()
    before = backup_restore.put_back(folder, daily.path)
    workspace = Workspace.open(folder, key)
    assert places(workspace) == set()
    workspace.close()
    backup_restore.put_back(folder, before)
    workspace = Workspace.open(folder, key)
    assert places(workspace) == {"heute"}
    workspace.close()
