"""What a research file does not tell, and that nobody can work it out from what it tells."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from inka_desktop.forms.flat import FlatRow, FlatTable, tables_of
from inka_desktop.reports.data_files import Cell
from inka_desktop.services.data_absent import Absences, AbsentCell
from inka_desktop.services.research_hiding import NOT_COLLECTED, SUPPRESSED, Hiding, told_columns
from tests.forms.making import form_of

FORM = UUID(int=1)
LEAST = 3
CHOICES = """
| choices | | | |
| | list_name | name | label |
| | c | a | A |
| | c | b | B |
| | c | c | C |
"""


def told(
    survey: str, forms: Sequence[Sequence[tuple[str, tuple[int, ...], dict[str, str]]]],
    absent: Absences | None = None,
) -> list[list[dict[str, Cell]]]:  # fmt: skip
    """What is told of forms: of each its rows, by the names of columns."""
    tables = tables_of(form_of(survey), None)
    hiding = Hiding(tables, LEAST, "month", absent or {})
    filled = [[_row(tables, *row) for row in form] for form in forms]
    for rows in filled:
        hiding.count(rows)
    hiding.settle()
    names = [[column.name for column in table.columns] for table in told_columns(tables)]
    return [
        [dict(zip(names[place], cells, strict=True)) for place, _, cells in hiding.rows(FORM, rows)]
        for rows in filled
    ]


def _row(
    tables: Sequence[FlatTable], table: str, places: tuple[int, ...], answers: dict[str, str]
) -> FlatRow:
    found = next(one for one in tables if one.name == table or (not table and not one.path))
    return FlatRow(found.path, places, tuple(answers.get(one.name, "") for one in found.columns))


def bodies(survey: str, *forms: Mapping[str, object]) -> list[dict[str, Cell]]:
    """The same of forms without repeats."""
    rows = [[("", (), {name: str(one) for name, one in form.items()})] for form in forms]
    return [rows[0] for rows in told(survey, rows)]


def numbers(*names: str, last: str = "") -> str:
    return "| survey | | | | |\n| | type | name | label | constraint |\n" + "".join(
        f"| | integer | {name} | {name} | {last if name == names[-1] else ''} |\n" for name in names
    )


def test_a_typed_total_beside_its_parts_tells_nothing() -> None:
    """No rule says it: the numbers of the forms themselves do."""
    (first, second) = bodies(
        numbers("women", "men", "total"),
        {"women": 1, "men": 9, "total": 10},
        {"women": 5, "men": 7, "total": 12},
    )
    assert first == {"women": SUPPRESSED, "men": SUPPRESSED, "total": 10}
    assert second == {"women": 5, "men": 7, "total": 12}


def test_a_total_that_stands_elsewhere_is_known_by_the_rule_that_checks_it() -> None:
    survey = numbers("women", "rooms", "men", "total", last=". = ${women} + ${men}")
    (first, *_) = bodies(survey, *[{"women": 2, "rooms": 40 + at, "men": 8, "total": 10} for at in range(3)])
    assert first == {"women": SUPPRESSED, "rooms": 40, "men": SUPPRESSED, "total": 10}


def test_a_total_of_an_indicator_is_known_by_what_it_counts() -> None:
    survey = (
        "| survey | | | | | |\n"
        "| | type | name | label | bind::inka:indicator | bind::inka:breakdown |\n"
        "| | integer | women | W | K1 | women |\n| | integer | rooms | R | | |\n"
        "| | integer | men | M | K1 | men |\n| | integer | x | X | | |\n| | integer | total | T | K1 | |\n"
        '| settings | | |\n| | namespaces | |\n| | inka="https://inka-desktop.de/xforms" | |\n'
    )
    (first,) = bodies(survey, {"women": 1, "rooms": 33, "men": 6, "x": 50, "total": 7})
    assert (first["women"], first["men"], first["total"]) == (SUPPRESSED, SUPPRESSED, 7)


def test_one_form_where_a_total_is_wrong_does_not_open_the_others() -> None:
    right = [{"women": 1, "men": 9 + at, "total": 10 + at} for at in range(9)]
    *rows, wrong = bodies(numbers("women", "men", "total"), *right, {"women": 1, "men": 9, "total": 12})
    assert {row["men"] for row in rows} == {SUPPRESSED}
    assert (wrong["women"], wrong["men"], wrong["total"]) == (SUPPRESSED, 9, 12)


def test_a_total_over_the_rows_of_a_list_tells_no_row() -> None:
    survey = (
        "| survey | | | |\n| | type | name | label |\n| | integer | total | Total |\n"
        "| | begin_repeat | offer | Offer |\n| | integer | guests | Guests |\n| | end_repeat | | |\n"
    )
    form = [
        ("", (), {"total": "16"}), ("offer", (1,), {"guests": "2"}), ("offer", (2,), {"guests": "9"}),
        ("offer", (3,), {"guests": "5"}),
    ]  # fmt: skip
    (rows,) = told(survey, [form])
    assert [row.get("guests") for row in rows[1:]] == [SUPPRESSED, 9, SUPPRESSED]
    assert rows[0]["total"] == 16


def test_what_a_form_subtracts_is_no_less_hidden() -> None:
    survey = (
        "| survey | | | | |\n| | type | name | label | calculation |\n| | integer | all | All | |\n"
        "| | integer | placed | Placed | |\n| | calculate | left | | ${all} - ${placed} |\n"
        "| | calculate | large | | if(${all} > 5, 1, 0) |\n"
    )
    first, *_ = bodies(
        survey,
        {"all": 10, "placed": 9, "left": 1, "large": 1},
        *[{"all": 4, "placed": 4 - at, "left": at, "large": 0} for at in range(5)],
    )
    assert (first["all"], first["placed"], first["left"]) == (10, SUPPRESSED, SUPPRESSED)
    assert first["large"] == 1  # says nothing that the other numbers do not


def test_what_is_worked_out_of_a_day_or_a_text_is_left_out() -> None:
    survey = (
        "| survey | | | | |\n| | type | name | label | calculation |\n| | date | day | Day | |\n"
        "| | text | said | Said | |\n| | integer | n | N | |\n"
        "| | calculate | exact | | format-date(${day}, '%d') |\n"
        "| | calculate | long | | string-length(${said}) |\n| | calculate | twice | | ${n} * 2 |\n"
    )
    (first,) = bodies(
        survey, {"day": "2026-05-17", "said": "x", "n": 4, "exact": 17, "long": 1, "twice": 8}
    )  # fmt: skip
    assert first == {"day": "2026-05", "n": 4, "twice": 8}


def choice(kind: str, *answers: str) -> list[dict[str, Cell]]:
    survey = f"| survey | | | |\n| | type | name | label |\n| | {kind} c | q | Q |\n{CHOICES}"
    return bodies(survey, *({"q": one} for one in answers))


def test_a_rare_choice_is_hidden_with_the_next_rarest() -> None:
    rows = choice("select_one", *"aaaaaabbbbc")
    assert [row["q"] for row in rows] == [1] * 6 + [SUPPRESSED] * 5
    assert {row["q"] for row in choice("select_one", *"aaaab")} == {SUPPRESSED}
    assert {row["q"] for row in choice("select_one", *"aaabbb")} == {1, 2}


def test_of_several_answers_two_columns_are_hidden() -> None:
    rows = choice("select_multiple", "a", *["b"] * 4, *["b c"] * 5)
    assert {row["q_a"] for row in rows} == {row["q_c"] for row in rows} == {SUPPRESSED}
    assert {row["q_b"] for row in rows} == {0, 1}


def test_a_single_answer_that_is_rare_is_not_told_by_an_empty_cell() -> None:
    survey = (
        "| survey | | | |\n| | type | name | label |\n| | acknowledge | ok | OK |\n| | integer | n | N |\n"
    )
    rows = bodies(survey, {"ok": "OK", "n": 5}, *[{"n": 6}] * 4)
    assert [row["ok"] for row in rows] == [SUPPRESSED] * 5


def test_why_a_cell_in_a_list_is_empty_is_told() -> None:
    survey = (
        "| survey | | | |\n| | type | name | label |\n| | integer | n | N |\n"
        "| | begin_repeat | offer | Offer |\n| | integer | guests | Guests |\n| | end_repeat | | |\n"
    )
    form = [("", (), {"n": "5"}), ("offer", (1,), {"guests": "7"}), ("offer", (2,), {})]
    path = next(one.path for one in tables_of(form_of(survey), None)[1].columns)
    (rows,) = told(survey, [form], {FORM: {AbsentCell((2,), path): "not_collected"}})
    assert [row.get("guests") for row in rows[1:]] == [7, NOT_COLLECTED]


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.tuples(*[st.integers(0, 6)] * 3), min_size=1, max_size=8),
    st.lists(st.sampled_from("abc"), min_size=8, max_size=8),
    st.lists(st.sets(st.sampled_from("abc"), min_size=1), min_size=8, max_size=8),
)
def test_from_the_file_as_written_nothing_hidden_can_be_worked_out(
    parts: list[tuple[int, int, int]], ones: list[str], several: list[set[str]]
) -> None:
    survey = numbers("women", "men", "divers", "total", "under", "over", "all") + (
        f"| | select_one c | one | One | |\n| | select_multiple c | more | More | |\n{CHOICES}"
    )
    filled: list[dict[str, int | str]] = [
        {
            "women": w, "men": m, "divers": d, "total": w + m + d, "under": (w + m) // 2,
            "over": w + m + d - (w + m) // 2, "all": w + m + d, "one": one, "more": " ".join(sorted(more)),
        }
        for (w, m, d), one, more in zip(parts, ones, several, strict=False)
    ]  # fmt: skip
    rows = bodies(survey, *filled)
    for row, was in zip(rows, filled, strict=True):
        for sums in (("total", "women", "men", "divers"), ("all", "under", "over")):
            unknown = [name for name in sums if row[name] == SUPPRESSED]
            assert all(row[name] == SUPPRESSED for name in sums if 0 < int(was[name]) < LEAST)
            assert len(unknown) != 1
            if unknown and sums[0] not in unknown:
                assert sum(int(was[name]) for name in unknown) >= LEAST
    _demand_choices_hidden([row["one"] for row in rows], [was["one"] for was in filled])
    columns = [name for name in rows[0] if name.startswith("more_")]
    hidden = [name for name in columns if rows[0][name] == SUPPRESSED]
    made = {name for name in columns if any(name[-1] in str(was["more"]).split() for was in filled)}
    assert len(hidden) != 1 or made == set(hidden)
    for name in set(columns) - set(hidden):
        assert [row[name] for row in rows].count(1) not in range(1, LEAST)


def _demand_choices_hidden(cells: list[Cell], was: Sequence[object]) -> None:
    hidden = {one for cell, one in zip(cells, was, strict=True) if cell == SUPPRESSED}
    shown = {one for cell, one in zip(cells, was, strict=True) if cell != SUPPRESSED}
    assert not hidden & shown
    assert all(was.count(one) >= LEAST for one in shown)
    assert not hidden or not shown or (len(hidden) > 1 and sum(was.count(one) for one in hidden) >= LEAST)
