"""The table of words is complete in both languages."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest

import inka_desktop.reports
from inka_desktop.records.values import AgreementState, ProjectStatus, RecordState, VisitKind
from inka_desktop.reports.words import WORDS, Words

SOURCES = Path(inka_desktop.reports.__file__).parent
FORBIDDEN = (
    "Fehler",
    "ungültig",
    "Space",
    "Segment",
    "Snapshot",
    "Konflikt",
    "Log",
    "Abgleich",
    "Stützpunkt",
)


def _places(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("key", sorted(WORDS))
def test_each_word_is_there_in_both_languages_with_the_same_places(key: str) -> None:
    german, english = WORDS[key]
    assert german.strip()
    assert english.strip()
    assert _places(german) == _places(english)


@pytest.mark.parametrize("key", sorted(key for key in WORDS if key.startswith("notice.")))
def test_sentences_are_short_and_say_what_to_do_without_blame(key: str) -> None:
    for text in WORDS[key]:
        assert all(len(sentence.split()) <= 15 for sentence in re.split(r"(?<=\.) ", text))
        assert not any(re.search(rf"\b{word}\b", text) for word in FORBIDDEN)


def test_every_word_that_the_code_asks_for_exists_and_every_word_is_asked_for() -> None:
    code = "\n".join(path.read_text("utf-8") for path in SOURCES.glob("*.py") if path.name != "words.py")
    asked = set(re.findall(r'"([a-z_]+(?:\.[A-Za-z0-9_]+)?)"', code))
    plain = {key for key in WORDS if not key.startswith(("kind.", "state.", "record.", "status."))}
    assert plain <= asked
    called = set(re.findall(r'words\(\s*"([a-z_.]+)"', code)) | set(
        re.findall(r'Words\([^)]*\)\("([a-z_.]+)"', code)
    )
    assert called <= set(WORDS)


def test_every_stored_word_has_its_printed_one() -> None:
    assert {f"kind.{kind}" for kind in VisitKind} <= set(WORDS)
    assert {f"state.{state}" for state in AgreementState} <= set(WORDS)
    assert {f"record.{state}" for state in RecordState} <= set(WORDS)
    assert {f"status.{status}" for status in ProjectStatus} <= set(WORDS)


def test_a_word_of_ones_own_is_printed_as_it_is() -> None:
    assert Words("de").stored("kind", "Hofgespräch") == "Hofgespräch"
    assert Words("en").stored("kind", "walk") == "Walk through the area"
