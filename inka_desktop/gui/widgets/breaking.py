"""Words of buttons in a narrow list: what does not fit one line goes on in a second one."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics

_SPACES = re.compile(r" (?!\()")
"""Where a line may break: a count in brackets stays with its word."""


def in_two_lines(text: str, metrics: QFontMetrics, room_px: int) -> str:
    """A text as it fits: broken after a word, and its second line with an ellipsis where even that is short.

    Args:
        text: one line.
        metrics: of the widest font it is shown in.
        room_px: width of a line.
    """
    if metrics.horizontalAdvance(text) <= room_px:
        return text
    starts = [text[: space.start()] for space in _SPACES.finditer(text)]
    fitting = [start for start in starts if metrics.horizontalAdvance(start) <= room_px]
    if not fitting:
        return metrics.elidedText(text, Qt.TextElideMode.ElideRight, room_px)
    second = text[len(fitting[-1]) + 1 :]
    return fitting[-1] + "\n" + metrics.elidedText(second, Qt.TextElideMode.ElideRight, room_px)
