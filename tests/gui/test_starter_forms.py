"""Every form that comes along is filled by clicks and keys on the real widgets; its answers are read back."""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from openpyxl import load_workbook
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from inka_desktop.forms import FormDefinition, FormSession
from inka_desktop.forms.convert import convert_here
from inka_desktop.gui.forms.form_view import FormView
from inka_desktop.gui.main_window import MainWindow
from inka_desktop.gui.pages.submission_page import SubmissionPage
from inka_desktop.paths import resource_dir
from inka_desktop.records.values import SubmissionState
from inka_desktop.services import form_files
from inka_desktop.services.workspace import Workspace
from inka_desktop.viewmodels.filling import Filling
from tests.forms.making import given
from tests.gui.conftest import WAIT_MS
from tests.gui.filling import Driver, picture
from tests.gui.keys import find

FORMS = sorted((resource_dir() / "templates" / "forms").glob("*.xlsx"))
PACKAGING = Path(__file__).resolve().parents[2] / "packaging"
WORDS = {
    "ende": "11:20",
    "naechster": "10.03.2027",
    "tag": "23.11.2026",
    "jahr": "2026",
    "vermittlungen": "5",
    "vermittlungen_geschaetzt": "2",
}


def definition_of(path: Path) -> FormDefinition:
    made = convert_here(path.read_bytes(), path.stem)
    assert made.problems == ()
    assert made.xform is not None
    return FormDefinition.load(made.xform)


def shown(session: FormSession, qtbot: QtBot) -> FormView:
    filling = Filling(session)
    view = FormView(filling)
    qtbot.addWidget(view)
    view.resize(1240, 720)
    view.show()
    view.activateWindow()
    assert QTest.qWaitForWindowActive(view)
    QApplication.processEvents()
    return view


def test_the_set_is_complete() -> None:
    assert {path.stem for path in FORMS} == set(form_files.SHIPPED) == {
        path.stem for path in (PACKAGING / "forms").glob("*.toml")
    }  # fmt: skip
    assert all(form.path in FORMS for form in form_files.shipped())


@pytest.fixture
def writer() -> Iterator[object]:
    sys.path.insert(0, str(PACKAGING))
    import starter_forms

    yield starter_forms
    sys.path.remove(str(PACKAGING))


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_a_form_is_what_its_source_says(path: Path, writer: object) -> None:
    source = tomllib.loads((PACKAGING / "forms" / f"{path.stem}.toml").read_text("utf-8"))
    made, kept = writer.workbook_of(source), load_workbook(path)  # type: ignore[attr-defined]  # a script
    for sheet in ("survey", "choices", "settings"):
        assert list(made[sheet].values) == list(kept[sheet].values)


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_a_form_speaks_both_languages(path: Path) -> None:
    definition = definition_of(path)
    assert definition.languages == ("Deutsch (de)", "English (en)")
    texts = definition.texts.table
    assert texts["Deutsch (de)"].keys() == texts["English (en)"].keys()
    assert len(texts["English (en)"]) > 20


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_a_form_is_filled_by_hand(path: Path, qtbot: QtBot, tmp_path: Path) -> None:
    definition = definition_of(path)
    view = shown(FormSession(definition, given=given()), qtbot)
    driver = Driver(view, picture(tmp_path), WORDS)
    driver.fill()
    assert view.filling.check() == []
    assert len(driver.done) >= 10
    finished = view.filling.finish()
    again = FormSession(definition, finished.xml, given())
    for node in driver.done:
        state = view.filling.state(node)
        if state.relevant and not node.row:
            assert again.state(node).value == state.value != "", node.path
    written = form_files.write_answers(tmp_path / "antworten.xml", finished, view.filling.files)
    assert [one.exists() for one in written] == [True] * (1 + len(finished.files))


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_a_form_is_filled_and_handed_in_by_hand_where_it_is_kept(
    path: Path, workspace: Workspace, project: UUID, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    version = workspace.forms.library.take_in(path.read_bytes(), path.name).result().version
    assert version is not None
    begun = workspace.forms.answers.begin(version, project).result()
    page = window.show_page("submission", begun)
    assert isinstance(page, SubmissionPage)
    window.activateWindow()
    qtbot.waitUntil(lambda: page.view is not None and page.view.is_built(), timeout=WAIT_MS)
    view, filling = page.view, page.filling
    assert view is not None
    assert filling is not None
    driver = Driver(view, picture(tmp_path), WORDS)
    driver.fill()
    assert len(driver.done) >= 10
    find(page, QPushButton, "submitButton").click()
    assert filling.missing() == []
    answered = {node: filling.state(node).value for node in driver.done if filling.state(node).relevant}
    qtbot.waitUntil(lambda: window.current() is not page, timeout=WAIT_MS)
    assert workspace.forms.answers.get(begun).state == SubmissionState.FINISHED
    kept = workspace.forms.answers.session(begun)
    assert {node: kept.state(node).value for node in answered} == answered
    files = [value for node, value in answered.items() if kept.definition.field(node.path).type == "binary"]  # type: ignore[union-attr]  # is there
    assert all(workspace.forms.files.read(begun, name) for name in files)


def test_indicators_stand_at_their_questions() -> None:
    definition = definition_of(FORMS[[path.stem for path in FORMS].index("quartalsmonitoring")])
    found = {
        field.name.local: (field.extras["inka:indicator"], field.extras.get("inka:breakdown", ""))
        for field in definition.fields
        if "inka:indicator" in field.extras
    }
    assert found["erst_frauen"] == ("INKA-E1", "women")
    assert found["folge"] == ("INKA-E2", "")
    catalogue = (resource_dir() / "catalogue" / "indicators.csv").read_text("utf-8")
    assert all(f"\n{code}," in catalogue for code, _ in found.values())
