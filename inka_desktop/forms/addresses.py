"""Questions by names that last outside of the program: ``/data/offer#2/name``, the name of the second offer.

Fields of a PDF are called so: rows count from 1, and there is no full stop, by which a PDF parts names.
"""

from __future__ import annotations

from urllib.parse import quote, unquote

_SAFE = "/:_-"


def field_name(path: str) -> str:
    """A path, or the rest of one below a row, as a part of a name."""
    return quote(path, safe=_SAFE).replace(".", "%2E")


def row_name(repeat: str, place: int) -> str:
    """The name of a row, from the name of its repeat and its place, from 1."""
    return f"{repeat}#{place}"


def read_name(name: str) -> tuple[str, tuple[int, ...]] | None:
    """The path that a name means, and the places of the rows around it, the outermost first.

    None for what is no such name.
    """
    path, places = "", list[int]()
    first, *behind = name.split("#")
    path = unquote(first)
    for piece in behind:
        place, _, rest = piece.partition("/")
        if not place.isascii() or not place.isdigit() or not 0 < int(place[:9]) < 10**6:
            return None
        places.append(int(place))
        path += unquote(f"/{rest}") if rest else ""
    return (path, tuple(places)) if path.startswith("/") else None
