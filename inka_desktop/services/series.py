"""Bodies that meet again and again: the next meeting with its agenda, and the invitation to it."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import func, select

from inka_desktop.records.german import sort_key
from inka_desktop.records.protocols import Protocol
from inka_desktop.records.rhythm import next_day
from inka_desktop.records.series import Series, SeriesMember
from inka_desktop.records.values import ProtocolType
from inka_desktop.services import agendas, network, protocol_list, protocol_rows, protocol_start, tagged
from inka_desktop.services.calendar_sources import LATE_DAYS
from inka_desktop.services.core import Core, find
from inka_desktop.services.divided import raw_of
from inka_desktop.services.editing import Editing, add
from inka_desktop.services.fields import checked, plain_values
from inka_desktop.services.notes_rows import ALL_ARRIVED, Standing
from inka_desktop.services.planner import hidden
from inka_desktop.services.protocol_content import lines, working_content
from inka_desktop.services.rows import ProtocolFilter, ProtocolListRow

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.orm import Session

    from inka_desktop.reports.letterhead import RenderedDocument
    from inka_desktop.services.documents import Documents
    from inka_desktop.store.writer import Transaction

_TAKEN = ("body", "kind", "project_id", "place", "begin", "end", "chair", "quorum")
_SHOWN = 12


@dataclass(frozen=True, slots=True)
class SeriesRow:
    """A series in the list.

    Attributes:
        last, next: days of meetings that stand in the calendar, up to the day asked for and behind it.
        proposed: the day of the meeting after the newest of all, as agreed, else by the rhythm.
        agreed: a meeting agreed on that day.
    """

    id: UUID
    body: str
    kind: str
    project: str
    rhythm: str
    last: date | None
    next: date | None
    proposed: date | None
    agreed: bool
    standing: Standing = ALL_ARRIVED


@dataclass(frozen=True, slots=True)
class MemberRow:
    """Somebody who is invited to every meeting of a series."""

    id: UUID
    name: str
    function: str
    organization: str
    vote: bool
    values: Mapping[str, object] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class SeriesWholeRow:
    """A series with everything its page shows."""

    id: UUID
    body: str
    members: tuple[MemberRow, ...]
    meetings: tuple[ProtocolListRow, ...]
    values: Mapping[str, object] = field(default_factory=dict, compare=False)


class AllSeries:
    """Series of meetings, and the invitations to them."""

    def __init__(self, core: Core, editing: Editing, documents: Documents) -> None:
        self._core = core
        self._editing = editing
        self._documents = documents

    # --- series -----------------------------------------------------------------------------------

    def list(self, on: date | None = None) -> list[SeriesRow]:
        """All series by body; ``on`` parts what was from what comes, today when left out."""
        day = on or self._core.today()
        with self._core.session() as session:
            last = _days(session, func.max(Protocol.date), Protocol.date <= day)
            following = _days(session, func.min(Protocol.date), Protocol.date > day)
            newest = _days(session, func.max(Protocol.date), Protocol.date.is_not(None))
            since = day - timedelta(LATE_DAYS)
            agreed = {key: on for key, on in protocol_start.agreed_days(session).items() if on >= since}
            rows = session.scalars(select(Series).where(Series.alive.is_(True))).all()
            standings = tagged.standings(raw_of(session), "series", [row.id for row in rows])
            found = [
                SeriesRow(
                    row.id, row.body or "", row.kind, row.project_label or "", row.rhythm or "",
                    last.get(row.id), following.get(row.id),
                    agreed.get(row.id) or _proposed(newest.get(row.id), row.rhythm), row.id in agreed,
                    standings[row.id],
                )
                for row in rows
            ]  # fmt: skip
        return sorted(found, key=lambda row: sort_key(row.body))

    def get(self, series_id: UUID) -> SeriesWholeRow:
        """A series with its members and its newest meetings.

        Raises:
            UnknownRecordError: it is not on this device, or was deleted.
        """
        with self._core.session() as session:
            row = find(session, Series, series_id)
            limits = ProtocolFilter(series_id=series_id)
            meetings = protocol_list.page(session, limits, "date", 0, _SHOWN, descending=True)
            return SeriesWholeRow(
                row.id, row.body or "", tuple(map(_member, members(session, series_id))), tuple(meetings),
                plain_values(row),
            )  # fmt: skip

    def create(self, body: str, kind: str, project_id: UUID | None = None) -> Future[UUID]:
        """A new series of a body's meetings."""
        given = {"body": body.strip(), "kind": kind, "project_id": project_id}
        return self._editing.add("series", given)

    def add_member(
        self,
        series_id: UUID,
        name: str = "",
        function: str = "",
        organization: str = "",
        *,
        vote: bool = True,
    ) -> Future[UUID]:
        """Somebody who is always invited; person and organisation are found in the network, or made there."""
        given = {"name": name.strip(), "function": function.strip(), "organization": organization.strip()}
        values = checked("series_member", {"series_id": series_id, "vote": vote, **given}, new=True)

        def work(transaction: Transaction) -> UUID:
            known = network.person_in_words(self._core, transaction, values)
            made = add(self._core, transaction, "series_member", values | {"person_id": known})
            return UUID(bytes=made.id.bytes)

        return self._core.submit(work, "add")

    # --- meetings ---------------------------------------------------------------------------------

    def start(self, series_id: UUID, on: date) -> Future[UUID]:
        """The next meeting: its agenda asks for the approval of the last minutes and what is still open.

        Args:
            series_id: the series.
            on: the day of the meeting (local calendar date).

        Raises:
            UnknownRecordError: in the future; there is no such series.
        """

        def work(transaction: Transaction) -> UUID:
            session = transaction.session
            series = find(session, Series, series_id)
            following = protocol_start.beginning(ProtocolType.MEETING, on, series_id=series_id)
            last = protocol_rows.earlier_protocol(session, following, alike=True)
            given = _of_series(series) | {"date": on} | agendas.after(last, on)
            if last is not None:
                given |= {"keeper": last.keeper, "distribution": last.distribution}
            if (said := protocol_start.agreed_at(session, last, following)) is not None:
                given |= _as_agreed(series, said)
            agenda = agendas.items(session, last, following, on, lines(series.agenda))
            return protocol_start.make(self._core, transaction, given, members(session, series_id), agenda)

        return self._core.submit(work, "new meeting")

    # --- invitations ------------------------------------------------------------------------------

    def invitation(self, protocol_id: UUID, language: str = "de") -> RenderedDocument:
        """The invitation to a meeting with its agenda, on the letterhead of now.

        Raises:
            UnknownRecordError: there is no such meeting on this device.
        """
        with self._core.session() as session:
            meeting = find(session, Protocol, protocol_id)
            content = working_content(session, meeting, self._core.today())
            series = session.get(Series, meeting.series_id) if meeting.series_id is not None else None
            note = (series.note if series is not None else None) or ""
        return self._documents.invitation(content, note, language)

    def invitation_name(self, protocol_id: UUID, language: str = "de") -> str:
        """The name to save an invitation under; it sorts by date."""
        from inka_desktop.reports.invitation import file_name

        with self._core.session() as session:
            meeting = find(session, Protocol, protocol_id)
            return file_name(working_content(session, meeting, self._core.today()), language)


