"""The story of a stock-taking week, and of the next round two years later."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from PIL import Image
from pytest_bdd import given, parsers, scenarios, then, when

from inka_desktop.records import coordinates
from inka_desktop.records.stock_compare import Comparison
from inka_desktop.reports.stock_changes import change_text
from inka_desktop.services.stock import PhotoTaken
from inka_desktop.services.stock_rows import StockPartRow, StockWholeRow
from tests.reports.reading import whole_text

from .conftest import Story, day

scenarios("stock.feature")


@dataclass
class Week:
    """The rounds of a story, and what a photo told."""

    story: Story
    rounds: list[UUID] = field(default_factory=list)
    offered: PhotoTaken | None = None

    @property
    def now(self) -> StockWholeRow:
        """The round the story is about."""
        return self.story.workspace.stock.get(self.rounds[-1])

    def add(self, table: str, **values: object) -> UUID:
        """A row of the present round."""
        given = {"stock_taking_id": self.rounds[-1], **values}
        return self.story.workspace.editing.add(table, given).result()

    def put(self, kind: str, rows: tuple[StockPartRow, ...], name: str, **values: object) -> None:
        """A row of that name, made when there is none."""
        known = next((row.id for row in rows if row.values["name"] == name), None)
        if known is None:
            self.add(kind, name=name, **values)
        else:
            self.story.workspace.editing.save(kind, known, values).result()

    def compared(self) -> Comparison:
        """The last two rounds."""
        return self.story.workspace.stock.compare(*self.rounds[-2:])

    def point(self, place: str) -> StockPartRow:
        """A walk point by its place."""
        return next(row for row in self.now.points if row.values["place"] == place)


@pytest.fixture
def week(story: Story) -> Week:
    return Week(story)


@given(parsers.parse('a stock-taking of "{area}" on {on:tu}', extra_types={"tu": day}))
def _(week: Week, area: str, on: Any) -> None:
    week.rounds.append(week.story.workspace.stock.create(area, on, week.story.project).result())


@when("I walk past")
def _(week: Week, datatable: list[list[str]]) -> None:
    for place, typed, note in datatable[1:]:
        found = coordinates.read(typed)
        week.add("walk_point", place=place, coordinates=str(found) if found else None, note=note)


@given(parsers.parse('the institution "{name}" opens "{hours}"'))
@when(parsers.parse('the institution "{name}" opens "{hours}"'))
def _(week: Week, name: str, hours: str) -> None:
    week.put("institution", week.now.institutions, name, opening_hours=hours)


@given(parsers.parse('the figure "{name}" is "{value}"'))
@when(parsers.parse('the figure "{name}" is "{value}"'))
def _(week: Week, name: str, value: str) -> None:
    week.put("stock_figure", week.now.figures, name, value=value)


@given(parsers.parse('the gap "{what}" is found'))
@when(parsers.parse('the gap "{what}" is found'))
def _(week: Week, what: str) -> None:
    week.add("finding", kind="gap", what=what)


@when(parsers.parse('I add a photo taken at "{place}" to "{point}"'))
def _(week: Week, tmp_path: Path, place: str, point: str) -> None:
    latitude, longitude = (float(part) for part in place.split(", "))
    exif = Image.Exif()
    exif.get_ifd(0x8825).update({1: "N", 2: (latitude, 0.0, 0.0), 3: "E", 4: (longitude, 0.0, 0.0)})
    Image.new("RGB", (640, 480), "white").save(tmp_path / "foto.jpg", "JPEG", exif=exif)
    stock = week.story.workspace.stock
    week.offered = stock.set_photo(week.point(point).id, tmp_path / "foto.jpg").result()


@when("I take the offer")
def _(week: Week) -> None:
    assert week.offered is not None
    assert week.offered.place is not None
    week.story.workspace.stock.set_coordinates(week.offered.point, week.offered.place).result()


@when(parsers.parse("I begin the next round on {on:tu}", extra_types={"tu": day}))
def _(week: Week, on: Any) -> None:
    week.rounds.append(week.story.workspace.stock.follow(week.rounds[-1], on).result())


@when(parsers.parse('the institution "{name}" is gone'))
def _(week: Week, name: str) -> None:
    gone = next(row.id for row in week.now.institutions if row.values["name"] == name)
    week.story.workspace.editing.delete("institution", gone).result()


@then(parsers.parse('the way leads from "{first}" to "{last}"'))
def _(week: Week, first: str, last: str) -> None:
    assert [row.values["coordinates"] for row in week.now.points] == [first, last]


@then("the report holds")
def _(week: Week, datatable: list[list[str]]) -> None:
    text = whole_text(week.story.workspace.stock.report(week.rounds[-1]))
    for words in datatable[0]:
        assert words in text


@then(parsers.parse('I am offered "{place}", and nothing stands there yet'))
def _(week: Week, place: str) -> None:
    assert week.offered is not None
    assert str(week.offered.place) == place
    assert not any(row.values["coordinates"] for row in week.now.points)


@then(parsers.parse('"{point}" lies at "{place}"'))
def _(week: Week, point: str, place: str) -> None:
    assert week.point(point).values["coordinates"] == place


@then(parsers.parse('the figure "{name}" came along without a value'))
def _(week: Week, name: str) -> None:
    assert [(row.values["name"], row.values["value"]) for row in week.now.figures] == [(name, "")]


@then(parsers.parse('"{name}" went from "{before}" to "{after}", which is "{change}"'))
def _(week: Week, name: str, before: str, after: str, change: str) -> None:
    (pair,) = week.compared().figures
    assert pair.before is not None
    assert pair.after is not None
    told = (pair.name, pair.before.value, pair.after.value, change_text(pair.change, "de"))
    assert told == (name, before, after, change)


@then(parsers.parse('"{gone}" went and "{come}" came'))
def _(week: Week, gone: str, come: str) -> None:
    moved = week.compared().parts["institution"]
    assert (moved.went, moved.came) == ((gone,), (come,))


@then(parsers.parse('the gap "{what}" is closed'))
def _(week: Week, what: str) -> None:
    assert week.compared().parts["gap"].went == (what,)
