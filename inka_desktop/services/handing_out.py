"""Invitations on their way out: one file for each in a folder, all or none; the codes are not among them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from .member_rows import InvitedRow


def write_files(invited: Sequence[InvitedRow], folder: Path) -> list[Path]:
    """Write each file under its name; a file that is there is never written over.

    Raises:
        OSError: a file cannot be written; none of them is there.
    """
    made: list[Path] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for row in invited:
            path = folder / row.file_name
            with path.open("xb") as file:
                made.append(path)
                file.write(row.file)
    except OSError:
        for path in made:
            path.unlink(missing_ok=True)
        raise
    return made
