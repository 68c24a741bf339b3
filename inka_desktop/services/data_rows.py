"""What is exported of filled forms: who filled what for whom, and the rows of each, one by one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING
from uuid import UUID

from inka_desktop.forms.flat import FlatColumn, FlatRow, FlatTable, Offered, offered, tables_of
from inka_desktop.forms.flat_rows import FlatReader
from inka_desktop.services.core import Core
from inka_desktop.services.data_absent import Absences, AbsentCell, absences
from inka_desktop.services.data_ahead import MANY, read_ahead
from inka_desktop.services.filled_forms import DataChoice, FilledForms, FilledRow, Order

if TYPE_CHECKING:
    from inka_desktop.services.attachments import Attachments
    from inka_desktop.services.forms import Forms

_NUMBERS = frozenset({"int", "decimal"})


class DataRows:
    """Reads filled forms one after the other; nothing is kept in memory but the one that is read."""

    def __init__(self, core: Core, forms: Forms, attachments: Attachments, language: str) -> None:
        self._core = core
        self._forms = forms
        self._attachments = attachments
        self._language = language
        self._of_version: dict[UUID, tuple[FlatTable, ...]] = {}
        self._offered: dict[UUID, Offered] = {}
        self._readers: dict[UUID, FlatReader] = {}
        self._moved: dict[UUID, tuple[Sequence[FlatTable], dict[str, list[int] | None]]] = {}

    def filled(
        self, choice: DataChoice, *, counting: bool = False, order: Order | None = None
    ) -> FilledForms:
        """Which there are, see :class:`.FilledForms`."""
        return FilledForms(self._core, choice, counting=counting, order=order)

    def absent(self, filled: FilledForms) -> Absences:
        """Why questions have no value.

        Raises:
            UnknownRecordError, FormNotHereError: one of the forms has not fully come yet.
        """
        return absences(self._core, self._forms, filled.form_id)

    def tables(self, filled: FilledForms, *, every: bool = False) -> tuple[FlatTable, ...]:
        """The tables of all versions together: those of the newest first, then what only older ones have.

        Args:
            filled: which forms are meant.
            every: with the versions, too, that none of them stands in; what files have and leave out is then
                the same whichever forms are chosen.
        """
        versions = filled.versions
        known = next(one for one in self._forms.library.list() if one.id == filled.form_id).versions
        wanted = [one.id for one in known if every or one.id in versions] or [one.id for one in known[:1]]
        return united([self._tables(one) for one in [*wanted, *(versions - set(wanted))]])

    def each(
        self, filled: FilledForms, tables: Sequence[FlatTable], absent: Absences = MappingProxyType({})
    ) -> Iterator[tuple[FilledRow, Iterator[FlatRow]]]:
        """The filled forms with their rows, each with a text for each column of the tables.

        Rows of repeats that are empty are left out, unless somebody said why.

        Raises:
            UnknownRecordError, FormNotHereError: its form, or its answers, are not on this device.
        """
        read: Iterable[tuple[FilledRow, list[FlatRow] | None]] = ((one, None) for one in filled)
        if len(filled) >= MANY:
            versions = {version: self._tables(version) for version in filled.versions}
            read = read_ahead(self._core.database.folder, versions, filled)
        for one, rows in read:
            yield one, self._told(one, self._rows(one) if rows is None else rows, tables, absent.get(one.id))

    def _told(
        self, one: FilledRow, rows: Iterable[FlatRow], tables: Sequence[FlatTable],
        why: Mapping[AbsentCell, str] | None,
    ) -> Iterator[FlatRow]:  # fmt: skip
        places = self._places(one.version_id, tables)
        for row in rows:
            if row.places and not any(row.values) and not _says_why(row, tables, why):
                continue
            moved = places[row.table]
            yield (
                row
                if moved is None
                else row._replace(values=tuple([row.values[at] if at >= 0 else "" for at in moved]))
            )

    def offered(self, one: FilledRow) -> Offered:
        """By the path of a question what its form lists, which other versions may not."""
        known = self._offered.get(one.version_id)
        if known is None:
            known = self._offered[one.version_id] = offered(self._tables(one.version_id))
        return known

    def files(self, one: FilledRow) -> list[str]:
        """The names of the files that the answers of a filled form name."""
        named = {
            table.path: [at for at, column in enumerate(table.columns) if column.kind == "binary"]
            for table in self._tables(one.version_id)
        }
        found = (row.values[at] for row in self._rows(one) for at in named[row.table])
        return [name for name in dict.fromkeys(found) if name]

    def xml(self, one: FilledRow) -> bytes:
        """A filled form as XML: as it was finished, or as far as a draft has got; what is relevant."""
        xml = self._attachments.opened(*one.xml) if one.xml is not None else None
        return xml or self._forms.answers.session(one.id).to_xml(whole=False).encode("utf-8")

    def _rows(self, one: FilledRow) -> list[FlatRow]:
        return self._reader(one.version_id).rows(self.xml(one))

    def _reader(self, version_id: UUID) -> FlatReader:
        known = self._readers.get(version_id)
        if known is None:
            known = self._readers[version_id] = FlatReader(self._tables(version_id))
        return known

    def _places(self, version_id: UUID, tables: Sequence[FlatTable]) -> dict[str, list[int] | None]:
        """Where the columns of tables stand in a version's own ones; None where they are the same."""
        known = self._moved.get(version_id)
        if known is None or known[0] is not tables:
            own = {table.path: table for table in self._tables(version_id)}
            known = tables, {table.path: _moved(table, own.get(table.path)) for table in tables}
            self._moved[version_id] = known
        return known[1]

    def _tables(self, version_id: UUID) -> tuple[FlatTable, ...]:
        known = self._of_version.get(version_id)
        if known is None:
            definition = self._forms.library.definition(version_id)
            known = tables_of(definition, definition.language_like(self._language))
            self._of_version[version_id] = known
        return known


