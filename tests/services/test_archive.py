"""Old files: what is proposed for them, how they come in, and how they are found again."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from inka_desktop.reading.looked import UnreadableError, Why
from inka_desktop.services import archive, old_folder
from inka_desktop.services.archive_rows import LIMIT_MB, ArchiveFilter, DateSource, FoundRow
from inka_desktop.services.old_dates import day_in
from inka_desktop.services.old_projects import ProjectNames
from inka_desktop.services.workspace import Workspace
from tests.reading import samples

ON = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("2023-05-04 Protokoll", date(2023, 5, 4)),
        ("Protokoll_20230504_final", date(2023, 5, 4)),
        ("2023_05_04", date(2023, 5, 4)),
        ("Besuch 04.05.2023", date(2023, 5, 4)),
        ("Besuch 4.5.23 neu", date(2023, 5, 4)),
        ("04_05_2023", date(2023, 5, 4)),
        ("Sitzung am 4. März 2012", date(2012, 3, 4)),
        ("Bericht KW 18 2023", date(2023, 5, 1)),
        ("KW18-2023", date(2023, 5, 1)),
        ("2023 KW 1", date(2023, 1, 2)),
        ("Monatsbericht Februar 2011", date(2011, 2, 1)),
        ("Monatsbericht 2011-02", date(2011, 2, 1)),
        ("4 May 2023 minutes", date(2023, 5, 4)),
        ("30.02.2012 Entwurf vom 01.03.2012", date(2012, 3, 1)),
        ("Jahresbericht 2012", None),
        ("Termin 04.05.2031", None),
        ("Aktenzeichen 120304050607", None),
        ("Konzept Version 1.2.3", None),
    ],
)
def test_days_in_names(name: str, day: date | None) -> None:
    assert day_in([name], ON) == day


def test_the_name_of_the_file_counts_before_that_of_its_folder() -> None:
    assert day_in(["Protokoll", "2011-02-03", "2010-01-01"], ON) == date(2011, 2, 3)
    assert day_in(["Protokoll 04.05.2012", "2011-02-03"], ON) == date(2012, 5, 4)


SONNE, BERG, THREE = UUID(int=1), UUID(int=2), UUID(int=3)
NAMES = ProjectNames(
    {
        SONNE: ["Projekt Sonnenhang", "Stadt Quellrode", "Nachbarschaftswerk e. V."],
        BERG: ["Projekt Altstadt am Berg", "Stadt Quellrode", "Nachbarschaftswerk e. V."],
        THREE: ["Mühlenviertel", "Landkreis Öhratal"],
    }
)


@pytest.mark.parametrize(
    ("path", "project"),
    [
        (["Protokoll", "Sonnenhang", "2011"], SONNE),
        (["protokoll_sonnenhang_2"], SONNE),
        (["Stadt Quellrode"], None),
        (["Oehratal", "Verträge"], THREE),
        (["Öhratal", "Verträge"], THREE),
        (["Muehle"], None),
        (["SONNENHANG und Mühlenviertel"], THREE),
        (["Projekt Protokoll Verein"], None),
    ],
)
def test_the_project_that_a_path_speaks_of(path: list[str], project: UUID | None) -> None:
    assert NAMES.project_in(path) == project


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An office's old folder."""
    top = tmp_path / "Alte Akten"
    files = {
        "Sonnenhang/2011-04-05 Protokoll.docx": samples.word("Protokoll", ["Der Treffpunkt bleibt offen."]),
        "Sonnenhang/Kopie.docx": b"",
        "Sonnenhang/Zahlen KW 18 2012.xlsx": samples.excel({"Zahlen": [["Beratungen", 412]]}),
        "Bericht.pdf": samples.pdf(["Seite eins", "Im Quartier fehlt ein Bolzplatz"]),
        "Brief.doc": samples.old_word("Sehr geehrte Frau Öz\rmit Grüßen\r"),
        "geheim.pdf": samples.pdf(["x"], password="x"),
        "leer.pdf": b"",
        "kaputt.docx": b"PK\x03\x04 kaputt",
        "Bild.png": b"\x89PNG",
        "~$Brief.doc": b"x",
        "Thumbs.db": b"x",
    }
    for name, data in files.items():
        (top / name).parent.mkdir(parents=True, exist_ok=True)
        (top / name).write_bytes(data)
    (top / "Sonnenhang/Kopie.docx").write_bytes((top / "Sonnenhang/2011-04-05 Protokoll.docx").read_bytes())
    with (top / "riesig.pdf").open("wb") as huge:
        huge.truncate((LIMIT_MB + 1) * 1024 * 1024)
    return top


