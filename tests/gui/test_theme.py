"""Colours can be read, icons follow the theme, the style sheet names only tokens that exist."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from inka_desktop.gui import icons, theme
from inka_desktop.gui.theme import DARK, LIGHT, PAIRS, TEXT_SIZES_PX, Tokens, contrast

READABLE = 4.5


def test_the_measure_itself() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21.0)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=lambda tokens: tokens.name)
@pytest.mark.parametrize("pair", PAIRS, ids="-on-".join)
def test_every_pair_can_be_read(tokens: Tokens, pair: tuple[str, str]) -> None:
    ink, ground = (getattr(tokens, name) for name in pair)
    assert contrast(ink, ground) >= READABLE


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
