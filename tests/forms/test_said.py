"""What is wrong with a form is said in one language, in its details, too."""

from __future__ import annotations

import pickle
from collections.abc import Callable

import pytest

from inka_desktop.forms import FormDefinition
from inka_desktop.forms.errors import FormError
from inka_desktop.forms.testing import evaluate
from inka_desktop.forms.xml import read
from tests.forms import making

AT = "Die XML-Datei ist in Zeile 1, Spalte 4"
AT_EN = "The XML file cannot be read at line 1, column 4"


def said(wrong: Callable[..., object], *given: object) -> tuple[str, str]:
    """The German and the English behind the last colon of what is raised, also in another process."""
    with pytest.raises(FormError) as raised:
        wrong(*given)
    error = pickle.loads(pickle.dumps(raised.value))
    assert error.words("de") == raised.value.words("de")
    return error.words("de").split(": ", 1)[-1], error.words("en").split(": ", 1)[-1]


@pytest.mark.parametrize(
    ("expression", "de", "en"),
    [
        ("(1", "„)“ wird erwartet", "“)” is expected"),
        ("1 2", "„2“ gehört nicht hierher", "“2” is not expected here"),
        ("inside::a", "die Achse „inside“ gibt es nicht", "there is no axis “inside”"),
        ("a/)", "statt „)“ wird ein Name erwartet", "“)” stands where a name is expected"),
        ("a/", "am Ende fehlt ein Name", "a name is missing at the end"),
        ("a/text('x')", "text() nimmt keinen Text", "text() takes no text"),
        ("$", "der Name einer Variablen wird erwartet", "the name of a variable is expected"),
        ("'a", "der Text ab ' hat kein Ende", "a text that begins with ' has no end"),
        ("1 ; 2", "„;“", "“;”"),
    ],
)
def test_a_wrong_expression(expression: str, de: str, en: str) -> None:
    assert said(evaluate, expression, "<a/>", "/a") == (
        f"{de}. Bitte dort prüfen.", f"{en}. Please check it there."
    )  # fmt: skip
    source = making.xform("<a/>", making.bind("a", calculate=expression), '<input ref="/data/a"/>')
    german, english = said(FormDefinition.load, source)
    assert german.endswith(f"nicht lesbar: {de}. Bitte dort prüfen.")
    assert english.endswith(f": {en}. Please check it there.")


@pytest.mark.parametrize(
    ("expression", "de", "en"),
    [
        ("sum(1)", "erwartet wird eine Knotenmenge", "it expects a node-set"),
        ("uuid('x')", "erwartet wird eine Zahl", "it expects a number"),
        ("regex('a', '(')", "erwartet wird ein regulärer Ausdruck", "it expects a regular expression"),
    ],
)
def test_a_wrong_argument(expression: str, de: str, en: str) -> None:
    german, english = said(evaluate, expression, "<a/>", "/a")
    assert (german.endswith(f"; {de}."), english.endswith(f"; {en}.")) == (True, True), (german, english)


@pytest.mark.parametrize(
    ("source", "de", "en"),
    [
        ("", "der Inhalt fehlt oder bricht ab", "no element found"),
        ("<a></b>", "ein Element endet mit einem anderen Namen", "mismatched tag"),
        ("<a/>x", "hinter dem letzten Element steht noch etwas", "junk after document element"),
        ("<a b='1' b='2'/>", "ein Attribut steht zweimal da", "duplicate attribute"),
        ("<a>\x01</a>", "hier steht ein unerlaubtes Zeichen", "not well-formed (invalid token)"),
        ("<a>" * 300, "mehr als 200 Ebenen", "more than 200 levels"),
    ],
)
def test_damaged_xml(source: str, de: str, en: str) -> None:
    assert said(read, source) == (de, en)


@pytest.mark.parametrize(
    ("kind", "content", "de", "en"),
    [
        ("xml", b"<a>", f"{AT} nicht lesbar: der Inhalt fehlt oder bricht ab", f"{AT_EN}: no element found"),
        ("csv", b"", "die Kopfzeile fehlt", "there is no header row"),
        ("csv", b"a,a\n", "die Spalte „a“ gibt es zweimal", "the column “a” is there twice"),
        ("csv", b"1a\n", "„1a“ ist als Name nicht möglich", "“1a” cannot be a name"),
        ("csv", b"a\n\xff", "Zeile 2 ist kein UTF-8", "line 2 is not UTF-8"),
        ("geojson", b"[]", "sie ist keine FeatureCollection", "its top is no FeatureCollection"),
    ],
)
def test_damaged_lists(kind: str, content: bytes, de: str, en: str) -> None:
    place = "file-csv" if kind == "csv" else "file"
    model = f'<instance id="l" src="jr://{place}/l.{kind}"/>'
    source = making.xform("<a/>", making.bind("a"), '<input ref="/data/a"/>', model)
    assert said(FormDefinition.load, source, {f"l.{kind}": content}) == (de, en)
