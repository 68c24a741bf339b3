"""Lists of what is due, of any length: agreements, tasks of the office, one's own follow-up dates.

Each is a :class:`.long_list.LongList` in stretches: what has no day or nobody responsible comes last, and in
the order of projects each is a stretch of its own, placed by its present title. So a renamed project costs
nothing, and any page is read from one index.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import TEXT, select, type_coerce

from inka_desktop.records.german import sort_key
from inka_desktop.records.projects import Project
from inka_desktop.records.protocols import Agreement
from inka_desktop.records.tasks import FollowUp, Task
from inka_desktop.records.values import AgreementState, days_overdue
from inka_desktop.services import agreement_list, sending
from inka_desktop.services.divided import divided, raw_of
from inka_desktop.services.due_rows import SOON_DAYS, DueFilter, DueOrder
from inka_desktop.services.fields import plain_values
from inka_desktop.services.long_list import ABOVE_ALL, Limit, LongList
from inka_desktop.services.released import in_lists
from inka_desktop.services.rows import AgreementRow

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from inka_desktop.services.core import Core

_BY = {
    "due": ("due", "state", "project_id", "responsible_order"),
    "state": ("state", "due", "project_id", "responsible_order"),
    "responsible": ("responsible_order", "due", "state", "project_id"),
    "project": ("project_id", "due", "state", "responsible_order"),
}
_COUNTED = ("state", "project_id")
"""By these the projects of agreements are counted, in a short index that holds nothing else."""
_LISTS = {
    "agreement": LongList(
        Agreement,
        {name: (*by, "released_id", "alive") for name, by in {**_BY, "counted": _COUNTED}.items()},
        in_lists,
    ),
    "task": LongList(Task, _BY),
    "follow_up": LongList(
        FollowUp, {name: tuple(one for one in by if one != "responsible_order") for name, by in _BY.items()}
    ),
}
MOST_NAMES = 8


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Rows that stand together: so many, with these values, under this heading."""

    key: tuple[Any, ...]
    limits: tuple[Limit, ...]
    count: int
    title: str = ""


