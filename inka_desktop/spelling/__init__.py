"""Spelling offline: which words of a text are looked up, and Hunspell in a process of its own."""

from __future__ import annotations

HELPER = "--spelling"
"""First argument of the program when it is to be this process; its language follows."""
