"""What was filled in, out as files: workbook, CSV, XML for ODK's programs, with a codebook; streamed."""

from __future__ import annotations

import datetime as dt
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import getitem
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from inka_desktop.errors import UserInputError
from inka_desktop.forms.flat import FlatRow, FlatTable
from inka_desktop.records.local_time import local_time
from inka_desktop.reports.data_files import Cell, CsvFiles, DataFiles, DataTable, Held, XlsxFile
from inka_desktop.reports.typography import date_text
from inka_desktop.reports.words import Words
from inka_desktop.services.codebooks import Codebooks
from inka_desktop.services.data_absent import Absences, AbsentCell
from inka_desktop.services.data_rows import DataRows
from inka_desktop.services.data_values import Alike, codebook_table, data_tables, reader_of
from inka_desktop.services.filled_forms import DataChoice, FilledForms, FilledRow

if TYPE_CHECKING:
    from inka_desktop.services.attachments import Attachments
    from inka_desktop.services.core import Core
    from inka_desktop.services.documents import Documents
    from inka_desktop.services.forms import Forms
    from inka_desktop.services.research import Research

Format = Literal["xlsx", "csv", "odk"]
_READ_ME = "LIESMICH.txt"
Progress = Callable[[int, int], None]
"""Is told how many forms of how many are written."""


class NothingToExportError(UserInputError):
    """No filled form was meant."""

    code = "services.nothing_to_export"
    de = (
        "Zu dieser Auswahl gibt es noch keinen ausgefüllten Bogen. Es wurde nichts gespeichert. "
        "Bitte ändern Sie die Auswahl."
    )
    en = "There is no filled form for this choice yet. Nothing was saved. Please change the choice."


@dataclass(frozen=True, slots=True)
class DataWish:
    """What is to be written.

    Attributes:
        choice: which filled forms.
        format: ``xlsx`` with a sheet for the form, one a repeat and the codebook; ``csv`` with a file for
            each; ``odk`` with a folder for each form in one archive.
        labels: choices and titles by their words; else by their codes, as other programs know them.
        german: of CSV: numbers with a comma, days as 27.11.2026.
        language: ``de`` or ``en``.
        book: of ``xlsx`` and ``csv`` a codebook as PDF beside it.
    """

    choice: DataChoice
    format: Format = "xlsx"
    labels: bool = True
    german: bool = True
    language: str = "de"
    book: bool = False


