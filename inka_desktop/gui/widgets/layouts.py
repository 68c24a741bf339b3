"""What stands in a layout, and emptying it.

Python must not hold the items of a layout: PySide keeps a wrapper of an item with the layout and does not
hear when Qt deletes the item with its widget. A dialog that later lies at the same address is then released
twice: "free(): invalid pointer". So nobody in the window asks for items (``itemAt``, ``takeAt``), and a
layout is put into its outer one before anything is put into it, as compiled forms do
(``tests/gui/test_layouts.py``).
"""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget


def placed(layout: QLayout) -> list[QWidget | QLayout]:
    """Widgets and layouts that stand in a layout, in its order; spacers are left out."""
    parent = layout.parentWidget()
    direct = Qt.FindChildOption.FindDirectChildrenOnly
    widgets = [] if parent is None else parent.findChildren(QWidget, options=direct)
    places: dict[int, QWidget | QLayout] = {layout.indexOf(one): one for one in widgets}
    places |= {layout.indexOf(one): one for one in layout.children() if isinstance(one, QLayout)}
    places.pop(-1, None)
    return [places[place] for place in sorted(places)]


def clear(layout: QLayout, keeping: Collection[QWidget] = ()) -> None:
    """Takes all widgets out and deletes them, but for those that are put back."""
    for widget in placed(layout):
        if isinstance(widget, QWidget):
            layout.removeWidget(widget)
            if widget not in keeping:
                widget.hide()
                widget.deleteLater()
