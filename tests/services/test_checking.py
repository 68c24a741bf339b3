"""The check finds what is wrong, repairs it from others, and says what it did."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from inka_desktop.services import first_start
from inka_desktop.services.backup_rows import FindingRow
from inka_desktop.services.errors import CancelledError
from inka_desktop.services.workspace import Workspace
from inka_desktop.store import search_index
from inka_desktop.store.keys import PassphraseSource
from inka_desktop.store.writer import Transaction
from tests.reports.example import photo
from tests.services.conftest import Desk

ON = date(2026, 11, 23)


def picture(folder: Path) -> Path:
    path = folder / "laden.jpg"
    path.write_bytes(photo(1))
    return path


@pytest.fixture
def pair(workspace: Workspace, desk: Desk, tmp_path: Path) -> Iterator[Workspace]:
    """The same workspace on a second device, which has everything."""
    (tmp_path / "place").mkdir()
    place = workspace.exchange.add_place(tmp_path / "place").result()
    visit = desk.visit(ON)
    workspace.photos.add(visit, picture(tmp_path)).result()
    made = workspace.exchange.invite("Leitung", place.id).result()
    key = PassphraseSource("x")
    other = first_start.join(tmp_path / "other", key, made.file, made.code, "Laptop unterwegs")
    for each in (workspace, other, workspace, other):
        each.exchange.sync().result()
    yield other
    other.close()


def check(workspace: Workspace) -> dict[str, FindingRow]:
    return {row.part: row for row in workspace.check().run().result()}


def test_a_sound_profile_is_read_through_and_nothing_is_changed(
    workspace: Workspace, pair: Workspace
) -> None:
    before = dump(pair)
    found = check(pair)
    assert set(found) == {"database", "rows", "search", "log", "attachments", "places"}
    assert all(row.looked_at > 0 and not row.repaired and not row.wrong for row in found.values()), found
    assert dump(pair) == before


def dump(workspace: Workspace) -> list[tuple[object, ...]]:
    with workspace.core.raw() as raw:
        visits: list[tuple[object, ...]] = raw.execute("SELECT * FROM protocol ORDER BY id").fetchall()
        return visits + raw.execute("SELECT log, first, hash FROM sync_seg ORDER BY 1, 2").fetchall()


def test_a_row_that_does_not_show_what_was_written_is_put_right(
    workspace: Workspace, pair: Workspace
) -> None:
    def spoil(transaction: Transaction) -> None:
        with transaction.permits.everything():
            transaction.raw.execute("UPDATE project SET title = 'verdorben'")

    pair.core.submit(spoil, "test").result()
    found = check(pair)
    assert found["rows"].repaired == 1
    assert [one.title for one in pair.projects.list()] == ["Projekt Sonnenhang"]
    assert check(pair)["rows"].repaired == 0


def test_a_search_index_that_says_something_else_is_mended_and_a_damaged_one_made_anew(
    workspace: Workspace, pair: Workspace
) -> None:
    documents = check(pair)["search"].looked_at
    with pair.core.raw() as raw:
        key = search_index.documents(raw, 0)[0][1]

    def lose(transaction: Transaction) -> None:
        before = search_index.taken(transaction.raw, key)
        assert before is not None
        search_index._take_out(transaction.raw, before)

    def spoil(transaction: Transaction) -> None:
        transaction.raw.execute("DELETE FROM search_doc WHERE row = ?", key[1:])

    for damage, mended in ((lose, 1), (spoil, documents)):
        pair.core.submit(damage, "test").result()
        assert check(pair)["search"].repaired == mended
        assert len(pair.search.find("sonnen", ("project", "protocol")).hits) == 2
        assert check(pair)["search"].repaired == 0


def test_a_damaged_attachment_comes_back_from_the_place(workspace: Workspace, pair: Workspace) -> None:
    folder = pair.core.database.folder / "files"
    photo = max((path for path in folder.rglob("*") if path.is_file()), key=lambda path: path.stat().st_size)
    whole = photo.read_bytes()
    photo.write_bytes(whole[:-1] + b"x")
    found = check(pair)["attachments"]
    assert (found.repaired, found.wrong) == (1, 0)
    assert photo.read_bytes() == whole


def test_a_damaged_attachment_that_nobody_has_is_told(
    workspace: Workspace, desk: Desk, tmp_path: Path
) -> None:
    workspace.photos.add(desk.visit(ON), picture(tmp_path)).result()
    folder = workspace.core.database.folder / "files"
    for path in (path for path in folder.rglob("*") if path.is_file()):
        path.write_bytes(b"x")
    found = check(workspace)["attachments"]
    assert (found.repaired, found.wrong) == (0, 2)


def test_a_damaged_file_of_the_log_is_taken_in_again(workspace: Workspace, pair: Workspace) -> None:
    with pair.core.raw() as raw:
        kept = raw.execute(
            "SELECT g.log, g.first, g.hash, g.raw FROM sync_seg g JOIN sync_log l ON l.no = g.log"
            " WHERE l.own = 0 AND l.stream = 0 ORDER BY length(g.raw) DESC LIMIT 1"
        ).fetchone()
    spoilt = kept[3][:-1] + bytes([kept[3][-1] ^ 1])
    pair.core.submit(
        lambda tx: tx.raw.execute(
            "UPDATE sync_seg SET raw = ? WHERE log = ? AND first = ? AND hash = ?", (spoilt, *kept[:3])
        ),
        "test",
    ).result()
    found = check(pair)["log"]
    assert (found.repaired, found.wrong) == (1, 0)
    with pair.core.raw() as raw:
        again = raw.execute("SELECT raw FROM sync_seg WHERE hash = ?", (kept[2],)).fetchone()
    assert again[0] == kept[3]


def test_a_log_that_says_another_chain_is_noticed(workspace: Workspace, pair: Workspace) -> None:
    with pair.core.raw() as raw:
        last, chain = raw.execute(
            "SELECT t.last, t.chain FROM sync_tx t JOIN sync_log l ON l.no = t.last >> 40"
            " WHERE l.own = 0 AND (t.last & 0xffffffff) < l.applied ORDER BY t.last LIMIT 1"
        ).fetchone()

    def spoil(transaction: Transaction) -> None:
        with transaction.permits.everything():
            transaction.raw.execute("UPDATE sync_tx SET chain = ? WHERE last = ?", (bytes(16), last))

    assert chain != bytes(16)
    pair.core.submit(spoil, "test").result()
    for _ in range(2):  # the file is whole: taking it in again would make a fork of a mistake of our own
        assert (check(pair)["log"].wrong, check(pair)["log"].repaired) == (1, 0)


def test_the_check_can_be_ended(workspace: Workspace, desk: Desk) -> None:
    with pytest.raises(CancelledError):
        workspace.check().run(cancelled=lambda: True).result()
