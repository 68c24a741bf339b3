"""A text in consultation that the project's carrier reads and answers in the program."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path
from uuid import UUID

import pytest

from inka_desktop.records.approval import FixedText, Reply, SharedReply, SharedText
from inka_desktop.records.content import decode_content
from inka_desktop.records.ids import new_id
from inka_desktop.records.projects import Project
from inka_desktop.records.values import ReplyWay, Role
from inka_desktop.services import sharing
from inka_desktop.services.approval_errors import NoLongerAskedError
from inka_desktop.services.approval_rows import Addressee, ConsultedRow, ReplyRow
from inka_desktop.services.core import find
from inka_desktop.services.errors import IncompleteError, NotAuthorError
from inka_desktop.services.labels import BATCH
from inka_desktop.services.workspace import Workspace
from inka_desktop.store.writer import Transaction

from .conftest import TODAY
from .test_releases import CANARY, Office, office, release, rows_of
from .test_tasks_stay import on_disk, opened_by, tables_of

__all__ = ["office"]

UNTIL = date(2026, 12, 7)
LEADER = Addressee("Erika Muster", "Projektleitung", "Quellroder Nachbarschaftswerk e. V.")
TOWN = Addressee(function="Amtsleitung", organization="Stadt Quellrode")
SAID = "Die Gruppe trifft sich dienstags."


@pytest.fixture
def visit(office: Office) -> UUID:
    """A visit that could be finished, with a topic and an internal note."""
    made = office.desk.visit()
    office.desk.complete(made)
    office.owner.editing.save("protocol", made, {"internal_note": CANARY}).result()
    topic = office.owner.protocols.add_topic(made, "Angebote").result()
    office.owner.editing.save("topic", topic, {"notes": SAID}).result()
    return made


@pytest.fixture
def carrier(office: Office) -> Workspace:
    """The carrier's device."""
    return office.join(Role.CARRIER, "Erika Muster")


def put(office: Office, visit: UUID, *, until: date = UNTIL) -> UUID:
    """The text is put to both, and shared."""
    text = office.owner.approval.fix(visit, [LEADER, TOWN], until, share=True).result()
    office.meet()
    return text


def theirs(carrier: Workspace) -> ConsultedRow:
    """The only text that a carrier has."""
    (row,) = carrier.consulted.all()
    return row


def replies(workspace: Workspace, visit: UUID) -> tuple[ReplyRow, ...]:
    """What an office's device knows of replies, once it is written."""
    workspace.core.await_saves()
    return workspace.approval.get(visit).replies


def test_the_carrier_reads_the_text_that_was_put_to_it_and_not_a_byte_of_the_internal_note(
    office: Office, visit: UUID, carrier: Workspace, tmp_path: Path
) -> None:
    assert office.owner.approval.reads_along(visit)
    put(office, visit)
    row = theirs(carrier)
    assert (row.number, row.date, row.reply_by) == (1, TODAY, UNTIL)
    assert [place.words for place in row.places if place.kind == "topic"][-1] == "Angebote"
    assert row.waits
    shown = carrier.consulted.document(row.id)
    assert shown.pdf == office.owner.approval.document(office.owner.approval.get(visit).texts[0].id).pdf
    heap = opened_by(carrier, tmp_path / "austausch") + tables_of(carrier)
    heap += on_disk(tmp_path / "Erika Muster")
    assert SAID.encode() in heap
    assert CANARY.encode() not in heap
    assert CANARY.encode() in tables_of(office.owner)
    assert rows_of(carrier, FixedText) == []


def test_a_text_that_is_not_shared_stays(office: Office, visit: UUID, carrier: Workspace) -> None:
    office.owner.approval.fix(visit, [LEADER], UNTIL).result()
    office.meet()
    assert carrier.consulted.all() == []
    assert rows_of(carrier, SharedText) == []


def test_who_only_reads_in_the_project_is_asked_for_nothing(office: Office, visit: UUID) -> None:
    reader = office.join(Role.READER, "Amt")
    assert not office.owner.approval.reads_along(visit)
    put(office, visit)
    assert reader.consulted.all() == []


def test_nobody_reads_along_before_a_carrier_has_the_program(office: Office, visit: UUID) -> None:
    assert not office.owner.approval.reads_along(visit)


