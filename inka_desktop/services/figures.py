"""What checked forms say about indicators, as a local table: derived from their finished answers.

A form names an indicator at a question (``services.figure_words``). The table follows before anybody reads
it, whoever accepted the form: triggers note which submissions to look at (``store.figures``). What has not
all arrived yet stays noted.
"""

from __future__ import annotations

import json
import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from inka_desktop.forms.errors import FormError
from inka_desktop.forms.submission import ABSENT
from inka_desktop.forms.xml import read
from inka_desktop.records.judging import EXCLUSIVE, estimated_of, in_both
from inka_desktop.records.values import SubmissionState
from inka_desktop.services.figure_words import Asked, asked
from inka_desktop.services.form_errors import FormNotHereError
from inka_desktop.services.hand_ins import counting
from inka_desktop.services.measured import day_of
from inka_desktop.store.errors import UnknownRecordError

if TYPE_CHECKING:
    from inka_desktop.forms import FormDefinition
    from inka_desktop.forms.fields import Field
    from inka_desktop.forms.tree import Element
    from inka_desktop.services.attachments import Attachments
    from inka_desktop.services.catalogue import Catalogue
    from inka_desktop.services.core import Core
    from inka_desktop.services.form_library import FormLibrary
    from inka_desktop.store.writer import Transaction

BATCH = 50
"""Submissions that are written with one transaction."""
_DUE = "SELECT submission, max(no) FROM figure_due GROUP BY submission ORDER BY 2"
_CHECKED = f"""
SELECT s.project_id, s.version_id, s.submitted_at, s.saved_at, r."begin", r."end"
FROM submission s LEFT JOIN round r ON r.id = s.round_id
WHERE s.id = ? AND s.alive = 1 AND s.state = '{SubmissionState.CHECKED}'"""
_XML = f"""
SELECT f.xml_id, f.version_id FROM submission s JOIN finished_submission f ON f.id = {counting("s")}
WHERE s.id = ?"""


@dataclass(frozen=True, slots=True)
class _Said:
    """What one form says: its project, period and day, by indicator a value and how many answers it lacks."""

    project: bytes
    first: str
    last: str
    at: str
    values: Mapping[Asked, float]
    absent: Mapping[Asked, Counter[str]]


class Figures:
    """Keeps the table of figures."""

    def __init__(
        self, core: Core, catalogue: Catalogue, library: FormLibrary, attachments: Attachments
    ) -> None:
        self._core = core
        self._catalogue = catalogue
        self._library = library
        self._attachments = attachments

    def catch_up(self) -> int:
        """Look again at what changed; returns how many submissions are still waited for.

        Takes a read when nothing changed. Never within a write.
        """
        with self._core.raw() as raw:
            due = [(bytes(row), no) for row, no in raw.execute(_DUE).fetchall()]
        means = {one.code for one in self._catalogue.indicators() if not one.counts} if due else set()
        waiting = 0
        for start in range(0, len(due), BATCH):
            found: list[tuple[bytes, int, _Said | None]] = []
            for row, no in due[start : start + BATCH]:
                try:
                    found.append((row, no, self._said(row, means)))
                except (FormNotHereError, _NotHereError):
                    waiting += 1
            self._core.submit(partial(_write, found), "figures").result()
        return waiting

    def rebuild(self) -> int:
        """Derive everything anew."""

        def work(transaction: Transaction) -> None:
            transaction.raw.execute("DELETE FROM figure")
            transaction.raw.execute("INSERT INTO figure_due(submission) SELECT id FROM submission")

        self._core.submit(work, "figures").result()
        return self.catch_up()

    def _said(self, row: bytes, means: Set[str]) -> _Said | None:
        """What a submission says; None where it is not, or no longer, checked, or says nothing."""
        with self._core.raw() as raw:
            known = raw.execute(_CHECKED, (row,)).fetchone()
            finished = raw.execute(_XML, (row,)).fetchone() if known is not None else None
        if known is None:
            return None
        if finished is None or finished[0] is None:
            raise _NotHereError
        project, version, submitted, saved, first, last = known
        xml = self._attachments.read(UUID(bytes=finished[0]))
        try:
            definition = self._library.definition(UUID(bytes=finished[1] or version or bytes(16)))
        except UnknownRecordError:
            raise _NotHereError from None
        if xml is None:
            raise _NotHereError
        day = day_of(submitted if submitted is not None else saved)
        values, gone = _read(definition, xml, means)
        return _Said(project or b"", first or day, last or day, day, values, gone)


