"""Figures by which the programme counts; words of catalogue, forms and window are built from them."""

from __future__ import annotations

SHORT_ADVICE_HOURS = 8
"""Advice of up to so many hours is counted without a questionnaire."""
IMMEDIATE_DAYS = 28
"""A result is immediate within so many days of leaving (Regulation (EU) 2021/1057, Annex I)."""
LATER_MONTHS = 6
"""A later result is looked at so many months after leaving (the same)."""


def worded(text: str) -> str:
    """A text of catalogue or form with the figure where it says ``{short_advice_hours}``."""
    return text.replace("{short_advice_hours}", f"{SHORT_ADVICE_HOURS}")
