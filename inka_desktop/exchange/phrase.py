"""Six words by which two people see that their devices mean each other (EXCHANGE.md 9).

Made of both devices' public keys, slowly (Argon2id), so that nobody can try keys until the words fit.
The words are pairs in German and English with the same place, so each may read in its own language.
"""

from __future__ import annotations

from functools import cache
from typing import Final

from nacl.pwhash import argon2id

from inka_desktop.paths import resource_dir

from .crypto import hash16
from .standing import Member

WORDS: Final = 6
_PASSES, _MEMORY = 3, 64 * 1024 * 1024


@cache
def words() -> tuple[tuple[str, str], ...]:
    """256 pairs, German and English."""
    text = (resource_dir() / "phrase" / "words.txt").read_text("utf-8")
    pairs = [line.split() for line in text.splitlines() if line and not line.startswith("#")]
    return tuple((german, english) for german, english in pairs)


def phrase(workspace: bytes, one: Member, two: Member, language: str = "de") -> tuple[str, ...]:
    """The six words of two devices, the same on both (takes about 0.2 s).

    Args:
        workspace: its id, 16 bytes.
        one: a device.
        two: the other, in any order.
        language: ``de``, or anything else for English.
    """
    keys = b"".join(sorted(member.sign_public + member.box_public for member in (one, two)))
    digest = argon2id.kdf(WORDS + 10, keys, hash16(workspace, b"phrase"), opslimit=_PASSES, memlimit=_MEMORY)
    return tuple(words()[byte][0 if language == "de" else 1] for byte in digest[:WORDS])
