"""Which photos may leave the office, by what was said about the persons on them: one rule for every way out.

A photo with people needs a mark before it is passed on (DOMAIN.md, rules of the house); where nobody has said
anything yet, it stays.
"""

from __future__ import annotations

from dataclasses import dataclass

from .values import PhotoMark

PASSED_ON = frozenset({PhotoMark.NO_PERSONS, PhotoMark.CONSENT})


def is_passed_on(mark: str) -> bool:
    """Whether a photo of that mark may go to others."""
    return mark in PASSED_ON


@dataclass(frozen=True, slots=True)
class HeldBack:
    """Photos of a document that may not be passed on.

    Attributes:
        count: how many there are.
        shown: the document shows them all the same and says that it is for the office alone.
    """

    count: int = 0
    shown: bool = False


NOTHING_HELD = HeldBack()
