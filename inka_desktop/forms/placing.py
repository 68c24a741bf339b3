"""Errors of expressions get the place in the form at which they happened."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from inka_desktop.forms.errors import ExpressionError, XPathError


@contextmanager
def placed(path: str, part: str, source: str = "") -> Iterator[None]:
    """What goes wrong in an expression inside is told with its place.

    Args:
        path: of the field.
        part: what the expression decides: ``constraint``, ``label`` …
        source: the expression, where the error itself does not know it.

    Raises:
        ExpressionError: instead of the XPathError.
    """
    try:
        yield
    except XPathError as error:
        expression = error.source or source
        raise ExpressionError(path=path, part=part, expression=expression, cause=error) from error
