"""The stories of the desk after a visit: spelling, and photos from a phone, in real windows."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu
from pytest_bdd import given, parsers, scenarios, then, when

from inka_desktop.gui.widgets.fields import GrowingText
from inka_desktop.gui.widgets.messages import MessageBar
from inka_desktop.gui.widgets.photo_folder_card import PhotoFolderCard
from inka_desktop.gui.widgets.photo_offer import PhotoOffer
from inka_desktop.gui.widgets.photos import PhotoGrid
from inka_desktop.gui.widgets.spell_marks import SpellMarks
from inka_desktop.gui.widgets.spelling_card import SpellingCard
from inka_desktop.gui.widgets.topics import TopicList
from inka_desktop.services.workspace import Workspace
from tests.gui.conftest import elsewhere, looks
from tests.gui.keys import find, type_into

from .days import DAY, VISIT, Days, begin_visit, both_meet, days, join_colleague, open_window, words

__all__ = ["days", "elsewhere", "looks"]

scenarios("desk.feature")
pytestmark = [
    pytest.mark.slow,
    # The offscreen platform says so of every menu that opens.
    pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard", extend=True),
]

given(VISIT)(begin_visit)
given("a colleague has the program")(join_colleague)
when("both send and receive")(both_meet)
when(parsers.parse("I open the window on {on:tu}", extra_types=DAY))(open_window)


# --- words ----------------------------------------------------------------------------------------------


def notes_of(days: Days, place: int, workspace: Workspace | None = None) -> GrowingText:
    """The notes of a topic, with the cursor in them."""
    page = days.page(workspace)
    topics = find(page, TopicList, "topicList")
    days.until(lambda: len(topics.editors()) >= place)
    text = topics.editors()[place - 1].notes
    text.setFocus()
    days.until(lambda: text.findChild(SpellMarks) is not None)
    return text


def underlined(days: Days, text: GrowingText, expected: list[str]) -> None:
    """Waits until these words are underlined and no other."""
    marks = text.findChild(SpellMarks)
    assert isinstance(marks, SpellMarks)
    days.until(lambda: marks.words() == expected and len(text.extraSelections()) == len(expected))


def menu_on(days: Days, text: GrowingText) -> QMenu:
    """What F7 offers for the next underlined word."""
    text.moveCursor(QTextCursor.MoveOperation.Start)
    QTest.keyClick(text, Qt.Key.Key_F7)
    days.until(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


@when(parsers.parse('I write "{said}" to topic 1'))
def _(days: Days, said: str) -> None:
    type_into(notes_of(days, 1), said)


@then(parsers.parse('"{one}" and "{two}" are underlined'))
def _(days: Days, one: str, two: str) -> None:
    underlined(days, notes_of(days, 1), [one, two])


@when(parsers.parse('I go to the first of them with F7 and choose "{word}"'))
def _(days: Days, word: str) -> None:
    menu = menu_on(days, notes_of(days, 1))
    days.until(lambda: word in [one.text() for one in menu.actions()])
    menu.setActiveAction(next(one for one in menu.actions() if one.text() == word))
    QTest.keyClick(menu, Qt.Key.Key_Return)


@when(parsers.parse('I keep "{word}" as a word of ours'))
def _(days: Days, word: str) -> None:
    text = notes_of(days, 1)
    underlined(days, text, [word])
    menu = menu_on(days, text)
    next(one for one in menu.actions() if "eigenen" in one.text()).trigger()
    menu.close()


@then(parsers.parse('nothing is underlined, and topic 1 says "{said}"'))
def _(days: Days, said: str) -> None:
    underlined(days, notes_of(days, 1), [])
    days.page().leave()
    days.until(lambda: days.office.protocols.get(days.visit).topics[0].notes == said)


@when(parsers.parse('my colleague writes "{said}" to topic 2'))
def _(days: Days, said: str) -> None:
    type_into(notes_of(days, 2, days.colleague), said)


@then(parsers.parse('only "{word}" is underlined at her window'))
def _(days: Days, word: str) -> None:
    underlined(days, notes_of(days, 2, days.colleague), [word])


@then(parsers.parse('the settings list "{word}" among our words'))
def _(days: Days, word: str) -> None:
    days.reads(find(days.window(days.colleague).show_page("settings"), SpellingCard), word)


# --- photos ---------------------------------------------------------------------------------------------


def picture(path: Path, on: date, at: str) -> Path:
    """A picture as a phone takes it: with the moment and the place."""
    exif = Image.Exif()
    exif.get_ifd(0x8769)[0x9003] = f"{on:%Y:%m:%d} {at}:00"
    exif.get_ifd(0x8825).update({1: "N", 2: (50.0, 58.0, 30.0), 3: "E", 4: (11.0, 1.0, 45.0)})
    Image.new("RGB", (640, 480), "#17694f").save(path, "JPEG", exif=exif)
    return path


@when("I choose the folder of my phone's photos in the settings")
def _(days: Days, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = days.folder / "telefon"
    folder.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    card = find(days.window().show_page("settings"), PhotoFolderCard)
    days.click(card, "Ordner wählen")
    days.reads(card, str(folder))


@when(parsers.re(r"the phone puts pictures of (?P<times>[\d:, and]+) there(?P<open> while .+)?"))
def _(days: Days, times: str, open: str | None) -> None:
    for at in re.findall(r"\d\d:\d\d", times):
        picture(days.folder / "telefon" / f"{at.replace(':', '')}.jpg", days.on, at)


@then(parsers.parse('the visit offers "{said}", and has none yet'))
def _(days: Days, said: str) -> None:
    offer = find(days.page(), PhotoOffer)
    days.until(lambda: not offer.isHidden() and offer.text() == said)
    assert days.office.protocols.get(days.visit).photos == ()


@when("I take what is offered")
def _(days: Days) -> None:
    find(days.page(), PhotoOffer).click()


@then(parsers.parse("the visit has {count:d} photos, none of which tells where it was taken"))
def _(days: Days, count: int, tmp_path: Path) -> None:
    days.until(lambda: len(days.office.protocols.get(days.visit).photos) == count)
    for row in days.office.protocols.get(days.visit).photos:
        kept = days.office.protocols.photo_bytes(row.id, thumbnail=False)
        assert kept is not None
        (tmp_path / "kept.jpg").write_bytes(kept)
        with Image.open(tmp_path / "kept.jpg") as image:
            assert not image.getexif().get_ifd(0x8825)


@when("I drag a photo that is still on the phone")
def _(days: Days) -> None:
    dragged = QMimeData()
    dragged.setUrls([QUrl("mtp://phone/DCIM/1.jpg")])
    drop(days, dragged)


@then(parsers.parse('the window says "{said}"'))
def _(days: Days, said: str) -> None:
    bar = find(days.window(), MessageBar)
    days.until(lambda: said in words(bar))


@when("I copy it to my desk and drag it from there")
def _(days: Days) -> None:
    dragged = QMimeData()
    dragged.setUrls([QUrl.fromLocalFile(str(picture(days.folder / "1.jpg", days.on, "10:50")))])
    drop(days, dragged)


def drop(days: Days, dragged: QMimeData) -> None:
    """Drags something over the photos and lets go of it."""
    grid, place = find(days.page(), PhotoGrid), QPointF(20, 20)
    drag = dragged, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    welcome = QDragEnterEvent(place.toPoint(), Qt.DropAction.CopyAction, *drag)
    QApplication.sendEvent(grid, welcome)
    assert welcome.isAccepted()
    QApplication.sendEvent(grid, QDropEvent(place, Qt.DropAction.CopyAction, *drag))


@then(parsers.parse('the editor asks for each "{said}"'))
def _(days: Days, said: str) -> None:
    days.reads(days.page(), said)
    missing = [row.field for row in days.office.protocols.missing(days.visit)]
    assert missing.count("people_mark") == len(days.office.protocols.get(days.visit).photos)
