"""What a double click says to the program."""

from __future__ import annotations

import pytest

from inka_desktop.__main__ import _opened


@pytest.mark.parametrize(
    ("said", "understood"),
    [
        (["x.inkapaket"], ["--open", "x.inkapaket"]),
        (["Anfrage.inka-anfrage"], ["--open", "Anfrage.inka-anfrage"]),
        (["Antwort.inka-antwort"], ["--open", "Antwort.inka-antwort"]),
        (["--data-dir", "d", "X.INKA"], ["--data-dir", "d", "--join", "X.INKA"]),
        (["--join", "x.inka"], ["--join", "x.inka"]),
        (["packet", "take", "x.inkapaket"], ["packet", "take", "x.inkapaket"]),
        (["workspace", "join", "--code", "X", "x.inka"], ["workspace", "join", "--code", "X", "x.inka"]),
        (["sync"], ["sync"]),
        ([], []),
    ],
)
def test_a_file_alone_stands_for_what_is_done_with_it(said: list[str], understood: list[str]) -> None:
    assert _opened(said) == understood