def _by_origin(rows: list[FoundRow]) -> dict[str, FoundRow]:
    return {row.origin: row for row in rows}


def test_a_folder_is_looked_through_and_nothing_is_written(
    workspace: Workspace, project: UUID, folder: Path
) -> None:
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    steps = list[tuple[int, int]]()
    found = _by_origin(workspace.archive_import.find([folder], lambda done, of: steps.append((done, of))))

    protocol = found["Sonnenhang/2011-04-05 Protokoll.docx"]
    assert (protocol.date, protocol.date_source) == (date(2011, 4, 5), DateSource.NAME)
    assert (protocol.project_id, protocol.form, protocol.title) == (project, "word", "2011-04-05 Protokoll")
    assert found["Sonnenhang/Zahlen KW 18 2012.xlsx"].date == date(2012, 4, 30)
    report = found["Bericht.pdf"]
    assert (report.date, report.date_source) == (samples.WRITTEN.date(), DateSource.PROPERTIES)
    assert report.project_id is None
    assert found["Sonnenhang/Kopie.docx"].double_of == "Sonnenhang/2011-04-05 Protokoll.docx"
    assert not found["Sonnenhang/Kopie.docx"].take
    assert {name: row.why for name, row in found.items() if row.why} == {
        "geheim.pdf": Why.ENCRYPTED, "leer.pdf": Why.EMPTY, "kaputt.docx": Why.UNREADABLE,
        "Bild.png": Why.FOREIGN, "riesig.pdf": Why.HUGE,
    }  # fmt: skip
    assert not {"~$Brief.doc", "Thumbs.db"} & found.keys()
    assert steps[-1] == (len(found) - 1, len(found))
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before
    assert workspace.archive.count(ArchiveFilter()) == 0
    assert workspace.archive_import.waiting() is None


def test_of_two_that_are_the_same_the_one_that_says_most_comes_in(
    workspace: Workspace, project: UUID, tmp_path: Path
) -> None:
    same = samples.pdf(["Derselbe Text"])
    for name in ("Abschrift.pdf", "Sonnenhang/2011-02-03 Protokoll.pdf", "Sonnenhang/Zweitschrift.pdf"):
        (tmp_path / "alt" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "alt" / name).write_bytes(same)
    found = workspace.archive_import.find([tmp_path / "alt"])
    assert [(row.origin, row.take) for row in found] == [
        ("Abschrift.pdf", False), ("Sonnenhang/2011-02-03 Protokoll.pdf", True),
        ("Sonnenhang/Zweitschrift.pdf", False),
    ]  # fmt: skip
    assert {row.double_of for row in found if not row.take} == {"Sonnenhang/2011-02-03 Protokoll.pdf"}


def test_the_chosen_folder_and_odd_names_count_too(
    workspace: Workspace, project: UUID, tmp_path: Path
) -> None:
    chosen = [tmp_path / "a" / "Sonnenhang 2011", tmp_path / "b" / "Sonnenhang"]
    for number, folder in enumerate(chosen):
        folder.mkdir(parents=True)
        (folder / "Protokoll.pdf").write_bytes(samples.pdf([f"Text {number}"]))
    odd = chosen[0] / os.fsdecode(b"Gr\xfc\xdfe.pdf")  # written by a system of another age
    try:
        odd.write_bytes(samples.pdf(["Odd"]))
    except OSError:
        pytest.skip("this disk takes no such names")
    found = workspace.archive_import.find(chosen)
    assert {row.project_id for row in found} == {project}
    assert not any(row.double_of for row in found)
    workspace.archive_import.plan(found).result()
    assert workspace.archive_import.take().result() == (3, (), 0)
    rows = workspace.archive.page(ArchiveFilter(), "title", 0, 9, descending=False)
    assert {workspace.archive.file(row.id) for row in rows} >= {odd.read_bytes()}


def test_without_another_day_that_of_the_file_is_proposed(workspace: Workspace, tmp_path: Path) -> None:
    file = tmp_path / "Brief.xls"
    file.write_bytes(samples.old_excel(["Kennzahl"]))
    moment = datetime(2009, 7, 8, 12).timestamp()
    os.utime(file, (moment, moment))
    (row,) = workspace.archive_import.find([file])
    assert (row.date, row.date_source) == (date(2009, 7, 8), DateSource.FILE)


