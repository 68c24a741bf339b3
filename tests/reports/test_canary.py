"""An internal note never leaves: no document can hold a byte of it."""

from __future__ import annotations

import json
import re
import zlib
from dataclasses import replace

import pytest

from inka_desktop.records.content import ProtocolContent, decode_content, encode_content
from inka_desktop.reports.agreement_sheet import render_agreement_sheet
from inka_desktop.reports.attendance_list import render_attendance_list
from inka_desktop.reports.consultation import Round, render_consultation
from inka_desktop.reports.invitation import render_invitation
from inka_desktop.reports.protocol import render_protocol

from .example import LETTERHEAD, SONNENHANG, photo_bytes
from .meetings import TALK, minutes
from .reading import whole_text

ROUND = Round(1, None, (), "", None)
CANARY = "Vertraulich-Kanarienvogel-7261"


def _everything_in(pdf: bytes) -> bytes:
    """The bytes of a PDF with all its packed streams unpacked beside them."""
    parts = [pdf]
    for found in re.finditer(rb"stream\r?\n(.*?)endstream", pdf, re.DOTALL):
        try:
            parts.append(zlib.decompress(found.group(1)))
        except zlib.error:
            parts.append(found.group(1))
    return b"".join(parts)


@pytest.mark.parametrize("shown", [SONNENHANG, TALK, minutes(4)], ids=lambda shown: shown.kind)
def test_a_note_that_slipped_into_the_content_as_an_unknown_key_is_not_printed(
    shown: ProtocolContent,
) -> None:
    """Keys that this version does not know are carried along, and no document reads them."""
    value = json.loads(encode_content(shown))
    value["internal_note"] = CANARY
    value["project"]["internal_note"] = CANARY
    value["topics"][0]["internal_note"] = CANARY
    content = decode_content(json.dumps(value, ensure_ascii=False).encode())
    assert CANARY.encode() in encode_content(content)
    for language in ("de", "en"):
        for document in (
            render_protocol(content, LETTERHEAD, photo_bytes, language=language),
            render_invitation(content, "", LETTERHEAD, language),
            render_consultation(content, ROUND, LETTERHEAD, language),
            render_agreement_sheet(content, LETTERHEAD, language),
            render_attendance_list(content, LETTERHEAD, language),
        ):
            assert CANARY not in whole_text(document)
            assert CANARY.encode() not in _everything_in(document.pdf)


def test_the_search_for_the_note_would_find_a_printed_one() -> None:
    """The check above can fail: it finds what is printed."""
    document = render_protocol(replace(SONNENHANG, observations=CANARY), LETTERHEAD, photo_bytes)
    assert CANARY in whole_text(document)
    assert CANARY.encode() in _everything_in(document.pdf)
