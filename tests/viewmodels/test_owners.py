"""The words for owners: what Heute asks for, what is held back, what became of a device."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from inka_desktop.exchange.recovery import GROUPS, groups_of
from inka_desktop.services.member_rows import (
    EndedRow,
    HeldBackRow,
    HeldFieldRow,
    HeldRecordRow,
    OwnersRow,
)
from inka_desktop.viewmodels import held_back, owners, recovery, today

ON = date(2026, 11, 23)
AT = datetime(2026, 11, 23, 8, 15, tzinfo=UTC)
SAFE = OwnersRow(2, is_owner=True, suspended=False, sheet_due=False, out=False)
TOPIC = HeldRecordRow(
    "topic", "Räume", "protocol", "Sonnenhang", ON, "update", (HeldFieldRow("notes", "hell"),)
)


def asked(row: OwnersRow) -> list[str]:
    return [line.target for line in today.owner_lines(row)]


def test_heute_asks_an_owner_for_what_is_missing_and_for_nothing_else() -> None:
    assert asked(SAFE) == []
    assert asked(replace(SAFE, owner_devices=1)) == ["exchange"]
    assert asked(replace(SAFE, sheet_due=True)) == ["recovery_sheet"]
    assert asked(replace(SAFE, held_back=2)) == ["held_back"]
    assert asked(replace(SAFE, owner_devices=1, is_owner=False)) == []
    assert asked(replace(SAFE, owner_devices=0, is_owner=False, suspended=True)) == ["exchange"]
    assert asked(replace(SAFE, owner_devices=1, sheet_due=True, sample=True)) == []


def test_a_record_is_told_with_what_it_belongs_to() -> None:
    assert held_back.record_words(TOPIC) == "Thema „Räume“ in „Sonnenhang, 23.11.2026“ · geändert"
    assert held_back.field_lines(TOPIC) == ["Text: hell"]
    whole = replace(TOPIC, kind="protocol", title="", action="insert")
    assert held_back.record_words(whole) == "Protokoll „Sonnenhang, 23.11.2026“ · neu"
    bare = replace(whole, kind="person", owner_kind="person", name="", on=None, action="delete")
    assert held_back.record_words(bare) == "Ansprechperson · gelöscht"


def test_what_the_title_tells_already_is_not_told_again_and_long_texts_are_cut() -> None:
    fields = (HeldFieldRow("title", "Räume"), HeldFieldRow("notes", "x" * 1000))
    (line,) = held_back.field_lines(replace(TOPIC, fields=fields))
    assert line.startswith("Text: xxx")
    assert len(line) < held_back.LONGEST + 20


def test_a_field_that_was_emptied_is_told() -> None:
    fields = (HeldFieldRow("place", None),)
    told = held_back.field_lines(replace(TOPIC, title="", fields=fields))
    assert told == ["Ort: (leer)"]


def test_saves_stand_by_device_those_nobody_looked_at_first() -> None:
    one, two = UUID(int=1), UUID(int=2)
    rows = [
        HeldBackRow(bytes([n]), device, "Laptop", "Kollegin", AT, (TOPIC,), 21, waits=False, left=left)
        for n, device, left in ((1, one, True), (2, one, False), (3, two, False))
    ]
    assert [[row.id for row in group] for group in held_back.by_device(rows)] == [
        [b"\x02", b"\x01"],
        [b"\x03"],
    ]
    assert held_back.more_words(rows[0]) == "und 20 weitere Einträge"
    assert held_back.more_words(replace(rows[0], changes=1)) == ""


@pytest.mark.parametrize(
    ("kind", "words"),
    [("revoke", "verloren gemeldet"), ("leave", "abgemeldet"), ("refuse", "nicht zugelassen")],
)
def test_what_became_of_a_device(kind: str, words: str) -> None:
    row = EndedRow(UUID(int=1), "Laptop", "Kollegin", kind, AT, "Büro", "Leitung")
    assert owners.ended_words(row, ON) == f"{words} heute, 09:15"
    assert owners.device_words(row) == "Laptop · Kollegin"
    assert owners.device_words(replace(row, person="Laptop")) == "Laptop"


def test_a_group_is_judged_while_it_is_typed() -> None:
    groups = groups_of(bytes(range(32)))
    assert recovery.state_of(0, "") == "empty"
    assert recovery.state_of(0, groups[0][:3]) == "begun"
    assert recovery.state_of(0, f" {groups[0].lower()} ") == "right"
    assert recovery.state_of(1, groups[0]) == "wrong"  # the place is checked as well
    assert recovery.divided("-".join(groups)) == (groups[0], "".join(groups[1:]))
    assert recovery.all_right(list(groups))
    assert not recovery.all_right([*groups[:-1], ""])
    assert len(groups) == GROUPS
