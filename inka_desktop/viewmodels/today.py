"""What the page Heute says: blocks of lines made from the one row the services hand out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication

from inka_desktop.records.values import MailKind
from inka_desktop.viewmodels import dates, protocol_words
from inka_desktop.viewmodels.beginning import Wish
from inka_desktop.viewmodels.owners import ENOUGH
from inka_desktop.viewmodels.wording import RECORD_STATES, Mark, label, protocol_mark

if TYPE_CHECKING:
    from uuid import UUID

    from inka_desktop.services.member_rows import OwnersRow
    from inka_desktop.services.rows import (
        AgreementRow,
        ProtocolListRow,
        TodayProtocolRow,
        TodayRow,
    )
    from inka_desktop.services.today_rows import TodayMailRow, TodayTaskRow

translate = QCoreApplication.translate


class Line(NamedTuple):
    """One line of a block: what leads it, what it says, and where it leads."""

    title: str
    second: str = ""
    lead: str = ""
    mark: Mark | None = None
    button: str = ""
    target: str = ""
    """Page or wish: ``protocol``, ``released`` (a carrier has no protocols), ``exchange``,
    ``held_back``, ``recovery_sheet``, ``leavers``."""
    record: UUID | None = None
    wish: Wish | None = None
    """A protocol to begin, instead of a page."""
    mailing: UUID | None = None
    """An e-mail of which somebody says that it was sent."""


class Block(NamedTuple):
    """A card: a title, a remark beside it and its lines; ``empty`` is said when there are none."""

    name: str
    title: str
    note: str = ""
    lines: Sequence[Line] = ()
    empty: str = ""


def summary(row: TodayRow, on: date) -> str:
    """One sentence below the date."""
    visits = sum(1 for line in row.protocols if line.date == on)
    due = len(row.agreements)
    if not row.projects:
        return translate("Today", "Hier ist noch nichts eingetragen.")
    if not visits and not due:
        return translate("Today", "Heute steht nichts an.")
    first = translate("Today", "%n Termine", "", visits) if visits else ""
    second = translate("Today", "%n Vereinbarungen werden fällig", "", due) if due else ""
    if first and second:
        return translate("Today", "{visits}, {agreements}.").format(visits=first, agreements=second)
    return translate("Today", "{one}.").format(one=first or second)


def protocols_block(row: TodayRow, on: date) -> Block:
    """What takes place today and on the next days."""
    return Block(
        name="visits",
        title=translate("Today", "Termine"),
        note=translate("Today", "heute und die nächsten Tage"),
        lines=[_protocol_line(line, on) for line in row.protocols],
        empty=translate("Today", "In den nächsten Tagen ist kein Termin geplant."),
    )


def leaver_lines(count: int) -> tuple[Line, ...]:
    """Open agreements whose responsible person left; nothing where there is none."""
    if not count:
        return ()
    return (
        Line(
            title=translate("Today", "%n Vereinbarungen ohne Zuständige", "", count),
            second=translate("Today", "Die zuständige Person ist ausgeschieden."),
            button=translate("Today", "Übertragen"),
            target="leavers",
        ),
    )


def agreements_block(row: TodayRow, on: date, orphans: Sequence[Line] = ()) -> Block:
    """Agreements that are overdue or due within the week, behind those that ask for a new responsible."""
    return Block(
        name="agreements",
        title=translate("Today", "Vereinbarungen"),
        note=translate("Today", "fällig in 7 Tagen"),
        lines=[*orphans, *(_agreement_line(agreement, on) for agreement in row.agreements)],
        empty=translate("Today", "In den nächsten 7 Tagen wird nichts fällig."),
    )


def tasks_block(row: TodayRow, on: date) -> Block:
    """Own follow-up dates and tasks of the office that are due within the week."""
    return Block(
        name="tasks",
        title=translate("Today", "Wiedervorlagen und Aufgaben"),
        note=translate("Today", "nur intern"),
        lines=[_task_line(task, on) for task in row.tasks],
    )


def owner_lines(row: OwnersRow) -> tuple[Line, ...]:
    """What an owner does so that nothing is lost with a device; nothing once it is done."""
    if row.suspended:
        return (_suspended_line(),)
    if not row.is_owner or row.sample:
        return ()
    lines = []
    if row.held_back:
        lines.append(
            Line(
                title=translate("Today", "%n Änderungen zurückgehalten", "", row.held_back),
                second=translate("Today", "Das Gerät ist nicht berechtigt."),
                button=translate("Today", "Ansehen"),
                target="held_back",
            )
        )
    if row.sheet_due:
        lines.append(
            Line(
                title=translate("Today", "Wiederherstellungsblatt noch nicht geprüft"),
                second=translate("Today", "Ohne Blatt sind die Daten nach einem Verlust nicht zu öffnen."),
                button=translate("Today", "Drucken"),
                target="recovery_sheet",
            )
        )
    if row.owner_devices < ENOUGH:
        lines.append(
            Line(
                title=translate("Today", "Nur ein Gerät der Leitung"),
                second=translate("Today", "Ein zweites sollte mitentscheiden können."),
                button=translate("Today", "Öffnen"),
                target="exchange",
            )
        )
    return tuple(lines)


def _suspended_line() -> Line:
    """No owner may decide any more: everybody in the office sees it."""
    return Line(
        title=translate("Today", "Kein Gerät der Leitung ist berechtigt"),
        second=translate("Today", "Mit dem Wiederherstellungsblatt geht es weiter."),
        button=translate("Today", "Öffnen"),
        target="exchange",
    )


def exchange_block(row: TodayRow, on: date, before: Sequence[Line] = ()) -> Block:
    """What arrived and what waits for a decision; ``before`` is what an owner is to do."""
    lines = list(before)
    if row.questions:
        lines.append(
            Line(
                title=translate("Today", "%n Stellen mit zwei Angaben", "", row.questions),
                second=translate("Today", "Beide Angaben sind gespeichert."),
                button=translate("Today", "Entscheiden"),
                target="exchange",
            )
        )
    if row.received and row.received_at is not None:
        lines.append(
            Line(
                title=translate("Today", "%n Änderungen empfangen", "", row.received),
                second=dates.moment(row.received_at, on),
            )
        )
    if row.unsent:
        lines.append(
            Line(
                title=translate("Today", "%n Änderungen noch nicht gesendet", "", row.unsent),
                second=translate("Today", "Sie sind auf diesem Gerät gespeichert."),
                button=translate("Today", "Öffnen"),
                target="exchange",
            )
        )
    return Block(
        name="exchange",
        title=translate("Today", "Senden und Empfangen"),
        lines=lines,
        empty=translate("Today", "Seit dem letzten Mal hat sich nichts geändert."),
    )


def drafts_block(row: TodayRow, on: date) -> Block:
    """E-mails that wait to be sent; protocols that were not finished, those in consultation first."""
    return Block(
        name="drafts",
        title=translate("Today", "Weiterarbeiten"),
        lines=[
            *(_mail_line(mail, on) for mail in row.mails),
            *(_draft_line(draft, on) for draft in row.drafts),
        ],
        empty=translate("Today", "Kein Protokoll ist im Entwurf."),
    )


def agreement_mark(agreement: AgreementRow, on: date) -> Mark | None:
    """Overdue with its days, due soon, or plainly by when; None for one that is settled or undated."""
    if not agreement.days_overdue and (agreement.due is None or agreement.state != "open"):
        return None
    return due_mark(agreement.due, agreement.days_overdue, on)


def due_mark(due: date | None, late: int, on: date) -> Mark:
    """Overdue with its days, or by when; within a week with a sign."""
    if late > 0:
        return Mark(dates.overdue_words(late), "problem", "circle-alert")
    soon = due is not None and (due - on).days <= 7
    return Mark(dates.due_words(due, on), "attention" if soon else "", "clock" if soon else "")


def _protocol_line(row: TodayProtocolRow, on: date) -> Line:
    begun = row.protocol_id is not None
    wish = Wish(row.type, row.project_id, row.series_id, row.date, row.organization_id)
    return Line(
        lead=_lead(row, on),
        title=protocol_words.event(row.type, row.project),
        second=" · ".join(_facts(row, on)),
        button=translate("Today", "Öffnen") if begun else translate("Today", "Protokoll beginnen"),
        target="protocol",
        record=row.protocol_id,
        wish=None if begun else wish,
    )


def _lead(row: TodayProtocolRow, on: date) -> str:
    hour = dates.clock(row.begin)
    if row.date == on:
        return hour or translate("Today", "heute")
    if 0 < (row.date - on).days < 7:
        return f"{dates.weekday(row.date)} {hour}".strip()
    return dates.day(row.date, on)


def _facts(row: TodayProtocolRow, on: date) -> list[str]:
    facts = [row.place] if row.place else []
    if row.last_visit is not None:
        facts.append(translate("Today", "zuletzt {day}").format(day=dates.day(row.last_visit, on)))
    if row.open_agreements:
        facts.append(translate("Today", "%n offene Vereinbarungen", "", row.open_agreements))
    return facts


def _agreement_line(agreement: AgreementRow, on: date) -> Line:
    facts = [fact for fact in (agreement.project, agreement.responsible) if fact]
    if agreement.agreed_on is not None:
        facts.append(translate("Today", "vereinbart am {day}").format(day=dates.day(agreement.agreed_on, on)))
    return Line(
        title=agreement.what,
        second=" · ".join(facts),
        mark=agreement_mark(agreement, on),
        target="protocol" if agreement.protocol_id else "released",
        record=agreement.protocol_id,
    )


def _mailed_from(mail: TodayMailRow) -> str:
    """The page from which an e-mail was prepared."""
    if mail.protocol_id is not None:
        return "protocol"
    if mail.kind == MailKind.AGREEMENTS:
        return "agreements"
    return "stock_taking" if mail.stock_taking_id is not None else "missing"


def _mail_line(mail: TodayMailRow, on: date) -> Line:
    from inka_desktop.viewmodels.mailing import prepared_line

    return Line(
        title=mail.subject,
        second=prepared_line(mail.prepared_at, mail.recipients, on),
        target=_mailed_from(mail),
        record=mail.protocol_id or mail.stock_taking_id,
        mailing=mail.id,
    )


def _task_line(task: TodayTaskRow, on: date) -> Line:
    own = task.kind == "follow_up"
    kind = translate("Today", "Wiedervorlage") if own else translate("Today", "Aufgabe")
    return Line(
        title=task.what or "–",
        second=" · ".join(fact for fact in (kind, task.project, task.responsible) if fact),
        mark=due_mark(task.due, task.days_overdue, on),
        target="agreements",
        record=task.id,
    )


def _draft_line(draft: ProtocolListRow, on: date) -> Line:
    facts = [label(RECORD_STATES, draft.state)] if draft.state == "consultation" else []
    facts += [dates.day(draft.date, on)] if draft.date else []
    facts += [draft.place] if draft.place else []
    return Line(
        title=protocol_words.document(draft.type, draft.project),
        second=" · ".join(facts),
        mark=protocol_mark(draft.state, draft.reply_by, draft.waiting, on),
        target="protocol",
        record=draft.id,
    )
