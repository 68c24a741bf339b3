"""EXCHANGE.md 1.11 and 7, "long text": what becomes of texts that several wrote without knowing."""

from __future__ import annotations

from uuid import UUID

import msgpack
import pytest

from inka_desktop.exchange.errors import ContentDamagedError
from inka_desktop.exchange.text_values import unpack_value
from inka_desktop.exchange.wire import TEXT, Group
from inka_desktop.records.protocols import Protocol
from inka_desktop.records.specs import by_kind
from inka_desktop.store.operation import Change, Kind
from tests.exchange.engine.office import Desk, Office, fields

NUMBER = fields(Protocol, "observations")
TABLE = by_kind()["protocol"].number


def text(desk: Desk, visit: UUID) -> str:
    found: str = desk.get(Protocol, visit).observations
    return found


def as_a_whole(desk: Desk, visit: UUID, value: str) -> None:
    """As the first version of the program wrote long texts."""
    space = desk.get(Protocol, visit).space.bytes

    def work(tx: object) -> None:
        tx.log.write([Change(space, TABLE, visit.bytes, Kind.UPDATE, {NUMBER: value})])  # type: ignore[attr-defined]  # a transaction
        tx.merger.settle(tx.log.take_unsettled())  # type: ignore[attr-defined]  # a transaction
        tx.merger.settle_cells((TABLE, visit.bytes), [NUMBER])  # type: ignore[attr-defined]  # a transaction

    desk.tick()
    desk.write(work)


def test_edits_of_different_paragraphs_merge_and_nobody_is_asked(
    office: Office, pair: tuple[Desk, Desk]
) -> None:
    a, b = pair
    visit = a.add(Protocol, observations="Heizung\nHof\nAushang")
    office.settle()
    a.change(Protocol, visit, observations="Heizung defekt\nHof\nAushang")
    b.change(Protocol, visit, observations="Heizung\nHof\nAushang fehlt\nTreppe frei 👍🏽")
    office.settle()
    for desk in pair:
        assert text(desk, visit) == "Heizung defekt\nHof\nAushang fehlt\nTreppe frei 👍🏽"
        assert desk.questions() == []
    b.change(Protocol, visit, observations="Heizung defekt\nHof\nAushang fehlt")
    office.settle()
    assert text(a, visit) == "Heizung defekt\nHof\nAushang fehlt"
    assert a.image().divided == set()


def test_one_paragraph_changed_by_two_is_looked_at(office: Office, pair: tuple[Desk, Desk]) -> None:
    a, b = pair
    visit = a.add(Protocol, observations="Die Heizung geht.")
    office.settle()
    a.change(Protocol, visit, observations="Die neue Heizung geht.")
    b.change(Protocol, visit, observations="Die Heizung geht nicht.")
    office.settle()
    for desk in pair:
        assert text(desk, visit) == "Die neue Heizung geht nicht."
        (question,) = desk.questions()
        assert question.merged == "Die neue Heizung geht nicht."
        assert [entry.value for entry in question.entries] == [
            "Die Heizung geht nicht.", "Die neue Heizung geht.",
        ]  # fmt: skip
        assert question.ancestor == "Die Heizung geht."
    (question,) = a.questions()
    a.resolve(question, question.merged)  # it is fine
    office.settle()
    for desk in pair:
        assert text(desk, visit) == "Die neue Heizung geht nicht."
        assert desk.questions() == []
    assert a.image().divided == set()


@pytest.mark.parametrize("how", ["answer", "edit"])
def test_correcting_the_merged_text_ends_the_question(
    office: Office, pair: tuple[Desk, Desk], how: str
) -> None:
    a, b = pair
    visit = a.add(Protocol, place="Laden")
    office.settle()
    a.change(Protocol, visit, observations="Heizung defekt.")
    b.change(Protocol, visit, observations="Heizung kalt.")
    office.settle()
    (question,) = b.questions()
    assert set(str(question.merged).split(".")) == {"Heizung defekt", "Heizung kalt", ""}
    if how == "answer":
        b.resolve(question, "Heizung defekt und kalt.")
    else:
        b.change(Protocol, visit, observations="Heizung defekt und kalt.")
    office.settle()
    assert [text(desk, visit) for desk in pair] == ["Heizung defekt und kalt."] * 2
    assert a.questions() == []


def test_ones_own_two_devices_are_not_asked(office: Office) -> None:
    a = office.owner
    b = office.join("b", person=a.replica.identity.person)
    office.settle()
    visit = a.add(Protocol, observations="Text")
    office.settle()
    a.change(Protocol, visit, observations="Text von hier")
    b.change(Protocol, visit, observations="Text von dort")
    office.settle()
    assert text(a, visit) in ("Text von hier von dort", "Text von dort von hier")
    assert a.questions() == b.questions() == []


