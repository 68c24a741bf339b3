"""Numbers of tables and fields mean one thing for ever."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from inka_desktop.records.base import Merge
from inka_desktop.records.specs import by_kind, tables
from inka_desktop.store import schema_lock
from inka_desktop.store.schema_lock import SchemaChangedError
from tests.fixtures.databases.make import FOLDER


def test_the_committed_lock_fits_the_records() -> None:
    """Fails after a new field until ``python -m inka_desktop.store.schema_lock`` was run and committed."""
    assert schema_lock.check(schema_lock.read(), schema_lock.lines(tables())) == {}


def test_every_field_has_its_line() -> None:
    locked = schema_lock.read()
    assert len(locked) == len(tables()) + sum(len(spec.fields) for spec in tables())
    assert locked["8"] == "table protocol"
    assert locked["8.8"] == "protocol.date str CalendarDate scalar"


@pytest.mark.parametrize("version", [2, 3, 4, 5, 6, 7, 8, 9, 10])
def test_what_older_versions_wrote_means_the_same_whatever_it_is_called_now(version: int) -> None:
    """Names may change with a migration; numbers, types, merges, defaults and what is pointed to never."""
    before = schema_lock.read(FOLDER / f"v{version}.lock")
    now = nameless(schema_lock.lines(tables()))
    assert len(before) > 100
    assert {number: now.get(number) for number in before} == nameless(before)


def nameless(lines: dict[str, str]) -> dict[str, str]:
    """Lines of a lock with numbers instead of names."""
    numbers = {line.split()[1]: number for number, line in lines.items() if line.startswith("table ")}
    found = {}
    for number, line in lines.items():
        words = line.split()[1:] if "." in number else []
        found[number] = " ".join(numbers.get(word, word) for word in words)
    return found


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
    spec = by_kind()["protocol"]
    if "name" in change:
        locked = schema_lock.read() | {"8.11": "protocol.where str TEXT scalar"}
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
            schema_lock.read() | {"8.99": "protocol.gone str TEXT scalar"}, schema_lock.lines(tables())
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
