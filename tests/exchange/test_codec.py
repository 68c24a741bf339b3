from __future__ import annotations

import math
from contextlib import suppress
from typing import Any

import msgpack
import pytest
from hypothesis import given
from hypothesis import strategies as st

from inka_desktop.exchange.codec import decode_transaction, encode_transaction
from inka_desktop.exchange.errors import ContentDamagedError, TransactionTooLargeError
from inka_desktop.exchange.operations import Operation, operations_of, pack_operations
from inka_desktop.exchange.text_values import pack_value
from inka_desktop.exchange.wire import (
    ACK,
    CONTROL,
    DELETE,
    ERASE,
    HELD,
    INSERT,
    TEXT,
    UPDATE,
    FieldId,
    Group,
    WireTransaction,
    field_order,
)
from inka_desktop.store.text_doc import TextChange
from tests.exchange import stranger

OWN = b"own-author-16-by"
ONE, TWO = b"A" * 16, b"B" * 16
ACTION = b"12345678"

values = st.none() | st.integers(-(2**63), 2**63 - 1) | st.floats(allow_nan=False) | st.text() | st.binary()
field_ids: st.SearchStrategy[FieldId] = st.integers(1, 500) | st.text(min_size=1, max_size=20)
dots = st.lists(
    st.tuples(st.sampled_from([OWN, ONE, TWO]), st.integers(1, 900)), min_size=1, max_size=3, unique=True
).map(lambda found: tuple(sorted(found, key=lambda dot: (dot[1], dot[0] != OWN, dot[0]))))

generations = st.none() | st.tuples(st.sampled_from([OWN, ONE, TWO]), st.integers(1, 900))
texts = st.builds(pack_value, generations, st.builds(TextChange, st.binary(), st.binary(), st.binary()))


@st.composite
def operations(draw: st.DrawFn) -> Operation:
    kind = draw(st.sampled_from([INSERT, UPDATE, DELETE, TEXT, 6, 7, 8, 9]))
    cells = draw(st.dictionaries(field_ids, texts if kind == TEXT else values, max_size=5))
    preds = draw(st.fixed_dictionaries({}, optional=dict.fromkeys(cells, dots)))
    saw = draw(st.dictionaries(st.just(0) | field_ids, dots, max_size=4)) if kind == DELETE else None
    return Operation(
        kind, draw(st.integers(0, 90)), draw(st.binary(min_size=16, max_size=16)), cells, preds, saw
    )


def written(first_seq: int, what: list[Operation]) -> bytes:
    return pack_operations(first_seq, 77, ACTION, "edit", OWN, what)


@given(st.lists(operations(), min_size=1, max_size=12))
def test_operations_come_back_as_they_were(what: list[Operation]) -> None:
    raw = written(1000, what)
    transaction = decode_transaction(raw)
    back = list(operations_of(transaction, OWN))
    assert [one.seq for one in back] == list(range(1000, 1000 + len(what)))
    for one, two in zip(what, back, strict=True):
        assert (one.kind, one.table, one.row) == (two.kind, two.table, two.row)
        assert dict(one.values) == dict(two.values)
        assert [type(value) for value in one.values.values()] == [
            type(two.values[name]) for name in one.values
        ]
        assert dict(one.preds) == dict(two.preds)
        assert one.saw == two.saw
    assert transaction.raw == raw
    assert encode_transaction(transaction) == raw
    assert transaction.last_seq == 999 + len(what)


@given(st.lists(operations(), min_size=1, max_size=6), st.randoms())
def test_the_bytes_do_not_depend_on_the_order_of_a_dictionary(what: list[Operation], random: Any) -> None:
    raw = written(1000, what)
    for operation in what:
        names = list(operation.values)
        random.shuffle(names)
        operation.values = {name: operation.values[name] for name in names}
        if operation.saw is not None:
            operation.saw = dict(reversed(list(operation.saw.items())))
    assert written(1000, what) == raw


