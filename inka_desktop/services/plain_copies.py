"""Copies in plain of what the profile keeps encrypted, for as long as another program shows them.

They lie in the profile, where only their owner reads, and go when it is closed. What is still there then,
because the program was killed or another one held a file, goes when the profile is opened again.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

from inka_desktop.paths import make_private_dir

FOLDER = "opened"


class PlainCopies:
    """The copies of one open profile."""

    def __init__(self, profile: Path) -> None:
        """Take the folder of a profile whose lock is held."""
        self._folder = profile / FOLDER
        self.forget()

    def write(self, files: Iterable[tuple[str, bytes]]) -> Path:
        """Write files (name, bytes) into a folder of their own, which is returned.

        Args:
            files: their names are plain names, without folders.

        Raises:
            OSError: there is no room for them.
        """
        import tempfile

        folder = Path(tempfile.mkdtemp(dir=make_private_dir(self._folder)))
        for name, data in files:
            (folder / name).write_bytes(data)
        return folder

    def forget(self) -> None:
        """Take all of them away, as far as other programs let go of them."""
        if self._folder.exists():
            shutil.rmtree(self._folder, ignore_errors=True)
