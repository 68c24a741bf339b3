"""Opening the encrypted database file. Imports neither SQLAlchemy nor anything slow."""

from __future__ import annotations

from pathlib import Path

from sqlcipher3 import dbapi2 as sqlcipher

from .errors import DamagedDatabaseError, WrongKeyError
from .raw import RawConnection

KEY_SIZE = 32

# The driver asks each NULL and each BLOB that it is given whether somebody wants to adapt it, and looks for
# two methods that neither has: 2 us a value, and most cells of most rows are one of both. With an adapter
# that gives back the very same value it asks nobody.
sqlcipher.register_adapter(type(None), {}.get)
sqlcipher.register_adapter(bytes, bytes)


def connect(path: Path | str, key: bytes | None, *, read_only: bool = False) -> RawConnection:
    """A connection in autocommit mode with foreign keys, WAL and secure deletion on.

    Args:
        path: the database file; made when missing unless ``read_only``.
        key: 32 bytes, or None for a plain database (an explicit setting).
        read_only: refuse every write on this connection.

    Raises:
        WrongKeyError: the key does not fit, or the file is no database.
    """
    if read_only and not Path(path).exists():
        raise DamagedDatabaseError(why="missing")
    raw = sqlcipher.connect(str(path), isolation_level=None, check_same_thread=False, cached_statements=512)
    try:
        _configure(raw, key, read_only)
    except sqlcipher.DatabaseError as damage:
        raw.close()
        raise WrongKeyError() from damage
    return raw  # type: ignore[no-any-return]  # the module has no types


def _configure(raw: RawConnection, key: bytes | None, read_only: bool) -> None:
    if key is not None:
        raw.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    raw.execute("SELECT count(*) FROM sqlite_master").fetchone()
    raw.execute("PRAGMA busy_timeout = 5000")
    raw.execute("PRAGMA temp_store = MEMORY")
    raw.execute("PRAGMA cache_size = -32000")
    if read_only:
        raw.execute("PRAGMA query_only = ON")
        return
    raw.execute("PRAGMA journal_mode = WAL")
    raw.execute("PRAGMA synchronous = NORMAL")
    raw.execute("PRAGMA secure_delete = ON")
    raw.execute("PRAGMA foreign_keys = ON")
    raw.execute("PRAGMA recursive_triggers = ON")
