"""The right of the protocol editor: what is open before finishing, since the last protocol, versions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLabel, QWidget

from inka_desktop.gui._generated.protocol_side import Ui_ProtocolSide
from inka_desktop.gui.pages.outgoing import Outgoing
from inka_desktop.gui.pages.protocol_approval import ProtocolApproval
from inka_desktop.gui.pages.protocol_late import ProtocolLate
from inka_desktop.gui.pages.protocol_release import ProtocolRelease
from inka_desktop.gui.widgets.card import CardRow
from inka_desktop.services.exchange_rows import RecordStateRow
from inka_desktop.services.rows import MissingRow, ProtocolRow, VersionRow
from inka_desktop.viewmodels import dates, protocol_words, record_state
from inka_desktop.viewmodels.questions import missing_words
from inka_desktop.viewmodels.wording import Mark

if TYPE_CHECKING:
    from inka_desktop.gui.pages.protocol_page import ProtocolPage


class ProtocolSide(QObject):
    """Fills the cards at the right; what it is asked for goes back to the page."""

    place_wished = Signal(object)
    carried_wished = Signal()
    version_wished = Signal(object)
    take_back_wished = Signal(object)

    def __init__(
        self, content: QWidget, page: ProtocolPage, release: ProtocolRelease,
        newest: Callable[[], UUID | None],
    ) -> None:  # fmt: skip
        """Puts the cards into ``content``; ``newest`` gives the version that counts."""
        super().__init__(page)
        self._ui = ui = Ui_ProtocolSide()
        ui.setupUi(content)
        self._release = release
        self.approval = ProtocolApproval(page, ui.consultationCard, ui.signingCard)
        self.late = ProtocolLate(page, ui.lateCard)
        self.outgoing = Outgoing(page, ui.mailCard, newest)
        self._count = QLabel(page)
        self._count.setProperty("role", "muted")
        self._shown: tuple[MissingRow, ...] | None = None
        self._final = False
        ui.missingCard.set_title(self.tr("Noch offen bis zum Abschluss"))
        ui.missingCard.add_head_widget(self._count)
        ui.internalNoteText.set_lines(3)
        ui.stateCard.set_title(self.tr("Senden und Empfangen"))
        ui.notesCard.attach(page.context)
        ui.stateCard.hide()
        ui.sinceCard.hide()
        ui.versionsCard.hide()

    def show_missing(self, rows: Sequence[MissingRow]) -> None:
        """Lists what is still open; each line leads to its place."""
        if self._shown == tuple(rows):
            return
        self._shown = tuple(rows)
        self._place_missing()
        card = self._ui.missingCard
        card.clear()
        self._count.setText(str(len(rows)) if rows else "")
        grouped: dict[str, list[MissingRow]] = {}
        for row in rows:
            grouped.setdefault(missing_words(row), []).append(row)
        for text, same in grouped.items():
            row = same[0]
            line = CardRow(text, self.tr("%n Stellen", "", len(same)) if len(same) > 1 else "")
            if row.blocks:
                line.title.setAccessibleDescription(self.tr("nötig für den Abschluss"))
            line.add_button(self.tr("Zur Stelle")).clicked.connect(
                lambda _checked=False, wanted=row: self.place_wished.emit(wanted)
            )
            card.add_row(line)
        if not rows:
            card.say(self.tr("Alles Nötige ist eingetragen."))

    def show_state(self, row: RecordStateRow | None, on: date) -> None:
        """Says how far own work on this protocol has got; nothing where all of it is by others."""
        card = self._ui.stateCard
        card.clear()
        card.setVisible(row is not None)
        if row is not None:
            card.add_row(CardRow(*record_state.words(row, on)))

    def show_row(self, row: ProtocolRow, on: date) -> None:
        """Shows what happened since the last protocol, and the finished versions."""
        self._final = row.state == "final"
        self._place_missing()
        self._show_since(row, on)
        self._show_versions(row, on)
        settled = self._final and not row.arrived_later
        title = self.tr("Noch offen") if settled else self.tr("Noch offen bis zum Abschluss")
        self._ui.missingCard.set_title(title)
        self.late.show_record(row.id, late=self._final and row.arrived_later)
        self.approval.show_record(row.id, final=self._final, corrected=row.arrived_later)
        self.outgoing.show_record(row.id)
        self._ui.notesCard.show_record("protocol", row.id)

    def _place_missing(self) -> None:
        """A finished protocol that lacks nothing says nothing about finishing."""
        self._ui.missingCard.setVisible(bool(self._shown) or not self._final)

    def _show_since(self, row: ProtocolRow, on: date) -> None:
        card = self._ui.sinceCard
        card.clear()
        card.setVisible(bool(row.carried))
        if not row.carried:
            return
        card.set_title(protocol_words.words(row.type).since)
        still = sum(1 for agreement in row.carried if agreement.state == "open")
        done = len(row.carried) - still
        first = self.tr("%n offen", "", still)
        text = (
            first
            if not done
            else self.tr("{open}, {done}").format(
                open=first, done=self.tr("%n erledigt oder entfallen", "", done)
            )
        )
        second = ""
        if row.carried_from is not None:
            second = self.tr("Termin vom {day}").format(day=dates.day(row.carried_from, on))
        line = CardRow(self.tr("Vereinbarungen: {state}").format(state=text), second)
        line.add_button(self.tr("Öffnen")).clicked.connect(self.carried_wished)
        card.add_row(line)

    def _show_versions(self, row: ProtocolRow, on: date) -> None:
        card, versions = self._ui.versionsCard, row.versions
        released = {one.version_id: one for one in row.released}
        card.clear()
        card.setVisible(bool(versions))
        card.set_title(self.tr("Fassungen"))
        for version in versions:
            title = self.tr("{number}, Fassung {version}").format(
                number=version.number, version=version.version
            )
            when = dates.moment(version.finished_at, on)
            second = self.tr("{person}, {when}").format(person=version.finished_by or "–", when=when)
            if version.replaces is not None:
                told = self.tr("Berichtigte Fassung (ersetzt Fassung {version})")
                second = told.format(version=version.replaces) + "\n" + second
            line = CardRow(title, second)
            if version.withdrawn:
                line.add_mark(Mark(self.tr("zurückgenommen"), "", "undo-2"))
            else:
                if version.twice:
                    line.add_mark(Mark(self.tr("zugleich entstanden"), "attention", "split"))
                line.make_clickable()
                line.activated.connect(lambda wanted=version: self.version_wished.emit(wanted))
            card.add_row(line)
        newest = next((version for version in versions if not version.withdrawn), None)
        if newest is not None:
            if row.project_id is not None:
                card.add_row(self._release.row(newest, released.get(newest.id)))
            if not newest.sent and newest.id not in released:
                card.add_row(self._take_back_row(newest))

    def _take_back_row(self, version: VersionRow) -> CardRow:
        row = CardRow(self.tr("Noch nicht gesendet"))
        row.title.setProperty("role", "second")
        row.add_button(self.tr("Zurücknehmen")).clicked.connect(
            lambda: self.take_back_wished.emit(version.id)
        )
        return row
