"""Workbooks: converted in a process of their own, with what is wrong told by sheet, row and column."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook

from inka_desktop.forms import FormDefinition
from inka_desktop.forms.convert import convert, convert_here, converted
from inka_desktop.forms.workbook import MOST_BYTES


def workbook(rows: Sequence[Sequence[object]], choices: Sequence[Sequence[object]] = ()) -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "survey"
    for row in rows:
        sheet.append(row)
    if choices:
        listed = book.create_sheet("choices")
        for row in choices:
            listed.append(row)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


GOOD = [["type", "name", "label"], ["text", "name", "Your name"]]


def test_a_workbook_becomes_a_form_in_another_process_and_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "visit.xlsx"
    path.write_bytes(workbook(GOOD))
    first = convert(path, cache=tmp_path / "kept")
    assert first.xform is not None
    assert FormDefinition.load(first.xform).fields[1].path == "/data/name"
    (kept,) = (tmp_path / "kept").iterdir()
    assert convert(path, cache=tmp_path / "kept", timeout_s=0) == first
    kept.write_text("{", "utf-8")
    assert convert(path, cache=tmp_path / "kept") == first


def test_a_process_that_takes_too_long_is_ended(tmp_path: Path) -> None:
    path = tmp_path / "visit.xlsx"
    path.write_bytes(workbook(GOOD))
    (problem,) = convert(path, timeout_s=0.01).problems
    assert problem.code == "forms.converter_ended"


@pytest.mark.parametrize(
    ("row", "place", "said"),
    [
        (["integer", "a", "A", "", "", ". <"], "survey!3 (constraint)", "cannot be read at position 4"),
        (["integer", "a", "A", "explode()"], "survey!3 (relevant)", "no function explode()"),
        (["calculate", "a", "", "", "round()"], "survey!3 (calculation)", "takes 1–2 arguments"),
        (["calculate", "a", "", "", "${a} + 1"], "survey!3 (calculation)", "circle"),
        (["calculate", "a", "", "", "instance('x')/root/item"], "survey!3 (calculation)", "instance('x')"),
        (["calculate", "a", "", "", "${none}"], "survey!3 (calculation)", "none"),
        (["texx", "a", "A"], "survey!3 (type)", "texx"),
        (["text", "a b", "A"], "survey!3 (name)", "Names must begin"),
        (["select_one none", "a", "A"], "", "choices sheet"),
    ],
)
def test_problems_have_a_place(row: list[object], place: str, said: str) -> None:
    header = ["type", "name", "label", "relevant", "calculation", "constraint"]
    conversion = convert_here(workbook([header, ["text", "first", "F"], row]), "test")
    assert conversion.xform is None
    problem = conversion.errors[0]
    assert problem.place == place
    assert said in problem.words("en")
    assert problem.words("de")


def test_rows_inside_groups_are_found() -> None:
    rows = [
        ["type", "name", "label", "calculation"],
        ["begin_group", "g", "G", ""],
        ["begin repeat", "r", "R", ""],
        ["calculate", "c", "", "explode()"],
        ["end repeat"],
        ["end_group"],
        ["calculate", "d", "", "1 +"],
    ]
    problems = convert_here(workbook(rows), "test").errors
    assert [problem.place for problem in problems] == ["survey!4 (calculation)", "survey!7 (calculation)"]


def package(entries: dict[str, bytes]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as made:
        for name, inside in entries.items():
            made.writestr(name, inside)
    return content.getvalue()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"type,name,label\ntext,a,A\n", "forms.not_a_workbook"),
        (b"", "forms.not_a_workbook"),
        (package({"a.txt": b"x"}), "forms.not_a_workbook"),
        (package({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}), "forms.open_document"),
        (b"PK" + bytes(100), "forms.not_a_workbook"),
        (
            bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600) + "EncryptedPackage".encode("utf-16-le"),
            "forms.protected_workbook",
        ),
        (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600), "forms.damaged_workbook"),
        (package({"xl/workbook.xml": b"<broken"}), "forms.damaged_workbook"),
        (bytes(MOST_BYTES + 1), "forms.huge_workbook"),
        (
            package({"xl/workbook.xml": b"<a/>", "xl/sharedStrings.xml": bytes(51_000_000)}),
            "forms.huge_workbook",
        ),
        (
            package({"xl/workbook.xml": b"<a/>", "xl/worksheets/sheet1.data": bytes(51_000_000)}),
            "forms.huge_workbook",
        ),
        (workbook([["nonsense"], ["x"]]), "forms.workbook"),
    ],
)
def test_wrong_files_get_a_sentence(content: bytes, code: str) -> None:
    (problem,) = convert_here(content, "test").errors
    assert problem.code == code
    assert problem.words("de").endswith((".", ")", "'", '"')) or problem.words("de")


def test_a_huge_file_is_not_even_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "f.xlsx"
    with path.open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    monkeypatch.setattr(Path, "read_bytes", lambda _: pytest.fail("was read"))
    assert [problem.code for problem in convert(path).errors] == ["forms.huge_workbook"]


def test_warnings_do_not_stop_a_form() -> None:
    table = """
| survey |      |      |
|        | type | name | label |
|        | text | a    | A |
|        | select_one_from_file towns.csv | t | T |
"""
    conversion = converted(table, ".md", "test")
    assert conversion.xform is not None
    assert {problem.severity for problem in conversion.problems} == {"warning"}
    assert any("towns.csv" in problem.words("de") for problem in conversion.problems)
    assert converted(table, ".md", "test", {}).xform is None
