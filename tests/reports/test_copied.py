"""What the clipboard gets: tables that Word and Excel take, text with tabs, nothing that acts."""

from __future__ import annotations

import json
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from inka_desktop.records.content import ProtocolContent, decode_content, encode_content
from inka_desktop.reports import said
from inka_desktop.reports.copied import copy_document, copy_table
from inka_desktop.reports.protocol import compose_protocol

from .example import SONNENHANG, photo_bytes
from .meetings import TALK, minutes
from .test_canary import CANARY


class Tables(HTMLParser):
    """Rows of cells, as a spreadsheet reads them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.tags: set[str] = set()
        self._inside = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.add(tag)
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.rows[-1].append("")
            self._inside = True

    def handle_endtag(self, tag: str) -> None:
        self._inside &= tag not in ("td", "th")

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.rows[-1][-1] += data


def copied(content: ProtocolContent, language: str = "de") -> tuple[str, str]:
    return copy_document(said.grouped(compose_protocol(content, photo_bytes).rows), language)


def test_a_protocol_keeps_its_headings_and_tables() -> None:
    html, text = copied(SONNENHANG)
    read = Tables(html)
    assert {"h1", "h2", "h3", "table"} <= read.tags
    row = next(row for row in read.rows if SONNENHANG.agreements[0].text in row)
    assert row[2] == SONNENHANG.agreements[0].responsible
    assert f"\t{SONNENHANG.agreements[0].text}\t" in text
    assert "Vor-Ort-Protokoll" in text


def test_rows_of_a_list_stand_in_cells_of_their_own() -> None:
    told = copy_table(["Datum", "Projekt"], [["23.11.2026", "Laden\nHof\tTür"], ["", "A & B <i>"]])
    assert told.text == "Datum\tProjekt\n23.11.2026\tLaden; Hof Tür\n\tA & B <i>\n"
    assert Tables(told.html).rows == [
        ["Datum", "Projekt"],
        ["23.11.2026", "LadenHof    Tür"],
        ["", "A & B <i>"],
    ]


@pytest.mark.parametrize("cell", ["=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "-2+3"])
def test_what_begins_like_a_formula_stays_a_text(cell: str) -> None:
    told = copy_table(["A"], [[cell]])
    assert told.text == f"A\n'{cell}\n"
    assert "mso-number-format:'\\@'" in told.html


def test_numbers_stay_numbers() -> None:
    assert copy_table(["A"], [["-12,5"], ["+3"]]).text == "A\n-12,5\n+3\n"


@pytest.mark.parametrize("shown", [SONNENHANG, TALK, minutes(4)], ids=lambda shown: shown.kind)
def test_an_internal_note_is_not_copied(shown: ProtocolContent) -> None:
    value = json.loads(encode_content(shown))
    value["internal_note"] = value["topics"][0]["internal_note"] = CANARY
    content = decode_content(json.dumps(value, ensure_ascii=False).encode())
    assert CANARY not in "".join(copied(content))
    assert CANARY in "".join(copied(replace(content, place=CANARY)))
