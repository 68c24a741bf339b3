"""Words that are right here though no dictionary has them: the office's own, and names in its records."""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from inka_desktop.records.ids import key_id
from inka_desktop.records.office import OwnWord
from inka_desktop.records.values import Role
from inka_desktop.services.core import Core
from inka_desktop.services.editing import Editing, add
from inka_desktop.services.errors import ValueUnusableError
from inka_desktop.services.fields import checked
from inka_desktop.spelling.words import spots

if TYPE_CHECKING:
    from inka_desktop.store.writer import Transaction

_NAMES = (
    "SELECT name FROM organization WHERE alive = 1",
    "SELECT name FROM person WHERE alive = 1",
    "SELECT name FROM area WHERE alive = 1",
    "SELECT title FROM project WHERE alive = 1",
    "SELECT name FROM site WHERE alive = 1",
)


@dataclass(frozen=True, slots=True)
class OwnWordRow:
    """A word that somebody added."""

    id: UUID
    word: str


class OwnWords:
    """The office's words; everybody reads them, whoever works in the office adds and removes them."""

    def __init__(self, core: Core, editing: Editing) -> None:
        self._core = core
        self._editing = editing

    @property
    def may_add(self) -> bool:
        """Whether this profile may write for the whole office."""
        return self._core.identity.role not in (Role.CARRIER, Role.READER)

    def all(self) -> list[OwnWordRow]:
        """The words that people added, in the order of their letters."""
        with self._core.raw() as raw:
            found = raw.execute("SELECT id, word FROM own_word WHERE alive = 1 AND word > ''").fetchall()
        rows = [OwnWordRow(UUID(bytes=row), word) for row, word in found]
        return sorted(rows, key=lambda row: (row.word.casefold(), row.word))

    def known(self) -> frozenset[str]:
        """Those words, and the words in the names of organisations, people, areas, projects and sites."""
        with self._core.raw() as raw:
            names = [name for query in _NAMES for (name,) in raw.execute(query).fetchall() if name]
        return frozenset(row.word for row in self.all()) | {
            spot.word for name in names for spot in spots(name)
        }

    def add(self, word: str) -> Future[UUID]:
        """Know a word from now on, on every device of the office; one that is known already stays so.

        Raises:
            ValueUnusableError, TextTooLongError: at once; it is no word.
        """
        values = checked("own_word", {"word": word.strip()}, new=True)
        if values["word"] is None:
            raise ValueUnusableError(kind="own_word", field="word")
        key = key_id(OwnWord.__number__, values["word"], self._core.spaces.org.bytes)

        def work(transaction: Transaction) -> UUID:
            found = transaction.session.get(OwnWord, key)
            if found is None:
                add(self._core, transaction, "own_word", values, row=key)
            else:
                found.alive = True
            return key

        return self._core.submit(work, "add")

    def remove(self, row: UUID) -> Future[None]:
        """Underline a word again; it can be taken from the bin."""
        return self._editing.delete("own_word", row)
