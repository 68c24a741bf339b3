"""Filled forms that come back in PDF files: read into a draft, with what could not be read kept beside it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from contextlib import closing
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from uuid import UUID

from inka_desktop.forms import FormSession
from inka_desktop.reading.looked import UnreadableError, Why
from inka_desktop.reading.reader import Reader
from inka_desktop.records.forms import Form, Submission
from inka_desktop.records.ids import key_id
from inka_desktop.records.projects import Project
from inka_desktop.records.rounds import Round
from inka_desktop.services.answer_files import replace_file
from inka_desktop.services.answers import Work, done, then
from inka_desktop.services.core import Core
from inka_desktop.services.form_codes import FormCode
from inka_desktop.services.form_library import versions_of
from inka_desktop.services.intake_answers import CODE_FIELD, Refusal, fill_in
from inka_desktop.services.intake_errors import (
    ForeignPdfError,
    NothingFilledError,
    PdfDamagedError,
    PdfLockedError,
    UnknownFormError,
    VersionNotHereError,
)

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from inka_desktop.services.attachments import Attachments
    from inka_desktop.services.forms import Forms
    from inka_desktop.store.writer import Transaction

FILE, REMARKS = "eingang.pdf", "eingang.csv"
"""Names of what is kept beside a draft: the file itself, and what of it could not be taken over."""


@dataclass(frozen=True, slots=True)
class LookedPdf:
    """A filled form in a file, before anything is kept.

    Attributes:
        form: the title of its form.
        version_id: of the form; drafts are filled in that version.
        is_newest: there is no newer version of the form here; else a draft may be taken over into it.
        project_id, round_id: what it was filled for, where that is here.
        taken: how many answers can be taken over.
        refused: what cannot be, with the reason.
        begun: there is a form of this project in this round already; this one will stand beside it.
    """

    form: str
    version_id: UUID
    is_newest: bool
    project_id: UUID | None
    project: str
    round_id: UUID | None
    round: str
    taken: int
    refused: tuple[Refusal, ...]
    begun: bool = False


@dataclass(frozen=True, slots=True)
class IntakeRow:
    """What became of a file: the draft, and what was looked at."""

    submission_id: UUID
    looked: LookedPdf


class FormIntake:
    """Reads files that were filled in elsewhere."""

    def __init__(self, core: Core, forms: Forms, attachments: Attachments) -> None:
        self._core = core
        self._forms = forms
        self._attachments = attachments

    def look(self, pdf: bytes) -> LookedPdf:
        """What stands in a file; nothing is kept. Takes up to some seconds.

        Raises:
            PdfDamagedError, PdfLockedError, ForeignPdfError: it is no form of this program, or is damaged.
            UnknownFormError, VersionNotHereError, FormNotHereError: its form or version is not here.
            NothingFilledError: nothing was filled in.
        """
        return self._look(pdf)[0]

    def take(self, pdf: bytes, project_id: UUID | None = None) -> Future[IntakeRow]:
        """Take a file in as a draft; the same file twice is one draft, as somebody left it.

        Args:
            pdf: the file.
            project_id: what it was filled for, where the file does not say so.

        Raises:
            InkaError: from the future: as :meth:`look`; nothing was taken in.
        """

        def prepare() -> Future[IntakeRow]:
            looked, row, session = self._look(pdf)
            looked = replace(looked, project_id=looked.project_id or project_id)
            with self._core.session() as reading:
                known = reading.get(Submission, row)
                if known is not None and known.alive:
                    return then(done(row), IntakeRow(row, looked))
            round_id = None if looked.begun else looked.round_id
            beside = self._beside(row, pdf, looked)
            writing = self._forms.answers.write_new(
                row, looked.version_id, looked.project_id, session, beside, round_id
            )
            return then(writing, IntakeRow(row, looked))

        return self._core.in_background(prepare)

    def refused(self, submission_id: UUID) -> list[Refusal]:
        """What of the file a draft was read from could not be taken over; empty for other drafts."""
        plain = self._forms.files.read(submission_id, REMARKS)
        return [] if plain is None else list(_read_remarks(plain.decode("utf-8-sig")))

    def _look(self, pdf: bytes) -> tuple[LookedPdf, UUID, FormSession]:
        fields = self._fields(pdf)
        code = FormCode.read(fields.pop(CODE_FIELD, ""))
        if code is None:
            raise ForeignPdfError()
        with self._core.session() as session:
            version, is_newest = _version(session, code)
            project = session.get(Project, code.project) if code.project is not None else None
            asked = session.get(Round, code.round) if code.round is not None else None
        row, begun = self._row(pdf, code if project is not None and asked is not None else None)
        definition = self._forms.library.definition(version)
        given = self._forms.answers.surroundings(definition, version)
        made = FormSession(definition, given=given, body=row.hex)
        taken, refused = fill_in(made, fields, code.language)
        if not taken and not refused:
            raise NothingFilledError()
        looked = LookedPdf(
            definition.title or definition.id, version, is_newest,
            code.project if project is not None else None, _title(project),
            code.round if asked is not None else None, _title(asked), taken, tuple(refused), begun,
        )  # fmt: skip
        return looked, row, made

    def _row(self, pdf: bytes, code: FormCode | None) -> tuple[UUID, bool]:
        """The id of the draft, and whether another one of the same round and project is here already."""
        own = key_id(Submission.__number__, pdf)
        if code is None or code.round is None or code.project is None:
            return own, False
        shared = key_id(Submission.__number__, code.round.bytes, code.project.bytes)
        with self._core.session() as session:
            known = session.get(Submission, shared)
            begun = known is not None and known.alive
        if not begun or self._forms.files.read(shared, FILE) == pdf:
            return shared, False
        return own, True

    def _fields(self, pdf: bytes) -> dict[str, str]:
        try:
            with closing(Reader(self._core.is_closing)) as reader:
                return reader.fields(pdf)
        except UnreadableError as reason:
            if reason.why == Why.ENCRYPTED:
                raise PdfLockedError() from reason
            raise (ForeignPdfError if reason.why == Why.FOREIGN else PdfDamagedError)() from reason

    def _beside(self, row: UUID, pdf: bytes, looked: LookedPdf) -> Work:
        """Keeps the file and its remarks with the draft, in the same transaction."""
        keep = self._attachments.keep
        kept = {FILE: keep(pdf, file_name=FILE, media_type="application/pdf")}
        if looked.refused:
            remarks = _written_remarks(looked.refused).encode("utf-8-sig")
            kept[REMARKS] = keep(remarks, file_name=REMARKS, media_type="text/csv")

        def work(transaction: Transaction) -> None:
            record = transaction.session.get(Submission, row)
            for name, one in kept.items():
                replace_file(transaction, record, name, one)

        return work


def _title(record: Project | Round | None) -> str:
    return record.title or "" if record is not None else ""


def _version(session: Session, code: FormCode) -> tuple[UUID, bool]:
    """The version that a code names, and whether it is the newest.

    Raises:
        UnknownFormError, VersionNotHereError: there is no such form here, or not this version of it.
    """
    form = session.get(Form, key_id(Form.__number__, code.key))
    if form is None:
        raise UnknownFormError(form=code.key)
    versions = versions_of(session, form.id)
    found = next((one for one in versions if (one.hash or "").startswith(code.version)), None)
    if found is None:
        raise VersionNotHereError(form=form.title or code.key)
    return UUID(bytes=found.id.bytes), found is versions[0]


def _written_remarks(refused: Sequence[Refusal]) -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=";").writerows([*refused])
    return out.getvalue()


def _read_remarks(text: str) -> Iterator[Refusal]:
    for line in csv.reader(io.StringIO(text, newline=""), delimiter=";"):
        if len(line) == len(Refusal._fields):
            yield Refusal(*line)
