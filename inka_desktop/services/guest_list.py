"""Whom to invite, from a list that somebody typed, pasted or keeps as a table; read whole or not at all.

A line is a person: name, e-mail, organisation, project. A first line of titles may say the columns in
another order. Lines that differ in the project only are one person with several projects.
"""

from __future__ import annotations

import csv
import difflib
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

from inka_desktop.errors import UserInputError
from inka_desktop.records.folding import fold
from inka_desktop.records.values import Role, SpaceKind
from inka_desktop.store import logs
from inka_desktop.store.raw import RawConnection

from .member_rows import GuestRow

MOST_GUESTS = 100
"""Their statements travel in one transaction; the exchange takes up to 500 operations in one."""
_MOST_LINES, _MOST_BYTES = 2_000, 5 * 1024 * 1024
_COLUMNS = ("name", "email", "organization", "project")
_TITLES = {
    fold(title): column
    for column, titles in {
        "name": ("Name", "Person", "Ansprechperson", "Contact person"),
        "email": ("E-Mail", "Email", "Mail", "E-Mail-Adresse"),
        "organization": ("Organisation", "Organization", "Träger", "Carrier", "Carrier organisation"),
        "project": ("Projekt", "Project", "Aktenzeichen", "File number"),
    }.items()
    for title in titles
}


class GuestFileError(UserInputError):
    """A file is no table that can be read."""

    code = "services.guest_file"
    de = (
        "Diese Datei lässt sich nicht als Tabelle lesen. Niemand wurde eingeladen. "
        "Bitte speichern Sie sie als Excel-Tabelle (xlsx) oder CSV."
    )
    en = (
        "This file cannot be read as a table. Nobody was invited. "
        "Please save it as an Excel table (xlsx) or CSV."
    )


class Line(NamedTuple):
    """A line of the list as it stands there; ``number`` counts from 1 as people do."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GuestProblem:
    """What keeps a line from being an invitation.

    Attributes:
        line: its number; 0 for the list as a whole.
        code: ``name_missing``, ``email_odd``, ``project_missing``, ``project_unknown``,
            ``project_unclear``, ``project_closed``, ``twice``, ``too_many`` or ``empty``.
        value: what stands there.
        hint: what may have been meant, or the line that says the same.
    """

    line: int
    code: str
    value: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class GuestList:
    """A list that was read; nobody is invited while there is a problem."""

    guests: tuple[GuestRow, ...]
    problems: tuple[GuestProblem, ...]


class KnownProject(NamedTuple):
    """A project as a line may name it; ``open`` says whether it has a space of its own for its carrier."""

    id: UUID
    title: str
    file_number: str
    space: UUID
    open: bool


def lines_of_text(text: str) -> list[Line]:
    """The lines of a text with tabs, semicolons or commas between the cells, whichever it has."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    between = max("\t;,", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=between)
    return _lines((reader.line_num, cells) for cells in reader)


