"""The printed Vor-Ort-Protokoll says everything, in order, on every page as it should."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields, replace
from typing import Any

import pytest

from inka_desktop.records.content import AgreementContent, PhotoContent, ProtocolContent, TopicContent
from inka_desktop.reports.letterhead import Letterhead, RenderedDocument
from inka_desktop.reports.protocol import render_blank_protocol, render_protocol
from inka_desktop.reports.style import MARGIN, PAGE_HEIGHT, PAGE_WIDTH

from .example import LETTERHEAD, PUBLICITY, SONNENHANG, photo, photo_bytes
from .meetings import TALK, minutes
from .reading import flat, fonts_of, opened, page_texts, whole_text, words_of

EXPECTED = """
VOP-2026-KS2-014|Fassung 1|Vor-Ort-Protokoll|Projekt Sonnenhang, Stadt Quellrode|23.11.2026
09:30 bis 11:20 Uhr|Nachbarschaftsladen Sonnenhang, Beratungsraum|Begleitung|Halbjahresbesuch
Quellroder Nachbarschaftswerk e. V.|MUSTER-2025-0107|Fachreferat (Koordinierungsstelle)|Anwesende
Projektleitung und zwei Beratungsfachkräfte|Sachgebietsleitung Soziales|bis 10:30 Uhr|Quartiersbetreuung
Wohnungsgesellschaft|zu Thema 3|Vereinbarungen aus früheren Terminen|Aushang mit EU-Emblem
offen, überfällig seit 8 Tagen|erledigt am 02.11.2026|Themen|1 Personal, Räume, Öffnungszeiten
2 Erreichung der Zielgruppen|3 Netzwerk und Steuerungsgruppe|4 Öffentlichkeitsarbeit|Gelungenes|Problemlagen
Empfehlungen|offen, Termin verlängert|30.11.2026|15.12.2026|15.01.2027|Stellungnahme des Trägers
10.03.2027, 09:30 Uhr, anschließend Begehung am Garagenhof|4 Fotos, Teilnahmeliste
Träger, Stadt Quellrode, Koordinierungsstelle|für den Träger|Ort, Datum
Abgeschlossen am 23.11.2026, 18:02 Uhr von Fachreferat|Foto 1: Plakat im Eingangsbereich
Foto 4: Garagenhof von der Straße aus|Koordinierungsstelle INKA (Beispiel)|Musterplatz 1, 00000 Quellrode
"""


@pytest.fixture(scope="module")
def printed() -> RenderedDocument:
    return render_protocol(SONNENHANG, LETTERHEAD, photo_bytes)


def test_every_field_is_printed(printed: RenderedDocument) -> None:
    text = whole_text(printed)
    squeezed = text.replace(" ", "")
    missing = [
        words
        for line in EXPECTED.split("\n")
        for words in line.split("|")
        if words.replace(" ", "") not in squeezed
    ]
    assert not missing
    for topic in SONNENHANG.topics:
        assert topic.text.replace(" ", "") in squeezed
    for long_text in (SONNENHANG.went_well, SONNENHANG.problems, SONNENHANG.recommendations):
        assert long_text.replace(" ", "") in squeezed
    assert printed.notices == ()


def test_each_text_field_of_the_content_reaches_the_page() -> None:
    """A field added to the content without a line in any type's document fails here."""
    names = [each.name for each in fields(ProtocolContent) if each.type == "str"]
    marks = {
        name: f"Kennwort{name.replace('_', '')}" for name in names if name not in ("kind", "finished_by")
    }
    told: dict[str, set[str]] = {}
    for content in (SONNENHANG, TALK, minutes()):
        changed: dict[str, Any] = dict(marks)
        text = whole_text(render_protocol(replace(content, **changed), LETTERHEAD, photo_bytes))
        told[content.kind] = {name for name, mark in marks.items() if mark in text}
    assert marks.keys() == set().union(*told.values())
    everywhere = {"number", "visit_kind", "place", "keeper", "next_note"}
    assert everywhere <= set.intersection(*told.values())
    assert {"occasion", "observations", "went_well", "problems"} <= told["site_visit"]
    assert {"purpose", "partner", "results", "carrier_statement"} <= told["carrier_talk"]
    assert {"body", "chair", "quorate", "approval", "objections", "last_number"} <= told["minutes"]


