"""Fields of a PDF that people filled in, by pypdf."""

from __future__ import annotations

import io
from typing import Any

from inka_desktop.records.values import FileForm

from . import forms
from .looked import UnreadableError, Why

MOST = 50_000
"""Fields; a form of 500 questions with 200 rows has fewer."""
NOTHING = "c0"
"""What a list of ours holds before anything is chosen."""
LONGEST = 200_000
"""Characters of all that stands in one field."""
EMPTIED = "was:"
"""In front of the name of a field that holds nothing any more, with what its file was handed out with."""
_OFF = "Off"


def fields(data: bytes) -> dict[str, str]:
    """What stands in the fields, by their whole names; empty for those that nobody filled or ticked.

    What somebody emptied is there twice: with nothing, and behind :data:`EMPTIED` with what stood there.

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
        said = {str(name): _value(one, "/V") for name, one in found.items()}
        before = {str(name): _value(one, "/DV") for name, one in found.items()}
        gone = {f"{EMPTIED}{name}": was for name, was in before.items() if _is_emptied(said[name], was)}
        return said | gone
    except UnreadableError:
        raise
    except Exception as damage:  # whatever hostile bytes make the library raise
        raise UnreadableError(Why.UNREADABLE) from damage


def _is_emptied(said: str, was: str) -> bool:
    """Whether a field was handed out with an answer and holds none; a list says so by a choice of its own."""
    return was not in ("", NOTHING) and said.strip() in ("", NOTHING)


def _value(one: Any, key: str) -> str:
    value = one.get(key)
    if value is None:
        return ""
    words = value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)
    if one.get("/FT") == "/Btn":
        words = words.removeprefix("/")
        return "" if words == _OFF else words[:LONGEST]
    return words.replace("\r\n", "\n").replace("\r", "\n")[:LONGEST]
