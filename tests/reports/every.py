"""Every document there is, as it usually is, empty, and as hard as people make it.

Hard is: each text of people has a word longer than any line and is marked at both ends, lists are long, and
there are sixty photos.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from itertools import count
from typing import Any, NamedTuple, TypeVar
from uuid import UUID

from inka_desktop.records.content import AgreementContent, PhotoContent, PresentContent, ProtocolContent
from inka_desktop.records.coordinates import Coordinates
from inka_desktop.records.form_content import FormContent
from inka_desktop.records.stock_compare import compare
from inka_desktop.records.stock_content import (
    ActorContent,
    FigureContent,
    FindingContent,
    InstitutionContent,
    PointContent,
    StockContent,
)
from inka_desktop.reports.agreement_list import AgreementListContent, ListedAgreement, render_agreement_list
from inka_desktop.reports.agreement_sheet import render_agreement_sheet
from inka_desktop.reports.attendance_list import render_attendance_list
from inka_desktop.reports.calendar_list import CalendarListContent, ListedEntry, render_calendar_list
from inka_desktop.reports.code_sheet import CodeStrip, render_code_sheet
from inka_desktop.reports.codebook import CodebookContent, render_codebook
from inka_desktop.reports.consultation import Round, render_consultation
from inka_desktop.reports.ended_device import EndedContent, render_ended_device
from inka_desktop.reports.erasure import ErasureContent, render_erasure
from inka_desktop.reports.form_sheet import render_form
from inka_desktop.reports.indicator_list import (
    IndicatorContent,
    IndicatorLine,
    Quarter,
    Shown,
    render_indicators,
)
from inka_desktop.reports.invitation import render_invitation
from inka_desktop.reports.letterhead import Letterhead, RenderedDocument
from inka_desktop.reports.protocol import render_protocol
from inka_desktop.reports.recovery_sheet import render_recovery_sheet
from inka_desktop.reports.stock import render_stock

from . import forms
from .example import ENDED, LETTERHEAD, RECOVERY, SONNENHANG, photo
from .meetings import TALK, minutes

T = TypeVar("T")
ON = dt.date(2026, 11, 23)
AT = dt.datetime(2026, 11, 23, 13, 3, tzinfo=dt.UTC)
KEY = UUID(int=7)
LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 2
PHOTOS = 60
IN_TABLES = (
    AgreementContent, PresentContent, PointContent, InstitutionContent, ActorContent, FigureContent,
    IndicatorLine,
)  # fmt: skip
"""What is a row of a table: never divided where it fits on a page."""
FLOWING: Mapping[str, type[Any]] = {"sheet": PresentContent, "minutes": AgreementContent}
"""What some documents say in a text instead."""
ROUND = Round(2, dt.date(2026, 12, 10), ("Projektleitung, Träger", "Amtsleitung, Stadt"), "ab" * 32, None)
STOCK = StockContent(
    area="Bahnhofsvorstadt", municipality="Stadt Rothenlohe", project="Projekt Bahnhofsvorstadt",
    date=dt.date(2026, 9, 7), date_to=dt.date(2026, 10, 16), methods=("by_statistics", "by_walk"),
    method_note="zwei Begehungen, neun Gespräche", delimitation="Von der Bahnlinie bis zum Mühlgraben.",
    summary="Erfasst wurden 23 Einrichtungen. Sechs davon sind ohne Stufen erreichbar.",
    next_note="Herbst 2028, gleiche Wege",
    people=(PresentContent("Stadtplanung", "Stadt Rothenlohe"), PresentContent("Jugendamt", "Landkreis")),
    points=tuple(
        PointContent(
            number, f"Punkt {number}", "Beleuchtung", "weakness", "Abends dunkel und gemieden.",
            Coordinates(54.6 + number / 900, 7.003 + number % 3 / 700),
            PhotoContent(f"p{number}", f"Punkt {number}", 800, 600),
        )
        for number in range(1, 5)
    ),
    institutions=(
        InstitutionContent(
            KEY, "Jugendclub Gleis 3", "Jugendclub", "Miteinander e. V.", "Hausaufgaben", "Jugendliche",
            "40 Plätze", "ohne Stufen", "Di bis Sa 14–20 Uhr", "Stadt",
        ),
    ),
    actors=(ActorContent("Wohnungsgenossenschaft", "Stellt Räume", "close", "Seit 2024"),),
    figures=(
        FigureContent(KEY, "Einwohner", "4.180", "counted", "31.640", "2,1 Mio.", "Melderegister", ON),
        FigureContent(KEY, "Leerstand", "", "not_collected"),
    ),
    findings=tuple(
        FindingContent(kind, f"Befund zu {kind}")
        for kind in ("strength", "weakness", "gap", "duplicate", "conclusion")
    ),
)  # fmt: skip
STOCK_BEFORE = replace(
    STOCK, date=dt.date(2024, 9, 9),
    points=tuple(replace(one, assessment="strength", note="Heller als früher.") for one in STOCK.points[:3]),
    institutions=tuple(replace(one, capacity="25 Plätze", financing="Land") for one in STOCK.institutions),
    actors=tuple(replace(one, relation="strained") for one in STOCK.actors),
    findings=tuple(replace(one, what=f"Früher: {one.what}") for one in STOCK.findings),
)  # fmt: skip
AGREEMENTS = AgreementListContent(
    tuple(ListedAgreement(one, "Projekt Sonnenhang") for one in SONNENHANG.agreements), "project", ON
)
CALENDAR = CalendarListContent(
    tuple(
        ListedEntry("visit", KEY, ON + dt.timedelta(n * 9), "Projekt Sonnenhang", place="Rathaus")
        for n in range(5)
    ),
    dt.date(2026, 11, 1), dt.date(2027, 1, 31), ON,
)  # fmt: skip
SMALL, MORE = Shown(hidden="small"), Shown(hidden="more")
CODEBOOK = CodebookContent(
    "Quartalsbogen",
    (("bogen", "Quartalsbogen"), ("angebot", "Angebote")),
    (
        ("", "", "", "Regel", None, "Von Tagen steht hier nur der Monat."),
        ("", "", "", "", "-99", "Nicht erhoben"),
        ("bogen", "tag_des_besuchs", "Tag des Besuchs", "Tag", None, None),
        ("bogen", "offen", "Ist das Büro offen?", "eine Antwort", None, None),
        ("bogen", "offen", None, None, "ja", "Ja, an allen Tagen"),
        ("bogen", "offen", None, None, "nein", "Nein"),
        ("bogen", "anmerkung_der_ansprechperson", "Anmerkung", "Text", None, None),
        ("angebot", "gaeste", "Gäste", "ganze Zahl", None, None),
    ),
    ON,
)
FIGURES = IndicatorContent(
    (
        IndicatorLine(
            "INKA-E1", "Erstkontakte", False, 26.5, Shown(37), "on_track",
            (("women", SMALL), ("men", MORE), ("not_stated", Shown(30))), (("55_plus", Shown(37)),),
            {"not_collected": 2}, Shown(12), ("submission", "counts"), ON,
            tuple(
                IndicatorLine("INKA-E1", "Erstkontakte", False, 9, shown, light, project=f"Projekt {n}")
                for n, (shown, light) in enumerate(((SMALL, ""), (Shown(12), "near"), (Shown(), "no_result")))
            ),
            tuple(
                Quarter(dt.date(2026, 1 + 3 * n, 1), (Shown(9), MORE, Shown(), Shown(14))[n], 8)
                for n in range(4)
            ),
        ),
        IndicatorLine("EECO01", "Gesamtzahl der Teilnehmer", True, None, Shown(0), "no_target"),
    ),
    dt.date(2026, 7, 1), dt.date(2026, 9, 30), "", ON, 3, 95, 75,
)  # fmt: skip
ERASURE = ErasureContent(
    about="Projekt Sonnenhang", at=AT, by="Fachreferat", reason="Widerruf der Einwilligung",
    records=(("Vor-Ort-Protokoll", 1, "Ort, Protokollführung"), ("Foto", 12, "Bildunterschrift")),
    confirmed=(("Laptop Büro", "Fachreferat"),), waiting=(("Laptop unterwegs", "Projektbegleitung"),),
    folders=("/media/stick/INKA-Sicherung KS1",), as_of=AT,
)  # fmt: skip
STRIPS = tuple(
    CodeStrip(f"Person {n}", f"Träger {n}", f"Einladung_KS{n}.inka", "AB12-CD34", ON) for n in range(12)
)


def picture(hash_hex: str) -> bytes | None:
    """Each photo is one of four."""
    return photo(len(hash_hex) % 4, 800, 600) if hash_hex else None


def _protocol(content: ProtocolContent, language: str) -> RenderedDocument:
    return render_protocol(content, LETTERHEAD, picture, language=language)


def _consultation(content: ProtocolContent, language: str) -> RenderedDocument:
    return render_consultation(content, ROUND, LETTERHEAD, language)


def _invitation(content: ProtocolContent, language: str) -> RenderedDocument:
    return render_invitation(content, "Bitte sagen Sie zu.", LETTERHEAD, language)


def _stock(content: StockContent, language: str) -> RenderedDocument:
    return render_stock(content, LETTERHEAD, picture, None, language)


def _codes(content: tuple[CodeStrip, ...], language: str) -> RenderedDocument:
    return render_code_sheet(content, LETTERHEAD, ON, language)


def _filled(content: FormContent, language: str) -> RenderedDocument:
    return render_form(content, LETTERHEAD, language, "filled")


def _on_letterhead(
    draw: Callable[[Any, Letterhead, str], RenderedDocument],
) -> Callable[[Any, str], RenderedDocument]:
    return lambda content, language: draw(content, LETTERHEAD, language)


def _two_rounds(content: tuple[StockContent, StockContent], language: str) -> RenderedDocument:
    return render_stock(content[1], LETTERHEAD, picture, compare(*content), language)


class Kind(NamedTuple):
    """A document: its content, its content when nothing is known, and how it is drawn in a language."""

    usual: Any
    empty: Any
    draw: Callable[[Any, str], RenderedDocument]


NO_VISIT = ProtocolContent()
NO_TALK, NO_MINUTES = (replace(NO_VISIT, kind=kind, format=2) for kind in ("carrier_talk", "minutes"))
NO_DEVICE = EndedContent("leave", "", "", "", "", "", AT, "", None, (), 0, 0, (), AT)
NO_ERASURE = ErasureContent("", None, "", "", (), (), (), (), AT)
EVERY: Mapping[str, Kind] = {
    "visit": Kind(SONNENHANG, NO_VISIT, _protocol),
    "talk": Kind(TALK, NO_TALK, _protocol),
    "minutes": Kind(minutes(), NO_MINUTES, _protocol),
    "consultation": Kind(SONNENHANG, NO_VISIT, _consultation),
    "sheet": Kind(TALK, NO_VISIT, _on_letterhead(render_agreement_sheet)),
    "attendance": Kind(minutes(), NO_VISIT, _on_letterhead(render_attendance_list)),
    "invitation": Kind(minutes(), NO_MINUTES, _invitation),
    "agreements": Kind(
        AGREEMENTS, AgreementListContent((), "project", ON), _on_letterhead(render_agreement_list)
    ),
    "agreements_single": Kind(
        replace(AGREEMENTS, agreements=AGREEMENTS.agreements[:1], single=True),
        AgreementListContent((), "project", ON, single=True),
        _on_letterhead(render_agreement_list),
    ),
    "calendar": Kind(CALENDAR, CalendarListContent((), ON, ON, ON), _on_letterhead(render_calendar_list)),
    "codebook": Kind(CODEBOOK, CodebookContent("", (), (), ON), _on_letterhead(render_codebook)),
    "figures": Kind(
        FIGURES, IndicatorContent((), ON, ON, "", ON, 3, 95, 75), _on_letterhead(render_indicators)
    ),
    "stock": Kind(STOCK, StockContent(), _stock),
    "stock_compared": Kind((STOCK_BEFORE, STOCK), (StockContent(), StockContent()), _two_rounds),
    "recovery": Kind(RECOVERY, RECOVERY, _on_letterhead(render_recovery_sheet)),
    "ended": Kind(ENDED, NO_DEVICE, _on_letterhead(render_ended_device)),
    "erasure": Kind(ERASURE, NO_ERASURE, _on_letterhead(render_erasure)),
    "codes": Kind(STRIPS, (), _codes),
    "form_blank": Kind(forms.BLANK, forms.EMPTY, _on_letterhead(render_form)),
    "form_filled": Kind(forms.FILLED, forms.EMPTY, _filled),
}
"""By name."""


class Hard:
    """Makes content hard; knows which marks it gave, and which of them stand in rows of tables."""

    def __init__(self, flowing: type[Any] | None) -> None:
        self._numbers = count(1000)
        self._flowing = flowing
        self.marks: list[str] = []
        self.in_tables: list[str] = []

    def of(self, value: T, *, table: bool = False) -> T:
        """The same content, each text of people longer and marked."""
        if isinstance(value, str):
            return self._text(value, table=table)  # type: ignore[return-value]  # a text for a text
        if isinstance(value, tuple) and not hasattr(value, "_fields"):
            return tuple(self.of(one, table=table) for one in value)  # type: ignore[return-value]  # as above
        if is_dataclass(value) and not isinstance(value, type):
            inside = table or (isinstance(value, IN_TABLES) and type(value) is not self._flowing)
            texts = {one.name: self.of(getattr(value, one.name), table=inside) for one in fields(value)}
            return replace(value, **texts)
        return value

    def _text(self, text: str, *, table: bool) -> str:
        """Words of the program's own and numbers stay what they are."""
        if not text[:1].isupper() or len(text) < 4 or (text.replace("-", "").isalnum() and text.isupper()):
            return text
        mark = str(next(self._numbers))
        self.marks.append(mark)
        if table:
            self.in_tables.append(mark)
        return f"A{mark}a {text} {LONG} Z{mark}z"


