"""The calendar: a month with its day beside it, a month of holidays, the list, and what is overdue."""

from __future__ import annotations

from datetime import date
from typing import Any

from inka_desktop.gui.widgets.chip import FilterChip
from tests.look.stage import Stage


def calendar(stage: Stage) -> None:
    """What the example has, from the day that counts as today."""
    page: Any = stage.window.show_page("calendar")
    stage.settle()
    stage.shoot("calendar-month")
    page.choose(date(2026, 12, 25))
    stage.shoot("calendar-december")
    page.choose(stage.subjects.on)
    chips = {chip.property("mode") or chip.property("limit"): chip for chip in page.findChildren(FilterChip)}
    chips["list"].click()
    stage.settle()
    stage.shoot("calendar-list")
    chips["overdue"].click()
    stage.shoot("calendar-overdue")
    chips["overdue"].click()
    chips["month"].click()
