"""Forms: how one is chosen, what its author is told, every type of question, and pages of a long one."""

from __future__ import annotations

import tempfile
from math import cos, sin
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QPushButton

from inka_desktop.forms import NodeId
from inka_desktop.forms.convert import converted
from inka_desktop.gui.dialogs.data_export_dialog import DataExportDialog
from inka_desktop.gui.dialogs.intake_dialog import IntakeDialog
from inka_desktop.gui.dialogs.paper_entry_dialog import PaperEntryDialog, PaperWish
from inka_desktop.gui.forms.drawings import DrawingAnswer
from inka_desktop.gui.pages.form_page import FormPage
from inka_desktop.gui.widgets.fields import ChoiceCombo
from inka_desktop.services import form_files
from tests.services.pdf_filling import filled_pdf

if TYPE_CHECKING:
    from inka_desktop.gui.forms.form_view import FormView
    from tests.look.stage import Stage

EVERY = """
| survey |                     |          |                                                  |                    |                        |                          |                                                    |
|        | type                | name     | label                                            | appearance         | parameters             | hint                     | guidance_hint                                      |
|        | note                | note     | Alle Arten von Fragen: **fett**, *schräg* und ein [Link](https://example.org). |  |      |                          |                                                    |
|        | begin group         | words    | Wörter und Zahlen                                |                    |                        |                          |                                                    |
|        | text                | line     | Eine Zeile                                       |                    |                        | Ein Hinweis zur Frage    | Eine längere Erläuterung, die erst auf Wunsch erscheint. |
|        | text                | lines    | Mehrere Zeilen                                   | multiline          |                        |                          |                                                    |
|        | text                | digits   | Nur Ziffern                                      | numbers            |                        |                          |                                                    |
|        | text                | masked   | Verdeckt                                         | masked             |                        |                          |                                                    |
|        | text                | url      | Internetseite                                    | url                |                        |                          |                                                    |
|        | integer             | whole    | Ganze Zahl                                       | thousands-sep      |                        |                          |                                                    |
|        | decimal             | part     | Kommazahl                                        |                    |                        |                          |                                                    |
|        | barcode             | code     | Strichcode                                       |                    |                        |                          |                                                    |
|        | end group           |          |                                                  |                    |                        |                          |                                                    |
|        | begin group         | ranges   | Bereiche                                         |                    |                        |                          |                                                    |
|        | range               | slide    | Schieberegler                                    |                    | start=0 end=10 step=1  |                          |                                                    |
|        | range               | tall     | Senkrecht                                        | vertical           | start=0 end=100 step=5 |                          |                                                    |
|        | range               | stars    | Sterne                                           | rating             | start=1 end=5 step=1   |                          |                                                    |
|        | range               | pick     | Liste                                            | picker             | start=1 end=12 step=1  |                          |                                                    |
|        | end group           |          |                                                  |                    |                        |                          |                                                    |
|        | begin group         | choices  | Auswahl                                          |                    |                        |                          |                                                    |
|        | select_one c        | radio    | Eine von mehreren                                |                    |                        |                          |                                                    |
|        | select_one c        | across   | In einer Zeile                                   | horizontal         |                        |                          |                                                    |
|        | select_multiple c   | columns  | Mehrere, in Spalten                              | columns-2          |                        |                          |                                                    |
|        | select_one l        | likert   | Auf einer Skala                                  | likert             |                        |                          |                                                    |
|        | select_one c        | minimal  | Aus einer Liste                                  | minimal            |                        |                          |                                                    |
|        | select_one c        | find     | Gesucht                                          | autocomplete       |                        |                          |                                                    |
|        | select_multiple c   | finds    | Mehrere gesucht                                  | autocomplete       |                        |                          |                                                    |
|        | select_multiple c   | several  | Mehrere aus einer Liste                          | minimal            |                        |                          |                                                    |
|        | select_one c        | quick    | Schnell: die nächste Frage folgt von selbst      | quick              |                        |                          |                                                    |
|        | rank c              | rank     | Geordnet                                         |                    |                        |                          |                                                    |
|        | end group           |          |                                                  |                    |                        |                          |                                                    |
|        | begin group         | table    | Mehrere Fragen mit derselben Skala               | table-list         |                        |                          |                                                    |
|        | select_one l        | t1       | Die Beratung ist gut zu erreichen.               |                    |                        |                          |                                                    |
|        | select_one l        | t2       | Angebote werden rechtzeitig abgestimmt.          |                    |                        |                          |                                                    |
|        | end group           |          |                                                  |                    |                        |                          |                                                    |
|        | begin group         | times    | Tage und Zeiten                                  |                    |                        |                          |                                                    |
|        | date                | day      | Tag                                              |                    |                        |                          |                                                    |
|        | date                | month    | Monat                                            | month-year         |                        |                          |                                                    |
|        | date                | year     | Jahr                                             | year               |                        |                          |                                                    |
|        | time                | time     | Uhrzeit                                          |                    |                        |                          |                                                    |
|        | dateTime            | moment   | Tag und Uhrzeit                                  |                    |                        |                          |                                                    |
|        | end group           |          |                                                  |                    |                        |                          |                                                    |
|        | begin group         | places   | Orte                                             |                    |                        |                          |                                                    |
|        | geopoint            | point    | Ein Ort                                          |                    |                        |                          |                                                    |
|        | geotrace            | trace    | Ein Weg                                          |                    |                        |                          |                                                    |
|        | geoshape            | shape    | Eine Fläche                                      |                    |                        |                          |                                                    |
|        | end group           |          |                                                  |                    |                        |                          |                                                    |
|        | begin group         | files    | Bilder und Dateien                               |                    |                        |                          |                                                    |
|        | image               | photo    | Foto                                             |                    | max-pixels=1600        |                          |                                                    |
|        | image               | sign     | Unterschrift                                     | signature          | max-pixels=1000        |                          |                                                    |
|        | image               | draw     | Skizze                                           | draw               | max-pixels=1000        |                          |                                                    |
|        | image               | marked   | Anmerkung, gezeichnet                            | annotate           | max-pixels=1600        |                          |                                                    |
|        | audio               | sound    | Tonaufnahme                                      |                    | quality=normal         |                          |                                                    |
|        | video               | film     | Film                                             |                    |                        |                          |                                                    |
|        | file                | any      | Andere Datei                                     |                    |                        |                          |                                                    |
|        | acknowledge         | ok       | Die Angaben sind vollständig.                    |                    |                        |                          |                                                    |
|        | end group           |          |                                                  |                    |                        |                          |                                                    |
|        | begin group         | list     | Zusammen auf einer Seite                         | field-list         |                        |                          |                                                    |
|        | text                | f1       | Was ist aufgefallen?                             |                    |                        |                          |                                                    |
|        | integer             | f2       | Wie oft?                                         |                    |                        |                          |                                                    |
|        | end group           |          |                                                  |                    |                        |                          |                                                    |
|        | begin repeat        | simple   | Zeilen einer Tabelle                             |                    |                        |                          |                                                    |
|        | text                | s1       | Was                                              |                    |                        |                          |                                                    |
|        | select_one c        | s2       | Wer                                              |                    |                        |                          |                                                    |
|        | date                | s3       | Bis wann                                         |                    |                        |                          |                                                    |
|        | integer             | s4       | Anzahl                                           |                    |                        |                          |                                                    |
|        | end repeat          |          |                                                  |                    |                        |                          |                                                    |
|        | begin repeat        | cards    | Einträge als Karten                              |                    |                        |                          |                                                    |
|        | text                | c1       | Einrichtung                                      |                    |                        |                          |                                                    |
|        | select_multiple c   | c2       | Zielgruppe                                       | columns-2          |                        |                          |                                                    |
|        | geopoint            | c3       | Lage                                             |                    |                        |                          |                                                    |
|        | end repeat          |          |                                                  |                    |                        |                          |                                                    |
| choices |                    |          |                                                  |                    |                        |                          |                                                    |
|        | list_name           | name     | label                                            |                    |                        |                          |                                                    |
|        | c                   | a        | Ältere Menschen                                  |                    |                        |                          |                                                    |
|        | c                   | b        | Familien und Alleinerziehende                    |                    |                        |                          |                                                    |
|        | c                   | c        | Jugendliche                                      |                    |                        |                          |                                                    |
|        | c                   | d        | Menschen ohne Arbeit                             |                    |                        |                          |                                                    |
|        | l                   | 1        | trifft nicht zu                                  |                    |                        |                          |                                                    |
|        | l                   | 2        | trifft eher zu                                   |                    |                        |                          |                                                    |
|        | l                   | 3        | trifft zu                                        |                    |                        |                          |                                                    |
| settings |                   |          |                                                  |                    |                        |                          |                                                    |
|        | form_title          |          |                                                  |                    |                        |                          |                                                    |
|        | Alle Arten von Fragen |        |                                                  |                    |                        |                          |                                                    |
"""  # noqa: E501  a table is easier to read in one piece
GRID = """
| survey |              |        |                              |            |
|        | type         | name   | label                        | appearance |
|        | begin group  | who    | Zur Einrichtung              | w4         |
|        | text         | name   | Name der Einrichtung         | w2         |
|        | text         | place  | Ort                          | w2         |
|        | integer      | rooms  | Räume                        | w1         |
|        | integer      | seats  | Plätze                       | w1         |
|        | date         | since  | Seit wann                    | w2         |
|        | select_one c | open   | Ist sie für alle offen?      | w2         |
|        | text         | notes  | Was Besuchende sonst noch wissen müssen, bevor sie kommen | w2 multiline |
|        | end group    |        |                              |            |
| choices |             |        |                              |            |
|        | list_name    | name   | label                        |            |
|        | c            | yes    | Ja                           |            |
|        | c            | no     | Nein                         |            |
| settings |            |        |                              |            |
|        | form_title   | style  |                              |            |
|        | Einrichtung  | theme-grid |                          |            |
"""
"""In the style ``theme-grid``, which holds for a whole form."""
FILLED = {
    "words/line": "Nachbarschaftsladen", "words/whole": "12345", "words/part": "1.5", "ranges/slide": "7",
    "ranges/stars": "4", "ranges/tall": "35", "choices/radio": "b", "choices/columns": "a c",
    "choices/likert": "2",
    "choices/find": "d", "choices/finds": "a d", "choices/several": "b c", "choices/quick": "c",
    "choices/rank": "c a b d", "table/t1": "3",
    "times/day": "2026-11-23",
    "times/month": "2026-10-01", "times/moment": "2026-11-23T09:30:00.000+01:00",
    "times/time": "09:30:00.000",
    "places/point": "50.978512 11.029341 0 0", "places/shape": "50 11 0 0;51 11 0 0;51 12 0 0;50 11 0 0",
}  # fmt: skip
WRONG = """
| survey |                  |        |        |                      |            |
|        | type             | name   | label  | relevant             | constraint |
|        | text             | name   | Name   |                      |            |
|        | integer          | alter  | Alter  |                      | . < (120   |
|        | text             | beruf  | Beruf  | ${alter} > 17 and    |            |
"""


