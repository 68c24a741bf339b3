"""A later incarnation of a device gives out numbers of its own."""

from __future__ import annotations

import os
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from inka_desktop.exchange.identity import marked_tag
from inka_desktop.services import first_start
from inka_desktop.services.workspace import Workspace
from inka_desktop.store.keys import GivenKey


@given(st.integers(1, 99), st.binary(min_size=8, max_size=8), st.binary(min_size=8, max_size=8))
def test_the_mark_replaces_an_earlier_one(number: int, first: bytes, second: bytes) -> None:
    tag = f"KS{number}"
    once = marked_tag(tag, first)
    assert once.startswith(tag)
    assert len(once) == len(tag) + 2
    assert marked_tag(once, second) == marked_tag(tag, second)


def test_a_profile_whose_seal_is_lost_numbers_anew(tmp_path: Path) -> None:
    key = GivenKey(os.urandom(32))
    first_start.create_workspace(tmp_path / "profile", key, "Büro", "A", "Laptop").close()
    (tmp_path / "profile" / "seal").unlink()
    opened = Workspace.open(tmp_path / "profile", key)
    try:
        tag = opened.info().tag
    finally:
        opened.close()
    assert tag.startswith("KS1")
    assert len(tag) == 5
    again = Workspace.open(tmp_path / "profile", key)
    assert again.info().tag == tag
    again.close()
