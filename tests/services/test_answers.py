"""Forms filled on a real encrypted database: saved answer by answer, opened again, finished, read back."""

from __future__ import annotations

import csv
import re
from uuid import UUID

import pytest
from sqlalchemy import select

from inka_desktop.forms import NodeId
from inka_desktop.forms.errors import UnfinishedError
from inka_desktop.records.documents import Attachment
from inka_desktop.records.forms import Answer, FormRow, Submission
from inka_desktop.records.projects import Project
from inka_desktop.services import answer_store
from inka_desktop.services.errors import StillUsedError
from inka_desktop.services.form_errors import AnswerTooLongError, FormNotHereError, SubmissionFinishedError
from inka_desktop.services.open_form import OpenForm
from inka_desktop.services.workspace import Workspace
from tests.forms import making

FORM = """
| survey   |               |         |                  |            |              |              |         |
|          | type          | name    | label            | required   | calculation  | repeat_count | default |
|          | start         | start   |                  |            |              |              |         |
|          | end           | end     |                  |            |              |              |         |
|          | text          | place   | Place            | yes        |              |              |         |
|          | integer       | people  | How many people? |            |              |              |         |
|          | select_one yn | open    | Open?            |            |              |              | yes     |
|          | date          | day     | Which day?       |            |              |              |         |
|          | calculate     | double  |                  |            | ${people}*2  |              |         |
|          | calculate     | token   |                  |            | once(uuid()) |              |         |
|          | begin repeat  | offer   | Offer            |            |              |              |         |
|          | text          | name    | Name of offer    |            |              |              |         |
|          | begin repeat  | date    | Date             |            |              |              |         |
|          | text          | when    | When?            |            |              |              |         |
|          | end repeat    |         |                  |            |              |              |         |
|          | end repeat    |         |                  |            |              |              |         |
|          | begin repeat  | person  | Person           |            |              | ${people}    |         |
|          | text          | who     | Who?             |            |              |              |         |
|          | end repeat    |         |                  |            |              |              |         |
| choices  |               |         |                  |            |              |              |         |
|          | list_name     | name    | label            |            |              |              |         |
|          | yn            | yes     | Yes, it is       |            |              |              |         |
|          | yn            | no      | No               |            |              |              |         |
| settings |               |         |                  |            |              |              |         |
|          | form_id       | version | instance_name    | form_title |              |              |         |
|          | visit         | 1       | ${place}         | Visiting   |              |              |         |
"""
OFFER = NodeId("/data/offer")


def take_in(workspace: Workspace, table: str = FORM) -> UUID:
    xform = making.xform_of(table).encode("utf-8")
    taken = workspace.forms.library.take_in(xform, "visit.xml").result()
    assert taken.version is not None, taken.problems
    return taken.version


@pytest.fixture
def form(workspace: Workspace) -> OpenForm:
    """A form that was just begun."""
    return workspace.forms.answers.open(workspace.forms.answers.begin(take_in(workspace)).result())


def again(workspace: Workspace, form: OpenForm) -> OpenForm:
    """The same form, opened anew."""
    form.close()
    return workspace.forms.answers.open(form.row.id)


def put(form: OpenForm, path: str, value: object, row: str = "") -> None:
    form.set(NodeId(f"/data/{path}", row), value).saved.result()  # type: ignore[arg-type]  # what tests mean


def value(form: OpenForm, path: str, row: str = "") -> str:
    return form.session.state(NodeId(f"/data/{path}", row)).value


def test_every_answer_is_there_when_its_save_is_done(workspace: Workspace, form: OpenForm) -> None:
    put(form, "place", "Laden")
    put(form, "people", 3)
    rows = form.session.rows(NodeId("/data/person"))
    put(form, "person/who", "Ada", rows[1].row)
    row = form.add_repeat(OFFER).changes.added[0].row
    put(form, "offer/name", "Tee", row)
    inner = form.add_repeat(NodeId("/data/offer/date", row)).changes.added[0].row
    put(form, "offer/date/when", "montags", inner)
    before = form.session.to_xml()
    opened = again(workspace, form)
    assert opened.session.to_xml() == before
    assert opened.session.kept() == form.session.kept()
    assert value(opened, "double") == "6"
    assert value(opened, "token") == value(form, "token") != ""
    assert opened.row.title == "Laden"


