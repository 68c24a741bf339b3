"""The list of agreements on paper: as it is limited in the window, or only what was selected there."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import or_, select

from inka_desktop.records.content import AgreementContent
from inka_desktop.records.documents import Attachment
from inka_desktop.records.german import sort_key
from inka_desktop.records.local_time import local_time
from inka_desktop.records.network import Person
from inka_desktop.records.protocols import Agreement
from inka_desktop.reports import agreement_list as paper
from inka_desktop.reports.agreement_list import AgreementListContent, Grouping, ListedAgreement, Postponed
from inka_desktop.reports.typography import joined
from inka_desktop.services import agreement_list, due_list, postponing
from inka_desktop.services.due_rows import DueFilter, DueList, PostponementRow
from inka_desktop.services.errors import ListTooLongError
from inka_desktop.services.mailing_rows import Addressed
from inka_desktop.services.network import still_there
from inka_desktop.services.rows import AgreementRow

if TYPE_CHECKING:
    from uuid import UUID

    from sqlalchemy.orm import Session

    from inka_desktop.reports.letterhead import RenderedDocument
    from inka_desktop.services.core import Core
    from inka_desktop.services.documents import Documents

MOST = 3_000
"""Rows of one document: some 200 pages; longer lists are for a spreadsheet."""
_BATCH = 400


class AgreementPapers:
    """Agreements as documents; tasks and follow-up dates are none."""

    def __init__(self, core: Core, documents: Documents) -> None:
        self._core = core
        self._documents = documents

    def listed(self, wish: DueList) -> AgreementListContent:
        """What a list prints; raises as :meth:`content`."""
        return self.content(wish.limits, wish.grouping, wish.on, filters=wish.filters, chosen=wish.chosen)

    def content(
        self, limits: DueFilter, grouping: Grouping, on: date | None = None, *, filters: str = "",
        chosen: Sequence[UUID] | None = None,
    ) -> AgreementListContent:  # fmt: skip
        """What a list prints; arguments as the fields of :class:`.DueList`.

        Raises:
            ListTooLongError: more than 3,000 agreements.
        """
        day = on or self._core.today()
        with self._core.session() as session:
            if chosen is None:
                rows = due_list.rows(session, "agreement", limits, "due", 0, MOST + 1, day)
            else:
                rows = agreement_list.living(session, chosen[: MOST + 1], day)
            if len(rows) > MOST:
                raise ListTooLongError(most=f"{MOST:,}".replace(",", "."))
            moved = _moved(session, [row.id for row in rows])
            files = _files(session, [row.id for row in rows])
        rows.sort(key=lambda row: _place(row, grouping))
        listed = tuple(_listed(row, moved.get(row.id, ()), files.get(row.id, "")) for row in rows)
        return AgreementListContent(listed, grouping, day, filters, chosen is not None)

    def draw(self, content: AgreementListContent, language: str = "de") -> RenderedDocument:
        """The PDF of a list."""
        return self._documents.agreement_list(content, language)

    def people(self, session: Session, wish: DueList) -> list[Addressed]:
        """Whom a list may go to: contact persons who are responsible in it, or whose organisation is."""
        named = {one.content.responsible for one in self.listed(wish).agreements} - {""}
        query = (
            select(Person)
            .where(
                Person.alive.is_(True), or_(Person.name.in_(named), Person.organization_label.in_(named)),
                still_there(self._core.today()),
            )
            .order_by(Person.name_order, Person.id)
        )  # fmt: skip
        return [
            Addressed(row.id, row.name, row.function, row.organization_label)
            for row in session.scalars(query)
        ]

    @staticmethod
    def name(content: AgreementListContent, language: str = "de") -> str:
        """The name to save it under; it sorts by date."""
        return paper.file_name(content, language)


def _place(row: AgreementRow, grouping: Grouping) -> tuple[object, ...]:
    """By the headings: lists keep what has no project by due date, whichever body it was agreed at."""
    words = row.project if grouping == "project" else row.responsible
    return not words, sort_key(words), row.due is None, row.due or date.max, row.id


def _moved(session: Session, keys: Sequence[UUID]) -> dict[UUID, tuple[PostponementRow, ...]]:
    found: dict[UUID, tuple[PostponementRow, ...]] = {}
    for first in range(0, len(keys), _BATCH):
        query = select(Agreement).where(Agreement.id.in_(keys[first : first + _BATCH]))
        found |= postponing.of(session, session.scalars(query).all())
    return found


def _files(session: Session, keys: Sequence[UUID]) -> dict[UUID, str]:
    """By agreement the name of the file that shows it; one from before a release is that of the row there."""
    found: dict[UUID, str] = {}
    for first in range(0, len(keys), _BATCH):
        for lives in (Agreement.released_id, Agreement.id):
            query = select(lives, Attachment.file_name).join(
                Attachment, Attachment.id == Agreement.evidence_id
            )
            found |= {
                key: name or ""
                for key, name in session.execute(query.where(lives.in_(keys[first : first + _BATCH])))
                if key is not None
            }
    return found


def _listed(row: AgreementRow, moved: Sequence[PostponementRow], file: str) -> ListedAgreement:
    content = AgreementContent(
        text=row.what, responsible=row.responsible, due=row.due, state=row.state, remark=row.remark,
        done_on=row.done_on, agreed_on=row.agreed_on,
    )  # fmt: skip
    postponed = tuple(
        Postponed(
            each.old_due, each.new_due, each.reason, each.by,
            local_time(each.at).date() if each.at is not None else None,
        )
        for each in moved
    )  # fmt: skip
    evidence, done_by = (str(row.values.get(name) or "") for name in ("evidence", "done_by"))
    return ListedAgreement(content, row.project, postponed, joined(" · ", evidence, file), done_by)
