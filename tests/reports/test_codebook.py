"""The codebook as PDF."""

from __future__ import annotations

import datetime as dt

from inka_desktop.reports.codebook import CodebookContent, render_codebook

from .example import LETTERHEAD
from .reading import whole_text


def test_a_column_of_no_table_in_particular_is_explained_in_the_first() -> None:
    lines = (
        ("", "_instead", "Stattdessen", "Regel", None, "Der Bogen steht zweimal da."),
        ("bogen", "offen", "Ist das Büro offen?", "eine Antwort", None, None),
        ("angebot", "gaeste", "Gäste", "ganze Zahl", None, None),
    )
    tables = (("bogen", "Quartalsbogen"), ("angebot", "Angebote"))
    content = CodebookContent("Quartalsbogen", tables, lines, dt.date(2026, 11, 23))
    text = whole_text(render_codebook(content, LETTERHEAD))
    assert text.count("_instead") == 1
    assert "Der Bogen steht zweimal da." in text
