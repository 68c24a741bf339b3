"""What was measured of each indicator in a project and a period, from whichever source comes first.

Checked forms go first, of two for the same period that of the round; then what somebody entered by hand, then
what was counted day by day: a carrier takes its counts over into the form, so a day that a form or a hand
speaks of is not counted once more. Of entries by hand with days in common, and of rounds of one form, those
count that together speak of most days, of equal choices the finest.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import UUID

from inka_desktop.records.judging import EXCLUSIVE, Part, estimated_of, in_both, making, whole
from inka_desktop.records.local_time import local_time
from inka_desktop.records.periods import Period, apart, is_reported_on
from inka_desktop.records.values import Basis, SubmissionState

if TYPE_CHECKING:
    from inka_desktop.store.raw import RawConnection

SUBMISSION, BY_HAND, COUNTS = "submission", "by_hand", "counts"
_DAY = timedelta(1)


def within(project: str, first: str, last: str) -> str:
    """SQL: what is told of a time counts in a period, whose first and last day are ``?1`` and ``?2``.

    Its whole time lies in the period. Of a project that began in that time only the days from then on do: a
    form of a quarter says nothing of the weeks before.

    Args:
        project: the column with the project's id.
        first: with the first day of the time.
        last: with its last day.
    """
    return (
        f"{last} BETWEEN ?1 AND ?2 AND ({first} >= ?1 OR EXISTS (SELECT 1 FROM round_part p"
        f" WHERE p.project_id = {project} AND p.alive = 1 AND p.begun BETWEEN ?1 AND {last}))"
    )


_FIGURES = f"""
SELECT project, indicator, first, last, submission, gender, age, value, absent, at FROM figure
WHERE {within("figure.project", "figure.first", "figure.last")} {{limit}}"""
_SECOND = f"""
SELECT l.id, coalesce(nullif(r.title, ''), '–'), coalesce(l.submitted_at, l.saved_at), r."begin", r."end",
    coalesce(p.due, r.due, r."end")
FROM submission l
CROSS JOIN round r ON r.form_id = l.form_id AND r.alive = 1
CROSS JOIN submission a ON a.round_id = r.id AND a.project_id = l.project_id
LEFT JOIN round_part p ON p.round_id = r.id AND p.project_id = l.project_id AND p.alive = 1
WHERE (l.round_id IS NULL OR l.round_id IN (SELECT id FROM round WHERE alive = 0))
    AND l.alive = 1 AND l.state = '{SubmissionState.CHECKED}'
    AND a.alive = 1 AND a.state = '{SubmissionState.CHECKED}'
    AND r."begin" IS NOT NULL AND r."end" IS NOT NULL
ORDER BY r.due"""
_OVERLAPPING = """
SELECT s.id, a.form_id FROM round a
CROSS JOIN round b ON b.form_id = a.form_id AND b.id <> a.id AND b."begin" <= a."end" AND b."end" >= a."begin"
CROSS JOIN submission s ON s.round_id = a.id
WHERE a.alive = 1 AND b.alive = 1"""
_MEASUREMENTS = f"""
SELECT coalesce(project_id, x''), indicator, "begin", "end", coalesce(gender, ''), coalesce(age, ''), value,
    basis, coalesce(as_of, "end"), id
