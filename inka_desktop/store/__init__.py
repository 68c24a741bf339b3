"""Floor 2: the encrypted SQLite database, its writer, capture and guard, history and attachments."""

from __future__ import annotations

HELPER = "--texts"
"""First argument of the program when it is to be the process that tries texts (:mod:`.text_trial`)."""
