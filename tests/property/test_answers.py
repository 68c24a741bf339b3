"""Whatever is done to a form, the database gives it back, and other programs get the same XML."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from inka_desktop.forms import FormSession, NodeId
from inka_desktop.forms.errors import UnfinishedError
from inka_desktop.services.open_form import OpenForm
from inka_desktop.services.workspace import Workspace
from tests.forms.test_properties import CHOSEN, STEPS, forms, nodes, picture
from tests.services.conftest import new_workspace


@pytest.fixture(scope="module")
def kept() -> Iterator[Workspace]:
    """One workspace for all examples."""
    with tempfile.TemporaryDirectory() as folder:
        workspace = new_workspace(Path(folder))
        yield workspace
        workspace.close()


def do(form: OpenForm, step: tuple[str, str, int, int]) -> None:
    """One step of a person, where there is something to do it to."""
    what, path, which, value = step
    found = nodes(form.session, path)
    if what == "undo":
        form.undo()
    elif what == "set" and found:
        form.set(found[which % len(found)].id, f"t{value}" if path in CHOSEN else str(value) if value else "")
    elif what == "remove" and found:
        form.remove_repeat(found[which % len(found)].id)
    elif what == "add":
        holders = nodes(form.session, path.rpartition("/")[0])
        if holders:
            row = holders[which % len(holders)].row
            form.add_repeat(NodeId(path, row), at=value if value < 2 else None)


def finished(session: FormSession) -> str:
    """The XML for other programs without its own id, or what keeps it from being finished."""
    try:
        return re.sub("uuid:[0-9a-f-]+", "", session.finalize().xml)
    except UnfinishedError:
        return repr(session.validate())


@given(xml=forms(), before=st.lists(STEPS, max_size=8), after=st.lists(STEPS, max_size=4))
@settings(max_examples=25)
def test_a_form_comes_back_from_the_database_as_it_was(
    kept: Workspace,
    xml: str,
    before: list[tuple[str, str, int, int]],
    after: list[tuple[str, str, int, int]],
) -> None:
    version = kept.forms.library.take_in(xml.encode("utf-8"), "test.xml").result().version
    assume(version is not None)
    assert version is not None
    form = kept.forms.answers.open(kept.forms.answers.begin(version).result())
    for steps in (before, after):
        for step in steps:
            do(form, step)
        kept.core.await_saves()
        assert not form.has_news
        again = kept.forms.answers.open(form.row.id)
        assert again.session.to_xml() == form.session.to_xml()
        assert picture(again.session) == picture(form.session)
        form.close()
        form = again
    form.close()
    assert finished(kept.forms.answers.session(form.row.id)) == finished(form.session)
