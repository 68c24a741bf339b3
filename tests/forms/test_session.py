"""Filling a form: values, conditions, checks, languages, finishing."""

from __future__ import annotations

import datetime as dt
import pickle
import random
from decimal import Decimal

import pytest

from inka_desktop.forms import Answer, FormDefinition, FormSession, NodeId
from inka_desktop.forms.errors import (
    ExpressionError,
    NoSuchNodeError,
    NotThisFormError,
    UnfinishedError,
    WrongValueError,
)
from tests.forms.making import BERLIN, bind, filled, form_of, given, node_at, opened, put, value, values

VISIT = """
| survey |             |           |                          |                |                  |                 |                |             |          |
|        | type        | name      | label                    | relevant       | calculation      | constraint      | constraint_message | required | readonly |
|        | start       | begun     |                          |                |                  |                 |                |             |          |
|        | end         | finished  |                          |                |                  |                 |                |             |          |
|        | today       | day       |                          |                |                  |                 |                |             |          |
|        | username    | who       |                          |                |                  |                 |                |             |          |
|        | text        | name      | Your name                |                |                  |                 |                | yes         |          |
|        | integer     | age       | Age of ${name}           |                |                  | . > 0 and . < 120 | From 1 to 119 | ${name} != '' |        |
|        | calculate   | double    |                          |                | ${age} * 2       |                 |                |             |          |
|        | begin group | adult     | For adults               | ${age} >= 18   |                  |                 |                |             |          |
|        | text        | work      | Work                     |                |                  |                 |                | yes         | ${age} > 66 |
|        | text        | boss      | Boss                     | ${work} != ''  |                  |                 |                |             |          |
|        | end group   |           |                          |                |                  |                 |                |             |          |
|        | note        | thanks    | Thanks, ${name} (${double}) |             |                  |                 |                |             |          |
"""  # noqa: E501  a table is easier to read in one piece


def test_values_and_what_follows_from_them() -> None:
    session = filled(VISIT)
    changes = session.set(session.find("/data/age"), 40)
    assert changes.changed("value") == [NodeId("/data/age"), NodeId("/data/double")]
    assert NodeId("/data/adult/work") in changes.changed("relevant")
    assert NodeId("/data/thanks") in changes.changed("label")
    assert value(session, "/data/double") == "80"
    assert session.state(node_at(session, "/data/adult/work")).relevant
    assert not session.set(session.find("/data/age"), "40")


def test_what_is_not_relevant_keeps_its_value_but_counts_as_blank() -> None:
    session = filled(VISIT)
    put(session, "/data/age", 40)
    put(session, "/data/adult/work", "Gardener")
    assert session.state(node_at(session, "/data/adult/boss")).relevant
    put(session, "/data/age", 17)
    assert not session.state(node_at(session, "/data/adult/boss")).relevant
    assert session.evaluate("string(/data/adult/work)") == ""
    assert session.evaluate("/data/adult/work = ''") is True
    assert session.evaluate("/data/adult/work != 'x'") is True
    assert session.evaluate("count(/data/adult/work)") == 0
    put(session, "/data/age", 18)
    assert session.evaluate("string(/data/adult/work)") == "Gardener"


def test_checks_name_the_place_and_the_authors_message() -> None:
    session = filled(VISIT)
    assert [(found.node.path, found.kind) for found in session.validate()] == [("/data/name", "required")]
    put(session, "/data/name", "Ada")
    put(session, "/data/age", 140)
    (found,) = session.validate(NodeId("/data/age"))
    assert (found.kind, found.message, found.words("en")) == ("constraint", "From 1 to 119", "From 1 to 119")
    assert session.state(found.node).violation == found
    put(session, "/data/age", "")
    (missing,) = session.validate(NodeId("/data/age"))
    assert missing.words("de") == "Hier fehlt noch eine Antwort."
    assert session.state(missing.node).required


def test_read_only_depends_on_answers_and_on_what_is_around() -> None:
    session = opened(
        "<a/><g><b/></g>", bind("g", readonly="/data/a = 1"), '<input ref="/data/a"/><input ref="/data/g/b"/>'
    )
    inner = session.find("/data/g/b")
    assert not session.state(inner).readonly
    put(session, "/data/a", 1)
    assert session.state(inner).readonly