class FormData:
    """Writes filled forms to files; each appears when it is whole."""

    def __init__(self, core: Core, forms: Forms, attachments: Attachments, documents: Documents) -> None:
        self._core = core
        self._forms = forms
        self._attachments = attachments
        self._books = Codebooks(documents)

    @cached_property
    def research(self) -> Research:
        """Files for the university, that tell of nobody."""
        from inka_desktop.services.research import Research

        return Research(self._core, self._forms, self._attachments, self._books)

    def count(self, choice: DataChoice) -> int:
        """How many filled forms are meant."""
        return len(DataRows(self._core, self._forms, self._attachments, "de").filled(choice))

    def write(
        self, wish: DataWish, path: Path, progress: Progress = lambda _done, _of: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> list[Path]:  # fmt: skip
        """Write a file, and for CSV those of repeats and the codebook beside it.

        Args:
            wish: what is written, and how.
            path: of the file.
            progress: told after each form.
            cancelled: whether to stop; nothing is left behind then.

        Returns:
            The files, a codebook as PDF last; none when it was stopped.

        Raises:
            NothingToExportError: nothing is meant by the choice.
            SheetFullError: a workbook cannot hold so much.
            FormNotHereError: a form has not fully come yet.
            OSError: the folder is full, read-only or gone.
        """
        source = DataRows(self._core, self._forms, self._attachments, wish.language)
        filled = source.filled(wish.choice)
        if not filled:
            raise NothingToExportError()
        words = Words(wish.language)
        told = internal(words, self._core.today())
        if wish.format == "odk":
            return self._write_odk(source, filled, path, words, progress, cancelled)
        tables = source.tables(filled)
        shown = data_tables(tables, words)
        files = _files(wish, path, (*shown, codebook_table(words)), words, told)
        try:
            absent = source.absent(filled)
            cells = Cells(tables, files.held, wish.labels, words, absent)
            for done, (one, rows) in enumerate(source.each(filled, tables, absent), 1):
                if cancelled():
                    files.drop()
                    return []
                for place, row in cells.of(one, rows):
                    files.put(place, row)
                progress(done, len(filled))
            for line in codebook(tables, told, words):
                files.add(len(shown), line)
            written = files.finish()
        except BaseException:
            files.drop()
            raise
        if wish.book:
            lines = codebook(tables, told[-1:], words)
            written.append(self._books.write(path, tables, lines, self._core.today(), wish.language))
        return written

    def _write_odk(
        self, source: DataRows, filled: FilledForms, path: Path, words: Words, progress: Progress,
        cancelled: Callable[[], bool],
    ) -> list[Path]:  # fmt: skip
        """An archive as ODK Briefcase lays one out: a folder a form, its XML and the files it names in it.

        Beside them stands what the archive is, and which forms do not count.
        """
        told = internal(words, self._core.today())
        part, second = path.with_name(path.name + ".part"), list[str]()
        try:
            with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as archive:
                for done, one in enumerate(filled, 1):
                    if cancelled():
                        break
                    for name, content in self._submission(source, one):
                        archive.writestr(f"instances/{one.id.hex}/{name}", content)
                    if one.instead:
                        second.append(f"{one.id.hex}: {words('data.instead')} {one.instead}")
                    progress(done, len(filled))
                archive.writestr(_READ_ME, "\r\n".join([*told, *second]))
            if cancelled():
                part.unlink()
                return []
            part.replace(path)
        except BaseException:
            part.unlink(missing_ok=True)
            raise
        return [path]

    def _submission(self, source: DataRows, one: FilledRow) -> Iterator[tuple[str, bytes]]:
        yield "submission.xml", source.xml(one)
        for name in source.files(one):
            content = self._forms.files.read(one.id, name)
            if content is not None:
                yield name, content


def _files(
    wish: DataWish, path: Path, tables: tuple[DataTable, ...], words: Words, told: Sequence[str]
) -> DataFiles:
    if wish.format == "xlsx":
        return XlsxFile(path, tables, words, titles=wish.labels, told=told)
    return CsvFiles(path, tables, titles=wish.labels, german=wish.german)


class Cells:
    """Makes cells of the rows of forms, as a file holds them."""

    def __init__(
        self, tables: tuple[FlatTable, ...], held: Callable[[Cell], Held], labels: bool, words: Words,
        absent: Absences,
    ) -> None:  # fmt: skip
        self._held = held
        self._words = words
        self._labels = labels
        self._absent = absent
        self._places = {table.path: place for place, table in enumerate(tables)}
        self._paths = [[column.path for column in table.columns] for table in tables]
        alike = Alike(held)
        self._known = [[alike.of(reader_of(one, labels=labels)) for one in table.columns] for table in tables]

    def of(self, one: FilledRow, rows: Iterator[FlatRow]) -> Iterator[tuple[int, list[Held]]]:
        """Places of tables with the cells of a row."""
        why = self._absent.get(one.id)
        for row in rows:
            place = self._places[row.table]
            own = list(map(getitem, self._known[place], row.values))
            if why:
                own = [
                    cell if cell is not None else self._worded(why.get(AbsentCell(row.places, path)))
                    for cell, path in zip(own, self._paths[place], strict=True)
                ]
            front: tuple[Cell, ...] = self._front(one) if place == 0 else (one.id.hex, *row.places)
            yield place, [*map(self._held, front), *own]

    def _worded(self, why: str | None) -> Held:
        """Not collected and not yet known are told apart from nothing, and from 0."""
        return self._held(why if why is None or not self._labels else self._words.stored("absent", why))

    def _front(self, one: FilledRow) -> tuple[Cell, ...]:
        state = self._words.stored("handed", one.state) if self._labels else one.state
        begun, saved = (
            local_time(moment).replace(tzinfo=None, microsecond=0) if moment is not None else None
            for moment in (one.begun_at, one.saved_at)
        )
        return one.id.hex, one.project, one.round, one.version, state, begun, saved, one.instead or None


def internal(words: Words, on: dt.date) -> list[str]:
    """What a file with everything says of itself: whom it is for, why, and of which day it is."""
    why = (words(f"data.{name}") for name in ("internal", "internal_why", "internal_instead"))
    return [*why, words("figures.as_of_day", day=date_text(on, words.language))]


def codebook(tables: tuple[FlatTable, ...], told: Sequence[str], words: Words) -> Iterator[list[Cell]]:
    """The lines of the codebook: what the file is, then its columns with their choices."""
    for line in told:
        yield ["", "", "", words("data.note"), None, line]
    yield ["", "_instead", words("data.instead"), words("data.note"), None, words("data.instead_why")]
    for table in tables:
        for column in table.columns:
            yield [table.name, column.name, column.label, words.stored("data_type", column.kind), None, None]
            for choice in column.choices:
                yield [table.name, column.name, None, None, choice.value, choice.label]
