"""Searching through the services: hits with their places, limits, what a carrier finds, and keeping up."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from time import monotonic, sleep
from uuid import UUID

import pytest

from inka_desktop.records.archive import ArchiveText
from inka_desktop.records.documents import ReleasedProtocol
from inka_desktop.records.folding import fold
from inka_desktop.records.ids import new_id
from inka_desktop.records.specs import by_kind
from inka_desktop.records.values import Role
from inka_desktop.services import first_start, search_hits
from inka_desktop.services.search_rows import HitRow, Marked, SearchFilter
from inka_desktop.services.workspace import Workspace
from inka_desktop.store import search_find
from inka_desktop.store.keys import PassphraseSource
from inka_desktop.store.search_find import words_of
from inka_desktop.store.writer import Transaction
from tests.services.conftest import TODAY, Desk

OFFICE = ("project", "protocol", "released_protocol")


def find(workspace: Workspace, typed: str, limits: SearchFilter = SearchFilter()) -> tuple[HitRow, ...]:  # noqa: B008  # frozen
    workspace.search.indexing.settle()
    return workspace.search.find(typed, OFFICE, limits).hits


def plain(pieces: Marked) -> str:
    return "".join(piece for piece, _ in pieces)


def meant(pieces: Marked) -> list[str]:
    return [piece for piece, is_meant in pieces if is_meant]


def test_a_hit_says_what_it_is_and_where_the_words_stand(workspace: Workspace, desk: Desk) -> None:
    visit = desk.visit()
    long = (
        "Vorweg wurde vieles besprochen. " * 5
        + "Die Öffnungszeiten passen nicht zum Bus. "
        + "Danach mehr. " * 20
    )
    topic = workspace.editing.add("topic", {"protocol_id": visit, "title": "Bus", "notes": long}).result()
    workspace.editing.save("protocol", visit, {"place": "Nachbarschaftsladen"}).result()
    (hit,) = find(workspace, "oeffnungs bus")
    assert (hit.kind, hit.id, plain(hit.name), hit.on) == ("protocol", visit, "Projekt Sonnenhang", TODAY)
    assert hit.second == "Nachbarschaftsladen"
    assert (hit.spot.record, hit.spot.kind, hit.spot.part, hit.spot.field) == (visit, "topic", topic, "notes")
    assert meant(hit.text) == ["Öffnungszeiten", "Bus"]
    assert (plain(hit.text)[:2], plain(hit.text)[-2:]) == ("… ", " …")
    assert len(plain(hit.text)) < 220


def test_what_the_name_says_is_marked_there_and_not_repeated(workspace: Workspace, desk: Desk) -> None:
    visit = desk.visit()
    hits = find(workspace, "sonnenh")
    assert [(hit.kind, hit.id) for hit in hits] == [("project", desk.project), ("protocol", visit)]
    assert [(meant(hit.name), hit.text) for hit in hits] == [(["Sonnenhang"], ())] * 2


def test_limits_of_kind_project_period_and_own(workspace: Workspace, desk: Desk) -> None:
    other = workspace.projects.create("Projekt Öhrebach", ["Quellrode"], "Träger e. V.").result()
    visits = [desk.visit(TODAY - timedelta(days=400)), workspace.protocols.start(other, TODAY).result()]

    def ids(limits: SearchFilter) -> set[UUID]:
        return {hit.id for hit in find(workspace, "projekt", limits)}

    assert ids(SearchFilter()) == {*visits, desk.project, other}
    assert ids(SearchFilter(kind="protocol")) == set(visits)
    assert ids(SearchFilter(project=other)) == {other, visits[1]}
    assert ids(SearchFilter(kind="protocol", until=TODAY - timedelta(days=300))) == {visits[0]}
    assert ids(SearchFilter(since=date(2026, 1, 1), until=TODAY)) == {visits[1]}
    assert ids(SearchFilter(own=True)) == {*visits, desk.project, other}


def test_what_was_deleted_or_changed_since_is_no_hit_before_the_index_knows(
    workspace: Workspace, desk: Desk
) -> None:
    visit = desk.visit()
    workspace.editing.save("protocol", visit, {"place": "Nachbarschaftsladen"}).result()
    assert [hit.id for hit in find(workspace, "nachbarschaftsl")] == [visit]
    workspace.editing.save("protocol", visit, {"place": "Rathaus"}).result()
    assert workspace.search.find("nachbarschaftsl", OFFICE).hits == ()


def test_the_index_follows_by_itself_and_at_once_when_somebody_is_about_to_search(
    workspace: Workspace, desk: Desk
) -> None:
    visit = desk.visit()
    workspace.search.indexing.hurry()
    wait(lambda: [hit.id for hit in workspace.search.find("sonnenh", OFFICE).hits] == [desk.project, visit])
    workspace.editing.save("protocol", visit, {"place": "Nachbarschaftsladen"}).result()
    wait(lambda: [hit.id for hit in workspace.search.find("nachbarschaftsl", OFFICE).hits] == [visit])


def wait(condition: Callable[[], bool]) -> None:
    ends = monotonic() + 30
    while not condition():
        assert monotonic() < ends
        sleep(0.02)


def test_erasing_leaves_no_word_in_the_index(workspace: Workspace, desk: Desk) -> None:
    visit = desk.visit()
    workspace.protocols.add_person(
        visit, function="Leitung", organization="Träger", name="Erika Xquilven"
    ).result()
    (hit,) = find(workspace, "xquilv")
    assert hit.spot.kind == "attendance"
    chosen = {(row.kind, row.id): [row.field] for row in workspace.retention.search("Xquilven")}
    assert {kind for kind, _ in chosen} == {"attendance", "person"}
    workspace.retention.erase_fields(chosen, "Widerruf").result()
    assert find(workspace, "xquilv") == ()
    with workspace.core.raw() as raw:
        blocks = raw.execute("SELECT block FROM search_index_data").fetchall()
    assert not [block for (block,) in blocks if b"quilv" in block or b"xqu" in block]


@pytest.fixture
def released(workspace: Workspace, desk: Desk, tmp_path: Path) -> Workspace:
    """A carrier's device with one released protocol, whose office has an internal note on it."""
    (tmp_path / "place").mkdir()
    place = workspace.exchange.add_place(tmp_path / "place").result()
    visit = desk.visit()
    desk.complete(visit, "Aushang erneuern")
    workspace.editing.add("topic", {"protocol_id": visit, "title": "Bus", "notes": "Fahrzeiten"}).result()
    workspace.editing.save("protocol", visit, {"internal_note": "Zweifel am Vorstand"}).result()
    workspace.releases.release(workspace.protocols.finish(visit).result().id).result()
    told = workspace.exchange.invite("Frau Träger", place.id, Role.CARRIER, [desk.project]).result()
    workspace.exchange.sync().result()
    joined = first_start.join(tmp_path / "carrier", PassphraseSource("x"), told.file, told.code, "Büro")
    for one in (joined, workspace, joined):
        one.exchange.sync().result()
    return joined


