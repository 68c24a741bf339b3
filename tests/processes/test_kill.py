"""Killed while saving, sending and printing: what was said holds, and the other device gets it."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import pytest

from inka_desktop.forms import NodeId
from inka_desktop.services.archive_rows import ArchiveFilter
from inka_desktop.services.workspace import Workspace
from tests.forms import making
from tests.processes.conftest import MARKS, ON, Device, Line, killed_after, meet, newest
from tests.reading import samples

pytestmark = MARKS

DELAYS_S = (0.0, 0.013, 0.08)
"""After the last line waited for: the kill lands at another place of the work each time."""


def assert_sound(workspace: Workspace) -> None:
    """The file is whole and every reference inside it leads somewhere."""
    with workspace.core.raw() as raw:
        assert raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert raw.execute("PRAGMA foreign_key_check").fetchall() == []


def shown(workspace: Workspace, visit: UUID) -> int:
    """The number of the save that the visit shows; both fields are of the same save."""
    row = workspace.protocols.get(visit, ON)
    number = int(row.place.split()[1])
    assert row.observations.startswith(f"Angabe {number}. ")
    return number


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["save", "send"])
def test_what_was_said_is_there_after_each_kill_and_then_on_the_other_device(
    kind: str, office: Device, road: Device, visit: UUID
) -> None:
    said: list[Line] = []
    for delay_s in DELAYS_S:
        with office.working(kind, visit) as process:
            said += killed_after(process, 5, delay_s)
        with office.opened() as workspace:
            assert_sound(workspace)
            # Killed between the commit and the line, the save is there unsaid: at most one more.
            assert newest(said, "saved") <= shown(workspace, visit) <= newest(said, "saved") + 1
    if kind == "send":
        assert newest(said, "sent") > 0
        road.told("sync")
        with road.opened() as workspace:
            assert shown(workspace, visit) >= newest(said, "sent"), (
                "what said sent needs no help of its author"
            )
    meet(office, road)
    with office.opened() as here, road.opened() as there:
        assert_sound(there)
        assert shown(there, visit) == shown(here, visit) >= newest(said, "saved")
        assert there.exchange.questions() == here.exchange.questions() == []


@pytest.mark.slow
def test_killed_while_printing_every_version_is_whole_and_the_printed_bytes_are_kept(
    office: Device, road: Device, visit: UUID
) -> None:
    said: list[Line] = []
    for delay_s in DELAYS_S:
        with office.working("print", visit) as process:
            said += killed_after(process, 4, delay_s * 5)
        with office.opened() as workspace:
            assert_sound(workspace)
            versions = workspace.protocols.get(visit, ON).versions
            assert newest(said, "finished") <= len(versions) <= newest(said, "finished") + 1
            assert {row.number for row in versions} == {versions[0].number}
            assert sorted(row.version for row in versions) == list(range(1, len(versions) + 1))
    meet(office, road)
    printed = {int(number) for word, number in said if word == "printed"}
    assert printed
    with office.opened() as here, road.opened() as there:
        ids = {row.version: row.id for row in here.protocols.get(visit, ON).versions}
        for number in printed:
            kept = here.documents.protocol(visit, "de", ids[number]).pdf
            assert kept.startswith(b"%PDF")
            assert there.documents.protocol(visit, "de", ids[number]).pdf == kept


@pytest.mark.slow
def test_both_devices_are_killed_in_turn_and_meet_at_last(office: Device, road: Device, visit: UUID) -> None:
    meet(office, road)
    for delay_s in DELAYS_S[1:]:
        for device in (office, road):
            with device.working("send", visit) as process:
                killed_after(process, 3, delay_s)
    meet(office, road)
    with office.opened() as here, road.opened() as there:
        assert_sound(here)
        assert_sound(there)
        assert here.protocols.get(visit, ON).place == there.protocols.get(visit, ON).place
        assert [row.id for row in here.exchange.questions()] == [row.id for row in there.exchange.questions()]


@pytest.mark.slow
def test_killed_while_taking_over_old_files_each_comes_in_once(
    office: Device, visit: UUID, tmp_path: Path
) -> None:
    files = 12
    for number in range(files):
        (tmp_path / f"alt-{number:02}.pdf").write_bytes(samples.pdf([f"Bericht {number}"]))
    with office.opened() as workspace:
        importing = workspace.archive_import
        assert importing.plan(importing.find(sorted(tmp_path.glob("alt-*.pdf")))).result() == files
    for delay_s in DELAYS_S:
        with office.working("take", visit) as process:
            killed_after(process, 2, delay_s)
        with office.opened() as workspace:
            assert_sound(workspace)
            plan = workspace.archive_import.waiting()
            there = workspace.archive.count(ArchiveFilter())
            assert there + (plan.waiting if plan is not None else 0) == files
    with office.opened() as workspace:
        workspace.archive_import.take().result()
        rows = workspace.archive.page(ArchiveFilter(), "title", 0, 99, descending=False)
        assert [row.title for row in rows] == [f"alt-{number:02}" for number in range(files)]
        assert all(workspace.archive.file(row.id) for row in rows)


FORM = """
| survey |         |        |          |
|        | type    | name   | label    |
|        | integer | people | Wie viele? |
|        | text    | place  | Wo?      |
"""


@pytest.mark.slow
def test_killed_while_filling_a_form_no_answer_is_lost_that_was_saved(office: Device, road: Device) -> None:
    with office.opened() as workspace:
        xform = making.xform_of(FORM).encode("utf-8")
        version = workspace.forms.library.take_in(xform, "bogen.xml").result().version
        assert version is not None
        form = workspace.forms.answers.begin(version).result()
    said: list[Line] = []
    for delay_s in DELAYS_S:
        with office.working("fill", form) as process:
            said += killed_after(process, 5, delay_s)
        with office.opened() as workspace:
            assert_sound(workspace)
            answered = newest(said, "answered")
            people, place = answers(workspace, form)
            # At most the answer that was being given is missing.
            assert answered <= place <= people <= answered + 1
            stopped = workspace.forms.answers.stopped_at(form)
            assert stopped == NodeId("/data/place" if people == place else "/data/people")
    meet(office, road)
    with office.opened() as here, road.opened() as there:
        assert answers(here, form) == answers(there, form)
        assert here.exchange.questions() == there.exchange.questions() == []


def answers(workspace: Workspace, form: UUID) -> tuple[int, int]:
    """What stands in the two questions; both are of the same turn, or of one and the next."""
    session = workspace.forms.answers.session(form)
    people, place = (session.state(NodeId(f"/data/{name}")).value for name in ("people", "place"))
    return int(people or 0), int(place.rsplit(" ", 1)[1]) if place else 0
