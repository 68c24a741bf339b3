"""The network's lists and editors: columns, filters, what relations are called."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from inka_desktop.services.directory_rows import MOST_RELATIONS, EntryFilter, EntryRow, RelationRow
from inka_desktop.services.views import Plain
from inka_desktop.viewmodels import dates, notes, protocol_words, record_state, stock, wording
from inka_desktop.viewmodels.noop import QT_TRANSLATE_NOOP
from inka_desktop.viewmodels.paged import Column
from inka_desktop.viewmodels.views import id_of, plain_id
from inka_desktop.viewmodels.wording import Mark

if TYPE_CHECKING:
    from inka_desktop.services.twins import PairRow
    from inka_desktop.services.workspace import Workspace

translate = QCoreApplication.translate

MANY: Mapping[str, str] = {
    "organization": QT_TRANSLATE_NOOP("Network", "Organisationen"),
    "person": QT_TRANSLATE_NOOP("Network", "Personen"),
    "area": QT_TRANSLATE_NOOP("Network", "Sozialräume"),
    "contract": QT_TRANSLATE_NOOP("Network", "Kooperationsverträge"),
}
"""What the lists are called, in their order."""
NEW: Mapping[str, str] = {
    "organization": QT_TRANSLATE_NOOP("Network", "Organisation anlegen"),
    "person": QT_TRANSLATE_NOOP("Network", "Person anlegen"),
    "area": QT_TRANSLATE_NOOP("Network", "Sozialraum anlegen"),
    "contract": QT_TRANSLATE_NOOP("Network", "Kooperationsvertrag anlegen"),
}
_FIRST_WORDS: Mapping[str, str] = {
    "organization": QT_TRANSLATE_NOOP("Network", "Noch keine Organisation"),
    "person": QT_TRANSLATE_NOOP("Network", "Noch keine Person"),
    "area": QT_TRANSLATE_NOOP("Network", "Noch kein Sozialraum"),
    "contract": QT_TRANSLATE_NOOP("Network", "Noch kein Kooperationsvertrag"),
}
_HINTS: Mapping[str, str] = {
    "organization": QT_TRANSLATE_NOOP(
        "Network", "Träger, Kommunen und Behörden entstehen auch beim Tippen in Projekten und Protokollen."
    ),
    "person": QT_TRANSLATE_NOOP("Network", "Personen entstehen auch beim Tippen in Protokollen."),
    "area": QT_TRANSLATE_NOOP("Network", "Ein Sozialraum hat Kommune, Ortsteil und Abgrenzung."),
    "contract": QT_TRANSLATE_NOOP(
        "Network", "Ein Kooperationsvertrag nennt Vertragsparteien, Laufzeit und die Datei."
    ),
}
_ENDED: Mapping[str, tuple[str, str, str]] = {
    "organization": (
        QT_TRANSLATE_NOOP("Network", "Aktuelle"),
        QT_TRANSLATE_NOOP("Network", "Frühere"),
        QT_TRANSLATE_NOOP("Network", "gültig bis {day}"),
    ),
    "person": (
        QT_TRANSLATE_NOOP("Network", "Aktive"),
        QT_TRANSLATE_NOOP("Network", "Ausgeschiedene"),
        QT_TRANSLATE_NOOP("Network", "ausgeschieden am {day}"),
    ),
    "contract": (
        QT_TRANSLATE_NOOP("Network", "Unbefristete"),
        QT_TRANSLATE_NOOP("Network", "Befristete"),
        QT_TRANSLATE_NOOP("Network", "gültig bis {day}"),
    ),
}
_LEAVES = QT_TRANSLATE_NOOP("Network", "scheidet aus am {day}")
_COLUMNS: Mapping[str, tuple[tuple[str, str, int], ...]] = {
    "organization": (
        (QT_TRANSLATE_NOOP("Network", "Name"), "name", 0),
        (QT_TRANSLATE_NOOP("Network", "Art"), "kind", 170),
        (QT_TRANSLATE_NOOP("Network", "Ort"), "city", 180),
    ),
    "person": (
        (QT_TRANSLATE_NOOP("Network", "Name"), "name", 0),
        (QT_TRANSLATE_NOOP("Network", "Funktion"), "function", 200),
        (QT_TRANSLATE_NOOP("Network", "Organisation"), "organization_label", 240),
    ),
    "area": (
        (QT_TRANSLATE_NOOP("Network", "Name"), "name", 0),
        (QT_TRANSLATE_NOOP("Network", "Kommune"), "municipality_label", 280),
    ),
    "contract": (
        (QT_TRANSLATE_NOOP("Network", "Titel"), "title", 0),
        (QT_TRANSLATE_NOOP("Network", "Projekt"), "project_label", 280),
    ),
}
_RELATED: Mapping[str, str] = {
    "project": QT_TRANSLATE_NOOP("Network", "Projekte"),
    "agreement": QT_TRANSLATE_NOOP("Network", "Offene Vereinbarungen"),
    "protocol": QT_TRANSLATE_NOOP("Network", "Protokolle"),
    "stock_taking": QT_TRANSLATE_NOOP("Network", "Bestandsaufnahmen"),
}
_ROLES: Mapping[str, str] = {
    "before": QT_TRANSLATE_NOOP("Network", "hieß vorher so"),
    "after": QT_TRANSLATE_NOOP("Network", "heißt seitdem so"),
    "contact": QT_TRANSLATE_NOOP("Network", "Ansprechperson"),
    "responsible": QT_TRANSLATE_NOOP("Network", "zuständig für Vereinbarungen"),
}
_WHY: Mapping[str, str] = {
    "name": QT_TRANSLATE_NOOP("Network", "gleicher Name"),
    "email": QT_TRANSLATE_NOOP("Network", "gleiche E-Mail"),
    "phone": QT_TRANSLATE_NOOP("Network", "gleiche Telefonnummer"),
}


@dataclass(frozen=True, slots=True)
class EntrySource:
    """Pages of one kind of entry in one order under one filter."""

    workspace: Workspace
    kind: str
    limits: EntryFilter
    order: str
    descending: bool

    def count(self) -> int:
        """How many entries pass the filter."""
        return self.workspace.directory.count(self.kind, self.limits)

    def page(self, start: int, limit: int) -> Sequence[EntryRow]:
        """Entries from ``start`` on."""
        return self.workspace.directory.page(
            self.kind, self.limits, self.order, start, limit, descending=self.descending
        )

    def places(self, rows: Sequence[EntryRow]) -> Sequence[int | None]:
        """Where entries stand now."""
        keys = [row.id for row in rows]
        return self.workspace.directory.places_of(
            self.kind, keys, self.limits, self.order, descending=self.descending
        )


def columns(kind: str, on: date) -> list[Column[EntryRow]]:
    """The columns of a list in the window's language."""
    found: list[Column[EntryRow]] = [
        Column(
            translate("Network", title), partial(_cell, kind, place), order, width=width or 120,
            stretch=not width,
        )
        for place, (title, order, width) in enumerate(_COLUMNS[kind])
    ]  # fmt: skip
    if kind in _ENDED:
        found.append(
            Column(
                translate("Network", "Stand"),
                lambda row: mark.text if (mark := ended_mark(kind, row.ended, on)) else "",
                mark=lambda row: ended_mark(kind, row.ended, on), width=190,
            )
        )  # fmt: skip
    found.append(notes.comment_column())
    found.append(
        Column(
            translate("Network", "Senden und Empfangen"),
            lambda row: mark.text if (mark := record_state.mark(row.sending)) else "",
            mark=lambda row: record_state.sign(row.sending), width=36, sign=True,
        )
    )  # fmt: skip
    return found


