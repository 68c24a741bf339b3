"""Sicherung: where and when was backed up, trying a backup out, going back, and checking everything."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget

from inka_desktop.gui._generated.backup_page import Ui_BackupPage
from inka_desktop.gui.context import Context
from inka_desktop.gui.dialogs.backup_dialog import BackupDialog
from inka_desktop.gui.jobs import Job
from inka_desktop.gui.pages.page import Page
from inka_desktop.gui.widgets.card import CardRow
from inka_desktop.services.backup_rows import BackupCheckRow, BackupRow, FindingRow
from inka_desktop.viewmodels import backups, dates
from inka_desktop.viewmodels.wording import label

SHOWN = 10


class BackupPage(Page):
    """Nothing here changes a record; only going back does, and it keeps what was there."""

    name = "backup"
    code = "E-03"
    parent_page = "settings"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._ui = Ui_BackupPage()
        self._ui.setupUi(self)
        self._job: Job | None = None
        self._folder: Path | None = None
        ui = self._ui
        ui.placeCard.set_title(self.tr("Sicherungsordner"))
        self._choose_button = QPushButton(self.tr("Ordner wählen"), self)
        self._choose_button.clicked.connect(self.choose)
        ui.placeCard.add_head_widget(self._choose_button)
        ui.statesCard.set_title(self.tr("Stände"))
        ui.findingsCard.set_title(self.tr("Geprüft"))
        ui.findingsCard.hide()
        ui.backUpButton.clicked.connect(self.back_up)
        ui.checkButton.clicked.connect(self.check)

    def refresh(self) -> None:
        """Reads again what is shown."""
        self.context.read(self, lambda ws: (ws.backups.folder(), ws.backups.states()), self._show)

    # --- acting -----------------------------------------------------------------------------------

    def choose(self) -> None:
        """Asks for passphrase and folder, and backs up at once."""
        dialog = BackupDialog(self)
        dialog.chosen.connect(self._set_up)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _set_up(self, folder: Path, passphrase: str) -> None:
        self.context.write(self, lambda ws: ws.backups.choose(folder, passphrase), self._was_set_up)

    def _was_set_up(self, path: Path) -> None:
        self._folder = path
        self.back_up()

    def back_up(self) -> None:
        """Backs up now; asks for a folder first where there is none."""
        if self._folder is None:
            self.choose()
            return
        job = self._begin(self.tr("Sichern"))
        self.context.write(
            self,
            lambda ws: ws.backups.make(lambda done, of: job.report(done, of, ""), job.cancelled),
            lambda _row: self._ended(lambda: self.context.say(self.tr("Gesichert."))),
            self._failed,
        )

    def check(self) -> None:
        """Reads everything through."""
        job = self._begin(self.tr("Prüfen"))
        self.context.write(
            self,
            lambda ws: ws.check().run(
                lambda done, of, part: job.report(done, of, label(backups.PARTS, part)), job.cancelled
            ),
            lambda rows: self._ended(lambda: self._show_findings(rows)),
            self._failed,
        )

    def _verify(self, row: BackupRow) -> None:
        job = self._begin(self.tr("Sicherung prüfen"))
        self.context.write(
            self,
            lambda ws: ws.backups.verify(row.path, lambda done, of: job.report(done, of, ""), job.cancelled),
            lambda told: self._ended(lambda: self._say(told)),
            self._failed,
        )

    def _say(self, told: BackupCheckRow) -> None:
        self.context.say(*backups.check_words(told))

    def _go_back(self, row: BackupRow) -> None:
        """The second of two clicks; what is there now is kept beside."""
        when = dates.moment(row.at, self.context.today())
        box = QMessageBox(self)
        box.setIcon(QMessageBox.Icon.Question)
        box.setText(self.tr("Stand {when} wiederherstellen?").format(when=when))
        box.setInformativeText(
            self.tr(
                "Der jetzige Stand bleibt als Kopie auf diesem Gerät. Was seither gesendet wurde, kommt beim "
                "nächsten Empfangen zurück. Das Programm öffnet sich danach neu."
            )
        )
        restore = box.addButton(self.tr("Wiederherstellen"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(self.tr("Abbrechen"), QMessageBox.ButtonRole.RejectRole)
        box.finished.connect(
            lambda _: self.context.going_back.emit(row.path) if box.clickedButton() is restore else None
        )
        box.finished.connect(box.deleteLater)
        box.open()

    def _begin(self, title: str) -> Job:
        job = self._job = self.context.start_job(title)
        self._let(work=False)
        return job

    def _ended(self, then: Callable[[], object]) -> None:
        self._let(work=True)
        if self._job is not None:
            self._job.finished.emit()
            self._job = None
        then()
        self.refresh()

    def _failed(self, error: BaseException) -> None:
        self._ended(lambda: self.context.tell(error))

    def _let(self, *, work: bool) -> None:
        for button in (self._ui.backUpButton, self._ui.checkButton, self._choose_button):
            button.setEnabled(work)

    # --- showing ----------------------------------------------------------------------------------

    def _show(self, told: tuple[Path | None, Sequence[BackupRow]]) -> None:
        on = self.context.today()
        self._folder, states = told
        self._ui.stateLabel.setText(backups.state_words(self._folder, states, on))
        place = self._ui.placeCard
        place.clear()
        if self._folder is None:
            place.say(self.tr("Wählen Sie einen Ordner auf einem Stick oder Netzlaufwerk."))
        else:
            place.add_row(CardRow(str(self._folder)))
        card = self._ui.statesCard
        card.clear()
        for row in states[:SHOWN]:
            card.add_row(self._state(row))
        if not states:
            card.say(self.tr("Noch keiner. Ab morgen steht hier der Stand jedes Tages."))

    def _state(self, row: BackupRow) -> CardRow:
        line = CardRow(*backups.row_words(row, self.context.today()))
        line.add_button(self.tr("Prüfen")).clicked.connect(lambda: self._verify(row))
        line.add_button(self.tr("Wiederherstellen")).clicked.connect(lambda: self._go_back(row))
        return line

    def _show_findings(self, rows: Sequence[FindingRow]) -> None:
        card = self._ui.findingsCard
        card.clear()
        card.show()
        for row in rows:
            line = CardRow(*backups.finding_words(row))
            line.add_mark(backups.finding_mark(row))
            card.add_row(line)
