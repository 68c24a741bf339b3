"""Old files: what they are, and the text of Word documents of before 2007, which the program reads itself.

What libraries read (PDFium, python-docx, openpyxl, xlrd) runs in a process of its own, which
``tests/reading`` attacks as a whole.
"""

from __future__ import annotations

import json
from contextlib import suppress

from inka_desktop.reading import forms, old_word
from inka_desktop.reading.looked import Looked, UnreadableError
from tests.exchange.fuzz.target import Target
from tests.reading import samples


def _documents() -> list[bytes]:
    return [samples.old_word("Begehung\r\x13 PAGE \x147\x15 Öffnungszeiten " * 20)]


def _packages() -> list[bytes]:
    return [samples.word("Protokoll", ["x"]), samples.old_excel(["x"]), samples.pdf(["x"])]


def _read_document(data: bytes) -> None:
    with suppress(UnreadableError):
        old_word.look(data)


def _name_form(data: bytes) -> None:
    with suppress(UnreadableError):
        forms.form_of(data)


def _answers() -> list[bytes]:
    return [json.dumps(old_word.look(_documents()[0]).to_json()).encode()]


def _read_answer(data: bytes) -> None:
    """What the reading process answers is believed as little: it may have been taken over by a file."""
    with suppress(KeyError, TypeError, ValueError, AttributeError, RecursionError):
        Looked.from_json(json.loads(data))


TARGETS = (
    Target("old word", _documents, _read_document),
    Target("form of a file", _packages, _name_form, share=0.5),
    Target("answer of reading", _answers, _read_answer, share=0.5),
)
