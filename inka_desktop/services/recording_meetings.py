"""Writing down bodies and their minutes from a file, through the same services as the window."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from uuid import UUID

from inka_desktop.services import recording

if TYPE_CHECKING:
    from inka_desktop.services.workspace import Workspace

_NOT_OF_SERIES = frozenset({"body", "kind", "project", "members", "meeting"})
_NOT_OF_MEETING = frozenset({"excused", "person"})


def record_series(workspace: Workspace, projects: Mapping[str, UUID], said: Mapping[str, Any]) -> None:
    """Write down the series of a file; each meeting follows the one before and is finished.

    Args:
        workspace: open.
        projects: by title.
        said: as in ``resources/example/meetings.toml``: ``excused`` names members by their function,
            ``person`` who came besides.
    """
    for told in said["series"]:
        series = workspace.series.create(
            told["body"], told["kind"], projects.get(told.get("project"))
        ).result()
        fields = {name: value for name, value in told.items() if name not in _NOT_OF_SERIES}
        workspace.editing.save("series", series, fields).result()
        for member in told["members"]:
            workspace.series.add_member(series, **member).result()
        for meeting in told["meeting"]:
            held = workspace.series.start(series, meeting["date"]).result()
            _attendance(workspace, held, meeting)
            recording.write_down(
                workspace, held, {name: meeting[name] for name in meeting if name not in _NOT_OF_MEETING}
            )
            recording.finish(workspace, held)


def _attendance(workspace: Workspace, held: UUID, told: Mapping[str, Any]) -> None:
    """Members who were excused, and others who came."""
    for row in workspace.protocols.get(held).people:
        if row.function in told.get("excused", ()):
            workspace.editing.save("attendance", row.id, {"state": "excused"}).result()
    for person in told.get("person", ()):
        came = workspace.protocols.add_person(
            held, function=person["function"], organization=person["organization"]
        ).result()
        workspace.editing.save("attendance", came, {"state": person["state"]}).result()
