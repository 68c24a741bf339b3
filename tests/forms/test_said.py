"""What is wrong with a form is said in one language, in its details, too."""

from __future__ import annotations

import pickle
from collections.abc import Callable

import pytest

from inka_desktop.forms import FormDefinition
from inka_desktop.forms.convert import converted
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


SURVEY = "| survey | | | | | |\n| | type | name | label::Deutsch (de) | calculation | relevant |\n"
CHOICES = "| choices | | | |\n| | list_name | name | label::Deutsch (de) |\n"
LIST = f"| | select_one l | a | A |\n{CHOICES}"
SEVERAL = f"| | select_multiple l | a | A |\n{CHOICES}"


@pytest.mark.parametrize(
    ("table", "severity", "de"),
    [
        ("| | texx | a | A |", "error", "Die Art „texx“ gibt es nicht. Bitte"),
        ("| | text | a | A |\n| | text | a | B |", "error", "Den Namen „a“ gibt es in diesem Abschnitt"),
        ("| | text | a | A |\n| | text | A | B |", "warning", "Den Namen „A“ gibt es bis auf Groß-"),
        ("| | text | 1 a | A |", "error", "Der Wert in „name“ ist als Name nicht möglich."),
        ("| | text | | A |", "error", "Einer Frage oder Gruppe fehlt der Name."),
        ("| | text | a | |", "error", "Der Frage „a“ fehlt die Beschriftung."),
        ("| | calculate | a | | |", "error", "Der Berechnung fehlt der Ausdruck."),
        ("| | text | a | A | | ${b} = 1 |", "error", "„relevant“ verweist auf „b“; diese Frage gibt"),
        ("| | text | a | A | | ${b = 1 |", "error", "Ein Verweis in „relevant“ ist nicht lesbar."),
        ("| | begin group | g | G |\n| | text | a | A |", "error", "„begin group“ mit dem Namen „g“ hat"),
        ("| | text | a | A |\n| | end repeat | g | |", "error", "Zu „end repeat“ fehlt der Anfang"),
        ("| | begin repeat | g | |\n| | text | a | A |\n| | end repeat | | |", "warning", "Dem Abschnitt"),
        ("| | image | a | A |", "warning", "Fotos bleiben in voller Größe."),
        ("| | select_one l | a | A |", "error", "Das Blatt „choices“ mit den Antwortlisten fehlt."),
        (f"{LIST}| | m | x | X |", "error", "Die Antwortliste „l“ gibt es auf dem Blatt „choices“ nicht."),
        (f"{LIST}| | l | | X |", "error", "Einer Antwort fehlt der Name."),
        (f"{LIST}| | l | x | |", "warning", "Einer Antwort fehlt die Beschriftung."),
        (f"{LIST}| | l | x | X |\n| | l | x | Y |", "error", "Diesen Namen gibt es in der Antwortliste"),
        (f"{SEVERAL}| | l | x y | X |", "error", "Bei mehreren Antworten darf ein Name keine Leerzeichen"),
    ],
)
def test_what_the_converter_says_is_german_for_germans(table: str, severity: str, de: str) -> None:
    found = [one for one in converted(SURVEY + table, ".md", "test").problems if one.severity == severity]
    assert found
    assert found[0].de.startswith(de), found[0].de
    assert "{" not in found[0].de.replace("${", "")
    assert found[0].de != found[0].en


@pytest.mark.parametrize(
    ("table", "de"),
    [
        ("| survey | | |\n| | type | label |\n| | text | A |", "Einer Frage oder Gruppe fehlt der Name."),
        ("| survey | | |\n| | name | label |\n| | a | A |", "Auf dem Blatt „survey“ fehlen Spalten: 'type'."),
        ("| survey | | | |\n| | type | name | label::Deutsch |\n| | text | a | A |", "Diesen Sprachen"),
    ],
)
def test_what_the_converter_says_of_columns_is_german_too(table: str, de: str) -> None:
    assert any(one.de.startswith(de) for one in converted(table, ".md", "test").problems)


def test_words_of_the_converter_that_are_new_are_passed_on() -> None:
    table = "| survey | | | |\n| | type | name | label |\n| | audit | x | |"
    (problem,) = converted(table, ".md", "test").problems
    assert problem.de == f"Die Umwandlung meldet: {problem.en}"


REFUSED = {
    "| entities | | |\n| | dataset | label |\n| | trees | a |": "das Blatt „entities“ und die Spalte",
    "| | background-audio | b | | | |": "die Zeile „background-audio“ entfernen.",
    "| settings | |\n| | public_key |\n| | MIIB |": "auf dem Blatt „settings“ „public_key“ leeren.",
}


@pytest.mark.parametrize("table", list(REFUSED))
def test_what_is_refused_is_said_once_with_what_to_do(table: str) -> None:
    made = converted(f"{SURVEY}| | text | a | A | | |\n{table}", ".md", "test")
    (problem,) = made.errors
    assert problem.code == "forms.unsupported"
    assert f"Bitte {REFUSED[table]}" in problem.de
    assert "Please " in problem.en
