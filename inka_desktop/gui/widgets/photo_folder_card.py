"""On the page Einstellungen: the folder of this device in which photos arrive, e.g. from a phone."""

from __future__ import annotations

from PySide6.QtWidgets import QFileDialog, QWidget

from inka_desktop.gui.context import Context
from inka_desktop.gui.widgets.card import Card, CardRow
from inka_desktop.settings import LAST_FOLDER, PHOTO_FOLDER


class PhotoFolderCard(Card):
    """Chosen or let go of at once; nothing in the folder is changed."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.set_title(self.tr("Fotos"))
        self.refresh()

    def refresh(self) -> None:
        """Shows the folder."""
        self.clear()
        folder = self._context.settings.get(PHOTO_FOLDER)
        row = CardRow(
            folder or self.tr("Kein Ordner für Fotos gewählt"),
            self.tr(
                "Bilder aus der Zeit eines Besuchs werden dort zum Hinzufügen angeboten. "
                "Nichts wird von selbst übernommen."
            ),
        )
        row.add_button(self.tr("Ordner wählen")).clicked.connect(self.choose)
        if folder:
            row.add_button(self.tr("Nicht mehr anbieten")).clicked.connect(lambda: self._keep(""))
        self.add_row(row)

    def choose(self) -> None:
        """Asks for the folder."""
        settings = self._context.settings
        start = settings.get(PHOTO_FOLDER) or settings.get(LAST_FOLDER)
        name = QFileDialog.getExistingDirectory(self, self.tr("Ordner wählen, in dem Fotos ankommen"), start)
        if name:
            self._keep(name)

    def _keep(self, folder: str) -> None:
        self._context.settings.set(PHOTO_FOLDER, folder)
        self.refresh()
