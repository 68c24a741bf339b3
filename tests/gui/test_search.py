"""The search panel in a real window: groups, marked words, keys, limits, and the way to the place."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QListView, QMenu, QPlainTextEdit

from inka_desktop.gui import form_opening
from inka_desktop.gui.main_window import MainWindow
from inka_desktop.gui.page_list import shown_by
from inka_desktop.gui.pages.kept_form import KeptFormPage
from inka_desktop.gui.pages.review_page import ReviewPage
from inka_desktop.gui.pages.submission_page import SubmissionPage
from inka_desktop.gui.widgets.search_panel import SearchPanel
from inka_desktop.records.searching import kinds, owners_of
from inka_desktop.records.values import Role
from inka_desktop.services.rows import ProjectListRow
from inka_desktop.services.workspace import Workspace
from inka_desktop.viewmodels.search import LineRole, SearchLine

from .keys import find, type_into
from .test_submission_page import PEOPLE, PLACE, hand_out

Until = Callable[[Callable[[], bool]], None]


@pytest.fixture
def filled(workspace: Workspace, visit: UUID) -> UUID:
    """A visit that says something about the bus; returns the topic that does."""
    workspace.editing.save("protocol", visit, {"place": "Nachbarschaftsladen"}).result()
    values = {
        "protocol_id": visit,
        "title": "Verkehr",
        "notes": "Der Bus\nfährt zu den Öffnungszeiten nicht.",
    }
    return workspace.editing.add("topic", values).result()


class Palette:
    """The opened search of a window."""

    def __init__(self, window: MainWindow) -> None:
        window.activateWindow()
        window.open_search()
        self.line = find(window, QLineEdit, "searchEdit")
        self.panel = find(window, SearchPanel)
        self.list = find(self.panel, QListView)

    def lines(self) -> list[SearchLine]:
        model = self.list.model()
        return [model.index(row, 0).data(LineRole) for row in range(model.rowCount())]

    def names(self) -> list[str]:
        return ["".join(piece for piece, _ in line.name) for line in self.lines()]

    def note(self) -> str:
        label = find(self.panel, QLabel, "noteLabel")
        return label.text() if label.isVisible() else ""

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.line, key)


def test_hits_stand_below_their_kind_with_their_words_marked(
    window: MainWindow, filled: UUID, until: Until
) -> None:
    palette = Palette(window)
    type_into(palette.line, "oeffnungsz")
    until(lambda: palette.names()[:2] == ["Protokolle · 1", "Sonnenhang"])
    hit = palette.lines()[1]
    assert (hit.second, hit.on, hit.place) == ("Nachbarschaftsladen", "23.11.2026", "Thema")
    assert ("Öffnungszeiten", True) in hit.text
    assert "Öffnungszeiten" in hit.words()
    assert palette.list.currentIndex().row() == 1  # headings are passed over


def test_the_choices_are_made_once(
    window: MainWindow, workspace: Workspace, filled: UUID, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Opening the search leaves nothing behind, and reads projects only where one changed."""
    palette = Palette(window)
    chip = palette.panel.chips()[1]
    until(lambda: len(chip.menu().actions()) == 2)
    read: list[int] = []
    projects, seen = workspace.projects.list, palette.panel.findChildren(QMenu)

    def listed() -> list[ProjectListRow]:
        read.append(len(read))
        return projects()

    def is_offered() -> bool:
        window.open_search()
        return len(chip.menu().actions()) == 3

    monkeypatch.setattr(workspace.projects, "list", listed)
    for _ in range(3):
        window.open_search()
    workspace.editing.add("project", {"title": "Waldrand"}).result()
    until(is_offered)
    assert len(read) == 1
    assert palette.panel.findChildren(QMenu) == seen


def test_return_opens_the_record_at_the_place(window: MainWindow, filled: UUID, until: Until) -> None:
    palette = Palette(window)
    type_into(palette.line, "oeffnungsz fahrt")
    until(lambda: palette.names()[:1] == ["Protokolle · 1"])
    palette.press(Qt.Key.Key_Return)
    page = window.current()
    assert page is not None
    assert page.name == "protocol"
    assert not palette.panel.isVisible()
    assert palette.line.text() == ""

    def is_there() -> bool:
        focused = QApplication.focusWidget()
        return isinstance(focused, QPlainTextEdit) and focused.textCursor().selectedText() == "fährt"

    until(is_there)


def test_arrows_pass_over_headings_and_go_around(window: MainWindow, filled: UUID, until: Until) -> None:
    palette = Palette(window)
    type_into(palette.line, "sonnenh")
    until(lambda: len(palette.lines()) == 4)
    assert [bool(line.icon) for line in palette.lines()] == [False, True, False, True]
    seen = []
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up):
        palette.press(key)
        seen.append(palette.list.currentIndex().row())
    assert seen == [3, 1, 3]


