"""Translations are complete, and the check that says so notices every way of falling behind."""

from __future__ import annotations

from pathlib import Path

import pytest
import texts

PAGE = """
from PySide6.QtCore import QCoreApplication, QObject

translate = QCoreApplication.translate

class Page(QObject):
    def words(self, n):
        return [self.tr("Heute"), self.tr("%n Termin(e)", "", n), translate("Protocols", "Neu", "verb")]
"""

FORM = """<?xml version="1.0" encoding="UTF-8"?>
<ui version="4.0"><class>PersonDialog</class><widget class="QDialog" name="PersonDialog">
<property name="windowTitle"><string>Person bearbeiten</string></property></widget></ui>
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with four texts, all translated."""
    for folder in ("inka_desktop/gui", "inka_desktop/viewmodels", "ui", "resources/i18n"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "inka_desktop" / "gui" / "page.py").write_text(PAGE, "utf-8")
    (tmp_path / "ui" / "person_dialog.ui").write_text(FORM, "utf-8")
    texts.update(tmp_path, tmp_path / "resources" / "i18n")
    for path in (tmp_path / "resources" / "i18n").iterdir():
        path.write_text(translated(path.read_text("utf-8")), "utf-8")
    return tmp_path


def translated(document: str) -> str:
    """Finishes every message with some words."""
    document = document.replace("<numerusform></numerusform>", "<numerusform>%n visit(s)</numerusform>")
    document = document.replace(
        '<translation type="unfinished"></translation>', "<translation>Word</translation>"
    )
    return document.replace('<translation type="unfinished">', "<translation>")


def edit(path: Path, old: str, new: str) -> None:
    before = path.read_text("utf-8")
    assert old in before
    path.write_text(before.replace(old, new), "utf-8")


def test_the_projects_own_texts_are_complete() -> None:
    assert texts.complaints() == []


def test_a_complete_project_has_no_complaints(project: Path) -> None:
    assert texts.complaints(project) == []
    kept = texts.entries(project / "resources" / "i18n" / "inka_en.ts")
    assert {entry.text for entry in kept} == {
        texts.Text("Page", "Heute"),
        texts.Text("Page", "%n Termin(e)"),
        texts.Text("Protocols", "Neu", "verb"),
        texts.Text("PersonDialog", "Person bearbeiten"),
    }


def test_german_holds_plurals_only(project: Path) -> None:
    kept = texts.entries(project / "resources" / "i18n" / "inka_de.ts")
    assert [entry.text.source for entry in kept] == ["%n Termin(e)"]


def test_a_new_text_is_missing_in_both_files(project: Path) -> None:
    edit(project / "inka_desktop" / "gui" / "page.py", 'self.tr("Heute")', 'self.tr("%n Tag(e)", "", n)')
    assert texts.complaints(project) == [
        "inka_en.ts: not there yet: Page/„%n Tag(e)“",
        "inka_en.ts: no longer used: Page/„Heute“",
        "inka_de.ts: not there yet: Page/„%n Tag(e)“",
    ]


def test_a_changed_form_is_noticed(project: Path) -> None:
    edit(project / "ui" / "person_dialog.ui", "Person bearbeiten", "Person ändern")
    assert "inka_en.ts: not there yet: PersonDialog/„Person ändern“" in texts.complaints(project)


def test_unfinished_and_empty_translations_are_noticed(project: Path) -> None:
    english = project / "resources" / "i18n" / "inka_en.ts"
    edit(
        english,
        "<source>Heute</source>\n        <translation>",
        '<source>Heute</source>\n        <translation type="unfinished">',
    )
    edit(english, "<numerusform>%n visit(s)</numerusform>", "<numerusform></numerusform>")
    assert sorted(texts.complaints(project)) == [
        "inka_en.ts: unfinished: Page/„%n Termin(e)“",
        "inka_en.ts: unfinished: Page/„Heute“",
    ]


def test_a_lost_place_is_noticed(project: Path) -> None:
    page = project / "inka_desktop" / "gui" / "page.py"
    edit(page, '"Heute"', '"Heute, {name}, %1"')
    english = project / "resources" / "i18n" / "inka_en.ts"
    edit(english, "Heute", "Heute, {name}, %1")
    edit(english, "<translation>Word</translation>", "<translation>Today, %1</translation>")
    assert "inka_en.ts: other places than the source: Page/„Heute, {name}, %1“" in texts.complaints(project)


@pytest.mark.parametrize(
    "line",
    [
        "f\"{self.tr('Morgen')}\"",
        "QCoreApplication.translate('Protocols', 'Neu', 'verb')\n        self.tr('Morgen')",
        "self.tr(\n            'Mor'\n            'gen')",
    ],
)
def test_texts_that_lupdate_itself_misreads_are_found(project: Path, line: str) -> None:
    edit(project / "inka_desktop" / "gui" / "page.py", "return [", f"{line}\n        return [")
    assert texts.complaints(project) == ["inka_en.ts: not there yet: Page/„Morgen“"]


def test_a_plural_with_a_dotted_number_is_a_plural(project: Path) -> None:
    page = project / "inka_desktop" / "gui" / "page.py"
    edit(page, 'translate("Protocols", "Neu", "verb")', 'translate("Protocols", "%n offen", "", row.count)')
    texts.update(project, project / "resources" / "i18n")
    kept = texts.entries(project / "resources" / "i18n" / "inka_de.ts")
    assert [(entry.text.source, entry.plural) for entry in kept] == [
        ("%n Termin(e)", True),
        ("%n offen", True),
    ]


@pytest.mark.parametrize("text", ["Zeile\nzwei", "„so“ – z.\u202fB. 'a' \\ \"b\"", "100 % & <b>", "\t{name}"])
def test_odd_signs_survive(project: Path, text: str) -> None:
    edit(project / "inka_desktop" / "gui" / "page.py", '"Heute"', repr(text))
    texts.update(project, project / "resources" / "i18n")
    kept = texts.entries(project / "resources" / "i18n" / "inka_en.ts")
    assert texts.Text("Page", text) in {entry.text for entry in kept}


def test_a_text_put_together_is_refused(project: Path) -> None:
    edit(project / "inka_desktop" / "gui" / "page.py", 'self.tr("Heute")', 'self.tr(f"Heute {n}")')
    assert any("page.py:8: a text to translate is one literal" in said for said in texts.complaints(project))
