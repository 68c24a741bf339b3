"""The network as lists of any length, and each entry of it with what it has to do with."""

from __future__ import annotations

import mimetypes
from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import select

from inka_desktop.records.documents import Attachment
from inka_desktop.records.network import Area, Contract, ContractParty, Organization, Person
from inka_desktop.records.projects import ProjectArea, ProjectParty
from inka_desktop.services import areas, following, network, relations, sending, tagged, twins
from inka_desktop.services.core import Core, find
from inka_desktop.services.directory_rows import (
    EntryFilter,
    EntryRow,
    EntryWholeRow,
    PartyOfContractRow,
)
from inka_desktop.services.divided import divided, raw_of
from inka_desktop.services.editing import add, assign
from inka_desktop.services.fields import checked, plain_values
from inka_desktop.services.labels import label_of
from inka_desktop.services.long_list import Limit, LongList
from inka_desktop.services.parties import area_link
from inka_desktop.store.errors import UnknownRecordError

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from inka_desktop.services.attachments import Attachments
    from inka_desktop.store.writer import Transaction

_RECORDS: Mapping[str, Any] = {
    "organization": Organization, "person": Person, "area": Area, "contract": Contract,
}  # fmt: skip
_LISTS: Mapping[str, LongList] = {
    "organization": LongList(
        Organization,
        {
            "name": ("name_order", "kind", "valid_to"), "city": ("city_order", "kind", "valid_to"),
            "kind": ("kind", "valid_to"),
        },
    ),
    "person": LongList(
        Person,
        {
            "name": ("name_order", "left_on"), "function": ("function_order", "left_on"),
            "organization_label": ("organization_label_order", "left_on"),
        },
    ),
    "area": LongList(
        Area, {"name": ("name_order",), "municipality_label": ("municipality_label_order",)}
    ),
    "contract": LongList(
        Contract,
        {
            "title": ("title_order", "valid_to", "project_id"),
            "project_label": ("project_label_order", "valid_to", "project_id"),
            "valid_to": ("valid_to", "project_id"),
        },
    ),
}  # fmt: skip
_SHOWN: Mapping[str, tuple[str, ...]] = {
    "organization": ("name", "kind", "city"), "person": ("name", "function", "organization_label"),
    "area": ("name", "municipality_label"), "contract": ("title", "project_label"),
}  # fmt: skip
_ENDED = {"organization": "valid_to", "person": "left_on", "contract": "valid_to"}
_HANDED_ON = ("kind", "street", "postcode", "city", "phone", "email", "website", "municipality_key")
"""What a body keeps when it is called otherwise."""


