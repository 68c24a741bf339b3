"""Filled forms as flat rows, straight from their XML."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inka_desktop.forms import FormSession, NodeId
from inka_desktop.forms.errors import XmlError
from inka_desktop.forms.flat import FlatRow, tables_of
from inka_desktop.forms.flat_rows import FlatReader

from .making import form_of
from .making import given as surroundings

FORM = form_of("""
| survey |              |       |         |                |
|        | type         | name  | label   | relevant       |
|        | text         | place | Place   |                |
|        | text         | why   | Why     | ${place} = 'x' |
|        | begin_repeat | offer | Offer   |                |
|        | text         | name  | Name    |                |
|        | begin_repeat | date  | Date    |                |
|        | text         | when  | When    |                |
|        | end_repeat   |       |         |                |
|        | end_repeat   |       |         |                |
|        | note         | bye   | Bye     |                |
""")
TABLES = tables_of(FORM, None)
WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=8).map(str.strip)


def test_a_form_is_a_table_and_each_repeat_is_one() -> None:
    assert [(one.path, one.name, one.label) for one in TABLES[1:]] == [
        ("/data/offer", "offer", "Offer"), ("/data/offer/date", "date", "Date")
    ]  # fmt: skip
    assert [[column.name for column in one.columns] for one in TABLES] == [
        ["place", "why"],
        ["name"],
        ["when"],
    ]


@given(WORDS, st.lists(st.tuples(WORDS, st.lists(WORDS, max_size=3)), max_size=3))
def test_each_answer_stands_in_its_column_and_row(place: str, offers: list[tuple[str, list[str]]]) -> None:
    session = FormSession(FORM, given=surroundings())
    session.set(NodeId("/data/place"), place)
    for row in session.rows(NodeId("/data/offer")):
        session.remove_repeat(row)
    expected = [FlatRow("", (), (session.state(NodeId("/data/place")).value, ""))]
    for number, (name, dates) in enumerate(offers, 1):
        offer = next(
            one for one in session.add_repeat(NodeId("/data/offer")).added if one.path == "/data/offer"
        )
        session.set(NodeId("/data/offer/name", offer.row), name)
        for row in session.rows(NodeId("/data/offer/date", offer.row)):
            session.remove_repeat(row)
        expected.append(
            FlatRow("/data/offer", (number,), (session.state(NodeId("/data/offer/name", offer.row)).value,))
        )
        for place_, when in enumerate(dates, 1):
            (date,) = session.add_repeat(NodeId("/data/offer/date", offer.row)).added
            session.set(NodeId("/data/offer/date/when", date.row), when)
            value = session.state(NodeId("/data/offer/date/when", date.row)).value
            expected.append(FlatRow("/data/offer/date", (number, place_), (value,)))
    assert FlatReader(TABLES).rows(session.to_xml(whole=False).encode()) == expected


def test_what_is_not_relevant_and_what_nobody_knows_is_left_out() -> None:
    xml = (
        b'<data id="x"><place>y</place><strange><name>no</name></strange><offer><name>a</name></offer></data>'
    )
    assert FlatReader(TABLES).rows(xml) == [FlatRow("", (), ("y", "")), FlatRow("/data/offer", (1,), ("a",))]


def test_entities_and_damage_are_refused() -> None:
    bomb = b'<!DOCTYPE d [<!ENTITY a "aaaa">]><data><place>&a;</place></data>'
    unknown = b'<?xml version="1.0" encoding="TF-8"?><data/>'
    for xml in (bomb, unknown, b"<data><place>", b"nothing"):
        with pytest.raises(XmlError):
            FlatReader(TABLES).rows(xml)