def lines_of_file(path: Path) -> list[Line]:
    """The lines of an Excel table (its first sheet) or of a CSV file in UTF-8 or as Windows writes it.

    Raises:
        GuestFileError: neither, or larger than 5 MB.
    """
    try:
        with path.open("rb") as file:
            data = file.read(_MOST_BYTES + 1)
    except OSError as problem:
        raise GuestFileError() from problem
    if len(data) > _MOST_BYTES:
        raise GuestFileError()
    if data.startswith(b"PK"):
        return _lines_of_workbook(data)
    try:
        return lines_of_text(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        if b"\x00" in data:
            raise GuestFileError() from None
        return lines_of_text(data.decode("cp1252", "replace"))
    except csv.Error as problem:
        raise GuestFileError() from problem


def _lines_of_workbook(data: bytes) -> list[Line]:
    from openpyxl import load_workbook

    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        rows = book.worksheets[0].iter_rows(max_row=_MOST_LINES, max_col=len(_COLUMNS) * 2, values_only=True)
        found = [["" if value is None else str(value) for value in row] for row in rows]
        book.close()
    except Exception as problem:  # whatever a damaged table makes openpyxl raise
        raise GuestFileError() from problem
    return _lines(enumerate(found, start=1))


def _lines(rows: Iterable[tuple[int, Sequence[str]]]) -> list[Line]:
    found = [Line(number, tuple(" ".join(cell.split()) for cell in cells)) for number, cells in rows]
    return [line for line in found if any(line.cells)][:_MOST_LINES]


def known_projects(raw: RawConnection) -> list[KnownProject]:
    """The projects that a line may name."""
    shared = {space.id for space in logs.spaces(raw) if space.kind == SpaceKind.PROJECT}
    found = raw.execute(
        "SELECT id, title, file_number, space FROM project WHERE alive = 1 ORDER BY id"
    ).fetchall()
    return [
        KnownProject(UUID(bytes=row), title or "", number or "", UUID(bytes=space), space in shared)
        for row, title, number, space in found
    ]


def check(lines: Sequence[Line], projects: Sequence[KnownProject]) -> GuestList:
    """Who is to be invited, and what keeps lines from it; both in the order of the list."""
    columns, body = _columns(lines)
    guests: dict[tuple[str, str, str], GuestRow] = {}
    seen: dict[tuple[str, str, str, UUID], int] = {}
    problems: list[GuestProblem] = []
    for line in body:
        cells = dict.fromkeys(_COLUMNS, "") | dict(zip(columns, line.cells, strict=False))
        wrong, project = _look(line.number, cells, projects)
        key = (fold(cells["name"]), fold(cells["email"]), fold(cells["organization"]))
        if project is not None and not wrong:
            before = seen.setdefault((*key, project.id), line.number)
            if before != line.number:
                wrong.append(GuestProblem(line.number, "twice", cells["name"], str(before)))
        problems += wrong
        if project is None or wrong:
            continue
        known = guests.get(key) or GuestRow(
            cells["name"], Role.CARRIER, (), cells["organization"], cells["email"]
        )
        guests[key] = replace(known, spaces=tuple(dict.fromkeys((*known.spaces, project.space))))
    if not body:
        problems.append(GuestProblem(0, "empty"))
    if len(guests) > MOST_GUESTS:
        problems.append(GuestProblem(0, "too_many", str(len(guests)), str(MOST_GUESTS)))
    return GuestList(tuple(guests.values()), tuple(problems))


def _columns(lines: Sequence[Line]) -> tuple[Sequence[str], Sequence[Line]]:
    """Which column is what, and the lines below the titles."""
    if lines:
        titles = [_TITLES.get(fold(cell), "") for cell in lines[0].cells]
        if "name" in titles and "@" not in "".join(lines[0].cells):
            return titles, lines[1:]
    return _COLUMNS, lines


def _look(
    number: int, cells: dict[str, str], projects: Sequence[KnownProject]
) -> tuple[list[GuestProblem], KnownProject | None]:
    wrong = []
    if not cells["name"]:
        wrong.append(GuestProblem(number, "name_missing"))
    if cells["email"] and not _may_be_mail(cells["email"]):
        wrong.append(GuestProblem(number, "email_odd", cells["email"]))
    project, why = _project(number, cells["project"], projects)
    return (wrong if why is None else [*wrong, why]), project


def _may_be_mail(text: str) -> bool:
    before, _, after = text.partition("@")
    return bool(before) and "." in after.strip(".") and " " not in text


def _project(
    number: int, wanted: str, projects: Sequence[KnownProject]
) -> tuple[KnownProject | None, GuestProblem | None]:
    """The project with that title or file number."""
    if not wanted:
        return None, GuestProblem(number, "project_missing")
    asked = fold(wanted)
    found = [one for one in projects if asked in (fold(one.title), fold(one.file_number))]
    if len(found) == 1:
        closed = not found[0].open
        return (None, GuestProblem(number, "project_closed", wanted)) if closed else (found[0], None)
    if found:
        return None, GuestProblem(number, "project_unclear", wanted)
    titles = {fold(one.title): one.title for one in projects}
    near = difflib.get_close_matches(asked, titles, 1)
    return None, GuestProblem(number, "project_unknown", wanted, titles[near[0]] if near else "")
