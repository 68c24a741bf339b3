"""What services say about forms, their versions and what was filled in."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from inka_desktop.forms.problems import Problem


@dataclass(frozen=True, slots=True)
class FormVersionRow:
    """A form as it was at one time.

    Attributes:
        version: as its author calls it; may be empty.
        number: counts the versions, from 1.
        here: the form and all its files are on this device; until then nobody can fill it here.
    """

    id: UUID
    form_id: UUID
    title: str
    version: str
    number: int
    made_at: dt.datetime | None
    made_by: str
    here: bool


@dataclass(frozen=True, slots=True)
class FormLibraryRow:
    """A form of the library with its versions, the newest first."""

    id: UUID
    title: str
    key: str
    versions: tuple[FormVersionRow, ...]


@dataclass(frozen=True, slots=True)
class TakenInRow:
    """What became of a workbook: the version it is, or None and the problems that keep it from being one."""

    version: UUID | None
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class SubmissionRow:
    """A filled form.

    Attributes:
        title: what the form calls it; may be empty.
        state: a word of :class:`.SubmissionState`.
        newer: the version that a draft may be taken over into: the form's newest, or that its round asks for.
        lost_round: the title of its round, where that lies in the bin.
    """

    id: UUID
    form_id: UUID | None
    form: str
    version_id: UUID | None
    version: str
    project_id: UUID | None
    project: str
    title: str
    state: str
    begun_at: dt.datetime | None
    begun_by: str
    saved_at: dt.datetime | None
    newer: UUID | None = None
    lost_round: str = ""


@dataclass(frozen=True, slots=True)
class FinishedRow:
    """A submission as it was finished once; ``replaces`` is the id of the one before, empty for the first."""

    id: UUID
    submission_id: UUID
    version_id: UUID | None
    instance_id: str
    replaces: str
    at: dt.datetime | None
    by: str


@dataclass(frozen=True, slots=True)
class LostRow:
    """An answer that another version of a form has no place for.

    ``why`` is ``gone`` (no such question), ``type`` (it does not fit) or ``choice`` (no longer in the list).
    """

    label: str
    value: str
    why: str


@dataclass(frozen=True, slots=True)
class MigrationRow:
    """What taking a draft over into another version would do.

    Attributes:
        added: labels of questions that are new.
        lost: answers that would no longer be seen; they stay in the history.
        kept: how many answers stay.
    """

    added: tuple[str, ...]
    lost: tuple[LostRow, ...]
    kept: int
