"""The letterhead template prints without notices; a damaged one says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from inka_desktop.reports.protocol import render_protocol
from inka_desktop.reports.templates import TemplateDamagedError, example_letterhead

from .example import SONNENHANG, photo_bytes
from .reading import whole_text


def test_the_delivered_template_is_complete() -> None:
    letterhead = example_letterhead()
    assert len(letterhead.logos) == 3
    document = render_protocol(SONNENHANG, letterhead, photo_bytes, sample=True)
    assert document.notices == ()
    assert letterhead.office in whole_text(document)


@pytest.mark.parametrize(
    "words", ["", "[]", "{}", '{"office": "x", "sender": [], "publicity": "", "logos": [1]}']
)
def test_a_damaged_template_is_told(tmp_path: Path, words: str) -> None:
    (tmp_path / "letterhead.json").write_text(words, "utf-8")
    with pytest.raises(TemplateDamagedError):
        example_letterhead(tmp_path)


def test_a_missing_template_is_told(tmp_path: Path) -> None:
    with pytest.raises(TemplateDamagedError):
        example_letterhead(tmp_path / "nirgends")
