"""Asks for an objection: whose it is, how and when it came, to which place, and what it says."""

from __future__ import annotations

from concurrent.futures import Future
from datetime import date
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

from PySide6.QtWidgets import QDialog, QSizePolicy, QWidget

from inka_desktop.gui._generated.reply_dialog import Ui_ReplyDialog
from inka_desktop.gui.context import Context
from inka_desktop.gui.dialogs.fitting import fit
from inka_desktop.records.protocol_types import Section
from inka_desktop.services.approval_rows import TextRow
from inka_desktop.services.rows import TopicRow
from inka_desktop.viewmodels import approval

if TYPE_CHECKING:
    from inka_desktop.services.workspace import Workspace


class ReplyWish(NamedTuple):
    """What was entered."""

    text: UUID
    wording: str
    who: UUID
    received_on: date | None
    way: str
    section: str
    topic: UUID | None
    lines: str

    def submit(self, workspace: Workspace) -> Future[UUID]:
        """Note it."""
        return workspace.approval.object(
            self.text, self.wording, who=self.who, received_on=self.received_on, way=self.way,
            section=self.section, topic_id=self.topic, lines=self.lines,
        )  # fmt: skip


class ReplyDialog(QDialog):
    """Collects; the caller saves."""

    def __init__(
        self, context: Context, text: TextRow, recipient: UUID, topics: tuple[TopicRow, ...],
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        """Offers a text's recipients, one of them chosen, and the topics of the protocol."""
        super().__init__(parent)
        ui = self._ui = Ui_ReplyDialog()
        ui.setupUi(self)
        self._text = text.id
        for one in text.recipients:
            ui.whoCombo.addItem(approval.who_words(one.who), one.id)
        ui.whoCombo.setCurrentIndex([one.id for one in text.recipients].index(recipient))
        ui.receivedOnEdit.today = context.today
        ui.receivedOnEdit.past = True
        ui.receivedOnEdit.set_value(context.today())
        ui.wayCombo.offer(approval.WAYS)
        for combo in (ui.wayCombo, ui.receivedOnEdit):
            combo.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)  # the longest word
        ui.placeCombo.addItem(self.tr("Zum ganzen Text"), None)
        for number, topic in enumerate(topics, start=1):
            ui.placeCombo.addItem(f"{number} {topic.title}", topic.id)
        ui.wordingText.set_lines(4)
        ui.hintLabel.hide()
        ui.cancelButton.clicked.connect(self.reject)
        ui.saveButton.clicked.connect(self._check)
        fit(self)

    @property
    def wish(self) -> ReplyWish:
        """What was entered."""
        ui = self._ui
        topic = ui.placeCombo.currentData()
        return ReplyWish(
            self._text, ui.wordingText.value().strip(), ui.whoCombo.currentData(), ui.receivedOnEdit.value(),
            ui.wayCombo.value(), Section.TOPICS if topic is not None else "", topic,
            ui.linesEdit.text().strip(),
        )  # fmt: skip

    def _check(self) -> None:
        ui = self._ui
        if not self.wish.wording:
            ui.hintLabel.setText(self.tr("Bitte geben Sie wieder, was eingewendet wurde."))
            ui.hintLabel.show()
            fit(self)
            ui.wordingText.setFocus()
        elif not ui.receivedOnEdit.complete():
            ui.receivedOnEdit.setFocus()
        else:
            self.accept()
