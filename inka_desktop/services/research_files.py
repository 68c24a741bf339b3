"""Research files as CSV with a codebook beside, and as SPSS files, which hold their own (an extra)."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Iterable, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from inka_desktop.errors import EnvironmentalError
from inka_desktop.forms.flat import FlatColumn, FlatTable
from inka_desktop.reports.data_files import Cell, CsvFiles, DataColumn, DataTable, Kind
from inka_desktop.reports.words import Words
from inka_desktop.services.data_values import codebook_table, depth
from inka_desktop.services.research_hiding import NOT_COLLECTED, NOT_YET_KNOWN, SUPPRESSED

_FRONT = ("form", "project", "round")
Rows = Iterable[tuple[int, list[Cell]]]
"""Places of tables, each with a row."""
_BAD = re.compile(r"[^A-Za-z0-9_]")
_LONGEST = 60
_LONGEST_NOTE = 70


class SpssMissingError(EnvironmentalError):
    """What writes SPSS files is not installed."""

    code = "services.spss_missing"
    de = (
        "Auf diesem Gerät fehlt die Erweiterung für SPSS-Dateien („inka-desktop[spss]“). "
        "Es wurde nichts gespeichert. Bitte wählen Sie CSV: SPSS liest es auch."
    )
    en = (
        "The extension for SPSS files (“inka-desktop[spss]”) is missing on this device. "
        "Nothing was saved. Please choose CSV: SPSS reads it, too."
    )


def has_spss() -> bool:
    """Whether what writes SPSS files is installed; it is no part of the bundled program. Imports nothing."""
    return all(find_spec(name) is not None for name in ("pandas", "pyreadstat"))


def demand_spss() -> Any:
    """The module that writes SPSS files.

    Raises:
        SpssMissingError: it is not installed.
    """
    try:
        import pandas  # noqa: F401  (pyreadstat writes its tables)
        import pyreadstat
    except ImportError as reason:
        raise SpssMissingError() from reason
    return pyreadstat


def write_csv(
    path: Path, tables: tuple[FlatTable, ...], rows: Rows, cancelled: Callable[[], bool], words: Words,
    rules: Sequence[str],
) -> list[Path]:  # fmt: skip
    """A file a table, and the codebook, which begins with the rules; none where it was stopped.

    Raises:
        OSError: the folder is full, read-only or gone.
    """
    shown = [*(_shown(table, tables) for table in tables), codebook_table(words)]
    files = CsvFiles(path, shown, titles=False, german=False)
    try:
        for place, row in rows:
            if cancelled():
                files.drop()
                return []
            files.add(place, row)
        for line in codebook(tables, words, rules):
            files.add(len(tables), line)
        return files.finish()
    except BaseException:
        files.drop()
        raise


def write_sav(
    path: Path, tables: tuple[FlatTable, ...], rows: Rows, cancelled: Callable[[], bool], words: Words,
    rules: Sequence[str], progress: Callable[[int], None] = lambda _done: None,
) -> list[Path]:  # fmt: skip
    """An SPSS file a table, with labels, codes of what is missing and the rules; none where it was stopped.

    SPSS files are written as a whole, so the rows are held in memory: some 100 bytes a cell. No file is there
    before all are; ``progress`` is told how many are written.

    Raises:
        SpssMissingError: what writes them is not installed.
        OSError: the folder is full, read-only or gone.
    """
    held: list[list[list[Cell]]] = [[] for _ in tables]
    for place, row in rows:
        if cancelled():
            return []
        held[place].append(row)
    parts: dict[Path, Path] = {}
    try:
        for done, (table, lines) in enumerate(zip(tables, held, strict=True), 1):
            if cancelled():
                return []
            if lines or not table.path:
                one = path if not table.path else path.with_stem(f"{path.stem}_{table.name}")
                parts[one] = one.with_name(one.name + ".part")
                _write_table(parts[one], table, tables, lines, words, rules)
                lines.clear()
            progress(done)
        for one, part in parts.items():
            part.replace(one)
        return list(parts)
    finally:
        for part in parts.values():
            part.unlink(missing_ok=True)


def _write_table(
    path: Path, table: FlatTable, tables: tuple[FlatTable, ...], lines: list[list[Cell]], words: Words,
    rules: Sequence[str],
) -> None:  # fmt: skip
    import pandas

    spss = demand_spss()
    columns = _shown(table, tables).columns
    names = _names([column.name for column in columns])
    frame = pandas.DataFrame(lines, columns=names)
    front = len(columns) - len(table.columns)
    own = dict(zip(names[front:], table.columns, strict=True))
    for name in names:
        column = own.get(name)
        if column is not None and not _is_words(column):
            frame[name] = pandas.to_numeric(frame[name])
        elif column is not None or columns[names.index(name)].kind == "text":
            frame[name] = frame[name].map(lambda cell: "" if pandas.isna(cell) else str(cell))
    missing = {SUPPRESSED: "suppressed", NOT_YET_KNOWN: "not_yet_known", NOT_COLLECTED: "not_collected"}
    coded = {code: words(f"data.missing_{word}") for code, word in missing.items()}
    in_words = {str(code): meaning for code, meaning in coded.items()}
    spss.write_sav(
        frame, str(path), file_label=table.label[:_LONGEST], note=_notes(rules),
        column_labels=[column.title for column in columns],
        variable_value_labels={
            name: in_words if _is_words(column) else {**_codes(column, words), **coded}
            for name, column in own.items()
        },
        missing_ranges={
            name: [*in_words] if _is_words(column) else [{"lo": SUPPRESSED, "hi": NOT_COLLECTED}]
            for name, column in own.items()
        },
    )  # fmt: skip


def _notes(rules: Iterable[str]) -> list[str]:
    """Sentences as the document of an SPSS file keeps them: lines of at most 80 bytes."""
    return [line for rule in rules for line in textwrap.wrap(rule, _LONGEST_NOTE)]


def _names(names: list[str]) -> list[str]:
    """Names as SPSS allows them: letters, digits and underscores, a letter first, unlike each other."""
    taken: set[str] = set()
    made = []
    for name in names:
        base = _BAD.sub("_", name).strip("_")[:_LONGEST] or "v"
        base = base if base[0].isalpha() else f"v_{base}"
        one, number = base, 1
        while one.casefold() in taken:
            number += 1
            one = f"{base}_{number}"
        taken.add(one.casefold())
        made.append(one)
    return made


def _shown(table: FlatTable, tables: tuple[FlatTable, ...]) -> DataTable:
    front = [DataColumn(name, name) for name in _FRONT]
    if table.path:
        numbers = [f"row_{level}" for level in range(1, depth(table, tables) + 1)]
        front = [DataColumn("form", "form"), *(DataColumn(one, one, "whole") for one in numbers)]
    own = [DataColumn(one.name, one.label, _kind(one)) for one in table.columns]
    return DataTable(table.name, table.label, (*front, *own))


def _kind(column: FlatColumn) -> Kind:
    return "text" if _is_words(column) else "number" if column.kind == "decimal" else "whole"


def _is_words(column: FlatColumn) -> bool:
    return column.kind in ("date", "dateTime")


def _codes(column: FlatColumn, words: Words) -> dict[int, str]:
    """What the numbers of a choice mean."""
    if column.kind == "chosen":
        return {0: words("data.not_chosen"), 1: words("data.chosen")}
    return {place: choice.label or choice.value for place, choice in enumerate(column.choices, 1)}


def codebook(tables: tuple[FlatTable, ...], words: Words, rules: Iterable[str]) -> Iterable[list[Cell]]:
    """The lines of the codebook: the rules, what stands for something missing, columns with their codes."""
    for rule in rules:
        yield ["", "", "", words("data.rules"), None, rule]
    for code, word in (
        (SUPPRESSED, "suppressed"), (NOT_YET_KNOWN, "not_yet_known"), (NOT_COLLECTED, "not_collected"),
    ):  # fmt: skip
        yield ["", "", "", "", code, words(f"data.missing_{word}")]
    for table in tables:
        for column in table.columns:
            yield [table.name, column.name, column.label, words.stored("data_type", column.kind), None, None]
            for code, meaning in _codes(column, words).items():
                yield [table.name, column.name, None, None, code, meaning]
