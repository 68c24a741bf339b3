"""Senden und Empfangen: where things stand, what waits for a decision, what arrived, places and devices."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from uuid import UUID

from PySide6.QtWidgets import QFileDialog, QMenu, QPushButton, QWidget

from inka_desktop.gui import icons
from inka_desktop.gui._generated.exchange_page import Ui_ExchangePage
from inka_desktop.gui.automatic import say_removable
from inka_desktop.gui.context import Context
from inka_desktop.gui.dialogs.entries_dialog import decide
from inka_desktop.gui.dialogs.project_choice import limit_place, prepare_for_travel
from inka_desktop.gui.jobs import Job
from inka_desktop.gui.page_list import is_office
from inka_desktop.gui.pages.device_decisions import accept_proposal, offer_decisions
from inka_desktop.gui.pages.page import Page
from inka_desktop.gui.sticks import use as use_stick
from inka_desktop.gui.widgets.card import CardRow
from inka_desktop.gui.widgets.question_card import QuestionGroup
from inka_desktop.records.values import Role
from inka_desktop.services.exchange_rows import StickRow
from inka_desktop.services.member_rows import EndedRow, MemberRow, OwnersRow, ProposalRow
from inka_desktop.services.rows import ArrivalRow, DeviceRow, ExchangeStateRow, PlaceRow, QuestionRow, SyncRow
from inka_desktop.viewmodels import dates, exchange
from inka_desktop.viewmodels.notices import notice_words
from inka_desktop.viewmodels.question_groups import Group, grouped, newest
from inka_desktop.viewmodels.wording import record_kind

ARRIVALS = 50
GROUPS = 10
"""Records whose questions are shown at once."""


class ExchangePage(Page):
    """One button sends and receives; everything else says what came of it."""

    name = "exchange"
    code = "S-01"
    follows_meetings = True

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._ui = Ui_ExchangePage()
        self._ui.setupUi(self)
        self._job: Job | None = None
        self._places: tuple[PlaceRow, ...] = ()
        self._asked: tuple[QuestionRow, ...] = ()
        ui = self._ui
        ui.questionsCard.hide()
        ui.noticeLabel.hide()
        ui.ownersCard.hide()
        ui.proposalsCard.hide()
        ui.syncButton.clicked.connect(self.sync)
        icons.set_icon(ui.syncButton, "refresh-cw", "on_accent")
        self._invite_button = QPushButton(self.tr("Gerät einladen"), self)
        self._invite_button.clicked.connect(lambda _checked: self.invite())
        ui.devicesCard.add_head_widget(self._invite_button)
        self._place_button = QPushButton(self.tr("Ordner wählen"), self)
        self._place_button.clicked.connect(self.choose_place)
        ui.placesCard.add_head_widget(self._place_button)
        self._newest_button = QPushButton(self.tr("Überall die neuere Angabe nehmen"), self)
        self._newest_button.clicked.connect(lambda: decide(self.context, newest(self._asked)))
        ui.questionsCard.add_head_widget(self._newest_button)
        self._share_button = QPushButton(self.tr("Freigabelink"), self)
        self._share_button.clicked.connect(self.add_share)
        ui.placesCard.add_head_widget(self._share_button)
        ui.packetButton.clicked.connect(self.write_packets)
        self._travel_button = QPushButton(self.tr("Für unterwegs vorbereiten"), self)
        self._travel_button.clicked.connect(lambda: prepare_for_travel(self, self.context))
        ui.arrivalsCard.add_head_widget(self._travel_button)
        ui.placesCard.set_title(self.tr("Austauschorte"))
        ui.devicesCard.set_title(self.tr("Geräte"))
        ui.arrivalsCard.set_title(self.tr("Eingegangen"))

    def refresh(self) -> None:
        """Reads again what is shown."""
        context = self.context
        context.read(self, lambda ws: (ws.exchange.state(), ws.exchange.found_sticks()), self._show_places)
        context.read(self, lambda ws: ws.exchange.questions(), self._show_questions)
        context.read(self, lambda ws: ws.exchange.arrivals(ARRIVALS), self._show_arrivals)
        context.read(self, lambda ws: (ws.exchange.devices(), ws.members.roster()), self._show_devices)
        context.read(self, lambda ws: (ws.members.owners(), ws.members.ended()), self._show_owners)
        context.read(self, lambda ws: (ws.members.proposals(), ws.members.roster()), self._show_proposals)

    def take_changes(self, changes: object) -> None:
        """Any change alters what is unsent; read again while the page is in view."""
        self._read_again()

    # --- acting -----------------------------------------------------------------------------------

    def sync(self) -> None:
        """Sends and receives now; a second press while it runs does nothing."""
        if self._job is not None:
            return
        if not self._places and self.context.workspace is not None:
            self.context.read(self, lambda ws: ws.exchange.state(), self._sync_if_places)
            return
        job = self._job = self.context.start_job(self.tr("Senden und Empfangen"))
        self._ui.syncButton.setEnabled(False)
        self.context.write(
            self, lambda ws: ws.exchange.sync(job.report, job.cancelled), self._was_synced, self._not_synced
        )

    def _sync_if_places(self, state: ExchangeStateRow) -> None:
        self._places = state.places
        if state.places:
            self.sync()
        else:
            self.context.say(
                self.tr("Wählen Sie zuerst einen Austauschordner, den alle Geräte erreichen."),
                "information",
                self.tr("Ordner wählen"),
                self.choose_place,
            )

    def choose_place(self) -> None:
        """Lets a folder be picked that all devices reach."""
        self._choose_for(())

    def _choose_for(self, spaces: tuple[UUID, ...]) -> None:
        """Lets a folder be picked that is for some spaces; for none said as :meth:`.Exchange.add_place`."""
        folder = QFileDialog.getExistingDirectory(self, self.tr("Austauschordner wählen"))
        if folder:
            self.context.write(
                self,
                lambda ws: ws.exchange.add_place(Path(folder), spaces or None),
                lambda _place: self._place_added(),
            )

    def add_share(self) -> None:
        """Asks for a share link."""
        from inka_desktop.gui.dialogs.share_dialog import ShareDialog

        dialog = ShareDialog(self.context, self)
        dialog.added.connect(self._place_added)
        dialog.open()

    def write_packets(self) -> None:
        """Writes what others may lack into files to be sent by mail."""
        folder = QFileDialog.getExistingDirectory(self, self.tr("Ordner für das Paket wählen"))
        if folder:
            self.context.write(
                self, lambda ws: ws.exchange.write_packets(Path(folder)), self._packets_written
            )

    def _packets_written(self, paths: list[Path]) -> None:
        self.context.say(
            self.tr("%n Pakete geschrieben. Senden Sie alle, zum Beispiel per E-Mail.", "", len(paths))
        )

    def invite(self, person: str = "", then: Callable[[], None] | None = None) -> None:
        """Makes an invitation for another device, of somebody who may be named; ``then`` follows."""
        if not self._places:
            self.context.say(
                self.tr("Wählen Sie zuerst einen Austauschordner, den alle Geräte erreichen."),
                "information",
                self.tr("Ordner wählen"),
                self.choose_place,
            )
            return
        from inka_desktop.gui.dialogs.invite_dialog import InviteDialog

        dialog = InviteDialog(self.context, self._places, self, person)
        if then is not None:
            dialog.invited.connect(then)
        dialog.list_wished.connect(self.invite_list)
        dialog.open()

    def invite_list(self) -> None:
        """Makes invitations for all people of a list."""
        from inka_desktop.gui.dialogs.invite_list_dialog import InviteListDialog

        InviteListDialog(self.context, self._places, self).open()

    def _place_added(self) -> None:
        self.refresh()
        self.context.say(
            self.tr("Der Austauschort ist eingerichtet."),
            "good",
            self.tr("Jetzt senden und empfangen"),
            self.sync,
        )

    def _was_synced(self, row: SyncRow) -> None:
        self._end_job()
        sent = self.tr("%n Änderungen gesendet", "", row.sent)
        received = self.tr("%n empfangen", "", row.received)
        self.context.say(self.tr("{sent}, {received}.").format(sent=sent, received=received))
        say_removable(self.context, row)
        self.refresh()

    def _not_synced(self, error: BaseException) -> None:
        self._end_job()
        self.context.tell(error)
        self.refresh()

    def _end_job(self) -> None:
        self._ui.syncButton.setEnabled(True)
        if self._job is not None:
            self._job.finished.emit()
            self._job = None

    # --- showing ----------------------------------------------------------------------------------

    def _show_places(self, told: tuple[ExchangeStateRow, Sequence[StickRow]]) -> None:
        self._show_state(told[0])
        self._show_sticks(told[1])

    def _show_state(self, state: ExchangeStateRow) -> None:
        on = self.context.today()
        self._places = state.places
        self._ui.stateLabel.setText(exchange.state_line(state, on).text)
        notices = [notice_words(code, self.context.language) for code in state.notices]
        self._ui.noticeLabel.setText("\n".join(notices))
        self._ui.noticeLabel.setVisible(bool(notices))
        card = self._ui.placesCard
        card.clear()
        for place in state.places:
            card.add_row(self._place_row(place))
        if not state.places:
            card.say(self.tr("Noch keiner. Ein Ordner, den alle Geräte erreichen, genügt."))

    def _place_row(self, place: PlaceRow) -> CardRow:
        row = CardRow(place.path, exchange.place_words(place, self.context.today()))
        if place.is_gone:
            again = row.add_button(self.tr("Ordner neu wählen"))
            again.clicked.connect(lambda: self._choose_for(place.spaces))
        menu = QMenu(self)
        menu.addAction(self.tr("Wofür dieser Ort ist …")).triggered.connect(
            lambda: limit_place(self, self.context, place)
        )
        menu.addAction(self.tr("Entfernen")).triggered.connect(
            lambda: self.context.write(
                self, lambda ws: ws.exchange.remove_place(place.id), lambda _: self.refresh()
            )
        )
        row.add_button(self.tr("Mehr")).setMenu(menu)
        return row

    def _show_sticks(self, rows: Sequence[StickRow]) -> None:
        """Sticks that hold a place which this profile does not use yet."""
        for stick in (row for row in rows if row.place is None):
            line = CardRow(
                self.tr("USB-Stick „{name}“").format(name=stick.name), self.tr("noch nicht benutzt")
            )
            line.add_button(self.tr("Benutzen")).clicked.connect(
                lambda _=False, row=stick: use_stick(self, self.context, row)
            )
            self._ui.placesCard.add_row(line)

    def _show_questions(self, rows: Sequence[QuestionRow]) -> None:
        card = self._ui.questionsCard
        card.clear()
        card.setVisible(bool(rows))
        card.set_title(self.tr("Zwei Angaben – bitte entscheiden"), self.tr("%n offen", "", len(rows)))
        self._newest_button.setVisible(len(rows) > 1)
        self._asked = tuple(rows)
        self._add_groups(grouped(rows, self.context.today()))

    def _add_groups(self, groups: Sequence[Group]) -> None:
        card = self._ui.questionsCard
        for group in groups[:GROUPS]:
            card.add_row(self._group(group))
        if len(groups) > GROUPS:
            more = self.tr("%n weitere zeigen", "", len(groups) - GROUPS)
            card.offer(more, lambda: self._add_groups(groups[GROUPS:]))

    def _group(self, group: Group) -> QuestionGroup:
        view = QuestionGroup(group, self.context.today(), self)
        view.decided.connect(lambda decisions: decide(self.context, decisions))
        page = {"protocol": "protocol", "project": "projects"}.get(group.kind)
        view.open_button.setVisible(page is not None)
        view.opened.connect(lambda: self.context.show_page(page or "", group.id))
        return view

    def _show_arrivals(self, rows: Sequence[ArrivalRow]) -> None:
        on, card = self.context.today(), self._ui.arrivalsCard
        card.clear()
        for arrival in rows:
            second = self.tr("{person}, Gerät „{device}“, {when}").format(
                person=arrival.person or "–", device=arrival.device, when=dates.moment(arrival.at, on)
            )
            many = f" ({arrival.records})" if arrival.records > 1 else ""
            row = CardRow(arrival.label or record_kind(arrival.kind) + many, second)
            if arrival.kind in ("protocol", "project"):
                page = "protocol" if arrival.kind == "protocol" else "projects"
                row.make_clickable()
                row.activated.connect(
                    lambda wanted=arrival.record_id, where=page: self.context.show_page(where, wanted)
                )
            card.add_row(row)
        if not rows:
            card.say(self.tr("Noch nichts. Hier steht, was andere Geräte geschickt haben."))

    def _show_devices(self, told: tuple[Sequence[DeviceRow], Sequence[MemberRow]]) -> None:
        self._invite_button.setVisible(any(row.own and row.role == Role.OWNER for row in told[1]))
        on, card = self.context.today(), self._ui.devicesCard
        devices, members = told[0], {row.id: row for row in told[1]}
        own = next((row for row in told[1] if row.own), None)
        card.clear()
        for device in devices:
            row = CardRow(device.name or "–", exchange.device_words(device, on))
            row.add_mark(exchange.device_mark(device))
            if own is not None and device.id in members and not device.own:
                offer_decisions(self, self.context, row, own, members[device.id])
            card.add_row(row)

    def _show_owners(self, told: tuple[OwnersRow, Sequence[EndedRow]]) -> None:
        card = self._ui.ownersCard
        card.setVisible(is_office(self.context.role))
        card.show_owners(self.context, *told, self.refresh)

    def _show_proposals(self, told: tuple[Sequence[ProposalRow], Sequence[MemberRow]]) -> None:
        rows, members = told[0], {row.id: row for row in told[1]}
        decides = any(row.own and row.role == Role.OWNER for row in told[1])
        shown = rows if decides else [row for row in rows if row.own]

        def accept(row: ProposalRow) -> None:
            accept_proposal(self, self.context, row, members.get(row.about), self.invite)

        self._ui.proposalsCard.show_proposals(self.context, shown, accept if decides else None)
