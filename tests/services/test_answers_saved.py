"""What was answered is not lost: saves that fail, forms that are final, imports and forms cut short."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from itertools import count
from typing import Any

import pytest

from inka_desktop.exchange.sweep import orphans
from inka_desktop.forms import NodeId
from inka_desktop.records.values import Role
from inka_desktop.services import answer_store
from inka_desktop.services.form_errors import SubmissionFinishedError
from inka_desktop.services.open_form import OpenForm
from inka_desktop.services.workspace import Workspace
from inka_desktop.store.errors import ReadOnlySpaceError
from tests.forms import making

from .devices import Office, meet
from .test_answers import FORM, OFFER, again, form, put, take_in, value
from .test_answers_together import Two, both
from .test_form_versions import NEWER
from .test_releases import Office as Coordination
from .test_releases import office as coordination

__all__ = ["both", "coordination", "form"]

PLACE = NodeId("/data/place")


@contextmanager
def failing(monkeypatch: pytest.MonkeyPatch, *, only: int | None = None) -> Iterator[None]:
    """Saves fail, all or one, from 0, only."""
    write, calls = answer_store.write, count()

    def perhaps(*given: Any, **named: Any) -> None:
        if only in (None, next(calls)):
            raise OSError("the disk is full")
        write(*given, **named)

    with monkeypatch.context() as broken:
        broken.setattr(answer_store, "write", perhaps)
        yield


def fail(monkeypatch: pytest.MonkeyPatch, form: OpenForm, text: str) -> None:
    """An answer that could not be saved."""
    with failing(monkeypatch):
        assert isinstance(form.set(PLACE, text).saved.exception(), OSError)


def test_an_answer_whose_save_failed_stays_when_news_come(both: Two, monkeypatch: pytest.MonkeyPatch) -> None:
    fail(monkeypatch, both.here, "Laden")
    put(both.there, "people", 3)
    both.meet()
    both.here.take_news()
    both.one.core.await_saves()
    assert value(both.here, "place") == "Laden"
    assert NodeId("/data/people") in both.here.take_news().changes.changed("value")
    both.meet()
    assert "<place>Laden</place><people>3</people>" in both.same()


def test_what_others_answered_is_not_undone_by_making_up_for_a_save(
    both: Two, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = both.here.add_repeat(OFFER)
    row.saved.result()
    both.meet()
    both.there.take_news()
    fail(monkeypatch, both.here, "Laden")
    put(both.there, "people", 3)
    put(both.there, "offer/name", "Tee", row.changes.added[0].row)
    both.there.add_repeat(OFFER).saved.result()
    both.meet()
    put(both.here, "open", "no")
    both.here.take_news()
    both.meet()
    both.there.take_news()
    shown = both.same()
    assert "<place>Laden</place><people>3</people><open>no</open>" in shown
    assert shown.count("<offer ") == 3
    assert "<name>Tee</name>" in shown
    assert both.here.session.to_xml() == both.there.session.to_xml() == shown


def test_news_are_told_after_a_save_of_the_same_answer_failed(
    workspace: Workspace, form: OpenForm, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = workspace.forms.answers.open(form.row.id)
    fail(monkeypatch, form, "Laden")
    put(other, "place", "Rathaus")
    assert form.has_news


def test_an_own_answer_is_no_news_however_late_its_save_is_asked_about(
    form: OpenForm, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The writer can be through, and have told of it, before whoever asked it to save goes on."""
    submit = workspace.core.submit

    def at_once(*given: Any, **named: Any) -> Future[Any]:
        saving = submit(*given, **named)
        submit(lambda _transaction: None, "ready").result()
        return saving

    with monkeypatch.context() as slow:
        slow.setattr(workspace.core, "submit", at_once)
        form.set(PLACE, "Laden").saved.result()
    assert not form.has_news


