"""What was filled in, out as files that other programs read back."""

from __future__ import annotations

import datetime as dt
import os
import zipfile
from contextlib import closing
from pathlib import Path
from typing import Literal
from uuid import UUID

import openpyxl
import pytest
from pypdf import PdfReader

from inka_desktop.forms import Absence, NodeId
from inka_desktop.records.forms import Answer, Submission
from inka_desktop.records.periods import period_code, quarter
from inka_desktop.records.values import Absent, Role
from inka_desktop.services import export_commands, first_start
from inka_desktop.services.answer_store import answer_id
from inka_desktop.services.export_commands import NoSuchFormError
from inka_desktop.services.filled_forms import DataChoice, FilledForms
from inka_desktop.services.form_data import DataWish, NothingToExportError
from inka_desktop.services.indicator_rows import Rule
from inka_desktop.services.research import OfficeOnlyError, Pseudonyms, ResearchWish
from inka_desktop.services.research_hiding import NOT_COLLECTED, NOT_YET_KNOWN, SUPPRESSED
from inka_desktop.services.rounds import RoundWish
from inka_desktop.services.workspace import Workspace
from inka_desktop.store.keys import GivenKey
from inka_desktop.store.writer import Transaction

from .devices import Office, settle
from .filled_data import FORM, choice, fill, read_csv, take_in

__all__ = ["choice"]

KEY = b"the key of a profile for a test!"


def first_start_as(office: Office, place: UUID, role: Role) -> Workspace:
    """Another device, in a role of its own."""
    invited = office.office.exchange.invite("C", place, role).result()
    joined = first_start.join(
        office.folder("third"), GivenKey(os.urandom(32)), invited.file, invited.code, "third"
    )
    office.stack.enter_context(closing(joined))
    return joined


def say_absent(workspace: Workspace, submission: UUID, node: NodeId, why: Absent) -> None:
    """Why a question has no value."""

    def work(transaction: Transaction) -> None:
        record = transaction.session.get(Submission, submission)
        transaction.session.add(
            Answer(
                id=answer_id(submission, node), space=record.space, submission_id=submission, key=node.path,
                absent=why,
            )
        )  # fmt: skip

    workspace.core.submit(work, "answer").result()


def pdf_text(path: Path) -> str:
    """All words of a PDF, with single spaces."""
    return " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).split())


def read_rows(path: Path) -> list[dict[str, str]]:
    """The lines of a table, of SPSS too."""
    if path.suffix == ".csv":
        return read_csv(path)
    frame, _ = pytest.importorskip("pyreadstat").read_sav(str(path))
    return [{str(name): str(cell) for name, cell in row.items()} for _, row in frame.iterrows()]


def test_csv_opens_in_excel_as_people_expect(
    workspace: Workspace, choice: DataChoice, tmp_path: Path
) -> None:
    files = workspace.forms.data.write(DataWish(choice, "csv", book=True), tmp_path / "daten.csv")
    assert [one.name for one in files[:-1]] == ["daten.csv", "daten_offer.csv", "daten_codebuch.csv"]
    assert files[-1].name == "daten_codebuch.pdf"
    book = pdf_text(files.pop())
    for words in ("Datenstand", "Which day?", "eine Antwort", "yes", "Yes, it is", "Offer", "Guests"):
        assert words in book, words
    assert "Großrudestedt" not in book
    assert files[0].read_bytes().startswith(b"\xef\xbb\xbf")
    assert read_csv(files[-1])[0]["Bedeutung"] == "Nur für den internen Gebrauch"
    body, offers = read_csv(files[0]), read_csv(files[1])
    first = body[0]
    assert (first["Projekt"], first["Place"], first["Which day?"]) == (
        "Projekt Sonnenhang",
        "Großrudestedt",
        "17.05.2026",
    )
    assert (first["Women"], first["all"], first["Cost"]) == ("2", "11", "12,5")
    assert (first["Open?"], first["Kinds"], first["Stand"]) == (
        "Yes, it is",
        "Advice; Breakfast",
        "eingereicht",
    )
    assert [one["Name"] for one in offers] == ["Café; „Mitte“", '="=1+1"']
    assert {one["Kennung des Bogens"] for one in offers} == {first["Kennung des Bogens"]}
    assert [one["Nummer der Zeile"] for one in offers] == ["2", "3"]


