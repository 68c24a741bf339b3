"""The long texts of the database: which operations make up a text, and what it says.

A cell's text belongs to a generation: that of the register write (or the row's own beginning, 0) from
which its document was started. An operation on a text keeps the dot of its generation where deletions
keep what they saw. Table ``sync_text`` holds documents ready to go on; it may be emptied at any time,
since every document follows from the log.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from inka_desktop.records.specs import Value

from .clock import Random
from .dots import Field, as_list, heads_of, log_of, unpack_heads
from .operation import Body, Kind, unpack_body
from .operation import written as register
from .raw import RawConnection

if TYPE_CHECKING:
    from .text_doc import TextChange, TextDoc

BEGINNING = 0
"""The generation of a text with which its row was not made: it starts empty."""
_SHORT = 8
"""So few operations are as quickly taken from the log as a document that is kept."""
MOST_BYTES = 500_000
"""A document that has grown beyond begins a new generation with the next save."""


class TextCell(NamedTuple):
    """One long text; ``space`` is the space's number here."""

    space: int
    table: int
    row: bytes
    field: Field


class _Written(NamedTuple):
    """What one operation did to one field."""

    cell: TextCell
    generation: int
    change: TextChange | None
    """None for a register write, which begins the generation that it names."""
    value: Value
    replaced: list[int]


