"""Fields of a PDF that people filled in, by pypdf."""

from __future__ import annotations

import io
from typing import Any

from inka_desktop.records.values import FileForm

from . import forms
from .looked import UnreadableError, Why

MOST = 50_000
"""Fields; a form of 500 questions with 200 rows has fewer."""
LONGEST = 200_000
"""Characters of all that stands in one field."""
_OFF = "Off"


def fields(data: bytes) -> dict[str, str]:
    """What stands in the fields, by their whole names; empty for those that nobody filled or ticked.

    Raises:
        UnreadableError: it is no PDF, is damaged or locked, or holds more than anybody fills in.
    """
    import pypdf

    if forms.form_of(data) is not FileForm.PDF:
        raise UnreadableError(Why.FOREIGN)
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnreadableError(Why.ENCRYPTED)
        found = reader.get_fields() or {}
        if len(found) > MOST:
            raise UnreadableError(Why.HUGE)
        return {str(name): _value(one) for name, one in found.items()}
    except UnreadableError:
        raise
    except Exception as damage:  # whatever hostile bytes make the library raise
        raise UnreadableError(Why.UNREADABLE) from damage


def _value(one: Any) -> str:
    value = one.get("/V")
    if value is None:
        return ""
    words = value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)
    if one.get("/FT") == "/Btn":
        words = words.removeprefix("/")
        return "" if words == _OFF else words[:LONGEST]
    return words.replace("\r\n", "\n").replace("\r", "\n")[:LONGEST]
