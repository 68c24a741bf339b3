"""An office where people erase, and all that its devices and places then hold."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from inka_desktop.exchange import erasure
from inka_desktop.exchange.container import Envelope, open_envelope
from inka_desktop.exchange.names import SegmentName, SnapshotName
from inka_desktop.exchange.upkeep import Habits
from inka_desktop.records.specs import by_kind
from tests.simulator import completion, picture
from tests.simulator.device import Device
from tests.simulator.office import Office, office

from .upkeeping import begin, count, files, join, keys, same

VISIT = by_kind()["protocol"]
KEEPER = VISIT.by_name["keeper"].number
PROBLEMS = VISIT.by_name["problems"].number
SECRET = "Erika Mustermann"


@pytest.fixture
def plain(tmp_path: Path) -> Iterator[Office]:
    """An owner and two colleagues who make neither packs nor snapshots by themselves."""
    with office(tmp_path, colleagues=2) as made:
        begin(made, Habits(pack=1_000, patience=2, tail=100_000, least=100_000))
        yield made


def seal(device: Device) -> None:
    """Own work is sealed, and nothing leaves."""
    device.replica.seal(everything=True)


def erase(device: Device, visit: UUID, *fields: int) -> None:
    """Fields of a visit, with their history."""
    device.write(lambda tx: erasure.erase(tx, VISIT, visit.bytes, fields), "erase")


def everywhere(office: Office) -> bytes:
    """All that devices and places hold, opened."""
    parts = [one for device in office.devices for one in completion._in_database(device, keys(office))]
    parts += [one for data in office.place.files.values() for one in completion._opened(data, keys(office))]
    return b"\0".join(parts)


def operations(device: Device) -> dict[Any, Any]:
    """Every operation, word for word."""
    return picture.take(device).operations


def agree(office: Office) -> None:
    """All devices show the same, and whatever two of them hold of an operation is the same."""
    same(office)
    said: dict[Any, Any] = {}
    for device in office.devices:
        for name, operation in operations(device).items():
            for cell, value in operation.values:
                assert said.setdefault((name, cell), value) == value, (device.name, name, cell)


def redactions(office: Office) -> list[Envelope]:
    """Files at the place from which something was taken out."""
    found = []
    for name in files(office, SegmentName):
        envelope = open_envelope(office.place.files[name.path])
        key = keys(office).get((envelope.header.space, envelope.header.epoch))
        if key is not None and envelope.decrypt(key).redacted:
            found.append(envelope)
    return found


def begins_with_logs(office: Office) -> Device:
    """A new device that finds no snapshot."""
    for name in files(office, SnapshotName):
        office.place.take(name.path)
    made = join(office)
    assert count(made, "SELECT count(*) FROM sync_base") == 0
    return made
