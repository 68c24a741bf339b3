"""What may go wrong with counting and figures, in words."""

from __future__ import annotations

from inka_desktop.errors import UserInputError


class NumberUnusableError(UserInputError):
    """A number of contacts is no whole number from 1 to 99,999, or a value is no number."""

    code = "services.number_unusable"
    de = "Diese Zahl lässt sich nicht übernehmen. Nichts wurde geändert. Bitte geben Sie sie neu ein."
    en = "This number cannot be taken. Nothing was changed. Please enter it again."


class NothingToTakeBackError(UserInputError):
    """Fewer contacts stand there than are to be taken back."""

    code = "services.nothing_to_take_back"
    de = "So viele Kontakte stehen dort nicht. Die Zahl bleibt stehen. Bitte prüfen Sie Tag und Art."
    en = "Not that many contacts stand there. The number stays. Please check day and kind."


class PeriodUnusableError(UserInputError):
    """A period ends before it begins, or has no days."""

    code = "services.period_unusable"
    de = "Der Zeitraum endet vor seinem Beginn. Nichts wurde gespeichert. Bitte prüfen Sie beide Tage."
    en = "The period ends before it begins. Nothing was saved. Please check both days."


class NameMissingError(UserInputError):
    """Something new has no name or no code."""

    code = "services.name_missing"
    de = "Es fehlt noch eine Bezeichnung. Nichts wurde gespeichert. Bitte tragen Sie sie ein."
    en = "A name is still missing. Nothing was saved. Please enter it."


class CodeTakenError(UserInputError):
    """There is an indicator with this ``code``."""

    code = "services.code_taken"
    de = "Das Kürzel „{code}“ gibt es schon. Nichts wurde geändert. Bitte wählen Sie ein anderes."
    en = "The code “{code}” is in use already. Nothing was changed. Please choose another one."


class SourceMissingError(UserInputError):
    """A value by hand says not where it is from."""

    code = "services.source_missing"
    de = "Bitte nennen Sie die Quelle des Werts. Noch wurde nichts gespeichert."
    en = "Please name the source of the value. Nothing was saved yet."
