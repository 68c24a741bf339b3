"""What is said about released protocols, their agreements and contact persons."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from inka_desktop.records.protocol_types import spec_of_content
from inka_desktop.viewmodels import dates, protocol_words
from inka_desktop.viewmodels.today import Block, Line, agreement_mark
from inka_desktop.viewmodels.wording import AGREEMENT_STATES, Mark, label

if TYPE_CHECKING:
    from inka_desktop.services.rows import AgreementRow, ContactRow, ReleasedRow

NEWEST = 5
"""Released protocols on Heute."""
translate = QCoreApplication.translate


def protocol_title(row: ReleasedRow) -> str:
    """What a released protocol is called in a list."""
    return protocol_words.document(spec_of_content(row.kind).type, row.project)


def protocol_facts(row: ReleasedRow, on: date) -> str:
    """Number, version, and when it was released by whom."""
    when = dates.moment(row.released_at, on)
    return translate("Released", "{number}, Fassung {version} · freigegeben {when}, {person}").format(
        number=row.number, version=row.version, when=when, person=row.released_by or "–"
    )


def protocol_mark(row: ReleasedRow) -> Mark | None:
    """Says of an older version that a newer one is released."""
    return Mark(translate("Released", "ersetzt"), "", "history") if row.replaced else None


def agreement_facts(row: AgreementRow, on: date) -> str:
    """Who, and since when it is agreed."""
    facts = [row.responsible] if row.responsible else []
    if row.agreed_on is not None:
        agreed = translate("Released", "vereinbart am {day}")
        facts.append(agreed.format(day=dates.day(row.agreed_on, on)))
    return " · ".join(facts)


def settled_mark(row: AgreementRow, on: date) -> Mark | None:
    """How urgent an open agreement is, or how a settled one ended."""
    if row.state == "open":
        return agreement_mark(row, on)
    if row.state == "done" and row.done_on is not None:
        done = translate("Released", "erledigt am {day}").format(day=dates.day(row.done_on, on))
        return Mark(done, "good", "check")
    return Mark(label(AGREEMENT_STATES, row.state), "", "minus")


def contact_facts(row: ContactRow) -> str:
    """Function, phone and mail, as far as they are known."""
    return " · ".join(part for part in (row.function, row.phone, row.email) if part)


def newest_block(rows: Sequence[ReleasedRow], on: date) -> Block:
    """What was released lately, on a carrier's Heute."""
    return Block(
        name="released",
        title=translate("Released", "Freigegebene Protokolle"),
        lines=[
            Line(
                title=protocol_title(row),
                second=protocol_facts(row, on),
                lead=dates.day(row.date, on),
                target="released",
                record=row.id,
            )
            for row in rows
            if not row.replaced
        ][:NEWEST],
        empty=translate("Released", "Noch ist kein Protokoll freigegeben."),
    )
