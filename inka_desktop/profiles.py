"""Several people on one device: a profile for each, and the list by which they find theirs.

The first profile lies where it always did and needs no list. With a second person the list
``profiles.json`` lies beside them: names of folders and what people call them. Whoever uses the device
can read these names, and the window says so where they are typed.
"""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import NamedTuple

from inka_desktop.paths import make_private_dir

FILE_NAME = "profiles.json"
DATABASE_NAME = "inka.db"
_FOLDER = re.compile(r"p[0-9]{1,6}")
LONGEST_NAME = 60


class Profile(NamedTuple):
    """A person's profile; ``name`` is empty until somebody else came to the device."""

    folder: Path
    name: str

    @property
    def begun(self) -> bool:
        """Whether there is data in it."""
        return (self.folder / DATABASE_NAME).exists()


class Profiles:
    """The profiles of one login on this device."""

    def __init__(self, main: Path, root: Path) -> None:
        """Read the list; one that is missing or damaged counts as empty.

        Args:
            main: the first profile.
            root: the folder that holds the list and the further profiles.
        """
        self.main = main
        self._root = root
        self._names: dict[str, str] = {}
        try:
            read = json.loads((root / FILE_NAME).read_text("utf-8"))
        except (OSError, ValueError):
            return
        if isinstance(read, dict):
            self._names = {
                str(folder): name for folder, name in read.items()
                if isinstance(name, str) and (folder == "" or _FOLDER.fullmatch(folder))
            }  # fmt: skip

    def all(self) -> list[Profile]:
        """Those that were begun: the first one first, the others by name."""
        others = [Profile(self._root / folder, name) for folder, name in self._names.items() if folder]
        found = [Profile(self.main, self._names.get("", "")), *sorted(others, key=lambda one: one.name)]
        return [one for one in found if one.begun]

    def add(self, name: str, first: str = "") -> Profile:
        """A place for a further person; the profile itself begins with the first start in it.

        Args:
            name: what the person is called in the list.
            first: what the first profile is called from now on, where it has no name yet.

        Raises:
            OSError: the list cannot be written.
        """
        begun = {one.folder.name for one in self.all()}
        names = {folder: kept for folder, kept in self._names.items() if not folder or folder in begun}
        number = 2
        while f"p{number}" in names or (self._root / f"p{number}").exists():
            number += 1
        names[f"p{number}"] = _short(name)
        if first and not names.get(""):
            names[""] = _short(first)
        self._write(names)
        return Profile(self._root / f"p{number}", names[f"p{number}"])

    def _write(self, names: dict[str, str]) -> None:
        make_private_dir(self._root)
        fresh = self._root / f"{FILE_NAME}.new"
        fresh.write_text(json.dumps(names, ensure_ascii=False, indent=1, sort_keys=True), "utf-8")
        os.replace(fresh, self._root / FILE_NAME)
        self._names = names


def profiles_of(main: Path, *, own_folder: bool) -> Profiles:
    """The profiles beside the first one.

    Args:
        main: the first profile.
        own_folder: it was given with ``--data-dir``, so that the others lie below it.
    """
    return Profiles(main, main / "profiles" if own_folder else main.parent)


def _short(name: str) -> str:
    return " ".join(name.split())[:LONGEST_NAME] or "–"
