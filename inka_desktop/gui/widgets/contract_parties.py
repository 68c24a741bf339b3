"""Who signed a contract: a line each, and one for the next."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QWidget

from inka_desktop.gui import icons
from inka_desktop.gui._generated.contract_party_row import Ui_ContractPartyRow
from inka_desktop.gui.context import Context
from inka_desktop.gui.half_said import HalfTyped
from inka_desktop.gui.widgets.record_list import RecordList, RecordRows, RowEditor
from inka_desktop.gui.widgets.suggest import SuggestEdit
from inka_desktop.gui.widgets.suggesting import suggest_names, suggest_organizations
from inka_desktop.services.directory_rows import PartyOfContractRow


class PartyEditor(RowEditor):
    """One party of a contract."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, "contract_party", parent)
        self._ui = Ui_ContractPartyRow()
        self._ui.setupUi(self)
        icons.set_icon(self._ui.removeButton, "x")
        self._ui.removeButton.clicked.connect(self.wish_removed)
        suggest_organizations(context, self._ui.organizationLabelEdit, makes=True)
        suggest_names(context, self._ui.signedByEdit, self._ui.organizationLabelEdit.value, makes=True)


class ContractParties(RecordList):
    """All parties of a contract."""

    kind = "contract_party"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._contract: UUID | None = None
        column = self.add_card()
        self._rows: RecordRows[PartyOfContractRow, PartyEditor] = self.add_rows(
            column, spacing=0, owner=lambda: self._contract
        )
        self._line = SuggestEdit(self)
        self._line.setProperty("role", "plain")
        self._line.setPlaceholderText(self.tr("+ Vertragspartei: Name der Organisation"))
        self._line.setAccessibleName(self.tr("Vertragspartei hinzufügen"))
        self._line.entered.connect(self._enter)
        below = QHBoxLayout()
        column.addLayout(below)
        below.setContentsMargins(6, 0, 8, 0)
        below.addWidget(self._line)

    def attach(self, context: Context) -> None:
        """Gives the list what it reads and saves with."""
        super().attach(context)
        suggest_organizations(context, self._line)
        self._begun = HalfTyped.of_line(context, self._line)

    def load(self, contract: UUID, rows: Sequence[PartyOfContractRow]) -> None:
        """Shows the parties of a contract."""
        self._contract = contract
        self._begun.show_for((self.kind, contract))
        self._rows.load(rows, self._make)

    def _make(self, _row: PartyOfContractRow) -> PartyEditor:
        editor = PartyEditor(self.context, self)
        self.follow(editor, self.tr("Die Vertragspartei ist nicht mehr eingetragen."))
        return editor

    def _enter(self, words: str) -> None:
        contract = self._contract
        if contract is not None and words:
            self._line.clear()
            self.context.write(self, lambda ws: ws.directory.add_party(contract, words))
