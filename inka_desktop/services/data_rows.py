"""What is exported of filled forms: who filled what for whom, and the rows of each, one by one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

from inka_desktop.forms.flat import FlatColumn, FlatRow, FlatTable, tables_of
from inka_desktop.forms.flat_rows import FlatReader
from inka_desktop.forms.instance import InstanceNode
from inka_desktop.records.values import SubmissionState
from inka_desktop.services.core import Core

if TYPE_CHECKING:
    from inka_desktop.forms import FormSession
    from inka_desktop.services.attachments import Attachments
    from inka_desktop.services.forms import Forms

_SUBMISSIONS = (
    "SELECT s.id, s.version_id, coalesce(s.version_label, ''), s.project_id, coalesce(s.project_label, ''),"
    " s.round_id, coalesce(s.round_label, ''), s.state, coalesce(s.title, ''), s.begun_at, s.saved_at,"
    " (SELECT f.xml_id FROM finished_submission f WHERE f.submission_id = s.id AND f.alive = 1"
    "  ORDER BY f.finished_at DESC, f.id DESC LIMIT 1),"
    " (SELECT f.version_id FROM finished_submission f WHERE f.submission_id = s.id AND f.alive = 1"
    "  ORDER BY f.finished_at DESC, f.id DESC LIMIT 1)"
    " FROM submission s WHERE s.alive = 1 AND s.form_id = :form"
    " AND (:project IS NULL OR s.project_id = :project) AND (:round IS NULL OR s.round_id = :round)"
    " AND (:drafts OR s.state <> 'draft') ORDER BY s.project_label, s.begun_at, s.id"
)
_ABSENT = (
    "SELECT submission_id, row IS NOT NULL, key, absent FROM answer WHERE absent IS NOT NULL AND alive = 1"
    " AND value IS NULL AND submission_id IN (SELECT id FROM submission WHERE form_id = ?)"
)


class AbsentCell(NamedTuple):
    """A cell without a value: of which form, in which row (none: its body), of which question."""

    form: UUID
    places: tuple[int, ...]
    path: str


Absences = Mapping[AbsentCell, str]
"""Why cells have no value, by words of :class:`.Absent`."""
_NONE: Absences = {}


@dataclass(frozen=True, slots=True)
class DataChoice:
    """Which filled forms are meant.

    Attributes:
        form_id: the form, in all its versions.
        project_id, round_id: only those of a project or a round.
        drafts: those that are still being filled, too.
    """

    form_id: UUID
    project_id: UUID | None = None
    round_id: UUID | None = None
    drafts: bool = False


class FilledRow(NamedTuple):
    """A filled form; moments are UTC.

    Attributes:
        xml_id: of the attachment with its XML; None of a draft.
        version_id: the version that its answers stand in.
    """

    id: UUID
    version_id: UUID
    version: str
    project_id: UUID | None
    project: str
    round_id: UUID | None
    round: str
    state: str
    title: str
    begun_at: dt.datetime | None
    saved_at: dt.datetime | None
    xml_id: UUID | None


class DataRows:
    """Reads filled forms one after the other; nothing is kept in memory but the one that is read."""

    def __init__(self, core: Core, forms: Forms, attachments: Attachments, language: str) -> None:
        self._core = core
        self._forms = forms
        self._attachments = attachments
        self._language = language
        self._of_version: dict[UUID, tuple[FlatTable, ...]] = {}
        self._readers: dict[UUID, FlatReader] = {}
        self._moved: dict[UUID, tuple[Sequence[FlatTable], dict[str, list[int] | None]]] = {}

    def filled(self, choice: DataChoice) -> list[FilledRow]:
        """Which there are, by project and by when they were begun."""
        with self._core.raw() as raw:
            given = {
                "form": choice.form_id.bytes, "project": _bytes(choice.project_id),
                "round": _bytes(choice.round_id), "drafts": choice.drafts,
            }  # fmt: skip
            return [_filled(row) for row in raw.execute(_SUBMISSIONS, given)]

    def absent(self, filled: Sequence[FilledRow], form_id: UUID) -> Absences:
        """Why questions have no value.

        Raises:
            UnknownRecordError, FormNotHereError: one of the forms has not fully come yet.
        """
        wanted = {one.id for one in filled}
        with self._core.raw() as raw:
            lines = [line for line in raw.execute(_ABSENT, (form_id.bytes,)) if UUID(bytes=line[0]) in wanted]
        found = {AbsentCell(UUID(bytes=form), (), key or ""): why for form, row, key, why in lines if not row}
        for form in {UUID(bytes=form) for form, row, *_ in lines if row}:
            found |= _absent_in_rows(form, self._forms.answers.session(form))
        return found

    def tables(self, filled: Sequence[FilledRow], form_id: UUID) -> tuple[FlatTable, ...]:
        """The tables of all versions together: those of the newest first, then what only older ones have."""
        versions = {one.version_id for one in filled}
        known = next(one for one in self._forms.library.list() if one.id == form_id).versions
        wanted = [one.id for one in known if one.id in versions] or [one.id for one in known[:1]]
        return united([self._tables(one) for one in [*wanted, *(versions - set(wanted))]])

    def rows(
        self, one: FilledRow, tables: Sequence[FlatTable], absent: Absences = _NONE
    ) -> Iterator[FlatRow]:
        """The rows of a filled form, with a text for each column of the tables.

        Rows of repeats that are empty are left out, unless somebody said why.

        Raises:
            UnknownRecordError, FormNotHereError: its form, or its answers, are not on this device.
        """
        places = self._places(one.version_id, tables)
        for row in self._reader(one.version_id).rows(self.xml(one)):
            if row.places and not any(row.values) and not _says_why(one.id, row, tables, absent):
                continue
            moved = places[row.table]
            yield (
                row
                if moved is None
                else row._replace(values=tuple([row.values[at] if at >= 0 else "" for at in moved]))
            )

    def files(self, one: FilledRow) -> list[str]:
        """The names of the files that the answers of a filled form name."""
        named = {
            table.path: [at for at, column in enumerate(table.columns) if column.kind == "binary"]
            for table in self._tables(one.version_id)
        }
        rows = self._reader(one.version_id).rows(self.xml(one))
        found = (row.values[at] for row in rows for at in named[row.table])
        return [name for name in dict.fromkeys(found) if name]

    def xml(self, one: FilledRow) -> bytes:
        """A filled form as XML: as it was finished, or as far as a draft has got; what is relevant."""
        xml = self._attachments.read(one.xml_id) if one.xml_id is not None else None
        return xml or self._forms.answers.session(one.id).to_xml(whole=False).encode("utf-8")

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
                known.setdefault(column.path, column)
    return tuple(
        FlatTable(path, table.name, table.label, _named_apart(columns[path].values()))
        for path, table in tables.items()
    )


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


def _filled(row: Sequence[object]) -> FilledRow:
    (key, version, label, project, project_label, asked, asked_label, state, title, begun, saved, xml,
     finished_version) = row  # fmt: skip
    final = state != SubmissionState.DRAFT and xml is not None
    return FilledRow(
        _id(key) or UUID(int=0), _id(finished_version if final else version) or UUID(int=0), str(label),
        _id(project), str(project_label), _id(asked), str(asked_label), str(state), str(title),
        _moment(begun), _moment(saved), _id(xml) if final else None,
    )  # fmt: skip


def _absent_in_rows(form: UUID, session: FormSession) -> dict[AbsentCell, str]:
    """Why cells in repeats have no value: their rows stand in XML by their places among relevant ones."""
    return {
        AbsentCell(form, _places(node), node.field.path): node.absence.why
        for node in session.instance.top.leaves()
        if node.absence is not None and node.field.row is not None
    }


def _places(node: InstanceNode) -> tuple[int, ...]:
    """Where the rows that hold a node stand, the outermost first."""
    above = node.parent
    if not isinstance(above, InstanceNode):
        return ()
    if not node.row_id:
        return _places(above)
    alike = (
        one
        for one in above.items
        if isinstance(one, InstanceNode) and one.field is node.field and one.relevant
    )
    return (*_places(above), next((place for place, one in enumerate(alike, 1) if one is node), 0))


def _says_why(form: UUID, row: FlatRow, tables: Sequence[FlatTable], absent: Absences) -> bool:
    if not absent:
        return False
    columns = next(one.columns for one in tables if one.path == row.table)
    return any(AbsentCell(form, row.places, column.path) in absent for column in columns)


def _bytes(row: UUID | None) -> bytes | None:
    return None if row is None else row.bytes


def _id(key: object) -> UUID | None:
    return UUID(bytes=key) if isinstance(key, bytes) else None


def _moment(wall_ms: object) -> dt.datetime | None:
    return dt.datetime.fromtimestamp(wall_ms / 1000, dt.UTC) if isinstance(wall_ms, int) else None
