"""The command that measures: its names, its table, its JSON and its exit codes."""

from __future__ import annotations

import json

import pytest

from tests.benchmarks import __main__ as command
from tests.benchmarks import saving
from tests.benchmarks.figures import Figure

HOLDS, BROKEN = Figure.at_most("a", 1.0, "x", 2.0), Figure.at_least("b", 1.0, "x", 2.0)


def test_an_unknown_name_ends_with_2(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        command.main(["nothing"])
    assert ended.value.code == 2
    assert "saving" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("figures", "code"), [([HOLDS, Figure.told("c", 3.0, "ms")], 0), ([HOLDS, BROKEN], 1)]
)
def test_the_exit_code_says_whether_all_bounds_hold(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], figures: list[Figure], code: int
) -> None:
    monkeypatch.setattr(saving, "figures", lambda: figures)
    assert command.main(["saving", "--json"]) == code
    told = json.loads(capsys.readouterr().out)
    assert [set(one) for one in told] == [{"figure", "value", "unit", "bound", "holds"}] * len(figures)
    assert command.main(["saving"]) == code
    assert ("BROKEN" in capsys.readouterr().out) == (code == 1)
