"""Heute: what is next. Loads without SQLAlchemy, so that it can be shown before the records are there."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from inka_desktop.records.values import days_overdue
from inka_desktop.services.today_rows import (
    AgreementRow,
    ProtocolListRow,
    TodayMailRow,
    TodayProtocolRow,
    TodayRow,
    TodayTaskRow,
)
from inka_desktop.store import first_look as store_look

if TYPE_CHECKING:
    from inka_desktop.services.core import Core
    from inka_desktop.store.raw import RawConnection


class Today:
    """What a coordinator needs first."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def get(self, on: date, days: int = store_look.DAYS) -> TodayRow:
        """Protocols of the next days, agreements that are due, drafts, and what the exchange brought.

        Args:
            on: the local calendar date.
            days: how far ahead.
        """
        with self._core.raw() as raw:
            look = store_look.read(raw, on, days)
            return row_of(look, on, _questions(raw, divided=bool(look.divided)))


def first_look(path: Path, key: bytes | None, on: date, days: int = store_look.DAYS) -> TodayRow:
    """The same from a database file that nobody has opened yet, in milliseconds.

    Cells with two entries count as questions here; whether somebody is asked is known a moment later.

    Raises:
        WrongKeyError: the key does not open the file.
        DamagedDatabaseError: there is no such file.
    """
    look = store_look.look(path, key, on, days)
    return row_of(look, on, look.divided)


def row_of(look: store_look.FirstLook, on: date, questions: int) -> TodayRow:
    """What the window shows of a first look."""
    return TodayRow(
        protocols=tuple(
            TodayProtocolRow(
                line.protocol_id, line.project_id, line.project, line.date, line.begin, line.place,
                line.state, line.last_visit, line.open_agreements, line.type, line.series_id,
                line.organization_id,
            )
            for line in look.protocols
        ),
        agreements=tuple(
            AgreementRow(
                line.id, line.protocol_id, line.project_id, line.project, line.what, line.responsible,
                line.due, line.state, line.done_on, line.remark, line.agreed_on,
                days_overdue(line.due, line.state, on),
                frozenset(),
            )
            for line in look.agreements
        ),
        drafts=tuple(
            ProtocolListRow(
                line.id, line.date, line.project, line.kind, line.place, line.state, line.number, line.keeper,
                type=line.type, reply_by=line.reply_by, waiting=line.waiting,
            )
            for line in look.drafts
        ),
        questions=questions,
        unsent=look.unsent,
        received=look.received,
        received_at=look.received_at,
        projects=look.projects,
        mails=tuple(
            TodayMailRow(
                line.id, line.protocol_id, line.stock_taking_id, line.subject, line.prepared_at,
                tuple(line.recipients.split("\n")), line.kind,
            )
            for line in look.mails
        ),
        tasks=tuple(
            TodayTaskRow(
                line.kind, line.id, line.what, line.responsible, line.project, line.due,
                days_overdue(line.due, "open", on),
            )
            for line in look.tasks
        ),
    )  # fmt: skip


def _questions(raw: RawConnection, *, divided: bool) -> int:
    """How many decisions wait, of all cells with two entries and of entries that came too late."""
    from inka_desktop.services import late

    if not divided and not late.are_late(raw):
        return 0
    from inka_desktop.exchange import members as membership
    from inka_desktop.exchange.joining import setting

    return len(late.open_questions(raw, membership.fold(raw, setting(raw, "trusted") or b"")))
