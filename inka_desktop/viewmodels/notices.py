"""Notices by code: the sentence of the error that carries the code."""

from __future__ import annotations

from inka_desktop.errors import InkaError


def notice_words(code: str, language: str) -> str:
    """The sentence of a code of :mod:`inka_desktop.errors`; the code itself where none is loaded."""
    for kind in _all(InkaError):
        if kind.code == code:
            return kind().words(language)
    return code


def _all(kind: type[InkaError]) -> list[type[InkaError]]:
    return [kind, *(deeper for child in kind.__subclasses__() for deeper in _all(child))]
