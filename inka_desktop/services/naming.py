"""What a record is called in lists of questions and arrivals: the record that people know, and its date."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from inka_desktop.records.protocol_types import TITLE
from inka_desktop.records.specs import FieldSpec, TableSpec, by_kind, by_number
from inka_desktop.store.oplook import OpReader
from inka_desktop.store.raw import RawConnection

_NAMES: Mapping[str, tuple[str, ...]] = {
    "organization": ("name",), "person": ("name",), "area": ("name",), "project": ("title",),
    "site": ("name",), "protocol": TITLE, "series": ("body",),
    "letterhead": ("office",), "device": ("name",), "stock_taking": ("area_label", "project_label"),
    "archive_entry": ("title",),
    "task": ("what",), "follow_up": ("what",), "contract": ("title",), "tag": ("word",),
    "form": ("title",), "submission": ("title", "form_label"), "round": ("title",),
    "contact_kind": ("name",), "indicator": ("name", "code"), "target": ("indicator",),
    "measurement": ("indicator",),
}  # fmt: skip
"""By kind, the fields of which the first that is filled names a record."""

_DATED = frozenset({"protocol", "stock_taking", "archive_entry"})
"""Kinds that go by their date, too."""

OWN_NAME = "device name"
"""The local setting with what a carrier calls its own device: id of the device, of its person, the name."""
_OWN = (
    "SELECT substr(value, 1, 16) AS id, substr(value, 17, 16) AS person,"
    f" CAST(substr(value, 33) AS TEXT) AS name FROM setting WHERE name = '{OWN_NAME}'"
)
DEVICES = (
    f"WITH own AS ({_OWN}), every AS (SELECT id FROM device UNION SELECT id FROM own)"
    " SELECT every.id, coalesce(own.name, d.name), coalesce(d.person_label, p.name) FROM every"
    " LEFT JOIN own ON own.id = every.id LEFT JOIN device d ON d.id = every.id"
    " LEFT JOIN person p ON p.id = coalesce(d.person_id, own.person)"
)
"""Id, name and person of devices; a carrier's person stands in its project's space, not beside the device.

A carrier may not write in ``org``, where devices are named: it keeps a name for its own device here only.
"""


@dataclass(frozen=True, slots=True)
class Named:
    """A record and what it is called.

    Attributes:
        kind, id: of the record that people know: of a topic or a photo its protocol.
        name: its name as data; empty when it has none.
        on: its date, where it has one.
    """

    kind: str
    id: UUID
    name: str
    on: date | None


def name_fields(kind: str) -> tuple[str, ...]:
    """The fields of which the first that is filled is a record's name; none where it goes by its owner."""
    return _NAMES.get(kind, ())


def name_of(raw: RawConnection, spec: TableSpec, row: bytes) -> Named:
    """What a row is called; children go by their owner."""
    owner = _owner(raw, spec, row)
    while owner is not None:
        spec, row = owner
        owner = _owner(raw, spec, row)
    names = name_fields(spec.kind)
    found = (
        raw.execute(
            f"SELECT coalesce({', '.join(names)}, NULL, '') FROM {spec.kind} WHERE id = ?", (row,)
        ).fetchone()
        if names
        else None
    )
    return Named(spec.kind, UUID(bytes=row), (found[0] or "") if found else "", _date(raw, spec, row))


def file_beside(raw: RawConnection, spec: TableSpec, field: FieldSpec, name: int) -> str:
    """The file that an operation wrote with a field of the same group; empty where it wrote none."""
    log = OpReader(raw)
    for other in spec.beside(field):
        if other.ref == "attachment":
            query = "SELECT file_name FROM attachment WHERE id = ?"
            found = raw.execute(query, (log.value(name, other.number),)).fetchone()
            return str(found[0] or "") if found else ""
    return ""


def _date(raw: RawConnection, spec: TableSpec, row: bytes) -> date | None:
    if spec.kind not in _DATED:
        return None
    found = raw.execute(f"SELECT date FROM {spec.kind} WHERE id = ?", (row,)).fetchone()
    day = spec.by_name["date"].to_python(found[0]) if found else None
    return day if isinstance(day, date) else None


def copied_from(raw: RawConnection, spec: TableSpec, row: bytes) -> bytes | None:
    """The protocol that a released one, or a shared text, is a copy of, where it is here; else None."""
    if spec.kind not in ("released_protocol", "shared_text"):
        return None
    found = raw.execute(
        f"SELECT v.id FROM {spec.kind} r JOIN protocol v ON v.id = r.protocol_id WHERE r.id = ?", (row,)
    ).fetchone()
    return bytes(found[0]) if found is not None else None


def _owner(raw: RawConnection, spec: TableSpec, row: bytes) -> tuple[TableSpec, bytes] | None:
    copied = copied_from(raw, spec, row)
    if copied is not None:
        return by_kind()["protocol"], copied
    if spec.target is not None:
        return _target(raw, spec, row)
    for field in spec.fields:
        if field.parent is not None and field.parent not in ("attachment", spec.kind):
            found = raw.execute(f"SELECT {field.name} FROM {spec.kind} WHERE id = ?", (row,)).fetchone()
            if found and found[0] is not None:
                return by_kind()[field.parent], found[0]
    return None


def _target(raw: RawConnection, spec: TableSpec, row: bytes) -> tuple[TableSpec, bytes] | None:
    """The record of any kind that this one is about."""
    found = raw.execute(f"SELECT target_kind, target_id FROM {spec.kind} WHERE id = ?", (row,)).fetchone()
    known = by_number().get(found[0]) if found and found[1] is not None else None
    return (known, found[1]) if known is not None else None


def device_names(raw: RawConnection, device: bytes) -> tuple[str, str]:
    """Name and person of a device, as far as they are known here; else the first digits of its id.

    A carrier's device is named by an owner's; until that has come its person is known by the control stream.
    """
    named = raw.execute(f"{DEVICES} WHERE every.id = ?", (device,)).fetchone()
    _, name, person = named or (device, None, None)
    if not person:
        found = raw.execute(
            "SELECT p.name FROM sync_member m JOIN person p ON p.id = m.person WHERE m.device = ?", (device,)
        ).fetchone()
        person = found[0] if found else ""
    return name or device.hex()[:6], person or ""


def keep_own_name(raw: RawConnection, device: bytes, person: bytes, name: str) -> None:
    """Keep what a carrier calls its own device; known on this device only."""
    value = device + person + name.encode("utf-8")
    raw.execute("INSERT OR REPLACE INTO setting(name, value) VALUES (?, ?)", (OWN_NAME, value))