def test_what_a_form_works_out_is_not_kept(workspace: Workspace, form: OpenForm) -> None:
    put(form, "people", 4)
    with workspace.core.session() as session:
        kept = {one.key: one for one in session.query(Answer).all()}
    assert set(kept) == {
        "/data/start", "/data/people", "/data/token", "/data/open", "/data/meta/instanceID"
    }  # fmt: skip
    assert kept["/data/people"].value == "4"
    assert kept["/data/people"].given is None
    assert kept["/data/token"].value is None
    assert kept["/data/token"].given


def test_a_default_that_was_emptied_stays_empty(workspace: Workspace, form: OpenForm) -> None:
    assert value(form, "open") == "yes"
    put(form, "open", "")
    assert value(again(workspace, form), "open") == ""


def test_rows_keep_their_order_and_undo_brings_them_back(workspace: Workspace, form: OpenForm) -> None:
    first = form.session.rows(OFFER)[0].row
    put(form, "offer/name", "one", first)
    last = form.add_repeat(OFFER).changes.added[0].row
    put(form, "offer/name", "three", last)
    put(form, "offer/name", "two", form.add_repeat(OFFER, 1).changes.added[0].row)
    form.remove_repeat(NodeId("/data/offer", first)).saved.result()
    assert names(again(workspace, form)) == ["two", "three"]
    form = again(workspace, form)
    form.remove_repeat(NodeId("/data/offer", last)).saved.result()
    assert names(again(workspace, form)) == ["two"]
    form.undo().saved.result()
    assert names(again(workspace, form)) == names(form) == ["two", "three"]


def names(form: OpenForm) -> list[str]:
    return [value(form, "offer/name", row.row) for row in form.session.rows(OFFER)]


def test_a_row_that_is_counted_anew_begins_blank_also_when_the_form_is_opened_again(
    workspace: Workspace, form: OpenForm
) -> None:
    put(form, "people", 2)
    row = form.session.rows(NodeId("/data/person"))[1].row
    put(form, "person/who", "Bo", row)
    put(form, "people", 1)
    assert again(workspace, form).session.to_xml() == form.session.to_xml()
    put(form, "people", 2)
    assert value(form, "person/who", row) == value(again(workspace, form), "person/who", row) == ""


def test_undo_is_saved_as_any_other_step(workspace: Workspace, form: OpenForm) -> None:
    put(form, "place", "Laden")
    put(form, "place", "Rathaus")
    form.undo().saved.result()
    assert value(again(workspace, form), "place") == "Laden"
    form.undo().saved.result()
    assert value(again(workspace, form), "place") == ""


def test_finishing_asks_for_what_is_missing_and_writes_the_xml_beside(
    workspace: Workspace, form: OpenForm
) -> None:
    with pytest.raises(UnfinishedError):
        workspace.forms.finished.finish(form)
    put(form, "place", "Laden")
    workspace.forms.finished.finish(form).result()
    (finished,) = workspace.forms.finished.of(form.row.id)
    xml = workspace.forms.finished.xml(finished.id)
    assert xml is not None
    assert b"<place>Laden</place>" in xml
    assert finished.instance_id == value(form, "meta/instanceID")
    assert finished.instance_id.encode() in xml
    opened = again(workspace, form)
    assert opened.row.state == "finished"
    with pytest.raises(SubmissionFinishedError):
        opened.set(NodeId("/data/place"), "x")


def test_a_finished_form_that_is_taken_up_again_replaces_the_one_before(
    workspace: Workspace, form: OpenForm
) -> None:
    put(form, "place", "Laden")
    workspace.forms.finished.finish(form).result()
    workspace.forms.finished.edit(form.row.id).result()
    opened = again(workspace, form)
    put(opened, "place", "Rathaus")
    workspace.forms.finished.finish(opened).result()
    newer, older = workspace.forms.finished.of(form.row.id)
    assert newer.replaces == older.instance_id
    assert newer.instance_id != older.instance_id
    assert not older.replaces
    xml = workspace.forms.finished.xml(newer.id)
    assert xml is not None
    assert f"<deprecatedID>{older.instance_id}</deprecatedID>".encode() in xml.replace(b"orx:", b"")


