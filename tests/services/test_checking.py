"""The check finds what is wrong, repairs it from others, and says what it did."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from inka_desktop.exchange import healing
from inka_desktop.services import first_start, places
from inka_desktop.services.backup_rows import FindingRow
from inka_desktop.services.errors import CancelledError
from inka_desktop.services.workspace import Workspace
from inka_desktop.store import search_index
from inka_desktop.store.keys import PassphraseSource
from inka_desktop.store.operation import pack_body, unpack_body
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

    for harm, mended in ((lose, 1), (spoil, documents)):
        pair.core.submit(harm, "test").result()
        assert check(pair)["search"].repaired == mended
        assert len(pair.search.find("sonnen", ("project", "protocol")).hits) == 2
        assert check(pair)["search"].repaired == 0


def test_a_damaged_attachment_comes_back_from_the_place(workspace: Workspace, pair: Workspace) -> None:
    folder = pair.core.database.folder / "files"
    photo = max((path for path in folder.rglob("*") if path.is_file()), key=lambda path: path.stat().st_size)
    whole = damage.spoil(photo)
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


def shared(workspace: Workspace) -> list[Path]:
    """The files of the photo and its thumbnail."""
    folder = workspace.core.database.folder / "files"
    return [path for path in folder.rglob("*") if path.is_file()]


def test_an_own_attachment_that_is_gone_comes_back_from_the_place(
    workspace: Workspace, pair: Workspace
) -> None:
    whole = {path: path.read_bytes() for path in shared(workspace)}
    for path in whole:
        path.unlink()
    found = check(workspace)["attachments"]
    assert (found.repaired, found.wrong, found.which) == (2, 0, ())
    assert {path: path.read_bytes() for path in shared(workspace)} == whole


def test_an_own_attachment_that_is_gone_everywhere_is_named_each_time_until_somebody_has_it(
    workspace: Workspace, pair: Workspace, tmp_path: Path
) -> None:
    for path in [*shared(workspace), *(tmp_path / "place").rglob("att/*/*")]:
        path.unlink()
    for _ in range(2):
        found = check(workspace)["attachments"]
        assert (found.repaired, found.wrong, found.which) == (0, 2, ("laden.jpg",))
    assert check(pair)["places"].repaired == 2  # who has it puts it back at the place
    assert check(workspace)["attachments"].repaired == 2


def test_a_photo_that_never_came_is_nothing_wrong(
    workspace: Workspace, pair: Workspace, tmp_path: Path
) -> None:
    made = workspace.exchange.invite("Leitung", workspace.exchange.state().places[0].id).result()
    third = first_start.join(tmp_path / "third", PassphraseSource("x"), made.file, made.code, "PC")
    try:
        for path in (tmp_path / "place").rglob("att/*/*"):
            path.unlink()
        third.exchange.sync().result()
        found = check(third)["attachments"]
        assert (found.looked_at, found.wrong) == (2, 0)
    finally:
        third.close()


def spoil_file(workspace: Workspace, file: tuple[int, int, bytes, bytes]) -> None:
    log, first, hash_, data = file
    spoilt = damage.changed(data)

    def work(transaction: Transaction) -> None:
        transaction.raw.execute(
            "UPDATE sync_seg SET raw = ? WHERE log = ? AND first = ? AND hash = ?",
            (spoilt, log, first, hash_),
        )

    workspace.core.submit(work, "test").result()


def own_files(workspace: Workspace) -> list[tuple[int, int, bytes, bytes]]:
    """Own files of the coordinators' space: log, first operation, hash, bytes."""
    with workspace.core.raw() as raw:
        found: list[tuple[int, int, bytes, bytes]] = raw.execute(
            "SELECT g.log, g.first, g.hash, g.raw FROM sync_seg g JOIN sync_log l ON l.no = g.log"
            " JOIN sync_space s ON s.no = l.space WHERE l.own = 1 AND l.stream = 0 AND s.kind = 'coord'"
            " ORDER BY g.first"
        ).fetchall()
    return found


def places_of(workspace: Workspace) -> set[str]:
    with workspace.core.raw() as raw:
        return {one for (one,) in raw.execute("SELECT place FROM protocol WHERE alive = 1") if one}


@pytest.mark.parametrize("sealed_after", [0, 2])
def test_an_own_file_that_nobody_has_is_made_anew_and_everything_arrives(
    workspace: Workspace, pair: Workspace, desk: Desk, sealed_after: int
) -> None:
    before = len(own_files(workspace))
    visits = [desk.visit(ON) for _ in range(sealed_after + 1)]
    for number, visit in enumerate(visits):
        workspace.editing.save("protocol", visit, {"place": f"Ort {number}"}).result()
        workspace.exchange.replica.seal(everything=True)
    spoil_file(workspace, own_files(workspace)[before])
    found = check(workspace)["log"]
    assert (found.repaired, found.wrong) == (1, 0)
    again = check(workspace)["log"]
    assert (again.repaired, again.wrong) == (0, 0)
    workspace.editing.save("protocol", visits[0], {"place": "später"}).result()
    workspace.exchange.sync().result()
    pair.exchange.sync().result()
    assert places_of(pair) == places_of(workspace) >= {"später"}
    assert not pair.exchange.sync().result().waiting
    workspace.exchange.sync().result()
    assert workspace.exchange.state().unsent == 0
    both = (check(workspace), check(pair))
    assert not any(row.wrong or row.repaired for found in both for row in found.values()), both


