"""Files as offices have them, and as they should not be: what is read, and that nothing harms the program."""

from __future__ import annotations

import io
import os
import random
import zipfile
from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import date
from time import monotonic

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from inka_desktop.reading.looked import PAGE_END, TEXT_LIMIT, UnreadableError, Why
from inka_desktop.reading.reader import Reader
from inka_desktop.records.values import FileForm
from inka_desktop.reports.form_sheet import render_form
from tests.reports.example import LETTERHEAD
from tests.reports.forms import BLANK, CODE
from tests.services.pdf_filling import filled_pdf

from . import samples

TOKEN = "Nachbarschaftstreff Größe"


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    with closing(Reader()) as opened:
        yield opened


def test_a_pdf_gives_its_pages_and_its_day(reader: Reader) -> None:
    form, looked = reader.look(samples.pdf(["Erste Seite", TOKEN]))
    assert form is FileForm.PDF
    assert looked.text.split(PAGE_END) == ["Erste Seite", TOKEN]
    assert (looked.pages, looked.written) == (2, samples.WRITTEN.date())


def test_a_page_of_a_pdf_is_drawn_as_wide_as_asked(reader: Reader) -> None:
    reader.look(samples.pdf(["Eins", "Zwei"]))
    picture = reader.page(1, 300)
    assert picture.width == 300
    assert len(picture.rgba) == picture.stride * picture.height
    assert picture.rgba.count(b"\xff\xff\xff") > 1000  # paper


def test_a_word_document_gives_headings_paragraphs_and_tables_in_order(reader: Reader) -> None:
    form, looked = reader.look(
        samples.word("Protokoll", [TOKEN, "Ende"], [["Wer", "Was"], ["Frau Öz", "Aushang"]])
    )
    assert form is FileForm.WORD
    assert [(one.level, one.text) for one in looked.blocks[:3]] == [(1, "Protokoll"), (0, TOKEN), (0, "Ende")]
    assert looked.blocks[3].rows == (("Wer", "Was"), ("Frau Öz", "Aushang"))
    assert looked.written == samples.WRITTEN.date()
    assert "Frau Öz\tAushang" in looked.text


def _word_of(*parts: str) -> bytes:
    """A document whose body begins with these elements."""
    document = docx.Document()
    for place, part in enumerate(parts):
        document.element.body.insert(place, parse_xml(part.replace(">", f" {nsdecls('w')}>", 1)))
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def _run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def _control(content: str) -> str:
    return f"<w:sdt><w:sdtContent>{content}</w:sdtContent></w:sdt>"


_CHANGED = (
    f"<w:p>{_run('Alt')}<w:ins w:id='1' w:author='x'><w:r><w:tab/></w:r>{_run('neu')}</w:ins>"
    "<w:del w:id='2' w:author='x'><w:r><w:delText>weg</w:delText></w:r></w:del>"
    f"<w:moveFrom w:id='3' w:author='x'>{_run('fort')}</w:moveFrom></w:p>"
)
_BOX = (
    "<w:p><w:pPr><w:tabs><w:tab w:val='left' w:pos='9'/></w:tabs></w:pPr><w:r><w:pict><w:txbxContent>"
    f"<w:p>{_run('Kasten')}</w:p></w:txbxContent></w:pict></w:r>{_run('Text')}</w:p>"
)
_ROW = f"<w:tc><w:p>{_run('Wer')}</w:p></w:tc>" + _control(f"<w:tc><w:p>{_run('Frau Öz')}</w:p></w:tc>")


@pytest.mark.parametrize(
    ("part", "text"),
    [
        (_control(f"<w:p>{_run('Im Feld')}</w:p>"), "Im Feld"),
        (f"<w:p>{_control(_run('Im Feld'))}</w:p>", "Im Feld"),
        (f"<w:p><w:fldSimple w:instr='DATE'>{_run('4. Mai')}</w:fldSimple></w:p>", "4. Mai"),
        (_CHANGED, "Alt\tneu"),
        (_BOX, "Kasten\nText"),
        (f"<w:tbl><w:tr>{_ROW}</w:tr></w:tbl>", "Wer\tFrau Öz"),
    ],
)
def test_word_is_read_wherever_its_text_stands(reader: Reader, part: str, text: str) -> None:
    assert reader.look(_word_of(part))[1].text == text


