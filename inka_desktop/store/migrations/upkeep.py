"""Local tables of packs, snapshots, retirement, erasure, receipts and the sweep of attachments.

``sync_gone``: files of operations that are known and no longer kept: merged into a pack, covered by a
snapshot, retired or erased. ``sync_base``: up to where a log came by a snapshot instead of its files, and
up to where only heads of it came.
``sync_snapshot``: snapshots made or attested, ``reach`` as deps; ``own`` ones keep their files in
``sync_snapshot_file``. ``sync_erasure``: operations that erase, with what they erase; ``sync_erased``: the
ranges whose bodies are never stored again, those the operation lists and those found here besides.
``sync_blank``: operations of which something was taken out, and by which erasing operation; 0 for those that
came so in a file. ``place_retired``: up to where retired files of a log were taken away at a place.
``sync_reached``: up to where an own log had been confirmed by anybody, who was the first, and when.
"""

from __future__ import annotations

from typing import Any

TABLES = """
CREATE TABLE sync_gone (
    log INTEGER NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL, hash BLOB NOT NULL,
    PRIMARY KEY (log, hash)) WITHOUT ROWID;
CREATE TABLE sync_base (
    log INTEGER PRIMARY KEY, seq INTEGER NOT NULL, settled INTEGER NOT NULL DEFAULT 0);
CREATE TABLE sync_snapshot (
    space INTEGER NOT NULL, number BLOB NOT NULL, device BLOB NOT NULL, digest BLOB NOT NULL,
    reach BLOB NOT NULL, attests BLOB NOT NULL, own INTEGER NOT NULL, rows INTEGER NOT NULL,
    at INTEGER NOT NULL, PRIMARY KEY (space, number)) WITHOUT ROWID;
CREATE TABLE sync_snapshot_file (
    space INTEGER NOT NULL, number BLOB NOT NULL, part INTEGER NOT NULL, raw BLOB NOT NULL,
    PRIMARY KEY (space, number, part)) WITHOUT ROWID;
CREATE TABLE sync_retired (log INTEGER PRIMARY KEY, seq INTEGER NOT NULL, number BLOB NOT NULL);
CREATE TABLE place_retired (
    place BLOB NOT NULL, log INTEGER NOT NULL, seq INTEGER NOT NULL,
    PRIMARY KEY (place, log)) WITHOUT ROWID;
CREATE TABLE sync_erased (
    log INTEGER NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL, by INTEGER NOT NULL,
    listed INTEGER NOT NULL, PRIMARY KEY (log, first, last, by)) WITHOUT ROWID;
CREATE TABLE sync_erasure (
    by INTEGER PRIMARY KEY, space INTEGER NOT NULL, tbl INTEGER NOT NULL, row BLOB NOT NULL,
    fields BLOB NOT NULL);
CREATE TABLE sync_blank (
    dot INTEGER NOT NULL, by INTEGER NOT NULL, PRIMARY KEY (dot, by)) WITHOUT ROWID;
CREATE TABLE sync_pack (
    place BLOB NOT NULL, log INTEGER NOT NULL, hash BLOB NOT NULL, syncs INTEGER NOT NULL,
    done INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (place, log, hash)) WITHOUT ROWID;
CREATE TABLE sync_reached (
    log INTEGER NOT NULL, seq INTEGER NOT NULL, device BLOB NOT NULL, at INTEGER NOT NULL,
    PRIMARY KEY (log, seq)) WITHOUT ROWID;
CREATE TABLE blob_gone (hash TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE blob_idle (hash TEXT PRIMARY KEY, space BLOB NOT NULL, since INTEGER NOT NULL) WITHOUT ROWID;
"""

_RETENTION = """
CREATE TABLE retention (
	id BLOB NOT NULL, 
	space BLOB NOT NULL, 
	alive INTEGER NOT NULL, 
	project_id BLOB, 
	start_event TEXT, 
	started_on TEXT, 
	months INTEGER, 
	ground TEXT, 
	hold INTEGER NOT NULL, 
	hold_reason TEXT, 
	PRIMARY KEY (id), 
	FOREIGN KEY(project_id) REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED
)
 WITHOUT ROWID
"""  # noqa: W291  (as SQLAlchemy writes it)


def step(operations: Any) -> None:
    """Make the tables; they begin empty, and so all is as before."""
    for statement in (*TABLES.split(";\n"), _RETENTION):
        if statement.strip():
            operations.execute(statement)
