"""People who left: what was agreed with them and is still open asks for somebody else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import aliased

from inka_desktop.records.folding import fold
from inka_desktop.records.network import Person
from inka_desktop.records.person_names import Names, pieces
from inka_desktop.records.projects import Project
from inka_desktop.records.protocols import Agreement
from inka_desktop.records.values import AgreementState
from inka_desktop.services.core import Core, find
from inka_desktop.services.editing import assign
from inka_desktop.services.fields import checked
from inka_desktop.services.labels import BATCH
from inka_desktop.services.network import in_function, nameless, organization_named, person_named, still_there
from inka_desktop.services.released import in_lists, live

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from inka_desktop.store.writer import Transaction


class OrphanRow(NamedTuple):
    """An open agreement whose responsible person left."""

    id: UUID
    what: str
    responsible: str
    project: str
    due: date | None
    person: str
    left_on: date
    sure: bool = True
    """Nobody else whom the words may mean is still there."""


class _Leaver(NamedTuple):
    """Somebody who has left."""

    id: UUID
    name: str
    left_on: date


class Leavers:
    """Open agreements of people who left."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def orphans(self, on: date | None = None) -> list[OrphanRow]:
        """Open agreements whose responsible is somebody who had left by a day (today), by when they are due.

        Somebody is responsible who was chosen, or whom the words name, be it by the surname alone ("Frau
        Kern", "J. Kern"), and who has left is known from the network.
        """
        return [row for row in self.candidates(on) if row.sure]

    def candidates(self, on: date | None = None) -> list[OrphanRow]:
        """The same, and behind them those whose words may as well mean somebody who is still there."""
        with self._core.session() as session:
            crowd = _Crowd(session, on or self._core.today())
            found = list(_open(session, crowd)) if crowd.gone else []
        return sorted(found, key=lambda row: (not row.sure, row.due or date.max, row.project, row.id))

    def hand_over(self, agreements: Sequence[UUID], responsible: str, on: date | None = None) -> Future[None]:
        """Give agreements a new responsible in place of who had left by a day (today), all in one action.

        Others who are named beside them stay; words that name nobody who left are replaced as a whole.

        Raises:
            UnknownRecordError: in the future; one of them is not here.
        """
        name = checked("agreement", {"responsible": responsible.strip()})["responsible"]
        action, last = self._core.new_action(), len(agreements) - len(agreements) % BATCH

        def work(transaction: Transaction, part: Sequence[UUID]) -> None:
            session = transaction.session
            crowd = _Crowd(session, on or self._core.today())
            for key in part:
                row = live(session, find(session, Agreement, key))
                words = _handed_over(row.responsible or "", crowd, name or "")
                links = {
                    "responsible_id": organization_named(session, words),
                    "responsible_person_id": person_named(session, words, self._core.today()),
                }
                assign(row, {"responsible": words} | links)

        def submit(part: Sequence[UUID]) -> Future[None]:
            return self._core.submit(lambda transaction: work(transaction, part), "edit", action=action)

        for start in range(0, last, BATCH):
            submit(agreements[start : start + BATCH])
        return submit(agreements[last:])


def staying(session: Session, texts: Mapping[str, str | None], on: date) -> dict[str, str | None]:
    """Texts that name people, perhaps several a line, without those who had left by a day.

    Whom the words may mean beside a leaver stays, and so does the body that stands beside one in a line or is
    called after one. None where nobody remains.
    """
    crowd = _Crowd(session, on)
    if not crowd.gone:
        return dict(texts)
    return {
        name: "\n".join(filter(None, (_staying(session, line, crowd) for line in (text or "").split("\n"))))
        or None
        for name, text in texts.items()
    }


def _staying(session: Session, line: str, crowd: _Crowd) -> str:
    if organization_named(session, line.strip()) is not None:
        return line
    if crowd.has_left_function(line):
        return ""
    said = pieces(line)
    kept = [place for place in range(0, len(said), 2) if not crowd.has_left(said[place])]
    return "".join(said[place] if place == kept[0] else said[place - 1] + said[place] for place in kept)