class TextReader:
    """Reads texts on any connection; what was read is kept for the life of the object."""

    def __init__(self, raw: RawConnection) -> None:
        self._raw = raw
        self._docs: dict[tuple[TextCell, int], TextDoc] = {}

    def value(self, name: int, key: Field) -> Value:
        """What a cell shows whose head is ``name``: of a text all that belongs to its generation."""
        found = self._written(name, key)
        if found is None or found.change is None:
            return found.value if found is not None else None
        return self.doc(found.cell, found.generation).text or None

    def shown(self, names: Iterable[int], key: Field) -> Value:
        """What heads of one generation show together."""
        changes = {name: self._written(name, key) for name in names}
        texts = [name for name, one in changes.items() if one is not None and one.change is not None]
        return self.value((texts or list(changes))[0], key)

    def written(self, names: Iterable[int], key: Field) -> Value:
        """What their writers saw when these heads of one generation had come together."""
        doc, versions = self._versions(names, key)
        return doc.at(versions) or None if doc is not None else None

    def before(self, name: int, key: Field) -> Value:
        """What the writer of an operation on a text had before."""
        found = self._written(name, key)
        if found is None or found.change is None:
            return None
        return self.doc(found.cell, found.generation).at([found.change.before]) or None

    def common(self, names: Iterable[int], key: Field) -> Value:
        """What the writers of all these heads of one text had seen."""
        doc, versions = self._versions(names, key)
        return doc.common(versions) or None if doc is not None else None

    def touch(self, names: Iterable[tuple[bytes, int]], key: Field) -> bool:
        """Whether heads of one text, each with its person (16 bytes), changed one paragraph at once."""
        listed = list(names)
        doc, versions = self._versions([name for _, name in listed], key)
        return doc is not None and doc.touch(
            (person, version) for (person, _), version in zip(listed, versions, strict=True)
        )

    def apart(self, name: int, key: Field) -> Value:
        """What the writer of an operation saw that stands without effect, so that no document holds it."""
        found = self._written(name, key)
        if found is None or found.change is None:
            return found.value if found is not None else None
        doc = self._load(found.cell, found.generation)
        waiting, seen, updates = [name], set[int](), list[bytes]()
        while waiting:
            at = waiting.pop()
            one = self._written(at, key) if at not in seen else None
            seen.add(at)
            if one is not None and one.change is not None and one.generation == found.generation:
                updates.append(one.change.update)
                waiting.extend(one.replaced)
        doc.take(reversed(updates))
        return doc.at([found.change.after]) or None

    def _versions(self, names: Iterable[int], key: Field) -> tuple[TextDoc | None, list[bytes]]:
        """The document that heads belong to, and what each of them had made of it; None for a register."""
        changes = [one for name in names if (one := self._written(name, key)) is not None]
        versions = [one.change.after for one in changes if one.change is not None]
        if not changes or len(versions) != len(changes):
            return None, []
        return self.doc(changes[0].cell, changes[0].generation), versions

    def generation(self, name: int, key: Field) -> int:
        """The generation that an operation belongs to: a register write begins its own."""
        found = self._written(name, key)
        return found.generation if found is not None else BEGINNING

    def groups(self, names: Iterable[int], key: Field) -> dict[int, list[int]]:
        """Heads of one cell by their generation."""
        found: dict[int, list[int]] = {}
        for name in names:
            found.setdefault(self.generation(name, key), []).append(name)
        return found

    def doc(self, cell: TextCell, generation: int) -> TextDoc:
        """The document of a generation, with everything that this device knows of it."""
        known = self._docs.get((cell, generation))
        if known is None:
            known = self._docs[cell, generation] = self._load(cell, generation)
        return known

    # --- making documents -----------------------------------------------------------------------------

    def _load(self, cell: TextCell, generation: int) -> TextDoc:
        kept = self._kept(cell, generation)
        return self._from_log(cell, generation) if kept is None else self._go_on(cell, kept)

    def _go_on(self, cell: TextCell, kept: tuple[bytes, int]) -> TextDoc:
        from .text_doc import TextDoc

        doc = TextDoc.load(kept[0])
        if kept[1]:
            last = self._written(kept[1], cell.field)
            doc.take([last.change.update] if last is not None and last.change is not None else ())
        return doc

    def _kept(self, cell: TextCell, generation: int) -> tuple[bytes, int] | None:
        """The document in ``sync_text``, and the operation that it lacks."""
        found = self._raw.execute(
            "SELECT doc, lacks FROM sync_text WHERE row = ? AND tbl = ? AND space = ? AND field = ?"
            " AND generation = ?",
            (cell.row, cell.table, cell.space, cell.field, generation),
        ).fetchone()
        return (found[0], found[1]) if found else None

    def _from_log(self, cell: TextCell, generation: int, without: int = 0) -> TextDoc:
        """Walk back from the heads; what lies before the generation began cannot belong to it."""
        from .text_doc import TextDoc

        began = self._written(generation, cell.field) if generation else None
        text = began.value if began is not None else None
        doc = TextDoc.start(text if isinstance(text, str) else "")
        waiting, seen, updates = self._heads(cell), {generation, without}, list[bytes]()
        if without:
            waiting += self._replaced(without, cell.field)
        while waiting:
            name = waiting.pop()
            found = self._written(name, cell.field) if name not in seen else None
            seen.add(name)
            if found is None:
                continue
            if found.change is not None and found.generation == generation:
                updates.append(found.change.update)
            waiting.extend(found.replaced)
        doc.take(reversed(updates))
        return doc

    def _heads(self, cell: TextCell) -> list[int]:
        found = self._raw.execute(
            "SELECT heads FROM sync_row WHERE row = ? AND tbl = ? AND space = ?",
            (cell.row, cell.table, cell.space),
        ).fetchone()
        return heads_of(unpack_heads(found[0]), cell.field) if found else []

    def _replaced(self, name: int, key: Field) -> list[int]:
        found = self._written(name, key)
        return found.replaced if found is not None else []

    def _written(self, name: int, key: Field) -> _Written | None:
        """None for an operation that is not here."""
        found = self._raw.execute(
            "SELECT o.kind, o.tbl, o.row, o.body, l.space FROM sync_op o JOIN sync_log l ON l.no = ?"
            " WHERE o.dot = ?",
            (log_of(name), name),
        ).fetchone()
        if found is None:
            return None
        kind, table, row, packed, space = found
        body = unpack_body(packed)
        return _written(kind, name, key, TextCell(space, table, row, key), body)


def _written(kind: int, name: int, key: Field, cell: TextCell, body: Body) -> _Written:
    replaced = as_list((body.preds or {}).get(key))
    if kind != Kind.TEXT or key not in body.values:
        began = name if key in body.values else BEGINNING
        return _Written(cell, began, None, register(kind, body, key), replaced)
    from .text_doc import TextChange

    return _Written(cell, generation_in(body, key), TextChange.unpack(body.values[key]), None, replaced)


