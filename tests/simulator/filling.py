"""People fill forms meanwhile: several devices the same few questions, with rows that come and go."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import UUID

from inka_desktop.forms import NodeId
from inka_desktop.records.forms import Submission
from inka_desktop.services import answer_store
from inka_desktop.services.answer_store import PlacedRow, Writing
from inka_desktop.store.writer import Transaction

from .fields import Drawn

if TYPE_CHECKING:
    from .work import Work

_QUESTIONS = ("/data/place", "/data/people", "/data/note")
_REPEAT = "/data/offer"


class Filling:
    """One device's part in it, from a stream of chance of its own."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._drawn = Drawn(f"{work.device.world.seed} {work.device.name} forms")

    def perhaps(self) -> None:
        """Now and then a step in some form."""
        if self._drawn.happens(0.2):
            self.step()

    def step(self) -> None:
        """A new form, an answer, or a row that comes or goes."""
        submission = self._work.some_of("submission", self._drawn, "state = 'draft'")  # no other is filled
        if submission is None or self._drawn.happens(0.1):
            return self._begin()
        if self._drawn.happens(0.05):
            return self._work.bring("submission", submission, alive=self._drawn.happens(0.5))
        if self._drawn.happens(0.3):
            return self._row(submission)
        return self._answer(submission)

    def _begin(self) -> None:
        space = self._work.device.space("coord") or self._work.device.space("project")
        if space is None:
            return
        text, row = self._work.text(), self._drawn.new_id(self._work.device.clock.wall_ms())
        told: list[str] = [text]

        def more() -> str:
            told.append(self._work.text())
            return told[-1]

        values = self._drawn.values("submission", more, 3, new=True) | {"title": text}
        self._work.save(
            lambda tx: tx.session.add(Submission(id=row, space=space, **values)),
            *(one for one in told if one in values.values()),
        )

    def _answer(self, submission: UUID) -> None:
        """A question of the body, or of a row of a repeat; some are blank now."""
        row = self._work.some_of("form_row", self._drawn, f"submission_id = x'{submission.hex}'")
        inside = row is not None and self._drawn.happens(0.5)
        node = NodeId(self._drawn.one_of(_QUESTIONS), row.hex if inside and row is not None else "")
        text = "" if self._drawn.happens(0.1) else self._work.text()
        given = {node} if self._drawn.happens(0.2) else set[NodeId]()
        what = Writing({node: text}, given, around={node.row} - {""})
        self._work.save(self._writing(submission, what), *([text] if text else []))

    def _row(self, submission: UUID) -> None:
        row = self._work.some_of("form_row", self._drawn, f"submission_id = x'{submission.hex}'")
        what = Writing()
        if row is not None and self._drawn.happens(0.4):
            what.removed = [row.hex]
        else:
            made = row if row is not None and self._drawn.happens(0.3) else None
            made = made or self._drawn.new_id(self._work.device.clock.wall_ms())
            what.rows = [PlacedRow(NodeId(_REPEAT), made.hex, self._drawn.one_of("abcxyz"))]
        self._work.save(self._writing(submission, what))

    def _writing(self, submission: UUID, what: Writing) -> Callable[[Transaction], None]:
        now = self._drawn.moment()
        return lambda transaction: answer_store.write(transaction, submission, what, now)
