"""The process that opens files of others: a question comes in, an answer goes out.

A question is a line of JSON: ``["look", bytes, with texts]`` or ``["fields", bytes]``, followed by the
file itself, or ``["page", number, width]`` about the file last looked at. An answer is a line of JSON, that
of a page followed by its pixels.
"""

from __future__ import annotations

import json
import sys
from typing import IO, Any

from inka_desktop.records.values import FileForm

from . import excel, forms, old_word, pdf_fields, word
from .looked import Looked, UnreadableError, Why
from .pdf import PdfFile

MEMORY = 2 * 1024**3
"""Bytes that the process may take where the system can bound it."""


def serve() -> int:
    """Answer what comes in until nothing more does; returns the exit code."""
    _bound()
    answer_all(sys.stdin.buffer, sys.stdout.buffer)
    return 0


def answer_all(questions: IO[bytes], answers: IO[bytes]) -> None:
    """An answer to each question; a file that cannot be read is answered by why."""
    opened: PdfFile | None = None
    for line in questions:
        question, *given = json.loads(line)
        pixels = b""
        try:
            if question == "look":
                opened, answer = _look(questions.read(int(given[0])), texts=bool(given[1]))
            elif question == "fields":
                answer = {"fields": pdf_fields.fields(questions.read(int(given[0])))}
            else:
                answer, pixels = _page(opened, *given)
        except UnreadableError as reason:
            answer = {"why": reason.why}
        except MemoryError:
            answer = {"why": Why.HUGE}
        except Exception:  # noqa: BLE001  (whatever one file makes a library raise, the next is read)
            answer = {"why": Why.UNREADABLE}
        answers.write(json.dumps(answer).encode() + b"\n" + pixels)
        answers.flush()


def _look(data: bytes, *, texts: bool) -> tuple[PdfFile | None, dict[str, Any]]:
    form = forms.form_of(data)
    opened = PdfFile(data) if form is FileForm.PDF else None
    looked = opened.look(texts=texts) if opened is not None else _looked(form, data)
    return opened, {"form": form, **looked.to_json()}


def _looked(form: FileForm, data: bytes) -> Looked:
    if form is FileForm.WORD:
        return word.look(data)
    if form is FileForm.EXCEL:
        return excel.look(data)
    return old_word.look(data) if form is FileForm.OLD_WORD else excel.look_old(data)


def _page(opened: PdfFile | None, number: int, width: int) -> tuple[dict[str, Any], bytes]:
    if opened is None:
        raise UnreadableError(Why.UNREADABLE)
    picture = opened.picture(number, width)
    size = {"width": picture.width, "height": picture.height, "stride": picture.stride}
    return size | {"bytes": len(picture.rgba)}, picture.rgba


def _bound() -> None:
    """As little memory as is enough and after everything else, where the system can say so."""
    try:
        import os
        import resource
    except ImportError:  # Windows: time and the sizes that packages state are bounded all the same
        return
    os.nice(5)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))  # it writes no file
