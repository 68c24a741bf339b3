"""Why cells of filled forms have no value, as exports tell it: of the form's body, and of rows of repeats."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

from inka_desktop.forms.instance import InstanceNode

if TYPE_CHECKING:
    from inka_desktop.forms import FormSession
    from inka_desktop.services.core import Core
    from inka_desktop.services.forms import Forms

_ABSENT = """
SELECT a.submission_id, a.row IS NOT NULL, a.key, a.absent FROM answer a
JOIN submission s ON s.id = a.submission_id AND s.form_id = ?
WHERE a.absent IS NOT NULL AND a.alive = 1 AND a.value IS NULL"""


class AbsentCell(NamedTuple):
    """A cell without a value: in which row of the form (none: its body), and of which question."""

    places: tuple[int, ...]
    path: str


Absences = Mapping[UUID, Mapping[AbsentCell, str]]
"""By form why cells have no value, in words of :class:`.Absent`; forms without any are left out."""


def absences(core: Core, forms: Forms, form_id: UUID) -> Absences:
    """Why questions of a form have no value, in all that were filled.

    Raises:
        UnknownRecordError, FormNotHereError: one of them has not fully come yet.
    """
    found: dict[UUID, dict[AbsentCell, str]] = defaultdict(dict)
    with_rows = set[UUID]()
    with core.raw() as raw:
        for row, inner, key, why in raw.execute(_ABSENT, (form_id.bytes,)):
            if inner:
                with_rows.add(UUID(bytes=row))
            else:
                found[UUID(bytes=row)][AbsentCell((), key or "")] = why
    for one in with_rows:
        found[one] |= _in_rows(forms.answers.session(one))
    return found


def _in_rows(session: FormSession) -> dict[AbsentCell, str]:
    """Those in repeats: rows stand in XML by their places among relevant ones."""
    return {
        AbsentCell(_places(node), node.field.path): node.absence.why
        for node in session.instance.top.leaves()
        if node.absence is not None and node.field.row is not None
    }


def _places(node: InstanceNode) -> tuple[int, ...]:
    """Where the rows that hold a node stand, the outermost first."""
    above = node.parent
    if not isinstance(above, InstanceNode):
        return ()
    if not node.row_id:
        return _places(above)
    alike = (
        one
        for one in above.items
        if isinstance(one, InstanceNode) and one.field is node.field and one.relevant
    )
    return (*_places(above), next((place for place, one in enumerate(alike, 1) if one is node), 0))
