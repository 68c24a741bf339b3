"""Heute: what is next, in at most five blocks, or what to do first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from inka_desktop.gui import theme
from inka_desktop.gui._generated.today_page import Ui_TodayPage
from inka_desktop.gui.context import Context
from inka_desktop.gui.page_list import is_office, shown_by
from inka_desktop.gui.pages.leaver_count import LeaverCount, LeaverQuestion
from inka_desktop.gui.pages.page import Page
from inka_desktop.gui.pages.today_forms import TodayForms
from inka_desktop.gui.widgets.card import Card, CardRow
from inka_desktop.gui.widgets.mail_row import add_choices
from inka_desktop.gui.widgets.skeleton import Skeleton
from inka_desktop.viewmodels import dates

if TYPE_CHECKING:
    from inka_desktop.services.approval_rows import ConsultedRow
    from inka_desktop.services.member_rows import OwnersRow
    from inka_desktop.services.notes_rows import AddressedRow
    from inka_desktop.services.rows import TodayRow
    from inka_desktop.store.writer import Changes
    from inka_desktop.viewmodels.today import Block, Line

DAYS = 7
AT_FIRST, AT_ONCE = 8, 10
"""Lines of a card before it is asked for the others, and of these in one turn of the event loop."""
COLUMNS_PX = 800
"""Below this width (at the normal size of text) the cards stand in one column."""


class TodayPage(Page):
    """Shows skeletons until the first look is there."""

    name = "today"
    code = "H-01"
    watches = frozenset(
        {
            "protocol", "agreement", "project", "released_protocol", "question", "exchange", "fixed_text",
            "reply", "person", "task", "follow_up", "mailing", "comment", "shared_text", "shared_reply",
            "round", "round_part", "submission", "remark",
        }
    )  # fmt: skip
    filled = Signal()
    """All cards say what was given to :meth:`show_today` last."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._leavers = LeaverCount()
        self._ui = Ui_TodayPage()
        self._ui.setupUi(self)
        self._cards = (
            self._ui.visitsCard,
            self._ui.agreementsCard,
            self._ui.exchangeCard,
            self._ui.tasksCard,
            self._ui.draftsCard,
        )
        self._ui.titleLabel.setText(dates.long_day(context.today()))
        self._ui.welcomeCard.hide()
        self._ui.commentsCard.hide()
        self._forms = TodayForms(self, self._ui.formsCard, self._ui.leftLayout)
        self._skeletons: list[Skeleton] = []
        self._shown: tuple[TodayRow, date, tuple[Line, ...], str] | None = None
        self._duties: tuple[Line, ...] = ()
        self._orphans: tuple[Line, ...] = ()
        self._filled: dict[Card, Block] = {}
        self._pieces: Iterator[None] = iter(())
        self._outline()

    def refresh(self) -> None:
        """Reads today anew; what is shown stays until then."""
        on = self.context.today()
        self._ui.titleLabel.setText(dates.long_day(on))
        question = self._leavers.due(on)
        self.context.read(
            self,
            lambda ws: (ws.today.get(on, DAYS), ws.members.owners(), question and question.read(ws)),
            lambda told: self._show(*told),
        )
        self._forms.refresh()
        if is_office(self.context.role):
            self.context.read(self, lambda ws: ws.comments.addressed(), self._show_comments)

    def _show_comments(self, rows: Sequence[AddressedRow]) -> None:
        """Comments for this person; no card where there are none."""
        from inka_desktop.viewmodels import notes

        pages = shown_by(self.context.role)
        self._ui.commentsCard.setVisible(bool(rows))
        self._fill(self._ui.commentsCard, notes.addressed_block(rows, pages, self.context.today()))

    def take_changes(self, changes: Changes) -> None:
        """Something was written or arrived."""
        self._leavers.take_changes(changes)
        super().take_changes(changes)

    def _show(self, row: TodayRow, owners: OwnersRow, counted: LeaverQuestion | None) -> None:
        from inka_desktop.viewmodels import today

        if counted is not None:
            self._leavers.take(counted)
        self._duties, self._orphans = today.owner_lines(owners), today.leaver_lines(self._leavers.value)
        self.show_today(row)

    def show_today(self, row: TodayRow) -> None:
        """Fills the page in the next turns; the first look comes before the records are loaded."""
        on = self.context.today()
        shown = (
            row,
            on,
            self._duties + self._orphans,
            self.context.role,
        )  # the role is known later than the first look
        if self._shown == shown:
            # The first look and the services agree: nothing is built twice.
            return
        self._shown = shown
        self.setUpdatesEnabled(False)
        self._ui.layout2.setEnabled(False)
        self._pieces = self._put(row, on)
        self._go_on(self._pieces)

    def _go_on(self, pieces: Iterator[None]) -> None:
        """A card in each turn of the event loop, laying out and painting all at once in the last."""
        if pieces is not self._pieces:
            return  # something newer is to be shown
        for _ in pieces:
            QTimer.singleShot(0, self, lambda: self._go_on(pieces))
            return
        self._drop_outline()
        self._ui.layout2.setEnabled(True)
        self._ui.layout2.activate()
        self.setUpdatesEnabled(True)
        self.filled.emit()

    def _put(self, row: TodayRow, on: date) -> Iterator[None]:
        from inka_desktop.viewmodels import today

        office = is_office(self.context.role)
        self._ui.summaryLabel.setText(today.summary(row, on))
        empty = not row.projects
        self._ui.welcomeCard.setVisible(empty)
        if empty:
            (self._welcome if office else self._await_project)()
        if not office:
            self._show_guest(row, on)
            return
        blocks = (
            today.protocols_block(row, on),
            today.agreements_block(row, on, self._orphans),
            today.exchange_block(row, on, self._duties),
            today.tasks_block(row, on),
            today.drafts_block(row, on),
        )
        for card, block in zip(self._cards, blocks, strict=True):
            if self._filled.get(card) != block:
                card.hide()
                self._fill(card, block)
                yield
            told = bool(block.lines) or card is not self._ui.tasksCard  # no card for what is not used
            card.setVisible(told and (not empty or row.questions > 0))  # the first day says what to do first
            yield

    def _show_guest(self, row: TodayRow, on: date) -> None:
        """A carrier's blocks: what it is asked for, what was released, what was agreed, what arrived."""
        from inka_desktop.viewmodels import released, today

        ui, empty = self._ui, not row.projects
        ui.draftsCard.hide()
        for card, make in (
            (ui.agreementsCard, today.agreements_block),
            (ui.exchangeCard, today.exchange_block),
        ):
            card.setVisible(not empty)
            self._fill(card, make(row, on))
        ui.visitsCard.setVisible(not empty)
        self.context.read(
            self,
            lambda workspace: workspace.releases.all(),
            lambda rows: self._fill(ui.visitsCard, released.newest_block(rows, on)),
        )
        self.context.read(self, lambda ws: ws.consulted.all(), self._show_asked)

    def _show_asked(self, rows: Sequence[ConsultedRow]) -> None:
        """Texts that wait for this carrier's reply; no card where there are none."""
        from inka_desktop.viewmodels import approval

        block = approval.consulted_block(rows, self.context.today())
        card = self._ui.tasksCard
        card.setVisible(bool(block.lines))
        self._fill(card, block)
        if block.lines:
            self._ui.summaryLabel.setText(approval.consulted_summary(block))
            self._ui.leftLayout.insertWidget(0, card)  # what is asked for comes first

    def _await_project(self) -> None:
        """What a carrier does before its project has arrived."""
        card = self._ui.welcomeCard
        card.clear()
        card.set_title(self.tr("So fangen Sie an"))
        row = CardRow(
            self.tr("Ihr Projekt kommt mit dem ersten Senden und Empfangen."),
            self.tr("Dazu muss der Austauschort erreichbar sein."),
            parent=card,
        )
        row.add_button(self.tr("Jetzt senden und empfangen")).clicked.connect(
            lambda: self.context.dialog_requested.emit("sync")
        )
        card.add_row(row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        scale = self.fontInfo().pixelSize() / theme.TEXT_SIZES_PX["normal"]
        beside = event.size().width() / scale >= COLUMNS_PX
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._ui.columnsLayout.setDirection(direction)
        super().resizeEvent(event)

    def _outline(self) -> None:
        left, right = self._ui.leftLayout, self._ui.rightLayout
        for card in self._cards:
            card.hide()
        for column, rows in ((left, 3), (left, 3), (right, 2), (right, 2)):
            skeleton = Skeleton(rows, self)
            self._skeletons.append(skeleton)
            column.insertWidget(column.count() - 1, skeleton)

    def _drop_outline(self) -> None:
        for skeleton in self._skeletons:
            skeleton.hide()
            skeleton.deleteLater()
        self._skeletons = []

    def _fill(self, card: Card, block: Block) -> None:
        """Build a card's rows, unless it says the same already: an owner's duties change one card of four."""
        if self._filled.get(card) == block:
            return
        self._filled[card] = block
        card.clear()
        card.set_title(block.title, block.note)
        lines, others = block.lines[:AT_FIRST], block.lines[AT_FIRST:]
        for line in lines:
            card.add_row(self._row(line))
        if not lines:
            card.say(block.empty)
        if others:
            card.offer(self.tr("%n weitere zeigen", "", len(others)), lambda: self._add(card, others))

    def _add(self, card: Card, lines: Sequence[Line]) -> None:
        """Some in each turn of the event loop, unless the card shows something else by then."""
        block = self._filled[card]
        for line in lines[:AT_ONCE]:
            card.add_row(self._row(line))
        rest = lines[AT_ONCE:]
        if rest:
            QTimer.singleShot(0, card, lambda: self._add(card, rest) if self._filled[card] is block else None)

    def _row(self, line: Line) -> CardRow:
        row = CardRow(line.title, line.second, line.lead, self)
        if line.mark is not None:
            row.add_mark(line.mark)
        if line.mailing is not None:
            add_choices(row, self.context, line.mailing, lambda: self._follow(line))
        elif line.button:
            row.add_button(line.button).clicked.connect(lambda: self._follow(line))
        elif line.target:
            row.make_clickable()
            row.activated.connect(lambda: self._follow(line))
        return row

    def _follow(self, line: Line) -> None:
        if line.wish is not None:
            self.context.protocol_requested.emit(line.wish)
        elif line.target == "recovery_sheet":
            self.context.dialog_requested.emit(line.target)
        elif line.target == "leavers":
            self.context.show_page("network", line.target)
        else:
            self.context.show_page(line.target, line.record)

    def _welcome(self) -> None:
        card = self._ui.welcomeCard
        card.clear()
        card.set_title(self.tr("So fangen Sie an"))
        steps = (
            (
                self.tr("1. Ein Projekt anlegen"),
                self.tr("Titel, Kommune und Träger genügen. Alles Weitere können Sie später ergänzen."),
                self.tr("Projekt anlegen"),
                "project.new",
            ),
            (
                self.tr("2. Einen Besuch beginnen"),
                self.tr("Das Protokoll entsteht, während gesprochen wird, auch ohne Verbindung."),
                "",
                "",
            ),
            (
                self.tr("3. Mit dem Team verbinden"),
                self.tr("Ein gemeinsamer Ordner genügt. Laden Sie weitere Geräte ein."),
                self.tr("Austauschort wählen"),
                "place.add",
            ),
        )
        for title, second, button, wish in steps:
            row = CardRow(title, second, parent=card)
            if button:
                row.add_button(button).clicked.connect(
                    lambda _=False, w=wish: self.context.dialog_requested.emit(w)
                )
            card.add_row(row)
        for line in self._duties:
            card.add_row(self._row(line))
