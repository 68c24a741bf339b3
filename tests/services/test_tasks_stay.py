"""Tasks and follow-up dates never leave: no carrier gets a byte, no document prints one, mine are mine."""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from inka_desktop.errors import InkaError
from inka_desktop.exchange.container import open_envelope
from inka_desktop.records.content import encode_content
from inka_desktop.records.folding import fold
from inka_desktop.records.values import Role
from inka_desktop.services.due_rows import DueFilter
from inka_desktop.services.rows import ProtocolFilter
from inka_desktop.services.workspace import Workspace

from .conftest import TODAY, Desk
from .test_releases import Office, office, release

__all__ = ["office"]

TASK, MINE, THEIRS = "Buchprüfung-Kanarienvogel", "Nachfassen-Kanarienvogel", "Urlaubsplan-Kanarienvogel"
SHARED = "Aushang erneuern"
CANARIES = (TASK, MINE, THEIRS)


def write(workspace: Workspace, desk: Desk, task: str, own: str) -> None:
    """A task and a follow-up date about the project, with notes, tag and comment that say the same."""
    given = {"what": task, "note": task, "due": TODAY, "project_id": desk.project}
    workspace.tasks.add("task", given | {"responsible": task}).result()
    follow = workspace.tasks.add("follow_up", given | {"what": own, "note": own}).result()
    workspace.tags.put("follow_up", follow, own).result()
    workspace.comments.write("follow_up", follow, own).result()


def on_disk(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def tables_of(workspace: Workspace) -> bytes:
    """Everything in every table, the index's words unpacked among it."""
    heap: list[bytes] = []
    with workspace.core.raw() as raw:
        names = raw.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')").fetchall()
        for (name,) in names:
            for row in raw.execute(f'SELECT * FROM "{name}"').fetchall():
                heap += [v if isinstance(v, bytes) else str(v).encode() for v in row]
        kept = raw.execute("SELECT words FROM search_doc").fetchall()
        heap += [zlib.decompress(words) for (words,) in kept]
    return b"\n".join(heap)


def opened_by(workspace: Workspace, place: Path) -> bytes:
    """What the keys of a device open of all files at a place."""
    with workspace.core.raw() as raw:
        keys = {key for (key,) in raw.execute("SELECT key FROM sync_key").fetchall()}
    plain = b""
    for path in (one for one in place.rglob("*") if one.is_file()):
        for key in keys:
            try:
                body = open_envelope(path.read_bytes()).decrypt(key)
                plain += b"".join(b"".join(block) for block in body.blocks())
            except InkaError:  # sealed with another key, or no segment
                continue
    return plain


def test_no_carrier_gets_a_byte(office: Office, tmp_path: Path) -> None:
    desk, owner, place = office.desk, office.owner, tmp_path / "austausch"
    visit = desk.finished(TODAY, SHARED)
    release(owner, visit)
    other, carrier = office.join(Role.COORDINATOR, "B"), office.join(Role.CARRIER, "Träger")
    write(owner, desk, TASK, MINE)
    write(other, desk, TASK, THEIRS)
    office.meet()
    for one in (owner, other):
        assert one.due.count("task", DueFilter(), TODAY) == 2
        assert one.due.count("follow_up", DueFilter(), TODAY) == 1
    assert carrier.due.count("task", DueFilter(), TODAY) == carrier.due.count("follow_up", DueFilter()) == 0
    found = {workspace: opened_by(workspace, place) for workspace in (owner, other, carrier)}
    assert SHARED.encode() in found[carrier]
    assert [word.encode() in found[owner] for word in CANARIES] == [True, True, False]  # the last is B's own
    assert [word.encode() in found[other] for word in CANARIES] == [True, False, True]
    heap = found[carrier] + on_disk(tmp_path / "Träger") + tables_of(carrier)
    assert SHARED.encode() in heap
    for word in (*CANARIES, *(fold(one) for one in CANARIES), "kanarienvogel"):
        assert word.encode() not in heap
    assert TASK.encode() in tables_of(owner)  # it can be found where it is


def documents(desk: Desk, folder: Path) -> Iterator[bytes]:
    """Everything that is made of the workspace for somebody outside."""
    workspace = desk.workspace
    visit = desk.finished(TODAY - timedelta(40), SHARED)
    draft = desk.visit()
    body = workspace.series.create("Steuerungsgruppe", "steering_group", desk.project).result()
    meeting = workspace.series.start(body, TODAY).result()
    made = release(workspace, visit)
    for grouping in ("project", "responsible"):
        listed = workspace.agreement_papers.content(DueFilter("all"), grouping, TODAY)
        yield workspace.agreement_papers.draw(listed).pdf
    for each in (visit, draft, meeting):
        yield workspace.documents.protocol(each).pdf
        yield workspace.signing.attendance_list(each).pdf
        yield workspace.signing.to_sign(each, "sheet").document.pdf
        yield encode_content(workspace.documents.content(each, None))
    yield workspace.series.invitation(meeting).pdf
    yield workspace.releases.document(made.id).pdf
    yield workspace.sheets.agreements(TODAY)
    yield workspace.sheets.agreements(TODAY, "de", DueFilter("all"))
    yield workspace.sheets.protocols(ProtocolFilter())
    yield workspace.sheets.projects(TODAY)
    folder.mkdir()
    workspace.readable.switch_on(folder).result()
    workspace.readable.refresh().result()
    yield on_disk(folder)


def unpacked(data: bytes) -> bytes:
    """The bytes with all packed streams of a PDF or a spreadsheet unpacked beside them."""
    parts = [data]
    for found in re.finditer(rb"stream\r?\n(.*?)endstream", data, re.DOTALL):
        try:
            parts.append(zlib.decompress(found.group(1)))
        except zlib.error:
            parts.append(found.group(1))
    return b"".join(parts)


def words_of(data: bytes) -> str:
    """What people read in a PDF; in a spreadsheet what its cells hold."""
    import io

    from openpyxl import load_workbook
    from pypdf import PdfReader

    if data.startswith(b"%PDF"):
        text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)
        return re.sub(r"[\s\u00ad\u2010-]", "", text)
    if data.startswith(b"PK"):
        rows = load_workbook(io.BytesIO(data)).worksheets[0].iter_rows(values_only=True)
        return json.dumps([[str(cell) for cell in row] for row in rows], ensure_ascii=False).replace("-", "")
    return data.decode("utf-8", "replace").replace("-", "")


def test_no_document_prints_one(office: Office, tmp_path: Path) -> None:
    write(office.owner, office.desk, TASK, MINE)
    read = 0
    for data in documents(office.desk, tmp_path / "lesbar"):
        read += SHARED.replace(" ", "") in words_of(data).replace(" ", "")
        assert "Kanarienvogel" not in words_of(data)
        assert b"Kanarienvogel" not in unpacked(data)
    assert read >= 6  # what is meant to leave is found by the same reading


def test_a_follow_up_date_without_a_space_of_ones_own_is_refused(workspace: Workspace) -> None:
    from inka_desktop.services.errors import SpaceMissingError

    with pytest.raises(SpaceMissingError):
        workspace.editing.add("follow_up", {"what": MINE}).result()
    key = workspace.tasks.add("follow_up", {"what": MINE}).result()
    with workspace.core.raw() as raw:
        query = "SELECT s.kind FROM follow_up f JOIN sync_space s ON s.id = f.space WHERE f.id = ?"
        assert raw.execute(query, (key.bytes,)).fetchone() == ("personal",)
