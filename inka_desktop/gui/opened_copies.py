"""Copies of files that were opened in another program; they go when the window closes.

A file of the workspace lies encrypted; whoever opens it elsewhere needs it in plain for a while.
"""

from __future__ import annotations

import re
import shutil
import tempfile
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from inka_desktop.gui.context import Context
from inka_desktop.reading.forms import ENDINGS
from inka_desktop.viewmodels.files import write_file

_UNSAFE = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
_LONGEST = 120
_ENDING_OF = {"pdf": ".pdf", "word": ".docx", "excel": ".xlsx", "old_word": ".doc", "old_excel": ".xls"}


def open_copy(context: Context, data: bytes, name: str, form: str) -> bool:
    """Writes a copy that only this person can read and opens it; whether a program was found.

    Raises:
        OSError: there is no room for it.
    """
    folder = Path(tempfile.mkdtemp(prefix="inka-"))
    context.closing.connect(lambda: shutil.rmtree(folder, ignore_errors=True))
    path = folder / safe_name(name, form)
    write_file(path, data)
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def safe_name(name: str, form: str) -> str:
    """A name that every system takes, with an ending of what the file is: names may come from elsewhere."""
    path = Path(_UNSAFE.sub("_", name))
    ending = path.suffix if path.suffix.lower() in ENDINGS else _ENDING_OF.get(form, ".pdf")
    return (path.stem[:_LONGEST].strip(" .") or "datei") + ending