def test_a_form_is_finished_only_when_nothing_is_missing() -> None:
    session = filled(VISIT, properties={"username": "ada"})
    with pytest.raises(UnfinishedError) as raised:
        session.finalize()
    assert len(raised.value.violations) == 1
    assert "1" in raised.value.words("de")
    put(session, "/data/name", "Ada <&> ÄÖ\u0001")
    put(session, "/data/age", 17)
    done = session.finalize()
    assert done.instance_id.startswith("uuid:")
    assert f"<instanceID>{done.instance_id}</instanceID>" in done.xml
    assert "<name>Ada &lt;&amp;&gt; ÄÖ</name>" in done.xml
    assert "work" not in done.xml
    assert "<who>ada</who>" in done.xml
    assert "<day>2026-11-26</day>" in done.xml
    assert "<begun>2026-11-26T12:00:00.000+01:00</begun>" in done.xml
    assert "<finished>2026-11-26T12:00:00.000+01:00</finished>" in done.xml


def test_a_submission_comes_back_and_is_edited_under_a_new_id() -> None:
    session = filled(VISIT)
    put(session, "/data/name", "Ada")
    put(session, "/data/age", 40)
    put(session, "/data/adult/work", "Gardener")
    first = session.finalize()
    again = FormSession(session.definition, first.xml, given(chance=random.Random(8)), edits=True)
    assert value(again, "/data/adult/work") == "Gardener"
    put(again, "/data/age", 41)
    second = again.finalize()
    assert second.instance_id != first.instance_id
    assert f"<deprecatedID>{first.instance_id}</deprecatedID>" in second.xml
    same = FormSession(session.definition, first.xml, given())
    assert same.finalize().instance_id == first.instance_id
    with pytest.raises(NotThisFormError):
        FormSession(session.definition, "<data id='other'/>", given())


@pytest.mark.parametrize(
    ("kind", "answer", "stored"),
    [
        ("int", 7, "7"),
        ("int", "007", "7"),
        ("int", "-3", "-3"),
        ("int", "3.5", "3"),
        ("int", -3.5, "-3"),
        ("int", 2**31 - 1, "2147483647"),
        ("int", 2**31, None),
        ("int", "9" * 400, None),
        ("int", "many", None),
        ("decimal", 2.50, "2.5"),
        ("decimal", Decimal("2.50"), "2.5"),
        ("decimal", "1e3", "1000"),
        ("decimal", "1,5", None),
        ("string", "Cafe\u0301", "Café"),
        ("string", True, "true"),
        ("string", float("nan"), ""),
        ("string", None, ""),
        ("date", dt.date(2026, 11, 26), "2026-11-26"),
        ("date", "2026-11-26T23:30:00.000+01:00", "2026-11-26"),
        ("date", "26.11.2026", None),
        ("dateTime", dt.datetime(2026, 7, 1, 8, 0, tzinfo=BERLIN), "2026-07-01T08:00:00.000+02:00"),
        ("dateTime", "2026-07-01", "2026-07-01T00:00:00.000+02:00"),
        ("dateTime", "soon", None),
        ("time", dt.time(8, 30), "08:30:00.000"),
        ("time", "25:00", None),
        ("geopoint", "50.98 11.03", "50.98 11.03"),
        ("geopoint", "north", None),
        ("geotrace", "1 2 0 0; 3 4 0 0;", "1 2 0 0;3 4 0 0"),
        ("geoshape", "1 2;x", None),
        ("unheard-of", " as it is ", " as it is "),
    ],
)
def test_answers_are_kept_by_type(kind: str, answer: Answer, stored: str | None) -> None:
    session = opened("<a/>", bind("a", type=kind), '<input ref="/data/a"/>')
    place = session.find("/data/a")
    if stored is None:
        with pytest.raises(WrongValueError):
            session.set(place, answer)
        stored = ""
    else:
        session.set(place, answer)
    assert session.state(place).value == stored


@pytest.mark.parametrize(
    ("kind", "calculation", "stored"),
    [
        ("int", "7 div 2", "3"),
        ("int", "'x'", ""),
        ("int", "1 = 1", "1"),
        ("decimal", "7 div 2", "3.5"),
        ("decimal", "1 div 3", "0.3333333333333333"),
        ("string", "0 div 0", ""),
        ("string", "1 = 1", "true"),
        ("string", "3 * 1.0", "3"),
        ("date", "date('2026-10-25') + 1", "2026-10-26"),
        ("date", "now()", "2026-11-26"),
        ("date", "20000", "2024-10-04"),
        ("date", "''", ""),
        ("dateTime", "date('2026-10-26')", "2026-10-26T00:00:00.000+01:00"),
        ("dateTime", "now()", "2026-11-26T12:00:00.000+01:00"),
    ],
)
def test_results_are_kept_by_type(kind: str, calculation: str, stored: str) -> None:
    session = opened("<a/>", bind("a", type=kind, calculate=calculation))
    assert value(session, "/data/a") == stored


