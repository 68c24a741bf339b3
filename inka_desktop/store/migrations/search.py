"""Local tables of the search: what is to be looked at, what was taken in, and the index itself.

``search_due``: records that changed since they were looked at; ``search_gone``: those that were deleted or
erased, which go first. Triggers fill both (``store.search_due``), each time anew: adding at the end costs a
save the least. ``search_fill``: kinds of which not every
record was looked at since the index was begun, and the last one that was. ``search_doc``: what stands in
the index under which number, folded and compressed, so that exactly that can be taken out again.

The index keeps beginnings of three to five letters ready: else all words that begin so are merged for each
search, twice, since ranking counts them. "eine" in 200,000 protocols took 122 ms so, and takes 10 now; the
index grew by half (788 instead of 539 MB beside 1,096).
"""

from __future__ import annotations

from typing import Any

_INDEX = """
CREATE VIRTUAL TABLE search_index USING fts5(
    head, body, marks, content='', prefix='3 4 5', tokenize='unicode61 remove_diacritics 0');
INSERT INTO search_index(search_index, rank) VALUES ('automerge', 0);
INSERT INTO search_index(search_index, rank) VALUES ('crisismerge', 64);
"""
TABLES = (
    """
CREATE TABLE search_due (no INTEGER PRIMARY KEY, row BLOB NOT NULL, tbl INTEGER NOT NULL);
CREATE TABLE search_gone (no INTEGER PRIMARY KEY, row BLOB NOT NULL, tbl INTEGER NOT NULL);
CREATE TABLE search_fill (tbl INTEGER PRIMARY KEY, at BLOB);
CREATE TABLE search_doc (
    no INTEGER PRIMARY KEY, row BLOB NOT NULL, words BLOB NOT NULL, UNIQUE (row, no));
"""
    + _INDEX
)


def step(operations: Any) -> None:
    """Make the tables; the index is filled behind the start, in pieces."""
    _execute(operations, TABLES)


def step_prefixes(operations: Any) -> None:
    """Version 6: the index of longer beginnings, made anew and filled behind the start as at first."""
    operations.execute("DROP TABLE search_index")
    _execute(operations, _INDEX)
    operations.execute("DELETE FROM setting WHERE name = 'search index'")


def _execute(operations: Any, statements: str) -> None:
    for statement in statements.split(";\n"):
        if statement.strip():
            operations.execute(statement)
