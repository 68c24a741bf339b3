"""Whatever is answered in a fillable PDF of a shipped form stands in the draft, and nothing else."""

from __future__ import annotations

from datetime import date, time
from functools import cache
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inka_desktop.forms import FormDefinition, FormSession
from inka_desktop.forms.convert import convert_here
from inka_desktop.forms.instance import InstanceNode
from inka_desktop.forms.tree import Element
from inka_desktop.reading.pdf_fields import fields
from inka_desktop.records.form_content import (
    FormContent,
    GroupContent,
    MatrixContent,
    PartContent,
    QuestionContent,
    RepeatContent,
)
from inka_desktop.reports.form_block import choice_code, choice_name
from inka_desktop.reports.form_sheet import CODE_FIELD, render_form
from inka_desktop.reports.letterhead import Letterhead
from inka_desktop.services import form_files
from inka_desktop.services.form_content import blank_content
from inka_desktop.services.intake_answers import NOT_ASKED, fill_in
from tests.forms import making
from tests.services.pdf_filling import filled_pdf

ROWS = 2
LATIN = st.text(
    st.characters(min_codepoint=0x20, max_codepoint=0x17E, exclude_categories=["Cc", "Cf"]), max_size=40
)
WORDS = LATIN.map(str.strip)
DAYS = st.dates(date(1990, 1, 1), date(2039, 12, 31))


class Filled(NamedTuple):
    """What somebody writes into the fields of one question, and how the form keeps it."""

    fields: dict[str, str]
    value: str


@cache
def shipped(name: str) -> tuple[FormDefinition, FormContent, bytes]:
    """A form of the starter set: its definition, its content with two rows a repeat, and its fillable PDF."""
    path = next(one.path for one in form_files.shipped() if one.path.stem == name)
    made = convert_here(path.read_bytes(), name)
    assert made.xform is not None
    definition = FormDefinition.load(made.xform)
    content = blank_content(definition, "de", ROWS, FormContent("", code="INKA1:de:x:0123456789abcdef::"))
    return definition, content, render_form(content, Letterhead(), "de", "fillable").pdf


def answer(asked: QuestionContent) -> st.SearchStrategy[Filled | None]:
    """Nothing, or an answer that fits."""
    places = st.integers(1, max(1, len(asked.choices)))
    codes = {place: one.value for place, one in enumerate(asked.choices, 1)}
    made: st.SearchStrategy[Filled]
    if asked.kind == "one":
        circles = 2 <= len(asked.choices) <= 12 and "#" not in asked.name
        mark = "/" if circles else ""
        made = places.map(lambda place: Filled({asked.name: mark + choice_code(place)}, codes[place]))
    elif asked.kind == "several":
        made = st.sets(places, min_size=1).map(
            lambda some: Filled(
                {choice_name(asked.name, place): "/Yes" for place in some},
                " ".join(codes[place] for place in sorted(some)),
            )
        )
    elif asked.kind == "rank":
        made = st.permutations(sorted(codes)).map(
            lambda order: Filled(
                {choice_name(asked.name, place): f"{at}" for at, place in enumerate(order, 1)},
                " ".join(codes[place] for place in order),
            )
        )
    elif asked.kind == "tick":
        made = st.just(Filled({asked.name: "/Yes"}, "OK"))
    elif asked.kind == "whole":
        made = st.integers(-999_999, 999_999).map(
            lambda number: Filled({asked.name: f"{number}"}, f"{number}")
        )
    elif asked.kind == "number":
        made = st.integers(-99_999, 99_999).map(
            lambda cents: Filled({asked.name: f"{cents / 4:.2f}".replace(".", ",")}, f"{cents / 4:.10g}")
        )
    elif asked.kind == "date":
        made = DAYS.map(lambda day: Filled({asked.name: f"{day:%d.%m.%Y}"}, day.isoformat()))
    elif asked.kind == "month":
        made = DAYS.map(lambda day: Filled({asked.name: f"{day:%m.%Y}"}, f"{day:%Y-%m}-01"))
    elif asked.kind == "time":
        made = st.times().map(
            lambda clock: Filled({asked.name: f"{clock:%H:%M}"}, f"{time(clock.hour, clock.minute)}.000")
        )
    elif asked.kind == "place":
        made = st.integers(0, 89).map(
            lambda north: Filled({asked.name: f"{north},5 11,25"}, f"{north}.500000 11.250000 0 0")
        )
    elif asked.kind in ("text", "lines"):
        made = WORDS.filter(bool).map(lambda words: Filled({asked.name: words}, words))
    else:
        return st.none()
    return st.none() | made


def questions(parts: tuple[PartContent, ...]) -> list[QuestionContent]:
    """All questions of a form, those of each row too."""
    found: list[QuestionContent] = []
    for part in parts:
        if isinstance(part, QuestionContent):
            found.append(part)
        elif isinstance(part, MatrixContent):
            found += part.questions
        elif isinstance(part, GroupContent):
            found += questions(part.parts)
        elif isinstance(part, RepeatContent):
            for row in part.rows:
                found += questions(row)
    return found


def standing(session: FormSession) -> dict[str, str]:
    """What people answered in a form, by names as the PDF has them; empty rows do not count."""
    found = {}
    for node in session.instance.top.leaves():
        if node.own and node.field.controls and node.field.type != "binary":
            found[_name(node)] = node.own
    return found


def _name(node: InstanceNode) -> str:
    parts = list[str]()
    at: Element | None = node
    while isinstance(at, InstanceNode):
        rows = at.parent.children(at.field.name.key) if at.row_id and at.parent is not None else []
        answered = [row for row in rows if isinstance(row, InstanceNode) and _is_answered(row)]
        parts.append(f"/{at.field.name.local}" + (f"#{answered.index(at) + 1}" if answered else ""))
        at = at.parent
    return "".join(reversed(parts))


def _is_answered(row: InstanceNode) -> bool:
    return any(leaf.own for leaf in row.leaves() if leaf.field.controls)


@pytest.mark.parametrize("name", form_files.SHIPPED)
@given(data=st.data())
@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
def test_what_is_filled_in_is_what_the_draft_has(name: str, data: st.DataObject) -> None:
    definition, content, pdf = shipped(name)
    written: dict[str, str] = {}
    expected: dict[str, str] = {}
    for asked in questions(content.parts):
        made = data.draw(answer(asked), label=asked.name)
        if made is not None:
            written |= made.fields
            expected[asked.name] = made.value
    found = fields(filled_pdf(pdf, written))
    assert found.pop(CODE_FIELD).startswith("INKA1:de:")
    session = FormSession(definition, given=making.given())
    taken, refused, _ = fill_in(session, found, "de")
    assert [one for one in refused if one.why != NOT_ASKED] == []
    assert taken == len(expected)
    assert standing(session) == _closed_up(expected)


def _closed_up(expected: dict[str, str]) -> dict[str, str]:
    """Rows that nobody filled are left out, and those behind move up."""
    rows = {name.split("/")[-2] for name in expected if "#" in name}
    moved = {
        row: row.replace("#2", "#1") for row in rows if row.endswith("#2") and row[:-1] + "1" not in rows
    }
    return {
        "/".join(moved.get(step, step) for step in name.split("/")): value for name, value in expected.items()
    }
