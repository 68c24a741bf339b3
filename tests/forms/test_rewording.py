"""Words, order and need of an answer are changed; every expression stays what it was."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from inka_desktop.forms import FormDefinition, FormSession, NodeId
from inka_desktop.forms.convert import convert
from inka_desktop.forms.rewording import CHOICE, TITLE, WordedQuestion, questions, reword
from inka_desktop.services import form_files
from tests.forms import making

FORM = """
| survey |            |       |                     |                     |                    |          |
|        | type       | name  | label::Deutsch (de) | label::English (en) | hint::Deutsch (de) | required |
|        | text       | place | Ort                 | Place               | Wo                 | yes      |
|        | begin repeat | offer | Angebot           | Offer               |                    |          |
|        | text       | name  | Name in ${place}    | Name in ${place}    |                    |          |
|        | end repeat |       |                     |                     |                    |          |
|        | begin group | more | Mehr                | More                |                    |          |
|        | integer    | count | Zahl                | Number              |                    | ${place}='' |
|        | note       | thanks | Danke              | Thanks              |                    |          |
|        | end group  |       |                     |                     |                    |          |
"""


def found(xform: str) -> dict[str, WordedQuestion]:
    return {one.path: one for one in questions(xform)}


def test_questions_are_told_in_their_order_with_their_words() -> None:
    title, *told = questions(making.xform_of(FORM))
    assert (title.kind, title.labels) == (TITLE, {"": "data"})
    assert [(one.path, one.kind, one.depth) for one in told] == [
        ("/data/place", "input", 0), ("/data/offer", "group", 0), ("/data/offer/name", "input", 1),
        ("/data/more", "group", 0), ("/data/more/count", "input", 1), ("/data/more/thanks", "input", 1),
    ]  # fmt: skip
    assert told[0].labels == {"Deutsch (de)": "Ort", "English (en)": "Place"}
    assert told[0].hints["Deutsch (de)"] == "Wo"
    assert told[2].labels["Deutsch (de)"] == "Name in {place}"
    assert [one.required for one in told] == [True, None, False, None, None, None]


def test_what_was_not_changed_says_the_same() -> None:
    xform = making.xform_of(FORM)
    again = reword(xform, questions(xform))
    assert questions(again) == questions(xform)
    assert re.findall(r"<bind[^>]*>", again) == re.findall(r"<bind[^>]*>", xform)


def test_words_change_in_one_language_and_what_they_show_may_move() -> None:
    xform = making.xform_of(FORM)
    name = found(xform)["/data/offer/name"]
    wanted = replace(
        name, labels=dict(name.labels) | {"Deutsch (de)": "{place}: Wie heißt es & seit wann? {so}"}
    )
    changed = reword(xform, [wanted])
    told = found(changed)["/data/offer/name"]
    assert told.labels == {
        "Deutsch (de)": "{place}: Wie heißt es & seit wann? {so}", "English (en)": "Name in {place}"
    }  # fmt: skip
    session = FormSession(FormDefinition.load(changed))
    session.language = "Deutsch (de)"
    session.set(NodeId("/data/place"), "Laden")
    row = session.rows(NodeId("/data/offer"))[0].row
    shown = session.state(NodeId("/data/offer/name", row)).label
    assert shown == "Laden: Wie heißt es & seit wann? {so}"


def test_a_hint_is_added_where_there_was_none_in_every_language() -> None:
    xform = making.xform_of(FORM)
    count = found(xform)["/data/more/count"]
    wanted = replace(count, hints={"Deutsch (de)": "Schätzen genügt", "English (en)": "An estimate will do"})
    changed = reword(xform, [wanted])
    assert found(changed)["/data/more/count"].hints == wanted.hints
    session = FormSession(FormDefinition.load(changed))
    session.language = "English (en)"
    assert session.state(NodeId("/data/more/count")).hint == "An estimate will do"
    assert "relevant" not in changed


def test_an_answer_is_needed_or_not_but_an_expression_stays() -> None:
    xform = making.xform_of(FORM)
    known = found(xform)
    changed = reword(
        xform,
        [
            replace(known["/data/place"], required=False), replace(known["/data/offer/name"], required=True),
            replace(known["/data/more/count"], required=True),
        ],
    )  # fmt: skip
    told = found(changed)
    assert told["/data/place"].required is False
    assert told["/data/offer/name"].required is True
    assert told["/data/more/count"].required is None
    assert "required=\" /data/place =''\"" in changed


def test_questions_change_their_places_within_their_group() -> None:
    xform = making.xform_of(FORM)
    changed = questions(reword(xform, list(reversed(questions(xform)))))
    assert [one.path for one in changed] == [
        "title", "/data/more", "/data/more/thanks", "/data/more/count", "/data/offer", "/data/offer/name",
        "/data/place",
    ]  # fmt: skip


CHOICES = """
| survey   |               |           |                     |                     |
|          | type          | name      | label::Deutsch (de) | label::English (en) |
|          | begin group   | more      | Mehr                | More                |
|          | select_one yn | open      | Offen?              | Open?               |
|          | select_multiple yn | often | Oft?               | Often?              |
|          | end group     |           |                     |                     |
| choices  |               |           |                     |                     |
|          | list_name     | name      | label::Deutsch (de) | label::English (en) |
|          | yn            | yes       | Ja                  | Yes                 |
|          | yn            | no        | Nein                | No                  |
| settings |               |           |                     |                     |
|          | form_title    | form_id   |                     |                     |
|          | Quartalsbogen | quarter   |                     |                     |
"""


def test_choices_and_the_title_have_their_words_too() -> None:
    xform = making.xform_of(CHOICES)
    told = questions(xform)
    assert [(one.kind, one.depth, next(iter(one.labels.values()))) for one in told] == [
        (TITLE, 0, "Quartalsbogen"), ("group", 0, "Mehr"), ("select1", 1, "Offen?"), (CHOICE, 2, "Ja"),
        (CHOICE, 2, "Nein"), ("select", 1, "Oft?"),
    ]  # fmt: skip
    yes = replace(told[3], labels={"Deutsch (de)": "Ja, immer", "English (en)": "Yes"})
    changed = reword(xform, [replace(told[0], labels={"": "Bogen & mehr"}), yes])
    definition = FormDefinition.load(changed)
    assert (definition.title, definition.id) == ("Bogen & mehr", "quarter")
    session = FormSession(definition)
    for language, words in (("Deutsch (de)", ["Ja, immer", "Nein"]), ("English (en)", ["Yes", "No"])):
        session.language = language
        for name in ("open", "often"):
            choices = session.choices(NodeId(f"/data/more/{name}"))
            assert [(one.value, one.label) for one in choices] == list(zip(("yes", "no"), words, strict=True))
    untitled = reword(xform, [replace(told[0], labels={"": " "})])
    assert FormDefinition.load(untitled).title == "Quartalsbogen"


def test_a_form_in_one_language_holds_its_words_itself() -> None:
    xform = making.xform_of(
        "| survey | | | |\n| | type | name | label |\n| | text | a | Eins |\n| | text | b | Zu ${a} |\n"
    )
    told = found(xform)
    assert told["/data/b"].labels == {"": "Zu {a}"}
    changed = reword(xform, [replace(told["/data/b"], labels={"": "Mehr zu {a}"}, hints={"": "Kurz"})])
    assert found(changed)["/data/b"].labels == {"": "Mehr zu {a}"}
    assert found(changed)["/data/b"].hints == {"": "Kurz"}
    assert FormSession(FormDefinition.load(changed)).state(NodeId("/data/b")).hint == "Kurz"


def test_what_is_shown_twice_or_of_two_questions_of_one_name_keeps_its_own_name() -> None:
    xform = making.xform_of(
        "| survey | | | |\n| | type | name | label |\n| | begin group | a | A |\n| | text | n | N |\n"
        "| | end group | | |\n| | begin group | b | B |\n| | text | n | N |\n| | end group | | |\n"
        "| | note | end | x |\n"
    ).replace("<label>x</label>", '<label><output value="/data/a/n"/><output value="/data/b/n"/> '
              '<output value="/data/a/n"/><output value="concat(1, 2)"/></label>')  # fmt: skip
    told = found(xform)["/data/end"]
    assert told.labels == {"": "{n}{n2} {n}{wert}"}
    changed = reword(xform, [replace(told, labels={"": "{wert}{n2}{n}"})])
    assert '<output value="concat(1, 2)"/><output value="/data/b/n"/><output value="/data/a/n"/>' in changed


@pytest.mark.parametrize("form", form_files.shipped(), ids=lambda form: form.key)
def test_every_form_that_comes_along_says_the_same_when_nothing_was_changed(
    form: form_files.ShippedForm,
) -> None:
    xform = convert(form.path, {}).xform
    assert xform is not None
    again = reword(xform, questions(xform))
    assert questions(again) == questions(xform)
    assert FormDefinition.load(again).id == form.key
