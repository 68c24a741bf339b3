"""Forms as documents: blank for a pen, blank for a viewer of PDF, filled, and a mail that takes one along."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

from inka_desktop.forms import FormDefinition, FormSession
from inka_desktop.records.form_content import FormContent
from inka_desktop.records.forms import FormVersion, Submission
from inka_desktop.records.projects import Project
from inka_desktop.records.rounds import Round
from inka_desktop.records.values import SubmissionState
from inka_desktop.reports.words import Words
from inka_desktop.services import round_reading
from inka_desktop.services.absent_answers import absence_words, absent_part
from inka_desktop.services.chained import done
from inka_desktop.services.core import Core, find
from inka_desktop.services.form_codes import DIGITS, FormCode
from inka_desktop.services.form_content import ROWS, blank_content, filled_content
from inka_desktop.services.mail_errors import NoRecipientError
from inka_desktop.services.mailing import sender_of
from inka_desktop.services.mailing_rows import DraftRow, ProposalRow

if TYPE_CHECKING:
    from concurrent.futures import Future

    from inka_desktop.reports.form_sheet import Use
    from inka_desktop.reports.letterhead import RenderedDocument
    from inka_desktop.reports.letters import Letter
    from inka_desktop.services.batch import Paper
    from inka_desktop.services.documents import Documents
    from inka_desktop.services.form_rows import SubmissionRow
    from inka_desktop.services.forms import Forms
    from inka_desktop.services.round_rows import RoundPartRow


class FormPapers:
    """Draws forms; nothing of it is kept."""

    def __init__(self, core: Core, forms: Forms, documents: Documents) -> None:
        self._core = core
        self._forms = forms
        self._documents = documents

    # --- blank --------------------------------------------------------------------------------------

    def blank(
        self, version_id: UUID, language: str = "de", use: Use = "blank", *, project_id: UUID | None = None,
        round_id: UUID | None = None, rows: int = ROWS,
    ) -> tuple[str, RenderedDocument]:  # fmt: skip
        """A form to be filled in, with the name to save it under; up to a second for a large one.

        Args:
            version_id: of the form.
            language: ``de`` or ``en``.
            use: ``blank`` for a pen, ``fillable`` for a viewer of PDF.
            project_id: the project it is filled for, where that is known.
            round_id: the round, as well.
            rows: of each repeat that people add rows to.

        Raises:
            UnknownRecordError, FormNotHereError: version, project or round are not here.
        """
        definition = self._forms.library.definition(version_id)
        with self._core.session() as session:
            version = find(session, FormVersion, version_id)
            project = find(session, Project, project_id).title if project_id is not None else ""
            asked = find(session, Round, round_id).title if round_id is not None else ""
            digest = version.hash or definition.digest
        code = FormCode(language, definition.id, digest[:DIGITS], project_id, round_id)
        about = FormContent("", project=project or "", round=asked or "", code=code.text, short=code.short)
        return self.drawn(definition, language, use, about, rows)

    def drawn(
        self, definition: FormDefinition, language: str = "de", use: Use = "blank",
        about: FormContent | None = None, rows: int = ROWS, begun: FormSession | None = None,
    ) -> tuple[str, RenderedDocument]:  # fmt: skip
        """The same of a form that need not be in the library: it is named by its key and content alone.

        ``begun`` is what somebody has filled in already.
        """
        from inka_desktop.reports import form_sheet

        if about is None:
            code = FormCode(language, definition.id, definition.digest[:DIGITS])
            about = FormContent("", code=code.text, short=code.short)
        content = blank_content(definition, language, rows, about, begun)
        content = replace(content, parts=(*content.parts, absent_part(language, begun)))
        made = form_sheet.render_form(
            content, self._documents.printed_letterhead(), language, use, sample=self._documents.sample
        )
        return form_sheet.file_name(content, self._today(), language, use), made

    def fillable(self, submission_id: UUID, language: str = "de") -> tuple[str, RenderedDocument]:
        """A draft as a PDF to be filled in further: what it says already stands in its fields.

        Raises:
            UnknownRecordError, FormNotHereError: it is not here, or its form has not come yet.
        """
        from inka_desktop.reports.typography import moment_text

        row, session = self._forms.answers.get(submission_id), self._forms.answers.session(submission_id)
        code = self._code_of(row, session, language)
        saved = moment_text(row.saved_at, language) if row.saved_at is not None else ""
        about = FormContent(
            "", project=row.project, round=self._round_of(submission_id), code=code.text, short=code.short,
            about=Words(language)("form.as_of", moment=saved) if saved else "",
        )  # fmt: skip
        return self.drawn(session.definition, language, "fillable", about, begun=session)

    def asked(self, part_id: UUID, language: str = "de", use: Use = "blank") -> tuple[str, RenderedDocument]:
        """The form that a round asks a project for; a fillable one goes on from what was begun here.

        Args:
            part_id: the project's part in the round.
            language: ``de`` or ``en``.
            use: ``blank`` or ``fillable``.

        Raises:
            UnknownRecordError, FormNotHereError: it is not here, or its form has not come yet.
            RoundClosedError, NotAskedError, FormCameError: nobody waits for it (any more).
        """
        part = self._part(part_id)
        begun = self._forms.rounds.demand_wanted(part.round_id, part.project_id)
        if begun is not None and use == "fillable":
            return self.fillable(begun, language)
        version = self._forms.rounds.get(part.round_id).version_id or UUID(int=0)
        return self.blank(version, language, use, project_id=part.project_id, round_id=part.round_id)

    def name_asked(self, part_id: UUID, language: str = "de", use: Use = "fillable") -> str:
        """The name of the same, without drawing it.

        Raises:
            UnknownRecordError: it is not here.
        """
        from inka_desktop.reports.form_sheet import file_name

        part = self._part(part_id)
        form = self._forms.rounds.get(part.round_id).form
        return file_name(
            FormContent(form, project=part.project, round=part.round), self._today(), language, use
        )

    def for_projects(
        self, part_ids: Sequence[UUID], language: str = "de", use: Use = "blank"
    ) -> Sequence[Paper]:
        """One form for each of several projects in a round, as :class:`.Batch` makes them."""
        from inka_desktop.services.batch import Paper

        def paper(part_id: UUID) -> Paper:
            return Paper(self._part(part_id).project, lambda: (
                self.name_asked(part_id, language, use),
                lambda _shared: self.asked(part_id, language, use)[1],
            ))  # fmt: skip

        return [paper(one) for one in part_ids]

    def _part(self, part_id: UUID) -> RoundPartRow:
        with self._core.raw() as raw:
            return round_reading.one_part(raw, part_id)

    # --- filled -------------------------------------------------------------------------------------

    def filled(self, submission_id: UUID, language: str = "de") -> tuple[str, RenderedDocument]:
        """A filled form as the window shows it, with the name to save it under.

        Raises:
            UnknownRecordError, FormNotHereError: it is not here, or its form has not come yet.
        """
        from inka_desktop.reports import form_sheet
        from inka_desktop.reports.typography import joined, moment_text

        form, words = self._forms.answers.open(submission_id), Words(language)
        form.close()
        row, session = form.row, form.session
        draft, code = row.state == SubmissionState.DRAFT, self._code_of(row, session, language)
        saved = moment_text(row.saved_at, language) if row.saved_at is not None else ""
        about = FormContent(
            "", project=row.project, round=self._round_of(submission_id),
            about=joined(" · ", row.title, words("form.as_of" if draft else "form.handed_in", moment=saved)),
            code=code.text, short=code.short,
        )  # fmt: skip
        content = filled_content(
            session, language, lambda name: self._forms.files.read(submission_id, name), about,
            {node: absence_words(one, language) for node, one in session.absences().items()},
        )  # fmt: skip
        made = form_sheet.render_form(
            content, self._documents.printed_letterhead(), language, "filled", sample=self._documents.sample,
            draft=draft,
        )  # fmt: skip
        return form_sheet.file_name(content, self._today(), language, "filled"), made

    def _code_of(self, row: SubmissionRow, session: FormSession, language: str) -> FormCode:
        """Which form it is, for which project and round."""
        with self._core.session() as reading:
            round_id = find(reading, Submission, row.id).round_id
            version = reading.get(FormVersion, row.version_id)
            digest = (version.hash if version is not None else None) or session.definition.digest
        return FormCode(language, session.definition.id, digest[:DIGITS], row.project_id, round_id)

    def _round_of(self, submission_id: UUID) -> str:
        with self._core.raw() as raw:
            found = raw.execute("SELECT round_label FROM submission WHERE id = ?", (submission_id.bytes,))
            row = found.fetchone()
        return str(row[0] or "") if row is not None else ""

    # --- by mail ------------------------------------------------------------------------------------

    def mail_proposal(self, version_id: UUID, language: str = "de") -> ProposalRow:
        """What an e-mail with the fillable form would say; to whom it goes somebody chooses.

        That of a round has its people and the day (:class:`.Mailings`).

        Raises:
            UnknownRecordError: the version is not here.
        """
        from inka_desktop.reports.form_sheet import file_name

        words, title = Words(language), self._forms.library.version(version_id).title
        subject, text = (words(f"form.{part}", form=title) for part in ("mail_subject", "mail"))
        name = file_name(FormContent(title), self._today(), language, "fillable")
        return ProposalRow(subject, text, (), name, "")

    def mail(
        self, version_id: UUID, recipients: Sequence[str], letter: Letter, language: str = "de"
    ) -> Future[DraftRow]:
        """A draft for the mail program that takes the fillable form along; it is noted nowhere.

        Args:
            version_id: of the form.
            recipients: ``Name <address>`` or addresses.
            letter: subject and text as somebody left them.
            language: of the form.

        Raises:
            NoRecipientError: at once.
            AddressOddError, UnknownRecordError, FormNotHereError: from the future.
        """
        if not recipients:
            raise NoRecipientError()

        def prepare() -> Future[DraftRow]:
            from inka_desktop.reports.mail import Enclosure, MailDraft, build_draft

            name, made = self.blank(version_id, language, "fillable")
            enclosure = Enclosure(name, "application/pdf", made.pdf)
            draft = MailDraft(recipients, letter.subject, letter.text, [enclosure], sender_of(self._core))
            eml, bytes_ = name.removesuffix(".pdf") + ".eml", build_draft(draft, self._core.now())
            return done(DraftRow(eml, bytes_, letter.text, ((name, made.pdf),)))

        return self._core.in_background(prepare)

    def _today(self) -> str:
        return self._core.today().isoformat()