def test_equal_shapes_in_a_row_are_one_group() -> None:
    inserts = [Operation(INSERT, 4, bytes([n]) * 16, {3: n, 2: str(n)}) for n in range(100)]
    transaction = decode_transaction(written(1, [*inserts, Operation(INSERT, 4, ONE, {2: "y"}), inserts[0]]))
    assert [group.count for group in transaction.groups] == [100, 1, 1]
    first = transaction.groups[0]
    assert first.fields == [2, 3]
    assert first.values[1] == list(range(100))
    assert first.row_ids()[7] == first.row(7) == bytes([7]) * 16
    assert first.preds is None


def test_fields_stand_numbers_first_and_names_by_their_bytes() -> None:
    assert field_order(["z", 10, "ä", 9, "a"]) == [9, 10, "a", "z", "ä"]


def test_dots_are_numbers_of_seq_and_author() -> None:
    update = Operation(UPDATE, 1, ONE, {2: "x", 3: None}, {2: ((OWN, 5),), 3: ((TWO, 4), (ONE, 6))})
    transaction = decode_transaction(written(9, [update]))
    assert transaction.authors == [ONE, TWO]
    assert transaction.groups[0].preds == [[5 * 3], [[4 * 3 + 2, 6 * 3 + 1]]]
    assert transaction.dots(None, OWN) == ()


def test_what_newer_versions_add_survives() -> None:
    elements = msgpack.unpackb(written(5, [Operation(INSERT, 1, ONE, {2: 1})]), strict_map_key=False)
    elements[5][0].append({"new": [1, 2]})
    elements[5].append([77, 3, 4, "anything", {"of": b"it"}])
    elements[5].append([INSERT, 1, 1, [2], TWO, [["after"]], None, None])
    elements.append("and more")
    raw = msgpack.packb(elements)
    transaction = decode_transaction(raw)
    known, unknown, last = transaction.groups
    assert known.extra == [{"new": [1, 2]}]
    assert not unknown.known
    assert (unknown.count, unknown.extra) == (4, ["anything", {"of": b"it"}])
    assert last.values == [["after"]]
    assert transaction.extra == ["and more"]
    # The unknown kind's four operations keep their numbers.
    assert [one.seq for one in operations_of(transaction, OWN)] == [5, 10]
    assert encode_transaction(transaction) == raw


def group(**changes: Any) -> list[Any]:
    fields = {"kind": UPDATE, "table": 1, "n": 2, "fields": [2], "rows": ONE + TWO}
    fields |= {"values": [["a", "b"]], "preds": [[None, 3]], "saw": None}
    return list({**fields, **changes}.values())


def transaction(*groups: Any, **changes: Any) -> bytes:
    fields = {"seq": 10, "hlc": 1, "action": ACTION, "label": "edit", "authors": ONE}
    raw: bytes = msgpack.packb([*{**fields, **changes}.values(), list(groups)])
    return raw


def test_the_form_the_next_tests_break_is_right() -> None:
    read = decode_transaction(transaction(group()))
    assert read.dots(3, OWN) == ((ONE, 1),)