def united(versions: Sequence[Sequence[FlatTable]]) -> tuple[FlatTable, ...]:
    """The tables of several versions as one: by their paths, each with all columns."""
    tables: dict[str, FlatTable] = {}
    columns: dict[str, dict[str, FlatColumn]] = {}
    for version in versions:
        for table in version:
            tables.setdefault(table.path, table)
            known = columns.setdefault(table.path, {})
            for column in table.columns:
                known[column.path] = _joined(known.get(column.path, column), column)
    homes = Counter(path for known in columns.values() for path in known)
    return tuple(
        FlatTable(path, table.name, table.label, _named_apart(
            one._replace(changed=True) if homes[one.path] > 1 else one for one in columns[path].values()
        ))
        for path, table in tables.items()
    )  # fmt: skip


def _joined(newer: FlatColumn, older: FlatColumn) -> FlatColumn:
    """A column of several versions: with the fields of all, and their choices, what is new behind the others.

    Places of choices are their codes in files for the university, which are put together through the years.
    """
    if older.field is newer.field:
        return newer
    choices = {choice.value: choice for choice in older.choices}
    choices |= {choice.value: choice for choice in newer.choices}
    numbers = {newer.kind, older.kind} <= _NUMBERS
    alike = (newer.kind == older.kind or numbers) and newer.calculated == older.calculated
    return newer._replace(
        choices=tuple(choices.values()), older=(*newer.older, *older.fields),
        changed=newer.changed or not alike,
    )  # fmt: skip


def _named_apart(columns: Iterable[FlatColumn]) -> tuple[FlatColumn, ...]:
    """Columns with names of their own, whatever case is heeded."""
    taken: set[str] = set()
    found = []
    for one in columns:
        name, number = one.name, 1
        while name.casefold() in taken:
            number += 1
            name = f"{one.name}_{number}"
        taken.add(name.casefold())
        found.append(one if name == one.name else one._replace(name=name))
    return tuple(found)


def _moved(table: FlatTable, own: FlatTable | None) -> list[int] | None:
    """Where each column of a table stands in a version's own one, -1 where it has none; None: alike."""
    paths = [column.path for column in own.columns] if own is not None else []
    if paths == [column.path for column in table.columns]:
        return None
    places = {path: place for place, path in enumerate(paths)}
    return [places.get(column.path, -1) for column in table.columns]


def _says_why(row: FlatRow, tables: Sequence[FlatTable], why: Mapping[AbsentCell, str] | None) -> bool:
    if not why:
        return False
    columns = next(one.columns for one in tables if one.path == row.table)
    return any(AbsentCell(row.places, column.path) in why for column in columns)
