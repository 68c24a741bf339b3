"""Choices: lists with filters, cascades, files, search, and what happens to answers that are lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from inka_desktop.forms import FormDefinition, FormSession
from inka_desktop.forms.errors import DamagedFileError, FormError, MissingFileError
from inka_desktop.forms.testing import load
from inka_desktop.forms.tree import StaticElement
from tests.forms.making import bind, filled, given, opened, put, value, xform, xform_of

CASCADE = """
| survey  |                   |        |         |               |
|         | type              | name   | label   | choice_filter |
|         | select_one land   | land   | Land    |               |
|         | select_one kreis  | kreis  | Kreis   | land=${land}  |
|         | select_multiple ort | orte | Orte    | kreis=${kreis} |
| choices |                   |        |         |               |      |
|         | list_name         | name   | label   | land          | kreis |
|         | land              | th     | Thüringen |             |      |
|         | land              | he     | Hessen  |               |      |
|         | kreis             | ef     | Erfurt  | th            |      |
|         | kreis             | gth    | Gotha   | th            |      |
|         | kreis             | ks     | Kassel  | he            |      |
|         | ort               | a      | Große Mühle | th        | gth  |
|         | ort               | b      | Waltershausen | th      | gth  |
|         | ort               | c      | Vellmar | he            | ks   |
"""


LISTED = (
    '<select1 ref="/data/v"><itemset nodeset="{}"><value ref="name"/><label ref="label"/></itemset></select1>'
)


def names(session: FormSession, path: str, search: str = "", limit: int | None = None) -> list[str]:
    return [choice.value for choice in session.choices(session.find(path), search, limit)]


def test_a_cascade_narrows_step_by_step() -> None:
    session = filled(CASCADE)
    assert names(session, "/data/kreis") == []
    changes = session.set(session.find("/data/land"), "th")
    assert session.find("/data/kreis") in changes.changed("choices")
    assert names(session, "/data/kreis") == ["ef", "gth"]
    assert [choice.label for choice in session.choices(session.find("/data/kreis"))] == ["Erfurt", "Gotha"]


def test_answers_that_are_no_choice_any_more_go_and_come_back_with_undo() -> None:
    session = filled(CASCADE)
    put(session, "/data/land", "th")
    put(session, "/data/kreis", "gth")
    put(session, "/data/orte", ["a", "b"])
    assert value(session, "/data/orte") == "a b"
    put(session, "/data/land", "he")
    assert (value(session, "/data/kreis"), value(session, "/data/orte")) == ("", "")
    session.undo()
    assert (value(session, "/data/kreis"), value(session, "/data/orte")) == ("gth", "a b")


def test_search_forgives_case_and_accents() -> None:
    session = filled(CASCADE)
    put(session, "/data/land", "th")
    put(session, "/data/kreis", "gth")
    assert names(session, "/data/orte", "GROSSE muhle") == ["a"]
    assert names(session, "/data/orte", "e", limit=1) == ["a"]
    assert names(session, "/data/orte", "nowhere") == []


def test_choices_may_be_answers_of_the_form_itself() -> None:
    session = opened(
        "<p><name/><label/></p><v/>",
        "",
        '<repeat nodeset="/data/p"><input ref="/data/p/name"/><input ref="/data/p/label"/></repeat>'
        + LISTED.format("../p[name != '']"),
    )
    put(session, "/data/p[1]/name", "a")
    changes = session.set(session.find("/data/p[1]/label"), "Ada")
    assert session.find("/data/v") in changes.changed("choices")
    assert [choice.label for choice in session.choices(session.find("/data/v"))] == ["Ada"]
    put(session, "/data/v", "a")
    put(session, "/data/p[1]/name", "b")
    assert value(session, "/data/v") == ""


def test_a_list_of_choices_is_a_sequence() -> None:
    session = filled(CASCADE)
    every = session.choices(session.find("/data/land"))
    assert len(every) == 2
    assert [choice.value for choice in every[1:]] == ["he"]
    assert every[-1].label == "Hessen"
    assert list(session.choices(session.find("/data/kreis"), limit=0)) == []


TOWNS = (
    '<instance id="t"><root><item><name>1</name><label>One</label><k>01</k></item>'
    "<item><name>2</name><label>Two</label><k>1</k></item>"
    "<item><name>3</name><label>Three</label><k>x</k></item></root></instance>"
)


@pytest.mark.parametrize(
    ("nodeset", "expected"),
    [
        ("instance('t')/root/item", ["1", "2", "3"]),
        ("instance('t')/root/item[k = '1']", ["2"]),
        ("instance('t')/root/item[k = 1]", ["1", "2"]),
        ("instance('t')/root/item[1 = k]", ["1", "2"]),
        ("instance('t')/root/item[k = /data/a]", ["3"]),
        ("instance('t')/root/item[k = current()/../a]", ["3"]),
        ("instance('t')/root/item[k != /data/a]", ["1", "2"]),
        ("instance('t')/root/item[k = '1' or k = 'x']", ["2", "3"]),
        ("instance('t')/root/item[k = 1 and name &gt; 1]", ["2"]),
        ("instance('t')/root/item[k = 1][2]", ["2"]),
        ("instance('t')/root/item[k = true()]", ["1", "2", "3"]),
        ("instance('t')/root/item[nothing = '']", []),
        ("randomize(instance('t')/root/item, 1)", ["2", "1", "3"]),
        ("instance('none')/root/item", None),
    ],
)
def test_filters_find_the_same_with_and_without_an_index(
    nodeset: str, expected: list[str] | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    parts = ("<a>x</a><v/>", bind("a"), LISTED.format(nodeset), TOWNS)
    if expected is None:
        with pytest.raises(FormError):
            opened(*parts)
        return
    assert names(opened(*parts), "/data/v") == expected
    monkeypatch.setattr(StaticElement, "frozen", False)
    assert names(opened(*parts), "/data/v") == expected


FILES = """
| survey  |                                  |      |       |               |
|         | type                             | name | label | choice_filter | calculation |
|         | select_one_from_file towns.csv   | town | Town  | kind='a'      |             |
|         | select_one_from_file spots.geojson | spot | Spot |              |             |
|         | select_one_from_file more.xml    | more | More  |               |             |
|         | calculate                        | mayor |      |               | pulldata('towns', 'mayor', 'name', ${town}) |
"""  # noqa: E501  a table is easier to read in one piece
CSV = 'name;label;kind;mayor\nt1;Öhrdorf;a;"Fritz; der Große"\nt2;Ahausen;b;Anna\nt3;Behausen;a\n'.encode(
    "utf-8-sig"
)
GEOJSON = b"""{"type": "FeatureCollection", "features": [
 {"type": "Feature", "id": "s1", "properties": {"title": "Spring", "depth": 2},
  "geometry": {"type": "Point", "coordinates": [11.5, 50]}},
 {"type": "Feature", "properties": {"id": "s2", "title": "Path"},
  "geometry": {"type": "LineString", "coordinates": [[11, 50], [12, 51]]}}]}"""
XML = b"<root><item><name>m1</name><label>More</label></item></root>"


def test_lists_lie_in_files(tmp_path: Path) -> None:
    (tmp_path / "more.xml").write_bytes(XML)
    files: dict[str, bytes | Path] = {
        "towns.csv": CSV,
        "spots.geojson": GEOJSON,
        "more.xml": tmp_path / "more.xml",
    }
    session = filled(FILES, files)
    assert names(session, "/data/town") == ["t1", "t3"]
    put(session, "/data/town", "t1")
    assert value(session, "/data/mayor") == "Fritz; der Große"
    put(session, "/data/town", "t3")
    assert value(session, "/data/mayor") == ""
    assert [choice.label for choice in session.choices(session.find("/data/spot"))] == ["Spring", "Path"]
    assert session.evaluate("string(instance('spots')/root/item[id='s1']/geometry)") == "50 11.5 0 0"
    assert session.evaluate("string(instance('spots')/root/item[2]/geometry)") == "50 11 0 0; 51 12 0 0"
    assert names(session, "/data/more") == ["m1"]


def feature(inside: bytes) -> bytes:
    return b'{"type": "FeatureCollection", "features": [{' + inside + b"}]}"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("towns.csv", b""),
        ("towns.csv", b"name,name\n1,2"),
        ("towns.csv", b"na me,label\n1,2"),
        ("towns.csv", b"name,label\n\xff\xfe,2"),
        ("towns.csv", b'name,label\n"1,2'),
        ("spots.geojson", b"{"),
        ("spots.geojson", b"[]"),
        ("spots.geojson", b'{"type": "FeatureCollection", "features": [1]}'),
        ("spots.geojson", feature(b'"geometry": {"type": "Circle", "coordinates": []}')),
        ("spots.geojson", feature(b'"geometry":{"type":"Point"}')),
        (
            "spots.geojson",
            b'{"type":"FeatureCollection","features":[{"properties":{"a":{}},"geometry":null}]}',
        ),
        ("more.xml", b"<root>"),
        ("more.xml", b'<!DOCTYPE r [<!ENTITY a "b">]><root>&a;</root>'),
    ],
)
def test_damaged_files_are_named(name: str, content: bytes) -> None:
    files = {"towns.csv": CSV, "spots.geojson": GEOJSON, "more.xml": XML}
    with pytest.raises(DamagedFileError) as raised:
        FormDefinition.load(xform_of(FILES), {**files, name: content})
    assert name in raised.value.words("de")


def test_missing_files_are_named() -> None:
    with pytest.raises(MissingFileError) as raised:
        FormDefinition.load(xform_of(FILES), {"towns.csv": CSV})
    assert "spots.geojson" in raised.value.words("de")
    assert len(FormDefinition.check(xform_of(FILES))) == 3


def test_an_outside_suite_may_have_the_form_alone() -> None:
    session = load(xform_of(FILES))
    assert [names(session, f"/data/{name}") for name in ("town", "spot", "more")] == [[], [], []]
    session = load(xform_of(FILES), {"more.xml": XML})
    assert [names(session, f"/data/{name}") for name in ("town", "spot", "more")] == [[], [], ["m1"]]
    with pytest.raises(DamagedFileError):
        load(xform_of(FILES), {"more.xml": b"<root>"})


def test_what_was_saved_last_can_be_looked_at() -> None:
    model = '<instance id="__last-saved" src="jr://instance/last-saved"/>'
    source = xform(
        "<a/><b/>", bind("b", calculate="instance('__last-saved')/data/a"), '<input ref="/data/a"/>', model
    )
    definition = FormDefinition.load(source)
    first = FormSession(definition, given=given())
    assert value(first, "/data/b") == ""
    put(first, "/data/a", "kept")
    second = FormSession(definition, given=given(last_saved=first.to_xml()))
    assert value(second, "/data/b") == "kept"
    for damaged in (first.to_xml()[:-9], b"PK", ""):  # a form can be filled all the same
        assert value(FormSession(definition, given=given(last_saved=damaged)), "/data/b") == ""


@pytest.mark.parametrize("declared", [True, False])
def test_before_anything_was_saved_the_last_form_is_a_blank_one(declared: bool) -> None:
    """As the guides of ODK count patients; pyxform leaves the instance out where only a label asks for it."""
    last = "instance('__last-saved')/data/count"
    model = '<instance id="__last-saved" src="jr://instance/last-saved"/>' if declared else ""
    binds = bind("count", type="int", calculate=f"if({last} = '', 0, {last} + 1)")
    binds += bind("asked", relevant="/data/count > 5")
    body = f'<input ref="/data/asked"><label>Last <output value="{last}"/></label></input>'
    definition = FormDefinition.load(xform("<count>7</count><asked/>", binds, body, model))
    first = FormSession(definition, given=given())
    assert value(first, "/data/count") == "0"
    second = FormSession(definition, given=given(last_saved=first.finalize().xml))
    assert value(second, "/data/count") == "1"
    assert second.evaluate("instance('__last-saved')/data/asked = ''") is True  # it was left out


def test_what_is_wrong_with_the_label_of_a_list_is_told_of_its_question() -> None:
    body = (
        '<select1 ref="/data/a"><itemset nodeset="instance(\'l\')/root/item"><value ref="name"/>'
        '<label ref="translate(label)"/></itemset></select1>'
    )
    source = xform("<a/>", "", body, '<instance id="l"><root/></instance>')
    (found,) = FormDefinition.check(source)
    assert found.words("en").startswith("/data/a, choices: The function translate() takes 3 arguments")
