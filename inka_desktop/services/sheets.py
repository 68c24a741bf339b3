"""Lists as spreadsheets ("Als Excel-Tabelle speichern"): the rows that lists show, whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING

from inka_desktop.records.local_time import local_time
from inka_desktop.reports.sheets import AGREEMENTS, PROJECTS, PROTOCOLS, Cell, Column, Table, write_sheet
from inka_desktop.reports.typography import date_text
from inka_desktop.reports.words import Words
from inka_desktop.services import agreement_list, due_list, project_list, protocol_list, round_reading
from inka_desktop.services.rows import ProtocolFilter, ProtocolListRow, ProtocolOrder

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from inka_desktop.services.core import Core
    from inka_desktop.services.due_rows import DueFilter, DueOrder
    from inka_desktop.services.round_rows import OverviewRow, RoundPartRow
    from inka_desktop.services.rows import AgreementRow, ReleasedRow

Cells = tuple[Cell, ...]
_PAGE = 1_000


class Sheets:
    """Spreadsheets of protocols, agreements and projects; each call returns the bytes of an XLSX file."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def protocols(
        self,
        limits: ProtocolFilter,
        order: ProtocolOrder = "date",
        *,
        descending: bool = True,
        language: str = "de",
    ) -> bytes:
        """The list of protocols under a filter, in the order shown."""
        with self._core.session() as session:
            cells = protocol_cells(session, limits, order, language, descending=descending)
            return write_sheet(PROTOCOLS, cells, language)

    def agreements(
        self, on: date | None = None, language: str = "de", limits: DueFilter | None = None,
        order: DueOrder = "due", *, descending: bool = False,
    ) -> bytes:  # fmt: skip
        """All agreements, or those under a filter in its order; ``on`` decides what is overdue."""
        day = on or self._core.today()
        with self._core.session() as session:
            if limits is None:
                cells = agreement_cells(session, day, language)
            else:
                cells = due_cells(session, limits, order, day, language, descending=descending)
            return write_sheet(AGREEMENTS, cells, language)

    def projects(self, on: date | None = None, language: str = "de") -> bytes:
        """All projects with the parties of a day, today when left out."""
        with self._core.session() as session:
            cells = project_cells(session, on or self._core.today(), language)
            return write_sheet(PROJECTS, cells, language)

    def monitoring(self, year: int, on: date | None = None, language: str = "de") -> bytes:
        """Projects by the rounds of a year, each cell in words; ``on`` decides what is overdue."""
        day = on or self._core.today()
        with self._core.raw() as raw:
            row = round_reading.overview(raw, year, day)
        asked = (Column("", 28, title=one.title) for one in row.rounds)
        days = (Column("sheet.submitted", 18, "date"), Column("sheet.received", 18, "date"))
        columns = (Column("project", 34), Column("carrier", 34), *asked, *days)
        return write_sheet(Table("sheet.monitoring", columns), monitoring_cells(row, day, language), language)


def protocol_cells(
    session: Session, limits: ProtocolFilter, order: ProtocolOrder, language: str, *, descending: bool
) -> Iterator[Cells]:
    """Cells of :data:`.PROTOCOLS`, page by page."""
    words, start = Words(language), 0
    while found := protocol_list.page(session, limits, order, start, _PAGE, descending=descending):
        yield from (_protocol(row, words) for row in found)
        start += len(found)


def _protocol(row: ProtocolListRow, words: Words) -> Cells:
    kind, state = words.stored("kind", row.kind), words.stored("record", row.state)
    return row.date, row.project, kind, row.place, state, row.number, row.keeper


def agreement_cells(session: Session, on: date, language: str) -> Iterator[Cells]:
    """Cells of :data:`.AGREEMENTS`."""
    words = Words(language)
    yield from (_agreement(row, words) for row in agreement_list.rows(session, on))


def due_cells(
    session: Session, limits: DueFilter, order: DueOrder, on: date, language: str, *, descending: bool
) -> Iterator[Cells]:
    """The same under a filter, page by page."""
    words, start = Words(language), 0
    while found := due_list.rows(
        session, "agreement", limits, order, start, _PAGE, on, descending=descending
    ):
        yield from (_agreement(row, words) for row in found)
        start += len(found)


def _agreement(row: AgreementRow, words: Words) -> Cells:
    return (
        row.what, row.responsible, row.due, words.stored("state", row.state), row.done_on,
        row.days_overdue or None, row.project, row.agreed_on, row.remark,
    )  # fmt: skip


def project_cells(session: Session, on: date, language: str) -> Iterator[Cells]:
    """Cells of :data:`.PROJECTS`."""
    words = Words(language)
    for row in project_list.rows(session, on):
        yield (
            row.title, row.municipality, row.carrier, row.file_number, words.stored("status", row.status),
            row.last_visit, row.next_visit, row.open_agreements, row.overdue_agreements,
        )  # fmt: skip


def monitoring_cells(row: OverviewRow, on: date, language: str) -> Iterator[Cells]:
    """A line for each project: who it is, how it stands in each round, when a form was handed in and came."""
    words = Words(language)
    for project in row.projects:
        parts = [row.cells.get((project.id, one.id)) for one in row.rounds]
        told = [
            _standing(part, on, words) if part is not None
            else words("round.left_out") if project.is_left_out_of(asked) else None
            for part, asked in zip(parts, row.rounds, strict=True)
        ]  # fmt: skip
        handed = _last_day(part.submitted_at for part in parts if part is not None)
        came = _last_day(part.came_at for part in parts if part is not None)
        yield project.title, project.carrier, *told, handed, came


def _last_day(moments: Iterable[datetime | None]) -> date | None:
    newest = max((one for one in moments if one is not None), default=None)
    return local_time(newest).date() if newest is not None else None


def _standing(part: RoundPartRow, on: date, words: Words) -> str:
    late = part.days_overdue(on)
    if late:
        return words("round.late_one") if late == 1 else words("round.late", days=late)
    came = local_time(part.submitted_at).date() if part.submitted_at is not None else None
    day = part.return_until if part.standing() == "returned" else came
    told = words(f"round.{part.standing()}", day=date_text(day, words.language), reason=part.excused_reason)
    return told.rstrip(" :")


def released_cells(rows: Iterable[tuple[ReleasedRow, str]]) -> Iterator[Cells]:
    """Cells of :data:`.RELEASED`, from released protocols with the names of their files."""
    for row, name in rows:
        yield row.date, row.project, row.number, row.version, name
