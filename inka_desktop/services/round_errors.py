"""What can go wrong with rounds of monitoring, as a person reads it."""

from __future__ import annotations

from inka_desktop.errors import UserInputError


class RoundClosedError(UserInputError):
    """Nobody is asked for a round's forms any more."""

    code = "services.round_closed"
    de = (
        "Die Erhebung „{round}“ ist beendet. Es wurde nichts begonnen oder übernommen. "
        "Die Koordinierungsstelle kann sie wieder öffnen."
    )
    en = (
        "The round “{round}” has ended. Nothing was begun or taken over. "
        "The coordination office can open it again."
    )


class NotAskedError(UserInputError):
    """A project has no part in a round, or takes none."""

    code = "services.not_asked"
    de = (
        "Dieses Projekt nimmt an der Erhebung „{round}“ nicht teil. "
        "Es wurde nichts begonnen oder übernommen. Die Koordinierungsstelle kann es noch aufnehmen."
    )
    en = (
        "This project does not take part in the round “{round}”. Nothing was begun or taken over. "
        "The coordination office can still ask it."
    )


class FormCameError(UserInputError):
    """What was handed in is not filled from paper or from a file."""

    code = "services.form_came"
    de = (
        "Der Bogen von „{project}“ für „{round}“ ist schon eingereicht. Er wurde nicht geändert. "
        "Soll er ergänzt werden, geben Sie ihn zuerst mit einer Rückfrage zurück."
    )
    en = (
        "The form of “{project}” for “{round}” has been submitted already. It was not changed. "
        "If something is to be added, return it with a query first."
    )


class FormBegunError(UserInputError):
    """A project has one form in a round, and somebody fills it."""

    code = "services.form_begun"
    de = (
        "Der Bogen von „{project}“ für „{round}“ ist schon begonnen. Es wurde nichts verschoben. "
        "Legen Sie ihn in den Papierkorb, wenn dieser hier gelten soll."
    )
    en = (
        "The form of “{project}” for “{round}” has been begun already. Nothing was moved. "
        "Put it into the bin if this one is to count."
    )


class FormInBinError(UserInputError):
    """What lies in the bin would be written over."""

    code = "services.form_in_bin"
    de = (
        "Im Papierkorb liegt schon ein Bogen dieser Erhebung mit Angaben. Es wurde nichts verschoben. "
        "Stellen Sie jenen Bogen wieder her, und ergänzen Sie ihn dort."
    )
    en = (
        "The bin holds a form of this round that has answers. Nothing was moved. "
        "Please restore that form, and complete it there."
    )


class WhichProjectError(UserInputError):
    """A form of a round without its project would be seen in no overview."""

    code = "services.which_project"
    de = (
        "Dieser Bogen gehört zur Erhebung „{round}“. Es wurde nichts übernommen. "
        "Bitte wählen Sie das Projekt, für das er ausgefüllt ist."
    )
    en = (
        "This form belongs to the round “{round}”. Nothing was taken over. "
        "Please choose the project that it was filled in for."
    )


class RoundKnownError(UserInputError):
    """The same form was handed out for the same period."""

    code = "services.round_known"
    de = (
        "Diesen Bogen gibt es für diesen Zeitraum schon: „{round}“. Es wurde nichts verschickt. "
        "Bitte nehmen Sie dort weitere Projekte auf, oder wählen Sie einen anderen Zeitraum."
    )
    en = (
        "This form has been handed out for this period before: “{round}”. Nothing was sent. "
        "Please add projects there, or choose another period."
    )


class PeriodTurnedError(UserInputError):
    """A period ends before it begins, or its forms are due before it has begun."""

    code = "services.period_turned"
    de = (
        "Der Zeitraum endet vor seinem Beginn, oder die Frist liegt davor. Es wurde nichts gespeichert. "
        "Bitte prüfen Sie die Tage."
    )
    en = (
        "The period ends before it begins, or the due date lies before it. Nothing was saved. "
        "Please check the days."
    )


class ReasonMissingError(UserInputError):
    """Another due date, and not taking part, have a reason."""

    code = "services.reason_missing"
    de = "Hier fehlt noch die Begründung. Es wurde nichts geändert. Bitte ergänzen Sie einen kurzen Satz."
    en = "The reason is still missing. Nothing was changed. Please add a short sentence."


class NobodyAskedError(UserInputError):
    """A round without a project."""

    code = "services.round_of_nobody"
    de = "Es ist kein Projekt angekreuzt. Es wurde nichts verschickt. Bitte wählen Sie mindestens eines aus."
    en = "No project is ticked. Nothing was sent. Please choose at least one."


class BegunElsewhenError(UserInputError):
    """A project's first day lies outside the period that a round asks about."""

    code = "services.begun_elsewhen"
    de = (
        "Der Projektbeginn muss im Zeitraum der Erhebung liegen, vom {begin} bis {end}. "
        "Es wurde nichts geändert. Begann das Projekt früher, lassen Sie das Feld leer."
    )
    en = (
        "The project's first day must lie in the round's period, {begin} to {end}. "
        "Nothing was changed. If the project began earlier, leave the field empty."
    )
