"""EXCHANGE.md 11 and FORMAT.md: what a newer version wrote survives, and harms nobody."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from uuid import UUID

import msgpack
import pytest

from inka_desktop.exchange import body, container, sealing, segments
from inka_desktop.exchange.body import Part
from inka_desktop.exchange.codec import encode_transaction
from inka_desktop.exchange.container import Envelope, Header, open_envelope
from inka_desktop.exchange.names import HeadName
from inka_desktop.exchange.segments import build_segment
from inka_desktop.exchange.text_values import pack_value
from inka_desktop.exchange.wire import INSERT, TEXT, UPDATE, Group, WireTransaction
from inka_desktop.records.ids import new_id
from inka_desktop.records.protocols import Protocol, Topic
from inka_desktop.records.values import SpaceKind
from inka_desktop.store.oplog import Change, Kind
from inka_desktop.store.text_doc import TextChange
from tests.exchange.engine.office import Desk, Office, fields


def publish(desk: Desk, *groups: Group, extra: tuple[object, ...] = ()) -> str:
    """Put a file there that follows on a device's own, as another version of the program would write it."""
    space, me = desk.space(SpaceKind.COORD).bytes, desk.replica.identity
    ((applied, chain),) = desk.query(
        "SELECT l.applied, l.chain FROM sync_log l JOIN sync_space s ON s.no = l.space"
        " WHERE l.own = 1 AND l.stream = 0 AND s.id = ?", space,
    )  # fmt: skip
    ((key,),) = desk.query("SELECT key FROM sync_key WHERE space = ?", space)
    count = sum(group.count for group in groups)
    wire = WireTransaction(
        applied + 1, desk.clock.now_ms << 16, b"8 bytes!", "edit", [], list(groups), list(extra)
    )
    header = Header("d", space, me.device, me.incarnation, applied + 1, applied + count, 0)
    raw = [encode_transaction(wire)]
    built = build_segment(header, [Part(applied + 1, chain)], raw, me.keys, key, desk.office.rng())
    store = desk.place()
    store.write(built.name.path, built.data)
    store.touch(HeadName.of(space, "d", me.author, applied + count, built.chain_after).path)
    return built.name.path


def applied(here: Desk, there: Desk) -> int:
    """How far one device has got with another's rows."""
    query = "SELECT applied FROM sync_log WHERE author = ? AND applied > 0 AND stream = 0"
    ((seq,),) = here.query(query, there.replica.identity.author)
    return int(seq)


def row_ids(arrived: dict[tuple[int, int, bytes], int]) -> set[bytes]:
    """The rows of a list of what arrived."""
    return {row for _, _, row in arrived}


def update(visit: UUID, seq: int, place: str, extra: tuple[object, ...] = ()) -> Group:
    """An update of a visit's place that replaces one operation of its author."""
    return Group(
        UPDATE, Protocol.__number__, 1, [fields(Protocol, "place")], visit.bytes, [[place]], [[seq]],
        extra=list(extra),
    )  # fmt: skip


def test_kinds_of_operations_of_a_newer_version_are_kept_without_effect(
    office: Office, pair: tuple[Desk, Desk]
) -> None:
    a, b = pair
    visit = b.add(Protocol, place="Laden")
    office.settle()
    seq = applied(a, b)
    newer = Group(42, 8, 2, extra=[b"unbekannt", {"x": [1, 2]}])
    path = publish(b, newer, update(visit, seq, "Rathaus"))
    assert a.meet().received == 3
    assert a.get(Protocol, visit).place == "Rathaus"
    bodies = [msgpack.unpackb(body) for (body,) in a.query("SELECT body FROM sync_op WHERE kind = 42")]
    assert bodies == [[[b"unbekannt", {"x": [1, 2]}], None, None]] * 2
    kept = {raw for (raw,) in a.query("SELECT raw FROM sync_seg")}
    assert (office.place / path).read_bytes() in kept  # byte for byte, for whoever comes later
    a.change(Protocol, visit, place="danach")
    assert a.meet().sent == 1


def test_further_elements_of_a_newer_version_do_not_disturb(office: Office, pair: tuple[Desk, Desk]) -> None:
    a, b = pair
    visit = b.add(Protocol, place="Laden")
    office.settle()
    seq = applied(a, b)
    publish(b, update(visit, seq, "Rathaus", (b"mehr",)), extra=("noch mehr",))
    a.meet()
    assert a.get(Protocol, visit).place == "Rathaus"


def test_an_update_that_only_a_later_loro_reads_leaves_the_text_as_it_is(
    office: Office, pair: tuple[Desk, Desk]
) -> None:
    a, b = pair
    visit = b.add(Protocol, observations="Text")
    office.settle()
    number = fields(Protocol, "observations")
    (made,) = [seq for seq, row in b.query("SELECT dot & 0xffffffff, row FROM sync_op") if row == visit.bytes]
    value = pack_value((b.replica.identity.author, made), TextChange(b"loro of 2040", b"", b""))
    publish(b, Group(TEXT, 8, 1, [number], visit.bytes, [[value]], [[None]]))
    assert a.meet().received == 1
    assert a.get(Protocol, visit).observations == "Text"
    assert a.values(Protocol, visit, "observations") == {"Text"}
    assert a.query("SELECT * FROM sync_text") == []  # made anew each time, so that a later version can
    assert a.questions() == []


