"""Forms in files: found among others, checked, begun; answers written with their files."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from inka_desktop.forms import NodeId
from inka_desktop.services import form_files
from inka_desktop.services.form_files import NoFormError
from inka_desktop.services.workspace import Workspace
from tests.forms.making import put, xform_of

LISTED = """
| survey | | | | |
| | type | name | label | media::image |
| | select_one_from_file orte.csv | ort | Ort | bild.png |
| | file | anlage | Anlage | |
"""
CSV = "name,label\na,Ährenfeld\nb,Berg\n"
WRONG = xform_of("| survey | | | |\n| | type | name | label |\n| | text | a | A |").replace(
    'type="string"', 'type="string" calculate="1 +"', 1
)


@pytest.fixture
def form(tmp_path: Path) -> Path:
    path = tmp_path / "formular.xml"
    from inka_desktop.forms.convert import converted

    made = converted(LISTED, ".md", "test")
    assert made.xform is not None
    path.write_text(made.xform, "utf-8")
    return path


def test_lists_and_pictures_that_lie_beside_a_form_belong_to_it(form: Path) -> None:
    (form.parent / "orte.csv").write_text(CSV, "utf-8")
    (form.parent / "bild.png").write_bytes(b"x")
    (form.parent / "anderes.png").write_bytes(b"x")
    found = form_files.look([form])
    assert found is not None
    assert found.session is not None
    assert [choice.label for choice in found.session.choices(NodeId("/data/ort"))] == ["Ährenfeld", "Berg"]
    assert set(found.media) == {"bild.png"}


def test_a_form_of_the_library_is_looked_at_with_its_pictures(form: Path, workspace: Workspace) -> None:
    for name, content in (("orte.csv", CSV.encode()), ("bild.png", b"x")):
        (form.parent / name).write_bytes(content)
    looked = form_files.look([form])
    assert looked is not None
    taken = workspace.forms.library.take_in_files(looked.path, looked.files).result()
    assert taken.version is not None
    assert workspace.forms.library.look(taken.version).media == {"bild.png": b"x"}


def test_a_list_from_elsewhere_is_taken_where_it_was_chosen(form: Path, tmp_path: Path) -> None:
    (tmp_path / "listen").mkdir()
    elsewhere = tmp_path / "listen" / "orte.csv"
    elsewhere.write_text(CSV, "utf-8")
    found = form_files.look([elsewhere, form])
    assert found is not None
    assert found.session is not None


def test_a_missing_list_is_a_problem_with_what_to_do(form: Path) -> None:
    found = form_files.look([form])
    assert found is not None
    assert found.session is None
    assert [problem.code for problem in found.problems] == ["forms.missing_file"]
    assert "„orte.csv“" in found.problems[0].de


def test_an_xform_that_cannot_be_used_says_why(tmp_path: Path) -> None:
    path = tmp_path / "f.xml"
    path.write_text(WRONG, "utf-8")
    found = form_files.look([path])
    assert found is not None
    assert found.session is None
    assert found.problems[0].code == "forms.expression"


def test_which_of_several_files_is_the_form(form: Path, tmp_path: Path) -> None:
    other = tmp_path / "zweites.xml"
    other.write_text(form.read_text("utf-8"), "utf-8")
    with pytest.raises(NoFormError):
        form_files.look([form, other])
    with pytest.raises(NoFormError):
        form_files.look([tmp_path / "orte.csv"])


def test_looking_is_stopped_in_time() -> None:
    begun = time.monotonic()
    assert form_files.look([form_files.shipped()[0].path], lambda: True) is None
    assert time.monotonic() - begun < 5


def test_bytes_that_are_no_form_are_told(tmp_path: Path) -> None:
    path = tmp_path / "f.xlsx"
    path.write_bytes(b"PK\x03\x04nichts")
    found = form_files.look([path])
    assert found is not None
    assert found.session is None
    assert found.problems[0].code == "forms.not_a_workbook"


def test_answers_are_written_with_their_files(form: Path, tmp_path: Path) -> None:
    (form.parent / "orte.csv").write_text(CSV, "utf-8")
    found = form_files.look([form])
    assert found is not None
    assert found.session is not None
    put(found.session, "/data/ort", "b")
    put(found.session, "/data/anlage", "brief.pdf")
    source = tmp_path / "Brief von gestern.pdf"
    source.write_bytes(b"%PDF")
    out = tmp_path / "out"
    out.mkdir()
    finished = found.session.finalize()
    written = form_files.write_answers(out / "a.xml", finished, {"brief.pdf": source})
    assert [path.name for path in written] == ["a.xml", "brief.pdf"]
    assert "<ort>b</ort>" in written[0].read_text("utf-8")
    assert written[1].read_bytes() == b"%PDF"
