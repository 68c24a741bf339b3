"""Whatever people paste: no crash, nothing cut, user text is never markup, and replacement is seen."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inka_desktop.records.content import AgreementContent, PhotoContent, PresentContent, TopicContent
from inka_desktop.reports.protocol import file_name, render_protocol

from .example import LETTERHEAD, SONNENHANG, photo_bytes
from .reading import whole_text

UGLY = st.text(st.characters(codec=None, exclude_categories=()), max_size=60) | st.sampled_from(
    [
        "</para><b>&amp;",
        "{page} %s %(x)s",
        "\0\x07\x1b[31m",
        "שלום",
        "مرحبا بالعالم",
        "👩‍👩‍👧🇩🇪",
        "a\u0308" * 30,
        "\ud800",
    ]
)


@settings(max_examples=25)
@given(UGLY, UGLY, UGLY)
def test_any_text_prints(one: str, two: str, three: str) -> None:
    content = replace(
        SONNENHANG,
        number=one,
        place=two,
        project=replace(SONNENHANG.project, title=three, municipalities=(one, two)),
        people=(PresentContent(one, two, three, one),),
        topics=(TopicContent(two, three),),
        agreements=(AgreementContent(three, one, None, two, three),),
        photos=(PhotoContent("a1", one),),
        distribution=(one, two),
    )
    letterhead = replace(LETTERHEAD, office=two, sender=(one, three), publicity=three)
    document = render_protocol(content, letterhead, photo_bytes)
    assert whole_text(document)
    assert document.pdf.startswith(b"%PDF-1.7")
    assert file_name(content).encode("utf-8")


@pytest.mark.parametrize(
    "text", ["<b>fett</b> & <i>schräg</i>", "&amp; &lt;", "<font size=40>groß</font>", "%d {0}"]
)
def test_markup_in_user_text_is_printed_as_typed(text: str) -> None:
    document = render_protocol(replace(SONNENHANG, observations=text), LETTERHEAD, photo_bytes)
    assert text in whole_text(document)
    assert document.notices == ()


def test_characters_that_the_font_lacks_are_replaced_and_told() -> None:
    document = render_protocol(replace(SONNENHANG, observations="Danke 🙂 sehr"), LETTERHEAD, photo_bytes)
    assert "Danke \ufffd sehr" in whole_text(document)
    assert document.notices == (
        "Einige Zeichen kennt die Schrift nicht. Sie sind durch ein Ersatzzeichen gekennzeichnet.",
    )


def test_names_from_many_places_need_no_replacement() -> None:
    text = "Łódź, Čapek, Ağrı, Škoda, Þór, Œuvre, Ñandú, Ķelis, Đorđe, Київ, Αθήνα, ẞ, 12 m², 5 €"
    document = render_protocol(replace(SONNENHANG, observations=text), LETTERHEAD, photo_bytes)
    assert text in whole_text(document)
    assert document.notices == ()