def test_each_page_says_its_number_identity_and_funding(printed: RenderedDocument) -> None:
    texts = page_texts(printed)
    assert len(texts) == printed.pages >= 3
    for number, text in enumerate(texts, start=1):
        assert f"Seite {number} von {printed.pages}" in text
        assert "VOP-2026-KS2-014 · Fassung 1" in text
        assert flat(PUBLICITY) in text
        assert "Entwurf" not in text
        assert "MUSTER" not in text.replace("MUSTER-2025-0107", "")


def test_drafts_and_examples_are_marked_on_each_page() -> None:
    both = render_protocol(SONNENHANG, LETTERHEAD, photo_bytes, draft=True, sample=True)
    for text in page_texts(both):
        assert "Entwurf" in text
        assert "MUSTER" in text.replace("MUSTER-2025-0107", "")
        assert "Beispieldaten" in text
    draft = render_protocol(SONNENHANG, LETTERHEAD, photo_bytes, draft=True)
    assert all(text.count("Entwurf") >= 2 for text in page_texts(draft))


def test_a_corrected_version_names_its_predecessor() -> None:
    corrected = replace(SONNENHANG, version=2, predecessor=1)
    text = whole_text(render_protocol(corrected, LETTERHEAD, photo_bytes))
    assert "Berichtigte Fassung (ersetzt Fassung 1)" in text
    assert "Fassung 2" in text


def test_the_english_document_has_english_words_around_german_texts() -> None:
    text = whole_text(render_protocol(SONNENHANG, LETTERHEAD, photo_bytes, language="en"))
    for words in (
        "Site visit protocol",
        "People present",
        "23 Nov 2026",
        "09:30 to 11:20",
        "8 days overdue",
        "Page 1 of",
    ):
        assert words in text
    for words in ("Anwesende", "Zuständig", "Seite 1", " Uhr von"):
        assert words not in text


def test_properties_language_and_bookmarks_are_set(printed: RenderedDocument) -> None:
    reader = opened(printed)
    assert reader.metadata is not None
    assert reader.metadata.title == "Vor-Ort-Protokoll · VOP-2026-KS2-014 · Projekt Sonnenhang"
    assert reader.metadata.author == "Koordinierungsstelle INKA (Beispiel)"
    assert reader.metadata.creation_date == dt.datetime(2026, 11, 23, 17, 2, 11, tzinfo=dt.UTC)
    root: Any = reader.trailer["/Root"]
    assert root["/Lang"] == "de-DE"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    outline: list[Any] = reader.outline
    sections = [entry for entry in outline if not isinstance(entry, list)]
    titles = [entry["/Title"] for entry in sections]
    assert titles[:3] == ["Anwesende", "Vereinbarungen aus früheren Terminen", "Themen"]
    assert titles[-1] == "Fotos"
    topics = next(entry for entry in outline if isinstance(entry, list))
    assert topics[0]["/Title"] == "1 Personal, Räume, Öffnungszeiten"
    assert reader.get_destination_page_number(sections[-1]) == printed.pages - 1


def test_all_fonts_are_embedded(printed: RenderedDocument) -> None:
    for document in (printed, render_blank_protocol(LETTERHEAD)):
        fonts = list(fonts_of(document))
        assert fonts
        assert all(embedded and "NotoSans" in name for name, embedded in fonts), fonts


