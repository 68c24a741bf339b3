"""The example workspace: invented but complete, made through the services from ``resources/example/``."""

from __future__ import annotations

import tempfile
from datetime import date, timedelta
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from inka_desktop.paths import resource_dir
from inka_desktop.services import (
    recording,
    recording_meetings,
    recording_monitoring,
    recording_stock,
    scenes,
)
from inka_desktop.services.approval_rows import Addressee
from inka_desktop.services.rows import ProtocolFilter
from inka_desktop.store import keys
from inka_desktop.store.keys import GivenKey

if TYPE_CHECKING:
    from inka_desktop.services.workspace import Workspace

_DATA, _MEETINGS, _STOCK, _MONITORING = "workspace.toml", "meetings.toml", "stock.toml", "monitoring.toml"
_ARCHIVE = "archive"
EXAMPLE_KEY = GivenKey(blake2b(b"INKA example data", digest_size=32).digest())
"""Example data is no secret, so its key is none either; the database is as encrypted as any."""


def open_example(folder: Path, on: date | None = None, key: keys.KeySource = EXAMPLE_KEY) -> Workspace:
    """Open the example workspace in a folder, made there when it is missing.

    Args:
        folder: a profile of its own.
        on: the day the example's present falls on; today when left out.
        key: of the profile.

    Raises:
        InkaError: what database and resources raise.
    """
    from inka_desktop.services import first_start
    from inka_desktop.services.workspace import Workspace

    if keys.profile_state(folder) != "new":
        return Workspace.open(folder, key)
    office = recording.read_input(_DATA)["office"]
    workspace = first_start.create_workspace(folder, key, office["name"], office["person"], office["device"])
    try:
        fill(workspace, on or workspace.core.today())
    except BaseException:
        workspace.close()
        raise
    return workspace


def fill(workspace: Workspace, on: date) -> dict[str, UUID]:
    """Write the example into an empty workspace and mark it as example data; returns projects by title.

    Args:
        workspace: new and empty.
        on: the day the example's present falls on.
    """
    workspace.mark_sample().result()
    monitoring = recording.read_input(_MONITORING)
    taking = recording_monitoring.take_form(workspace, monitoring)
    data = recording.read_input(_DATA, on - anchor())
    _letterhead(workspace, data["office"])
    made = {}
    for project in data["project"]:
        made[project["title"]] = _project(workspace, project)
    for note in data["note"]:
        _note(workspace, made[note["project"]], note)
    for kind in ("task", "follow_up"):
        for said in data[kind]:
            values = {name: value for name, value in said.items() if name != "project"}
            workspace.tasks.add(kind, values | {"project_id": made.get(said.get("project"))}).result()
    recording_meetings.record_series(workspace, made, recording.read_input(_MEETINGS, on - anchor()))
    recording_stock.record_rounds(workspace, made, recording.read_input(_STOCK, on - anchor()))
    _archive(workspace)
    recording_monitoring.record_monitoring(workspace, made, monitoring, taking, on)
    return made


def _archive(workspace: Workspace) -> None:
    """What the office had before the program, as it would take it over itself."""
    old_files = workspace.archive_import
    old_files.plan(old_files.find([resource_dir() / "example" / _ARCHIVE])).result()
    old_files.take().result()


def _note(workspace: Workspace, project: UUID, said: dict[str, Any]) -> None:
    """Tags and comments on a project and its newest protocol."""
    newest = workspace.protocols.page(ProtocolFilter(project_id=project), "date", True, 0)[0].id
    for word in said["tags"]:
        for kind, record in (("project", project), ("protocol", newest)):
            workspace.tags.put(kind, record, word).result()
    for body in said["comments"]:
        workspace.comments.write("protocol", newest, body).result()


def anchor() -> date:
    """The day from which the example's files count."""
    found: date = recording.read_input(_DATA)["anchor"]
    return found


def moved_by(on: date) -> timedelta:
    """How far the example's days move when its present falls on ``on``."""
    return on - anchor()


def _letterhead(workspace: Workspace, office: dict[str, Any]) -> None:
    workspace.documents.save_letterhead(
        office["name"], office["sender"].strip(), office["publicity"]
    ).result()
    with tempfile.TemporaryDirectory() as folder:
        for name in office["logos"]:
            path = Path(folder) / f"{name}.png"
            path.write_bytes(scenes.logo(name))
            workspace.documents.add_logo(path).result()


def _project(workspace: Workspace, said: dict[str, Any]) -> UUID:
    project = workspace.projects.create(
        said["title"], said["municipalities"], said["carrier"], said["file_number"]
    ).result()
    fields = {name: said[name] for name in ("funded_from", "funded_to", "description")}
    workspace.editing.save("project", project, fields).result()
    for site in said["site"]:
        workspace.projects.add_site(project, **site).result()
    for visit in said["visit"]:
        recorded = recording.record_protocol(workspace, project, visit)
        if "consult" in visit:
            asked = [Addressee(**who) for who in visit["consult"]["people"]]
            workspace.approval.fix(recorded, asked, visit["consult"]["reply_by"]).result()
        if visit.get("finish"):
            version = recording.finish(workspace, recorded)
            if visit.get("release"):
                workspace.releases.release(version.id).result()
    return project
