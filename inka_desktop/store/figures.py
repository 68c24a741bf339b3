"""Which checked forms are to be looked at again for what they say about indicators: noted by triggers.

Whoever writes passes here: own saves, what an exchange applied, a snapshot, an erasure. The triggers only
note the submission's id; the figures follow before anybody reads them (``services.figures``).
"""

from __future__ import annotations

from inka_desktop.records.specs import TableSpec
from inka_desktop.records.values import SubmissionState

_CHECKED = SubmissionState.CHECKED
_NOTE = "INSERT INTO figure_due(submission)"
_OF_SUBMISSION = (
    f"{_NOTE} SELECT NEW.submission_id WHERE EXISTS"
    f" (SELECT 1 FROM submission WHERE id = NEW.submission_id AND state = '{_CHECKED}');"
)
_OF_ROUND = f"{_NOTE} SELECT id FROM submission WHERE round_id = NEW.id AND state = '{_CHECKED}';"
_OF_ALL = f"{_NOTE} SELECT id FROM submission WHERE state = '{_CHECKED}';"
_PARTS = {
    "submission": (
        f"WHEN NEW.state = '{_CHECKED}'", f"WHEN '{_CHECKED}' IN (NEW.state, OLD.state)",
        f"{_NOTE} VALUES (NEW.id);",
    ),
    "finished_submission": ("", "", _OF_SUBMISSION),
    "submission_step": ("", "", _OF_SUBMISSION),
    "indicator": ("", "WHEN NEW.unit IS NOT OLD.unit", _OF_ALL),
    "round": ("", 'WHEN NEW."begin" IS NOT OLD."begin" OR NEW."end" IS NOT OLD."end"', _OF_ROUND),
}  # fmt: skip
"""By table when a new row counts, when a changed one does, and what is noted."""


def triggers(spec: TableSpec) -> dict[str, str]:
    """Name and statement of the triggers that note which forms to look at."""
    if spec.kind not in _PARTS:
        return {}
    table, (new, changed, body) = spec.kind, _PARTS[spec.kind]
    return {
        f"figure_{table}_i": (
            f"CREATE TRIGGER figure_{table}_i AFTER INSERT ON {table} {new} BEGIN {body} END"
        ),
        f"figure_{table}_u": (
            f"CREATE TRIGGER figure_{table}_u AFTER UPDATE ON {table} {changed} BEGIN {body} END"
        ),
    }
