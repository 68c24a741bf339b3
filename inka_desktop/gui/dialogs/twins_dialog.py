"""Entries that look alike: compared, merged with the values people choose, or told apart."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QButtonGroup, QDialog, QLabel, QPushButton, QRadioButton, QWidget

from inka_desktop.gui._generated.twins_dialog import Ui_TwinsDialog
from inka_desktop.gui.context import Context
from inka_desktop.gui.dialogs.fitting import fit, within_screen
from inka_desktop.gui.widgets import layouts
from inka_desktop.gui.widgets.card import words
from inka_desktop.gui.widgets.wrapped_items import wrap_items
from inka_desktop.services.twins import EMPTY_SAYS_SOMETHING, DifferenceRow, PairRow
from inka_desktop.viewmodels import network, wording

if TYPE_CHECKING:
    from inka_desktop.services.workspace import Workspace


class TwinsDialog(QDialog):
    """Nothing is merged by itself; what was merged is undone with Ctrl+Z."""

    def __init__(self, context: Context, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._kind = context, kind
        self._ui = ui = Ui_TwinsDialog()
        ui.setupUi(self)
        wrap_items(ui.pairList)
        self._pairs: Sequence[PairRow] = ()
        self._choices: dict[str, QButtonGroup] = {}
        ui.leadLabel.setWordWrap(True)
        ui.leadLabel.setText(self.tr("Einträge werden gesucht …"))
        ui.pairList.currentRowChanged.connect(self._compare)
        ui.closeButton.clicked.connect(self.reject)
        ui.apartButton.clicked.connect(self._tell_apart)
        ui.mergeButton.clicked.connect(self._merge)
        for button in (ui.closeButton, ui.apartButton, ui.mergeButton):
            button.setAutoDefault(False)
        self._allow(allowed=False)
        self._read()
        self.setMinimumSize(within_screen(QSize(760, 480)))
        fit(self)

    def _read(self) -> None:
        kind = self._kind
        self._context.read(self, lambda ws: ws.twins.pairs(kind), self._show)

    def _show(self, pairs: Sequence[PairRow]) -> None:
        box, self._pairs = self._ui.pairList, pairs
        box.clear()
        self._clear()
        for pair in pairs:
            box.addItem(network.pair_words(pair))
        if pairs:
            text = self.tr(
                "Wählen Sie, welche Angaben gelten. Alle Verweise gehen auf den einen Eintrag über."
            )
        else:
            text = self.tr("Es gibt keine Einträge, die sich gleichen.")
        self._ui.leadLabel.setText(text)
        self._allow(allowed=bool(pairs))
        if pairs:
            box.setCurrentRow(0)

    def _compare(self, number: int) -> None:
        self._clear()
        if not 0 <= number < len(self._pairs):
            return
        pair = self._pairs[number]
        self._context.read(
            self,
            lambda ws: ws.twins.differences(pair.kind, pair.kept, pair.other),
            lambda rows: self._show_differences(pair, rows),
        )

    def _show_differences(self, pair: PairRow, rows: Sequence[DifferenceRow]) -> None:
        if pair is not self._current():
            return
        self._clear()
        ui, apart = self._ui, pair.homes is not None
        ui.mergeButton.setEnabled(not apart)
        ui.leadLabel.setVisible(not apart)
        ui.apartButton.setText(self.tr("So lassen") if apart else self.tr("Nicht dieselben"))
        if pair.homes is not None:
            self._say_why(pair, pair.homes, rows)
            return
        column, choices = self._ui.compareLayout, [row for row in rows if _asks(row)]
        for row in choices:
            title = QLabel(wording.field(row.field), self)
            title.setProperty("role", "field")
            column.addWidget(title)
            group = QButtonGroup(self)
            for number, value in enumerate((row.kept, row.other)):
                said = network.value_words(pair.kind, row.field, value)
                button = QRadioButton(wording.on_button(said), self)
                button.setAccessibleName(f"{wording.field(row.field)}: {said}")
                group.addButton(button, number)
                column.addWidget(button)
            group.button(0).setChecked(True)
            self._choices[row.field] = group
        if not rows:
            column.addWidget(words(self.tr("Alle Angaben sind gleich."), "muted", self))
        elif len(choices) < len(rows):
            taken = self.tr("Angaben, die nur ein Eintrag hat, werden übernommen.")
            column.addWidget(words(taken, "muted", self))
        column.addStretch(1)

    def _say_why(self, pair: PairRow, homes: tuple[str, str], rows: Sequence[DifferenceRow]) -> None:
        """Of two that others read each: why both stay, what they say differently, and the way to each."""
        column = self._ui.compareLayout
        lead = self.tr(
            "Diese Einträge lesen verschiedene Menschen. Deshalb bleiben beide erhalten.\n"
            "Bitte gleichen Sie die Angaben ab, oder löschen Sie den, den niemand braucht."
        )
        column.addWidget(words(lead, "muted", self))
        for number, (key, home) in enumerate(zip((pair.kept, pair.other), homes, strict=True)):
            lies = network.home_words(home)
            title = QLabel(lies, self)
            title.setProperty("role", "field")
            title.setWordWrap(True)
            column.addWidget(title)
            for row in rows:
                value = network.value_words(pair.kind, row.field, (row.kept, row.other)[number])
                column.addWidget(words(f"{wording.field(row.field)}: {value}", "", self))
            button = QPushButton(self.tr("Eintrag öffnen"), self)
            button.setAccessibleName(self.tr("Eintrag öffnen: {place}").format(place=lies))
            button.setProperty("role", "quiet")
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, entry=key: self._open(entry))
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def _open(self, entry: UUID) -> None:
        self.reject()
        self._context.show_page("entry", entry)

    def _current(self) -> PairRow | None:
        number = self._ui.pairList.currentRow()
        return self._pairs[number] if 0 <= number < len(self._pairs) else None

    def _clear(self) -> None:
        self._choices = {}
        layouts.clear(self._ui.compareLayout)

    def _chosen(self) -> tuple[str, ...]:
        """Fields in which the other one's value is to hold."""
        return tuple(field for field, group in self._choices.items() if group.checkedId() == 1)

    def _merge(self) -> None:
        pair, fields = self._current(), self._chosen()
        if pair is None:
            return
        said = self.tr("Die Einträge sind zusammengeführt.")
        self._write(lambda ws: ws.twins.merge(pair.kind, pair.kept, pair.other, fields), said)

    def _tell_apart(self) -> None:
        pair = self._current()
        if pair is not None:
            said = self.tr("Diese Einträge werden nicht mehr als doppelt vorgeschlagen.")
            self._write(lambda ws: ws.twins.tell_apart(pair.kind, pair.kept, pair.other), said)

    def _write(self, work: Callable[[Workspace], Future[Any]], said: str) -> None:
        def done(_: object) -> None:
            self._context.say(said)
            self._read()

        def failed(error: BaseException) -> None:
            self._context.tell(error)
            self._read()

        self._allow(allowed=False)
        self._context.write(self, work, done, failed)

    def _allow(self, *, allowed: bool) -> None:
        for button in (self._ui.apartButton, self._ui.mergeButton):
            button.setEnabled(allowed)


def _asks(row: DifferenceRow) -> bool:
    """Whether somebody has to choose: both say something, or saying nothing says something."""
    return row.field in EMPTY_SAYS_SOMETHING or (row.kept is not None and row.other is not None)
