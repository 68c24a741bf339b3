"""The 13 groups of the recovery sheet while they are typed: what is right, what is not, what is missing."""

from __future__ import annotations

from typing import Literal

from inka_desktop.exchange.recovery import GROUP_SIZE, GROUPS, is_group, letters_of

GroupState = Literal["empty", "begun", "right", "wrong"]


def state_of(place: int, typed: str) -> GroupState:
    """How far a group is; ``place`` counts from 0."""
    letters = letters_of(typed)
    if not letters:
        return "empty"
    if len(letters) < GROUP_SIZE:
        return "begun"
    return "right" if is_group(place, letters) else "wrong"


def divided(typed: str) -> tuple[str, str]:
    """The group at the beginning of what was typed or pasted, and what is left for those after it."""
    letters = letters_of(typed)
    return letters[:GROUP_SIZE], letters[GROUP_SIZE:]


def all_right(groups: list[str]) -> bool:
    """Whether all groups are there and each is right."""
    return len(groups) == GROUPS and all(
        state_of(place, group) == "right" for place, group in enumerate(groups)
    )
