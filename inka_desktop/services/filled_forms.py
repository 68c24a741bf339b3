"""Which filled forms an export means: counted at once, and some hundred are read at a time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

from inka_desktop.records.values import SubmissionState
from inka_desktop.services.data_ahead import StoredXml
from inka_desktop.services.hand_ins import counting
from inka_desktop.services.measured import second_forms

if TYPE_CHECKING:
    from inka_desktop.services.core import Core

_AT_ONCE = 500
_LAST = f"""
FROM submission s
LEFT JOIN finished_submission f ON s.state <> '{SubmissionState.DRAFT}' AND f.id = {counting("s")}"""
"""A form that is no draft with the hand-in that counts."""
_VERSION = "CASE WHEN f.xml_id IS NULL THEN s.version_id ELSE f.version_id END"
"""The version that the answers of a form stand in."""
_CHOSEN = f"""
SELECT s.id, {_VERSION}, s.project_id {_LAST}
WHERE s.alive = 1 AND s.form_id = :form
AND (:project IS NULL OR s.project_id = :project) AND (:round IS NULL OR s.round_id = :round)
AND (:drafts OR s.state <> '{SubmissionState.DRAFT}') ORDER BY s.project_label, s.begun_at, s.id"""
_ROWS = f"""
SELECT s.id, s.version_id, coalesce(v.number, s.version_label, ''), s.project_id,
    coalesce(s.project_label, ''), s.round_id, coalesce(s.round_label, ''), s.state,
    coalesce(s.title, ''), s.begun_at, s.saved_at, f.version_id, a.key, a.hash, a.size_bytes {_LAST}
LEFT JOIN attachment a ON a.id = f.xml_id
LEFT JOIN form_version v ON v.id = {_VERSION}
WHERE s.id IN ({{places}})"""


Order = Callable[[UUID, UUID | None], str]
"""Where a form of a project stands among others."""


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
        xml: of a form that is no draft.
        version_id: the version that its answers stand in.
        version: its number, as screens name it; what its author calls it where the version is not here.
        instead: the round whose form counts in its place; empty for one that counts (:func:`.second_forms`).
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
    xml: StoredXml | None
    instead: str = ""


class FilledForms:
    """The forms of a choice, by project and by when they were begun, or in an order of its own.

    Of each only its id is held: 200,000 forms take 20 MB.

    Args:
        core: to read with.
        choice: which are meant.
        counting: only those that count: none beside the form of a round.
        order: by what they stand in another order, of whoever must not tell the titles of projects.

    Attributes:
        form_id: of the form.
        versions: ids of the versions that answers stand in.
    """

    def __init__(
        self, core: Core, choice: DataChoice, *, counting: bool = False, order: Order | None = None
    ) -> None:
        self._core = core
        self.form_id = choice.form_id
        given = {
            "form": choice.form_id.bytes, "project": _bytes(choice.project_id),
            "round": _bytes(choice.round_id), "drafts": choice.drafts,
        }  # fmt: skip
        self._ids: list[bytes] = []
        versions: set[bytes | None] = set()
        places: dict[bytes, str] = {}
        with core.raw() as raw:
            self._second = second_forms(raw)
            for row, version, project in raw.execute(_CHOSEN, given):
                if not counting or row not in self._second:
                    self._ids.append(row)
                    versions.add(version)
                    if order is not None:
                        places[row] = order(UUID(bytes=row), _id(project))
        if order is not None:
            self._ids.sort(key=places.__getitem__)
        self.versions = {_id(one) or UUID(int=0) for one in versions}

    def __len__(self) -> int:
        return len(self._ids)

    def __iter__(self) -> Iterator[FilledRow]:
        for start in range(0, len(self._ids), _AT_ONCE):
            yield from self._read(self._ids[start : start + _AT_ONCE])

    def _read(self, ids: Sequence[bytes]) -> Iterator[FilledRow]:
        """Those that are still there, in their order."""
        with self._core.raw() as raw:
            lines = raw.execute(_ROWS.format(places=", ".join("?" * len(ids))), ids).fetchall()
        found = {line[0]: line for line in lines}
        rows = (_filled(found[row]) for row in ids if row in found)
        if not self._second:
            return rows
        return (one._replace(instead=self._second.get(one.id.bytes, "")) for one in rows)


def _filled(line: Sequence[object]) -> FilledRow:
    (row, version, label, project, project_label, asked, asked_label, state, title, begun, saved,
     finished, key, hash64, size) = line  # fmt: skip
    xml = (
        StoredXml(key, hash64, size if isinstance(size, int) else 0)
        if isinstance(key, bytes) and isinstance(hash64, str)
        else None
    )
    return FilledRow(
        _id(row) or UUID(int=0), _id(finished if xml is not None else version) or UUID(int=0), str(label),
        _id(project), str(project_label), _id(asked), str(asked_label), str(state), str(title),
        _moment(begun), _moment(saved), xml,
    )  # fmt: skip


def _bytes(row: UUID | None) -> bytes | None:
    return None if row is None else row.bytes


def _id(key: object) -> UUID | None:
    return UUID(bytes=key) if isinstance(key, bytes) else None


def _moment(wall_ms: object) -> dt.datetime | None:
    return dt.datetime.fromtimestamp(wall_ms / 1000, dt.UTC) if isinstance(wall_ms, int) else None
