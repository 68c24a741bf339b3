"""Random saves, checked against a model and against what the log alone says.

The model is a plain dictionary of rows. After every step the rows must equal it, and everything that the
log promises must hold: numbers without gaps, transactions that cover them, heads that are exactly the
writes nobody replaced, and rows that come out of replaying the operations.
"""

from __future__ import annotations

import copy
import tempfile
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)
from sqlcipher3 import dbapi2 as sqlcipher

from inka_desktop.errors import InkaError
from inka_desktop.records.base import CREATED
from inka_desktop.records.ids import new_id
from inka_desktop.records.network import Person
from inka_desktop.records.specs import by_kind, by_number
from inka_desktop.records.values import SpaceKind
from inka_desktop.store import capture
from inka_desktop.store.dots import as_list, heads_of, log_of, seq_of, unpack_heads
from inka_desktop.store.oplog import Edit, Kind, OpLog, unpack_body
from inka_desktop.store.undo import undo
from inka_desktop.store.writer import Transaction
from tests.store.databases import StoppedClock, Store, make_store

FIELDS = st.sampled_from(["name", "function", "phone"])
VALUES = st.one_of(st.none(), st.text(alphabet="aäß €", max_size=3))
SPACES = st.sampled_from([SpaceKind.COORD, SpaceKind.ORG])

Rows = dict[UUID, dict[str, Any]]


