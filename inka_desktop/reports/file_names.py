"""File names that sort by date and are allowed everywhere, Windows included."""

from __future__ import annotations

import re
import unicodedata

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f-\x9f]')
_SPACES = re.compile(r"[\s_]+")
_LONGEST_PART = 60


def document_file_name(*parts: str, ending: str = ".pdf") -> str:
    """The parts joined by underscores, with the ending; empty ones are left out.

    In NFC, without characters that Windows, a share or a stick refuses, each part at most 60 characters.
    """
    safe = [_safe(part) for part in parts]
    return "_".join(part for part in safe if part) + ending


def _safe(part: str) -> str:
    text = unicodedata.normalize("NFC", part.encode("utf-8", "replace").decode("utf-8"))
    text = _SPACES.sub("-", _FORBIDDEN.sub(" ", text).strip())
    text = "".join(char for char in text if unicodedata.category(char) not in ("Cf", "Co", "Cn", "Cs"))
    return text[:_LONGEST_PART].strip("-. ")
