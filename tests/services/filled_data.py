"""A form with a list, and filled forms of it, for what goes out as data."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path
from uuid import UUID

import pytest

from inka_desktop.forms import NodeId
from inka_desktop.services.filled_forms import DataChoice
from inka_desktop.services.workspace import Workspace
from tests.forms import making

FORM = """
| survey   |                  |        |             |                             |
|          | type             | name   | label       | calculation                 |
|          | text             | place  | Place       |                             |
|          | date             | day    | Which day?  |                             |
|          | integer          | women  | Women       |                             |
|          | integer          | men    | Men         |                             |
|          | calculate        | all    |             | ${women} + ${men}           |
|          | calculate        | twice  |             | ${all} * 2                  |
|          | decimal          | cost   | Cost        |                             |
|          | select_one yn    | open   | Open?       |                             |
|          | select_multiple k | kinds | Kinds       |                             |
|          | image            | photo  | Photo       |                             |
|          | begin_repeat     | offer  | Offer       |                             |
|          | text             | name   | Name        |                             |
|          | integer          | guests | Guests      |                             |
|          | end_repeat       |        |             |                             |
| choices  |                  |        |             |                             |
|          | list_name        | name   | label       |                             |
|          | yn               | yes    | Yes, it is  |                             |
|          | yn               | no     | No          |                             |
|          | k                | a      | Advice      |                             |
|          | k                | b      | Breakfast   |                             |
| settings |                  |        |             |                             |
|          | form_id          | form_title | instance_name |                       |
|          | data             | Data   | concat(${place}, '') |                    |
"""


def take_in(workspace: Workspace, table: str = FORM) -> UUID:
    taken = workspace.forms.library.take_in(making.xform_of(table).encode(), "data.xml").result()
    assert taken.version is not None
    return taken.version


def fill(
    workspace: Workspace,
    version: UUID,
    project: UUID | None,
    offers: list[tuple[str, int]],
    **answers: object,
) -> UUID:
    """A finished form."""
    form = workspace.forms.answers.open(workspace.forms.answers.begin(version, project).result())
    for name, answer in answers.items():
        form.set(NodeId(f"/data/{name}"), answer)  # type: ignore[arg-type]  # what tests mean
    for name, guests in offers:
        (row,) = form.add_repeat(NodeId("/data/offer")).changes.added
        form.set(NodeId("/data/offer/name", row.row), name)
        form.set(NodeId("/data/offer/guests", row.row), guests)
    workspace.forms.finished.finish(form).result()
    form.close()
    return form.row.id


@pytest.fixture
def choice(workspace: Workspace, project: UUID) -> DataChoice:
    """Five filled forms of one project."""
    version = take_in(workspace)
    offers = [("Café; „Mitte“", 4), ("=1+1", 2)]
    fill(
        workspace, version, project, offers, place="Großrudestedt", day=dt.date(2026, 5, 17),
        women=2, men=9, cost=12.5, open="yes", kinds=["a", "b"],
    )  # fmt: skip
    for number in range(3, 7):
        fill(
            workspace,
            version,
            project,
            [],
            place=f"Ort {number}",
            women=number,
            men=8,
            open="no",
            kinds=["b"],
        )
    return DataChoice(workspace.forms.library.list()[0].id)


def read_csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))
