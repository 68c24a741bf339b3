"""Neue Erhebung: one screen from the form to the projects; later the same for a round that was handed out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QListWidgetItem, QMenu, QWidget

from inka_desktop.gui import icons, record_menu, round_papers
from inka_desktop.gui._generated.round_page import Ui_RoundPage
from inka_desktop.gui.binder import Binder
from inka_desktop.gui.context import Context
from inka_desktop.gui.pages.page import Page
from inka_desktop.records.periods import Period, due_after
from inka_desktop.records.values import ProjectStatus
from inka_desktop.services.form_rows import FormLibraryRow
from inka_desktop.services.round_rows import RoundPartRow, RoundRow
from inka_desktop.services.rounds import RoundWish
from inka_desktop.services.rows import ProjectListRow
from inka_desktop.viewmodels import dates, rounds

if TYPE_CHECKING:
    from inka_desktop.services.workspace import Workspace

_KeyRole = int(Qt.ItemDataRole.UserRole)
_OTHER = "other"


class _Told(NamedTuple):
    """What the page shows."""

    forms: Sequence[FormLibraryRow]
    projects: Sequence[ProjectListRow]
    known: Sequence[RoundRow]
    parts: Sequence[RoundPartRow]
    running: Mapping[UUID, Period]
    newer: UUID | None = None


class RoundPage(Page):
    """Form and period are fixed once forms were handed out; projects may be added, the rest is edited."""

    name = "round"
    code = "M-04"
    parent_page = "monitoring"
    watches = frozenset({"round", "round_part", "remark", "form", "form_version", "project"})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._ui = ui = Ui_RoundPage()
        ui.setupUi(self)
        self._row: RoundRow | None = None
        self._round: UUID | None = None
        self._filled, self._proposed = False, ""
        self._proposal: tuple[object, ...] = ()
        """What stood there at first; as long as nobody says otherwise, it is proposed anew each time."""
        self._due: date | None = None
        self._running: Mapping[UUID, Period] = {}
        self._ticks: frozenset[UUID] | None = None
        """Projects that were proposed; who ticks otherwise keeps that."""
        self._newer: UUID | None = None
        self._periods: Mapping[str, Period] = {}
        self._forms: Sequence[FormLibraryRow] = ()
        self._known: Sequence[RoundRow] = ()
        self._binder = Binder(context, "round", self)
        self._binder.saved.connect(self._was_saved)
        self._binder.gone.connect(self.refresh)
        ui.periodCombo.edited.connect(self._choose_period)
        ui.formCombo.edited.connect(self._take_form)
        for day in (ui.beginEdit, ui.endEdit):
            day.past = True
            day.edited.connect(self._take_days)
        ui.dueEdit.against = self._unfit_due
        ui.dueEdit.objected.connect(lambda said: context.say(said, "attention"))
        ui.sendButton.clicked.connect(self._send)
        ui.newerFrame.setProperty("role", "preview")
        ui.newerFrame.hide()
        ui.newerButton.clicked.connect(self._renew)
        ui.projectList.itemChanged.connect(lambda _item: self._count())
        ui.allButton.clicked.connect(lambda: self._tick_all(Qt.CheckState.Checked))
        ui.noneButton.clicked.connect(lambda: self._tick_all(Qt.CheckState.Unchecked))
        icons.set_icon(ui.sendButton, "send", "on_accent")
        icons.set_icon(ui.moreButton, "ellipsis")
        self._menu = QMenu(self)
        self._closing = QAction(self)
        self._closing.triggered.connect(self._close)
        ui.moreButton.setMenu(self._menu)
        ui.moreButton.setPopupMode(ui.moreButton.ToolButtonPopupMode.InstantPopup)

    def show_record(self, record: object) -> None:
        """Comes into view for a round; without one a new one is made, or the one that was begun goes on."""
        self.leave()
        wanted = record if isinstance(record, UUID) else None
        if wanted != self._round or (wanted is None and self._said() == self._proposal):
            self._binder.put_away()
            self._binder.release()
            self._round, self._row, self._filled = wanted, None, False
        super().show_record(record)

    def refresh(self) -> None:
        """Reads again what is shown; what was ticked or typed for a new round stays."""
        key = self._round

        def read(ws: Workspace) -> _Told:
            every = ws.forms.rounds
            return _Told(
                ws.forms.library.list(), ws.projects.list(), every.all(),
                every.parts(key) if key is not None else (), every.running(),
                every.newer(key) if key is not None else None,
            )  # fmt: skip

        self.context.read_current(self, read, self._show)

    def leave(self) -> None:
        """Hands over what was typed."""
        self._binder.flush()

    def settled(self) -> bool:
        """Whether everything typed is on the disk."""
        return self._binder.settled()

    def _show(self, told: _Told) -> None:
        ui = self._ui
        row = next((one for one in told.known if one.id == self._round), None)
        if self._round is not None and row is None and self._binder.is_writing():
            return
        self._row = row
        if self._round is not None and row is None:
            self.context.show_page("monitoring")  # it was deleted meanwhile
            return
        for fixed in (ui.formCombo, ui.beginEdit, ui.endEdit):
            fixed.setEnabled(row is None)
        for widget in (ui.periodLabel, ui.periodCombo):
            widget.setVisible(row is None)
        ui.moreButton.setVisible(row is not None)
        self._newer = told.newer
        ui.newerFrame.setVisible(row is not None and row.closed_at is None and told.newer is not None)
        ui.savedLabel.setText("")
        chosen, self._forms = self._chosen_form(), told.forms
        self._known, self._running = told.known, told.running
        self._offer_forms(told.forms, row, chosen)
        if row is None:
            self._begin(told)
        else:
            self._show_round(row)
        self._offer_projects(told.projects, {part.project_id: part for part in told.parts})
        if not self._filled:
            self._proposal = self._said()
        self._filled = True
        self._hint()
        self._count()

    # --- a new round --------------------------------------------------------------------------------

    def _begin(self, told: _Told) -> None:
        """The last quarter that is over and was not asked for, with what follows from it."""
        ui = self._ui
        ui.titleLabel.setText(self.tr("Neue Erhebung"))
        if self._filled:
            return
        self._periods = rounds.periods_offered(self.context.today())
        asked = {(one.begin, one.end) for one in told.known}
        first = next((key for key, one in self._periods.items() if one not in asked), _OTHER)
        ui.periodCombo.offer({key: rounds.title_proposed(one) for key, one in self._periods.items()})
        ui.periodCombo.addItem(self.tr("Anderer Zeitraum"), _OTHER)
        ui.periodCombo.set_value(first)
        for line in (ui.titleEdit, ui.noteText):
            line.clear()
        ui.dueEdit.set_value(None)
        self._proposed, self._due = "", None
        self._choose_period()

    def _choose_period(self) -> None:
        ui, chosen = self._ui, self._periods.get(self._ui.periodCombo.value())
        if chosen is None:
            ui.beginEdit.setFocus()
            return
        ui.beginEdit.set_value(chosen.begin)
        ui.endEdit.set_value(chosen.end)
        self._propose(chosen)
        self._hint()

    def _take_days(self) -> None:
        begin, end = self._ui.beginEdit.value(), self._ui.endEdit.value()
        if begin is not None and end is not None and begin <= end and self._row is None:
            chosen = Period(begin, end)
            known = next((key for key, one in self._periods.items() if one == chosen), _OTHER)
            self._ui.periodCombo.set_value(known)
            self._propose(chosen)
        self._hint()

    def _take_form(self) -> None:
        begin, end = self._ui.beginEdit.value(), self._ui.endEdit.value()
        if begin is not None and end is not None and begin <= end and self._row is None:
            self._propose_title(Period(begin, end))
        self._hint()

    def _hint(self) -> None:
        """What to know before sending: there is no form, or others ask for some of the same days."""
        ui, said = self._ui, ""
        begin, end = ui.beginEdit.value(), ui.endEdit.value()
        if not ui.formCombo.count():
            said = self.tr("Es gibt noch keinen Bogen. Unter „Bögen“ liegen fertige bereit.")
        elif self._row is None and begin is not None and end is not None:
            said = rounds.overlap_words(self._known, self._chosen_form(), Period(begin, end))
        ui.hintLabel.setText(said)
        ui.hintLabel.setVisible(bool(said))

    def _propose(self, period: Period) -> None:
        """What follows from the period, unless somebody said otherwise."""
        ui = self._ui
        if ui.dueEdit.complete() and ui.dueEdit.value() in (None, self._due):
            self._due = due_after(period.end)
            ui.dueEdit.set_value(self._due)
        if self._ticks == frozenset(self._ticked()):
            self._tick_running(period)
        self._propose_title(period)

    def _propose_title(self, period: Period) -> None:
        title, chosen = self._ui.titleEdit, self._chosen_form()
        if title.text() in ("", self._proposed):
            form = next((one.title for one in self._forms if one.id == chosen), "")
            self._proposed = rounds.title_for(period, form, self._known)
            title.setText(self._proposed)

    def _said(self) -> tuple[object, ...]:
        """What was typed and ticked."""
        ui = self._ui
        days = (edit.text() for edit in (ui.beginEdit, ui.endEdit, ui.dueEdit))
        return (ui.titleEdit.text(), ui.noteText.value(), *days, frozenset(self._ticked()))

    def _wish(self) -> RoundWish | None:
        """What was typed; None while something is missing, which gets the focus."""
        ui = self._ui
        begin, end, due = ui.beginEdit.value(), ui.endEdit.value(), ui.dueEdit.value()
        form, title = ui.formCombo.value(), ui.titleEdit.text().strip()
        if form and title and begin is not None and end is not None and due is not None:
            return RoundWish(title, UUID(form), begin, end, due, ui.noteText.value())
        needed = ((form, ui.formCombo), (begin, ui.beginEdit), (end, ui.endEdit), (due, ui.dueEdit))
        next((field for value, field in needed if not value), ui.titleEdit).setFocus()
        self.context.say(self.tr("Bitte ergänzen Sie die markierte Angabe."), "attention")
        return None

    # --- one that was handed out --------------------------------------------------------------------

    def _show_round(self, row: RoundRow) -> None:
        ui = self._ui
        ui.titleLabel.setText(row.title)
        ui.beginEdit.set_value(row.begin)
        ui.endEdit.set_value(row.end)
        self._binder.load(row.id, row)
        self._menu.clear()
        if row.version_id is not None:
            round_papers.offer_in(self._menu, self, self.context, row, self._selected)
            self._menu.addSeparator()
        self._menu.addAction(self._closing)
        self._menu.addSeparator()
        said = self.tr("Die Erhebung ist im Papierkorb.")
        record_menu.offer_in(self._menu, self, self.context, "round", lambda: self._round, said)
        self._closing.setText(
            self.tr("Erhebung beenden") if row.closed_at is None else self.tr("Erhebung wieder öffnen")
        )

    def _unfit_due(self, due: date | None) -> str:
        """What is wrong with another due date; that of a new round is judged when it is handed out."""
        row = self._row
        if row is None:
            return ""
        if due is None:
            return self.tr("Eine Erhebung braucht eine Frist. Bitte nennen Sie einen Tag.")
        early = row.begin is not None and due < row.begin
        return self.tr("Die Frist liegt vor dem Zeitraum. Bitte prüfen Sie den Tag.") if early else ""

    def _selected(self) -> UUID | None:
        """The project of the line that is selected."""
        box = self._ui.projectList
        found: UUID | None = box.currentIndex().data(_KeyRole)
        return found

    def _renew(self) -> None:
        row, version = self._row, self._newer
        if row is not None and version is not None:
            self.context.write(
                self, lambda ws: ws.forms.rounds.renew(row.id, version),
                lambda _: self.context.say(
                    self.tr("Die Erhebung fragt jetzt nach der neueren Fassung."), "good"
                ),
            )  # fmt: skip

    def _close(self) -> None:
        row = self._row
        if row is not None:
            closing = row.closed_at is None
            said = (
                self.tr("Die Erhebung ist beendet. Was eingegangen ist, bleibt.")
                if closing
                else self.tr("Die Erhebung ist wieder offen.")
            )
            self.context.write(
                self, lambda ws: ws.forms.rounds.close(row.id, closed=closing),
                lambda _: self.context.say(said),
            )  # fmt: skip

    def _was_saved(self, at: datetime) -> None:
        self._ui.savedLabel.setText(self.tr("Gespeichert {time}").format(time=dates.local_clock(at)))

    # --- forms and projects -------------------------------------------------------------------------

    def _chosen_form(self) -> UUID | None:
        """The form of the version that is chosen for a new round."""
        chosen, forms = self._ui.formCombo.value(), self._forms
        found = (one.id for one in forms if chosen in {str(version.id) for version in one.versions})
        return next(found, None)

    def _offer_forms(
        self, forms: Sequence[FormLibraryRow], row: RoundRow | None, chosen: UUID | None
    ) -> None:
        """The newest versions; of the form that was ``chosen`` it stays chosen when a newer one comes."""
        ui = self._ui
        ui.formCombo.clear()
        if row is not None:
            ui.formCombo.addItem(rounds.form_words(row.form, row.number), str(row.version_id))
        else:
            for form in (one for one in forms if one.versions):
                newest = form.versions[0]
                ui.formCombo.addItem(rounds.form_words(newest.title, newest.number), str(newest.id))
                if form.id == chosen:
                    ui.formCombo.set_value(str(newest.id))

    def _offer_projects(self, projects: Sequence[ProjectListRow], asked: Mapping[UUID, RoundPartRow]) -> None:
        """All projects, those ticked that run in the period; who was asked stays so."""
        box = self._ui.projectList
        ticked = self._ticked() if self._filled else None
        box.blockSignals(True)
        box.clear()
        for project in sorted(projects, key=lambda one: one.status != ProjectStatus.RUNNING):
            words = rounds.project_words(project.title, project.carrier, asked.get(project.id))
            item = QListWidgetItem(words, box)
            item.setData(_KeyRole, project.id)
            wanted = project.id in asked or (ticked is not None and project.id in ticked)
            item.setCheckState(Qt.CheckState.Checked if wanted else Qt.CheckState.Unchecked)
            if project.id in asked:
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsUserCheckable)
        box.blockSignals(False)
        begin, end = self._ui.beginEdit.value(), self._ui.endEdit.value()
        if self._round is None and not self._filled and begin is not None and end is not None:
            self._tick_running(Period(begin, end))

    def _tick_running(self, period: Period) -> None:
        """Who runs in the period is asked, unless somebody ticks otherwise."""
        runs = {key for key, days in self._running.items() if days.shared(period).days}
        for item in self._items():
            wanted = item.data(_KeyRole) in runs
            item.setCheckState(Qt.CheckState.Checked if wanted else Qt.CheckState.Unchecked)
        self._ticks = frozenset(self._ticked())

    def _items(self) -> list[QListWidgetItem]:
        """Projects that can be ticked."""
        box = self._ui.projectList
        items = [box.item(place) for place in range(box.count())]
        return [item for item in items if item.flags() & Qt.ItemFlag.ItemIsUserCheckable]

    def _ticked(self) -> list[UUID]:
        return [item.data(_KeyRole) for item in self._items() if item.checkState() == Qt.CheckState.Checked]

    def _tick_all(self, state: Qt.CheckState) -> None:
        for item in self._items():
            item.setCheckState(state)

    def _count(self) -> None:
        ui, count = self._ui, len(self._ticked())
        ui.sendButton.setVisible(self._row is None or bool(self._items()))
        ui.sendButton.setEnabled(count > 0 and ui.formCombo.count() > 0)
        ui.sendButton.setText(self.tr("%n Bögen verschicken", "", count))

    def _send(self) -> None:
        projects, row = self._ticked(), self._row
        if row is not None:
            self.context.write(
                self,
                lambda ws: ws.forms.rounds.ask_all(row.id, projects),
                lambda _: self._sent(len(projects)),
            )
            return
        wish = self._wish()
        if wish is not None:
            self.context.write(
                self, lambda ws: ws.forms.rounds.hand_out(wish, projects), lambda _: self._sent(len(projects))
            )

    def _sent(self, count: int) -> None:
        self.context.say(
            self.tr("%n Bögen liegen bereit. Sie gehen mit dem nächsten Senden hinaus.", "", count)
        )
        self._filled = False
        self.context.show_page("monitoring")
