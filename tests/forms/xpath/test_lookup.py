"""Lists that never change answer from an index, and give what a scan gives."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import quoteattr

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inka_desktop.forms import FormSession
from inka_desktop.forms.tree import StaticElement
from tests.forms.making import bind, opened, put

CELLS = (
    "", " ", "0", "5", "+5", "5.0", "05", " 5 ", "1_0", "10", "1e1", "-0",
    "NaN", "Infinity", "٥", "x", "true",
    "2024-01-01", "2024-01-01T00:00", "2024-01-01T00:00:00.000+01:00", "2024-03-31", "2024-04-01",
    "19722.958",
)  # fmt: skip
KEYS = (
    "5", "10", "0", "-0", "number('x')", "1 div 0", "'5'", "''", "'x'", "true()", "false()",
    "date('2024-01-01')", "date('2024-03-31') + 1", "date('2024-01-01') + 0",
    "decimal-date-time('2024-01-01')",
    "date('2024-01-01T00:00')", "number('2024-01-01')", "/data/a", "/data/hidden", "/data/many",
    "string(/data/a)",
    "number(/data/a)", "if(/data/a = 5, 5, 'x')", "if(/data/a = 5, /data/many, 'x')",
    "instance('l')/root/item/d",
)  # fmt: skip


def session_of(cells: Sequence[str | None], answer: str = "5") -> FormSession:
    """A form with a list of these cells in a column ``d``; None is a row without one."""
    items = "".join(
        f"<item><id>{place}</id>{'' if cell is None else f'<d>{cell}</d>'}</item>"
        for place, cell in enumerate(cells)
    )
    session = opened(
        "<a/><shown/><hidden>5</hidden><many>5</many><many>x</many>",
        bind("hidden", relevant="/data/shown = 1"),
        '<input ref="/data/a"/><repeat nodeset="/data/many"><input ref="/data/many"/></repeat>',
        f'<instance id="l"><root>{items}</root></instance>',
    )
    put(session, "/data/a", answer)
    return session


def found(session: FormSession, predicate: str) -> list[str]:
    nodes = session.evaluate(f"instance('l')/root/item[{predicate}]/id")
    assert isinstance(nodes, list)
    return [node.text() for node in nodes]


@given(
    st.lists(st.sampled_from([*CELLS, None]), max_size=8),
    st.sampled_from(KEYS),
    st.sampled_from(CELLS),
    st.sampled_from(["{0} = {1}", "{1} = {0}", "{0} = {1} and id != '1'", "id != '1' and {1} = {0}"]),
)
def test_an_index_gives_what_a_scan_gives(
    cells: list[str | None], key: str, answer: str, written: str
) -> None:
    session = session_of(cells, answer)
    predicate = written.format("d", key)
    assert found(session, predicate) == found(session, f"({predicate}) or false()")


@pytest.mark.parametrize(
    ("key", "places"),
    [
        ("10", ["0", "3"]),
        ("5", []),
        ("date('2024-01-01')", ["4"]),
        ("date('2024-03-31') + 1", ["6"]),  # a day of 23 hours lies between
        ("/data/hidden", ["2"]),
        ("'+5'", ["1"]),
    ],
)
def test_numbers_dates_and_blanks_find_what_equals_them(key: str, places: list[str]) -> None:
    session = session_of(["10", "+5", "", "1e1", "2024-01-01", "1_0", "2024-04-01"])
    assert found(session, f"d = {key}") == places


@pytest.mark.parametrize("key", [quoteattr("7"), "7", "date('2024-01-01')", "/data/a"])
def test_rows_are_not_looked_through(key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    session = session_of([str(number) for number in range(100)])
    found(session, f"d = {key}")
    rows = next(iter(session.definition.instances["l"].elements())).elements()
    ids = {id(row) for row in rows}
    whole = StaticElement.children

    def children(self: StaticElement, key: str) -> object:
        assert id(self) not in ids or key == "id"
        return whole(self, key)

    monkeypatch.setattr(StaticElement, "children", children)
    found(session, f"d = {key}")
