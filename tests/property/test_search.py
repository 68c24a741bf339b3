"""The index holds what a reading of all rows finds, whatever was written, deleted, applied and erased."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import TEXT

from inka_desktop.exchange import erasure
from inka_desktop.records.base import Merge
from inka_desktop.records.folding import fold
from inka_desktop.records.protocols import Agreement, Protocol, Topic
from inka_desktop.records.specs import TableSpec, by_kind, tables
from inka_desktop.store import search_find, search_index
from inka_desktop.store.connection import connect
from tests.exchange.engine.office import Desk, Office
from tests.simulator.device import KEY

WORDS = ("Öhre", "Oehrebach", "Straße", "strassen", "42", "Bäume", "au", "Aula", "Nr. 7-b", "VOP-2026-014")
TEXTS = st.lists(st.sampled_from(WORDS), max_size=4).map(" ".join)
Key = tuple[int, bytes]
Words = Counter[str]


class Step(NamedTuple):
    """What one of two devices does, to which of the rows so far."""

    desk: int
    act: str
    row: int
    text: str


ACTS = st.sampled_from(
    ("visit", "topic", "agreement", "write", "date", "turn", "erase", "meet", "piece", "piece")
)
STEPS = st.lists(st.builds(Step, st.integers(0, 1), ACTS, st.integers(0, 50), TEXTS), min_size=1, max_size=14)


class Pair:
    """Two devices of one workspace, and the rows that this example made."""

    def __init__(self, root: Path) -> None:
        self.office = Office(root)
        self.desks = (self.office.owner, self.office.join("b"))
        self.office.settle()
        self.rows: list[tuple[type[Any], UUID]] = []

    def do(self, step: Step) -> None:
        desk = self.desks[step.desk]
        here = [one for one in self.rows if desk.get(*one) is not None]
        visits = [row for kind, row in here if kind is Protocol]
        kind, row = here[step.row % len(here)] if here else (Protocol, None)
        if step.act == "meet":
            desk.meet()
        elif step.act == "piece":
            desk.write(lambda tx: [search_index.piece(tx.raw, 0.0) for _ in range(1 + step.row % 5)])
        elif step.act == "visit" or row is None or (step.act in ("topic", "agreement") and not visits):
            self._add(desk, Protocol, place=step.text, observations=step.text[::-1])
        elif step.act == "topic":
            self._add(desk, Topic, protocol_id=visits[step.row % len(visits)], title="T", notes=step.text)
        elif step.act == "agreement":
            self._add(desk, Agreement, protocol_id=visits[step.row % len(visits)], what=step.text)
        elif step.act == "turn":
            desk.change(kind, row, alive=not desk.get(kind, row).alive)
        elif step.act == "erase":
            desk.tick()
            desk.write(lambda tx: erasure.erase(tx, by_kind()[kind.__tablename__], row.bytes), "erase")
        elif step.act == "date" and kind is Protocol:
            desk.change(kind, row, date=date(2026, 1, 1 + step.row % 3))
        else:
            name = {Protocol: "place", Topic: "notes", Agreement: "what"}[kind]
            desk.change(kind, row, **{name: step.text or None})  # type: ignore[arg-type]  # a field's value

    def _add(self, desk: Desk, kind: type[Any], **values: Any) -> None:
        self.rows.append((kind, desk.add(kind, **values)))


@pytest.fixture(scope="module")
def pair() -> Iterator[Pair]:
    memory = Path("/dev/shm")
    root = Path(tempfile.mkdtemp(prefix="inka-search-", dir=memory if memory.is_dir() else None))
    made = Pair(root)
    yield made
    made.office.close()
    shutil.rmtree(root)


def texts(spec: TableSpec) -> list[str]:
    """Columns that people write words into."""
    columns = spec.record.__table__.columns
    return [
        one.name
        for one in spec.fields
        if type(columns[one.name].type) is TEXT and one.merge in (Merge.SCALAR, Merge.TEXT)
        and one.default is None and one.name != "released_as"
    ]  # fmt: skip


def scan(desk: Desk) -> dict[Key, Words]:
    """The folded words of each visit with what belongs to it, and of what stands alone, from all rows."""
    wholes: dict[Key, Words] = {}
    for spec in tables():
        names = texts(spec)
        if not names or spec.kind in ("letterhead", "logo", "device", "retention"):
            continue
        owner = "protocol_id" if "protocol_id" in spec.by_name else "NULL"
        for row, visit, *values in desk.query(
            f"SELECT id, {owner}, {', '.join(names)} FROM {spec.kind} WHERE alive = 1"
        ):
            key = (spec.number, row) if visit is None else (Protocol.__number__, visit)
            wholes.setdefault(key, Counter()).update(
                word for value in values for word in re.findall(r"[^\W_]+", fold(value or ""))
            )
    return {key: words for key, words in wholes.items() if words}


def held(desk: Desk) -> dict[Key, Words]:
    """What the pages of the index say, term by term, and that ``search_doc`` says the same."""
    raw = connect(desk.database.path, KEY)
    try:
        raw.execute("CREATE VIRTUAL TABLE temp.term USING fts5vocab(main, search_index, instance)")
        keys = {no: (no >> 40, row) for no, row in raw.execute("SELECT no, row FROM search_doc")}
        found: dict[Key, Words] = {}
        for term, no, column in raw.execute("SELECT term, doc, col FROM term").fetchall():
            if column != "marks":
                found.setdefault(keys[no], Counter())[term] += 1
        assert set(found) == set(keys.values())
        return found
    finally:
        raw.close()


def settle(desk: Desk) -> None:
    """All that is due is done."""
    desk.write(lambda tx: search_index.begin(tx.raw))
    while desk.write(lambda tx: search_index.piece(tx.raw)):
        pass


def hits(words: Words, typed: str) -> bool:
    """Whether all words begin some word, short ones whole, by hand."""
    return all(
        any(word.startswith(asked) if len(asked) > 2 else word == asked for word in words)
        for asked in re.findall(r"[^\W_]+", fold(typed))
    )


@settings(max_examples=50)
@given(
    steps=STEPS, typed=st.lists(st.sampled_from(("öhr", "stra", "au", "baum", "42")), min_size=1, max_size=2)
)
def test_the_index_holds_what_a_scan_finds(pair: Pair, steps: list[Step], typed: list[str]) -> None:
    del pair.rows[:-6]
    for step in steps:
        pair.do(step)
    for desk in (*pair.desks, *pair.desks):
        desk.meet()
    for desk in pair.desks:
        settle(desk)
        expected = scan(desk)
        assert held(desk) == expected
        asked = " ".join(typed)
        with desk.database.readers.raw() as raw:
            kinds = {number for number, _ in expected}
            found = search_find.find(raw, kinds, search_find.words_of(asked))
        for kind in kinds:
            wanted = {
                row for number, row in expected if number == kind and hits(expected[number, row], asked)
            }
            if not search_find.words_of(asked):  # nothing but words that are too short
                wanted.clear()
            assert set(found[kind]) <= wanted
            assert len(found[kind]) == min(len(wanted), search_find.SHOWN)
