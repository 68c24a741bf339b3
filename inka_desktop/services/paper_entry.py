"""Typing in a form from paper: question after question in its order, numbers twice, with its scan."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from inka_desktop.forms import Absence, FormError, NodeId
from inka_desktop.forms.outline import says_only
from inka_desktop.forms.parts import QUESTION, Part, parts_of
from inka_desktop.records.form_content import QuestionContent
from inka_desktop.services import second_typing
from inka_desktop.services.absent_answers import absence_words
from inka_desktop.services.answer_words import told
from inka_desktop.services.core import Core
from inka_desktop.services.form_content import blank_content
from inka_desktop.services.intake_answers import asked_in
from inka_desktop.services.typed_answers import Answer, read_absence, read_answer

if TYPE_CHECKING:
    from pathlib import Path

    from inka_desktop.services.forms import Forms
    from inka_desktop.services.open_form import OpenForm

_NOT_TYPED = frozenset({"file", "sign"})


@dataclass(frozen=True, slots=True)
class PaperStep:
    """What is asked next.

    Attributes:
        node: the question; of ``more`` the repeat as a whole.
        asked: the question's words and choices; of ``more`` None.
        row: the number of the row it stands in, from 1; 0 outside of repeats.
        title: of ``more`` what one of its rows is called.
    """

    node: NodeId
    asked: QuestionContent | None
    row: int = 0
    title: str = ""

    @property
    def more(self) -> bool:
        """Whether it asks for one row more of a repeat."""
        return self.asked is None

    @property
    def is_number(self) -> bool:
        """Whether it is typed twice."""
        return self.asked is not None and self.asked.kind in second_typing.NUMBERS


class PaperEntries:
    """Begins to type in forms."""

    def __init__(self, core: Core, forms: Forms) -> None:
        self._core = core
        self._forms = forms

    def begin(self, version_id: UUID, project_id: UUID | None = None) -> Future[UUID]:
        """Begin a form of its own; gives its id.

        Raises:
            UnknownRecordError, FormNotHereError: from the future: version or project are not here.
        """
        return self._forms.answers.begin(version_id, project_id)

    def begin_asked(self, round_id: UUID, project_id: UUID) -> Future[UUID]:
        """Begin a project's form of a round, or find the one that was begun; gives its id.

        Raises:
            UnknownRecordError, FormNotHereError: from the future: round, project or form are not here.
            RoundClosedError, NotAskedError, FormCameError: from the future: nobody waits for it (any more).
        """
        return self._forms.rounds.begin(round_id, project_id, wanted=True)

    def open(self, submission_id: UUID, language: str = "de") -> PaperEntry:
        """Type in a draft.

        Raises:
            UnknownRecordError, FormNotHereError: it is not on this device, or its form has not come yet.
        """
        with self._core.raw() as raw:
            again = second_typing.read(raw, submission_id)
        return PaperEntry(self._core, self._forms.answers.open(submission_id), language, again)

    def attach(self, submission_id: UUID, path: Path) -> Future[str]:
        """Keep a scan or photo of the paper beside a draft; gives the name it has there.

        Raises:
            InkaError: from the future: as :meth:`.AnswerFiles.keep_scan`; nothing was kept.
        """
        return self._forms.files.keep_scan(submission_id, path)


class PaperEntry:
    """One form that is typed in; for one thread."""

    def __init__(self, core: Core, form: OpenForm, language: str, again: Mapping[NodeId, str]) -> None:
        self.form = form
        self._core = core
        self._again = dict(again)
        self._language = language
        form.session.language = form.definition.language_like(language)
        self._asked = asked_in(blank_content(form.definition, language, 1))
        self._differs: dict[NodeId, tuple[str, str]] = {}

    def close(self) -> None:
        """What was typed is saved; see :meth:`OpenForm.close`."""
        self.form.close()

    # --- the first time -----------------------------------------------------------------------------

    def steps(self) -> list[PaperStep]:
        """All that is asked now, in the order of the paper; behind each repeat whether a row is to come."""
        start = NodeId(self.form.definition.root.path)
        return list(self._steps(parts_of(self.form.definition.body, start), 0))

    def after(self, step: PaperStep | None) -> PaperStep | None:
        """What comes behind a step; the first for None, and None behind the last."""
        steps = self.steps()
        if step is None:
            return steps[0] if steps else None
        keys = [(one.node, one.more) for one in steps]
        place = keys.index((step.node, step.more)) if (step.node, step.more) in keys else -1
        return steps[place + 1] if 0 <= place < len(steps) - 1 else None

    def before(self, step: PaperStep | None) -> PaperStep | None:
        """What comes before a step; the last for None, and the first before the first."""
        steps = self.steps()
        keys = [(one.node, one.more) for one in steps]
        place = keys.index((step.node, step.more)) if step and (step.node, step.more) in keys else len(steps)
        return steps[max(0, place - 1)] if steps else None

    def answer(self, step: PaperStep, text: str) -> bool:
        """Answer a question by what stands on the paper, or leave it blank; False where it cannot be that.

        An answer whose words are typed, or left, as they are shown stays whole, seconds of a time as well.
        """
        if text.strip() and text == self.shown(step):
            self._reach(second_typing.FIRST)
            return True
        answer = self._read(step, text)
        if answer is None:
            return False
        self._reach(second_typing.FIRST)
        try:
            if isinstance(answer, Absence):
                self.form.set_absence(step.node, answer)
                return True
            if self.form.session.state(step.node).absence is not None:
                self.form.set_absence(step.node, None)
            self.form.set(step.node, answer)
        except FormError:
            return False
        return not text.strip() or bool(self.form.session.state(step.node).value)

    def add_row(self, step: PaperStep) -> None:
        """One row more of the repeat that a step asks about."""
        self.form.add_repeat(step.node)

    def shown(self, step: PaperStep) -> str:
        """What stands in a question, in words."""
        if step.asked is None:
            return ""
        state = self.form.session.state(step.node)
        if state.absence is not None:
            return absence_words(state.absence, self._language)
        return told(self.form.session, step.node, state.value, self._language)

    # --- the second time ----------------------------------------------------------------------------

    @property
    def compares(self) -> bool:
        """Whether all questions were asked, and the numbers are typed once more."""
        return self._again.get(second_typing.STAGE) == second_typing.SECOND

    def compare(self) -> None:
        """All questions were asked: from now on the numbers are typed once more."""
        self._reach(second_typing.SECOND)

    def numbers(self) -> list[PaperStep]:
        """The numbers that are still to be typed once more, blank ones too."""
        return [one for one in self.steps() if one.is_number and not self.is_twice(one)]

    def is_twice(self, step: PaperStep) -> bool:
        """Whether a number was typed a second time, and is that one still."""
        return self._again.get(step.node) == self._said(step)

    def again(self, step: PaperStep, text: str) -> bool:
        """Compare the second typing with the first; where they differ, :meth:`decide` says which holds."""
        second = self._read(step, text)
        if isinstance(second, Absence):
            same = second_typing.said("", second) == self._said(step)
        else:
            same = isinstance(second, str) and second_typing.said(second) == self._said(step)
        if same:
            self._settle(step)
        else:
            self._differs[step.node] = (self.shown(step), text.strip())
        return same

    def differs(self, step: PaperStep) -> tuple[str, str] | None:
        """The first and the second typing of a number, where they differ and nobody has decided yet."""
        return self._differs.get(step.node)

    def decide(self, step: PaperStep, text: str) -> bool:
        """Say which number holds; False where that is none, and for a blank that was typed neither time."""
        if not text.strip() and "" not in self._differs.get(step.node, ()):
            return False
        if not self.answer(step, text):
            return False
        self._settle(step)
        return True

    @property
    def undecided(self) -> int:
        """How many numbers still differ."""
        return len(self._differs)

    def _said(self, step: PaperStep) -> str:
        state = self.form.session.state(step.node)
        return second_typing.said(state.value, state.absence)

    def _read(self, step: PaperStep, text: str) -> Answer | Absence | None:
        """What was typed; blank is an answer, too."""
        assert step.asked is not None
        if not text.strip():
            return ""
        field = self.form.definition.field(step.node.path)
        return read_absence(text) or read_answer(step.asked, text, self._language, field)

    def _settle(self, step: PaperStep) -> None:
        self._differs.pop(step.node, None)
        self._note(step.node, self._said(step))

    def _reach(self, stage: str) -> None:
        """Note how far the typing has got; it never goes back."""
        if not self.compares and self._again.get(second_typing.STAGE) != stage:
            self._note(second_typing.STAGE, stage)

    def _note(self, node: NodeId, said: str) -> None:
        self._again[node] = said
        row = self.form.row.id
        self._core.submit(lambda transaction: second_typing.write(transaction, row, node, said), "answer")

    def _steps(self, parts: Sequence[Part], row: int) -> Iterator[PaperStep]:
        session = self.form.session
        for part in parts:
            if part.repeats:
                rows = session.rows(part.node)
                for place, at in enumerate(rows, 1):
                    yield from self._steps(part.inside(at), place)
                if not part.control.fixed and session.state(part.at).relevant:
                    yield PaperStep(part.node, None, len(rows) + 1, session.caption(part.caption, part.at))
            elif not session.state(part.node).relevant:
                continue
            elif part.kind != QUESTION:
                yield from self._steps(part.inside(), row)
            elif not says_only(part.control):
                asked = self._asked.get(part.node.path)
                if asked is not None and asked.kind not in _NOT_TYPED:
                    yield PaperStep(part.node, asked, row)
