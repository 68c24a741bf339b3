"""A form that is kept, as a page opens it: read on another thread, filled on the window's."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject

from inka_desktop.forms import FormSession, NodeId
from inka_desktop.forms.fields import Control
from inka_desktop.records.values import SubmissionState
from inka_desktop.viewmodels.asides import Asides, May
from inka_desktop.viewmodels.filling import Filling
from inka_desktop.viewmodels.kept_steps import KeptSteps

if TYPE_CHECKING:
    from inka_desktop.gui.context import Context
    from inka_desktop.services.exchange_rows import RecordStateRow
    from inka_desktop.services.open_form import OpenForm
    from inka_desktop.services.submission_rows import BesideRow, StandingRow
    from inka_desktop.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class OpenedForm:
    """All that is read before a form is shown.

    Attributes:
        beside: what is known of its questions from elsewhere.
        stopped: the question that was answered last on this device.
        media, pictures: of its labels and of its answers, by name.
    """

    form: OpenForm
    beside: BesideRow
    stopped: NodeId | None
    media: Mapping[str, bytes]
    pictures: Mapping[str, bytes]

    @property
    def is_draft(self) -> bool:
        """Whether it can be filled."""
        return self.form.row.state == SubmissionState.DRAFT


def open_form(workspace: Workspace, submission: UUID) -> OpenedForm:
    """Reads a form; takes up to a second.

    Raises:
        UnknownRecordError: it is not on this device, or was deleted.
        FormNotHereError: the form itself has not come yet.
    """
    forms = workspace.forms
    form = forms.answers.open(submission)
    try:
        pictures = forms.files.several(submission, _pictures(form.session))
        media = forms.library.media(form.row.version_id or UUID(int=0))
        beside, stopped = forms.beside.of(submission), forms.answers.stopped_at(submission)
    except BaseException:
        form.close()
        raise
    return OpenedForm(form, beside, stopped, media, pictures)


def read_standing(workspace: Workspace, submission: UUID) -> tuple[StandingRow, RecordStateRow | None]:
    """How far a form has got, and the own work on it.

    Raises:
        UnknownRecordError: it is not on this device, or was deleted.
    """
    sending = workspace.exchange.record_states("submission", [submission])
    return workspace.forms.handing.standing(submission), sending.get(submission)


def filling_of(
    opened: OpenedForm, workspace: Workspace, follow: Callable[[Future[None]], None], on: date, may: May,
    parent: QObject,
) -> Filling:  # fmt: skip
    """The form as it is filled; each step is saved and its future given to ``follow``.

    Args:
        opened: what was read.
        workspace: that it was read from.
        follow: is given the future of each save.
        on: the day that decides how moments are said.
        may: what this person may do with it; whoever does not fill it changes nothing in it.
        parent: owns it.
    """
    from inka_desktop.services.answer_files import own_name

    steps = KeptSteps(opened.form, workspace.editing.begin, follow)
    made = Filling(opened.form.session, opened.media, parent, steps)
    made.files.update(opened.pictures)
    made.naming = own_name
    made.locked = not (may.fills and opened.is_draft)
    made.asides = Asides(
        opened.beside, on, may, session=opened.form.session, locked=made.locked, parent=made
    )  # fmt: skip
    made.changed.connect(made.asides.take)
    return made


def answer_remarks(owner: QObject, context: Context, asides: Asides, form: UUID) -> None:
    """Keeps what somebody answers to a remark of a form, whether it is settled, and what is half typed."""
    asides.keep_in(context.half_said, form)

    def answer(remark: UUID, said: str) -> None:
        context.write(owner, lambda ws: ws.forms.remarks.answer(remark, said))

    def settle(remark: UUID, settled: bool) -> None:
        context.write(owner, lambda ws: ws.forms.remarks.settle(remark, settled=settled))

    asides.replied.connect(answer)
    asides.settled.connect(settle)


def missing_pictures(filling: Filling) -> frozenset[str]:
    """The names of pictures that answers have and whose content was not here when it was read."""
    return _pictures(filling.session) - filling.files.keys()


def _pictures(session: FormSession) -> frozenset[str]:
    """The names of pictures among the answers."""
    return frozenset(
        leaf.own for leaf in session.instance.top.leaves()
        if leaf.own and leaf.field.type == "binary" and _is_picture(leaf.field.controls)
    )  # fmt: skip


def _is_picture(controls: Sequence[Control]) -> bool:
    return any(one.attributes.get("mediatype", "").startswith("image") for one in controls)
