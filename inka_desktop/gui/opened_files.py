"""Files opened by a double click: what each leads to, in a program that starts and in one that runs.

An invitation comes to the first start (``gui.opening``). A packet is taken in; a request leads the office to
the answer; an answer leads to unlocking, and waits for nothing else, since the data is closed.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt

from inka_desktop.paths import ANSWER_ENDING, REQUEST_ENDING
from inka_desktop.records.values import Role

if TYPE_CHECKING:
    from inka_desktop.gui.start import Session

translate = QCoreApplication.translate


def is_answer(file: Path | None) -> bool:
    """Whether a file is by its name an answer that opens data whose key is gone."""
    return file is not None and file.suffix.lower() == ANSWER_ENDING


def open_file(session: Session, file: Path) -> None:
    """Does what a file is for; one for open data waits until it is open."""
    if is_answer(file) and session.unlocking is not None:
        session.unlocking.use_answer(file)
    elif session.context.workspace is None:
        opened = session.context.workspace_opened
        opened.connect(lambda: open_file(session, file), Qt.ConnectionType.SingleShotConnection)
    elif is_answer(file):
        text = translate(
            "OpenedFiles", "Die Daten sind auf diesem Gerät schon offen. Die Antwort brauchen Sie nicht."
        )
        session.context.say(text, "information")
    elif file.suffix.lower() == REQUEST_ENDING:
        _answer_request(session, file)
    else:
        _take_in(session, file)


def _answer_request(session: Session, file: Path) -> None:
    if session.context.role != Role.OWNER:
        text = translate(
            "OpenedFiles",
            "Eine Anfrage beantwortet die Leitung mit dem Wiederherstellungsblatt. "
            "Bitte leiten Sie die Datei dorthin weiter.",
        )
        session.context.say(text, "attention")
        return
    from inka_desktop.gui.dialogs.answer_dialog import AnswerDialog

    dialog = AnswerDialog(session.context, session.window)
    dialog.open()
    dialog.take(file)


def _take_in(session: Session, packet: Path) -> None:
    from inka_desktop.gui.automatic import say_taken

    context = session.context
    context.write(session, lambda ws: ws.exchange.take_in(packet), lambda row: say_taken(context, row))
