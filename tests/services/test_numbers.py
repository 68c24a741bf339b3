"""Numbers are unique without contact, and never given twice by one device."""

from __future__ import annotations

from inka_desktop.services import numbers
from inka_desktop.services.workspace import Workspace
from inka_desktop.store.writer import Transaction

from .conftest import TODAY, Desk


def next_of(workspace: Workspace, kind: str, year: int, tag: str) -> str:
    return workspace.core.submit(lambda tx: numbers.next_number(tx.raw, kind, year, tag), "test").result()


def test_a_counter_for_each_kind_year_and_device(workspace: Workspace) -> None:
    given = [next_of(workspace, "VOP", 2026, "KS1") for _ in range(2)]
    assert given == ["VOP-2026-KS1-001", "VOP-2026-KS1-002"]
    assert next_of(workspace, "VOP", 2027, "KS1") == "VOP-2027-KS1-001"
    assert next_of(workspace, "VOP", 2026, "KS10") == "VOP-2026-KS10-001"
    assert next_of(workspace, "TG", 2026, "KS1") == "TG-2026-KS1-001"


def test_beyond_a_thousand(workspace: Workspace) -> None:
    def skip(transaction: Transaction) -> None:
        transaction.raw.execute("INSERT INTO number_given VALUES ('VOP', 2026, 'KS1', 999)")

    workspace.core.submit(skip, "test").result()
    assert next_of(workspace, "VOP", 2026, "KS1") == "VOP-2026-KS1-1000"
    assert next_of(workspace, "VOP", 2026, "KS1") == "VOP-2026-KS1-1001"


def test_a_note_that_was_lost_is_made_up_from_the_records(desk: Desk) -> None:
    """A database that was rebuilt from the exchange has the records, but not the local note."""
    for _ in range(2):
        desk.finished(TODAY)
    desk.workspace.core.submit(
        lambda tx: tx.raw.execute("DELETE FROM number_given") and None, "test"
    ).result()
    visit = desk.finished(TODAY)
    assert desk.workspace.protocols.get(visit).number == "VOP-2026-KS1-003"


def test_a_number_that_was_rolled_back_is_given_again(workspace: Workspace) -> None:
    def fail(transaction: Transaction) -> None:
        numbers.next_number(transaction.raw, "VOP", 2026, "KS1")
        raise RuntimeError

    assert isinstance(workspace.core.submit(fail, "test").exception(), RuntimeError)
    assert next_of(workspace, "VOP", 2026, "KS1") == "VOP-2026-KS1-001"
