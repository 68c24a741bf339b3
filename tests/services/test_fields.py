"""Values are checked by the declaration of their field before anything is queued."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inka_desktop.records.specs import tables
from inka_desktop.records.values import VisitKind
from inka_desktop.services.errors import FieldUnknownError, TextTooLongError, ValueUnusableError
from inka_desktop.services.fields import TEXT_LIMIT, changed, checked, python_type

SOME = UUID("01a20713-ce21-79bc-8738-e8234b504131")


@pytest.mark.parametrize(
    ("name", "value", "kept"),
    [
        ("date", date(2026, 11, 23), date(2026, 11, 23)),
        ("date", "2026-11-23", date(2026, 11, 23)),
        ("begin", time(9, 30, 12), time(9, 30)),
        ("begin", "09:30", time(9, 30)),
        ("project_id", SOME, SOME),
        ("project_id", str(SOME), SOME),
        ("place", "", None),
        ("place", None, None),
        ("kind", VisitKind.WALK, "walk"),
        ("kind", "a word of a newer version", "a word of a newer version"),
        ("distribution", "Träger\r\nStadt\rLand", "Träger\nStadt\nLand"),
        ("place", "A\u0308hrenfeld", "Ährenfeld"),
        ("place", "eins\x00zwei", "einszwei"),
    ],
)
def test_values_as_the_record_takes_them(name: str, value: object, kept: object) -> None:
    found = checked("protocol", {name: value})[name]
    assert found == kept
    assert type(found) is type(kept)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("date", "23.11.2026"),
        ("date", datetime(2026, 11, 23, tzinfo=UTC)),
        ("date", 20261123),
        ("begin", "halb zehn"),
        ("project_id", "Sonnenhang"),
        ("place", 7),
        ("place", b"Laden"),
    ],
)
def test_other_types_are_refused(name: str, value: object) -> None:
    with pytest.raises(ValueUnusableError) as refused:
        checked("protocol", {name: value})
    assert "Feld" in refused.value.words("de")


@pytest.mark.parametrize("name", ["state", "number", "alive", "id", "space", "nonsense"])
def test_what_is_not_set_by_editing(name: str) -> None:
    with pytest.raises(FieldUnknownError):
        checked("protocol", {name: "final"})
    with pytest.raises(FieldUnknownError):
        checked("no_such_kind", {name: "final"})


def test_fields_that_are_written_once_need_a_new_record() -> None:
    with pytest.raises(FieldUnknownError):
        checked("topic", {"protocol_id": SOME})
    assert checked("topic", {"protocol_id": SOME}, new=True) == {"protocol_id": SOME}


def test_a_text_that_no_file_could_carry() -> None:
    assert len(checked("topic", {"notes": "ä" * TEXT_LIMIT})["notes"]) == TEXT_LIMIT
    with pytest.raises(TextTooLongError) as refused:
        checked("topic", {"notes": "ä" * (TEXT_LIMIT + 1)})
    assert "100.000" in refused.value.words("de")


@given(st.text())
def test_any_text_becomes_storable(text: str) -> None:
    kept = checked("topic", {"notes": text})["notes"]
    assert kept is None or (kept.encode("utf-8") and "\x00" not in kept and "\r" not in kept)


def test_only_what_was_changed_is_saved_with_what_belongs_to_it() -> None:
    shown, wanted = {"day": 1, "reason": "a", "note": "x"}, {"day": 2, "reason": "a", "note": "x"}
    assert changed(wanted, None) == wanted
    assert changed(wanted, shown) == {"day": 2}
    assert changed(wanted, shown, ("day", "reason")) == {"day": 2, "reason": "a"}
    assert changed(shown, shown, ("day", "reason")) == {}


def test_every_field_has_a_python_type() -> None:
    known = {str, int, bytes, bool, UUID, date, time, datetime}
    for spec in tables():
        for field in spec.fields:
            assert python_type(spec.kind, field.name) in known