def test_codes_and_points_are_for_other_programs(
    workspace: Workspace, choice: DataChoice, tmp_path: Path
) -> None:
    wish = DataWish(choice, "csv", labels=False, german=False)
    first = read_csv(workspace.forms.data.write(wish, tmp_path / "data.csv")[0])[0]
    assert (first["day"], first["cost"], first["open"], first["kinds"]) == (
        "2026-05-17",
        "12.5",
        "yes",
        "a b",
    )
    assert first["_state"] == "finished"


def test_a_workbook_has_a_sheet_for_each_repeat_and_real_numbers(
    workspace: Workspace, choice: DataChoice, tmp_path: Path
) -> None:
    (path,) = workspace.forms.data.write(DataWish(choice), tmp_path / "daten.xlsx")
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["Nur für den internen Gebrauch", "Data", "Offer", "Codebuch"]
    assert "auch sehr kleine Zahlen" in book.worksheets[0]["A2"].value
    heads, *rows = book["Data"].iter_rows(values_only=True)
    first = dict(zip(heads, rows[0], strict=True))
    assert (first["Women"], first["Cost"], first["Which day?"]) == (2, 12.5, dt.datetime(2026, 5, 17))
    assert [row[2] for row in book["Offer"].iter_rows(values_only=True, min_row=2)] == [
        "Café; „Mitte“",
        "=1+1",
    ]
    assert book["Offer"]["C3"].data_type == "s"
    meanings = [row[4:] for row in book["Codebuch"].iter_rows(values_only=True)]
    assert ("yes", "Yes, it is") in meanings


def test_xml_for_other_programs_can_be_taken_in_again(
    workspace: Workspace, choice: DataChoice, tmp_path: Path
) -> None:
    (path,) = workspace.forms.data.write(DataWish(choice, "odk"), tmp_path / "daten.zip")
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
        assert len([name for name in names if name.endswith("/submission.xml")]) == 5
        assert archive.read("LIESMICH.txt").decode().startswith("Nur für den internen Gebrauch")
        xml = archive.read(names[0])
    version = workspace.forms.library.list()[0].versions[0].id
    row = workspace.forms.finished.read_back(version, xml).result()
    assert workspace.forms.answers.session(row).state(NodeId("/data/place")).value == "Großrudestedt"


def test_a_draft_is_left_out_unless_it_is_wished(
    workspace: Workspace, choice: DataChoice, tmp_path: Path
) -> None:
    version = workspace.forms.library.list()[0].versions[0].id
    workspace.forms.answers.begin(version).result()
    assert workspace.forms.data.count(choice) == 5
    with_drafts = DataChoice(choice.form_id, drafts=True)
    files = workspace.forms.data.write(DataWish(with_drafts, "csv"), tmp_path / "a.csv")
    assert [one["Stand"] for one in read_csv(files[0])].count("in Bearbeitung") == 1