def _cell(kind: str, place: int, row: EntryRow) -> str:
    text = row.texts[place]
    if kind == "organization" and place == 1:
        return wording.label(wording.ORGANIZATION_KINDS, text)
    return text or (row.texts[1] if kind == "person" and place == 0 else "") or "–"


def ended_mark(kind: str, ended: date | None, on: date) -> Mark | None:
    """Until when an entry counts, or since when it does not; nothing without an end."""
    if ended is None or kind not in _ENDED:
        return None
    past = ended <= on if kind == "person" else ended < on
    words = _ENDED[kind][2] if past or kind != "person" else _LEAVES
    text = translate("Network", words).format(day=dates.day(ended, on))
    return Mark(text, "attention" if past else "information", "clock")


def filters(kind: str) -> list[tuple[str, EntryFilter]]:
    """The chips of a list: all, still there, ended; of organisations their kinds."""
    found = [(translate("Network", "Alle"), EntryFilter())]
    if kind in _ENDED:
        there, ended, _ = (translate("Network", word) for word in _ENDED[kind])
        found += [(there, EntryFilter(active=True)), (ended, EntryFilter(active=False))]
    if kind == "organization":
        words = wording.ORGANIZATION_KINDS
        found += [(wording.label(words, one), EntryFilter(type=one)) for one in words]
    return found


