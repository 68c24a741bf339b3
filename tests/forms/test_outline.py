"""Forms as paper tells them: questions numbered, conditions in few words, where to go on."""

from __future__ import annotations

import pytest

from inka_desktop.forms import FormDefinition
from inka_desktop.forms.addresses import field_name, read_name, row_name
from inka_desktop.forms.choices import written_out
from inka_desktop.forms.conditions import Comparison, Joined, decided
from inka_desktop.forms.fields import Field
from inka_desktop.forms.outline import END, Outline

from .making import form_of

FORM = """
| survey  |                 |       |         |                                             |               |
|         | type            | name  | label   | relevant                                    | choice_filter |
|         | note            | hello | Hello   |                                             |               |
|         | select_one yn   | any   | Any?    |                                             |               |
|         | integer         | many  | Many    | ${any} = 'yes'                              |               |
|         | begin_group     | more  | More    | ${any} = 'yes' and ${many} > 3              |               |
|         | text            | why   | Why     |                                             |               |
|         | select_multiple k | kinds | Kinds |                                             |               |
|         | end_group       |       |         |                                             |               |
|         | text            | both  | Both    | selected(${kinds}, 'a') or not(${any} = 'no') |             |
|         | text            | odd   | Odd     | string-length(${why}) > 3                   |               |
|         | begin_repeat    | offer | Offer   |                                             |               |
|         | select_one k    | kind  | Kind    |                                             | c = ${any}    |
|         | text            | other | Other   | ${kind} = 'b'                               |               |
|         | end_repeat      |       |         |                                             |               |
|         | select_one yn   | last  | Last?   |                                             |               |
|         | text            | end   | End     | ${last} = 'yes'                             |               |
| choices |                 |       |         |                                             |               |
|         | list_name       | name  | label   | c                                           |               |
|         | yn              | yes   | Yes     |                                             |               |
|         | yn              | no    | No      |                                             |               |
|         | k               | a     | A       | yes                                         |               |
|         | k               | b     | B       | no                                          |               |
"""


@pytest.fixture
def form() -> FormDefinition:
    return form_of(FORM)


def field(form: FormDefinition, name: str) -> Field:
    return next(one for one in form.fields if one.name.local == name)


def test_questions_are_numbered_and_notes_are_not(form: FormDefinition) -> None:
    numbers = {one.name.local: number for one, number in Outline.of(form).numbers.items()}
    assert numbers == {
        "any": 1, "many": 2, "why": 3, "kinds": 4, "both": 5, "odd": 6, "kind": 7, "other": 8, "last": 9,
        "end": 10,
    }  # fmt: skip


def test_conditions_of_a_simple_shape_are_told_and_others_are_not(form: FormDefinition) -> None:
    rules = {one.name.local: rule.condition for one, rule in Outline.of(form).rules.items()}
    assert rules["many"] == Comparison(field(form, "any"), "=", "yes")
    assert rules["more"] == Joined(
        "and", (Comparison(field(form, "any"), "=", "yes"), Comparison(field(form, "many"), ">", "3"))
    )
    assert rules["both"] == Joined(
        "or", (Comparison(field(form, "kinds"), "holds", "a"), Comparison(field(form, "any"), "!=", "no"))
    )
    assert rules["odd"] is None
    assert rules["other"] == Comparison(field(form, "kind"), "=", "b")


def test_an_answer_says_where_to_go_on(form: FormDefinition) -> None:
    outline = Outline.of(form)
    assert outline.goes_on(field(form, "any"), "no") == 5
    assert outline.goes_on(field(form, "any"), "yes") is None
    assert outline.goes_on(field(form, "last"), "no") == END
    assert outline.goes_on(field(form, "kind"), "a") is None  # in a repeat nobody knows which row is next


def test_what_is_known_decides_or_does_not(form: FormDefinition) -> None:
    any_, many = field(form, "any"), field(form, "many")
    both = Joined("and", (Comparison(any_, "=", "yes"), Comparison(many, "=", "1")))
    assert decided(both, {any_: "no"}) is False
    assert decided(both, {any_: "yes"}) is None
    assert decided(both, {any_: "yes", many: "1"}) is True
    assert decided(Joined("or", both.parts), {any_: "yes"}) is True
    assert decided(Comparison(many, ">", "3"), {many: "7"}) is None


def test_all_choices_are_told_whatever_filters_them(form: FormDefinition) -> None:
    control = field(form, "kind").control
    assert control is not None
    assert [one.label for one in written_out(control, form, None) or ()] == ["A", "B"]


@pytest.mark.parametrize(
    "path", ["/data/a", "/data/a.b", "/data/grüße", "/orx:meta/x-1", "/data/50%/a=b", "/data/#x"]
)
def test_names_outside_lead_back_to_their_questions(path: str) -> None:
    assert "." not in field_name(path)
    assert read_name(field_name(path)) == (path, ())
    inner = row_name(row_name("/data/r", 2) + "/s", 11) + field_name("/t.u")
    assert read_name(inner) == ("/data/r/s/t.u", (2, 11))
    assert read_name("anything else") is None
    assert read_name("/data/a#x/b") is None
    assert read_name("/data/a#0/b") is None