def test_a_submission_comes_back_from_its_xml(workspace: Workspace, form: OpenForm) -> None:
    put(form, "place", "Laden")
    put(form, "people", 2)
    put(form, "offer/name", "Tee", form.session.rows(OFFER)[0].row)
    workspace.forms.finished.finish(form).result()
    xml = workspace.forms.finished.xml(workspace.forms.finished.of(form.row.id)[0].id)
    assert xml is not None
    version = form.row.version_id
    assert version is not None
    taken = workspace.forms.finished.read_back(version, xml).result()
    assert workspace.forms.finished.read_back(version, xml).result() == taken
    opened = workspace.forms.answers.open(taken)
    assert opened.row.state == "finished"
    assert opened.row.title == "Laden"
    assert opened.session.kept().cells.keys() - {NodeId("/data/open")}
    assert [value(opened, path) for path in ("place", "people", "double")] == ["Laden", "2", "4"]
    assert names(opened) == ["Tee"]


def test_a_deleted_form_comes_back_whole(workspace: Workspace, form: OpenForm) -> None:
    put(form, "place", "Laden")
    workspace.editing.delete("submission", form.row.id).result()
    assert not workspace.forms.answers.all()
    workspace.editing.restore("submission", form.row.id).result()
    assert value(again(workspace, form), "place") == "Laden"


def test_a_form_that_is_in_use_is_not_deleted(workspace: Workspace, form: OpenForm) -> None:
    assert form.row.form_id is not None
    with pytest.raises(StillUsedError):
        workspace.editing.delete("form", form.row.form_id).result()


def test_the_undo_of_the_window_reaches_a_form_that_is_open(workspace: Workspace, form: OpenForm) -> None:
    put(form, "place", "Laden")
    workspace.editing.undo().result()
    assert form.has_news
    assert NodeId("/data/place") in form.take_news().changes.changed("value")
    assert value(form, "place") == ""
    put(form, "place", "Rathaus")
    assert value(again(workspace, form), "place") == "Rathaus"


def test_what_was_undone_in_a_form_is_not_brought_back_by_undoing_more(
    workspace: Workspace, form: OpenForm
) -> None:
    put(form, "place", "Laden")
    put(form, "place", "Rathaus")
    row = form.add_repeat(OFFER).changes.added[0].row
    put(form, "offer/name", "three", row)
    for _ in range(3):  # the name, the row, the second place
        form.undo().saved.result()
    form = again(workspace, form)
    assert (value(form, "place"), len(form.session.rows(OFFER))) == ("Laden", 1)
    workspace.editing.undo().result()
    form = again(workspace, form)
    assert (value(form, "place"), len(form.session.rows(OFFER))) == ("", 1)


def test_a_form_that_has_not_come_yet_is_told_so(workspace: Workspace, form: OpenForm) -> None:
    workspace.forms.library.forget()
    with workspace.core.session() as session:
        hashes = session.scalars(select(Attachment.hash)).all()
    for path in workspace.core.database.folder.rglob("*"):
        if path.name in hashes:
            path.unlink()
    with pytest.raises(FormNotHereError) as told:
        workspace.forms.answers.open(form.row.id)
    assert "„Visiting“" in told.value.words("de")


def test_a_file_of_a_form_is_kept_under_a_name_of_its_own(workspace: Workspace, form: OpenForm) -> None:
    keep = workspace.forms.files.keep
    one = keep(form.row.id, b"one", "foto.jpg", "image/jpeg").result()
    two = keep(form.row.id, b"two", "foto.jpg", "image/jpeg").result()
    assert one != two
    assert all(re.fullmatch(r"foto-[0-9a-f]{8}\.jpg", name) for name in (one, two))
    assert workspace.forms.files.read(form.row.id, one) == b"one"
    assert workspace.forms.files.read(form.row.id, two) == b"two"


def test_no_row_stands_for_a_row_that_the_form_counts(workspace: Workspace, form: OpenForm) -> None:
    put(form, "people", 5)
    with workspace.core.session() as session:
        repeats = [one.repeat for one in session.query(FormRow).all()]
    assert repeats.count("/data/offer") == 1
    assert "/data/person" not in repeats


AUDITED = """
| survey |              |      |       |
|        | type         | name | label | parameters |
|        | audit        | audit |      | track-changes=true identify-user=true |
|        | text         | place | Place | |
|        | begin repeat | offer | Offer | |
|        | text         | name | Name | |
|        | end repeat   |      |       | |
"""


