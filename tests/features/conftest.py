"""Steps of the stories; each does what the window does, through the services, on a real database."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, time
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from pytest_bdd import given, parsers, then, when

from inka_desktop.errors import InkaError
from inka_desktop.records.content import ProtocolContent, decode_content
from inka_desktop.records.documents import ProtocolVersion
from inka_desktop.services import first_start
from inka_desktop.services.rows import AgreementRow, ProtocolFilter, ProtocolRow, UndoneRow, VersionRow
from inka_desktop.services.workspace import Workspace
from inka_desktop.store.keys import GivenKey
from tests.conftest import KEY
from tests.gui.driver import MISSING

NOTHING = UUID(int=0)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """A story that this run tells at a real screen is not told without one as well."""
    told = {story for item in items if not MISSING and (story := _told_at_a_screen(item))}
    twice = [item for item in items if told & {item.path.stem, f"{item.path.stem}::{item.name}"}]
    items[:] = [item for item in items if item not in twice]
    if twice:
        config.hook.pytest_deselected(items=twice)


def _told_at_a_screen(item: pytest.Item) -> str | None:
    """Which story a test of ``test_at_a_screen`` tells: a file's name, or with a scenario behind ``::``."""
    if item.path.stem != "test_at_a_screen" or not isinstance(item, pytest.Function):
        return None
    return str(item.callspec.params["name"])


@dataclass
class Story:
    """What a story has come to: the workspace, the visit it is about, and what was said."""

    workspace: Workspace
    folder: Path
    project: UUID = NOTHING
    visits: dict[date, UUID] = field(default_factory=dict)
    visit: UUID = NOTHING
    on: date = date(2026, 11, 23)
    told: InkaError | None = None
    undone: UndoneRow | None = None
    agreement: AgreementRow | None = None
    numbers: list[str] = field(default_factory=list)

    def begin(self, on: date) -> UUID:
        """A new visit; the story is about it from now on."""
        self.on = on
        self.visit = self.visits[on] = self.workspace.protocols.start(self.project, on).result()
        return self.visit

    def complete(self) -> None:
        """Everything finishing asks for."""
        if not self.row().people:
            self.workspace.protocols.add_person(
                self.visit, function="Projektleitung", organization="Träger"
            ).result()

    def finish(self) -> None:
        """Finish the visit; a refusal is remembered."""
        self.attempt(lambda: self.numbers.append(self.workspace.protocols.finish(self.visit).result().number))

    def row(self) -> ProtocolRow:
        """The visit as the editor shows it."""
        return self.workspace.protocols.get(self.visit, self.on)

    def newest(self) -> VersionRow:
        """The newest version."""
        return self.row().versions[0]

    def content(self, version: UUID) -> ProtocolContent:
        """What a version says."""
        with self.workspace.core.session() as session:
            found = session.get(ProtocolVersion, version)
            assert found is not None
            return decode_content(found.content or b"")

    def attempt(self, what: Any) -> None:
        """Do something that may be refused."""
        self.told = None
        try:
            what()
        except InkaError as refused:
            self.told = refused


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    workspace = first_start.create_workspace(
        tmp_path / "profile", GivenKey(KEY), "Koordinierungsstelle", "Fachreferat", "Laptop Büro"
    )
    yield Story(workspace, tmp_path)
    workspace.close()


def day(text: str) -> date:
    return date.fromisoformat(text)


# --- given ----------------------------------------------------------------------------------------------


@given(parsers.parse('the project "{title}" of "{carrier}" in "{municipality}"'))
def _(story: Story, title: str, carrier: str, municipality: str) -> None:
    story.project = story.workspace.projects.create(title, [municipality], carrier).result()


@given(parsers.parse("a visit on {on:tu}", extra_types={"tu": day}))
def _(story: Story, on: date) -> None:
    story.begin(on)


@given(parsers.parse("a complete visit on {on:tu}", extra_types={"tu": day}))
def _(story: Story, on: date) -> None:
    story.begin(on)
    story.complete()


@given(parsers.re(r'the visit has the topic "(?P<title>.+)" with the notes "(?P<notes>.+)"'))
@when(parsers.re(r'the visit has the topic "(?P<title>.+)" with the notes "(?P<notes>.+)"'))
def _(story: Story, title: str, notes: str) -> None:
    made = story.workspace.protocols.add_topic(story.visit, title).result()
    story.workspace.editing.save("topic", made, {"notes": notes}).result()