def members(session: Session, series_id: UUID) -> Sequence[SeriesMember]:
    """Who is always invited, in order."""
    query = select(SeriesMember).where(SeriesMember.series_id == series_id, SeriesMember.alive.is_(True))
    return session.scalars(query.order_by(SeriesMember.position, SeriesMember.id)).all()


def _days(session: Session, day: Any, when: Any) -> dict[UUID, date]:
    query = select(Protocol.series_id, day).where(Protocol.series_id.is_not(None), when)
    found = session.execute(query.where(hidden(Protocol.alive).is_(True)).group_by(Protocol.series_id))
    return {key: value for key, value in found if value is not None}


def _proposed(newest: date | None, rhythm: str | None) -> date | None:
    return next_day(newest, rhythm) if newest is not None else None


def _member(row: SeriesMember) -> MemberRow:
    return MemberRow(
        row.id, row.name or "", row.function or "", row.organization or "", row.vote, plain_values(row)
    )


def _of_series(series: Series) -> dict[str, Any]:
    taken = {name: getattr(series, name) for name in _TAKEN}
    return taken | {
        "type": ProtocolType.MEETING, "series_id": series.id, "project_label": series.project_label,
    }  # fmt: skip


def _as_agreed(series: Series, said: Protocol) -> dict[str, Any]:
    """Another time than the usual one has no usual end."""
    given: dict[str, Any] = {"agreed_at_id": said.id, "place": series.place or said.place}
    if said.next_time is not None and said.next_time != series.begin:
        given |= {"begin": said.next_time, "end": None}
    return given
