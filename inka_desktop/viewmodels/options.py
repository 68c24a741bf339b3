"""Choices of the page Einstellungen."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from inka_desktop.viewmodels.noop import QT_TRANSLATE_NOOP
from inka_desktop.viewmodels.wording import Words

translate = QCoreApplication.translate

APPEARANCES: Words = {
    "system": QT_TRANSLATE_NOOP("Options", "wie das System"),
    "light": QT_TRANSLATE_NOOP("Options", "hell"),
    "dark": QT_TRANSLATE_NOOP("Options", "dunkel"),
}
TEXT_SIZES: Words = {
    "normal": QT_TRANSLATE_NOOP("Options", "normal"),
    "large": QT_TRANSLATE_NOOP("Options", "groß"),
    "larger": QT_TRANSLATE_NOOP("Options", "sehr groß"),
}
LANGUAGES: Words = {
    "system": QT_TRANSLATE_NOOP("Options", "wie das System"),
    "de": QT_TRANSLATE_NOOP("Options", "Deutsch"),
    "en": QT_TRANSLATE_NOOP("Options", "Englisch"),
}


def label(words: Words, key: str) -> str:
    """A choice in the window's language."""
    return translate("Options", words[key])
