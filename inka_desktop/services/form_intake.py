"""Filled forms that come back in PDF files: read into a draft, with what could not be read kept beside it."""

from __future__ import annotations

import csv
import dataclasses
import io
from collections.abc import Collection, Iterator, Sequence
from concurrent.futures import Future
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from hashlib import blake2b
from typing import TYPE_CHECKING, TypeVar
from uuid import UUID

from inka_desktop.forms import FormSession
from inka_desktop.forms.keeping import Difference, difference
from inka_desktop.reading.looked import UnreadableError, Why
from inka_desktop.reading.reader import Reader
from inka_desktop.records.forms import Form, Submission
from inka_desktop.records.ids import key_id
from inka_desktop.records.projects import Project
from inka_desktop.records.rounds import Round
from inka_desktop.reports.entries import NONE
from inka_desktop.services.answer_files import RECEIVED, received, replace_file
from inka_desktop.services.answers import Work, done, then
from inka_desktop.services.core import Core, find
from inka_desktop.services.form_codes import FormCode
from inka_desktop.services.form_library import versions_of
from inka_desktop.services.intake_answers import CODE_FIELD, KEPT, Differing, Refusal, fill_in
from inka_desktop.services.intake_errors import (
    ForeignPdfError,
    NothingFilledError,
    PdfDamagedError,
    PdfLockedError,
    UnknownFormError,
    VersionNotHereError,
)
from inka_desktop.services.round_errors import WhichProjectError
from inka_desktop.services.round_rows import RoundPartRow
from inka_desktop.services.rounds import submission_id

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from inka_desktop.services.attachments import Attachments
    from inka_desktop.services.forms import Forms
    from inka_desktop.store.writer import Transaction


_Named = TypeVar("_Named", Project, Round)


