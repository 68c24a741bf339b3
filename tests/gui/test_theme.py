"""Colours can be read, icons follow the theme, the style sheet names only tokens that exist."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pkgutil import walk_packages

import pytest
import texts
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QRawFont
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

import inka_desktop
from inka_desktop.errors import InkaError
from inka_desktop.gui import icons, theme
from inka_desktop.gui.theme import DARK, LIGHT, PAIRS, TEXT_SIZES_PX, Tokens, contrast
from inka_desktop.paths import resource_dir

READABLE = 4.5


def test_the_measure_itself() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21.0)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=lambda tokens: tokens.name)
@pytest.mark.parametrize("pair", PAIRS, ids="-on-".join)
def test_every_pair_can_be_read(tokens: Tokens, pair: tuple[str, str]) -> None:
    ink, ground = (getattr(tokens, name) for name in pair)
    assert contrast(ink, ground) >= READABLE


def spoken() -> Iterator[str]:
    """Everything that the window says, in German and in English, messages of errors included."""
    for entry in texts.entries(resource_dir() / "i18n" / "inka_en.ts"):
        yield entry.text.source
        yield from entry.forms
    for module in walk_packages(inka_desktop.__path__, "inka_desktop."):
        if not module.name.endswith("__main__"):
            import_module(module.name)
    for kind in descendants(InkaError):
        yield from (kind.de, kind.en)


def descendants(kind: type[InkaError]) -> Iterator[type[InkaError]]:
    for child in kind.__subclasses__():
        yield child
        yield from descendants(child)


@pytest.mark.parametrize("name", theme.FONT_FILES)
def test_the_bundled_font_has_every_sign_of_the_window(qapp: QApplication, name: str) -> None:
    font = QRawFont(str(resource_dir() / "fonts" / name), 13)
    signs = set("".join(spoken())) - set("\n\t")
    assert set("äöüß„“–…") <= signs
    assert not {sign for sign in signs if not font.supportsCharacter(ord(sign))}
    assert not font.supportsCharacter(ord("→"))


@pytest.mark.parametrize("size", TEXT_SIZES_PX)
@pytest.mark.parametrize("appearance", ["light", "dark"])
def test_the_whole_application_takes_the_look(qapp: QApplication, appearance: str, size: str) -> None:
    theme.current().apply(appearance, size)
    tokens = theme.current().tokens
    assert tokens.name == appearance
    assert qapp.palette().window().color() == QColor(tokens.background)
    assert qapp.font().pixelSize() == TEXT_SIZES_PX[size]
    assert qapp.font().family() == theme.FONT_FAMILY
    assert "$" not in qapp.styleSheet()


def test_the_system_decides_until_somebody_does(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    hints = QGuiApplication.styleHints()
    theme.current().apply("system")
    dark = hints.colorScheme() == Qt.ColorScheme.Dark
    assert theme.current().tokens.name == ("dark" if dark else "light")


def dominant(icon: QIcon, state: QIcon.State = QIcon.State.Off) -> str:
    image = icon.pixmap(16, 16, QIcon.Mode.Normal, state).toImage()
    points = [(x, y) for x in range(image.width()) for y in range(image.height())]
    return max((image.pixelColor(*point) for point in points), key=lambda colour: colour.alpha()).name()


def test_icons_are_drawn_in_the_colours_of_the_theme(qtbot: QtBot) -> None:
    button = QPushButton()
    button.setCheckable(True)
    qtbot.addWidget(button)
    icons.set_icon(button, "house")
    assert dominant(button.icon()) == LIGHT.muted
    assert dominant(button.icon(), QIcon.State.On) == LIGHT.accent
    theme.current().apply("dark")
    icons.refresh(button)
    assert dominant(button.icon()) == DARK.muted


def test_an_icon_that_is_not_there_is_not_silently_empty() -> None:
    with pytest.raises(FileNotFoundError):
        icons.pixmap("no-such-icon", "#000000")
