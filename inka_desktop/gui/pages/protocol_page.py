"""The editor of a protocol: made for typing while people talk, without mouse, without a save button."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QMenu, QWidget

from inka_desktop.gui import icons, theme
from inka_desktop.gui._generated.protocol_later import Ui_ProtocolLater
from inka_desktop.gui._generated.protocol_page import Ui_ProtocolPage
from inka_desktop.gui.binder import Binder
from inka_desktop.gui.context import Context
from inka_desktop.gui.pages.protocol_release import ProtocolRelease
from inka_desktop.gui.pages.protocol_sections import ProtocolSections
from inka_desktop.gui.pages.protocol_side import ProtocolSide
from inka_desktop.gui.pages.protocol_suggest import suggest
from inka_desktop.gui.pages.record_page import RecordPage
from inka_desktop.gui.pictures import PictureDrops
from inka_desktop.gui.pointing import point_at
from inka_desktop.gui.removing import remove
from inka_desktop.gui.tab_order import set_reading_order
from inka_desktop.gui.widgets.agreement_strip import AgreementStrip
from inka_desktop.gui.widgets.field_mark import show_marks
from inka_desktop.gui.widgets.fields import GrowingText
from inka_desktop.gui.widgets.record_list import in_turns
from inka_desktop.gui.widgets.topics import NUMBERED
from inka_desktop.records.protocol_types import Section, spec_of_type
from inka_desktop.services.rows import MissingRow, ProtocolFilter, ProtocolListRow, ProtocolRow, VersionRow
from inka_desktop.services.search_rows import SpotRow
from inka_desktop.viewmodels import dates, protocol_words, wording
from inka_desktop.viewmodels.photo_times import Span, span_of

if TYPE_CHECKING:
    from inka_desktop.services.workspace import Workspace
    from inka_desktop.store.writer import Changes

NARROW_PX, SIDE_PX, NARROW_SIDE_PX = 1000, 276, 262
LEFT_PX, NARROW_LEFT_PX, LIST_PX = 196, 148, 900
"""Width of the list of sections, also while narrow; below the third it gives its room to the text."""
TOPICS, PEOPLE, AGREEMENTS = 10, 6, 4
"""What a usual protocol has; so many editors are made beforehand."""
ARRIVALS_MS = 1_000
_KINDS = frozenset(
    {
        "protocol",
        "topic",
        "attendance",
        "agreement",
        "photo",
        "protocol_version",
        "released_protocol",
        "question",
        "fixed_text",
        "recipient",
        "reply",
        "signature",
        "document",
        "mailing",
    }
)


class ProtocolPage(RecordPage[ProtocolRow]):
    """Shows one protocol; everything typed is saved 0.8 s later, on leaving and on closing."""

    name = "protocol"
    code = "P-03"
    parent_page = "protocols"
    watches = _KINDS
    _sections: ProtocolSections

    def __init__(self, context: Context, parent: QWidget | None = None, *, later: bool = False) -> None:
        """With ``later``, :meth:`pieces` come in other turns of the event loop."""
        super().__init__(context, parent)
        self._ui = Ui_ProtocolPage()
        self._ui.setupUi(self)
        self._saved_label = self._ui.savedLabel
        self._later = Ui_ProtocolLater()
        self._whole = False
        self._pieces = self._make()
        self._type = ""
        self._spot: SpotRow | None = None
        # An exchange brings many changes in a row, and reading all of a protocol again for each of them would
        # answer keys late.
        self._arrivals = QTimer(self, singleShot=True, interval=ARRIVALS_MS)
        self._arrivals.timeout.connect(self._read_again)
        if not later:
            self.complete()

    def pieces(self) -> Iterator[None]:
        """What is left of making this page."""
        return self._pieces

    def spares(self) -> Iterator[None]:
        """Editors for the parts of a usual protocol."""
        ui = self._ui
        for part, count in ((ui.topicList, TOPICS), (ui.peopleList, PEOPLE), (ui.agreementList, AGREEMENTS)):
            for _ in range(count):
                part.prepare()
                yield

    def rehearse(self) -> Iterator[None]:
        """Shows the newest protocol: what the first one loads, compiles and lays out is there then."""
        found = list[Sequence[ProtocolListRow]]()
        self.context.read(
            self, lambda ws: ws.protocols.page(ProtocolFilter(), "date", True, 0, 1), found.append,
            lambda _error: found.append(()),  # who opens the list hears of it
        )  # fmt: skip
        while not found:
            yield
        if found[0] and self._record is None:  # else somebody was faster
            self.show_record(found[0][0].id)
        while self.showing():
            yield

    def _make(self) -> Iterator[None]:
        """The second half of the form, its layout, its right side, and what connects it all."""
        ui, context = self._ui, self.context
        self._later.setupUi(ui.laterContent)
        yield
        ui.scrollArea.lay_out()
        yield
        self._prepare_fields()
        self._sections = ProtocolSections(ui, self)
        self.releasing = ProtocolRelease(self)
        self._side = ProtocolSide(ui.sideAreaContent, self, self.releasing, self._newest)
        self._make_menu()
        yield
        self._strip = AgreementStrip(context, self)
        self.binder = Binder(context, "protocol", self)
        self._lists = (ui.peopleList, ui.topicList, ui.agreementList, self._later.photoGrid)
        self._wire()
        self._bind_keys()
        self._whole = True

    # --- showing ----------------------------------------------------------------------------------

    def begin(self) -> None:
        """Another protocol comes into view."""
        self._sections.forget()
        self._strip.show_for(self._record)

    def take_changes(self, changes: Changes) -> None:
        """What an exchange brings is read once for all that comes within a second."""
        if not changes.received:
            super().take_changes(changes)
        elif not self._arrivals.isActive():
            self._arrivals.start()

    def read(self, workspace: Workspace, record: UUID) -> ProtocolRow:
        """The protocol with all that is in it."""
        return workspace.protocols.get(record, self.context.today())

    def read_beside(self, record: UUID) -> None:
        """What is missing, and how far the protocol has got."""
        self.context.read(
            self, lambda ws: ws.protocols.missing(record), self._side.show_missing, self.not_read_beside
        )
        self._read_state()

    def _read_state(self) -> None:
        """How far this protocol has got; an exchange that only sends changes nothing else shown."""
        protocol = self._record
        if protocol is not None and self._whole:
            self.context.read(
                self,
                lambda ws: ws.exchange.record_states("protocol", [protocol]).get(protocol),
                lambda row: (
                    self._side.show_state(row, self.context.today()) if protocol == self._record else None
                ),
            )

    def parts(self, row: ProtocolRow) -> list[Callable[[], None]]:
        """The protocol part by part, in reading order."""
        on, spec, words = self.context.today(), spec_of_type(row.type), protocol_words.words(row.type)
        ui = self._ui
        people, topics, agreements = ui.peopleList, ui.topicList, ui.agreementList
        add, carried = words.add_topic, frozenset(one.id for one in row.carried)
        return [
            lambda: self._show_head(row),
            *in_turns(people, row.people, lambda rows: people.load(row.id, rows, voting=spec.agenda)),
            *in_turns(topics, row.topics, lambda rows: topics.load(row.id, rows, add, agenda=spec.agenda)),
            *in_turns(
                agreements,
                row.carried + row.agreements,
                lambda rows: agreements.load(row.id, rows, carried, on),
            ),
            lambda: self._later.photoGrid.load(row.id, row.photos, _span(row)),
            lambda: self._side.show_row(row, on),
            lambda: set_reading_order(self),
            lambda: self._take_up_strip(row),
            self._show_spot,
        ]

    def _show_head(self, row: ProtocolRow) -> None:
        self._show_type(row)
        self._ui.stateChip.set_mark(wording.state_mark(row.state))
        self.binder.load(row.id, row)
        self._sections.show_row(row)
        show_marks(self.binder.fields(), row.divided, self._open_entries)
        corrected = bool(row.versions) and row.arrived_later
        final = row.state == "final" and not corrected
        finish = self.tr("Berichtigte Fassung abschließen") if corrected else self.tr("Abschließen")
        self._ui.finishButton.setText(finish)
        self._ui.finishButton.setVisible(not final)

    def _show_type(self, row: ProtocolRow) -> None:
        """What the type of protocol is called, and the kinds it can be."""
        ui, words = self._ui, protocol_words.words(row.type)
        ui.titleLabel.setText(words.event.format(about=row.title or "–"))
        ui.topicsTitle.setText(words.topics)
        if self._type != row.type:
            self._type = row.type
            ui.kindCombo.offer(words.kinds)
        day = dates.day(row.last_date, self.context.today()) if row.last_date is not None else ""
        told = self.tr("Sitzung vom {day}").format(day=day) if day else ""
        ui.lastMinutesLabel.setText(f"{told}, {row.last_number}" if told and row.last_number else told)
        ui.lastMinutesLabel.setVisible(bool(told))

    # --- saving -----------------------------------------------------------------------------------

    def take_in(self) -> bool:
        """Before a text is fixed: hands all over, also lines not entered yet; False where it says why not."""
        self._ui.peopleList.take_in(self._record)
        return self._strip.take_in() and self.hand_over()

    def was_saved(self, at: datetime) -> None:
        """Something typed is on the disk, and not yet anywhere else."""
        super().was_saved(at)
        self._read_state()

    # --- finishing and printing -------------------------------------------------------------------

    def finish(self) -> None:
        """Finishes, or leads to the first thing that is missing."""
        protocol = self._record
        if protocol is not None and self.take_in():
            self.context.read_saved(self, lambda ws: ws.protocols.missing(protocol), self._finish_unless)

    def _finish_unless(self, missing: Sequence[MissingRow]) -> None:
        self._side.show_missing(missing)
        blocking = [row for row in missing if row.blocks]
        protocol = self._record
        if blocking:
            self._go_to(blocking[0])
            self.context.say(
                self.tr(
                    "Vor dem Abschließen fehlen noch %n Angaben. Die erste ist ausgewählt.", "", len(blocking)
                ),
                "attention",
                here=True,
            )
        elif protocol is not None:
            self.context.write(self, lambda ws: ws.protocols.finish(protocol), self._was_finished)

    def _was_finished(self, version: VersionRow) -> None:
        self.refresh()
        self.context.say(
            self.tr("Abgeschlossen als {number}, Fassung {version}.").format(
                number=version.number, version=version.version
            ),
            "good",
            self.tr("Zurücknehmen"),
            lambda: self._take_back(version.id),
        )

    def _take_back(self, version: UUID) -> None:
        self.context.write(
            self,
            lambda ws: ws.protocols.take_back(version),
            lambda _: self.context.say(self.tr("Das Abschließen ist zurückgenommen.")),
        )

    def preview(self, version: UUID | None = None) -> None:
        """Shows the pages as they print; without a version the one that holds, or the draft."""
        if self._record is None or (version is None and not self.hand_over()):
            return
        from inka_desktop.gui.dialogs.preview_dialog import PreviewDialog

        newest = self._newest() if version is None else version
        PreviewDialog(self.context, self._record, newest, self).open()

    def _newest(self) -> UUID | None:
        row = self._row
        if row is None or row.state != "final":
            return None
        return next((version.id for version in row.versions if not version.withdrawn), None)

    # --- agreements from lines --------------------------------------------------------------------

    def agree(self, source: QWidget, line: str) -> None:
        """Opens the strip below the line in which somebody is typing."""
        below = QPoint(0, source.height())
        if isinstance(source, GrowingText):
            below = source.cursorRect().bottomLeft() + QPoint(0, 6)
        self._strip.open_for(source, line, self._ui.topicList.topic_of(source), source.mapTo(self, below))

    def _take_up_strip(self, row: ProtocolRow) -> None:
        below, names = self._ui.agreementList, [person.name or person.function for person in row.people]
        self._strip.take_up(below.mapTo(self, QPoint(0, below.height())), [name for name in names if name])

    def _add_agreement(self, what: str, who: str, due: date | None, at: UUID | None) -> None:
        protocol = self._record
        if protocol is not None:
            self.context.write(self, lambda ws: ws.protocols.add_agreement(protocol, what, who, due, at))

    # --- places -----------------------------------------------------------------------------------

    def reveal(self, field: str) -> None:
        """Scrolls to a field of the protocol itself; unknown ones are passed over."""
        widget = self.binder.fields().get(field)
        if widget is not None:
            self._sections.reveal(widget)

    def reveal_spot(self, spot: SpotRow) -> None:
        """Puts the cursor where something was found, as soon as all of the visit is shown."""
        self._spot = spot

    def _show_spot(self) -> None:
        spot, self._spot = self._spot, None
        if spot is None or spot.record != self._record:
            return
        ui = self._ui
        found = [
            part.field(spot.part, spot.field) for part in (ui.peopleList, ui.topicList, ui.agreementList)
        ]
        own = self.binder.fields().get(spot.field) if spot.part == self._record else None
        widget = next((one for one in (own, *found) if one is not None), None)
        if widget is not None:
            self._sections.reveal(widget)
            point_at(widget, spot.word, ui.scrollArea)
        elif spot.kind == "reply":
            self._side.approval.open()
        else:
            self._later.photoGrid.enter(spot.part)

    def _go_to(self, missing: MissingRow) -> None:
        if missing.code.endswith("_divided"):
            self._open_entries(missing.field, missing.record_id)
            return
        if missing.record_id == self._record and missing.field in self.binder.fields():
            self.reveal(missing.field)
            return
        for editor in (*self._ui.topicList.editors(), *self._ui.agreementList.editors()):
            bound = editor.binder.fields().get(missing.field)
            if bound is not None and editor.binder.record == missing.record_id:
                self._sections.reveal(bound)
                return
        if missing.field in ("caption", "people_mark", "attachment_id"):
            self._sections.go("photos")
            self._later.photoGrid.enter(missing.record_id)
        elif missing.field in ("outcome", "replied"):
            self._side.approval.open()
        elif missing.field in ("people", "attendance"):
            self._sections.go("people")
            self._ui.peopleList.enter()
        elif missing.field in ("topics", "topic"):
            self._sections.go("topics")
            self._ui.topicList.add_topic("")

    def _open_entries(self, field: str, record: UUID | None = None) -> None:
        from inka_desktop.gui.dialogs.entries_dialog import open_entries

        target = record or self._record
        if target is not None:
            open_entries(self, self.context, target, field)

    def _open_history(self) -> None:
        from inka_desktop.gui.dialogs.history_dialog import HistoryDialog

        if self._record is not None:
            self.leave()
            HistoryDialog(self.context, "protocol", self._record, self).open()

    def _bring_photos(self, protocol: UUID) -> None:
        if protocol == self._record:
            self._sections.bring(Section.PHOTOS)

    def _open_photo(self, photo: UUID) -> None:
        from inka_desktop.gui.dialogs.photo_dialog import PhotoDialog

        PhotoDialog(self.context, photo, self).open()

    def _delete(self) -> None:
        protocol, context = self._record, self.context
        if protocol is not None:
            self.leave()
            remove(
                self, context, "protocol", protocol, self.tr("Das Protokoll ist im Papierkorb."),
                gone=lambda: context.show_page("protocols"),
                back=lambda: context.show_page("protocol", protocol),
            )  # fmt: skip

    def _erase(self) -> None:
        from inka_desktop.gui.dialogs.erase_dialog import EraseDialog

        if self._record is not None:
            self.leave()
            dialog = EraseDialog(self.context, self, kind="protocol", record=self._record)
            dialog.begun.connect(lambda whole: self.context.show_page("protocols") if whole else None)
            dialog.erased.connect(lambda: self.refresh() if self.isVisible() else None)
            dialog.open()

    # --- putting together -------------------------------------------------------------------------

    def _prepare_fields(self) -> None:
        ui = self._ui
        ui.quorateCombo.offer(wording.QUORATE, "–")
        ui.approvalCombo.offer(wording.APPROVALS, "–")
        ui.objectionsOutcomeCombo.offer(wording.OBJECTIONS, "–")
        for field in (ui.dateEdit, self._later.nextDateEdit, ui.invitedOnEdit):
            field.today = self.context.today
        ui.invitedOnEdit.past = True
        suggest(self.context, ui)
        ui.dateEdit.past = True
        for part in (ui.peopleList, ui.topicList, ui.agreementList, self._later.photoGrid):
            part.attach(self.context)
        icons.set_icon(ui.moreButton, "ellipsis")

    def _make_menu(self) -> None:
        ui, menu = self._ui, QMenu(self)
        self._side.outgoing.fill_menu(menu)
        menu.addSeparator()
        menu.addAction(self.tr("Verlauf")).triggered.connect(self._open_history)
        menu.addAction(self.tr("In den Papierkorb")).triggered.connect(self._delete)
        menu.addAction(self.tr("Endgültig löschen …")).triggered.connect(self._erase)
        ui.moreButton.setMenu(menu)
        ui.moreButton.setPopupMode(ui.moreButton.ToolButtonPopupMode.InstantPopup)

    def _wire(self) -> None:
        ui = self._ui
        self.watch_saving()
        self.context.met.connect(self._read_state)
        ui.finishButton.clicked.connect(self.finish)
        ui.previewButton.clicked.connect(lambda _checked=False: self.preview())
        ui.topicList.agreement_wished.connect(self.agree)
        ui.agreementList.adding_wished.connect(lambda: self.agree(ui.agreementList, ""))
        ui.agreementList.entries_wished.connect(lambda record, field: self._open_entries(field, record))
        self._later.photoGrid.opened.connect(self._open_photo)
        self._later.photoGrid.offered.connect(self._bring_photos)
        PictureDrops(self, self._later.photoGrid.take_dropped)
        self._strip.agreed.connect(self._add_agreement)
        self._side.place_wished.connect(self._go_to)
        self._side.carried_wished.connect(lambda: self._sections.go("agreements"))
        self._side.version_wished.connect(lambda version: self.preview(version.id))
        self._side.take_back_wished.connect(self._take_back)
        self._side.late.taking_up_wished.connect(self.finish)
        self._side.approval.topic_wished.connect(self._enter_topic_of)
        self.releasing.photos_wished.connect(lambda: self._sections.go("photos"))
        # What stands at the side is internal; agreements leave.
        for text in ui.scrollArea.findChildren(GrowingText):
            text.agreement_wished.connect(partial(self.agree, text))

    def _bind_keys(self) -> None:
        keys: dict[str, Callable[[], None]] = {
            f"Ctrl+{number}": partial(self._enter_topic, number) for number in range(1, NUMBERED + 1)
        }
        keys["Ctrl+0"] = lambda: self._sections.open("quickNote")
        keys["Ctrl+P"] = self.preview
        for sequence, act in keys.items():
            shortcut = QShortcut(QKeySequence(sequence), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _enter_topic(self, number: int) -> None:
        if not self._ui.topicList.enter(number) and number == len(self._ui.topicList.editors()) + 1:
            self._ui.topicList.add_topic("")

    def _enter_topic_of(self, topic: UUID | str) -> None:
        if isinstance(topic, str):
            self._sections.go(topic)
            return
        for number, editor in enumerate(self._ui.topicList.editors(), start=1):
            if editor.binder.record == topic:
                self._enter_topic(number)

    def resizeEvent(self, event: QResizeEvent) -> None:
        scale = self.fontInfo().pixelSize() / theme.TEXT_SIZES_PX["normal"]
        width = event.size().width() / scale
        left = NARROW_LEFT_PX if width < NARROW_PX else LEFT_PX
        self._ui.leftWidget.setVisible(width >= LIST_PX)
        self._ui.leftWidget.setFixedWidth(round(scale * left))
        self._ui.sideArea.setFixedWidth(round(scale * (NARROW_SIDE_PX if width < NARROW_PX else SIDE_PX)))
        super().resizeEvent(event)


def _span(row: ProtocolRow) -> Span | None:
    """When the photos of a protocol were probably taken."""
    return span_of(row.date, row.begin, row.end)
