"""Editing for all kinds of records: save, add, delete, restore, move, undo and history.

What is particular about a kind stands in tables here; everything else follows from its declaration.
"""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import Future
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from inka_desktop.records.base import Record
from inka_desktop.records.folding import fold
from inka_desktop.records.ids import new_id
from inka_desktop.records.network import Area
from inka_desktop.records.protocol_types import spec_of_type
from inka_desktop.records.protocols import Agreement, Protocol
from inka_desktop.records.stock import StockTaking
from inka_desktop.records.values import AgreementState, TopicKind
from inka_desktop.services import fields, following, labels, ordering, removal
from inka_desktop.services.chained import in_batches, then
from inka_desktop.services.core import Core, find
from inka_desktop.services.fields import checked, spec_of
from inka_desktop.services.labels import BATCH
from inka_desktop.services.released import live
from inka_desktop.services.rows import BinRow, HistoryRow, Saved, UndoneRow
from inka_desktop.store.oplog import Edit
from inka_desktop.store.writer import Transaction


class Editing:
    """One way to change anything, whatever the window or a script edits."""

    def __init__(self, core: Core) -> None:
        self._core = core
        self._renamed: dict[tuple[str, UUID], bytes] = {}
        self._passed: set[bytes] = set()

    def begin(self) -> Edit:
        """A field got the focus: its saves are one action, and may share one operation."""
        self.settle()
        return self._core.database.writer.core.log.new_edit()

    def save(
        self, kind: str, row: UUID, values: Mapping[str, object], edit: Edit | None = None,
        before: Mapping[str, object] | None = None,
    ) -> Future[Saved]:  # fmt: skip
        """Change fields of a record; names beside references are filled in.

        Args:
            kind: table of the record, e.g. ``protocol``.
            row: its id.
            values: new values by field name; None or an empty text empties a field.
            edit: the field focus that the save belongs to.
            before: what a form showed when it was changed. What came from elsewhere since stays: long texts
                are merged, and what somebody else deleted is shown again, with a question.

        Raises:
            FieldUnknownError, ValueUnusableError, TextTooLongError: at once, nothing is queued.
            UnknownRecordError: in the future; the record is not here or was deleted.
            RecordGoneError: one of those; a form showed it, and it was erased meanwhile.
        """
        wanted = checked(kind, values)

        def work(transaction: Transaction) -> bool:
            spec = spec_of(kind)
            if before is not None:
                record = removal.shown_until_now(transaction, spec, row)
            else:
                record = find(transaction.session, spec.record, row)
            if isinstance(record, Agreement):
                record = live(transaction.session, record)
            kept = fields.on_what_stands(record, wanted, before or {}, transaction.log.random)
            filled = labels.fill_labels(transaction.session, spec, kept)
            if "project_id" in wanted and kind == "protocol":
                _agreements_follow(transaction, row, wanted["project_id"])
            filled = _known_by_name(self._core, transaction, kind, filled, record)
            due = getattr(record, "due", None)
            changed = assign(record, _with_consequences(self._core, transaction, record, filled))
            if isinstance(record, Agreement):
                _note_postponement(self._core, transaction, record, due)
            return changed

        action = edit.action if edit is not None else self._core.new_action()
        future = self._core.submit(work, "edit", edit=edit, action=action)
        if labels.names_it(kind, wanted):
            self._renamed[kind, row] = action
            if edit is None:
                self.settle()
        return then(future, lambda changed: Saved(row, self._core.now(), changed))

    def add(
        self, kind: str, values: Mapping[str, object], after: UUID | None = None, *, label: str = "add"
    ) -> Future[UUID]:
        """Make a record; it lives in the space of what it belongs to, or in that of its kind.

        Args:
            kind: table of the record.
            values: by field name, its owner among them (``protocol_id``, ``project_id``).
            after: place it behind this one of the same list; at the end when left out.
            label: the action's name in the history.
        """
        wanted = checked(kind, values, new=True)

        def work(transaction: Transaction) -> UUID:
            known = _known_by_name(self._core, transaction, kind, wanted)
            return UUID(bytes=add(self._core, transaction, kind, known, after).id.bytes)

        return self._core.submit(work, label)

    def delete(self, kind: str, row: UUID) -> Future[None]:
        """Delete a record with what belongs to it; the rows stay and can be restored.

        Raises:
            StillUsedError: others refer to it.
            FinishedError: it is a finished protocol, or a part of one cannot go alone.
            NotAuthorError: it is somebody else's comment.
        """
        spec = spec_of(kind)
        return self._core.submit(lambda transaction: removal.delete(transaction, spec, row), "delete")

    def restore(self, kind: str, row: UUID) -> Future[None]:
        """Take a deletion back, with what was deleted together with it, and what a merge took from it."""
        spec, kept = spec_of(kind), set[UUID]()

        def work(transaction: Transaction) -> int:
            kept.update(removal.restore(transaction, spec, row))
            return step(transaction) if kept else 0

        def step(transaction: Transaction) -> int:
            return following.give_back(transaction, kind, row, kept, BATCH)

        return then(in_batches(self._core, step, "restore", BATCH, first=work), lambda _: None)

    def deleted(self) -> list[BinRow]:
        """What lies in the bin and can be restored, the newest first."""
        from inka_desktop.services import deleted

        return deleted.rows(self._core)

    def move(self, kind: str, row: UUID, after: UUID | None) -> Future[None]:
        """Place a record of a list behind another one, or first."""
        spec = spec_of(kind)
        return self._core.submit(
            lambda transaction: ordering.move(transaction.session, spec, row, after), "move"
        )

    def undo(self) -> Future[UndoneRow | None]:
        """Take back this device's newest action that can be; None when there is none.

        A field that somebody else wrote since keeps its value and is named in the answer.
        """
        from inka_desktop.services import past

        return past.undo(self._core, self._passed)

    def history(self, kind: str, row: UUID) -> list[HistoryRow]:
        """All changes of a record that this device knows, newest first."""
        from inka_desktop.services import past

        return past.history(self._core, spec_of(kind), row)

    def whole_history(self, kind: str, row: UUID) -> list[HistoryRow]:
        """All changes of a record and of the parts that are edited with it, newest first."""
        from inka_desktop.services import past

        return past.whole_history(self._core, spec_of(kind), row)

    def settle(self) -> None:
        """Carry new names to the records that keep them; called when editing moves on and at closing.

        It is part of the action that gave the new name, so both are undone together.
        """
        renamed, self._renamed = self._renamed, {}
        for (kind, row), action in renamed.items():
            self._relabel(kind, row, action)

    def _relabel(self, kind: str, row: UUID, action: bytes) -> None:
        def work(transaction: Transaction) -> int:
            found = list(labels.outdated(transaction.session, kind, row))
            for record, name, label in found:
                setattr(record, name, label)
            return len(found)

        def again(done: Future[int]) -> None:
            if not done.exception() and done.result() >= labels.BATCH:
                self._relabel(kind, row, action)

        self._core.submit(work, "edit", action=action).add_done_callback(again)


