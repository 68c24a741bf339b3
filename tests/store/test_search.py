"""The search index in the database: what leaves at once, numbers by date, pieces, and no byte that stays."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from inka_desktop.records.ids import new_id
from inka_desktop.records.network import Area, Organization, Person
from inka_desktop.records.projects import Project
from inka_desktop.records.protocols import Agreement, Attendance, Photo, Protocol, Topic
from inka_desktop.records.searching import fields_of, kinds, owners_of, parts_of, texts_in
from inka_desktop.records.values import SpaceKind
from inka_desktop.store import search_find, search_index
from inka_desktop.store.search_find import Limits, Word, words_of
from inka_desktop.store.search_text import compose, mark
from tests.store.databases import Store, as_somebody_else

VISIT = Protocol.__number__
DAY = date(2026, 11, 23)


@pytest.fixture
def indexed(store: Store) -> Store:
    """A store whose index was begun."""
    settle(store)
    return store


def settle(store: Store) -> int:
    """All that is due; how many pieces it took."""
    store.run(lambda tx: search_index.begin(tx.raw))
    pieces = 1
    while store.run(lambda tx: search_index.piece(tx.raw)):
        pieces += 1
    return pieces


def find(store: Store, typed: str, table: int = VISIT, **limits: Any) -> list[UUID]:
    with store.database.readers.raw() as raw:
        found = search_find.find(raw, [table], words_of(typed), Limits(**limits))
    return [UUID(bytes=row) for row in found[table]]


def protocol(store: Store) -> UUID:
    """A visit with a part of each kind."""
    visit = store.add(Protocol, project_label="Projekt Sonnenhang", date=DAY, observations="Es ist kühl.")
    store.add(Topic, protocol_id=visit, title="Öffnungszeiten", notes="Donnerstags bis 18 Uhr")
    store.add(Agreement, protocol_id=visit, what="Aushang erneuern", remark="mit Foto")
    store.add(Attendance, protocol_id=visit, function="Projektleitung", organization="Nachbarschaftswerk")
    store.add(Photo, protocol_id=visit, caption="Schaukasten")
    return visit


def test_what_is_looked_into_follows_from_the_records() -> None:
    assert {spec.kind for spec in kinds()} >= {
        "protocol",
        "topic",
        "agreement",
        "person",
        "released_protocol",
    }
    assert not {spec.kind for spec in kinds()} & {"attachment", "device", "letterhead", "retention", "logo"}
    names = {field.name for field in fields_of("agreement")}
    assert names == {"what", "responsible", "remark", "evidence"}
    assert {"state", "kind", "date"}.isdisjoint(field.name for field in fields_of("protocol"))
    assert [field.name for field in owners_of("agreement")] == ["protocol_id", "release_id"]
    parts = {spec.kind for spec, _ in parts_of("protocol")}
    assert parts == {"attendance", "topic", "agreement", "photo", "reply", "comment", "tagging"}


def test_a_protocol_is_found_by_all_its_parts_and_words_may_stand_apart(indexed: Store) -> None:
    visit = protocol(indexed)
    settle(indexed)
    for typed in ("sonnen", "KÜHL", "kuehl", "oeffnungs", "Donnerstag", "aushang foto", "nachbarsch",
                  "Schauk", "sonnenhang schaukasten projektleitung", "Es kühl"):  # fmt: skip
        assert find(indexed, typed) == [visit], typed
    for typed in ("sonnenuhr", "aushang fehlt", "hang", "E kühl", "", "es", "–"):
        assert find(indexed, typed) == [], typed


def test_short_words_are_meant_whole_and_hyphens_keep_together() -> None:
    assert words_of("Am Da") == ()
    assert words_of("Am Damm") == (Word(("am",), False), Word(("damm",), True))
    assert words_of("VOP-2026–KS2") == (Word(("vop", "2026", "ks2"), True),)
    assert words_of("Aue") == (Word(("au",), True),)


@pytest.mark.parametrize("whose", ["own", "applied"])
def test_what_is_deleted_leaves_with_its_transaction_and_comes_back(indexed: Store, whose: str) -> None:
    visit = protocol(indexed)
    (topic,) = (UUID(bytes=row) for (row,) in indexed.rows("SELECT id FROM topic"))
    settle(indexed)
    if whose == "own":
        indexed.set(Topic, topic, alive=False)
    else:
        with as_somebody_else(indexed):
            indexed.set(Topic, topic, alive=False)
    assert find(indexed, "öffnungs") == []
    assert find(indexed, "aushang") == [visit]
    indexed.run(lambda tx: setattr(tx.session.get(Protocol, visit), "alive", False))
    for part in (Agreement, Attendance, Photo):
        for (row,) in indexed.rows(f"SELECT id FROM {part.__tablename__}"):
            indexed.set(part, UUID(bytes=row), alive=False)
    assert indexed.rows("SELECT count(*) FROM search_doc") == [(0,)]
    assert find(indexed, "sonnen") == []
    indexed.set(Protocol, visit, alive=True)
    settle(indexed)
    assert find(indexed, "sonnen") == [visit]
    assert find(indexed, "aushang") == []


def test_a_transaction_that_fails_leaves_the_index_as_it_was(indexed: Store) -> None:
    visit = protocol(indexed)
    settle(indexed)

    def work(tx: Any) -> None:
        tx.session.get(Protocol, visit).alive = False
        tx.flush()
        search_index.leave(tx.raw)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        indexed.run(work)
    assert find(indexed, "sonnen") == [visit]
    assert settle(indexed) <= 2
    assert find(indexed, "sonnen") == [visit]


@pytest.mark.parametrize("few", [search_find._FEW, 0], ids=["ranked_here", "ranked_by_fts5"])
def test_the_newest_thousand_are_ranked_and_thirty_shown(
    indexed: Store, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Names weigh more than texts; what ranks about the same stands by its date."""
    monkeypatch.setattr(search_find, "_FEW", few)
    days = [DAY - timedelta(days=number) for number in range(40)]
    visits = [indexed.add(Protocol, observations="Im Laden", date=day) for day in days]
    best = indexed.add(Protocol, place="Laden", date=DAY - timedelta(days=1_000))
    for day in days * 2:  # what most say counts for nothing
        indexed.add(Protocol, place="Rathaus", date=day)
    settle(indexed)
    found = find(indexed, "laden")
    assert len(found) == search_find.SHOWN
    assert found[0] == best
    assert found[1:] == visits[:29]
    often = indexed.add(Protocol, observations="Laden, " * 9, date=DAY - timedelta(days=900))
    long = indexed.add(Protocol, observations=f"Laden {'und so weiter ' * 40}", date=DAY)
    settle(indexed)
    assert set(find(indexed, "laden")[:2]) == {often, best}
    assert long not in find(indexed, "laden")


