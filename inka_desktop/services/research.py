"""Files for the university: nobody can be told from them, and a project has one name through the years.

What is left out, coarsened and not told says :mod:`.research_hiding`; names are pseudonyms of a key that
stays in the office.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Literal
from uuid import UUID

from sqlalchemy import select

from inka_desktop.errors import UserInputError
from inka_desktop.records.ids import key_id
from inka_desktop.records.periods import Period, period_code
from inka_desktop.records.research import ResearchKey
from inka_desktop.records.rounds import Round
from inka_desktop.records.values import Role
from inka_desktop.reports.data_files import Cell
from inka_desktop.reports.words import Words
from inka_desktop.services import research_files
from inka_desktop.services.core import Core
from inka_desktop.services.data_rows import DataRows
from inka_desktop.services.filled_forms import DataChoice, FilledRow
from inka_desktop.services.form_data import NothingToExportError, Progress
from inka_desktop.services.indicator_table import rule_of
from inka_desktop.services.research_hiding import SUPPRESSED, Coarse, Hiding, told_columns
from inka_desktop.services.research_sums import MOST_SEEN

if TYPE_CHECKING:
    from inka_desktop.services.attachments import Attachments
    from inka_desktop.services.codebooks import Codebooks
    from inka_desktop.services.forms import Forms
    from inka_desktop.store.writer import Transaction


class OfficeOnlyError(UserInputError):
    """Only the office makes files for the university."""

    code = "services.office_only"
    de = (
        "Dateien für die Forschung erstellt nur die Koordinierungsstelle. Es wurde nichts gespeichert. "
        "Bitte wenden Sie sich an sie."
    )
    en = "Only the coordination office makes files for research. Nothing was saved. Please turn to it."


@dataclass(frozen=True, slots=True)
class ResearchWish:
    """What is to be written.

    Attributes:
        choice: which filled forms.
        format: ``csv`` with the codebook beside it, or ``sav`` for SPSS, which holds its own.
        coarse: what days become.
        least: the smallest count that is told, if that is more than the office's own limit.
        language: ``de`` or ``en``, of labels.
        book: a codebook as PDF beside it.
    """

    choice: DataChoice
    format: Literal["csv", "sav"] = "csv"
    coarse: Coarse = "month"
    least: int = 0
    language: str = "de"
    book: bool = False


class Research:
    """Writes files for the university."""

    def __init__(self, core: Core, forms: Forms, attachments: Attachments, books: Codebooks) -> None:
        self._core = core
        self._forms = forms
        self._attachments = attachments
        self._books = books

    def write(
        self, wish: ResearchWish, path: Path, progress: Progress = lambda _done, _of: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> list[Path]:  # fmt: skip
        """Write the files; forms are read twice, since a rare choice is only known behind the last one.

        Args:
            wish: what is written.
            path: of the first table; those of repeats and the codebook lie beside it.
            progress: told after each form, of both readings, and after each table of SPSS.
            cancelled: whether to stop; nothing is left behind then.

        Returns:
            The files, a codebook as PDF last; none when it was stopped.

        Raises:
            OfficeOnlyError: this device is not the office's.
            NothingToExportError: nothing is meant by the choice.
            SpssMissingError: what writes SPSS files is not installed.
            FormNotHereError: a version of the form has not fully come yet, and may leave something out.
            OSError: the folder is full, read-only or gone.
        """
        if wish.format == "sav":
            research_files.demand_spss()
        pseudonyms = Pseudonyms(self.secret())
        source = DataRows(self._core, self._forms, self._attachments, wish.language)
        filled = source.filled(wish.choice, counting=True, order=pseudonyms.place)
        if not filled:
            raise NothingToExportError()
        every = source.tables(filled, every=True)
        absent, least = source.absent(filled), max(wish.least, self.least())
        hiding = Hiding(every, least, wish.coarse, absent)
        apart, read = -(-len(filled) // MOST_SEEN), 2 * len(filled)
        of = read + (len(every) if wish.format == "sav" else 0)
        for done, (_, counted) in enumerate(source.each(filled, every, absent), 1):
            if cancelled():
                return []
            hiding.count(list(counted), sample=not done % apart)
            progress(done, of)
        hiding.settle()

        words, periods = Words(wish.language), self._periods()

        def rows() -> Iterator[tuple[int, list[Cell]]]:
            for done, (one, found) in enumerate(source.each(filled, every, absent), 1):
                yield from _told(
                    one, hiding.rows(one.id, list(found), source.offered(one)), pseudonyms, periods
                )
                progress(len(filled) + done, of)

        told, ruled = told_columns(every), rules(least, wish.coarse, words)
        given = (path, told, rows(), cancelled, words, ruled)
        if wish.format == "csv":
            written = research_files.write_csv(*given)
        else:
            written = research_files.write_sav(*given, lambda done: progress(read + done, of))
        if written and wish.book:
            lines = research_files.codebook(told, words, ruled)
            written.append(self._books.write(path, told, lines, self._core.today(), wish.language))
        return written

    def _periods(self) -> dict[UUID, str]:
        """By round its period; a title is anybody's words, and may name a project."""
        with self._core.session() as session:
            found = session.execute(select(Round.id, Round.begin, Round.end)).all()
        return {
            UUID(bytes=row.bytes): period_code(Period(begin, end))
            for row, begin, end in found
            if begin and end
        }

    def least(self) -> int:
        """The smallest count that the office lets out of its house."""
        with self._core.session() as session:
            return rule_of(session).small

    def secret(self) -> bytes:
        """The key of pseudonyms; the first who asks makes it.

        Raises:
            OfficeOnlyError: this device does not belong to the office.
        """
        if self._core.me().role not in (Role.OWNER, Role.COORDINATOR):
            raise OfficeOnlyError()
        row = key_id(ResearchKey.__number__, b"research")
        with self._core.session() as session:
            known = session.get(ResearchKey, row)
            secret = known.secret if known is not None else None
        return secret or self._make(row).result()

    def _make(self, row: UUID) -> Future[bytes]:
        fresh, at, by = secrets.token_bytes(32), self._core.now(), self._core.me().person
        space = self._core.spaces.coord

        def work(transaction: Transaction) -> bytes:
            known = transaction.session.get(ResearchKey, row)
            if known is not None and known.secret:
                return bytes(known.secret)
            transaction.session.add(
                ResearchKey(id=row, space=space, secret=fresh, made_at=at, made_by=by or None)
            )
            return fresh

        return self._core.submit(work, "research key")


