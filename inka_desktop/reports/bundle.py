"""Many documents as one PDF: bookmarks lead to each, sheets are counted through on wish.

Parts wait as files and are put together by qpdf, which copies what stands in them without reading it into
memory: two hundred documents take no more of it than fifty.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .pen import Pen
from .style import FOOT, MM, PAGE_WIDTH
from .words import Words

_AT_ONCE = 50
"""Files that are open at the same time at most."""
_STAMP_Y = 7 * MM
_NO_STAMP = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)


@dataclass(frozen=True, slots=True)
class Mark:
    """A bookmark: its page in the whole file, counted from 0, and the height there in points."""

    title: str
    level: int
    page: int
    top: float


class Bundle:
    """Collects documents; nothing is at its target before :meth:`write`."""

    def __init__(self, folder: Path) -> None:
        """Take the folder in which parts wait; the caller takes it away."""
        self._folder = folder
        self._parts: list[Path] = []
        self._marks: list[Mark] = []
        self._count = 0
        self.pages = 0

    def add(self, title: str, pdf: bytes) -> None:
        """Put a document behind the others.

        Args:
            title: of its bookmark; its own bookmarks stand below.
            pdf: its bytes.

        Raises:
            OSError: there is no room for it.
        """
        import pikepdf

        self._count += 1
        path = self._folder / f"part-{self._count:05}.pdf"
        path.write_bytes(pdf)
        with pikepdf.open(path) as part:
            self._marks.append(Mark(title, 0, self.pages, 0.0))
            self._marks += _marks_of(part, self.pages)
            self.pages += len(part.pages)
        self._parts.append(path)
        if len(self._parts) == _AT_ONCE:
            self._parts = [self._joined(self._parts)]

    def write(self, target: Path, title: str, language: str, *, counted: bool) -> None:
        """The whole file.

        Args:
            target: where to; replaced if it is there.
            title: for the properties.
            language: ``de`` or ``en``.
            counted: print on each page which sheet of how many it is, beside the document's own number.
        """
        import pikepdf

        with ExitStack() as opened:
            whole = opened.enter_context(pikepdf.new())
            for path in self._parts:
                whole.pages.extend(opened.enter_context(pikepdf.open(path)).pages)
            if counted:
                stamps = self._folder / "stamps.pdf"
                stamps.write_bytes(_stamps(self.pages, language))
                drawn = opened.enter_context(pikepdf.open(stamps))
                for page, stamp in zip(whole.pages, drawn.pages, strict=True):
                    page.add_overlay(stamp, pikepdf.Rectangle(*map(float, page.mediabox)))
            self._outline(whole)
            whole.docinfo["/Title"] = title
            whole.docinfo["/Creator"] = whole.docinfo["/Producer"] = "INKA Desktop"
            whole.Root.Lang = pikepdf.String("en-GB" if language.startswith("en") else "de-DE")
            whole.Root.PageMode = pikepdf.Name.UseOutlines
            whole.save(target, min_version="1.7", deterministic_id=True)

    def _joined(self, parts: Sequence[Path]) -> Path:
        import pikepdf

        path = self._folder / f"joined-{self._count:05}.pdf"
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


def _marks_of(part: Any, first: int) -> list[Mark]:
    """The bookmarks of a document, one level below its own."""
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
        walk(outline.root, 1)
    return found


def _stamps(pages: int, language: str) -> bytes:
    """As many sheets, each with nothing but its number below everything else."""
    words = Words(language)
    pen = Pen("", "", "", "de-DE", _NO_STAMP)
    for number in range(1, pages + 1):
        text = words("bundle_sheet", page=number, pages=pages)
        pen.text(PAGE_WIDTH - 15 * MM, _STAMP_Y, text, FOOT, right=True)
        pen.next_page()
    return pen.finish()
