"""Who may only read looks at a carrier's forms and can change nothing that would never be sent."""

from __future__ import annotations

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from inka_desktop.gui.pages.submission_page import SubmissionPage
from inka_desktop.gui.pages.submissions_page import SubmissionsPage
from inka_desktop.records.values import Role
from tests.features.quarter import Program
from tests.services.conftest import desk
from tests.services.test_answers import put
from tests.services.test_handing_in import PEOPLE, Two, two
from tests.services.test_releases import office

from .filling import answer_of
from .keys import find, type_into

__all__ = ["desk", "office", "two"]


def test_a_begun_form_is_only_looked_at(two: Two, qtbot: QtBot) -> None:
    form = two.begin()
    put(form, "people", 4)
    form.close()
    two.all.meet()
    reader = two.all.join(Role.READER, "Kommune")
    program = Program(reader, qtbot, Role.READER)
    shelf = program.window.show_page("submissions")
    assert isinstance(shelf, SubmissionsPage)

    def offered() -> set[str]:
        return {one.text() for one in shelf.findChildren(QPushButton) if one.isVisible()}

    qtbot.waitUntil(lambda: "Ansehen" in offered(), timeout=10_000)
    assert not {"Weiter ausfüllen", "Ausfüllen"} & offered()
    page = program.window.show_page("submission", form.row.id)
    assert isinstance(page, SubmissionPage)
    qtbot.waitUntil(lambda: page.view is not None and page.view.is_built(), timeout=10_000)
    assert page.view is not None
    line = answer_of(page.view, "people").inputs()[0]
    assert isinstance(line, QLineEdit)
    assert line.isReadOnly()
    assert not find(page, QPushButton, "submitButton").isVisible()
    line.setFocus()
    type_into(line, "7")
    QTest.qWait(400)
    assert page.settled()
    assert reader.forms.answers.session(form.row.id).state(PEOPLE).value == "4"
    program.close()