def test_of_two_forms_for_one_period_files_say_which_counts(
    workspace: Workspace, choice: DataChoice, project: UUID, tmp_path: Path
) -> None:
    version, today = workspace.forms.library.list()[0].versions[0].id, workspace.core.today()
    wish = RoundWish("Herbst", version, quarter(today).begin, quarter(today).end, today)
    asked = workspace.forms.rounds.hand_out(wish, [project]).result()
    form = workspace.forms.answers.open(workspace.forms.rounds.begin(asked, project).result())
    form.set(NodeId("/data/place"), "Erhoben").saved.result()
    workspace.forms.finished.finish(form).result()
    form.close()
    second = next(iter(FilledForms(workspace.core, choice)))
    for row in (form.row.id, second.id):
        workspace.forms.reviewing.check(row).result()
    files = workspace.forms.data.write(DataWish(choice, "csv"), tmp_path / "daten.csv")
    marked = "Zählt nicht mit, es gilt der Bogen aus"
    body = read_csv(files[0])
    assert [one["Place"] for one in body if one[marked] == "Herbst"] == ["Großrudestedt"]
    assert len([one for one in body if not one[marked]]) == 5
    assert any(one["Spalte"] == "_instead" for one in read_csv(files[-1]))
    with zipfile.ZipFile(
        workspace.forms.data.write(DataWish(choice, "odk"), tmp_path / "x.zip")[0]
    ) as archive:
        assert f"{second.id.hex}: {marked} Herbst" in archive.read("LIESMICH.txt").decode()
    told = workspace.forms.data.research.write(ResearchWish(choice), tmp_path / "forschung.csv")
    assert len(read_csv(told[0])) == 5, "without the one that does not count"
    assert [one["round"] for one in read_csv(told[0]) if one["round"]] == [period_code(quarter(today))]
    assert not any("Herbst" in file.read_text("utf-8-sig") for file in told), "a title may name a project"
    assert "steht hier nur der aus der Erhebung" in told[-1].read_text("utf-8-sig")


