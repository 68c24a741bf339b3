"""How long records of a project are kept, what is due, and erasing it after a person has said yes."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from concurrent.futures import Future
from dataclasses import asdict, replace
from datetime import date
from functools import partial
from uuid import UUID

from inka_desktop.exchange import cleaning, erasure, named_files
from inka_desktop.exchange.members import Members
from inka_desktop.records import ids
from inka_desktop.records.documents import Attachment
from inka_desktop.records.projects import Project
from inka_desktop.records.retention import Retention as Rule
from inka_desktop.records.specs import TableSpec, by_kind, by_number, tables
from inka_desktop.store.errors import UnknownRecordError
from inka_desktop.store.raw import RawConnection
from inka_desktop.store.writer import Transaction

from . import erasures
from .core import Core
from .editing import assign
from .fields import changed
from .retention_rows import DueRow, ErasureRow, FoundRow, RetentionRow

_PORTION = 100
_STAYS = {"project", "project_party", "retention"}
"""What a project is, who took part, and how long it is kept: not what was written about people in it."""
_FOLLOWED = {"project", "protocol"}
"""Records whose other records are found by what refers to them, also across spaces; of the same kind none
is: a later protocol that names this one is a protocol of its own."""

Key = tuple[int, bytes]


class Retention:
    """Retention of one workspace. Reads are plain calls, writes give futures."""

    def __init__(self, core: Core, erased: Callable[[], None] = lambda: None) -> None:
        """Serve a workspace; ``erased`` is called once something was erased here."""
        self._core = core
        self._erased = erased

    def rules(self, project: UUID) -> list[RetentionRow]:
        """The rules of a project, in the order they were made."""
        with self._core.session() as session:
            found = session.query(Rule).filter_by(project_id=project, alive=True).order_by(Rule.id)
            return [_row(rule) for rule in found]

    def all_rules(self) -> list[RetentionRow]:
        """The rules of all projects, in the order they were made."""
        with self._core.session() as session:
            return [_row(rule) for rule in session.query(Rule).filter_by(alive=True).order_by(Rule.id)]

    def set_rule(
        self, project: UUID, *, start_event: str, started_on: date | None, months: int, ground: str,
        hold: bool = False, hold_reason: str = "", rule: RetentionRow | None = None,
    ) -> Future[UUID]:  # fmt: skip
        """Make a rule, or change the one given.

        Args:
            project: whose.
            start_event: in words.
            started_on: when it came about; None until then.
            months: how long after it, whole months.
            ground: the legal ground, in words.
            hold: nothing is erased while this is set.
            hold_reason: why, in words.
            rule: the rule to change, as somebody saw it; what is as it was stays what others made of it.

        Raises:
            UnknownRecordError: from the future: there is no such project here.
        """
        values = {
            "start_event": start_event, "started_on": started_on, "months": months, "ground": ground,
            "hold": hold, "hold_reason": hold_reason,
        }  # fmt: skip

        def work(transaction: Transaction) -> UUID:
            home = transaction.session.get(Project, project)
            if home is None:
                raise UnknownRecordError(row=project.hex)
            found = transaction.session.get(Rule, rule.id) if rule is not None else None
            if found is None:
                found = Rule(id=ids.new_id(), space=home.space, project_id=project)
                transaction.session.add(found)
            before = asdict(rule) if rule is not None else None
            assign(found, changed(values, before, ("hold", "hold_reason")))
            return UUID(str(found.id))

        return self._core.submit(work, "edit")

    def due(self, on: date) -> list[DueRow]:
        """Projects whose time is over on a day and that nobody holds, longest over first."""
        with self._core.session() as session:
            rules = [_row(rule) for rule in session.query(Rule).filter_by(alive=True)]
            names = {row.id: row.title or "" for row in session.query(Project)}
        held = {rule.project for rule in rules if rule.hold}
        found = []
        with self._core.raw() as raw:
            for rule in rules:
                if rule.ends_on is not None and rule.ends_on <= on and rule.project not in held:
                    count = len(records_of(raw, rule.project.bytes))
                    if not count:
                        continue
                    title = names.get(rule.project, "")
                    found.append(DueRow(rule.id, rule.project, title, rule.ends_on, rule.ground, count))
        return sorted(found, key=lambda row: row.since)

    # --- erasing ------------------------------------------------------------------------------------

    def erase(self, project: UUID, reason: str = "") -> Future[int]:
        """Erase everything recorded in a project, on all devices; returns how many records.

        Only after a person has seen the list and said yes. It cannot be undone.

        Args:
            project: whose records; that it exists and who took part stays.
            reason: in words, without names; kept on this device for the report.
        """
        return self.erase_whole("project", project, reason)

    def erase_whole(self, kind: str, row: UUID, reason: str = "") -> Future[int]:
        """Erase a record with all that hangs on it, releases of it too; returns how many records.

        Raises:
            UnknownRecordError: from the future: there is no such record here.
        """

        def work() -> Future[int]:
            with self._core.raw() as raw:
                keys = records_of(raw, row.bytes, kind)
                note = erasures.Note.of(raw, by_kind()[kind], row.bytes, reason)
            return self._erase(dict.fromkeys(keys, ()), note, whole=True)

        return self._core.in_background(work)

    def erase_record(
        self, kind: str, row: UUID, fields: tuple[str, ...] = (), reason: str = ""
    ) -> Future[int]:
        """Erase a record, or some fields of it, with its history, on all devices; returns how many records.

        Args:
            kind: table of the record.
            row: its id.
            fields: names; everything that was ever written when empty.
            reason: in words, without names; kept on this device for the report.

        Raises:
            UnknownRecordError: from the future: there is no such record here.
        """
        return self.erase_fields({(kind, row): fields}, reason)

    def erase_fields(
        self, chosen: Mapping[tuple[str, UUID], Collection[str]], reason: str = ""
    ) -> Future[int]:
        """Erase fields of several records at once, as one entry of the report; returns how many records.

        Raises:
            UnknownRecordError: from the future: one of the records is not here.
        """
        numbers: dict[Key, tuple[int, ...]] = {}
        for (kind, row), fields in chosen.items():
            spec = by_kind()[kind]
            numbers[spec.number, row.bytes] = tuple(spec.by_name[name].number for name in fields)

        def work() -> Future[int]:
            with self._core.raw() as raw:
                (table, row), *more = numbers
                note = erasures.Note.of(raw, by_number()[table], row, reason)
            return self._erase(numbers, note if not more else replace(note, about=""))

        return self._core.in_background(work)

    def _erase(
        self, fields: Mapping[Key, tuple[int, ...]], note: erasures.Note, *, whole: bool = False
    ) -> Future[int]:
        """One action of many transactions; then what is left of it on this device goes, too.

        Of whole records a blank row stays, which no list shows any more.
        """
        action, keys = self._core.new_action(), list(fields)
        for at in range(0, len(keys), _PORTION):
            portion = partial(_erase, keys=keys[at : at + _PORTION], fields=fields, whole=whole)
            self._core.submit(portion, "erase", action=action).result()
        self._core.submit(lambda tx: note.keep(tx.raw, action), "erased").result()
        cleaning.forget_copies(self._core.database)
        self._erased()
        return self._core.submit(lambda _transaction: len(keys), "erased")

    # --- looking ------------------------------------------------------------------------------------

    def search(self, words: str) -> list[FoundRow]:
        """Where something is written, now or earlier: to be chosen from before it is erased."""
        with self._core.raw() as raw:
            return erasures.search(raw, words.strip()) if words.strip() else []

    def entries(self, kind: str, row: UUID) -> list[FoundRow]:
        """What is written in a record and in what belongs to it."""
        with self._core.raw() as raw:
            return erasures.entries(raw, records_of(raw, row.bytes, kind))

    def reports(self, members: Members) -> list[ErasureRow]:
        """All erasures, newest first, with the devices that have not confirmed them."""
        with self._core.raw() as raw:
            return erasures.reports(raw, members)


def records_of(raw: RawConnection, row: bytes, kind: str = "project") -> list[Key]:
    """Table and id of a record and of every one that hangs on it, with the files that only these name.

    Of a project itself nothing is listed but what was written about people in it.

    Raises:
        UnknownRecordError: there is no such record here.
    """
    found = belonging(raw, row, kind)
    stays = {by_kind()[kind].number for kind in _STAYS}
    erased = erasures.shells(raw)
    files = dict.fromkeys(named_files.named(raw, found))
    others = named_files.named_beside(raw, files, found.keys() | erased)
    found |= {(Attachment.__number__, file): None for file in files if file not in others}
    return [key for key in found if key[0] not in stays and key not in erased]


def belonging(raw: RawConnection, row: bytes, kind: str) -> dict[Key, None]:
    """Table and id of a record and of every one that hangs on it, without the files that these name.

    Raises:
        UnknownRecordError: there is no such record here.
    """
    if raw.execute(f"SELECT 1 FROM {kind} WHERE id = ?", (row,)).fetchone() is None:
        raise UnknownRecordError(kind=kind)
    found: dict[Key, None] = {(by_kind()[kind].number, row): None}
    waiting = [(kind, row)]
    while waiting:
        kind, row = waiting.pop()
        for spec in tables():
            for field in spec.fields:
                along = field.ref == kind and kind in _FOLLOWED and spec.kind != kind
                if field.parent == kind or along:
                    rows = raw.execute(
                        f"SELECT id FROM {spec.kind} WHERE {field.name} = ?", (row,)
                    ).fetchall()
                    fresh = [key for (key,) in rows if (spec.number, key) not in found]
                    found |= {(spec.number, key): None for key in fresh}
                    waiting += [(spec.kind, key) for key in fresh]
            if spec.target is not None:
                about = raw.execute(f"SELECT id FROM {spec.kind} WHERE target_id = ?", (row,)).fetchall()
                found |= {(spec.number, key): None for (key,) in about}
    return found


def _erase(
    transaction: Transaction, keys: list[Key], fields: Mapping[Key, tuple[int, ...]], *, whole: bool
) -> None:
    for key in keys:
        spec = by_number()[key[0]]
        erasure.erase(transaction, spec, key[1], fields.get(key) or _erasable(spec))
    for table, row in keys if whole else ():
        record = transaction.session.get(by_number()[table].record, UUID(bytes=row))
        if record is not None and record.alive:
            record.alive = False


def _erasable(spec: TableSpec) -> list[int]:
    """Everything but whether the row is there and whose it is."""
    return [
        field.number
        for field in spec.fields
        if field.number != 1 and field.parent is None and not field.target
    ]


def _row(rule: Rule) -> RetentionRow:
    ends = None
    if rule.started_on is not None and rule.months is not None:
        ends = after(rule.started_on, rule.months)
    return RetentionRow(
        UUID(str(rule.id)), UUID(str(rule.project_id)), rule.start_event or "", rule.started_on, rule.months,
        rule.ground or "", rule.hold, rule.hold_reason or "", ends,
    )  # fmt: skip


def after(start: date, months: int) -> date:
    """The same day so many months later; the month's last day where it has no such day."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    for day in range(start.day, 27, -1):
        try:
            return date(year, month + 1, day)
        except ValueError:
            continue
    return date(year, month + 1, start.day)
