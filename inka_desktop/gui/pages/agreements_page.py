"""Vereinbarungen: agreements, tasks of the office and one's own follow-up dates as lists of any length."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from inka_desktop.gui import icons
from inka_desktop.gui._generated.agreements_page import Ui_AgreementsPage
from inka_desktop.gui.context import Context
from inka_desktop.gui.pages.due_filters import DueFilters
from inka_desktop.gui.pages.page import Page
from inka_desktop.gui.widgets.card import CardRow
from inka_desktop.gui.widgets.chip import FilterChip
from inka_desktop.gui.widgets.flow import FlowLayout
from inka_desktop.gui.widgets.paged_view import PagedView
from inka_desktop.gui.widgets.row_copier import pieces_of
from inka_desktop.gui.widgets.view_chip import ViewChip
from inka_desktop.services.due_rows import KINDS, DueFilter, DueOrder
from inka_desktop.services.rows import AgreementRow
from inka_desktop.services.search_rows import SpotRow
from inka_desktop.services.views import Plain
from inka_desktop.viewmodels import due_lists
from inka_desktop.viewmodels.beginning import Wish
from inka_desktop.viewmodels.paged import RowRole

_CHIP_GAP, _ACTION_GAP = 6, 8


class AgreementsPage(Page):
    """Return or a double click opens the protocol of a row; letters jump to a project or a responsible."""

    name = "agreements"
    code = "V-01"
    watches = frozenset(
        {*KINDS, "protocol", "released_protocol", "project", "postponement", "tagging", "comment"}
    )
    follows_meetings = True

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._ui = ui = Ui_AgreementsPage()
        ui.setupUi(self)
        self._kind, self._descending = KINDS[0], False
        self._order: DueOrder = "due"
        self._view = PagedView(context, ui.dueTable)
        self._view.sort_wished.connect(self._sort)
        self._view.row_opened.connect(self._open)
        self._view.jump_wished.connect(self._jump)
        self._view.loaded.connect(self._show_count)
        row, self._kinds = FlowLayout(ui.kindsWidget, _CHIP_GAP), QButtonGroup(self)
        for kind in KINDS:
            chip = FilterChip(ui.kindsWidget, due_lists.many(kind))
            chip.setProperty("kind", kind)
            chip.clicked.connect(partial(self._list, kind))
            self._kinds.addButton(chip)
            row.addWidget(chip)
        self._filters = DueFilters(context, ui, self)
        self._filters.changed.connect(self._show)
        self._filters.add(ViewChip(context, self.name, self._view_now, self._show_view, self))
        self._connect()
        self._list(self._kind)

    # --- the list ---------------------------------------------------------------------------------

    def show_record(self, record: object) -> None:
        """Comes into view; a record that the search found opens."""
        super().show_record(record)
        if isinstance(record, UUID):
            self.context.read(self, lambda ws: ws.due.find(record), self._open_found)

    def refresh(self) -> None:
        """Reads count and rows in view again; the place in the list stays."""
        if self._view.model.known():
            self._view.model.refresh()
        else:
            self._show()

    def _list(self, kind: str, _checked: bool = True) -> None:
        """Another kind: its columns and actions, all its open ones, the most urgent first."""
        self._kind, self._order, self._descending = kind, "due", False
        for chip in self._kinds.buttons():
            chip.setChecked(chip.property("kind") == kind)
        self._view.show_columns(due_lists.columns(kind, self.context.today))
        self._view.show_sorting(self._order, descending=False)
        table = self._ui.dueTable
        table.selectionModel().selectionChanged.connect(lambda *_: self._offer_actions())
        table.setAccessibleName(due_lists.many(kind))
        self._filters.begin(kind)
        self._offer_actions()
        self._fill_empty()
        self._show()

    def _source(self) -> due_lists.DueSource | None:
        workspace = self.context.workspace
        if workspace is None:
            return None
        return due_lists.DueSource(
            workspace, self._kind, self._filters.limits, self._order, self._descending, self.context.today()
        )

    def _show(self) -> None:
        source = self._source()
        if source is None:
            self.context.workspace_opened.connect(self._show, Qt.ConnectionType.SingleShotConnection)
        else:
            self._view.model.show(source)

    def _sort(self, order: DueOrder) -> None:
        self._descending = not self._descending if order == self._order else False
        self._order = order
        self._view.show_sorting(order, descending=self._descending)
        self._show()

    def _jump(self, prefix: str) -> None:
        if self._order == "due":
            self._sort("project")
        kind, limits, down, on = self._kind, self._filters.limits, self._descending, self.context.today()
        order = self._order
        self.context.read(
            self,
            lambda ws: ws.due.position_of(kind, prefix, limits, order, descending=down, on=on),
            self._view.scroll_to,
        )

    def _show_count(self) -> None:
        count, ui = self._view.model.rowCount(), self._ui
        ui.countLabel.setText(due_lists.count_words(count))
        if not count:
            self._fill_empty()
        ui.bodyStack.setCurrentWidget(ui.listView if count else ui.emptyView)
        self._offer_actions()

    def _view_now(self) -> Mapping[str, Plain]:
        return due_lists.view_of(self._kind, self._filters.limits, self._order, descending=self._descending)

    def _show_view(self, view: Mapping[str, Plain]) -> None:
        kind, limits = due_lists.limits_of(view)
        self._list(kind)
        self._order, self._descending = due_lists.order_of(view)
        self._view.show_sorting(self._order, descending=self._descending)
        self._filters.take(limits)

    # --- rows -------------------------------------------------------------------------------------

    def _connect(self) -> None:
        ui = self._ui
        actions = FlowLayout(ui.actionsWidget, _ACTION_GAP)
        for button in (
            ui.protocolButton, ui.detailsButton, ui.doneButton, ui.postponeButton, ui.followButton,
        ):  # fmt: skip
            actions.addWidget(button)
        icons.set_icon(ui.exportButton, "file-down")
        icons.set_icon(ui.printButton, "printer")
        icons.set_icon(ui.newButton, "plus", "on_accent")
        ui.exportButton.clicked.connect(self._export)
        ui.printButton.clicked.connect(self._print)
        ui.newButton.clicked.connect(self._create)
        keys = ((ui.detailsButton, "Ctrl+Return"), (ui.doneButton, "Ctrl+E"), (ui.postponeButton, "Ctrl+D"),
                (ui.followButton, "Ctrl+W"), (ui.printButton, "Ctrl+P"))  # fmt: skip
        for button, sequence in keys:
            self._give_key(button, sequence)
        told = QKeySequence("Return").toString(QKeySequence.SequenceFormat.NativeText)
        ui.protocolButton.setToolTip(f"{ui.protocolButton.text()} ({told})")
        ui.protocolButton.clicked.connect(lambda: self._open(ui.dueTable.currentIndex()))
        ui.detailsButton.clicked.connect(lambda: self._details(""))
        ui.doneButton.clicked.connect(self._settle)
        ui.postponeButton.clicked.connect(lambda: self._details("newDueEdit"))
        ui.followButton.clicked.connect(self._follow_up)

    def _give_key(self, button: QPushButton, sequence: str) -> None:
        shortcut = QShortcut(QKeySequence(sequence), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(button.click)
        keys = QKeySequence(sequence).toString(QKeySequence.SequenceFormat.NativeText)
        button.setToolTip(f"{button.text()} ({keys})")

    def _current(self) -> AgreementRow | None:
        row = self._ui.dueTable.currentIndex().data(RowRole)
        return row if isinstance(row, AgreementRow) else None

    def _offer_actions(self) -> None:
        ui, row, agreed = self._ui, self._current(), self._kind == "agreement"
        chosen = ui.dueTable.currentIndex().isValid()  # the row itself may still be read
        for button in (ui.exportButton, ui.printButton, ui.postponeButton):
            button.setVisible(agreed)  # what stays in the office is not printed
        ui.protocolButton.setVisible(self._kind != "task")
        ui.followButton.setVisible(self._kind != "follow_up")
        ui.newButton.setVisible(not agreed)
        ui.doneButton.setText(self.tr("Erledigt …") if agreed else self.tr("Erledigt"))
        for button in (ui.detailsButton, ui.doneButton, ui.postponeButton, ui.followButton):
            button.setEnabled(chosen)
        ui.protocolButton.setEnabled(chosen and (row is None or row.protocol_id is not None))

    def _open(self, index: QModelIndex) -> None:
        """The protocol of a row, at the agreement; what has none opens itself."""
        row = index.data(RowRole)
        if not isinstance(row, AgreementRow):
            return
        if row.protocol_id is None:
            self._details("")
        elif self._kind == "agreement":
            spot = SpotRow(row.protocol_id, "agreement", row.id, "what", "")
            self.context.show_spot("protocol", spot)
        else:
            self.context.show_page("protocol", row.protocol_id)

    def _details(self, field: str) -> None:
        row = self._current()
        if row is not None:
            self._open_dialog(self._kind, row.id, field)

    def _open_found(self, found: tuple[str, UUID] | None) -> None:
        if found is not None:
            self._open_dialog(*found, "")

    def _open_dialog(self, kind: str, key: UUID, field: str) -> None:
        if kind == "agreement":
            from inka_desktop.gui.dialogs.thread_dialog import ThreadDialog

            ThreadDialog(self.context, key, field, self).open()
        else:
            from inka_desktop.gui.dialogs.task_dialog import TaskDialog

            TaskDialog(self.context, kind, key, self).open()

    def _settle(self) -> None:
        row, kind = self._current(), self._kind
        if row is None:
            return
        if kind == "agreement":
            self._details("evidenceText")
            return
        state = "open" if row.state == "done" else "done"
        self.context.write(self, lambda ws: ws.editing.save(kind, row.id, {"state": state}))

    def _create(self, _checked: bool = False) -> None:
        kind, on = self._kind, self.context.today()
        if kind == "agreement":
            self.context.protocol_requested.emit(Wish())
            return
        values = {"project_id": self._filters.limits.project_id, "due": on if kind == "follow_up" else None}
        self._make(kind, values)

    def _follow_up(self) -> None:
        row = self._current()
        if row is not None:
            values = {"what": row.what, "project_id": row.project_id, "protocol_id": row.protocol_id}
            self._make("follow_up", values)

    def _make(self, kind: str, values: Mapping[str, object]) -> None:
        given = {name: value for name, value in values.items() if value}
        self.context.write(
            self, lambda ws: ws.tasks.add(kind, given), lambda key: self._open_dialog(kind, key, "")
        )

    # --- paper ------------------------------------------------------------------------------------

    def _print(self) -> None:
        from inka_desktop.gui.pages.due_printing import offer
        from inka_desktop.services.agreement_papers import MOST

        source, pieces = self._source(), pieces_of(self._ui.dueTable)
        if source is None:
            return
        count = sum(last - first + 1 for first, last in pieces)

        def show(rows: Sequence[AgreementRow]) -> None:
            offer(self._ui.printButton, self.context, source, [row.id for row in rows], count)

        self._view.model.read_rows(pieces, show, MOST + 1)

    def _export(self) -> None:
        from inka_desktop.gui import exporting

        source = self._source()
        if source is not None:
            limits, down = source.limits, source.descending
            exporting.export_due(self, self.context, limits, source.order, descending=down)

    def _fill_empty(self) -> None:
        card, (title, hint, button) = self._ui.emptyCard, due_lists.empty_words(self._kind)
        card.clear()
        if self._filters.limits != DueFilter():
            card.set_title(self.tr("Nichts gefunden"))
            card.say(self.tr("Ohne die Einschränkungen oben gibt es vielleicht mehr."))
            return
        card.set_title(title)
        row = CardRow(hint)
        row.add_button(button).clicked.connect(self._create)
        card.add_row(row)