def hard(name: str) -> tuple[Any, Hard]:
    """The content of a document as hard as it gets, and what was marked in it."""
    usual, made = EVERY[name].usual, Hard(FLOWING.get(name))
    if isinstance(usual, ProtocolContent):
        photos = tuple(PhotoContent(f"p{n}", f"Bild {n}", 800, 600) for n in range(PHOTOS))
        usual = replace(usual, photos=photos, agreements=usual.agreements * 12, people=usual.people * 4)
    elif isinstance(usual, StockContent):
        usual = _long(usual)
    elif name == "stock_compared":
        usual = tuple(_long(one) for one in usual)
    return made.of(usual), made


def _long(content: StockContent) -> StockContent:
    """A round of many rows."""
    points = tuple(
        replace(content.points[n % len(content.points)], number=n + 1, origin=UUID(int=n + 1))
        for n in range(PHOTOS)
    )
    return replace(
        content, points=points, institutions=content.institutions * 15, actors=content.actors * 12,
        figures=content.figures * 12, findings=content.findings * 4,
    )  # fmt: skip


def drawn(name: str, size: str, language: str = "de") -> RenderedDocument:
    """A document in a size: ``usual``, ``empty`` or ``hard``."""
    kind = EVERY[name]
    content = hard(name)[0] if size == "hard" else kind.empty if size == "empty" else kind.usual
    return kind.draw(content, language)


def sizes() -> Iterator[tuple[str, str]]:
    """Every document in every size."""
    for name in EVERY:
        for size in ("usual", "empty", "hard"):
            yield name, size
