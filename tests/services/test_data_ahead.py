"""A process beside the one that exports reads for it; what it cannot read is read, and told, without it."""

from __future__ import annotations

import multiprocessing
from itertools import islice
from pathlib import Path

import pytest

from inka_desktop.exchange.errors import AttachmentDamagedError
from inka_desktop.services import data_ahead, data_rows
from inka_desktop.services.data_ahead import read_ahead
from inka_desktop.services.data_rows import DataRows
from inka_desktop.services.filled_forms import DataChoice, FilledRow
from inka_desktop.services.form_data import DataWish
from inka_desktop.services.workspace import Workspace
from inka_desktop.store.files import Files
from tests.damage import spoil

from .filled_data import choice

__all__ = ["choice"]


def written(workspace: Workspace, choice: DataChoice, folder: Path) -> list[bytes]:
    """The files of an export."""
    folder.mkdir()
    return [one.read_bytes() for one in workspace.forms.data.write(DataWish(choice, "csv"), folder / "x.csv")]


def source_of(workspace: Workspace) -> DataRows:
    return DataRows(workspace.core, workspace.forms, workspace.attachments, "de")


def finished(workspace: Workspace, choice: DataChoice) -> list[FilledRow]:
    return list(source_of(workspace).filled(choice))


def tables_of(workspace: Workspace, choice: DataChoice) -> data_ahead.Tables:
    source = source_of(workspace)
    (version,) = source.filled(choice).versions
    return {version: source.tables(source.filled(choice))}


def path_of(workspace: Workspace, one: FilledRow) -> Path:
    assert one.xml is not None
    return Files(workspace.core.database.folder).path(one.xml.hash64)


@pytest.fixture
def in_small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    """Few forms are many, and two are read at once."""
    monkeypatch.setattr(data_rows, "MANY", 1)
    monkeypatch.setattr(data_ahead, "_FORMS", 2)


@pytest.mark.usefixtures("in_small_batches")
def test_rows_read_beside_are_those_read_here(workspace: Workspace, choice: DataChoice) -> None:
    source, forms = source_of(workspace), finished(workspace, choice)
    read = list(read_ahead(workspace.core.database.folder, tables_of(workspace, choice), forms))
    assert [one for one, _ in read] == forms
    assert [rows for _, rows in read] == [source._rows(one) for one in forms]


def test_an_export_is_the_same_with_and_without_it(
    workspace: Workspace, choice: DataChoice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    without = written(workspace, choice, tmp_path / "without")
    monkeypatch.setattr(data_rows, "MANY", 1)
    monkeypatch.setattr(data_ahead, "_FORMS", 2)
    beside = written(workspace, choice, tmp_path / "beside")
    assert len(without) > 1
    assert beside == without
    assert not multiprocessing.active_children()


@pytest.mark.usefixtures("in_small_batches")
def test_a_damaged_file_is_told_as_if_it_were_read_here(
    workspace: Workspace, choice: DataChoice, tmp_path: Path
) -> None:
    spoil(path_of(workspace, finished(workspace, choice)[3]))
    with pytest.raises(AttachmentDamagedError):
        workspace.forms.data.write(DataWish(choice, "csv"), tmp_path / "x.csv")
    assert not list(tmp_path.glob("*.csv*"))
    assert not multiprocessing.active_children()


@pytest.mark.usefixtures("in_small_batches")
def test_when_it_ends_nothing_is_lost(workspace: Workspace, choice: DataChoice) -> None:
    forms = finished(workspace, choice)
    found = read_ahead(workspace.core.database.folder, tables_of(workspace, choice), forms)
    first = list(islice(found, 1))
    (process,) = multiprocessing.active_children()
    process.kill()
    process.join()
    rest = list(found)
    assert first[0][1] is not None
    assert [one for one, _ in [*first, *rest]] == forms
    assert rest[-1][1] is None  # is read by whoever asked
