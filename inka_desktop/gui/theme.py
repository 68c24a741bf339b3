"""Colours, type and style sheet of the window: light and dark, following the system.

The tokens are those of the sketch (`look/README.md` of the design); `tests/gui/test_theme.py` measures
the contrast of every pair in :data:`PAIRS`.
"""

from __future__ import annotations

from string import Template
from typing import NamedTuple

from PySide6.QtCore import QObject, QResource, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from inka_desktop.paths import resource_dir

FONT_FILES = ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf")
FONT_FAMILY = "Noto Sans"
_STYLED = "inkaStyled"
TEXT_SIZES_PX = {"normal": 13, "large": 15, "larger": 17}


class Tokens(NamedTuple):
    """Named colours; a ``weak`` one is the ground on which its namesake stands as text."""

    name: str
    background: str
    sidebar: str
    surface: str
    hover: str
    line: str
    line_strong: str
    text: str
    muted: str
    accent: str
    accent_hover: str
    accent_weak: str
    on_accent: str
    good: str
    good_weak: str
    attention: str
    attention_weak: str
    problem: str
    problem_weak: str
    information: str
    information_weak: str


LIGHT = Tokens(
    name="light",
    background="#f5f6f4",
    sidebar="#eceeea",
    surface="#ffffff",
    hover="#eff1ed",
    line="#dcdfd9",
    line_strong="#c3c9c0",
    text="#1e2421",
    muted="#59635d",
    accent="#17694f",
    accent_hover="#115440",
    accent_weak="#e0efe8",
    on_accent="#ffffff",
    good="#1f7a45",
    good_weak="#e3f3e8",
    attention="#8a5a00",
    attention_weak="#fbf0d9",
    problem="#a3261d",
    problem_weak="#fae5e2",
    information="#2a5a9c",
    information_weak="#e4ecf7",
)
DARK = Tokens(
    name="dark",
    background="#1b1f1d",
    sidebar="#161917",
    surface="#232825",
    hover="#2b312d",
    line="#363d39",
    line_strong="#4a534e",
    text="#e6ebe7",
    muted="#9daaa2",
    accent="#5fbf9c",
    accent_hover="#7accae",
    accent_weak="#24382f",
    on_accent="#0e1a15",
    good="#6fce95",
    good_weak="#20362a",
    attention="#e3b558",
    attention_weak="#3a311d",
    problem="#f0938a",
    problem_weak="#42251f",
    information="#8db6ef",
    information_weak="#22303f",
)

PAIRS: tuple[tuple[str, str], ...] = (
    *((ink, ground) for ink in ("text", "muted") for ground in ("background", "sidebar", "surface", "hover")),
    ("text", "accent_weak"),
    ("muted", "accent_weak"),
    ("accent", "surface"),
    ("accent", "background"),
    ("accent", "accent_weak"),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    *((state, f"{state}_weak") for state in ("good", "attention", "problem", "information")),
    *((state, "surface") for state in ("good", "attention", "problem", "information")),
    ("text", "attention_weak"),
    ("text", "problem_weak"),
    ("text", "information_weak"),
    ("text", "good_weak"),
)
"""Every pair of (ink, ground) that the style sheet and the delegates draw as words."""


