"""Fixtures of the store's tests: always a real encrypted database."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from inka_desktop.store import database
from tests.conftest import MAKE
from tests.store.databases import Store, make_store


@pytest.fixture(autouse=True, scope="module")
def _made_as_people_have_it() -> Iterator[None]:
    """Making a database is what is tested here."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(database, "_make", MAKE)
        yield


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A fresh database with spaces and own logs."""
    made = make_store(tmp_path / "profile")
    yield made
    made.database.close()


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """One database for a whole module, with a row in every synced table; tests leave it as it was."""
    made = make_store(tmp_path_factory.mktemp("filled"))
    made.a_row_of_each()
    yield made
    made.database.close()
