"""Everything about forms in one place: library, filled forms, files, finished ones, versions, rounds."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from inka_desktop.services.answer_files import AnswerFiles
from inka_desktop.services.answer_words import AnswerWords
from inka_desktop.services.answers import Answers
from inka_desktop.services.beside import Beside, Counting
from inka_desktop.services.core import Core
from inka_desktop.services.finished_forms import FinishedForms
from inka_desktop.services.form_library import FormLibrary
from inka_desktop.services.form_moves import FormMoves
from inka_desktop.services.form_versions import FormVersions
from inka_desktop.services.handing_in import HandingIn
from inka_desktop.services.remarks import Remarks
from inka_desktop.services.reminders import Reminders
from inka_desktop.services.returned_mail import ReturnedMail
from inka_desktop.services.reviewing import Reviewing
from inka_desktop.services.rounds import Rounds

if TYPE_CHECKING:
    from inka_desktop.services.attachments import Attachments
    from inka_desktop.services.documents import Documents
    from inka_desktop.services.form_data import FormData
    from inka_desktop.services.form_intake import FormIntake
    from inka_desktop.services.form_papers import FormPapers
    from inka_desktop.services.paper_entry import PaperEntries
    from inka_desktop.services.rows import QuestionRow


class Forms:
    """The services of forms.

    Attributes:
        library, answers, files, finished, versions, rounds, moves, reminders, handing, remarks, reviewing,
            returned, beside: the use cases.
    """

    def __init__(
        self, core: Core, attachments: Attachments, documents: Documents, counting: Counting
    ) -> None:
        self._core, self._attachments, self._documents = core, attachments, documents
        self.library = FormLibrary(core, attachments)
        self.answers = Answers(core, self.library, attachments)
        self.files = AnswerFiles(core, attachments)
        self.finished = FinishedForms(core, self.library, self.answers, attachments)
        self.versions = FormVersions(core, self.library, self.answers)
        self.rounds = Rounds(core, self.answers)
        self.moves = FormMoves(core, self.answers, self.rounds)
        self.handing = HandingIn(core, self.finished)
        self.remarks = Remarks(core)
        self.reviewing = Reviewing(core, self.answers, self.finished)
        self.beside = Beside(core, self.library, self.finished, counting)
        self.reminders = Reminders(core)
        self.returned = ReturnedMail(core, self.handing, self.reminders)
        self._words = AnswerWords(core, self.answers)

    @cached_property
    def papers(self) -> FormPapers:
        """Forms on paper and as PDF files to be filled in; loaded when first needed."""
        from inka_desktop.services.form_papers import FormPapers

        return FormPapers(self._core, self, self._documents)

    @cached_property
    def intake(self) -> FormIntake:
        """PDF files that were filled in; loaded when first needed."""
        from inka_desktop.services.form_intake import FormIntake

        return FormIntake(self._core, self, self._attachments)

    @cached_property
    def paper_entries(self) -> PaperEntries:
        """Forms that are typed in from paper; loaded when first needed."""
        from inka_desktop.services.paper_entry import PaperEntries

        return PaperEntries(self._core, self)

    @cached_property
    def data(self) -> FormData:
        """What was filled in, out as files; loaded when first needed."""
        from inka_desktop.services.form_data import FormData

        return FormData(self._core, self, self._attachments, self._documents)

    def worded(self, questions: Sequence[QuestionRow]) -> list[QuestionRow]:
        """Questions to people, those about answers by the words of their forms."""
        return self._words.worded(questions)
