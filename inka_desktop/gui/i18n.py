"""The language of the window: German in the sources, English and German plurals from compiled texts."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

from inka_desktop.viewmodels import dates

_installed: list[QTranslator] = []


def resolve(wish: str) -> str:
    """``de`` or ``en`` for a setting; ``system`` takes German unless the system speaks English."""
    if wish in ("de", "en"):
        return wish
    return "en" if QLocale.system().language() == QLocale.Language.English else "de"


def install(language: str) -> None:
    """Makes the program speak a language from now on; widgets already built keep their words."""
    application = QCoreApplication.instance()
    if application is None:
        return
    for translator in _installed:
        application.removeTranslator(translator)
    _installed.clear()
    names = ["inka_en"] if language == "en" else ["qtbase_de", "inka_de"]
    for name in names:
        translator = QTranslator(application)
        if translator.load(f":/i18n/{name}.qm"):
            application.installTranslator(translator)
            _installed.append(translator)
    dates.set_language(language)
    QLocale.setDefault(dates.locale())
