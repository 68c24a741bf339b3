"""The same protocols as a bare ReportLab document: its own templates, tables and paragraphs, nothing of ours.

No letterhead, no line that stays with its text, no bookmark, no reproducible bytes: what a first draft of
such a program would print. It is what a batch is held against.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Table

from inka_desktop.records.content import AgreementContent, ProtocolContent
from inka_desktop.reports.fonts import load_faces
from inka_desktop.reports.style import BOLD, REGULAR

_WIDTH = 180 * mm
_TEXT = ParagraphStyle("text", fontName=REGULAR, fontSize=9.5, leading=13)
_HEAD = ParagraphStyle("head", fontName=BOLD, fontSize=11, leading=16, spaceBefore=8)
_TITLE = ParagraphStyle("title", fontName=BOLD, fontSize=18, leading=24)
_RULES = [("LINEBELOW", (0, 0), (-1, -1), 0.5, "#c9cfca"), ("VALIGN", (0, 0), (-1, -1), "TOP")]


def write(contents: Sequence[ProtocolContent], target: Path) -> None:
    """All protocols in one file, each from a page of its own."""
    load_faces()
    flow = [part for content in contents for part in (*_protocol(content), PageBreak())]
    document = SimpleDocTemplate(str(target), pagesize=A4, leftMargin=15 * mm, rightMargin=15 * mm)
    document.build(flow, onFirstPage=_foot, onLaterPages=_foot)


def _foot(canvas: Any, document: Any) -> None:
    canvas.setFont(REGULAR, 7.5)
    canvas.drawRightString(195 * mm, 15 * mm, f"Seite {document.page}")


def _protocol(content: ProtocolContent) -> Iterator[Any]:
    yield Paragraph("Vor-Ort-Protokoll", _TITLE)
    facts = [
        ("Nummer", content.number), ("Projekt", content.project.title), ("Datum", str(content.date)),
        ("Ort", content.place), ("Anlass", content.occasion), ("Träger", content.project.carrier),
        ("Protokollführung", content.keeper),
    ]  # fmt: skip
    yield _table(facts, (30, 150))
    people = [(one.function, one.organization, one.remark) for one in content.people]
    yield from _part("Anwesende", people, (80, 60, 40))
    yield from _agreements("Vereinbarungen aus früheren Terminen", content.carried)
    yield from _part("Themen", [(one.title, one.text) for one in content.topics], (42, 138))
    texts = (content.observations, content.went_well, content.problems, content.recommendations)
    said = [("", text) for text in (*texts, content.carrier_statement) if text]
    yield from _part("Einschätzung", said, (42, 138))
    yield from _agreements("Vereinbarungen", content.agreements)
    ends = [("Anlagen", ", ".join(content.enclosures)), ("Verteiler", ", ".join(content.distribution))]
    yield _table(ends, (42, 138))


def _agreements(title: str, rows: Sequence[AgreementContent]) -> Iterator[Any]:
    said = [
        (str(number), one.text, one.responsible, str(one.due), one.state)
        for number, one in enumerate(rows, 1)
    ]
    return _part(title, said, (8, 82, 36, 24, 30))


def _part(title: str, rows: Sequence[Sequence[str]], shares: Sequence[float]) -> Iterator[Any]:
    if rows:
        yield Paragraph(title, _HEAD)
        yield _table(rows, shares)


def _table(rows: Sequence[Sequence[str]], shares: Sequence[float]) -> Table:
    cells = [[Paragraph(text, _TEXT) for text in row] for row in rows]
    return Table(cells, [share * mm for share in shares], style=_RULES, splitInRow=1)
