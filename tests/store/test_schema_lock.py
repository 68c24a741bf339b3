"""Numbers of tables and fields mean one thing for ever."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from inka_desktop.records.base import Merge
from inka_desktop.records.specs import by_kind, tables
from inka_desktop.store import schema_lock
from inka_desktop.store.schema_lock import SchemaChangedError


def test_the_committed_lock_fits_the_records() -> None:
    """Fails after a new field until ``python -m inka_desktop.store.schema_lock`` was run and committed."""
    assert schema_lock.check(schema_lock.read(), schema_lock.lines(tables())) == {}


def test_every_field_has_its_line() -> None:
    locked = schema_lock.read()
    assert len(locked) == len(tables()) + sum(len(spec.fields) for spec in tables())
    assert locked["8"] == "table site_visit"
    assert locked["8.8"] == "site_visit.date str CalendarDate scalar"


def test_a_new_field_is_added(tmp_path: Path) -> None:
    path = tmp_path / "schema.lock"
    whole = schema_lock.PATH.read_text("utf-8")
    path.write_text("".join(line for line in whole.splitlines(True) if not line.startswith("8.27 ")), "utf-8")
    assert schema_lock.add(path) == 1
    assert path.read_text("utf-8") == whole
    assert schema_lock.add(path) == 0


@pytest.mark.parametrize(
    "change",
    [
        {"name": "where"}, {"merge": Merge.TEXT}, {"stored": int}, {"ref": "person"}, {"default": "x"},
    ],
)  # fmt: skip
def test_a_field_that_changed_its_meaning(change: dict[str, object]) -> None:
    spec = by_kind()["site_visit"]
    if "name" in change:
        locked = schema_lock.read() | {"8.11": "site_visit.where str TEXT scalar"}
    else:
        place = replace(spec.by_name["place"], **change)  # type: ignore[arg-type]  # fields by name
        fields = tuple(place if field.name == "place" else field for field in spec.fields)
        locked = schema_lock.lines([replace(spec, fields=fields)])
    with pytest.raises(SchemaChangedError) as told:
        schema_lock.check(locked, schema_lock.lines(tables()))
    assert "8.11" in str(told.value)


def test_a_field_that_is_gone() -> None:
    with pytest.raises(SchemaChangedError):
        schema_lock.check(
            schema_lock.read() | {"8.99": "site_visit.gone str TEXT scalar"}, schema_lock.lines(tables())
        )


def test_a_number_given_twice() -> None:
    spec = by_kind()["topic"]
    with pytest.raises(SchemaChangedError):
        schema_lock.lines([spec, spec])
    again = replace(spec.fields[1], name="again")
    with pytest.raises(SchemaChangedError):
        schema_lock.lines([replace(spec, fields=(*spec.fields, again))])


@pytest.mark.parametrize("number", [0, 1])
def test_reserved_numbers(number: int) -> None:
    spec = by_kind()["topic"]
    with pytest.raises(SchemaChangedError):
        schema_lock.lines([replace(spec, fields=(replace(spec.fields[1], number=number),))])