class _NotHereError(Exception):
    """A part of a submission has not arrived yet."""


def _read(
    definition: FormDefinition, xml: bytes, means: Set[str]
) -> tuple[dict[Asked, float], dict[Asked, Counter[str]]]:
    """Values by what they count, and by reason how many others are missing, each row of a repeat for itself.

    Over the rows of repeats, and over questions for the same, counts add up; of shares and days there are
    means. How many were estimated stands under a code of its own.

    Who counts in two indicators that exclude each other has a value, too, where a repeat asks for both.
    What has a value may have a reason as well: another row, or another question for the same, has none.
    """
    found: dict[Asked, list[float]] = defaultdict(list)
    gone: dict[Asked, Counter[str]] = defaultdict(Counter)
    try:
        document = read(xml)
    except FormError:  # another program's file, taken in as it was
        return {}, gone
    for field in definition.fields:
        what = asked(field)
        if what is None:
            continue
        nodes = _nodes(document, field)
        told = [number for node in nodes if (number := _number(node.text())) is not None]
        if told:
            found[_kept(what)] += told
        reasons = [why for node in nodes if not node.text() and (why := node.attribute(ABSENT.key))]
        if reasons and not what.estimated:
            gone[what].update(reasons)
    values = {what: sum(told) / (len(told) if what.indicator in means else 1) for what, told in found.items()}
    for pair, people in _people_in_both(definition, document).items():
        values[Asked(in_both(pair), "", "")] = people
    return values, gone


def _kept(what: Asked) -> Asked:
    """Under what a number is kept: what was estimated of an indicator is no value of it."""
    return Asked(estimated_of(what.indicator), what.gender, what.age) if what.estimated else what


def _people_in_both(definition: FormDefinition, document: Element) -> dict[tuple[str, ...], float]:
    """By pairs that exclude each other the rows that count in both; only where a row asks for both."""
    found: dict[tuple[str, ...], float] = {}
    for pair in EXCLUSIVE:
        asking: dict[Field, dict[str, list[Field]]] = {}
        for field in definition.fields:
            what = asked(field)
            if what is not None and not what.estimated and what.indicator in pair and field.row is not None:
                asking.setdefault(field.row, {}).setdefault(what.indicator, []).append(field)
        for row, fields in asking.items():
            if len(fields) == len(pair):
                people = _nodes(document, row)
                both = sum(all(_counts(one, row, each) for each in fields.values()) for one in people)
                found[pair] = found.get(pair, 0.0) + both
    return found


def _counts(person: Element, row: Field, fields: Sequence[Field]) -> bool:
    """Whether somebody counts in any of the fields of a row."""
    numbers = (_number(node.text()) for field in fields for node in _nodes(person, field, row))
    return any(number is not None and number > 0 for number in numbers)


def _nodes(document: Element, field: Field, within: Field | None = None) -> Sequence[Element]:
    """All nodes of a field in a finished form, or in one row of a repeat that holds it."""
    way = [field, *field.ancestors()]
    way = way[: way.index(within)][::-1] if within is not None else way[::-1]
    found: list[Element] = [document]
    for step in way:
        found = [child for node in found for child in node.children(step.name.key)]
    return found


def _number(text: str) -> float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def _write(found: Sequence[tuple[bytes, int, _Said | None]], transaction: Transaction) -> None:
    """Replace what these submissions said; what changed since they were read stays noted."""
    raw = transaction.raw
    for row, no, said in found:
        raw.execute("DELETE FROM figure WHERE submission = ?", (row,))
        for line in _lines(row, said) if said is not None else ():
            raw.execute("INSERT INTO figure VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", line)
        raw.execute("DELETE FROM figure_due WHERE submission = ? AND no <= ?", (row, no))


def _lines(row: bytes, said: _Said) -> Iterator[tuple[object, ...]]:
    for what in said.values.keys() | said.absent.keys():
        yield (
            said.project, what.indicator, said.first, said.last, row, what.gender, what.age,
            said.values.get(what), json.dumps(said.absent[what]) if what in said.absent else None, said.at,
        )  # fmt: skip