def test_everything_stays_inside_margins_of_fifteen_millimetres(printed: RenderedDocument) -> None:
    blank = render_blank_protocol(LETTERHEAD)
    for document in (printed, blank):
        for page in range(document.pages):
            for word in words_of(document, page):
                assert MARGIN - 0.1 <= word.x <= PAGE_WIDTH - MARGIN
                assert MARGIN - 0.1 <= word.y <= PAGE_HEIGHT - MARGIN


def test_the_same_content_gives_the_same_bytes_in_another_process(printed: RenderedDocument) -> None:
    assert render_protocol(SONNENHANG, LETTERHEAD, photo_bytes).pdf == printed.pdf
    program = (
        "import hashlib, sys\n"
        "from inka_desktop.reports.protocol import render_protocol\n"
        "from tests.reports.example import LETTERHEAD, SONNENHANG, photo_bytes\n"
        "pdf = render_protocol(SONNENHANG, LETTERHEAD, photo_bytes).pdf\n"
        "print(hashlib.sha256(pdf).hexdigest())\n"
    )
    seen = {
        subprocess.run(
            [sys.executable, "-c", program],
            capture_output=True,
            text=True,
            check=True,
            env={"PYTHONHASHSEED": seed, "TZ": zone, "PATH": "/usr/bin", "SOURCE_DATE_EPOCH": epoch},
        ).stdout
        for seed, zone, epoch in (("1", "Europe/Berlin", ""), ("2", "Asia/Tokyo", "1700000000"))
    }
    assert len(seen) == 1


def test_several_threads_print_the_same(printed: RenderedDocument) -> None:
    with ThreadPoolExecutor(4) as pool:
        jobs = [pool.submit(render_protocol, SONNENHANG, LETTERHEAD, photo_bytes) for _ in range(8)]
        assert {job.result().pdf for job in jobs} == {printed.pdf}


def test_a_missing_photo_leaves_its_place_and_a_notice() -> None:
    photos = (*SONNENHANG.photos, PhotoContent("fehlt", "Hinterhof", 1600, 1200))
    document = render_protocol(replace(SONNENHANG, photos=photos), LETTERHEAD, photo_bytes)
    text = whole_text(document)
    assert "Foto liegt auf diesem Gerät noch nicht vor" in text
    assert "Foto 5: Hinterhof" in text
    assert document.notices == ("Foto 5 liegt auf diesem Gerät noch nicht vor. Sein Platz bleibt frei.",)


def test_a_photo_that_is_no_picture_leaves_its_place_and_a_notice() -> None:
    document = render_protocol(SONNENHANG, LETTERHEAD, lambda _: b"kein Bild")
    assert whole_text(document).count("Foto lässt sich nicht anzeigen") == 4
    assert len(document.notices) == 4


def test_agreements_of_several_earlier_visits_each_say_from_which() -> None:
    carried = (
        AgreementContent("Aushang erneuern", "Träger", agreed_on=dt.date(2026, 6, 16)),
        AgreementContent("Rampe erfragen", "Stadt", agreed_on=dt.date(2026, 9, 14)),
    )
    content = replace(SONNENHANG, carried=carried)
    text = whole_text(render_protocol(content, LETTERHEAD, photo_bytes))
    table = text[text.index("Vereinbarungen aus früheren Terminen") : text.index("Themen 1 Personal")]
    assert "Nr. Vereinbarung Vom Zuständig" in table
    assert "1 Aushang erneuern 16.06.2026 Träger" in table
    assert "2 Rampe erfragen 14.09.2026 Stadt" in table


def test_a_letterhead_without_logos_or_funding_is_told_to_the_preview() -> None:
    document = render_protocol(SONNENHANG, Letterhead("Koordinierungsstelle"), photo_bytes)
    assert len(document.notices) == 2
    assert "keine Logos" in " ".join(document.notices)


def test_twenty_photos_stay_below_five_megabytes() -> None:
    pictures = {str(number): photo(number, noise=60 + number) for number in range(20)}
    assert sum(map(len, pictures.values())) > 5_000_000
    photos = tuple(PhotoContent(name, f"Bild {name}", 1600, 1200) for name in pictures)
    document = render_protocol(replace(SONNENHANG, photos=photos), LETTERHEAD, pictures.get)
    assert len(document.pdf) < 5_000_000
    assert "Foto 20: Bild 19" in whole_text(document)