def test_a_row_whose_save_failed_is_saved_with_the_next_step(
    workspace: Workspace, form: OpenForm, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = form.session.rows(OFFER)[0]
    with failing(monkeypatch):
        form.remove_repeat(first).saved.exception()
        row = form.add_repeat(OFFER).changes.added[0].row
        form.set(NodeId("/data/offer/name", row), "Tee").saved.exception()
    put(form, "people", 1)
    assert [one.row for one in again(workspace, form).session.rows(OFFER)] == [row]
    assert again(workspace, form).session.to_xml() == form.session.to_xml()


def test_a_step_that_changes_more_than_a_transaction_holds_is_saved_whole(workspace: Workspace) -> None:
    table = """
| survey  |              |          |         |               |
|         | type         | name     | label   | choice_filter |
|         | select_one d | district | Where   |               |
|         | begin repeat | offer    | Offer   |               |
|         | select_one v | village  | Village | d=${district} |
|         | end repeat   |          |         |               |
| choices |              |          |         |               |
|         | list_name    | name     | label   | d             |
|         | d            | a        | A       |               |
|         | d            | b        | B       |               |
|         | v            | x        | X       | a             |
|         | v            | y        | Y       | b             |
"""
    form = workspace.forms.answers.open(workspace.forms.answers.begin(take_in(workspace, table)).result())
    put(form, "district", "a")
    for _ in range(420):
        row = form.add_repeat(OFFER).changes.added[0].row
        form.set(NodeId("/data/offer/village", row), "x")
    put(form, "district", "b")
    with workspace.core.raw() as raw:
        assert raw.execute("SELECT count(*) FROM answer WHERE value = 'x'").fetchone() == (0,)
    assert again(workspace, form).session.to_xml() == form.session.to_xml()


def test_text_that_no_file_can_hold_is_left_out_before_it_is_an_answer(
    workspace: Workspace, form: OpenForm
) -> None:
    put(form, "place", "Laden\0\v am \ud800Markt\n")
    assert value(form, "place") == value(again(workspace, form), "place") == "Laden am Markt\n"


def test_a_form_that_is_final_takes_no_answer_of_whoever_has_it_open(
    workspace: Workspace, form: OpenForm
) -> None:
    put(form, "place", "Laden")
    other = workspace.forms.answers.open(form.row.id)
    workspace.forms.finished.finish(form).result()
    for late in (lambda: form.set(PLACE, "Rathaus"), lambda: workspace.forms.finished.finish(form)):
        with pytest.raises(SubmissionFinishedError):
            late()
    with pytest.raises(SubmissionFinishedError):
        other.set(PLACE, "Rathaus").saved.result()
    with pytest.raises(SubmissionFinishedError):
        workspace.forms.finished.finish(other).result()
    with pytest.raises(SubmissionFinishedError):
        workspace.forms.versions.migrate(form.row.id, take_in(workspace, NEWER)).result()
    assert other.take_news().reopen
    assert len(workspace.forms.finished.of(form.row.id)) == 1
    assert value(again(workspace, form), "place") == "Laden"


def test_a_form_that_could_not_be_finished_goes_on(
    workspace: Workspace, form: OpenForm, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(form, "place", "Laden")
    with failing(monkeypatch):
        assert isinstance(workspace.forms.finished.finish(form).exception(), OSError)
    put(form, "place", "Rathaus")
    finished = workspace.forms.finished.finish(form).result()
    xml = workspace.forms.finished.xml(finished)
    assert xml is not None
    opened = again(workspace, form)
    for name in ("place", "end"):
        assert f"<{name}>{value(opened, name)}</{name}>".encode() in xml
    assert value(opened, "place") == "Rathaus"


def test_an_import_that_was_cut_short_is_made_whole_by_the_next(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = [f"q{number}" for number in range(500)]
    xform = making.xform(
        "".join(f"<{name}/>" for name in names), "", "".join(f'<input ref="/data/{name}"/>' for name in names)
    )
    version = workspace.forms.library.take_in(xform.encode(), "large.xml").result().version
    assert version is not None
    told = "".join(f"<{name}>{name}</{name}>" for name in names)
    xml = f'<data id="test" version="1">{told}</data>'.encode()
    read_back = workspace.forms.finished.read_back
    with failing(monkeypatch, only=1):
        assert isinstance(read_back(version, xml).exception(), OSError)
    (half,) = workspace.forms.answers.all()
    assert half.state == "draft"
    workspace.editing.delete("submission", half.id).result()
    assert read_back(version, xml).result() == half.id
    opened = workspace.forms.answers.open(half.id)
    assert opened.row.state == "finished"
    assert [value(opened, name) for name in names] == names


def test_a_form_that_was_deleted_while_another_device_filled_it_is_still_read(office: Office) -> None:
    one = office.office
    two = office.join(one.exchange.add_place(office.folder("place")).result().id)
    taken = one.forms.library.take_in(making.xform_of(FORM).encode(), "visit.xml", {"a.csv": b"a\n"}).result()
    assert taken.version is not None
    meet(one, two, one, two)
    one.editing.delete("form", one.forms.library.list()[0].id).result()
    begun = two.forms.answers.begin(taken.version).result()
    put(two.forms.answers.open(begun), "place", "Laden")
    meet(one, two, one, two)
    for workspace in (one, two):
        workspace.forms.library.forget()
        assert value(workspace.forms.answers.open(begun), "place") == "Laden"
        with workspace.core.raw() as raw:
            assert not orphans(raw)
    one.editing.delete("submission", begun).result()
    with one.core.raw() as raw:
        assert len(orphans(raw)) == 2


def test_a_deleted_form_that_is_taken_in_again_has_its_lists(workspace: Workspace) -> None:
    table = making.xform_of(FORM).encode()
    take = workspace.forms.library.take_in
    version = take(table, "visit.xml", {"a.csv": b"a\n"}).result().version
    workspace.editing.delete("form", workspace.forms.library.list()[0].id).result()
    assert take(table, "visit.xml", {"a.csv": b"a\n"}).result().version == version
    with workspace.core.raw() as raw:
        assert raw.execute("SELECT name, alive FROM form_file").fetchall() == [("a.csv", 1)]


def test_files_of_one_name_from_two_devices_stay_apart(both: Two) -> None:
    kept = {
        workspace.forms.files.keep(both.submission, plain, "foto.jpg", "image/jpeg").result(): plain
        for workspace, plain in ((both.one, b"one"), (both.two, b"two"))
    }
    both.meet()
    for workspace in (both.one, both.two):
        assert {name: workspace.forms.files.read(both.submission, name) for name in kept} == kept
    assert set(kept.values()) == {b"one", b"two"}


def test_a_carrier_fills_forms_of_its_project_and_changes_no_library(coordination: Coordination) -> None:
    owner, carrier = coordination.owner, coordination.join(Role.CARRIER, "Erika Muster")
    version = take_in(owner)
    coordination.meet()
    begun = carrier.forms.answers.begin(version, coordination.desk.project).result()
    filled = carrier.forms.answers.open(begun)
    put(filled, "place", "Laden")
    carrier.forms.finished.finish(filled).result()
    with pytest.raises(ReadOnlySpaceError):
        take_in(carrier, NEWER)
    coordination.meet()
    assert value(owner.forms.answers.open(begun), "place") == "Laden"
    assert [form.title for form in owner.forms.library.list()] == ["Visiting"]
    assert len(owner.forms.library.list()[0].versions) == 1
