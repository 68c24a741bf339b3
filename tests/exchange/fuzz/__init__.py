"""What lies at a place is written by others: every parser of it against hostile bytes."""

from __future__ import annotations

from tests.exchange.fuzz import databases, files, papers
from tests.exchange.fuzz.target import Target

TARGETS: tuple[Target, ...] = (*files.TARGETS, *papers.TARGETS, *databases.TARGETS)