def test_word_of_a_picture_only_is_not_empty(reader: Reader) -> None:
    assert reader.look(_word_of("<w:p><w:r><w:pict/></w:r></w:p>"))[1].text == ""
    with pytest.raises(UnreadableError) as refused:
        reader.look(_word_of())
    assert refused.value.why is Why.EMPTY


@pytest.mark.parametrize("whole", [samples.word("Protokoll", ["x"]), samples.excel({"Blatt": [["x"]]})])
def test_a_file_that_says_no_day_was_not_written_today(reader: Reader, whole: bytes) -> None:
    assert reader.look(samples.without_properties(whole))[1].written is None


def test_a_workbook_gives_its_first_sheets_as_they_show(reader: Reader) -> None:
    form, looked = reader.look(
        samples.excel(
            {
                "Zahlen": [["Einwohner", 4210.5, 20150012345.0], ["Stand", date(2012, 3, 5)]],
                "Leer": [],
                "Drei": [["x"]],
            }
        )
    )
    assert form is FileForm.EXCEL
    assert looked.sheets[0].rows == (("Einwohner", "4210,5", "20150012345"), ("Stand", "05.03.2012"))
    assert [sheet.name for sheet in looked.sheets] == ["Zahlen", "Leer", "Drei"]
    assert looked.pages == 3


@pytest.mark.parametrize("text", [f"Begehung\r{TOKEN}\r", "x" * 5000 + "\r" + TOKEN])
def test_word_before_2007_is_read_by_its_pieces(reader: Reader, text: str) -> None:
    form, looked = reader.look(samples.old_word(text))
    assert form is FileForm.OLD_WORD
    assert looked.text == text.strip("\r").replace("\r", "\n")


def test_fields_of_old_word_show_their_result(reader: Reader) -> None:
    _, looked = reader.look(
        samples.old_word("Seite \x13 PAGE \x147\x15 von \x13 A \x13 B \x14c\x15 \x14 9\x15\r")
    )
    assert looked.text == "Seite 7 von  9"


def test_excel_before_2007_is_read(reader: Reader) -> None:
    form, looked = reader.look(samples.old_excel(["Kennzahl", TOKEN]))
    assert form is FileForm.OLD_EXCEL
    assert looked.sheets[0].rows == (("Kennzahl",), (TOKEN,))


def _bomb() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b"<a>" * 110_000_000)
    return target.getvalue()


def _other_package() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        package.writestr("content.xml", b"<a/>")
    return target.getvalue()


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", Why.EMPTY),
        (b"\0" * 700, Why.EMPTY),
        (b"%PDF-1.4 nothing", Why.UNREADABLE),
        (samples.pdf(["geheim"], password="x"), Why.ENCRYPTED),
        (samples.word("Protokoll", ["x"])[:2000], Why.UNREADABLE),
        (samples.compound({"EncryptedPackage": b"x" * 5000}), Why.ENCRYPTED),
        (samples.compound({"PowerPoint Document": b"x" * 5000}), Why.FOREIGN),
        (samples.old_word("geheim", flags=0x0100), Why.ENCRYPTED),
        (samples.excel({"Leer": []}), Why.EMPTY),
        (_other_package(), Why.FOREIGN),
        (b"nur Text", Why.FOREIGN),
    ],
)  # fmt: skip
def test_what_cannot_be_read_says_why_and_the_next_file_is_read(
    reader: Reader, data: bytes, why: Why
) -> None:
    with pytest.raises(UnreadableError) as refused:
        reader.look(data)
    assert refused.value.why is why
    assert reader.look(samples.pdf([TOKEN]))[1].text == TOKEN


