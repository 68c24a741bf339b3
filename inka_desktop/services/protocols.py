"""Protocols: the list, one protocol for its editor, starting a new one, its parts, and finishing."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from inka_desktop.records.content import ProtocolContent
from inka_desktop.records.protocol_types import spec_of_type
from inka_desktop.records.protocols import Photo, Protocol
from inka_desktop.records.values import ProtocolType
from inka_desktop.services import (
    finishing,
    network,
    protocol_content,
    protocol_list,
    protocol_start,
    protocol_whole,
)
from inka_desktop.services.core import Core, find
from inka_desktop.services.editing import Editing, add
from inka_desktop.services.errors import ValueUnusableError
from inka_desktop.services.fields import checked
from inka_desktop.services.rows import (
    MissingRow,
    ProtocolFilter,
    ProtocolListRow,
    ProtocolOrder,
    ProtocolRow,
    VersionRow,
)

if TYPE_CHECKING:
    from inka_desktop.services.attachments import Attachments
    from inka_desktop.store.writer import Transaction


class Protocols:
    """Protocols of visits, talks and meetings."""

    def __init__(self, core: Core, editing: Editing, attachments: Attachments) -> None:
        self._core = core
        self._editing = editing
        self._attachments = attachments

    # --- lists ------------------------------------------------------------------------------------

    def count(self, limits: ProtocolFilter) -> int:
        """How many protocols pass the filter."""
        with self._core.session() as session:
            return protocol_list.count(session, limits)

    def page(
        self, limits: ProtocolFilter, order: ProtocolOrder, descending: bool, start: int, limit: int = 100
    ) -> list[ProtocolListRow]:
        """Rows ``start`` to ``start + limit`` of the list; fewer at its end."""
        with self._core.session() as session:
            return protocol_list.page(session, limits, order, start, limit, descending=descending)

    def places_of(
        self, ids: Sequence[UUID], limits: ProtocolFilter, order: ProtocolOrder, descending: bool
    ) -> list[int | None]:
        """How many rows of the list stand before each of these protocols; None for one that is not in it."""
        with self._core.session() as session:
            return [protocol_list.place_of(session, key, limits, order, descending=descending) for key in ids]

    def position_of(self, prefix: str, limits: ProtocolFilter, order: ProtocolOrder, descending: bool) -> int:
        """Number of the first row that begins with ``prefix`` in the order's column (jump to a letter)."""
        with self._core.session() as session:
            return protocol_list.position_of(session, prefix, limits, order, descending=descending)

    # --- one protocol --------------------------------------------------------------------------------

    def get(self, protocol_id: UUID, on: date | None = None) -> ProtocolRow:
        """A protocol with everything its editor shows.

        Args:
            protocol_id: the protocol.
            on: the day that decides what is overdue; today when left out.

        Raises:
            UnknownRecordError: it is not on this device, or was deleted.
        """
        day = on or self._core.today()
        with self._core.session() as session:
            row = find(session, Protocol, protocol_id)
            return protocol_whole.protocol_row(session, row, day, self._attachments)

    def content(self, protocol_id: UUID) -> ProtocolContent:
        """What the protocol says now, as the next version would."""
        with self._core.session() as session:
            return protocol_content.working_content(
                session, find(session, Protocol, protocol_id), self._core.today()
            )

    def start(
        self, project_id: UUID | None, on: date, type: str = ProtocolType.VISIT,
        organization_id: UUID | None = None,
    ) -> Future[UUID]:  # fmt: skip
        """A new protocol with the people and topics of the last one; its open agreements show as carried.

        Meetings of a series are begun by :meth:`.series.AllSeries.start`.

        Args:
            project_id: the project; None where the type may stand alone.
            on: the day of the protocol (local calendar date).
            type: of protocol, a word of :class:`.ProtocolType`.
            organization_id: the partner of one without a project.

        Raises:
            ValueUnusableError: at once; a protocol of this type needs a project.
        """
        if project_id is None and not spec_of_type(type).stands_alone:
            raise ValueUnusableError(kind="protocol", field="project_id")

        def work(transaction: Transaction) -> UUID:
            begun = protocol_start.Begun(type, on, project_id, organization_id)
            return protocol_start.start(self._core, transaction, begun)

        return self._core.submit(work, f"new {type}")

    # --- finishing --------------------------------------------------------------------------------

    def missing(self, protocol_id: UUID) -> list[MissingRow]:
        """What finishing asks for, and what it would advise."""
        with self._core.session() as session:
            return finishing.missing(session, find(session, Protocol, protocol_id))

    def finish(self, protocol_id: UUID) -> Future[VersionRow]:
        """Fix the text as the next version; the first one gives the protocol its number.

        Raises:
            IncompleteError: in the future; see :meth:`missing`.
        """
        self._editing.settle()

        def work(transaction: Transaction) -> VersionRow:
            by = self._core.me_by(transaction.raw).person
            return finishing.finish(self._core, transaction, protocol_id, self._core.today(), by)

        return self._core.submit(work, "finish")

    def take_back(self, version_id: UUID) -> Future[None]:
        """Withdraw the newest version while it has not left this device.

        Raises:
            AlreadySentError, NotNewestError: in the future.
        """
        return self._core.submit(
            lambda transaction: finishing.take_back(transaction, version_id), "take_back"
        )

    # --- parts ------------------------------------------------------------------------------------

    def add_person(
        self, protocol_id: UUID, name: str = "", function: str = "", organization: str = "", remark: str = ""
    ) -> Future[UUID]:
        """Somebody present; person and organisation are found in the network, or made there."""
        given = {"name": name.strip(), "function": function.strip(), "organization": organization.strip()}
        values = checked(
            "attendance", {"protocol_id": protocol_id, "remark": remark.strip(), **given}, new=True
        )

        def work(transaction: Transaction) -> UUID:
            known = network.person_in_words(self._core, transaction, values)
            return _id(add(self._core, transaction, "attendance", values | {"person_id": known}))

        return self._core.submit(work, "add")

    def add_topic(self, protocol_id: UUID, title: str, after: UUID | None = None) -> Future[UUID]:
        """A topic behind another one, or at the end."""
        return self._editing.add("topic", {"protocol_id": protocol_id, "title": title.strip()}, after)

    def add_agreement(
        self,
        protocol_id: UUID,
        what: str,
        responsible: str = "",
        due: date | None = None,
        topic_id: UUID | None = None,
    ) -> Future[UUID]:
        """Who does what by when; with ``topic_id`` made at that item of the agenda."""
        given = {
            "protocol_id": protocol_id,
            "what": what.strip(),
            "responsible": responsible.strip(),
            "due": due,
            "topic_id": topic_id,
        }
        return self._editing.add("agreement", given)

    def photo_bytes(self, photo_id: UUID, thumbnail: bool = False) -> bytes | None:
        """JPEG bytes of a photo or its thumbnail; None while they are not on this device."""
        with self._core.session() as session:
            file = find(session, Photo, photo_id).attachment_id
        return self._attachments.read(file, thumbnail=thumbnail) if file is not None else None


def _id(record: Any) -> UUID:
    return UUID(bytes=record.id.bytes)
