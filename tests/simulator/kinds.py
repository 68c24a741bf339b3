"""People make, edit, delete and bring back rows of every kind that is declared."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from uuid import UUID

from inka_desktop.exchange import joining
from inka_desktop.records.base import ALIVE
from inka_desktop.records.ids import key_id
from inka_desktop.records.specs import FieldSpec, TableSpec, by_kind, by_number
from inka_desktop.records.values import Role, SpaceKind
from inka_desktop.store.writer import Transaction

from .deck import Act, Card, editable
from .fields import Drawn

if TYPE_CHECKING:
    from .work import Work

_KEYS = 2
"""So many rows of a kind in a space have an id made of it: whoever makes one makes the same."""
_MOST_FIELDS = 4


class Kinds:
    """One device's part in it, from a stream of chance of its own."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._drawn = Drawn(f"{work.device.world.seed} {work.device.name} kinds")

    def perhaps(self) -> None:
        """What the next cards of the run say, of those that this device can play."""
        world = self._work.device.world
        for _ in range(world.cards):
            spaces = self._spaces()
            card = world.deck.draw(spaces.keys())
            if card is not None:
                self._play(card, spaces)
                world.done.add(card)

    def _spaces(self) -> dict[SpaceKind, UUID | None]:
        """Where this device may write, as far as it knows.

        None is a personal space that is still to be made. Owners make one: a space more costs a run time.
        """
        device = self._work.device
        log, me = device.database.writer.core.log, device.replica.identity.device
        member = device.replica.members.devices.get(me)
        found: dict[SpaceKind, UUID | None] = {}
        if member is not None and member.role == Role.OWNER:
            found[SpaceKind.PERSONAL] = None
        with device.database.readers.raw() as raw:
            kinds = dict(raw.execute("SELECT id, kind FROM sync_space").fetchall())
        for space in sorted(log.own.keys() - log.read_only):
            found[SpaceKind(kinds[space])] = UUID(bytes=space)
        return found

    def _personal(self) -> UUID:
        """A space that only this person's devices read, made by this one."""
        device = self._work.device
        replica, rng = device.replica, device.world.rng()
        made = device.write(
            lambda tx: joining.create_personal_space(tx, replica.identity, replica.members, rng), "control"
        )
        replica.reload()
        return UUID(bytes=made)

    def _play(self, card: Card, spaces: dict[SpaceKind, UUID | None]) -> None:
        spec, act = by_kind()[card[0]], card[1]
        kind = SpaceKind(self._drawn.one_of(sorted(spec.spaces & spaces.keys())))
        space = spaces[kind] or self._personal()
        row = self._row(spec, space)
        self._save(kind, space, lambda rows: rows.make(spec, row))
        if act is Act.EDIT:
            self._save(kind, space, lambda rows: rows.edit(spec, row))
        if act in (Act.DELETE, Act.RESTORE):
            self._work.bring(spec.kind, row, alive=False)
        if act is Act.RESTORE:
            self._work.bring(spec.kind, row, alive=True)

    def _row(self, spec: TableSpec, space: UUID) -> UUID:
        """One that others make, too; or one that this device shows there; or a new one."""
        if self._drawn.happens(0.5):
            return _key(spec, space, self._drawn.number(_KEYS))
        shown = self._work.some_of(spec.kind, self._drawn, f"space = x'{space.hex}'")
        return self._new_id() if shown is None or self._drawn.happens(0.3) else shown

    def _new_id(self) -> UUID:
        return self._drawn.new_id(self._work.device.clock.wall_ms())

    def _save(self, kind: SpaceKind, space: UUID, work: Callable[[_Rows], None]) -> None:
        rows = _Rows(kind, space, self._drawn, self._work.text)

        def within(transaction: Transaction) -> None:
            rows.transaction = transaction
            work(rows)

        self._work.device.write(within)
        self._work.promise(*rows.told)


@dataclass
class _Rows:
    """Rows of one space, within one save.

    Attributes:
        kind, space: where they stand.
        drawn, text: what is in them; ``text`` gives what must not be lost.
        told: texts that were written.
    """

    kind: SpaceKind
    space: UUID
    drawn: Drawn
    text: Callable[[], str]
    told: list[str] = field(default_factory=list)
    transaction: Transaction = field(init=False)

    def make(self, spec: TableSpec, row: UUID) -> None:
        """A row with what it belongs to, as far as these are not there."""
        session = self.transaction.session
        if session.get(spec.record, row) is not None:
            return
        owners = {
            one.name: self._owner(spec, by_kind()[one.parent], row)
            for one in spec.fields
            if one.parent is not None and self.kind in by_kind()[one.parent].spaces
        }
        given = [one for one in spec.fields if one.target or self.drawn.happens(0.25)]
        values = self._values(spec, given, self.drawn.one_of(list(by_number())))
        session.add(spec.record(id=row, space=self.space, **values, **owners))
        session.flush()

    def edit(self, spec: TableSpec, row: UUID) -> None:
        """Other values in some of its fields."""
        session = self.transaction.session
        record: Any = session.get(spec.record, row)
        about = getattr(record, spec.target[0].name) if spec.target is not None else 0
        while not session.is_modified(record):
            fields = self.drawn.some(editable(spec), _MOST_FIELDS)
            for name, value in self._values(spec, fields, about).items():
                setattr(record, name, value)

    def _owner(self, spec: TableSpec, owner: TableSpec, row: UUID) -> UUID | None:
        """One that this device shows there; that of a row whose id is a key follows from it.

        Rows of a kind that belong to each other are a chain: only a new one stands at its end.
        """
        numbers = [number for number in range(_KEYS) if _key(spec, self.space, number) == row]
        if spec is owner and numbers:
            return None
        here = f"WHERE space = x'{self.space.hex}'"
        shown = None if numbers else self.drawn.row_of(self._shown(owner, here))
        if shown is None and spec is not owner:
            shown = _key(owner, self.space, next(iter(numbers), 0))
            self.make(owner, shown)
        return shown

    def _shown(self, spec: TableSpec, where: str = "") -> list[bytes]:
        found = self.transaction.raw.execute(f"SELECT id FROM {spec.kind} {where} ORDER BY id")
        return [row for (row,) in found.fetchall()]

    def _values(self, spec: TableSpec, fields: Iterable[FieldSpec], about: int) -> dict[str, Any]:
        """A value for each field that names no owner; ``about`` is the kind of record that it is about."""
        plain = [one for one in fields if one.parent is None and one.number != ALIVE]
        found = self.drawn.of(spec.kind, plain, self._told)
        for one in plain:
            if one.ref is not None:
                found[one.name] = self._any(by_kind()[one.ref])
        if spec.target is not None:
            of, row = spec.target
            named = {of.name: about, row.name: self._any(by_number()[about])}
            found |= {name: value for name, value in named.items() if name in found}
        return found

    def _any(self, spec: TableSpec) -> UUID:
        """A row that this device shows in any space, or one that is not here."""
        return self.drawn.row_of(self._shown(spec)) or self.drawn.new_id(0)

    def _told(self) -> str:
        self.told.append(self.text())
        return self.told[-1]


def _key(spec: TableSpec, space: UUID, number: int) -> UUID:
    return key_id(spec.number, space.bytes, str(number))
