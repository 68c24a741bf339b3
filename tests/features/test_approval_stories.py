"""The stories of consultation and signing: their own steps; the shared ones stand in conftest."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from pytest_bdd import given, parsers, scenarios, then, when

from inka_desktop.records import strokes
from inka_desktop.records.approval import FixedText
from inka_desktop.records.content import ProtocolContent, decode_content
from inka_desktop.services.approval_rows import Addressee, ConsultationRow
from inka_desktop.viewmodels.wording import protocol_mark
from tests.reports.reading import opened, whole_text

from .conftest import Story, day

scenarios("approval.feature")
scenarios("signing.feature")

DRAWN = strokes.write([[(100, 150), (300, 60), (500, 220)], [(620, 80)]])
DAY = {"tu": day}


@pytest.fixture
def fixed() -> list[UUID]:
    """The texts that a story put to somebody, in order."""
    return []


def consultation(story: Story) -> ConsultationRow:
    return story.workspace.approval.get(story.visit)


def recipient(story: Story, function: str) -> UUID:
    text = consultation(story).newest
    assert text is not None
    return next(one.id for one in text.recipients if one.who.function == function)


def topic(story: Story, title: str) -> UUID:
    return next(one.id for one in story.row().topics if one.title == title)


def put(story: Story, fixed: list[UUID], people: list[Addressee], until: date) -> None:
    story.attempt(lambda: fixed.append(story.workspace.approval.fix(story.visit, people, until).result()))


def final(story: Story) -> tuple[ProtocolContent, str]:
    """What the finished protocol says, and the words of its document."""
    version = story.newest().id
    return story.content(version), whole_text(story.workspace.documents.protocol(story.visit, "de", version))


@given("the visit is complete")
def _(story: Story) -> None:
    story.complete()


@given(parsers.parse('the visit is finished and somebody wrote "{place}" as its place'))
def _(story: Story, place: str) -> None:
    story.finish()
    story.workspace.editing.save("protocol", story.visit, {"place": place}).result()


# --- consultation -------------------------------------------------------------------------------------


@when(parsers.re(r'the text is put to (?P<people>".+") until (?P<until>[-\d]+)'))
def _(story: Story, fixed: list[UUID], people: str, until: str) -> None:
    asked = [Addressee(function=name.strip('"')) for name in people.split(" and ")]
    put(story, fixed, asked, day(until))


@when(parsers.parse("the text is put to the same people until {until:tu}", extra_types=DAY))
def _(story: Story, fixed: list[UUID], until: date) -> None:
    put(story, fixed, story.workspace.approval.suggested(story.visit), until)


@when(parsers.parse('"{function}" has no objections'))
def _(story: Story, function: str) -> None:
    story.workspace.approval.no_objections(recipient(story, function)).result()


@when(parsers.re(r'"(?P<function>.+)" objects to "(?P<title>.+)" that "(?P<wording>.+)"'))
def _(story: Story, fixed: list[UUID], function: str, title: str, wording: str) -> None:
    approval = story.workspace.approval
    place = next(one for one in approval.places(fixed[-1]) if one.words == title)
    approval.object(fixed[-1], wording, who=recipient(story, function), place=place).result()


@when(parsers.parse('the notes of "{title}" become "{notes}"'))
def _(story: Story, title: str, notes: str) -> None:
    story.workspace.editing.save("topic", topic(story, title), {"notes": notes}).result()


@when("the objection is taken up")
def _(story: Story) -> None:
    story.workspace.approval.decide(consultation(story).replies[0].id, "taken_up").result()


@when("the objection is to be printed as a diverging view")
def _(story: Story) -> None:
    story.workspace.approval.decide(consultation(story).replies[0].id, "diverging").result()


@when("the text is withdrawn")
def _(story: Story, fixed: list[UUID]) -> None:
    story.workspace.approval.withdraw(fixed[-1]).result()


@when("what arrived as place is dropped")
def _(story: Story) -> None:
    (row,) = story.workspace.late_changes.of(story.visit)
    assert (row.field, row.before, row.after, row.person) == ("place", None, "Rathaus", "Fachreferat")
    assert story.workspace.late_changes.drop(story.visit, row.key).result()


@then("the visit is in consultation")
def _(story: Story) -> None:
    assert story.row().state == "consultation"


@then(parsers.parse("text {number:d} waits for {count:d} replies until {until:tu}", extra_types=DAY))
def _(story: Story, number: int, count: int, until: date) -> None:
    text = consultation(story).newest
    assert text is not None
    assert (text.number, text.waiting, text.reply_by) == (number, count, until)


@then(parsers.parse('neither the text nor its document holds "{words}"'))
def _(story: Story, fixed: list[UUID], words: str) -> None:
    with story.workspace.core.session() as session:
        kept = session.get(FixedText, fixed[0])
        assert kept is not None
        assert words.encode() not in bytes(kept.content or b"")
    assert words not in whole_text(story.workspace.approval.document(fixed[0]))


@then(parsers.parse("the text has changed since text {number:d}"))
def _(story: Story, number: int) -> None:
    row = consultation(story)
    assert row.changed
    assert row.newest is not None
    assert row.newest.number == number


@then(parsers.parse('text {number:d} still says "{words}"'))
def _(story: Story, fixed: list[UUID], number: int, words: str) -> None:
    with story.workspace.core.session() as session:
        kept = session.get(FixedText, fixed[number - 1])
        assert kept is not None
        assert words in [each.text for each in decode_content(kept.content or b"").topics]


@then(parsers.re(r'the finished protocol prints the view "(?P<words>.+)" of "(?P<function>.+)"'))
def _(story: Story, words: str, function: str) -> None:
    content, text = final(story)
    assert [(view.text, view.function, view.topic) for view in content.views] == [
        (words, function, "Angebote")
    ]
    assert "Abweichende Auffassungen" in text
    assert words in text


@then(parsers.parse("on {on:tu} today says that a reply is due", extra_types=DAY))
def _(story: Story, on: date) -> None:
    assert mark(story, on) == "information"


@then(parsers.parse("on {on:tu} today says that a reply is 1 day overdue", extra_types=DAY))
def _(story: Story, on: date) -> None:
    assert mark(story, on) == "problem"


def mark(story: Story, on: date) -> str:
    """The tone of what Heute says of the visit on a day."""
    (draft,) = story.workspace.today.get(on).drafts
    return protocol_mark(draft.state, draft.reply_by, draft.waiting, on).tone


# --- signing ------------------------------------------------------------------------------------------


def sign(story: Story, function: str, purpose: str) -> None:
    signing = story.workspace.signing
    shown = signing.to_sign(story.visit, purpose).content_hash
    signing.sign(story.visit, purpose, shown, Addressee(function=function), DRAWN).result()


@when(parsers.parse('"{function}" signs the agreement sheet on the screen'))
def _(story: Story, function: str) -> None:
    sign(story, function, "sheet")


@when(parsers.parse('"{function}" signs all of the text on the screen'))
def _(story: Story, function: str) -> None:
    sign(story, function, "signing")


@when(parsers.parse('the agreement becomes "{what}"'))
def _(story: Story, what: str) -> None:
    story.workspace.editing.save("agreement", story.row().agreements[0].id, {"what": what}).result()


@when(parsers.parse('the agreement changes while "{function}" signs the agreement sheet'))
def _(story: Story, function: str) -> None:
    signing = story.workspace.signing
    shown = signing.to_sign(story.visit, "sheet").content_hash
    agreement = story.row().agreements[0].id
    story.workspace.editing.save("agreement", agreement, {"what": "Etwas anderes"}).result()
    story.attempt(
        lambda: signing.sign(story.visit, "sheet", shown, Addressee(function=function), DRAWN).result()
    )


def scan(story: Story, name: str, data: bytes, text: UUID | None = None) -> Any:
    path = story.folder / name
    path.write_bytes(data)
    return story.workspace.signing.add_sheet(story.visit, path, text).result()


@when("the agreement sheet is printed")
def _(story: Story) -> None:
    signing = story.workspace.signing
    shown = signing.to_sign(story.visit, "sheet")
    assert shown.content_hash[:16] in whole_text(shown.document)
    signing.keep_shown(story.visit, shown).result()
    signing.keep_shown(story.visit, shown).result()  # as often as one likes: it is the same sheet
    assert signing.get(story.visit).printed[0].content_hash == shown.content_hash


@when(parsers.parse('the first printed sheet comes back signed as "{name}"'))
def _(story: Story, name: str) -> None:
    _, first = story.workspace.signing.get(story.visit).printed
    scan(story, name, b"%PDF signed", first.text_id)


@then("the sheet says that the text has changed")
def _(story: Story) -> None:
    assert [one.changed for one in story.workspace.signing.get(story.visit).sheets] == [True]


@when(parsers.parse('the signed sheet "{name}" is added'))
def _(story: Story, name: str) -> None:
    scan(story, name, story.workspace.signing.to_sign(story.visit, "sheet").document.pdf)


@when("a letter is added as if it were a signed sheet")
def _(story: Story) -> None:
    story.attempt(lambda: scan(story, "brief.pdf", b"Sehr geehrte Damen und Herren"))


@then(parsers.parse('the agreement sheet is one page and says "{words}"'))
def _(story: Story, words: str) -> None:
    document = story.workspace.signing.to_sign(story.visit, "sheet").document
    assert document.pages == len(opened(document).pages) == 1
    assert words in whole_text(document)


@then(parsers.re(r'the attendance list says "(?P<one>.+)" and "(?P<two>.+)"'))
def _(story: Story, one: str, two: str) -> None:
    text = whole_text(story.workspace.signing.attendance_list(story.visit))
    assert one in text
    assert two in text


@then(parsers.re(r'the finished protocol shows the signature of "(?P<function>.+)" as "(?P<label>.+)"'))
def _(story: Story, function: str, label: str) -> None:
    drawn = story.workspace.documents.protocol(story.visit, "de", story.newest().id)
    assert [one.who.function for one in story.workspace.signing.get(story.visit).signatures] == [function]
    text = whole_text(drawn)
    assert label in text
    assert story.workspace.signing.get(story.visit).signatures[0].content_hash[:16] in text


@then("it has no annex")
def _(story: Story) -> None:
    content, text = final(story)
    assert content.signed_texts == ()
    assert "Anhang: unterschriebener Text" not in text


@then(parsers.parse('its annex says "{words}"'))
def _(story: Story, words: str) -> None:
    content, text = final(story)
    (signed,) = content.signed_texts
    assert signed.content is not None
    assert [one.text for one in signed.content.agreements] == [words]
    assert words in text.split("Anhang: unterschriebener Text")[1]


@then("the signature says that the text has changed")
def _(story: Story) -> None:
    assert [one.changed for one in story.workspace.signing.get(story.visit).signatures] == [True]


@then("no signature says that the text has changed")
def _(story: Story) -> None:
    assert [one.changed for one in story.workspace.signing.get(story.visit).signatures] == [False]


@then("there is no signature")
def _(story: Story) -> None:
    assert story.workspace.signing.get(story.visit).signatures == ()


@then(parsers.parse('the finished protocol names "{name}"'))
def _(story: Story, name: str) -> None:
    content, text = final(story)
    assert [one.file_name for one in content.signed_sheets] == [name]
    assert name in text
