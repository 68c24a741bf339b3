"""One long text as a document that merges: the only module that knows Loro (EXCHANGE.md 1.11, 7).

A document is started the same way on every device: peer 0 inserts the text with which its generation
begins. Every later change is made by a peer of its own, fresh from the random source and used once: Loro
drops without a word what comes under a peer id that it has seen with other content. Positions are code
points. Loro is imported with the first text that needs it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import TYPE_CHECKING, Any, NamedTuple

import msgpack

from inka_desktop.records.text_edits import edits

from .clock import Random

if TYPE_CHECKING:
    from loro import Frontiers, LoroDoc, LoroText, TextDelta, VersionVector

_NAME = "t"
_FIRST_PEER = 0
_RESERVED_PEER = 2**64 - 1
_MOST_VERSIONS = 16
"""More versions side by side are not compared with each other: somebody should look at the text."""


class TextChange(NamedTuple):
    """What an operation on a long text carries.

    Attributes:
        update: Loro's update; empty when a person found the text right as it is.
        before, after: Loro's frontiers before and after it.
    """

    update: bytes
    before: bytes
    after: bytes

    def pack(self) -> bytes:
        """As it lies in the log of this database."""
        return msgpack.packb(tuple(self))  # type: ignore[no-any-return]  # msgpack has no types

    def stored(self) -> bytes | None:
        """The same, and nothing where it was erased."""
        return self.pack() if any(self) else None

    @classmethod
    def unpack(cls, raw: Any) -> TextChange:
        """From the log of this database; what was erased changed nothing."""
        return cls(*msgpack.unpackb(raw)[:3]) if raw is not None else cls(b"", b"", b"")


def new_peer(random: Random) -> int:
    """A peer id that nobody has used or will use: 64 random bits."""
    while (peer := int.from_bytes(random.token(8), "big")) in (_FIRST_PEER, _RESERVED_PEER):
        pass
    return peer


class TextDoc:
    """A document; see the module."""

    def __init__(self, doc: LoroDoc) -> None:
        self._doc = doc
        self._made_of: list[bytes] = []
        self._all_read = True
        self.taken = 0
        """How many updates were taken in since it was made or loaded."""

    @property
    def is_whole(self) -> bool:
        """Whether every update could be read, and all that they build on is here."""
        return self._all_read and self._doc.export_pending_updates() is None

    @classmethod
    def start(cls, text: str) -> TextDoc:
        """The document of a generation that begins with ``text``."""
        made = cls.load(b"")
        if text:
            made._write(_FIRST_PEER, text)
            made._made_of.append(made.snapshot())
        return made

    @classmethod
    def load(cls, snapshot: bytes) -> TextDoc:
        """A document from :meth:`snapshot`."""
        made = cls(_empty())
        if snapshot:
            made._doc.import_(snapshot)
            made._made_of.append(snapshot)
        return made

    def snapshot(self) -> bytes:
        """The whole document."""
        from loro import ExportMode

        return self._doc.export(ExportMode.Snapshot())

    @property
    def text(self) -> str:
        """The text with all that was taken in."""
        return self._text.to_string()

    @property
    def version(self) -> bytes:
        """Loro's frontiers."""
        return self._doc.oplog_frontiers.encode()

    @property
    def _text(self) -> LoroText:
        return self._doc.get_text(_NAME)

    def edit(self, text: str, random: Random) -> TextChange:
        """Make it another text; the change carries only what differs."""
        from loro import ExportMode

        before, known = self.version, self._doc.oplog_vv
        if text == self.text:
            return TextChange(b"", before, before)
        self._write(new_peer(random), text)
        update = self._doc.export(ExportMode.Updates(known))
        self._made_of.append(update)
        return TextChange(update, before, self.version)

    def _write(self, peer: int, text: str) -> None:
        self._doc.peer_id = peer
        there = self._text
        for one in reversed(edits(there.to_string(), text)):
            if one.gone:
                there.delete(one.at, one.gone)
            if one.put:
                there.insert(one.at, one.put)
        self._doc.commit()

    def take(self, updates: Iterable[bytes]) -> None:
        """Take in others' changes, in any order and any number of times.

        An update that nobody can read changes nothing; its operation counts all the same.
        """
        for update in updates:
            self.taken += 1
            if update:
                self._all_read &= self._import(update)

    def _import(self, update: bytes) -> bool:
        try:
            self._doc.import_(update)
        except BaseException as problem:  # noqa: BLE001  (Loro's errors have no narrower class)
            _demand_of_loro(problem)
            if _is_panic(problem):
                self._make_anew()
            return False
        self._made_of.append(update)
        return True

    def _make_anew(self) -> None:
        """After a panic Loro's document is of no use, and what came before would be lost with it.

        It panics once more when it is let go of, so it is not: one more reference keeps it to the end.
        """
        import ctypes

        ctypes.pythonapi.Py_IncRef(ctypes.py_object(self._doc))
        self._doc = _empty()
        self._doc.import_batch(self._made_of)

    # --- versions -----------------------------------------------------------------------------------

    def at(self, versions: Iterable[bytes]) -> str:
        """The text when exactly these versions had come together."""
        vector = self._joined(self._vectors(versions))
        self._doc.checkout(self._doc.vv_to_frontiers(vector) if vector is not None else _nothing())
        try:
            return self._text.to_string()
        finally:
            self._doc.checkout_to_latest()

    def common(self, versions: Iterable[bytes]) -> str:
        """The text that all of these versions knew."""
        vectors = self._vectors(versions)
        if not vectors:
            return ""
        vector = vectors[0]
        for other in vectors[1:]:
            vector = vector.intersection(other)
        return self.at([self._doc.vv_to_frontiers(vector).encode()])

    def touch(self, versions: Iterable[tuple[bytes, bytes]]) -> bool:
        """Whether versions of different persons changed one paragraph without knowing of each other.

        Args:
            versions: who wrote it (16 bytes), and Loro's frontiers.
        """
        listed = list(versions)
        if len({person for person, _ in listed}) < 2:  # one person is never asked
            return False
        return len(listed) > _MOST_VERSIONS or any(
            one[0] != other[0] and self._both_touched(one[1], other[1])
            for one, other in combinations(listed, 2)
        )

    def _both_touched(self, one: bytes, other: bytes) -> bool:
        together = self.at([one, other])
        ours = self._paragraphs(together, other, [one, other])
        return bool(ours) and not ours.isdisjoint(self._paragraphs(together, one, [one, other]))

    def _paragraphs(self, together: str, known: bytes, versions: list[bytes]) -> set[int]:
        """Paragraphs of the merged text that changed for who knew ``known``."""
        vector, before = self._joined(self._vectors(versions)), self._joined(self._vectors([known]))
        if vector is None or before is None:
            return set()
        one, two = self._doc.vv_to_frontiers(before), self._doc.vv_to_frontiers(vector)
        touched: set[int] = set()
        for _container, diff in self._doc.diff(one, two).get_diff():
            touched.update(_touched(self.at([known]), together, diff.diff))  # type: ignore[attr-defined]  # of a text
        return touched

    def _vectors(self, versions: Iterable[bytes]) -> list[VersionVector]:
        """Of each version what it knew; versions that are not here are left out."""
        from loro import Frontiers

        found = []
        for version in versions:
            if not _begins_at_zero(version):
                continue
            try:
                vector = self._doc.frontiers_to_vv(Frontiers.decode(version))
            except BaseException as problem:  # noqa: BLE001  (Loro's errors have no narrower class)
                _demand_of_loro(problem)
                continue
            if vector is not None:
                found.append(vector)
        return found

    @staticmethod
    def _joined(vectors: list[VersionVector]) -> VersionVector | None:
        if not vectors:
            return None
        joined = vectors[0]
        for other in vectors[1:]:
            joined.merge(other)
        return joined


