"""Looks into files that others wrote: their text, their pages, when they were written.

Parsing runs in a process of its own with bounded memory, and each question has its time: a file made to
harm ends that process and nothing else.
"""

from __future__ import annotations

HELPER = "--reading"
"""First argument of the program when it is to be this process."""
