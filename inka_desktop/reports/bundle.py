"""Many documents as one PDF: bookmarks lead to each, sheets are counted through on wish.

Several are drawn into one file, so that fonts and logos are in it once; then that file waits on the disk.
qpdf puts such parts together and copies what stands in them without reading it into memory: two hundred
documents take no more of it than a few.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .document import Shared, draw_sheet_number, finish_file, new_file
from .letterhead import RenderedDocument
from .words import Words

IN_A_FILE = 10
"""Documents that are drawn into one file."""
_AT_ONCE = 50
"""Files that are open at the same time at most."""
Draw = Callable[[Shared], RenderedDocument]


@dataclass(frozen=True, slots=True)
class Mark:
    """A bookmark: its page in the whole file, counted from 0, and the height there in points."""

    title: str
    level: int
    page: int
    top: float


class Bundle:
    """Collects documents; nothing is at its target before :meth:`write`."""

    def __init__(self, folder: Path, title: str, language: str, *, counted: bool) -> None:
        """Begin.

        Args:
            folder: in which parts wait; the caller takes it away.
            title: for the properties.
            language: ``de`` or ``en``.
            counted: print on each page which sheet it is, beside the document's own number.
        """
        self._folder, self._title, self._language, self._counted = folder, title, language, counted
        self._parts: list[Path] = []
        self._marks: list[Mark] = []
        self._files = self._placed = 0
        self._drawn: Shared | None = None
        self._in_it = 0
        self.pages = 0

    def add(self, title: str, draw: Draw) -> RenderedDocument:
        """Put a document behind the others; gives it back.

        Args:
            title: of its bookmark; its own bookmarks stand below.
            draw: draws it into a file, or gives its bytes. What it raises leaves all as it was, unless it
                drew something before.

        Raises:
            OSError: there is no room for it.
        """
        if self._drawn is None:
            self._drawn = Shared(new_file(self._title, self._language))
        drawn = self._drawn
        drawn.title, drawn.sheet = title, self.pages if self._counted else None
        made = draw(drawn)
        if made.pdf:
            self._end_file()
            self._take(made.pdf, title)
        else:
            self._in_it += 1
        self.pages += made.pages
        if self._in_it == IN_A_FILE:
            self._end_file()
        return made

    def write(self, target: Path) -> None:
        """The whole file; replaced if it is there."""
        import pikepdf

        self._end_file()
        with ExitStack() as opened:
            whole = opened.enter_context(pikepdf.new())
            for path in self._parts:
                whole.pages.extend(opened.enter_context(pikepdf.open(path)).pages)
            self._outline(whole)
            whole.docinfo["/Title"] = self._title
            whole.docinfo["/Creator"] = whole.docinfo["/Producer"] = "INKA Desktop"
            whole.Root.Lang = pikepdf.String("en-GB" if self._language.startswith("en") else "de-DE")
            whole.Root.PageMode = pikepdf.Name.UseOutlines
            whole.save(target, min_version="1.7", deterministic_id=True)

    def _end_file(self) -> None:
        """What was drawn so far waits on the disk."""
        shared, self._drawn = self._drawn, None
        count, self._in_it = self._in_it, 0
        if shared is not None and count:
            self._take(finish_file(shared.pen))

    def _take(self, pdf: bytes, title: str = "") -> None:
        """Put a file behind the others; with a title it is one document that stands as it is."""
        import pikepdf

        self._files += 1
        path = self._folder / f"part-{self._files:05}.pdf"
        with pikepdf.open(io.BytesIO(pdf)) as part:
            if title:
                self._marks.append(Mark(title, 0, self._placed, 0.0))
                if self._counted:
                    self._number(part)
            self._marks += _marks_of(part, self._placed, 1 if title else 0)
            self._placed += len(part.pages)
            part.save(path)
        self._parts.append(path)
        if len(self._parts) == _AT_ONCE:
            self._parts = [self._joined(self._parts)]

    def _number(self, part: Any) -> None:
        """Print over the pages of a document that stands as it is which sheets they are."""
        import pikepdf

        pen, words = new_file("", self._language), Words(self._language)
        for number in range(len(part.pages)):
            draw_sheet_number(pen, words, self._placed + number + 1)
            pen.next_page()
        with pikepdf.open(io.BytesIO(finish_file(pen))) as drawn:
            for page, stamp in zip(part.pages, drawn.pages, strict=True):
                page.add_overlay(stamp, pikepdf.Rectangle(*map(float, page.mediabox)))

    def _joined(self, parts: Sequence[Path]) -> Path:
        import pikepdf

        path = self._folder / f"joined-{self._files:05}.pdf"
        with ExitStack() as opened:
            whole = opened.enter_context(pikepdf.new())
            for part in parts:
                whole.pages.extend(opened.enter_context(pikepdf.open(part)).pages)
            whole.save(path)
        for part in parts:
            part.unlink()
        return path

    def _outline(self, whole: Any) -> None:
        from pikepdf import OutlineItem

        with whole.open_outline() as outline:
            above: list[Any] = []
            for mark in self._marks:
                entry = OutlineItem(mark.title, mark.page, "XYZ" if mark.top else "Fit", top=mark.top or None)
                entry.is_closed = mark.level == 0
                del above[mark.level :]
                (above[-1].children if above else outline.root).append(entry)
                above.append(entry)


def _marks_of(part: Any, first: int, below: int) -> list[Mark]:
    """The bookmarks of a file, so many levels further down."""
    places = {page.objgen: number for number, page in enumerate(part.pages)}
    found = list[Mark]()

    def walk(items: Sequence[Any], level: int) -> None:
        for item in items:
            target = item.destination
            page = places.get(target[0].objgen, 0) if target is not None and len(target) else 0
            top = float(target[3]) if target is not None and len(target) > 3 else 0.0
            found.append(Mark(item.title, level, first + page, top))
            walk(item.children, level + 1)

    with part.open_outline() as outline:
        walk(outline.root, below)
    return found
