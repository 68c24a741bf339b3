"""Printing what is selected in a list: asks how and where, makes it behind the work, says how it ended."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QAbstractItemView, QPushButton, QWidget

from inka_desktop.gui import icons
from inka_desktop.gui.context import Context
from inka_desktop.gui.widgets.row_copier import pieces_of
from inka_desktop.viewmodels import batch

if TYPE_CHECKING:
    from inka_desktop.gui.dialogs.batch_dialog import BatchWish
    from inka_desktop.gui.jobs import Job
    from inka_desktop.services.batch import BatchRow, Paper
    from inka_desktop.services.workspace import Workspace

translate = QCoreApplication.translate
Papers = Callable[["Workspace"], "Sequence[Paper]"]


def show_count(button: QPushButton, view: QAbstractItemView) -> None:
    """The button says how many are selected, and is there when some are."""
    count = sum(last - first + 1 for first, last in pieces_of(view))
    wordless = not button.text()
    button.setText(batch.chosen_words(count))
    if wordless:  # an icon beside words keeps its distance
        icons.refresh(button)
    button.setVisible(count > 0)


@dataclass(frozen=True, slots=True)
class Choice:
    """Documents that can be made of what is selected.

    Attributes:
        name: what they are together; part of the name that is suggested for one file.
        papers: gives them, on a reader thread.
        note: a sentence to be read before.
        office: the same with photos that may not be passed on; None where they have none.
    """

    name: str
    papers: Papers
    note: str = ""
    office: Papers | None = None


def offer(parent: QWidget, context: Context, count: int, *choices: Choice) -> None:
    """Asks which documents are to be made and how, and makes them.

    Args:
        parent: of the dialogs.
        context: of the window.
        count: how many documents.
        choices: at least one; the first is the usual one.
    """
    from inka_desktop.gui.dialogs.batch_dialog import BatchDialog

    dialog = BatchDialog(context, count, choices, parent)
    dialog.wished.connect(lambda wish, papers: make(parent, context, papers, wish))
    dialog.open()


def make(parent: QWidget, context: Context, papers: Papers, wish: BatchWish) -> None:
    """Makes the documents; the window stays usable, and the work can be stopped."""
    job = context.start_job(batch.title_words(wish.count))

    def begin(found: Sequence[Paper]) -> None:
        context.write(
            parent,
            lambda ws: (
                ws.batch.one_file(
                    found, wish.path, wish.name, context.language, counted=wish.counted,
                    progress=_telling(job), cancelled=job.cancelled,
                )
                if wish.one_file
                else ws.batch.folder(found, wish.path, progress=_telling(job), cancelled=job.cancelled)
            ),
            ended,
            failed,
        )  # fmt: skip

    def ended(row: BatchRow) -> None:
        job.finished.emit()
        said, tone = batch.made_words(row, one_file=wish.one_file)
        context.say(said, tone, translate("Batch", "Öffnen"), lambda: _open(row.path))
        if row.failed or row.noted:
            from inka_desktop.gui.dialogs.batch_result_dialog import BatchResultDialog

            BatchResultDialog(context, row, said, parent).open()

    def failed(error: BaseException) -> None:
        job.finished.emit()
        context.tell(error)

    context.read(parent, papers, begin, failed)


def show_blank_forms(context: Context, parent: QWidget) -> None:
    """All forms to fill in by hand."""
    from inka_desktop.gui.dialogs.blank_forms_dialog import BlankFormsDialog

    BlankFormsDialog(context, parent).open()


def _telling(job: Job) -> Callable[[int, int], None]:
    return lambda done, of: job.report(done, of, f"{done} / {of}")


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