def contrast(ink: str, ground: str) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    low, high = sorted((_luminance(ink), _luminance(ground)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def palette_of(tokens: Tokens) -> QPalette:
    """The palette for everything the style sheet does not name."""
    roles = {
        QPalette.ColorRole.Window: tokens.background,
        QPalette.ColorRole.WindowText: tokens.text,
        QPalette.ColorRole.Base: tokens.surface,
        QPalette.ColorRole.AlternateBase: tokens.hover,
        QPalette.ColorRole.Text: tokens.text,
        QPalette.ColorRole.PlaceholderText: tokens.muted,
        QPalette.ColorRole.Button: tokens.surface,
        QPalette.ColorRole.ButtonText: tokens.text,
        QPalette.ColorRole.Highlight: tokens.accent,
        QPalette.ColorRole.HighlightedText: tokens.on_accent,
        QPalette.ColorRole.Accent: tokens.accent,
        QPalette.ColorRole.Link: tokens.accent,
        QPalette.ColorRole.LinkVisited: tokens.accent,
        QPalette.ColorRole.ToolTipBase: tokens.surface,
        QPalette.ColorRole.ToolTipText: tokens.text,
        QPalette.ColorRole.Light: tokens.surface,
        QPalette.ColorRole.Midlight: tokens.hover,
        QPalette.ColorRole.Mid: tokens.line,
        QPalette.ColorRole.Dark: tokens.line_strong,
        QPalette.ColorRole.Shadow: tokens.line_strong,
    }
    palette = QPalette()
    for role, colour in roles.items():
        palette.setColor(role, QColor(colour))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText, QPalette.ColorRole.WindowText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.muted))
    return palette


def style_sheet(tokens: Tokens, text_px: int) -> str:
    """The one style sheet with colours and sizes filled in.

    Raises:
        KeyError: the template names a token that does not exist.
    """
    template = Template(bytes(QResource(":/styles/inka.qss").uncompressedData().data()).decode("utf-8"))
    sizes = {
        "text_px": text_px,
        "title_px": text_px + 7,
        "code_px": 2 * text_px + 8,
        "head_px": text_px + 2,
        "second_px": text_px - 1,
        "chip_px": text_px - 2,
    }
    return template.substitute(tokens._asdict() | sizes)


def load_fonts() -> None:
    """Makes the bundled font known to Qt; without it the system's font is used."""
    for name in FONT_FILES:
        QFontDatabase.addApplicationFont(str(resource_dir() / "fonts" / name))


class Theme(QObject):
    """What the window looks like now; applied to the whole application."""

    changed = Signal()

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        self._appearance = "system"
        self._text_size = "normal"
        self.tokens = LIGHT
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._system_changed)

    def apply(self, appearance: str = "system", text_size: str = "normal") -> None:
        """Shows ``light``, ``dark`` or what the system asks for, in one of :data:`TEXT_SIZES_PX`."""
        self._appearance, self._text_size = appearance, text_size
        self.tokens = DARK if self._wants_dark() else LIGHT
        size_px = TEXT_SIZES_PX.get(text_size, TEXT_SIZES_PX["normal"])
        font = QFont(FONT_FAMILY)
        font.setPixelSize(size_px)
        # Default hinting cuts the dots of capital umlauts.
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        self._application.setFont(font)
        self._application.setPalette(palette_of(self.tokens))
        self._application.setStyleSheet(style_sheet(self.tokens, size_px))
        self.changed.emit()

    def colour(self, name: str) -> QColor:
        """A token as a colour, e.g. ``accent_weak``."""
        return QColor(str(getattr(self.tokens, name)))

    def _wants_dark(self) -> bool:
        if self._appearance in ("light", "dark"):
            return self._appearance == "dark"
        return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark

    def _system_changed(self) -> None:
        if self._appearance == "system":
            self.apply(self._appearance, self._text_size)


_themes: list[Theme] = []


def make_application(name: str) -> QApplication:
    """The application with its style from the start: naming it later costs 14 ms for Qt's style types."""
    application = QApplication([name, "-style", "fusion"])
    application.setProperty(_STYLED, True)
    return application


def install(application: QApplication) -> Theme:
    """Sets style and font once and returns the theme; call :meth:`Theme.apply` to paint with it."""
    if not application.property(_STYLED):
        application.setStyle("Fusion")
    load_fonts()
    _themes[:] = [Theme(application)]
    return _themes[0]


def current() -> Theme:
    """The installed theme, for delegates and widgets that paint themselves.

    Raises:
        IndexError: :func:`install` was not called.
    """
    return _themes[0]
