"""Mein Projekt: a carrier's project with its newest protocol, its agreements and its contact persons."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from inka_desktop.gui import icons
from inka_desktop.gui._generated.my_project_page import Ui_MyProjectPage
from inka_desktop.gui.context import Context
from inka_desktop.gui.pages.page import Page
from inka_desktop.gui.widgets import released_rows
from inka_desktop.gui.widgets.card import CardRow
from inka_desktop.records.values import Role
from inka_desktop.services.rows import AgreementRow, ContactRow, ProjectListRow, ProjectRow, ReleasedRow
from inka_desktop.viewmodels import dates, projects, record_state, released

SHOWN = 3
"""Released protocols on this page; all stand on their own page."""


class MyProjectPage(Page):
    """The office keeps the project's data; contact persons of its own a carrier keeps itself."""

    name = "my_project"
    code = "T-02"
    watches = frozenset(
        {"project", "project_party", "site", "person", "released_protocol", "agreement", "exchange"}
    )
    follows_meetings = True

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._ui = Ui_MyProjectPage()
        self._ui.setupUi(self)
        self._project: UUID | None = None
        self._names: tuple[str, ...] = ()
        self._line: QLineEdit | None = None
        self._cards = (
            self._ui.agreementsCard, self._ui.factsCard, self._ui.sitesCard, self._ui.personsCard
        )  # fmt: skip
        for card in (*self._cards, self._ui.releasedCard):
            card.hide()
        self._ui.projectCombo.hide()
        self._ui.projectCombo.edited.connect(self._choose)

    def show_record(self, record: object) -> None:
        """Comes into view, for a project where one is given."""
        if isinstance(record, UUID):
            self._project = record
        super().show_record(record)

    def refresh(self) -> None:
        """Reads again what is shown."""
        on = self.context.today()
        self.context.read(self, lambda ws: ws.projects.list(on), self._show_list)

    def _choose(self) -> None:
        self._project = UUID(self._ui.projectCombo.value())
        self.refresh()

    def _show_list(self, rows: Sequence[ProjectListRow]) -> None:
        self._offer(rows)
        if not rows:
            self._say_empty()
            return
        known = [row.id for row in rows]
        project = self._project if self._project in known else known[0]
        self._project, on = project, self.context.today()
        read = self.context.read
        read(self, lambda ws: ws.projects.get(project), self._show_project, self.not_read_beside)
        read(self, lambda ws: ws.releases.all(project), self._show_released)
        read(self, lambda ws: ws.agreements.all(on, project), self._show_agreements)
        read(self, lambda ws: ws.network.contacts(project), self._show_contacts)

    def _offer(self, rows: Sequence[ProjectListRow]) -> None:
        """A choice of projects for a carrier that runs several."""
        combo, names = self._ui.projectCombo, tuple(f"{row.id} {row.title}" for row in rows)
        combo.setVisible(len(rows) > 1)
        if names != self._names:
            self._names = names
            combo.clear()
            for row in rows:
                combo.addItem(row.title, str(row.id))
        if self._project is not None:
            combo.set_value(str(self._project))

    def _say_empty(self) -> None:
        """Before the first exchange there is nothing to see; says what brings it."""
        for each in self._cards:
            each.hide()
        card = self._ui.releasedCard
        card.clear()
        card.set_title(self.tr("Noch ist nichts angekommen"))
        row = CardRow(
            self.tr("Ihr Projekt kommt mit dem ersten Senden und Empfangen."),
            self.tr("Dazu muss der Austauschort erreichbar sein."),
        )
        row.add_button(self.tr("Jetzt senden und empfangen")).clicked.connect(
            lambda: self.context.dialog_requested.emit("sync")
        )
        card.add_row(row)
        card.show()

    def _show_project(self, row: ProjectRow) -> None:
        if row.id != self._project:
            return
        self._ui.titleLabel.setText(row.title or self.tr("Mein Projekt"))
        card = self._ui.factsCard
        card.clear()
        card.set_title(self.tr("Angaben zum Projekt"), self.tr("geführt von der Koordinierungsstelle"))
        if row.file_number:
            card.add_row(CardRow(row.file_number, self.tr("Aktenzeichen")))
        if row.funded_from is not None or row.funded_to is not None:
            card.add_row(CardRow(self._funded(row), self.tr("Förderung")))
        for party in row.parties:
            card.add_row(CardRow(party.organization or "–", projects.party_words(party)))
        if row.description:
            card.add_row(CardRow(row.description))
        card.show()
        self._show_sites(row)

    def _funded(self, row: ProjectRow) -> str:
        first, last = dates.typed_day(row.funded_from), dates.typed_day(row.funded_to)
        if not last:
            return self.tr("seit {day}").format(day=first)
        return self.tr("{first} bis {last}").format(first=first or "…", last=last)

    def _show_sites(self, row: ProjectRow) -> None:
        card = self._ui.sitesCard
        card.clear()
        card.setVisible(bool(row.sites))
        card.set_title(self.tr("Standorte"))
        for site in row.sites:
            card.add_row(CardRow(site.name, projects.site_words(site)))

    def _show_released(self, rows: Sequence[ReleasedRow]) -> None:
        current = [row for row in rows if not row.replaced]
        released_rows.fill_protocols(self, self._ui.releasedCard, current[:SHOWN])
        self._ui.releasedCard.show()

    def _show_agreements(self, rows: Sequence[AgreementRow]) -> None:
        still = [row for row in rows if row.state == "open"]
        released_rows.fill_agreements(self, self._ui.agreementsCard, still)
        self._ui.agreementsCard.show()

    # --- contact persons ----------------------------------------------------------------------------

    def _show_contacts(self, rows: Sequence[ContactRow]) -> None:
        before = self._line
        typed, focused = (before.text(), before.hasFocus()) if before is not None else ("", False)
        card = self._ui.personsCard
        card.clear()
        card.set_title(self.tr("Ansprechpersonen"))
        if not rows:
            card.say(self.tr("Noch niemand eingetragen."))
        for row in rows:
            where = "" if row.own else self.tr("Koordinierungsstelle")
            facts = " · ".join(part for part in (where, released.contact_facts(row)) if part)
            line = CardRow(row.name or row.function or "–", facts)
            line.add_sign(record_state.mark(row.sending))
            if row.own and self.context.role != Role.READER:
                line.add_button(self.tr("Entfernen")).clicked.connect(
                    lambda _checked=False, gone=row: self._remove(gone)
                )
            card.add_row(line)
        if self.context.role != Role.READER:
            card.add_row(self._adding_row(typed, focused=focused))
        card.show()

    def _adding_row(self, typed: str, *, focused: bool) -> QWidget:
        row = CardRow(self.tr("Weitere Ansprechperson"))
        line = self._line = QLineEdit(typed, row)
        line.setPlaceholderText(self.tr("Name, Funktion, Telefon"))
        line.setAccessibleName(self.tr("Name, Funktion und Telefon der neuen Ansprechperson"))
        button = QPushButton(self.tr("Hinzufügen"), row)
        icons.set_icon(button, "user-plus")
        row.add_widget(line, 1)
        row.add_widget(button)
        button.clicked.connect(lambda: self._add(line))
        line.returnPressed.connect(lambda: self._add(line))
        if focused:
            line.setFocus()
        return row

    def _add(self, line: QLineEdit) -> None:
        parts = [part.strip() for part in line.text().split(",", 2)] + ["", ""]
        project = self._project
        if not parts[0] or project is None:
            line.setFocus()
            return
        line.clear()
        name, function, phone = parts[:3]
        self.context.write(self, lambda ws: ws.network.add_contact(project, name, function, phone))

    def _remove(self, row: ContactRow) -> None:
        context = self.context

        def back() -> None:
            context.write(self, lambda ws: ws.editing.restore("person", row.id))

        def gone(_: object) -> None:
            context.say(
                self.tr("Entfernt: {name}").format(name=row.name or row.function),
                "information",
                self.tr("Zurückholen"),
                back,
            )

        context.write(self, lambda ws: ws.editing.delete("person", row.id), gone)
