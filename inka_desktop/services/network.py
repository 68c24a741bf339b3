"""Organisations and persons: found while typing, made by typing, never twice."""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, func, or_, select

from inka_desktop.records.folding import fold
from inka_desktop.records.german import sort_key
from inka_desktop.records.network import Organization, Person
from inka_desktop.records.projects import Project, ProjectParty
from inka_desktop.records.values import OrganizationKind
from inka_desktop.services import sending
from inka_desktop.services.core import Core, find
from inka_desktop.services.divided import raw_of
from inka_desktop.services.editing import add, assign
from inka_desktop.services.fields import checked, spec_of
from inka_desktop.services.rows import ContactRow, OrganizationRow, PersonRow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from sqlalchemy.orm import Session

    from inka_desktop.store.oplog import Edit
    from inka_desktop.store.writer import Transaction

PARTS = ("name", "function", "organization")
"""What rows of people say of somebody in words, beside the person of the network (``person_id``)."""
RowT = TypeVar("RowT", OrganizationRow, PersonRow)

_PARTS_OF_A_PROJECT = frozenset(
    fold(word)
    for word in (
        "Träger",
        "Kommune",
        "Stadt",
        "Gemeinde",
        "Landkreis",
        "Koordinierungsstelle",
        "Bewilligungsbehörde",
    )
)
"""Words that say what somebody is to the project and name no organisation."""


@dataclass(frozen=True, slots=True)
class Who:
    """A person as typed; any part may be empty."""

    name: str = ""
    function: str = ""
    organization: str = ""

    @classmethod
    def of(cls, said: Mapping[str, Any]) -> Who:
        """Whom fields of a row of people name."""
        return cls(*(said[part] or "" for part in PARTS))


class Network:
    """The directory of the office."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def organizations(self, search: str = "", limit: int = 30) -> list[OrganizationRow]:
        """Organisations of today whose name, short name or town has every typed word at a word's beginning.

        Those that begin with the typed text come first, then by name.
        """
        with self._core.session() as session:
            columns = (
                Organization.id,
                Organization.name,
                Organization.short_name,
                Organization.kind,
                Organization.city,
            )
            today = self._core.today()
            there = (
                Organization.alive.is_(True),
                or_(Organization.valid_to.is_(None), Organization.valid_to >= today),
                or_(Organization.valid_from.is_(None), Organization.valid_from <= today),
            )
            rows = session.execute(select(*columns).where(*there)).all()
            found = [
                OrganizationRow(row.id, row.name or "", row.short_name or "", row.kind, row.city or "")
                for row in rows
            ]
        return _best(found, lambda row: f"{row.name} {row.short_name} {row.city}", search)[:limit]

    def persons(self, search: str = "", project_id: UUID | None = None, limit: int = 30) -> list[PersonRow]:
        """Persons by name, function or organisation; those of a project's parties come first."""
        with self._core.session() as session:
            columns = (
                Person.id, Person.name, Person.function, Person.organization_label, Person.phone,
                Person.email, Person.organization_id,
            )  # fmt: skip
            there = (Person.alive.is_(True), still_there(self._core.today()))
            rows = session.execute(select(*columns).where(*there).order_by(Person.id)).all()
            near = _parties_of(session, project_id) if project_id is not None else set()
            ordered = sorted(rows, key=lambda row: row.organization_id not in near)
            found = [
                PersonRow(
                    row.id, row.name or "", row.function or "", row.organization_label or "", row.phone or "",
                    row.email or "",
                )
                for row in ordered
            ]  # fmt: skip
            first = {row.id for row in ordered if row.organization_id in near}
        best = _best(found, lambda row: f"{row.name} {row.function} {row.organization}", search)
        return sorted(best, key=lambda row: row.id not in first)[:limit]

    def contacts(self, project_id: UUID) -> list[ContactRow]:
        """Contact persons of a project's own space, and the office's staff, the latter last; by name."""
        with self._core.session() as session:
            project = find(session, Project, project_id)
            spaces = (project.space, self._core.spaces.org)
            query = select(Person).where(
                Person.alive.is_(True), still_there(self._core.today()), Person.space.in_(spaces)
            )
            persons = session.scalars(query).all()
            marks = sending.marks(raw_of(session), "person", [row.id for row in persons])
            found = [
                ContactRow(
                    row.id, row.name or "", row.function or "", row.phone or "", row.email or "",
                    row.space == project.space, marks.get(row.id, ""),
                )
                for row in persons
            ]  # fmt: skip
        return sorted(found, key=lambda row: (not row.own, fold(row.name or row.function)))

    def add_contact(
        self, project_id: UUID, name: str, function: str = "", phone: str = "", email: str = ""
    ) -> Future[UUID]:
        """A contact person in the project's own space, for the carrier and the office."""
        given = {"name": name, "function": function, "phone": phone, "email": email}
        values = checked("person", {key: text.strip() for key, text in given.items()})

        def work(transaction: Transaction) -> UUID:
            project = find(transaction.session, Project, project_id)
            return UUID(bytes=add(self._core, transaction, "person", values, space=project.space).id.bytes)

        return self._core.submit(work, "add")

    def ensure_organization(self, name: str, kind: str = OrganizationKind.ACTOR) -> Future[UUID]:
        """The organisation of that name, made when there is none; spelling and capitals do not matter."""
        wanted = _clean("organization", name)
        return self._core.submit(
            lambda transaction: organization(self._core, transaction, wanted, kind), "add"
        )

    def ensure_person(self, name: str = "", function: str = "", organization: str = "") -> Future[UUID]:
        """The person with that name, or function, at that organisation; made when there is none."""
        who = Who(_clean("person", name), _clean("person", function), _clean("person", organization))
        return self._core.submit(lambda transaction: person(self._core, transaction, who), "add")

    def name_person(self, kind: str, row: UUID, name: str, edit: Edit | None = None) -> Future[UUID | None]:
        """Say what somebody in a row of people is called; that person is found in the network, or made there.

        Args:
            kind: of the row: ``attendance``, ``series_member`` or ``stock_participant``.
            row: its id.
            name: may be empty; function and organisation of the row decide then.
            edit: the field focus in which it was typed, so that all of it is undone at once.

        Returns:
            The person, None where the row says of nobody who it is.

        Raises:
            UnknownRecordError: in the future; the row is not here or was deleted.
        """
        values = checked(kind, {"name": " ".join(name.split())})

        def work(transaction: Transaction) -> UUID | None:
            session = transaction.session
            found: Any = find(session, spec_of(kind).record, row)
            meant = person_of_row(session, found, values, self._core.today())
            assign(found, values | {"person_id": meant})
            if found.person_id is None:
                said = {part: getattr(found, part) for part in PARTS}
                assign(found, {"person_id": person_in_words(self._core, transaction, said)})
            return UUID(bytes=found.person_id.bytes) if found.person_id is not None else None

        action = edit.action if edit is not None else self._core.new_action()
        return self._core.submit(work, "edit", action=action)


