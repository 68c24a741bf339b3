"""Phone numbers as people read them, checked by the numbering plans of all countries (``phonenumbers``)."""

from __future__ import annotations

from typing import NamedTuple

_AT_HOME = "DE"


class PhoneRow(NamedTuple):
    """A number as it is written in Germany; ``plausible`` where such a number can exist."""

    text: str
    plausible: bool


def read_phone(text: str) -> PhoneRow:
    """A typed number, spaced as usual: ``0361 1234567``, from abroad ``+43 1 234567``.

    What cannot be read as one number (an extension in words, two numbers) stays as it was typed. The
    library comes with its first use, which takes a tenth of a second: not on the GUI's thread.
    """
    import phonenumbers

    typed = " ".join(text.split())
    try:
        number = phonenumbers.parse(typed, _AT_HOME)
    except phonenumbers.NumberParseException:
        return PhoneRow(typed, not typed)
    if not phonenumbers.is_possible_number(number) or any(sign.isalpha() for sign in typed):
        return PhoneRow(typed, False)
    at_home = phonenumbers.region_code_for_number(number) == _AT_HOME
    kinds = phonenumbers.PhoneNumberFormat
    form = kinds.NATIONAL if at_home else kinds.INTERNATIONAL
    return PhoneRow(phonenumbers.format_number(number, form), phonenumbers.is_valid_number(number))
