"""Asks for a day, a reason, or both: when a form goes back or is opened again, when an e-mail was sent."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from concurrent.futures import Future
from datetime import date
from typing import Any, NamedTuple

from PySide6.QtWidgets import QDialog, QWidget

from inka_desktop.errors import InkaError
from inka_desktop.gui._generated.return_dialog import Ui_ReturnDialog
from inka_desktop.gui.context import Context
from inka_desktop.gui.dialogs.fitting import fit
from inka_desktop.gui.half_said import HalfSaid, part
from inka_desktop.services.workspace import Workspace
from inka_desktop.viewmodels import wording


class Asked(NamedTuple):
    """What the dialog says and asks.

    Attributes:
        title: of its window.
        lead: what will happen.
        button: what does it.
        reason: what the field for the reason is called; empty where none is asked for.
        until: the day that is proposed; None where no day is asked for.
        day: what the field for the day is called, where it is another one.
        past: a day without a year may lie behind today.
        about: what a reason is kept for that was typed when the dialog was left; None: nothing is.
    """

    title: str
    lead: str
    button: str
    reason: str
    until: date | None = None
    day: str = ""
    past: bool = False
    about: Hashable = None


class ReturnDialog(QDialog):
    """Carries out, and stays open with a sentence where that is refused."""

    def __init__(
        self, context: Context, asked: Asked, act: Callable[[Workspace, date, str], Future[Any]],
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._ui = ui = Ui_ReturnDialog()
        ui.setupUi(self)
        self._context, self._act, self._asked = context, act, asked
        self.setWindowTitle(asked.title)
        ui.leadLabel.setText(asked.lead)
        ui.doneButton.setText(asked.button)
        ui.reasonLabel.setText(asked.reason)
        ui.reasonText.setAccessibleName(asked.reason)
        ui.reasonText.setTabChangesFocus(True)
        ui.reasonFact.setVisible(bool(asked.reason))
        if asked.day:
            ui.untilLabel.setText(asked.day)
            ui.untilEdit.setAccessibleName(asked.day)
        ui.untilEdit.past = asked.past
        ui.untilEdit.today = context.today
        ui.untilEdit.set_value(asked.until)
        ui.untilFact.setVisible(asked.until is not None)
        ui.problemLabel.hide()
        if asked.about is not None:
            half_said = HalfSaid(context, self, asked.about, {"reasonText": part(ui.reasonText)})
            ui.cancelButton.pressed.connect(half_said.forget)
        ui.cancelButton.clicked.connect(self.reject)
        ui.doneButton.clicked.connect(self._do)
        self.finished.connect(self.deleteLater)
        (ui.untilEdit if asked.until is not None else ui.reasonText).setFocus()
        fit(self)

    def _do(self) -> None:
        ui, until = self._ui, self._asked.until
        if until is not None:
            until = ui.untilEdit.value() if ui.untilEdit.complete() else None
            if until is None:
                ui.untilEdit.setFocus()
                return
        day, reason = until or self._context.today(), ui.reasonText.toPlainText().strip()
        ui.doneButton.setEnabled(False)
        self._context.write(
            self, lambda ws: self._act(ws, day, reason), lambda _: self.accept(), self._refused
        )

    def _refused(self, error: BaseException) -> None:
        ui, language = self._ui, self._context.language
        told = error.words(language) if isinstance(error, InkaError) else wording.unexpected()
        ui.problemLabel.setText(told)
        ui.problemLabel.show()
        ui.doneButton.setEnabled(True)
        fit(self)
