"""Recording protocols from a file, through the same services as the window: for the example and the tour.

The file's shape is that of ``resources/example/visit_input.toml``: the protocol's fields, and tables
``person``, ``topic``, ``agreement`` and ``photo``.
"""

from __future__ import annotations

import tempfile
import tomllib
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast
from uuid import UUID

from inka_desktop.paths import resource_dir
from inka_desktop.records.values import ProtocolType
from inka_desktop.services import scenes
from inka_desktop.services.errors import ExampleDamagedError

if TYPE_CHECKING:
    from inka_desktop.services.rows import VersionRow
    from inka_desktop.services.workspace import Workspace

_NOT_FIELDS = frozenset(
    {"project", "type", "finish", "release", "consult", "person", "topic", "agreement", "photo"}
)


def read_input(name: str, moved_by: timedelta = timedelta(0)) -> dict[str, Any]:
    """A file of ``resources/example/``, all its days moved.

    Raises:
        ExampleDamagedError: it is not there, or no TOML.
    """
    path = resource_dir() / "example" / name
    try:
        return cast("dict[str, Any]", _moved(tomllib.loads(path.read_text("utf-8")), moved_by))
    except (OSError, ValueError) as problem:
        raise ExampleDamagedError(name=name) from problem


def record_protocol(workspace: Workspace, project_id: UUID, said: Mapping[str, Any]) -> UUID:
    """Start a protocol from the last one of its type and write down what was said; returns its id.

    Args:
        workspace: open.
        project_id: the project.
        said: as in the file; ``type`` is a visit when left out.
    """
    type = said.get("type", ProtocolType.VISIT)
    visit = workspace.protocols.start(project_id, said["date"], type).result()
    write_down(workspace, visit, said)
    return visit


def write_down(workspace: Workspace, visit: UUID, said: Mapping[str, Any]) -> None:
    """Write into a protocol that was begun what was said.

    Args:
        workspace: open.
        visit: the protocol.
        said: as in the file; topics are its whole list, people come to those of the last one.
    """
    fields = {name: value for name, value in said.items() if name not in _NOT_FIELDS}
    workspace.editing.save("protocol", visit, fields).result()
    _people(workspace, visit, said.get("person", ()))
    _topics(workspace, visit, said.get("topic", ()))
    for agreement in said.get("agreement", ()):
        _agreement(workspace, visit, agreement)
    with tempfile.TemporaryDirectory() as folder:
        for number, photo in enumerate(said.get("photo", ()), start=1):
            path = Path(folder) / f"foto-{number:02}-{photo['scene']}.jpg"
            path.write_bytes(scenes.picture(photo["scene"]))
            added = workspace.photos.add(visit, path, photo["caption"]).result()
            workspace.editing.save("photo", added, {"people_mark": "no_persons"}).result()


def finish(workspace: Workspace, visit: UUID) -> VersionRow:
    """Finish what was recorded."""
    return workspace.protocols.finish(visit).result()


def _people(workspace: Workspace, visit: UUID, people: Sequence[Mapping[str, str]]) -> None:
    """People come to those of the last protocol; of who was there then only the remark is new."""
    there = {(one.function, one.organization): one.id for one in workspace.protocols.get(visit).people}
    for person in people:
        known = there.get((person["function"], person["organization"]))
        if known is None:
            workspace.protocols.add_person(visit, **person).result()
        else:
            workspace.editing.save("attendance", known, {"remark": person.get("remark", "")}).result()


def _topics(workspace: Workspace, visit: UUID, topics: Any) -> None:
    """Topics of the last one stay where their title stays; others go, new ones follow the one before."""
    there = {topic.title: topic.id for topic in workspace.protocols.get(visit).topics}
    wanted = {topic["title"] for topic in topics}
    for title, topic_id in there.items():
        if title not in wanted:
            workspace.editing.delete("topic", topic_id).result()
    before: UUID | None = None
    for topic in topics:
        title = topic["title"]
        topic_id = there.get(title) or workspace.protocols.add_topic(visit, title, before).result()
        before = topic_id
        told = {name: value for name, value in topic.items() if name != "title"}
        workspace.editing.save("topic", topic_id, told).result()


def _agreement(workspace: Workspace, visit: UUID, said: Mapping[str, Any]) -> None:
    topics = (
        {topic.title: topic.id for topic in workspace.protocols.get(visit).topics} if "topic" in said else {}
    )
    made = workspace.protocols.add_agreement(
        visit, said["what"], said["responsible"], said["due"], topics.get(said.get("topic", ""))
    ).result()
    later = {name: said[name] for name in ("state", "done_on", "remark") if name in said}
    if later:
        workspace.editing.save("agreement", made, later).result()


def _moved(value: Any, by: timedelta) -> Any:
    if isinstance(value, dict):
        return {key: _moved(each, by) for key, each in value.items()}
    if isinstance(value, list):
        return [_moved(each, by) for each in value]
    return value + by if isinstance(value, date) else value