def generation_in(body: Body, key: Field) -> int:
    """The generation that the body of an operation on a text names for a field."""
    began = as_list((body.saw or {}).get(key))
    return began[0] if began else BEGINNING


class Texts(TextReader):
    """Writes texts in the writer's transaction; documents are kept in ``sync_text`` only."""

    def __init__(self, raw: RawConnection, random: Random) -> None:
        super().__init__(raw)
        self._random = random

    def doc(self, cell: TextCell, generation: int) -> TextDoc:
        """The document of a generation; read anew each time, since operations change it."""
        return self._load(cell, generation)

    def edit(self, cell: TextCell, generation: int, text: str, name: int) -> TextChange:
        """The change for a save under the dot ``name``, which stands in the log only after this."""
        doc = self.doc(cell, generation)
        kept = doc.snapshot()
        self._keep(cell, generation, kept, name, whole=doc.is_whole)
        return doc.edit(text, self._random)

    def edit_again(self, cell: TextCell, generation: int, text: str, name: int) -> TextChange:
        """The change that stands for both the save under ``name`` and this one.

        What was typed in between and is gone again stands in neither log nor document.
        """
        from .text_doc import TextDoc

        kept = self._kept(cell, generation)
        if kept is not None and kept[1] == name:
            doc = TextDoc.load(kept[0])
        else:
            doc = self._from_log(cell, generation, without=name)
            self._keep(cell, generation, doc.snapshot(), name, whole=doc.is_whole)
        return doc.edit(text, self._random)

    def has_outgrown(self, cell: TextCell) -> bool:
        """Whether the next save should begin anew."""
        found = self._raw.execute(
            "SELECT max(length(doc)) FROM sync_text WHERE row = ? AND tbl = ? AND space = ? AND field = ?",
            (cell.row, cell.table, cell.space, cell.field),
        ).fetchone()
        return (found[0] or 0) > MOST_BYTES

    def take(self, cell: TextCell, generation: int, updates: Iterable[bytes]) -> str:
        """Take in what an exchange brought, after its operations were written; returns the whole text."""
        kept = self._kept(cell, generation)
        if kept is not None:
            doc = self._go_on(cell, kept)
            doc.take(updates)
        else:
            doc = self._from_log(cell, generation)  # which holds the updates already
            if doc.taken <= _SHORT:
                return doc.text
        self._keep(cell, generation, doc.snapshot(), 0, whole=doc.is_whole)
        return doc.text

    def _keep(self, cell: TextCell, generation: int, doc: bytes, lacks: int, *, whole: bool) -> None:
        """Keep a document, and those of other generations only while they are among the heads.

        One that lacks an update is made anew each time: a later version of Loro may read it.
        """
        key = (cell.row, cell.table, cell.space, cell.field)
        kept = self._raw.execute(
            "SELECT generation FROM sync_text WHERE row = ? AND tbl = ? AND space = ? AND field = ?", key
        ).fetchall()
        alive = {generation}
        if any(other != generation for (other,) in kept):
            alive |= set(self.groups(self._heads(cell), cell.field))
        for (other,) in kept:
            if other not in alive or not whole:
                self._raw.execute(
                    "DELETE FROM sync_text WHERE row = ? AND tbl = ? AND space = ? AND field = ?"
                    " AND generation = ?",
                    (*key, other),
                )
        if whole:
            self._raw.execute(
                "INSERT OR REPLACE INTO sync_text(row, tbl, space, field, generation, doc, lacks)"
                " VALUES (?,?,?,?,?,?,?)",
                (*key, generation, doc, lacks),
            )


def forget_documents(raw: RawConnection, table: int, row: bytes, space: int) -> None:
    """Drop the documents of a row: names of operations changed, or their content may not stay."""
    raw.execute("DELETE FROM sync_text WHERE row = ? AND tbl = ? AND space = ?", (row, table, space))
