"""Einstellungen: looks and language of this device, the office's letterhead, the name of this device."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFileDialog, QLabel, QToolButton, QWidget

from inka_desktop import double_click
from inka_desktop.gui import icons, theme
from inka_desktop.gui._generated.settings_page import Ui_SettingsPage
from inka_desktop.gui.binder import PAUSE_MS
from inka_desktop.gui.context import Context
from inka_desktop.gui.page_list import is_office
from inka_desktop.gui.pages.page import Page
from inka_desktop.gui.tab_order import set_reading_order
from inka_desktop.gui.widgets import layouts
from inka_desktop.gui.widgets.card import Card
from inka_desktop.gui.widgets.double_click_card import DoubleClickCard
from inka_desktop.gui.widgets.photo_folder_card import PhotoFolderCard
from inka_desktop.gui.widgets.profile_card import ProfileCard
from inka_desktop.gui.widgets.reading_card import ReadingCard
from inka_desktop.gui.widgets.spelling_card import SpellingCard
from inka_desktop.records.values import Role
from inka_desktop.services.rows import LetterheadRow, ReadableRow, WorkspaceRow
from inka_desktop.settings import APPEARANCE, LANGUAGE, LAST_FOLDER, TEXT_SIZE
from inka_desktop.viewmodels import dates, options, wording

if TYPE_CHECKING:
    from inka_desktop.store.writer import Changes

LOGO_HEIGHT = 40


class SettingsPage(Page):
    """Everything takes effect at once; there is nothing to confirm."""

    name = "settings"
    code = "E-01"
    watches = frozenset({"letterhead", "logo", "device", "own_word", "filling_rule"})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._ui = Ui_SettingsPage()
        self._ui.setupUi(self)
        self._info: WorkspaceRow | None = None
        self._letterhead: LetterheadRow | None = None
        self._writing = 0
        self._timer = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._timer.timeout.connect(self.leave)
        self._offer()
        ui = self._ui
        self._profile_card = ProfileCard(context, self)
        ui.layout2.insertWidget(ui.layout2.indexOf(ui.letterheadCard) + 1, self._profile_card)
        self._spelling_card = SpellingCard(context, self)
        self._reading_card = ReadingCard(context, self)
        cards = [PhotoFolderCard(context, self), self._spelling_card, self._reading_card]
        if double_click.program() is not None:
            cards.insert(0, DoubleClickCard(context, self))
        for card in cards:
            ui.layout2.insertWidget(ui.layout2.indexOf(ui.looksCard) + 1, card)
        self._reading_order = QTimer(self, singleShot=True, interval=0)
        self._reading_order.timeout.connect(lambda: set_reading_order(ui.scrollAreaContent))
        for shown in self.findChildren(Card):
            shown.row_added.connect(self._reading_order.start)
        self._reading_order.start()
        ui.nameEdit.textEdited.connect(lambda _text: self._timer.start())
        ui.officeEdit.textEdited.connect(lambda _text: self._timer.start())
        for text in (ui.senderText, ui.publicityText):
            text.edited.connect(self._timer.start)
        for widget in (ui.nameEdit, ui.officeEdit, ui.senderText, ui.publicityText):
            widget.installEventFilter(self)
        ui.addLogoButton.clicked.connect(self._choose_logo)
        ui.backupButton.clicked.connect(lambda: context.show_page("backup"))
        ui.binButton.clicked.connect(lambda: context.show_page("bin"))
        ui.retentionButton.clicked.connect(lambda: context.show_page("retention"))
        ui.readableCheck.clicked.connect(self._switch_readable)

    def refresh(self) -> None:
        """Reads again what is shown."""
        self.context.read(self, lambda ws: ws.info(), self._show_info)
        self.context.read(self, lambda ws: ws.readable.state(), self._show_readable)
        self._profile_card.refresh()
        self._spelling_card.refresh()
        office = is_office(self.context.role)
        self._ui.letterheadCard.setVisible(office)
        self._ui.retentionCard.setVisible(office)
        self._ui.binCard.setVisible(office)
        self._reading_card.setVisible(not office)
        if not office:
            self._reading_card.refresh()
        self._ui.readableCard.setVisible(self.context.role == Role.OWNER)
        if office:
            self.context.read(self, lambda ws: ws.documents.letterhead(), self._show_letterhead)

    def take_changes(self, changes: Changes) -> None:
        """What is being typed here must not be replaced by what was read before."""
        if not self._timer.isActive():
            super().take_changes(changes)

    def leave(self) -> None:
        """Hands over what was typed."""
        self._timer.stop()
        self._save_letterhead()
        self._save_device()

    def settled(self) -> bool:
        """Whether everything typed is on the disk."""
        return not self._timer.isActive() and not self._writing

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut and self._timer.isActive():
            self.leave()
        return super().eventFilter(watched, event)

    # --- looks ------------------------------------------------------------------------------------

    def _offer(self) -> None:
        ui, settings = self._ui, self.context.settings
        for combo, words, setting in (
            (ui.appearanceCombo, options.APPEARANCES, APPEARANCE),
            (ui.textSizeCombo, options.TEXT_SIZES, TEXT_SIZE),
            (ui.languageCombo, options.LANGUAGES, LANGUAGE),
        ):
            for key in words:
                combo.addItem(options.label(words, key), key)
            combo.set_value(settings.get(setting))
        ui.appearanceCombo.edited.connect(self._apply_looks)
        ui.textSizeCombo.edited.connect(self._apply_looks)
        ui.languageCombo.edited.connect(self._apply_language)

    def _apply_looks(self) -> None:
        appearance, size = self._ui.appearanceCombo.value(), self._ui.textSizeCombo.value()
        self.context.settings.set(APPEARANCE, appearance)
        self.context.settings.set(TEXT_SIZE, size)
        theme.current().apply(appearance, size)

    def _apply_language(self) -> None:
        self.context.settings.set(LANGUAGE, self._ui.languageCombo.value())
        self.leave()
        self.context.language_chosen.emit()

    # --- letterhead -------------------------------------------------------------------------------

    def _show_letterhead(self, row: LetterheadRow) -> None:
        if self._timer.isActive() or self._writing:
            return
        ui = self._ui
        self._letterhead = row
        if ui.officeEdit.text() != row.office:
            ui.officeEdit.setText(row.office)
        ui.senderText.set_value(row.sender)
        ui.publicityText.set_value(row.publicity)
        self._show_logos(row)

    def _show_logos(self, row: LetterheadRow) -> None:
        layout = self._ui.logosLayout
        layouts.clear(layout)
        for place, (name, data) in enumerate(row.logos):
            picture = QPixmap()
            if picture.loadFromData(data):
                label = QLabel(self)
                size = QSize(4 * LOGO_HEIGHT, LOGO_HEIGHT)
                label.setPixmap(
                    picture.scaled(
                        size, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
                    )
                )
                label.setAccessibleName(self.tr("Logo {name}").format(name=name))
                layout.addWidget(label)
                layout.addWidget(self._removing_button(place, name))
        if not row.logos:
            hint = QLabel(self.tr("Noch kein Logo. Gedruckt wird ohne."), self)
            hint.setProperty("role", "muted")
            layout.addWidget(hint)
        layout.addStretch(1)

    def _removing_button(self, place: int, name: str) -> QToolButton:
        button = QToolButton(self)
        icons.set_icon(button, "x")
        button.setToolTip(self.tr("Logo entfernen"))
        button.setAccessibleName(self.tr("Logo {name} entfernen").format(name=name))
        button.clicked.connect(lambda: self._remove_logo(place))
        return button

    def _remove_logo(self, place: int) -> None:
        context = self.context

        def back() -> None:
            context.write(self, lambda ws: ws.editing.undo(), lambda _: self.refresh())

        def gone(_: object) -> None:
            self.refresh()
            context.say(self.tr("Das Logo ist entfernt."), "information", self.tr("Zurückholen"), back)

        context.write(self, lambda ws: ws.documents.remove_logo(place), gone)

    def _save_letterhead(self) -> None:
        ui, shown = self._ui, self._letterhead
        if shown is None:
            return
        office, sender, publicity = ui.officeEdit.text(), ui.senderText.value(), ui.publicityText.value()
        if (office, sender, publicity) == (shown.office, shown.sender, shown.publicity):
            return
        self._letterhead = LetterheadRow(office, sender, publicity, shown.logos)
        self._write_letterhead(office, sender, publicity, shown)

    def _write_letterhead(self, office: str, sender: str, publicity: str, before: LetterheadRow) -> None:
        self._writing += 1

        def done(_: object) -> None:
            self._writing -= 1
            now = dates.local_clock(datetime.now().astimezone())
            self._ui.letterheadSavedLabel.setText(self.tr("Gespeichert {time}").format(time=now))

        def lost(error: BaseException) -> None:
            self._writing -= 1
            self._letterhead = before
            self.context.tell(error)

        self.context.write(
            self, lambda ws: ws.documents.save_letterhead(office, sender, publicity), done, lost
        )

    def _choose_logo(self) -> None:
        settings = self.context.settings
        kinds = self.tr("Bilder ({patterns})").format(patterns="*.png *.jpg *.jpeg")
        name, _kind = QFileDialog.getOpenFileName(
            self, self.tr("Logo hinzufügen"), settings.get(LAST_FOLDER), kinds
        )
        if name:
            settings.set(LAST_FOLDER, str(Path(name).parent))
            self.context.write(self, lambda ws: ws.documents.add_logo(Path(name)), lambda _: self.refresh())

    # --- readable folder --------------------------------------------------------------------------

    def _show_readable(self, row: ReadableRow) -> None:
        ui = self._ui
        ui.readableCheck.setChecked(bool(row.folder))
        ui.readableFactsLabel.setVisible(bool(row.folder))
        facts = self.tr("%n Dateien in {folder}", "", row.files)
        ui.readableFactsLabel.setText(facts.format(folder=row.folder))

    def _switch_readable(self, wished: bool) -> None:
        settings = self.context.settings
        if not wished:
            self.context.write(
                self,
                lambda ws: ws.readable.switch_off(),
                lambda _: self._readable_changed(self.tr("Der Ordner wird nicht mehr geführt.")),
            )
            return
        self._ui.readableCheck.setChecked(False)
        name = QFileDialog.getExistingDirectory(
            self, self.tr("Ordner wählen, der nicht verschlüsselt ist"), settings.get(LAST_FOLDER)
        )
        if name:
            settings.set(LAST_FOLDER, name)
            self.context.write(
                self,
                lambda ws: ws.readable.switch_on(Path(name)),
                lambda _: self._readable_changed(self.tr("Der lesbare Ordner ist auf dem neuesten Stand.")),
            )

    def _readable_changed(self, text: str) -> None:
        self.refresh()
        self.context.say(text)

    # --- device -----------------------------------------------------------------------------------

    def _show_info(self, info: WorkspaceRow) -> None:
        if self._timer.isActive():
            return
        self._info = info
        self._ui.nameEdit.setText(info.device)
        role = wording.label(wording.DEVICE_ROLES, info.role)
        text = self.tr("{office} · {person} · {role} · Kürzel {tag}")
        self._ui.deviceFactsLabel.setText(
            text.format(office=info.name, person=info.person or "–", role=role, tag=info.tag)
        )

    def _save_device(self) -> None:
        info, name = self._info, self._ui.nameEdit.text().strip()
        if info is not None and name and name != info.device:
            self._info = None
            self.context.write(self, lambda ws: ws.name_device(name), lambda _: self.refresh())
