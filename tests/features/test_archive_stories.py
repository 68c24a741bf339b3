"""The story of an old folder: looked through, taken over, interrupted, found again, and on another device."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from pytest_bdd import given, parsers, scenarios, then, when

from inka_desktop.services import first_start
from inka_desktop.services.archive_rows import ArchiveFilter, ArchiveRow, FoundRow
from inka_desktop.services.workspace import Workspace
from inka_desktop.store.keys import GivenKey
from tests.reading import samples

from .conftest import Story

scenarios("archive.feature")
KEY = GivenKey(bytes(range(32)))


@dataclass
class Shelf:
    """The folder of a story, what was found in it, and the other device."""

    story: Story
    before: dict[str, bytes] = field(default_factory=dict)
    found: list[FoundRow] = field(default_factory=list)
    other: Workspace | None = None

    @property
    def folder(self) -> Path:
        """The old folder."""
        return self.story.folder / "Alte Akten"

    def now(self) -> dict[str, bytes]:
        """What lies in the folder."""
        files = (path for path in self.folder.rglob("*") if path.is_file())
        return {path.relative_to(self.folder).as_posix(): path.read_bytes() for path in files}

    def rows(self, workspace: Workspace) -> list[ArchiveRow]:
        """The archive of a device."""
        return workspace.archive.page(ArchiveFilter(), "date", 0, 50, descending=False)


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    workspace = first_start.create_workspace(
        tmp_path / "profile", KEY, "Koordinierungsstelle", "Fachreferat", "Laptop Büro"
    )
    told = Story(workspace, tmp_path)
    yield told
    told.workspace.close()


@pytest.fixture
def shelf(story: Story) -> Iterator[Shelf]:
    made = Shelf(story)
    yield made
    if made.other is not None:
        made.other.close()


def made_of(name: str, says: str) -> bytes:
    """A file of the form that its name says."""
    if says == "with a password":
        return samples.pdf(["geheim"], password="geheim")
    made = {
        ".docx": samples.word("Protokoll", [says]), ".pdf": samples.pdf(["Seite eins", says]),
        ".xlsx": samples.excel({"Zahlen": [[says]]}), ".doc": samples.old_word(f"{says}\r"),
        ".png": b"\x89PNG",
    }  # fmt: skip
    return made[Path(name).suffix]


@given("an old folder")
def _(shelf: Shelf, datatable: list[list[str]]) -> None:
    first = b""
    for name, says in datatable[1:]:
        path = shelf.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(first if says == "the same as the first" else made_of(name, says))
        first = first or path.read_bytes()
    shelf.before = shelf.now()


@given("another device of the office")
def _(shelf: Shelf) -> None:
    (shelf.story.folder / "austausch").mkdir()
    office = shelf.story.workspace
    place = office.exchange.add_place(shelf.story.folder / "austausch").result()
    invited = office.exchange.invite("Projektbegleitung", place.id).result()
    shelf.other = first_start.join(
        shelf.story.folder / "other", GivenKey(os.urandom(32)), invited.file, invited.code, "Laptop unterwegs"
    )


@when("I look through the folder")
def _(shelf: Shelf) -> None:
    shelf.found = shelf.story.workspace.archive_import.find([shelf.folder])


@when("I take over what is proposed")
def _(shelf: Shelf) -> None:
    importing = shelf.story.workspace.archive_import
    importing.plan(shelf.found).result()
    assert not importing.take().result().left


@when(parsers.parse("I take over what is proposed and stop after {count:d} file"))
def _(shelf: Shelf, count: int) -> None:
    importing = shelf.story.workspace.archive_import
    importing.plan(shelf.found).result()
    steps = list[int]()
    importing.take(lambda done, _of: steps.append(done), lambda: steps[-1:] == [count - 1]).result()


@when("the program is closed and opened again")
def _(shelf: Shelf) -> None:
    shelf.story.workspace.close()
    shelf.story.workspace = Workspace.open(shelf.story.folder / "profile", KEY)


@when("I go on")
def _(shelf: Shelf) -> None:
    shelf.story.workspace.archive_import.take().result()


@when("both send and receive")
def _(shelf: Shelf) -> None:
    assert shelf.other is not None
    for _ in range(2):
        for workspace in (shelf.story.workspace, shelf.other):
            workspace.exchange.sync().result()


@then("I am proposed")
def _(shelf: Shelf, datatable: list[list[str]]) -> None:
    titles = {row.id: row.title for row in shelf.story.workspace.projects.list()}
    found = {row.origin: row for row in shelf.found if not row.why}
    for name, on, source, project in datatable[1:]:
        row = found[name]
        told = (row.date.isoformat() if row.date else "", row.date_source.value)
        assert told == (on, source)
        assert (titles[row.project_id] if row.project_id else "") == project


@then("these stay where they are")
def _(shelf: Shelf, datatable: list[list[str]]) -> None:
    assert [[row.origin, row.why] for row in shelf.found if row.why] == datatable


@then(parsers.parse('"{name}" is marked as a double'))
def _(shelf: Shelf, name: str) -> None:
    row = next(row for row in shelf.found if row.origin == name)
    assert row.double_of or any(one.double_of == name for one in shelf.found)


@then("nothing is in the archive")
def _(shelf: Shelf) -> None:
    assert not shelf.rows(shelf.story.workspace)


@then(parsers.parse('{count:d} files are in the archive, {few:d} of them of "{project}"'))
def _(shelf: Shelf, count: int, few: int, project: str) -> None:
    rows = shelf.rows(shelf.story.workspace)
    assert len(rows) == count
    assert [row.project for row in rows].count(project) == few


@then(parsers.parse('a search for "{words}" opens "{title}"'))
def _(shelf: Shelf, words: str, title: str) -> None:
    search = shelf.story.workspace.search
    search.indexing.settle()
    (hit,) = search.find(words, ["archive_entry"]).hits
    assert "".join(text for text, _ in hit.name) == title


@then("the folder is as it was")
def _(shelf: Shelf) -> None:
    assert shelf.now() == shelf.before


@then(parsers.parse("{count:d} files still wait"))
def _(shelf: Shelf, count: int) -> None:
    plan = shelf.story.workspace.archive_import.waiting()
    assert plan is not None
    assert (plan.waiting, plan.folder) == (count, str(shelf.folder))


@then("none is there twice")
def _(shelf: Shelf) -> None:
    titles = [row.title for row in shelf.rows(shelf.story.workspace)]
    assert len(titles) == len(set(titles))


@then(parsers.parse('the other device has {count:d} files and opens "{title}" as it was'))
def _(shelf: Shelf, count: int, title: str) -> None:
    assert shelf.other is not None
    rows = shelf.rows(shelf.other)
    assert len(rows) == count
    entry = next(row.id for row in rows if row.title == title)
    whole = shelf.other.archive.get(entry)
    assert shelf.other.archive.file(entry) == shelf.before[whole.origin]
    assert whole.searched
