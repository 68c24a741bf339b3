"""Which records the search is to look at again: noted by triggers, in the transaction of the write itself.

Own saves, what an exchange applied and what was erased pass here alike. The triggers only note a record's
id; looking at it follows in pieces (``store.search_index``).
"""

from __future__ import annotations

from inka_desktop.records.notes import NOTED
from inka_desktop.records.searching import DATED, fields_of, hiding, owners_of, project_field
from inka_desktop.records.specs import FieldSpec, TableSpec, by_kind, by_number

from .raw import RawConnection

Key = tuple[int, bytes]
"""Table number and id."""


def triggers(spec: TableSpec) -> dict[str, str]:
    """Name and statement of the triggers that note what changed in a table."""
    if not fields_of(spec.kind):
        return {}
    table, note = spec.kind, f"INSERT INTO search_due(row, tbl) VALUES (NEW.id, {spec.number});"
    hidden = " OR ".join(
        f"NEW.{name} = {value:d} AND OLD.{name} = {not value:d}" for name, value in hiding(table).items()
    )
    gone = f"INSERT INTO search_gone(row, tbl) SELECT NEW.id, {spec.number} WHERE {hidden};"
    watched = ", ".join(f'"{name}"' for name in _watched(spec))
    body = " ".join((note, gone, *(_moved(field) for field in owners_of(table))))
    return {
        f"search_{table}_i": f"CREATE TRIGGER search_{table}_i AFTER INSERT ON {table} BEGIN {note} END",
        f"search_{table}_u": (
            f"CREATE TRIGGER search_{table}_u AFTER UPDATE OF {watched} ON {table} BEGIN {body} END"
        ),
    }


def forget(raw: RawConnection, table: int, row: bytes) -> None:
    """Something of a record is taken out for good: it goes before this transaction ends."""
    spec = by_number().get(table)
    if spec is not None and fields_of(spec.kind):
        raw.execute("INSERT INTO search_gone(row, tbl) VALUES (?, ?)", (row, table))


def _moved(field: FieldSpec) -> str:
    """A part that belonged to another record is missing there now."""
    old, new = f'OLD."{field.name}"', f'NEW."{field.name}"'
    left, number = f"{old} IS NOT {new} AND {old} IS NOT NULL", "OLD.target_kind"
    if field.parent is not None:
        number = str(by_kind()[field.parent].number)
    else:  # it may have been about a record of any kind, or of one that a newer version has
        kinds = ", ".join(str(by_kind()[kind].number) for kind in sorted(NOTED))
        left += f" AND {number} IN ({kinds})"
    return f"INSERT INTO search_due(row, tbl) SELECT {old}, {number} WHERE {left};"


def _watched(spec: TableSpec) -> list[str]:
    """Columns that say what a document says, where it stands in the index, whose part it is or that it is
    hidden.
    """
    project = project_field(spec.kind)
    wanted = {field.name for field in (*fields_of(spec.kind), *owners_of(spec.kind))} | {DATED}
    wanted |= {project.name} if project is not None else set()
    return [field.name for field in spec.fields if field.name in wanted | hiding(spec.kind).keys()]
