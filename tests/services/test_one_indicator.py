"""The page of one indicator reads only that one; it says the same as the table of all."""

from __future__ import annotations

from uuid import UUID

import pytest

from inka_desktop.records.values import AgeGroup, Gender
from inka_desktop.services.contact_counts import Contact
from inka_desktop.services.indicator_rows import HandEntry
from inka_desktop.services.workspace import Workspace

from . import figuring


@pytest.fixture
def told(workspace: Workspace, project: UUID) -> Workspace:
    """A form, an entry by hand and contacts."""
    row = figuring.handed_in(
        workspace, project, figuring.a_round(workspace), women=3, men=4, repeat=9, guessed=2
    )
    figuring.check(workspace, row)
    entry = HandEntry("INKA-S4", 4.0, figuring.QUARTER, "Liste", project)
    workspace.analysis.indicators.measure(entry).result()
    for kind in ("first", "repeat", "short"):
        contact = Contact(project, figuring.YEAR.begin, kind, Gender.WOMEN, AgeGroup.FROM_18)
        workspace.analysis.contacts.count(contact).result()
    return workspace


def test_one_alone_is_as_among_all(told: Workspace, project: UUID) -> None:
    service = told.analysis.indicators
    every = service.results(*figuring.YEAR)
    assert len(every.rows) > 3
    for row in every.rows:
        assert service.results(*figuring.YEAR, code=row.indicator.code).rows == (row,)
        of_project = service.results(*figuring.YEAR, project, row.indicator.code).rows
        (each,) = service.by_project(row.indicator, *figuring.YEAR)
        assert of_project == ((each.result,) if each.result is not None else ())


def test_of_one_title_each_project_has_its_carrier(told: Workspace, project: UUID) -> None:
    named = told.projects.list()[0]
    other = told.projects.create(named.title, [], "Haus am Markt").result()
    service = told.analysis.indicators
    row = next(one for one in service.results(*figuring.YEAR).rows if one.indicator.code == "INKA-S4")
    each = {one.project_id: one.project for one in service.by_project(row.indicator, *figuring.YEAR)}
    own = f"{named.title} – {named.carrier}" if named.carrier else named.title
    assert each == {project: own, other: f"{named.title} – Haus am Markt"}
    (source,) = service.sources("INKA-S4", *figuring.YEAR)
    assert source.project == own
