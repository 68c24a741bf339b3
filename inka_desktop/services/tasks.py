"""Tasks within the office and follow-up dates of one's own: made here, listed by :mod:`.due_list`.

Both are edited, deleted and brought back as any record is (:mod:`.editing`).
"""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import Future
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from inka_desktop.records.tasks import FollowUp, Task
from inka_desktop.services import due_list
from inka_desktop.services.core import Core, find
from inka_desktop.services.editing import add
from inka_desktop.services.fields import checked
from inka_desktop.services.rows import AgreementRow

if TYPE_CHECKING:
    from inka_desktop.services.members import Membership
    from inka_desktop.store.writer import Transaction

_RECORDS = {"task": Task, "follow_up": FollowUp}


class Tasks:
    """What stays in the office."""

    def __init__(self, core: Core, members: Membership) -> None:
        self._core = core
        self._members = members

    def get(self, kind: str, key: UUID, on: date | None = None) -> AgreementRow:
        """A task or follow-up date.

        Raises:
            UnknownRecordError: there is none, or it was deleted.
        """
        with self._core.session() as session:
            row = find(session, _RECORDS[kind], key)
            return due_list.rows_of(session, kind, [row], on or self._core.today())[0]

    def add(self, kind: str, values: Mapping[str, object]) -> Future[UUID]:
        """Make a ``task`` in the coordinators' space, or a ``follow_up`` in this person's own.

        The space is made with the first one; the person's other devices get its key with the next.
        """
        wanted = checked(kind, values, new=True)

        def submit(space: UUID) -> Future[UUID]:
            def work(transaction: Transaction) -> UUID:
                return UUID(bytes=add(self._core, transaction, kind, wanted, space=space).id.bytes)

            return self._core.submit(work, "add")

        if kind == "task":
            return submit(self._core.spaces.coord)
        return self._core.in_background(lambda: submit(self._members.personal_space().result()))
