"""Monitoring: the overview of 100 projects in 40 rounds, read, put into the table and painted."""

from __future__ import annotations

import gc
import os
import tempfile
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

from inka_desktop.records.forms import Form, FormVersion, Submission
from inka_desktop.records.ids import new_id
from inka_desktop.records.projects import Project, ProjectParty
from inka_desktop.records.rounds import Remark, Round, RoundPart, SubmissionStep
from inka_desktop.records.values import PartyRole, RemarkKind, StepKind, SubmissionState
from inka_desktop.services import first_start
from inka_desktop.services.rounds import part_id, submission_id
from inka_desktop.services.workspace import Workspace
from inka_desktop.store.keys import GivenKey
from tests.benchmarks.figures import Figure, slow

PROJECTS, ROUNDS, YEAR = 100, 40, 2026
BOUND_MS = 200.0
_ARRIVED = "INSERT INTO sync_arrival(at, log, tbl, row, changes) VALUES (1793500000000, ?, ?, ?, 1)"
_STATES = (SubmissionState.CHECKED, SubmissionState.FINISHED, SubmissionState.DRAFT, None)


def figures() -> list[Figure]:
    """Milliseconds until the overview is there, p95 of twenty times, each after somebody wrote."""
    with tempfile.TemporaryDirectory(prefix="inka-bench-") as scratch:
        workspace = first_start.create_workspace(
            Path(scratch) / "profile", GivenKey(bytes(32)), "Koordinierungsstelle", "Fachreferat", "Laptop"
        )
        try:
            projects = _fill(workspace)
            return _measure(workspace, projects[0])
        finally:
            workspace.close()


def _measure(workspace: Workspace, project: UUID) -> list[Figure]:
    from inka_desktop.gui.collecting import collect_due
    from inka_desktop.viewmodels.rounds import OverviewModel, laid_out
    from tests.benchmarks.painting import shown_table

    on, model = date(YEAR, 11, 23), OverviewModel()
    table = shown_table(model)
    gc.freeze()  # the program and its start, as in the window
    gc.disable()

    def write() -> None:
        workspace.editing.save("project", project, {"file_number": os.urandom(4).hex()}).result()
        collect_due()  # once a second there, between what somebody does

    def read() -> int:
        return len(workspace.forms.rounds.overview(YEAR).cells)

    def show() -> int:
        model.show(laid_out(workspace.forms.rounds.overview(YEAR), on))
        table.grab()
        return model.rowCount()

    name = f"monitoring: {PROJECTS} projects x {ROUNDS} rounds"
    found = [
        slow(f"{name}, read, p95", read, write, BOUND_MS),
        slow(f"{name}, read and painted, p95", show, write, BOUND_MS),
        slow(f"{name}, whom to remind, p95", lambda: len(workspace.forms.reminders.all(on)), write, BOUND_MS),
    ]
    gc.enable()
    table.hide()
    table.deleteLater()
    return found


def _fill(workspace: Workspace) -> list[UUID]:
    """Rows as handing out, filling and asking write them; the overview does not read answers."""
    spaces = workspace.core.spaces
    form, version = new_id(), new_id()
    projects = [new_id() for _ in range(PROJECTS)]

    def begin(transaction: Any) -> None:
        session = transaction.session
        session.add(Form(id=form, space=spaces.org, key="bench", title="Quartalsmonitoring"))
        session.flush()
        session.add(
            FormVersion(id=version, space=spaces.org, form_id=form, title="Quartalsmonitoring", number=1)
        )
        for number, key in enumerate(projects):
            session.add(Project(id=key, space=spaces.coord, title=f"Projekt {number:03}"))
        session.flush()
        for number, key in enumerate(projects):
            session.add(
                ProjectParty(
                    id=new_id(), space=spaces.coord, project_id=key, role=PartyRole.CARRIER,
                    organization_label=f"Träger {number % 25}",
                )
            )  # fmt: skip

    workspace.core.submit(begin, "add").result()
    for number in range(ROUNDS):
        work = partial(_round, spaces=spaces, version=version, form=form, projects=projects, number=number)
        workspace.core.submit(work, "add").result()
    return projects


def _round(
    transaction: Any, *, spaces: Any, version: UUID, form: UUID, projects: list[UUID], number: int
) -> None:
    session, key = transaction.session, new_id()
    begin = date(YEAR, 1, 1) + timedelta(8 * number)
    session.add(
        Round(
            id=key, space=spaces.org, title=f"Erhebung {number + 1}", form_id=form, version_id=version,
            begin=begin, end=begin + timedelta(30), due=begin + timedelta(45),
        )
    )  # fmt: skip
    session.flush()
    steps = list[UUID]()
    for place, project in enumerate(projects):
        session.add(
            RoundPart(
                id=part_id(key, project), space=spaces.coord, round_id=key, project_id=project,
                project_label=f"Projekt {place:03}", round_label=f"Erhebung {number + 1}",
            )
        )  # fmt: skip
        state = _STATES[(place + number) % 4]
        if state is not None:
            session.add(
                Submission(
                    id=submission_id(key, project), space=spaces.coord, form_id=form, version_id=version,
                    project_id=project, round_id=key, state=state,
                    submitted_at=datetime(YEAR, 11, 1, tzinfo=UTC),
                )
            )  # fmt: skip
            _say(session, spaces, submission_id(key, project))
            steps.append(_handed_in(session, spaces, submission_id(key, project)))
    session.flush()
    transaction.raw.executemany(_ARRIVED, [(1, SubmissionStep.__number__, step.bytes) for step in steps])


def _handed_in(session: Any, spaces: Any, form: UUID) -> UUID:
    step, at = new_id(), datetime(YEAR, 11, 1, tzinfo=UTC)
    session.add(
        SubmissionStep(id=step, space=spaces.coord, submission_id=form, kind=StepKind.SUBMITTED, at=at)
    )
    return step


def _say(session: Any, spaces: Any, form: UUID) -> None:
    """A note that is settled, and a question of the carrier that waits."""
    at = datetime(YEAR, 11, 1, tzinfo=UTC)
    for kind, settled in ((RemarkKind.NOTE, at), (RemarkKind.QUESTION, None)):
        session.add(
            Remark(
                id=new_id(), space=spaces.coord, submission_id=form, key="/data/visits", kind=kind,
                said="Bitte ohne Mitarbeitende zählen.", said_at=at, settled_at=settled,
            )
        )  # fmt: skip
