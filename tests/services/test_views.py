"""Remembered views: kept by list and name, replaced, let go of, and there after the next start."""

from __future__ import annotations

import os
from pathlib import Path

from inka_desktop.services import first_start
from inka_desktop.services.workspace import Workspace
from inka_desktop.store.keys import GivenKey


def names(workspace: Workspace, list_name: str) -> list[str]:
    return [view.name for view in workspace.views.all(list_name)]


def test_views_of_a_list_are_kept_by_name(workspace: Workspace) -> None:
    views = workspace.views
    assert views.all("protocols") == []
    views.keep("protocols", "Offene", {"state": "draft", "year": None}).result()
    views.keep("protocols", "Alte", {"year": 2020, "descending": True}).result()
    views.keep("projects", "Offene", {"waiting": False}).result()
    assert names(workspace, "protocols") == ["Alte", "Offene"]
    assert views.all("protocols")[0].values == {"year": 2020, "descending": True}
    views.keep("protocols", "Alte", {"year": 2019}).result()
    assert views.all("protocols")[0].values == {"year": 2019}
    views.forget("protocols", "Offene").result()
    views.forget("protocols", "gibt es nicht").result()
    assert (names(workspace, "protocols"), names(workspace, "projects")) == (["Alte"], ["Offene"])


def test_views_are_sorted_as_people_do(workspace: Workspace) -> None:
    for name in ("Zweite", "Ärger", "alte"):
        workspace.views.keep("protocols", name, {}).result()
    assert names(workspace, "protocols") == ["alte", "Ärger", "Zweite"]


def test_they_are_there_after_the_next_start(tmp_path: Path) -> None:
    key = GivenKey(os.urandom(32))
    first = first_start.create_workspace(tmp_path, key, "Büro", "A", "Laptop")
    first.views.keep("protocols", "Ä", {"state": "final"}).result()
    first.close()
    again = Workspace.open(tmp_path, key)
    assert [(view.name, view.values) for view in again.views.all("protocols")] == [("Ä", {"state": "final"})]
    again.close()
