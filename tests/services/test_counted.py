"""A remembered count is the one of now, whoever has written meanwhile."""

from __future__ import annotations

from uuid import UUID

from inka_desktop.records.ids import new_id
from inka_desktop.records.protocols import Protocol
from inka_desktop.services import protocol_list
from inka_desktop.services.counted import remembered
from inka_desktop.services.rows import ProtocolFilter
from inka_desktop.services.workspace import Workspace
from inka_desktop.store.writer import Transaction

from .conftest import TODAY

ALL = ProtocolFilter()


def test_each_state_is_counted_once(workspace: Workspace, project: UUID) -> None:
    asked: list[None] = []

    def ask() -> int:
        def count() -> int:
            asked.append(None)
            return len(asked)

        with workspace.core.session() as session:
            return remembered(session, "visits", count)

    assert [ask(), ask()] == [1, 1]
    visit = workspace.protocols.start(project, TODAY).result()
    assert [ask(), ask()] == [2, 2]
    workspace.editing.save("protocol", visit, {"place": "Hof"}).result()
    assert ask() == 3


def test_lists_are_counted_anew_on_every_connection(workspace: Workspace, project: UUID) -> None:
    def counted() -> set[int]:
        with workspace.core.session() as one, workspace.core.session() as two:
            return {protocol_list.count(session, ALL) for session in (one, two)}

    before = counted()
    visit = workspace.protocols.start(project, TODAY).result()
    assert counted() == {one + 1 for one in before}
    workspace.editing.delete("protocol", visit).result()
    assert counted() == before


def test_a_transaction_that_writes_counts_what_it_wrote(workspace: Workspace) -> None:
    def work(transaction: Transaction) -> tuple[int, int]:
        before = protocol_list.count(transaction.session, ALL)
        transaction.session.add(Protocol(id=new_id(), space=workspace.spaces.coord))
        transaction.session.flush()
        return before, protocol_list.count(transaction.session, ALL)

    before, after = workspace.core.submit(work, "edit").result()
    assert after == before + 1
