"""Forms on paper: a scanner reads which one it is, and fields have the names of their questions."""

from __future__ import annotations

import pytest
import zxingcpp
from PIL import Image

from inka_desktop.forms import FormDefinition, FormSession, NodeId
from inka_desktop.forms.convert import convert_here
from inka_desktop.reading.pdf_fields import fields
from inka_desktop.reports.form_questions import condition_text
from inka_desktop.reports.form_sheet import render_form
from inka_desktop.reports.letterhead import RenderedDocument
from inka_desktop.reports.preview import page_images
from inka_desktop.reports.words import Words
from inka_desktop.services import form_files
from inka_desktop.services.form_codes import FormCode
from inka_desktop.services.form_content import blank_content, filled_content
from inka_desktop.services.intake_answers import asked_in
from inka_desktop.services.typed_answers import read_answer
from tests.forms.making import form_of

from .example import LETTERHEAD
from .forms import BLANK, CODE
from .reading import page_texts


def shipped(name: str) -> FormDefinition:
    made = convert_here(form_files.shipped()[0].path.with_stem(name).read_bytes(), name)
    assert made.xform is not None
    return FormDefinition.load(made.xform)


def words_of(document: RenderedDocument) -> str:
    """All words of a document in one line, divided ones as they were."""
    return " ".join(" ".join(page_texts(document)).replace("\u00ad ", "").replace("\u00a0", " ").split())


def test_a_scanner_reads_on_each_page_which_form_it_is() -> None:
    pdf = render_form(BLANK, LETTERHEAD).pdf
    pages = page_images(pdf, 200)
    assert len(pages) > 2
    for page in pages:
        size = (page.width, page.height)
        picture = Image.frombytes("RGBA", size, bytes(page.rgba), "raw", "RGBA", page.stride).convert("L")
        (found,) = zxingcpp.read_barcodes(picture)
        assert found.text == CODE
    code = FormCode.read(CODE)
    assert code is not None
    assert (code.language, code.key, code.text) == ("de", "quartal", CODE)
    assert code.project is not None


@pytest.mark.parametrize(
    "text", ["", "INKA1", "INKA1:de:x:short::", "INKA1:de:x:zzzzzzzzzzzzzzzz::", CODE + ":more"]
)
def test_other_codes_are_told_apart(text: str) -> None:
    assert FormCode.read(text) is None


@pytest.mark.parametrize("name", form_files.SHIPPED)
@pytest.mark.parametrize("language", ["de", "en"])
def test_every_shipped_form_prints_each_of_its_questions_blank_fillable_and_filled(
    name: str, language: str
) -> None:
    definition = shipped(name)
    content = blank_content(definition, language)
    for use in ("blank", "fillable"):
        words = words_of(render_form(content, LETTERHEAD, language, use))
        spoken = definition.language_like(language)
        for control in definition.controls():
            label = " ".join(definition.texts.plain(control.label, spoken, "…").replace("*", "").split())
            assert label.split("…")[0].strip() in words, label
    filled = render_form(filled_content(FormSession(definition), language), LETTERHEAD, language, "filled")
    assert filled.pages


def test_the_same_form_is_the_same_file() -> None:
    for use in ("blank", "fillable", "filled"):
        one, two = (render_form(BLANK, LETTERHEAD, "de", use).pdf for _ in range(2))
        assert one == two


def test_fields_are_called_as_their_questions() -> None:
    found = fields(render_form(BLANK, LETTERHEAD, "de", "fillable").pdf)
    assert found["inka"] == CODE
    assert {"/data/q1", "/data/r#1/text", "/data/r#4/date"} <= set(found)
    assert not any(found[name] for name in found if name != "inka" and found[name] != "c0")


ASKED_OR_NOT = """
| survey  |               |         |                |                                    |
|         | type          | name    | label          | relevant                           |
|         | select_one v  | there   | Zahlen?        |                                    |
|         | text          | why     | Grund          | ${there} = 'later' or ${there} = 'no' |
|         | begin group   | numbers | Zahlen         | ${there} = 'yes'                   |
|         | integer       | women   | Frauen         |                                    |
|         | integer       | men     | Männer         |                                    |
|         | end group     |         |                |                                    |
|         | text          | more    | Weiteres       |                                    |
| choices |               |         |                |                                    |
|         | list_name     | name    | label          |                                    |
|         | v             | yes     | liegen vor     |                                    |
|         | v             | later   | kommen später  |                                    |
|         | v             | no      | nicht gezählt  |                                    |
"""


def test_conditions_are_said_in_words() -> None:
    form = form_of(ASKED_OR_NOT)
    words = words_of(render_form(blank_content(form, "de"), LETTERHEAD, "de"))
    assert "weiter mit Frage 3" in words
    assert "Nur wenn bei Frage 1 „kommen später“ oder „nicht gezählt“ steht." in words
    assert "sonst weiter mit Frage 5" in words
    group = BLANK.parts[1]
    assert getattr(group, "condition", None) is not None
    assert condition_text(Words("en"), group.condition) == (  # type: ignore[union-attr, arg-type]  # the second part is a group
        "Only if question 1 says “Ja” or question 2 is greater than 3 or question 3 is less than question 2; "
        "else go on with question 35."
    )


MANY = """
| survey  |                |        |             |
|         | type           | name   | label       |
|         | select_one t   | town   | Gemeinde    |
|         | select_one t   | other  | Nachbarort  |
|         | begin repeat   | offer  | Angebot     |
|         | text           | name   | Name        |
|         | end repeat     |        |             |
| choices |                |        |             |
|         | list_name      | name   | label       |
"""


def with_towns(count: int) -> FormDefinition:
    return form_of(MANY + "\n".join(f"| | t | t{place} | Ort {place}dorf |" for place in range(1, count + 1)))


def test_a_list_that_is_too_long_for_its_question_stands_behind_the_form_with_its_numbers() -> None:
    content = blank_content(with_towns(41), "de")
    words = words_of(render_form(content, LETTERHEAD, "de"))
    assert "Die Liste mit 41 Einträgen steht im Anhang." in words
    (asked,) = (one for one in asked_in(content).values() if one.label == "Gemeinde")
    behind = words[words.index("Anhang: Listen") :]
    assert "1. Gemeinde; 2. Nachbarort" in behind
    for place, one in enumerate(asked.choices, 1):
        assert behind.count(f"{place} {one.label}") == 1
        assert read_answer(asked, f"{place}", "de") == one.value
    assert "Anhang" not in words_of(render_form(content, LETTERHEAD, "de", "fillable"))
    more = words_of(render_form(blank_content(with_towns(401), "de"), LETTERHEAD, "de"))
    assert "Die Liste hat 401 Einträge und ist hier nicht abgedruckt." in more
    assert "Anhang" not in more


@pytest.mark.parametrize(("begun", "shown", "said"), [(45, 45, False), (203, 200, True)])
def test_a_draft_has_all_of_its_rows_in_a_pdf_or_it_says_how_many_are_not_there(
    begun: int, shown: int, said: bool
) -> None:
    form = with_towns(2)
    draft = FormSession(form)
    for _ in range(begun - len(draft.rows(NodeId("/data/offer")))):
        draft.add_repeat(NodeId("/data/offer"))
    made = render_form(blank_content(form, "de", begun=draft), LETTERHEAD, "de", "fillable")
    names = [name for name in fields(made.pdf) if name.startswith("/data/offer#")]
    assert len(names) == shown
    assert ("Weitere Einträge, die hier nicht stehen: 3." in words_of(made)) is said
