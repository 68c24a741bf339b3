"""History and undo as the window shows them; the store reads and writes the log for both."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from concurrent.futures import Future
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from uuid import UUID

from inka_desktop.records.specs import TableSpec, by_kind
from inka_desktop.services import following
from inka_desktop.services.chained import in_batches
from inka_desktop.services.core import Core
from inka_desktop.services.fields import label_field
from inka_desktop.services.labels import BATCH
from inka_desktop.services.naming import DEVICES
from inka_desktop.services.rows import HistoryRow, UndoneRow
from inka_desktop.store import history as store_history
from inka_desktop.store import undo as store_undo
from inka_desktop.store.raw import RawConnection
from inka_desktop.store.undo import Undone

_PARTS: Mapping[str, Mapping[str, str]] = {
    "protocol": {"attendance": "function", "topic": "title", "agreement": "what", "photo": "caption"},
    "series": {"series_member": "function"},
    "project": {"site": "name"},
    "contract": {"contract_party": "organization_label"},
    "stock_taking": {
        "stock_participant": "function", "walk_point": "place", "institution": "name", "stock_actor": "name",
        "stock_figure": "name", "finding": "what",
    },
}  # fmt: skip
"""Parts whose changes are told with those of their whole, each with the field that names it."""


def undo(core: Core, passed: set[bytes]) -> Future[UndoneRow | None]:
    """Take back the newest own action, in as many transactions as it takes.

    ``passed`` grows by actions of which nothing was left to undo. Nobody waits on the writer's thread: each
    transaction queues the next.
    """
    answer: Future[UndoneRow | None] = Future()

    def go_on(before: Undone | None) -> None:
        going_on = before.action if before is not None else None
        work = partial(store_undo.undo, passed=passed, going_on=going_on)
        core.submit(work, "undo").add_done_callback(partial(took_back, before))

    def took_back(before: Undone | None, part: Future[Undone | None]) -> None:
        failure = part.exception()
        if failure is not None:
            answer.set_exception(failure)
            return
        done = _together(before, part.result())
        if done is not None and done.more:
            go_on(done)
            return
        if done is not None and done.undone and done.label == "merge":
            in_batches(core, following.after_undoing, "follow", BATCH)
        answer.set_result(_told(done, passed))

    go_on(None)
    return answer


def _together(before: Undone | None, part: Undone | None) -> Undone | None:
    """What several transactions of one undoing did."""
    if before is None or part is None:
        return part if before is None else replace(before, more=False)
    return replace(
        part, undone=before.undone + part.undone, kept=tuple(dict.fromkeys(before.kept + part.kept))
    )


def _told(done: Undone | None, passed: set[bytes]) -> UndoneRow | None:
    if done is None:
        return None
    if not done.undone:
        passed.add(done.action)
    return UndoneRow(done.label, done.undone, tuple(kept.field for kept in done.kept))


def history(core: Core, spec: TableSpec, row: UUID) -> list[HistoryRow]:
    """All changes of a record that this device holds, newest first.

    A reference is told by the name that stands beside it, under the reference's own name.
    """
    names = {label.name: field.name for field in spec.fields if (label := label_field(spec, field))}
    with core.raw() as raw:
        devices = device_names(raw)
        found = store_history.history(raw, spec.kind, row)
    entries = [entry for entry in found if entry.field not in names.values()]
    return [
        HistoryRow(
            datetime.fromtimestamp(entry.at_ms / 1000, UTC), *devices.get(entry.device, ("", "")),
            entry.label, spec.kind, row, names.get(entry.field, entry.field), entry.before, entry.after,
        )
        for entry in entries
    ]  # fmt: skip


def whole_history(core: Core, spec: TableSpec, row: UUID) -> list[HistoryRow]:
    """All changes of a record and of its parts that this device holds, newest first.

    That a part was made is one change, of the field that names it.
    """
    found = history(core, spec, row)
    for kind, naming in _PARTS.get(spec.kind, {}).items():
        part = by_kind()[kind]
        owner = next(field.name for field in part.fields if field.parent == spec.kind)
        with core.raw() as raw:
            rows = raw.execute(f"SELECT id, {naming} FROM {kind} WHERE {owner} = ?", (row.bytes,)).fetchall()
        for key, name in rows:
            found.extend(_of_part(history(core, part, UUID(bytes=key)), part, naming, name or ""))
    return sorted(found, key=lambda entry: entry.at, reverse=True)


def _of_part(entries: list[HistoryRow], part: TableSpec, naming: str, name: str) -> Iterator[HistoryRow]:
    """Changes that people make of a part: no references, no place in the list, and its beginning once."""
    begun = min((entry.at for entry in entries), default=None)
    for entry in entries:
        field = part.by_name.get(entry.field)
        linked = field is None or field.parent is not None or field.ref is not None
        first = entry.at == begun and entry.before is None and entry.field != naming
        if not linked and not first and entry.field != "position":
            yield replace(entry, part=name)


def device_names(raw: RawConnection) -> dict[bytes, tuple[str, str]]:
    """Name and person of each device of the workspace, by its id of 16 bytes."""
    rows = raw.execute(DEVICES).fetchall()
    return {key: (name or "", person or "") for key, name, person in rows}