FROM measurement m WHERE alive = 1 AND {within("m.project_id", 'm."begin"', 'm."end"')} {{limit}}"""
_REPLACED = """
SELECT id FROM (
    SELECT id, row_number() OVER (
        PARTITION BY indicator, project_id, "begin", "end", coalesce(gender, ''), coalesce(age, '')
        ORDER BY coalesce(as_of, "end") DESC, id DESC
    ) AS place
    FROM measurement WHERE alive = 1
) WHERE place > 1"""
_COUNTS = """
SELECT kind, gender, age, basis, sum(number), max(day) FROM contact_count
WHERE alive = 1 AND project_id = ? AND day BETWEEN ? AND ? AND kind IN ({kinds})
GROUP BY 1, 2, 3, 4 HAVING sum(number) <> 0"""


class Piece(NamedTuple):
    """What one form or entry says of one period; of counts all days are one piece."""

    source: str
    first: str = ""
    last: str = ""
    form: bytes = b""


class Gap(NamedTuple):
    """An answer without a number: to which part, and why, a word of :class:`.Absent`."""

    gender: str
    age: str
    why: str


@dataclass(slots=True)
class Told:
    """What a source says: values with their breakdown, the newest day, and how much was estimated.

    Attributes:
        gaps: what it has no number for, of the whole or of any part.
        guessed: those of its values that were estimated.
        said: how much a form says was estimated.
    """

    parts: list[Part] = field(default_factory=list)
    gaps: list[Gap] = field(default_factory=list)
    as_of: str = ""
    guessed: list[Part] = field(default_factory=list)
    said: float = 0.0

    @property
    def whole(self) -> float | None:
        """All together; None where nothing was measured."""
        return whole(self.parts)

    @property
    def estimated(self) -> float:
        """How much of the whole was estimated, whichever value came first."""
        makes = making(self.parts)
        return self.said + sum(one.value for one in self.guessed if makes and makes(one.gender, one.age))

    @property
    def missing(self) -> list[Gap]:
        """What is missing of the whole; where that was told undivided no part is."""
        makes = making(self.parts)
        return [gap for gap in self.gaps if makes is None or makes(gap.gender, gap.age)]


@dataclass(slots=True)
class Measured:
    """What is known of one indicator in one project and period.

    Attributes:
        pieces: by source and period what was told; each piece has a whole of its own.
    """

    pieces: dict[Piece, Told] = field(default_factory=lambda: defaultdict(Told))

    @property
    def covered(self) -> list[Period]:
        """Periods of which forms and hands have numbers."""
        return [_time(piece) for piece, told in self.pieces.items() if piece.source != COUNTS and told.parts]

    @property
    def wholes(self) -> list[float]:
        """The whole of each piece; none where nothing was measured."""
        return [value for told in self.pieces.values() if (value := told.whole) is not None]

    @property
    def estimated(self) -> float:
        """How much of it was estimated, never more than all."""
        return sum(min(told.estimated, told.whole or 0.0) for told in self.pieces.values())

    @property
    def as_of(self) -> str:
        """The newest day that it says something of, as ISO text; empty without any."""
        return max((told.as_of for told in self.pieces.values()), default="")

    @property
    def parts(self) -> Iterator[Part]:
        """All values with their breakdown."""
        return (part for told in self.pieces.values() for part in told.parts)

    @property
    def sources(self) -> set[str]:
        """Where it is from: SUBMISSION, BY_HAND, COUNTS."""
        return {piece.source for piece, told in self.pieces.items() if told.parts}

    @property
    def open(self) -> list[Told]:
        """The pieces with gaps, without those that an entry by hand fills since they have no number."""
        hands = [
            _time(piece) for piece, told in self.pieces.items() if piece.source == BY_HAND and told.parts
        ]
        return [
            told for piece, told in self.pieces.items()
            if told.gaps and (told.parts or not any(hand.shared(_time(piece)).days for hand in hands))
        ]  # fmt: skip

    def settle(self, twins: Mapping[bytes, bytes]) -> None:
        """Leave out what speaks of the same days as others of its kind, so that no day counts twice.

        Args:
            twins: by the ids of forms in rounds with days in common what form they are.
        """
        alike: dict[bytes, list[Piece]] = defaultdict(list)
        for piece in self.pieces:
            if piece.source == BY_HAND or piece.form in twins:
                alike[twins.get(piece.form, b"")].append(piece)
        for pieces in alike.values():
            told = sorted(piece for piece in pieces if self.pieces[piece].parts)
            counting = apart((_time(piece), _time(piece).days, piece) for piece in told)
            for piece in set(told).difference(counting):
                del self.pieces[piece]

    def take(self, part: Part, piece: Piece, as_of: str, *, estimated: bool = False) -> None:
        """Add a part of a piece."""
        told = self.pieces[piece]
        told.parts.append(part)
        told.as_of = max(told.as_of, as_of)
        if estimated:
            told.guessed.append(part)


Found = dict[tuple[bytes, str], Measured]
"""By project (empty: the whole programme) and indicator."""


def second_forms(raw: RawConnection) -> dict[bytes, str]:
    """Checked forms outside of rounds that do not count, and the title of the round whose form does.

    A project is asked once for the same form and period; what was typed in beside that would count twice.
    Which period such a form is about its day says (:func:`.is_reported_on`); one whose round lies in the bin
    is such a form.
    """
    return {
        bytes(row): title
        for row, title, moment, begin, end, due in raw.execute(_SECOND).fetchall()
        if is_reported_on(_period(begin, end), date.fromisoformat(due), date.fromisoformat(day_of(moment)))
    }


def day_of(moment: int | None) -> str:
    """The local day of a stored moment in milliseconds, on which a form of no round counts, as ISO text."""
    return local_time(datetime.fromtimestamp((moment or 0) / 1000, UTC)).date().isoformat()


def replaced(raw: RawConnection) -> set[bytes]:
    """Entries by hand that do not count, since a newer one says the same of project, period and part.

    An entry is its key: a second one corrects it. Older programs made a new one each time.
    """
    return {bytes(row) for (row,) in raw.execute(_REPLACED)}


def _twins(raw: RawConnection) -> dict[bytes, bytes]:
    """Forms in rounds with days in common with another round of the same form, each with the form's id."""
    return {bytes(row): bytes(form) for row, form in raw.execute(_OVERLAPPING).fetchall()}