def test_an_objection_comes_to_the_office_is_decided_there_and_the_carrier_sees_what_became_of_it(
    office: Office, visit: UUID, carrier: Workspace
) -> None:
    colleague = office.join(Role.COORDINATOR, "B")
    put(office, visit)
    carrier.consulted.object(theirs(carrier).id, "Donnerstags.", section="topics", topic="Angebote").result()
    office.meet()
    office.meet()
    both = [replies(one, visit) for one in (office.owner, colleague)]
    assert both[0] == both[1]
    ((told,), _) = both
    assert (told.wording, told.way, told.topic, told.who.name) == (
        "Donnerstags.", ReplyWay.PROGRAM, "Angebote", "Erika Muster",
    )  # fmt: skip
    assert told.topic_id == office.owner.protocols.get(visit).topics[-1].id
    asked = office.owner.approval.get(visit).texts[0].recipients
    assert [one.objections for one in asked] == [1, 0]
    with pytest.raises(IncompleteError):
        office.owner.protocols.finish(visit).result()
    office.owner.approval.decide(told.id, "diverging").result()
    office.meet()
    assert [one.outcome for one in theirs(carrier).replies] == ["diverging"]
    office.owner.protocols.finish(visit).result()
    version = office.owner.protocols.get(visit).versions[0].id
    views = office.owner.documents.content(visit, version).views
    assert [(view.text, view.topic, view.way) for view in views] == [("Donnerstags.", "Angebote", "program")]


def test_no_objections_of_the_only_one_of_the_body_are_that_recipients(office: Office, visit: UUID) -> None:
    carrier = office.join(Role.CARRIER, "Vertretung")
    put(office, visit)
    for _ in range(2):  # a double click
        carrier.consulted.no_objections(theirs(carrier).id).result()
    office.meet()
    assert [one.kind for one in replies(office.owner, visit)] == ["no_objections"]
    asked = office.owner.approval.get(visit).texts[0]
    assert [one.no_objections for one in asked.recipients] == [True, False]
    assert asked.waiting == 1


def test_what_was_replied_is_taken_back_until_it_is_decided(
    office: Office, visit: UUID, carrier: Workspace
) -> None:
    put(office, visit)
    text = theirs(carrier).id
    first = carrier.consulted.object(text, "Erstens.").result()
    second = carrier.consulted.object(text, "Zweitens.").result()
    office.meet()
    decided = next(one for one in replies(office.owner, visit) if one.wording == "Zweitens.")
    office.owner.approval.decide(decided.id, "diverging").result()
    for each in (first, second):
        carrier.editing.delete("shared_reply", each).result()
    office.meet()
    assert [one.wording for one in replies(office.owner, visit)] == ["Zweitens."]
    carrier.editing.restore("shared_reply", first).result()
    office.meet()
    assert {one.wording for one in replies(office.owner, visit)} == {"Erstens.", "Zweitens."}


def test_only_its_author_takes_a_reply_back(office: Office, visit: UUID, carrier: Workspace) -> None:
    other = office.join(Role.CARRIER, "Vertretung")
    put(office, visit)
    made = carrier.consulted.object(theirs(carrier).id, "Nein.").result()
    office.meet()
    assert [one.own for one in theirs(other).replies] == [False]
    with pytest.raises(NotAuthorError):
        other.editing.delete("shared_reply", made).result()


def test_a_text_is_closed_by_the_next_one_by_finishing_and_opened_by_taking_that_back(
    office: Office, visit: UUID, carrier: Workspace
) -> None:
    put(office, visit)
    first = theirs(carrier).id
    office.owner.editing.save("protocol", visit, {"place": "Rathaus"}).result()
    put(office, visit)
    assert theirs(carrier).number == 2
    with pytest.raises(NoLongerAskedError):
        carrier.consulted.no_objections(first).result()
    office.owner.protocols.finish(visit).result()
    version = office.owner.protocols.get(visit).versions[0]
    with office.owner.core.session() as session:
        closed = {row.number: row.closed for row in session.query(SharedText)}
    assert closed == {1: True, 2: True}
    office.owner.protocols.take_back(version.id).result()
    office.meet()
    assert not theirs(carrier).closed
    office.owner.protocols.finish(visit).result()
    release(office.owner, visit)
    office.meet()
    assert carrier.consulted.all() == []  # it is read as released


def test_the_last_day_for_replies_moves_for_both(office: Office, visit: UUID, carrier: Workspace) -> None:
    text = put(office, visit)
    office.owner.approval.extend(text, date(2026, 12, 20)).result()
    office.meet()
    assert theirs(carrier).reply_by == date(2026, 12, 20)


def test_a_text_withdrawn_before_it_was_sent_never_leaves(
    office: Office, visit: UUID, carrier: Workspace, tmp_path: Path
) -> None:
    text = office.owner.approval.fix(visit, [LEADER], UNTIL, share=True).result()
    office.owner.approval.withdraw(text).result()
    office.meet()
    assert carrier.consulted.all() == []
    heap = opened_by(carrier, tmp_path / "austausch") + tables_of(carrier)
    assert SAID.encode() not in heap


def test_a_text_withdrawn_later_is_hidden(office: Office, visit: UUID, carrier: Workspace) -> None:
    text = put(office, visit)
    office.owner.approval.withdraw(text).result()
    office.meet()
    assert carrier.consulted.all() == []
    assert carrier.consulted.get(sharing.shared_id(text, rows_of(carrier, SharedText)[0].space)) is None


