"""Sticks: places on drives that come and go, known by their store id under any letter or mount point."""

from __future__ import annotations

import os
import string
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from inka_desktop.exchange.names import StoreName
from inka_desktop.exchange.recognise import recognise

from .reaching import within

_MOUNTED_UNDER = ("/media", "/run/media", "/Volumes")
_MOST_FOLDERS = 100
_REMOVABLE = 2


def volumes() -> list[Path]:
    """Drives that were mounted for a person: sticks, cards, drives of the desktop."""
    if sys.platform == "win32":
        import ctypes

        kind_of = ctypes.windll.kernel32.GetDriveTypeW
        roots = [f"{letter}:\\" for letter in string.ascii_uppercase]
        return [Path(root) for root in roots if kind_of(root) == _REMOVABLE]
    parents = [one for one in map(Path, _MOUNTED_UNDER) if one.is_dir()]
    below = [folder for parent in parents for folder in _folders(parent)]
    return [path for path in [*below, *(one for each in below for one in _folders(each))] if path.is_mount()]


def is_on_stick(path: Path, drives: list[Path]) -> bool:
    """Whether a folder lies on one of these drives."""
    return any(path == drive or drive in path.parents for drive in drives)


def name_of(path: Path) -> str:
    """What a person calls the drive that a folder lies on: its label, or its letter."""
    drive = next((one for one in drives() if is_on_stick(path, [one])), path)
    return drive.name or drive.drive or str(drive)


def places_on(drives: list[Path]) -> Iterator[tuple[bytes, Path]]:
    """Store id (16 bytes) and folder of each place in or right below the root of the drives."""
    for drive in drives:
        for folder in [drive, *_folders(drive)]:
            for name in _names(folder):
                found = recognise(name)
                if isinstance(found, StoreName):
                    yield found.store, folder


def drives() -> list[Path]:
    """The drives that are plugged in now; none while one of them does not answer."""
    return within("drives", lambda: volumes(), [])  # noqa: PLW0108  (by the name that tests replace)


def places() -> list[tuple[bytes, Path]]:
    """The same on all drives that are plugged in now; nothing while one of them does not answer."""
    return within("sticks", lambda: list(places_on(volumes())), [])


def _folders(parent: Path) -> list[Path]:
    try:
        with os.scandir(parent) as entries:
            return sorted(Path(one.path) for one in islice(entries, _MOST_FOLDERS) if one.is_dir())
    except OSError:
        return []


def _names(folder: Path) -> list[str]:
    try:
        return os.listdir(folder)
    except OSError:
        return []
