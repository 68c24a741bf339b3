"""Tags of the office on records of any kind: the same word twice is one tag, whoever thinks of it.

A tag's id is made of its word, so two devices that begin with the same one make the same row; where that id
already had a life (renamed, deleted, merged), the next one is taken. Merging two is :mod:`.twins`.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future
from functools import cache
from itertools import count
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import ColumnElement, select

from inka_desktop.records.folding import fold
from inka_desktop.records.german import sort_key
from inka_desktop.records.ids import key_id, new_id
from inka_desktop.records.notes import FOR_ONESELF, NOTED, Tag, Tagging
from inka_desktop.records.specs import by_kind
from inka_desktop.services import following, tagged
from inka_desktop.services.core import Core, find
from inka_desktop.services.editing import Editing, add, assign
from inka_desktop.services.errors import FieldUnknownError, ValueUnusableError
from inka_desktop.services.fields import checked
from inka_desktop.services.notes_rows import TagRow

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from inka_desktop.services.twins import Twins
    from inka_desktop.store.raw import RawConnection
    from inka_desktop.store.writer import Transaction

_OF = (
    "SELECT DISTINCT t.id, t.word, t.word_order FROM tagging l JOIN tag t ON t.id = l.tag_id AND t.alive = 1"
    " WHERE l.target_id = ? AND l.alive = 1 ORDER BY t.word_order, t.id"
)
_ALL = (
    "SELECT t.id, t.word, (SELECT count(DISTINCT l.target_id) FROM tagging l"
    " WHERE l.tag_id = t.id AND l.alive = 1 AND {lives}) FROM tag t WHERE t.alive = 1 AND t.word > ''"
    " ORDER BY t.word_order, t.id"
)
_LIVES = "WHEN {number} THEN EXISTS (SELECT 1 FROM {kind} r WHERE r.id = l.target_id AND r.alive = 1)"
_WORDS = "SELECT DISTINCT word FROM tag WHERE alive = 1 AND word > '' ORDER BY word_order, id"


class Tags:
    """The office's own words for records."""

    def __init__(self, core: Core, editing: Editing, twins: Twins) -> None:
        self._core = core
        self._editing = editing
        self._twins = twins

    def all(self) -> list[TagRow]:
        """Tags in the order of the alphabet, each with how many records have it; the bin's do not count."""
        with self._core.raw() as raw:
            found = raw.execute(_counted()).fetchall()
        return [TagRow(UUID(bytes=key), word, number) for key, word, number in found]

    def words(self, typed: str) -> list[str]:
        """Tags of which a word begins as typed, capitals and umlauts aside, in the order of the alphabet."""
        with self._core.raw() as raw:
            found = [word for (word,) in raw.execute(_WORDS).fetchall()]
        wanted = fold(typed)
        return [word for word in found if f" {wanted}" in f" {fold(word)}"]

    def now(self, tag: UUID) -> UUID:
        """What a tag is today: where it became one with another, the one that stayed."""
        with self._core.session() as session:
            return following.survivors(session, "tag").get(tag, tag)

    def put(self, kind: str, record: UUID, word: str) -> Future[UUID]:
        """Give a record a tag, made when there is none of that word; returns the tag.

        Raises:
            ValueUnusableError, FieldUnknownError: the word is empty, or the kind has no tags; at once.
            UnknownRecordError: in the future; the record is not here.
        """
        wanted, spec = _clean(word), noted(kind)

        def work(transaction: Transaction) -> UUID:
            space = home(self._core, kind, find(transaction.session, spec, record))
            tag = self._ensure(transaction, wanted, space)
            about = tagged.kept_with(transaction.raw, [record])[record]
            self._link(transaction, tag, (kind, about), space)
            return tag

        return self._core.submit(work, "add")

    def take_off(self, record: UUID, tag: UUID) -> Future[None]:
        """Take a tag off a record; the tag itself stays."""

        def work(transaction: Transaction) -> None:
            about = tagged.kept_with(transaction.raw, [record])[record]
            for link in _links(transaction.session, tag, about):
                link.alive = False

        return self._core.submit(work, "delete")

    def rename(self, tag: UUID, word: str) -> Future[UUID]:
        """Call a tag otherwise; where another one is called so, both become one. Returns the one that stays.

        Raises:
            ValueUnusableError: the word is empty; at once.
        """
        wanted = _clean(word)
        with self._core.session() as session:
            row = session.get(Tag, tag)
            known = _named(session, wanted, row.space) if row is not None else ()
            other = next((key for key in known if key != tag), None)
        if other is not None:
            return self.merge(other, tag)
        saved = self._editing.save("tag", tag, {"word": wanted})
        self._editing.settle()
        named: Future[UUID] = Future()
        saved.add_done_callback(lambda done: _hand_on(done, named, tag))
        return named

    def merge(self, one: UUID, two: UUID) -> Future[UUID]:
        """Make two tags one; what had either has the one that stays, which keeps the word of ``one``."""
        others = () if one.bytes <= two.bytes else ("word",)
        return self._twins.merge("tag", one, two, others)

    def remove(self, tag: UUID) -> Future[None]:
        """Put a tag into the bin; no record shows it until it is brought back."""
        return self._editing.delete("tag", tag)

    def _ensure(self, transaction: Transaction, word: str, space: UUID) -> UUID:
        """What is for oneself has the office's tag of that word, else one that nobody else learns of."""
        session, coord = transaction.session, self._core.spaces.coord
        known = next((key for home in (coord, space) for key in _named(session, word, home)), None)
        if known is not None:
            return known
        own = () if space == coord else (space.bytes,)
        free = (key_id(Tag.__number__, *own, fold(word) or word, str(life)) for life in count())
        key = next(one for one in free if session.get(Tag, one) is None)
        add(self._core, transaction, "tag", {"word": word}, row=key, space=space)
        session.flush()
        return key

    def _link(self, transaction: Transaction, tag: UUID, about: tuple[str, UUID], space: UUID) -> None:
        kind, record = about
        session, key = transaction.session, key_id(Tagging.__number__, tag.bytes, record.bytes)
        if _links(session, tag, record):
            return
        number = by_kind()[kind].number
        values = {"tag_id": tag, "target_kind": number, "target_id": record}
        known = session.get(Tagging, key)
        if known is None or known.alive:  # that one followed a merge, which was taken back since
            free = key if known is None else new_id()
            add(self._core, transaction, "tagging", values, row=free, space=space)
        else:
            known.alive = True
            session.flush()  # bringing back goes alone
            label = session.get(Tag, tag)
            assign(known, {"tag_id": tag, "target_id": record, "tag_label": label.word if label else None})


