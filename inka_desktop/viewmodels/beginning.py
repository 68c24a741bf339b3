"""How a protocol of each type is begun: what menus need before anything of protocols is loaded."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from inka_desktop.records.values import ProtocolType
from inka_desktop.viewmodels.noop import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID


class Wish(NamedTuple):
    """A protocol somebody wants to begin; what is not known yet is asked for.

    Attributes:
        type: of protocol.
        project: begin at once at this one.
        series: begin its next meeting at once.
        day: of the appointment that was made (local calendar date); today without one.
        organization: begin at once with this partner, where there is no project.
    """

    type: str = ProtocolType.VISIT
    project: UUID | None = None
    series: UUID | None = None
    day: date | None = None
    organization: UUID | None = None


class Beginning(NamedTuple):
    """The command that begins one, to be translated in the context ``Types``, and its icon."""

    words: str
    icon: str


BEGINNINGS: Mapping[str, Beginning] = {
    ProtocolType.VISIT: Beginning(QT_TRANSLATE_NOOP("Types", "Vor-Ort-Besuch beginnen"), "file-text"),
    ProtocolType.TALK: Beginning(QT_TRANSLATE_NOOP("Types", "Trägergespräch beginnen"), "handshake"),
    ProtocolType.MEETING: Beginning(QT_TRANSLATE_NOOP("Types", "Sitzung beginnen"), "users"),
}
"""In the order in which menus offer them."""
