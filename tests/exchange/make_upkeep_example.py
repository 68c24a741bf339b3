"""Writes the example place of `tests/fixtures/exchange/v1-upkeep/`: a snapshot, attested, retired and erased.

It was run once: `python -m tests.exchange.make_upkeep_example tests/fixtures/exchange/v1-upkeep`. What
lies there is never written again. Real devices made it, so what it expects is what they hold.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from inka_desktop.exchange import erasure
from inka_desktop.exchange.upkeep import Habits
from inka_desktop.records.specs import by_kind
from tests.simulator.office import Office

from . import stranger

VISIT = by_kind()["protocol"]


def make(folder: Path, habits: Habits, work: Callable[[Office], None]) -> None:
    """The place, its keys, and what a reader must find."""
    with tempfile.TemporaryDirectory() as root:
        office = Office(Path(root))
        office.world.habits = habits
        for device in office.devices:
            device.replica._upkeep.habits = office.world.habits
        work(office)
        for path, data in office.place.files.items():
            (folder / "place" / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / "place" / path).write_bytes(data)
        keys = _keys(office)
        office.close()
    (folder / "keys.json").write_text(json.dumps(keys, indent=1), "utf-8")
    found = {str(path.relative_to(folder / "place")): path for path in sorted((folder / "place").rglob("*"))}
    expected: dict[str, Any] = {
        name: stranger.read_file(path, keys) for name, path in found.items() if name.endswith(".seg")
    }
    for name, index in found.items():
        if name.endswith(".snap"):
            expected[name] = stranger.read_snapshot(index.parent, index.name.split(".")[0], keys)
    (folder / "expected.json").write_text(json.dumps(expected, indent=1, ensure_ascii=False), "utf-8")


def _work(office: Office) -> None:
    a, b = office.devices
    visits = [office.new_visit(a, place=f"Ort {number}", keeper="Protokollführung") for number in range(8)]
    office.meet()
    office.edit(b, visits[0], place="Rathaus")
    office.edit(a, visits[0], place="Gemeindehaus")
    office.settle()
    office.settle()
    office.edit(a, visits[1], keeper="Erika Mustermann")
    office.settle()
    number = VISIT.by_name["keeper"].number
    a.write(lambda tx: erasure.erase(tx, VISIT, visits[1].bytes, [number]), "erase")
    for _ in range(3):
        office.settle()
    office.edit(b, visits[2], occasion="danach")
    office.meet()


def _keys(office: Office) -> dict[str, Any]:
    with office.devices[0].database.readers.raw() as raw:
        rows = raw.execute("SELECT space, epoch, key FROM sync_key ORDER BY 1, 2").fetchall()
    spaces: dict[str, dict[str, str]] = {}
    for space, epoch, key in rows:
        spaces.setdefault(space.hex(), {})[str(epoch)] = key.hex()
    members = office.devices[0].replica.members.devices
    devices = {device.hex(): member.sign_public.hex() for device, member in sorted(members.items())}
    return {"devices": devices, "spaces": spaces}


if __name__ == "__main__":
    make(Path(sys.argv[1]), Habits(pack=3, patience=50, tail=20, least=10), _work)
