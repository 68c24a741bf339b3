"""Sitzungsreihen: bodies that meet again and again, their next meeting and the invitations to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QMenu, QWidget

from inka_desktop.gui import icons
from inka_desktop.gui._generated.series_page import Ui_SeriesPage
from inka_desktop.gui.binder import Binder
from inka_desktop.gui.context import Context
from inka_desktop.gui.delegates.project_lines import ProjectDelegate
from inka_desktop.gui.pages.page import Page
from inka_desktop.gui.removing import remove
from inka_desktop.gui.tab_order import set_reading_order
from inka_desktop.gui.widgets.card import CardRow
from inka_desktop.gui.widgets.suggesting import suggest_persons
from inka_desktop.records.values import MailKind, MeetingKind
from inka_desktop.services.mailing_rows import MailWish
from inka_desktop.services.rows import ProjectListRow, ProtocolListRow
from inka_desktop.services.series import SeriesRow, SeriesWholeRow
from inka_desktop.viewmodels import beginnings, dates, wording
from inka_desktop.viewmodels.short_list import ShortModel


class SeriesPage(Page):
    """The series at the left, the chosen one at the right; everything typed is saved as in protocols."""

    name = "series"
    code = "P-04"
    parent_page = "protocols"
    watches = frozenset({"series", "series_member", "protocol", "project", "tagging", "comment"})
    follows_meetings = True

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._ui = ui = Ui_SeriesPage()
        ui.setupUi(self)
        self._series: UUID | None = None
        self._fresh = False
        self._model: ShortModel[SeriesRow] = ShortModel(self)
        self._rows: Mapping[UUID, SeriesRow] = {}
        ui.seriesList.setModel(self._model)
        ui.chipsWidget.attach(context, self.name, self._model)
        ui.seriesList.setItemDelegate(ProjectDelegate(ui.seriesList))
        ui.kindCombo.offer(wording.MEETING_KINDS)
        ui.rhythmCombo.offer(wording.RHYTHMS, "–")
        ui.memberList.attach(context)
        suggest_persons(context, ui.chairEdit)
        self.binder = Binder(context, "series", self)
        ui.notesCard.attach(context)
        self._wire()
        self._fill_empty()

    def show_record(self, record: object) -> None:
        """Comes into view, for a series where one is given."""
        if isinstance(record, UUID):
            self._series = record
        super().show_record(record)

    def refresh(self) -> None:
        """Reads again what is shown."""
        on = self.context.today()
        self.context.read_current(
            self, lambda ws: (ws.series.list(on), ws.projects.list(on)), self._show_list
        )

    def leave(self) -> None:
        """Hands over what was typed."""
        self.binder.flush()
        self._ui.memberList.flush()

    def settled(self) -> bool:
        """Whether everything typed is on the disk."""
        return self.binder.settled() and self._ui.memberList.settled()

    def _show_list(self, told: tuple[Sequence[SeriesRow], Sequence[ProjectListRow]]) -> None:
        ui, (rows, projects) = self._ui, told
        writing = self.binder.is_writing() or not ui.memberList.settled()
        if writing and all(row.id != self._series for row in rows):
            return
        ui.bodyStack.setCurrentWidget(ui.listView if rows else ui.emptyView)
        for button in (ui.nextButton, ui.moreButton):
            button.setVisible(bool(rows))
        ui.projectIdCombo.offer_projects(projects)
        on = self.context.today()
        self._model.show(rows, lambda row: beginnings.series_line(row, on))
        self._rows = {row.id: row for row in rows}
        if self._series not in self._rows:
            self._series = rows[0].id if rows else None
        self._select()
        self._read_series()

    def _select(self) -> None:
        place = self._model.place_of(self._series)
        if place.isValid():
            self._ui.seriesList.setCurrentIndex(place)

    def _chosen(self, index: QModelIndex) -> None:
        row = self._model.row(index)
        if row is not None and row.id != self._series:
            self.leave()
            self._series = row.id
            self._read_series()

    def _read_series(self) -> None:
        series = self._series
        if series is not None:
            self.context.read_current(
                self, lambda ws: ws.series.get(series), self._show_series, self.not_read_beside
            )

    def _show_series(self, row: SeriesWholeRow) -> None:
        if row.id != self._series:
            return
        self.binder.load(row.id, row)
        self._ui.memberList.load(row.id, row.members)
        self._show_meetings(row)
        self._ui.notesCard.show_record("series", row.id)
        set_reading_order(self)
        if self._fresh:
            self._fresh = False
            self._ui.bodyEdit.setFocus()

    def _show_meetings(self, row: SeriesWholeRow) -> None:
        card, said = self._ui.meetingsCard, self._rows.get(row.id)
        card.clear()
        note = ""
        if said is not None and said.proposed is not None:
            by_rhythm = self.tr("nächste nach dem Rhythmus: {day}")
            words = self.tr("nächste wie vereinbart: {day}") if said.agreed else by_rhythm
            note = words.format(day=dates.day(said.proposed, self.context.today()))
        card.set_title(self.tr("Sitzungen"), note)
        for meeting in row.meetings:
            card.add_row(self._meeting_row(meeting))
        if not row.meetings:
            card.say(self.tr("Noch keine Sitzung. Die erste beginnt mit der festen Tagesordnung."))

    def _meeting_row(self, meeting: ProtocolListRow) -> CardRow:
        line = CardRow(dates.day(meeting.date, self.context.today()) or "–", meeting.place)
        line.add_mark(wording.state_mark(meeting.state))
        if meeting.state == "draft":
            line.add_button(self.tr("Einladung")).clicked.connect(lambda: self._invite(meeting.id))
        line.add_button(self.tr("Öffnen")).clicked.connect(
            lambda: self.context.show_page("protocol", meeting.id)
        )
        return line

    def _invite(self, meeting: UUID) -> None:
        from inka_desktop.gui.dialogs.preview_dialog import Paper, PaperDialog

        language = self.context.language
        paper = Paper(
            lambda ws: ws.series.invitation_name(meeting, language),
            lambda ws: ws.series.invitation(meeting, language),
            mail=MailWish(MailKind.ANNOUNCEMENT, meeting),
        )
        PaperDialog(self.context, paper, self).open()

    def _create(self) -> None:
        self.leave()
        self.context.write(self, lambda ws: ws.series.create("", MeetingKind.STEERING), self._created)

    def _created(self, series: UUID) -> None:
        self._series, self._fresh = series, True
        self.refresh()

    def _begin_next(self) -> None:
        series = self._series
        if series is not None:
            self.leave()
            said, day = self._rows.get(series), self.context.today()
            if said is not None and said.proposed is not None:
                day = said.proposed if said.agreed else max(said.proposed, day)
            self.context.write(
                self,
                lambda ws: ws.series.start(series, day),
                lambda meeting: self.context.show_page("protocol", meeting),
            )

    def _delete(self) -> None:
        series = self._series
        if series is not None:
            self.leave()
            remove(self, self.context, "series", series, self.tr("Die Sitzungsreihe ist im Papierkorb."))

    def _was_saved(self, at: datetime) -> None:
        self._ui.savedLabel.setText(self.tr("Gespeichert {time}").format(time=dates.local_clock(at)))

    def _open_history(self) -> None:
        from inka_desktop.gui.dialogs.history_dialog import HistoryDialog

        if self._series is not None:
            self.leave()
            HistoryDialog(self.context, "series", self._series, self).open()

    def _wire(self) -> None:
        ui = self._ui
        ui.seriesList.selectionModel().currentChanged.connect(lambda index, _before: self._chosen(index))
        ui.chipsWidget.narrowed.connect(self._select)
        ui.newSeriesButton.clicked.connect(self._create)
        ui.nextButton.clicked.connect(self._begin_next)
        icons.set_icon(ui.newSeriesButton, "plus")
        icons.set_icon(ui.moreButton, "ellipsis")
        self.binder.gone.connect(self.refresh)
        for source in (self.binder, ui.memberList):
            source.saved.connect(self._was_saved)
        menu = QMenu(self)
        menu.addAction(self.tr("Verlauf")).triggered.connect(self._open_history)
        menu.addAction(self.tr("In den Papierkorb")).triggered.connect(self._delete)
        ui.moreButton.setMenu(menu)
        ui.moreButton.setPopupMode(ui.moreButton.ToolButtonPopupMode.InstantPopup)

    def _fill_empty(self) -> None:
        card = self._ui.emptyCard
        card.set_title(self.tr("Noch keine Sitzungsreihe"))
        row = CardRow(
            self.tr("Eine Sitzungsreihe ist ein Gremium, das immer wieder tagt."),
            self.tr("Eingeladene, Tagesordnung und offene Vereinbarungen kommen in jede Sitzung mit."),
        )
        row.add_button(self.tr("Sitzungsreihe anlegen")).clicked.connect(self._create)
        card.add_row(row)