BROKEN = {
    "no list": msgpack.packb({"a": 1}),
    "empty": b"",
    "two values": transaction(group()) + b"\x01",
    "cut off": transaction(group())[:-1],
    "too few": msgpack.packb([1, 2, ACTION, "x", b""]),
    "no groups": transaction(),
    "groups no list": msgpack.packb([1, 2, ACTION, "x", b"", "groups"]),
    "seq 0": transaction(group(), seq=0),
    "seq over": transaction(group(), seq=2**32 - 1),
    "seq text": transaction(group(), seq="1"),
    "seq truth": transaction(group(), seq=True),
    "hlc negative": transaction(group(), hlc=-1),
    "hlc over": transaction(group(), hlc=2**63),
    "action length": transaction(group(), action=b"short"),
    "action text": transaction(group(), action="12345678"),
    "label long": transaction(group(), label="x" * 33),
    "authors length": transaction(group(), authors=ONE[:-1]),
    "authors twice": transaction(group(), authors=ONE + ONE),
    "authors order": transaction(group(), authors=TWO + ONE),
    "group no list": transaction("x"),
    "group short": transaction([1, 2]),
    "group cut": transaction(group()[:-1]),
    "kind 0": transaction(group(kind=0)),
    "count 0": transaction(group(n=0, rows=b"", values=[[]], preds=[[]])),
    "count more": transaction(group(n=3)),
    "rows short": transaction(group(rows=ONE)),
    "rows text": transaction(group(rows="x" * 32)),
    "fields map": transaction(group(fields={2: 1})),
    "field 0": transaction(group(fields=[0])),
    "field truth": transaction(group(fields=[True])),
    "field empty": transaction(group(fields=[""])),
    "field long": transaction(group(fields=["x" * 256])),
    "fields twice": transaction(group(fields=[2, 2], values=[["a", "b"]] * 2, preds=[[None, 3]] * 2)),
    "fields order": transaction(group(fields=["a", 2], values=[["a", "b"]] * 2, preds=[[None, 3]] * 2)),
    "values missing": transaction(group(values=[])),
    "values short": transaction(group(values=[["a"]])),
    "value truth": transaction(group(values=[[True, "b"]])),
    "value list": transaction(group(values=[[[1], "b"]])),
    "value map": transaction(group(values=[[{}, "b"]])),
    "value ext": transaction(group(values=[[msgpack.ExtType(5, b"x"), "b"]])),
    "value time": transaction(group(values=[[msgpack.Timestamp(1), "b"]])),
    "value over": transaction(group(values=[[2**63, "b"]])),
    "value nan": transaction(group(values=[[math.nan, "b"]])),
    "preds none": transaction(group(preds=None)),
    "preds short": transaction(group(preds=[[None]])),
    "pred 0": transaction(group(preds=[[0, 1]])),
    "pred seq 0": transaction(group(preds=[[1, None]])),
    "pred text": transaction(group(preds=[["1", None]])),
    "pred over": transaction(group(preds=[[2**33, None]])),
    "pred itself": transaction(group(preds=[[20, None]])),
    "pred later own": transaction(group(preds=[[None, 22]])),
    "pred one in list": transaction(group(preds=[[[3], None]])),
    "pred empty list": transaction(group(preds=[[[], None]])),
    "pred twice": transaction(group(preds=[[[3, 3], None]])),
    "pred falling": transaction(group(preds=[[[5, 3], None]])),
    "pred nested": transaction(group(preds=[[[3, [5, 7]], None]])),
    "saw without delete": transaction(group(saw=[{}, {}])),
    "delete without saw": transaction(group(kind=DELETE)),
    "saw short": transaction(group(kind=DELETE, saw=[{}])),
    "saw list": transaction(group(kind=DELETE, saw=[[], []])),
    "saw none": transaction(group(kind=DELETE, saw=[{2: None}, {}])),
    "saw field": transaction(group(kind=DELETE, saw=[{-1: 3}, {}])),
    "saw later": transaction(group(kind=DELETE, saw=[{2: 20}, {}])),
    "list as key": b"\x96\x0a\x01\xc4\x0812345678\xa0\xc4\x00\x91\x81\x91\x01\x01",
    "text not utf-8": transaction(group()).replace(b"\xa1a", b"\xa1\xff"),
    "deep": b"\x91" * 100_000,
    "promised much": b"\xdd\xff\xff\xff\xff",
}


@pytest.mark.parametrize("raw", BROKEN.values(), ids=BROKEN.keys())
def test_what_breaks_the_format_is_damaged(raw: bytes) -> None:
    with pytest.raises(ContentDamagedError):
        decode_transaction(raw)


