"""Devices of one workspace, and what tests let them do."""

from __future__ import annotations

import os
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any
from uuid import UUID

from inka_desktop.records.ids import new_id
from inka_desktop.records.protocols import Photo, Protocol
from inka_desktop.services import first_start
from inka_desktop.services.workspace import Workspace
from inka_desktop.store.keys import GivenKey


class Office:
    """Two devices of one workspace; the second was invited to the first one's place."""

    def __init__(self, root: Path, stack: ExitStack) -> None:
        self.root = root
        self.stack = stack
        self.office = self._kept(
            first_start.create_workspace(self.folder("office"), GivenKey(os.urandom(32)), "Büro", "A", "Büro")
        )

    def folder(self, name: str) -> Path:
        made = self.root / name
        made.mkdir(exist_ok=True)
        return made

    def _kept(self, workspace: Workspace) -> Workspace:
        return self.stack.enter_context(closing(workspace))

    def join(self, place: UUID, name: str = "road") -> Workspace:
        invited = self.office.exchange.invite("B", place).result()
        return self._kept(
            first_start.join(self.folder(name), GivenKey(os.urandom(32)), invited.file, invited.code, name)
        )


def new_visit(workspace: Workspace, place: str) -> UUID:
    return add(workspace, Protocol, workspace.spaces.coord, place=place)


def add(workspace: Workspace, record: type[Any], space: UUID, **fields: Any) -> UUID:
    row = new_id()
    workspace.core.submit(lambda tx: tx.session.add(record(id=row, space=space, **fields)), "edit").result()
    return row


def shown(workspace: Workspace, row: UUID, record: type[Any] = Protocol) -> Any:
    with workspace.core.session() as session:
        return session.get(record, row)


def attach(workspace: Workspace, visit: UUID, plain: bytes) -> UUID:
    kept = workspace.attachments.keep(plain, file_name="foto.jpg", media_type="image/jpeg")
    space = workspace.spaces.coord
    attachment = workspace.core.submit(lambda tx: kept.add(tx, space), "edit").result()
    add(workspace, Photo, space, protocol_id=visit, attachment_id=attachment)
    return attachment


def meet(*workspaces: Workspace) -> None:
    for workspace in workspaces:
        workspace.exchange.sync().result()


def settle(*workspaces: Workspace) -> None:
    for _ in range(3):
        for workspace in workspaces:
            assert not workspace.exchange.sync().result().notices