def organization(core: Core, transaction: Transaction, name: str, kind: str = OrganizationKind.ACTOR) -> UUID:
    """Find or make an organisation in the running transaction."""
    session: Session = transaction.session
    known = organization_named(session, name)
    if known is not None:
        return known
    made = add(core, transaction, "organization", {"name": name or None, "kind": kind})
    session.flush()
    return UUID(bytes=made.id.bytes)


def organization_named(session: Session, name: str) -> UUID | None:
    """The organisation of a name or short name; spelling and capitals do not matter."""
    wanted = fold(name)
    columns = (
        (Organization.name, _begins(Organization.name_order, name)),
        (Organization.short_name, Organization.short_name.is_not(None)),
    )
    for column, likely in columns if wanted else ():
        query = select(Organization.id, column).where(Organization.alive.is_(True), likely)
        for row, text in session.execute(query.order_by(Organization.id)):
            if fold(text or "") == wanted:
                return UUID(bytes=row.bytes)
    return None


def person_named(session: Session, name: str, on: date) -> UUID | None:
    """The one person of a name who is still there on a day; None where there are several.

    Who has no name is called by function and organisation, as suggestions are worded.
    """
    wanted = fold(name)
    if not wanted:
        return None
    query = select(Person.id, Person.name).where(Person.alive.is_(True), _begins(Person.name_order, name))
    rows = session.execute(query.where(still_there(on)))
    found = [UUID(bytes=row.bytes) for row, text in rows if fold(text or "") == wanted]
    if not found:
        called = in_function(session, nameless(), still_there(on))
        found = [UUID(bytes=row.bytes) for row, words in called if fold(words) == wanted]
    return found[0] if len(found) == 1 else None


def nameless() -> ColumnElement[bool]:
    """Asks for persons without a name."""
    return func.coalesce(Person.name, "") == ""


def in_function(session: Session, *where: ColumnElement[bool]) -> Iterator[tuple[UUID, str]]:
    """Persons with a function, each with that and the organisation in words."""
    query = select(Person.id, Person.function, Person.organization_label).where(
        Person.alive.is_(True), Person.function.is_not(None), *where
    )
    for key, *said in session.execute(query):
        yield key, ", ".join(part for part in said if part)