@dataclass(frozen=True, slots=True)
class LookedPdf:
    """A filled form in a file, before anything is kept.

    Attributes:
        form: the title of its form.
        version_id: of the form; drafts are filled in that version.
        is_newest: there is no newer version of the form here; else a draft may be taken over into it.
        project_id, round_id: what it was filled for, where that is here.
        asked: of a round whose project is not known yet, the projects that take part in it.
        taken: how many answers can be taken over.
        refused: what cannot be, with the reason.
        begun: the project's form of the round is there and is filled further; None where it is a new one.
        differing: where that form has another answer.
        known: the draft that this very file was taken into already; None for news.
        offered: open rounds that ask its project for this form, where the file names none; the latest first.
        is_foreign: it names a project or a round that is not here, or was deleted.
    """

    form: str
    version_id: UUID
    is_newest: bool
    project_id: UUID | None
    project: str
    round_id: UUID | None
    round: str
    asked: tuple[RoundPartRow, ...] = ()
    taken: int = 0
    refused: tuple[Refusal, ...] = ()
    begun: UUID | None = None
    differing: tuple[Differing, ...] = ()
    known: UUID | None = None
    offered: tuple[RoundPartRow, ...] = ()
    is_foreign: bool = False


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
        self._read_last: tuple[bytes, dict[str, str]] = (b"", {})

    def look(
        self, pdf: bytes, project_id: UUID | None = None, round_id: UUID | None = None
    ) -> LookedPdf:  # fmt: skip
        """What stands in a file; nothing is kept. Takes up to some seconds, the same file again less.

        Args:
            pdf: the file.
            project_id: what it was filled for, where the file does not say so.
            round_id: the round, as well; one of another form is not heeded.

        Raises:
            PdfDamagedError, PdfLockedError, ForeignPdfError: it is no form of this program, or is damaged.
            UnknownFormError, VersionNotHereError, FormNotHereError: its form or version is not here.
            NothingFilledError: nothing was filled in.
            RoundClosedError, NotAskedError, FormCameError: nobody waits for it (any more).
        """
        return self._look(pdf, project_id, round_id, ())[0]

    def take(
        self, pdf: bytes, project_id: UUID | None = None, replace: Collection[str] = (),
        round_id: UUID | None = None,
    ) -> Future[IntakeRow]:  # fmt: skip
        """Take a file into a draft; the same file twice is one draft, as somebody left it.

        A project has one form in a round: where somebody began it, it is filled further. Its own answers stay
        but for those that are named; what of the file is left out stands in the list beside the form.

        Args:
            pdf: the file.
            project_id: see :meth:`look`.
            round_id: see :meth:`look`.
            replace: names of differing answers (:class:`.Differing`) of which those of the file count.

        Raises:
            WhichProjectError: from the future: it is of a round, and nobody says of which project.
            InkaError: from the future: as :meth:`look`; nothing was taken in.
        """

        def prepare() -> Future[IntakeRow]:
            looked, made, step = self._look(pdf, project_id, round_id, replace)
            if looked.known is not None:
                return then(done(looked.known), IntakeRow(looked.known, looked))
            if looked.round_id is not None and looked.project_id is None:
                raise WhichProjectError(round=looked.round)
            left = [Refusal(one.question, one.there, KEPT) for one in looked.differing
                    if one.name not in replace]  # fmt: skip
            beside = partial(self._beside, pdf=pdf, refused=[*looked.refused, *left])
            if looked.begun is not None:
                return then(self._go_on(looked.begun, step, beside(looked.begun)),
                            IntakeRow(looked.begun, looked))  # fmt: skip
            row = _row(pdf, looked.round_id, looked.project_id)
            writing = self._forms.answers.write_new(
                row, looked.version_id, looked.project_id, made, beside(row), looked.round_id
            )
            return then(writing, IntakeRow(row, looked))

        return self._core.in_background(prepare)

    def refused(self, submission_id: UUID) -> list[Refusal]:
        """What of the files a draft was read from could not be taken over; empty for other drafts."""
        files = self._forms.files
        kept = files.several(submission_id, received(files.names(submission_id), ".csv"))
        return [one for _, plain in sorted(kept.items()) for one in _read_remarks(plain.decode("utf-8-sig"))]

    # --- looking ------------------------------------------------------------------------------------

    def _look(
        self, pdf: bytes, project_id: UUID | None, round_id: UUID | None, replace: Collection[str]
    ) -> tuple[LookedPdf, FormSession, Difference]:
        """What stands in a file, the form as it is with that, and what of it is new."""
        fields = self._fields(pdf)
        language, looked = self._about(fields.pop(CODE_FIELD, ""), project_id, round_id)
        row = _row(pdf, looked.round_id, looked.project_id)
        known = next((one for one in (row, _row(pdf, None, None)) if self._has(one, pdf)), None)
        begun = None
        if known is None and looked.round_id is not None and looked.project_id is not None:
            begun = self._forms.rounds.demand_wanted(looked.round_id, looked.project_id)
        definition = self._forms.library.definition(looked.version_id)
        if begun is not None:
            made = self._forms.answers.session(begun)
        else:
            given = self._forms.answers.surroundings(definition, looked.version_id)
            made = FormSession(definition, given=given, body=row.hex)
        if not any(value.strip() and value != NONE for value in fields.values()):
            raise NothingFilledError()
        chosen = replace if begun is not None else None
        before = made.kept()
        filled = fill_in(made, fields, language, made_of=definition, replace=chosen)
        looked = dataclasses.replace(
            looked, form=definition.title or definition.id, taken=filled.taken, begun=begun, known=known,
            refused=tuple(filled.refused), differing=tuple(filled.differing),
            offered=looked.offered if known is None else (),
        )  # fmt: skip
        return looked, made, difference(before, made.kept())

    def _about(
        self, text: str, project_id: UUID | None, round_id: UUID | None
    ) -> tuple[str, LookedPdf]:  # fmt: skip
        """The language of a file, and what it is about."""
        code = FormCode.read(text)
        if code is None:
            raise ForeignPdfError()
        with self._core.session() as session:
            version, is_newest = _version(session, code)
            project, asked = _named(session, Project, code.project), _named(session, Round, code.round)
            named = asked is not None
            is_foreign = (project is None and code.project is not None) or (
                not named and code.round is not None
            )
            if project is None and project_id is not None:
                project = find(session, Project, project_id)
            asked = asked or _chosen_round(session, code, round_id)
            looked = LookedPdf(
                "", version, is_newest, _key(project), _title(project), _key(asked), _title(asked),
                is_foreign=is_foreign,
            )  # fmt: skip
        return code.language, dataclasses.replace(
            looked, asked=self._asked(looked.round_id),
            offered=() if named else self._offered(looked.version_id, looked.project_id),
        )  # fmt: skip

    def _offered(self, version_id: UUID, project_id: UUID | None) -> tuple[RoundPartRow, ...]:
        return tuple(self._forms.rounds.parts_of_form(version_id, project_id)) if project_id else ()

    def _asked(self, round_id: UUID | None) -> tuple[RoundPartRow, ...]:
        parts = self._forms.rounds.parts(round_id) if round_id is not None else ()
        return tuple(one for one in parts if not one.excused)

    def _has(self, row: UUID, pdf: bytes) -> bool:
        """Whether a draft is here that this very file was taken into."""
        with self._core.session() as session:
            known = session.get(Submission, row)
            if known is None or not known.alive:
                return False
        files = self._forms.files
        return pdf in files.several(row, received(files.names(row), ".pdf")).values()

    def _go_on(self, row: UUID, step: Difference, beside: Work) -> Future[UUID]:
        """Bring what is new in a file into a begun form."""
        form = self._forms.answers.open(row)
        form.close()
        return self._forms.answers.write(row, form.take_over(step), self._core.now(), finish=beside)

    def _fields(self, pdf: bytes) -> dict[str, str]:
        last, known = self._read_last
        if pdf != last:
            known = self._read(pdf)
            self._read_last = pdf, known
        return dict(known)

    def _read(self, pdf: bytes) -> dict[str, str]:
        try:
            with closing(Reader(self._core.is_closing)) as reader:
                return reader.fields(pdf)
        except UnreadableError as reason:
            if reason.why == Why.ENCRYPTED:
                raise PdfLockedError() from reason
            raise (ForeignPdfError if reason.why == Why.FOREIGN else PdfDamagedError)() from reason

    def _beside(self, row: UUID, pdf: bytes, refused: Sequence[Refusal]) -> Work:
        """Keeps a file and its remarks with the draft, in the same transaction."""
        name, keep = f"{RECEIVED}-{blake2b(pdf, digest_size=4).hexdigest()}", self._attachments.keep
        kept = {f"{name}.pdf": keep(pdf, file_name=f"{name}.pdf", media_type="application/pdf")}
        if refused:
            remarks = _written_remarks(refused).encode("utf-8-sig")
            kept[f"{name}.csv"] = keep(remarks, file_name=f"{name}.csv", media_type="text/csv")

        def work(transaction: Transaction) -> None:
            record = transaction.session.get(Submission, row)
            for name, one in kept.items():
                replace_file(transaction, record, name, one)

        return work


def _row(pdf: bytes, round_id: UUID | None, project_id: UUID | None) -> UUID:
    """The id of the draft: that of the project's form in the round, or made of the file."""
    if round_id is not None and project_id is not None:
        return submission_id(round_id, project_id)
    return key_id(Submission.__number__, pdf)


def _key(record: Project | Round | None) -> UUID | None:
    return UUID(bytes=record.id.bytes) if record is not None else None


def _title(record: Project | Round | None) -> str:
    return record.title or "" if record is not None else ""


def _named(session: Session, kind: type[_Named], row: UUID | None) -> _Named | None:
    """What a file names, where that is here."""
    found = session.get(kind, row) if row is not None else None
    return found if found is not None and found.alive else None


def _chosen_round(session: Session, code: FormCode, wished: UUID | None) -> Round | None:
    """The round that somebody chose for a file, where that asks for this form."""
    asked = session.get(Round, wished) if wished is not None else None
    fits = asked is not None and asked.alive and asked.form_id == key_id(Form.__number__, code.key)
    return asked if fits else None


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
