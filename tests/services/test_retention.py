"""How long records are kept, what is due, and erasing after a yes: nothing is left on the disk."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path
from uuid import UUID

import pytest

from inka_desktop.records import ids
from inka_desktop.records.projects import Project
from inka_desktop.records.protocols import Agreement, Protocol
from inka_desktop.records.values import SpaceKind
from inka_desktop.services.core import Core
from inka_desktop.services.retention import Retention
from inka_desktop.store import logs
from inka_desktop.store.database import Database
from inka_desktop.store.errors import UnknownRecordError
from inka_desktop.store.writer import Transaction
from tests.store.databases import Store

NAME = "Erika Mustermann"


@pytest.fixture
def plain(tmp_path: Path) -> Iterator[Store]:
    """A database without a key, so that its bytes can be searched."""
    made = Store(Database(tmp_path, None), b"")

    def begin(transaction: Transaction) -> None:
        made.spaces[SpaceKind.COORD] = ids.new_id()
        number = logs.add_space(transaction.raw, made.spaces[SpaceKind.COORD].bytes, SpaceKind.COORD)
        logs.add_log(transaction.raw, number, bytes(range(16)), b"device-of-tests.", bytes(16), own=True)
        transaction.log.load()

    made.run(begin, "setup")
    yield made
    made.database.close()


def filled(store: Store) -> UUID:
    """A project with a visit and an agreement that name a person."""
    project, visit = ids.new_id(), ids.new_id()

    def work(transaction: Transaction) -> None:
        transaction.session.add(Project(id=project, space=store.spaces[SpaceKind.COORD], title="Sonnenhang"))
        transaction.session.flush()
        transaction.session.add(
            Protocol(
                id=visit,
                space=store.spaces[SpaceKind.COORD],
                project_id=project,
                keeper=NAME,
                place="Rathaus",
            )
        )
        transaction.session.add(
            Agreement(id=ids.new_id(), space=store.spaces[SpaceKind.COORD], protocol_id=visit, what=NAME)
        )

    store.database.writer.submit(work).result()
    return project


def on_disk(store: Store) -> bytes:
    """Database, journal and backups."""
    every = sorted(store.database.folder.rglob("*"))
    files = [path for path in every if path.is_file() and ".lock" not in path.name]
    return b"".join(path.read_bytes() for path in files)


def test_a_rule_is_kept_and_changed(plain: Store) -> None:
    project, service = filled(plain), Retention(Core(plain.database))
    rule = service.set_rule(
        project, start_event="Ende der Förderung", started_on=None, months=60, ground="Art. 82 VO 2021/1060"
    ).result()
    assert service.rules(project)[0].ends_on is None
    service.set_rule(
        project,
        start_event="Ende der Förderung",
        started_on=date(2024, 2, 29),
        months=12,
        ground="…",
        rule=service.rules(project)[0],
    ).result()
    (row,) = service.rules(project)
    assert (row.id, row.ends_on, row.hold) == (rule, date(2025, 2, 28), False)
    with pytest.raises(UnknownRecordError):
        service.set_rule(ids.new_id(), start_event="", started_on=None, months=1, ground="").result()


def test_a_rule_keeps_what_others_changed_while_somebody_looked_at_it(plain: Store) -> None:
    project, service = filled(plain), Retention(Core(plain.database))
    keep = partial(
        service.set_rule, project, start_event="Ende", started_on=date(2024, 2, 29), ground="Bescheid"
    )
    keep(months=12).result()
    (shown,) = service.rules(project)
    keep(months=12, hold=True, hold_reason="Prüfung", rule=shown).result()
    keep(months=24, rule=shown).result()
    (row,) = service.rules(project)
    assert (row.months, row.hold, row.hold_reason) == (24, True, "Prüfung")


def test_what_is_due_is_listed_unless_it_is_held(plain: Store) -> None:
    project, service = filled(plain), Retention(Core(plain.database))
    service.set_rule(
        project, start_event="Ende", started_on=date(2020, 1, 1), months=12, ground="Grund"
    ).result()
    assert service.due(date(2020, 12, 31)) == []
    (due,) = service.due(date(2021, 1, 1))
    assert (due.title, due.since, due.records) == ("Sonnenhang", date(2021, 1, 1), 2)
    service.set_rule(
        project,
        start_event="Prüfung",
        started_on=None,
        months=1,
        ground="Grund",
        hold=True,
        hold_reason="Prüfung",
    ).result()
    assert service.due(date(2030, 1, 1)) == []


def test_what_was_erased_is_in_no_file_of_the_profile(plain: Store) -> None:
    project, service = filled(plain), Retention(Core(plain.database))
    backup = plain.database.folder / "backups" / "inka-migration-1.db"
    backup.parent.mkdir()
    backup.write_bytes(NAME.encode())
    assert NAME.encode() in on_disk(plain)
    assert service.erase(project).result() == 2
    assert NAME.encode() not in on_disk(plain)
    with plain.database.readers.raw() as raw:
        assert raw.execute("SELECT keeper, place FROM protocol").fetchall() == [(None, None)]
        assert raw.execute("SELECT title FROM project").fetchall() == [("Sonnenhang",)]


def test_some_fields_of_a_record_can_be_erased_alone(plain: Store) -> None:
    filled(plain)
    service = Retention(Core(plain.database))
    with plain.database.readers.raw() as raw:
        (row,) = raw.execute("SELECT id FROM protocol").fetchone()
    assert service.erase_record("protocol", UUID(bytes=row), ("keeper",)).result() == 1
    with plain.database.readers.raw() as raw:
        assert raw.execute("SELECT keeper, place FROM protocol").fetchall() == [(None, "Rathaus")]
