"""Hands a prepared e-mail to the mail program; where none opens it, a folder with its file, and its text.

Files are written and programs are asked on a thread of their own; only opening is done by the window.
"""

from __future__ import annotations

import logging
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication

from inka_desktop.gui.context import Context
from inka_desktop.services.mailing_rows import PreparedRow
from inka_desktop.viewmodels.files import write_file

LOG = logging.getLogger(__name__)
_PATIENCE_S = 3.0
_PREFIX, _KEPT_S = "inka-mail-", 7 * 24 * 3600.0
_FILE_MANAGER = "org.freedesktop.FileManager1"


class Handed(Enum):
    """What became of a draft."""

    OPENED = "opened"
    FOLDER = "folder"
    FAILED = "failed"


def hand_over(owner: QObject, context: Context, row: PreparedRow, done: Callable[[Handed], None]) -> None:
    """Opens the draft, or the folder with its file selected and the text in the clipboard."""

    def failed(_error: BaseException) -> None:
        LOG.error("no place for a draft", exc_info=_error)
        done(Handed.FAILED)

    def opened(told: tuple[Path, bool]) -> None:
        folder, program = told
        if program and QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder / row.file_name))):
            done(Handed.OPENED)
            return
        QGuiApplication.clipboard().setText(row.text)
        shown = folder / (row.enclosures[0][0] if row.enclosures else row.file_name)
        context.jobs.read(owner, lambda: selected(shown), lambda there: done(_shown(shown, there)), failed)

    context.jobs.read(owner, lambda: (written(row), mail_program()), opened, failed)


def _shown(path: Path, there: bool) -> Handed:
    return Handed.FOLDER if there or _opens(path.parent) else Handed.FAILED


def _opens(folder: Path) -> bool:
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def written(row: PreparedRow) -> Path:
    """The draft and its files in a folder of their own; those of a week ago are taken away.

    Raises:
        OSError: there is no room.
    """
    _forget_old()
    folder = Path(tempfile.mkdtemp(prefix=_PREFIX))
    for name, data in ((row.file_name, row.draft), *row.enclosures):
        write_file(folder / name, data)
    return folder


def _forget_old() -> None:
    for old in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        with suppress(OSError):  # another one was quicker
            if old.stat().st_mtime < time.time() - _KEPT_S:
                shutil.rmtree(old, ignore_errors=True)


def mail_program() -> bool:
    """Whether some program opens drafts, where the system would say "yes" without one."""
    if not sys.platform.startswith("linux"):
        return True
    return bool(_asked(["xdg-mime", "query", "default", "message/rfc822"]))


def selected(path: Path) -> bool:
    """Shows a file in its folder, selected; False where the system cannot do so."""
    if sys.platform == "win32":
        return _started(["explorer", f"/select,{path}"])
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


def _started(command: Sequence[str]) -> bool:
    try:
        subprocess.Popen(command)
    except OSError:
        return False
    return True