def test_a_file_of_tomorrow_has_no_day(workspace: Workspace, tmp_path: Path) -> None:
    file = tmp_path / "Brief.xls"
    file.write_bytes(samples.old_excel(["Kennzahl"]))
    os.utime(file, (moment := datetime(2126, 7, 8).timestamp(), moment))
    (row,) = workspace.archive_import.find([file])
    assert (row.date, row.why) == (None, "")


def test_a_folder_that_cannot_be_looked_into_is_named(workspace: Workspace, tmp_path: Path) -> None:
    gone = tmp_path / "alt" / "zu"
    gone.mkdir(parents=True)
    (tmp_path / "alt" / "Brief.xls").write_bytes(samples.old_excel(["Kennzahl"]))
    walking = old_folder.files(tmp_path / "alt")
    assert next(walking)[1] == "Brief.xls"
    gone.rmdir()  # between listing it and going into it
    assert list(walking) == [(gone, "zu")]
    gone.mkdir()
    with pytest.raises(UnreadableError) as refused:
        old_folder.read(gone, 4096)
    assert refused.value.why is Why.UNREADABLE


def test_a_search_that_is_stopped_walks_no_further(workspace: Workspace, folder: Path) -> None:
    steps = list[tuple[int, int]]()
    stops = iter([False, False, True])
    found = workspace.archive_import.find(
        [folder], lambda done, of: steps.append((done, of)), lambda: next(stops, True)
    )
    assert (found, steps) == ([], [])


def _taken(workspace: Workspace, folder: Path) -> None:
    workspace.archive_import.plan(workspace.archive_import.find([folder])).result()
    workspace.archive_import.take().result()


def test_files_come_in_with_their_bytes_their_day_and_their_text(
    workspace: Workspace, project: UUID, folder: Path
) -> None:
    _taken(workspace, folder)
    rows = workspace.archive.page(ArchiveFilter(), "date", 0, 100, descending=False)
    assert [(row.title, row.date, row.form) for row in rows if row.title != "Brief"] == [
        ("2011-04-05 Protokoll", date(2011, 4, 5), "word"), ("Bericht", samples.WRITTEN.date(), "pdf"),
        ("Zahlen KW 18 2012", date(2012, 4, 30), "excel"),
    ]  # fmt: skip
    whole = workspace.archive.get(rows[0].id)
    assert (whole.file_name, whole.origin) == (
        "2011-04-05 Protokoll.docx",
        "Sonnenhang/2011-04-05 Protokoll.docx",
    )
    assert whole.present
    assert whole.searched
    assert workspace.archive.file(rows[0].id) == (folder / whole.origin).read_bytes()
    of_project = workspace.archive.page(ArchiveFilter(project_id=project), "date", 0, 9, descending=True)
    assert [row.project for row in of_project] == ["Projekt Sonnenhang"] * 2
    assert workspace.archive_import.waiting() is None


def test_the_search_finds_what_stands_in_a_file_and_on_which_page(workspace: Workspace, folder: Path) -> None:
    _taken(workspace, folder)
    workspace.search.indexing.settle()
    (hit,) = workspace.search.find("bolzpl", ["archive_entry"]).hits
    assert (hit.kind, "".join(text for text, _ in hit.name)) == ("archive_entry", "Bericht")
    assert ("Bolzplatz", True) in hit.text
    assert workspace.archive.page_with(hit.id, hit.spot.word) == 1
    workspace.editing.delete("archive_entry", hit.id).result()
    assert not workspace.search.find("bolzpl", ["archive_entry"]).hits
    workspace.editing.restore("archive_entry", hit.id).result()
    workspace.search.indexing.settle()
    assert workspace.search.find("bolzpl", ["archive_entry"]).hits


def test_what_came_in_before_is_a_double(workspace: Workspace, folder: Path) -> None:
    _taken(workspace, folder)
    again = workspace.archive_import.find([folder])
    assert {row.double_of for row in again if row.hash} == {
        "2011-04-05 Protokoll", "Bericht", "Brief", "Zahlen KW 18 2012",
    }  # fmt: skip
    assert not any(row.take for row in again)