def _begins(column: Any, text: str) -> ColumnElement[bool]:
    """Rows whose text begins with the same letter: texts that fold alike do, and an index finds them."""
    first = sort_key(text)[:1]
    found: ColumnElement[bool] = column.between(first, first + "\U0010ffff") if first else column.is_not(None)
    return found


def person(core: Core, transaction: Transaction, who: Who) -> UUID:
    """Find or make a person in the running transaction.

    With a name, name and organisation decide; without one, function and organisation.
    """
    session: Session = transaction.session
    known = known_person(session, who, core.today())
    if known is not None:
        return known
    values: dict[str, object] = {"name": who.name or None, "function": who.function or None}
    if fold(who.organization) in _PARTS_OF_A_PROJECT:
        values["organization_label"] = who.organization
    elif who.organization:
        values["organization_id"] = organization(core, transaction, who.organization)
    made = add(core, transaction, "person", values)
    session.flush()
    return UUID(bytes=made.id.bytes)


def person_in_words(core: Core, transaction: Transaction, said: Mapping[str, Any]) -> UUID | None:
    """Find or make the person whom a row of people names; None where it says an organisation at most."""
    who = Who.of(said)
    return person(core, transaction, who) if who.name or who.function else None


def known_person(session: Session, who: Who, on: date, linked: UUID | None = None) -> UUID | None:
    """The person whom words mean; a name alone, without an organisation, the one person called so.

    Args:
        session: of the database.
        who: as typed.
        on: the day on which a name alone means somebody who is still there.
        linked: of several, the one that is named already.
    """
    key = _person_key(who.name, who.function, who.organization)
    columns = (Person.id, Person.name, Person.function, Person.organization_label)
    by = (Person.name_order, who.name) if key[0] else (Person.function_order, who.function)
    query = select(*columns).where(Person.alive.is_(True), _begins(*by)).order_by(Person.id)
    rows = session.execute(query) if any(key) else ()
    found = [
        UUID(bytes=row.bytes) for row, *texts in rows if _person_key(*(one or "" for one in texts)) == key
    ]
    if linked in found:
        return linked
    return found[0] if found else person_named(session, who.name, on) if not key[2] else None


def person_of_row(session: Session, row: Any, values: Mapping[str, Any], on: date) -> UUID | None:
    """The person whom a row of people names once it says ``values``; None where nobody is called so yet.

    Under the same name it is the same person, though function or organisation are called otherwise.
    """
    said = {part: values[part] if part in values else getattr(row, part, None) for part in PARTS}
    who, before = Who.of(said), getattr(row, "person_id", None)
    same = who.name and fold(who.name) == fold(getattr(row, "name", "") or "")
    return known_person(session, who, on, before) or (before if same else None)


def _person_key(name: str, function: str, of: str) -> tuple[str, str, str]:
    return (fold(name), "", fold(of)) if fold(name) else ("", fold(function), fold(of))


def still_there(on: date) -> ColumnElement[bool]:
    """Asks for persons who have not left by a day."""
    return or_(Person.left_on.is_(None), Person.left_on > on)


def left(session: Session, rows: Iterable[Any], on: date) -> dict[UUID | None, date]:
    """Who of the people that rows name by ``person_id`` has left by a day, and on which one."""
    named = {row.person_id for row in rows if row.person_id is not None}
    query = select(Person.id, Person.left_on).where(Person.id.in_(named), Person.left_on <= on)
    return {key: day for key, day in session.execute(query) if day is not None} if named else {}


def _parties_of(session: Session, project: UUID) -> set[UUID | None]:
    query = select(ProjectParty.organization_id).where(
        ProjectParty.project_id == project,
        ProjectParty.alive.is_(True),
        ProjectParty.organization_id.is_not(None),
    )
    return set(session.scalars(query))


def _clean(kind: str, text: str) -> str:
    """One line without outer or double spaces."""
    return str(checked(kind, {"name": " ".join(text.split())})["name"] or "")


def _best(rows: Iterable[RowT], text: Callable[[RowT], str], search: str) -> list[RowT]:
    """Rows with every word of the search at the beginning of one of theirs, the likeliest first."""
    wanted, words = fold(search), fold(search).split()
    ranked = []
    for row in rows:
        folded = fold(text(row))
        if all(f" {word}" in f" {folded}" for word in words):
            ranked.append((not folded.startswith(wanted), sort_key(text(row)), row))
    ranked.sort(key=lambda entry: entry[:2])
    return [row for _, _, row in ranked]