class DueLists:
    """What is due, by kind (:data:`.due_rows.KINDS`)."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def count(self, kind: str, limits: DueFilter, on: date | None = None) -> int:
        """How many pass the filter; ``on`` decides what is overdue, today when left out."""
        with self._core.session() as session:
            return _LISTS[kind].count(session, _limits(kind, limits, on or self._core.today()))

    def page(
        self, kind: str, limits: DueFilter, order: DueOrder, start: int, length: int, *,
        descending: bool = False, on: date | None = None,
    ) -> list[AgreementRow]:  # fmt: skip
        """Rows ``start`` to ``start + length`` of a list; fewer at its end."""
        day = on or self._core.today()
        with self._core.session() as session:
            return rows(session, kind, limits, order, start, length, day, descending=descending)

    def position_of(
        self, kind: str, prefix: str, limits: DueFilter, order: DueOrder, *, descending: bool = False,
        on: date | None = None,
    ) -> int:  # fmt: skip
        """How many rows stand before the first whose project or responsible begins with ``prefix``."""
        wanted = _limits(kind, limits, on or self._core.today())
        key, before = sort_key(prefix.strip()), 0
        with self._core.session() as session:
            for stretch in _stretches(session, kind, wanted, order, descending=descending):
                if order == "responsible" and stretch.key == (True,):
                    within = [*wanted, *stretch.limits]
                    return before + _LISTS[kind].position_of(
                        session, prefix, within, order, descending=descending
                    )
                if order == "project" and _is_reached(sort_key(stretch.title), key, descending=descending):
                    break
                before += stretch.count
        return before

    def places_of(
        self, kind: str, keys: Sequence[UUID], limits: DueFilter, order: DueOrder, *,
        descending: bool = False, on: date | None = None,
    ) -> list[int | None]:  # fmt: skip
        """Where rows stand in a list; None for those that are not in it."""
        wanted = _limits(kind, limits, on or self._core.today())
        with self._core.session() as session:
            stretches = _stretches(session, kind, wanted, order, descending=descending)
            return [_place(session, kind, key, wanted, order, stretches, descending) for key in keys]

    def responsibles(self, kind: str, begin: str) -> list[str]:
        """How some that are responsible are called whose words begin so, in their order; each once."""
        record: Any = _LISTS[kind].record
        key, found = sort_key(begin.strip()), list[str]()
        column, last = record.responsible_order, type_coerce(key, TEXT)
        top = type_coerce(key + ABOVE_ALL, TEXT)
        with self._core.session() as session:
            while len(found) < MOST_NAMES:
                beyond = column > last if found else column >= last
                there = (record.alive.is_(True), beyond, column <= top)
                query = select(record.responsible, column).where(*there).order_by(column)
                row = session.execute(query.limit(1)).first()
                if row is None:
                    break
                found.append(row[0])
                last = type_coerce(row[1], TEXT)
        return found

    def find(self, key: UUID) -> tuple[str, UUID] | None:
        """Which kind a record is of, with its id; None where none of the lists holds it."""
        with self._core.session() as session:
            for kind, this in _LISTS.items():
                row = session.get(this.record, key)
                if row is not None and row.alive:
                    return kind, key
        return None

    def projects(self) -> list[tuple[UUID, str]]:
        """Projects with their titles, by title."""
        with self._core.session() as session:
            titles = _titles(session)
        return sorted(titles.items(), key=lambda pair: (sort_key(pair[1]), pair[0]))


def rows(
    session: Session, kind: str, limits: DueFilter, order: DueOrder, start: int, length: int, on: date, *,
    descending: bool = False,
) -> list[AgreementRow]:  # fmt: skip
    """As :meth:`DueLists.page`, in a session one has."""
    this, wanted, found = _LISTS[kind], _limits(kind, limits, on), list[Any]()
    walked = _walked(wanted, order)
    for stretch in _stretches(session, kind, wanted, order, descending=descending):
        reached = start < stretch.count and len(found) < length
        for part in _parts(session, kind, wanted, order, stretch, descending=descending) if reached else ():
            if start < part.count and len(found) < length:
                within, left = [*wanted, *part.limits], length - len(found)
                found += this.page(
                    session, within, walked, start, left, descending=descending, among=part.count
                )
            start = max(0, start - part.count)
        start = start if reached else max(0, start - stretch.count)
    return rows_of(session, kind, found, on)


def rows_of(session: Session, kind: str, records: Sequence[Any], on: date) -> list[AgreementRow]:
    """Records of a kind as rows; a task and a follow-up date are shown as an agreement is."""
    keys = [record.id for record in records]
    if kind == "agreement":
        return agreement_list.rows_of(session, keys, on)
    asked = divided(session, kind, keys)
    marks = sending.marks(raw_of(session), kind, keys)
    return [
        AgreementRow(
            row.id, getattr(row, "protocol_id", None), row.project_id, row.project_label or "",
            row.what or "", getattr(row, "responsible", None) or "", row.due, row.state, row.done_on,
            row.note or "", None, days_overdue(row.due, row.state, on), asked.get(row.id, frozenset()),
            plain_values(row), marks.get(row.id, ""),
        )
        for row in records
    ]  # fmt: skip


def _walked(limits: Sequence[Limit], order: DueOrder) -> str:
    """The index that is walked: by due date among those of one state there is one of its own."""
    return "state" if order == "due" and any(limit.column == "state" for limit in limits) else order


def _limits(kind: str, limits: DueFilter, on: date) -> list[Limit]:
    state = {"soon": "open", "overdue": "open"}.get(limits.which, limits.which)
    found = [Limit("state", AgreementState(state))] if state != "all" else []
    if limits.which == "overdue":
        found.append(Limit("due", on, gone=True))
    if limits.which == "soon":
        found.append(Limit("due", on, until=on + timedelta(days=SOON_DAYS)))
    key = sort_key(limits.responsible.strip())
    if key and kind != "follow_up":
        found.append(Limit("responsible_order", key, until=key + ABOVE_ALL))
    if limits.project_id is not None:
        found.append(Limit("project_id", limits.project_id))
    return found


def _stretches(
    session: Session, kind: str, limits: Sequence[Limit], order: DueOrder, *, descending: bool
) -> list[_Stretch]:
    """The stretches of an order, none of them empty: projects, or what has a value and what has none."""
    this = _LISTS[kind]
    if order != "project":
        among = this.count(session, limits)
        return _halves(session, kind, limits, _column(kind, order), among, descending=descending)
    titles = _titles(session)
    found = [
        _Stretch((project,), (Limit("project_id", project),), count, titles.get(project, ""))
        for project, count in _by_project(session, this, limits).items()
    ]
    found.sort(key=lambda one: (not one.title, sort_key(one.title), str(one.key[0] or "~")))
    return found[::-1] if descending else found


def _by_project(session: Session, this: LongList, limits: Sequence[Limit]) -> dict[Any, int]:
    """How many rows each project has; None for those of none."""
    short = "counted" in this.orders and all(limit.column == "state" for limit in limits)
    order, groups = ("counted", _COUNTED) if short else ("project", _COUNTED[1:])
    columns, found = [getattr(this.record, name) for name in groups], Counter[Any]()
    for (*_, project), count in this.counts(session, limits, order, *columns).items():
        found[project] += count
    return found


def _parts(
    session: Session, kind: str, limits: Sequence[Limit], order: DueOrder, stretch: _Stretch, *,
    descending: bool,
) -> list[_Stretch]:  # fmt: skip
    """Of a project what has a day and what has none; any other stretch as it is."""
    if order != "project":
        return [stretch]
    within = [*limits, *stretch.limits]
    halves = _halves(session, kind, within, _column(kind, order), stretch.count, descending=descending)
    return [replace(half, limits=(*stretch.limits, *half.limits)) for half in halves]


def _halves(
    session: Session, kind: str, limits: Sequence[Limit], column: str, among: int, *, descending: bool
) -> list[_Stretch]:
    """Of ``among`` rows those with a value and those without; only these, mostly few, are counted."""
    without = _LISTS[kind].count(session, [*limits, Limit(column, filled=False)])
    found = [
        _Stretch((filled,), (Limit(column, filled=filled),), count)
        for filled, count in ((True, among - without), (False, without))
        if count
    ]
    return found[::-1] if descending else found


def _column(kind: str, order: DueOrder) -> str:
    """What is empty in the last stretch of an order, or of each project."""
    return "responsible_order" if order == "responsible" and kind != "follow_up" else "due"


def _is_reached(title: str, key: str, *, descending: bool) -> bool:
    """Whether a heading stands no more before one that begins with a key; none stands last."""
    return bool(title) and title <= key + ABOVE_ALL if descending else not title or title >= key


def _place(
    session: Session, kind: str, key: UUID, limits: Sequence[Limit], order: DueOrder,
    stretches: Iterable[_Stretch], descending: bool,
) -> int | None:  # fmt: skip
    this = _LISTS[kind]
    row = session.get(this.record, key)
    if row is None:
        return None
    filled, before = (getattr(row, _column(kind, order)) is not None,), 0
    own = (row.project_id,) if order == "project" else filled
    for stretch in stretches:
        mine = stretch.key == own
        for part in _parts(session, kind, limits, order, stretch, descending=descending) if mine else ():
            if part.key == filled:
                within, walked = [*limits, *part.limits], _walked(limits, order)
                place = this.place_of(session, key, within, walked, descending=descending)
                return None if place is None else before + place
            before += part.count
        before += stretch.count
    return None


def _titles(session: Session) -> dict[UUID, str]:
    found = session.execute(select(Project.id, Project.title).where(Project.alive.is_(True)))
    return {key: title or "" for key, title in found}
