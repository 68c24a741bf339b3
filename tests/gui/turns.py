"""How many editors a page makes in each turn of the event loop."""

from __future__ import annotations

import pytest

from inka_desktop.gui.pages import part_by_part
from inka_desktop.gui.pages.protocol_page import ProtocolPage
from inka_desktop.gui.pages.stock_page import StockPage
from inka_desktop.gui.widgets.record_list import RowEditor


def editors_a_turn(page: ProtocolPage | StockPage, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Grows while the page shows a record; on the fastest machine a turn has one part, too."""
    monkeypatch.setattr(part_by_part, "TURN_S", 0)
    parts, made = page._parts, list[int]()
    inner = parts._go_on

    def turn() -> None:
        there = set(page.findChildren(RowEditor))
        inner()
        made.append(len(set(page.findChildren(RowEditor)) - there))

    parts._timer.timeout.disconnect()
    parts._timer.timeout.connect(turn)
    monkeypatch.setattr(parts, "_go_on", turn)
    return made
