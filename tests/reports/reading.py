"""Reading printed documents back: words, fonts, places, ink."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdf

from inka_desktop.reports.letterhead import RenderedDocument


@dataclass(frozen=True)
class Word:
    """A piece of text with where it begins, in points from the lower left."""

    text: str
    x: float
    y: float
    size: float


def opened(document: RenderedDocument) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(document.pdf))


def page_texts(document: RenderedDocument) -> list[str]:
    """The text of each page, white space flattened to single spaces."""
    return [flat(page.extract_text()) for page in opened(document).pages]


def whole_text(document: RenderedDocument) -> str:
    return flat(" ".join(page.extract_text() for page in opened(document).pages))


def flat(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def words_of(document: RenderedDocument, page: int) -> list[Word]:
    """Every piece of text of a page with its place."""
    found: list[Word] = []

    def visit(text: str, matrix: list[float], text_matrix: list[float], _font: Any, size: float) -> None:
        if text.strip():
            x = text_matrix[4] * matrix[0] + text_matrix[5] * matrix[2] + matrix[4]
            y = text_matrix[4] * matrix[1] + text_matrix[5] * matrix[3] + matrix[5]
            found.append(Word(text.strip(), x, y, size))

    opened(document).pages[page].extract_text(visitor_text=visit)
    return found


def fonts_of(document: RenderedDocument) -> Iterator[tuple[str, bool]]:
    """(name, embedded) of every font that any page offers."""
    for page in opened(document).pages:
        fonts: Any = page["/Resources"].get("/Font", {})  # type: ignore[attr-defined]  # a PDF dictionary
        for reference in fonts.values():
            font = reference.get_object()
            descriptor = font.get("/FontDescriptor")
            embedded = descriptor is not None and "/FontFile2" in descriptor.get_object()
            yield str(font["/BaseFont"]), embedded
