"""Steps of a filled form: what is kept, what comes from elsewhere, and what an error leaves behind."""

from __future__ import annotations

import pytest

from inka_desktop.forms import FormSession, NodeId
from inka_desktop.forms.errors import ExpressionError, XPathOperandError
from inka_desktop.forms.instance import counted_row
from inka_desktop.forms.keeping import difference
from inka_desktop.forms.recalculation import Recalculation
from tests.forms.making import NOON, bind, filled, given, node_at, opened, put, value

CASCADE = """
| survey  |                         |          |          |                        |                 |
|         | type                    | name     | label    | choice_filter          | relevant        |
|         | text                    | any      | Any?     |                        |                 |
|         | begin group             | place    | Place    |                        | ${any} != 'no'  |
|         | select_one district     | district | District |                        |                 |
|         | select_one village      | village  | Village  | district = ${district} |                 |
|         | select_multiple village | seen     | Seen     | district = ${district} |                 |
|         | end group               |          |          |                        |                 |
| choices |                         |          |          |                        |                 |
|         | list_name               | name     | label    | district               |                 |
|         | district                | n        | North    |                        |                 |
|         | district                | s        | South    |                        |                 |
|         | village                 | n1       | One      | n                      |                 |
|         | village                 | n2       | Two      | n                      |                 |
|         | village                 | s1       | Three    | s                      |                 |
"""


def test_hiding_a_group_keeps_the_choices_in_it() -> None:
    session = filled(CASCADE)
    put(session, "/data/place/district", "n")
    put(session, "/data/place/village", "n1")
    put(session, "/data/place/seen", "n2 n1")
    put(session, "/data/any", "no")
    assert value(session, "/data/place/village") == "n1"
    put(session, "/data/any", "yes")
    assert value(session, "/data/place/village") == "n1"
    assert value(session, "/data/place/seen") == "n2 n1"


def test_a_choice_that_was_lost_while_hidden_goes_when_it_shows_again() -> None:
    session = filled(CASCADE)
    put(session, "/data/place/district", "n")
    put(session, "/data/place/village", "n1")
    put(session, "/data/any", "no")
    session.apply({NodeId("/data/place/district"): "s"})
    assert value(session, "/data/place/village") == "n1"
    put(session, "/data/any", "yes")
    assert value(session, "/data/place/village") == ""
    session.undo()
    assert value(session, "/data/place/village") == "n1"


def test_devices_agree_on_a_village_of_another_district_whichever_comes_first() -> None:
    one, two = filled(CASCADE), filled(CASCADE)
    for session in (one, two):
        put(session, "/data/place/district", "n")
    put(one, "/data/place/district", "s")
    put(two, "/data/place/village", "n1")
    one.apply({NodeId("/data/place/village"): "n1"})
    two.apply({NodeId("/data/place/district"): "s"})
    assert one.to_xml() == two.to_xml()
    assert value(one, "/data/place/village") == ""


def test_what_is_no_choice_leaves_no_step_to_take_back() -> None:
    session = filled(CASCADE)
    put(session, "/data/place/district", "n")
    put(session, "/data/place/village", "s1")
    assert value(session, "/data/place/village") == ""
    session.undo()
    assert value(session, "/data/place/district") == ""


COUNTING = (
    "<a/><times>0</times><n>0</n><p jr:template=''><x/></p>",
    "",
    (
        '<input ref="/data/a"><setvalue event="xforms-value-changed" ref="/data/times" '
        'value="/data/times + 1"/>'
        '</input><input ref="/data/n"/><repeat nodeset="/data/p" jr:count="/data/n">'
        '<setvalue event="odk-new-repeat" ref="/data/p/x" value="concat(\'made \', /data/a)"/>'
        '<input ref="/data/p/x"/></repeat>'
    ),
)


def test_what_comes_from_elsewhere_sets_off_no_actions() -> None:
    here, there = opened(*COUNTING), opened(*COUNTING)
    put(there, "/data/a", 5)
    put(there, "/data/n", 2)
    put(there, "/data/p[1]/x", "own")
    brought = {
        node.id: node.own for node in there.instance.top.leaves() if node.own and node.field.path != "/data/n"
    }
    here.apply({**brought, NodeId("/data/n"): "2"})
    assert here.to_xml() == there.to_xml()
    assert value(here, "/data/times") == "1"
    assert value(here, "/data/p[1]/x") == "own"
    assert value(here, "/data/p[2]/x") == "made 5"


def test_a_row_that_nobody_makes_is_refused_and_nothing_is_taken_over() -> None:
    session = opened(*COUNTING)
    before = session.to_xml()
    with pytest.raises(Exception, match="does not have /data/p/x"):
        session.apply({NodeId("/data/a"): "1", NodeId("/data/p/x", counted_row("", "/data/p", 7)): "x"})
    assert session.to_xml() == before


