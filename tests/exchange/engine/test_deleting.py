"""Deleting and bringing back what several people brought back or deleted at the same time."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.simulator.office import office, show


@pytest.mark.parametrize("alive", [False, True])
def test_what_two_did_at_the_same_time_is_undone_by_one(tmp_path: Path, *, alive: bool) -> None:
    """Both had seen the row as it was; neither of the two may keep it so for ever."""
    with office(tmp_path) as made:
        a, b = made.devices
        visit = made.new_visit(a, place="Rathaus")
        made.settle()
        if alive:
            made.edit(a, visit, alive=False)
            made.settle()
        for device in (a, b):
            made.edit(device, visit, alive=alive)
        made.settle()
        assert [show(device, visit, "alive") for device in (a, b)] == [alive, alive]
        made.edit(a, visit, alive=not alive)
        assert show(a, visit, "alive") is not alive
        made.settle()
        assert [show(device, visit, "alive") for device in (a, b)] == [not alive, not alive]
