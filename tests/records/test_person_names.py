"""Who is meant by the forms of a name that people type."""

from __future__ import annotations

import pytest

from inka_desktop.records.person_names import Called, Names, called, pieces


@pytest.mark.parametrize(
    ("said", "name", "fits"),
    [
        ("Julia Kern", "Julia Kern", Called.WHOLE), ("Frau Dr. Julia Kern", "Kern, Julia", Called.WHOLE),
        ("Jobcenter Kim Oehler", "Kim Öhler", Called.WHOLE), ("Kim", "Kim", Called.WHOLE),
        ("Frau Kern", "Julia Kern", Called.SHORT), ("J. Kern", "Julia Kern", Called.SHORT),
        ("M Kern", "Julia Maria Kern", Called.SHORT), ("Kern (Jobcenter)", "Julia Kern", Called.SHORT),
        ("Frau von der Heide", "Anna von der Heide", Called.SHORT),
        ("Öhler-Kern", "Julia Öhler-Kern", Called.SHORT), ("Kern", "Julia Öhler-Kern", Called.NOT),
        ("A. Kern", "Julia Kern", Called.NOT), ("Julia", "Julia Kern", Called.NOT),
        ("Kernen", "Julia Kern", Called.NOT), ("Kern GmbH", "Julia Kern", Called.NOT),
        ("Kim Öhler", "Kim", Called.NOT), ("Anna Kern", "Julia Kern", Called.NOT),
        ("Frau", "Julia Kern", Called.NOT), ("", "Julia Kern", Called.NOT), ("Kern", "", Called.NOT),
        ("von der", "Anna von der Heide", Called.NOT),
    ],
)  # fmt: skip
def test_a_piece_names_a_person_in_full_in_short_or_not(said: str, name: str, fits: Called) -> None:
    assert called(said, name) is fits


def test_words_are_put_together_again_from_their_pieces() -> None:
    words = "Frau Kern, Stadt Quellrode und  J. Öhler / Amt"
    assert "".join(pieces(words)) == words
    assert pieces(words)[::2] == ["Frau Kern", "Stadt Quellrode", "J. Öhler", "Amt"]


def test_those_named_in_full_come_first() -> None:
    known = Names([("short", "Julia Kern"), ("whole", "Kern"), ("other", "Kim Öhler")])
    assert known.meant("Kern") == ["whole", "short"]
    assert known.meant("") == []
