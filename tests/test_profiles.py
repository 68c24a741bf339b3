"""Several people on one device: who is listed, where their profiles lie, and what a damaged list does."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from inka_desktop.profiles import FILE_NAME, LONGEST_NAME, Profile, profiles_of


def begin(profile: Path) -> None:
    """A profile with data in it."""
    profile.mkdir(parents=True, exist_ok=True)
    (profile / "inka.db").write_bytes(b"")


@pytest.mark.parametrize("own_folder", [False, True])
def test_a_second_person_gets_a_place_and_both_are_listed(tmp_path: Path, own_folder: bool) -> None:
    main = tmp_path / "main"
    begin(main)
    known = profiles_of(main, own_folder=own_folder)
    assert known.all() == [Profile(main, "")]
    second = known.add("  Frau   Zweite ", "Herr Erster")
    assert second.name == "Frau Zweite"
    assert known.all() == [Profile(main, "Herr Erster")]
    begin(second.folder)
    again = profiles_of(main, own_folder=own_folder)
    assert again.all() == [Profile(main, "Herr Erster"), second]
    assert second.folder.is_relative_to(main) == own_folder


def test_a_place_that_was_never_used_leaves_no_name_behind(tmp_path: Path) -> None:
    main = tmp_path / "main"
    begin(main)
    known = profiles_of(main, own_folder=False)
    known.add("Niemand", "Erste")
    known.add("Jemand", "Andere")
    names = json.loads((tmp_path / FILE_NAME).read_text("utf-8"))
    assert sorted(names.values()) == ["Erste", "Jemand"]


def test_a_folder_that_is_there_already_is_nobodys_new_profile(tmp_path: Path) -> None:
    main = tmp_path / "main"
    begin(main)
    begin(tmp_path / "p2")
    assert profiles_of(main, own_folder=False).add("Neu").folder == tmp_path / "p3"


@pytest.mark.parametrize("content", ["", "{", "[1]", '{"../../etc": "x", "p2": 3, "example": "y"}'])
def test_a_damaged_list_or_one_that_leads_elsewhere_counts_as_empty(tmp_path: Path, content: str) -> None:
    main = tmp_path / "main"
    begin(main)
    begin(tmp_path / "p2")
    (tmp_path / FILE_NAME).write_text(content, "utf-8")
    assert profiles_of(main, own_folder=False).all() == [Profile(main, "")]


def test_names_are_kept_short(tmp_path: Path) -> None:
    begin(tmp_path / "main")
    made = profiles_of(tmp_path / "main", own_folder=False).add("x" * 500)
    assert len(made.name) == LONGEST_NAME
