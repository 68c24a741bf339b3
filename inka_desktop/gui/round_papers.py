"""The form of a round out of the window: printed, saved or mailed for its projects, and typed in from paper.

Each paper names its project, so that what comes back is that project's form of the round and no second one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from inka_desktop.gui import batching, form_papers, mailing
from inka_desktop.gui.context import Context
from inka_desktop.records.values import MailKind
from inka_desktop.services.mailing_rows import MailWish, PreparedOfManyRow
from inka_desktop.services.round_rows import RoundPartRow, RoundRow
from inka_desktop.settings import LAST_FOLDER
from inka_desktop.viewmodels import rounds
from inka_desktop.viewmodels.projects import names

if TYPE_CHECKING:
    from inka_desktop.reports.form_sheet import Use
    from inka_desktop.services.batch import Paper
    from inka_desktop.services.workspace import Workspace

translate = QCoreApplication.translate
Parts = Sequence[RoundPartRow]
Preset = Callable[[], UUID | None]
"""Gives the project that is selected in the page."""


def offer_in(menu: QMenu, parent: QWidget, context: Context, row: RoundRow, preset: Preset) -> None:
    """Puts into a menu what can be done with the form of a round on paper, and with what was filled in.

    Args:
        menu: of the round.
        parent: of the dialogs.
        context: of the window.
        row: the round.
        preset: asked when an entry is chosen.
    """

    def choose(title: str, then: Callable[[Parts], None]) -> Callable[[], None]:
        return lambda: _choose(parent, context, row, title, preset(), then)

    draw, save = translate("RoundPapers", "Leer drucken …"), translate("RoundPapers", "Ausfüllbare PDF …")
    mail = translate("RoundPapers", "Per E-Mail senden …")
    entries: tuple[tuple[str, Callable[[], None]], ...] = (
        (draw, choose(draw, lambda parts: print_blank(parent, context, row, parts))),
        (save, choose(save, lambda parts: save_fillable(parent, context, row, parts))),
        (mail, choose(mail, lambda parts: mail_fillable(parent, context, parts))),
        (
            translate("RoundPapers", "Papierbogen eingeben …"),
            lambda: form_papers.type_in(parent, context, asked=row, project_id=preset()),
        ),
        (
            translate("RoundPapers", "Daten speichern …"),
            lambda: form_papers.export_data(parent, context, form_id=row.form_id, round_id=row.id),
        ),
    )
    for words, run in entries:
        menu.addAction(words).triggered.connect(run)


def _choose(
    parent: QWidget, context: Context, row: RoundRow, title: str, preset: UUID | None,
    then: Callable[[Parts], None],
) -> None:  # fmt: skip
    """Asks for which projects, among those whose form is waited for."""
    from inka_desktop.gui.dialogs.project_choice import ProjectChoiceDialog

    def ask(parts: Parts) -> None:
        if not parts:
            context.say(
                translate("RoundPapers", "Auf keinen Bogen dieser Erhebung wird gewartet."), "attention"
            )
            return
        everything = translate("RoundPapers", "Alle %n Projekte", "", len(parts))
        dialog = ProjectChoiceDialog(title.removesuffix(" …"), row.title, everything, parent)
        dialog.say_verb(translate("RoundPapers", "Weiter"))
        known = {part.id: part for part in parts}
        ticked = [part.id for part in parts if part.project_id == preset]
        lines = [(part.id, part.project, rounds.mark(part, context.today()).text) for part in parts]
        dialog.offer(lines, ticked or None)
        dialog.chosen.connect(
            lambda chosen: then(parts if chosen is None else [known[one] for one in chosen])
        )
        dialog.open()

    def waiting(ws: Workspace) -> Parts:
        parts = [one for one in ws.forms.rounds.parts(row.id) if one.is_open]
        return rounds.named_parts(parts, names(ws.projects.list()))

    context.read(parent, waiting, ask)


def print_blank(parent: QWidget, context: Context, row: RoundRow, parts: Parts) -> None:
    """Shows the form of one project to be printed, or asks how those of several are made."""
    language = context.language
    if len(parts) == 1:
        part = parts[0].id
        form_papers.show(parent, context, lambda ws: ws.forms.papers.asked(part, language))
        return
    batching.offer(parent, context, len(parts), batching.Choice(row.title, _papers(parts, language, "blank")))


def save_fillable(parent: QWidget, context: Context, row: RoundRow, parts: Parts) -> None:
    """Saves a PDF to be filled in for each project; several go into a folder, each as a file of its own."""
    from inka_desktop.gui.dialogs.batch_dialog import BatchWish

    language = context.language
    if len(parts) == 1:
        part = parts[0].id
        form_papers.save(parent, context, lambda ws: ws.forms.papers.asked(part, language, "fillable"))
        return
    title = translate("RoundPapers", "Ordner für die Bögen")
    chosen = QFileDialog.getExistingDirectory(parent, title, context.settings.get(LAST_FOLDER))
    if chosen:
        context.settings.set(LAST_FOLDER, chosen)
        wish = BatchWish(len(parts), row.title, Path(chosen), one_file=False, counted=False)
        batching.make(parent, context, _papers(parts, language, "fillable"), wish)


def mail_fillable(parent: QWidget, context: Context, parts: Parts) -> None:
    """Prepares an e-mail to each project's carrier that takes its fillable PDF along."""
    if len(parts) == 1:
        mailing.send(parent, context, MailWish(MailKind.FORM, parts[0].id))
        return
    titles = {part.id: part.project for part in parts}
    wishes, language = [MailWish(MailKind.FORM, part) for part in titles], context.language

    def show(rows: Sequence[PreparedOfManyRow]) -> None:
        from inka_desktop.gui.dialogs.reminded_dialog import RemindedDialog

        RemindedDialog(context, rows, titles, parent).open()

    context.write(parent, lambda ws: ws.mailings.prepare_many(wishes, language), show)


def _papers(parts: Parts, language: str, use: Use) -> Callable[[Workspace], Sequence[Paper]]:
    rows = [part.id for part in parts]
    return lambda ws: ws.forms.papers.for_projects(rows, language, use)