class LogMachine(RuleBasedStateMachine):
    """One device that saves, types, deletes, undoes, fails and hears of imports."""

    rows = Bundle("rows")

    @initialize()
    def begin(self) -> None:
        """A fresh database."""
        self.folder = tempfile.TemporaryDirectory()
        self.clock = StoppedClock()
        self.store: Store = make_store(Path(self.folder.name), clock=self.clock)
        self.model: Rows = {}
        self.before: list[Rows] = []
        self.edit: Edit | None = None

    def _did(self, before: Rows) -> None:
        """An action that undo can take back; the field's focus is over."""
        self.before.append(before)
        self.edit = None

    @rule(target=rows, space=SPACES, name=VALUES, wait=st.integers(0, 3))
    def insert(self, space: SpaceKind, name: str | None, wait: int) -> UUID:
        before = copy.deepcopy(self.model)
        self.clock.advance(wait)
        key = self.store.add(Person, space=space, name=name)
        self.model[key] = {"name": name, "function": None, "phone": None, "alive": True}
        self._did(before)
        return key

    def _alive(self, *rows: UUID) -> bool:
        """Writing in a row that was deleted shows it again; so here only rows in use are written."""
        return all(self.model[row]["alive"] for row in rows)

    @rule(row=rows, values=st.dictionaries(FIELDS, VALUES, min_size=1))
    def save(self, row: UUID, values: dict[str, str | None]) -> None:
        if not self._alive(row):
            return
        before = copy.deepcopy(self.model)
        self.store.run(lambda tx: _set(tx, row, values))
        self.model[row] |= values
        self._did(before)

    @rule(one=rows, other=rows, values=st.lists(st.tuples(FIELDS, VALUES), min_size=1, max_size=4))
    def save_in_several_flushes(self, one: UUID, other: UUID, values: list[tuple[str, str | None]]) -> None:
        if not self._alive(one, other):
            return
        before = copy.deepcopy(self.model)

        def work(tx: Transaction) -> None:
            for index, (field, value) in enumerate(values):
                _set(tx, (one, other)[index % 2], {field: value})
                tx.flush()

        self.store.run(work)
        for index, (field, value) in enumerate(values):
            self.model[(one, other)[index % 2]][field] = value
        self._did(before)

    @rule(row=rows, field=FIELDS, values=st.lists(VALUES, min_size=1, max_size=4), wait=st.integers(0, 400))
    def type(self, row: UUID, field: str, values: list[str | None], wait: int) -> None:
        """Autosave in one field, perhaps going on with the edit before."""
        if not self._alive(row):
            return
        if self.edit is None:
            self.before.append(copy.deepcopy(self.model))
            self.edit = self.store.run(lambda tx: tx.log.new_edit())
        for value in values:
            self.store.set(Person, row, edit=self.edit, **{field: value})  # type: ignore[arg-type]  # a field's value
            self.model[row][field] = value
        self.clock.advance(wait)
        if wait > 300:
            self.edit = None

    @rule(row=rows, alive=st.booleans())
    def delete_or_take_back(self, row: UUID, alive: bool) -> None:
        before = copy.deepcopy(self.model)
        self.store.set(Person, row, alive=alive)
        self.model[row]["alive"] = alive
        self._did(before)

    @rule(row=rows, values=st.dictionaries(FIELDS, VALUES, min_size=1))
    def fail(self, row: UUID, values: dict[str, str | None]) -> None:
        def work(tx: Transaction) -> None:
            tx.session.add(Person(id=new_id(), space=self.store.spaces[SpaceKind.COORD]))
            _set(tx, row, values)
            tx.flush()
            raise ZeroDivisionError

        with pytest.raises(ZeroDivisionError):
            self.store.run(work)

    @rule()
    def hear_of_an_import(self) -> None:
        self.store.run(lambda tx: tx.log.close_all(), "import")

    @rule()
    def restart(self) -> None:
        self.store.run(lambda tx: tx.log.load())

    @rule()
    def undo(self) -> None:
        done = self.store.run(undo, "undo")
        self.edit = None
        while self.before:
            previous = self.before.pop()
            if any(previous.get(key, {**row, "alive": False}) != row for key, row in self.model.items()):
                self.model = {
                    key: previous.get(key, {**row, "alive": False}) for key, row in self.model.items()
                }
                assert done is not None
                assert not done.kept
                return
        assert done is None

    # --- what must hold ---------------------------------------------------------------------------------

    @invariant()
    def rows_are_as_the_model_says(self) -> None:
        with self.store.database.readers.session() as session:
            found = {
                person.id: {name: getattr(person, name) for name in ("name", "function", "phone", "alive")}
                for person in session.query(Person)
            }
        assert found == self.model

    @rule()
    def look_at_the_log(self) -> None:
        self.numbers_have_no_gap_and_transactions_cover_them()
        self.the_log_alone_makes_the_rows_and_the_heads()

    def numbers_have_no_gap_and_transactions_cover_them(self) -> None:
        numbers: dict[int, list[int]] = {}
        for (dot,) in self.store.rows("SELECT dot FROM sync_op ORDER BY dot"):
            numbers.setdefault(log_of(dot), []).append(seq_of(dot))
        covered: dict[int, list[int]] = {}
        stamps = []
        for first, last, stamp in self.store.rows("SELECT first, last, hlc FROM sync_tx ORDER BY hlc"):
            covered.setdefault(log_of(first), []).extend(range(seq_of(first), seq_of(last) + 1))
            stamps.append(stamp)
        assert numbers == {log: list(range(1, len(all_) + 1)) for log, all_ in numbers.items()}
        assert covered == numbers
        assert len(stamps) == len(set(stamps))

    def the_log_alone_makes_the_rows_and_the_heads(self) -> None:
        rows, heads = replayed(self.store)
        names = ", ".join(f'"{field.name}"' for field in by_kind()["person"].fields)
        assert rows == self.store.rows(f"SELECT id, space, {names} FROM person ORDER BY id")
        assert all(len(dots) == 1 for fields in heads.values() for dots in fields.values())
        assert self.store.rows("SELECT * FROM sync_divided") == []
        stored = {
            (table, row): unpack_heads(packed)
            for table, row, packed in self.store.rows("SELECT tbl, row, heads FROM sync_row")
        }
        assert {key: _full(one, heads[key]) for key, one in stored.items()} == heads

    def teardown(self) -> None:
        if hasattr(self, "store"):
            try:
                self.look_at_the_log()
            finally:
                self.store.database.close()
                self.folder.cleanup()


