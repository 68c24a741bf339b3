"""A carrier's forms in the order in which they want something: to be filled, on their way, checked."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from inka_desktop.records.values import SubmissionState
from inka_desktop.services.form_rows import SubmissionRow
from inka_desktop.services.round_rows import RoundPartRow
from inka_desktop.viewmodels import dates, rounds
from inka_desktop.viewmodels.wording import Mark

translate = QCoreApplication.translate


class Shelves(NamedTuple):
    """Parts in rounds by what is to be done with them."""

    waiting: tuple[RoundPartRow, ...]
    handed_in: tuple[RoundPartRow, ...]
    over: tuple[RoundPartRow, ...]


def shelved(parts: Iterable[RoundPartRow]) -> Shelves:
    """What is due first stands first, what came back before all; what is over stands newest first.

    A project that takes no part is asked for nothing, but keeps what it has begun or handed in.
    """
    known = list(parts)
    waiting = [part for part in known if part.is_open]
    waiting.sort(key=lambda part: (part.return_until is None, part.expected or date.max, part.project))
    over = sorted(known, key=lambda part: part.due or date.min, reverse=True)
    return Shelves(
        tuple(waiting),
        tuple(part for part in over if part.state == SubmissionState.FINISHED),
        tuple(part for part in over if part.standing() == "checked" or _was_left(part)),
    )


def _was_left(part: RoundPartRow) -> bool:
    """Whether it was begun and nobody waits for it any more."""
    return part.standing() in ("missed", "excused") and part.submission_id is not None


def button(part: RoundPartRow, *, reads: bool = False) -> str:
    """The one thing to do with a form; who only reads looks at it."""
    if reads or not part.is_open:
        return translate("Submissions", "Ansehen")
    if part.return_until is not None:
        return translate("Submissions", "Korrigieren")
    if part.submission_id is not None:
        return translate("Submissions", "Weiter ausfüllen")
    return translate("Submissions", "Ausfüllen")


def alone_facts(row: SubmissionRow, on: date) -> str:
    """``Sonnenhang · begonnen gestern, 16:40 von Frau Berg``, of one of no round, or of one in the bin."""
    begun = ""
    if row.begun_at is not None:
        text = (
            translate("Submissions", "begonnen {when} von {who}")
            if row.begun_by
            else translate("Submissions", "begonnen {when}")
        )
        begun = text.format(when=dates.moment(row.begun_at, on), who=row.begun_by)
    whose = row.project or translate("Submissions", "Koordinierungsstelle")
    lost = ""
    if row.lost_round:
        lost = translate("Submissions", "Erhebung „{round}“ liegt im Papierkorb")
    return " · ".join(part for part in (whose, begun, lost.format(round=row.lost_round)) if part)


def alone_mark(row: SubmissionRow) -> Mark:
    """How far one of no round has got."""
    standings: dict[str, str] = {SubmissionState.FINISHED: "submitted", SubmissionState.CHECKED: "checked"}
    return rounds.standing_mark(standings.get(row.state, "begun"))


def alone_button(row: SubmissionRow, *, reads: bool = False) -> str:
    """The one thing to do with it; who only reads looks at it."""
    if row.state == SubmissionState.DRAFT and not reads:
        return translate("Submissions", "Weiter ausfüllen")
    return translate("Submissions", "Ansehen")


def facts(part: RoundPartRow, on: date) -> str:
    """``Sonnenhang · bis 15.10.``, of one that was handed in ``Sonnenhang · eingereicht gestern, 16:40``."""
    words = ""
    if part.is_open:
        words = dates.due_words(part.expected, on)
    elif part.standing() == "excused":
        told = translate("Submissions", "nimmt nicht teil: {reason}")
        words = told.format(reason=part.excused_reason)
    elif part.submitted_at is not None:
        told = translate("Submissions", "eingereicht {when}")
        words = told.format(when=dates.moment(part.submitted_at, on))
    return " · ".join(one for one in (part.project, words) if one)
