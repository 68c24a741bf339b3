"""The real dictionary in its real process: what is known, suggested, kept, and what happens when it ends."""

from __future__ import annotations

import io
import json
import os
import signal
import unicodedata
from collections.abc import Iterator

import pytest

from inka_desktop.spelling import helper, speller
from inka_desktop.spelling.speller import Speller, SpellingMissingError

LONGEST_S = 60


@pytest.fixture
def german() -> Iterator[Speller]:
    made = Speller("de")
    yield made
    made.close()


def wrong(asked: Speller, text: str) -> list[str]:
    return [spot.word for spot in asked.check(text).result(LONGEST_S)]


def running(asked: Speller) -> int:
    process = asked._process
    assert process is not None
    return process.pid


def test_german_words_are_known_and_others_suggested(german: Speller) -> None:
    assert wrong(german, "Das Protokol liegt im Nachbarschaftswerk.") == ["Protokol"]
    assert german.suggest("Protokol").result(LONGEST_S)[0] == "Protokoll"


def test_words_of_the_field_and_parts_of_words_are_known(german: Speller) -> None:
    text = "Trägergespräch, Vereinbarungsblatt und Begehungspunkt; geht's, Protokolle- und Kinder-, ’s war’s"
    assert wrong(german, text) == []


def test_own_words_are_known_until_they_are_removed(german: Speller) -> None:
    german.keep(["Quellrode"]).result(LONGEST_S)
    assert wrong(german, "Quellrode und Quellrode-Treffen") == []
    german.keep(["Haus"]).result(LONGEST_S)
    assert wrong(german, "Quellrode") == ["Quellrode"]
    german.keep([]).result(LONGEST_S)
    assert wrong(german, "Haus") == [], "what the dictionary has was forbidden"


def test_a_helper_that_ended_is_started_anew_with_the_own_words(german: Speller) -> None:
    german.keep(["Quellrode"]).result(LONGEST_S)
    os.kill(running(german), signal.SIGKILL)
    assert wrong(german, "Quellrode und Protokol") == ["Protokol"]


def test_a_helper_that_always_ends_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    unknown = Speller("fr")  # there is no such dictionary: the real helper ends at once
    with pytest.raises(SpellingMissingError):
        unknown.check("Bonjour").result(LONGEST_S)
    assert unknown._starts == speller.STARTS
    unknown.close()
    monkeypatch.setattr(speller, "own_program", lambda: ["/gibt/es/nicht"])
    nowhere = Speller("de")
    with pytest.raises(SpellingMissingError):
        nowhere.check("Haus").result(LONGEST_S)
    nowhere.close()


def test_closing_ends_the_helper(german: Speller) -> None:
    wrong(german, "Haus")
    pid = running(german)
    german.close()
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_english_comes_with_the_binding() -> None:
    english = Speller("en")
    assert wrong(english, "The meeting protocoll") == ["protocoll"]
    english.close()


def test_words_beyond_the_dictionarys_letters_end_nothing() -> None:
    english = Speller("en")
    assert wrong(english, "Łódź and protocoll, don’t") == ["Łódź", "protocoll"]
    assert english.suggest("Łódź").result(LONGEST_S) == []
    english.keep(["Łódź", "Ol’gard"]).result(LONGEST_S)
    assert wrong(english, "Łódź, Ol’gard and Ol'gard, Łódź-meeting, Łódź-protocoll") == ["Łódź-protocoll"]
    assert english._starts == 0
    english.close()


def test_letters_with_their_marks_as_signs_of_their_own_are_the_same(german: Speller) -> None:
    apart = unicodedata.normalize("NFD", "Der Büroschlüssel für Köpenikk")
    assert wrong(german, apart) == [unicodedata.normalize("NFD", "Köpenikk")]
    german.keep([unicodedata.normalize("NFD", "Köpenikk")]).result(LONGEST_S)
    assert wrong(german, "Köpenikk") == []


def test_own_words_are_suggested_and_may_begin_a_sentence(german: Speller) -> None:
    german.keep(["Quellrode", "quellrodig"]).result(LONGEST_S)
    assert german.suggest("Quelrode").result(LONGEST_S)[0] == "Quellrode"
    assert wrong(german, "Quellrodig ist quellrodig, quellrode nicht.") == ["quellrode"]


def test_a_helper_that_ends_now_and_then_is_never_given_up(german: Speller) -> None:
    for word in ("Haus", "Hof", "Garten", "Keller", "Dach"):
        assert wrong(german, word) == []
        os.kill(running(german), signal.SIGKILL)
    assert wrong(german, "Protokol") == ["Protokol"]


def test_a_question_that_cannot_be_answered_finds_nothing_and_ends_nothing() -> None:
    answers = io.BytesIO()
    questions = io.BytesIO(b'["check", 5]\nno question\n["check", ["Hauss"]]\n')
    helper.answer_all(helper.Dictionary("de"), questions, answers)
    assert [json.loads(line) for line in answers.getvalue().splitlines()] == [[], [], ["Hauss"]]


def test_the_helper_answers_a_line_with_a_line() -> None:
    asked = [["check", ["Haus", "Hauss"]], ["own", ["Hauss"]], ["check", ["Hauss"]], ["suggest", "Hauß"]]
    lines = io.BytesIO("".join(json.dumps(one) + "\n" for one in asked).encode())
    answers = io.BytesIO()
    dictionary = helper.Dictionary("de")
    helper.answer_all(dictionary, lines, answers)
    told = [json.loads(line) for line in answers.getvalue().splitlines()]
    assert told[:3] == [["Hauss"], [], []]
    assert "Haus" in told[3]
