"""File names: sorted by date, allowed everywhere."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inka_desktop.records.content import ProtocolContent
from inka_desktop.reports.protocol import blank_file_name, file_name

from .example import SONNENHANG


def _titled(title: str) -> ProtocolContent:
    return replace(SONNENHANG, project=replace(SONNENHANG.project, title=title))


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Sonnenhang", "2026-11-23_Vor-Ort-Protokoll_Sonnenhang_v1.pdf"),
        ("Projekt Sonnenhang", "2026-11-23_Vor-Ort-Protokoll_Sonnenhang_v1.pdf"),
        ("Öhrebach: Mitte/Süd?", "2026-11-23_Vor-Ort-Protokoll_Öhrebach-Mitte-Süd_v1.pdf"),
        ("../../etc\\passwd", "2026-11-23_Vor-Ort-Protokoll_etc-passwd_v1.pdf"),
        ("", "2026-11-23_Vor-Ort-Protokoll_v1.pdf"),
    ],
)
def test_the_name_says_when_what_where_and_which_version(title: str, name: str) -> None:
    assert file_name(_titled(title)) == name


def test_drafts_blanks_and_english_have_their_own_names() -> None:
    assert file_name(SONNENHANG, draft=True) == "2026-11-23_Vor-Ort-Protokoll_Sonnenhang_Entwurf.pdf"
    assert file_name(SONNENHANG, language="en") == "2026-11-23_Site-visit-protocol_Sonnenhang_v1.pdf"
    assert file_name(ProtocolContent()) == "ohne-Datum_Vor-Ort-Protokoll_v1.pdf"
    assert blank_file_name() == "Vor-Ort-Protokoll_leer.pdf"


@given(st.text(st.characters(codec=None, exclude_categories=())))
def test_any_title_gives_a_name_that_windows_takes(title: str) -> None:
    name = file_name(_titled(title))
    assert not re.search(r'[<>:"/\\|?*\x00-\x1f]', name)
    assert name.startswith("2026-11-23_")
    assert name.endswith("_v1.pdf")
    assert len(name) < 120
    assert name.encode("utf-8")
