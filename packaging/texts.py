"""Keeps resources/i18n/ in step with the texts of the window; German is the language of the sources.

    python packaging/texts.py            read the sources anew into the .ts files (new texts are unfinished)
    python packaging/texts.py --check    exit 1 when a text is missing, left over or unfinished

`inka_en.ts` translates everything, `inka_de.ts` holds the plural forms only.
"""

from __future__ import annotations

import argparse
import ast
import json
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

from build_hook import GENERATED, ROOT, run_tool

LANGUAGES = {
    "inka_en.ts": ["-target-language", "en"],
    "inka_de.ts": ["-target-language", "de", "-pluralonly"],
}
LUPDATE = ["-silent", "-locations", "none", "-no-obsolete", "-source-language", "de_DE"]
PLACES = re.compile(r"%(?:L?\d+|n)|\{\w*\}")


class Text(NamedTuple):
    """A text as the program asks for it."""

    context: str
    source: str
    comment: str = ""


class Entry(NamedTuple):
    """A text as a .ts file has it; `forms` are several for plurals."""

    text: Text
    forms: tuple[str, ...]
    plural: bool
    finished: bool


def python_sources(root: Path) -> list[Path]:
    """The modules that may hold texts of the window: nothing below the view models has any."""
    package = root / "inka_desktop"
    found = [package / "app.py", package / "__main__.py"]
    found += [*(package / "gui").rglob("*.py"), *(package / "viewmodels").rglob("*.py")]
    return sorted(path for path in found if path.is_file() and root / GENERATED not in path.parents)


def update(root: Path, folder: Path) -> None:
    """Runs lupdate on the .ts files in `folder`, which are made when there is something to hold.

    lupdate gets the modules' texts as one plain module: its own reading of Python misses texts inside
    f-strings, plurals with a dotted number, and mixes up contexts after a qualified call.
    """
    with tempfile.TemporaryDirectory() as scratch:
        plain = Path(scratch) / "texts_of_modules.py"
        found = {text for path in python_sources(root) for text in asked_by_python(path)}
        plain.write_text("\n".join(_plain(sorted(found))), "utf-8")
        forms = sorted((root / "ui").glob("*.ui"))
        for name, options in LANGUAGES.items():
            run_tool("lupdate", *LUPDATE, *options, plain, *forms, "-ts", folder / name)


def _plain(found: list[Text]) -> Iterator[str]:
    context = None
    for text in found:
        if text.context != context:
            context = text.context
            yield f"class {context}(QObject):\n    def texts(self):"
        plural = ", 1" if "%n" in text.source else ""
        yield f"        self.tr({json.dumps(text.source)}, {json.dumps(text.comment)}{plural})"


def entries(path: Path) -> list[Entry]:
    """All messages of a .ts file; none when there is no such file."""
    if not path.exists():
        return []
    return [
        _entry(context.findtext("name", ""), message)
        for context in ElementTree.parse(path).getroot().iter("context")
        for message in context.iter("message")
    ]


def _entry(context: str, message: ElementTree.Element) -> Entry:
    translation = message.find("translation")
    text = Text(context, message.findtext("source", ""), message.findtext("comment", ""))
    if translation is None:
        return Entry(text, (), plural=False, finished=False)
    plural = message.get("numerus") == "yes"
    forms = (
        tuple(form.text or "" for form in translation.iter("numerusform"))
        if plural
        else (translation.text or "",)
    )
    finished = translation.get("type") is None and bool(forms) and all(forms)
    return Entry(text, forms, plural, finished)


def asked_by_python(path: Path) -> Iterator[Text]:
    """The texts a module asks for with `tr`, `translate` or `QT_TRANSLATE_NOOP`, as literals."""
    for call in _calls(path):
        if isinstance(call.context, str) and isinstance(call.source, str):
            yield Text(call.context, call.source, call.comment if isinstance(call.comment, str) else "")


def built_texts(root: Path) -> list[str]:
    """Calls whose text is put together on the spot, so that nobody can translate it."""
    return [
        f"{path.relative_to(root)}:{call.line}: a text to translate is one literal, places as {{name}}"
        for path in python_sources(root)
        for call in _calls(path)
        if isinstance(call.source, (ast.JoinedStr, ast.BinOp))
    ]


class _Call(NamedTuple):
    line: int
    context: object
    source: object
    comment: object


def _calls(path: Path) -> Iterator[_Call]:
    yield from _calls_within(ast.parse(path.read_text("utf-8"), str(path)), "")


def _calls_within(node: ast.AST, owner: str) -> Iterator[_Call]:
    if isinstance(node, ast.ClassDef):
        owner = node.name
    if isinstance(node, ast.Call):
        called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        given = [arg.value if isinstance(arg, ast.Constant) else arg for arg in node.args]
        if called == "tr":
            given.insert(0, owner)
        if called in {"tr", "translate", "QT_TRANSLATE_NOOP"} and len(given) > 1:
            yield _Call(node.lineno, given[0], given[1], given[2] if len(given) > 2 else "")
    for child in ast.iter_child_nodes(node):
        yield from _calls_within(child, owner)


def complaints_about(name: str, kept: list[Entry], wanted: set[Text]) -> Iterator[str]:
    """What is wrong with one .ts file, given the texts it should hold."""
    held = {entry.text for entry in kept}
    for text in sorted(wanted - held):
        yield f"{name}: not there yet: {text.context}/„{text.source}“"
    for text in sorted(held - wanted):
        yield f"{name}: no longer used: {text.context}/„{text.source}“"
    for entry in kept:
        if not entry.finished:
            yield f"{name}: unfinished: {entry.text.context}/„{entry.text.source}“"
        elif not entry.plural and any(_places(form) != _places(entry.text.source) for form in entry.forms):
            yield f"{name}: other places than the source: {entry.text.context}/„{entry.text.source}“"


def _places(text: str) -> list[str]:
    return sorted(PLACES.findall(text))


def complaints(root: Path = ROOT) -> list[str]:
    """Everything `--check` reports; empty when sources and .ts files are in step."""
    kept_in = root / "resources" / "i18n"
    found = built_texts(root)
    with tempfile.TemporaryDirectory() as scratch:
        for name in LANGUAGES:
            if (kept_in / name).exists():
                shutil.copy(kept_in / name, scratch)
        update(root, Path(scratch))
        for name in LANGUAGES:
            wanted = {entry.text for entry in entries(Path(scratch) / name)}
            found += complaints_about(name, entries(kept_in / name), wanted)
    return found


def main(arguments: list[str] | None = None) -> int:
    """The script; returns its exit code."""
    parser = argparse.ArgumentParser(description="Keep the translations in step with the sources.")
    parser.add_argument("--check", action="store_true", help="only report what is missing")
    if not parser.parse_args(arguments).check:
        update(ROOT, ROOT / "resources" / "i18n")
    found = complaints()
    print("\n".join(found) or "Texts are complete in both languages.")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
