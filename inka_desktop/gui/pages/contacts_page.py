"""Kontakte: anonymous contacts, counted with one key each or taken from a tally sheet."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtWidgets import QButtonGroup, QWidget

from inka_desktop.gui import icons
from inka_desktop.gui._generated.contacts_page import Ui_ContactsPage
from inka_desktop.gui.context import Context
from inka_desktop.gui.page_list import is_office
from inka_desktop.gui.pages.page import Page
from inka_desktop.gui.widgets.card import CardRow, words
from inka_desktop.gui.widgets.chip import FilterChip
from inka_desktop.gui.widgets.flow import FlowLayout
from inka_desktop.records.values import AgeGroup, Basis, Gender, Role
from inka_desktop.viewmodels import contacts, dates, figures
from inka_desktop.viewmodels.projects import names

if TYPE_CHECKING:
    from inka_desktop.services.contact_counts import Contact
    from inka_desktop.services.rows import ProjectListRow

_CHIP_GAP = 6


class ContactsPage(Page):
    """Numbers on the keys go up at once; what is on the disk follows behind."""

    name = "contacts"
    code = "K-02"
    watches = frozenset({"contact_count", "contact_kind", "project"})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._ui = ui = Ui_ContactsPage()
        ui.setupUi(self)
        self._projects: tuple[tuple[UUID, str], ...] = ()
        self._told: contacts.Told | None = None
        self._numbers: dict[str, int] = {}
        self._saving = 0
        self._steps: list[tuple[Contact, int]] = []
        self._chosen: date | None = None
        """The day that somebody chose; None while it is the one that the clock says."""
        self._keys = ui.contactKeys
        self._keys.attach(self)
        self._keys.pressed.connect(self._count_one)
        self._genders = self._gender_chips()
        ui.dayEdit.past = True
        ui.dayEdit.today = context.today
        ui.dayEdit.set_value(context.today())
        self._offer_words()
        ui.projectCombo.edited.connect(self._read_again_at_once)
        ui.dayEdit.edited.connect(self._choose_day)
        ui.undoButton.clicked.connect(lambda _checked=False: self.undo())
        ui.takeButton.clicked.connect(lambda _checked=False: self._take_sheet(1))
        ui.lessButton.clicked.connect(lambda _checked=False: self._take_sheet(-1))
        ui.numberEdit.returnPressed.connect(lambda: self._take_sheet(1))
        ui.countingButton.clicked.connect(lambda _checked=False: context.show_page("counting"))
        icons.set_icon(ui.undoButton, "undo-2")
        self._show_undo()
        for part in (ui.countFrame, ui.sheetFrame, ui.periodCard, ui.daysCard, ui.emptyCard):
            part.hide()

    # --- reading ------------------------------------------------------------------------------------

    def show_record(self, record: object) -> None:
        """Comes into view, for a project where one is given."""
        if isinstance(record, UUID):
            self._ui.projectCombo.set_value(str(record))
        super().show_record(record)

    def refresh(self) -> None:
        """Reads again what is shown; the day follows the clock until somebody chooses another."""
        on = self.context.today()
        if self._chosen is None and self.day is not None:
            self._ui.dayEdit.set_value(on)
        self.context.read(self, lambda ws: ws.projects.list(on), self._show_projects)

    @property
    def project(self) -> UUID | None:
        """The project that is counted for."""
        chosen = self._ui.projectCombo.value()
        return UUID(chosen) if chosen else None

    @property
    def day(self) -> date | None:
        """The day that is counted for; None while the field says none."""
        return self._ui.dayEdit.value()

    def _show_projects(self, rows: Sequence[ProjectListRow]) -> None:
        ui, projects = self._ui, tuple(names(rows))
        if projects != self._projects:
            before, self._projects = ui.projectCombo.value(), projects
            ui.projectCombo.clear()
            for project, title in projects:
                ui.projectCombo.addItem(title, str(project))
            if before in {str(project) for project, _ in projects}:
                ui.projectCombo.set_value(before)
        ui.projectLabel.setVisible(len(projects) > 1)
        ui.projectCombo.setVisible(len(projects) > 1)
        ui.countingButton.setVisible(is_office(self.context.role))
        may = self.context.role != Role.READER
        for part in (ui.countFrame, ui.sheetFrame):
            part.setVisible(bool(projects) and may)
        ui.emptyCard.setVisible(not projects)
        if not projects:
            self._say_empty()
        self._read_again_at_once()

    def _read_again_at_once(self) -> None:
        project, day = self.project, self.day
        if project is not None and day is not None:
            self.context.read(self, lambda ws: contacts.read(ws, project, day), self._show)

    def _choose_day(self) -> None:
        if self._ui.dayEdit.complete():
            self._keep_day()
            self._read_again_at_once()

    def _keep_day(self) -> None:
        """Today is no choice: who comes back to it counts for tomorrow when that has begun."""
        day = self.day
        self._chosen = day if day != self.context.today() else None

    # --- counting -----------------------------------------------------------------------------------

    def undo(self) -> bool | None:
        """Takes back what was counted last while this page was open."""
        if not self._steps:
            return False
        contact, number = self._steps.pop()
        self._write(contact, -number)
        return True

    def _count_one(self, kind: str) -> None:
        self._count(kind, 1)

    def _take_sheet(self, sign: int) -> None:
        number = self._ui.numberEdit.value()
        if not number:
            self._ui.numberEdit.setFocus()
            return
        if not self._ui.kindCombo.value():
            self._ui.kindCombo.setFocus()
            said = self.tr("Noch nicht gezählt. Bitte zuerst wählen, was gezählt wird.")
            self.context.say(said, "attention", here=True)
            return
        if self._count(self._ui.kindCombo.value(), sign * number):
            self._ui.numberEdit.set_value(None)

    def _count(self, kind: str, number: int) -> bool:
        """Whether it was counted; without a day it is not, and the page says so."""
        from inka_desktop.services.contact_counts import Contact

        project, day = self.project, self.day
        if project is None or day is None:
            self._ui.dayEdit.setFocus()
            if project is not None:
                said = self.tr("Noch nicht gezählt. Bitte zuerst einen gültigen Tag eingeben.")
                self.context.say(said, "attention", here=True)
            return False
        chosen = self._genders.checkedButton()
        gender = str(chosen.property("gender")) if chosen is not None else str(Gender.NOT_STATED)
        ui = self._ui
        contact = Contact(project, day, kind, gender, ui.ageCombo.value(), ui.basisCombo.value())
        self._steps.append((contact, number))
        self._write(contact, number)
        return True

    def _write(self, contact: Contact, number: int) -> None:
        """Shows the number at once and hands it over."""
        step = (contact, number)
        if contact.day == self.day:
            self._numbers[contact.kind] = max(0, self._numbers.get(contact.kind, 0) + number)
            self._keys.show_numbers(self._numbers)
        self._saving += 1
        self._show_undo()
        self.context.write(
            self,
            lambda ws: ws.analysis.contacts.count(contact, number),
            self._saved,
            partial(self._failed, step),
        )

    def _saved(self, _contact: object) -> None:
        self._saving -= 1
        said = self.tr("Gespeichert {time}").format(time=dates.local_clock(self.context.now()))
        self._ui.savedLabel.setText(said)
        self._catch_up()

    def _failed(self, step: tuple[Contact, int], error: BaseException) -> None:
        self._saving -= 1
        if step in self._steps:
            self._steps.remove(step)
        self._show_undo()
        self.context.tell(error)
        self._catch_up()

    def _catch_up(self) -> None:
        if not self._saving:
            self._read_again_at_once()

    def settled(self) -> bool:
        """Whether everything counted is on the disk."""
        return not self._saving

    # --- showing ------------------------------------------------------------------------------------

    def _show(self, told: contacts.Told) -> None:
        if self._saving:  # what is on its way is not in it
            return
        self._told, ui = told, self._ui
        self._keys.offer(told.kinds, self.day or self.context.today())
        self._offer_kinds()
        lines = contacts.by_kind(told.kinds, told.day)
        self._numbers = {key: line.number for key, line in lines.items()}
        self._keys.show_numbers(self._numbers)
        self._show_quarter(told)
        ui.daysCard.clear()
        ui.daysCard.set_title(self.tr("Tag für Tag"))
        days = contacts.by_day(told.kinds, told.days)
        for day, said in days:
            row = CardRow(dates.day(day, self.context.today()), said)
            row.add_button(self.tr("Anzeigen")).clicked.connect(partial(self._go_to, day))
            ui.daysCard.add_row(row)
        ui.daysCard.setVisible(bool(days))

    def _show_quarter(self, told: contacts.Told) -> None:
        card, day = self._ui.periodCard, self.day
        card.clear()
        if day is None:
            return
        stand = figures.as_of(max((row.day for row in told.days), default=None))
        card.set_title(figures.quarter(day).words, stand)
        for line in contacts.by_kind(told.kinds, told.quarter).values():
            row = CardRow(line.name, line.second)
            row.add_widget(words(figures.shown(line.number), "cardTitle", row))
            card.add_row(row)
        card.show()

    def _go_to(self, day: date, _checked: bool = False) -> None:  # a signal's
        self._ui.dayEdit.set_value(day)
        self._keep_day()
        self._read_again_at_once()

    def _show_undo(self) -> None:
        self._ui.undoButton.setEnabled(bool(self._steps))

    def _offer_kinds(self) -> None:
        combo, told = self._ui.kindCombo, self._told
        on = self.day or self.context.today()
        offered = [kind for kind in told.kinds if kind.is_offered(on)] if told else []
        wanted = [(kind.name(dates.language()), kind.key) for kind in offered]
        if wanted != [(combo.itemText(place), combo.itemData(place)) for place in range(combo.count())]:
            before = combo.value() if combo.count() else None
            combo.clear()
            for name, key in wanted:
                combo.addItem(name, key)
            if before is not None:  # nothing is chosen any more where that is counted no longer
                combo.setCurrentIndex(combo.findData(before))

    def _offer_words(self) -> None:
        ui = self._ui
        for combo, table in ((ui.ageCombo, figures.AGES), (ui.basisCombo, figures.BASES)):
            for key in table:
                combo.addItem(figures.word(table, key), str(key))
        ui.ageCombo.set_value(str(AgeGroup.NOT_STATED))
        ui.basisCombo.set_value(str(Basis.COUNTED))

    def _gender_chips(self) -> QButtonGroup:
        group, row = QButtonGroup(self), FlowLayout(self._ui.genderWidget, _CHIP_GAP)
        for key in figures.GENDERS:
            chip = FilterChip(self._ui.genderWidget, figures.word(figures.GENDERS, key))
            chip.setProperty("gender", str(key))
            chip.setChecked(key == Gender.NOT_STATED)
            group.addButton(chip)
            row.addWidget(chip)
        return group

    def _say_empty(self) -> None:
        card = self._ui.emptyCard
        card.clear()
        card.set_title(self.tr("Noch kein Projekt"))
        card.add_row(
            CardRow(
                self.tr("Kontakte zählen Sie für ein Projekt."),
                self.tr("Legen Sie zuerst eines an, oder senden und empfangen Sie."),
            )
        )
        for part in (self._ui.periodCard, self._ui.daysCard):
            part.hide()
