"""Data of forms that have several versions: what each asked, offered and protected."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Literal
from uuid import UUID

import openpyxl
import pytest

from inka_desktop.services.filled_forms import DataChoice
from inka_desktop.services.form_data import DataWish
from inka_desktop.services.research import ResearchWish
from inka_desktop.services.workspace import Workspace

from .filled_data import choice, fill, read_csv, take_in

__all__ = ["choice"]

CHOICES = """
| survey   |                   |         |             |
|          | type              | name    | label       |
|          | select_one l      | one     | Eins        |
|          | select_multiple l | many    | Viele       |
| choices  |                   |         |             |
|          | list_name         | name    | label       |
|          | l                 | a       | Arbeit      |
|          | l                 | {name}  | {label}     |
| settings |                   |         |             |
|          | form_id           | version | form_title  |
|          | q                 | {version} | Bogen     |
"""


def test_a_choice_that_a_version_no_longer_offers_keeps_its_words_and_its_column(
    workspace: Workspace, project: UUID, tmp_path: Path
) -> None:
    for number, (name, label) in enumerate((("w", "Wohnen"), ("g", "Gesundheit")), 1):
        version = take_in(workspace, CHOICES.format(version=number, name=name, label=label))
        for _ in range(3):
            fill(workspace, version, project, [], one=name, many=["a", name])
    choice = DataChoice(workspace.forms.library.list()[0].id)
    path, _book = workspace.forms.data.write(DataWish(choice, format="csv"), tmp_path / "a.csv")
    told = [line.split(";")[-3:] for line in path.read_text("utf-8-sig").splitlines()[1:]]
    assert (
        sorted(told)
        == [["Gesundheit", '"Arbeit', ' Gesundheit"']] * 3 + [["Wohnen", '"Arbeit', ' Wohnen"']] * 3
    )
    path, book = workspace.forms.data.research.write(ResearchWish(choice), tmp_path / "r.csv")
    head, *lines = (line.split(";")[3:] for line in path.read_text("utf-8-sig").splitlines())
    assert head == ["one", "many_a", "many_w", "many_g"], "what is new stands behind what was there"
    assert sorted(lines) == [["2", "1", "1", ""]] * 3 + [["3", "1", "", "1"]] * 3
    assert "q;one;;;2;Wohnen" in book.read_text("utf-8-sig")


def test_codes_of_choices_stay_whatever_later_versions_put_in_front_and_whichever_is_exported(
    workspace: Workspace, project: UUID, tmp_path: Path
) -> None:
    """Else the files of two years could not be put together."""
    take_in(workspace, CHOICES.format(version=1, name="w", label="Wohnen"))
    newer = CHOICES.replace(
        "| l                 | a       | Arbeit      |", "| l | n | Neues |\n | | l | a | Beruf |"
    )
    version = take_in(workspace, newer.format(version=2, name="w", label="Wohnen"))
    for name in "nnnaaawww":
        fill(workspace, version, project, [], one=name)
    choice = DataChoice(workspace.forms.library.list()[0].id)
    _path, book = workspace.forms.data.research.write(ResearchWish(choice), tmp_path / "r.csv")
    coded = [line for line in book.read_text("utf-8-sig").splitlines() if line.startswith("q;one;;;")]
    assert [line.removeprefix("q;one;;;") for line in coded] == ["1;Beruf", "2;Wohnen", "3;Neues"]


@pytest.mark.parametrize("marked", [1, 2])
def test_what_a_version_leaves_out_is_in_no_file_of_the_other_one(
    workspace: Workspace, project: UUID, tmp_path: Path, marked: int
) -> None:
    """Who marks a question later, or once marked it, protects what all versions asked."""
    first, second = (
        take_in(
            workspace,
            KINDS.format(version=number, kind="integer", relevant="", mark="no" if number == marked else ""),
        )
        for number in (1, 2)
    )
    for _ in range(4):
        fill(workspace, second if marked == 1 else first, project, [], s="a", since=7)
    choice = DataChoice(workspace.forms.library.list()[0].id)
    path, _book = workspace.forms.data.research.write(ResearchWish(choice), tmp_path / "r.csv")
    assert path.read_text("utf-8-sig").splitlines()[0] == "form;project;round;s"


@pytest.mark.parametrize(("language", "words"), [("de", "eine Antwort"), ("en", "one choice")])
def test_a_codebook_says_in_words_what_a_column_is(
    workspace: Workspace, choice: DataChoice, tmp_path: Path, language: str, words: str
) -> None:
    for wish in (DataWish(choice, "csv", language=language), DataWish(choice, language=language)):
        book = workspace.forms.data.write(wish, tmp_path / f"d.{wish.format}")[-1]
        if wish.format == "csv":
            kinds = {line["Art" if language == "de" else "Type"] for line in read_csv(book)}
        else:
            sheet = openpyxl.load_workbook(book).worksheets[-1]
            kinds = {str(row[3]) for row in sheet.iter_rows(values_only=True)}
        assert words in kinds
        assert not kinds & {"select1", "select", "string", "int"}
    *_, book = workspace.forms.data.research.write(
        ResearchWish(choice, language=language), tmp_path / "r.csv"
    )
    kinds = {line["type"] for line in read_csv(book)}
    assert words in kinds
    assert not kinds & {"select1", "chosen", "int"}


KINDS = """
| survey   |              |         |            |                      |            |
|          | type         | name    | label      | bind::inka:research  | relevant   |
|          | select_one l | s       | S          |                      |            |
|          | {kind}       | since   | Seit wann? | {mark}               | {relevant} |
| choices  |              |         |            |                      |            |
|          | list_name    | name    | label      |                      |            |
|          | l            | a       | Arbeit     |                      |            |
|          | l            | b       | Bildung    |                      |            |
| settings |              |         |            |                      |            |
|          | form_id      | version | form_title | namespaces           |            |
|          | q            | {version} | Bogen    | inka="https://inka.example/forms" | |
"""


def _versions(
    workspace: Workspace, project: UUID, first: tuple[str, str, str], then: object, second: str, now: object
) -> DataChoice:
    """Forms of two versions: ten of the first, of which one said b, and four of the second."""
    kind, mark, relevant = first
    version = take_in(workspace, KINDS.format(version=1, kind=kind, mark=mark, relevant=relevant))
    for number in range(10):
        answers = {} if relevant and number else {"since": then}
        fill(workspace, version, project, [], s="a" if number else "b", **answers)
    version = take_in(workspace, KINDS.format(version=2, kind=second, mark="", relevant=""))
    for _ in range(4):
        fill(workspace, version, project, [], s="a", since=now)
    return DataChoice(workspace.forms.library.list()[0].id)


@pytest.mark.parametrize(
    ("first", "then", "second", "now"),
    [
        (("text", "", ""), "Müller, seit 2024", "date", dt.date(2026, 5, 1)),
        (("text", "", ""), "7", "integer", 5),
        (("integer", "no", ""), 7, "integer", 8),
    ],
)
@pytest.mark.parametrize("coarse", ["month", "quarter"])
def test_what_one_version_protects_no_research_file_tells(
    workspace: Workspace, project: UUID, tmp_path: Path, first: tuple[str, str, str], then: object,
    second: str, now: object, coarse: Literal["month", "quarter"],
) -> None:  # fmt: skip
    choice = _versions(workspace, project, first, then, second, now)
    path, _book = workspace.forms.data.research.write(ResearchWish(choice, coarse=coarse), tmp_path / "r.csv")
    head, *_ = path.read_text("utf-8-sig").splitlines()
    assert head == "form;project;round;s"


def test_that_a_question_was_asked_in_one_version_tells_nobody_who_gave_a_rare_answer(
    workspace: Workspace, project: UUID, tmp_path: Path
) -> None:
    choice = _versions(workspace, project, ("integer", "", "${s} = 'b'"), 7, "integer", 9)
    path, _book = workspace.forms.data.research.write(ResearchWish(choice), tmp_path / "r.csv")
    lines = {tuple(line.split(";")[3:]) for line in path.read_text("utf-8-sig").splitlines()[1:]}
    assert lines == {("-99", "-99")}
