"""Taking a form that was looked at into the library, as a new version where it is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QPushButton

from inka_desktop.gui import icons
from inka_desktop.gui.pages.page import Page

if TYPE_CHECKING:
    from concurrent.futures import Future

    from inka_desktop.services.form_files import LookedForm
    from inka_desktop.services.form_rows import TakenInRow
    from inka_desktop.services.workspace import Workspace


class FormTaking(QObject):
    """Owns the button; what comes from the library itself cannot be taken into it."""

    def __init__(self, page: Page, button: QPushButton) -> None:
        super().__init__(page)
        self._page, self._button = page, button
        self._found: LookedForm | None = None
        icons.set_icon(button, "inbox", "on_accent")
        button.clicked.connect(self.take)
        button.hide()

    def offer(self, found: LookedForm) -> None:
        """Another form is looked at."""
        self._found = found if found.session is not None and found.path.is_file() else None

    def show(self, *, form: bool) -> None:
        """Shows the button while the form is in view."""
        self._button.setVisible(form and self._found is not None)

    def take(self) -> None:
        """Takes it in and shows the library."""
        found = self._found
        if found is None:
            return
        self._button.setEnabled(False)

        def work(ws: Workspace) -> Future[TakenInRow]:
            return ws.forms.library.take_in_files(found.path, found.files)

        self._page.context.write(self, work, self._taken, self._failed)

    def _taken(self, row: TakenInRow) -> None:
        self._button.setEnabled(True)
        context = self._page.context
        if row.version is None:
            context.say(self.tr("Der Bogen wurde nicht übernommen. Bitte prüfen Sie ihn erneut."), "problem")
            return
        context.say(self.tr("Der Bogen ist übernommen und kann verschickt werden."))
        context.show_page("forms", row.version)

    def _failed(self, error: BaseException) -> None:
        self._button.setEnabled(True)
        self._page.context.tell(error)
