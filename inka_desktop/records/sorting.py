"""The order in which lists of names stand: as German readers expect, ä as a, ß as ss (DIN 5007-1).

The same rule for the database's indexes and for what somebody types to jump into a list. Letters of
other languages sort behind z, the same on every device.
"""

from __future__ import annotations

from functools import reduce

_ALIKE = (("Ä", "a"), ("Ö", "o"), ("Ü", "u"), ("ä", "a"), ("ö", "o"), ("ü", "u"), ("ß", "ss"))
_SMALL = {ord(letter): letter.lower() for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}


def sort_key(text: str) -> str:
    """What a name sorts by; equal to what :func:`sort_sql` makes of it."""
    return reduce(lambda made, pair: made.replace(*pair), _ALIKE, text).translate(_SMALL)


def sort_sql(column: str) -> str:
    """The same as an SQL expression of a column, to index and to order by (``lower`` knows ASCII only)."""
    return f"lower({reduce(lambda made, pair: f'replace({made}, {pair[0]!r}, {pair[1]!r})', _ALIKE, column)})"
