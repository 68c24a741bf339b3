"""Long texts in snapshots and under an erasure, on real devices."""

from __future__ import annotations

from inka_desktop.exchange import erasure
from inka_desktop.records.specs import by_kind
from inka_desktop.store.dots import heads_of, unpack_heads
from inka_desktop.store.operation import Change, Kind
from inka_desktop.store.raw import RawConnection
from inka_desktop.store.texts import TextReader
from inka_desktop.store.writer import Transaction
from tests.simulator.office import Office, show

from .upkeeping import count, join, same, work

VISIT = by_kind()["protocol"]
NUMBER = VISIT.by_name["observations"].number


def heads(raw: RawConnection, visit: bytes) -> list[int]:
    """The operations that the text of a visit shows."""
    found = raw.execute("SELECT heads FROM sync_row WHERE row = ?", (visit,)).fetchone()
    return heads_of(unpack_heads(found[0]), NUMBER)


def test_a_device_that_begins_with_a_snapshot_goes_on_merging_texts(small: Office) -> None:
    visit = work(small)[1]
    a, b = small.devices
    small.edit(a, visit, observations="Der Weg ist frei.\nDas Tor ist zu.")
    small.meet()
    small.edit(a, visit, observations="Der Weg ist heute frei.\nDas Tor ist zu.")
    small.settle()
    small.settle()
    small.edit(b, visit, observations="Der Weg ist heute frei.\nDas Tor ist jetzt zu.")  # not sent yet
    late = join(small)
    assert count(late, "SELECT count(*) FROM sync_base") > 0
    assert show(late, visit, "observations") == "Der Weg ist heute frei.\nDas Tor ist zu."
    small.edit(late, visit, observations="Der Weg ist heute ganz frei.\nDas Tor ist zu.")
    same(small)
    shown = {show(device, visit, "observations") for device in small.devices}
    assert shown == {"Der Weg ist heute ganz frei.\nDas Tor ist jetzt zu."}


def test_a_late_change_of_a_replaced_text_is_the_same_everywhere(small: Office) -> None:
    """The text that it changes was decided away before the snapshot was made."""
    visit = work(small)[1]
    a, b = small.devices
    c = join(small)
    small.edit(a, visit, observations="eins zwei")
    small.settle()
    small.edit(b, visit, observations="eins zwei drei")  # and is away
    change = Change(small.spaces.coord, VISIT.number, visit.bytes, Kind.RESOLVE, {NUMBER: "anders"})

    def decide(transaction: Transaction) -> None:
        transaction.log.write([change])
        transaction.merger.settle_cells((VISIT.number, visit.bytes), [NUMBER])

    a.write(decide)
    for number in range(40):
        small.new_visit(a, place=f"später {number}")
    for _ in range(8):
        small.meet(a, c)
    late = join(small)
    same(small)
    assert count(late, "SELECT count(*) FROM sync_base") > 0
    shown = {show(device, visit, "observations") for device in small.devices}
    assert len(shown) == 1
    texts = set()
    for device in small.devices:
        with device.database.readers.raw() as raw:
            reader, names = TextReader(raw), heads(raw, visit.bytes)
            texts |= {frozenset(str(reader.value(name, NUMBER)) for name in names)}
    assert texts == {frozenset({"anders", "eins zwei drei"})}


def test_an_erased_text_is_in_no_operation_and_no_document(small: Office) -> None:
    visit = work(small)[1]
    a, b = small.devices
    for text in ("geheim", "geheim und mehr", "weniger"):
        small.edit(a, visit, observations=text)
        small.meet()
    a.write(lambda tx: erasure.erase(tx, VISIT, visit.bytes, [NUMBER]), "erase")
    small.edit(b, visit, observations="weniger, ohne davon zu wissen")
    same(small)
    for device in small.devices:
        with device.database.readers.raw() as raw:
            bodies = raw.execute("SELECT body FROM sync_op WHERE row = ?", (visit.bytes,)).fetchall()
            docs = raw.execute("SELECT doc FROM sync_text WHERE row = ?", (visit.bytes,)).fetchall()
        assert not any(b"geheim" in content for (content,) in [*bodies, *docs])
    small.edit(a, visit, observations="neu")
    same(small)
    assert {show(device, visit, "observations") for device in small.devices} == {"neu"}
