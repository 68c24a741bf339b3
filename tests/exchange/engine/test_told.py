"""What is left out because a place tells exactly what is here is what the streams themselves would say."""

from __future__ import annotations

from pathlib import Path

from inka_desktop.exchange import told
from inka_desktop.exchange.healing import held_streams
from tests.simulator.device import Device
from tests.simulator.office import office


def heads(device: Device) -> set[str]:
    """Heads of others' streams that nobody has doubled, as they are published."""
    with device.database.readers.raw() as raw:
        streams = held_streams(raw, device.replica.identity, None)
    plain = [one for one in streams if not one.own and one.ends == (one.root,)]
    return {head.path for one in plain for head in one.heads()}


def said(device: Device) -> dict[str, told.State]:
    """The same as it is told by paths alone."""
    with device.database.readers.raw() as raw:
        return told.paths(raw, device.replica.identity.device)


def test_paths_are_those_of_the_heads(tmp_path: Path) -> None:
    with office(tmp_path, colleagues=2) as made:
        a, b, c = made.devices
        visit = made.new_visit(a, place="Rathaus")
        made.settle()
        made.edit(b, visit, place="Laden")
        made.settle()
        for device in (a, b, c):
            assert said(device).keys() == heads(device)
            assert len(said(device)) > 1
        twin = a.clone("twin", tmp_path, same_machine=True)
        for device, place in ((a, "hier"), (twin, "dort")):
            made.edit(device, visit, place=place)
            device.replica.seal(everything=True)
        made.devices.append(twin)
        made.settle()
        with c.database.readers.raw() as raw:
            assert any(len(one.ends) > 1 for one in held_streams(raw, c.replica.identity, None))
        for device in (b, c):
            assert said(device).keys() == heads(device)


def test_what_went_on_since_is_looked_at(tmp_path: Path) -> None:
    with office(tmp_path, colleagues=1) as made:
        a, b = made.devices
        visit = made.new_visit(a, place="Rathaus")
        made.settle()
        settled = dict(said(b).values())
        with b.database.readers.raw() as raw:
            assert told.unchanged(raw, settled) == settled.keys()
        made.edit(a, visit, place="Laden")
        made.meet(a, b)
        with b.database.readers.raw() as raw:
            left = settled.keys() - told.unchanged(raw, settled)
            assert len(left) == 1
