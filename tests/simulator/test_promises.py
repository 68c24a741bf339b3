"""The page of promises names every invariant, every chance of a fault and every mutant, and what exists."""

from __future__ import annotations

import ast
import re
from functools import cache
from importlib import import_module
from pathlib import Path

from .mutants import MUTANTS
from .world import Chances

PAGE = Path(__file__).with_name("PROMISES.md").read_text("utf-8")
ROOT = Path(__file__).parents[2]
INVARIANTS = 15


def rows(title: str) -> list[list[str]]:
    """The cells of the table below a title, without its head."""
    below = PAGE.split(f"## {title}\n")[1].split("\n## ")[0]
    lines = [line for line in below.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def named(cell: str) -> list[str]:
    """What a cell names."""
    return re.findall(r"`([^`]+)`", cell)


@cache
def cases_in(path: Path) -> set[str]:
    """Names of the tests in a module."""
    body = ast.parse(path.read_text("utf-8")).body
    return {one.name for one in body if isinstance(one, ast.FunctionDef) and one.name.startswith("test_")}


def test_every_invariant_has_a_row_and_something_that_holds_it() -> None:
    found = rows("Invariants")
    assert [row[0].split()[0] for row in found] == [f"I{number}" for number in range(1, INVARIANTS + 1)]
    assert all(named(row[2]) for row in found)


def test_every_chance_of_a_fault_is_named_and_no_other() -> None:
    found = rows("Faults")
    assert {name for row in found for name in named(row[1])} == set(Chances.__dataclass_fields__)
    assert all(named(row[1]) or named(row[2]) for row in found)


def test_every_mutant_is_named() -> None:
    assert {name for row in rows("Mutants") for name in named(row[1])} == {
        f"mutants.{mutant.__name__}" for mutant in MUTANTS
    }


def test_everything_named_exists() -> None:
    cells = [name for title in ("Invariants", "Faults") for row in rows(title) for name in named(row[2])]
    assert cells
    for name in cells:
        path, _, test = name.partition("::")
        assert (tests := cases_in(ROOT / path)), path
        assert not test or test in tests, name
    for row in rows("Invariants"):
        for name in named(row[1]):
            module, *parts = name.split(".")
            found: object = import_module(f"tests.simulator.{module}")
            for part in parts:
                found = getattr(found, part)
