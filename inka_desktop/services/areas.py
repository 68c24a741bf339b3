"""Neighbourhoods, found or made by name and town: many towns have an Innenstadt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import UUID

from sqlalchemy import select

from inka_desktop.records.folding import fold
from inka_desktop.records.network import Area, Organization
from inka_desktop.records.projects import ProjectParty
from inka_desktop.records.values import PartyRole
from inka_desktop.services.core import Core
from inka_desktop.services.editing import add
from inka_desktop.services.parties import valid_on

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from inka_desktop.store.writer import Transaction

_MOST = 8


class Town(NamedTuple):
    """A municipality as records say it, by reference and in words; either may be missing."""

    municipality_id: UUID | None = None
    municipality_label: str | None = None

    @classmethod
    def of(cls, said: Any) -> Town:
        """The one that a record says."""
        return cls(said.municipality_id, said.municipality_label)

    def is_said(self) -> bool:
        """Whether there is one."""
        return self.municipality_id is not None or bool(self.municipality_label)

    def differs(self, other: Town, bodies: Mapping[UUID, UUID]) -> bool:
        """Whether both are said and are not the same, which it stays when it is called otherwise."""
        same = self.municipality_id is not None and self._body(bodies) == other._body(bodies)
        called = (fold(one.municipality_label or "") for one in (self, other))
        return self.is_said() and other.is_said() and not same and len({*called}) > 1

    def _body(self, bodies: Mapping[UUID, UUID]) -> UUID | None:
        key = self.municipality_id
        return bodies.get(key, key) if key is not None else None


def bodies(session: Session) -> Mapping[UUID, UUID]:
    """Each body that follows one of another name, with the first of their line."""
    before = Organization.predecessor_id
    rows = session.execute(select(Organization.id, before).where(before.is_not(None)))
    earlier = {key: one for key, one in rows if one is not None}

    def first(key: UUID) -> UUID:
        met = {key}
        while (one := earlier.get(key)) is not None and one not in met:
            met.add(key := one)
        return key

    return {key: first(key) for key in earlier}


def area_named(session: Session, name: str, towns: Iterable[Town] = ()) -> UUID | None:
    """The area of a name in one of these towns; spelling and capitals do not matter.

    One of which no town is known, and a name without a town, mean the only one that is called so. Words as
    they are suggested say the town themselves.
    """
    wanted, around = fold(name), [town for town in towns if town.is_said()]
    rows = _areas(session) if wanted else []
    called = [row for row in rows if fold(row.name or "") == wanted]
    nowhere = [row for row in called if not Town.of(row).is_said()]
    said = [row for row in called if row not in nowhere]
    line = bodies(session) if said and around else {}
    here = [row for row in said if not all(Town.of(row).differs(town, line) for town in around)]
    found = here[:1] or (nowhere if around or len(nowhere) == 1 else called)
    if not called:
        found = [row for row in rows if fold(_words(row)) == wanted][:1]
    return UUID(bytes=found[0].id.bytes) if len(found) == 1 else None


def ensure(core: Core, transaction: Transaction, name: str, towns: Sequence[Town] = ()) -> UUID:
    """Find or make an area in the running transaction; a new one lies in the first of the towns."""
    known = area_named(transaction.session, name, towns)
    if known is not None:
        return known
    where = towns[0] if towns else Town()
    made = add(core, transaction, "area", {"name": name or None, **where._asdict()})
    transaction.session.flush()
    return UUID(bytes=made.id.bytes)


def suggested(session: Session, words: str, town: Town) -> list[str]:
    """Known areas with these words at the beginning of one of theirs; of another town with that town."""
    wanted = f" {words.casefold()}"
    found = [row for row in _areas(session, Area.name) if row.name and wanted in f" {row.name.casefold()}"]
    line = bodies(session) if town.is_said() else {}
    near = [row for row in found if town.is_said() and not town.differs(Town.of(row), line)]
    shown = [row.name for row in near] + [_words(row) for row in found if row not in near]
    return [*dict.fromkeys(shown)][:_MOST]


def towns_of(session: Session, project: UUID | None, on: date) -> list[Town]:
    """The municipalities of a project on a day."""
    query = select(ProjectParty).where(
        ProjectParty.project_id == project,
        ProjectParty.alive.is_(True),
        ProjectParty.role == PartyRole.MUNICIPALITY,
    )
    parties = session.scalars(query.order_by(ProjectParty.id)).all() if project is not None else ()
    return [Town(one.organization_id, one.organization_label) for one in parties if valid_on(one, on)]


def _areas(session: Session, order: Any = Area.id) -> Sequence[Any]:
    columns = (Area.id, Area.name, Area.municipality_id, Area.municipality_label)
    return session.execute(select(*columns).where(Area.alive.is_(True)).order_by(order, Area.id)).all()


def _words(row: Any) -> str:
    """An area as it is suggested: with its town."""
    return ", ".join(part for part in (row.name, row.municipality_label) if part)
