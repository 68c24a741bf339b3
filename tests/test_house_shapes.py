"""Modules and functions stay small, and what ruff cannot ask for is documented too."""

from __future__ import annotations

import ast
import re
import statistics
import tokenize
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "inka_desktop"
GENERATED = PACKAGE / "gui" / "_generated"

# Qt's own one-word methods; the others that may be overridden are camelCase.
QT_METHODS = {"data", "event", "flags", "index", "paint", "parent", "sibling", "validate", "fixup", "done"}
QT_METHODS |= {"accept", "reject", "next", "previous", "sort", "start", "stop", "exec", "undo", "redo", "run"}

SILENCING = re.compile(r"#\s*(noqa|type:)")
REASONED = re.compile(r"# (noqa: [A-Z0-9, ]+|type: ignore\[[a-z-, ]+\])\W+[a-zA-Z]{1}.{5,}")


def modules(folder: Path = PACKAGE) -> list[Path]:
    return [path for path in sorted(folder.rglob("*.py")) if GENERATED not in path.parents]


def line_counts() -> dict[Path, int]:
    counts = {path: len(path.read_text("utf-8").splitlines()) for path in modules()}
    return {path: count for path, count in counts.items() if count > 10 and path.parent.name != "versions"}


@cache
def parsed(path: Path) -> ast.Module:
    """A module as Python reads it, once for all tests."""
    return ast.parse(path.read_text("utf-8"), str(path))


def functions(path: Path) -> Iterator[tuple[str, ast.FunctionDef | ast.AsyncFunctionDef]]:
    for node in ast.walk(parsed(path)):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            yield f"{path.relative_to(ROOT)}:{node.lineno} {node.name}", node


def body_lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of a function from its `def` on, its docstring not counted."""
    first = function.body[0]
    documented = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
    docstring = (first.end_lineno or first.lineno) - first.lineno + 1 if documented else 0
    return (function.end_lineno or function.lineno) - function.lineno + 1 - docstring


def test_modules_are_small() -> None:
    counts = line_counts()
    assert statistics.median(counts.values()) < 150
    assert {str(path): count for path, count in counts.items() if count > 500} == {}
    long = [path.name for path, count in counts.items() if count > 350]
    assert len(long) <= max(1, len(counts) // 20), f"hardly one above 350 lines: {long}"


def test_functions_are_short() -> None:
    lengths = {name: body_lines(node) for path in modules() for name, node in functions(path)}
    tenth = statistics.quantiles(lengths.values(), n=10)[-1]
    longest = sorted(lengths.items(), key=lambda item: -item[1])[:10]
    assert tenth <= 25, longest


def test_nobody_asks_a_layout_for_its_items() -> None:
    """See `gui/widgets/layouts.py`: what such a wrapper points to is soon gone, and the program with it."""
    asked = [
        f"{path.relative_to(ROOT)}:{node.lineno} {node.attr}"
        for path in modules()
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Attribute) and node.attr in {"itemAt", "takeAt", "itemAtPosition"}
    ]
    assert asked == []


def test_return_presses_the_button_that_has_the_focus() -> None:
    """Where a dialog has one main button, no other says that Return is not for it."""
    stepped = {"first_start_dialog", "unlock_dialog"}  # which button is the main one changes with the step
    dialogs = {path.stem: path.read_text("utf-8") for path in sorted((ROOT / "ui").glob("*.ui"))}
    single = [name for name, text in dialogs.items() if text.count('name="default"><bool>true') == 1]
    assert len(single) > 20
    assert [name for name in single if name not in stepped and 'name="autoDefault"' in dialogs[name]] == []


def test_methods_of_the_window_are_documented() -> None:
    """Ruff's D102 cannot tell an overridden Qt method, so it is off there and this asks instead."""
    bare = [
        f"{path.relative_to(ROOT)}:{method.lineno} {kind.name}.{method.name}"
        for floor in ("gui", "viewmodels")
        for path in modules(PACKAGE / floor)
        for kind in ast.walk(parsed(path))
        if isinstance(kind, ast.ClassDef) and not kind.name.startswith("_")
        for method in kind.body
        if isinstance(method, ast.FunctionDef)
        and method.name.islower()
        and not method.name.startswith("_")
        and method.name not in QT_METHODS
        and ast.get_docstring(method) is None
    ]
    assert bare == []


def test_every_ignore_gives_its_reason() -> None:
    """`noqa` and `type: ignore` name a rule and, on the same line, why."""
    bare = [
        f"{path.relative_to(ROOT)}:{number}"
        for folder in (PACKAGE, ROOT / "tests", ROOT / "packaging")
        for path in modules(folder)
        for number, comment in comments(path)
        if SILENCING.match(comment) and not REASONED.match(comment)
    ]
    assert bare == []


def comments(path: Path) -> Iterator[tuple[int, str]]:
    """Line numbers and texts of a module's comments, where it may have one that silences anything."""
    if not SILENCING.search(path.read_text("utf-8")):
        return
    with path.open("rb") as lines:
        for token in tokenize.tokenize(lines.readline):
            if token.type == tokenize.COMMENT:
                yield token.start[0], token.string