@pytest.mark.parametrize(
    "expression",
    ["if(/data/a = 3, if(true(), 'ab', 1) | /data/b, '')", "if(/data/a = 3, regex('a', /data/wrong), 1)"],
)
def test_an_error_while_working_out_changes_nothing(expression: str) -> None:
    session = opened(
        "<a>1</a><b/><wrong>[</wrong><c/>",
        bind("b", calculate="/data/a * 2") + bind("c", calculate=expression),
        '<input ref="/data/a"/>',
    )
    before = session.to_xml()
    with pytest.raises(ExpressionError) as raised:
        put(session, "/data/a", 3)
    assert raised.value.context["path"] == "/data/c"
    assert session.to_xml() == before
    put(session, "/data/a", 2)
    assert value(session, "/data/b") == "4"


def test_an_error_nobody_expects_changes_nothing_either(monkeypatch: pytest.MonkeyPatch) -> None:
    session = opened("<a>1</a><b/>", bind("b", calculate="/data/a * 2"), '<input ref="/data/a"/>')
    before = session.to_xml()

    def fails(self: Recalculation) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as patched:
        patched.setattr(Recalculation, "settle", fails)
        with pytest.raises(ZeroDivisionError):
            put(session, "/data/a", 3)
    assert session.to_xml() == before
    put(session, "/data/a", 2)
    assert value(session, "/data/b") == "4"


def test_only_nodes_can_be_joined() -> None:
    session = opened("<a/>", "", '<input ref="/data/a"/>')
    with pytest.raises(XPathOperandError):
        session.evaluate("if(true(), 'ab', 1) | /data")


def test_finishing_is_no_step_to_take_back() -> None:
    session = opened(
        "<a/><done/>",
        bind("done", type="dateTime", preload="timestamp", preload_params="end"),
        '<input ref="/data/a"/>',
    )
    put(session, "/data/a", "x")
    session.finalize()
    done = value(session, "/data/done")
    assert done
    session.undo()
    assert (value(session, "/data/a"), value(session, "/data/done")) == ("", done)


LANGUAGES = """
| survey  |                |       |             |             |                                        |
|         | type           | name  | label::A (en) | label::B (de) | calculation                        |
|         | select_one yn  | sure  | Sure?       | Sicher?     |                                        |
|         | date           | day   | Day         | Tag         |                                        |
|         | calculate      | said  |             |             | jr:choice-name(${sure}, '${sure}')     |
|         | calculate      | month |             |             | format-date(${day}, '%b')              |
|         | calculate      | both  |             |             | concat(${said}, ${month})              |
| choices |                |       |             |             |                                        |
|         | list_name      | name  | label::A (en) | label::B (de) |                                    |
|         | yn             | y     | Yes         | Ja          |                                        |
|         | yn             | n     | No          | Nein        |                                        |
"""


def test_another_language_reaches_what_is_calculated_from_texts() -> None:
    session = filled(LANGUAGES)
    put(session, "/data/day", "2026-10-01")
    put(session, "/data/sure", "y")
    put(session, "/data/sure", "n")
    assert value(session, "/data/both") == "NoOct"
    session.language = "B (de)"
    assert value(session, "/data/both") == "NeinOkt."
    session.undo()
    assert value(session, "/data/both") == "JaOkt."
    session.language = "A (en)"
    assert value(session, "/data/both") == "YesOct"


def test_a_language_that_leads_to_an_error_is_not_taken() -> None:
    session = filled(LANGUAGES.replace("concat(${said}, ${month})", "regex('a', if(${said}='Ja', '[', 'a'))"))
    put(session, "/data/sure", "y")
    with pytest.raises(ExpressionError):
        session.language = "B (de)"
    assert session.language == "A (en)"
    assert value(session, "/data/said") == "Yes"


def test_a_draft_keeps_what_is_hidden() -> None:
    session = filled(CASCADE)
    put(session, "/data/place/district", "n")
    put(session, "/data/place/village", "n1")
    put(session, "/data/any", "no")
    again = FormSession(session.definition, session.to_xml(), given())
    assert value(again, "/data/place/village") == "n1"
    assert not again.state(node_at(again, "/data/place/village")).relevant


def test_what_time_gave_elsewhere_comes_along_and_is_not_asked_again() -> None:
    def form(hour: int) -> FormSession:
        return opened(
            "<a/><t/><u/>",
            bind("t", calculate="if(/data/a = 'yes', now(), '')")
            + bind("u", calculate="concat(/data/t, '!')"),
            '<input ref="/data/a"/>',
            clock=lambda: NOON.replace(hour=hour),
        )

    there, here = form(9), form(15)
    put(there, "/data/a", "yes")
    here.apply(difference(here.kept(), there.kept()).cells)
    assert "T09:00" in value(here, "/data/t")
    assert value(here, "/data/u") == value(there, "/data/u")
    later = FormSession(here.definition, here.kept(), given(clock=lambda: NOON.replace(hour=18)))
    assert later.to_xml() == there.to_xml()