def test_a_protocol_in_the_bin_takes_its_shared_text_along_and_brings_it_back(
    office: Office, visit: UUID, carrier: Workspace
) -> None:
    put(office, visit)
    carrier.consulted.object(theirs(carrier).id, "Nein.").result()
    office.meet()
    office.owner.editing.delete("protocol", visit).result()
    office.meet()
    assert carrier.consulted.all() == []
    office.owner.editing.restore("protocol", visit).result()
    office.meet()
    assert [one.wording for one in theirs(carrier).replies] == ["Nein."]
    assert [one.wording for one in replies(office.owner, visit)] == ["Nein."]


def test_erasing_a_project_erases_what_was_shared(office: Office, visit: UUID, carrier: Workspace) -> None:
    put(office, visit)
    carrier.consulted.object(theirs(carrier).id, "Nein, sagte Frau Muster.").result()
    office.meet()
    office.owner.retention.erase(office.desk.project).result()
    office.meet()
    for one in (office.owner, carrier):
        assert [row.content for row in rows_of(one, SharedText)] == [None]
        assert [row.wording for row in rows_of(one, SharedReply)] == [None]


def test_nobody_replies_to_a_text_that_was_not_put_to_them(office: Office, visit: UUID) -> None:
    """A carrier of another project makes a copy of its own of a text that it cannot have read."""
    owner = office.owner
    text = owner.approval.fix(visit, [LEADER], UNTIL).result()
    project = owner.projects.create("Nachbarhaus", ["Stadt Quellrode"], "Anderer Träger").result()
    with owner.core.session() as session:
        own = session.get(FixedText, text)
        assert own is not None
        digest = own.content_hash
        space = find(session, Project, project).space

    def forge(transaction: Transaction, hashed: str | None, key: UUID) -> None:
        copy = SharedText(id=key, space=space, project_id=project, text_id=text, content_hash=hashed)
        transaction.session.add(copy)
        transaction.session.flush()
        said = SharedReply(id=new_id(), space=space, shared_text_id=key, kind="objection", wording="Falsch.")
        transaction.session.add(said)

    for hashed, key in (("0" * 64, sharing.shared_id(text, space)), (digest, new_id())):
        owner.core.submit(partial(forge, hashed=hashed, key=key), "add").result()
    assert sharing.catch_up(owner.core).result() == 0
    assert replies(owner, visit) == ()
    assert rows_of(owner, Reply) == []


def test_false_copies_hold_no_true_reply_up(office: Office, visit: UUID, carrier: Workspace) -> None:
    """A device of the carrier writes more replies to a copy of its own than are taken in at once."""
    put(office, visit)
    true = theirs(carrier).id

    def forge(transaction: Transaction) -> None:
        copy, key = find(transaction.session, SharedText, true), new_id()
        false = SharedText(id=key, space=copy.space, text_id=copy.text_id, content_hash=copy.content_hash)
        transaction.session.add(false)
        transaction.session.flush()
        for _ in range(BATCH):
            said = SharedReply(id=new_id(), space=copy.space, shared_text_id=key, kind="objection")
            transaction.session.add(said)

    carrier.core.submit(forge, "add").result()
    carrier.consulted.object(true, "Donnerstags.").result()
    office.meet()
    assert [one.wording for one in replies(office.owner, visit)] == ["Donnerstags."]


def test_a_corrected_version_is_asked_about_though_the_first_was_released(
    office: Office, visit: UUID, carrier: Workspace
) -> None:
    office.owner.protocols.finish(visit).result()
    release(office.owner, visit)
    office.owner.editing.save("protocol", visit, {"place": "Rathaus"}).result()
    put(office, visit)
    assert theirs(carrier).waits
    office.owner.protocols.finish(visit).result()
    office.meet()
    assert carrier.consulted.all() == []  # the first version is read as released until the next one is


def test_a_corrected_version_that_is_taken_back_is_in_consultation_again(
    office: Office, visit: UUID, carrier: Workspace
) -> None:
    owner = office.owner
    owner.protocols.finish(visit).result()
    texts = []
    for place in ("Rathaus", "Bürgerhaus"):
        owner.editing.save("protocol", visit, {"place": place}).result()
        texts.append(put(office, visit))
    version = owner.protocols.finish(visit).result()
    owner.protocols.take_back(version.id).result()
    office.meet()
    assert owner.protocols.get(visit).state == "consultation"
    assert theirs(carrier).waits
    owner.approval.withdraw(texts.pop()).result()
    office.meet()
    assert owner.protocols.get(visit).state == "consultation"
    assert (theirs(carrier).number, theirs(carrier).waits) == (1, True)
    owner.approval.withdraw(texts.pop()).result()
    assert owner.protocols.get(visit).state == "final"


def test_the_copy_says_what_the_text_says(office: Office, visit: UUID) -> None:
    text = office.owner.approval.fix(visit, [LEADER], UNTIL, share=True).result()
    (copy,) = rows_of(office.owner, SharedText)
    with office.owner.core.session() as session:
        fixed = session.get(FixedText, text)
        assert fixed is not None
        assert decode_content(copy.content) == decode_content(fixed.content or b"")
    assert copy.space != office.owner.spaces.coord
