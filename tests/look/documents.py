"""The documents of the example as pictures: what the printer would get."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from PIL import Image

from inka_desktop.reports.agreement_sheet import render_agreement_sheet
from inka_desktop.reports.attendance_list import render_attendance_list
from inka_desktop.reports.consultation import Round, render_consultation
from inka_desktop.reports.ended_device import render_ended_device
from inka_desktop.reports.letterhead import RenderedDocument
from inka_desktop.reports.preview import page_images
from inka_desktop.reports.recovery_sheet import render_recovery_sheet
from inka_desktop.services.member_rows import GuestRow, InvitedRow
from tests.look.stage import Subjects
from tests.reports import every
from tests.reports.example import ENDED, LETTERHEAD, RECOVERY
from tests.reports.meetings import TALK, minutes

DPI = 80


def draw_documents(subjects: Subjects, out: Path) -> None:
    """Every page of what the example prints in both languages, and of every document at its limits."""
    documents = subjects.workspace.documents
    version = subjects.workspace.protocols.get(subjects.visit, subjects.on).versions[0].id
    _draw(out, "protocol-de", documents.protocol(subjects.visit, "de", version))
    _draw(out, "protocol-en", documents.protocol(subjects.visit, "en", version))
    _draw(out, "draft-de", documents.protocol(subjects.draft, "de"))
    _draw(out, "blank-de", documents.blank("de"))
    stock = subjects.workspace.stock
    later, earlier = (row.id for row in stock.list()[:2])
    for language in ("de", "en"):
        _draw(out, f"stock-{language}", stock.report(later, language, earlier))
    _draw(out, "blank-stock-de", stock.blank("de"))
    for name, content in (("talk", TALK), ("minutes", minutes())):
        for language in ("de", "en"):
            _draw(out, f"{name}-{language}", documents.draw(content, language))
    _draw(out, "blank-talk-de", documents.blank("de", "talk"))
    _draw(out, "blank-minutes-de", documents.blank("de", "meeting"))
    _draw(out, "invitation-de", documents.invitation(minutes(), "Bitte teilen Sie mit, ob Sie kommen.", "de"))
    asked = Round(
        1, date(2026, 12, 10), ("Projektleitung, Nachbarschaftswerk", "Amtsleitung, Stadt"), "ab" * 32, None
    )
    for language in ("de", "en"):
        _draw(out, f"consultation-{language}", render_consultation(minutes(), asked, LETTERHEAD, language))
        _draw(out, f"sheet-{language}", render_agreement_sheet(TALK, LETTERHEAD, language))
        _draw(out, f"attendance-{language}", render_attendance_list(minutes(), LETTERHEAD, language))
    for language in ("de", "en"):
        _draw(out, f"recovery-{language}", render_recovery_sheet(RECOVERY, LETTERHEAD, language))
        _draw(out, f"ended-{language}", render_ended_device(ENDED, LETTERHEAD, language))
    until = datetime(2026, 12, 10, tzinfo=UTC)
    strips = [
        InvitedRow(
            GuestRow(f"Frau Beispiel {number}", "carrier", (), "Verein"), f"Einladung_KS{number}.inka", b"",
            "7KQM-3XTA", b"", until,
        )
        for number in range(12)
    ]  # fmt: skip
    _draw(out, "codes-de", documents.code_sheet(strips, subjects.on)[1])

    _draw_every(out)


def _draw_every(out: Path) -> None:
    """Each document empty and as hard as people make it, and as a printer without colours has it."""
    for name, size in every.sizes():
        document = every.drawn(name, size)
        if size == "usual":
            _draw(out / "grey", name, document, "L")
        else:
            _draw(out / size, name, document)


def _draw(out: Path, name: str, document: RenderedDocument, mode: str = "RGB") -> None:
    out.mkdir(parents=True, exist_ok=True)
    for number, page in enumerate(page_images(document.pdf, DPI), start=1):
        picture = Image.frombuffer(
            "RGBX", (page.width, page.height), page.rgba, "raw", "RGBX", page.stride, 1
        )
        picture.convert("RGB").convert(mode).save(out / f"{name}-{number}.png")
