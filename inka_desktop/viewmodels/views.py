"""Values of remembered views: ids as plain text and back."""

from __future__ import annotations

from uuid import UUID

from inka_desktop.services.views import Plain


def plain_id(key: UUID | None) -> str | None:
    """An id as a view remembers it."""
    return key.hex if key is not None else None


def id_of(value: Plain) -> UUID | None:
    """The id that a view remembers; what is none counts as none."""
    try:
        return UUID(value) if isinstance(value, str) else None
    except ValueError:
        return None
