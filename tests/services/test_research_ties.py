"""That a question was asked, what it offered, or how many rows a list has tells nothing that is hidden."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import lru_cache
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from inka_desktop.forms import FormDefinition, FormSession, NodeId
from inka_desktop.forms.flat import FlatRow, tables_of
from inka_desktop.forms.flat_rows import FlatReader
from inka_desktop.reports.data_files import Cell
from inka_desktop.services.research_hiding import SUPPRESSED, Hiding, told_columns
from tests.forms.making import form_of

LEAST = 3
CHOICES = """
| choices | | | | |
| | list_name | name | label | of |
| | c | a | A | |
| | c | b | B | |
| | c | c | C | |
| | d | x | X | b |
| | d | y | Y | c |
| | d | z | Z | a |
"""
DAY = dt.date(2026, 5, 17)
File = list[list[tuple[int, tuple[int, ...], list[Cell]]]]


def survey(*lines: str) -> str:
    head = "| survey | | | | | | | |\n"
    names = "| | type | name | label | relevant | repeat_count | choice_filter | calculation |\n"
    return head + names + "".join(f"| | {line} |\n" for line in lines) + CHOICES


ASKED = ("select_one c | kind | Kind | | | | ", "integer | n | N | | | | ")


@lru_cache
def filled(table: str, kind: str, n: int) -> list[FlatRow]:
    """A form as the engine itself fills it: all that is asked has an answer, no two numbers add up."""
    definition = form_of(table)
    session = FormSession(definition)
    session.set(_path(definition, "kind"), kind)
    session.set(_path(definition, "n"), n)
    for leaf in list(session.instance.top.leaves()):
        field = leaf.field
        if field.control is None or field.name.local in ("kind", "n") or not leaf.relevant:
            continue
        if field.control.kind == "select1":
            session.set(leaf.id, session.choices(leaf.id)[0].value)
        else:
            session.set(leaf.id, DAY if field.type == "date" else 100 * 2**field.index)
    return FlatReader(tables_of(definition, None)).rows(session.finalize().xml.encode())


def _path(definition: FormDefinition, name: str) -> NodeId:
    return NodeId(f"{definition.root.path}/{name}")


def told(table: str, forms: Sequence[tuple[str, int]]) -> File:
    """What a file tells of forms, each with its kind and number."""
    hiding = Hiding(tables_of(form_of(table), None), LEAST, "month", {})
    rows = [filled(table, *form) for form in forms]
    for one in rows:
        hiding.count(one, sample=False)  # rules alone tell what hangs together
    hiding.settle()
    return [list(hiding.rows(UUID(int=1), one)) for one in rows]


def names(table: str, place: int = 0) -> list[str]:
    return [column.name for column in told_columns(tables_of(form_of(table), None))[place].columns]


OTHERS = [("a", 7), ("a", 8), ("a", 9), ("b", 7), ("c", 7)]


def test_a_question_asked_of_some_is_hidden_where_what_decided_is() -> None:
    table = survey(*ASKED, "integer | only | Only | ${kind} = 'b' | | | ")
    b, c, a, *_ = (
        dict(zip(names(table), rows[0][2], strict=True))
        for rows in told(table, [("b", 7), ("c", 7), ("a", 7), *OTHERS])
    )
    assert b == c == {"kind": SUPPRESSED, "n": 7, "only": SUPPRESSED}
    assert a == {"kind": 1, "n": 7, "only": None}


def test_a_list_with_as_many_rows_as_a_hidden_number_has_none() -> None:
    table = survey(*ASKED, "begin_repeat | one | One | | ${n} | | ", "integer | g | G | | | | ", "end_repeat")
    two, seven, *_ = told(table, [("a", 2), ("a", 7), *OTHERS])
    assert [place for place, _, _ in two] == [0]
    assert [place for place, _, _ in seven] == [0, *[1] * 7]


def test_a_number_that_says_how_many_rows_there_are_is_found_without_a_rule() -> None:
    table = survey(
        *ASKED,
        "begin_repeat | one | One | | | | ",
        "integer | g | G | | | | ",
        "end_repeat",
        "calculate | most | | | | | max(${g})",
    )
    tables = tables_of(form_of(table), None)
    hiding = Hiding(tables, LEAST, "month", {})
    forms = [
        [
            FlatRow("", (), ("a", str(n), "100")),
            *(FlatRow(tables[1].path, (place,), ("100",)) for place in range(1, n + 1)),
        ]
        for n in (2, 5, 6, 7, 8)
    ]
    for one in forms:
        hiding.count(one)
    hiding.settle()
    two, *others = (list(hiding.rows(UUID(int=1), one)) for one in forms)
    assert two == [(0, (), [1, SUPPRESSED, SUPPRESSED])]
    assert [len(rows) for rows in others] == [6, 7, 8, 9]
    assert others[0][0][2] == [1, 5, 100]


def test_what_a_list_of_choices_offered_tells_nothing() -> None:
    """All answers are frequent, and yet they would tell 1 from 2."""
    table = survey(*ASKED, "select_one d | part | Part | | | of = if(${n} = 1, 'b', 'c') | ")
    forms = told(table, [*[("a", 1)] * 4, *[("a", 2)] * 4, *[("a", 9)] * 4])
    assert [rows[0][2] for rows in forms[:8]] == [[1, SUPPRESSED, SUPPRESSED]] * 8
    assert [rows[0][2] for rows in forms[8:]] == [[1, 9, 2]] * 4


def test_what_is_asked_because_of_a_question_left_out_by_its_author_is_left_out() -> None:
    table = (
        "| survey | | | | | |\n| | type | name | label | relevant | bind::inka:research |\n"
        "| | select_one c | kind | Kind | | no |\n| | integer | n | N | | |\n"
        "| | integer | only | Only | ${kind} = 'b' | |\n"
        f'| settings | | |\n| | namespaces | |\n| | inka="https://inka-desktop.de/xforms" | |\n{CHOICES}'
    )
    assert names(table) == ["n"]


def test_people_typed_into_a_field_for_decimals_are_people() -> None:
    table = survey(*ASKED, "decimal | people | People | | | | ", "decimal | hours | Hours | | | | ")
    tables = tables_of(form_of(table), None)
    hiding = Hiding(tables, LEAST, "month", {})
    rows = [
        [FlatRow("", (), ("a", "7", people, hours))]
        for people, hours in (("1", "1"), ("2.0", "2.5"), ("40", "60"))
    ]
    for one in rows:
        hiding.count(one)
    hiding.settle()
    cells = [next(hiding.rows(UUID(int=1), one))[2][2:] for one in rows]
    assert cells == [[SUPPRESSED, 1], [SUPPRESSED, 2.5], [40, 60]]


RELEVANT = st.sampled_from(["", "${kind} = 'b'", "${kind} != 'c'", "${n} > 1", "${n} = 1", "before"])
KINDS = st.sampled_from(["integer", "date", "decimal"])
ROWS = st.sampled_from(["${n}", "${n} + 1", "if(${kind} = 'b', 2, 3)", "4"])


@st.composite
def random_form(draw: st.DrawFn) -> str:
    """Some questions, of which many are asked because of others, in groups and in a list."""
    lines, before = [*ASKED], "${n} > 0"
    for number in range(draw(st.integers(1, 4))):
        relevant = draw(RELEVANT)
        relevant = before if relevant == "before" else relevant
        if draw(st.booleans()):
            lines += [
                f"begin_group | g{number} | G | {relevant} | | | ",
                f"{draw(KINDS)} | q{number} | Q | | | | ",
                "end_group | | | | | | ",
            ]
        else:
            lines.append(f"{draw(KINDS)} | q{number} | Q | {relevant} | | | ")
        before = f"${{q{number}}} != ''"
    if draw(st.booleans()):
        lines.append("calculate | made | | | | | if(${kind} = 'b', 500, 600) + ${n}")
    relevant, rows = draw(RELEVANT), draw(ROWS)
    lines += [
        f"begin_repeat | row | Row | {before if relevant == 'before' else relevant} | {rows} | | ",
        f"integer | inner | Inner | {draw(st.sampled_from(['', '${n} = 1', before]))} | | | ",
        "integer | more | More | | | | ",
        "end_repeat | | | | | | ",
    ]
    return survey(*lines)


@settings(max_examples=60, deadline=None)
@given(random_form(), st.sampled_from([1, 2, 7]), st.sampled_from([1, 2, 7]))
def test_two_who_differ_only_in_what_is_hidden_look_alike(table: str, one: int, other: int) -> None:
    """Whoever knows the form and all other answers cannot tell which of the hidden ones was given."""
    forms = [("b", one), ("c", other), *OTHERS]
    swapped = [("c", one), ("b", other), *OTHERS]
    assert told(table, forms)[:2] == told(table, swapped)[:2]
    assert told(table, [("a", 1), *OTHERS])[0] == told(table, [("a", 2), *OTHERS])[0]