@pytest.mark.slow
def test_what_unpacks_to_very_much_is_not_unpacked(reader: Reader) -> None:
    with pytest.raises(UnreadableError) as refused:
        reader.look(_bomb())
    assert refused.value.why is Why.HUGE


def test_a_very_long_text_is_cut_and_says_so(reader: Reader) -> None:
    _, looked = reader.look(samples.word("Lang", ["Wort " * 5_000] * 6))
    assert looked.cut
    assert TEXT_LIMIT - 10 < len(looked.text) <= TEXT_LIMIT


def test_a_file_that_takes_too_long_ends_with_its_process_and_the_next_is_read() -> None:
    with closing(Reader(look_s=0.0)) as impatient:
        begun = monotonic()
        with pytest.raises(UnreadableError) as refused:
            impatient.look(samples.excel({"Viel": [[number, "x"] for number in range(20_000)]}))
        assert refused.value.why is Why.TOO_SLOW
        assert monotonic() - begun < 10
        impatient._look_s = 30.0
        assert impatient.look(samples.pdf([TOKEN]))[1].text == TOKEN


def test_a_process_that_was_ended_is_begun_anew(reader: Reader) -> None:
    reader.look(samples.pdf([TOKEN]))
    process = reader._process
    assert process is not None
    process.kill()
    process.wait()
    with pytest.raises(UnreadableError):
        reader.look(samples.pdf([TOKEN]))
    assert reader.look(samples.pdf([TOKEN]))[1].text == TOKEN


def test_once_closed_no_process_is_begun_any_more() -> None:
    closed = Reader()
    closed.close()
    with pytest.raises(UnreadableError):
        closed.look(samples.pdf([TOKEN]))
    assert closed._process is None


@pytest.mark.parametrize("make", [
    lambda: samples.pdf(["Eins"]), lambda: samples.word("a", ["b"]), lambda: samples.excel({"a": [[1]]}),
    lambda: samples.old_word("Eins zwei"), lambda: samples.old_excel(["a"]),
], ids=["pdf", "word", "excel", "old word", "old excel"])  # fmt: skip
def test_bytes_turned_over_end_in_a_reason_or_in_a_look(reader: Reader, make: object) -> None:
    whole = make()  # type: ignore[operator]  # one of the above
    for number in range(0, len(whole), max(1, len(whole) // 25)):
        for broken in (whole[:number], whole[:number] + os.urandom(4) + whole[number + 4 :]):
            with suppress(
                UnreadableError
            ):  # whose reason is one of the known ones, or it would not be raised
                assert reader.look(broken)[1].pages > 0
    assert reader.look(whole)[1].text


def test_the_fields_of_a_pdf_come_out_as_texts_and_nothing_else_does(reader: Reader) -> None:
    pdf = render_form(BLANK, LETTERHEAD, "de", "fillable").pdf
    found = reader.fields(filled_pdf(pdf, {"/data/q1": "Großrudestedt", "/data/q12": "/c2"}))
    assert (found["inka"], found["/data/q1"]) == (CODE, "Großrudestedt")
    for data, why in ((b"", Why.EMPTY), (b"none", Why.FOREIGN), (pdf[:900], Why.UNREADABLE)):
        with pytest.raises(UnreadableError) as told:
            reader.fields(data)
        assert told.value.why == why
    assert reader.fields(samples.pdf(["Eins"])) == {}


def test_a_filled_pdf_with_bytes_turned_over_ends_in_a_reason_or_in_fields(reader: Reader) -> None:
    pdf, chance = render_form(BLANK, LETTERHEAD, "de", "fillable").pdf, random.Random(5)
    for _ in range(8):
        turned = bytearray(pdf)
        for _ in range(chance.randint(1, 40)):
            turned[chance.randrange(len(turned))] = chance.randrange(256)
        with suppress(UnreadableError):
            assert all(isinstance(one, str) for one in reader.fields(bytes(turned)).values())
