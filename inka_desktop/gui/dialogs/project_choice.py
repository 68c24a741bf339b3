"""Choosing some projects, or all: what an exchange place is for, and what goes along on the road."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QWidget

from inka_desktop.gui._generated.project_choice_dialog import Ui_ProjectChoiceDialog
from inka_desktop.gui.widgets.card import CardRow
from inka_desktop.records.values import SpaceKind
from inka_desktop.viewmodels import exchange
from inka_desktop.viewmodels.projects import names

if TYPE_CHECKING:
    from inka_desktop.gui.context import Context
    from inka_desktop.services.exchange_rows import SpaceRow, TravelRow
    from inka_desktop.services.rows import PlaceRow
    from inka_desktop.services.workspace import Workspace

translate = QCoreApplication.translate


class ProjectChoiceDialog(QDialog):
    """Shows a box for each project, and one for all; the caller acts on the choice."""

    chosen = Signal(object)
    """Ids of what was chosen (a tuple), or None for all."""

    def __init__(self, title: str, text: str, everything: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        ui = self._ui = Ui_ProjectChoiceDialog()
        ui.setupUi(self)
        self.setWindowTitle(title)
        ui.titleLabel.setText(title)
        ui.textLabel.setText(text)
        ui.allCheck.setText(everything)
        ui.choiceCard.set_title("")
        ui.messageLabel.hide()
        self._boxes: list[tuple[QCheckBox, UUID]] = []
        ui.allCheck.toggled.connect(self._follow)
        ui.cancelButton.clicked.connect(self.reject)
        ui.chooseButton.clicked.connect(self._choose)
        ui.chooseButton.setEnabled(False)
        self.finished.connect(self.deleteLater)

    def offer(self, rows: Iterable[tuple[UUID, str, str]], chosen: Collection[UUID] | None) -> None:
        """Shows the choices as (id, title, second line); all are ticked where ``chosen`` is None."""
        card = self._ui.choiceCard
        card.clear()
        self._boxes = []
        for key, title, second in rows:
            line, box = CardRow(title, second), QCheckBox(self)
            box.setAccessibleName(title)
            box.setChecked(chosen is not None and key in chosen)
            box.toggled.connect(self._follow)
            line.add_widget(box)
            card.add_row(line)
            self._boxes.append((box, key))
        self._ui.allCheck.setChecked(chosen is None)
        self._follow()

    def say_verb(self, text: str) -> None:
        """Names the button that ends the choice."""
        self._ui.chooseButton.setText(text)

    def _follow(self) -> None:
        everything = self._ui.allCheck.isChecked()
        for box, _ in self._boxes:
            box.setEnabled(not everything)
        self._ui.chooseButton.setEnabled(everything or any(box.isChecked() for box, _ in self._boxes))

    def _choose(self) -> None:
        picked = tuple(key for box, key in self._boxes if box.isChecked())
        self.chosen.emit(None if self._ui.allCheck.isChecked() else picked)
        self.accept()


def limit_place(parent: QWidget, context: Context, place: PlaceRow) -> ProjectChoiceDialog:
    """Asks what a place is for, and keeps it."""
    dialog = ProjectChoiceDialog(
        translate("Places", "Wofür ist dieser Austauschort?"),
        translate("Places", "{place}\nWas dort schon liegt, bleibt liegen.").format(place=place.path),
        translate("Places", "Für alles, was auf diesem Gerät ist"),
        parent,
    )

    def show(rows: Sequence[SpaceRow]) -> None:
        office = translate("Places", "Nur für Geräte der Koordinierungsstelle")
        dialog.offer(
            [
                (row.id, exchange.space_title(row), office if row.kind == SpaceKind.COORD else "")
                for row in rows
            ],
            place.spaces or None,
        )

    def keep(spaces: tuple[UUID, ...] | None) -> None:
        said = translate("Places", "Das gilt ab dem nächsten Senden.")
        context.write(
            parent, lambda ws: ws.exchange.limit_place(place.id, spaces), lambda _: context.decided(said)
        )

    dialog.chosen.connect(keep)
    context.read(dialog, lambda ws: ws.exchange.places.choices(), show)
    dialog.open()
    return dialog


def prepare_for_travel(parent: QWidget, context: Context) -> ProjectChoiceDialog:
    """Asks for projects and fetches all their attachments, with progress; says when everything is here."""
    dialog = ProjectChoiceDialog(
        translate("Travel", "Für unterwegs vorbereiten"),
        translate("Travel", "Alle Anhänge der gewählten Projekte kommen auf dieses Gerät, auch große."),
        translate("Travel", "Alle Projekte"),
        parent,
    )
    dialog.say_verb(translate("Travel", "Vorbereiten"))
    known: list[UUID] = []

    def look(ws: Workspace) -> list[tuple[UUID, str, TravelRow]]:
        return [(key, name, ws.exchange.attachments_of([key])) for key, name in names(ws.projects.list())]

    def show(rows: Sequence[tuple[UUID, str, TravelRow]]) -> None:
        known.extend(key for key, _, _ in rows)
        dialog.offer([(key, title, exchange.travel_words(row)) for key, title, row in rows], ())

    dialog.chosen.connect(lambda chosen: _prepare(context, tuple(known) if chosen is None else chosen))
    context.read(dialog, look, show)
    dialog.open()
    return dialog


def _prepare(context: Context, projects: tuple[UUID, ...]) -> None:
    job = context.start_job(translate("Travel", "Für unterwegs vorbereiten"))

    def done(row: TravelRow) -> None:
        job.finished.emit()
        context.say(*exchange.prepared_words(row, stopped=job.cancelled()))

    def failed(error: BaseException) -> None:
        job.finished.emit()
        context.tell(error)

    context.write(
        context,
        lambda ws: ws.exchange.prepare_for_travel(projects, progress=job.report, cancelled=job.cancelled),
        done,
        failed,
    )