def test_a_write_as_a_whole_and_an_edit_exclude_each_other(office: Office, pair: tuple[Desk, Desk]) -> None:
    a, b = pair
    visit = a.add(Protocol, observations="Anfang")
    office.settle()
    a.change(Protocol, visit, observations="Anfang und mehr")
    as_a_whole(b, visit, "Ganz anders")
    office.settle()
    a.change(Protocol, visit, observations="Ganz anders, aber wahr")
    b.change(Protocol, visit, observations="Ganz und gar anders")
    office.settle()
    for desk in pair:
        assert text(desk, visit) == "Ganz und gar anders, aber wahr"
        (question,) = desk.questions()
        assert question.merged is None
        assert {entry.value for entry in question.entries} == {
            "Ganz und gar anders, aber wahr", "Anfang und mehr",
        }  # fmt: skip
    (question,) = b.questions()
    b.resolve(question, "Anfang und mehr")
    office.settle()
    for desk in pair:
        assert text(desk, visit) == "Anfang und mehr"
        assert desk.questions() == []


def test_a_late_edit_of_an_older_beginning_is_kept(office: Office, pair: tuple[Desk, Desk]) -> None:
    a, b = pair
    c = office.join("c")
    visit = a.add(Protocol, observations="Anfang")
    office.settle()
    c.change(Protocol, visit, observations="Anfang, spät ergänzt")
    a.change(Protocol, visit, observations="Anfang, früh ergänzt")
    office.settle(a, b)
    as_a_whole(b, visit, "Neu begonnen")
    office.settle()
    for desk in office.desks:
        assert text(desk, visit) == "Neu begonnen"
        (question,) = desk.questions()
        late = [str(entry.value) for entry in question.entries if entry.value != "Neu begonnen"]
        assert "spät ergänzt" in late[0]


def test_a_copy_of_a_profile_goes_on_beside_it(office: Office, pair: tuple[Desk, Desk]) -> None:
    _, b = pair
    visit = b.add(Protocol, observations="Erstens\nZweitens")
    office.settle()
    b.change(Protocol, visit, observations="Erstens\nZweitens\nDrittens")  # not sealed: both publish it
    twin = Desk(office, "twin")
    b.copy("twin")
    office.desks.append(twin)
    assert twin.reopen()  # on another machine: it begins anew
    b.change(Protocol, visit, observations="Erstens, hier\nZweitens\nDrittens")
    twin.change(Protocol, visit, observations="Erstens\nZweitens, dort\nDrittens")
    office.settle()
    assert {text(desk, visit) for desk in office.desks} == {"Erstens, hier\nZweitens, dort\nDrittens"}


@pytest.mark.parametrize(
    "value",
    [
        b"", b"\xc1", None, 7, "text", msgpack.packb([None, b"", b""]), msgpack.packb([None, "", b"", b""]),
        msgpack.packb([[b"short", 1], b"", b"", b""]), msgpack.packb([[bytes(16), 0], b"", b"", b""]),
        msgpack.packb([[bytes(16), 2**32], b"", b"", b""]), msgpack.packb([[bytes(16)], b"", b"", b""]),
        msgpack.packb({}), msgpack.packb([None, b"", b"", b""]) + b"\0",
    ],
)  # fmt: skip
def test_a_value_that_is_none_is_refused(value: object) -> None:
    with pytest.raises(ContentDamagedError):
        unpack_value(value)  # type: ignore[arg-type]  # whatever msgpack gives


def test_elements_of_a_newer_version_are_passed_over() -> None:
    began, change = unpack_value(msgpack.packb([[bytes(16), 9], b"u", b"b", b"a", {"new": 1}]))
    assert (began, tuple(change)) == ((bytes(16), 9), (b"u", b"b", b"a"))


def test_a_text_of_a_field_that_only_a_newer_version_has_stays_in_the_log(
    office: Office, pair: tuple[Desk, Desk]
) -> None:
    from tests.exchange.engine.test_newer import publish

    a, b = pair
    visit = b.add(Protocol, place="Laden")
    office.settle()
    value = msgpack.packb([None, b"later", b"", b""])
    publish(b, Group(TEXT, TABLE, 1, [9_000], visit.bytes, [[value]], [[None]]))
    assert a.meet().received == 1
    kept = [body for (body,) in a.query("SELECT body FROM sync_op WHERE kind = 5")]
    assert len(kept) == 1
    assert b"later" in kept[0]
    assert a.query("SELECT * FROM sync_text") == []
