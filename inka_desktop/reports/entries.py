"""Fields of a PDF that people fill in with any viewer (AcroForm), as reportlab writes them.

reportlab knows no embedded fonts for what people type: viewers use their own Helvetica, so such a file is no
archive. What is printed around the fields is set in the embedded faces, as in every document.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any

from .style import INK, RULE

if TYPE_CHECKING:
    from .rows import Canvas


class EntryKind(StrEnum):
    """How a field is filled in."""

    LINE = "line"
    LINES = "lines"
    TICK = "tick"
    ONE_OF = "one_of"
    """One of several circles of one name."""
    LIST = "list"
    """Opens when it is asked."""
    HIDDEN = "hidden"
    """Holds a value that nobody sees or changes."""


NONE = "c0"
"""What a LIST says before anything is chosen: reportlab wants one of its options to be."""
_LONGEST = 100_000
"""Characters; a field without a bound would be cut at 100 by reportlab."""
_SIZE = 9
_TICKED = "/Yes"


@dataclass(frozen=True, slots=True)
class Entry:
    """A field.

    Attributes:
        kind: how it is filled in.
        name: what it is read back by; without a full stop.
        tip: what it is called when nothing else is seen of it.
        value: what it holds; of one of several circles what it stands for.
        options: of a LIST, as values and words.
        on: whether a box is ticked or a circle filled.
    """

    kind: EntryKind
    name: str
    tip: str
    width: float = 0.0
    height: float = 0.0
    value: str = ""
    options: Sequence[tuple[str, str]] = ()
    on: bool = False

    @property
    def given(self) -> str:
        """What is filled in already; ``/c2`` and ``/Yes`` are states of circles and boxes."""
        if self.kind in (EntryKind.ONE_OF, EntryKind.TICK):
            return (f"/{self.value}" if self.kind == EntryKind.ONE_OF else _TICKED) if self.on else ""
        return self.value if self.kind != EntryKind.HIDDEN else ""


@dataclass(frozen=True, slots=True)
class EntryMark:
    """A field as a mark of a row; ``y`` is its upper edge."""

    x: float
    y: float
    entry: Entry

    def draw(self, canvas: Canvas, left: float, top: float) -> None:
        """Places the field."""
        canvas.entry(left + self.x, top - self.y - self.entry.height, self.entry)


@cache
def _look() -> dict[str, Any]:
    from reportlab.lib.colors import toColor, white

    return {
        "borderColor": toColor(RULE), "fillColor": white, "textColor": toColor(INK), "borderWidth": 0.6,
    }  # fmt: skip


def draw_entry(form: Any, x: float, y: float, entry: Entry) -> None:
    """Adds a field to a page of reportlab's; ``form`` is the canvas's acroForm."""
    place = {"x": x, "y": y, "name": entry.name, "tooltip": entry.tip}
    size = {"width": entry.width, "height": entry.height}
    letters = {"fontName": "Helvetica", "fontSize": _SIZE}
    if entry.kind == EntryKind.TICK:
        form.checkbox(**place, **_look(), size=entry.height, fieldFlags="")
    elif entry.kind == EntryKind.ONE_OF:
        # reportlab draws circles too small but for size 20: the page has the circle, the field its dot.
        bare = _look() | {"borderColor": None, "fillColor": None, "borderWidth": 0}
        form.radio(
            **place, **bare, size=entry.height, value=entry.value, shape="square", buttonStyle="circle",
            fieldFlags="radio",
        )  # fmt: skip
    elif entry.kind == EntryKind.LIST:
        options = [(" ", NONE), *((words, value) for value, words in entry.options)]
        form.choice(**place, **size, **_look(), **letters, options=options, value=NONE, fieldFlags="combo")
    elif entry.kind == EntryKind.HIDDEN:
        form.textfield(
            **place, width=1, height=1, maxlen=_LONGEST, value=entry.value, annotationFlags="hidden",
            fieldFlags="readOnly",
        )  # fmt: skip
    else:
        flags = "multiline" if entry.kind == EntryKind.LINES else ""
        form.textfield(**place, **size, **_look(), **letters, maxlen=_LONGEST, fieldFlags=flags)


def fill(pdf: bytes, values: Mapping[str, str]) -> bytes:
    """A file with values in its fields, by their names; reportlab itself writes no letter beyond Latin-1.

    Each field remembers its value as the one it was handed out with (``/DV``), so that an answer that
    somebody empties is told from one that was never there.
    """
    from pypdf import PdfWriter
    from pypdf.generic import NameObject

    writer = PdfWriter(clone_from=io.BytesIO(pdf))
    texts = {name: NameObject(value) if value.startswith("/") else value for name, value in values.items()}
    for page in writer.pages:
        writer.update_page_form_field_values(page, texts, auto_regenerate=True)
    root: Any = writer.root_object
    for field in root["/AcroForm"]["/Fields"]:
        one = field.get_object()
        if one.get("/T") in values:
            one[NameObject("/DV")] = one["/V"]
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
