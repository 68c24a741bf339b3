"""Whatever is added, moved, deleted and restored: the list is what a list in memory would be."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from uuid import UUID

from hypothesis import settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from hypothesis.strategies import integers

from inka_desktop.services import first_start
from inka_desktop.services.workspace import Workspace
from inka_desktop.store.keys import GivenKey

from .conftest import TODAY

PLACES = integers(0, 30)


class OrderedList(RuleBasedStateMachine):
    """Topics of one visit against a Python list."""

    workspace: Workspace
    visit: UUID

    @initialize()
    def begin(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.workspace = first_start.create_workspace(
            Path(self.folder.name) / "profile", GivenKey(os.urandom(32)), "Stelle", "Referat", "Gerät"
        )
        project = self.workspace.projects.create("Sonnenhang", [], "").result()
        self.visit = self.workspace.protocols.start(project, TODAY).result()
        self.model = [topic.id for topic in self.workspace.protocols.get(self.visit).topics]
        self.gone: list[UUID] = []

    def _picked(self, place: int) -> UUID | None:
        return self.model[place % (len(self.model) + 1) - 1] if place % (len(self.model) + 1) else None

    @rule(place=PLACES)
    def add(self, place: int) -> None:
        after = self._picked(place)
        made = self.workspace.protocols.add_topic(self.visit, "Thema", after).result()
        self.model.insert(self.model.index(after) + 1 if after else len(self.model), made)

    @rule(what=PLACES, place=PLACES)
    def move(self, what: int, place: int) -> None:
        if not self.model:
            return
        moved, after = self.model[what % len(self.model)], self._picked(place)
        self.workspace.editing.move("topic", moved, after).result()
        if moved != after:
            self.model.remove(moved)
            self.model.insert(self.model.index(after) + 1 if after else 0, moved)

    @rule(what=PLACES)
    def delete(self, what: int) -> None:
        if self.model:
            gone = self.model.pop(what % len(self.model))
            self.workspace.editing.delete("topic", gone).result()
            self.gone.append(gone)

    @rule()
    def undo_a_deletion(self) -> None:
        if self.gone:
            back = self.gone.pop()
            self.workspace.editing.restore("topic", back).result()
            shown = [topic.id for topic in self.workspace.protocols.get(self.visit).topics]
            assert [each for each in shown if each != back] == self.model
            self.model = shown

    @invariant()
    def the_list_is_the_model(self) -> None:
        if hasattr(self, "model"):
            assert [topic.id for topic in self.workspace.protocols.get(self.visit).topics] == self.model

    def teardown(self) -> None:
        if hasattr(self, "workspace"):
            self.workspace.close()
            self.folder.cleanup()


TestOrderedList = OrderedList.TestCase
TestOrderedList.settings = settings(max_examples=15, stateful_step_count=25)
