"""Every question type of XLSForm converts, loads, takes an answer and comes out in the submission."""

from __future__ import annotations

import pytest

from inka_desktop.forms import Answer, FormSession, NodeId
from tests.forms import making
from tests.forms.making import filled, given, put, value

EVERY = """
| survey  |                        |            |           |                    |          |                |              |               |
|         | type                   | name       | label     | appearance         | default  | parameters     | repeat_count | trigger       |
|         | start                  | start      |           |                    |          |                |              |               |
|         | end                    | end        |           |                    |          |                |              |               |
|         | today                  | today      |           |                    |          |                |              |               |
|         | deviceid               | deviceid   |           |                    |          |                |              |               |
|         | username               | username   |           |                    |          |                |              |               |
|         | email                  | email      |           |                    |          |                |              |               |
|         | phonenumber            | phone      |           |                    |          |                |              |               |
|         | audit                  | audit      |           |                    |          |                |              |               |
|         | start-geopoint         | place0     |           |                    |          |                |              |               |
|         | background-geopoint    | place1     |           |                    |          |                |              | ${text}       |
|         | hidden                 | hidden     |           |                    | h        |                |              |               |
|         | text                   | text       | Text      | multiline          | t        |                |              |               |
|         | integer                | integer    | Integer   | thousands-sep      | 1        |                |              |               |
|         | decimal                | decimal    | Decimal   |                    | 1.5      |                |              |               |
|         | range                  | range      | Range     |                    |          | start=0 end=10 step=2 |       |               |
|         | select_one c           | one        | One       | minimal            | a        |                |              |               |
|         | select_multiple c      | many       | Many      | columns-2          | a b      |                |              |               |
|         | select_one c or_other  | other      | Other     |                    |          |                |              |               |
|         | rank c                 | rank       | Rank      |                    |          |                |              |               |
|         | select_one c           | mixed      | Mixed     |                    |          | randomize=true seed=42 |      |               |
|         | note                   | note       | Note      |                    |          |                |              |               |
|         | date                   | date       | Date      | month-year         | 2026-01-01 |              |              |               |
|         | time                   | time       | Time      |                    |          |                |              |               |
|         | dateTime               | datetime   | Date time |                    | now()    |                |              |               |
|         | geopoint               | point      | Point     | placement-map      |          |                |              |               |
|         | geotrace               | trace      | Trace     |                    |          |                |              |               |
|         | geoshape               | shape      | Shape     |                    |          |                |              |               |
|         | image                  | image      | Image     | signature          |          | max-pixels=1000 |             |               |
|         | audio                  | audio      | Audio     |                    |          |                |              |               |
|         | video                  | video      | Video     |                    |          |                |              |               |
|         | file                   | file       | File      |                    |          |                |              |               |
|         | barcode                | barcode    | Barcode   |                    |          |                |              |               |
|         | acknowledge            | ok         | OK        |                    |          |                |              |               |
|         | calculate              | calculated |           |                    | once(2)  |                |              |               |
|         | begin group            | page       | Page      | field-list         |          |                |              |               |
|         | text                   | inpage     | In page   |                    |          |                |              |               |
|         | end group              |            |           |                    |          |                |              |               |
|         | begin repeat           | row        | Row       |                    |          |                | ${integer}   |               |
|         | text                   | inrow      | In row    |                    |          |                |              |               |
|         | end repeat             |            |           |                    |          |                |              |               |
|         | begin group            | grid       | Grid      | table-list         |          |                |              |               |
|         | select_one c           | likert     | Likert    |                    |          |                |              |               |
|         | end group              |            |           |                    |          |                |              |               |
| choices |                        |            |           |                    |          |                |              |               |
|         | list_name              | name       | label     |                    |          |                |              |               |
|         | c                      | a          | A         |                    |          |                |              |               |
|         | c                      | b          | B         |                    |          |                |              |               |
"""  # noqa: E501  a table is easier to read in one piece


@pytest.fixture
def every() -> FormSession:
    properties = {"username": "ada", "deviceid": "d1", "email": "a@example.org", "phonenumber": "123"}
    return filled(EVERY, properties=properties, location=lambda: "50.98 11.03 0 5")


