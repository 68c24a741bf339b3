"""Settings of this device, each declared once: key, type, default, what it is for.

They lie in `settings.json` in the profile and are read before the window is shown, so they hold nothing
that needs the database and nothing about people.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T", str, bool, int)

FILE_NAME = "settings.json"


class Setting(NamedTuple, Generic[T]):
    """One setting; ``choices`` limits a text, an empty tuple means any."""

    key: str
    default: T
    description: str
    choices: tuple[str, ...] = ()


LANGUAGE = Setting("language", "system", "language of the window", ("system", "de", "en"))
APPEARANCE = Setting("appearance", "system", "light or dark", ("system", "light", "dark"))
TEXT_SIZE = Setting("text_size", "normal", "size of the text", ("normal", "large", "larger"))
SIDEBAR_FOLDED = Setting("sidebar_folded", False, "navigation shows icons only")
WINDOW_GEOMETRY = Setting("window_geometry", "", "place and size of the window, base64 as Qt writes it")
ROLE = Setting("role", "owner", "what this profile may do; known before its database is open")
SPELLING = Setting("spelling", True, "words that no dictionary has are underlined")
SPELLING_LANGUAGE = Setting(
    "spelling_language", "de", "language that texts are written in, whatever the window speaks", ("de", "en")
)
PHOTO_FOLDER = Setting("photo_folder", "", "folder whose pictures of a visit's time are offered")
DOUBLE_CLICK = Setting("double_click", True, "a double click on invitations and packets opens the program")
HEAD_READS = Setting(
    "head_reads", False, "the carrier's head reads forms first, as this device knew by itself before"
)
LAST_FOLDER = Setting("last_folder", "", "folder of the last file dialog")


class Settings:
    """The settings of one profile; reading never fails, a damaged file counts as empty."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE_NAME
        self._values: dict[str, object] = {}
        try:
            loaded = json.loads(self._path.read_text("utf-8"))
        except (OSError, ValueError):
            return
        if isinstance(loaded, dict):
            self._values = loaded

    def get(self, setting: Setting[T]) -> T:
        """The value, or the default where the stored one has another type or is no choice."""
        value = self._values.get(setting.key, setting.default)
        if type(value) is not type(setting.default):
            return setting.default
        if setting.choices and value not in setting.choices:
            return setting.default
        return value

    def set(self, setting: Setting[T], value: T) -> None:
        """Keeps a value and writes the file in one step.

        Raises:
            OSError: the profile cannot be written; the value holds until the program ends.
        """
        self._values[setting.key] = value
        self._path.parent.mkdir(parents=True, exist_ok=True)
        fresh = self._path.with_suffix(f".{os.getpid()}.new")  # a second start writes, too
        fresh.write_text(json.dumps(self._values, indent=1, sort_keys=True), "utf-8")
        os.replace(fresh, self._path)
