"""Moving a record into the bin: said with the way back, which is the same for all kinds."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QObject

from inka_desktop.gui.context import Context

translate = QCoreApplication.translate


def nothing() -> None:
    """What happens beside it where nobody asks for more."""


def remove(
    owner: QObject,
    context: Context,
    kind: str,
    record: UUID,
    said: str,
    *,
    gone: Callable[[], None] = nothing,
    back: Callable[[], None] = nothing,
) -> None:
    """Deletes a record with what belongs to it, says so and offers to bring it back.

    Args:
        owner: who waits for it; nothing more is said once it is gone.
        context: of the window.
        kind: table of the record.
        record: its id.
        said: the sentence.
        gone: called when it is deleted, before the sentence.
        back: called when it was brought back.
    """

    def restore() -> None:
        context.write(owner, lambda ws: ws.editing.restore(kind, record), lambda _: back())

    def tell(_: None) -> None:
        gone()
        context.say(said, "information", translate("Removing", "Zurückholen"), restore)

    context.write(owner, lambda ws: ws.editing.delete(kind, record), tell)