def test_who_stops_leaves_nothing_behind(workspace: Workspace, choice: DataChoice, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    for name in ("csv", "xlsx", "odk"):
        files = workspace.forms.data.write(
            DataWish(choice, name), tmp_path / f"x.{name}",
            lambda done, of: told.append((done, of)), lambda: bool(told) and told[-1][0] == 2,
        )  # fmt: skip
        assert files == []
        told.clear()
    assert list(tmp_path.glob("x*")) == []


def test_nothing_to_export_is_said(workspace: Workspace, tmp_path: Path) -> None:
    take_in(workspace)
    form = workspace.forms.library.list()[0].id
    with pytest.raises(NothingToExportError):
        workspace.forms.data.write(DataWish(DataChoice(form)), tmp_path / "x.xlsx")
    assert not (tmp_path / "x.xlsx").exists()


def test_columns_of_an_older_version_stay(workspace: Workspace, choice: DataChoice, tmp_path: Path) -> None:
    newer = take_in(workspace, FORM.replace("| cost   | Cost ", "| price  | Price"))
    form = workspace.forms.answers.open(workspace.forms.answers.begin(newer).result())
    form.set(NodeId("/data/price"), "3.5")
    workspace.forms.finished.finish(form).result()
    form.close()
    rows = read_csv(workspace.forms.data.write(DataWish(choice, "csv"), tmp_path / "x.csv")[0])
    assert sorted((one["Cost"], one["Price"]) for one in rows)[-2:] == [("", "3,5"), ("12,5", "")]
    versions = {(one["Fassung"], one["Cost"], one["Price"]) for one in rows if one["Cost"] or one["Price"]}
    assert versions == {("1", "12,5", ""), ("2", "", "3,5")}


# --- for the university ---------------------------------------------------------------------------------


def test_a_research_file_tells_of_nobody(
    workspace: Workspace, choice: DataChoice, project: UUID, tmp_path: Path
) -> None:
    wish = ResearchWish(choice, book=True)
    *files, book = workspace.forms.data.research.write(wish, tmp_path / "f.csv")
    told = pdf_text(book)
    for words in ("Decknamen", f"{SUPPRESSED}", "nicht erhoben", "kinds_a", "gewählt oder nicht"):
        assert words in told
    everything = b"".join(one.read_bytes() for one in files).decode("utf-8-sig") + told
    for word in ("Großrudestedt", "Ort 3", "Sonnenhang", "Fachreferat", "2026-05-17", project.hex, "Café"):
        assert word not in everything
    first = next(one for one in read_csv(files[0]) if one["day"])
    assert first["day"] == "2026-05"
    assert "place" not in first
    assert "photo" not in first
    assert first["project"] == Pseudonyms(workspace.forms.data.research.secret()).of("project", project)
    assert {one["project"] for one in read_csv(files[0])} == {first["project"]}


@pytest.mark.parametrize("format", ["csv", "sav"])
def test_a_research_file_is_in_no_order_that_tells_who_or_when(
    workspace: Workspace, format: Literal["csv", "sav"], tmp_path: Path
) -> None:
    """The list of projects is public: in the order of their titles, each line would be one of it."""
    version = take_in(workspace)
    for number in range(8):
        project = workspace.projects.create(f"Projekt {number}", [], "Träger", "").result()
        for women in (10 + number, 30 + number):
            fill(workspace, version, project, [("Café", women)], women=women, men=8)
    wish = ResearchWish(DataChoice(workspace.forms.library.list()[0].id), format)
    files = workspace.forms.data.research.write(wish, tmp_path / f"f.{format}")
    body, offers = map(read_rows, files[:2])
    names = [(one["project"], one["form"]) for one in body]
    assert names == sorted(names)
    assert [one["form"] for one in offers] == [form for _, form in names]
    assert [float(one["women"]) for one in body] != sorted(float(one["women"]) for one in body)


def test_small_counts_and_what_gives_them_away_are_not_told(
    workspace: Workspace, choice: DataChoice, tmp_path: Path
) -> None:
    hidden = f"{SUPPRESSED}"
    rows = read_csv(workspace.forms.data.research.write(ResearchWish(choice), tmp_path / "f.csv")[0])
    (first,) = [one for one in rows if one["day"]]
    assert (first["women"], first["all"], first["twice"], first["men"]) == (hidden, hidden, hidden, "9")
    others = [one for one in rows if not one["day"]]
    # One form only said yes: with two answers to choose from, the others would tell it.
    assert {one["open"] for one in rows} == {hidden}
    assert {one["men"] for one in others} == {"8"}
    assert {one["women"] for one in others} == {"3", "4", "5", "6"}
    assert {one["kinds_a"] for one in rows} == {hidden}
    assert {one["kinds_b"] for one in rows} == {hidden}
    more = read_csv(workspace.forms.data.research.write(ResearchWish(choice, least=5), tmp_path / "g.csv")[0])
    assert {one["women"] for one in more} == {hidden, "5", "6"}


def test_the_office_s_own_limit_holds_and_a_wish_can_only_raise_it(
    workspace: Workspace, choice: DataChoice, tmp_path: Path
) -> None:
    research = workspace.forms.data.research
    workspace.analysis.indicators.set_rule(Rule(small=5)).result()
    assert research.least() == 5
    files = research.write(ResearchWish(choice, least=1), tmp_path / "f.csv")
    assert {one["women"] for one in read_csv(files[0])} == {f"{SUPPRESSED}", "5", "6"}
    rules = [one["meaning"] for one in read_csv(files[-1]) if one["type"] == "Regel"]
    assert [one for one in rules if "von 1 bis unter 5" in one]
    workspace.analysis.indicators.set_rule(Rule(small=1)).result()
    told = read_csv(research.write(ResearchWish(choice), tmp_path / "g.csv")[0])
    assert {one["women"] for one in told} == {"2", "3", "4", "5", "6"}


def test_not_collected_is_told_apart_from_nothing_and_from_0(
    workspace: Workspace, choice: DataChoice, tmp_path: Path
) -> None:
    version = workspace.forms.library.list()[0].versions[0].id
    row = fill(workspace, version, None, [], place="Ohne Zahlen", men=0)
    say_absent(workspace, row, NodeId("/data/women"), Absent.NOT_COLLECTED)
    rows = read_csv(workspace.forms.data.research.write(ResearchWish(choice), tmp_path / "f.csv")[0])
    assert [one for one in rows if one["women"] == f"{NOT_COLLECTED}" and one["men"] == "0"]
    shown = read_csv(workspace.forms.data.write(DataWish(choice, "csv"), tmp_path / "d.csv")[0])
    assert [one["Women"] for one in shown if one["Place"] == "Ohne Zahlen"] == ["nicht erhoben"]


def test_spss_reads_numbers_labels_and_what_is_missing(
    workspace: Workspace, choice: DataChoice, tmp_path: Path
) -> None:
    pyreadstat = pytest.importorskip("pyreadstat")
    files = workspace.forms.data.research.write(ResearchWish(choice, "sav"), tmp_path / "f.sav")
    assert [one.name for one in files] == ["f.sav", "f_offer.sav"]
    told: list[tuple[int, int]] = []
    research, other = workspace.forms.data.research, tmp_path / "other"
    other.mkdir()
    stopped = research.write(
        ResearchWish(choice, "sav"), other / "f.sav", lambda *step: told.append(step),
        lambda: (11, 12) in told,
    )  # fmt: skip
    assert (stopped, told[-1], list(other.iterdir())) == ([], (11, 12), []), "stopped between two tables"
    frame, meta = pyreadstat.read_sav(str(files[0]), user_missing=True)
    assert sorted(frame["women"]) == [SUPPRESSED, 3, 4, 5, 6]
    assert meta.column_names_to_labels["open"] == "Open?"
    assert meta.variable_value_labels["open"][2.0] == "No"
    assert meta.variable_value_labels["open"][SUPPRESSED].startswith("nicht ausgewiesen (zu wenige")
    plain, _ = pyreadstat.read_sav(str(files[0]))
    assert sorted(plain["women"].dropna()) == [3, 4, 5, 6]
    assert "nicht ausgewiesen" in " ".join(meta.notes)
    assert meta.variable_value_labels["day"][str(SUPPRESSED)].startswith("nicht ausgewiesen")
    assert set(plain["day"]) == {"2026-05", ""}


def test_two_devices_of_the_office_give_a_project_one_name_and_others_none(office: Office) -> None:
    place = office.office.exchange.add_place(office.folder("place")).result()
    road = office.join(place.id)
    reader = first_start_as(office, place.id, Role.READER)
    settle(office.office, road)
    secret = office.office.forms.data.research.secret()
    settle(office.office, road)
    assert road.forms.data.research.secret() == secret
    assert len(secret) == 32
    with pytest.raises(OfficeOnlyError):
        reader.forms.data.research.secret()


def test_the_command_line_writes_the_same(workspace: Workspace, choice: DataChoice, tmp_path: Path) -> None:
    shown = workspace.forms.data.write(DataWish(choice, "csv"), tmp_path / "window.csv")
    key, folder = GivenKey(KEY), tmp_path / "kept"
    with closing(first_start.create_workspace(folder, key, "Büro", "A", "Laptop")) as other:
        fill(other, take_in(other), None, [], place="Apolda")
    answer = export_commands.export(folder, key, "data", tmp_path / "typed.csv", "csv")
    assert answer.facts["forms"] == 1
    assert list(read_csv(tmp_path / "typed.csv")[0]) == list(read_csv(shown[0])[0])
    with pytest.raises(NoSuchFormError):
        export_commands.export(folder, key, "nothing", tmp_path / "x.csv", "csv")


def test_why_a_cell_of_a_list_is_empty_goes_out_with_its_row(
    workspace: Workspace, project: UUID, tmp_path: Path
) -> None:
    version = take_in(workspace)
    form = workspace.forms.answers.open(workspace.forms.answers.begin(version, project).result())
    form.set(NodeId("/data/place"), "Apolda")
    form.set(NodeId("/data/offer/guests", form.session.rows(NodeId("/data/offer"))[0].row), 7)
    (row,) = form.add_repeat(NodeId("/data/offer")).changes.added
    form.set_absence(NodeId("/data/offer/guests", row.row), Absence(Absent.NOT_YET_KNOWN, "Ende März"))
    workspace.forms.finished.finish(form).result()
    form.close()
    choice = DataChoice(workspace.forms.library.list()[0].id)
    offers = read_csv(workspace.forms.data.write(DataWish(choice, "csv"), tmp_path / "d.csv")[1])
    assert [(one["Nummer der Zeile"], one["Guests"]) for one in offers] == [
        ("1", "7"),
        ("2", "liegt noch nicht vor"),
    ]
    told = read_csv(workspace.forms.data.research.write(ResearchWish(choice), tmp_path / "f.csv")[1])
    assert [one["guests"] for one in told] == ["7", f"{NOT_YET_KNOWN}"]