def test_nothing_found_says_what_to_try(window: MainWindow, filled: UUID, until: Until) -> None:
    palette = Palette(window)
    type_into(palette.line, "gibtesnicht")
    until(lambda: "Wortanfänge" in palette.note())
    assert palette.lines() == []
    assert palette.panel.isVisible()
    palette.line.clear()
    type_into(palette.line, "gi")
    until(lambda: "drei Buchstaben" in palette.note())


def test_limits_are_reached_by_tab_and_left_by_escape(
    window: MainWindow, workspace: Workspace, filled: UUID, until: Until
) -> None:
    workspace.projects.create("Öhrebach", ["Quellrode"], "Träger e. V.").result()
    palette = Palette(window)
    type_into(palette.line, "sonnenh")
    until(lambda: len(palette.lines()) == 4)
    kind, project, period, own = palette.panel.chips()
    until(project.isVisible)
    palette.press(Qt.Key.Key_Tab)
    assert kind.hasFocus()
    for chip in (project, period, own):
        palette.press(Qt.Key.Key_Tab)
        assert chip.hasFocus()
    palette.press(Qt.Key.Key_Tab)
    assert palette.line.hasFocus()
    palette.press(Qt.Key.Key_Tab)
    palette.press(Qt.Key.Key_Escape)
    assert palette.line.hasFocus()
    assert palette.panel.isVisible()
    menu = kind.menu()
    assert menu is not None
    kinds = [action.text() for action in menu.actions()]
    assert kinds == [
        "Alle Arten", "Projekte", "Protokolle", "Vereinbarungen", "Aufgaben (intern)", "Wiedervorlagen",
        "Bögen", "Erhebungen",
        "Organisationen", "Ansprechpersonen", "Sozialräume", "Kooperationsverträge",
        "Bestandsaufnahmen", "Archiv", "Sitzungsreihen",
    ]  # fmt: skip
    menu.actions()[2].trigger()
    until(lambda: palette.names() == ["Protokolle · 1", "Sonnenhang"])
    assert kind.isChecked()
    menu.actions()[0].trigger()
    until(lambda: len(palette.lines()) == 4)
    chosen = next(one for one in project.menu().actions() if one.text() == "Öhrebach")
    chosen.trigger()
    until(lambda: "Einschränkungen" in palette.note())


def test_what_was_written_a_moment_ago_shows_by_itself(
    window: MainWindow, workspace: Workspace, visit: UUID, until: Until
) -> None:
    palette = Palette(window)
    workspace.editing.save("protocol", visit, {"place": "Kugelbrunnen"}).result()
    type_into(palette.line, "kugelb")
    until(lambda: palette.names()[:1] == ["Protokolle · 1"])


def chosen(window: MainWindow, typed: str, until: Until) -> None:
    """Searches, and takes the first hit with Return."""
    palette = Palette(window)
    type_into(palette.line, typed)
    until(lambda: palette.names()[:1] == ["Bögen · 1"])
    palette.press(Qt.Key.Key_Return)


def selected() -> str:
    """What is selected in the line that has the cursor."""
    line = QApplication.focusWidget()
    return line.selectedText() if isinstance(line, QLineEdit) else ""


def shows(window: MainWindow, kind: type[KeptFormPage]) -> KeptFormPage | None:
    page = window.current()
    built = isinstance(page, kind) and page.view is not None and page.view.is_built()
    return page if built and isinstance(page, kind) else None


def test_a_hit_in_an_answer_opens_the_form_where_it_stands(
    window: MainWindow, workspace: Workspace, project: UUID, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = hand_out(workspace, project)
    form = workspace.forms.answers.open(row)
    form.set(PEOPLE, 4)
    form.set(PLACE, "Frühstück im Garagenhof").saved.result()
    form.close()
    chosen(window, "garagenh", until)
    until(lambda: shows(window, SubmissionPage) is not None)  # nobody handed it in yet
    until(lambda: selected() == "Garagenhof")
    form = workspace.forms.answers.open(row)
    workspace.forms.handing.hand_in(form).result()
    form.close()
    window.show_page("today")
    chosen(window, "garagenh", until)
    until(lambda: shows(window, ReviewPage) is not None)
    until(lambda: selected() == "Garagenhof")
    monkeypatch.setattr(form_opening, "is_office", lambda _role: False)
    window.show_page("today")
    chosen(window, "garagenh", until)
    until(lambda: shows(window, SubmissionPage) is not None)  # a carrier's window has no other


def test_a_record_of_every_kind_that_is_found_opens_somewhere() -> None:
    alone = {spec.kind for spec in kinds() if not owners_of(spec.kind)}
    assert alone <= set(shown_by(Role.OWNER))
    assert set(shown_by(Role.CARRIER)) == {"released_protocol", "project", "person", "submission"}
    assert set(shown_by(Role.OWNER)) <= {spec.kind for spec in kinds()}
