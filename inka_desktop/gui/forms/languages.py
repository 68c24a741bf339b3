"""The languages of a form, offered where there are several; the window's own one at first."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from inka_desktop.gui.widgets.fields import ChoiceCombo
from inka_desktop.viewmodels.filling import Filling


def offer_languages(filling: Filling, combo: ChoiceCombo, label: QWidget, window: str) -> None:
    """Fills the choice and shows the form in the language of the window (``de``, ``en``) where it has it."""
    languages = [one for one in filling.session.definition.languages if one]
    combo.clear()
    for language in languages:
        combo.addItem(language, language)
    own = filling.session.definition.language_like(window)
    if own:
        filling.set_language(own)
    combo.set_value(filling.session.language or "")
    shown = len(languages) > 1
    combo.setVisible(shown)
    label.setVisible(shown)
