"""What is wrong with a form, as its author sees it: where in the workbook, what, and what to do."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from inka_desktop.forms.converter_words import german
from inka_desktop.forms.errors import (
    CycleError,
    DefinitionError,
    FormError,
    UnknownNodeError,
)

ERROR, WARNING = "error", "warning"
COLUMNS = {
    "calculate": "calculation",
    "readonly": "read_only",
    "choices": "choice_filter",
    "repeat count": "repeat_count",
    "setvalue": "default",
}
"""Columns of a sheet by the parts of a form they become, where the names differ."""
_ROW = re.compile(r"\[row : (\d+)\]\s*")
_SHEET = re.compile(r"(?:[Oo]n the|for sheet:?|sheet named) '([\w ]+)'(?: sheet)?")
_QUOTED = re.compile(r"'([^']+)'")
_COLUMN = re.compile(r"the '([\w: ]+)' value")


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem of a workbook.

    Attributes:
        severity: ERROR or WARNING; a form with errors cannot be used.
        code: stable and dotted.
        sheet, row, column: where; empty and None where that is not known. Rows count from 1 as a
            spreadsheet shows them.
        de, en: what it is and what to do.
    """

    severity: str
    code: str
    de: str
    en: str
    sheet: str = ""
    row: int | None = None
    column: str = ""

    @property
    def place(self) -> str:
        """``survey!7 (calculation)``; empty when nothing is known."""
        row = "" if self.row is None else f"!{self.row}"
        column = f" ({self.column})" if self.column else ""
        return f"{self.sheet}{row}{column}".strip()

    def words(self, language: str = "de") -> str:
        """The sentence in ``de`` or ``en``."""
        return self.en if language.startswith("en") else self.de


def of_converter(message: str, severity: str = ERROR) -> Problem:
    """A message of pyxform."""
    row, sheet, column = _ROW.search(message), _SHEET.search(message), _COLUMN.search(message)
    text = _ROW.sub("", message).strip()
    return Problem(
        severity,
        "forms.workbook",
        german(text),
        text,
        sheet[1] if sheet is not None else ("survey" if row is not None else ""),
        int(row[1]) if row is not None else None,
        column[1] if column is not None else "",
    )


def placed(problem: Problem, survey: Sequence[Mapping[str, object]]) -> Problem:
    """The problem with its row, where it has none but quotes the type or name of one on the survey sheet."""
    if problem.row is not None:
        return problem
    quoted = set(_QUOTED.findall(problem.en))
    for number, row in enumerate(survey, 2):
        for column in ("type", "name"):
            if str(row.get(column, "")) in quoted:
                return replace(problem, sheet="survey", row=number, column=column)
    return problem


def of_error(error: FormError, rows: Mapping[str, int], severity: str = ERROR) -> Problem:
    """An error of the engine; ``rows`` has the rows of the survey sheet by path."""
    path, part = _path_and_part(error)
    row = _row_of(path, rows)
    return Problem(
        severity,
        error.code,
        error.words("de"),
        error.words("en"),
        "survey" if row is not None else "",
        row,
        COLUMNS.get(part, part) if row is not None else "",
    )


def _path_and_part(error: FormError) -> tuple[str, str]:
    if isinstance(error, CycleError):
        first = str(next(iter(_steps(error)), ""))
        path, _, part = first.partition(" (")
        return path, part.rstrip(")")
    if isinstance(error, UnknownNodeError):
        path, _, part = str(error.context["where"]).partition(", ")
        return path, part
    return str(error.context.get("path", "")), str(error.context.get("part", ""))


def _steps(error: DefinitionError) -> tuple[object, ...]:
    steps = error.context["cycle"]
    return steps if isinstance(steps, tuple) else ()


def _row_of(path: str, rows: Mapping[str, int]) -> int | None:
    """The row of a path, or of the innermost group around it."""
    while path and path not in rows:
        path = path.rpartition("/")[0]
    return rows.get(path)
