"""What goes out by e-mail: the dialog with and without a password, a draft that waits, one that was sent."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QLineEdit, QScrollArea

from inka_desktop.gui.dialogs.mail_dialog import MailDialog
from inka_desktop.records.values import MailKind, MailState
from inka_desktop.reports.letters import Letter
from inka_desktop.services.mailing_rows import MailWish
from tests.look.stage import Stage

TO = ("Mara Öztürk <mara@beispiel.invalid>", "post@quellrode.beispiel.invalid")


def play(stage: Stage) -> None:
    """Prepares two drafts on the finished visit, of which one was sent."""
    window, context, visit = stage.window, stage.context, stage.subjects.visit
    workspace, language = stage.workspace, stage.context.language
    version = workspace.protocols.get(visit, stage.subjects.on).versions[0].id
    wish = MailWish(MailKind.DOCUMENT, visit, version)
    _address(stage)
    proposal = workspace.mailings.proposal(wish, language)
    stage.shoot_dialog("mail", MailDialog(context, wish, proposal, window))
    locked = MailDialog(context, wish, proposal, window)

    def lock() -> None:
        box, line = locked.findChild(QCheckBox, "passwordCheck"), locked.findChild(QLineEdit, "addressEdit")
        assert box is not None
        assert line is not None
        box.setChecked(True)
        line.setText("Amtsleitung")
        locked.prepare()

    stage.shoot_dialog("mail-refused", locked, lock)
    announced = MailWish(MailKind.ANNOUNCEMENT, stage.subjects.draft)
    proposal = workspace.mailings.proposal(announced, language)
    stage.shoot_dialog("mail-announcement", MailDialog(context, announced, proposal, window))
    if not workspace.mailings.of(visit):
        for count in (1, 2):
            letter = Letter(workspace.mailings.proposal(wish, "de").subject, "Guten Tag")
            made = workspace.mailings.prepare(wish, TO[:count], letter).result()
            if count == 1:
                workspace.mailings.settle(made.id, MailState.SENT).result()
    page = window.show_page("protocol", visit)
    stage.settle()
    side = page.findChild(QScrollArea, "sideArea")
    assert side is not None
    stage.shoot_scrolled("mail-visit", side)
    window.show_page("today")
    stage.shoot("mail-today")


def _address(stage: Stage) -> None:
    """Somebody of the visit has an address."""
    workspace = stage.workspace
    for row in workspace.protocols.get(stage.subjects.visit, stage.subjects.on).people[:1]:
        if row.person_id is not None:
            values = {"email": "projektleitung@beispiel.invalid"}
            workspace.editing.save("person", row.person_id, values).result()
