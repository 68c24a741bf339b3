"""Writing down rounds of stock-taking from a file, through the same services as the window."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from inka_desktop.services import scenes

if TYPE_CHECKING:
    from inka_desktop.services.stock_rows import StockPartRow
    from inka_desktop.services.workspace import Workspace

_LISTS = {
    "point": "walk_point", "institution": "institution", "actor": "stock_actor", "figure": "stock_figure",
    "finding": "finding",
}  # fmt: skip
_NOT_FIELDS = frozenset({*_LISTS, "person", "area", "project", "gone"})


def record_rounds(workspace: Workspace, projects: Mapping[str, UUID], said: Mapping[str, Any]) -> list[UUID]:
    """Write down the rounds of a file in their order, each following the one before; returns their ids.

    Args:
        workspace: open.
        projects: by title.
        said: as in ``resources/example/stock.toml``; a row of a later round changes that of the same name or
            place which came along, ``gone`` names institutions that went.
    """
    made: list[UUID] = []
    for told in said["round"]:
        if made:
            made.append(workspace.stock.follow(made[-1], told["date"]).result())
        else:
            made.append(
                workspace.stock.create(told["area"], told["date"], projects[told["project"]]).result()
            )
        _record(workspace, made[-1], told)
    return made


def _record(workspace: Workspace, stock: UUID, told: Mapping[str, Any]) -> None:
    fields = {name: value for name, value in told.items() if name not in _NOT_FIELDS}
    workspace.editing.save("stock_taking", stock, fields).result()
    for person in told.get("person", ()):
        workspace.stock.add_person(stock, **person).result()
    there = _there(workspace, stock)
    for name in told.get("gone", ()):
        workspace.editing.delete("institution", there["institution", name]).result()
    for list_name, kind in _LISTS.items():
        for row in told.get(list_name, ()):
            _row(workspace, stock, kind, row, there)


def _row(
    workspace: Workspace,
    stock: UUID,
    kind: str,
    row: Mapping[str, Any],
    there: Mapping[tuple[str, str], UUID],
) -> None:
    values = {name: value for name, value in row.items() if name != "scene"}
    known = there.get((kind, row.get("name") or row.get("place") or ""))
    if known is not None:
        workspace.editing.save(kind, known, values).result()
    else:
        known = workspace.editing.add(kind, {"stock_taking_id": stock, **values}).result()
    if "scene" in row:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / f"{row['scene']}.jpg"
            path.write_bytes(scenes.picture(row["scene"]))
            workspace.stock.set_photo(known, path).result()
        workspace.editing.save(kind, known, {"people_mark": "no_persons"}).result()


def _there(workspace: Workspace, stock: UUID) -> dict[tuple[str, str], UUID]:
    """What came along from the round before, by kind and by name or place."""
    whole = workspace.stock.get(stock)
    lists: dict[str, tuple[StockPartRow, ...]] = {
        "walk_point": whole.points, "institution": whole.institutions, "stock_actor": whole.actors,
        "stock_figure": whole.figures,
    }  # fmt: skip
    return {
        (kind, str(row.values.get("name") or row.values.get("place"))): row.id
        for kind, rows in lists.items()
        for row in rows
    }
