"""Forms out of the window and back: printed blank, as a PDF to be filled in, read back, out as data.

Any page may call these with what it shows: a version of a form, a project, a round.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from inka_desktop.gui import mailing
from inka_desktop.gui.context import Context
from inka_desktop.gui.form_opening import show_form
from inka_desktop.settings import LAST_FOLDER
from inka_desktop.viewmodels.files import write_file
from inka_desktop.viewmodels.projects import names

if TYPE_CHECKING:
    from concurrent.futures import Future

    from inka_desktop.forms import FormDefinition
    from inka_desktop.gui.dialogs.intake_dialog import Found
    from inka_desktop.reports.letterhead import RenderedDocument
    from inka_desktop.reports.letters import Letter
    from inka_desktop.services.form_files import LookedForm
    from inka_desktop.services.form_rows import TakenInRow
    from inka_desktop.services.mailing_rows import DraftRow, ProposalRow
    from inka_desktop.services.round_rows import RoundRow
    from inka_desktop.services.workspace import Workspace

translate = QCoreApplication.translate
Drawn = Callable[["Workspace"], "tuple[str, RenderedDocument]"]


def offer_in(menu: QMenu, parent: QWidget, context: Context, version_id: UUID, form_id: UUID) -> None:
    """Puts into a menu what can be done with a form on paper, and with what was filled into it.

    Args:
        menu: of a form.
        parent: of the dialogs.
        context: of the window.
        version_id: of the form.
        form_id: the form, of whose filled ones data is saved.
    """
    entries: tuple[tuple[str, Callable[[], None]], ...] = (
        (translate("FormPapers", "Leer drucken"), lambda: show_blank(parent, context, version_id)),
        (
            translate("FormPapers", "Ausfüllbare PDF speichern …"),
            lambda: save_fillable(parent, context, version_id),
        ),
        (translate("FormPapers", "Per E-Mail senden …"), lambda: mail_fillable(parent, context, version_id)),
        (
            translate("FormPapers", "Papierbogen eingeben …"),
            lambda: type_in(parent, context, version_id=version_id),
        ),
        (
            translate("FormPapers", "Daten speichern …"),
            lambda: export_data(parent, context, form_id=form_id),
        ),
    )
    for words, run in entries:
        menu.addAction(words).triggered.connect(run)


def show_blank(parent: QWidget, context: Context, version_id: UUID) -> None:
    """Shows a form with lines and boxes to write in, to be printed or saved."""
    language = context.language
    show(parent, context, lambda ws: ws.forms.papers.blank(version_id, language))


def show_blank_of(parent: QWidget, context: Context, definition: FormDefinition) -> None:
    """The same of a form that is only looked at."""
    language = context.language
    show(parent, context, lambda ws: ws.forms.papers.drawn(definition, language))


def show_filled(parent: QWidget, context: Context, submission_id: UUID) -> None:
    """Shows a filled form as it prints."""
    language = context.language
    show(parent, context, lambda ws: ws.forms.papers.filled(submission_id, language))


def show(parent: QWidget, context: Context, draw: Drawn) -> None:
    """Shows a document of a form as it prints."""
    from inka_desktop.gui.dialogs.preview_dialog import Paper, PaperDialog

    drawn = cache(draw)  # its name and its pages come from one drawing
    PaperDialog(context, Paper(lambda ws: drawn(ws)[0], lambda ws: drawn(ws)[1]), parent).open()


def save_fillable(parent: QWidget, context: Context, version_id: UUID) -> None:
    """Saves a form as a PDF that people fill in with a viewer and send back."""
    language = context.language
    save(parent, context, lambda ws: ws.forms.papers.blank(version_id, language, "fillable"))


def save_begun(parent: QWidget, context: Context, submission_id: UUID) -> None:
    """The same of a form that somebody has begun to fill: its answers stand in the fields."""
    language = context.language
    save(parent, context, lambda ws: ws.forms.papers.fillable(submission_id, language))


def save(parent: QWidget, context: Context, draw: Drawn) -> None:
    """Asks where a PDF to be filled in is to lie, and writes it there."""

    def drawn(found: tuple[str, RenderedDocument]) -> None:
        name, made = found
        path = _ask(
            parent, context, translate("FormPapers", "Ausfüllbare PDF speichern"), name, "PDF (*.pdf)"
        )
        if path is not None:
            _write(parent, context, path, made.pdf)

    context.read_saved(parent, draw, drawn)


def take_in_and_save(parent: QWidget, context: Context, looked: LookedForm) -> None:
    """The same of a form in files: it goes into the library first, or what comes back could not be read."""

    def taken(row: TakenInRow) -> None:
        if row.version is not None:
            save_fillable(parent, context, row.version)

    context.write(
        parent, lambda ws: ws.forms.library.take_in_files(looked.path, looked.files), taken, context.tell
    )


def mail_fillable(parent: QWidget, context: Context, version_id: UUID) -> None:
    """Asks to whom and with which words, and hands a draft with the fillable PDF to the mail program."""
    language = context.language

    def draw(ws: Workspace, to: Sequence[str], letter: Letter) -> Future[DraftRow]:
        return ws.forms.papers.mail(version_id, to, letter, language)

    def ask(proposal: ProposalRow) -> None:
        from inka_desktop.gui.dialogs.mail_dialog import MailDialog

        dialog = MailDialog(context, None, proposal, parent, draw=draw)
        dialog.prepared.connect(lambda row: mailing.hand(parent, context, row))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    context.read(parent, lambda ws: ws.forms.papers.mail_proposal(version_id, language), ask)


def read_pdf(parent: QWidget, context: Context) -> None:
    """Asks for a PDF that was filled in, shows what is in it, takes it in as a draft and shows that."""
    folder = context.settings.get(LAST_FOLDER)
    chosen, _ = QFileDialog.getOpenFileName(
        parent, translate("FormPapers", "Ausgefüllte PDF einlesen"), folder, "PDF (*.pdf)"
    )
    if not chosen:
        return
    path = Path(chosen)
    context.settings.set(LAST_FOLDER, str(path.parent))
    look_at_pdf(parent, context, path, lambda row: show_form(context, context, row))


def look_at_pdf(parent: QWidget, context: Context, path: Path, taken: Callable[[UUID], None]) -> None:
    """Shows what stands in a file before it is taken in."""
    from inka_desktop.gui.dialogs.intake_dialog import IntakeDialog

    def failed(error: BaseException) -> None:
        if isinstance(error, OSError):
            context.say(
                translate("FormPapers", "Die Datei lässt sich nicht lesen ({reason}).").format(
                    reason=error.strerror or error
                ),
                "problem",
            )
            return
        context.tell(error)

    def looked(found: Found) -> None:
        dialog = IntakeDialog(context, found, parent)
        dialog.taken.connect(taken)
        dialog.open()

    context.read(parent, lambda ws: _look(ws, path), looked, failed)


def _look(workspace: Workspace, path: Path) -> Found:
    pdf = path.read_bytes()
    return pdf, workspace.forms.intake.look(pdf), names(workspace.projects.list())


def type_in(
    parent: QWidget, context: Context, *, version_id: UUID | None = None, project_id: UUID | None = None,
    asked: RoundRow | None = None, begun: UUID | None = None,
) -> None:  # fmt: skip
    """Types in a form from paper, by keyboard alone: a new one, that of a round, or one that was begun."""
    from inka_desktop.gui.dialogs.paper_entry_dialog import PaperEntryDialog, PaperWish

    PaperEntryDialog(context, PaperWish(version_id, project_id, asked, begun), parent).open()


def export_data(
    parent: QWidget, context: Context, *, form_id: UUID | None = None, project_id: UUID | None = None,
    round_id: UUID | None = None,
) -> None:  # fmt: skip
    """Asks which filled forms are to be saved as data, and how."""
    from inka_desktop.gui.dialogs.data_export_dialog import DataExportDialog

    DataExportDialog(context, form_id, project_id, round_id, parent).open()


def _ask(parent: QWidget, context: Context, title: str, name: str, kind: str) -> Path | None:
    folder = context.settings.get(LAST_FOLDER)
    chosen, _ = QFileDialog.getSaveFileName(parent, title, str(Path(folder) / name) if folder else name, kind)
    if not chosen:
        return None
    context.settings.set(LAST_FOLDER, str(Path(chosen).parent))
    return Path(chosen)


def _write(parent: QWidget, context: Context, path: Path, data: bytes) -> None:
    said = translate("FormPapers", "Gespeichert als {file}.").format(file=path.name)
    context.read(parent, lambda _ws: write_file(path, data), lambda _: context.say(said))
