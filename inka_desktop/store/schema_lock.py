"""The schema lock: which number means which table and field, for ever (EXCHANGE.md 11).

``schema.lock`` is committed. A number, once in it, is never given to anything else and its type and kind
of merge never change: devices of all versions read each other's logs. ``python -m
inka_desktop.store.schema_lock`` adds lines for what is new and refuses everything else.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from inka_desktop.errors import InkaError
from inka_desktop.records.base import ALIVE, CREATED
from inka_desktop.records.specs import FieldSpec, TableSpec, tables

PATH = Path(__file__).with_name("schema.lock")

_HEAD = """\
# Tables and fields by the numbers that stand for them in the exchange's log. Lines are added, never
# changed and never removed: python -m inka_desktop.store.schema_lock
"""


class SchemaChangedError(InkaError):
    """The records differ from what older versions wrote; told to developers only."""

    code = "store.schema_changed"
    de = "Die Beschreibung der Daten passt nicht zu früheren Fassungen ({what}). Nichts wurde verändert."
    en = "The description of the data does not fit earlier versions ({what}). Nothing was changed."


def lines(specs: Iterable[TableSpec]) -> dict[str, str]:
    """What each number stands for; keys like ``8`` and ``8.14``."""
    found: dict[str, str] = {}
    for spec in specs:
        number = _unused(found, str(spec.number))
        found[number] = f"table {spec.kind}"
        for field in spec.fields:
            if field.number in (CREATED, ALIVE) and field.name != "alive":
                raise SchemaChangedError(what=f"{spec.kind}.{field.name}")
            number = _unused(found, f"{spec.number}.{field.number}")
            found[number] = _meaning(spec, field)
    return found


def _unused(found: dict[str, str], number: str) -> str:
    if number in found:
        raise SchemaChangedError(what=f"{number} twice")
    return number


def _meaning(spec: TableSpec, field: FieldSpec) -> str:
    points = f" to {field.parent}" if field.parent else f" refers {field.ref}" if field.ref else ""
    points += " loosely" if field.parent and not field.holds else ""
    default = "" if field.default is None else f" default {field.default!r}"
    column = spec.record.__table__.columns[field.name].type
    if field.bind is None:  # written as it is: a type that only says which values can be read changes nothing
        column = getattr(column, "impl_instance", column)
    kind = type(column).__name__
    return f"{spec.kind}.{field.name} {field.stored.__name__} {kind} {field.merge.value}{points}{default}"


def read(path: Path = PATH) -> dict[str, str]:
    """The committed lines; empty without a file."""
    if not path.exists():
        return {}
    kept = [line for line in path.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    return dict(line.split(" ", 1) for line in kept)


def check(locked: dict[str, str], now: dict[str, str]) -> dict[str, str]:
    """What is new.

    Raises:
        SchemaChangedError: a number is gone, or stands for something else.
    """
    for number, meaning in locked.items():
        if now.get(number) != meaning:
            raise SchemaChangedError(what=f"{number}: {meaning} -> {now.get(number)}")
    return {number: meaning for number, meaning in now.items() if number not in locked}


def add(path: Path = PATH) -> int:
    """Add what is new to the file; returns how many lines.

    Raises:
        SchemaChangedError: see :func:`check`; the file stays as it was.
    """
    locked = read(path)
    new = check(locked, lines(tables()))
    if new:
        both = sorted((locked | new).items(), key=lambda line: [int(part) for part in line[0].split(".")])
        path.write_text(_HEAD + "".join(f"{number} {meaning}\n" for number, meaning in both), "utf-8")
    return len(new)


if __name__ == "__main__":
    sys.stdout.write(f"{add()} added\n")
