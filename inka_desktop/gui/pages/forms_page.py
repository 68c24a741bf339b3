"""Bögen: the forms of the library with their versions, and those that come with the program."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from inka_desktop.gui import form_papers, icons
from inka_desktop.gui._generated.forms_page import Ui_FormsPage
from inka_desktop.gui.context import Context
from inka_desktop.gui.pages.alone_forms import Alone, read_alone, show_alone
from inka_desktop.gui.pages.page import Page
from inka_desktop.gui.removing import remove
from inka_desktop.gui.widgets.card import CardRow
from inka_desktop.services.form_rows import FormLibraryRow
from inka_desktop.viewmodels import form_library, wording

if TYPE_CHECKING:
    from concurrent.futures import Future

    from inka_desktop.services.form_files import ShippedForm
    from inka_desktop.services.form_rows import TakenInRow
    from inka_desktop.services.workspace import Workspace


SHOWN, MORE = 8, 100
"""Forms without a round that are shown at first, and with each further click."""


class FormsPage(Page):
    """A form is looked at, its texts are changed, and it is handed out from here."""

    name = "forms"
    code = "M-03"
    parent_page = "monitoring"
    watches = frozenset({"form", "form_version", "attachment", "submission", "round", "round_part"})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._ui = ui = Ui_FormsPage()
        ui.setupUi(self)
        self._taking = False
        self._shown = SHOWN
        ui.aloneCard.hide()
        ui.fileButton.clicked.connect(self._choose_file)
        icons.set_icon(ui.fileButton, "folder-open", "on_accent")

    def refresh(self) -> None:
        """Reads again what is shown."""
        self.context.read(self, lambda ws: ws.forms.library.list(), self._show)
        shown = self._shown
        self.context.read(self, lambda ws: read_alone(ws, shown, moves=True), self._show_alone)

    def _show_alone(self, alone: Alone) -> None:
        show_alone(self, self._ui.aloneCard, alone, self._show_more)

    def _show_more(self) -> None:
        self._shown += MORE
        self.refresh()

    def _show(self, forms: Sequence[FormLibraryRow]) -> None:
        card, on = self._ui.libraryCard, self.context.today()
        card.clear()
        card.set_title(self.tr("Ihre Bögen"))
        for form in forms:
            if form.versions:
                card.add_row(self._row(form, form_library.form_words(form, on)))
        if not forms:
            card.say(
                self.tr(
                    "Noch kein Bogen. Übernehmen Sie einen der mitgelieferten oder einen aus einer Datei."
                )
            )
        self._show_shipped({form.key for form in forms})

    def _row(self, form: FormLibraryRow, second: str) -> CardRow:
        row, newest = CardRow(form.title, second), form.versions[0]
        look = row.add_button(self.tr("Ansehen"))
        look.clicked.connect(lambda: self.context.show_page("form", newest.id))
        change = row.add_button(self.tr("Texte ändern"))
        change.clicked.connect(lambda: self.context.show_page("form_texts", newest.id))
        for button in (look, change):
            button.setEnabled(newest.here)
            button.setToolTip("" if newest.here else self.tr("Der Bogen ist noch unterwegs."))
        more = row.add_button("")
        icons.set_icon(more, "ellipsis")
        more.setAccessibleName(self.tr("Weiteres zu {form}").format(form=form.title))
        more.setMenu(self._more(form))
        return row

    def _more(self, form: FormLibraryRow) -> QMenu:
        menu, on = QMenu(self), self.context.today()
        for version in form.versions:
            action = menu.addAction(wording.on_button(form_library.version_words(version, on)))
            action.setEnabled(version.here)
            action.triggered.connect(lambda _on=False, key=version.id: self.context.show_page("form", key))
        menu.addSeparator()
        if form.versions[0].here:
            form_papers.offer_in(menu, self, self.context, form.versions[0].id, form.id)
            menu.addSeparator()
        menu.addAction(self.tr("In den Papierkorb")).triggered.connect(
            lambda: remove(self, self.context, "form", form.id, self.tr("Der Bogen ist im Papierkorb."))
        )
        return menu

    # --- forms that come along ----------------------------------------------------------------------

    def _show_shipped(self, known: set[str]) -> None:
        from inka_desktop.services import form_files

        card, language = self._ui.shippedCard, self.context.language
        card.clear()
        card.set_title(self.tr("Mitgelieferte Bögen"))
        forms = form_files.shipped()
        waiting = [form for form in forms if form.key not in known]
        for form in forms:
            row = CardRow(form.title(language), form.path.name)
            row.add_button(self.tr("Ansehen")).clicked.connect(
                partial(self.context.show_page, "form", (form.path,))
            )
            taken = row.add_button(self.tr("Übernehmen") if form in waiting else self.tr("Übernommen"))
            taken.setEnabled(form in waiting and not self._taking)
            taken.clicked.connect(partial(self._take, [form]))
            card.add_row(row)
        if len(waiting) > 1:
            row = CardRow(self.tr("Alle zusammen"), self.tr("Sie können sie später ändern oder löschen."))
            every: QPushButton = row.add_button(self.tr("Alle übernehmen"))
            every.setEnabled(not self._taking)
            every.clicked.connect(partial(self._take, waiting))
            card.add_row(row)

    def _take(self, forms: Sequence[ShippedForm], _on: bool = False) -> None:
        self._taking = True
        self._ui.shippedCard.setEnabled(False)
        left = list(forms)

        def take_next(row: TakenInRow | None = None) -> None:
            if not left:
                self._end()
                self.context.say(self.tr("%n Bögen sind übernommen.", "", len(forms)))
                return
            path = left.pop(0).path
            self.context.write(self, partial(_take_in, path), take_next, self._failed)

        take_next()

    def _failed(self, error: BaseException) -> None:
        self._end()
        self.context.tell(error)

    def _end(self) -> None:
        self._taking = False
        self._ui.shippedCard.setEnabled(True)
        self.refresh()

    def _choose_file(self) -> None:
        self.context.show_page("form")


def _take_in(path: Path, ws: Workspace) -> Future[TakenInRow]:
    return ws.forms.library.take_in_files(path, {})
