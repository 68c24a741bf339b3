"""Where an expression of a form stands: how absolute paths bind to the rows it is in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from inka_desktop.forms.fields import Field


class FieldScope:
    """The scope of expressions that belong to a field.

    An absolute path through groups and repeats that also hold the field means this field's own row, as
    JavaRosa has it. A path that ends at a repeat, and the argument of an aggregate, mean all rows
    (CONFORMANCE.md, "absolute paths in repeats").
    """

    __slots__ = ("field", "namespaces")

    def __init__(self, field: Field, namespaces: Mapping[str, str]) -> None:
        self.field = field
        self.namespaces = namespaces

    def __getstate__(self) -> tuple[Field, Mapping[str, str]]:
        return self.field, self.namespaces

    def __setstate__(self, state: tuple[Field, Mapping[str, str]]) -> None:
        self.field, self.namespaces = state

    def nearest(self, keys: Sequence[str], free: bool) -> tuple[int, int] | None:
        """Levels up to the deepest common ancestor, and the steps that lead there."""
        common = self.common(keys, free)
        return None if common is None else (self.field.depth - common.depth, common.depth)

    def common(self, keys: Sequence[str], free: bool) -> Field | None:
        """The deepest field on the path that this field's own node is in; None when only the root is."""
        chain = [self.field, *self.field.ancestors()][::-1]
        found: Field | None = None
        for place, key in enumerate(keys):
            if place >= len(chain) or chain[place].name.key != key:
                break
            if chain[place].repeat and (free or place == len(keys) - 1):
                break
            found = chain[place]
        return found
