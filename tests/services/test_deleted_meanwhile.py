"""Somebody writes in a record that another device has just deleted: it stays, and a person is asked."""

from __future__ import annotations

from typing import NamedTuple
from uuid import UUID

import pytest

from inka_desktop.records.protocols import Protocol
from inka_desktop.records.specs import by_kind
from inka_desktop.records.values import MeetingKind
from inka_desktop.services.errors import RecordGoneError
from inka_desktop.services.rows import DecisionRow
from inka_desktop.services.workspace import Workspace
from inka_desktop.store.errors import UnknownRecordError
from inka_desktop.store.writer import Changes

from .conftest import TODAY
from .devices import Office, meet, shown

WORDS = {
    "protocol": "purpose", "topic": "notes", "agreement": "what", "attendance": "remark", "photo": "caption",
    "series": "body", "series_member": "function", "stock_taking": "summary", "finding": "what",
    "walk_point": "place", "task": "what", "project": "title", "site": "name", "person": "phone",
}  # fmt: skip
"""A field with words of each kind, as a form has it."""


class Two(NamedTuple):
    """Two coordinators' devices that know the same records."""

    here: Workspace
    there: Workspace
    records: dict[str, UUID]

    def deleted(self, kind: str) -> UUID:
        """The record of a kind, which the other device deleted, and this one has just heard of it."""
        row = self.records[kind]
        self.there.editing.delete(kind, row).result()
        meet(self.there, self.here)
        assert not shown(self.here, row, by_kind()[kind].record).alive
        return row

    def said(self, workspace: Workspace, kind: str) -> object:
        """What stands in the field; None where the record is not there."""
        found = shown(workspace, self.records[kind], by_kind()[kind].record)
        return getattr(found, WORDS[kind]) if found.alive else None


@pytest.fixture
def two(office: Office) -> Two:
    here = office.office
    place = here.exchange.add_place(office.folder("place")).result()
    visited = here.projects.create("Am Hang", [], "Werk").result()
    visit = here.protocols.start(visited, TODAY).result()
    series = here.series.create("Beirat", MeetingKind.STEERING).result()
    stock = here.stock.create("Altstadt", TODAY).result()
    project = here.projects.create("Sonnenhang", [], "Werk").result()
    there = office.join(place.id)
    made = {
        "protocol": visit, "series": series, "stock_taking": stock, "project": project,
        "topic": here.protocols.get(visit).topics[0].id,
        "agreement": here.protocols.add_agreement(visit, "Aushang", "Stadt", TODAY).result(),
        "attendance": here.protocols.add_person(visit, name="Kim", function="Leitung").result(),
        "photo": here.photos.announce(visit).result(),
        "series_member": here.editing.add("series_member", {"series_id": series}).result(),
        "finding": here.editing.add("finding", {"stock_taking_id": stock, "kind": "gap"}).result(),
        "walk_point": here.editing.add("walk_point", {"stock_taking_id": stock}).result(),
        "task": here.tasks.add("task", {"what": "Anrufen"}).result(),
        "site": here.projects.add_site(project, "Haus").result(),
        "person": here.editing.add("person", {"name": "Kim"}).result(),
    }  # fmt: skip
    meet(here, there, here, there)
    return Two(here, there, made)


def write(workspace: Workspace, kind: str, row: UUID, words: str = "Neu", before: str = "") -> None:
    """A form saves a field whose record it has shown until now."""
    field = WORDS[kind]
    workspace.editing.save(kind, row, {field: words}, before={field: before}).result()


@pytest.mark.parametrize("kind", WORDS)
def test_what_is_written_meanwhile_brings_the_record_back_and_asks(two: Two, kind: str) -> None:
    row = two.deleted(kind)
    write(two.here, kind, row)
    write(two.here, kind, row, "Neues", "Neu")
    assert two.said(two.here, kind) == "Neues"
    meet(two.here, two.there, two.here)
    for workspace in (two.here, two.there):
        assert two.said(workspace, kind) == "Neues"
        (asked,) = workspace.exchange.questions()
        assert (asked.kind, asked.record_id, asked.field) == (kind, row, "alive")


def test_a_part_brings_its_whole_back(two: Two) -> None:
    two.deleted("protocol")
    changes = list[Changes]()
    stop = two.here.on_change(changes.append)
    write(two.here, "topic", two.records["topic"])
    stop()
    assert two.said(two.here, "topic") == "Neu"
    assert shown(two.here, two.records["protocol"], Protocol).alive
    assert changes[-1].kinds >= {"topic", "protocol"}, "lists of protocols show it again"


def test_a_decision_that_it_goes_all_the_same_counts(two: Two) -> None:
    write(two.here, "topic", two.deleted("topic"))
    (asked,) = two.here.exchange.questions()
    two.here.exchange.decide([DecisionRow(asked.id, None, False)]).result()
    meet(two.here, two.there)
    for workspace in (two.here, two.there):
        assert two.said(workspace, "topic") is None
        assert workspace.exchange.questions() == []


@pytest.mark.parametrize("kind", WORDS)
def test_what_was_deleted_here_does_not_come_back(two: Two, kind: str) -> None:
    row = two.records[kind]
    two.here.editing.delete(kind, row).result()
    with pytest.raises(UnknownRecordError):
        write(two.here, kind, row)
    assert two.said(two.here, kind) is None


def test_what_both_deleted_does_not_come_back(two: Two) -> None:
    row = two.records["topic"]
    two.here.editing.delete("topic", row).result()
    two.there.editing.delete("topic", row).result()
    meet(two.there, two.here)
    with pytest.raises(UnknownRecordError):
        write(two.here, "topic", row)


@pytest.mark.parametrize("kind", ["protocol", "topic"])
def test_what_was_erased_does_not_come_back(two: Two, kind: str) -> None:
    two.there.retention.erase_whole("protocol", two.records["protocol"]).result()
    meet(two.there, two.here)
    with pytest.raises(RecordGoneError):
        write(two.here, kind, two.records[kind])
    assert two.said(two.here, kind) is None


def test_who_did_not_see_it_there_changes_nothing(two: Two) -> None:
    """A script that knows only an id says what is wrong with it."""
    row = two.deleted("topic")
    with pytest.raises(UnknownRecordError):
        two.here.editing.save("topic", row, {"notes": "Neu"}).result()
    assert two.said(two.here, "topic") is None
