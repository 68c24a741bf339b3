"""People who left: what was agreed with them and is still open asks for somebody else."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from concurrent.futures import Future
from datetime import date
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

from sqlalchemy import or_, select

from inka_desktop.records.folding import fold
from inka_desktop.records.network import Person
from inka_desktop.records.projects import Project
from inka_desktop.records.protocols import Agreement
from inka_desktop.records.values import AgreementState
from inka_desktop.services.core import Core, find
from inka_desktop.services.editing import assign
from inka_desktop.services.fields import checked
from inka_desktop.services.labels import BATCH
from inka_desktop.services.network import organization_named
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


_BETWEEN = re.compile(r"(\s*(?:[,;/]|\bund\b|\band\b)\s*)")


class Leavers:
    """Open agreements of people who left."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def orphans(self, on: date | None = None) -> list[OrphanRow]:
        """Open agreements whose responsible is somebody who had left by a day (today), by when they are due.

        Somebody is responsible where the words name them; who has left is known from the network.
        """
        day = on or self._core.today()
        with self._core.session() as session:
            gone = _gone(session, day)
            found = list(_named(session, gone)) if gone else []
        return sorted(found, key=lambda row: (row.due or date.max, row.project, row.id))

    def hand_over(self, agreements: Sequence[UUID], responsible: str) -> Future[None]:
        """Give agreements a new responsible in place of who left, all in one action.

        Others who are named beside them stay; words that name nobody who left are replaced as a whole.

        Raises:
            UnknownRecordError: in the future; one of them is not here.
        """
        name = checked("agreement", {"responsible": responsible.strip()})["responsible"]
        action, last = self._core.new_action(), len(agreements) - len(agreements) % BATCH

        def work(transaction: Transaction, part: Sequence[UUID]) -> None:
            session = transaction.session
            gone = _gone(session, date.max)  # also who leaves soon
            for key in part:
                row = live(session, find(session, Agreement, key))
                words = _handed_over(row.responsible or "", gone, name or "")
                assign(row, {"responsible": words, "responsible_id": organization_named(session, words)})

        def submit(part: Sequence[UUID]) -> Future[None]:
            return self._core.submit(lambda transaction: work(transaction, part), "edit", action=action)

        for start in range(0, last, BATCH):
            submit(agreements[start : start + BATCH])
        return submit(agreements[last:])


def _handed_over(words: str, gone: Collection[str], name: str) -> str:
    """Who is responsible when ``name`` takes the place of everybody who left, by folded names."""
    pieces = _BETWEEN.split(words)  # names, and what stands between two of them
    for place in range(0, len(pieces), 2):
        if any(f" {one} " in f" {fold(pieces[place])} " for one in gone):
            pieces[place] = name
    handed = "".join(pieces)
    return handed if handed != words else name


def _gone(session: Session, on: date) -> dict[str, tuple[str, date]]:
    """Names of those who have left, folded, unless somebody of that name is still there."""
    rows = session.execute(
        select(Person.name, Person.left_on).where(
            Person.alive.is_(True), Person.left_on.is_not(None), Person.left_on <= on
        )
    )
    found = {fold(name): (name, day) for name, day in rows if name and day is not None}
    for name in list(found):
        there = or_(Person.left_on.is_(None), Person.left_on > on)
        same = select(Person.name).where(Person.alive.is_(True), there)
        beginning = Person.name_order.between(name[:1], name[:1] + "\U0010ffff")
        if any(fold(one or "") == name for one in session.scalars(same.where(beginning))):
            del found[name]
    return found


def _named(session: Session, gone: dict[str, tuple[str, date]]) -> Sequence[OrphanRow]:
    query = (
        select(Agreement.id, Agreement.what, Agreement.responsible, Project.title, Agreement.due)
        .outerjoin(Project, Project.id == Agreement.project_id)
        .where(
            Agreement.alive.is_(True), Agreement.state == AgreementState.OPEN, in_lists(),
            Agreement.responsible.is_not(None),
        )
    )  # fmt: skip
    found, known = [], dict[str, tuple[str, date] | None]()
    for key, what, responsible, project, due in session.execute(query):
        words = str(responsible)
        if words not in known:
            padded = f" {fold(words.replace(',', ' ').replace(';', ' '))} "
            known[words] = next((who for name, who in gone.items() if f" {name} " in padded), None)
        who = known[words]
        if who is not None:
            found.append(OrphanRow(key, what or "", words, project or "", due, *who))
    return found