class _Crowd:
    """Who had left by a day, and who was still there; the latter are read only when they matter."""

    def __init__(self, session: Session, on: date) -> None:
        self._session, self._on = session, on
        query = select(Person.id, Person.name, Person.left_on).where(
            Person.alive.is_(True), Person.left_on.is_not(None), Person.left_on <= on
        )
        rows = [_Leaver(key, name or "", day) for key, name, day in session.execute(query) if day is not None]
        self.gone = {row.id: row for row in rows}
        self.leavers = Names((row, row.name) for row in rows)
        nobody = in_function(session, nameless(), Person.left_on <= on)
        self._called = {fold(words): self.gone[key] for key, words in nobody}
        self._named: dict[str, tuple[_Leaver, bool] | None] = {}
        self._seen: dict[UUID, bool] = {}

    @cached_property
    def _still_called(self) -> frozenset[str]:
        return frozenset(fold(words) for _, words in in_function(self._session, still_there(self._on)))

    @cached_property
    def _there(self) -> Names[UUID]:
        there = still_there(self._on)
        query = select(Person.id, Person.name).where(Person.alive.is_(True), Person.name.is_not(None), there)
        return Names((key, name or "") for key, name in self._session.execute(query))

    def responsible(self, words: str, chosen: UUID | None) -> tuple[_Leaver, bool] | None:
        """Who of those that left is responsible, and whether the words mean nobody else.

        Whoever was chosen counts more than the words, as long as that person is in the network.
        """
        if chosen in self.gone:
            return self.gone[chosen], True
        if chosen is not None and self._is_there(chosen):
            return None
        if words not in self._named:
            self._named[words] = self._among(words)
        return self._named[words]

    def _is_there(self, person: UUID) -> bool:
        if person not in self._seen:
            row = self._session.get(Person, person)
            self._seen[person] = row is not None and row.alive
        return self._seen[person]

    def has_left(self, piece: str) -> bool:
        """Whether a piece names somebody who has left, and nobody who is still there."""
        return bool(self.leavers.meant(piece)) and not self._there.meant(piece)

    def has_left_function(self, words: str) -> bool:
        """Whether words name by function somebody who has left, and nobody who is still there."""
        return fold(words) in self._called and fold(words) not in self._still_called

    def _among(self, words: str) -> tuple[_Leaver, bool] | None:
        if nameless_one := self._called.get(fold(words)):
            return nameless_one, fold(words) not in self._still_called
        found = None
        for piece in pieces(words)[::2]:
            for leaver in self.leavers.meant(piece)[:1]:
                sure = not self._there.meant(piece)
                if found is None or sure:
                    found = leaver, sure
                if sure:
                    return found
        return found


def _handed_over(words: str, crowd: _Crowd, name: str) -> str:
    """Who is responsible when ``name`` takes the place of everybody who left.

    A name that may as well be of somebody still there is replaced only where nobody else left.
    """
    said = pieces(words)
    gone = [place for place in range(0, len(said), 2) if crowd.leavers.meant(said[place])]
    for place in [place for place in gone if crowd.has_left(said[place])] or gone:
        said[place] = name
    handed = "".join(said)
    return handed if handed != words else name


def _open(session: Session, crowd: _Crowd) -> Iterator[OrphanRow]:
    query = (
        select(
            Agreement.id, Agreement.what, Agreement.responsible, Agreement.responsible_person_id,
            Project.title, Agreement.due,
        )
        .outerjoin(Project, Project.id == Agreement.project_id)
        .where(
            Agreement.alive.is_(True), Agreement.state == AgreementState.OPEN, in_lists(),
            Agreement.responsible.is_not(None),
        )
    )  # fmt: skip
    before = _before_release(session)
    for key, what, words, person, project, due in session.execute(query):
        said = words or ""
        who = crowd.responsible(said, person or before.get((key, said)))
        if who is not None:
            leaver, sure = who
            told = (leaver.name or said, leaver.left_on, sure)
            yield OrphanRow(key, what or "", said, project or "", due, *told)


def _before_release(session: Session) -> dict[tuple[UUID, str], UUID]:
    """Whom agreements named in ``coord`` before they were released, by the released one and its words."""
    source = aliased(Agreement)
    query = select(source.released_id, source.responsible, source.responsible_person_id).where(
        source.responsible_person_id.is_not(None), source.released_id.is_not(None)
    )
    rows = session.execute(query)
    return {(key, words or ""): person for key, words, person in rows if key and person}
