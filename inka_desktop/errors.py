"""What may go wrong and is told to people: a stable code, a context and one sentence a language.

The sentence says what happened, what was kept and what to do. `tests/test_house_errors.py` walks
all subclasses of :class:`InkaError` and fails when one has no words.
"""

from __future__ import annotations

from typing import ClassVar


class InkaError(Exception):
    """Base of everything the program raises on purpose.

    Attributes:
        code: stable and dotted, e.g. ``store.newer_version``; part of the command line's output.
        de, en: the sentence for people, with ``{name}`` places filled from the context.
        de_one, en_one: the same for a ``count`` of 1, where there is a count.
        exit_code: what the command line ends with.
    """

    code: ClassVar[str] = ""
    de: ClassVar[str] = ""
    en: ClassVar[str] = ""
    de_one: ClassVar[str] = ""
    en_one: ClassVar[str] = ""
    exit_code: ClassVar[int] = 1

    def __init__(self, **context: object) -> None:
        super().__init__(*context.values())
        self.context = context

    def words(self, language: str = "de") -> str:
        """The sentence for a person in ``de`` or ``en``; places without a value are left as dashes."""
        many, one = (self.en, self.en_one) if language.startswith("en") else (self.de, self.de_one)
        sentence = one if one and self.context.get("count") == 1 else many
        return sentence.format_map(_Places(self.context))

    def __str__(self) -> str:
        shown = ", ".join(f"{name}={value}" for name, value in self.context.items())
        return f"{self.code} ({shown})" if shown else self.code


class _Places(dict[str, object]):
    """Context of a sentence; a missing place must not hide the sentence itself."""

    def __missing__(self, key: str) -> str:
        return "–"


class UserInputError(InkaError):
    """The person gave something that cannot be used; nothing was changed."""


class EnvironmentalError(InkaError):
    """The machine, the disk or the folder is not as needed; the work itself is kept."""


class DamageError(InkaError):
    """Stored bytes are not what was written."""
