"""Many documents at once: one file with bookmarks, files of their own, and what cannot be made."""

from __future__ import annotations

import io
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pikepdf
import pytest
from pypdf import PdfReader

from inka_desktop.records.values import ProtocolType
from inka_desktop.services import recording
from inka_desktop.services.batch import BLANK_FORMS
from inka_desktop.services.due_rows import DueFilter, DueList
from inka_desktop.services.errors import NothingMadeError
from inka_desktop.services.workspace import Workspace
from inka_desktop.store.errors import UnknownRecordError
from tests.reports.reading import whole_text

ON = date(2026, 11, 23)
GONE = UUID(int=7)
Chosen = list[tuple[UUID, str]]


@pytest.fixture
def chosen(workspace: Workspace, project: UUID) -> Chosen:
    """A finished visit and two drafts."""
    said = recording.read_input("visit_input.toml")
    first = recording.record_protocol(workspace, project, said | {"photo": []})
    recording.finish(workspace, first)
    drafts = [workspace.protocols.start(project, ON + timedelta(days=day)).result() for day in (1, 2)]
    return [(key, f"Besuch {number}") for number, key in enumerate([first, *drafts], start=1)]


def _marks(path: Path) -> list[tuple[str, int, list[str]]]:
    """The bookmarks: title, page counted from 0, those below."""
    with pikepdf.open(path) as whole, whole.open_outline() as outline:
        places = {page.objgen: number for number, page in enumerate(whole.pages)}
        return [
            (item.title, places[_page_of(item.destination)], [child.title for child in item.children])
            for item in outline.root
        ]


def _page_of(destination: Any) -> Any:
    return destination[0].objgen


def test_one_file_has_every_document_with_its_bookmarks_and_pages(
    workspace: Workspace, chosen: Chosen, tmp_path: Path
) -> None:
    target = tmp_path / "alle.pdf"
    papers = workspace.batch.protocols(chosen)
    row = workspace.batch.one_file(papers, target, "Protokolle").result()
    alone = [paper.make(None) for paper in papers]
    assert [item[0] for item in _marks(target)] == list(row.names)
    starts = [sum(made.pages for made in alone[:number]) for number in range(len(alone))]
    assert [item[1] for item in _marks(target)] == starts
    assert all({"Anwesende", "Themen"} <= set(item[2]) for item in _marks(target)[:1])
    texts = [page.extract_text() for page in PdfReader(target).pages]
    assert len(texts) == row.pages == sum(made.pages for made in alone)
    single = [page.extract_text() for made in alone for page in PdfReader(io.BytesIO(made.pdf)).pages]
    assert texts == single
    assert "Entwurf" in texts[starts[1]]
    assert "Entwurf" not in texts[0]
    assert [path.name for path in tmp_path.iterdir() if path.name != "profile"] == ["alle.pdf"]


def test_what_takes_more_than_its_page_is_named_after_the_batch(
    workspace: Workspace, chosen: Chosen, tmp_path: Path
) -> None:
    long = chosen[1][0]
    for number in range(60):
        what = f"Vereinbarung {number} " + "mit Worten " * 20
        workspace.protocols.add_agreement(long, what, "Träger", None).result()
    papers = workspace.batch.sheets(chosen)
    (tmp_path / "aus").mkdir()
    for row in (
        workspace.batch.one_file(papers, tmp_path / "alle.pdf", "Blätter").result(),
        workspace.batch.folder(papers, tmp_path / "aus").result(),
    ):
        assert [one.label for one in row.noted] == ["Besuch 2"]
        assert row.noted[0].notice.startswith("Das Vereinbarungsblatt passt nicht auf eine Seite.")
    assert [len(workspace.signing.get(key).printed) for key, _ in chosen] == [1, 1, 1]


def test_sheets_are_counted_through_beside_the_pages_own_numbers(
    workspace: Workspace, chosen: Chosen, tmp_path: Path
) -> None:
    target = tmp_path / "alle.pdf"
    papers = workspace.batch.protocols(chosen)
    version = workspace.protocols.get(chosen[0][0]).versions[0].id
    kept = papers[0].make(None).pdf
    workspace.documents.record_printed(version, kept, "de").result()  # it stands as it is from now on
    mixed = [papers[1], papers[0], papers[2]]
    row = workspace.batch.one_file(mixed, target, "Protokolle", counted=True).result()
    assert [item[0] for item in _marks(target)] == list(row.names)
    assert row.pages == len(PdfReader(target).pages)
    for number, page in enumerate(PdfReader(target).pages, start=1):
        text = page.extract_text()
        assert f"Blatt {number}\n" in f"{text}\n"
        assert "Seite " in text


def test_files_of_their_own_have_speaking_names_and_replace_nothing(
    workspace: Workspace, chosen: Chosen, tmp_path: Path
) -> None:
    out = tmp_path / "aus"
    out.mkdir()
    papers = workspace.batch.protocols(chosen)
    first = workspace.batch.folder(papers, out).result()
    again = workspace.batch.folder(papers[:1], out).result()
    assert first.names[0].endswith("_Vor-Ort-Protokoll_Sonnenhang_v1.pdf")
    assert again.names[0] == first.names[0].replace("_v1.pdf", "_v1 (2).pdf")
    assert {path.name for path in out.iterdir()} == {*first.names, *again.names}
    assert (out / first.names[0]).read_bytes() == papers[0].make(None).pdf


def _agreed(workspace: Workspace, project: UUID, *agreed: tuple[str, str]) -> None:
    """A visit of a project with agreements: what, and who is responsible."""
    visit = workspace.protocols.start(project, ON).result()
    for what, who in agreed:
        values = {"protocol_id": visit, "what": what, "responsible": who}
        workspace.editing.add("agreement", values).result()