def add(
    core: Core, transaction: Transaction, kind: str, values: Mapping[str, Any], after: UUID | None = None, *,
    row: UUID | None = None, space: UUID | None = None,
) -> Any:  # fmt: skip
    """Make a record in the running transaction; values as :func:`.fields.checked` gives them.

    Raises:
        UnknownRecordError: what it belongs to is not here.
    """
    spec, session = spec_of(kind), transaction.session
    owner = ordering.owner_of(session, spec, values)
    space = space or (owner.space if owner is not None else core.spaces.of_kind(kind))
    filled = {
        name: value
        for name, value in labels.fill_labels(session, spec, dict(values)).items()
        if value is not None
    }
    if kind == "agreement" and owner is not None:
        filled.setdefault("project_id", getattr(owner, "project_id", None))
    if kind == "topic" and isinstance(owner, Protocol) and spec_of_type(owner.type).agenda:
        filled.setdefault("kind", TopicKind.DISCUSSION)
    if "position" in spec.by_name and "position" not in filled:
        filled["position"] = ordering.place_behind(session, spec, filled, after)
    record = spec.record(id=row or new_id(), space=space, **filled)
    session.add(record)
    return record


def assign(record: Record, values: Mapping[str, Any]) -> bool:
    """Set fields that differ; True when one did."""
    changed = {name: value for name, value in values.items() if getattr(record, name) != value}
    for name, value in changed.items():
        setattr(record, name, value)
    return bool(changed)