def collect(
    raw: RawConnection, period: Period, kinds: Mapping[str, str], projects: Iterable[UUID],
    only: UUID | None = None, code: str | None = None,
) -> Found:  # fmt: skip
    """All that was measured within a period.

    Args:
        raw: to read with; the figures have caught up.
        period: what a form or a hand says counts where its time lies within (:func:`within`).
        kinds: by the keys of kinds of contacts the indicator that each counts for.
        projects: whose counts are looked at.
        only: one project and nothing else.
        code: one indicator and nothing else but who counts in it and in one that it excludes.
    """
    kept: list[str] = []
    if code is not None:
        kinds = {kind: counted for kind, counted in kinds.items() if counted == code}
        kept = [code, estimated_of(code), *(in_both(pair) for pair in EXCLUSIVE if code in pair)]
    found: Found = defaultdict(Measured)
    days = (period.begin.isoformat(), period.end.isoformat())
    more = (*((only.bytes,) if only is not None else ()), *kept)
    of_codes = f"AND indicator IN ({', '.join('?' * len(kept))})" if kept else ""
    limit = f"{'AND project = ?' if only is not None else ''} {of_codes}"
    second = second_forms(raw)
    known = raw.execute(_FIGURES.format(limit=limit), (*days, *more)).fetchall()
    lines = [line for line in known if bytes(line[4]) not in second]
    for line in lines:
        _take_figure(found, line)
    _take_estimated(found, lines)
    _settle(found, _twins(raw))
    limit = f"{'AND project_id = ?' if only is not None else ''} {of_codes}"
    gone = replaced(raw)
    for *line, row in raw.execute(_MEASUREMENTS.format(limit=limit), (*days, *more)).fetchall():
        if bytes(row) not in gone:
            _take_measurement(found, line)
    _settle(found, {})
    for project in [only] if only is not None else projects:
        _take_counts(raw, found, period, kinds, project.bytes)
    return dict(found)


def _settle(found: Found, twins: Mapping[bytes, bytes]) -> None:
    for one in found.values():
        one.settle(twins)


def _take_figure(found: Found, line: tuple[Any, ...]) -> None:
    project, indicator, first, last, form, gender, age, value, absent, at = line
    one = found[bytes(project), indicator]
    piece = Piece(SUBMISSION, first, last, form)
    if absent is not None:
        one.pieces[piece].gaps += missing_answers(gender, age, absent)
    if value is not None:
        one.take(Part(gender, age, value), piece, at)


def missing_answers(gender: str, age: str, absent: str) -> list[Gap]:
    """What a form lacks of a part, one for each answer; ``absent`` is as the table of figures keeps it."""
    return [Gap(gender, age, why) for why, number in json.loads(absent).items() for _ in range(number)]


def _take_estimated(found: Found, lines: Iterable[tuple[Any, ...]]) -> None:
    """What forms say was estimated of what they tell: of all, or of its parts."""
    mark = estimated_of("")
    guessed: dict[tuple[bytes, str, Piece], list[Part]] = defaultdict(list)
    for project, kept, first, last, form, gender, age, value, _absent, _at in lines:
        if kept.endswith(mark):
            piece = Piece(SUBMISSION, first, last, form)
            guessed[bytes(project), kept.removesuffix(mark), piece].append(Part(gender, age, value))
    for (project, code, piece), parts in guessed.items():
        one = found.get((project, code))
        if one is not None and piece in one.pieces:
            one.pieces[piece].said += whole(parts) or 0.0


def _take_measurement(found: Found, line: Sequence[Any]) -> None:
    project, indicator, first, last, gender, age, value, basis, as_of = line
    one, time = found[bytes(project), indicator], _period(first, last)
    if any(
        piece.source == SUBMISSION and told.parts and _time(piece).shared(time).days
        for piece, told in one.pieces.items()
    ):
        return
    piece = Piece(BY_HAND, first, last)
    if value is None:
        one.pieces[piece].gaps.append(Gap(gender, age, basis or ""))
        return
    part, estimated = Part(gender, age, float(value)), basis == Basis.ESTIMATED
    one.take(part, piece, as_of, estimated=estimated)


def _take_counts(
    raw: RawConnection, found: Found, period: Period, kinds: Mapping[str, str], project: bytes
) -> None:
    alike: dict[tuple[Period, ...], list[str]] = defaultdict(list)
    for kind, code in kinds.items():
        known = found.get((project, code))
        alike[tuple(gaps(period, known.covered if known is not None else ()))].append(kind)
    for free, wanted in alike.items():
        query = _COUNTS.format(kinds=", ".join("?" * len(wanted)))
        for gap in free:
            key = (project, gap.begin.isoformat(), gap.end.isoformat(), *wanted)
            for kind, gender, age, basis, number, day in raw.execute(query, key).fetchall():
                one = found[project, kinds[kind]]
                estimated = basis == Basis.ESTIMATED
                one.take(Part(gender, age, number), Piece(COUNTS), day, estimated=estimated)


def gaps(period: Period, covered: Iterable[Period]) -> Iterator[Period]:
    """The stretches of a period that none of some others covers, in their order."""
    begin = period.begin
    for one in sorted(covered):
        if one.begin > begin:
            yield Period(begin, min(one.begin - _DAY, period.end))
        begin = max(begin, one.end + _DAY) if one.end < date.max else date.max
        if begin > period.end:
            return
    yield Period(begin, period.end)


def _time(piece: Piece) -> Period:
    return _period(piece.first, piece.last)


def _period(first: str, last: str) -> Period:
    return Period(date.fromisoformat(first), date.fromisoformat(last))