def test_a_carrier_finds_what_was_released_and_no_word_more(
    workspace: Workspace, desk: Desk, released: Workspace
) -> None:
    try:
        (hit,) = find(released, "fahrzeit")
        (row,) = released.releases.all()
        assert (hit.kind, hit.id, plain(hit.name), hit.on) == (
            "released_protocol",
            row.id,
            "Projekt Sonnenhang",
            TODAY,
        )
        assert hit.spot.field == "content"
        assert find(released, "zweifel") == ()
        assert [hit.kind for hit in find(workspace, "zweifel")] == ["protocol"]
        agreement = released.agreements.all(TODAY)[0]
        released.editing.save("agreement", agreement.id, {"remark": "hängt seit Montag"}).result()
        assert [hit.id for hit in find(released, "hangt montag")] == [row.id]
        for one in (released, workspace):
            one.exchange.sync().result()
        (visit,) = find(workspace, "hangt montag")  # the office finds it at its own protocol
        assert (visit.kind, visit.spot.kind) == ("protocol", "agreement")
        assert len(find(workspace, "fahrzeit")) == 1
        with workspace.core.raw() as raw:  # what the office has in its own protocol is not kept twice
            number = ReleasedProtocol.__number__
            assert search_find.find(raw, [number], words_of("fahrzeit")) == {number: []}
    finally:
        released.close()


def test_a_carrier_does_not_find_what_was_withdrawn(workspace: Workspace, released: Workspace) -> None:
    """Nor by what was agreed there; released again it is found again."""
    try:
        (row,) = released.releases.all()
        assert row.version_id is not None
        assert find(released, "fahrzeit")
        assert find(released, "aushang")
        assert workspace.releases.withdraw(row.id).result() is True
        for one in (workspace, released):
            one.exchange.sync().result()
        for typed in ("fahrzeit", "aushang"):
            assert released.search.find(typed, OFFICE).hits == ()
        with released.core.raw() as raw:
            number = ReleasedProtocol.__number__
            assert search_find.find(raw, [number], words_of("fahrzeit")) == {number: []}
        assert not released.releases.is_valid(row.id)
        workspace.releases.release(row.version_id).result()
        for one in (workspace, released):
            one.exchange.sync().result()
        assert [hit.id for hit in find(released, "fahrzeit")] == [row.id]
    finally:
        released.close()