def test_a_file_whose_references_lead_nowhere_is_put_aside_whole(
    office: Office, pair: tuple[Desk, Desk]
) -> None:
    a, b = pair
    c = office.join("c")
    office.settle()
    topic, ours, good = new_id(), c.add(Protocol, place="von C"), new_id()
    title, parent = fields(Topic, "title"), fields(Topic, "protocol_id")
    place = fields(Protocol, "place")
    publish(
        b,
        Group(INSERT, 8, 1, [place], good.bytes, [["gut"]]),
        Group(INSERT, 10, 1, [parent, title], topic.bytes, [[new_id().bytes], ["verwaist"]]),
    )
    c.meet()
    for _ in range(2):
        meeting = a.meet()
        assert a.get(Protocol, ours).place == "von C"
        assert a.get(Topic, topic) is None
        assert a.get(Protocol, good) is None  # all of a file or nothing
        assert a.query("SELECT * FROM pragma_foreign_key_check") == []
        assert meeting.waiting == 0
        assert row_ids(meeting.arrived) & {topic.bytes, good.bytes} == set()  # nor is it told as arrived
    assert len(a.query("SELECT 1 FROM sync_quarantine")) == 1
    told = {row for (row,) in a.query("SELECT row FROM sync_arrival")}
    assert ours.bytes in told
    assert not told & {topic.bytes, good.bytes}


@pytest.mark.parametrize("fields_set", [True, False])
def test_whatever_arrives_is_acknowledged_also_rows_without_a_field(
    office: Office, pair: tuple[Desk, Desk], fields_set: bool
) -> None:
    a, b = pair
    if fields_set:
        a.add(Protocol, place="Laden")
    else:
        a.add(Protocol)
    a.meet()
    b.meet()
    acked = b.query("SELECT 1 FROM sync_op WHERE kind = ?", Kind.ACK)
    assert acked
    office.settle()
    assert b.query("SELECT count(*) FROM sync_op WHERE kind = ?", Kind.ACK) == [(len(acked),)]


def test_an_operation_on_a_table_nobody_knows_is_acknowledged(
    office: Office, pair: tuple[Desk, Desk]
) -> None:
    a, b = pair
    before = b.query("SELECT count(*) FROM sync_op WHERE kind = ?", Kind.ACK)[0][0]
    change = Change(a.space(SpaceKind.COORD).bytes, 999, new_id().bytes, Kind.INSERT, {})
    a.write(lambda tx: tx.log.write([change]))
    a.meet()
    b.meet()
    assert b.query("SELECT count(*) FROM sync_op WHERE kind = ?", Kind.ACK)[0][0] == before + 1


def test_a_signed_file_that_leaves_out_a_number_waits_and_never_counts(
    office: Office, pair: tuple[Desk, Desk]
) -> None:
    a, b = pair
    b.add(Protocol, place="Laden")
    b.meet()
    b.add(Protocol, place="zweiter")
    b.meet()
    newest = office.files_of(b)[-1]
    older = office.files_of(b)[-2]
    assert open_envelope(newest.read_bytes()).header.first > open_envelope(older.read_bytes()).header.first
    whole = older.read_bytes()
    older.unlink()
    assert a.meet().waiting == 1
    assert a.query("SELECT count(*) FROM protocol") == [(0,)]
    older.write_bytes(whole)
    assert a.meet().waiting == 0
    assert a.query("SELECT count(*) FROM protocol") == [(2,)]


def _of_any_format(envelope: Envelope, key: bytes) -> body.SegmentBody:
    """What a program does that knows format 2, which is format 1 here."""
    return _decrypt(replace(envelope, format=container.FORMAT), key)


_decrypt = Envelope.decrypt


@pytest.mark.parametrize("where", ["file", "content"])
def test_a_newer_format_stops_only_its_author(
    office: Office, pair: tuple[Desk, Desk], where: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    a, b = pair
    c = office.join("c")
    office.settle()
    newer, newest = c.add(Protocol, place="neu"), body.READER_VERSION + 1
    with monkeypatch.context() as future:
        if where == "file":
            future.setattr(segments, "FORMAT", 2)
        else:
            future.setattr(sealing, "Part", partial(body.Part, reader=newest))
            future.setattr(body, "READER_VERSION", newest)
        c.meet()
    later, ours = c.add(Protocol, place="danach"), b.add(Protocol, place="von B")
    c.meet()
    b.meet()
    meeting = a.meet()
    assert "exchange.newer_format" in meeting.notices
    assert a.get(Protocol, ours).place == "von B"
    assert a.get(Protocol, newer) is None
    assert a.get(Protocol, later) is None
    assert a.query("SELECT 1 FROM sync_quarantine") == []
    # The program is updated.
    if where == "content":
        monkeypatch.setattr(body, "READER_VERSION", newest)
    else:
        monkeypatch.setattr(Envelope, "decrypt", _of_any_format)
    assert a.meet().notices == []
    assert [a.get(Protocol, one).place for one in (newer, later)] == ["neu", "danach"]
