"""Who fills a form: a carrier with the program, or the office for one that has none, and for itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inka_desktop.exchange import members as membership
from inka_desktop.exchange.joining import setting
from inka_desktop.records.rounds import SubmissionStep
from inka_desktop.records.values import OFFICE, StepKind
from inka_desktop.services.sharing import reads_along
from inka_desktop.store.dots import as_list, log_of, unpack_heads

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inka_desktop.records.forms import Submission
    from inka_desktop.store.raw import RawConnection


def is_alone(raw: RawConnection, record: Submission) -> bool:
    """Whether nobody but the office can fill a form: no device of a carrier is in its space."""
    return not reads_along(raw, record.space)


def may_correct(raw: RawConnection, record: Submission, steps: Sequence[SubmissionStep]) -> bool:
    """Whether the office puts a form right itself: nobody else fills it, or the office handed it in.

    Args:
        raw: to read with.
        record: the form.
        steps: what happened to it, oldest first.
    """
    handed = [step for step in steps if step.kind == StepKind.SUBMITTED]
    return is_alone(raw, record) or (bool(handed) and _is_offices(raw, handed[-1]))


def _is_offices(raw: RawConnection, step: SubmissionStep) -> bool:
    """Whether a device that is the office's now made a step."""
    found = raw.execute(
        "SELECT heads FROM sync_row WHERE tbl = ? AND row = ?", (SubmissionStep.__number__, step.id.bytes)
    ).fetchone()
    if found is None:
        return False
    names = [name for value in unpack_heads(found[0]).values() for name in as_list(value)]
    logs = sorted({log_of(name) for name in names})
    devices = membership.fold(raw, setting(raw, "trusted") or b"").devices
    marks = ", ".join("?" * len(logs))
    made = raw.execute(f"SELECT device FROM sync_log WHERE no IN ({marks})", logs).fetchall()
    return all(device in devices and devices[device].role in OFFICE for (device,) in made)
