"""A form that lies in the bin and is begun anew: nothing of what stood in it comes back with it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import select

from inka_desktop.records.forms import AnswerFile, FormVersion, Submission
from inka_desktop.records.values import SubmissionState
from inka_desktop.services import answer_store, second_typing
from inka_desktop.services.answer_store import Writing

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from inka_desktop.forms import Kept
    from inka_desktop.services.core import Core


def blank(core: Core, form: UUID, kept: Kept, what: Writing) -> None:
    """Let a step that writes a form anew blank what stood in it while it lies in the bin.

    Args:
        core: reads.
        form: its id; one that is not in the bin, or not here, is left as it is.
        kept: what is to stand in it.
        what: the step, which is added to.
    """
    with core.session() as session:
        known = session.get(Submission, form)
        if known is None or known.alive:
            return
    with core.raw() as raw:
        stored, again = answer_store.read(raw, form), second_typing.read(raw, form)
    stood = [*stored.cells, *map(second_typing.cell, again)]
    # First, so that a process that is killed leaves blanks rather than answers of then.
    what.cells = {**dict.fromkeys(stood, ""), **what.cells}
    rows = {row for _, row in kept.rows}
    what.removed += [one.row for one in stored.rows if one.row not in rows]


def revive(session: Session, form: Submission, version: FormVersion) -> None:
    """Take a form out of the bin as a draft of a version, without its files."""
    form.alive = True
    session.flush()
    form.state, form.submitted_at, form.return_until = SubmissionState.DRAFT, None, None
    form.version_id, form.version_label = version.id, version.version or None
    files = select(AnswerFile).where(AnswerFile.submission_id == form.id, AnswerFile.alive.is_(True))
    for file in session.scalars(files).all():
        file.alive = False
