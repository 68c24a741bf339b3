"""Protocols as PDF, photos, letterhead: what is printed, what is kept, what never leaves."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path
from uuid import uuid4

import pypdf
import pytest

from inka_desktop.exchange.errors import AttachmentDamagedError
from inka_desktop.records.content import decode_content
from inka_desktop.records.documents import ProtocolVersion
from inka_desktop.services import scenes
from inka_desktop.services.errors import LogoUnreadableError
from inka_desktop.services.workspace import Workspace
from inka_desktop.store.errors import UnknownRecordError
from inka_desktop.store.images import PhotoUnreadableError

from .conftest import TODAY, Desk

CANARY = "Kanarienvogel im Bergwerk"


def texts(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)


@pytest.fixture
def photo_file(tmp_path: Path) -> Path:
    path = tmp_path / "Aushang.jpg"
    path.write_bytes(scenes.picture("poster"))
    return path


def test_a_draft_and_its_finished_version(desk: Desk) -> None:
    visit = desk.visit()
    desk.complete(visit)
    documents = desk.workspace.documents
    draft = documents.protocol(visit)
    assert "Entwurf" in texts(draft.pdf)
    assert documents.file_name(visit) == "2026-11-23_Vor-Ort-Protokoll_Sonnenhang_Entwurf.pdf"
    version = desk.workspace.protocols.finish(visit).result()
    final = documents.protocol(visit, "de", version.id)
    assert "Entwurf" not in texts(final.pdf)
    assert version.number in texts(final.pdf)
    assert documents.file_name(visit, "de", version.id) == "2026-11-23_Vor-Ort-Protokoll_Sonnenhang_v1.pdf"
    assert documents.protocol(visit, "de", version.id).pdf == final.pdf, "the same input, the same bytes"
    with pytest.raises(UnknownRecordError):
        documents.protocol(visit, "de", uuid4())


def test_a_finished_version_does_not_follow_the_working_record(desk: Desk) -> None:
    visit = desk.finished(TODAY)
    version = desk.workspace.protocols.get(visit).versions[0]
    before = desk.workspace.documents.protocol(visit, "de", version.id).pdf
    desk.workspace.editing.save("protocol", visit, {"problems": "Neu aufgetaucht"}).result()
    desk.workspace.projects.set_party(desk.project, "carrier", "Wegweiser gGmbH").result()
    assert desk.workspace.documents.protocol(visit, "de", version.id).pdf == before
    assert "Neu aufgetaucht" in texts(desk.workspace.documents.protocol(visit).pdf)


def test_printed_bytes_are_kept_once(desk: Desk) -> None:
    visit = desk.finished(TODAY)
    workspace = desk.workspace
    version = workspace.protocols.get(visit).versions[0]
    printed = workspace.documents.protocol(visit, "de", version.id)
    first = workspace.documents.record_printed(version.id, printed.pdf, "de").result()
    assert workspace.documents.record_printed(version.id, printed.pdf, "de").result() == first
    workspace.documents.save_letterhead("Neue Stelle", "Am Anger 7", "").result()
    again = workspace.documents.protocol(visit, "de", version.id)
    assert (again.pdf, again.pages) == (printed.pdf, printed.pages)
    assert "Neue Stelle" in texts(workspace.documents.protocol(visit, "en", version.id).pdf)


def test_the_internal_note_leaves_in_no_document(desk: Desk, photo_file: Path) -> None:
    visit = desk.visit()
    desk.complete(visit)
    workspace = desk.workspace
    workspace.photos.add(visit, photo_file, "Aushang").result()
    workspace.editing.save("protocol", visit, {"internal_note": CANARY, "quick_note": CANARY}).result()
    version = workspace.protocols.finish(visit).result()
    pdfs = [
        workspace.documents.protocol(visit).pdf,
        workspace.documents.protocol(visit, "de", version.id).pdf,
    ]
    for pdf in pdfs:
        assert CANARY not in texts(pdf)
        assert CANARY.encode() not in pdf
    with workspace.core.session() as session:
        content = session.get(ProtocolVersion, version.id)
        assert content is not None
        assert content.content is not None
        assert CANARY.encode() not in content.content
    assert workspace.protocols.get(visit).internal_note == CANARY


def test_photos_are_kept_encrypted_and_come_back(desk: Desk, photo_file: Path) -> None:
    visit = desk.visit()
    workspace = desk.workspace
    photo = workspace.photos.add(visit, photo_file, " Aushang im Eingang ").result()
    row = workspace.protocols.get(visit).photos[0]
    assert (row.id, row.caption, row.file_name, row.present) == (
        photo,
        "Aushang im Eingang",
        "Aushang.jpg",
        True,
    )
    assert (row.width_px, row.height_px) == (1600, 1200)
    whole, small = (
        workspace.protocols.photo_bytes(photo),
        workspace.protocols.photo_bytes(photo, thumbnail=True),
    )
    assert whole is not None
    assert small is not None
    assert whole[:2] == small[:2] == b"\xff\xd8"
    assert len(small) <= 8 * 1024 < len(whole)
    kept = [path for path in (workspace.core.database.folder / "files").rglob("*") if path.is_file()]
    assert len(kept) == 2
    assert not any(b"\xff\xd8" in path.read_bytes()[:4] for path in kept)
    fixed = workspace.protocols.content(visit).photos[0]
    assert workspace.attachments.by_content(fixed.hash_hex) == whole
    for path in kept:
        path.unlink()
    assert workspace.protocols.photo_bytes(photo) is None
    assert not workspace.protocols.get(visit).photos[0].present
    assert "Foto" in "".join(workspace.documents.protocol(visit, for_office=True).notices)


def test_a_damaged_photo_is_no_photo(desk: Desk, photo_file: Path) -> None:
    visit = desk.visit()
    photo = desk.workspace.photos.add(visit, photo_file).result()
    largest = max(
        (desk.workspace.core.database.folder / "files").rglob("*"), key=lambda path: path.stat().st_size
    )
    damaged = bytearray(largest.read_bytes())
    damaged[1000] ^= 1
    largest.write_bytes(damaged)
    with pytest.raises(AttachmentDamagedError):
        desk.workspace.protocols.photo_bytes(photo)


def test_a_photo_that_is_no_picture_changes_nothing(desk: Desk, tmp_path: Path) -> None:
    visit = desk.visit()
    path = tmp_path / "brief.jpg"
    path.write_bytes(b"Sehr geehrte Damen und Herren")
    with pytest.raises(PhotoUnreadableError) as refused:
        desk.workspace.photos.add(visit, path).result()
    assert refused.value.words("de").startswith("Diese Datei lässt sich nicht als Foto lesen.")
    assert desk.workspace.protocols.get(visit).photos == ()
    assert not (desk.workspace.core.database.folder / "files").exists()


def test_the_same_file_twice_is_one_attachment(desk: Desk, photo_file: Path) -> None:
    visit = desk.visit()
    for caption in ("einmal", "noch einmal"):
        desk.workspace.photos.add(visit, photo_file, caption).result()
    assert [row.caption for row in desk.workspace.protocols.get(visit).photos] == ["einmal", "noch einmal"]
    with desk.workspace.core.raw() as raw:
        assert raw.execute("SELECT count(*) FROM attachment").fetchone()[0] == 1


def test_the_letterhead_is_on_every_page(workspace: Workspace, tmp_path: Path) -> None:
    documents = workspace.documents
    assert documents.letterhead().office == "Koordinierungsstelle"
    documents.save_letterhead(
        "Koordinierungsstelle Nord", "Am Anger 7\n00000 Musterstadt", "Gefördert."
    ).result()
    logo = tmp_path / "Land.png"
    logo.write_bytes(scenes.logo("MUSTER Land"))
    documents.add_logo(logo).result()
    documents.add_logo(logo).result()
    row = documents.letterhead()
    assert (row.office, row.sender) == ("Koordinierungsstelle Nord", "Am Anger 7\n00000 Musterstadt")
    assert [(name, image[:4]) for name, image in row.logos] == [("Land", b"\x89PNG")] * 2
    documents.remove_logo(0).result()
    documents.remove_logo(7).result()
    assert len(documents.letterhead().logos) == 1
    assert "Gefördert." in texts(documents.blank("de").pdf)


@pytest.mark.parametrize("data", [b"", b"GIF89a", b"\x89PNG\r\n\x1a\n" + b"\x00" * 40])
def test_a_logo_that_is_no_picture(workspace: Workspace, tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "Land.png"
    path.write_bytes(data)
    with pytest.raises(LogoUnreadableError):
        workspace.documents.add_logo(path).result()
    with pytest.raises(LogoUnreadableError):
        workspace.documents.add_logo(tmp_path / "missing.png").result()
    assert workspace.documents.letterhead().logos == ()


def test_what_the_content_holds(desk: Desk) -> None:
    desk.finished(date(2026, 9, 14))
    visit = desk.visit()
    desk.complete(visit, "Rampe erfragen")
    fields = {
        "distribution": "Träger\n\n Stadt ",
        "enclosures": "Teilnahmeliste",
        "begin": "09:30",
        "kind": "walk",
    }
    desk.workspace.editing.save("protocol", visit, fields).result()
    version = desk.workspace.protocols.finish(visit).result()
    with desk.workspace.core.session() as session:
        row = session.get(ProtocolVersion, version.id)
        assert row is not None
        content = decode_content(row.content or b"")
    assert content.project.title == "Projekt Sonnenhang"
    assert content.project.municipalities == ("Stadt Quellrode",)
    assert content.project.carrier == "Quellroder Nachbarschaftswerk e. V."
    assert (content.distribution, content.enclosures) == (("Träger", "Stadt"), ("Teilnahmeliste",))
    assert [(each.text, each.agreed_on) for each in content.carried] == [
        ("Aushang erneuern", date(2026, 9, 14))
    ]
    assert [(each.text, each.agreed_on) for each in content.agreements] == [("Rampe erfragen", None)]
    assert (content.carried_from, content.visit_kind, content.version) == (date(2026, 9, 14), "walk", 1)
    assert content.finished_by == "Fachreferat"


def test_photos_come_in_the_order_in_which_they_were_added(desk: Desk, tmp_path: Path) -> None:
    visit = desk.visit()
    names = ("poster", "steps", "van")
    for name in names:
        (tmp_path / f"{name}.jpg").write_bytes(scenes.picture(name))
    futures = [desk.workspace.photos.add(visit, tmp_path / f"{name}.jpg", name) for name in names]
    assert not futures[-1].done(), "the caller does not wait for pictures"
    for future in futures:
        future.result()
    assert [row.caption for row in desk.workspace.protocols.get(visit).photos] == list(names)


def test_closing_waits_for_photos(desk: Desk, photo_file: Path) -> None:
    visit = desk.visit()
    future = desk.workspace.photos.add(visit, photo_file)
    desk.workspace.close()
    assert future.done()
    assert future.exception() is None