def test_a_cancelled_work_goes_on_with_the_next_file(workspace: Workspace, folder: Path) -> None:
    workspace.archive_import.plan(workspace.archive_import.find([folder])).result()
    done = list[int]()
    taken = workspace.archive_import.take(
        lambda count, _of: done.append(count), lambda: done[-1:] == [1]
    ).result()
    assert (taken.taken, taken.waiting) == (2, 2)
    plan = workspace.archive_import.waiting()
    assert plan is not None
    assert (plan.waiting, plan.folder) == (2, str(folder))
    rest = workspace.archive_import.take().result()
    assert (rest.taken, rest.waiting) == (2, 0)
    titles = [row.title for row in workspace.archive.page(ArchiveFilter(), "title", 0, 9, descending=False)]
    assert len(titles) == len(set(titles)) == 4


def test_files_that_came_in_together_are_undone_at_once(workspace: Workspace, folder: Path) -> None:
    _taken(workspace, folder)
    undone = workspace.editing.undo().result()
    assert undone is not None
    assert (undone.label, workspace.archive.count(ArchiveFilter())) == ("archive", 0)
    _taken(workspace, folder)
    assert workspace.archive.count(ArchiveFilter()) == 4


def test_what_changed_or_went_since_is_left_and_named(workspace: Workspace, folder: Path) -> None:
    workspace.archive_import.plan(workspace.archive_import.find([folder])).result()
    (folder / "Bericht.pdf").write_bytes(samples.pdf(["Etwas anderes"]))
    (folder / "Brief.doc").unlink()
    taken = workspace.archive_import.take().result()
    assert taken.taken == 2
    assert set(taken.left) == {("Bericht.pdf", Why.CHANGED), ("Brief.doc", Why.GONE)}
    assert workspace.archive_import.waiting() is None


def test_a_forgotten_plan_leaves_the_rest_where_it_is(workspace: Workspace, folder: Path) -> None:
    assert workspace.archive_import.plan(workspace.archive_import.find([folder])).result() == 4
    assert workspace.archive_import.plan(workspace.archive_import.find([folder])).result() == 4  # none twice
    workspace.archive_import.forget().result()
    assert workspace.archive_import.take().result().taken == 0
    assert workspace.archive.count(ArchiveFilter()) == 0


def test_what_is_said_of_a_file_last_holds(workspace: Workspace, folder: Path) -> None:
    workspace.archive_import.plan(workspace.archive_import.find([folder])).result()
    (folder / "Bericht.pdf").write_bytes(samples.pdf(["Etwas anderes"]))
    again = [
        replace(row, title="Neu benannt", date=date(1999, 9, 9)) if row.origin == "Bericht.pdf"
        else replace(row, take=row.take and row.origin != "Brief.doc")
        for row in workspace.archive_import.find([folder])
    ]  # fmt: skip
    assert workspace.archive_import.plan(again).result() == 3
    assert workspace.archive_import.take().result() == (3, (), 0)
    rows = workspace.archive.page(ArchiveFilter(), "date", 0, 9, descending=False)
    assert (rows[0].title, rows[0].date) == ("Neu benannt", date(1999, 9, 9))
    assert "Brief" not in [row.title for row in rows]


@pytest.mark.parametrize("order", [*archive._LIST.orders])
@pytest.mark.parametrize(
    "limits",
    [
        ArchiveFilter(), ArchiveFilter(project_id=SONNE), ArchiveFilter(forms=("word", "old_word")),
        ArchiveFilter(assigned=False), ArchiveFilter(project_id=SONNE, forms=("pdf",)),
    ],
)  # fmt: skip
def test_every_order_reads_an_index_and_sorts_nothing(
    workspace: Workspace, order: str, limits: ArchiveFilter
) -> None:
    with workspace.core.session() as session:
        asked: list[str] = []
        driver: Any = session.connection().connection.driver_connection
        driver.set_trace_callback(asked.append)
        archive._LIST.page(session, archive._limits(limits), order, 0, 100, descending=True)
        driver.set_trace_callback(None)
        ids = next(sql for sql in asked if "ORDER BY" in sql)
    with workspace.core.raw() as raw:
        plan = " ".join(row[3] for row in raw.execute(f"EXPLAIN QUERY PLAN {ids}").fetchall())
    assert "COVERING INDEX" in plan, plan
    # Projects are no order of their own: within one it is that of days.
    within = order == "archive_entry" and limits.project_id is None
    assert within or "TEMP B-TREE" not in plan, plan


def test_a_project_with_old_files_is_kept(workspace: Workspace, project: UUID, folder: Path) -> None:
    from inka_desktop.services.errors import StillUsedError

    _taken(workspace, folder)
    with pytest.raises(StillUsedError):
        workspace.editing.delete("project", project).result()
