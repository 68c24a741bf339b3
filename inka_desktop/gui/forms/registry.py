"""Which widget asks which question: one table, read from above; the first line that fits decides."""

from __future__ import annotations

from importlib import import_module
from typing import NamedTuple

from PySide6.QtWidgets import QWidget

from inka_desktop.forms.parts import Part
from inka_desktop.forms.scales import Scale
from inka_desktop.gui.forms.answer import AnswerWidget
from inka_desktop.viewmodels.filling import Filling

MANY = 200
"""Choices from which on a question is searched, whatever its author wished: nobody reads so many buttons."""
MOST_STEPS, MOST_STARS = 1_000, 10
"""A range of more steps is narrower than a pixel each, so its number is written; of more stars it slides."""


class Fit(NamedTuple):
    """A line of the table.

    Attributes:
        kinds: controls it fits.
        types: types of answers it fits; empty for all.
        words: appearances of which the question has one; empty for any.
        module, widget: where its class is; imported when the first such question is shown.
    """

    kinds: str
    types: str
    words: str
    module: str
    widget: str

    def fits(self, part: Part) -> bool:
        """Whether it is for a question."""
        control = part.control
        kind = control.field.type if control.field is not None else "string"
        return (
            control.kind in self.kinds.split()
            and (not self.types or kind in self.types.split())
            and (not self.words or bool(control.appearance & set(self.words.split())))
        )


_FINDING = "autocomplete search"
_PENNED = "signature draw annotate"
TABLE = (
    Fit("trigger", "", "", "notes", "TickAnswer"),
    Fit("range", "", "rating", "ranges", "RatingAnswer"),
    Fit("range", "", "picker", "ranges", "PickerAnswer"),
    Fit("range", "", "", "ranges", "SliderAnswer"),
    Fit("rank", "", "", "ranking", "RankAnswer"),
    Fit("select1", "", _FINDING, "searching", "SearchAnswer"),
    Fit("select1", "", "minimal", "choosing", "ListAnswer"),
    Fit("select1", "", "likert", "choosing", "ScaleAnswer"),
    Fit("select1", "", "", "choosing", "OneOfButtons"),
    Fit("select", "", f"minimal {_FINDING}", "searching", "SearchTicks"),
    Fit("select", "", "", "choosing", "SeveralOfButtons"),
    Fit("upload", "", _PENNED, "drawings", "DrawingAnswer"),
    Fit("upload", "", "", "files", "FileAnswer"),
    Fit("secret", "", "", "texts", "MaskedAnswer"),
    Fit("input", "int", "", "texts", "WholeAnswer"),
    Fit("input", "decimal", "", "texts", "DecimalAnswer"),
    Fit("input", "date", "year", "moments", "YearAnswer"),
    Fit("input", "date", "month-year", "moments", "MonthAnswer"),
    Fit("input", "date", "", "moments", "DayAnswer"),
    Fit("input", "time", "", "moments", "ClockAnswer"),
    Fit("input", "dateTime", "", "moments", "MomentAnswer"),
    Fit("input", "geopoint", "", "places", "PointAnswer"),
    Fit("input", "geotrace geoshape", "", "places", "LineOfPoints"),
    Fit("input", "", "masked", "texts", "MaskedAnswer"),
    Fit("input", "", "url", "texts", "AddressAnswer"),
    Fit("input", "", "numbers", "texts", "DigitsAnswer"),
    Fit("input", "", "multiline", "texts", "TextAnswer"),
    Fit("input", "", "", "texts", "LineAnswer"),
)
_SEARCHED = {
    "select1": Fit("select1", "", "", "searching", "SearchAnswer"),
    "select": Fit("select", "", "", "searching", "SearchTicks"),
}
_SLIDER, _WRITTEN = TABLE[3], Fit("range", "", "", "ranges", "NumberInRange")


def fit(part: Part, choices: int = 0) -> Fit:
    """The line of the table for a question; what no line knows is asked as a line of words.

    Args:
        part: the question.
        choices: how many it has.
    """
    if choices > MANY and part.control.kind in _SEARCHED:
        return _SEARCHED[part.control.kind]
    found = next((one for one in TABLE if one.fits(part)), TABLE[-1])
    if part.control.kind == "range":
        numbers = Scale.of(part.control).size
        if numbers > MOST_STEPS + 1:
            return _WRITTEN
        return _SLIDER if found.widget == "RatingAnswer" and numbers > MOST_STARS else found
    return found


def make(filling: Filling, part: Part, parent: QWidget) -> AnswerWidget:
    """The widget for a question."""
    choices = len(filling.choices(part.node)) if part.control.kind in _SEARCHED else 0
    found = fit(part, choices)
    kind: type[AnswerWidget] = getattr(import_module(f"inka_desktop.gui.forms.{found.module}"), found.widget)
    return kind(filling, part, parent)
