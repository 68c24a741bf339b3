"""Pages of a PDF as pictures for the preview, drawn by PDFium."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, overload

from inka_desktop.errors import DamageError

# PDFium works for one thread at a time.
_PDFIUM = threading.Lock()


class PreviewError(DamageError):
    """The bytes are no PDF that can be shown."""

    code = "reports.preview"
    de = (
        "Diese Datei lässt sich nicht als Vorschau anzeigen. Sie bleibt unverändert. "
        "Bitte öffnen Sie sie in einem anderen Programm."
    )
    en = "This file cannot be previewed. It stays unchanged. Please open it in another program."


@dataclass(frozen=True, slots=True)
class PageImage:
    """One page: pixels in rows of ``stride`` bytes, 4 bytes each in the order red, green, blue, unused."""

    width: int
    height: int
    stride: int
    rgba: bytes = field(repr=False)


def page_images(pdf: bytes, dpi: int) -> PageImages:
    """The pages of a PDF as pictures, each drawn when it is asked for.

    Args:
        pdf: the document.
        dpi: dots per inch; 96 is the size on screen at 100 %.

    Raises:
        PreviewError: the bytes are no PDF.
    """
    return PageImages(pdf, dpi)


class PageImages(Sequence[PageImage]):
    """Pages by index; nothing is kept, the caller caches what it shows."""

    def __init__(self, pdf: bytes, dpi: int) -> None:
        self._pdf = pdf
        self._scale = dpi / 72
        with _opened(pdf) as document:
            self._count = len(document)

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, index: int) -> PageImage: ...
    @overload
    def __getitem__(self, index: slice) -> list[PageImage]: ...
    def __getitem__(self, index: int | slice) -> PageImage | list[PageImage]:
        if isinstance(index, slice):
            return [self._drawn(number) for number in range(*index.indices(self._count))]
        return self._drawn(range(self._count)[index])

    def _drawn(self, number: int) -> PageImage:
        with _opened(self._pdf) as document:
            page = document[number]
            bitmap = page.render(scale=self._scale, rev_byteorder=True, prefer_bgrx=True)
            image = PageImage(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
            bitmap.close()
            page.close()
        return image


@contextmanager
def _opened(pdf: bytes) -> Iterator[Any]:
    """The document in PDFium, for this thread alone."""
    import pypdfium2

    with _PDFIUM:
        try:
            document = pypdfium2.PdfDocument(pdf)
        except pypdfium2.PdfiumError as reason:
            raise PreviewError from reason
        try:
            yield document
        finally:
            document.close()
