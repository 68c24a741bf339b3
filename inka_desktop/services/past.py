"""History and undo as the window shows them; the store reads and writes the log for both."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from concurrent.futures import Future
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from typing import NamedTuple
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


class _Part(NamedTuple):
    """A part whose changes are told with those of its whole.

    Attributes:
        named: what it is called, as SQL.
        begins: the field that tells that it was made, the first of these that was filled then; where that is
            a reference, only that it was made.
        told: the fields that are told; all that people write when left out.
    """

    named: str
    begins: tuple[str, ...]
    told: frozenset[str] | None = None


def _called(*names: str) -> str:
    """The first of some fields that is filled."""
    filled = ", ".join(f"nullif({name}, '')" for name in names)
    return f"coalesce({filled}, '')"


def _by(name: str) -> _Part:
    return _Part(_called(name), (name,))


def _pictured(name: str) -> _Part:
    return _Part(_called(name), (name, "attachment_id"))


def _linked(kind: str) -> _Part:
    return _Part(_called(f"{kind}_label"), (f"{kind}_id",))


_WHO = ("function", "name", "organization")
_PERSON = _Part(_called(*_WHO), _WHO)
_PARTS: Mapping[str, Mapping[str, _Part]] = {
    "protocol": {
        "attendance": _PERSON, "topic": _by("title"), "agreement": _by("what"), "photo": _pictured("caption"),
        "fixed_text": _Part("number", ("purpose",), frozenset({"purpose", "reply_by", "withdrawn"})),
        "recipient": _Part(_called(*_WHO), _WHO, frozenset(_WHO)),
        "reply": _Part(
            _called(*_WHO), ("wording", "kind"),
            frozenset({"wording", "kind", "received_on", "outcome", "outcome_note"}),
        ),
        "signature": _Part(_called(*_WHO), ("signed_at",), frozenset({"signed_at"})),
        "document": _Part(
            "(SELECT a.file_name FROM attachment a WHERE a.id = document.attachment_id)", ("made_at",),
            frozenset({"made_at"}),
        ),
        "mailing": _Part(_called("subject"), ("recipients",), frozenset({"recipients", "state"})),
    },
    "series": {"series_member": _PERSON},
    "project": {
        "site": _by("name"), "project_party": _linked("organization"), "project_area": _linked("area"),
        "project_person": _Part(
            "(SELECT coalesce(nullif(p.name, ''), p.function) FROM person p"
            " WHERE p.id = project_person.person_id)",
            ("person_id",),
        ),
    },
    "contract": {"contract_party": _linked("organization")},
    "stock_taking": {
        "stock_participant": _PERSON, "walk_point": _pictured("place"), "institution": _by("name"),
        "stock_actor": _by("name"), "stock_figure": _by("name"), "finding": _by("what"),
        "mailing": _Part(_called("subject"), ("recipients",), frozenset({"recipients", "state"})),
    },
}  # fmt: skip
"""Parts by the kind of their whole."""
_SILENT = frozenset({"position", "released_as"})
"""Fields of parts that the program keeps for itself."""


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
    for kind, how in _PARTS.get(spec.kind, {}).items():
        part = by_kind()[kind]
        owner = next(field.name for field in part.fields if spec.kind in (field.parent, field.ref))
        query = f"SELECT id, {how.named} FROM {kind} WHERE {owner} = ?"
        with core.raw() as raw:
            rows = raw.execute(query, (row.bytes,)).fetchall()
        for key, name in rows:
            found.extend(_of_part(history(core, part, UUID(bytes=key)), part, how, str(name or "")))
    return sorted(found, key=lambda entry: entry.at, reverse=True)


def _of_part(entries: list[HistoryRow], part: TableSpec, how: _Part, name: str) -> Iterator[HistoryRow]:
    """Changes that people make of a part: no references, nothing of the program's own, its beginning once."""
    begun = min((entry.at for entry in entries), default=None)
    filled = {entry.field for entry in entries if entry.at == begun}
    begins = next((field for field in how.begins if field in filled), "")
    for entry in entries:
        field = part.by_name.get(entry.field)
        linked = field is None or field.parent is not None or field.ref is not None
        first = entry.at == begun and entry.before is None
        silent = entry.field in _SILENT if how.told is None else entry.field not in how.told | {"alive"}
        if first and linked and entry.field == begins:
            yield replace(entry, field="alive", after=True, part=name, of_part=True)
            continue
        called = entry.field in how.begins and isinstance(entry.after, str)  # a reference told by its name
        if (called or not linked) and (not first or entry.field == begins) and not silent:
            yield replace(entry, part=name, of_part=True)


def device_names(raw: RawConnection) -> dict[bytes, tuple[str, str]]:
    """Name and person of each device of the workspace, by its id of 16 bytes."""
    rows = raw.execute(DEVICES).fetchall()
    return {key: (name or "", person or "") for key, name, person in rows}
