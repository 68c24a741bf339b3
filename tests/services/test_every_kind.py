"""Bin, history and undo for every kind of record, by reflection: a new kind that is left out is seen here."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest

from inka_desktop.gui import page_list
from inka_desktop.records.ids import new_id
from inka_desktop.records.notes import NOTED
from inka_desktop.records.specs import TableSpec, by_kind, by_number, tables
from inka_desktop.records.values import OFFICE, SpaceKind
from inka_desktop.services.deleted import COMES_AND_GOES
from inka_desktop.services.workspace import Workspace
from inka_desktop.viewmodels import wording

PARTS_OR_SETTINGS = {
    "site": "part of a project", "project_party": "part of a project", "project_area": "part of a project",
    "project_person": "part of a project",
    "retention": "rule of a project", "attachment": "file of another record", "topic": "part of a protocol",
    "attendance": "part of a protocol", "photo": "part of a protocol", "postponement": "part of an agreement",
    "protocol_version": "fixed", "released_protocol": "copy of a protocol", "document": "fixed",
    "shared_text": "copy of a fixed text", "shared_reply": "part of a consultation",
    "fixed_text": "fixed", "recipient": "part of a consultation", "reply": "part of a consultation",
    "signature": "part of a protocol", "mailing": "part of a protocol", "series_member": "part of a series",
    "letterhead": "setting", "logo": "setting", "device": "setting", "own_word": "a word by itself",
    "twin": "says that two entries are one", "contract_party": "part of a contract",
    "stock_participant": "part of a stock-taking", "walk_point": "part of a stock-taking",
    "institution": "part of a stock-taking", "stock_actor": "part of a stock-taking",
    "stock_figure": "part of a stock-taking", "finding": "part of a stock-taking",
    "archive_text": "part of an old file",
    "tag": "a note itself", "tagging": "a note itself", "comment": "a note itself",
    "form": "its rounds and submissions have them", "form_version": "part of a form",
    "form_file": "part of a form",
    "form_row": "part of a submission",
    "answer": "part of a submission", "answer_file": "part of a submission", "finished_submission": "fixed",
    "round_part": "part of a round", "submission_step": "fixed",
    "filling_rule": "setting", "remark": "a note itself", "research_key": "setting",
    "contact_kind": "setting", "contact_count": "a number by itself", "indicator": "setting",
    "target": "a number by itself", "measurement": "a number by itself", "figure_rule": "setting",
}  # fmt: skip
"""Why a kind has no tags and comments of its own."""


def make(workspace: Workspace, spec: TableSpec) -> UUID:
    """A record of a kind, with whatever it belongs to."""
    space = workspace.spaces.coord if SpaceKind.COORD in spec.spaces else workspace.spaces.org
    if SpaceKind.PERSONAL in spec.spaces and SpaceKind.COORD not in spec.spaces:
        space = workspace.members.personal_space().result()
    values: dict[str, Any] = {}
    if spec.target is not None:
        kind = by_kind()["protocol"]
        values = {"target_kind": kind.number, "target_id": make(workspace, kind)}
    owner = next((field for field in spec.fields if field.parent is not None), None)
    if owner is not None and owner.parent != spec.kind:
        values[owner.name] = make(workspace, by_kind()[str(owner.parent)])
    row = new_id()

    def work(transaction: Any) -> None:
        transaction.session.add(spec.record(id=row, space=space, **values))

    workspace.core.submit(work, "add").result()
    return row


def alive(workspace: Workspace, spec: TableSpec, row: UUID) -> bool:
    with workspace.core.session() as session:
        found = session.get(spec.record, row)
        return found is not None and found.alive


def in_the_bin(workspace: Workspace, row: UUID) -> bool:
    return row in {one.id for one in workspace.editing.deleted()}


@pytest.mark.parametrize("spec", tables(), ids=lambda spec: spec.kind)
def test_a_record_of_any_kind_goes_into_the_bin_comes_back_and_says_its_history(
    workspace: Workspace, spec: TableSpec
) -> None:
    if not spec.spaces & {SpaceKind.COORD, SpaceKind.ORG, SpaceKind.PERSONAL}:
        assert spec.kind in {"released_protocol", "shared_text", "shared_reply"}  # have tests of their own
        return
    row = make(workspace, spec)
    workspace.editing.delete(spec.kind, row).result()
    assert not alive(workspace, spec, row)
    assert in_the_bin(workspace, row) == (spec.kind not in COMES_AND_GOES)
    workspace.editing.undo().result()
    assert alive(workspace, spec, row)
    workspace.editing.delete(spec.kind, row).result()
    workspace.editing.restore(spec.kind, row).result()
    assert alive(workspace, spec, row)
    assert not in_the_bin(workspace, row)
    told = workspace.editing.history(spec.kind, row)
    assert [entry.after for entry in told if entry.field == "alive"][:3] == [True, False, True]
    assert wording.record_kind(spec.kind) != spec.kind


def test_every_kind_that_a_page_of_the_office_shows_has_tags_and_comments() -> None:
    """A new page cannot leave them out."""
    shown = {kind for role in OFFICE for kind in page_list.shown_by(role)}
    assert shown - NOTED == {"released_protocol"}
    assert shown >= NOTED


def test_every_kind_has_tags_and_comments_or_a_reason() -> None:
    assert {spec.kind for spec in tables()} == NOTED | set(PARTS_OR_SETTINGS)
    assert not NOTED & set(PARTS_OR_SETTINGS)
    assert len(by_number()) == len(NOTED) + len(PARTS_OR_SETTINGS)
