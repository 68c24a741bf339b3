"""An accepted form behind which another hand-in came is looked at again: both sides acted without knowing."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from inka_desktop.exchange import identity
from inka_desktop.records.forms import Submission
from inka_desktop.records.values import DECIDES, SubmissionState
from inka_desktop.services.chained import in_batches
from inka_desktop.services.hand_ins import accepted, newest
from inka_desktop.store.writer import Priority

if TYPE_CHECKING:
    from concurrent.futures import Future

    from inka_desktop.services.core import Core
    from inka_desktop.store.writer import Transaction

BATCH = 100
_CROSSED = f"""
SELECT s.id FROM submission s WHERE s.alive = 1 AND s.state = '{SubmissionState.CHECKED}'
    AND (SELECT count(*) FROM finished_submission WHERE submission_id = s.id AND alive = 1) > 1
    AND {newest("s.id")} <> {accepted("s.id")} LIMIT {BATCH}"""


def catch_up(core: Core) -> Future[int]:
    """After an exchange: forms that are accepted wait for the office again where it did not see the newest.

    Every device of the office writes the same, so it does not matter which is the first; until one has, the
    form stays accepted, and counts with what was accepted. How many.
    """

    def work(transaction: Transaction) -> int:
        who = identity.load(transaction.raw)
        if who is None or who.role not in DECIDES:
            return 0
        found = [row for (row,) in transaction.raw.execute(_CROSSED).fetchall()]
        for row in found:
            transaction.session.get(Submission, UUID(bytes=row)).state = SubmissionState.FINISHED
        return len(found)

    return in_batches(core, work, "follow", BATCH, priority=Priority.IMPORT)
