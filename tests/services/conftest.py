"""A workspace on a real encrypted database, with a project, for the tests of the services."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from inka_desktop.services import first_start
from inka_desktop.services.workspace import Workspace
from inka_desktop.store.keys import GivenKey
from tests.conftest import KEY

from .devices import Office

TODAY = date(2026, 11, 23)


@pytest.fixture
def office(quick_path: Path) -> Iterator[Office]:
    """A device that others can be invited from."""
    with ExitStack() as stack:
        yield Office(quick_path, stack)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """A new workspace of an office."""
    opened = new_workspace(tmp_path)
    yield opened
    opened.close()


def new_workspace(folder: Path) -> Workspace:
    """The workspace of an office, begun below a folder."""
    return first_start.create_workspace(
        folder / "profile", GivenKey(KEY), "Koordinierungsstelle", "Fachreferat", "Laptop Büro"
    )


@pytest.fixture
def project(workspace: Workspace) -> UUID:
    """Projekt Sonnenhang in Quellrode."""
    return workspace.projects.create(
        "Projekt Sonnenhang", ["Stadt Quellrode"], "Quellroder Nachbarschaftswerk e. V.", "MUSTER-2025-0107"
    ).result()


@dataclass(frozen=True)
class Desk:
    """Shorthand for what most stories do."""

    workspace: Workspace
    project: UUID

    def visit(self, on: date = TODAY) -> UUID:
        """A visit started from the last one."""
        return self.workspace.protocols.start(self.project, on).result()

    def complete(
        self, visit: UUID, what: str = "Aushang erneuern", due: date | None = date(2026, 12, 1)
    ) -> None:
        """Everything that finishing asks for."""
        self.workspace.protocols.add_person(visit, function="Projektleitung", organization="Träger").result()
        self.workspace.protocols.add_agreement(visit, what, "Träger", due).result()

    def finished(
        self, on: date, what: str = "Aushang erneuern", due: date | None = date(2026, 12, 1)
    ) -> UUID:
        """A finished visit with one agreement."""
        visit = self.visit(on)
        self.complete(visit, what, due)
        self.workspace.protocols.finish(visit).result()
        return visit


@pytest.fixture
def desk(workspace: Workspace, project: UUID) -> Desk:
    """A workspace with one project."""
    return Desk(workspace, project)
