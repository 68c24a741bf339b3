"""Why a question stays blank: it is an answer of its own, never 0, and is kept, merged and undone as one."""

from __future__ import annotations

import pytest

from inka_desktop.forms import Absence, FormSession, NodeId
from inka_desktop.forms.errors import NoSuchNodeError, UnfinishedError
from inka_desktop.forms.keeping import difference
from tests.forms.making import filled, put, value

FORM = """
| survey |               |        |          |          |                                         |
|        | type          | name   | label    | required | calculation                             |
|        | integer       | women  | Women    | yes      |                                         |
|        | integer       | men    | Men      | yes      |                                         |
|        | calculate     | sum    |          |          | coalesce(${women}, 0) + coalesce(${men}, 0) |
|        | begin repeat  | offer  | Offer    |          |                                         |
|        | text          | name   | Name     | yes      |                                         |
|        | end repeat    |        |          |          |                                         |
"""
WOMEN, MEN = NodeId("/data/women"), NodeId("/data/men")
LATER = Absence("not_yet_known", "Die Zahlen kommen im Januar.")


def test_what_is_absent_is_not_asked_for_and_is_no_zero() -> None:
    session = filled(FORM)
    put(session, "/data/women", 7)
    changes = session.set_absence(MEN, LATER)
    assert changes.parts[MEN] >= {"value", "constraint"}
    assert session.state(MEN).absence == LATER
    assert session.state(MEN).violation is None
    assert value(session, "/data/men") == ""
    assert value(session, "/data/sum") == "7"
    assert MEN not in [one.node for one in session.validate()]


def test_an_answer_takes_it_back_and_it_takes_an_answer_away() -> None:
    session = filled(FORM)
    put(session, "/data/women", 7)
    session.set_absence(WOMEN, LATER)
    assert (value(session, "/data/women"), value(session, "/data/sum")) == ("", "0")
    put(session, "/data/women", 0)
    assert session.state(WOMEN).absence is None
    assert value(session, "/data/women") == "0"
    session.set_absence(WOMEN, LATER)
    session.set_absence(WOMEN, None)
    assert session.state(WOMEN).violation is not None


def test_each_of_these_steps_is_undone() -> None:
    session = filled(FORM)
    put(session, "/data/women", 7)
    session.set_absence(WOMEN, LATER)
    put(session, "/data/women", 8)
    session.undo()
    assert session.state(WOMEN).absence == LATER
    assert session.undo().changed("value")
    assert (value(session, "/data/women"), session.state(WOMEN).absence) == ("7", None)


def test_it_is_kept_also_in_rows_and_comes_over_to_another_device() -> None:
    here, there = filled(FORM), filled(FORM)
    row = here.rows(NodeId("/data/offer"))[0].row
    name = NodeId("/data/offer/name", row)
    here.set_absence(MEN, LATER)
    here.set_absence(name, Absence("not_collected"))
    again = FormSession(here.definition, here.kept())
    assert again.kept() == here.kept()
    assert again.state(name).absence == Absence("not_collected")
    there.apply(*difference(there.kept(), here.kept()), lenient=True)
    assert there.state(MEN).absence == LATER
    before = here.kept()
    here.set_absence(MEN, None)
    there.apply(*difference(before, here.kept()), lenient=True)
    assert there.state(MEN).absence is None


def test_a_finished_form_says_it_in_its_xml_and_is_read_back() -> None:
    session = filled(FORM)
    put(session, "/data/women", 7)
    with pytest.raises(UnfinishedError):
        session.finalize()
    session.set_absence(MEN, LATER)
    session.set_absence(NodeId("/data/offer/name", session.rows(NodeId("/data/offer"))[0].row), LATER)
    xml = session.finalize().xml
    assert '<men inka:absent="not_yet_known" inka:reason="Die Zahlen kommen im Januar."/>' in xml
    again = FormSession(session.definition, xml)
    assert again.state(MEN).absence == LATER
    assert again.finalize().xml == xml


def test_only_a_question_can_be_absent() -> None:
    with pytest.raises(NoSuchNodeError):
        filled(FORM).set_absence(NodeId("/data/offer"), LATER)