def test_rows_of_tables_stay_whole_and_the_header_is_repeated() -> None:
    many = tuple(
        AgreementContent(
            f"Anfang{number} " + "Text " * (number % 40) + f"Ende{number}", "Träger", dt.date(2027, 1, 1)
        )
        for number in range(300)
    )
    document = render_protocol(replace(SONNENHANG, agreements=many, photos=()), LETTERHEAD, photo_bytes)
    texts = page_texts(document)
    for number in range(300):
        pages = [at for at, text in enumerate(texts) if f"Anfang{number} " in text]
        assert pages == [at for at, text in enumerate(texts) if f"Ende{number} " in text]
        assert len(pages) == 1
    assert sum("Bis wann" in text for text in texts) > 8


@pytest.mark.parametrize(
    "word", ["lang ", "Donaudampfschifffahrtsgesellschaft", "Sucht-und-Schuldner-Beratung-"]
)
def test_long_texts_are_never_cut(word: str) -> None:
    text = word * (20_000 // len(word))
    content = replace(
        SONNENHANG,
        topics=(TopicContent(text[:600], text),),
        agreements=(AgreementContent(text, text[:2000], None, "open", text[:2000]),),
        photos=(PhotoContent("a1", text[:9000]),),
        observations=text,
        place=text[:3000],
        next_note=text[:3000],
    )
    document = render_protocol(content, LETTERHEAD, photo_bytes)
    printed = "".join(words.text for page in range(document.pages) for words in words_of(document, page))
    stem = word.strip(" -")
    expected = sum(
        len(part.replace(" ", ""))
        for part in (text * 3, text[:3000] * 2, text[:600], text[:9000], text[:2000] * 2)
    )
    assert sum(map(printed.count, set(stem))) >= sum(map((text * 3).count, set(stem)))
    assert len(printed.replace(" ", "")) > expected


def test_a_very_long_letterhead_still_leaves_pages() -> None:
    wordy = Letterhead("Büro " * 50, tuple(f"Zeile {n}" for n in range(120)), "Förderhinweis " * 400)
    document = render_protocol(SONNENHANG, wordy, photo_bytes)
    text = whole_text(document)
    assert text.count("Förderhinweis") >= 400
    assert "Zeile 119" in text


def test_an_empty_protocol_prints() -> None:
    document = render_protocol(ProtocolContent(), Letterhead(), photo_bytes, draft=True)
    assert document.pages == 1
    assert "Vor-Ort-Protokoll" in whole_text(document)


def test_the_blank_protocol_has_the_same_sections_and_lines_to_write_on(printed: RenderedDocument) -> None:
    blank = render_blank_protocol(LETTERHEAD)
    text = whole_text(blank)
    for words in (
        "Anwesende",
        "Themen",
        "Beobachtungen",
        "Vereinbarungen",
        "Bis wann",
        "Verteiler",
        "Ort, Datum",
    ):
        assert words in text
    assert "Sonnenhang" not in text
    assert "Fassung" not in text
    assert "People present" in whole_text(render_blank_protocol(LETTERHEAD, "en"))


def test_importing_the_documents_does_not_load_reportlab() -> None:
    program = (
        "import sys, inka_desktop.reports.protocol, inka_desktop.reports.preview\n"
        "heavy = {'reportlab', 'PIL', 'pypdfium2', 'sqlalchemy', 'PySide6'} & set(sys.modules)\n"
        "assert not heavy, heavy\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


def test_a_blank_protocol_of_the_example_says_so() -> None:
    assert "MUSTER" in whole_text(render_blank_protocol(LETTERHEAD, sample=True))
    assert "MUSTER" not in whole_text(render_blank_protocol(LETTERHEAD))
