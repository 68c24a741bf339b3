"""Packets by the command line: written by one device, taken in by another that shares no place with it."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from tests.processes.conftest import MARKS, Device

pytestmark = MARKS


def test_a_packet_goes_by_mail(office: Device, road: Device, visit: UUID, tmp_path: Path) -> None:
    written = office.told("packet", "write", "--out", str(tmp_path / "mail"))["files"]
    assert isinstance(written, list)
    assert all(Path(path).suffix == ".inkapaket" for path in written)
    taken = road.told("packet", "take", *written)
    assert taken["waiting"] == 0
    assert road.told("packet", "take", *written)["received"] == 0
    with road.opened() as workspace:
        assert workspace.protocols.get(visit).id == visit


def test_a_damaged_packet_is_one_clear_sentence(office: Device, tmp_path: Path) -> None:
    path = tmp_path / "kaputt.inkapaket"
    path.write_bytes(b"INKP")
    done = office.run("packet", "take", str(path))
    assert done.returncode == 1
    assert done.stderr.startswith("Dieses Paket ist unvollständig angekommen.")
