"""Which space a record belongs to (EXCHANGE.md 3): the office's, the coordinators', or a project's own."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import UUID

from inka_desktop.records.values import SpaceKind

from .errors import SpaceMissingError

if TYPE_CHECKING:
    from inka_desktop.store.database import Database
    from inka_desktop.store.writer import Transaction

ProjectSpaceMaker = Callable[["Transaction", str], bytes]
"""Makes a project's space in the running transaction, under a label; returns its id of 16 bytes."""

_PERSONAL_KINDS = frozenset({"follow_up"})
_PERSONAL = (
    "SELECT id FROM sync_space WHERE kind = ? AND id IN (SELECT space FROM sync_key) ORDER BY no LIMIT 1"
)
_OFFICE_KINDS = frozenset(
    {"letterhead", "logo", "device", "own_word", "contact_kind", "indicator", "figure_rule"}
)


class Spaces:
    """The spaces this profile holds, by what they are for."""

    def __init__(self, database: Database, make_project_space: ProjectSpaceMaker | None = None) -> None:
        self._database = database
        self._found: dict[str, UUID] = {}
        self._make = make_project_space

    @property
    def org(self) -> UUID:
        """The space everybody reads: letterhead, devices, staff."""
        return self._one(SpaceKind.ORG)

    @property
    def coord(self) -> UUID:
        """The coordinators' space: visits, persons, organisations."""
        return self._one(SpaceKind.COORD)

    @property
    def personal(self) -> UUID:
        """The space of this person's devices only; nobody else's, though its files may lie here.

        Raises:
            SpaceMissingError: none was made yet (``Membership.personal_space``).
        """
        with self._database.readers.raw() as raw:
            found = raw.execute(_PERSONAL, (SpaceKind.PERSONAL,)).fetchone()
        if found is None:
            raise SpaceMissingError(kind=SpaceKind.PERSONAL)
        return UUID(bytes=found[0])

    def of_kind(self, kind: str) -> UUID:
        """Where a new record of a kind goes when nothing it belongs to says so.

        Raises:
            SpaceMissingError: it is for this person only, who has no space of their own yet.
        """
        if kind in _PERSONAL_KINDS:
            return self.personal
        return self.org if kind in _OFFICE_KINDS else self.coord

    def new_project(self, transaction: Transaction, label: str) -> UUID:
        """A space of its own for a project, made in the running transaction."""
        make = self._make or _project_space
        return UUID(bytes=make(transaction, label))

    def _one(self, kind: str) -> UUID:
        if kind not in self._found:
            with self._database.readers.raw() as raw:
                found = raw.execute(
                    "SELECT id FROM sync_space WHERE kind = ? ORDER BY no LIMIT 1", (kind,)
                ).fetchone()
            if found is None:
                raise SpaceMissingError(kind=kind)
            self._found[kind] = UUID(bytes=found[0])
        return self._found[kind]


def _project_space(transaction: Transaction, label: str) -> bytes:
    """As an owner a space of its own; for anybody else the coordinators', since only owners grant keys."""
    from inka_desktop.exchange import identity, joining
    from inka_desktop.exchange import members as membership
    from inka_desktop.services.errors import NoIdentityError

    raw = transaction.raw
    me, trusted = identity.load(raw), joining.setting(raw, "trusted")
    if me is None or trusted is None:
        raise NoIdentityError()
    members = membership.fold(raw, trusted)
    if me.device not in {owner.device for owner in members.owners()}:
        found = raw.execute(
            "SELECT id FROM sync_space WHERE kind = ? ORDER BY no LIMIT 1", (SpaceKind.COORD,)
        ).fetchone()
        if found is None:
            raise SpaceMissingError(kind=SpaceKind.COORD)
        return bytes(found[0])
    space = joining.create_space(transaction, me, members, SpaceKind.PROJECT, transaction.log.random)
    raw.execute("UPDATE sync_space SET label = ? WHERE id = ?", (label, space))
    return space
