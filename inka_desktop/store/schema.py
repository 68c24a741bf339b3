"""The tables of the database file: those of the records, and the local ones of log and device.

Local tables never leave the device. A dot, the name of an operation, is one integer here:
``log number << 40 | seq``, where a log is one author's operations in one stream of one space.

``sync_log``: ``applied`` is the newest operation applied, or for an own log the newest sealed one, and
``chain`` the chain value there; ``base`` and ``start`` are set for a branch of a forked author: the log
it left and its first number.
"""

from __future__ import annotations

from functools import cache

from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable, ExecutableDDLElement

from inka_desktop.records import specs  # noqa: F401  (declares all tables)
from inka_desktop.records.base import Base

from . import guard
from .guard import Permits
from .migrations import (
    VERSION,
    archive,
    arriving,
    control,
    figures,
    holdings,
    promises,
    search,
    upkeep,
)
from .raw import RawConnection

LOCAL_TABLES = """
CREATE TABLE sync_space (
    no INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, kind TEXT NOT NULL, label TEXT NOT NULL DEFAULT '');
CREATE TABLE sync_log (
    no INTEGER PRIMARY KEY, space INTEGER NOT NULL REFERENCES sync_space(no), stream INTEGER NOT NULL,
    author BLOB NOT NULL, device BLOB NOT NULL, base INTEGER, start INTEGER NOT NULL DEFAULT 1,
    applied INTEGER NOT NULL DEFAULT 0, chain BLOB NOT NULL, hlc INTEGER NOT NULL DEFAULT 0,
    own INTEGER NOT NULL DEFAULT 0, forked INTEGER NOT NULL DEFAULT 0, news_at INTEGER,
    UNIQUE (space, stream, author));
CREATE TABLE sync_tx (
    last INTEGER PRIMARY KEY, first INTEGER NOT NULL, hlc INTEGER NOT NULL, action BLOB NOT NULL,
    label TEXT NOT NULL, chain BLOB) WITHOUT ROWID;
CREATE TABLE sync_op (
    dot INTEGER PRIMARY KEY, kind INTEGER NOT NULL, tbl INTEGER NOT NULL, row BLOB NOT NULL,
    body BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE sync_row (
    row BLOB NOT NULL, tbl INTEGER NOT NULL, space INTEGER NOT NULL, heads BLOB NOT NULL,
    PRIMARY KEY (row, tbl, space)) WITHOUT ROWID;
CREATE TABLE sync_divided (
    space INTEGER NOT NULL, tbl INTEGER NOT NULL, row BLOB NOT NULL, field INTEGER NOT NULL,
    PRIMARY KEY (row, tbl, field, space)) WITHOUT ROWID;
CREATE TABLE sync_text (
    row BLOB NOT NULL, tbl INTEGER NOT NULL, space INTEGER NOT NULL, field INTEGER NOT NULL,
    generation INTEGER NOT NULL, doc BLOB NOT NULL, lacks INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (row, tbl, space, field, generation)) WITHOUT ROWID;
CREATE TABLE sync_seg (
    log INTEGER NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL, hash BLOB NOT NULL,
    raw BLOB NOT NULL,
    PRIMARY KEY (log, first, hash)) WITHOUT ROWID;
CREATE TABLE sync_pending (
    space INTEGER NOT NULL, stream INTEGER NOT NULL, author BLOB NOT NULL, first INTEGER NOT NULL,
    last INTEGER NOT NULL, hash BLOB NOT NULL, raw BLOB NOT NULL, since INTEGER NOT NULL,
    PRIMARY KEY (space, stream, author, first, hash)) WITHOUT ROWID;
CREATE TABLE sync_quarantine (
    name TEXT PRIMARY KEY, why TEXT NOT NULL, seen INTEGER NOT NULL DEFAULT 1, first_seen INTEGER NOT NULL,
    raw BLOB) WITHOUT ROWID;
CREATE TABLE sync_ack (
    space INTEGER NOT NULL, device BLOB NOT NULL, log INTEGER NOT NULL, seq INTEGER NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (space, device, log)) WITHOUT ROWID;
CREATE TABLE sync_view (
    log INTEGER NOT NULL, author BLOB NOT NULL, target INTEGER NOT NULL, PRIMARY KEY (log,
    author)) WITHOUT ROWID;
CREATE TABLE sync_arrival (
    no INTEGER PRIMARY KEY, at INTEGER NOT NULL, log INTEGER NOT NULL, tbl INTEGER NOT NULL,
    row BLOB NOT NULL,
    changes INTEGER NOT NULL);
CREATE TABLE sync_key (
    space BLOB NOT NULL, epoch INTEGER NOT NULL, key BLOB NOT NULL, PRIMARY KEY (space, epoch)) WITHOUT ROWID;
CREATE TABLE place (
    id BLOB PRIMARY KEY, store_id BLOB NOT NULL, path TEXT NOT NULL, last_met INTEGER,
    message TEXT NOT NULL DEFAULT '',
    syncs INTEGER NOT NULL DEFAULT 0,
    kind TEXT NOT NULL DEFAULT 'folder', token TEXT NOT NULL DEFAULT '', password TEXT NOT NULL DEFAULT '',
    spaces BLOB, failing_since INTEGER) WITHOUT ROWID;
CREATE TABLE place_log (
    place BLOB NOT NULL, log INTEGER NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (place, log)) WITHOUT ROWID;
CREATE TABLE place_file (
    place BLOB NOT NULL, name TEXT NOT NULL, first_seen INTEGER NOT NULL, tries INTEGER NOT NULL DEFAULT 0,
    why TEXT NOT NULL DEFAULT '', PRIMARY KEY (place, name)) WITHOUT ROWID;
CREATE TABLE blob_sent (place BLOB NOT NULL, hash TEXT NOT NULL, PRIMARY KEY (place, hash)) WITHOUT ROWID;
CREATE TABLE blob_wanted (hash TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE number_given (kind TEXT NOT NULL, year INTEGER NOT NULL, tag TEXT NOT NULL,
    last INTEGER NOT NULL,
    PRIMARY KEY (kind, year, tag)) WITHOUT ROWID;
CREATE TABLE setting (name TEXT PRIMARY KEY, value BLOB) WITHOUT ROWID;
"""


@cache
def _of_records() -> tuple[str, ...]:
    """What makes the tables and indexes of the records."""
    made: list[ExecutableDDLElement] = []
    for table in Base.metadata.sorted_tables:
        indexes = sorted(table.indexes, key=lambda index: str(index.name))
        made += [CreateTable(table), *map(CreateIndex, indexes)]
    dialect = sqlite.dialect()
    return tuple(str(one.compile(dialect=dialect)) for one in made)


def create(connection: RawConnection, permits: Permits) -> None:
    """Make all tables, indexes and guards in an empty database, in one transaction."""
    local = LOCAL_TABLES + control.TABLES + control.EPOCHS + upkeep.TABLES + holdings.TABLES + search.TABLES
    local += archive.TABLES + figures.TABLES + arriving.TABLES + promises.TABLES
    with permits.everything():
        connection.execute("BEGIN IMMEDIATE")
        for statement in (*_of_records(), *filter(str.strip, local.split(";\n"))):
            connection.execute(statement)
        guard.renew(connection, permits)
        connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute("COMMIT")
