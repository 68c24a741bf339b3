"""Actions and preloads: what sets values when something happens."""

from __future__ import annotations

import pytest

from inka_desktop.forms import FormSession, NodeId
from inka_desktop.forms.errors import (
    AmbiguousTargetError,
    EndlessActionsError,
    UnknownEventError,
    UnsupportedError,
)
from tests.forms.making import bind, filled, given, opened, put, value, values


def changing(source: str, target: str, expression: str) -> str:
    """A question whose change sets another."""
    action = f'<setvalue event="xforms-value-changed" ref="/data/{target}" value="{expression}"/>'
    return f'<input ref="/data/{source}">{action}</input>'


def test_first_load_happens_once_and_load_each_time() -> None:
    session = opened(
        "<a/><b/><c/>",
        '<setvalue event="odk-instance-first-load" ref="/data/a" value="4*4"/>'
        '<setvalue event="xforms-ready" ref="/data/c">as written</setvalue>'
        '<setvalue event="odk-instance-load" ref="/data/b" value="concat(/data/a, \'!\')"/>',
    )
    assert [value(session, f"/data/{name}") for name in "abc"] == ["16", "16!", "as written"]
    put(session, "/data/a", "555")
    put(session, "/data/b", "other")
    again = FormSession(session.definition, session.to_xml(), given())
    assert [value(again, f"/data/{name}") for name in "ab"] == ["555", "555!"]


def test_a_changed_value_sets_another_and_so_on() -> None:
    session = opened(
        "<a/><b/><c/><d/>",
        bind("d", calculate="concat(/data/c, '?')"),
        changing("a", "b", "/data/a * 2") + changing("b", "c", "/data/b + 1"),
    )
    changes = session.set(session.find("/data/a"), 5)
    assert [value(session, f"/data/{name}") for name in "bcd"] == ["10", "11", "11?"]
    assert len(changes.changed("value")) == 4
    session.undo()
    assert [value(session, f"/data/{name}") for name in "abcd"] == ["", "", "", "?"]


def test_actions_without_end_are_stopped_and_nothing_is_changed() -> None:
    session = opened(
        "<a/><b/>",
        "",
        changing("a", "b", "/data/a + 1") + changing("b", "a", "/data/b + 1"),
    )
    with pytest.raises(EndlessActionsError):
        put(session, "/data/a", 1)
    assert value(session, "/data/a") == ""


ROWS = (
    "<base>3</base><p jr:template=''><age/><where/><copy/></p>",
    bind("p/copy", calculate="../age"),
    (
        '<input ref="/data/base"/><repeat nodeset="/data/p">'
        '<setvalue event="odk-new-repeat" ref="/data/p/age" value="../../base + 2"/>'
        '<odk:setgeopoint event="odk-new-repeat" ref="/data/p/where"/>'
        '<input ref="/data/p/age"/></repeat>'
    ),
)


def test_a_new_row_gets_what_depends_on_other_answers() -> None:
    session = opened(*ROWS, location=lambda: "50.98 11.03 0 5")
    session.add_repeat(NodeId("/data/p"))
    put(session, "/data/base", 10)
    session.add_repeat(NodeId("/data/p"))
    assert values(session, "/data/p/age") == ["5", "12"]
    assert values(session, "/data/p/copy") == ["5", "12"]
    assert values(session, "/data/p/where") == ["50.98 11.03 0 5"] * 2


def test_without_a_place_there_is_none() -> None:
    session = opened(*ROWS)
    session.add_repeat(NodeId("/data/p"))
    assert values(session, "/data/p/where") == [""]


def test_an_action_in_a_row_sets_its_own_row() -> None:
    session = opened(
        "<p><a/><b/></p><p><a/><b/></p><all/>",
        "",
        '<repeat nodeset="/data/p"><input ref="/data/p/a">'
        '<setvalue event="xforms-value-changed" ref="/data/p/b" value="../a * 2"/>'
        '<setvalue event="xforms-value-changed" ref="/data/all" value="sum(/data/p/a)"/></input></repeat>',
    )
    put(session, "/data/p[1]/a", 1)
    put(session, "/data/p[2]/a", 2)
    assert values(session, "/data/p/b") == ["2", "4"]
    assert value(session, "/data/all") == "3"


