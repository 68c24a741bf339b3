"""Typing in a paper form: which question is asked, what may be typed, what was typed already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from inka_desktop.services.paper_entry import PaperEntry, PaperStep

translate = QCoreApplication.translate
MOST_NAMED = 12
"""Choices that are named below a question; longer lists are on the paper."""
_YES = frozenset({"+", "j", "ja", "y", "yes"})


class PaperTyping:
    """One form; first all questions, then the numbers once more, without seeing what they were.

    One that was closed in between goes on with the numbers that nobody has typed a second time.

    Attributes:
        entry: the form.
        question, hint, message: what is asked, what may be typed, what became of the last text.
        text: what stands in the field.
        finished: everything was typed.
    """

    def __init__(self, entry: PaperEntry) -> None:
        self.entry = entry
        self.question = self.hint = self.message = self.text = ""
        self.finished = False
        self._numbers: list[PaperStep] = []
        """Those that are typed once more; ``_at`` is the place of the one that is asked."""
        self._at = 0
        self._step: PaperStep | None = None
        if entry.compares:
            self._compare()
        else:
            self._step = entry.after(None)
            self._ask()

    def enter(self, text: str) -> None:
        """Takes what was typed and goes on, or says what is wrong with it."""
        step, self.message = self._step, ""
        if step is None:
            return
        if step.more:
            self._more(step, text)
        elif self._takes(step, text):
            if self.entry.compares:
                self._at += 1
                self._show_number()
            else:
                self._go_on(self.entry.after(step))

    def keep(self, text: str) -> bool:
        """Takes what stands in the field, which is about to be left.

        Returns:
            False, with what is wrong with it, where it does not fit; left once more, it is given up.
        """
        step = self._step
        if step is None or step.more or text == self.text:
            return True
        self.message = ""
        return self._takes(step, text)

    def _takes(self, step: PaperStep, text: str) -> bool:
        if self.entry.compares:
            return self._takes_again(step, text)
        if not self.entry.answer(step, text):
            self.message = translate(
                "PaperTyping", "Das passt nicht zu dieser Frage. Bitte prüfen Sie die Angabe."
            )
            self.text = text
            return False
        return True

    def back(self) -> None:
        """Goes back to the question before; among numbers that are typed again to the one before."""
        self.message, self.finished = "", False
        if self.entry.compares:
            self._at = max(0, self._at - 1)
            self._show_number()
            return
        self._step = self.entry.before(self._step)
        self._ask()

    def lines(self) -> list[str]:
        """What was typed, a line for each question that has an answer; of numbers to be compared none."""
        blind = self.entry.compares and not self.finished
        steps = [one for one in self.entry.steps() if not (blind and one.is_number)]
        return [f"{_title(one)}: {self.entry.shown(one)}" for one in steps if self.entry.shown(one)]

    def _more(self, step: PaperStep, text: str) -> None:
        if text.strip().casefold() not in _YES:
            self._go_on(self.entry.after(step))
            return
        before = {one.node for one in self.entry.steps()}
        self.entry.add_row(step)
        fresh = (one for one in self.entry.steps() if one.node not in before)
        self._go_on(next(fresh, self.entry.after(step)))

    def _takes_again(self, step: PaperStep, text: str) -> bool:
        differed = self.entry.differs(step)
        if differed is not None:
            if not self.entry.decide(step, text):
                self._tell_difference(step, differed)
                return False
        elif not self.entry.again(step, text):
            self._tell_difference(step, self.entry.differs(step) or ("", text))
            return False
        return True

    def _tell_difference(self, step: PaperStep, differed: tuple[str, str]) -> None:
        first, second = (said or translate("PaperTyping", "keine Angabe") for said in differed)
        self.message = translate(
            "PaperTyping", "Erst {first}, jetzt {second}. Bitte die richtige Zahl noch einmal eingeben."
        ).format(first=first, second=second)
        self.text = ""

    def _go_on(self, step: PaperStep | None) -> None:
        if step is None:
            self.entry.compare()
            self._compare()
            return
        self._step = step
        self._ask()

    def _compare(self) -> None:
        """Asks for the numbers that are to be typed once more, if there are any."""
        self._numbers, self._at = self.entry.numbers(), 0
        self._step = self._numbers[0] if self._numbers else None
        self._ask()

    def _show_number(self) -> None:
        """Asks for the number at the place; behind the last one for those that came up meanwhile."""
        if self._at >= len(self._numbers):
            self._compare()
            return
        self._step = self._numbers[self._at]
        self._ask()

    def _ask(self) -> None:
        step = self._step
        self.finished = step is None
        if step is None:
            self.question = translate("PaperTyping", "Alles ist eingegeben.")
            self.hint = translate("PaperTyping", "Sie können nun den Scan beifügen.")
            self.text = ""
        elif step.asked is None:
            self.question = translate("PaperTyping", "Noch ein Eintrag? {title}").format(title=step.title)
            self.hint = translate("PaperTyping", "+ für ja, Eingabetaste für nein")
            self.text = ""
        elif self.entry.compares:
            self.question = translate("PaperTyping", "Noch einmal: {question}").format(question=_title(step))
            self.hint = translate("PaperTyping", "Zahlen werden zweimal eingegeben.")
            self.text = ""
        else:
            self.question, self.hint = _title(step), _hint(step)
            self.text = self.entry.shown(step)


def _title(step: PaperStep) -> str:
    if step.asked is None:
        return step.title
    said = f"{step.asked.number}  {step.asked.label}"
    if not step.row:
        return said
    return translate("PaperTyping", "{question} (Eintrag {number})").format(question=said, number=step.row)


def _hint(step: PaperStep) -> str:
    asked = step.asked
    assert asked is not None
    if asked.kind == "tick":
        return translate("PaperTyping", "x für angekreuzt")
    if asked.kind == "date":
        return translate("PaperTyping", "TT.MM.JJJJ")
    if not asked.choices or len(asked.choices) > MOST_NAMED:
        return asked.hint
    return "   ".join(f"{place}: {one.label}" for place, one in enumerate(asked.choices, 1))
