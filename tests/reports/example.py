"""The invented protocol of the example texts, its letterhead and photos drawn by the test itself."""

from __future__ import annotations

import datetime as dt
import functools
import io

from PIL import Image, ImageDraw

from inka_desktop.exchange.recovery import groups_of
from inka_desktop.records.content import (
    AgreementContent,
    PhotoContent,
    PresentContent,
    ProjectContent,
    ProtocolContent,
    TopicContent,
)
from inka_desktop.reports.ended_device import EndedContent, OnDevice
from inka_desktop.reports.letterhead import Letterhead, Logo
from inka_desktop.reports.recovery_sheet import RecoveryContent

PUBLICITY = (
    "Gefördert durch den Freistaat Musterland aus Mitteln des Europäischen Sozialfonds Plus. "
    "(Beispieltext: Der verbindliche Wortlaut wird in den Einstellungen hinterlegt.)"
)


def _saved(image: Image.Image, kind: str) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, quality=85) if kind == "JPEG" else image.save(out, kind)
    return out.getvalue()


def logo(name: str, colour: str, width: int = 900, height: int = 400) -> Logo:
    """A made-up logo with a transparent ground."""
    image = Image.new("RGBA", (width, height), (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)
    draw.rounded_rectangle((6, 6, width - 6, height - 6), 40, outline=colour, width=14)
    draw.ellipse((60, 90, 280, 310), fill=colour)
    draw.rectangle((330, 130, width - 70, 190), fill=colour)
    draw.rectangle((330, 220, width - 200, 260), fill=colour)
    return Logo(name, _saved(image, "PNG"))


LETTERHEAD = Letterhead(
    office="Koordinierungsstelle INKA (Beispiel)",
    sender=("Musterplatz 1, 00000 Quellrode", "Telefon 00000 12345 · post@beispiel.invalid"),
    publicity=PUBLICITY,
    logos=(logo("Programm", "#17694f"), logo("Land", "#7a2530", 700), logo("Europa", "#22418f", 600)),
)


@functools.cache
def photo(number: int, width: int = 1600, height: int = 1200, *, noise: int = 12) -> bytes:
    """A drawn scene as JPEG; the noise gives it the weight of a real photo."""
    ground = Image.effect_noise((width, height), noise).convert("L")
    hue = 60 + number * 29 % 120
    sky = Image.merge(
        "RGB", (ground.point(lambda v: min(v + 30, 255)), ground, ground.point(lambda v: v // 2 + hue))
    )
    draw = ImageDraw.Draw(sky)
    draw.rectangle((0, height * 2 // 3, width, height), fill=(120, 122, 110))
    for at in range(4):
        left = (at * 0.23 + 0.05) * width
        top = height * (0.25 + 0.07 * ((at + number) % 3))
        draw.rectangle(
            (left, top, left + width * 0.18, height * 0.72), fill=(200 - 20 * at, 190, 170 - 9 * number)
        )
        draw.rectangle((left + 30, top + 50, left + 90, top + 140), fill=(70, 90, 110))
    draw.rectangle((width * 0.4, height * 0.45, width * 0.55, height * 0.6), outline=(20, 20, 20), width=6)
    return _saved(sky, "JPEG")


PHOTOS = {"a1": photo(1), "b2": photo(2), "c3": photo(3, 1200, 1600), "d4": photo(4)}


def photo_bytes(hash_hex: str) -> bytes | None:
    """The photos of the example."""
    return PHOTOS.get(hash_hex)


SONNENHANG = ProtocolContent(
    number="VOP-2026-KS2-014",
    version=1,
    project=ProjectContent(
        title="Sonnenhang",
        file_number="MUSTER-2025-0107",
        municipalities=("Stadt Quellrode",),
        carrier="Quellroder Nachbarschaftswerk e. V.",
    ),
    visit_kind="accompaniment",
    occasion="Halbjahresbesuch",
    date=dt.date(2026, 11, 23),
    begin=dt.time(9, 30),
    end=dt.time(11, 20),
    place="Nachbarschaftsladen Sonnenhang, Beratungsraum",
    keeper="Fachreferat (Koordinierungsstelle)",
    people=(
        PresentContent("Projektleitung und zwei Beratungsfachkräfte", "Träger"),
        PresentContent("Sachgebietsleitung Soziales", "Stadt Quellrode", "", "bis 10:30 Uhr"),
        PresentContent("Quartiersbetreuung", "Wohnungsgesellschaft", "", "zu Thema 3"),
        PresentContent("Fachreferat", "Koordinierungsstelle", "", "Protokollführung"),
    ),
    carried_from=dt.date(2026, 9, 14),
    carried=(
        AgreementContent("Aushang mit EU-Emblem", "Träger", dt.date(2026, 11, 15)),
        AgreementContent(
            "Liste der Netzwerkpartner", "Träger", dt.date(2026, 10, 30), "done", "", dt.date(2026, 11, 2)
        ),
    ),
    topics=(
        TopicContent(
            "Personal, Räume, Öffnungszeiten",
            "Beide Stellen sind besetzt. Seit Oktober ist der Laden auch donnerstags bis 18:00 Uhr geöffnet. "
            "Der zweite Beratungsraum ist hellhörig; vertrauliche Gespräche finden deshalb nur "
            "vormittags statt.",
        ),
        TopicContent(
            "Erreichung der Zielgruppen",
            "Die offene Beratung suchen im Schnitt 34 Personen je Woche auf, etwa ein Drittel zum "
            "ersten Mal. "
            "Das Frühstück am Mittwoch erreicht vor allem Alleinerziehende. Ältere Männer kommen "
            "bisher kaum.",
        ),
        TopicContent(
            "Netzwerk und Steuerungsgruppe",
            "Jobcenter und Wohnungsgesellschaft nehmen regelmäßig teil. Die Schulsozialarbeit fehlte in den "
            "letzten zwei Sitzungen. Die Quartiersbetreuung bietet an, Hinweise auf die Beratung mit der "
            "Betriebskostenabrechnung zu versenden.",
        ),
        TopicContent(
            "Öffentlichkeitsarbeit",
            "Das Plakat im Eingangsbereich ist verblichen, das EU-Emblem nicht mehr erkennbar (Foto 1).",
        ),
    ),
    went_well="Die gemeinsame Sprechstunde mit der Schuldnerberatung vermeidet Doppelwege und ist "
    "bis Jahresende "
    "ausgebucht.",
    problems="Die Wartezeit auf einen Platz in der Schuldnerberatung beträgt zehn Wochen. Für Menschen mit "
    "Gehbehinderung ist der Laden wegen zweier Stufen schwer zugänglich.",
    recommendations="Die Koordinierungsstelle regt an, ältere Männer über den Gartenverein anzusprechen "
    "und die "
    "Rampe in den Aktionsplan 2027 aufzunehmen.",
    carrier_statement="Der Träger stimmt dem Protokoll zu. Er weist darauf hin, dass die längere "
    "Öffnungszeit nur "
    "mit beiden Stellen zu halten ist.",
    agreements=(
        AgreementContent(
            "Aushang mit EU-Emblem erneuern und Foto senden",
            "Träger",
            dt.date(2026, 11, 30),
            "open",
            "Termin verlängert",
        ),
        AgreementContent(
            "Gespräch mit der Schulsozialarbeit führen", "Koordinierungsstelle", dt.date(2026, 12, 15)
        ),
        AgreementContent("Kosten einer mobilen Rampe erfragen", "Stadt Quellrode", dt.date(2027, 1, 15)),
    ),
    next_date=dt.date(2027, 3, 10),
    next_time=dt.time(9, 30),
    next_note="anschließend Begehung am Garagenhof",
    photos=(
        PhotoContent("a1", "Plakat im Eingangsbereich", 1600, 1200),
        PhotoContent("b2", "Zwei Stufen vor der Ladentür", 1600, 1200),
        PhotoContent("c3", "Aushang der Öffnungszeiten", 1200, 1600),
        PhotoContent("d4", "Garagenhof von der Straße aus", 1600, 1200),
    ),
    enclosures=("Teilnahmeliste",),
    distribution=("Träger", "Stadt Quellrode", "Koordinierungsstelle"),
    finished_at=dt.datetime(2026, 11, 23, 17, 2, 11, tzinfo=dt.UTC),
    finished_by="Fachreferat",
)


RECOVERY = RecoveryContent(
    "Koordinierungsstelle INKA (Beispiel)", groups_of(bytes(range(32))), dt.date(2026, 11, 23)
)
_AT = dt.datetime(2026, 11, 23, 8, 15, tzinfo=dt.UTC)
ENDED = EndedContent(
    kind="revoke",
    device="Laptop unterwegs",
    person="Fachreferat",
    role="coordinator",
    tag="KS2",
    identifier="a991e85b",
    at=_AT,
    by="Leitung, Laptop Büro",
    heard=_AT - dt.timedelta(days=2),
    records=(
        OnDevice("org", "", "person", 7, _AT - dt.timedelta(days=2)),
        OnDevice("coord", "", "protocol", 12, _AT - dt.timedelta(days=3)),
        OnDevice("coord", "", "photo", 31, _AT - dt.timedelta(days=3)),
        OnDevice("project", "Sonnenhang", "released_protocol", 4, None),
    ),
    replaced=3,
    readable=3,
    followers=(("Laptop Büro", "Leitung", True), ("Laptop Quellrode", "Fachreferat 2", False)),
    made=_AT + dt.timedelta(hours=2),
)
