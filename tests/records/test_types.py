"""What lies in the database comes back as what it was, and the canonical forms never change."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inka_desktop.records.base import ALIVE, Merge, Record
from inka_desktop.records.ids import key_id, new_id
from inka_desktop.records.order import FIRST, between, spread
from inka_desktop.records.specs import TableSpec, by_kind, by_number, tables
from inka_desktop.records.values import AgreementState, days_overdue

VISIT = by_kind()["protocol"].by_name
VERSION = by_kind()["protocol_version"].by_name


@given(st.dates())
def test_dates(value: date) -> None:
    field = VISIT["date"]
    assert field.to_python(field.to_storage(value)) == value


@given(st.dates(), st.dates())
def test_dates_sort_as_they_are_stored(one: date, two: date) -> None:
    field = VISIT["date"]
    assert (field.to_storage(one) < field.to_storage(two)) == (one < two)  # type: ignore[operator]  # both are texts


@given(st.times())
def test_times_to_the_minute(value: time) -> None:
    field = VISIT["begin"]
    assert field.to_python(field.to_storage(value)) == value.replace(second=0, microsecond=0)


@given(st.datetimes(timezones=st.just(UTC), min_value=datetime(1900, 1, 1), max_value=datetime(9000, 1, 1)))
def test_moments_to_the_millisecond(value: datetime) -> None:
    field = VERSION["finished_at"]
    stored = field.to_storage(value)
    assert isinstance(stored, int)
    assert 0 <= (value - field.to_python(stored)).total_seconds() < 0.001


@given(st.uuids())
def test_ids(value: UUID) -> None:
    field = VISIT["project_id"]
    assert field.to_storage(value) == value.bytes
    assert field.to_python(value.bytes) == value


def test_canonical_forms_are_fixed() -> None:
    """They stand in logs and signatures; a change is a change of the format."""
    assert VISIT["date"].to_storage(date(2026, 11, 3)) == "2026-11-03"
    assert VISIT["begin"].to_storage(time(9, 5, 59)) == "09:05"
    assert VERSION["finished_at"].to_storage(datetime(1970, 1, 1, 0, 0, 1, tzinfo=UTC)) == 1000
    assert VISIT["alive"].to_storage(True) == 1


@pytest.mark.parametrize("stored", ["gestern", "2026-13-01", b"\x00"])
def test_what_cannot_be_read_comes_back_as_it_is(stored: str | bytes) -> None:
    assert VISIT["date"].to_python(stored) == stored


# --- ids --------------------------------------------------------------------------------------------------


def test_new_ids_are_version_7_and_rise() -> None:
    ids = [new_id(wall_ms) for wall_ms in range(1_764_000_000_000, 1_764_000_000_100)]
    assert ids == sorted(ids)
    assert len(set(ids)) == len(ids)
    assert {one.version for one in ids} == {7}
    assert {one.variant for one in ids} == {"specified in RFC 4122"}
    assert int.from_bytes(ids[0].bytes[:6], "big") == 1_764_000_000_000


def test_key_ids_are_version_8_and_the_same_everywhere() -> None:
    assert key_id(6, b"a" * 16, b"b" * 16) == UUID("74c2d3a2-cfa4-8e8f-85cc-ba2016bcde13")
    assert key_id(6, b"x").version == 8


@given(
    st.lists(st.binary(max_size=4), max_size=3),
    st.lists(st.binary(max_size=4), max_size=3),
    st.integers(1, 99),
)
def test_other_parts_make_other_ids(one: list[bytes], two: list[bytes], table: int) -> None:
    assert (key_id(table, *one) == key_id(table, *two)) == (one == two)
    assert key_id(table, *one) != key_id(table + 1, *one)


# --- order ------------------------------------------------------------------------------------------------


@given(st.lists(st.integers(0, 1_000_000), max_size=60))
def test_there_is_always_a_place_between(places: list[int]) -> None:
    """Insert again and again at any place: order holds, and no two positions are equal."""
    items = [FIRST]
    for place in places:
        at = place % (len(items) + 1)
        before = items[at - 1] if at else None
        after = items[at] if at < len(items) else None
        items.insert(at, between(before, after))
    assert items == sorted(set(items))
    assert not any(item.endswith("0") for item in items)


@given(st.integers(0, 3_000))
def test_a_list_made_at_once(count: int) -> None:
    made = spread(count)
    assert len(made) == count
    assert made == sorted(set(made))
    assert all(len(one) <= 3 for one in made)


@pytest.mark.parametrize(("before", "after"), [("b", "a"), ("a", "a"), ("aa", "a")])
def test_no_place_between(before: str, after: str) -> None:
    with pytest.raises(ValueError, match="no place"):
        between(before, after)


# --- what records declare ---------------------------------------------------------------------------------


@pytest.mark.parametrize("spec", tables(), ids=lambda spec: spec.kind)
def test_every_table_is_numbered_and_may_miss_everything(spec: TableSpec) -> None:
    assert by_number()[spec.number] is spec
    assert spec.by_number[ALIVE].name == "alive"
    assert issubclass(spec.record, Record)
    assert spec.spaces
    columns = spec.record.__table__.columns
    for field in spec.fields:
        assert columns[field.name].nullable or field.default is not None
        assert isinstance(field.merge, Merge)
        if field.parent:
            assert field.parent in by_kind()
        if field.ref:
            assert field.ref in by_kind()


def test_nothing_is_overdue_before_its_day_has_passed() -> None:
    due = date(2026, 12, 1)
    assert days_overdue(due, AgreementState.OPEN, due) == 0
    assert days_overdue(due, AgreementState.OPEN, date(2026, 12, 9)) == 8
    assert days_overdue(due, AgreementState.DONE, date(2026, 12, 9)) == 0
    assert days_overdue(None, AgreementState.OPEN, date(2026, 12, 9)) == 0
