"""The agreement sheet on one page: smaller where that helps, and said where it does not."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inka_desktop.records.content import AgreementContent, PresentContent, ProtocolContent
from inka_desktop.reports.agreement_sheet import render_agreement_sheet
from inka_desktop.reports.letterhead import RenderedDocument
from inka_desktop.reports.style import SMALLEST

from .example import LETTERHEAD, SONNENHANG
from .reading import whole_text, words_of

NOTICE = "passt nicht auf eine Seite"
SENTENCE = "Der Aushang am Eingang wird erneuert und nennt künftig alle Öffnungszeiten. "
BODY = 8.0
"""Points of what was agreed, at least."""


def sheet(agreements: int, length: int, people: int = 3) -> ProtocolContent:
    """A sheet with so many agreements, each of so many signs."""
    text = SENTENCE * (length // len(SENTENCE) + 1)
    agreed = [
        AgreementContent(f"Nr{number} {text[:length].strip()} Ende{number}", "Träger", dt.date(2026, 12, 15))
        for number in range(agreements)
    ]
    present = [PresentContent(f"Funktion {number}", "Träger") for number in range(people)]
    return replace(SONNENHANG, agreements=tuple(agreed), people=tuple(present), photos=())


def agreed_sizes(document: RenderedDocument) -> set[float]:
    """Sizes of what was agreed, on the first page."""
    return {word.size for word in words_of(document, 0) if word.text[:3] in ("Nr0", "Nr1", "Nr2")}


def told(document: RenderedDocument) -> bool:
    return any(NOTICE in notice for notice in document.notices)


def sizes(document: RenderedDocument) -> list[float]:
    return [word.size for page in range(document.pages) for word in words_of(document, page)]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 40), st.integers(1, 700), st.integers(0, 25))
def test_one_page_or_a_word_on_it_and_nothing_is_lost(agreements: int, length: int, people: int) -> None:
    document = render_agreement_sheet(sheet(agreements, length, people), LETTERHEAD)
    assert told(document) == (document.pages > 1)
    assert min(sizes(document)) >= SMALLEST - 0.01
    text = whole_text(document)
    assert all(f"Nr{number} " in text and f"Ende{number}" in text for number in range(agreements))
    assert all(f"Funktion {number}" in text for number in range(people))


@pytest.mark.parametrize(("agreements", "length"), [(9, 40), (20, 40), (9, 120)])
def test_what_fits_when_it_is_smaller_is_one_page(agreements: int, length: int) -> None:
    document = render_agreement_sheet(sheet(agreements, length), LETTERHEAD)
    assert document.pages == 1
    assert not told(document)
    assert BODY <= min(agreed_sizes(document)) <= 9.5


def test_what_does_not_fit_is_set_as_usual_and_said() -> None:
    document = render_agreement_sheet(sheet(40, 300), LETTERHEAD)
    assert document.pages > 1
    assert document.notices == (
        f"Das Vereinbarungsblatt passt nicht auf eine Seite. Es hat {document.pages} Seiten.",
    )
    assert "does not fit" in render_agreement_sheet(sheet(40, 300), LETTERHEAD, "en").notices[0]
    assert agreed_sizes(document) == {9.5}


def test_a_column_says_the_state_only_where_it_says_something() -> None:
    content = sheet(2, 40)
    assert "Stand" not in whole_text(render_agreement_sheet(content, LETTERHEAD))
    first, second = content.agreements
    done = replace(content, agreements=(first, replace(second, state="done")))
    assert "Stand" in whole_text(render_agreement_sheet(done, LETTERHEAD))


def test_few_agreements_keep_their_size() -> None:
    document = render_agreement_sheet(sheet(3, 80), LETTERHEAD)
    assert agreed_sizes(document) == {9.5}


def test_the_lines_to_sign_on_keep_their_room() -> None:
    """From what stands above them to the words below them, small or not."""
    gaps = []
    for agreements in (3, 20):
        document = render_agreement_sheet(sheet(agreements, 40), LETTERHEAD)
        words = words_of(document, document.pages - 1)
        caption = next(word for word in words if word.text.startswith("für den Träger"))
        above = min(word.y for word in words if word.y > caption.y + 5)
        gaps.append(above - caption.y)
    assert gaps[1] >= gaps[0] - 1
