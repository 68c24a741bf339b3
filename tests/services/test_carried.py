"""What comes into a visit from earlier ones: found without reading what was settled long since."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select

from inka_desktop.records.protocols import Agreement, Protocol
from inka_desktop.services import protocol_rows
from inka_desktop.services.core import find
from inka_desktop.services.workspace import Workspace

from .conftest import TODAY, Desk

FIRST, SECOND, THIRD = date(2026, 9, 14), date(2026, 10, 5), date(2026, 11, 2)


def settled(workspace: Workspace, what: str, on: date | None) -> None:
    """An agreement is done on a day, wherever it lives; on none: it is open again."""
    said = {"state": "done" if on else "open", "done_on": on}
    (row,) = [one.id for one in workspace.agreements.all(TODAY) if one.what == what]
    workspace.editing.save("agreement", row, said).result()


def told(workspace: Workspace, visit: UUID) -> set[str]:
    """What a visit carries."""
    return {row.what for row in workspace.protocols.get(visit).carried}


@pytest.mark.parametrize("released", [False, True])
def test_what_still_matters_comes_along_and_what_was_settled_long_since_does_not(
    desk: Desk, released: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    ws = desk.workspace
    first = desk.visit(FIRST)
    desk.complete(first, "bleibt offen")
    for what in ("wieder offen", "lange erledigt", "seither erledigt", "vorher erledigt, später gesagt"):
        ws.protocols.add_agreement(first, what, "Stadt", TODAY).result()
    settled(ws, "wieder offen", FIRST)
    ws.protocols.finish(first).result()
    if released:
        ws.releases.release(ws.protocols.get(first, TODAY).versions[0].id).result()
    settled(ws, "lange erledigt", FIRST)
    desk.finished(SECOND, "vom zweiten Besuch")
    desk.finished(THIRD, "vom dritten Besuch")
    settled(ws, "wieder offen", None)
    settled(ws, "seither erledigt", THIRD)
    settled(ws, "vorher erledigt, später gesagt", SECOND)
    visit = desk.visit()
    found = told(ws, visit)
    assert found == {
        "bleibt offen", "wieder offen", "seither erledigt", "vorher erledigt, später gesagt",
        "vom zweiten Besuch", "vom dritten Besuch",
    }  # fmt: skip
    with ws.core.session() as session:
        near = set(session.scalars(protocol_rows._not_long_settled(desk.project, THIRD, set())))
        of_first = session.scalars(select(Agreement).where(Agreement.protocol_id == first)).all()
    assert {row.what for row in of_first if row.id in near} >= {"bleibt offen", "wieder offen"}
    monkeypatch.setattr(protocol_rows, "_not_long_settled", lambda *_which: select(Agreement.id))
    assert told(ws, visit) == found


def test_what_a_project_settled_long_since_is_not_even_looked_at(desk: Desk) -> None:
    desk.finished(FIRST)
    visit, asked = desk.visit(), list[str]()
    with desk.workspace.core.session() as session:
        driver: Any = session.connection().connection.driver_connection
        protocol = find(session, Protocol, visit)
        driver.set_trace_callback(asked.append)
        carried, _ = protocol_rows.carried(session, protocol, TODAY)
        driver.set_trace_callback(None)
        (query,) = [sql for sql in asked if "ix_" not in sql and "UNION" in sql]
        plan = [str(line[-1]) for line in driver.execute(f"EXPLAIN QUERY PLAN {query}").fetchall()]
    assert len(carried) == 1
    assert [line for line in plan if line.startswith("SCAN") and line != "SCAN CONSTANT ROW"] == [], plan
    assert plan[0].startswith("SEARCH agreement USING PRIMARY KEY"), plan
    text = "\n".join(plan)
    assert text.count("ix_agreement_settled (project_id=? AND done_on>?)") == 2, plan
    assert text.count("(state=? AND project_id=?)") == 2, plan