def test_an_action_chooses_one_row_or_is_refused() -> None:
    rows = '<repeat nodeset="/data/p"><input ref="/data/p/b"/></repeat>'
    chosen = opened("<a/><p><b/></p><p><b/></p>", "", changing("a", "p[position()=2]/b", "/data/a") + rows)
    put(chosen, "/data/a", "x")
    assert values(chosen, "/data/p/b") == ["", "x"]
    several = opened("<a/><p><b/></p><p><b/></p>", "", changing("a", "p/b", "/data/a") + rows)
    with pytest.raises(AmbiguousTargetError):
        put(several, "/data/a", "x")
    assert value(several, "/data/a") == ""


def test_an_action_sets_what_is_not_relevant_yet() -> None:
    session = opened(
        "<show/><a/>",
        bind("a", relevant="/data/show = 1")
        + '<setvalue event="odk-instance-first-load" ref="/data/a" value="7"/>',
    )
    assert value(session, "/data/a") == "7"
    assert session.evaluate("string(/data/a)") == ""
    put(session, "/data/show", 1)
    assert session.evaluate("string(/data/a)") == "7"


def test_rows_of_a_count_start_as_others_do() -> None:
    session = opened(
        "<n/><c jr:template=''><q/></c>",
        "",
        '<input ref="/data/n"/><repeat nodeset="/data/c" jr:count="/data/n">'
        '<setvalue event="odk-new-repeat" ref="/data/c/q" value="position(..)"/>'
        '<input ref="/data/c/q"/></repeat>',
    )
    put(session, "/data/n", 2)
    assert values(session, "/data/c/q") == ["1", "2"]


TRIGGERED = """
| survey |           |        |       |             |          |            |
|        | type      | name   | label | calculation | trigger  | default    |
|        | integer   | weight | Kg    |             |          |            |
|        | dateTime  | at     | At    | now()       | ${weight} |           |
|        | date      | day    | Day   |             |          | today()    |
|        | text      | made   | Made  |             |          | concat('a', 'b') |
"""


def test_triggers_and_dynamic_defaults_of_a_sheet() -> None:
    session = filled(TRIGGERED)
    assert (value(session, "/data/day"), value(session, "/data/made")) == ("2026-11-26", "ab")
    assert value(session, "/data/at") == ""
    put(session, "/data/weight", 70)
    assert value(session, "/data/at") == "2026-11-26T12:00:00.000+01:00"


@pytest.mark.parametrize(
    ("preload", "params", "expected"),
    [
        ("date", "today", "2026-11-26"),
        ("timestamp", "start", "2026-11-26T12:00:00.000+01:00"),
        ("timestamp", "end", ""),
        ("property", "username", "ada"),
        ("property", "phone number", "123"),
        ("property", "deviceid", ""),
        ("unheard-of", "", ""),
    ],
)
def test_preloads(preload: str, params: str, expected: str) -> None:
    session = opened(
        "<a/>",
        bind("a", preload=preload, preload_params=params),
        properties={"username": "ada", "phonenumber": "123"},
    )
    assert value(session, "/data/a") == expected


def test_what_is_not_supported_says_so() -> None:
    with pytest.raises(UnknownEventError):
        opened("<a/>", '<setvalue event="when-it-rains" ref="/data/a" value="1"/>')
    with pytest.raises(UnsupportedError) as audio:
        opened("<a/>", '<odk:recordaudio event="odk-instance-load" ref="/data/a"/>')
    assert "Hintergrund" in audio.value.words("de")
    with pytest.raises(UnsupportedError):
        opened("<m><e id=''/></m>", '<bind nodeset="/data/m/e/@id" calculate="1"/>')
    with pytest.raises(UnsupportedError) as encrypted:
        opened("<a/>", '<submission base64RsaPublicKey="abc"/>')
    assert "encrypted" in encrypted.value.words("en")


def test_a_value_that_is_written_blank_empties_whatever_stands_inside() -> None:
    session = opened(
        "<a/><b>1</b><c>1</c><d>1</d>",
        "",
        '<input ref="/data/a">'
        '<setvalue event="xforms-value-changed" ref="/data/b" value="">ignored</setvalue>'
        '<setvalue event="xforms-value-changed" ref="/data/c"/>'
        '<setvalue event="xforms-value-changed" ref="/data/d">taken</setvalue></input>',
    )
    put(session, "/data/a", "x")
    assert [value(session, f"/data/{name}") for name in "bcd"] == ["", "", "taken"]
