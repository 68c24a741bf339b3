"""How many editors a page makes in each turn of the event loop."""

from __future__ import annotations

from typing import Any

import pytest

from inka_desktop.gui.pages import record_page
from inka_desktop.gui.widgets.record_list import RowEditor


def editors_a_turn(page: record_page.RecordPage[Any], monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Grows while the page shows a record; on the fastest machine a turn has one part, too."""
    monkeypatch.setattr(record_page, "TURN_S", 0)
    made = list[int]()
    inner = page._show_next_part

    def turn() -> None:
        there = set(page.findChildren(RowEditor))
        inner()
        made.append(len(set(page.findChildren(RowEditor)) - there))

    page._stepper.timeout.disconnect()
    page._stepper.timeout.connect(turn)
    monkeypatch.setattr(page, "_show_next_part", turn)
    return made
