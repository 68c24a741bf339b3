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


class WordsMissingError(UserInputError):
    """The title of a form, or one of its choices, was left without words."""

    code = "services.words_missing"
    de = (
        "„{words}“ stünde ohne Text da. Es ist nichts übernommen, Ihre Änderungen bleiben hier stehen. "
        "Bitte geben Sie einen Text ein."
    )
    en = (
        "“{words}” would be left without a text. Nothing was taken over, your changes stay here. "
        "Please enter a text."
    )


class FileKindError(UserInputError):
    """A file is of a kind that is not enclosed with forms."""

    code = "services.file_kind"
    de = (
        "Diese Art von Datei lässt sich nicht beifügen. Der Bogen bleibt, wie er ist. "
        "Bitte wählen Sie ein Foto, eine PDF, eine Word- oder eine Excel-Datei."
    )
    en = (
        "A file of this kind cannot be enclosed. The form stays as it is. "
        "Please choose a photo, a PDF, a Word or an Excel file."
    )


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


class NumbersOnceError(UserInputError):
    """Numbers that came from paper were typed only once."""

    code = "services.numbers_once"
    de_one = (
        "Eine Zahl vom Papierbogen ist noch nicht zum zweiten Mal eingegeben. "
        "Der Bogen ist nicht eingereicht, alle Angaben bleiben. Bitte geben Sie sie noch einmal ein."
    )
    de = (
        "{count} Zahlen vom Papierbogen sind noch nicht zum zweiten Mal eingegeben. "
        "Der Bogen ist nicht eingereicht, alle Angaben bleiben. Bitte geben Sie sie noch einmal ein."
    )
    en_one = (
        "One number of the paper form has not been typed a second time. "
        "The form is not submitted, all answers stay. Please type it once more."
    )
    en = (
        "{count} numbers of the paper form have not been typed a second time. "
        "The form is not submitted, all answers stay. Please type them once more."
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


class NotHandedInError(UserInputError):
    """What is done with a form needs one that is handed in."""

    code = "services.not_handed_in"
    de = (
        "Dieser Bogen ist gerade nicht eingereicht, vielleicht wurde er zurückgezogen. "
        "Es wurde nichts geändert, Ihre Notizen bleiben stehen. "
        "Bitte warten Sie, bis er wieder eingereicht ist."
    )
    en = (
        "This form is not submitted at the moment, perhaps it was withdrawn. "
        "Nothing was changed, your notes stay. Please wait until it is submitted again."
    )


class NotCheckedError(UserInputError):
    """Only an accepted form is opened again."""

    code = "services.not_checked"
    de = (
        "Dieser Bogen ist nicht gesperrt. Es wurde nichts geändert. Sie können ihn so bearbeiten, wie er ist."
    )
    en = "This form is not locked. Nothing was changed. You can go on with it as it is."


class FormLockedError(UserInputError):
    """An accepted form is not filled any more."""

    code = "services.form_locked"
    de = (
        "Dieser Bogen ist geprüft und gesperrt. Er wurde nicht geändert. "
        "Nur die Koordinierungsstelle kann ihn wieder öffnen."
    )
    en = "This form is accepted and locked. It was not changed. Only the coordination office can reopen it."


class NothingAskedError(UserInputError):
    """A form goes back only with something that is to be put right."""

    code = "services.nothing_asked"
    de = (
        "Noch steht nirgends, was zu korrigieren ist. Der Bogen bleibt eingereicht. "
        "Bitte notieren Sie eine Rückfrage an einer Angabe oder schreiben Sie einen Grund."
    )
    en = (
        "Nothing says yet what is to be corrected. The form stays submitted. "
        "Please note a query at a question or write a reason."
    )


class DayPassedError(UserInputError):
    """The day by which a form is to come back has passed already."""

    code = "services.day_passed"
    de = "Der {day} ist schon vorbei. Der Bogen bleibt eingereicht. Bitte nennen Sie einen späteren Tag."
    en = "{day} has already passed. The form stays submitted. Please give a later day."


class NoCarrierHereError(EnvironmentalError):
    """A form that lives with the office has nobody it could go back to."""

    code = "services.no_carrier_here"
    de = (
        "Dieser Bogen liegt nur bei der Koordinierungsstelle. Er kann nicht zurückgegeben werden. "
        "Mit „Selbst korrigieren“ füllen Sie ihn wieder aus, mit „Geprüft“ schließen Sie ihn ab."
    )
    en = (
        "This form lies with the coordination office only. It cannot be returned. "
        "“Correct it myself” lets you fill it again, “Accepted” ends it."
    )


class CarrierFillsError(UserInputError):
    """What a carrier handed in, a carrier puts right."""

    code = "services.carrier_fills"
    de = (
        "Diesen Bogen hat der Träger eingereicht. Er wurde nicht geändert. "
        "Bitte geben Sie ihn mit einer Rückfrage zurück."
    )
    en = "The carrier submitted this form. It was not changed. Please return it with a query."


class NoteHandedOutError(UserInputError):
    """A note that went back with its form is no longer changed."""

    code = "services.note_handed_out"
    de = (
        "Diese Rückfrage ist schon beim Träger. Sie wurde nicht geändert. "
        "Bitte notieren Sie eine neue oder haken Sie diese ab."
    )
    en = "The carrier already has this query. It was not changed. Please note a new one or tick this one off."
