"""What pages share that show one kept form at a time: opening it, taking in news, letting it go."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QMenu, QToolButton, QVBoxLayout, QWidget

from inka_desktop.gui import icons, record_menu
from inka_desktop.gui.context import Context
from inka_desktop.gui.pages.page import Page
from inka_desktop.gui.widgets.fields import ChoiceCombo
from inka_desktop.services.search_rows import SpotRow

if TYPE_CHECKING:
    from inka_desktop.forms import NodeId
    from inka_desktop.gui.forms.form_view import FormView
    from inka_desktop.gui.pages.form_opened import OpenedForm
    from inka_desktop.services.open_form import OpenForm
    from inka_desktop.services.submission_rows import OfferedRow
    from inka_desktop.services.workspace import Workspace
    from inka_desktop.viewmodels.filling import Filling

LOOK_MS = 200
"""News are looked at so long after the last change."""


class KeptFormPage(Page):
    """One form at a time; what others answer meanwhile comes in while it is open.

    Attributes:
        filling, view: the form and its widgets; None while none is open.
    """

    watches = frozenset(
        {"answer", "answer_file", "form_row", "submission", "submission_step", "remark", "round_part",
         "contact_count"}
    )  # fmt: skip
    follows_meetings = True

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._id: UUID | None = None
        self._form: OpenForm | None = None
        self.filling: Filling | None = None
        self.view: FormView | None = None
        self._opening = False
        self._spot: SpotRow | None = None
        self._look = QTimer(self, singleShot=True, interval=LOOK_MS)
        self._look.timeout.connect(self._take_news)

    def _hold(self, holder: QWidget, language: ChoiceCombo, label: QWidget) -> None:
        """Where the form is placed and its language is chosen; called once, with the page's own widgets."""
        self._holder, self._language, self._language_label = holder, language, label
        language.edited.connect(self._choose_language)
        self.context.closing.connect(self._drop)
        self._show_nothing()

    def _offer_menu(self, button: QToolButton) -> None:
        """Gives a button what every record of the office has in its menu."""
        menu, said = QMenu(button), self.tr("Der Bogen ist im Papierkorb.")
        record_menu.offer_in(menu, self, self.context, "submission", lambda: self._id, said)
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        icons.set_icon(button, "ellipsis")

    # --- what each page says for itself -------------------------------------------------------------

    def _read(self, workspace: Workspace, wanted: UUID) -> Any:
        """What stands around the form; called on another thread.

        Raises:
            InkaError: it cannot be read, which is told.
        """
        raise NotImplementedError

    def _begin(self, opened: OpenedForm, workspace: Workspace, known: Any) -> Filling:
        """Makes the form that is shown, around which is ``known``; widgets follow."""
        raise NotImplementedError

    def _show_around(self, known: Any) -> None:
        """Shows what :meth:`_read` gave; the form is open."""
        raise NotImplementedError

    def _shown(self, opened: OpenedForm) -> None:
        """The form has its widgets now."""

    def _show_nothing(self) -> None:
        """No form is open."""
        for widget in (self._language, self._language_label):
            widget.hide()

    # --- opening ------------------------------------------------------------------------------------

    def show_record(self, record: object) -> None:
        """Comes into view with a form; without one it shows again what it showed."""
        if isinstance(record, UUID) and record != self._id:
            self.leave()
            self._drop()
            self._id = record
        super().show_record(record)

    def refresh(self) -> None:
        """Opens the form, or takes in what is new about it."""
        if self._form is not None:
            self._look.start()
        elif self._id is not None and not self._opening:
            self._open(self._id)

    def _open(self, wanted: UUID) -> None:
        self._opening = True

        def work(workspace: Workspace) -> tuple[OpenedForm, Any]:
            from inka_desktop.gui.pages.form_opened import open_form

            opened = open_form(workspace, wanted)
            try:
                return opened, self._read(workspace, wanted)
            except BaseException:
                opened.form.close()
                raise

        self.context.read_saved(
            self, work, lambda told: self._opened(*told), partial(self._not_opened, wanted)
        )

    def _opened(self, opened: OpenedForm, known: Any) -> None:
        self._opening = False
        workspace = self.context.workspace
        if opened.form.row.id != self._id or workspace is None:
            opened.form.close()
            self.refresh()
            return
        from inka_desktop.gui.forms.form_view import FormView
        from inka_desktop.gui.forms.languages import offer_languages

        self._form = opened.form
        filling = self.filling = self._begin(opened, workspace, known)
        offer_languages(filling, self._language, self._language_label, self.context.language)
        self._show_around(known)
        self.view = FormView(filling, self._holder)
        layout = self._holder.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.addWidget(self.view)
        self._shown(opened)
        self._show_spot()

    def _not_opened(self, wanted: UUID, error: BaseException) -> None:
        self._opening = False
        if wanted == self._id:
            self._id = None
        self.context.tell(error)
        self.refresh()  # another one was asked for meanwhile

    def _reopen(self) -> None:
        """It is in another state now, or in another version of the form."""
        self._drop()
        self.refresh()

    def _drop(self) -> None:
        """Shows the form no longer; what was handed over to be saved is saved."""
        if self._form is not None:
            self._form.close()
        if self.view is not None:
            self.view.hide()
        for gone in (self.view, self.filling):
            if gone is not None:
                gone.deleteLater()
        self._form = self.view = self.filling = None
        self._show_nothing()

    def _choose_language(self) -> None:
        if self.filling is not None and self._language.value():
            self.filling.set_language(self._language.value())

    # --- a place in it ------------------------------------------------------------------------------

    def reveal_spot(self, spot: SpotRow) -> None:
        """What was found in an answer is to be seen, as soon as the form is there."""
        self._spot = spot if spot.kind in ("answer", "remark") else None
        self._show_spot()

    def _show_spot(self) -> None:
        spot, view = self._spot, self.view
        if spot is None or view is None or spot.record != self._id:
            return
        self._spot = None

        def show(node: NodeId | None) -> None:
            if node is not None and self.view is view:
                view.show_words(node, spot.word)

        if spot.kind == "remark":
            self.context.read(self, lambda ws: ws.forms.remarks.question_of(spot.part), show)
        else:
            self.context.read(self, lambda ws: ws.forms.answers.question_of(spot.part), show)

    # --- what is new --------------------------------------------------------------------------------

    def _take_news(self) -> None:
        form, filling, wanted = self._form, self.filling, self._id
        if form is None or filling is None or wanted is None:
            return
        if form.has_news:
            news = form.take_news()
            if news.reopen:
                self._reopen()
                return
            filling.take(news.changes)
        from inka_desktop.gui.pages.form_opened import missing_pictures

        missing = missing_pictures(filling)

        def show(known: Any, pictures: Mapping[str, bytes], counted: Mapping[str, OfferedRow]) -> None:
            if self.filling is filling:
                filling.take_files(pictures)
                if filling.asides is not None:
                    filling.asides.show_counted(counted)
                self._show_around(known)

        def work(workspace: Workspace) -> tuple[Any, Mapping[str, bytes], Mapping[str, OfferedRow]]:
            forms = workspace.forms
            pictures = forms.files.several(wanted, missing) if missing else {}
            return self._read(workspace, wanted), pictures, forms.beside.counted(wanted)

        self.context.read(self, work, lambda told: show(*told))
