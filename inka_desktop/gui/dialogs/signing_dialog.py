"""Signing on the screen: the text as it is signed, and below it the field for the signature."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from inka_desktop.gui._generated.signature_panel import Ui_SignaturePanel
from inka_desktop.gui.context import Context
from inka_desktop.gui.dialogs.preview_dialog import Paper, PaperDialog
from inka_desktop.gui.widgets.suggesting import suggest_names, suggest_organizations
from inka_desktop.services.approval_rows import Addressee
from inka_desktop.viewmodels.approval import who_words

if TYPE_CHECKING:
    from inka_desktop.reports.letterhead import RenderedDocument
    from inka_desktop.services.workspace import Workspace

SHEET = "sheet"


class SigningDialog(PaperDialog):
    """Shows the agreement sheet or all of the text; a signature is bound to exactly what was drawn here."""

    signed = Signal()

    def __init__(self, context: Context, protocol: UUID, purpose: str, parent: QWidget | None = None) -> None:
        """Shows a protocol's agreement sheet (``sheet``) or its whole text (``signing``)."""
        self._protocol, self._purpose = protocol, purpose
        self._hash = ""
        super().__init__(
            context, Paper(lambda ws: ws.signing.sheet_name(protocol, context.language), self._draw), parent
        )
        title = self.tr("Vereinbarungsblatt") if purpose == SHEET else self.tr("Protokoll")
        self.setWindowTitle(self.tr("Unterschreiben"))
        self._ui.titleLabel.setText(title)
        self._ui.saveButton.hide()
        self._panel = Ui_SignaturePanel()
        below = QWidget(self)
        self._panel.setupUi(below)
        self._ui.layout1.addWidget(below)
        self._panel.hintLabel.hide()
        suggest_names(context, self._panel.nameEdit, self._panel.organizationEdit.value)
        suggest_organizations(context, self._panel.organizationEdit, makes=True)
        self._panel.againButton.clicked.connect(self._panel.signaturePad.clear)
        self._panel.whoCombo.activated.connect(lambda _place: self._fill())
        context.read(self, lambda ws: ws.approval.suggested(protocol), self._offer)
        button = self._ui.printButton
        button.clicked.disconnect()
        button.setText(self.tr("Unterschreiben"))
        button.clicked.connect(self.sign)
        self._ui.closeButton.setText(self.tr("Abbrechen"))
        self._ui.closeButton.clicked.disconnect()
        self._ui.closeButton.clicked.connect(self.reject)

    def sign(self) -> None:
        """Keeps the signature; what is missing is said."""
        panel = self._panel
        who = self._who()
        try:
            drawn = panel.signaturePad.text()
        except ValueError:
            self._hint(self.tr("Die Zeichnung ist zu lang. Bitte zeichnen Sie die Unterschrift neu."))
            return
        if not drawn:
            self._hint(self.tr("Bitte unterschreiben Sie in dem Feld."))
        elif not (who.name or who.function):
            self._hint(self.tr("Bitte nennen Sie Funktion oder Name."))
            panel.functionEdit.setFocus()
        else:
            protocol, purpose, shown = self._protocol, self._purpose, self._hash
            self._context.write(
                self,
                lambda ws: ws.signing.sign(protocol, purpose, shown, who, drawn),
                lambda _: self._kept(),
                self._failed,
            )

    def _who(self) -> Addressee:
        """One of the people of the protocol, or who was typed."""
        panel, chosen = self._panel, Addressee(*(self._panel.whoCombo.currentData() or ()))
        if chosen != Addressee():
            return chosen
        name, organization = panel.nameEdit.value(), panel.organizationEdit.value()
        return Addressee(name, panel.functionEdit.text().strip(), organization)

    def _draw(self, workspace: Workspace) -> RenderedDocument:
        shown = workspace.signing.to_sign(self._protocol, self._purpose, self._context.language)
        self._hash = shown.content_hash  # known before the pages are: they are handed over afterwards
        return shown.document

    def _offer(self, people: Sequence[Addressee]) -> None:
        """The people of the protocol, so that nobody has to type at the table."""
        combo = self._panel.whoCombo
        for who in people:
            combo.addItem(who_words(who), list(who))
        combo.addItem(self.tr("andere Person"), list(Addressee()))
        self._fill()

    def _fill(self) -> None:
        who = Addressee(*self._panel.whoCombo.currentData())
        self._panel.otherWidget.setVisible(who == Addressee())

    def _take_document(self, document: RenderedDocument) -> None:
        super()._take_document(document)
        self._ui.noticeLabel.hide()  # what the letterhead lacks is nothing to those who sign

    def _hint(self, text: str) -> None:
        self._panel.hintLabel.setText(text)
        self._panel.hintLabel.show()

    def _kept(self) -> None:
        self._context.say(self.tr("Die Unterschrift ist gespeichert und an diesen Text gebunden."))
        self.signed.emit()
        self.accept()
