"""Erasing for good: finding an entry wherever it stands, whole records, the reason, and the report."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from inka_desktop.services import first_start
from inka_desktop.services.rows import ProtocolFilter
from inka_desktop.services.workspace import Workspace
from inka_desktop.store.errors import UnknownRecordError
from inka_desktop.store.keys import PassphraseSource
from tests.services.conftest import TODAY, Desk

NAME = "Erika Mustermann"


def places(workspace: Workspace, words: str) -> set[tuple[str, str, bool]]:
    """Kind and field of what is found, and whether it shows now."""
    return {(row.kind, row.field, row.value is not None) for row in workspace.retention.search(words)}


def test_a_name_is_found_in_rows_in_earlier_entries_and_in_finished_versions(
    workspace: Workspace, desk: Desk
) -> None:
    visit = desk.visit()
    workspace.protocols.add_person(visit, function="Leitung", organization="Träger", name=NAME).result()
    workspace.editing.save("protocol", visit, {"keeper": NAME}).result()
    desk.complete(visit)
    workspace.protocols.finish(visit).result()
    workspace.editing.save("protocol", visit, {"keeper": "Fachreferat"}).result()
    found = places(workspace, NAME)
    assert ("attendance", "name", True) in found
    assert ("protocol", "keeper", False) in found  # it stood there before
    assert ("protocol_version", "content", False) in found
    assert ("attendance", "name", True) in places(workspace, NAME.upper())
    assert places(workspace, "100 %_gibt es nicht") == set()
    assert workspace.retention.search("  ") == []


def test_what_was_found_is_erased_everywhere_at_once_and_is_one_entry_of_the_report(
    workspace: Workspace, desk: Desk
) -> None:
    visit = desk.visit()
    workspace.protocols.add_person(visit, function="Leitung", organization="Träger", name=NAME).result()
    workspace.editing.save("protocol", visit, {"keeper": NAME}).result()
    workspace.editing.save("protocol", visit, {"keeper": "Fachreferat", "place": "Rathaus"}).result()
    chosen: dict[tuple[str, UUID], list[str]] = {}
    for row in workspace.retention.search(NAME):
        chosen.setdefault((row.kind, row.id), []).append(row.field)
    assert workspace.retention.erase_fields(chosen, "Widerruf").result() == 3
    assert workspace.retention.search(NAME) == []
    assert workspace.protocols.get(visit).place == "Rathaus"
    (report,) = workspace.retention.reports(workspace.exchange.replica.members)
    assert (report.reason, report.about, report.person) == ("Widerruf", "", "Fachreferat")
    assert {(one.kind, one.count, one.fields) for one in report.records} == {
        ("person", 1, ("name",)), ("attendance", 1, ("name",)), ("protocol", 1, ("keeper",)),
    }  # fmt: skip
    assert (report.waiting, report.confirmed) == ((), (("Laptop Büro", "Fachreferat"),))
    with workspace.core.raw() as raw:
        assert NAME not in repr(raw.execute("SELECT name, value FROM setting").fetchall())


def test_a_whole_protocol_goes_with_all_that_hangs_on_it_and_is_in_no_list(
    workspace: Workspace, desk: Desk
) -> None:
    other = desk.visit()
    visit = desk.finished(TODAY, "Aushang erneuern")
    assert workspace.retention.erase_whole("protocol", visit, "Widerruf").result() >= 4
    assert workspace.retention.search("Aushang") == []
    assert [row.id for row in workspace.protocols.page(ProtocolFilter(), "date", True, 0)] == [other]
    assert workspace.editing.deleted() == []
    (report,) = workspace.retention.reports(workspace.exchange.replica.members)
    assert report.about == "Projekt Sonnenhang"
    with pytest.raises(UnknownRecordError):
        workspace.retention.erase_whole("protocol", UUID(int=7), "").result()


def test_a_project_that_was_erased_is_not_due_again_unless_something_new_is_written(
    workspace: Workspace, desk: Desk
) -> None:
    desk.finished(TODAY)
    workspace.retention.set_rule(
        desk.project, start_event="Ende", started_on=TODAY.replace(year=2020), months=12, ground="Grund"
    ).result()
    (due,) = workspace.retention.due(TODAY)
    assert workspace.retention.erase(due.project, "Frist").result() == due.records
    assert workspace.retention.due(TODAY) == []
    desk.visit()
    assert len(workspace.retention.due(TODAY)) == 1


def test_the_report_says_who_has_not_confirmed_and_the_reason_stays_where_it_was_given(
    workspace: Workspace, desk: Desk, tmp_path: Path
) -> None:
    visit = desk.visit()
    workspace.editing.save("protocol", visit, {"keeper": NAME}).result()
    (tmp_path / "place").mkdir()
    place = workspace.exchange.add_place(tmp_path / "place").result()
    invited = workspace.exchange.invite("B", place.id).result()
    workspace.exchange.sync().result()
    joined = first_start.join(tmp_path / "other", PassphraseSource("x"), invited.file, invited.code, "road")
    with closing(joined) as other:
        for one in (other, workspace, other):
            one.exchange.sync().result()
        workspace.retention.erase_record("protocol", visit, ("keeper",), "Widerruf").result()
        (mine,) = workspace.retention.reports(workspace.exchange.replica.members)
        assert [device for device, _ in mine.waiting] == ["road"]
        for one in (workspace, other, workspace):
            one.exchange.sync().result()
        (mine,) = workspace.retention.reports(workspace.exchange.replica.members)
        (theirs,) = other.retention.reports(other.exchange.replica.members)
        assert mine.waiting == theirs.waiting == ()
        assert len(mine.confirmed) == 2
        assert (mine.action, mine.at, mine.records) == (theirs.action, theirs.at, theirs.records)
        assert (mine.reason, theirs.reason) == ("Widerruf", "")
        assert other.retention.search(NAME) == []


def test_erasing_minutes_leaves_those_that_approved_them(workspace: Workspace, project: UUID) -> None:
    body = workspace.series.create("Steuerungsgruppe", "steering_group", project).result()
    first = workspace.series.start(body, date(2026, 9, 8)).result()
    second = workspace.series.start(body, date(2026, 12, 8)).result()
    workspace.editing.save("protocol", second, {"place": "Rathaus"}).result()
    assert workspace.protocols.get(second).values["last_minutes_id"] == first
    workspace.retention.erase_whole("protocol", first).result()
    assert workspace.protocols.get(second).place == "Rathaus"
