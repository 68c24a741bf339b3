"""Icons take the colour they are given, fonts have every sign that German print needs."""

from __future__ import annotations

import re
import unicodedata
from importlib.metadata import distribution
from pathlib import Path
from xml.etree import ElementTree

import pytest

from inka_desktop.paths import resource_dir
from inka_desktop.spelling.helper import DICTIONARIES

ICONS = sorted((resource_dir() / "icons").glob("*.svg"))
FONTS = sorted((resource_dir() / "fonts").glob("*.ttf"))
SIGNS = "ÄÖÜäöüßẞ„“‚‘–—…§€°½×·•\u00a0\u202fçéèêñřśžłİığ"


def test_there_are_icons_and_fonts_with_their_licences() -> None:
    assert len(ICONS) >= 45
    assert [path.stem for path in FONTS] == [
        "NotoSans-Bold",
        "NotoSans-BoldItalic",
        "NotoSans-Italic",
        "NotoSans-Regular",
    ]
    assert "ISC License" in (resource_dir() / "icons" / "LICENSE-Lucide.txt").read_text("utf-8")
    assert "SIL OPEN FONT LICENSE" in (resource_dir() / "fonts" / "LICENSE-NotoSans.txt").read_text("utf-8")


def test_the_licences_of_spelling_are_those_of_the_installed_wheel() -> None:
    wheel, ours = distribution("chunspell-next"), resource_dir() / "spelling"
    given = {"LICENSE": "LICENSE-chunspell-next.txt", "HUNSPELL_LICENSE_LESSER": "LICENSE-Hunspell.txt"}
    for theirs, name in given.items():
        text = wheel.read_text(f"licenses/{theirs}")
        assert text is not None
        assert (ours / name).read_text("utf-8").split() == text.split()


def test_each_dictionary_is_ours_with_its_licence() -> None:
    """The wheel brings an English one of which nobody says the licence; it is neither read nor bundled."""
    folder = resource_dir() / "spelling"
    for name, licence, said in (
        ("de_DE", "LICENSE-igerman98.txt", "GPL"),
        ("en_US", "LICENSE-en_US.txt", "Permission to use, copy, modify, distribute and sell these word"),
    ):
        assert {f"{name}.aff", f"{name}.dic"} <= {path.name for path in folder.iterdir()}
        assert said in (folder / licence).read_text("utf-8")
    assert set(DICTIONARIES.values()) == {"de_DE", "en_US"}


@pytest.mark.parametrize("path", ICONS, ids=lambda path: path.stem)
def test_an_icon_has_no_colour_of_its_own(path: Path) -> None:
    drawing = path.read_text("utf-8")
    root = ElementTree.fromstring(drawing)
    assert root.get("viewBox") == "0 0 24 24"
    assert root.get("stroke") == "currentColor"
    assert not re.search(r"#[0-9a-fA-F]{3,8}|rgb\(|<image|<style|<script", drawing)


@pytest.mark.parametrize("path", FONTS, ids=lambda path: path.stem)
def test_a_font_has_every_sign(path: Path) -> None:
    from reportlab.pdfbase.ttfonts import TTFontFile

    glyphs = TTFontFile(str(path)).charToGlyph
    missing = [f"{unicodedata.name(sign)} (U+{ord(sign):04X})" for sign in SIGNS if ord(sign) not in glyphs]
    assert missing == []
