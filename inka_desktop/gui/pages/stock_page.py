"""The editor of a stock-taking: what there is in an area, typed on the way; everything is saved by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget

from inka_desktop.gui import icons, theme
from inka_desktop.gui._generated.stock_later import Ui_StockLater
from inka_desktop.gui._generated.stock_page import Ui_StockPage
from inka_desktop.gui.binder import Binder
from inka_desktop.gui.context import Context
from inka_desktop.gui.pages.record_page import RecordPage
from inka_desktop.gui.pointing import point_at
from inka_desktop.gui.removing import remove
from inka_desktop.gui.tab_order import set_reading_order
from inka_desktop.gui.widgets.field_mark import show_marks
from inka_desktop.gui.widgets.record_list import RecordList, in_turns
from inka_desktop.gui.widgets.section_scroll import SectionScroll
from inka_desktop.gui.widgets.sent_card import SentCard
from inka_desktop.gui.widgets.suggesting import suggest_areas, suggest_organizations
from inka_desktop.records import coordinates
from inka_desktop.records.coordinates import Coordinates
from inka_desktop.records.stock_compare import Comparison
from inka_desktop.records.values import FindingKind
from inka_desktop.services.rows import ProjectListRow
from inka_desktop.services.search_rows import SpotRow
from inka_desktop.services.stock_rows import ComparedRounds, StockWholeRow
from inka_desktop.viewmodels.photo_times import Span, days_of

if TYPE_CHECKING:
    from concurrent.futures import Future

    from inka_desktop.services.workspace import Workspace


StockShown = tuple[StockWholeRow, list[ProjectListRow]]


class StockPage(RecordPage[StockShown]):
    """Shows one round of an area."""

    name = "stock_taking"
    code = "B-02"
    parent_page = "stock_takings"
    watches = frozenset(
        {
            "stock_taking", "stock_participant", "walk_point", "institution", "stock_actor", "stock_figure",
            "finding", "project", "question", "mailing",
        }
    )  # fmt: skip

    def __init__(self, context: Context, parent: QWidget | None = None, *, later: bool = False) -> None:
        """With ``later``, :meth:`pieces` come in other turns of the event loop."""
        super().__init__(context, parent)
        self._ui = Ui_StockPage()
        self._ui.setupUi(self)
        self._saved_label = self._ui.savedLabel
        self._later = Ui_StockLater()
        self._spot: SpotRow | None = None
        self._compared: ComparedRounds | None = None
        self._pieces = self._make()
        if not later:
            self.complete()

    def pieces(self) -> Iterator[None]:
        """What is left of making this page."""
        return self._pieces

    def _make(self) -> Iterator[None]:
        ui, later = self._ui, self._later
        later.setupUi(ui.laterContent)
        yield
        self._findings = {
            FindingKind.STRENGTH: later.strengthList, FindingKind.WEAKNESS: later.weaknessList,
            FindingKind.GAP: later.gapList, FindingKind.DUPLICATE: later.duplicateList,
            FindingKind.CONCLUSION: later.conclusionList,
        }  # fmt: skip
        self._lists: tuple[RecordList, ...] = (
            ui.peopleList, later.figureList, later.pointList, later.institutionList, later.actorList,
            *self._findings.values(),
        )  # fmt: skip
        for kind, findings in self._findings.items():
            findings.take_kind(kind)
        for shown in self._lists:
            shown.attach(self.context)
        self._sections = SectionScroll(ui.scrollArea, ui.sectionList, self)
        self._sections.take(ui.scrollContent)
        yield
        self.binder = Binder(self.context, "stock_taking", self)
        later.notesCard.attach(self.context)
        self._wire()

    # --- showing ----------------------------------------------------------------------------------

    def show_record(self, record: object) -> None:
        """Comes into view, for a round where one is given; for two of them, where they are compared."""
        self._compared = record if isinstance(record, ComparedRounds) else None
        super().show_record(self._compared.stock if self._compared is not None else record)

    def begin(self) -> None:
        """Another round comes into view, from its beginning."""
        self._sections.begin()

    def read(self, workspace: Workspace, record: UUID) -> StockShown:
        """The round with the projects it may belong to."""
        return workspace.stock.get(record), workspace.projects.list(self.context.today())

    def parts(self, row: StockShown) -> list[Callable[[], None]]:
        """The round part by part, in reading order."""
        stock, projects = row
        later, people = self._later, self._ui.peopleList

        def turns(shown: Any, rows: Sequence[Any]) -> Iterator[Callable[[], None]]:
            return in_turns(shown, rows, partial(shown.load, stock.id))

        return [
            lambda: self._ui.projectIdCombo.offer_projects(projects),
            lambda: self._show_head(stock),
            *turns(people, stock.people),
            *turns(later.figureList, stock.figures),
            lambda: self._show_sketch(stock),
            *turns(later.pointList, stock.points),
            lambda: later.pointList.look(stock.id, _days(stock), stock.points),
            *turns(later.institutionList, stock.institutions),
            *turns(later.actorList, stock.actors),
            *chain.from_iterable(
                turns(shown, stock.findings[kind]) for kind, shown in self._findings.items()
            ),
            lambda: self._sent.show_record(stock.id),
            lambda: set_reading_order(self),
            self._compare,
            self._show_spot,
            self._show_compared,
        ]

    def _show_head(self, row: StockWholeRow) -> None:
        self._ui.titleLabel.setText(
            self.tr("Bestandsaufnahme {area}").format(area=row.area)
            if row.area
            else self.tr("Bestandsaufnahme")
        )
        self.binder.load(row.id, row)
        show_marks(self.binder.fields(), row.divided, self._open_entries)
        self._sections.count(
            {
                "people": len(row.people), "figures": len(row.figures), "walk": len(row.points),
                "institutions": len(row.institutions), "actors": len(row.actors),
                **{kind: len(rows) for kind, rows in row.findings.items()},
            }
        )  # fmt: skip
        self._later.comparison.offer(row.others, self._compared.other if self._compared else None)
        self._later.notesCard.show_record("stock_taking", row.id)

    def _show_sketch(self, row: StockWholeRow) -> None:
        self._later.sketch.show_points(list(_places(row)))

    def _compare(self) -> None:
        stock, other = self._record, self._later.comparison.other()
        if stock is None or other is None:
            self._later.comparison.show_comparison(None)
            return

        def show(compared: Comparison) -> None:
            if (stock, other) == (self._record, self._later.comparison.other()):
                self._later.comparison.show_comparison(compared)

        self.context.read(self, lambda ws: ws.stock.compare(stock, other), show)

    def _show_compared(self) -> None:
        if self._compared is not None:
            self._compared = None
            self._sections.go("comparison")

    # --- places -----------------------------------------------------------------------------------

    def reveal_spot(self, spot: SpotRow) -> None:
        """Puts the cursor where something was found, as soon as all of the round is shown."""
        self._spot = spot

    def _show_spot(self) -> None:
        spot, self._spot = self._spot, None
        if spot is None or spot.record != self._record:
            return
        own = self.binder.fields().get(spot.field) if spot.part == self._record else None
        found = (part.field(spot.part, spot.field) for part in self._lists)
        widget = next((one for one in (own, *found) if one is not None), None)
        if widget is not None:
            editor = self._later.institutionList.editor(spot.part)
            if editor is not None and widget.isHidden():
                editor.enter()
            self._sections.reveal(widget)
            point_at(widget, spot.word, self._ui.scrollArea)

    # --- actions ----------------------------------------------------------------------------------

    def follow(self) -> None:
        """Begins the next round of this area and shows it."""
        stock, on = self._record, self.context.today()
        if stock is not None:
            self.leave()
            self.context.write(self, lambda ws: ws.stock.follow(stock, on), self._followed)

    def _followed(self, stock: UUID) -> None:
        self.context.show_page("stock_taking", stock)
        self.context.say(
            self.tr("Wege, Einrichtungen, Akteure und Kennzahlen sind mitgekommen. Werte sind noch leer."),
            "good",
        )

    def report(self) -> None:
        """Shows the report as it prints, with the comparison that is shown."""
        from inka_desktop.gui.dialogs.preview_dialog import Paper, PaperDialog
        from inka_desktop.services.mailing_rows import MailWish

        stock, other, language = self._record, self._later.comparison.other(), self.context.language
        if stock is not None and self.hand_over():
            paper = Paper(
                lambda ws: ws.stock.report_name(stock, language),
                lambda ws: ws.stock.report(stock, language, other),
                lambda ws: ws.exports.stock_word(stock, language, other),
                MailWish("stock", stock, compared=other),
                Paper(
                    lambda ws: ws.stock.report_name(stock, language),
                    lambda ws: ws.stock.report(stock, language, other, for_office=True),
                    lambda ws: ws.exports.stock_word(stock, language, other, for_office=True),
                ),
            )
            PaperDialog(self.context, paper, self).open()

    def _send(self) -> None:
        """With the comparison that is shown."""
        from inka_desktop.gui.mailing import send
        from inka_desktop.services.mailing_rows import MailWish

        if self._record is not None and self.hand_over():
            other = self._later.comparison.other()
            send(self, self.context, MailWish("stock", self._record, compared=other))

    def _save_word(self) -> None:
        """With the comparison that is shown."""
        from inka_desktop.gui.pages.outgoing import save_word

        stock, other, language = self._record, self._later.comparison.other(), self.context.language
        if stock is not None and self.hand_over():
            save_word(
                self,
                self.context,
                lambda ws: ws.exports.stock_name(stock, language),
                lambda ws: ws.exports.stock_word(stock, language, other),
            )

    def _copy(self) -> None:
        """With the comparison that is shown."""
        from inka_desktop.gui.pages.outgoing import copy_text

        stock, other, language = self._record, self._later.comparison.other(), self.context.language
        if stock is not None and self.hand_over():
            copy_text(self, self.context, lambda ws: ws.exports.stock_copy(stock, language, other))

    def _delete(self) -> None:
        stock = self._record
        if stock is not None:
            self.leave()
            remove(
                self, self.context, "stock_taking", stock, self.tr("Die Bestandsaufnahme ist im Papierkorb."),
                gone=lambda: self.context.show_page("stock_takings"),
            )  # fmt: skip

    def _open_entries(self, field: str) -> None:
        from inka_desktop.gui.dialogs.entries_dialog import open_entries

        if self._record is not None:
            open_entries(self, self.context, self._record, field)

    def _open_history(self) -> None:
        from inka_desktop.gui.dialogs.history_dialog import HistoryDialog

        if self._record is not None:
            self.leave()
            HistoryDialog(self.context, "stock_taking", self._record, self).open()

    def _wire(self) -> None:
        ui, later = self._ui, self._later
        self.watch_saving()
        self._sent = SentCard(self.context, later.mailCard)
        ui.followButton.clicked.connect(self.follow)
        ui.reportButton.clicked.connect(self.report)
        later.comparison.chosen.connect(lambda _other: self._compare())
        for day in (ui.dateEdit, ui.dateToEdit):
            day.past = True
            day.objected.connect(lambda said: self.context.say(said, "attention"))
        ui.dateEdit.against = lambda day: self._turned(day, ui.dateToEdit.value())
        ui.dateToEdit.against = lambda day: self._turned(ui.dateEdit.value(), day)
        ui.dateEdit.edited.connect(ui.dateToEdit.judge_again)
        ui.dateToEdit.edited.connect(ui.dateEdit.judge_again)
        suggest_organizations(self.context, ui.municipalityLabelEdit, makes=True)
        suggest_areas(self.context, ui.areaLabelEdit, self._name_area, ui.municipalityLabelEdit.value)
        ui.areaLabelEdit.editingFinished.connect(self._area_was_typed)
        icons.set_icon(ui.reportButton, "printer", "on_accent")
        icons.set_icon(ui.moreButton, "ellipsis")
        menu = QMenu(self)
        menu.addAction(self.tr("Per E-Mail senden …")).triggered.connect(self._send)
        menu.addAction(self.tr("Als Word-Datei speichern …")).triggered.connect(self._save_word)
        menu.addAction(self.tr("Text und Tabellen kopieren")).triggered.connect(self._copy)
        menu.addSeparator()
        menu.addAction(self.tr("Verlauf")).triggered.connect(self._open_history)
        menu.addAction(self.tr("In den Papierkorb")).triggered.connect(self._delete)
        ui.moreButton.setMenu(menu)
        ui.moreButton.setPopupMode(ui.moreButton.ToolButtonPopupMode.InstantPopup)

    def _turned(self, first: date | None, last: date | None) -> str:
        turned = first is not None and last is not None and last < first
        return self.tr("Das Ende liegt vor dem Beginn. Bitte prüfen Sie beide Tage.") if turned else ""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        scale = self.fontInfo().pixelSize() / theme.TEXT_SIZES_PX["normal"]
        self._ui.sectionList.setFixedWidth(round(scale * _LEFT_PX))
        self._ui.sectionList.setVisible(event.size().width() >= scale * _LIST_PX)

    def _name_area(self, workspace: Workspace, words: str) -> Future[UUID]:
        assert self._record is not None
        return workspace.stock.name_area(self._record, words)

    def _area_was_typed(self) -> None:
        """Whoever types an area and goes on means it, whether it was chosen from the list or not."""
        line = self._ui.areaLabelEdit
        words, record = line.value(), self._record
        if line.isModified() and words and record is not None:
            line.setModified(False)
            self.context.write(self, lambda ws: self._name_area(ws, words))


_LEFT_PX, _LIST_PX = 196, 820
"""Width of the list of sections; a narrower page gives its room to the text."""


def _days(row: StockWholeRow) -> Span | None:
    """When the photos of a round were probably taken."""
    first, last = row.values["date"], row.values["date_to"]
    return days_of(first if isinstance(first, date) else None, last if isinstance(last, date) else None)


def _places(row: StockWholeRow) -> Iterator[tuple[int, Coordinates]]:
    """Number and place of the points that say where they lie."""
    for number, point in enumerate(row.points, start=1):
        place = coordinates.read(str(point.values["coordinates"]))
        if place is not None:
            yield number, place
