"""One entry of the network: its facts, what it has to do with, and what was merged into it."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileDialog, QMenu, QToolButton, QWidget

from inka_desktop.gui import icons, page_list
from inka_desktop.gui._generated.area_form import Ui_AreaForm
from inka_desktop.gui._generated.contract_form import Ui_ContractForm
from inka_desktop.gui._generated.entry_page import Ui_EntryPage
from inka_desktop.gui._generated.organization_form import Ui_OrganizationForm
from inka_desktop.gui._generated.person_form import Ui_PersonForm
from inka_desktop.gui.binder import Binder
from inka_desktop.gui.context import Context
from inka_desktop.gui.pages.page import Page
from inka_desktop.gui.removing import remove
from inka_desktop.gui.tab_order import set_reading_order
from inka_desktop.gui.widgets.card import CardRow
from inka_desktop.gui.widgets.field_mark import show_marks
from inka_desktop.gui.widgets.fields import DayEdit
from inka_desktop.gui.widgets.network_fields import PhoneEdit
from inka_desktop.gui.widgets.suggest import SuggestEdit
from inka_desktop.gui.widgets.suggesting import suggest_organizations
from inka_desktop.records.values import Role
from inka_desktop.services.directory_rows import KINDS, EntryWholeRow, RelationRow
from inka_desktop.services.rows import ProjectListRow
from inka_desktop.services.stock_rows import ComparedRounds
from inka_desktop.services.twins import MergedRow
from inka_desktop.viewmodels import dates, network, wording

if TYPE_CHECKING:
    from inka_desktop.services.workspace import Workspace

_FORMS: dict[str, Any] = {
    "organization": Ui_OrganizationForm, "person": Ui_PersonForm, "area": Ui_AreaForm,
    "contract": Ui_ContractForm,
}  # fmt: skip

RELATIONS_A_TURN = 6
"""Relations made in one turn of the event loop, so that an entry of many does not hold the window."""


class EntryForm(QWidget):
    """The facts of one kind of entry, saved as they are typed."""

    def __init__(self, context: Context, kind: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.kind = kind
        self.ui: Any = _FORMS[kind]()
        self.ui.setupUi(self)
        self.binder = Binder(context, kind, self)
        if kind == "organization":
            self.ui.kindCombo.offer(wording.ORGANIZATION_KINDS)
        if kind == "contract":
            self.ui.partyList.attach(context)
        for day in self.findChildren(DayEdit):
            day.today, day.past = context.today, True
        for phone in self.findChildren(PhoneEdit):
            phone.attach(context)
        for line in self.findChildren(SuggestEdit):
            if line.objectName():
                suggest_organizations(context, line, makes=True)

    def flush(self) -> None:
        """Hands over what was typed."""
        self.binder.flush()
        if self.kind == "contract":
            self.ui.partyList.flush()

    def settled(self) -> bool:
        """Whether everything typed is on the disk."""
        return self.binder.settled() and (self.kind != "contract" or bool(self.ui.partyList.settled()))


class EntryPage(Page):
    """Opened from the lists, from relations, and from the search."""

    name = "entry"
    code = "N-02"
    parent_page = "network"
    watches = frozenset(
        {
            *KINDS,
            "contract_party",
            "project_party",
            "project_area",
            "project_person",
            "project",
            "twin",
            "question",
            "protocol",
            "attendance",
            "agreement",
            "stock_taking",
        }
    )

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._ui = ui = Ui_EntryPage()
        ui.setupUi(self)
        self._entry: UUID | None = None
        self._deleting: UUID | None = None
        self._related: tuple[UUID, tuple[RelationRow, ...]] | None = None
        self._heading = ""
        self._kind, self._shown = "", False
        self._forms: dict[str, EntryForm] = {}
        ui.listButton.clicked.connect(lambda: context.show_page("network"))
        icons.set_icon(ui.moreButton, "ellipsis")
        ui.moreButton.setMenu(QMenu(self))
        ui.moreButton.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        for card in (ui.relationsCard, ui.mergedCard):
            card.hide()
        ui.notesCard.attach(context)

    def show_record(self, record: object) -> None:
        """Comes into view, for an entry where one is given."""
        if isinstance(record, UUID) and record != self._entry:
            self.leave()
            self._entry, self._deleting, self._shown = record, None, False
        super().show_record(record)

    def refresh(self) -> None:
        """Reads again what is shown."""
        entry = self._entry
        if entry is not None:
            self.context.read_current(
                self, lambda ws: _read(ws, entry), lambda told: self._show(*told), partial(self._lost, entry)
            )

    def leave(self) -> None:
        """Hands over what was typed."""
        for form in self._forms.values():
            form.flush()

    def settled(self) -> bool:
        """Whether everything typed is on the disk."""
        return all(form.settled() for form in self._forms.values())

    def _lost(self, entry: UUID, error: BaseException) -> None:
        if entry == self._entry and entry != self._deleting and self.settled():
            self.context.tell(error)
            self.context.show_page("network")

    def _show(self, row: EntryWholeRow, projects: list[ProjectListRow]) -> None:
        ui, on = self._ui, self.context.today()
        self._entry, form = row.id, self._form(row.kind)
        ui.nameLabel.setText(row.name or wording.record_kind(row.kind))
        ui.endedChip.set_mark(network.ended_mark(row.kind, row.ended, on))
        if row.kind == "contract":
            # Before its project is shown, so that one just chosen and not yet saved stays chosen.
            form.ui.projectIdCombo.offer_projects(projects)
        form.binder.load(row.id, row)
        show_marks(form.binder.fields(), row.divided, self._open_entries)
        if row.kind == "contract":
            self._show_contract(form, row)
        self._show_relations(row)
        self._show_merged(row)
        ui.notesCard.show_record(row.kind, row.id)
        set_reading_order(self)
        if not self._shown and not row.name:
            (form.ui.titleEdit if row.kind == "contract" else form.ui.nameEdit).setFocus()
        self._shown = True

    def _form(self, kind: str) -> EntryForm:
        if kind not in self._forms:
            self._forms[kind] = form = EntryForm(self.context, kind, self)
            form.binder.saved.connect(self._was_saved)
            self._ui.formLayout.addWidget(form)
        if kind != self._kind:
            self._kind = kind
            for each, form in self._forms.items():
                form.setVisible(each == kind)
            self._fill_menu()
        return self._forms[kind]

    def _show_contract(self, form: EntryForm, row: EntryWholeRow) -> None:
        form.ui.partyList.load(row.id, row.parties)
        card, file = form.ui.fileCard, row.file
        card.clear()
        card.set_title(self.tr("Datei"))
        line = CardRow(file[1] if file is not None else self.tr("Noch keine Datei"))
        if file is not None:
            line.add_button(self.tr("Speichern unter …")).clicked.connect(lambda: self._save_file(*file))
        again = self.tr("Ersetzen …") if file is not None else self.tr("Datei wählen …")
        line.add_button(again).clicked.connect(lambda: self._attach(row.id))
        card.add_row(line)

    def _show_relations(self, row: EntryWholeRow) -> None:
        """A handful at once, the others in later turns; equal ones are left alone, and so is the cursor."""
        if (row.id, row.relations) == self._related:
            return
        self._related, card = (row.id, row.relations), self._ui.relationsCard
        card.clear()
        card.set_title(self.tr("Verbindungen"))
        card.setVisible(bool(row.relations))
        self._heading = ""
        self._add_relations(row.relations)

    def _add_relations(self, relations: tuple[RelationRow, ...]) -> None:
        card, shown = self._ui.relationsCard, self._related
        for relation in relations[:RELATIONS_A_TURN]:
            if relation.kind != self._heading and shown is not None:
                self._heading = relation.kind
                same = sum(one.kind == relation.kind for one in shown[1])
                card.say(network.relation_heading(relation.kind, same))
            card.add_row(self._relation(relation))
        rest = relations[RELATIONS_A_TURN:]
        if rest:
            more = lambda: self._add_relations(rest) if shown is self._related else None  # noqa: E731  # read below
            QTimer.singleShot(0, self, more)
        else:
            set_reading_order(self)

    def _relation(self, relation: RelationRow) -> CardRow:
        line = CardRow(network.relation_title(relation), network.relation_words(relation))
        page = page_list.shown_by(self.context.role)[relation.kind]
        line.make_clickable()
        line.activated.connect(lambda: self.context.show_page(page, relation.id))
        before = self._round_before(relation)
        if before is not None:
            compared = line.add_button(self.tr("Mit der vorigen vergleichen"))
            compared.clicked.connect(lambda: self.context.show_page("stock_taking", before))
        if relation.link is not None:
            kind, key = relation.link
            button = QToolButton(self)
            icons.set_icon(button, "x")
            button.setToolTip(self.tr("Eintrag entfernen"))
            button.setAccessibleName(self.tr("Verbindung mit {name} entfernen").format(name=relation.name))
            said = self.tr("Die Verbindung mit „{name}“ ist nicht mehr eingetragen.").format(
                name=relation.name
            )
            button.clicked.connect(lambda: remove(self, self.context, kind, key, said))
            line.add_widget(button)
        return line

    def _round_before(self, relation: RelationRow) -> ComparedRounds | None:
        """A round of stock-taking and the one before it, where there is one."""
        rounds = [one.id for one in self._related[1] if one.kind == "stock_taking"] if self._related else []
        pairs = dict(pairwise(rounds))
        if relation.kind != "stock_taking" or relation.id is None:
            return None
        before = pairs.get(relation.id)
        return ComparedRounds(relation.id, before) if before is not None else None

    def _show_merged(self, row: EntryWholeRow) -> None:
        card = self._ui.mergedCard
        card.clear()
        card.setVisible(bool(row.merged))
        card.set_title(self.tr("Zusammengeführt"), self.tr("Abweichende Angaben bleiben hier erhalten."))
        for merged in row.merged:
            self._add_merged(row, merged)

    def _add_merged(self, row: EntryWholeRow, merged: MergedRow) -> None:
        card = self._ui.mergedCard
        if not merged.differences:
            card.add_row(CardRow(merged.name or "–", self.tr("keine abweichende Angabe")))
        for one in merged.differences:
            said = network.value_words(row.kind, one.field, one.other)
            line = CardRow(said, f"{wording.field(one.field)} · {merged.name}")
            fixed = one.field.endswith("_id")
            if not fixed:
                line.add_button(self.tr("Übernehmen")).clicked.connect(
                    lambda _=False, field=one.field, value=one.other: self._take(field, value)
                )
            card.add_row(line)

    def _take(self, field: str, value: object) -> None:
        entry, kind = self._entry, self._kind
        if entry is not None:
            self.context.write(self, lambda ws: ws.editing.save(kind, entry, {field: value}))

    def _fill_menu(self) -> None:
        menu = self._ui.moreButton.menu()
        menu.clear()
        if self._kind == "organization":
            menu.addAction(self.tr("Neuer Name ab einem Tag …")).triggered.connect(self._rename)
        if self._kind == "person" and self.context.role == Role.COORDINATOR:
            menu.addAction(self.tr("Einladung vorschlagen")).triggered.connect(self._propose_invitation)
        menu.addAction(self.tr("Verlauf")).triggered.connect(self._open_history)
        menu.addAction(self.tr("In den Papierkorb")).triggered.connect(self._delete)

    def _rename(self) -> None:
        from inka_desktop.gui.dialogs.rename_dialog import RenameDialog

        entry = self._entry
        if entry is not None:
            self.leave()
            dialog = RenameDialog(self.context.today, self)
            dialog.entered.connect(
                lambda name, since: self.context.write(
                    self,
                    lambda ws: ws.directory.succeed(entry, name, since),
                    lambda key: self.context.show_page("entry", key),
                )
            )
            dialog.open()

    def _attach(self, contract: UUID) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Datei des Vertrags"))
        if name:
            self.context.write(self, lambda ws: ws.directory.attach(contract, Path(name)))

    def _save_file(self, attachment: UUID, file_name: str) -> None:
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Datei speichern"), file_name)
        if name:
            self.context.read(
                self,
                lambda ws: _write(Path(name), ws.attachments.read(attachment)),
                lambda there: self.context.say(
                    self.tr("Die Datei ist gespeichert.")
                    if there
                    else self.tr("Die Datei ist noch nicht auf diesem Gerät. Bitte empfangen Sie zuerst."),
                    "good" if there else "attention",
                ),
            )

    def _open_entries(self, field: str) -> None:
        from inka_desktop.gui.dialogs.entries_dialog import open_entries

        if self._entry is not None:
            open_entries(self, self.context, self._entry, field)

    def _propose_invitation(self) -> None:
        from inka_desktop.gui.dialogs.proposing import propose_invitation

        if self._entry is not None:
            propose_invitation(self, self.context, self._entry)

    def _open_history(self) -> None:
        from inka_desktop.gui.dialogs.history_dialog import HistoryDialog

        if self._entry is not None:
            self.leave()
            HistoryDialog(self.context, self._kind, self._entry, self).open()

    def _delete(self) -> None:
        entry, kind = self._entry, self._kind
        if entry is not None:
            self.leave()
            said = self.tr("Der Eintrag ist im Papierkorb.")
            self._deleting = entry  # its end is no surprise; it may be refused, too
            remove(self, self.context, kind, entry, said, gone=self._deleted)

    def _deleted(self) -> None:
        self._entry = None
        self.context.show_page("network")

    def _was_saved(self, at: datetime) -> None:
        self._ui.savedLabel.setText(self.tr("Gespeichert {time}").format(time=dates.local_clock(at)))


def _read(workspace: Workspace, entry: UUID) -> tuple[EntryWholeRow, list[ProjectListRow]]:
    """An entry, and for a contract the projects that it may be about."""
    kind = workspace.directory.kind_of(entry)
    return workspace.directory.get(kind, entry), workspace.projects.list() if kind == "contract" else []


def _write(path: Path, plain: bytes | None) -> bool:
    """Whether the bytes were there to be written."""
    if plain is not None:
        path.write_bytes(plain)
    return plain is not None
