"""Which words of a text are looked up, and where they stand as Qt counts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inka_desktop.spelling.words import spots


def words(text: str) -> list[str]:
    return [spot.word for spot in spots(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Der Aushang fehlt.", ["Der", "Aushang", "fehlt"]),
        ("Vor-Ort-Besuch, Straßen- und Wegebau", ["Vor-Ort-Besuch", "Straßen-", "und", "Wegebau"]),
        ("geht's z. B. um 9 Uhr?", ["geht's", "um", "Uhr"]),
        ("VOP-2026-KS2-014 am 12.3. bis Raum 2b", ["am", "bis", "Raum"]),
        ("SGB und ESF", ["und"]),
        ("MitarbeiterInnen und LibreOffice", ["und"]),
        ("Teilnehmer*innen, Mitarbeiter:innen", ["Teilnehmer", "innen", "Mitarbeiter", "innen"]),
        ("max.muster@example.org, https://example.org/Straaße, www.example.org", []),
        ("Der Bu\u0308ro-Schlu\u0308ssel", ["Der", "Bu\u0308ro-Schlu\u0308ssel"]),
        ("a" * 81 + " kurz", ["kurz"]),
        ("", []),
    ],
)
def test_only_words_are_looked_up(text: str, found: list[str]) -> None:
    assert words(text) == found


@given(st.text())
def test_places_are_those_of_qt(text: str) -> None:
    units = text.encode("utf-16-le", "surrogatepass")
    for spot in spots(text):
        found = units[2 * spot.at : 2 * spot.end].decode("utf-16-le", "surrogatepass")
        assert found == spot.word
