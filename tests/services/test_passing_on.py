"""Which photos go along: one rule for e-mail, print, Word file, clipboard and batch."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from uuid import UUID

import docx
import pypdf
import pytest

from inka_desktop.records.photo_marks import is_passed_on
from inka_desktop.records.values import MailKind, PhotoMark
from inka_desktop.reports.letters import Letter
from inka_desktop.services import scenes
from inka_desktop.services.batch import Paper
from inka_desktop.services.mailing_rows import MailWish
from inka_desktop.services.workspace import Workspace

from .conftest import TODAY, Desk
from .test_releases import photo

SCENES = {"poster": PhotoMark.NO_PERSONS, "steps": PhotoMark.NOT_PASSED_ON, "market": PhotoMark.UNMARKED}
STAY = {"steps", "market"}
ON = date(2026, 9, 7)
Way = Callable[[Workspace, UUID, bool], str]


def text_of(pdf: bytes) -> str:
    return "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)


def word_text(data: bytes) -> str:
    """What a Word file says, with its tables and feet."""
    document = docx.Document(io.BytesIO(data))
    told = [line.text for line in document.paragraphs]
    told += [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    told += [line.text for part in document.sections for line in part.footer.paragraphs]
    return "\n".join(told)


def _batch(paper: Paper) -> str:
    return text_of(paper.make(None).pdf)


WAYS: Mapping[str, Way] = {
    "print": lambda ws, key, all: text_of(ws.documents.protocol(key, "de", for_office=all).pdf),
    "word": lambda ws, key, all: word_text(ws.exports.protocol_word(key, "de", for_office=all)),
    "batch": lambda ws, key, all: _batch(ws.batch.protocols([(key, "")], "de", for_office=all)[0]),
}
STOCK_WAYS: Mapping[str, Way] = {
    "print": lambda ws, key, all: text_of(ws.stock.report(key, "de", for_office=all).pdf),
    "word": lambda ws, key, all: word_text(ws.exports.stock_word(key, "de", for_office=all)),
    "batch": lambda ws, key, all: _batch(ws.batch.stock_takings([(key, "")], "de", for_office=all)[0]),
}


@pytest.fixture
def visit(desk: Desk, tmp_path: Path) -> UUID:
    """A visit with a photo of each mark."""
    visit = desk.visit(TODAY)
    for scene, mark in SCENES.items():
        photo(desk.workspace, visit, tmp_path, scene, mark)
    return visit


@pytest.fixture
def stock(desk: Desk, tmp_path: Path) -> UUID:
    """A round with a walk point of each mark."""
    ws = desk.workspace
    stock = ws.stock.create("Bahnhofsvorstadt", ON, desk.project).result()
    for scene, mark in SCENES.items():
        point = ws.editing.add("walk_point", {"stock_taking_id": stock, "place": scene}).result()
        path = tmp_path / f"{scene}.jpg"
        path.write_bytes(scenes.picture(scene))
        ws.stock.set_photo(point, path).result()
        ws.editing.save("walk_point", point, {"people_mark": mark}).result()
    return stock


def test_only_what_somebody_has_cleared_may_leave() -> None:
    assert {mark for mark in PhotoMark if is_passed_on(mark)} == {PhotoMark.NO_PERSONS, PhotoMark.CONSENT}
    assert not is_passed_on("of a newer version")


@pytest.mark.parametrize("way", WAYS)
def test_a_document_leaves_out_what_may_not_be_passed_on(desk: Desk, visit: UUID, way: str) -> None:
    outward = WAYS[way](desk.workspace, visit, False)
    assert {scene for scene in SCENES if scene in outward} == {"poster"}
    assert "2 Fotos werden nicht weitergegeben." in outward
    assert "Nur für den internen Gebrauch" not in outward


@pytest.mark.parametrize("way", WAYS)
def test_the_offices_own_has_them_and_says_so(desk: Desk, visit: UUID, way: str) -> None:
    own = WAYS[way](desk.workspace, visit, True)
    assert {scene for scene in SCENES if scene in own} == set(SCENES)
    assert "2 Fotos werden nicht weitergegeben." in own
    assert "Nur für den internen Gebrauch" in own


@pytest.mark.parametrize("way", STOCK_WAYS)
def test_reports_of_stock_taking_follow_the_same_rule(desk: Desk, stock: UUID, way: str) -> None:
    outward, own = (STOCK_WAYS[way](desk.workspace, stock, all) for all in (False, True))
    assert "2 Fotos werden nicht weitergegeben." in outward
    assert [outward.count("Foto 1"), outward.count("Foto 2")] == [1, 0]
    assert [own.count("Foto 1"), own.count("Foto 3")] == [1, 1]
    assert "Nur für den internen Gebrauch" in own
    assert "Nur für den internen Gebrauch" not in outward


def test_a_report_by_mail_has_no_photo_that_nobody_has_spoken_about(desk: Desk, stock: UUID) -> None:
    wish, mailings = MailWish(MailKind.STOCK, stock), desk.workspace.mailings
    proposal = mailings.proposal(wish)
    assert proposal.held_back == 2
    to, letter = ["Mara <mara@beispiel.invalid>"], Letter(proposal.subject, proposal.text)
    sent = mailings.prepare(wish, to, letter).result().enclosures[0][1]
    pages = pypdf.PdfReader(io.BytesIO(sent)).pages
    assert "Foto 2" not in text_of(sent)
    assert (
        sum(image.image is not None and image.image.width > 200 for page in pages for image in page.images)
        == 1
    )


def test_one_photo_at_two_points_stays_when_one_of_them_says_so(
    desk: Desk, stock: UUID, tmp_path: Path
) -> None:
    ws = desk.workspace
    again = ws.editing.add("walk_point", {"stock_taking_id": stock, "place": "once more"}).result()
    ws.stock.set_photo(again, tmp_path / "steps.jpg").result()
    ws.editing.save("walk_point", again, {"people_mark": PhotoMark.NO_PERSONS}).result()
    assert ws.stock.report(stock, "de").held_back == 3


def test_bytes_that_may_not_leave_are_not_kept_as_printed_ones(desk: Desk, visit: UUID) -> None:
    """What was printed once comes back as it was, but never with a photo that a mark has since held back."""
    ws = desk.workspace
    desk.complete(visit)
    ws.protocols.finish(visit).result()
    row = ws.protocols.get(visit)
    version = row.versions[0].id
    for one in row.photos:
        ws.editing.save("photo", one.id, {"people_mark": PhotoMark.NO_PERSONS}).result()
    whole = ws.documents.protocol(visit, "de", version)
    assert whole.held_back == 0
    ws.documents.keep_printed(version, whole.pdf, "de").result()
    assert ws.documents.protocol(visit, "de", version).pdf == whole.pdf
    ws.editing.save("photo", row.photos[1].id, {"people_mark": PhotoMark.NOT_PASSED_ON}).result()
    now = ws.documents.protocol(visit, "de", version)
    assert now.held_back == 1
    assert "steps" not in text_of(now.pdf)


def test_photos_whose_file_is_awaited_show_nobody(desk: Desk) -> None:
    ws, visit = desk.workspace, desk.visit(TODAY)
    ws.editing.add("photo", {"protocol_id": visit, "caption": "folgt noch"}).result()
    document = ws.documents.protocol(visit, "de")
    assert document.held_back == 0
    assert "folgt noch" in text_of(document.pdf)
