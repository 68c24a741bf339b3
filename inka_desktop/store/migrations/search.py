"""Local tables of the search: what is to be looked at, what was taken in, and the index itself.

``search_due``: records that changed since they were looked at; ``search_gone``: those that were deleted or
erased, which go first. Triggers fill both (``store.search_due``), each time anew: adding at the end costs a
save the least. ``search_fill``: kinds of which not every
record was looked at since the index was begun, and the last one that was. ``search_doc``: what stands in
the index under which number, folded and compressed, so that exactly that can be taken out again.
"""

from __future__ import annotations

from typing import Any

TABLES = """
CREATE TABLE search_due (no INTEGER PRIMARY KEY, row BLOB NOT NULL, tbl INTEGER NOT NULL);
CREATE TABLE search_gone (no INTEGER PRIMARY KEY, row BLOB NOT NULL, tbl INTEGER NOT NULL);
CREATE TABLE search_fill (tbl INTEGER PRIMARY KEY, at BLOB);
CREATE TABLE search_doc (
    no INTEGER PRIMARY KEY, row BLOB NOT NULL, words BLOB NOT NULL, UNIQUE (row, no));
CREATE VIRTUAL TABLE search_index USING fts5(
    head, body, marks, content='', prefix='3', tokenize='unicode61 remove_diacritics 0');
INSERT INTO search_index(search_index, rank) VALUES ('automerge', 0);
INSERT INTO search_index(search_index, rank) VALUES ('crisismerge', 64);
"""


def step(operations: Any) -> None:
    """Make the tables; the index is filled behind the start, in pieces."""
    for statement in TABLES.split(";\n"):
        if statement.strip():
            operations.execute(statement)