@given(parsers.parse('the internal note "{note}"'))
def _(story: Story, note: str) -> None:
    story.workspace.editing.save("protocol", story.visit, {"internal_note": note}).result()


@given(parsers.parse("a finished visit on {on:tu}", extra_types={"tu": day}))
def _(story: Story, on: date) -> None:
    story.begin(on)
    story.complete()
    story.finish()


@given(
    parsers.re(
        r"a (?P<state>finished )?visit on (?P<on>[-\d]+)"
        r' with the agreement "(?P<what>.+)" until (?P<due>[-\d]+)'
    )
)
def _(story: Story, state: str | None, on: str, what: str, due: str) -> None:
    story.begin(day(on))
    story.workspace.protocols.add_agreement(story.visit, what, "Träger", day(due)).result()
    if state:
        story.complete()
        story.finish()


@given(parsers.re(r'a finished visit on (?P<on>[-\d]+) where "(?P<function>.+)" of "(?P<of>.+)" was present'))
def _(story: Story, on: str, function: str, of: str) -> None:
    story.begin(day(on))
    story.workspace.protocols.add_person(story.visit, function=function, organization=of).result()
    story.finish()


@given(
    parsers.re(r'the visit on (?P<on>[-\d]+) had the topic "(?P<title>.+)" with the notes "(?P<notes>.+)"')
)
def _(story: Story, on: str, title: str, notes: str) -> None:
    topic = story.workspace.protocols.add_topic(story.visits[day(on)], title).result()
    story.workspace.editing.save("topic", topic, {"notes": notes}).result()


@given(
    parsers.re(
        r"a finished visit on (?P<on>[-\d]+) with the next appointment on (?P<due>[-\d]+) at (?P<at>[\d:]+)"
    )
)
def _(story: Story, on: str, due: str, at: str) -> None:
    story.begin(day(on))
    story.workspace.editing.save("protocol", story.visit, {"next_date": due, "next_time": at}).result()
    story.complete()
    story.finish()


@given(parsers.re(r'the agreement "(?P<what>.+)" was done on (?P<on>[-\d]+)'))
def _(story: Story, what: str, on: str) -> None:
    for visit in story.visits.values():
        for row in story.workspace.protocols.get(visit, story.on).agreements:
            if row.what == what:
                story.workspace.editing.save("agreement", row.id, {"state": "done", "done_on": on}).result()


@given("everything was sent to a folder")
def _(story: Story) -> None:
    place = story.folder / "austausch"
    place.mkdir()
    story.workspace.exchange.add_place(place).result()
    assert story.workspace.exchange.sync().result().sent > 0


# --- when -----------------------------------------------------------------------------------------------


@when(parsers.parse("I start a new visit on {on:tu}", extra_types={"tu": day}))
def _(story: Story, on: date) -> None:
    story.begin(on)


@when("I delete the visit")
def _(story: Story) -> None:
    story.workspace.editing.delete("protocol", story.visit).result()


@when("I restore the visit")
def _(story: Story) -> None:
    story.workspace.editing.restore("protocol", story.visit).result()


@when(parsers.parse('I write "{text}" as its place'))
def _(story: Story, text: str) -> None:
    story.workspace.editing.save("protocol", story.visit, {"place": text}).result()


@when("I undo")
def _(story: Story) -> None:
    story.undone = story.workspace.editing.undo().result()


@when("I add a letter as if it were a photo")
def _(story: Story) -> None:
    letter = story.folder / "brief.jpg"
    letter.write_bytes(b"Sehr geehrte Damen und Herren")
    story.attempt(lambda: story.workspace.photos.add(story.visit, letter).result())


@when("I finish the visit")
def _(story: Story) -> None:
    story.finish()


@when("I finish all visits")
def _(story: Story) -> None:
    for visit in story.visits.values():
        story.visit = visit
        story.finish()


@when("I take the finishing back")
def _(story: Story) -> None:
    newest = story.newest().id
    story.attempt(lambda: story.workspace.protocols.take_back(newest).result())


@when(parsers.re(r'the carrier is "(?P<name>.+)" from (?P<since>[-\d]+) on'))
def _(story: Story, name: str, since: str) -> None:
    story.workspace.projects.set_party(story.project, "carrier", name, day(since)).result()


# --- then -----------------------------------------------------------------------------------------------


