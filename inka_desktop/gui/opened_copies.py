"""Opens copies of files in the programs that the system has for them (:mod:`..services.plain_copies`)."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from inka_desktop.gui.context import Context
from inka_desktop.reading.forms import ENDINGS_OF
from inka_desktop.records.values import FileForm

LOG = logging.getLogger(__name__)
_UNSAFE = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
_LONGEST = 120
_ENDINGS: dict[str, tuple[str, ...]] = {
    **ENDINGS_OF, "application/pdf": (".pdf",), "image/png": (".png",), "image/jpeg": (".jpg", ".jpeg"),
}  # fmt: skip
"""By what a file is: a form of the archive, or a media type; the first where its name has another."""


def open_copy(owner: QObject, context: Context, data: bytes, name: str, done: Callable[[bool], None]) -> None:
    """Writes a copy beside the window and opens it.

    Args:
        owner: without it nothing is opened any more.
        context: of the window.
        data: what the file holds.
        name: a safe one (:func:`safe_name`).
        done: hears whether a program was found, and a place for the copy.
    """

    def failed(error: BaseException) -> None:
        LOG.error("no place for a copy", exc_info=error)
        done(False)

    context.read(
        owner, lambda ws: ws.copies.write([(name, data)]) / name, lambda path: done(opens(path)), failed
    )


def opens(path: Path) -> bool:
    """Opens a file or a folder in the program that the system has for it; whether there is one."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def safe_name(name: str, form: str) -> str:
    """A name that every system takes, with an ending of what the file is: names may come from elsewhere.

    Args:
        name: what somebody called it.
        form: what it is, a word of :class:`.FileForm` or a media type; others count as PDF.
    """
    path, endings = Path(_UNSAFE.sub("_", name)), _ENDINGS.get(form, ENDINGS_OF[FileForm.PDF])
    ending = path.suffix if path.suffix.lower() in endings else endings[0]
    return (path.stem[:_LONGEST].strip(" .") or "datei") + ending