def test_each_project_and_each_responsible_has_a_list_of_agreements_of_its_own(
    workspace: Workspace, project: UUID, tmp_path: Path
) -> None:
    other = workspace.projects.create("Projekt Talblick", [], "").result()
    _agreed(workspace, project, ("Aushang erneuern", "Frau Kern"), ("Schlüssel zählen", ""))
    _agreed(workspace, other, ("Flyer drucken", "frau kern"))
    lists = workspace.batch.agreement_lists(DueList(DueFilter(), on=ON, filters="Offen"))
    assert [paper.label for paper in lists] == [workspace.projects.get(project).title, "Projekt Talblick"]
    assert lists[1].name() == "2026-11-23_Vereinbarungen_Projekt-Talblick.pdf"
    texts = [whole_text(paper.make()) for paper in lists]
    assert ["Flyer drucken" in text for text in texts] == [False, True]
    assert ["Schlüssel zählen" in text for text in texts] == [True, False]
    assert "Projekt Talblick · Offen" in texts[1]
    people = workspace.batch.agreement_lists(DueList(DueFilter(), "responsible", ON), "en")
    assert [paper.label for paper in people] == ["Frau Kern", "Nobody responsible yet"]
    row = workspace.batch.one_file(people, tmp_path / "alle.pdf", "Agreements", "en").result()
    assert [item[0] for item in _marks(tmp_path / "alle.pdf")] == list(row.names)
    text = "".join(page.extract_text() for page in PdfReader(tmp_path / "alle.pdf").pages)
    assert all(text.count(what) == 1 for what in ("Aushang erneuern", "Flyer drucken", "Schlüssel zählen"))


def test_a_list_without_agreements_makes_no_document(workspace: Workspace) -> None:
    assert workspace.batch.agreement_lists(DueList(DueFilter("overdue"), on=ON)) == []


def test_what_cannot_be_made_is_named_and_the_rest_is_there(
    workspace: Workspace, chosen: Chosen, tmp_path: Path
) -> None:
    papers = workspace.batch.protocols([chosen[0], (GONE, "Besuch im März"), chosen[1]])
    row = workspace.batch.one_file(papers, tmp_path / "alle.pdf", "Protokolle").result()
    assert len(row.names) == 2
    assert [(one.label, type(one.error)) for one in row.failed] == [("Besuch im März", UnknownRecordError)]


def test_without_any_document_there_is_no_file_and_the_old_one_stays(
    workspace: Workspace, tmp_path: Path
) -> None:
    target = tmp_path / "alle.pdf"
    target.write_bytes(b"von gestern")
    with pytest.raises(NothingMadeError):
        workspace.batch.one_file(workspace.batch.protocols([(GONE, "x")]), target, "Protokolle").result()
    assert target.read_bytes() == b"von gestern"


def test_what_is_made_when_it_is_stopped_stays(workspace: Workspace, chosen: Chosen, tmp_path: Path) -> None:
    steps = list[int]()
    row = workspace.batch.one_file(
        workspace.batch.protocols(chosen), tmp_path / "alle.pdf", "Protokolle",
        progress=lambda done, _of: steps.append(done), cancelled=lambda: len(steps) == 2,
    ).result()  # fmt: skip
    assert (len(row.names), row.left) == (2, 1)
    assert len(_marks(tmp_path / "alle.pdf")) == 2


def test_more_documents_than_files_are_open_at_once_keep_their_order(
    workspace: Workspace, chosen: Chosen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("inka_desktop.reports.bundle._AT_ONCE", 2)
    monkeypatch.setattr("inka_desktop.reports.bundle.IN_A_FILE", 2)
    papers = workspace.batch.protocols([*chosen, *chosen])
    row = workspace.batch.one_file(papers, tmp_path / "alle.pdf", "Protokolle").result()
    marks = _marks(tmp_path / "alle.pdf")
    assert [mark[0] for mark in marks] == list(row.names)
    pages = [paper.make(None).pages for paper in papers]
    assert [mark[1] for mark in marks] == [sum(pages[:number]) for number in range(len(pages))]


def test_stock_takings_go_along(workspace: Workspace, project: UUID, tmp_path: Path) -> None:
    rounds = recording_rounds(workspace, project)
    papers = workspace.batch.stock_takings([(key, "Runde") for key in rounds])
    row = workspace.batch.one_file(papers, tmp_path / "alle.pdf", "Bestandsaufnahmen").result()
    assert len(_marks(tmp_path / "alle.pdf")) == len(rounds) == len(row.names)


def recording_rounds(workspace: Workspace, project: UUID) -> list[UUID]:
    """The rounds of the example."""
    from inka_desktop.services import recording_stock

    said = recording.read_input("stock.toml")
    return recording_stock.record_rounds(workspace, {"Projekt Bahnhofsvorstadt": project}, said)


@pytest.mark.parametrize("language", ["de", "en"])
def test_all_forms_can_be_printed_blank(workspace: Workspace, language: str, tmp_path: Path) -> None:
    forms = workspace.batch.blank_forms(language)
    assert set(forms) == set(BLANK_FORMS)
    assert {str(one) for one in ProtocolType} <= set(forms)
    row = workspace.batch.one_file(list(forms.values()), tmp_path / "v.pdf", "Vordrucke", language).result()
    assert len(set(row.names)) == len(forms)
    assert not row.failed
    sheet = "".join(
        page.extract_text() for page in PdfReader(io.BytesIO(forms["sheet"].make(None).pdf)).pages
    )
    assert ("Projekt" if language == "de" else "Project") in sheet
    assert ("Prüfwert" if language == "de" else "ingerprint") not in sheet  # of a text that nobody wrote
