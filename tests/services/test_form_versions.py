"""The library of forms, and drafts that go on in a newer version when a person says so."""

from __future__ import annotations

import pytest

from inka_desktop.forms import NodeId
from inka_desktop.forms.convert import convert_here
from inka_desktop.services import form_library
from inka_desktop.services.form_rows import LostRow
from inka_desktop.services.workspace import Workspace
from tests.forms.test_convert import workbook

from .test_answers import FORM, put, take_in, value

NEWER = (
    FORM.replace("| visit         | 1 ", "| visit         | 2 ")
    .replace("| integer       | people  | How many people?", "| date          | people  | Since when?     ")
    .replace("| text          | place ", "| text          | site  ")
    .replace("${place}", "${site} ")
    .replace("| yn            | no ", "| yn            | nay")
    .replace("${people}*2", "1 + 1      ")
    .replace("${people}  ", "2          ")
)


def test_the_same_form_taken_in_twice_is_one_version(workspace: Workspace) -> None:
    first = take_in(workspace)
    assert take_in(workspace) == first
    second = take_in(workspace, NEWER)
    (form,) = workspace.forms.library.list()
    assert [(row.id, row.version, row.number) for row in form.versions] == [(second, "2", 2), (first, "1", 1)]
    assert (form.title, form.key) == ("Visiting", "visit")
    assert all(row.here for row in form.versions)


def test_a_workbook_is_converted_once_and_its_problems_are_told_by_place(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = workbook([["type", "name", "label"], ["text", "a", "A"]])
    taken = workspace.forms.library.take_in(good, "besuch.xlsx").result()
    assert taken.version is not None
    monkeypatch.setattr(form_library, "convert_content", lambda *_: pytest.fail("converted again"))
    assert workspace.forms.library.take_in(good, "besuch.xlsx").result().version == taken.version
    monkeypatch.setattr(
        form_library, "convert_content", lambda content, name, _files: convert_here(content, name)
    )
    bad = workbook([["type", "name", "label", "relevant"], ["text", "a", "A", "explode()"]])
    refused = workspace.forms.library.take_in(bad, "besuch.xlsx").result()
    assert refused.version is None
    assert [problem.place for problem in refused.problems] == ["survey!2 (relevant)"]
    assert len(workspace.forms.library.list()) == 1


def test_lists_beside_a_form_belong_to_its_version(workspace: Workspace) -> None:
    table = workbook([["type", "name", "label"], ["select_one_from_file towns.csv", "town", "Town"]])
    missing = workspace.forms.library.take_in(table, "orte.xlsx").result()
    assert missing.version is None
    assert any("towns.csv" in problem.de for problem in missing.problems)
    one = workspace.forms.library.take_in(
        table, "orte.xlsx", {"towns.csv": b"name,label\na,Apolda\n"}
    ).result()
    two = workspace.forms.library.take_in(table, "orte.xlsx", {"towns.csv": b"name,label\ng,Gera\n"}).result()
    assert one.version is not None
    assert two.version not in (None, one.version)
    form = workspace.forms.answers.open(workspace.forms.answers.begin(one.version).result())
    root = form.definition.root.path
    assert [choice.label for choice in form.session.choices(NodeId(f"{root}/town"))] == ["Apolda"]


def test_a_draft_stays_in_its_version_and_the_preview_says_what_would_be_lost(workspace: Workspace) -> None:
    old = take_in(workspace)
    form = workspace.forms.answers.open(workspace.forms.answers.begin(old).result())
    put(form, "place", "Laden")
    put(form, "people", 3)
    put(form, "open", "no")
    put(form, "offer/name", "Tee", form.session.rows(NodeId("/data/offer"))[0].row)
    new = take_in(workspace, NEWER)
    row = workspace.forms.answers.get(form.row.id)
    assert (row.version_id, row.newer) == (old, new)
    before = workspace.forms.answers.session(form.row.id).to_xml()
    found = workspace.forms.versions.preview(form.row.id, new)
    assert found.added == ("Place",)
    assert found.lost == (
        LostRow("Place", "Laden", "gone"), LostRow("How many people?", "3", "type"),
        LostRow("Open?", "No", "choice"),
    )  # fmt: skip
    assert workspace.forms.answers.session(form.row.id).to_xml() == before
    workspace.forms.versions.migrate(form.row.id, new).result()
    opened = workspace.forms.answers.open(form.row.id)
    assert (opened.row.version_id, opened.row.newer) == (new, None)
    assert [value(opened, path) for path in ("site", "people", "open")] == ["", "", ""]
    assert value(opened, "offer/name", opened.session.rows(NodeId("/data/offer"))[0].row) == "Tee"


def test_what_had_no_place_in_one_version_is_seen_again_in_another(workspace: Workspace) -> None:
    old, new = take_in(workspace), take_in(workspace, NEWER)
    form = workspace.forms.answers.open(workspace.forms.answers.begin(old).result())
    put(form, "place", "Laden")
    workspace.forms.versions.migrate(form.row.id, new).result()
    workspace.forms.versions.migrate(form.row.id, old).result()
    assert value(workspace.forms.answers.open(form.row.id), "place") == "Laden"