@pytest.mark.parametrize("few", [search_find._FEW, 2, 0])
def test_kinds_that_are_asked_for_together_are_found_as_each_alone(
    indexed: Store, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A period leaves out what lies between the periods of two kinds."""
    monkeypatch.setattr(search_find, "_FEW", few)
    for days in range(3):
        indexed.add(Protocol, place="Laden", date=DAY + timedelta(days=days))
    indexed.add(Project, space=SpaceKind.COORD, title="Laden am Damm")
    for record, name in ((Organization, "Ladenverein"), (Area, "Laden Nord"), (Area, "Laden Süd")):
        indexed.add(record, space=SpaceKind.ORG, name=name)
    settle(indexed)
    numbers = [record.__number__ for record in (Organization, Person, Area, Project, Protocol)]
    periods: list[dict[str, Any]] = [{}, {"until": DAY}, {"since": DAY + timedelta(days=1)}]
    for limits in periods:
        with indexed.database.readers.raw() as raw:
            found = search_find.find(raw, numbers, words_of("laden"), Limits(**limits))
        assert {number: [UUID(bytes=row) for row in rows] for number, rows in found.items()} == {
            number: find(indexed, "laden", number, **limits) for number in numbers
        }
        assert len(found[VISIT]) == (2 if "since" in limits else 1 if limits else 3)


@pytest.mark.parametrize("few", [search_find._FEW, 0])
def test_long_beginnings_and_words_with_hyphens_are_found_whole(
    indexed: Store, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of few documents FTS5 is asked for the first letters only."""
    monkeypatch.setattr(search_find, "_FEW", few)
    names = ("Zurückgelegt", "Zurufe", "Zurückgabe", "St.-Marienkirche", "St. Marienstift", "Marienkirche")
    made = {name: indexed.add(Protocol, place=name) for name in names}
    settle(indexed)
    for typed, wanted in (
        ("zurück", {"Zurückgelegt", "Zurückgabe"}), ("zurückgeb", set()), ("zurückgab", {"Zurückgabe"}),
        ("zuruf", {"Zurufe"}), ("st-marien", {"St.-Marienkirche", "St. Marienstift"}),
        ("st.-marienki", {"St.-Marienkirche"}), ("marienki st", {"St.-Marienkirche"}),
    ):  # fmt: skip
        assert set(find(indexed, typed)) == {made[name] for name in wanted}, typed


def test_periods_are_ranges_and_a_changed_date_moves_a_document(indexed: Store) -> None:
    early, late = (indexed.add(Protocol, place="Laden", date=day) for day in (DAY, DAY + timedelta(days=30)))
    none = indexed.add(Protocol, place="Laden")
    settle(indexed)
    assert set(find(indexed, "laden")) == {early, late, none}
    assert find(indexed, "laden", since=DAY + timedelta(days=1)) == [late]
    assert find(indexed, "laden", until=DAY) == [early]
    assert find(indexed, "laden", since=DAY, until=DAY) == [early]
    indexed.set(Protocol, none, date=DAY)
    settle(indexed)
    assert set(find(indexed, "laden", since=DAY, until=DAY)) == {early, none}


def test_marks_limit_to_a_project_and_to_who_began_it(indexed: Store) -> None:
    projects = [indexed.add(Project, space=SpaceKind.COORD, title=f"Projekt {name}") for name in ("A", "B")]
    visits = [indexed.add(Protocol, place="Laden", project_id=project) for project in projects]
    settle(indexed)
    about = frozenset({mark("p", projects[0].bytes)})
    assert find(indexed, "laden", marks=(about,)) == [visits[0]]
    assert find(indexed, "projekt", Project.__number__, marks=(about,)) == [projects[0]]
    own = frozenset({mark("d", b"device-of-tests.")})
    assert set(find(indexed, "laden", marks=(own,))) == set(visits)
    assert find(indexed, "laden", marks=(frozenset({mark("d", bytes(16))}),)) == []
    assert find(indexed, mark("p", projects[0].bytes)) == []  # marks are no words


def test_more_than_a_day_holds_go_on_with_the_next(indexed: Store) -> None:
    many = (1 << search_index.DAY_BITS) + 5
    indexed.run(
        lambda tx: tx.session.add_all(
            [
                Protocol(id=new_id(), space=indexed.spaces[SpaceKind.COORD], place="L", date=DAY)
                for _ in range(many)
            ]
        )
    )
    settle(indexed)
    numbers = [no for (no,) in indexed.rows("SELECT no FROM search_doc ORDER BY no")]
    assert numbers == list(range(numbers[0], numbers[0] + many))
    (gone,) = indexed.rows("SELECT row FROM search_doc WHERE no = ?", numbers[3])[0]
    indexed.set(Protocol, UUID(bytes=gone), alive=False)
    again = indexed.add(Protocol, place="L", date=DAY)
    settle(indexed)
    assert indexed.rows("SELECT no FROM search_doc WHERE row = ?", again.bytes) == [(numbers[3],)]


def test_an_older_database_is_filled_in_pieces_whatever_is_written_meanwhile(store: Store) -> None:
    visits = [store.add(Protocol, place=f"Laden {number}", date=DAY) for number in range(12)]
    persons = [store.add(Person, space=SpaceKind.COORD, name=f"Laden {number}") for number in range(3)]
    store.run(lambda tx: search_index.begin(tx.raw))
    store.run(lambda tx: search_index.piece(tx.raw, 0.0))
    with store.database.readers.raw() as raw:
        assert search_index.is_filling(raw)
    store.set(Protocol, visits[5], place="Umgezogen")
    settle(store)
    with store.database.readers.raw() as raw:
        assert not search_index.is_due(raw)
    assert set(find(store, "laden")) == {*visits[:5], *visits[6:]}
    assert find(store, "umgezogen") == [visits[5]]
    assert set(find(store, "laden", Person.__number__)) == set(persons)


def test_another_version_makes_the_index_anew(indexed: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    visit = protocol(indexed)
    settle(indexed)
    assert settle(indexed) == 1  # nothing to do
    monkeypatch.setattr(search_index, "_LAYOUT", -1)
    indexed.run(lambda tx: search_index.begin(tx.raw))
    assert find(indexed, "sonnen") == []
    settle(indexed)
    assert find(indexed, "sonnen") == [visit]


def test_documents_without_a_date_have_numbers_of_their_own(indexed: Store) -> None:
    """More of them than a day has numbers; none is of a day, not even of the first."""
    home = indexed.home(Protocol)
    many = [Protocol(id=new_id(), space=home, place="L") for _ in range(300)]
    indexed.run(lambda tx: tx.session.add_all(many))
    dated = indexed.add(Protocol, place="L", date=date(1, 1, 1))
    settle(indexed)
    first, last = search_index.range_of(Protocol.__number__, 1)
    found = indexed.rows("SELECT row FROM search_doc WHERE no BETWEEN ? AND ?", first, last)
    assert found == [(dated.bytes,)]
    assert indexed.rows("SELECT count(*) FROM search_doc") == [(301,)]


SECRET = "Xquilvenbrand"


@pytest.mark.parametrize("times", [1, 3])
def test_no_byte_stays_of_what_left_once_it_is_purged(indexed: Store, times: int) -> None:
    """Neither of the last text nor of earlier ones that were replaced long before."""
    others = [indexed.add(Protocol, place=f"Xquilven Laden {number}", date=DAY) for number in range(30)]
    visit = indexed.add(Protocol, place=f"{SECRET} eins", date=DAY)
    settle(indexed)
    for number in range(times):
        indexed.set(Protocol, visit, observations=f"Text{SECRET}{number}")
        settle(indexed)
    assert rest(indexed, b"venbrand")
    indexed.set(Protocol, visit, place=None, observations=None)
    settle(indexed)
    indexed.database.purge_search()
    assert not rest(indexed, b"brand")
    assert set(find(indexed, "xquilven")) <= set(others)
    assert len(find(indexed, "xquilven")) == 30
    assert indexed.run(lambda tx: search_index.is_whole(tx.raw))


def rest(store: Store, needle: bytes) -> bool:
    """Whether a page of the index holds the end of a word; FTS5 leaves out beginnings that words share."""
    found = store.rows("SELECT block FROM search_index_data UNION ALL SELECT term FROM search_index_idx")
    return any(needle in (value if isinstance(value, bytes) else str(value).encode()) for (value,) in found)


def test_purging_goes_in_pieces(indexed: Store) -> None:
    for number in range(30):
        indexed.add(Protocol, place=f"Laden {number}", date=DAY)
    ran: list[str] = []

    def run(work: Callable[[Any], bool]) -> bool:
        ran.append("piece")
        return bool(indexed.run(lambda tx: work(tx.raw), "search"))

    settle(indexed)
    search_index.purge(run)
    assert len(ran) >= 3
    assert len(find(indexed, "laden")) == 30


def test_a_damaged_index_is_noticed(indexed: Store) -> None:
    protocol(indexed)
    settle(indexed)
    assert indexed.run(lambda tx: search_index.is_whole(tx.raw))
    indexed.run(lambda tx: tx.raw.execute("DELETE FROM search_index_data WHERE id > 1000"))
    assert not indexed.run(lambda tx: search_index.is_whole(tx.raw))


def test_a_damaged_index_is_made_anew_and_no_save_fails_by_it(indexed: Store) -> None:
    visit, other = protocol(indexed), indexed.add(Protocol, place="Sonnenhang", date=DAY)
    settle(indexed)
    indexed.run(lambda tx: tx.raw.execute("UPDATE search_doc SET words = x'00'"))
    indexed.run(lambda tx: setattr(tx.session.get(Protocol, other), "alive", False))
    assert indexed.get(Protocol, other).alive is False
    assert indexed.rows("SELECT count(*) FROM search_doc") == [(0,)]
    settle(indexed)
    assert find(indexed, "sonnen") == [visit]


def test_a_damaged_index_holds_up_no_erasure(indexed: Store) -> None:
    visit = protocol(indexed)
    settle(indexed)
    indexed.add(Protocol, place="Gemeindehaus", date=DAY)
    settle(indexed)
    indexed.run(lambda tx: tx.raw.execute("UPDATE search_index_data SET block = x'00' WHERE id > 1000"))
    indexed.database.purge_search()
    settle(indexed)
    assert find(indexed, "sonnen") == [visit]
    assert indexed.run(lambda tx: search_index.is_whole(tx.raw))


def test_texts_of_fixed_content_are_read_without_days_and_codes() -> None:
    content = (
        b'{"date":"2026-11-23","kind":"visit","photos":[{"hash_hex":"ab","caption":"Laden"}],"end":"09:30"}'
    )
    assert list(texts_in(content)) == ["Laden"]
    assert list(texts_in(b"\xff")) == []


@pytest.mark.parametrize("begun", [False, True])
def test_nothing_is_sorted_to_find_what_nobody_looked_at(store: Store, *, begun: bool) -> None:
    """Each piece would sort all records of a kind again, and filling a long list would take hours."""
    for spec in kinds():
        query = search_index.wholes_query(spec, begun=begun)
        plan = [
            row[3] for row in store.rows(f"EXPLAIN QUERY PLAN {query}", *([b"\x01"] if begun else []), 64)
        ]
        assert len(plan) == 1, (spec.kind, plan)
        assert f"{spec.kind} USING PRIMARY KEY" in plan[0] or plan == [f"SCAN {spec.kind}"], plan


def test_parts_of_parts_are_read_together_and_from_indexes(indexed: Store) -> None:
    visit = protocol(indexed)
    first = _asked(indexed, visit)
    for _ in range(5):
        indexed.add(Agreement, protocol_id=visit, what="Rampe bauen")
    assert len(_asked(indexed, visit)) == len(first)
    steps = [row[3] for query in first for row in indexed.rows(f"EXPLAIN QUERY PLAN {query}")]
    assert any(step.startswith("SEARCH comment USING INDEX ix_comment_target_id") for step in steps)
    assert not [step for step in steps if step.startswith("SCAN")]


def _asked(store: Store, visit: UUID) -> list[str]:
    """What is read for the text of a protocol, with its values written in."""
    asked: list[str] = []
    with store.database.readers.raw() as raw:
        connection: Any = raw
        connection.set_trace_callback(asked.append)
        try:
            assert compose(raw, (VISIT, visit.bytes)) is not None
        finally:
            connection.set_trace_callback(None)
    return asked