def test_an_audit_log_is_made_of_what_was_really_done(workspace: Workspace) -> None:
    form = workspace.forms.answers.open(workspace.forms.answers.begin(take_in(workspace, AUDITED)).result())
    put(form, "place", "Laden")
    put(form, "place", "Laden, neu")
    row = form.add_repeat(OFFER).changes.added[0].row
    put(form, "offer/name", "Tee", row)
    form.remove_repeat(NodeId("/data/offer", form.session.rows(OFFER)[0].row)).saved.result()
    finished = workspace.forms.finished.finish(form).result()
    xml = workspace.forms.finished.xml(finished)
    assert xml is not None
    assert b"audit>audit.csv</" in xml
    log = workspace.forms.files.read(form.row.id, "audit.csv")
    assert log is not None
    lines = list(csv.DictReader(log.decode().splitlines()))
    assert [(line["event"], line["node"], line["old-value"], line["new-value"]) for line in lines] == [
        ("form start", "", "", ""),
        ("question", "/data/place", "", "Laden"),
        ("question", "/data/place", "Laden", "Laden, neu"),
        ("add repeat", "/data/offer[1]", "", ""),
        ("question", "/data/offer[1]/name", "", "Tee"),
        ("delete repeat", "/data/offer", "", ""),
        ("form finalize", "", "", ""),
    ]
    assert {line["user"] for line in lines[:-1]} == {"Fachreferat"}
    assert all(int(line["start"]) > 1_600_000_000_000 for line in lines)


def test_a_save_that_failed_is_made_up_for_by_the_next(
    workspace: Workspace, form: OpenForm, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(answer_store, "write", _fails)
        row = form.add_repeat(OFFER)
        failed = form.set(NodeId("/data/place"), "Laden")
        with pytest.raises(OSError, match="full"):
            row.saved.result()
        with pytest.raises(OSError, match="full"):
            failed.saved.result()
    put(form, "people", 1)
    opened = again(workspace, form)
    assert value(opened, "place") == "Laden"
    assert opened.session.to_xml() == form.session.to_xml()


def _fails(*_: object, **__: object) -> None:
    raise OSError("the disk is full")


def test_an_answer_of_any_length_is_kept_and_one_beyond_reason_is_refused(
    workspace: Workspace, form: OpenForm
) -> None:
    put(form, "place", "ä" * 150_000)
    assert value(again(workspace, form), "place") == "ä" * 150_000
    with pytest.raises(AnswerTooLongError):
        put(form, "place", "x" * 200_001)
    put(form, "people", 4)  # what is answered behind it is saved all the same
    assert value(form, "place") == "ä" * 150_000
    assert again(workspace, form).session.to_xml() == form.session.to_xml()


def test_a_form_of_a_project_lives_in_its_space_and_is_erased_with_it(
    workspace: Workspace, project: UUID
) -> None:
    begun = workspace.forms.answers.begin(take_in(workspace), project).result()
    form = workspace.forms.answers.open(begun)
    put(form, "place", "Laden")
    put(form, "offer/name", "Tee", form.session.rows(OFFER)[0].row)
    with workspace.core.session() as session:
        record, home = session.get(Submission, begun), session.get(Project, project)
        assert record is not None
        assert home is not None
        assert record.space == home.space != workspace.spaces.coord
        assert {one.space for one in session.scalars(select(Answer))} == {record.space}
    assert [row.id for row in workspace.forms.answers.all(project)] == [begun]
    workspace.retention.erase(project).result()
    with workspace.core.session() as session:
        assert {one.value for one in session.scalars(select(Answer))} == {None}
        assert not session.scalars(select(FormRow.repeat).where(FormRow.repeat.is_not(None))).all()
    assert not workspace.forms.answers.all()


def test_a_large_submission_is_written_in_as_many_transactions_as_it_takes(workspace: Workspace) -> None:
    names = [f"q{number}" for number in range(700)]
    xform = making.xform(
        "".join(f"<{name}/>" for name in names), "", "".join(f'<input ref="/data/{name}"/>' for name in names)
    )
    version = workspace.forms.library.take_in(xform.encode(), "large.xml").result().version
    assert version is not None
    long = "ß" * 190_000
    told = "".join(f"<{name}>{long if name in ('q1', 'q2', 'q3') else name}</{name}>" for name in names)
    xml = f'<data id="test" version="1">{told}</data>'.encode()
    taken = workspace.forms.finished.read_back(version, xml).result()
    opened = workspace.forms.answers.open(taken)
    assert [value(opened, name) for name in names] == [
        long if name in ("q1", "q2", "q3") else name for name in names
    ]
