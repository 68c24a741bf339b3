"""What stands beside the questions of a form: how many of the counts that were taken over are estimated."""

from __future__ import annotations

from datetime import date

from inka_desktop.services.submission_rows import BesideRow, OfferedRow
from inka_desktop.viewmodels.asides import AT_CARRIER, Asides

GUESSED = "/data/guessed"
COUNTED = {
    "/data/all": OfferedRow(40, 15, GUESSED),
    "/data/women": OfferedRow(25, 10, GUESSED, "women"),
    "/data/men": OfferedRow(15, 5, GUESSED, "men"),
    "/data/others": OfferedRow(9, 9, "/data/guessed_others"),
}


def estimated(**answers: int) -> int:
    beside = Asides(BesideRow({}, "", COUNTED), date(2026, 11, 27), AT_CARRIER)
    return beside.estimated(GUESSED, lambda path: str(answers.get(path.rpartition("/")[2], "")))


def test_taken_over_as_a_whole_and_in_parts_it_counts_once() -> None:
    assert estimated(all=40) == 15
    assert estimated(all=40, women=25, men=15) == 15
    assert estimated(women=25, men=15) == 15
    assert estimated(women=25) == 10


def test_what_was_put_right_by_its_author_counts_as_written() -> None:
    assert estimated(all=41, women=25) == 10
    assert estimated(all=41) == 0


def test_what_was_answered_before_is_called_by_its_period_unless_it_is_the_quarter_right_before() -> None:
    for beside, words, repeat in (
        (BesideRow({}, "2. Quartal 2026", {}, last_quarter=True), "Vorquartal: 12", "Wie im Vorquartal"),
        (BesideRow({}, "Jahr 2025", {}), "Jahr 2025: 12", "Wie zuletzt"),
        (BesideRow({}, "", {}), "Zuletzt: 12", "Wie zuletzt"),
    ):
        asides = Asides(beside, date(2026, 11, 27), AT_CARRIER)
        assert (asides.before_words("12"), asides.repeat_words()) == (words, repeat)