def test_a_hidden_document_is_no_hit_whatever_the_index_holds(workspace: Workspace, desk: Desk) -> None:
    """Of a release the office finds its agreements; what else it says is found in the protocol itself."""
    visit = desk.visit()
    workspace.editing.add("topic", {"protocol_id": visit, "title": "Bus"}).result()
    desk.complete(visit, "Aushang erneuern")
    version = workspace.protocols.finish(visit).result()
    release = workspace.releases.release(version.id).result()
    assert read(workspace, "protocol", visit, "bus")
    assert not read(workspace, "released_protocol", release.id, "bus")
    assert read(workspace, "released_protocol", release.id, "aushang")  # the agreement that lives on
    workspace.releases.withdraw(release.id).result()
    assert not read(workspace, "released_protocol", release.id, "aushang")


def read(workspace: Workspace, kind: str, row: UUID, typed: str) -> list[HitRow]:
    """The hit that a document is, as if the index had told of it."""
    with workspace.core.raw() as raw:
        return list(search_hits.read(raw, by_kind()[kind], [row.bytes], words_of(typed)))


def test_marking_follows_the_letters_as_they_were_written() -> None:
    def pieces(text: str, typed: str) -> list[str]:
        return meant(search_hits.marked(text, [word.pattern() for word in words_of(typed)]))

    assert pieces("Die Öffnungszeiten der Straße", "oeffn strass") == ["Öffnungszeiten", "Straße"]
    assert pieces("VOP-2026-KS2-014 und VOP-2025", "VOP-2026") == ["VOP", "2026"]
    assert pieces("Hang und Abhang", "hang") == ["Hang"]
    assert pieces("am Damm", "am damm") == ["am", "Damm"]
    assert search_hits.cut("", [word.pattern() for word in words_of("damm")]) == ()


@pytest.mark.parametrize("before", [0, 1, 200, 1_199, 1_200, 1_499, 1_500, 1_501, 3_000, 20_000])
@pytest.mark.parametrize("behind", [0, 3_000])
def test_of_a_long_text_the_stretch_around_the_word_is_shown(before: int, behind: int) -> None:
    patterns = [word.pattern() for word in words_of("bolzplatz")]
    front = ("Quartier " * (before // 9 + 1))[:before].strip()
    text = " ".join(part for part in (front, "Der Bolzplatz fehlt.", "Ende " * (behind // 5)) if part)
    shown = search_hits.cut(text, patterns)
    assert [piece for piece, meant in shown if meant] == ["Bolzplatz"]
    whole = "".join(piece for piece, _ in shown)
    assert whole.strip("… ") in text
    assert whole.startswith("… ") == (before > 40)
    assert whole.endswith(" …") == (behind > 0)


@pytest.mark.parametrize("typed", ["bolzpl", "maerz", "märz", "der ahorn", "strasse bolz"])
def test_a_very_long_file_is_found_by_words_anywhere_in_it(workspace: Workspace, typed: str) -> None:
    front, middle, end = (
        "Wesen Quartier " * 3_000,
        " Der Bolzplatz fehlt.\n",
        " Ahornweg und Straße im März.\f",
    )
    entry = workspace.editing.add("archive_entry", {"title": "Sachbericht"}).result()
    text = front[:40_000] + middle + front[:40_000] + end + front[:15_000]

    def write(transaction: Transaction) -> None:
        space = workspace.spaces.coord
        transaction.session.add(ArchiveText(id=new_id(), space=space, entry_id=entry, text=text))

    workspace.core.submit(write, "archive").result()
    workspace.search.indexing.settle()
    (hit,) = workspace.search.find(typed, ["archive_entry"]).hits
    assert (plain(hit.text)[:2], plain(hit.text)[-2:]) == ("… ", " …")
    assert len(plain(hit.text)) < 220
    assert {fold(word) for word in meant(hit.text)} & {"bolzplatz", "marz", "der", "ahornweg", "strasse"}
    assert not workspace.search.find(f"{typed}x", ["archive_entry"]).hits


def test_a_long_text_without_a_space_is_shown_all_the_same() -> None:
    patterns = [word.pattern() for word in words_of("bolz")]
    assert search_hits.cut("x" * 5_000 + "-bolzplatz", patterns)
    assert search_hits.cut("x" * 5_000, patterns)


def test_hits_point_at_rows_that_are_there(workspace: Workspace, desk: Desk) -> None:
    desk.finished(TODAY)
    for typed in ("projekt", "aushang", "projektleitung", "quellrode", "MUSTER-2025"):
        for hit in find(workspace, typed):
            with workspace.core.raw() as raw:
                found = raw.execute(
                    f"SELECT {hit.spot.field} FROM {hit.spot.kind} WHERE id = ?", (hit.spot.part.bytes,)
                ).fetchone()
            assert found[0]
            assert isinstance(hit.id, UUID)
