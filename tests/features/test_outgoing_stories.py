"""The stories of what goes out by e-mail; drafts are read as a mail program reads them."""

from __future__ import annotations

import email
import io
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from email.message import EmailMessage
from email.policy import default

import pypdf
import pytest
from icalendar import Calendar
from pytest_bdd import given, parsers, scenarios, then, when

from inka_desktop.records.values import MailKind, MailState
from inka_desktop.reports.letters import Letter
from inka_desktop.reports.mail import write_address
from inka_desktop.services import first_start
from inka_desktop.services.mailing_rows import MailWish, PreparedRow
from inka_desktop.services.workspace import Workspace
from inka_desktop.store.keys import GivenKey
from inka_desktop.viewmodels import mailing
from inka_desktop.viewmodels.mailing import with_sentence

from .conftest import Story, day

scenarios("outgoing.feature")


@dataclass
class Post:
    """What was prepared, and the colleague once there is one."""

    story: Story
    made: list[PreparedRow] = field(default_factory=list)
    colleague: list[Workspace] = field(default_factory=list)

    def prepare(self, kind: str = MailKind.DOCUMENT, password: str = "", to: str = "") -> None:
        """As the dialog does it: the proposal with everybody who has an address."""
        mailings = self.story.workspace.mailings
        version = self.story.newest().id if kind == MailKind.DOCUMENT else None
        wish = MailWish(kind, self.story.visit, version)
        told = mailings.proposal(wish)
        text = with_sentence(told.text, told.password_hint, wanted=bool(password))
        people = [write_address(one.name, one.address) for one in told.people if one.address]
        letter = Letter(told.subject, text)
        self.story.attempt(
            lambda: self.made.append(
                mailings.prepare(wish, [to] if to else people, letter, password).result()
            )
        )

    @property
    def mail(self) -> EmailMessage:
        """The newest draft."""
        found = email.message_from_bytes(self.made[-1].draft, policy=default)
        assert isinstance(found, EmailMessage)
        return found

    @property
    def file(self) -> tuple[str, bytes]:
        """Name and bytes of what goes along."""
        part = next(iter(self.mail.iter_attachments()))
        payload = part.get_payload(decode=True)
        assert isinstance(payload, bytes)
        return part.get_filename() or "", payload

    def say(self, state: str, workspace: Workspace | None = None) -> None:
        """Say what became of the newest."""
        (workspace or self.story.workspace).mailings.settle(self.made[-1].id, state).result()


@pytest.fixture
def post(story: Story) -> Iterator[Post]:
    made = Post(story)
    yield made
    for workspace in made.colleague:
        workspace.close()


@given(parsers.parse('"{name}" with the address "{address}" was there'))
def _(story: Story, name: str, address: str) -> None:
    story.workspace.protocols.add_person(story.visit, name=name).result()
    person = next(row for row in story.workspace.network.persons(name) if row.name == name)
    story.workspace.editing.save("person", person.id, {"email": address}).result()


@given("a colleague's device")
def _(post: Post) -> None:
    office, place = post.story.workspace, post.story.folder / "austausch"
    place.mkdir()
    added = office.exchange.add_place(place).result()
    told = office.exchange.invite("Projektbegleitung", added.id).result()
    joined = first_start.join(
        post.story.folder / "anderes", GivenKey(os.urandom(32)), told.file, told.code, "Unterwegs"
    )
    post.colleague.append(joined)
    _meet(post)


@when("both devices meet")
def _meet(post: Post) -> None:
    for _ in range(2):
        for each in (post.story.workspace, *post.colleague):
            each.exchange.sync().result()


@when("I prepare an e-mail with the newest version")
def _(post: Post) -> None:
    post.prepare()


@when(parsers.parse('I prepare an e-mail with the newest version and the password "{password}"'))
def _(post: Post, password: str) -> None:
    post.prepare(password=password)


@when(parsers.parse('I prepare an e-mail to "{address}"'))
def _(post: Post, address: str) -> None:
    post.prepare(to=address)


@when("I announce the visit")
def _(post: Post) -> None:
    post.prepare(MailKind.ANNOUNCEMENT, to="amt@beispiel.invalid")


@when("I say that it was sent")
def _(post: Post) -> None:
    post.say(MailState.SENT)


@when("the colleague says that it was sent")
def _(post: Post) -> None:
    post.say(MailState.SENT, post.colleague[0])


@when("I take that back")
def _(post: Post) -> None:
    post.say(MailState.PREPARED)


@when("I drop it")
def _(post: Post) -> None:
    post.say(MailState.DROPPED)


@when(parsers.parse('the letterhead becomes "{office}"'))
def _(story: Story, office: str) -> None:
    story.workspace.documents.save_letterhead(office, "", "").result()


@then(parsers.parse('the draft goes to "{address}" with "{name}"'))
def _(post: Post, address: str, name: str) -> None:
    assert [one.addr_spec for one in post.mail["To"].addresses] == [address]
    assert post.mail["X-Unsent"] == "1"
    assert post.file[0] == name


@then(parsers.re(r"Heute lists (?P<count>\d) e-mails? that waits?"))
def _(story: Story, count: str) -> None:
    assert len(story.workspace.today.get(story.on).mails) == int(count)


@then("the colleague's Heute lists 1 e-mail that waits")
def _(post: Post) -> None:
    assert len(post.colleague[0].today.get(post.story.on).mails) == 1


@then(parsers.parse("the protocol says that version {number:d} is prepared"))
def _(story: Story, number: int) -> None:
    (row,) = story.workspace.mailings.of(story.visit)
    assert (row.version, row.state) == (number, MailState.PREPARED)


@then(parsers.parse('the protocol says that version {number:d} was sent by "{person}" to "{name}"'))
def _(story: Story, number: int, person: str, name: str) -> None:
    (row,) = story.workspace.mailings.of(story.visit)
    assert row.version == number
    told = mailing.facts(row, story.on)
    assert f"an {name}, durch {person}" in told
    assert told.startswith("versendet ")


@then("the protocol lists no e-mail")
def _(story: Story) -> None:
    assert story.workspace.mailings.of(story.visit) == []


@then("the file of the draft is the one that is kept")
def _(post: Post) -> None:
    story = post.story
    kept = story.workspace.documents.protocol(story.visit, "de", story.newest().id).pdf
    assert kept == post.file[1]


@then(parsers.parse('the file of the draft opens with "{password}" only'))
def _(post: Post, password: str) -> None:
    reader = pypdf.PdfReader(io.BytesIO(post.file[1]))
    assert not reader.decrypt("")
    assert reader.decrypt(password)


@then("the draft says that a password comes by another way")
def _(post: Post) -> None:
    assert "Sie erhalten es auf einem anderen Weg." in _told(post)


@then(parsers.parse("the draft has a calendar file on {on:tu}", extra_types={"tu": day}))
def _(post: Post, on: date) -> None:
    name, data = post.file
    assert name == f"{on.isoformat()}_Termin_Sonnenhang.ics"
    event = Calendar.from_ical(data).walk("VEVENT")[0]
    assert event.decoded("dtstart") == on


@then(parsers.parse('the draft says "{words}"'))
def _(post: Post, words: str) -> None:
    assert words in _told(post)


@then(parsers.parse('no part of the draft says "{words}"'))
def _(post: Post, words: str) -> None:
    told = [_told(post), post.mail.as_string(), post.file[1].decode()]
    assert all(words not in text for text in told)


def _told(post: Post) -> str:
    body = post.mail.get_body()
    assert body is not None
    return str(body.get_content()).replace("\r\n", "\n")
