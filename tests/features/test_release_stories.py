"""The stories of what a carrier gets, with a real second device and a real folder."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

import pytest
from pytest_bdd import given, parsers, scenarios, then, when

from inka_desktop.records.values import Role
from inka_desktop.services import first_start, scenes
from inka_desktop.services.workspace import Workspace
from inka_desktop.store.keys import GivenKey

from .conftest import Story, day

scenarios("release.feature")


@dataclass
class Carrier:
    """The carrier's device, once it has joined."""

    story: Story
    devices: list[Workspace] = field(default_factory=list)
    withdrawn: bool = False

    @property
    def workspace(self) -> Workspace:
        """Its workspace."""
        return self.devices[0]

    def join(self) -> None:
        """By invitation, through a folder."""
        office, place = self.story.workspace, self.story.folder / "austausch"
        if not place.exists():
            place.mkdir()
            office.exchange.add_place(place).result()
        office.exchange.sync().result()
        told = office.exchange.invite(
            "Träger", office.exchange.state().places[0].id, Role.CARRIER, [self.story.project]
        ).result()
        self.devices.append(
            first_start.join(
                self.story.folder / "träger", GivenKey(os.urandom(32)), told.file, told.code, "Büro"
            )
        )
        self.meet()

    def meet(self) -> None:
        """Everybody, twice, so that each has what the other said."""
        for _ in range(2):
            for each in (self.story.workspace, *self.devices):
                each.exchange.sync().result()

    def release(self) -> None:
        """The newest version of the story's visit; a refusal is remembered."""
        story = self.story
        story.attempt(lambda: story.workspace.releases.release(story.newest().id).result())


@pytest.fixture
def carrier(story: Story) -> Iterator[Carrier]:
    made = Carrier(story)
    yield made
    for each in made.devices:
        each.close()


@given("the protocol is released")
def _(carrier: Carrier) -> None:
    carrier.release()
    assert carrier.story.told is None


@given("the carrier has joined")
@when("the carrier joins and receives")
def _(carrier: Carrier) -> None:
    carrier.join()


@given("the visit has a photo without a mark")
def _(story: Story) -> None:
    path = story.folder / "poster.jpg"
    path.write_bytes(scenes.picture("poster"))
    story.workspace.photos.add(story.visit, path).result()
    story.finish()


@when("I release the protocol")
def _(carrier: Carrier) -> None:
    carrier.release()


@when("I take the release back")
def _(story: Story) -> None:
    (released,) = story.row().released
    story.attempt(lambda: story.workspace.releases.take_back(released.id).result())


@when("I withdraw the release")
def _(carrier: Carrier) -> None:
    (released,) = carrier.story.row().released
    carrier.withdrawn = carrier.story.workspace.releases.withdraw(released.id).result()


@when(parsers.parse('the carrier marks "{what}" as done'))
def _(carrier: Carrier, what: str) -> None:
    row = next(row for row in carrier.workspace.agreements.all() if row.what == what)
    carrier.workspace.editing.save("agreement", row.id, {"state": "done"}).result()


@when("everybody sends and receives")
def _(carrier: Carrier) -> None:
    carrier.meet()


@then(parsers.parse("the carrier reads the protocol of {on:tu} as PDF", extra_types={"tu": day}))
def _(carrier: Carrier, on: date) -> None:
    (row,) = carrier.workspace.releases.all()
    assert row.date == on
    assert carrier.workspace.releases.document(row.id).pdf.startswith(b"%PDF")
    assert carrier.workspace.releases.complete(row.id)


@then(parsers.re(r'the carrier has the agreement "(?P<what>.+)" as (?P<state>open|done)'))
def _(carrier: Carrier, what: str, state: str) -> None:
    assert [(row.what, row.state) for row in carrier.workspace.agreements.all()] == [(what, state)]


@then("the carrier has no draft and no visit of the office")
def _(carrier: Carrier) -> None:
    with carrier.workspace.core.raw() as raw:
        for table in ("protocol", "topic", "attendance", "photo", "protocol_version"):
            assert raw.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)


@then("the carrier has no protocol")
def _(carrier: Carrier) -> None:
    assert carrier.workspace.releases.all() == []


@then("the carrier has no agreement")
def _(carrier: Carrier) -> None:
    assert carrier.workspace.agreements.all() == []


@then("nothing is released")
def _(story: Story) -> None:
    assert story.workspace.releases.all() == []
    assert story.row().released == ()


@then("it says that it may have been read")
def _(carrier: Carrier) -> None:
    assert carrier.withdrawn


@then("the carrier reads version 2, and version 1 as replaced")
def _(carrier: Carrier) -> None:
    rows = carrier.workspace.releases.all()
    assert [(row.version, row.replaced) for row in rows] == [(2, False), (1, True)]
    assert carrier.workspace.releases.content(rows[0].id).place == "Rathaus"