def view_of(kind: str, limits: EntryFilter, order: str, *, descending: bool) -> dict[str, Plain]:
    """What is remembered of a list: plain values that a later version can still read."""
    return {
        "kind": kind, "type": limits.type, "active": limits.active, "tag": plain_id(limits.tag),
        "order": order, "descending": descending,
    }  # fmt: skip


def limits_of(view: Mapping[str, Plain]) -> tuple[str, EntryFilter]:
    """The list and the limits that a view remembers; what is no value of theirs counts as none."""
    kind = next((one for one in MANY if one == view.get("kind")), next(iter(MANY)))
    type, active = view.get("type"), view.get("active")
    return kind, EntryFilter(
        type if isinstance(type, str) else None,
        active if isinstance(active, bool) else None,
        id_of(view.get("tag")),
    )


def order_of(kind: str, view: Mapping[str, Plain]) -> tuple[str, bool]:
    """The order that a view remembers, and whether it descends; by the first column where there is none."""
    orders = [*(order for _, order, _ in _COLUMNS[kind])]
    wanted = view.get("order")
    return wanted if isinstance(wanted, str) and wanted in orders else orders[0], bool(view.get("descending"))


def empty_words(kind: str) -> tuple[str, str, str]:
    """What an empty list says: its title, a hint, and the button."""
    return (
        translate("Network", _FIRST_WORDS[kind]), translate("Network", _HINTS[kind]),
        translate("Network", NEW[kind]),
    )  # fmt: skip


def many(kind: str) -> str:
    """What a list is called."""
    return translate("Network", MANY[kind])


def count_words(count: int) -> str:
    """``1.234 Einträge``."""
    words = translate("Network", "%n Einträge", "", count)
    return words.replace(str(count), dates.locale().toString(count))


def relation_heading(kind: str, shown: int) -> str:
    """What stands above the relations of a kind; it says so where there may be older ones."""
    words = translate("Network", _RELATED[kind]) if kind in _RELATED else many(kind)
    if shown < MOST_RELATIONS:
        return words
    return translate("Network", "{kind} (die neuesten {count})").format(kind=words, count=shown)


def relation_title(row: RelationRow) -> str:
    """What a relation is called."""
    if row.kind == "protocol":
        return protocol_words.words(row.role).document.format(about=row.name or "–")
    if row.kind == "stock_taking":
        return stock.period_words(row.first, row.last)
    return row.name or "–"


def relation_words(row: RelationRow) -> str:
    """As what something is related, and for how long."""
    if row.kind == "protocol":
        state = wording.label(wording.ATTENDANCE_STATES, row.through)
        return ", ".join(part for part in (dates.day(row.first), state) if part)
    if row.kind == "stock_taking":
        return row.name or wording.record_kind(row.kind)
    if row.kind == "agreement":
        due = translate("Network", "fällig am {day}").format(day=dates.day(row.last))
        when = due if row.last is not None else translate("Network", "ohne Termin")
        return ", ".join(part for part in (row.through, when) if part)
    role = translate("Network", _ROLES[row.role]) if row.role in _ROLES else ""
    role = role or (wording.label(wording.PARTY_ROLES, row.role) if row.role else "")
    role = role or wording.record_kind(row.kind)
    if row.through:
        role = f"{role} ({row.through})"
    first, last = (dates.day(day) if day is not None else "" for day in (row.first, row.last))
    if first and last:
        return translate("Network", "{role}, {first} bis {last}").format(role=role, first=first, last=last)
    if first:
        return translate("Network", "{role}, seit {first}").format(role=role, first=first)
    return translate("Network", "{role}, bis {last}").format(role=role, last=last) if last else role


def pair_words(row: PairRow) -> str:
    """Two entries that look alike, and why."""
    why = translate("Network", _WHY.get(row.why, row.why))
    if row.name == row.other_name:
        return translate("Network", "{name} ({why})").format(name=row.name or "–", why=why)
    return translate("Network", "{name} – {other} ({why})").format(
        name=row.name or "–", other=row.other_name or "–", why=why
    )


def home_words(home: str) -> str:
    """Where an entry lies, and so who reads it."""
    if home == "coord":
        return translate("Network", "nur bei der Koordinierungsstelle")
    if home == "org":
        return translate("Network", "bei der Koordinierungsstelle, für alle lesbar")
    return translate("Network", "im Projekt „{project}“, auch für seinen Träger").format(project=home or "–")


def value_words(kind: str, field: str, value: object) -> str:
    """A value of a comparison."""
    if value is None:
        return translate("Network", "keine Angabe")
    if isinstance(value, date):
        return dates.day(value)
    words = wording.choices(kind, field)
    return wording.label(words, str(value)) if words else str(value)
