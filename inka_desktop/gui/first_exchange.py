"""The first exchange after joining: it begins by itself, and one sentence says what kept it from the data."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from inka_desktop.exchange.errors import PlaceUnreachableError
from inka_desktop.exchange.place_errors import PlaceOfflineError
from inka_desktop.gui.context import Context
from inka_desktop.services.rows import SyncRow
from inka_desktop.viewmodels.notices import notice_words

translate = QCoreApplication.translate


def fetch(window: QWidget, context: Context) -> None:
    """Exchanges with a bar that shows how far it is; whatever goes wrong can be tried again."""
    job = context.start_job(translate("FirstExchange", "Ihre Daten werden geholt"))

    def met(row: SyncRow) -> None:
        job.finished.emit()
        _say(window, context, row)

    def failed(error: BaseException) -> None:
        job.finished.emit()
        context.tell(error)

    context.write(
        window,
        lambda ws: ws.exchange.sync(lambda done, of, _where: job.report(done, of, ""), job.cancelled),
        met,
        failed,
    )


def _say(window: QWidget, context: Context, row: SyncRow) -> None:
    """Nothing where all went well: the data itself is what was waited for."""
    again = translate("FirstExchange", "Noch einmal versuchen")
    if PlaceUnreachableError.code in row.notices:
        text = translate(
            "FirstExchange",
            "Sie gehören jetzt dazu, aber der Austauschordner ist auf diesem Gerät noch nicht da. "
            "Bitte wählen Sie ihn aus; dann kommen Ihre Daten.",
        )
        choose = translate("FirstExchange", "Ordner wählen")
        context.say(text, "attention", choose, lambda: _choose(window, context))
    elif PlaceOfflineError.code in row.notices:
        text = translate(
            "FirstExchange",
            "Sie gehören jetzt dazu, aber der Austauschort im Internet antwortet noch nicht. "
            "Ihre Daten kommen, sobald wieder eine Verbindung besteht.",
        )
        context.say(text, "attention", again, lambda: fetch(window, context))
    elif row.notices:
        text = notice_words(row.notices[0], context.language)
        context.say(text, "attention", again, lambda: fetch(window, context))


def _choose(window: QWidget, context: Context) -> None:
    """The same folder often lies elsewhere on another device; its own id tells whether it is the one."""
    chosen = QFileDialog.getExistingDirectory(window, translate("FirstExchange", "Austauschordner wählen"))
    if chosen:
        context.write(
            window,
            lambda ws: ws.exchange.add_place(Path(chosen)),
            lambda _place: fetch(window, context),
        )
