"""A steering group's afternoon, in the window of the office."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QLineEdit,
    QPushButton,
    QWidget,
)
from pytest_bdd import given, parsers, scenarios, then, when

from inka_desktop.gui.pages.protocol_page import ProtocolPage
from inka_desktop.gui.widgets.fields import ChoiceCombo
from inka_desktop.gui.widgets.topics import TopicList
from tests.gui.conftest import elsewhere, looks
from tests.gui.keys import find, type_into

from .conftest import day
from .days import DAY, Days, days, mail, newest, on_the_table, open_window, read

__all__ = ["days", "elsewhere", "looks"]

scenarios("meeting_day.feature")
pytestmark = pytest.mark.slow

CONTROL = Qt.KeyboardModifier.ControlModifier

when(parsers.parse("I open the window on {on:tu}", extra_types=DAY))(open_window)
then(parsers.re(r'^"(?P<what>[^"]+)" is on the table$'))(on_the_table)


@given(
    parsers.re(r'the "(?P<body>.+)" of "(?P<title>.+)" met on (?P<on>[-\d]+) and agreed on "(?P<what>.+)"'),
    target_fixture="series",
)
def _(days: Days, body: str, title: str, on: str, what: str) -> UUID:
    office = days.office
    days.project = office.projects.create(title, ["Stadt Quellrode"], "Nachbarschaftswerk e. V.").result()
    made = office.series.create(body, "steering_group", days.project).result()
    office.editing.save("series", made, {"chair": "Dr. Lindner"}).result()
    office.series.add_member(made, function="Amtsleitung", organization="Stadt Quellrode").result()
    last = office.series.start(made, day(on)).result()
    office.protocols.add_agreement(last, what, "Träger", date(2026, 11, 1)).result()
    office.protocols.finish(last).result()
    return made


@given(parsers.parse('its standing item is "{item}"'))
def _(days: Days, series: UUID, item: str) -> None:
    days.office.editing.save("series", series, {"agenda": item}).result()


@when("I begin its next meeting from its page")
def _(days: Days, series: UUID) -> None:
    page = days.window().show_page("series", series)
    days.reads(page, "Steuerungsgruppe")
    find(page, QPushButton, "nextButton").click()
    days.until(lambda: isinstance(days.window().current(), ProtocolPage))
    days.until(lambda: newest(days).date is not None and newest(days).state == "draft")
    days.visit = newest(days).id


@then(parsers.parse('the agenda has "{one}" and "{two}"'))
def _(days: Days, one: str, two: str) -> None:
    page = days.page()
    for title in (one, two):
        days.reads(page, title)


@when(parsers.parse('I announce the meeting by e-mail to "{address}"'))
def _(days: Days, address: str) -> None:
    dialog = days.mail("Termin ankündigen …")
    type_into(find(dialog, QLineEdit, "addressEdit"), address)
    find(dialog, QPushButton, "prepareButton").click()
    days.until(lambda: len(days.drafts()) == 1)


@then(parsers.parse('the mail program has the invitation with "{item}" as PDF and in the calendar file'))
def _(days: Days, item: str) -> None:
    _, files = mail(days.drafts()[-1])
    told = {name.rpartition(".")[2]: data for name, data in files.items()}
    assert set(told) == {"ics", "pdf"}
    assert item in read(told["pdf"])
    assert item in told["ics"].decode().replace("\r\n ", "")


@when(
    parsers.parse(
        '"{item}" is resolved without the mouse as "{wording}" by {votes:d} to {against:d} with {none:d}'
    )
)
def _(days: Days, item: str, wording: str, votes: int, against: int, none: int) -> None:
    page = days.page()
    titles = [topic.title for topic in days.office.protocols.get(days.visit).topics]
    place = titles.index(item)
    QTest.keyClick(page, Qt.Key(Qt.Key.Key_1.value + place), CONTROL)
    editor = find(page, TopicList, "topicList").editors()[place]
    days.until(lambda: editor.isAncestorOf(days.window().focusWidget()))
    kind = find(editor, ChoiceCombo, "kindCombo")
    kind.setFocus()
    QTest.keyClick(kind, Qt.Key.Key_Down)
    assert kind.value() == "resolution"
    for name, text in (
        ("resolutionText", wording), ("votesForEdit", str(votes)), ("votesAgainstEdit", str(against)),
        ("abstentionsEdit", str(none)),
    ):  # fmt: skip
        days.until(find(editor, QWidget, name).isVisible)
        find(editor, QWidget, name).setFocus()
        type_into(find(editor, QWidget, name), text)
    page.leave()
    days.until(lambda: days.office.protocols.get(days.visit).topics[place].values["abstentions"] == none)


@when("I finish the meeting")
def _(days: Days) -> None:
    days.click(days.page(), "Abschließen")
    days.until(lambda: days.office.protocols.get(days.visit).state == "final")


@then(
    parsers.parse('the minutes say "{wording}" with {votes:d}, {against:d} and {none:d} votes, "{outcome}"')
)
def _(days: Days, wording: str, votes: int, against: int, none: int, outcome: str) -> None:
    version = days.office.protocols.get(days.visit).versions[0]
    assert version.number.startswith("NS-2026-")
    content = days.office.documents.content(days.visit, version.id)
    (taken,) = [item for item in content.topics if item.resolution == wording]
    assert (taken.votes_for, taken.votes_against, taken.abstentions) == (votes, against, none)
    text = read(days.office.documents.protocol(days.visit, "de", version.id).pdf)
    assert wording in text
    assert outcome in text