def _told(
    one: FilledRow, rows: Iterable[tuple[int, tuple[int, ...], list[Cell]]], pseudonyms: Pseudonyms,
    periods: Mapping[UUID, str],
) -> Iterator[tuple[int, list[Cell]]]:  # fmt: skip
    """Places of tables with the cells of a row: names in front, then what is told."""
    asked = periods.get(one.round_id) if one.round_id is not None else None
    own = pseudonyms.of("form", one.id)
    front: list[Cell] = [own, pseudonyms.of("project", one.project_id), asked]
    for place, places, cells in rows:
        yield place, [*((own, *places) if places else front), *cells]


def rules(least: int, coarse: Coarse, words: Words) -> list[str]:
    """What a file does not tell, a sentence each."""
    told = [words(f"data.rule_{name}") for name in ("left_out", "second", "names")]
    told.append(words.stored("data_days", coarse))
    if least > 1:
        told += [
            words("data.rule_small", least=least, code=SUPPRESSED), words("data.rule_sums"),
            words("data.rule_choices", least=least), words("data.rule_follows"),
            words("data.rule_asked", code=SUPPRESSED),
        ]  # fmt: skip
    return told


class Pseudonyms:
    """Names in place of ids: alike for alike ids as long as the key is the same, and nothing without it."""

    def __init__(self, secret: bytes) -> None:
        self._secret = secret

    def of(self, kind: str, row: UUID | None) -> str | None:
        """The name of a record; kinds are told apart, so that no two records are compared across them."""
        if row is None:
            return None
        keyed = blake2b(row.bytes, key=self._secret, person=kind.encode(), digest_size=8)
        return f"{kind[0].upper()}-{keyed.hexdigest()}"

    def place(self, form: UUID, project: UUID | None) -> str:
        """Where a form stands: by the names in place of titles and days, which an order would tell."""
        return f"{self.of('project', project) or ''} {self.of('form', form)}"