def merged(base: str, ours: str, theirs: str, random: Random) -> str:
    """What both made of ``base`` in one text; for a window that showed it while it was changed elsewhere."""
    if base in (ours, theirs):
        return ours if base == theirs else theirs
    one, two = TextDoc.start(base), TextDoc.start(base)
    change = one.edit(ours, random)
    two.edit(theirs, random)
    two.take([change.update])
    return two.text


def _empty() -> LoroDoc:
    from loro import LoroDoc

    return LoroDoc()  # type: ignore[no-untyped-call]  # its stub names no result


def _nothing() -> Frontiers:
    from loro import Frontiers

    return Frontiers()  # type: ignore[no-untyped-call]  # its stub names no result


def _begins_at_zero(version: bytes) -> bool:
    """Whether frontiers name no operation before a peer's first: Loro panics at one and is of no use then.

    As Loro writes them (postcard): how many, then of each its peer and its counter, whose lowest bit says
    that it is negative; seven bits a byte, the highest bit says that more follow.
    """
    ends = [place for place, byte in enumerate(version) if byte < 128]
    return not any(version[end + 1] & 1 for end in ends[1::2] if end + 1 < len(version))


def _demand_of_loro(problem: BaseException) -> None:
    """What ends the program, or is a mistake in it, goes on."""
    if type(problem) is not BaseException and not _is_panic(problem):
        raise problem


def _is_panic(problem: BaseException) -> bool:
    return type(problem).__name__ == "PanicException"


def _touched(before: str, after: str, delta: Iterable[TextDelta]) -> Iterator[int]:
    """Numbers of the paragraphs of ``after`` in which something came or went.

    A line break belongs to no paragraph, and a paragraph that went whole touched no other: two new
    paragraphs at one place lie beside each other.
    """
    breaks = [place for place, sign in enumerate(after) if sign == "\n"]
    for start, end, gone in _gaps(before, delta):
        for place in range(start, end):
            if after[place] != "\n":
                yield bisect_left(breaks, place)
        begins = start == 0 or after[start - 1] == "\n"
        ends = end == len(after) or after[end] == "\n"
        if gone and not ((begins and gone.endswith("\n")) or (ends and gone.startswith("\n"))):
            yield from (bisect_left(breaks, start), bisect_left(breaks, end))


def _gaps(before: str, delta: Iterable[TextDelta]) -> Iterator[tuple[int, int, str]]:
    """Between what stayed: from where to where something came (in the new text), and what went there."""
    old = new = start = 0
    gone = ""
    for step in delta:
        kept: int = getattr(step, "retain", 0)
        if kept:
            yield start, new, gone
            old, new, gone = old + kept, new + kept, ""
            start = new
        new += len(getattr(step, "insert", ""))
        gone += before[old : old + getattr(step, "delete", 0)]
        old += getattr(step, "delete", 0)
    yield start, new, gone
