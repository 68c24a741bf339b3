"""Words of the office: added once wherever, removed, brought back, and on every device."""

from __future__ import annotations

import pytest

from inka_desktop.records.ids import key_id
from inka_desktop.services.errors import ValueUnusableError
from inka_desktop.services.workspace import Workspace


def words(workspace: Workspace) -> list[str]:
    return [row.word for row in workspace.own_words.all()]


def test_words_are_added_once_and_removed(workspace: Workspace) -> None:
    own = workspace.own_words
    row = own.add(" Quellrode ").result()
    assert own.add("Quellrode").result() == row
    own.add("Ahornkiez").result()
    assert words(workspace) == ["Ahornkiez", "Quellrode"]
    own.remove(row).result()
    assert words(workspace) == ["Ahornkiez"]
    assert [(one.kind, one.name) for one in workspace.editing.deleted()] == [("own_word", "Quellrode")]
    assert own.add("Quellrode").result() == row
    assert words(workspace) == ["Ahornkiez", "Quellrode"]
    assert workspace.editing.deleted() == []


def test_a_word_is_its_own_key_so_two_devices_add_one(workspace: Workspace) -> None:
    row = workspace.own_words.add("Quellrode").result()
    assert row == key_id(25, "Quellrode", workspace.spaces.org.bytes)


def test_names_in_the_records_are_known(workspace: Workspace) -> None:
    workspace.projects.create("Sonnenhang", ["Stadt Quellrode"], "Ahornwerk e. V.").result()
    known = workspace.own_words.known()
    assert {"Sonnenhang", "Quellrode", "Ahornwerk"} <= known
    assert words(workspace) == []


@pytest.mark.parametrize("word", ["", "  "])
def test_what_is_no_word_is_refused(workspace: Workspace, word: str) -> None:
    with pytest.raises(ValueUnusableError):
        workspace.own_words.add(word)
