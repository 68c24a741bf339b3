"""A carrier's forms on their shelves."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

from inka_desktop.records.values import SubmissionState
from inka_desktop.services.round_rows import RoundPartRow
from inka_desktop.viewmodels import submissions

DUE = date(2026, 10, 15)
PART = RoundPartRow(
    UUID(int=1), UUID(int=2), "3. Quartal 2026", UUID(int=3), "Sonnenhang", DUE, None, "", None,
    True, "Umbau",
)  # fmt: skip
BEGUN = replace(PART, submission_id=UUID(int=4))
SENT = replace(BEGUN, state=SubmissionState.FINISHED, submitted_at=datetime(2026, 10, 1, 12, tzinfo=UTC))
CHECKED = replace(SENT, state=SubmissionState.CHECKED)


def test_a_project_that_takes_no_part_keeps_what_it_did() -> None:
    assert submissions.shelved([PART, BEGUN, SENT, CHECKED]) == ((), (SENT,), (BEGUN, CHECKED))


def test_what_was_begun_says_that_nobody_waits_for_it() -> None:
    assert submissions.facts(BEGUN, DUE) == "Sonnenhang · nimmt nicht teil: Umbau"
    assert "eingereicht" in submissions.facts(CHECKED, DUE)
    assert submissions.button(BEGUN) == "Ansehen"