@pytest.mark.parametrize("kind", [ACK, CONTROL])
def test_a_message_of_the_exchange_has_its_content_under_field_0(kind: int) -> None:
    message = Operation(kind, 0, ONE, {0: b"content"})
    assert next(operations_of(decode_transaction(written(3, [message])), OWN)).values == {0: b"content"}
    with pytest.raises(ValueError, match="fields"):
        written(3, [Operation(INSERT, 0, ONE, {0: b"content"})])


def test_an_acknowledgement_names_attachments_in_a_field_that_any_reader_may_pass_over() -> None:
    raw = written(3, [Operation(ACK, 0, ONE, {0: b"deps", HELD: bytes(64)})])
    assert next(operations_of(decode_transaction(raw), OWN)).values == {0: b"deps", HELD: bytes(64)}
    (read,) = stranger.read_transaction(msgpack.unpackb(raw, strict_map_key=False), OWN)
    assert [name for name, _ in read["values"]] == [0, "held"]


def test_own_dots_of_the_same_transaction_may_be_named_by_later_operations() -> None:
    what = [Operation(INSERT, 1, ONE, {2: 1}), Operation(UPDATE, 1, ONE, {2: 2}, {2: ((OWN, 50),)})]
    assert next(iter(list(operations_of(decode_transaction(written(50, what)), OWN))[1].preds.values())) == (
        (OWN, 50),
    )
    with pytest.raises(ValueError, match="predecessors"):
        written(50, list(reversed(what)))


@given(st.binary(max_size=200))
def test_any_bytes_decode_or_are_damaged(raw: bytes) -> None:
    with suppress(ContentDamagedError):
        decode_transaction(raw)


@given(st.data())
def test_any_change_of_a_byte_decodes_or_is_damaged(data: st.DataObject) -> None:
    raw = bytearray(written(1000, data.draw(st.lists(operations(), min_size=1, max_size=4))))
    for _ in range(data.draw(st.integers(1, 4))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    try:
        changed = decode_transaction(bytes(raw))
    except ContentDamagedError:
        return
    list(operations_of(changed, OWN))


@pytest.mark.parametrize("value", [True, math.nan, 2**63, -(2**63) - 1, "\ud800", [1], object()])
def test_a_value_sqlite_cannot_store_is_a_mistake_of_the_caller(value: Any) -> None:
    with pytest.raises(ValueError):
        written(1, [Operation(INSERT, 1, ONE, {2: value})])


def test_the_limits_of_a_transaction_tell_the_caller_to_split() -> None:
    def rows(count: int) -> list[Operation]:
        return [Operation(INSERT, 1, n.to_bytes(16, "big"), {2: n}) for n in range(count)]

    assert decode_transaction(written(1, rows(500))).count == 500
    many = [Operation(UPDATE, 1, ONE, {2: n}) for n in range(2000)]
    assert decode_transaction(written(1, many)).count == 2000
    for too_much in (rows(501), [*many, many[0]], [Operation(INSERT, 1, ONE, {2: "x" * 1_000_001})]):
        with pytest.raises(TransactionTooLargeError) as problem:
            written(1, too_much)
        assert problem.value.words("de")


def test_a_foreign_transaction_over_the_limits_is_damaged() -> None:
    rows = b"".join(n.to_bytes(16, "big") for n in range(501))
    raw = transaction([INSERT, 1, 501, [2], rows, [[1] * 501], None, None])
    with pytest.raises(ContentDamagedError):
        decode_transaction(raw)
    with pytest.raises(ContentDamagedError):
        decode_transaction(transaction(*[[77, 1, 2000]] * 2))
    with pytest.raises(ContentDamagedError):
        decode_transaction(b"\x00" * 1_000_001)


def test_the_columns_can_be_written_without_single_operations() -> None:
    columns = Group(ERASE, 5, 2, [2], ONE + TWO, [[None, None]], [[3, None]])
    raw = encode_transaction(WireTransaction(10, 1, ACTION, "erase", [ONE], [columns]))
    assert decode_transaction(raw).groups[0] == columns
