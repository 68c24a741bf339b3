"""Filling a PDF as a viewer of other people's does: pypdf writes the fields, nothing of ours does."""

from __future__ import annotations

import io
from collections.abc import Mapping

import pypdf
from pypdf.generic import NameObject


def filled_pdf(pdf: bytes, values: Mapping[str, str]) -> bytes:
    """A PDF with values in its fields, by their names; ``/c2`` and ``/Yes`` are states of buttons."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf))
    texts = {name: NameObject(value) if value.startswith("/") else value for name, value in values.items()}
    for page in writer.pages:
        writer.update_page_form_field_values(page, texts, auto_regenerate=False)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