def _set(tx: Transaction, row: UUID, values: dict[str, str | None]) -> None:
    record = tx.session.get(Person, row)
    for name, value in values.items():
        setattr(record, name, value)


def _full(stored: Any, model: dict[Any, list[int]]) -> dict[Any, list[int]]:
    """Heads of every field that was ever written, whether stored by themselves or with the row."""
    return {key: heads_of(stored, key) for key in model}


def replayed(store: Store) -> tuple[list[tuple[Any, ...]], dict[Any, dict[Any, list[int]]]]:
    """Rows and heads from the operations alone, in the order of their clocks."""
    spaces = dict(store.rows("SELECT l.no, s.id FROM sync_log l JOIN sync_space s ON s.no = l.space"))
    operations = {dot: op for dot, *op in store.rows("SELECT dot, kind, tbl, row, body FROM sync_op")}
    ends = store.rows("SELECT first, last, hlc FROM sync_tx ORDER BY hlc")
    rows: dict[tuple[int, bytes], dict[str, Any]] = {}
    heads: dict[Any, dict[Any, list[int]]] = {}
    reached: set[int] = set()
    everything: set[int] = set()
    for first, last, _ in ends:
        for dot in range(first, last + 1):
            kind, table, row, packed = operations[dot]
            body, spec, key = unpack_body(packed), by_number()[table], (table, row)
            everything.add(dot)
            if kind == Kind.INSERT:
                rows[key] = {"id": row, "space": spaces[log_of(dot)]} | {
                    f.name: f.default for f in spec.fields
                }
                heads[key] = {CREATED: [dot]}
            for number, value in body.values.items():
                if kind != Kind.INSERT:
                    before = heads[key].get(number, heads[key][CREATED])
                    replaced = as_list(body.preds[number])
                    assert set(replaced) <= set(before)
                    heads[key][number] = sorted({*before, dot} - set(replaced))
                    reached.update(replaced)
                rows[key][spec.by_number[number].name] = value  # type: ignore[index]  # no form answers here
    for fields in heads.values():
        reached.update(dot for dots in fields.values() for dot in dots)
    assert everything <= reached
    made = [tuple(cells.values()) for _, cells in sorted(rows.items(), key=lambda item: item[0][1])]
    return made, heads


_QUIET = {"suppress_health_check": list(HealthCheck), "deadline": None, "stateful_step_count": 20}
LogMachine.TestCase.settings = settings(max_examples=25, **_QUIET)  # type: ignore[arg-type]  # options by name
TestLog = LogMachine.TestCase


# --- mutants: the machine sees a log that is broken ---------------------------------------------------------


def _wrong_preds(_log: OpLog, _change: Any, _key: Any, _current: list[int]) -> list[int]:
    return []


def _forgets_to_take_numbers_back(log: OpLog) -> None:
    log._open.clear()
    log._before.clear()


def _forgets_where_it_ends(_log: OpLog, _number: int, _opened: Any) -> None:
    pass


_storage = capture._storage


def _loses_empty_texts(field: Any, value: Any) -> Any:
    return _storage(field, value) or None


@pytest.mark.parametrize(
    ("where", "name", "instead"),
    [
        (OpLog, "_replaced", _wrong_preds),
        (OpLog, "rolled_back", _forgets_to_take_numbers_back),
        (OpLog, "_note", _forgets_where_it_ends),
        (capture, "_storage", _loses_empty_texts),
    ],
)
def test_mutants_are_caught(monkeypatch: pytest.MonkeyPatch, where: Any, name: str, instead: Any) -> None:
    monkeypatch.setattr(where, name, instead)
    one = settings(max_examples=30, phases=[Phase.generate], derandomize=True, **_QUIET)  # type: ignore[arg-type]  # options by name
    with pytest.raises((AssertionError, InkaError, sqlcipher.Error)):
        run_state_machine_as_test(LogMachine, settings=one)
