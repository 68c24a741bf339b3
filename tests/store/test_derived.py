"""Sort keys follow their texts, whoever writes them, and are never part of the log."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inka_desktop.records.german import sort_key
from inka_desktop.records.ids import new_id
from inka_desktop.records.protocols import Protocol
from inka_desktop.records.specs import by_kind, tables
from inka_desktop.store import derived
from inka_desktop.store.writer import Transaction

from .databases import Store, as_somebody_else

DERIVED = [(spec, name, of) for spec in tables() for name, of in spec.derived.items()]


def wrong(store: Store) -> list[tuple[Any, ...]]:
    """Cells that are not what their column's text makes them."""
    found = []
    for spec, name, of in DERIVED:
        for text, key in store.rows(f'SELECT "{of}", "{name}" FROM {spec.kind}'):
            if key != (None if text is None else sort_key(text)):
                found.append((spec.kind, name, text, key))
    return found


def test_there_are_some() -> None:
    assert {("protocol", "place_order", "place"), ("protocol", "number_order", "number")} <= {
        (spec.kind, name, of) for spec, name, of in DERIVED
    }


def test_they_are_no_fields() -> None:
    for spec, name, _ in DERIVED:
        assert name not in spec.by_name


TEXTS = st.none() | st.text(st.sampled_from("aÄöÜß 109„"), max_size=6)


@given(first=TEXTS, second=TEXTS, third=TEXTS)
@settings(max_examples=15)
def test_own_saves_and_what_others_wrote(
    filled: Store, first: str | None, second: str | None, third: str | None
) -> None:
    visit = filled.add(Protocol, place=first, keeper=third)
    assert not wrong(filled)
    filled.set(Protocol, visit, place=second, project_label=first)
    assert not wrong(filled)
    with as_somebody_else(filled):
        filled.set(Protocol, visit, place=third, keeper=second)
    assert not wrong(filled)


def test_whatever_is_written_into_one_is_set_right(store: Store) -> None:
    visit = store.add(Protocol, place="Öhrebach 10")
    for statement in (
        "UPDATE protocol SET place_order = 'zzz'",
        "UPDATE protocol SET place_order = NULL, keeper_order = 'x'",
    ):
        store.run(lambda tx, sql=statement: tx.raw.execute(sql))  # type: ignore[misc]  # bound at once
        assert store.rows("SELECT place_order, keeper_order FROM protocol WHERE id = ?", visit.bytes) == [
            ("ohrebach 210", None)
        ]


def test_a_session_sees_the_new_key(store: Store) -> None:
    visit = store.add(Protocol, place="Öhrebach")

    def work(transaction: Transaction) -> list[str]:
        row = transaction.session.get(Protocol, visit)
        seen = [row.place_order]
        row.place = "Übersee"
        transaction.session.flush()
        return [*seen, row.place_order]

    assert store.run(work) == ["ohrebach", "ubersee"]


def test_renewing_fills_what_a_migration_added(store: Store) -> None:
    visit = store.add(Protocol, place="Öhrebach")

    def emptied(transaction: Transaction) -> None:
        raw = transaction.raw
        with transaction.permits.everything():
            raw.execute("DROP TRIGGER derive_protocol_u")
            raw.execute("UPDATE protocol SET place_order = NULL")
            derived.renew(raw)
            raw.execute(derived.triggers(by_kind()["protocol"])["derive_protocol_u"])

    store.run(emptied)
    assert store.rows("SELECT place_order FROM protocol WHERE id = ?", visit.bytes) == [("ohrebach",)]
    assert not wrong(store)


@pytest.mark.parametrize("letter", "iu")
def test_a_missing_trigger_would_be_seen(store: Store, letter: str) -> None:
    """These tests see a key that nobody keeps."""

    def drop(transaction: Transaction) -> None:
        with transaction.permits.everything():
            transaction.raw.execute(f"DROP TRIGGER derive_protocol_{letter}")

    def copy(transaction: Transaction) -> None:
        columns = ", ".join(f'"{field.name}"' for field in by_kind()["protocol"].fields)
        given = f"SELECT ?, space, {columns} FROM protocol WHERE id = ?"
        with transaction.permits.everything():
            transaction.raw.execute(
                f"INSERT INTO protocol (id, space, {columns}) {given}", (new_id().bytes, visit.bytes)
            )

    store.run(drop)
    visit = store.add(Protocol, place="Öhrebach")
    assert not wrong(store)  # a save fills them itself
    store.run(copy)
    assert bool(wrong(store)) == (letter == "i")
    store.set(Protocol, visit, place="Übersee")
    assert wrong(store)