_SETTLED = frozenset({"agreement", "task", "follow_up"})
"""Kinds that are open until the day on which they are settled."""


def _with_consequences(
    core: Core, transaction: Transaction, record: Record, values: dict[str, Any]
) -> dict[str, Any]:
    """What is settled has the day it was, an agreement also who says so; what is open again has neither."""
    state = values.get("state")
    if record.__tablename__ not in _SETTLED or state is None or state == getattr(record, "state", None):
        return values
    is_open = state == AgreementState.OPEN
    more: dict[str, Any] = {"done_on": None if is_open else core.today()}
    if isinstance(record, Agreement):
        more["done_by"] = None if is_open else core.me_by(transaction.raw).person or None
    return more | values


def _note_postponement(core: Core, transaction: Transaction, agreement: Agreement, due: date | None) -> None:
    if agreement.due != due:
        from inka_desktop.services import postponing

        postponing.note(core, transaction, agreement, due)


_NAMED = ("organization", "area")
"""Kinds that are found by a name that is typed beside their reference."""


_PEOPLE = frozenset({"attendance", "series_member", "stock_participant"})
"""Kinds whose rows say in words who is meant, beside the person of the network."""


def _known_by_name(
    core: Core, transaction: Transaction, kind: str, values: dict[str, Any], record: Record | None = None
) -> dict[str, Any]:
    """With a name that was typed goes the record of that name, where there is one."""
    spec, found = spec_of(kind), dict(values)
    for field in spec.fields:
        label = fields.label_field(spec, field) if field.ref in _NAMED else None
        if label is not None and label.name in values and field.name not in values:
            key = _named(transaction.session, field.ref, values[label.name] or "", record)
            found[field.name] = key
            if key is not None and field.ref == "area":
                area = find(transaction.session, Area, key)
                found[label.name] = labels.label_of("area", area)
                # A name alone may be the beginning of a longer one; its town comes when the line is left.
                chosen = fold(values[label.name] or "") != fold(area.name or "")
                if chosen and isinstance(record, StockTaking) and "municipality_label" not in values:
                    from inka_desktop.services.areas import town_along

                    found |= town_along(transaction.session, record, key)
    if kind == "agreement" and "responsible" in values:
        from inka_desktop.services.network import person_named

        words = values["responsible"] or ""
        found.setdefault("responsible_person_id", person_named(transaction.session, words, core.today()))
    if kind in _PEOPLE:
        from inka_desktop.services.network import PARTS, person_of_row

        if values.keys().isdisjoint(PARTS):
            return found
        found.setdefault("person_id", person_of_row(transaction.session, record, values, core.today()))
    return found


def _named(session: Session, kind: str | None, name: str, beside: Record | None) -> UUID | None:
    """The record of a name; an area in the town that its row says."""
    if kind == "area":
        from inka_desktop.services.areas import Town, area_named

        return area_named(session, name, [Town.of(beside)] if isinstance(beside, StockTaking) else [])
    from inka_desktop.services.network import organization_named

    return organization_named(session, name)


def _agreements_follow(transaction: Transaction, visit: UUID, project: UUID | None) -> None:
    """What was agreed at a visit belongs to the visit's project."""
    query = select(Agreement).where(Agreement.protocol_id == visit)
    for agreement in transaction.session.scalars(query).all():
        assign(agreement, {"project_id": project})
