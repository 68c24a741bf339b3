"""What a blank form says of itself for its way back: in a square code on paper, hidden in a PDF."""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as Garbled
from dataclasses import dataclass
from hashlib import blake2b
from urllib.parse import quote, unquote
from uuid import UUID

_MARK = "INKA1"
DIGITS = 16
"""Of the hash of a form's version, which has 64."""


@dataclass(frozen=True, slots=True)
class FormCode:
    """Which form it is.

    Attributes:
        language: ``de`` or ``en``, in which numbers are written.
        key: the form's ``form_id``.
        version: the first 16 hex digits of its version's hash.
        project, round: what it is filled for; None for any.
    """

    language: str
    key: str
    version: str
    project: UUID | None = None
    round: UUID | None = None

    @property
    def text(self) -> str:
        """In one line; :meth:`read` gives it back."""
        key = quote(self.key, safe="")
        ids = (_written(self.project), _written(self.round))
        return ":".join((_MARK, self.language, key, self.version, *ids))

    @property
    def short(self) -> str:
        """The same for people: eight hex digits, alike for alike forms."""
        digest = blake2b(self.text.encode(), digest_size=4).hexdigest().upper()
        return f"{digest[:4]}-{digest[4:]}"

    @classmethod
    def read(cls, text: str) -> FormCode | None:
        """What a code says; None for any other text."""
        parts = text.strip().split(":")
        if len(parts) != 6 or parts[0] != _MARK or len(parts[3]) != DIGITS:
            return None
        try:
            project, round_ = _read(parts[4]), _read(parts[5])
            int(parts[3], 16)
        except (ValueError, Garbled):
            return None
        return cls("en" if parts[1] == "en" else "de", unquote(parts[2]), parts[3], project, round_)


def _written(row: UUID | None) -> str:
    return "" if row is None else urlsafe_b64encode(row.bytes).decode().rstrip("=")


def _read(text: str) -> UUID | None:
    return UUID(bytes=urlsafe_b64decode(f"{text}==")) if text else None
