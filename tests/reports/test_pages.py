"""Rows on pages: all of them, in order, none too low."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from inka_desktop.reports.pages import Page, paginate
from inka_desktop.reports.rows import Cell, Line, Row
from inka_desktop.reports.style import BODY

ROOM = 300.0
HEADER = Row((Cell(0, (Line("Kopf", BODY),)),), keeps_next=True)


def _row(count: int, *, flows: bool, name: str, headed: bool, keeps: bool) -> Row:
    lines = tuple(Line(f"{name}.{index}", BODY) for index in range(count))
    return Row(
        (Cell(0, lines),),
        above=5,
        inset=2,
        outset=2,
        flows=flows,
        header=HEADER if headed else None,
        keeps_next=keeps,
    )


SHAPES = st.lists(st.tuples(st.integers(1, 80), st.booleans(), st.booleans(), st.booleans()), max_size=15)


def _lines(pages: list[Page]) -> list[str]:
    """All lines in order, without repeated headers."""
    return [
        line.text
        for page in pages
        for _, row in page.rows
        for cell in row.cells
        for line in cell.lines
        if line.text != "Kopf"
    ]


@given(SHAPES, st.floats(ROOM, ROOM + 30))
def test_every_line_is_printed_once_in_order_and_above_the_foot(
    shapes: list[tuple[int, bool, bool, bool]], first_room: float
) -> None:
    rows = [
        _row(
            count,
            flows=flows,
            name=str(number),
            headed=headed,
            keeps=keeps and count < 3 and number + 1 < len(shapes),
        )
        for number, (count, flows, headed, keeps) in enumerate(shapes)
    ]
    pages = paginate(rows, first_room, ROOM)
    assert _lines(pages) == [line.text for row in rows for line in row.cells[0].lines]
    for page in pages:
        assert page.used <= page.room + 0.1
        tops = [top for top, _ in page.rows]
        assert tops == sorted(tops)


def test_a_row_that_fits_on_a_page_is_never_divided() -> None:
    rows = [_row(7, flows=False, name=str(number), headed=True, keeps=False) for number in range(12)]
    pages = paginate([HEADER, *rows], ROOM, ROOM)
    assert len(pages) > 2
    for page in pages:
        assert page.rows[0][1].cells == HEADER.cells
        for _, row in page.rows[1:]:
            assert len(row.cells[0].lines) == 7


def test_a_heading_stays_with_the_beginning_of_its_text() -> None:
    heading = replace(HEADER, cells=(Cell(0, (Line("Kapitel", BODY),)),))
    for filled in range(1, 22):
        before = _row(filled, flows=False, name="v", headed=False, keeps=False)
        text = _row(9, flows=True, name="t", headed=False, keeps=False)
        pages = paginate([before, heading, text], ROOM, ROOM)
        for page in pages:
            names = [row.cells[0].lines[0].text for _, row in page.rows]
            assert names[-1] != "Kapitel"
            for _, row in page.rows:
                assert len(row.cells[0].lines) != 1 or row.cells[0].lines[0].text in ("Kapitel", "v.0")


def test_text_flows_and_leaves_at_least_two_lines_on_either_side() -> None:
    for before in range(1, 21):
        filler = _row(before, flows=False, name="f", headed=False, keeps=False)
        pages = paginate([filler, _row(12, flows=True, name="t", headed=False, keeps=False)], ROOM, ROOM)
        parts = [
            len(row.cells[0].lines)
            for page in pages
            for _, row in page.rows
            if row.cells[0].lines[0].text.startswith("t")
        ]
        assert sum(parts) == 12
        assert min(parts) >= 2


def test_a_head_beside_a_text_is_never_divided() -> None:
    """Its text goes on below the head said once more; one longer than its text stays with all of it."""
    again = Cell(0, (Line("weiter", BODY),))
    for head, text, before in product(range(1, 12), (1, 4, 12, 40), range(1, 21)):
        sides = [
            Cell(0, tuple(Line(name, BODY) for _ in range(count)))
            for name, count in (("k", head), ("t", text))
        ]
        row = Row(tuple(sides), inset=2, outset=2, flows=True, again=again)
        filler = _row(before, flows=False, name="f", headed=False, keeps=False)
        pages = paginate([filler, row], ROOM, ROOM)
        parts = [row for page in pages for _, row in page.rows if row.flows]
        assert len(parts[0].cells[0].lines) == head
        assert all(part.cells[0] == again for part in parts[1:])
        assert sum(len(part.cells[1].lines) for part in parts) == text


def test_rows_without_room_are_placed_rather_than_lost_or_tried_for_ever() -> None:
    tall = Row(least=5000)
    pages = paginate([HEADER, replace(tall, header=HEADER), tall, tall], 10, 20)
    assert sum(row.height == 5000 for page in pages for _, row in page.rows) == 3