def every_form(folder: Path) -> Path:
    """A form with all types of questions."""
    return _written(folder / "alle-arten.xml", EVERY)


def draw_on_plan(view: FormView) -> None:
    """Rings something on a picture that was chosen."""
    question = view.views.question(NodeId("/data/files/marked"))
    assert question is not None
    answer = question.answer
    assert isinstance(answer, DrawingAnswer)
    plan = QImage(1200, 800, QImage.Format.Format_RGB32)
    plan.fill(QColor("#dfe7d8"))
    painter = QPainter(plan)
    for x, y, shade in (
        (80, 90, "#8a8f98"),
        (460, 90, "#5b6068"),
        (840, 90, "#8a8f98"),
        (80, 470, "#2e3136"),
    ):
        painter.fillRect(x, y, 280, 220, QColor(shade))
    painter.end()
    ring = tuple((500 + 150 * cos(step / 6), 170 + 130 * sin(step / 6)) for step in range(39))
    answer.pad.show_drawing(plan, (ring, ((640, 260), (760, 420))))
    answer.take()


def _written(path: Path, table: str) -> Path:
    made = converted(table, ".md", path.stem)
    assert made.xform is not None, [problem.en for problem in made.problems]
    path.write_text(made.xform, "utf-8")
    return path


def play(stage: Stage) -> None:
    """The page from its beginning to a form that is filled."""
    page = stage.window.show_page("form")
    assert isinstance(page, FormPage)
    stage.shoot("forms-begin")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _look(stage, page, every_form(folder))
        filling, view = page.filling, page.view
        assert filling is not None
        assert view is not None
        for path, value in FILLED.items():
            filling.answer(NodeId(f"/data/{path}"), value)
        filling.refuse(NodeId("/data/words/digits"), "drei", "Bitte nur Ziffern eingeben.")
        draw_on_plan(view)
        stage.shoot_scrolled("forms-every", view.area)
        _look(stage, page, _written(folder / "einrichtung.xml", GRID))
        stage.shoot("forms-grid")
    _look(stage, page, form_files.shipped()[0].path)
    stage.shoot("forms-preview")
    _papers(stage)
    button = page.findChild(QPushButton, "saveButton")
    assert button is not None
    button.click()
    stage.shoot("forms-missing")
    _problems(stage, page)