def test_a_failing_step_changes_nothing() -> None:
    session = opened(
        "<a>1</a><b/><c/>",
        bind("b", calculate="/data/a + 1") + bind("c", calculate="if(/data/b > 5, uuid('x'), 'fine')"),
    )
    with pytest.raises(ExpressionError) as raised:
        put(session, "/data/a", 9)
    assert "/data/c" in raised.value.words("de")
    assert [value(session, f"/data/{name}") for name in "abc"] == ["1", "2", "fine"]
    put(session, "/data/a", 2)
    assert value(session, "/data/b") == "3"


def test_cells_from_elsewhere_end_what_can_be_undone() -> None:
    session = filled(VISIT)
    put(session, "/data/age", 40)
    changes = session.apply({NodeId("/data/age"): "50", NodeId("/data/name"): "Bo"})
    assert set(changes.changed("value")) == {
        NodeId("/data/age"),
        NodeId("/data/name"),
        NodeId("/data/double"),
    }
    assert not session.undo()
    with pytest.raises(NoSuchNodeError):
        session.apply({NodeId("/data/name"): "Cy", NodeId("/data/none"): "x"})
    assert value(session, "/data/name") == "Bo"


def test_once_keeps_its_first_value() -> None:
    session = opened("<a>1</a><b/>", bind("b", calculate="once(concat('first ', /data/a))"))
    put(session, "/data/a", 2)
    assert value(session, "/data/b") == "first 1"


def test_what_time_and_chance_gave_stays_in_a_saved_form() -> None:
    session = opened(
        "<a>1</a><id/><at/><sum/>",
        bind("id", calculate="concat('uuid:', uuid())")
        + bind("at", calculate="if(/data/a > 5, today(), now())")
        + bind("sum", calculate="/data/a + 1"),
    )
    later = given(chance=random.Random(8), clock=lambda: dt.datetime(2026, 12, 1, tzinfo=BERLIN))
    again = FormSession(session.definition, session.to_xml(), later)
    assert again.to_xml() == session.to_xml()
    put(again, "/data/a", 6)
    assert value(again, "/data/at") == "2026-12-01"
    assert value(again, "/data/id") == value(session, "/data/id")


def test_the_console_evaluates_at_any_node() -> None:
    session = filled(VISIT)
    put(session, "/data/age", 40)
    assert session.evaluate(". + 1", session.find("/data/age")) == 41
    assert values(session, "/data/*[. = '40']") == ["40"]


def test_a_definition_is_pickled_without_its_closures() -> None:
    definition = form_of(VISIT)
    FormSession(definition, given=given())
    again: FormDefinition = pickle.loads(pickle.dumps(definition))
    session = FormSession(again, given=given())
    put(session, "/data/age", 20)
    assert value(session, "/data/double") == "40"
    assert again.digest == definition.digest


def test_nodes_that_are_not_there_are_refused() -> None:
    session = filled(VISIT)
    for node in (NodeId("/data/none"), NodeId("/data/age", "row"), NodeId("/data/adult")):
        with pytest.raises(NoSuchNodeError):
            session.set(node, "x")
    with pytest.raises(NoSuchNodeError):
        session.find("/data/none")


LANGUAGES = """
| survey  |            |      |                    |                 |                 |             |
|         | type       | name | label::Deutsch (de) | label::English (en) | hint::Deutsch (de) | guidance_hint::English (en) |
|         | select_one fruit | f | Welches Obst? | Which fruit? | Nur eines | Only one, please |
|         | note       | n    | Am ${f}: ${g}      | At ${f}: ${g} |                |             |
|         | calculate  | g    |                    |                 |                 |             |
| choices |            |      |                    |                 |                 |             |
|         | list_name  | name | label::Deutsch (de) | label::English (en) | image::English (en) | |
|         | fruit      | apple | Apfel             | Apple           | apple.png       |             |
|         | fruit      | pear | Birne              | Pear            |                 |             |
""".replace("| calculate  | g    |                    |", "| text | g | G |")  # noqa: E501  one piece


def test_texts_follow_the_language() -> None:
    session = filled(LANGUAGES)
    fruit, note = session.find("/data/f"), session.find("/data/n")
    assert session.definition.languages == ("Deutsch (de)", "English (en)")
    assert session.state(fruit).label == "Welches Obst?"
    assert session.state(fruit).hint == "Nur eines"
    put(session, "/data/f", "apple")
    assert session.state(note).label == "Am apple:"
    session.language = "English (en)"
    state = session.state(fruit)
    assert (state.label, state.guidance) == ("Which fruit?", "Only one, please")
    assert [choice.label for choice in state.choices] == ["Apple", "Pear"]
    assert state.choices[0].media == {"image": "apple.png"}
    assert session.evaluate("jr:choice-name(/data/f, '/data/f')") == "Apple"
    assert session.evaluate("jr:choice-name('plum', '/data/f')") == ""
