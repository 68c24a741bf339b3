"""The seeds that once found a fault, in turn by the day."""

from __future__ import annotations

import os
from pathlib import Path

from .sizes import SIZES, Size

TURNS = 3
"""So many days until `make test` has told each of them; ``--size noted`` tells all at once."""


def noted() -> list[tuple[Size, int]]:
    """All of ``seeds.txt``."""
    lines = Path(__file__).with_name("seeds.txt").read_text("utf-8").splitlines()
    told = (line.split() for line in lines if line and not line.startswith("#"))
    return [(SIZES[size], int(seed)) for size, seed, *_ in told]


def today() -> list[tuple[Size, int]]:
    """Those whose turn it is; ``tests/conftest.py`` says which day it is for a whole run."""
    return noted()[int(os.environ["INKA_TEST_DAY"]) % TURNS :: TURNS]
