"""Schlagwörter: renaming, making two one by giving both the same word, and the way into the bin."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QListWidgetItem, QWidget

from inka_desktop.gui._generated.tags_dialog import Ui_TagsDialog
from inka_desktop.gui.context import Context
from inka_desktop.gui.removing import remove
from inka_desktop.services.notes_rows import TagRow
from inka_desktop.viewmodels import notes


class TagsDialog(QDialog):
    """All tags of the office."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._rows: Sequence[TagRow] = ()
        self._ui = ui = Ui_TagsDialog()
        ui.setupUi(self)
        ui.tagList.currentItemChanged.connect(lambda *_: self._show_chosen())
        ui.wordEdit.textChanged.connect(lambda _text: self._offer())
        ui.wordEdit.returnPressed.connect(self._rename)
        ui.renameButton.clicked.connect(self._rename)
        ui.deleteButton.clicked.connect(self._delete)
        ui.closeButton.clicked.connect(self.accept)
        self.finished.connect(self.deleteLater)
        self._offer()
        self._read()

    def _read(self) -> None:
        self._context.read(self, lambda ws: ws.tags.all(), self._fill)

    def _fill(self, rows: Sequence[TagRow]) -> None:
        tags, chosen, self._rows = self._ui.tagList, self._chosen(), rows
        tags.clear()
        for row in rows:
            item = QListWidgetItem(notes.counted(row), tags)
            item.setData(Qt.ItemDataRole.UserRole, row)
            if chosen is not None and row.id == chosen.id:
                tags.setCurrentItem(item)
        if tags.currentRow() < 0:
            tags.setCurrentRow(0)
        self._offer()

    def _chosen(self) -> TagRow | None:
        row = self._ui.tagList.currentIndex().data(Qt.ItemDataRole.UserRole)
        return row if isinstance(row, TagRow) else None

    def _show_chosen(self) -> None:
        row = self._chosen()
        self._ui.wordEdit.setText(row.word if row is not None else "")
        self._offer()

    def _offer(self) -> None:
        row, word = self._chosen(), self._ui.wordEdit.text().strip()
        self._ui.wordEdit.setEnabled(row is not None)
        self._ui.deleteButton.setEnabled(row is not None)
        self._ui.renameButton.setEnabled(row is not None and self._renames(row, word))

    def _renames(self, row: TagRow, word: str) -> bool:
        """Whether the word is new, or two tags have it: devices that did not meet may both have given it."""
        return bool(word) and (word != row.word or [one.word for one in self._rows].count(word) > 1)

    def _rename(self) -> None:
        row, word = self._chosen(), self._ui.wordEdit.text().strip()
        if row is not None and self._renames(row, word):
            self._context.write(self, lambda ws: ws.tags.rename(row.id, word), lambda _: self._read())

    def _delete(self) -> None:
        row, page = self._chosen(), self.parent()
        if row is not None and page is not None:
            said = self.tr("Das Schlagwort „{word}“ ist im Papierkorb.").format(word=row.word)
            remove(page, self._context, "tag", row.id, said, gone=self._gone)

    def _gone(self) -> None:
        self._read()
