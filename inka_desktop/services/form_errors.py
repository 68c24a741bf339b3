"""What can go wrong with forms and what is filled in, as a person reads it."""

from __future__ import annotations

from inka_desktop.errors import EnvironmentalError, UserInputError


class FormNotHereError(EnvironmentalError):
    """The version of a form, or one of its files, has not come yet."""

    code = "services.form_not_here"
    de = (
        "Das Formular „{form}“ ist auf diesem Gerät noch nicht vollständig da. "
        "Es ist nichts verloren gegangen. Bitte senden und empfangen Sie und öffnen es danach noch einmal."
    )
    en = (
        "The form “{form}” has not fully arrived on this device yet. Nothing was lost. "
        "Please send and receive, then open it again."
    )


class SubmissionFinishedError(UserInputError):
    """A finished form is not changed before it is opened for editing again."""

    code = "services.submission_finished"
    de = (
        "Dieser Bogen ist abgeschlossen. Die Angabe wurde nicht geändert. "
        "Bitte nehmen Sie ihn erst wieder in Arbeit."
    )
    en = "This form is final. The answer was not changed. Please take it up again first."


class AnswerTooLongError(UserInputError):
    """An answer is longer than what one save can hold."""

    code = "services.answer_too_long"
    de = (
        "Diese Angabe ist länger als {limit} Zeichen. Sie wurde nicht gespeichert. "
        "Bitte kürzen Sie sie oder fügen Sie den Text als Datei bei."
    )
    en = (
        "This answer is longer than {limit} characters. It was not saved. "
        "Please shorten it or attach the text as a file."
    )
