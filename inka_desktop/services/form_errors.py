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


class ReviewBegunError(UserInputError):
    """A form that the office looks at already can no longer be withdrawn."""

    code = "services.review_begun"
    de = (
        "Die Koordinierungsstelle sieht sich diesen Bogen schon an. Er bleibt eingereicht. "
        "Bitte sprechen Sie sie an, wenn etwas zu ändern ist."
    )
    en = (
        "The coordination office is already looking at this form. It stays submitted. "
        "Please talk to the office if something has to be changed."
    )


class RemarkAnsweredError(UserInputError):
    """A question that was answered is no longer changed."""

    code = "services.remark_answered"
    de = (
        "Auf diese Frage kam schon eine Antwort. Sie wurde nicht geändert. Bitte stellen Sie eine neue Frage."
    )
    en = "This question has already been answered. It was not changed. Please ask a new one."
