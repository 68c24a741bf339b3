"""Tags and comments: the card on a visit, as in the example, with a thread, being written; a list; Heute."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QPlainTextEdit, QScrollArea

from inka_desktop.gui.widgets.notes_card import NotesCard
from tests.look.stage import Stage


def play(stage: Stage) -> None:
    """A thread between two people on the draft, with one comment that is done."""
    workspace, visit, window = stage.workspace, stage.subjects.draft, stage.window
    page = window.show_page("protocol", visit)
    stage.settle()
    side = page.findChild(QScrollArea, "sideArea")
    card = page.findChild(NotesCard)
    assert side is not None
    assert card is not None
    if not workspace.comments.addressed():  # the first variant
        side.ensureWidgetVisible(card, 0, 80)
        stage.shoot("notes-example")
        for word in ("Verstetigung", "Haushalt 2028", "mobile Beratung"):
            workspace.tags.put("protocol", visit, word).result()
        me = UUID(bytes=workspace.core.identity.person)
        first = workspace.comments.write(
            "protocol", visit, "Stimmt die Zahl der Kontakte mit dem Sachbericht überein?"
        ).result()
        workspace.comments.settle(first).result()
        workspace.comments.write(
            "protocol", visit, "Bitte vor dem Versand mit dem Sachgebiet Haushalt abgleichen.", me
        ).result()
    stage.settle()
    text = card.findChild(QPlainTextEdit, "commentText")
    assert text is not None
    side.ensureWidgetVisible(card, 0, 80)
    stage.shoot("notes")
    text.setPlainText("Ich frage am Montag nach.")
    stage.settle()
    side.ensureWidgetVisible(text, 0, 120)
    stage.shoot("notes-writing")
    text.setPlainText("")
    window.show_page("today")
    stage.shoot("notes-today")
    window.show_page("protocols")
    stage.shoot("notes-protocols")
