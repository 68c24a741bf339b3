"""What a newer device wrote before the update shows after it, like everywhere else."""

from __future__ import annotations

from pathlib import Path

from inka_desktop.records.notes import Tag
from inka_desktop.records.protocols import Protocol, Topic
from inka_desktop.records.series import Series, SeriesMember
from inka_desktop.records.specs import by_kind
from inka_desktop.store import guard
from inka_desktop.store.connection import connect
from inka_desktop.store.database import Database
from inka_desktop.store.guard import Permits
from inka_desktop.store.migrations import run
from inka_desktop.store.migrations.catching_up import catch_up, news
from inka_desktop.store.raw import RawConnection
from tests.fixtures.databases.make import KEY
from tests.store.databases import as_somebody_else, make_store, write_beside

_COLUMNS = {
    "protocol": ("alive", "kind", "place", "date"),
    "topic": ("alive", "protocol_id", "title", "notes", "position"),
}


def rows(raw: RawConnection) -> list[list[tuple[object, ...]]]:
    """Everything in the tables that get news."""
    kinds = ("protocol", "topic", "series", "series_member")
    return [raw.execute(f"SELECT * FROM {kind} ORDER BY id").fetchall() for kind in kinds]


def forget(raw: RawConnection) -> None:
    """What an older version would have kept of these rows."""
    raw.execute("UPDATE protocol SET type = 'visit', body = NULL, objections = NULL, quorum = NULL")
    raw.execute("UPDATE topic SET resolution = NULL, votes_for = NULL")
    for kind in ("series_member", "series"):
        raw.execute(f"DELETE FROM {kind}")


def test_new_fields_and_tables_of_others_show_after_the_update(tmp_path: Path) -> None:
    store = make_store(tmp_path, key=KEY)
    mine = store.add(Protocol, place="Rathaus")
    with as_somebody_else(store):
        series = store.add(Series, body="Steuerungsgruppe")
        store.add(SeriesMember, series_id=series, function="Jugendamt", vote=True)
        meeting = store.add(Protocol, type="meeting", body="Steuerungsgruppe", objections="Keine Zustimmung.")
        store.add(
            Topic, protocol_id=meeting, title="Haushalt", resolution="Es wird beschlossen.", votes_for=7
        )
        store.set(Protocol, mine, quorum=5)
    write_beside(store, "protocol", mine, "body", "Runde", 0)
    store.database.close()
    raw, permits = connect(store.database.path, KEY), Permits()
    guard.attach(raw, permits)
    before, new = rows(raw), news({**dict.fromkeys(by_kind(), ("alive",)), **_COLUMNS})
    assert new.keys() >= {8, 10, 30, 31}
    with permits.everything():
        raw.execute("PRAGMA foreign_keys = OFF")
        raw.execute("BEGIN IMMEDIATE")
        forget(raw)
        assert rows(raw) != before
        assert catch_up(raw, permits, new) == 5
        assert rows(raw) == before
        with permits.ending():
            raw.execute("COMMIT")
    guard.verify(raw)
    raw.close()
    Database(tmp_path, KEY).close()


def test_what_may_stand_in_more_kinds_of_space_shows_after_the_update(tmp_path: Path) -> None:
    """A device of version 9 keeps notes of a personal space, and shows none."""
    tag = by_kind()["tag"]
    before = {"tag": ([field.name for field in tag.fields], b""), "topic": (["alive"], b"")}
    assert run._known(before, 9) == {"topic": ["alive"]}
    assert run._known(before, 10).keys() == {"tag", "topic"}
    store = make_store(tmp_path, key=KEY)
    with as_somebody_else(store):
        store.add(Tag, word="Zaun")
    store.database.close()
    raw, permits = connect(store.database.path, KEY), Permits()
    guard.attach(raw, permits)
    shown = raw.execute("SELECT * FROM tag").fetchall()
    with permits.everything():
        raw.execute("BEGIN IMMEDIATE")
        raw.execute("DELETE FROM tag")
        known = {
            one.kind: [field.name for field in one.fields] for one in by_kind().values() if one is not tag
        }
        assert catch_up(raw, permits, news(known)) == 1
        assert raw.execute("SELECT * FROM tag").fetchall() == shown
        with permits.ending():
            raw.execute("COMMIT")
    raw.close()


def test_what_was_known_before_is_no_news() -> None:
    known = {kind: [field.name for field in spec.fields] for kind, spec in by_kind().items()}
    assert news(known) == {}
    known["topic"].remove("votes_for")
    assert news(known) == {10: frozenset({9})}
