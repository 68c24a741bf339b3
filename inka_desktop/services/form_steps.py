"""What became of a step in an open form, and what came from elsewhere."""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import dataclass

from inka_desktop.forms import ChangeSet


@dataclass(frozen=True, slots=True)
class Step:
    """What one step changed, and the save of it, which is done or fails later."""

    changes: ChangeSet
    saved: Future[None]


@dataclass(frozen=True, slots=True)
class News:
    """What came from elsewhere.

    Attributes:
        changes: what it changed in the open form.
        reopen: the form was taken over into another version, finished, taken up again or deleted elsewhere:
            it has to be opened anew to go on.
    """

    changes: ChangeSet
    reopen: bool = False
