"""What a double click says to the program."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from inka_desktop.__main__ import _NOTHING, DONE, NOT_DONE, _opened, _parser, main
from tests.forms.making import xform


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


def test_a_form_is_checked_without_a_profile(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good, bad = tmp_path / "gut.xml", tmp_path / "schlecht.xml"
    good.write_text(xform("<a/>"), "utf-8")
    bad.write_text(xform("<a/>", '<bind nodeset="/data/a" calculate="explode()"/>'), "utf-8")
    assert main(["form", "check", str(good), "--language", "de"]) == DONE
    assert capsys.readouterr().out == "„gut.xml“ kann als Formular verwendet werden.\n"
    assert main(["form", "check", str(bad), "--language", "en"]) == NOT_DONE
    told = capsys.readouterr().out.splitlines()
    assert told[0] == "“schlecht.xml” cannot be used as a form yet. Please change:"
    assert "explode()" in told[1]
    assert main(["form", "check", str(bad), "--json"]) == NOT_DONE
    facts = json.loads(capsys.readouterr().out)
    assert not facts["usable"]
    assert [problem["code"] for problem in facts["problems"]] == ["forms.expression"]


def test_no_arguments_mean_what_their_reader_says() -> None:
    """The window does not wait for the reader where there is nothing to read."""
    assert vars(_NOTHING) == vars(_parser().parse_args([]))
