"""What the command line says to authors of forms: whether a form can be used, and what to change where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from inka_desktop.forms import FormDefinition
from inka_desktop.forms.problems import Problem
from inka_desktop.services import catalogue, figure_words
from inka_desktop.services.commands import Answer
from inka_desktop.services.form_library import converted


def check(file: Path, beside: Sequence[Path] = ()) -> Answer:
    """Look whether a form can be used; nothing is kept of it.

    Args:
        file: a workbook or an XForm.
        beside: lists that lie beside it.

    Raises:
        OSError: a file cannot be read.
    """
    lists = {path.name: path.read_bytes() for path in beside}
    made = converted(file.read_bytes(), file.name, lists)
    usable, problems = made.xform is not None, made.problems
    if made.xform is not None:
        codes = {one.code for one in catalogue.shipped()}
        problems += figure_words.problems(FormDefinition.load(made.xform, lists), made.rows, codes)
    facts = {"usable": usable, "problems": [asdict(problem) for problem in problems]}
    return Answer(
        facts, _told(file.name, usable, problems, "de"), _told(file.name, usable, problems, "en"),
        done=usable,
    )  # fmt: skip


_SAID = {
    ("de", True): "„{name}“ kann als Formular verwendet werden.",
    ("de", False): "„{name}“ kann noch nicht als Formular verwendet werden. Bitte ändern Sie:",
    ("en", True): "“{name}” can be used as a form.",
    ("en", False): "“{name}” cannot be used as a form yet. Please change:",
}


def _told(name: str, usable: bool, problems: Sequence[Problem], language: str) -> str:
    """A sentence, and a line for each problem with its place."""
    lines = [_SAID[language, usable].format(name=name)]
    lines += [": ".join(part for part in (one.place, one.words(language)) if part) for one in problems]
    return "\n".join(lines)