def test_an_own_file_that_somebody_has_is_reported_until_it_comes_back_in_the_same_bytes(
    workspace: Workspace, pair: Workspace, desk: Desk, tmp_path: Path
) -> None:
    workspace.editing.save("protocol", desk.visit(ON), {"place": "angekommen"}).result()
    for each in (workspace, pair, workspace):
        each.exchange.sync().result()
    file = own_files(workspace)[-1]
    spoil_file(workspace, file)
    for path in (tmp_path / "place").rglob(f"*.{file[2][:8].hex()}.seg"):
        path.unlink()
    for _ in range(2):
        found = check(workspace)["log"]
        assert (found.repaired, found.wrong) == (0, 1)
    assert check(pair)["places"].repaired == 1
    found = check(workspace)["log"]
    assert (found.repaired, found.wrong) == (1, 0)
    assert own_files(workspace)[-1] == file


def test_a_log_without_the_operations_of_a_lost_file_makes_nothing_up(
    workspace: Workspace, pair: Workspace, desk: Desk
) -> None:
    workspace.editing.save("protocol", desk.visit(ON), {"place": "Ort"}).result()
    workspace.exchange.replica.seal(everything=True)
    spoil_file(workspace, own_files(workspace)[-1])
    spoil_place(workspace, "Ort", "gefälscht")
    for _ in range(2):
        assert check(workspace)["log"].wrong == 1


def spoil_place(workspace: Workspace, place: str, other: str) -> None:
    """Change one operation in the log."""

    def work(transaction: Transaction) -> None:
        for name, packed in transaction.raw.execute(
            "SELECT dot, body FROM sync_op WHERE instr(body, CAST(? AS BLOB))", (place,)
        ).fetchall():
            body = unpack_body(packed)
            values = {key: other if value == place else value for key, value in body.values.items()}
            if values != body.values:
                with transaction.permits.logging():
                    transaction.raw.execute(
                        "UPDATE sync_op SET body = ? WHERE dot = ?",
                        (pack_body(values, body.preds, body.saw), name),
                    )

    workspace.core.submit(work, "test").result()


@pytest.mark.parametrize("whose", ["own", "another's"])
def test_a_changed_operation_is_put_right_by_its_file_and_the_row_stays(
    workspace: Workspace, pair: Workspace, desk: Desk, whose: str
) -> None:
    workspace.editing.save("protocol", desk.visit(ON), {"place": "richtig"}).result()
    for each in (workspace, pair):
        each.exchange.sync().result()
    there = workspace if whose == "own" else pair
    spoil_place(there, "richtig", "gefälscht")
    found = check(there)
    assert (found["log"].repaired, found["log"].wrong) == (1, 0)
    assert (found["rows"].repaired, found["rows"].wrong) == (0, 0)
    assert places_of(there) == {"richtig"}
    assert check(there)["log"].repaired == 0


def test_an_operation_that_is_gone_from_the_log_comes_back_from_its_file(
    workspace: Workspace, pair: Workspace
) -> None:
    def lose(transaction: Transaction) -> None:
        with transaction.permits.logging():
            transaction.raw.execute(
                "DELETE FROM sync_op WHERE dot = (SELECT max(dot) FROM sync_op o JOIN sync_log l"
                " ON l.no = o.dot >> 40 WHERE l.own = 0 AND l.stream = 0 AND o.tbl > 0)"
            )

    pair.core.submit(lose, "test").result()
    assert check(pair)["log"].repaired == 1
    assert check(pair)["log"].repaired == 0


def test_what_is_gone_or_changed_at_a_place_is_put_back_and_counted_however_much_there_is(
    workspace: Workspace, pair: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(healing, "VERIFY_BYTES", 1)  # what an ordinary meeting reads
    monkeypatch.setattr(places, "VERIFY_FILES", 1)
    workspace.exchange.sync().result()
    files = sorted((tmp_path / "place").rglob("*.seg"))
    whole = {path: path.read_bytes() for path in files}
    assert len(files) > 3
    files[0].unlink()
    for path in files[1:]:
        damage.spoil(path)
    seen: list[tuple[int, int, str]] = []
    found = {row.part: row for row in workspace.check().run(lambda *told: seen.append(told)).result()}
    assert (found["places"].repaired, found["places"].wrong) == (len(files), 0)
    assert {path: path.read_bytes() for path in whole} == whole
    assert len([part for _, _, part in seen if part == "places"]) >= len(files)
    assert check(workspace)["places"].repaired == 0


def test_reading_a_place_can_be_ended(workspace: Workspace, pair: Workspace) -> None:
    parts: list[str] = []
    with pytest.raises(CancelledError):
        workspace.check().run(
            lambda _done, _of, part: parts.append(part), lambda: parts.count("places") > 2
        ).result()
    assert not workspace.exchange.state().places[0].message
    assert not any(row.wrong for row in check(workspace).values())


def test_a_damaged_file_of_the_log_is_taken_in_again(workspace: Workspace, pair: Workspace) -> None:
    with pair.core.raw() as raw:
        kept = raw.execute(
            "SELECT g.log, g.first, g.hash, g.raw FROM sync_seg g JOIN sync_log l ON l.no = g.log"
            " WHERE l.own = 0 AND l.stream = 0 ORDER BY length(g.raw) DESC LIMIT 1"
        ).fetchone()
    spoilt = damage.changed(kept[3])
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
