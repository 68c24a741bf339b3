"""Forms, what was filled in, lists beside, expressions, workbooks: only the engine's own errors come out."""

from __future__ import annotations

from contextlib import suppress
from uuid import UUID

from inka_desktop.forms import FormDefinition, FormError, FormSession, XPathError, external
from inka_desktop.forms.addresses import read_name
from inka_desktop.forms.convert import convert_here
from inka_desktop.forms.flat import tables_of
from inka_desktop.forms.flat_rows import FlatReader
from inka_desktop.forms.testing import evaluate
from inka_desktop.services.form_codes import FormCode
from inka_desktop.services.intake_answers import fill_in
from tests.exchange.fuzz.target import Target
from tests.forms import making
from tests.forms.test_convert import GOOD, workbook

_XFORM = making.xform(
    "<age>7</age><town/><p jr:template=''><name/><note/></p><twice/><meta><instanceID/></meta>",
    making.bind("age", type="int", constraint=". < 120", relevant="/data/town != 'x'")
    + making.bind("twice", calculate="sum(/data/p/name) + /data/age * 2")
    + making.bind("meta/instanceID", preload="uid"),
    '<input ref="/data/age"><label>Age of <output value="/data/town"/></label></input>'
    '<select1 ref="/data/town"><itemset nodeset="instance(\'t\')/root/item[n = /data/age]">'
    '<value ref="n"/><label ref="l"/></itemset></select1>'
    '<group ref="/data/p"><repeat nodeset="/data/p" jr:count="/data/age"><input ref="/data/p/name"/></repeat>'
    "</group>"
    '<setvalue ref="/data/town" event="odk-instance-first-load" value="1 + 1"/>',
    '<instance id="t"><root><item><n>7</n><l>Seven</l></item></root></instance>',
)
_FORM = FormDefinition.load(_XFORM)
_SAVED = FormSession(_FORM).to_xml()
_TABLES = tables_of(_FORM, None)
_EXPRESSIONS = (
    "if(/data/age > 3, concat(/data/town, '-', position(/data/p[2]/..)), round(7 div 3, 2))",
    "sum(/data/p/name[. != '']) + count-selected(/data/town) * -2 = decimal-date-time('2026-11-26')",
    "regex(/data/town, '^[a-z]+$') and not(selected-at(/data/town, 1)) or //name[last()]",
    "substr(format-date(today(), '%Y-%m'), 2, 4)", "instance('t')/root/item[n = current()/../age]/l",
)  # fmt: skip
_LISTS = {
    "a.csv": b'name;label;x\r\n1;"Apolda; Stadt";2\r\n2;Gera;3\r\n',
    "a.xml": b"<root><item><name>1</name></item></root>",
    "a.geojson": b'{"type":"FeatureCollection","features":[{"type":"Feature","id":"a","properties":'
    b'{"name":"A"},"geometry":{"type":"Point","coordinates":[11.0,50.9]}}]}',
}


def _load(data: bytes) -> None:
    with suppress(FormError):
        FormDefinition.check(data)
        FormSession(FormDefinition.load(data)).to_xml()


def _refill(data: bytes) -> None:
    with suppress(FormError):
        FormSession(_FORM, data).to_xml()


def _evaluate(data: bytes) -> None:
    with suppress(XPathError):
        evaluate(data.decode("utf-8", "replace"), _SAVED, "/data")


def _read_lists(data: bytes) -> None:
    for name in _LISTS:
        with suppress(FormError):
            external.load(f"jr://file/{name}", {name: data})


def _convert(data: bytes) -> None:
    convert_here(data, "test")


def _flatten(data: bytes) -> None:
    with suppress(FormError):
        FlatReader(_TABLES).rows(data)


def _name(data: bytes) -> None:
    """What a PDF or a square code says of a form."""
    text = data.decode("utf-8", "replace")
    read_name(text)
    FormCode.read(text)


def _fill_in(data: bytes) -> None:
    """Whatever stands in fields, with the names of questions and with others."""
    session, text = FormSession(_FORM), data.decode("utf-8", "replace")
    names = ("/data/age", "/data/town", "/data/p#1/name", "/data/town=1", text[:80])
    fill_in(session, {name: text[at:] for at, name in enumerate(names)}, "de")


_CODE = FormCode("de", "a b:c", "0123456789abcdef", UUID(int=7), UUID(int=8)).text.encode()
TARGETS = (
    Target("flat rows", lambda: [_SAVED.encode()], _flatten),
    Target("name and code of a form", lambda: [_CODE, b"/data/p#2/name=3"], _name, share=0.3),
    Target("fields of a form", lambda: [b"7", b"27.11.2026 09:30", b"1; 2; x", b"c1"], _fill_in, share=0.5),
    Target("xform", lambda: [_XFORM.encode()], _load),
    Target("filled form", lambda: [_SAVED.encode()], _refill),
    Target("expression", lambda: [one.encode() for one in _EXPRESSIONS], _evaluate),
    Target("list beside a form", _LISTS.values, _read_lists),
    Target("workbook", lambda: [workbook(GOOD)], _convert, share=0.3),
)
