"""That no research file tells what any version of a form protects."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import lru_cache
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inka_desktop.forms import FormSession, NodeId
from inka_desktop.forms.flat import FlatRow, FlatTable, offered, tables_of
from inka_desktop.forms.flat_rows import FlatReader
from inka_desktop.reports.data_files import Cell
from inka_desktop.services.data_rows import united
from inka_desktop.services.research_hiding import SUPPRESSED, Coarse, Hiding, told_columns
from tests.forms.making import form_of

LEAST = 3
HEAD = "| | type | name | label | relevant | calculation | bind::inka:research |\n"
REST = """
| choices | | | |
| | list_name | name | label |
| | l | a | A |
| | l | b | B |
| | m | b | B |
| | m | c | C |
| settings | |
| | namespaces |
| | inka="https://inka.example/forms" |
"""
Said = str | int | dt.date
SECRETS: dict[str, tuple[Said, Said]] = {
    "string": ("Müller, seit 2024", "47114711"),
    "int": (11, 12),
    "date": (dt.date(2024, 2, 3), dt.date(2026, 9, 3)),
}
PLAIN: dict[str, Said] = {"string": "Wort", "int": 40, "date": dt.date(2025, 5, 17)}
File = list[list[tuple[int, tuple[int, ...], list[Cell]]]]


def survey(*lines: str) -> str:
    return "| survey | | | | | | |\n" + HEAD + "".join(f"| | {line} |\n" for line in lines) + REST


@lru_cache(maxsize=2_000)
def filled(table: str, secret: int, marked: frozenset[str]) -> list[FlatRow]:
    """A form as the engine fills it: texts, and all that some version leaves out, say one of two secrets."""
    definition = form_of(table)
    session = FormSession(definition)
    for repeat in [one for one in definition.fields if one.repeat]:
        session.add_repeat(NodeId(repeat.path))
    for leaf in list(session.instance.top.leaves()):
        field = leaf.field
        if field.control is None or not leaf.relevant:
            continue
        hidden = (field.type == "string" and not field.control.itemset) or field.path in marked
        if field.control.kind == "select1":
            session.set(leaf.id, session.choices(leaf.id)[secret if hidden else 0].value)
        else:
            session.set(leaf.id, SECRETS[field.type][secret] if hidden else PLAIN[field.type])
    return FlatReader(tables_of(definition, None)).rows(session.finalize().xml.encode())


def told(versions: Sequence[str], secret: int, marked: frozenset[str], coarse: Coarse) -> File:
    """What a file tells of four forms of each version, the newest first."""
    own = [tables_of(form_of(one), None) for one in versions]
    every = united(own)
    forms = [
        (offered(tables), _moved(every, tables, filled(one, secret, marked)))
        for one, tables in zip(versions, own, strict=True)
        for _ in range(4)
    ]
    hiding = Hiding(every, LEAST, coarse, {})
    for _, rows in forms:
        hiding.count(rows)
    hiding.settle()
    return [list(hiding.rows(UUID(int=1), rows, choices)) for choices, rows in forms]


def _moved(every: Sequence[FlatTable], own: Sequence[FlatTable], rows: Sequence[FlatRow]) -> list[FlatRow]:
    tables, paths = {one.path: one for one in every}, {one.path: one.columns for one in own}
    moved = []
    for row in rows:
        said = dict(zip((one.path for one in paths[row.table]), row.values, strict=True))
        values = tuple(said.get(one.path, "") for one in tables[row.table].columns)
        moved.append(row._replace(values=values))
    return moved


TYPES = st.sampled_from(
    ["text", "text", "integer", "integer", "date", "select_one l", "select_one m", "calculate"]
)
RELEVANT = st.sampled_from(["", "", "${{q{0}}} != ''", "${{q{0}}} = 11"])
AROUND = st.sampled_from(["group", "repeat", ""])


@st.composite
def random_version(draw: st.DrawFn) -> tuple[str, frozenset[str]]:
    """The same names in each version, each time of any kind; and the paths that it leaves out."""
    lines, marked, around = list[str](), set[str](), draw(AROUND)
    for number in range(4):
        if number == 2 and around:
            lines.append(f"begin_{around} | g | G | | | ")
        kind, mark, before = draw(TYPES), draw(st.sampled_from(["", "", "no"])), max(number - 1, 0)
        relevant = draw(RELEVANT).format(before) if number else ""
        reckoned = f"${{q{before}}}" if kind == "calculate" and number else "7"
        lines.append(
            f"{kind} | q{number} | {'' if kind == 'calculate' else 'Q'} | {relevant} | "
            f"{reckoned if kind == 'calculate' else ''} | {mark}"
        )
        if mark:
            marked.add(f"/data/{'g/' if number > 1 and around else ''}q{number}")
    if around:
        lines.append(f"end_{around} | | | | | ")
    return survey(*lines), frozenset(marked)


@settings(max_examples=300, deadline=None)
@given(st.lists(random_version(), min_size=1, max_size=3), st.sampled_from(["month", "quarter", "year"]))
def test_whatever_versions_there_are_no_text_and_nothing_left_out_is_told(
    versions: list[tuple[str, frozenset[str]]], coarse: Coarse
) -> None:
    """Files whose forms differ in nothing else are alike."""
    marked = frozenset[str]().union(*(one for _, one in versions))
    tables = [table for table, _ in versions]
    assert told(tables, 0, marked, coarse) == told(tables, 1, marked, coarse)


def test_a_text_that_another_version_asks_in_a_list_is_not_told() -> None:
    """One path in two tables: what it is in one says nothing of the other."""
    body = survey("begin_group | g | G | | | ", "text | q | Q | | | ", "end_group | | | | | ")
    rows = survey("begin_repeat | g | G | | | ", "integer | q | Q | | | ", "end_repeat | | | | | ")
    (told_body, told_rows) = told_columns(united([tables_of(form_of(one), None) for one in (rows, body)]))
    assert told_body.columns == told_rows.columns == ()


@pytest.mark.parametrize("coarse", ["month", "quarter", "year"])
@pytest.mark.parametrize("kind", ["date", "dateTime"])
def test_a_day_that_cannot_be_read_is_not_told(coarse: Coarse, kind: str) -> None:
    tables = tables_of(form_of(survey(f"{kind} | since | Since? | | | ")), None)
    hiding = Hiding(tables, LEAST, coarse, {})
    said = ("Müller seit 2024", "2026-02-31", "2026", "2026-05-17T10:00:00.000+02:00", "2026-05-17")
    cells = [next(hiding.rows(UUID(int=1), [FlatRow("", (), (one,))]))[2] for one in said]
    day = {"month": "2026-05", "quarter": "2026-Q2", "year": "2026"}[coarse]
    assert cells == [[SUPPRESSED]] * 3 + [[day]] * 2


def lists(*choices: str, kind: str = "select_one") -> str:
    """A version with a question that offers so much, and one that is asked of who says a."""
    asked = survey(f"{kind} l | s | S | | | ", "integer | k | K | ${s} = 'a' | | ").split("| choices")[0]
    rows = "".join(f"| | l | {one} | {one} |\n" for one in choices)
    return f"{asked}| choices | | | |\n| | list_name | name | label |\n{rows}"


@pytest.mark.parametrize("kind", ["select_one", "select_multiple"])
@pytest.mark.parametrize("other", ["ab", "abc"])
@pytest.mark.parametrize("own", ["ax", "a"])
def test_where_a_version_offers_a_rare_answer_alone_nobody_is_seen_to_give_it(
    kind: str, other: str, own: str
) -> None:
    """Of what is not told a version offers a only: -99 would be it."""
    versions = [tables_of(form_of(lists(*one, kind=kind)), None) for one in (other, own)]
    every = united(versions)
    said = [(0, "b")] * 20 + [(1, own[-1] if len(own) > 1 else "")] * 30 + [(1, "a")]
    forms = [(offered(versions[at]), [FlatRow("", (), (one, "7" if one == "a" else ""))]) for at, one in said]
    hiding = Hiding(every, LEAST, "month", {})
    for _, rows in forms:
        hiding.count(rows)
    hiding.settle()
    *others, last = [next(hiding.rows(UUID(int=1), rows, choices))[2] for choices, rows in forms]
    assert {tuple(one) for one in others[20:]} == {tuple(last)} == {(SUPPRESSED,) * len(last)}


def test_what_is_asked_of_the_few_who_confirm_tells_not_who_they_are() -> None:
    tables = tables_of(
        form_of(survey("acknowledge | s | S | | | ", "integer | k | K | ${s} = 'OK' | | ")), None
    )
    hiding = Hiding(tables, LEAST, "month", {})
    forms = [[FlatRow("", (), one)] for one in [("", "")] * 9 + [("OK", "7")]]
    for rows in forms:
        hiding.count(rows)
    hiding.settle()
    cells = [next(hiding.rows(UUID(int=1), rows))[2] for rows in forms]
    assert cells == [[SUPPRESSED, SUPPRESSED]] * 10
