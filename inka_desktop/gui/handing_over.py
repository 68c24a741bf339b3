"""Hands a prepared e-mail to the mail program; where none opens it, a folder with its file, and its text.

Files are written and programs are asked on a thread of their own; only opening is done by the window.
"""

from __future__ import annotations

import logging
import subprocess
import sys
from collections.abc import Callable, Sequence
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from inka_desktop.gui.context import Context
from inka_desktop.gui.opened_copies import opens
from inka_desktop.services.mailing_rows import DraftRow

LOG = logging.getLogger(__name__)
_PATIENCE_S = 3.0
_FILE_MANAGER = "org.freedesktop.FileManager1"


class Handed(Enum):
    """What became of a draft."""

    OPENED = "opened"
    FOLDER = "folder"
    FAILED = "failed"


def hand_over(owner: QObject, context: Context, row: DraftRow, done: Callable[[Handed], None]) -> None:
    """Opens the draft, or the folder with its file selected and the text in the clipboard."""
    files = ((row.file_name, row.draft), *row.enclosures)

    def failed(error: BaseException) -> None:
        LOG.error("no place for a draft", exc_info=error)
        QGuiApplication.clipboard().setText(row.text)
        done(Handed.FAILED)

    def opened(told: tuple[Path, bool]) -> None:
        folder, program = told
        if program and opens(folder / row.file_name):
            done(Handed.OPENED)
            return
        QGuiApplication.clipboard().setText(row.text)
        shown = folder / (row.enclosures[0][0] if row.enclosures else row.file_name)
        context.jobs.read(owner, lambda: selected(shown), lambda there: done(_shown(shown, there)), failed)

    context.read(owner, lambda ws: (ws.copies.write(files), mail_program()), opened, failed)


def _shown(path: Path, there: bool) -> Handed:
    return Handed.FOLDER if there or opens(path.parent) else Handed.FAILED


def mail_program() -> bool:
    """Whether some program opens drafts, where the system would say "yes" without one."""
    if not sys.platform.startswith("linux"):
        return True
    return bool(_asked(["xdg-mime", "query", "default", "message/rfc822"]))


def selected(path: Path) -> bool:
    """Shows a file in its folder, selected; False where the system cannot do so."""
    if sys.platform == "win32":
        return _started(f'explorer /select,"{path}"')  # an argument quoted as a whole it does not know
    if sys.platform == "darwin":
        return _started(["open", "-R", str(path)])
    where, what = "/" + _FILE_MANAGER.replace(".", "/"), f"array:string:{path.as_uri()}"
    call = [f"--dest={_FILE_MANAGER}", where, f"{_FILE_MANAGER}.ShowItems", what, "string:"]
    return _asked(["dbus-send", "--session", "--print-reply", *call]) is not None


def _asked(command: Sequence[str]) -> str | None:
    """What a program of the system says; None where it is missing, refuses or hangs."""
    try:
        told = subprocess.run(command, capture_output=True, text=True, timeout=_PATIENCE_S, check=True)
    except (OSError, subprocess.SubprocessError):
        return None
    return told.stdout.strip()


def _started(command: str | Sequence[str]) -> bool:
    try:
        subprocess.Popen(command)
    except OSError:
        return False
    return True
