"""A PDF that asks for a password: AES-256 as ISO 32000-2 describes it (revision 6), by pypdf."""

from __future__ import annotations

import io
import secrets

from inka_desktop.errors import UserInputError

LEAST, MOST = 8, 100
"""Characters of a password; the format cuts off after 127 bytes."""


class PasswordLengthError(UserInputError):
    """A password is too short to protect anything, or longer than the format keeps."""

    code = "reports.password_length"
    de = (
        "Das Passwort braucht {least} bis {most} Zeichen. Noch wurde nichts erstellt. "
        "Bitte wählen Sie ein anderes."
    )
    en = "The password needs {least} to {most} characters. Nothing was made yet. Please choose another one."


def protect(pdf: bytes, password: str) -> bytes:
    """The same pages, to be opened with the password only; it is kept nowhere.

    Raises:
        PasswordLengthError: it has too few or too many characters, or takes more than 127 bytes.
    """
    if not LEAST <= len(password) <= MOST or len(password.encode()) > 127:
        raise PasswordLengthError(least=LEAST, most=MOST)
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf)))
    # Without a password of its own for the owner everybody who reads could take the protection off.
    writer.encrypt(password, owner_password=secrets.token_urlsafe(32), algorithm="AES-256")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
