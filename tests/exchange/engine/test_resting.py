"""Where nothing more can come, devices rest: they neither read again nor take turns in correcting a place."""

from __future__ import annotations

from pathlib import Path

from inka_desktop.exchange.names import DATA, HeadName
from inka_desktop.exchange.recognise import parse
from inka_desktop.exchange.upkeep import Habits
from tests.simulator.device import Device
from tests.simulator.office import Office, office, show


def reads(made: Office, device: Device) -> int:
    """Files that a device reads in a meeting that does not look at everything."""
    with device.database.readers.raw() as raw:
        (turn,) = raw.execute("SELECT syncs FROM place").fetchone()
    if (turn + 1) % device.world.everywhere == 0:
        made.meet(device)
    before = device.views[made.place.id].reads
    made.meet(device)
    return int(device.views[made.place.id].reads) - before


def test_a_head_that_nobody_can_follow_has_the_snapshots_read_once(tmp_path: Path) -> None:
    with office(tmp_path) as made:
        a, b = made.devices
        for device in made.devices:
            device.replica._upkeep.habits = Habits(pack=3, patience=2, tail=20, times=3, least=10)
        for number in range(24):
            made.new_visit(a, place=f"Ort {number}")
        for _ in range(3):
            made.settle()
        assert any(path.endswith(".snap") for path in made.place.files)
        author = b.replica.identity.author
        made.place.put(HeadName.of(made.spaces.coord, DATA, author, 99, bytes(32)).path, b"")
        reads(made, a)
        assert reads(made, a) == 0
        # Something new here or there is a reason to look again.
        made.new_visit(a, place="Rathaus")
        assert reads(made, a) > 0
        assert reads(made, a) == 0


def test_an_earlier_life_of_this_device_tells_nothing_where_others_tell_more(tmp_path: Path) -> None:
    """Otherwise they took turns: it put its older head, and who holds more took it away."""
    with office(tmp_path) as made:
        a, b = made.devices
        visit = made.new_visit(b, place="Rathaus")
        made.settle()
        b.back_up()
        made.edit(b, visit, place="Laden")
        made.meet(b, a)
        assert b.restore("machine")
        files = dict(made.place.files)
        newest = max(path for path in files if is_of(path, made.spaces.coord, b) and path.endswith(".seg"))
        del made.place.files[newest]  # it has not come yet
        told = heads(made, b)
        made.meet(b)
        assert told <= heads(made, b)
        assert not older(made, b)
        made.place.files[newest] = files[newest]
        made.settle()
        assert show(b, visit, "place") == "Laden"
        assert not older(made, b)


def is_of(path: str, space: bytes, device: Device) -> bool:
    """Whether a file holds rows of the life in which a device was installed."""
    author = first_life(device).hex()[:12]
    return author in path and space.hex()[:8] in path and ("/log/" in path or ".d." in path)


def first_life(device: Device) -> bytes:
    """The author under which a device was installed."""
    with device.database.readers.raw() as raw:
        found = raw.execute("SELECT author FROM sync_log WHERE device = ? ORDER BY no LIMIT 1",
            (device.replica.identity.device,),
        ).fetchone()  # fmt: skip
    return bytes(found[0])


def heads(made: Office, device: Device) -> set[str]:
    """What the place tells of its first life's rows in the coordinators' space."""
    return {
        path for path in made.place.files if path.startswith("h/") and is_of(path, made.spaces.coord, device)
    }


def older(made: Office, device: Device) -> set[str]:
    """Heads of them beside a newer one."""
    named = {path: parse(path) for path in heads(made, device)}
    newest = max(name.seq for name in named.values() if isinstance(name, HeadName))
    return {path for path, name in named.items() if isinstance(name, HeadName) and name.seq < newest}