@then(parsers.re(r'the agreement "(?P<what>.+)" is listed as (?P<state>open|done)'))
def _(story: Story, what: str, state: str) -> None:
    story.agreement = next(row for row in story.row().carried if row.what == what)
    assert story.agreement.state == state


@then(parsers.parse('the agreement "{what}" is not listed'))
def _(story: Story, what: str) -> None:
    assert what not in [row.what for row in story.row().carried]


@then(parsers.parse("it is {days:d} days overdue"))
def _(story: Story, days: int) -> None:
    assert story.agreement is not None
    assert story.agreement.days_overdue == days


@then(parsers.parse("it says that it comes from the visit on {on:tu}", extra_types={"tu": day}))
def _(story: Story, on: date) -> None:
    assert story.agreement is not None
    assert story.agreement.agreed_on == on == story.row().carried_from


@then(parsers.re(r'"(?P<function>.+)" of "(?P<of>.+)" is listed as present'))
def _(story: Story, function: str, of: str) -> None:
    assert (function, of) in [(person.function, person.organization) for person in story.row().people]


@then(parsers.parse('the topic "{title}" stands there without notes'))
def _(story: Story, title: str) -> None:
    assert {topic.title: topic.notes for topic in story.row().topics}[title] == ""


@then(parsers.parse("the visit begins at {at}"))
def _(story: Story, at: str) -> None:
    assert story.row().begin == time.fromisoformat(at)


@then("there is no visit, and no agreement is open")
def _(story: Story) -> None:
    assert story.workspace.protocols.count(ProtocolFilter()) == 0
    assert story.workspace.projects.list(story.on)[0].open_agreements == 0


@then(parsers.parse('the agreement "{what}" belongs to the visit again'))
def _(story: Story, what: str) -> None:
    assert [row.what for row in story.row().agreements] == [what]


@then("its place is empty")
def _(story: Story) -> None:
    assert story.row().place == ""


@then(parsers.parse('I am told "{sentence}"'))
def _(story: Story, sentence: str) -> None:
    assert story.told is not None
    assert story.told.words("de").startswith(sentence)


@then("the visit has no photos")
def _(story: Story) -> None:
    assert story.row().photos == ()


@then(parsers.parse("I am told that {count:d} entry is missing"))
def _(story: Story, count: int) -> None:
    assert story.told is not None
    assert (story.told.code, story.told.context["count"]) == ("services.incomplete", count)


@then(parsers.parse('finishing asks for "{name}"'))
def _(story: Story, name: str) -> None:
    assert [row.field for row in story.workspace.protocols.missing(story.visit) if row.blocks] == [name]


@then(parsers.re("the visit is (?P<still>still )?a draft"))
def _(story: Story) -> None:
    assert story.row().state == "draft"


@then("the visit is final")
def _(story: Story) -> None:
    assert story.row().state == "final"


@then(parsers.parse('their numbers are "{one}", "{two}" and "{three}"'))
def _(story: Story, one: str, two: str, three: str) -> None:
    assert story.numbers == [one, two, three]


@then("the version is kept and marked as withdrawn")
def _(story: Story) -> None:
    assert [version.withdrawn for version in story.row().versions] == [True]


@then("it has the same number as before")
def _(story: Story) -> None:
    assert story.numbers[0] == story.row().number == story.newest().number


@then(parsers.re(r"it is version (?P<version>\d+)"))
def _(story: Story, version: str) -> None:
    assert story.newest().version == int(version)
    assert not story.newest().withdrawn


@then("it says that something arrived after finishing")
def _(story: Story) -> None:
    assert story.row().arrived_later


@then("nothing says that something arrived after finishing")
def _(story: Story) -> None:
    assert not story.row().arrived_later


@then("it is version 2, replacing version 1")
def _(story: Story) -> None:
    content = story.content(story.newest().id)
    assert (content.version, content.predecessor, content.place) == (2, 1, "Rathaus")
    assert not story.row().arrived_later


@then("version 1 still says what it said")
def _(story: Story) -> None:
    first = next(version for version in story.row().versions if version.version == 1)
    assert story.content(first.id).place == ""


@then(parsers.parse("there is {count:d} version"))
def _(story: Story, count: int) -> None:
    assert len(story.row().versions) == count


@then("nothing is undone")
def _(story: Story) -> None:
    assert story.undone is None


@then(parsers.parse('the finished protocol still names "{carrier}"'))
def _(story: Story, carrier: str) -> None:
    assert story.content(story.newest().id).project.carrier == carrier
