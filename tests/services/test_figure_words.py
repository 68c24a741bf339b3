"""The author of a form reads which words of its indicators count for nothing, and where they stand."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from openpyxl import Workbook

from inka_desktop.forms.problems import WARNING, Problem
from inka_desktop.records.values import Unit
from inka_desktop.services import form_check, form_files
from inka_desktop.services.workspace import Workspace
from tests.forms import making

HEADS = ("type", "name", "label", "bind::inka:indicator", "bind::inka:breakdown")


def workbook(*questions: tuple[str, ...], heads: tuple[str, ...] = HEADS) -> bytes:
    """A form with a number for each name, indicator and breakdown."""
    book = Workbook()
    survey = book.active
    assert survey is not None
    survey.title = "survey"
    rows = [heads, *(("integer", name, name, *words) for name, *words in questions)]
    for row in rows:
        survey.append(row)
    settings = book.create_sheet("settings")
    settings.append(("form_id", "namespaces"))
    settings.append(("words", 'inka="https://inka-desktop/forms"'))
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def problems_of(workspace: Workspace, content: bytes) -> tuple[Problem, ...]:
    taken = workspace.forms.library.take_in(content, "words.xlsx").result()
    assert taken.version is not None, taken.problems
    return taken.problems


def test_right_words_are_no_problem(workspace: Workspace) -> None:
    workspace.analysis.catalogue.add_indicator("EIG-1", "Hausbesuche", Unit.CONTACTS).result()
    content = workbook(
        ("women", "INKA-E1", "women"), ("young", "EECO06", "men under_18"),
        ("guessed", "INKA-E1", "estimated"), ("visits", "EIG-1", ""), ("other", "", ""),
    )  # fmt: skip
    assert problems_of(workspace, content) == ()


def test_an_unknown_indicator_is_told_with_its_row_and_the_one_meant(workspace: Workspace) -> None:
    first, second = problems_of(workspace, workbook(("repeat", "inka-e2", ""), ("odd", "Zebra", "")))
    assert (first.severity, first.place) == (WARNING, "survey!2 (bind::inka:indicator)")
    assert first.de == (
        "Den Indikator „inka-e2“ gibt es nicht, gemeint ist vielleicht „INKA-E2“. "
        "So zählt „repeat“ für keinen."
    )
    assert first.en.startswith("There is no indicator “inka-e2”, perhaps “INKA-E2” is meant.")
    assert second.place == "survey!3 (bind::inka:indicator)"
    assert second.de.startswith("Den Indikator „Zebra“ gibt es nicht. So zählt")


def test_an_unknown_word_of_a_breakdown_names_those_there_are(workspace: Workspace) -> None:
    content = workbook(("women", "INKA-E1", "womn"), ("alone", "", "men"))
    word, alone = problems_of(workspace, content)
    assert word.place == "survey!2 (bind::inka:breakdown)"
    assert "„womn“ bei „women“ gibt es nicht, gemeint ist vielleicht „women“." in word.de
    assert "women, men, divers, not_stated, under_18" in word.de
    assert alone.place == "survey!3 (bind::inka:breakdown)"
    assert "keinen Indikator" in alone.de


def test_a_question_whose_answers_are_no_numbers_is_told(workspace: Workspace) -> None:
    kinds = {
        "left": "select_one yn", "kinds": "select_multiple score", "on": "date", "seen": "acknowledge",
        "score": "select_one score", "number": "decimal", "words": "text", "part": "range",
    }  # fmt: skip
    lines = [f"| | {kind} | {name} | {name} | INKA-K1 |" for name, kind in kinds.items()]
    table = "\n".join((
        "| survey | | | | |", "| | type | name | label | bind::inka:indicator |", *lines,
        "| choices | | | | |", "| | list_name | name | label | |", "| | yn | yes | Yes | |",
        "| | score | 1 | One | |", "| | score | 2 | Two | |", "| settings | | | | |",
        "| | form_id | namespaces | | |", '| | kinds | inka="https://inka-desktop/forms" | | |',
    ))  # fmt: skip
    taken = workspace.forms.library.take_in(making.xform_of(table).encode(), "kinds.xml").result()
    assert taken.version is not None
    assert [one.de for one in taken.problems] == [
        f"„{name}“ fragt nach keiner Zahl. So zählt sie für keinen Indikator."
        for name in ("left", "kinds", "on", "seen")
    ]


def test_a_column_that_is_spelled_otherwise_is_told(workspace: Workspace) -> None:
    heads = ("type", "name", "label", "bind::inka:indikator")
    (column,) = problems_of(workspace, workbook(("women", "INKA-E1"), heads=heads))
    assert column.place == "survey!2 (bind::inka:indikator)"
    assert "gemeint ist vielleicht „bind::inka:indicator“" in column.de


def test_who_looks_at_a_form_before_taking_it_in_reads_the_same(tmp_path: Path) -> None:
    path = tmp_path / "words.xlsx"
    path.write_bytes(workbook(("repeat", "INKA-E22", "")))
    looked = form_files.look([path])
    assert looked is not None
    assert looked.session is not None
    assert [one.place for one in looked.problems] == ["survey!2 (bind::inka:indicator)"]
    own = form_files.look([path], codes={"INKA-E22"})
    assert own is not None
    assert own.problems == ()
    answer = form_check.check(path)
    assert answer.done
    assert "survey!2 (bind::inka:indicator): Den Indikator „INKA-E22“" in answer.de


@pytest.mark.parametrize("form", form_files.shipped(), ids=lambda form: form.path.stem)
def test_the_forms_that_come_along_have_no_such_problem(form: form_files.ShippedForm) -> None:
    looked = form_files.look([form.path])
    assert looked is not None
    assert looked.problems == ()
