"""A draft of one version of a form goes on in the next one."""

from __future__ import annotations

import pytest

from inka_desktop.forms import FormDefinition, FormSession, NodeId
from inka_desktop.forms.errors import NotThisFormError
from inka_desktop.forms.migration import Loss, migrate, preview
from tests.forms.making import bind, given, put, value, values, xform

REPEAT = '<repeat nodeset="/data/p"><input ref="/data/p/name"/></repeat>'
OLD = xform(
    "<age/><town/><note/><p jr:template=''><name/></p>",
    bind("age"),
    '<input ref="/data/age"/><input ref="/data/town"/><input ref="/data/note"/>' + REPEAT,
)
NEW = xform(
    "<age/><g><town/></g><mood>fine</mood><p jr:template=''><name/><job>none</job></p><twice/>",
    bind("age", type="int") + bind("twice", calculate="/data/age * 2"),
    '<input ref="/data/age"/><input ref="/data/g/town"/><input ref="/data/mood"/>' + REPEAT,
).replace('version="1"', 'version="2"')


@pytest.fixture
def draft() -> FormSession:
    session = FormSession(FormDefinition.load(OLD), given=given())
    put(session, "/data/age", "41")
    put(session, "/data/town", "Gotha")
    session.add_repeat(NodeId("/data/p"), row="r1")
    session.set(NodeId("/data/p/name", "r1"), "Ada")
    return session


def test_what_would_happen_is_shown_first(draft: FormSession) -> None:
    before = draft.to_xml()
    found = preview(draft, FormDefinition.load(NEW))
    assert found.added == ("/data/g/town", "/data/mood")
    assert found.lost == (Loss(NodeId("/data/town"), "Gotha", "gone"),)
    assert found.kept == 2
    assert draft.to_xml() == before


def test_answers_go_on_and_new_questions_begin_with_their_defaults(draft: FormSession) -> None:
    made = migrate(draft, FormDefinition.load(NEW), given())
    assert [value(made, f"/data/{name}") for name in ("age", "twice", "mood", "g/town")] == [
        "41",
        "82",
        "fine",
        "",
    ]
    assert made.rows(NodeId("/data/p")) == [NodeId("/data/p", "r1")]
    assert values(made, "/data/p/name") == ["Ada"]
    assert values(made, "/data/p/job") == ["none"]
    assert 'version="2"' in made.finalize().xml


def test_an_answer_that_no_longer_fits_is_named_and_left_out(draft: FormSession) -> None:
    put(draft, "/data/age", "about forty")
    to = FormDefinition.load(NEW)
    assert Loss(NodeId("/data/age"), "about forty", "type") in preview(draft, to).lost
    assert value(migrate(draft, to, given()), "/data/age") == ""
    assert value(draft, "/data/age") == "about forty"


def test_other_forms_are_refused(draft: FormSession) -> None:
    with pytest.raises(NotThisFormError):
        preview(draft, FormDefinition.load(NEW.replace('id="test"', 'id="other"')))
    with pytest.raises(NotThisFormError):
        migrate(draft, FormDefinition.load(NEW.replace('id="test"', 'id="other"')))


def test_the_same_version_loses_nothing(draft: FormSession) -> None:
    again = FormDefinition.load(OLD)
    assert preview(draft, again).lost == ()
    assert migrate(draft, again, given()).to_xml() == draft.to_xml()