class Directory:
    """Organisations, persons, neighbourhoods and contracts."""

    def __init__(self, core: Core, attachments: Attachments) -> None:
        self._core = core
        self._attachments = attachments

    # --- lists ------------------------------------------------------------------------------------

    def count(self, kind: str, limits: EntryFilter) -> int:
        """How many entries pass the filter."""
        with self._core.session() as session:
            return _LISTS[kind].count(session, _limits(kind, limits, self._core.today()))

    def page(
        self, kind: str, limits: EntryFilter, order: str, start: int, length: int, *, descending: bool
    ) -> list[EntryRow]:
        """Entries ``start`` to ``start + length`` of the list; fewer at its end."""
        with self._core.session() as session:
            rows = _LISTS[kind].page(
                session,
                _limits(kind, limits, self._core.today()),
                order,
                start,
                length,
                descending=descending,
            )
            marks = sending.marks(raw_of(session), kind, [row.id for row in rows])
            comments = tagged.open_counts(raw_of(session), [row.id for row in rows])
            return [_entry(kind, row, marks.get(row.id, ""), comments.get(row.id, 0)) for row in rows]

    def position_of(
        self, kind: str, prefix: str, limits: EntryFilter, order: str, *, descending: bool
    ) -> int:
        """How many entries stand before the first that begins with ``prefix``."""
        with self._core.session() as session:
            wanted = _limits(kind, limits, self._core.today())
            return _LISTS[kind].position_of(session, prefix, wanted, order, descending=descending)

    def places_of(
        self, kind: str, keys: Sequence[UUID], limits: EntryFilter, order: str, *, descending: bool
    ) -> list[int | None]:
        """Where entries stand in the list; None for those that are not in it."""
        with self._core.session() as session:
            wanted = _limits(kind, limits, self._core.today())
            return [_LISTS[kind].place_of(session, key, wanted, order, descending=descending) for key in keys]

    # --- one entry --------------------------------------------------------------------------------

    def kind_of(self, key: UUID) -> str:
        """Which kind an entry is of; one that was merged counts as what it was.

        Raises:
            UnknownRecordError: there is no such entry.
        """
        with self._core.session() as session:
            for kind, record in _RECORDS.items():
                if session.get(record, key) is not None:
                    return kind
        raise UnknownRecordError(kind="organization")

    def get(self, kind: str, key: UUID) -> EntryWholeRow:
        """An entry with its relations; for one that was merged, the one that stayed.

        Raises:
            UnknownRecordError: there is none, or it was deleted.
        """
        with self._core.session() as session:
            row = session.get(_RECORDS[kind], key)
            if row is not None and not row.alive and kind in following.KINDS:
                row = session.get(_RECORDS[kind], following.survivors(session, kind).get(key, key))
            if row is None or not row.alive:
                raise UnknownRecordError(kind=kind)
            asked = divided(session, kind, [row.id]).get(row.id, frozenset())
            merged = twins.merged_into(session, kind, row) if kind in following.KINDS else ()
            related = tuple(relations.of(self._core, session, kind, row))
            return EntryWholeRow(
                kind, row.id, label_of(kind, row) or "", getattr(row, _ENDED.get(kind, ""), None),
                related, merged, asked, _contract_parties(session, row), _file(session, row),
                plain_values(row),
            )  # fmt: skip

    # --- writing ----------------------------------------------------------------------------------

    def succeed(self, organization: UUID, name: str, since: date) -> Future[UUID]:
        """The body is called otherwise from a day on: a new entry that follows the old one.

        The old one ends on the day before; its roles in projects go on under the new name, and so do its
        people who have not left by then. What was written before keeps the old name.
        """
        wanted = checked("organization", {"name": " ".join(name.split())})

        def work(transaction: Transaction) -> UUID:
            session = transaction.session
            old = find(session, Organization, organization)
            kept = {field: getattr(old, field) for field in _HANDED_ON}
            given = kept | wanted | {"valid_from": since, "predecessor_id": organization}
            made = add(self._core, transaction, "organization", given)
            session.flush()
            old.valid_to = since - timedelta(days=1)
            self._hand_on(transaction, organization, made.id, since)
            return UUID(bytes=made.id.bytes)

        return self._core.submit(work, "edit")

    def _hand_on(self, transaction: Transaction, old: UUID, new: UUID, since: date) -> None:
        session = transaction.session
        successor = session.get(Organization, new)
        roles = select(ProjectParty).where(ProjectParty.organization_id == old, ProjectParty.alive.is_(True))
        for party in session.scalars(roles).all():
            if party.valid_from is not None and party.valid_from >= since:
                assign(party, {"organization_id": new, "organization_label": successor and successor.name})
            elif party.valid_to is None or party.valid_to >= since:
                values = {"project_id": party.project_id, "organization_id": new, "role": party.role}
                add(
                    self._core, transaction, "project_party",
                    values | {"valid_from": since, "valid_to": party.valid_to},
                )  # fmt: skip
                party.valid_to = since - timedelta(days=1)
        people = select(Person).where(Person.organization_id == old, Person.alive.is_(True))
        for person in session.scalars(people.where(network.still_there(since))).all():
            assign(person, {"organization_id": new, "organization_label": successor and successor.name})

    def serve(self, project: UUID, area: str, since: date | None = None) -> Future[UUID]:
        """A project serves a neighbourhood, found or made by its name; gives the neighbourhood.

        Where it did so before and that ended, the earlier time stays, and a new one begins (today).
        """
        wanted = checked("area", {"name": " ".join(area.split())})

        def work(transaction: Transaction) -> UUID:
            session = transaction.session
            towns = areas.towns_of(session, project, since or self._core.today())
            key = areas.ensure(self._core, transaction, wanted["name"] or "", towns)
            link, first = area_link(project, key), since
            known = session.get(ProjectArea, link)
            if known is not None and _over(known, since or self._core.today()):
                first = since or self._core.today()
                link = area_link(project, key, first)
                known = session.get(ProjectArea, link)
            if known is not None:
                assign(known, {"alive": True})
                session.flush()  # bringing back goes alone
                if first is not None:
                    assign(known, {"valid_from": first})
            else:
                values = {"project_id": project, "area_id": key, "valid_from": first}
                add(self._core, transaction, "project_area", values, row=link)
            return UUID(bytes=key.bytes)

        return self._core.submit(work, "edit")

    def add_party(self, contract: UUID, name: str) -> Future[UUID]:
        """Somebody who signed a contract, found or made by name."""
        wanted = str(checked("organization", {"name": " ".join(name.split())})["name"] or "")

        def work(transaction: Transaction) -> UUID:
            key = network.organization(self._core, transaction, wanted)
            values = {"contract_id": contract, "organization_id": key}
            return UUID(bytes=add(self._core, transaction, "contract_party", values).id.bytes)

        return self._core.submit(work, "add")

    def attach(self, contract: UUID, path: Path) -> Future[UUID]:
        """The paper of a contract; an earlier one is replaced.

        Raises:
            AttachmentTooLargeError, OSError: in the future; nothing was changed.
        """

        def prepare() -> Future[UUID]:
            media = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
            kept = self._attachments.keep(path.read_bytes(), file_name=path.name, media_type=media)

            def work(transaction: Transaction) -> UUID:
                row = find(transaction.session, Contract, contract)
                row.attachment_id = kept.add(transaction, row.space)
                return UUID(bytes=row.attachment_id.bytes)

            return self._core.submit(work, "edit")

        return self._core.in_background(prepare)


