"""Stock-taking of areas: rounds, what follows from one to the next, photos, comparing, and its documents."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from inka_desktop.records.network import Area
from inka_desktop.records.stock import CARRIED, StockTaking, WalkPoint
from inka_desktop.records.stock_compare import Comparison, compare
from inka_desktop.records.values import PhotoMark
from inka_desktop.services import areas, network, stock_rows
from inka_desktop.services.areas import Town
from inka_desktop.services.core import Core, find
from inka_desktop.services.editing import Editing, add, assign
from inka_desktop.services.errors import ValueUnusableError
from inka_desktop.services.fields import checked
from inka_desktop.services.labels import BATCH
from inka_desktop.services.stock_content import METHODS, content_of

if TYPE_CHECKING:
    from inka_desktop.records.coordinates import Coordinates
    from inka_desktop.records.stock_content import StockContent
    from inka_desktop.reports.letterhead import RenderedDocument
    from inka_desktop.services.attachments import Attachments
    from inka_desktop.services.documents import Documents
    from inka_desktop.services.stock_rows import StockRow, StockWholeRow
    from inka_desktop.store.writer import Transaction

_TAKEN = ("area_id", "area_label", "municipality_id", "municipality_label", "project_id", "project_label",
          "delimitation", *METHODS)  # fmt: skip
"""What the next round of an area begins with."""
_NEW_EACH_TIME = frozenset(
    {
        "assessment",
        "note",
        "attachment_id",
        "people_mark",
        "value",
        "district_value",
        "state_value",
        "as_of",
        "basis",
    }
)
"""What each round looks at anew: the same ways and figures, other answers."""


@dataclass(frozen=True, slots=True)
class PhotoTaken:
    """A photo of a walk point that is kept; ``place`` is what the camera said of where, kept nowhere."""

    point: UUID
    place: Coordinates | None


class AllStock:
    """Rounds of stock-taking."""

    def __init__(self, core: Core, editing: Editing, attachments: Attachments, documents: Documents) -> None:
        self._core = core
        self._editing = editing
        self._attachments = attachments
        self._documents = documents

    # --- rounds -----------------------------------------------------------------------------------

    def list(self) -> list[StockRow]:
        """All rounds, the newest first."""
        with self._core.session() as session:
            return stock_rows.all_rows(session)

    def get(self, stock_id: UUID) -> StockWholeRow:
        """A round with everything its editor shows.

        Raises:
            UnknownRecordError: it is not on this device, or was deleted.
        """
        with self._core.session() as session:
            return stock_rows.whole(session, find(session, StockTaking, stock_id), self._attachments)

    def areas(self, words: str, town: str = "") -> Sequence[str]:
        """Known areas by these words, those of a ``town`` first; those of other towns say which."""
        with self._core.session() as session:
            return areas.suggested(session, words, Town(network.organization_named(session, town), town))

    def create(self, area: str, on: date, project_id: UUID | None = None) -> Future[UUID]:
        """The first round of an area; it is found in the network, or made there.

        Args:
            area: what it is called; may be said later.
            on: the first day.
            project_id: the project it is taken for; its municipality comes along.
        """
        named = str(checked("area", {"name": " ".join(area.split())})["name"] or "")

        def work(transaction: Transaction) -> UUID:
            session = transaction.session
            values: dict[str, Any] = {"date": on, "project_id": project_id, "by_walk": True}
            towns = areas.towns_of(session, project_id, on)[:1]
            values |= towns[0]._asdict() if towns else {}
            if named:
                values |= _area(self._core, transaction, named, towns)
            return UUID(bytes=add(self._core, transaction, "stock_taking", values).id.bytes)

        return self._core.submit(work, "new stock_taking")

    def name_area(self, stock_id: UUID, area: str) -> Future[UUID]:
        """The area that a round is of, found or made by name with the round's municipality; gives the area.

        Raises:
            ValueUnusableError: at once; there is no name.
            UnknownRecordError: in the future; there is no such round.
        """
        named = str(checked("area", {"name": " ".join(area.split())})["name"] or "")
        if not named:
            raise ValueUnusableError(kind="area", field="name")

        def work(transaction: Transaction) -> UUID:
            row = find(transaction.session, StockTaking, stock_id)
            found = _area(self._core, transaction, named, [Town.of(row)])
            assign(row, found)
            return UUID(bytes=found["area_id"].bytes)

        return self._core.submit(work, "edit")

    def follow(self, stock_id: UUID, on: date) -> Future[UUID]:
        """The next round of an area: the same ways, institutions, actors and figures, looked at anew.

        Raises:
            UnknownRecordError: in the future; there is no such round.
        """

        def work(transaction: Transaction) -> UUID:
            session = transaction.session
            last = find(session, StockTaking, stock_id)
            values = {name: getattr(last, name) for name in _TAKEN} | {"date": on}
            made = add(self._core, transaction, "stock_taking", values)
            session.flush()
            return UUID(bytes=made.id.bytes)

        action = self._core.new_action()
        made = self._core.submit(work, "new stock_taking", action=action)
        return self._core.in_background(lambda: self._carry(stock_id, made.result(), action))

    def _carry(self, stock_id: UUID, made: UUID, action: bytes) -> Future[UUID]:
        """Takes along the lists of a round, a batch a transaction, all in one action."""
        with self._core.session() as session:
            rows = [
                (record.__tablename__, _carried(record, row, made))
                for record in CARRIED
                for row in stock_rows.parts(session, record, stock_id)
            ]

        def work(transaction: Transaction, part: Sequence[tuple[str, dict[str, Any]]]) -> UUID:
            for kind, values in part:
                add(self._core, transaction, kind, values)
            return made

        def submit(part: Sequence[tuple[str, dict[str, Any]]]) -> Future[UUID]:
            return self._core.submit(
                lambda transaction: work(transaction, part), "new stock_taking", action=action
            )

        last = len(rows) - len(rows) % BATCH
        for start in range(0, last, BATCH):
            submit(rows[start : start + BATCH]).result()
        return submit(rows[last:])

    def compare(self, stock_id: UUID, other_id: UUID) -> Comparison:
        """Two rounds side by side, the earlier one first.

        Raises:
            UnknownRecordError: one of them is not on this device.
        """
        one, other = self.content(stock_id), self.content(other_id)
        return compare(*sorted((other, one), key=lambda each: each.date or date.max))

    # --- parts ------------------------------------------------------------------------------------

    def add_person(
        self, stock_id: UUID, name: str = "", function: str = "", organization: str = ""
    ) -> Future[UUID]:
        """Somebody who took part; person and organisation are found in the network, or made there."""
        given = {"name": name.strip(), "function": function.strip(), "organization": organization.strip()}
        values = checked("stock_participant", {"stock_taking_id": stock_id, **given}, new=True)

        def work(transaction: Transaction) -> UUID:
            known = network.person_in_words(self._core, transaction, values)
            made = add(self._core, transaction, "stock_participant", values | {"person_id": known})
            return UUID(bytes=made.id.bytes)

        return self._core.submit(work, "add")

    def set_photo(self, point_id: UUID, path: Path) -> Future[PhotoTaken]:
        """The photo of a walk point: turned upright, scaled, without its location; another one goes.

        What the camera said of the place comes back, so that a person can be asked; it is kept nowhere.

        Raises:
            PhotoUnreadableError, PhotoTooLargeError, HeicMissingError: in the future; nothing was changed.
        """
        return self._core.in_background(
            lambda: self._take(path, lambda transaction: find(transaction.session, WalkPoint, point_id))
        )

    def add_photo(self, stock_id: UUID, path: Path) -> Future[PhotoTaken]:
        """A walk point at the end of the way, with its photo as :meth:`set_photo` takes it.

        Raises:
            PhotoUnreadableError, PhotoTooLargeError, HeicMissingError: in the future; nothing was changed.
            UnknownRecordError: in the future; there is no such round.
        """

        def point(transaction: Transaction) -> WalkPoint:
            find(transaction.session, StockTaking, stock_id)
            made: WalkPoint = add(self._core, transaction, "walk_point", {"stock_taking_id": stock_id})
            return made

        return self._core.in_background(lambda: self._take(path, point))

    def _take(self, path: Path, of: Callable[[Transaction], WalkPoint]) -> Future[PhotoTaken]:
        from inka_desktop.store.images import import_photo

        photo = import_photo(path)
        kept = self._attachments.keep_photo(photo, path.name)

        def work(transaction: Transaction) -> PhotoTaken:
            point = of(transaction)
            file = kept.add(transaction, point.space)
            assign(point, {"attachment_id": file, "people_mark": PhotoMark.UNMARKED})
            return PhotoTaken(UUID(bytes=point.id.bytes), photo.place)

        return self._core.submit(work, "edit")

    def photo_bytes(self, point_id: UUID, thumbnail: bool = False) -> bytes | None:
        """JPEG bytes of a point's photo or its thumbnail; None without one, and while it is not here."""
        with self._core.session() as session:
            file = find(session, WalkPoint, point_id).attachment_id
        return self._attachments.read(file, thumbnail=thumbnail) if file is not None else None

    def set_coordinates(self, point_id: UUID, place: Coordinates) -> Future[Any]:
        """Where a walk point lies."""
        return self._editing.save("walk_point", point_id, {"coordinates": str(place)})

    # --- documents --------------------------------------------------------------------------------

    def report(
        self, stock_id: UUID, language: str = "de", other_id: UUID | None = None, *, for_office: bool = False
    ) -> RenderedDocument:
        """The report as PDF; with another round also what changed between the two.

        ``for_office``: with photos that may not be passed on.

        Raises:
            UnknownRecordError: there is no such round on this device.
            ValueUnusableError: a round is not compared with itself.
        """
        if other_id == stock_id:
            raise ValueUnusableError(kind="stock_taking", field="id")
        compared = self.compare(stock_id, other_id) if other_id is not None else None
        content = self.content(stock_id, for_office=for_office)
        return self._documents.stock_report(content, compared, language)

    def report_name(self, stock_id: UUID, language: str = "de") -> str:
        """The name to save a report under; it sorts by date."""
        from inka_desktop.reports.stock import file_name

        return file_name(self.content(stock_id), language)

    def blank(self, language: str = "de") -> RenderedDocument:
        """The survey sheets to fill in by hand."""
        return self._documents.stock_report(None, None, language)

    @staticmethod
    def blank_name(language: str = "de") -> str:
        """The name to save the survey sheets under."""
        from inka_desktop.reports.stock import blank_file_name

        return blank_file_name(language)

    def content(self, stock_id: UUID, *, for_office: bool = False) -> StockContent:
        """What a round says on paper; ``for_office``: with photos that may not be passed on.

        Raises:
            UnknownRecordError: there is no such round on this device.
        """
        with self._core.session() as session:
            return content_of(session, find(session, StockTaking, stock_id), for_office=for_office)


def _carried(record: type[Any], row: Any, stock: UUID) -> dict[str, Any]:
    """A row for the next round, with where it comes from and its place in the list."""
    fields = {column.name for column in record.__table__.columns if "number" in column.info}
    kept = fields - _NEW_EACH_TIME - {"alive", "stock_taking_id", "origin_id"}
    if record.__tablename__ == "stock_actor":
        kept |= {"note"}
    values = {name: getattr(row, name) for name in kept}
    return values | {"stock_taking_id": stock, "origin_id": row.origin_id or row.id}


def _area(core: Core, transaction: Transaction, name: str, towns: Sequence[Town]) -> dict[str, Any]:
    key = areas.ensure(core, transaction, name, towns)
    return {"area_id": key, "area_label": find(transaction.session, Area, key).name}