def home(core: Core, kind: str, record: Any) -> UUID:
    """The space of what is noted on a record: the coordinators', or its own where nobody else reads it."""
    return UUID(bytes=record.space.bytes) if kind in FOR_ONESELF else core.spaces.coord


@cache
def _counted() -> str:
    kinds = " ".join(_LIVES.format(kind=kind, number=by_kind()[kind].number) for kind in sorted(NOTED))
    return _ALL.format(lives=f"CASE l.target_kind {kinds} ELSE 0 END")


def of(raw: RawConnection, record: UUID) -> tuple[TagRow, ...]:
    """The tags of a record, in the order of the alphabet."""
    return tuple(TagRow(UUID(bytes=key), word or "") for key, word, _ in raw.execute(_OF, (record.bytes,)))


def noted(kind: str) -> Any:
    """The class of a kind that has tags and comments.

    Raises:
        FieldUnknownError: the kind has none.
    """
    if kind not in NOTED:
        raise FieldUnknownError(kind=kind, field="target_kind")
    return by_kind()[kind].record


def _links(session: Session, tag: UUID, record: UUID) -> Sequence[Tagging]:
    """What says that a record has a tag; after a merge it may be twice."""
    query = select(Tagging).where(Tagging.target_id == record, Tagging.tag_id == tag, Tagging.alive.is_(True))
    return session.scalars(query).all()


def _named(session: Session, word: str, space: UUID) -> list[UUID]:
    """A space's living tags of a word, the oldest id first; capitals, accents and umlauts do not matter."""
    first = sort_key(word)[:1]
    near: ColumnElement[bool] = Tag.word_order.between(first, first + "\U0010ffff")
    there = (Tag.alive.is_(True), Tag.space == space, near)
    rows = session.execute(select(Tag.id, Tag.word).where(*there).order_by(Tag.id))
    return [UUID(bytes=key.bytes) for key, named in rows if fold(named or "") == fold(word)]


def _clean(word: str) -> str:
    """One line without outer or double spaces.

    Raises:
        ValueUnusableError: nothing is left.
    """
    wanted = checked("tag", {"word": " ".join(word.split())})["word"]
    if not wanted:
        raise ValueUnusableError(kind="tag", field="word")
    return str(wanted)


def _hand_on(done: Future[Any], to: Future[UUID], value: UUID) -> None:
    failure = done.exception()
    if failure is not None:
        to.set_exception(failure)
    else:
        to.set_result(value)