def _over(link: ProjectArea, on: date) -> bool:
    return link.alive and link.valid_to is not None and link.valid_to < on


def _limits(kind: str, limits: EntryFilter, today: date) -> list[Limit]:
    found = []
    if limits.type is not None and kind == "organization":
        found.append(Limit("kind", limits.type))
    if limits.active is not None and kind == "contract":
        found.append(Limit("valid_to", filled=not limits.active))
    elif limits.active is not None and kind in _ENDED:
        # Somebody is gone from the day on which they leave, a name only after its last day.
        first = today + timedelta(days=1) if kind == "person" else today
        found.append(Limit(_ENDED[kind], first, gone=not limits.active))
    if limits.tag is not None:
        found.append(Limit("id", tag=(kind, limits.tag)))
    return found


def _entry(kind: str, row: Any, sent: str, comments: int) -> EntryRow:
    texts = tuple(getattr(row, name) or "" for name in _SHOWN[kind])
    return EntryRow(row.id, texts, getattr(row, _ENDED.get(kind, ""), None), sent, comments)


def _contract_parties(session: Session, row: Any) -> tuple[PartyOfContractRow, ...]:
    if not isinstance(row, Contract):
        return ()
    query = select(ContractParty).where(ContractParty.contract_id == row.id, ContractParty.alive.is_(True))
    ordered = session.scalars(query.order_by(ContractParty.position, ContractParty.id))
    return tuple(PartyOfContractRow(one.id, plain_values(one)) for one in ordered)


def _file(session: Session, row: Any) -> tuple[UUID, str] | None:
    key = getattr(row, "attachment_id", None)
    file = session.get(Attachment, key) if key is not None else None
    return (file.id, file.file_name or "") if file is not None else None