def test_defaults_and_what_the_device_knows(every: FormSession) -> None:
    begun = "2026-11-26T12:00:00.000+01:00"
    expected = {
        "hidden": "h", "text": "t", "integer": "1", "decimal": "1.5", "one": "a", "many": "a b",
        "date": "2026-01-01", "datetime": begun, "today": "2026-11-26",
        "deviceid": "d1", "username": "ada", "email": "a@example.org", "phone": "123",
        "place0": "50.98 11.03 0 5", "place1": "", "start": begun, "calculated": "2",
    }  # fmt: skip
    assert {name: value(every, f"/data/{name}") for name in expected} == expected


@pytest.mark.parametrize(
    ("name", "answer", "stored"),
    [
        ("text", "a\nb", "a\nb"),
        ("integer", 3, "3"),
        ("decimal", 0.1, "0.1"),
        ("range", 4, "4"),
        ("one", "b", "b"),
        ("many", ["b", "a"], "b a"),
        ("other", "other", "other"),
        ("rank", ["b", "a"], "b a"),
        ("mixed", "b", "b"),
        ("date", "2026-02-01", "2026-02-01"),
        ("time", "08:30:00.000+01:00", "08:30:00.000+01:00"),
        ("point", "50.98 11.03 200 5", "50.98 11.03 200 5"),
        ("trace", "1 2 0 0;3 4 0 0", "1 2 0 0;3 4 0 0"),
        ("shape", "1 2 0 0;3 4 0 0;5 6 0 0;1 2 0 0", "1 2 0 0;3 4 0 0;5 6 0 0;1 2 0 0"),
        ("image", "a.jpg", "a.jpg"),
        ("audio", "a.mp3", "a.mp3"),
        ("video", "a.mp4", "a.mp4"),
        ("file", "a.pdf", "a.pdf"),
        ("barcode", "4006381333931", "4006381333931"),
        ("ok", "OK", "OK"),
        ("page/inpage", "x", "x"),
        ("row[1]/inrow", "y", "y"),
        ("grid/likert", "b", "b"),
    ],
)
def test_answers(every: FormSession, name: str, answer: Answer, stored: str) -> None:
    put(every, f"/data/{name}", answer)
    assert value(every, f"/data/{name}") == stored
    done = every.finalize()
    again = FormSession(every.definition, done.xml, given())
    assert value(again, f"/data/{name}") == stored
    assert (name in ("image", "audio", "video", "file")) == (done.files == (stored,))


def test_what_widgets_need_to_know(every: FormSession) -> None:
    definition = every.definition
    controls = {control.field.path: control for control in definition.controls() if control.field is not None}
    assert controls["/data/range"].kind == "range"
    assert (controls["/data/range"].attributes["start"], controls["/data/range"].attributes["step"]) == (
        "0",
        "2",
    )
    assert controls["/data/text"].appearance == {"multiline"}
    assert controls["/data/image"].attributes["mediatype"] == "image/*"
    image = definition.field("/data/image")
    assert image is not None
    assert image.extras == {"orx:max-pixels": "1000"}
    assert controls["/data/ok"].kind == "trigger"
    assert controls["/data/rank"].kind == "rank"
    assert "field-list" in controls["/data/page"].appearance
    assert {choice.value for choice in every.choices(NodeId("/data/mixed"))} >= {"a", "b"}
    assert every.state(NodeId("/data/one")).choices[1].label == "B"
    assert every.state(NodeId("/data/other")).choices[-1].value == "other"


def test_a_place_is_taken_when_its_trigger_changes(every: FormSession) -> None:
    put(every, "/data/text", "new")
    assert value(every, "/data/place1") == "50.98 11.03 0 5"


def test_rows_follow_their_count(every: FormSession) -> None:
    put(every, "/data/integer", 3)
    assert len(every.rows(NodeId("/data/row"))) == 3


def test_the_style_of_a_grid_and_the_widths_in_it_are_known() -> None:
    form = making.form_of(
        """
| survey   |                 |       |       |             |
|          | type            | name  | label | appearance  |
|          | begin group     | g     | G     | w4          |
|          | text            | a     | A     | w1          |
|          | integer         | b     | B     | w3 thousands-sep |
|          | text            | c     | C     | wide        |
|          | end group       |       |       |             |
| settings |                 |       |       |             |
|          | style           |       |       |             |
|          | theme-grid pages |      |       |             |
"""
    )
    assert form.style == {"theme-grid", "pages"}
    assert [control.width for control in form.controls()] == [4, 1, 3, None]
