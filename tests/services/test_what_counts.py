"""Whatever people do with a form at once: once it is no draft, what is shown is what counts."""

from __future__ import annotations

import contextlib
import random
from collections.abc import Callable
from concurrent.futures import Future
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from inka_desktop.errors import InkaError
from inka_desktop.records.values import Role, SubmissionState
from inka_desktop.services.core import Core
from inka_desktop.services.hand_ins import counting_of, finished_of, newest_of
from inka_desktop.services.workspace import Workspace

from .test_answers import put
from .test_handing_in import PEOPLE, THIRD, Two, two
from .test_releases import office

__all__ = ["office", "two"]
pytestmark = pytest.mark.slow
STEPS = 40


class Story:
    """An office and two devices of a carrier with one form; which of them meet, and when, is chance."""

    def __init__(self, two: Two, row: UUID, chance: random.Random) -> None:
        self.two, self.row, self._chance = two, row, chance
        self.carriers = [two.carrier, two.all.join(Role.CARRIER, "Herr Kollege")]
        self.everybody = [two.office, *self.carriers]
        self._reviewing = two.office.forms.reviewing

    def step(self) -> None:
        """Somebody does something, if it can be done where he is."""
        doing: list[Callable[[], object]] = [
            self._answer, self._answer, self._hand_in, self._withdraw, self._check, self._check,
            self._give_back, lambda: self._reviewing.reopen(self.row, "Noch einmal").result(),
            self._meet, self._meet, self._meet,
        ]  # fmt: skip
        with contextlib.suppress(InkaError):
            self._chance.choice(doing)()

    def settle(self) -> None:
        """All have all."""
        for _ in range(3):
            for workspace in self.everybody:
                workspace.exchange.sync().result()
                workspace.core.await_saves()

    def counts(self, workspace: Workspace) -> tuple[str, str | None]:
        """The form's state on a device and what it shows: of one that is no draft what counts."""
        forms = workspace.forms
        state, shown = forms.answers.get(self.row).state, forms.answers.session(self.row).state(PEOPLE).value
        with workspace.core.session() as session, workspace.core.raw() as raw:
            counting, newest = counting_of(raw, self.row), newest_of(raw, self.row)
            handed = [UUID(bytes=one.id.bytes) for one in finished_of(session, self.row)]
        assert handed[:1] == [newest] if newest is not None else not handed
        if state == SubmissionState.DRAFT:
            return state, shown
        assert counting is not None
        assert f"<people>{shown}</people>".encode() in (forms.finished.xml(counting) or b"")
        live = forms.answers.session(self.row, live=True).state(PEOPLE).value
        told = {one.change.after.value for one in forms.finished.late(self.row)}
        assert live == shown or live in told, "what came behind it is hidden"
        return state, shown

    def figure(self) -> float | None:
        """What the office reckons with."""
        rows = self.two.office.analysis.indicators.results(*THIRD, self.two.project).rows
        return next((one.value for one in rows if one.indicator.code == "INKA-E1"), None)

    def _answer(self) -> None:
        form = self._chance.choice(self.carriers).forms.answers.open(self.row)
        try:
            put(form, "people", self._chance.randrange(1, 10_000))
        finally:
            form.close()

    def _hand_in(self) -> None:
        workspace = self._chance.choice(self.carriers)
        form = workspace.forms.answers.open(self.row)
        try:
            workspace.forms.handing.hand_in(form).result()
        finally:
            form.close()

    def _withdraw(self) -> None:
        self._chance.choice(self.carriers).forms.handing.withdraw(self.row).result()

    def _check(self) -> None:
        self._reviewing.check(self.row).result()

    def _give_back(self) -> None:
        day = self.two.office.core.today() + timedelta(7)
        returned: Future[Any] = self._reviewing.give_back(self.row, day, "Bitte ansehen")
        returned.result()

    def _meet(self) -> None:
        workspace = self._chance.choice(self.everybody)
        workspace.exchange.sync().result()
        workspace.core.await_saves()


@pytest.mark.parametrize("seed", range(4))
def test_what_is_shown_once_it_is_no_draft_is_what_counts(
    two: Two, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, chance = Core.now, random.Random(seed)
    form = two.begin()
    put(form, "place", "Laden")
    put(form, "people", 4)
    form.close()
    two.all.meet()
    story = Story(two, form.row.id, chance)
    two.all.meet()
    wrong = {one.core: timedelta(days) for one, days in zip(story.carriers, (3, -3), strict=True)}
    monkeypatch.setattr(Core, "now", lambda core: _moved(real(core), wrong.get(core)))
    for _ in range(STEPS):
        story.step()
        for workspace in story.everybody:
            story.counts(workspace)
        state, shown = story.counts(two.office)
        assert story.figure() == (float(shown or 0) if state == SubmissionState.CHECKED else None)
    story.settle()
    assert len({story.counts(workspace) for workspace in story.everybody}) == 1


def _moved(at: datetime, by: timedelta | None) -> datetime:
    return at + (by or timedelta())
