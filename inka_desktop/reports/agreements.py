"""The table of agreements as all documents print it: what, who, by when, and how it stands on a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from inka_desktop.records.content import AgreementContent
from inka_desktop.records.values import days_overdue

from .blocks import Column, table_rows
from .rows import Row
from .setting import Setter
from .typography import date_text, joined
from .words import Words

BLANK_ROWS = 6
_SHARES = {
    "agreement_number": 6, "agreement": 64, "agreed_on": 25, "responsible": 36, "due": 25, "state": 37,
}  # fmt: skip


def agreement_rows(
    setter: Setter, words: Words, agreements: Sequence[AgreementContent], on: dt.date | None, *,
    all_new: bool = False,
) -> list[Row]:  # fmt: skip
    """A numbered row for each agreement below the heads of the columns; lines to write on in a blank one.

    Args:
        setter: of the document.
        words: of the document's language.
        agreements: in the order printed; without any there are no rows, except in a blank document. Where
            some say which earlier visit they come from, a column shows it.
        on: the day that decides what is overdue.
        all_new: they were just made; where all of them are simply open, no column says so.
    """
    if not agreements and not setter.blank:
        return []
    dated = any(each.agreed_on for each in agreements)
    values = [_cells(words, number, each, on) for number, each in enumerate(agreements, start=1)]
    is_open = words.stored("state", "open")
    silent = all_new and values and all(cells["state"] == is_open for cells in values)
    idle = {"agreed_on": not dated, "state": bool(silent)}
    shown = [key for key in _SHARES if not idle.get(key)]
    return table_rows(
        setter,
        [Column(words(key), _SHARES[key]) for key in shown],
        [[cells[key] for key in shown] for cells in values],
        blank_rows=BLANK_ROWS,
    )


def _cells(words: Words, number: int, agreement: AgreementContent, on: dt.date | None) -> dict[str, str]:
    return {
        "agreement_number": str(number),
        "agreement": agreement.text,
        "agreed_on": date_text(agreement.agreed_on, words.language),
        "responsible": agreement.responsible,
        "due": date_text(agreement.due, words.language),
        "state": state(words, agreement, on),
    }


def state(words: Words, agreement: AgreementContent, on: dt.date | None) -> str:
    """State, how long overdue on the day, and remark."""
    late = days_overdue(agreement.due, agreement.state, on) if on is not None else 0
    if late:
        said = words("state.overdue_one") if late == 1 else words("state.overdue", days=late)
    elif agreement.state == "done" and agreement.done_on is not None:
        said = words("state.done_on", date=date_text(agreement.done_on, words.language))
    else:
        said = words.stored("state", agreement.state)
    return joined(", ", said, agreement.remark)
