"""The list of projects and what a project's page says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple, Protocol
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from inka_desktop.records.values import ProjectStatus
from inka_desktop.services.rows import PartyRow, ProjectListRow, ProjectPersonRow, ServedAreaRow, SiteRow
from inka_desktop.viewmodels import dates, wording
from inka_desktop.viewmodels.short_list import Line
from inka_desktop.viewmodels.wording import Mark

translate = QCoreApplication.translate


def line(row: ProjectListRow, on: date) -> Line:
    """A project in the list; ``on`` decides which years are left out."""
    return Line(row.title, row.municipality, last_visit(row, on), agreements_mark(row), row.carrier)


class Called(Protocol):
    """A project with its carrier of today."""

    @property
    def id(self) -> UUID:
        """Its id."""

    @property
    def title(self) -> str:
        """Its title."""

    @property
    def carrier(self) -> str:
        """Its carrier of today; empty where it has none."""


def names(rows: Sequence[Called]) -> list[tuple[UUID, str]]:
    """Projects to choose from: of one title, as after a change of carrier, each with its carrier of today."""
    titles = Counter(row.title for row in rows)
    return [
        (row.id, f"{row.title} – {row.carrier}" if titles[row.title] > 1 and row.carrier else row.title)
        for row in rows
    ]


def last_visit(row: ProjectListRow, on: date) -> str:
    """When somebody was there last."""
    if row.last_visit is None:
        return translate("Projects", "noch nicht besucht")
    return translate("Projects", "besucht am {day}").format(day=dates.day(row.last_visit, on))


def agreements_mark(row: ProjectListRow) -> Mark | None:
    """How many agreements are overdue or open."""
    if row.overdue_agreements:
        text = translate("Projects", "%n überfällig", "", row.overdue_agreements)
        return Mark(text, "problem", "circle-alert")
    if row.open_agreements:
        return Mark(translate("Projects", "%n offen", "", row.open_agreements))
    return None


def status_mark(status: str) -> Mark:
    """The chip of a project's state."""
    known = {
        ProjectStatus.RUNNING: ("good", "check"),
        ProjectStatus.INTERESTED: ("information", "info"),
        ProjectStatus.SELECTED: ("information", "check"),
    }
    tone, icon = next((look for word, look in known.items() if word == status), ("", ""))
    return Mark(wording.label(wording.PROJECT_STATES, status), tone, icon)


def party_words(party: PartyRow) -> str:
    """In which role and for how long."""
    role = wording.label(wording.PARTY_ROLES, party.role)
    if party.valid_from and party.valid_to:
        return translate("Projects", "{role}, {first} bis {last}").format(
            role=role, first=dates.day(party.valid_from), last=dates.day(party.valid_to)
        )
    if party.valid_from:
        return translate("Projects", "{role}, seit {first}").format(
            role=role, first=dates.day(party.valid_from)
        )
    if party.valid_to:
        return translate("Projects", "{role}, bis {last}").format(role=role, last=dates.day(party.valid_to))
    return role


class Tenure(NamedTuple):
    """A line of what a project has between two days: an organisation in its role, or an area."""

    id: UUID
    """Of the relation, whose fields are ``values``."""
    entry: UUID | None
    """The record in the network."""
    name: str
    role: str
    divided: frozenset[str]
    values: Mapping[str, object]


def party_tenure(row: PartyRow) -> Tenure:
    """An organisation in its role."""
    return Tenure(row.id, row.organization_id, row.organization, row.role, row.divided, row.values)


def person_tenure(row: ProjectPersonRow) -> Tenure:
    """Somebody in what they do for a project."""
    return Tenure(row.id, row.person_id, row.name, row.role, row.divided, row.values)


def area_tenure(row: ServedAreaRow) -> Tenure:
    """A neighbourhood that is served."""
    return Tenure(row.id, row.area_id, row.name, "", row.divided, row.values)


def tenure_words(role: str, first: date | None, last: date | None, on: date) -> str:
    """Beside both days of a relation: as what (a word or empty), and whether it is over or still to come."""
    words = wording.label(wording.PARTY_ROLES, role) if role else ""
    if last is not None and last < on:
        when = translate("Projects", "früher")
    elif first is not None and first > on:
        when = translate("Projects", "künftig")
    else:
        when = ""
    return " · ".join(part for part in (words, when) if part)


def backwards(first: date | None, last: date | None) -> bool:
    """Whether a relation would end before it begins."""
    return first is not None and last is not None and last < first


def site_words(site: SiteRow) -> str:
    """Address and opening hours in one line."""
    town = f"{site.postcode} {site.city}".strip()
    facts = (site.street, town, site.opening_hours, site.phone)
    return " · ".join(fact for fact in facts if fact)
