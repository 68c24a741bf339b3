"""Many documents at once: as one PDF with bookmarks, or as files of their own in a folder.

One document after the other is made, so that memory does not grow with their number; one that cannot be made
is named and the others go on.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeAlias
from uuid import UUID

from inka_desktop.errors import InkaError
from inka_desktop.records.values import ProtocolType, RecordState
from inka_desktop.services.core import Core
from inka_desktop.services.errors import NothingMadeError
from inka_desktop.services.newest_text import newest_version

if TYPE_CHECKING:
    from inka_desktop.reports.agreement_list import AgreementListContent
    from inka_desktop.reports.document import Shared
    from inka_desktop.reports.letterhead import RenderedDocument
    from inka_desktop.services.agreement_papers import AgreementPapers
    from inka_desktop.services.documents import Documents
    from inka_desktop.services.due_rows import DueList
    from inka_desktop.services.signing import Signing
    from inka_desktop.services.stock import AllStock

Progress = Callable[[int, int], None]
Stops = Callable[[], bool]
Draw: TypeAlias = "Callable[[Shared | None], RenderedDocument]"
"""Makes a document; given a file of several it may draw it there and give no bytes."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A document to be made.

    Attributes:
        label: what it is called where it cannot be made.
        read: the file name that says what it is, and what makes it, both of one reading.
    """

    label: str
    read: Callable[[], tuple[str, Draw]]

    def name(self) -> str:
        """The file name alone."""
        return self.read()[0]

    def make(self, shared: Shared | None = None) -> RenderedDocument:
        """The document alone."""
        return self.read()[1](shared)


class FailedRow(NamedTuple):
    """A document that could not be made, and why, in both languages."""

    label: str
    error: InkaError


class NotedRow(NamedTuple):
    """A document that was made, and what is to be known of it: it takes more than its one page."""

    label: str
    notice: str


class BatchRow(NamedTuple):
    """How a batch ended.

    Attributes:
        names: of the files or bookmarks that are there now, in their order.
        failed: what could not be made.
        left: how many were not begun, since somebody stopped it.
        path: the file, or the folder.
        pages: of all documents together.
        noted: what is to be known of single documents; nothing of the letterhead, which all have.
    """

    names: tuple[str, ...]
    failed: tuple[FailedRow, ...]
    left: int
    path: Path
    pages: int
    noted: tuple[NotedRow, ...] = ()


class Batch:
    """Documents of several records, and blank forms of all kinds."""

    def __init__(
        self, core: Core, documents: Documents, stock: AllStock, signing: Signing, lists: AgreementPapers
    ) -> None:
        self._core = core
        self._signing = signing
        self._documents = documents
        self._stock = stock
        self._lists = lists

    # --- what is made -----------------------------------------------------------------------------

    def protocols(
        self, chosen: Sequence[tuple[UUID, str]], language: str = "de", *, for_office: bool = False
    ) -> list[Paper]:
        """Protocols by id and label: of a finished one the version that holds, else the draft.

        ``for_office``: with photos that may not be passed on.
        """
        return [self._protocol(key, label, language, for_office=for_office) for key, label in chosen]

    def sheets(self, chosen: Sequence[tuple[UUID, str]], language: str = "de") -> list[Paper]:
        """The agreement sheets of protocols by id and label; what each says is fixed as it is made."""
        signing = self._signing

        def paper(key: UUID, label: str) -> Paper:
            return Paper(label, lambda: (
                signing.sheet_name(key, language),
                lambda _shared: signing.handed_out(key, language),
            ))  # fmt: skip

        return [paper(key, label) for key, label in chosen]

    def attendance_lists(self, chosen: Sequence[tuple[UUID, str]], language: str = "de") -> list[Paper]:
        """The attendance lists of protocols by id and label."""
        signing = self._signing

        def paper(key: UUID, label: str) -> Paper:
            return Paper(label, lambda: (
                signing.attendance_name(key, language),
                lambda _shared: signing.attendance_list(key, language),
            ))  # fmt: skip

        return [paper(key, label) for key, label in chosen]

    def agreement_lists(self, wish: DueList, language: str = "de") -> list[Paper]:
        """Of a list of agreements a list for each project or responsible, as ``wish.grouping`` says.

        Raises:
            ListTooLongError: more than 3,000 agreements.
        """
        from inka_desktop.reports.agreement_list import single_lists

        lists = self._lists

        def paper(label: str, content: AgreementListContent) -> Paper:
            return Paper(label, lambda: (
                lists.name(content, language), lambda _shared: lists.draw(content, language),
            ))  # fmt: skip

        return [paper(*one) for one in single_lists(lists.listed(wish), language)]

    def stock_takings(
        self, chosen: Sequence[tuple[UUID, str]], language: str = "de", *, for_office: bool = False
    ) -> list[Paper]:
        """Reports of stock-taking by id and label; ``for_office`` as :meth:`protocols`."""
        stock = self._stock

        def paper(key: UUID, label: str) -> Paper:
            return Paper(label, lambda: (
                stock.report_name(key, language),
                lambda _shared: stock.report(key, language, for_office=for_office),
            ))  # fmt: skip

        return [paper(key, label) for key, label in chosen]

    def blank_forms(self, language: str = "de") -> dict[str, Paper]:
        """Every form to fill in by hand, by its name in :data:`BLANK_FORMS`."""
        stock, documents = self._stock, self._documents

        def paper(form: str) -> Paper:
            if form == STOCK:
                return Paper(
                    form, lambda: (stock.blank_name(language), lambda _shared: stock.blank(language))
                )  # fmt: skip
            return Paper(form, lambda: (
                documents.blank_name(form, language),
                lambda _shared: documents.blank_paper(form, language),
            ))  # fmt: skip

        return {form: paper(form) for form in BLANK_FORMS}

    def _protocol(self, key: UUID, label: str, language: str, *, for_office: bool) -> Paper:
        documents = self._documents

        def version() -> UUID | None:
            with self._core.raw() as raw:
                state = raw.execute("SELECT state FROM protocol WHERE id = ?", (key.bytes,)).fetchone()
            if state != (RecordState.FINAL,):
                return None
            with self._core.session() as session:
                newest = newest_version(session, key)
                return UUID(bytes=newest.id.bytes) if newest is not None else None

        return Paper(label, lambda: documents.read(key, language, version(), for_office=for_office))

    # --- making -----------------------------------------------------------------------------------

    def one_file(
        self, papers: Sequence[Paper], target: Path, title: str, language: str = "de", *,
        counted: bool = False, progress: Progress = lambda _done, _of: None,
        cancelled: Stops = lambda: False,
    ) -> Future[BatchRow]:  # fmt: skip
        """One PDF with a bookmark for each document.

        Args:
            papers: in their order.
            target: the file; replaced once the new one is whole.
            title: for the properties.
            language: ``de`` or ``en``.
            counted: print on each page which sheet it is, beside the document's own number.
            progress: called with how many are done, of how many.
            cancelled: asked between two documents; what is made by then is written.

        Raises:
            NothingMadeError, OSError: in the future; there is no file.
        """

        def work() -> BatchRow:
            from inka_desktop.reports.bundle import Bundle

            # Beside the target: a plain copy lies only where somebody wanted one.
            with tempfile.TemporaryDirectory(prefix=".inka-", dir=target.parent) as name:
                folder = Path(name)
                bundle, names = Bundle(folder, title, language, counted=counted), list[str]()
                noted = list[NotedRow]()

                def keep(paper: Paper) -> None:
                    name, draw = paper.read()
                    noted.extend(_noted(paper, bundle.add(_bookmark(name), draw)))
                    names.append(_bookmark(name))

                failed, left = self._each(papers, keep, progress, cancelled)
                if not names:
                    raise NothingMadeError() from (failed[0].error if failed else None)
                bundle.write(folder / "whole.pdf")
                (folder / "whole.pdf").replace(target)
            return BatchRow(tuple(names), tuple(failed), left, target, bundle.pages, tuple(noted))

        return self._core.at_length(work)

    def folder(
        self, papers: Sequence[Paper], folder: Path, *, progress: Progress = lambda _done, _of: None,
        cancelled: Stops = lambda: False,
    ) -> Future[BatchRow]:  # fmt: skip
        """A file for each document, by its own name; no file that lies there is replaced.

        Raises:
            OSError: in the future; the folder is full or gone, what was written by then stays.
        """

        def work() -> BatchRow:
            names, noted, pages = list[str](), list[NotedRow](), 0

            def keep(paper: Paper) -> None:
                nonlocal pages
                name, draw = paper.read()
                document, path = draw(None), _free(folder, name)
                path.write_bytes(document.pdf)
                names.append(path.name)
                noted.extend(_noted(paper, document))
                pages += document.pages

            failed, left = self._each(papers, keep, progress, cancelled)
            return BatchRow(tuple(names), tuple(failed), left, folder, pages, tuple(noted))

        return self._core.at_length(work)

    def _each(
        self, papers: Sequence[Paper], keep: Callable[[Paper], None], progress: Progress, cancelled: Stops
    ) -> tuple[list[FailedRow], int]:
        failed = list[FailedRow]()
        for done, paper in enumerate(papers):
            if cancelled() or self._core.is_closing():
                return failed, len(papers) - done
            progress(done, len(papers))
            try:
                keep(paper)
            except InkaError as error:
                failed.append(FailedRow(paper.label, error))
        progress(len(papers), len(papers))
        return failed, 0


ATTENDANCE, SHEET, LIST, STOCK = "attendance_list", "sheet", "agreement_list", "stock_taking"
BLANK_FORMS = (
    ProtocolType.VISIT.value, ProtocolType.TALK.value, ProtocolType.MEETING.value, ATTENDANCE, SHEET, LIST,
    STOCK,
)  # fmt: skip
"""All forms that can be printed blank, by the words of types and papers."""


def _noted(paper: Paper, made: RenderedDocument) -> list[NotedRow]:
    return [NotedRow(paper.label, notice) for notice in made.own_notices]


def _bookmark(file_name: str) -> str:
    """``2026-11-22_Vor-Ort-Protokoll_Sonnenhang_v1.pdf`` as people read it."""
    return file_name.removesuffix(".pdf").replace("_", " · ")


def _free(folder: Path, name: str) -> Path:
    """A name that nothing in the folder has, numbered where it must be."""
    stem, ending = Path(name).stem, Path(name).suffix
    path, number = folder / name, 2
    while path.exists():
        path = folder / f"{stem} ({number}){ending}"
        number += 1
    return path
