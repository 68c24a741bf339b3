"""Runs the steps that an older database lacks. Alembic is imported here, and so only when needed."""

from __future__ import annotations

from collections.abc import Mapping

from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import create_engine
from sqlalchemy.pool import StaticPool

from inka_desktop.store import guard
from inka_desktop.store.guard import Permits
from inka_desktop.store.raw import RawConnection

from . import STEPS, Step


def upgrade(raw: RawConnection, permits: Permits, version: int, steps: Mapping[int, Step] = STEPS) -> None:
    """Bring a database of ``version`` up to the newest step, all in one transaction.

    Guards are made anew at the end, since rebuilding a table drops its triggers. What a step raises
    rolls everything back; the copy made before stays.
    """
    engine = create_engine("sqlite+pysqlite://", creator=lambda: raw, poolclass=StaticPool)
    with permits.everything(), engine.connect() as connection:
        raw.execute("PRAGMA foreign_keys = OFF")
        raw.execute("BEGIN IMMEDIATE")
        operations = Operations(MigrationContext.configure(connection))
        try:
            for number in sorted(number for number in steps if number > version):
                steps[number](operations)
                raw.execute(f"PRAGMA user_version = {number}")
            guard.renew(raw, permits)
            raw.execute("COMMIT")
        except BaseException:
            raw.execute("ROLLBACK")
            raise
        finally:
            raw.execute("PRAGMA foreign_keys = ON")
