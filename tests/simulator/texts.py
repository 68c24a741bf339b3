"""What long texts must say and whether somebody is asked to look: from the operations alone.

Written from FORMAT.md and EXCHANGE.md 7 with Loro itself, sharing no code with the program.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property
from itertools import combinations

import msgpack
from loro import Frontiers, LoroDoc, Side, VersionVector

from inka_desktop.records.specs import Value
from inka_desktop.store.oplog import Kind

from .picture import Cell, Name, Operation, Picture, RowKey

_WORD = re.compile(r"d\d+:\d+")
Change = tuple[bytes, bytes, bytes]
"""Update, frontiers before and after."""
Sign = tuple[int, int]
"""A character as Loro names it for ever: peer and counter."""


def words(text: Value) -> set[str]:
    """The words in a text that only one save wrote, wherever they have got to."""
    return set(_WORD.findall(text)) if isinstance(text, str) else set()


class Text:
    """One state of a text."""

    def __init__(self, doc: LoroDoc, *, is_torn: bool = False) -> None:
        self.doc = doc
        self.is_torn = is_torn
        """Whether some of it was erased, so that what was built on that shows nothing."""
        self.text = doc.get_text("t").to_string()

    @classmethod
    def made_of(cls, start: Value, updates: Iterable[bytes], *, is_torn: bool = False) -> Text:
        """A beginning with everything that was done to it, in no order of time."""
        doc = LoroDoc()  # type: ignore[no-untyped-call]  # its stub names no result
        doc.peer_id = 0
        if isinstance(start, str) and start:
            doc.get_text("t").insert(0, start)
            doc.commit()
        for update in sorted(updates):
            if update:
                _import(doc, update)
        return cls(doc, is_torn=is_torn)

    def at(self, *versions: bytes) -> Text:
        """As it was when these versions had come together."""
        vector = VersionVector()  # type: ignore[no-untyped-call]  # its stub names no result
        for version in versions:
            known = self.doc.frontiers_to_vv(Frontiers.decode(version)) if version else None
            if known is None and self.is_torn:
                continue
            assert known is not None, "a version of a text names what nobody has"
            vector.merge(known)
        return Text(self.doc.fork_at(self.doc.vv_to_frontiers(vector)), is_torn=self.is_torn)

    @cached_property
    def signs(self) -> list[Sign]:
        """Its characters, in order."""
        text = self.doc.get_text("t")
        found = []
        for place in range(len(self.text)):
            cursor = text.get_cursor(place, Side.Middle)
            assert cursor is not None
            assert cursor.id is not None
            found.append((cursor.id.peer, cursor.id.counter))
        return found

    def touched_since(self, known: Text) -> set[int]:
        """Paragraphs in which something came or went for who knew another state of it."""
        kept = set(known.signs) & set(self.signs)
        gone = _between(known, kept)
        found: set[int] = set()
        place = 0
        for number, came in enumerate(_between(self, kept)):
            end = place + len(came)
            found |= {self.text.count("\n", 0, at) for at in range(place, end) if self.text[at] != "\n"}
            begins, ends = self.text[:place].endswith("\n"), self.text[end:].startswith("\n")
            begins, ends = begins or place == 0, ends or end == len(self.text)
            lost = gone[number]
            whole = (begins and lost.endswith("\n")) or (ends and lost.startswith("\n"))
            if lost and not whole:
                found |= {self.text.count("\n", 0, place), self.text.count("\n", 0, end)}
            place = end + 1
        return found


def _import(doc: LoroDoc, update: bytes) -> None:
    try:
        doc.import_(update)
    except BaseException as problem:
        raise AssertionError(f"an update does not fit: {problem}") from problem


def _between(text: Text, kept: set[Sign]) -> list[str]:
    """What stands before, between and behind the characters that are kept."""
    found = [""]
    for sign, letter in zip(text.signs, text.text, strict=True):
        if sign in kept:
            found.append("")
        else:
            found[-1] += letter
    return found


class TextCells:
    """Every long text of a replica."""

    def __init__(self, picture: Picture) -> None:
        self._picture = picture
        self._texts: dict[tuple[RowKey, Cell], set[Name]] = defaultdict(set)
        self._counted: dict[tuple[RowKey, Cell], set[Name]] = defaultdict(set)
        self._made: dict[tuple[RowKey, Cell, Name | None], Text] = {}
        for (_space, name), operation in picture.operations.items():
            if operation.kind == Kind.TEXT and operation.key[1]:
                for cell, _ in operation.values:
                    self._texts[operation.key, cell].add(name)
        self._count()

    def _count(self) -> None:
        """What has an effect, and what those operations built on when they were written."""
        for (space, name), operation in self._picture.operations.items():
            if (space, name) in self._picture.refused:
                continue
            for cell, _ in operation.values:
                if (operation.key, cell) not in self._texts:
                    continue  # what a snapshot left out of other cells, the only survivor cannot walk back to
                waiting, counted = [name], self._counted[operation.key, cell]
                while waiting:
                    one = waiting.pop()
                    before = self._picture.operations.get((space, one))  # replaced ones nobody may have
                    if one not in counted and before is not None:
                        counted.add(one)
                        waiting += dict(before.preds).get(cell, ())

    def __contains__(self, where: tuple[RowKey, Cell]) -> bool:
        return where in self._texts

    def operation(self, key: RowKey, name: Name) -> Operation:
        """An operation of a row."""
        return self._picture.operations[key[0], name]

    def generation(self, key: RowKey, cell: Cell, name: Name) -> Name | None:
        """Which beginning of the text an operation belongs to."""
        operation = self.operation(key, name)
        if operation.kind == Kind.TEXT:
            return operation.began(cell)
        return name if any(one == cell for one, _ in operation.values) else None

    def of(self, key: RowKey, cell: Cell, generation: Name | None) -> Text:
        """The text of a generation, of all its operations that count."""
        known = self._made.get((key, cell, generation))
        if known is None:
            updates = [change[0] for _, change in self._changes(key, cell, generation)]
            torn = self._is_torn(key, cell, generation)
            start = self._start(key, cell, generation)
            known = self._made[key, cell, generation] = Text.made_of(start, updates, is_torn=torn)
        return known

    def _changes(self, key: RowKey, cell: Cell, generation: Name | None) -> list[tuple[Name, Change]]:
        names = self._texts.get((key, cell), ())
        counted = self._counted[key, cell]
        mine = [name for name in names if name in counted]
        mine = [name for name in mine if self.generation(key, cell, name) == generation]
        return [(name, _change(self.operation(key, name), cell)) for name in mine]

    def _start(self, key: RowKey, cell: Cell, generation: Name | None) -> Value:
        """With what a generation begins: an erasure with nothing."""
        began = self.operation(key, generation) if generation is not None else None
        return began.value(cell) if began is not None and began.kind != Kind.ERASE else None

    def _is_torn(self, key: RowKey, cell: Cell, generation: Name | None) -> bool:
        names = self._texts.get((key, cell), set())
        mine = {name for name in names if self.generation(key, cell, name) == generation}
        began = {generation} if generation is not None else set()
        return any(_is_blank(self.operation(key, name).value(cell)) for name in mine | began)

    def newest(self, key: RowKey, heads: Iterable[Name]) -> Name:
        """The head that is shown."""
        return max(heads, key=lambda name: (self.operation(key, name).hlc, bytes.fromhex(name[0]), name[1]))

    def shown(self, key: RowKey, cell: Cell, head: Name) -> Value:
        """What a cell shows whose greatest head this is."""
        if self.operation(key, head).kind != Kind.TEXT:
            return self._start(key, cell, self.generation(key, cell, head))
        return self.of(key, cell, self.generation(key, cell, head)).text or None

    def question(self, key: RowKey, cell: Cell, heads: set[Name]) -> str:
        """``entries`` where texts exclude each other, ``merged`` where one is to be looked at, or nothing."""
        groups: dict[Name | None, set[Name]] = defaultdict(set)
        for head in heads:
            groups[self.generation(key, cell, head)].add(head)
        first = [self.newest(key, group) for group in groups.values()]
        told = [(self._picture.persons[head[0]], self.shown(key, cell, head)) for head in first]
        if any(one[0] != two[0] and one[1] != two[1] for one, two in combinations(told, 2)):
            return "entries"
        shown = self.newest(key, heads)
        group = groups[self.generation(key, cell, shown)]
        pairs = combinations(sorted(group), 2)
        return "merged" if any(self._touch(key, cell, one, two) for one, two in pairs) else ""

    def _touch(self, key: RowKey, cell: Cell, one: Name, two: Name) -> bool:
        persons = self._picture.persons
        texts = self.operation(key, one).kind == self.operation(key, two).kind == Kind.TEXT
        if persons[one[0]] == persons[two[0]] or not texts:
            return False
        text = self.of(key, cell, self.generation(key, cell, one))
        ours, theirs = (_change(self.operation(key, name), cell)[2] for name in (one, two))
        both = text.at(ours, theirs)
        return bool(both.touched_since(text.at(ours)) & both.touched_since(text.at(theirs)))

    # --- what must hold -----------------------------------------------------------------------------

    def check(
        self,
        name: str,
        heads: dict[RowKey, dict[Cell, set[Name]]],
        rows: dict[RowKey, dict[Cell, Value]],
    ) -> None:
        """Each text in use says what its operations say together, and lacks no word that nobody deleted."""
        for key, cell in self._texts:
            if key not in rows or cell not in rows[key]:
                continue
            if not heads[key][cell]:  # only operations without effect wrote it
                assert not rows[key][cell], f"{name}: {key} {cell} shows what has no effect"
                continue
            shown = self.newest(key, heads[key][cell])
            right, found = self.shown(key, cell, shown), rows[key][cell]
            assert found == right, f"{name}: {key} {cell} shows {found!r}, not {right!r}"
            generation = self.generation(key, cell, shown)
            if self.operation(key, shown).kind == Kind.TEXT and not self._is_torn(key, cell, generation):
                lost = self._wanted(key, cell, generation) - words(found)
                assert not lost, (
                    f"{name}: {sorted(lost)} went from {key} {cell}, {found!r}; nobody deleted it"
                )

    def _wanted(self, key: RowKey, cell: Cell, generation: Name | None) -> set[str]:
        """The words that came with the beginning or an operation, and that none took away."""
        text = self.of(key, cell, generation)
        came, went = words(self._start(key, cell, generation)), set[str]()
        for _, (_update, before, after) in self._changes(key, cell, generation):
            had, has = words(text.at(before).text), words(text.at(after).text)
            came, went = came | has - had, went | had - has
        return came - went

    def written(self) -> set[str]:
        """Every word that some operation on a text wrote, whether it has an effect or not."""
        every = TextCells(replace(self._picture, refused=set()))
        return {word for where in every._texts for word in every._written(*where)}

    def _written(self, key: RowKey, cell: Cell) -> set[str]:
        found: set[str] = set()
        for generation in {self.generation(key, cell, name) for name in self._texts[key, cell]}:
            text = self.of(key, cell, generation)
            for _, change in self._changes(key, cell, generation):
                found |= words(text.at(change[2]).text) | _in_bytes(change[0])
        return found


def _is_blank(value: Value) -> bool:
    """Whether something was erased: what was blank when it was sealed travels as a change of nothing."""
    return value is None or value == msgpack.packb([b"", b"", b""], use_bin_type=True)


def _change(operation: Operation, cell: Cell) -> Change:
    value = operation.value(cell)
    if value is None:
        return b"", b"", b""  # erased
    assert isinstance(value, bytes)
    update, before, after = msgpack.unpackb(value)
    return update, before, after


def _in_bytes(update: bytes) -> set[str]:
    """The words in an update itself: one that was built on something erased shows them nowhere."""
    return words(update.decode("latin-1"))