def _papers(stage: Stage) -> None:
    """A filled PDF before it is taken in, a paper form that is typed in, data before it is saved."""
    workspace, context, window = stage.workspace, stage.context, stage.window
    path = form_files.shipped()[0].path
    version = workspace.forms.library.take_in(path.read_bytes(), path.name).result().version
    assert version is not None
    pdf = filled_pdf(
        workspace.forms.papers.blank(version, context.language, "fillable")[1].pdf,
        {"/data/kopf/projekt": "Sonnenhang", "/data/kopf/jahr": "dieses Jahr", "/data/kopf/quartal": "/c3"},
    )
    projects = [(one.id, one.title) for one in workspace.projects.list()]
    found = (pdf, workspace.forms.intake.look(pdf), projects)
    stage.shoot_dialog("forms-read-pdf", IntakeDialog(context, found, window))
    typed = PaperEntryDialog(context, PaperWish(version), window)

    def type_in() -> None:
        stage.settle()
        typed.begin()
        stage.settle()
        assert typed.typing is not None
        for text in ("Sonnenhang", "2026"):
            typed.typing.enter(text)
        typed.typing.enter("siebtes")
        typed.show_step()

    stage.shoot_dialog("forms-paper", typed, type_in)
    export = DataExportDialog(context, parent=window)
    stage.shoot_dialog("forms-data", export)
    research = DataExportDialog(context, parent=window)

    def choose_research() -> None:
        combo = research.findChild(ChoiceCombo, "formatCombo")
        assert combo is not None
        combo.set_value("research_csv")

    stage.shoot_dialog("forms-research", research, choose_research)


def _problems(stage: Stage, page: FormPage) -> None:
    """What the author of a form with mistakes is told."""
    from openpyxl import Workbook

    with tempfile.TemporaryDirectory() as name:
        book = Workbook()
        sheet = book.active
        assert sheet is not None
        sheet.title = "survey"
        for line in WRONG.strip().splitlines()[1:]:
            sheet.append([cell.strip() or None for cell in line.split("|")[2:-1]])
        book.save(Path(name) / "fehlerhaft.xlsx")
        page.look([Path(name) / "fehlerhaft.xlsx"])
        stage.settle()
        stage.shoot("forms-problems")


def _look(stage: Stage, page: FormPage, path: Path) -> None:
    page.look([path])
    stage.settle()
    assert page.view is not None
    page.view.complete()
