"""Versions of a form side by side: what taking a draft over would do, and the doing."""

from __future__ import annotations

from concurrent.futures import Future
from typing import TYPE_CHECKING
from uuid import UUID

from inka_desktop.forms import FormSession, NodeId
from inka_desktop.forms.migration import migrate, preview
from inka_desktop.records.forms import FormVersion, Submission
from inka_desktop.services import answer_store
from inka_desktop.services.answer_store import Writing
from inka_desktop.services.answer_words import label_of, words_of
from inka_desktop.services.answers import Answers, then
from inka_desktop.services.core import Core, find
from inka_desktop.services.form_library import FormLibrary
from inka_desktop.services.form_rows import LostRow, MigrationRow

if TYPE_CHECKING:
    from inka_desktop.store.writer import Transaction


class FormVersions:
    """Takes drafts from one version of a form into another; until a person does, they stay where they are."""

    def __init__(self, core: Core, library: FormLibrary, answers: Answers) -> None:
        self._core = core
        self._library = library
        self._answers = answers

    def preview(self, submission_id: UUID, version_id: UUID) -> MigrationRow:
        """What taking a draft over into another version would do; nothing is changed.

        Raises:
            UnknownRecordError, FormNotHereError: the submission or one of the versions is not here.
            NotThisFormError: the version is of another form.
        """
        session = self._answers.session(submission_id)
        to = self._library.definition(version_id)
        found = preview(session, to)
        fresh = FormSession(to)
        lost = tuple(
            LostRow(label_of(session, loss.node), words_of(session, loss.node, loss.value), loss.why)
            for loss in found.lost
        )
        return MigrationRow(tuple(label_of(fresh, NodeId(path)) for path in found.added), lost, found.kept)

    def migrate(self, submission_id: UUID, version_id: UUID) -> Future[None]:
        """Take a draft over into another version, as the preview said.

        Answers that have no place there stay in the history, and are seen again in a version that has one.

        Raises:
            UnknownRecordError, FormNotHereError, NotThisFormError: from the future; nothing was changed.
        """

        def prepare() -> Future[UUID]:
            session = self._answers.session(submission_id)
            to = self._library.definition(version_id)
            made = migrate(session, to, self._answers.surroundings(to, version_id))
            before, after = session.kept(), made.kept()
            there = {node for node in before.cells if to.field(node.path) is not None}
            cells = {node: after.cells.get(node, "") for node in {*after.cells, *there}}
            cells = {node: value for node, value in cells.items() if before.cells.get(node) != value}

            def work(transaction: Transaction) -> None:
                version = find(transaction.session, FormVersion, version_id)
                record = find(transaction.session, Submission, submission_id)
                record.version_id, record.version_label = version.id, version.version or None

            given = {node for node in cells if answer_store.is_given(to, node.path)}
            what = Writing(cells, given, title=answer_store.title_of(made))
            return self._answers.write(submission_id, what, self._core.now(), begin=work)

        return then(self._core.in_background(prepare), None)
