"""XML in and out, and whatever strangers put into it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inka_desktop.forms import FormDefinition, FormSession
from inka_desktop.forms.errors import FormError, NotAFormError, XmlError, XPathError
from inka_desktop.forms.testing import evaluate, load
from inka_desktop.forms.tree import Element, Name
from inka_desktop.forms.xml import allowed, read, write
from tests.forms import making
from tests.forms.test_choices import CASCADE

BILLION = '<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><l>&b;</l>'
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


@pytest.mark.parametrize(
    "source",
    [
        "",
        "<a>",
        "<a></b>",
        "text",
        "<a b='1' b='2'/>",
        BILLION,
        '<!DOCTYPE a SYSTEM "file:///etc/passwd" [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
        "<a>" * 300 + "</a>" * 300,
        b"\xff\xfe\x00",
        b'<?xml version="1.0" encoding="klingon"?><a/>',
    ],
)
def test_what_is_no_sound_xml_is_refused(source: str | bytes) -> None:
    with pytest.raises(XmlError) as raised:
        read(source)
    assert raised.value.context["line"]


@pytest.mark.parametrize("source", ["<a/>", "<html><head/></html>", "<html><head><model/></head></html>"])
def test_other_documents_are_no_forms(source: str) -> None:
    with pytest.raises(NotAFormError):
        FormDefinition.load(source)


@given(text=TEXTS, attribute=TEXTS)
def test_texts_survive_the_round_trip(text: str, attribute: str) -> None:
    element = Element(Name("a"), None, text)
    element.set_attribute(Name("b"), attribute)
    again = read(write(element, declare=True)).root
    assert again.text() == allowed(text).replace("\r\n", "\n").replace("\r", "\n")
    assert again.attribute("b") == allowed(attribute)


@given(answers=st.dictionaries(st.sampled_from(["/data/a", "/data/g/b"]), TEXTS))
def test_answers_survive_submission_and_draft(answers: dict[str, str]) -> None:
    session = making.opened("<a/><g><b/></g>", "", '<input ref="/data/a"/><input ref="/data/g/b"/>')
    for path, answer in answers.items():
        making.put(session, path, answer)
    for xml in (session.to_xml(), session.finalize().xml):
        again = FormSession(session.definition, xml, making.given())
        for path in ("/data/a", "/data/g/b"):
            kept = allowed(making.value(session, path)).replace("\r\n", "\n").replace("\r", "\n")
            assert making.value(again, path) == kept


def test_mixed_content_and_prefixes_stay() -> None:
    source = '<a xmlns:x="urn:x" x:b="1">one <x:c>two</x:c> three<d/> </a>'
    assert write(read(source, exact=True).root) == source
    assert evaluate("string(/a)", source) == "one two three "
    assert evaluate("/a/x:c", source) == ["two"]
    assert evaluate("name(/a/@*)", source) == "x:b"


def test_prefixed_names_of_a_form_come_out_as_they_came_in() -> None:
    session = load(
        making.xform(
            "<a/><orx:meta><orx:instanceID/></orx:meta>",
            '<bind nodeset="/data/orx:meta/orx:instanceID" jr:preload="uid"/>',
        )
    )
    done = session.finalize()
    assert f"<orx:meta><orx:instanceID>{done.instance_id}</orx:instanceID></orx:meta>" in done.xml
    assert 'xmlns:orx="http://openrosa.org/xforms"' in done.xml
    assert read(done.xml).root.attribute("version") == "1"


PIECES = """
/ // . .. * @ ( ) [ ] , | + - = != < <= > >= and or div mod a data 'x' "y" 1 .5 1e3 :: child:: $v jr:
position( count( //a[ sum( if( true() node() text() current() instance('t') date( today() indexed-repeat(
round( substr( uuid( digest(
"""
TOKENS = st.sampled_from(PIECES.split())


def told(error: FormError) -> bool:
    return bool(error.words("de") and error.words("en"))


@given(expression=st.one_of(st.lists(TOKENS, max_size=14).map(" ".join), st.text(max_size=20)))
def test_no_expression_breaks_the_engine(expression: str) -> None:
    """Whatever is asked, there is a value or the engine's own error."""
    found: object
    try:
        found = evaluate(expression, "<data><a>1</a><a>2026-01-01</a><b/></data>")
    except XPathError as error:
        found = told(error)
    assert isinstance(found, (str, float, list)) or found is True or found is False


FORM = making.xform_of(CASCADE)


@given(
    cuts=st.lists(
        st.tuples(
            st.integers(0, len(FORM)),
            st.integers(0, 40),
            st.sampled_from(["", "<", "&", "/data", "[", "''", "\0"]),
        ),
        min_size=1,
        max_size=4,
    )
)
def test_no_form_breaks_the_loader(cuts: list[tuple[int, int, str]]) -> None:
    """A form with anything cut out or put in loads, or is refused with words."""
    source = FORM
    for at, gone, put in cuts:
        source = source[:at] + put + source[at + gone :]
    try:
        session = load(source)
        session.validate()
        fine = bool(session.to_xml())
    except FormError as error:
        fine = told(error)
    assert fine
