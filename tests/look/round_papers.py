"""The form of a round on paper and as a PDF: for which projects, typed in, and read beside a begun form."""

from __future__ import annotations

from typing import Any

from inka_desktop.gui.dialogs.intake_dialog import IntakeDialog
from inka_desktop.gui.dialogs.paper_entry_dialog import PaperEntryDialog, PaperWish
from inka_desktop.gui.dialogs.project_choice import ProjectChoiceDialog
from inka_desktop.services.round_rows import RoundRow
from tests.look.stage import Stage
from tests.services.pdf_filling import filled_pdf


def papers_of_a_round(stage: Stage) -> None:
    """The dialogs of a round's menu; nothing that is typed stays."""
    workspace, window = stage.workspace, stage.window
    row = workspace.forms.rounds.all()[1]
    waiting = [one for one in workspace.forms.rounds.parts(row.id) if one.is_open]
    page: Any = window.show_page("round", row.id)
    stage.settle()
    menu = page.findChild(object, "moreButton").menu()
    menu.actions()[1].trigger()
    stage.settle()
    choice = window.findChildren(ProjectChoiceDialog)[-1]
    stage.shoot("round-papers", choice)
    choice.reject()
    asked = PaperEntryDialog(stage.context, PaperWish(project_id=waiting[0].project_id, asked=row), window)
    stage.shoot_dialog("round-paper-entry", asked)
    _intake(stage, row)


def _intake(stage: Stage, row: RoundRow) -> None:
    """A file for a form that was begun and says something else."""
    workspace, language = stage.workspace, stage.context.language
    begun = next(one for one in workspace.forms.rounds.parts(row.id) if one.submission_id and one.is_open)
    assert row.version_id is not None
    empty = workspace.forms.papers.blank(row.version_id, language, "fillable", round_id=row.id)[1].pdf
    assert begun.submission_id is not None
    form = workspace.forms.answers.open(begun.submission_id)
    steps = workspace.forms.paper_entries.open(begun.submission_id, language).steps()
    texts = [
        one for one in steps if one.asked is not None and one.asked.kind in ("text", "whole") and not one.row
    ]
    for place, step in enumerate(texts[:2]):
        form.set(step.node, f"{place + 4}").saved.result()
    form.close()
    values = {step.node.path: f"{place + 7}" for place, step in enumerate(texts[:3])}
    looked = workspace.forms.intake.look(filled_pdf(empty, values), begun.project_id)
    dialog = IntakeDialog(stage.context, (filled_pdf(empty, values), looked, ()), stage.window)
    stage.shoot_dialog("round-read-pdf", dialog)
