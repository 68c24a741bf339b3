"""Every error that the program raises on purpose says in both languages what happened."""

from __future__ import annotations

import importlib
import pkgutil
import string
from collections import Counter
from collections.abc import Iterator

import pytest

import inka_desktop
from inka_desktop.errors import InkaError
from inka_desktop.services.errors import IncompleteError
from tests.viewmodels.test_words import FORBIDDEN

KINDS = "inka_desktop.errors"
"""Where the kinds of errors stand, which are never raised themselves."""


def errors() -> list[type[InkaError]]:
    """All errors of the program, in whatever module they stand."""
    for module in pkgutil.walk_packages(inka_desktop.__path__, "inka_desktop."):
        if not module.name.endswith(".__main__"):
            importlib.import_module(module.name)
    return [one for one in below(InkaError) if one.__module__ not in (KINDS, __name__)]


def below(kind: type[InkaError]) -> Iterator[type[InkaError]]:
    for one in kind.__subclasses__():
        yield one
        yield from below(one)


def complaints(error: type[InkaError]) -> list[str]:
    """What a person would miss."""
    places = [sorted(one[1] for one in string.Formatter().parse(text) if one[1]) for text in texts(error)]
    found = {
        "code": "." not in error.code,
        "words": not all(texts(error)),
        "places": places[0] != places[1],
        "shouts": any("!" in text for text in texts(error)),
        "forbidden": any(FORBIDDEN.search(text) for text in (error.de, error.de_one)),
        "one": "count" in places[0] and not (error.de_one and error.en_one),
    }
    return [what for what, wrong in found.items() if wrong]


def texts(error: type[InkaError]) -> tuple[str, str]:
    return error.de, error.en


def test_every_error_has_a_code_and_a_sentence_in_both_languages() -> None:
    found = errors()
    assert len(found) > 50
    assert {one.__qualname__: complaints(one) for one in found if complaints(one)} == {}


def test_a_code_stands_for_one_error() -> None:
    named = Counter(one.code for one in errors())
    assert [code for code, count in named.items() if count > 1] == []


@pytest.mark.parametrize(
    ("code", "de", "en", "missing"),
    [
        ("", "Ja.", "Yes.", ["code"]),
        ("a.b", "Ja.", "", ["words"]),
        ("a.b", "{file} fehlt.", "{name} is missing.", ["places"]),
        ("a.b", "Fehler!", "No.", ["shouts", "forbidden"]),
        ("a.b", "{count} Fotos fehlen.", "{count} photos are missing.", ["one"]),
    ],
)
def test_what_an_error_lacks_is_noticed(code: str, de: str, en: str, missing: list[str]) -> None:
    class Lacking(InkaError):
        pass

    Lacking.code, Lacking.de, Lacking.en = code, de, en
    assert complaints(Lacking) == missing


def test_one_thing_is_no_plural() -> None:
    assert IncompleteError(count=1).words().startswith("Zum Abschließen fehlt noch eine Angabe.")
    assert IncompleteError(count=2).words("en").startswith("2 entries are still missing")
