"""What lies at a place, or is taken over, was written by others: every parser of it against hostile bytes."""

from __future__ import annotations

from tests.exchange.fuzz import databases, files, forms, listings, old_files, papers, states
from tests.exchange.fuzz.target import Target

TARGETS: tuple[Target, ...] = (
    *files.TARGETS,
    *papers.TARGETS,
    *listings.TARGETS,
    *databases.TARGETS,
    *states.TARGETS,
    *old_files.TARGETS,
    *forms.TARGETS,
)
