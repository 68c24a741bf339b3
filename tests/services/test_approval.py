"""Consultation and signing between two devices, in the bin, and in the queries that lists make."""

from __future__ import annotations

import io
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from PIL import Image

from inka_desktop.records import strokes
from inka_desktop.records.content import WITH_VIEWS
from inka_desktop.records.protocols import Protocol
from inka_desktop.records.values import MailKind
from inka_desktop.services.approval_errors import NobodyAskedError, NothingDrawnError, SheetUnreadableError
from inka_desktop.services.approval_rows import Addressee
from inka_desktop.services.errors import FinishedError, IncompleteError
from inka_desktop.services.mailing_rows import MailWish
from inka_desktop.services.rows import DecisionRow, ProtocolFilter
from inka_desktop.services.workspace import Workspace
from inka_desktop.store.errors import UnknownRecordError
from inka_desktop.viewmodels import late_changes as words
from inka_desktop.viewmodels import questions
from tests.reports.reading import whole_text

from .conftest import TODAY, Desk
from .devices import Office, settle

LEADER = Addressee(function="Projektleitung", organization="Träger")
UNTIL = date(2026, 12, 7)
HEIC = Path(__file__).parents[1] / "fixtures" / "photos" / "portrait.heic"
DRAWN = strokes.write([[(100, 150), (300, 60)]])


@pytest.fixture
def visit(desk: Desk) -> UUID:
    """A visit that could be finished."""
    made = desk.visit()
    desk.workspace.protocols.add_person(made, function="Projektleitung", organization="Träger").result()
    desk.workspace.protocols.add_agreement(made, "Aushang erneuern", "Träger", UNTIL).result()
    return made


def test_two_devices_agree_on_a_text_and_its_replies(office: Office) -> None:
    one = office.office
    place = one.exchange.add_place(office.folder("place")).result()
    two = office.join(place.id)
    project = one.projects.create("Sonnenhang", ["Quellrode"], "Träger").result()
    made = one.protocols.start(project, TODAY).result()
    one.protocols.add_person(made, function="Projektleitung").result()
    text = one.approval.fix(made, [LEADER], UNTIL).result()
    one.signing.sign(made, "sheet", one.signing.to_sign(made, "sheet").content_hash, LEADER, DRAWN).result()
    for device in (one, two):
        device.exchange.sync().result()
    asked = two.approval.get(made).texts[0].recipients[0].id
    two.approval.object(text, "Es war dienstags.", who=asked).result()
    one.approval.no_objections(asked).result()
    for device in (two, one, two):
        device.exchange.sync().result()
    assert one.approval.get(made) == two.approval.get(made)
    assert one.signing.get(made) == two.signing.get(made)
    assert one.approval.get(made).undecided == 1
    assert not one.signing.get(made).signatures[0].changed


def test_texts_that_two_devices_fixed_at_once_both_stay(office: Office) -> None:
    one = office.office
    place = one.exchange.add_place(office.folder("place")).result()
    two = office.join(place.id)
    project = one.projects.create("Sonnenhang", ["Quellrode"], "Träger").result()
    made = one.protocols.start(project, TODAY).result()
    for device in (one, two):
        device.exchange.sync().result()
    for device in (one, two):
        device.approval.fix(made, [LEADER], UNTIL).result()
    for device in (one, two, one):
        device.exchange.sync().result()
    assert [text.number for text in one.approval.get(made).texts] == [1, 1]
    assert one.approval.get(made) == two.approval.get(made)


def test_finishing_says_final_although_somebody_asked_for_replies_meanwhile(
    workspace: Workspace, visit: UUID
) -> None:
    """Another device put the text to somebody and did not know that it was finished: its state came last."""
    workspace.protocols.finish(visit).result()

    def as_another_device(transaction: object) -> None:
        transaction.session.get(Protocol, visit).state = "consultation"  # type: ignore[attr-defined]  # a transaction

    workspace.core.submit(as_another_device, "edit").result()
    workspace.protocols.finish(visit).result()
    row = workspace.protocols.get(visit)
    assert (row.state, len(row.versions)) == ("final", 1)


def test_nothing_is_finished_whose_project_is_still_to_come(office: Office) -> None:
    """Carrier and municipality would stand as none for ever: no version is drawn up anew for them."""
    one = office.office
    two = office.join(one.exchange.add_place(office.folder("place")).result().id)
    project = one.projects.create("Sonnenhang", ["Quellrode"], "Träger").result()
    made = one.protocols.start(project, TODAY).result()
    one.protocols.add_person(made, function="Projektleitung").result()
    settle(one, two)
    (asked,) = (row for row in two.protocols.missing(made) if row.blocks)
    assert questions.missing_words(asked) == "Angaben des Projekts sind noch nicht da"
    with pytest.raises(IncompleteError):
        two.protocols.finish(made).result()
    one.members.confirm_phrase(UUID(bytes=two.core.identity.device)).result()
    settle(one, two)
    two.protocols.finish(made).result()
    assert two.protocols.content(made).project.carrier == "Träger"


def test_taking_a_version_back_goes_on_with_the_consultation(workspace: Workspace, visit: UUID) -> None:
    workspace.approval.fix(visit, [LEADER], UNTIL).result()
    version = workspace.protocols.finish(visit).result()
    workspace.protocols.take_back(version.id).result()
    assert workspace.protocols.get(visit).state == "consultation"


def test_a_recipient_named_in_words_is_made_a_person_that_replies_lead_to(
    workspace: Workspace, visit: UUID
) -> None:
    known = workspace.protocols.get(visit).people[0].person_id
    asked = [LEADER, Addressee("Nora Neu", "Leitung", "Amt"), Addressee(organization="Stadt")]
    text = workspace.approval.fix(visit, asked, UNTIL).result()
    leader, nora, city = workspace.approval.get(visit).texts[0].recipients
    (made,) = workspace.network.persons("Nora Neu")
    assert [one.who.person_id for one in (leader, nora, city)] == [known, made.id, None]
    workspace.approval.object(text, "Es war dienstags.", who=nora.id).result()
    assert workspace.approval.get(visit).replies[0].recipient_id == nora.id


def test_a_text_needs_a_protocol_and_somebody_to_read_it(workspace: Workspace, visit: UUID) -> None:
    with pytest.raises(NobodyAskedError):
        workspace.approval.fix(visit, [], UNTIL)
    with pytest.raises(UnknownRecordError):
        workspace.approval.fix(UUID(int=7), [LEADER], UNTIL).result()


def test_a_draft_goes_to_the_bin_with_all_that_was_said_of_it(
    workspace: Workspace, visit: UUID, tmp_path: Path
) -> None:
    text = workspace.approval.fix(visit, [LEADER], UNTIL).result()
    asked = workspace.approval.get(visit).texts[0].recipients[0].id
    workspace.approval.object(text, "Es war dienstags.", who=asked).result()
    shown = workspace.signing.to_sign(visit, "signing")
    workspace.signing.sign(visit, "signing", shown.content_hash, LEADER, DRAWN).result()
    (tmp_path / "blatt.pdf").write_bytes(shown.document.pdf)
    workspace.signing.add_sheet(visit, tmp_path / "blatt.pdf").result()
    before = (workspace.approval.get(visit), workspace.signing.get(visit))
    workspace.editing.delete("protocol", visit).result()
    assert [row.kind for row in workspace.editing.deleted()] == ["protocol"]
    workspace.editing.restore("protocol", visit).result()
    assert (workspace.approval.get(visit), workspace.signing.get(visit)) == before
    workspace.approval.decide(workspace.approval.get(visit).replies[0].id, "taken_up", "geändert").result()
    workspace.protocols.finish(visit).result()
    with pytest.raises(FinishedError):
        workspace.editing.delete("protocol", visit).result()


def test_an_undecided_objection_blocks_and_a_silent_recipient_is_only_named(
    workspace: Workspace, visit: UUID
) -> None:
    text = workspace.approval.fix(visit, [LEADER, Addressee(function="Amtsleitung")], UNTIL).result()
    leader, _ = workspace.approval.get(visit).texts[0].recipients
    reply = workspace.approval.object(text, "Es war dienstags.", who=leader.id).result()
    asked = {row.code: row.blocks for row in workspace.protocols.missing(visit)}
    assert (asked["outcome_missing"], asked["replied_missing"]) == (True, False)
    with pytest.raises(IncompleteError):
        workspace.protocols.finish(visit).result()
    workspace.approval.decide(reply, "diverging").result()
    workspace.protocols.finish(visit).result()
    assert "replied_missing" not in [row.code for row in workspace.protocols.missing(visit)]
    assert workspace.protocols.content(visit).format == WITH_VIEWS


def test_an_objection_decided_in_two_ways_waits_for_a_decision(office: Office) -> None:
    """Else one of both holds, and a diverging view is not printed without a word."""
    one = office.office
    place = one.exchange.add_place(office.folder("place")).result()
    two = office.join(place.id)
    made = one.protocols.start(one.projects.create("Sonnenhang", [], "Träger").result(), TODAY).result()
    one.protocols.add_person(made, function="Projektleitung").result()
    text = one.approval.fix(made, [LEADER], UNTIL).result()
    reply = one.approval.object(text, "Es war dienstags.", who=LEADER).result()
    settle(one, two)
    one.approval.decide(reply, "diverging").result()
    two.approval.decide(reply, "taken_up").result()
    settle(one, two)
    for device in (one, two):
        divided = [row for row in device.protocols.missing(made) if row.code == "outcome_divided"]
        assert [(row.record_id, row.blocks) for row in divided] == [(reply, True)]
        with pytest.raises(IncompleteError):
            device.protocols.finish(made).result()
    (asked,) = one.exchange.questions()
    shown = next(entry for entry in asked.entries if entry.value == "diverging")
    one.exchange.decide([DecisionRow(asked.id, shown.choice)]).result()
    version = one.protocols.finish(made).result()
    assert [view.text for view in one.documents.content(made, version.id).views] == ["Es war dienstags."]


def test_a_forgotten_recipient_is_asked_about_the_same_text(workspace: Workspace, visit: UUID) -> None:
    approval = workspace.approval
    text = approval.fix(visit, [LEADER], UNTIL).result()
    first = approval.get(visit).texts[0].recipients[0]
    approval.no_objections(first.id).result()
    later = UNTIL + timedelta(days=3)
    forgotten = Addressee(function="Amtsleitung", organization="Stadt")
    assert approval.ask_also(text, [LEADER, forgotten], later).result() == text
    (row,) = approval.get(visit).texts
    assert [(one.who.function, one.replied) for one in row.recipients] == [
        (LEADER.function, True), ("Amtsleitung", False),
    ]  # fmt: skip
    assert (row.id, row.number, row.reply_by, row.waiting) == (text, 1, later, 1)
    assert row.recipients[0].id == first.id
    wish = MailWish(MailKind.CONSULTATION, visit)
    asked = workspace.mailings.proposal(wish, "de").people
    assert "Amtsleitung" in {one.function for one in asked}
    with pytest.raises(NobodyAskedError):
        approval.ask_also(text, [], later)


def test_a_person_who_is_typed_twice_is_one_recipient(workspace: Workspace, visit: UUID) -> None:
    known = workspace.network.ensure_person("Eva Ruh", organization="Stadt").result()
    eva = Addressee("Eva Ruh", "", "Stadt")
    text = workspace.approval.fix(visit, [LEADER, eva._replace(person_id=known), eva, eva], UNTIL).result()
    twice = Addressee("Jan Ott", "Amtsleitung", "Stadt")
    workspace.approval.ask_also(text, [twice, eva, twice], UNTIL).result()
    (row,) = workspace.approval.get(visit).texts
    assert [one.who.name for one in row.recipients] == ["", "Eva Ruh", "Jan Ott"]
    assert row.waiting == 3


def test_of_two_topics_with_one_title_each_is_its_own_place(workspace: Workspace, visit: UUID) -> None:
    wanted = [workspace.protocols.add_topic(visit, "Räume").result() for _ in range(2)]
    text = workspace.approval.fix(visit, [LEADER], UNTIL).result()
    places = [one for one in workspace.approval.places(text) if one.words == "Räume"]
    assert [one.topic_id for one in places] == wanted


def test_an_objection_to_a_topic_that_was_deleted_leads_nowhere(workspace: Workspace, visit: UUID) -> None:
    topic = workspace.protocols.add_topic(visit, "Räume").result()
    text = workspace.approval.fix(visit, [LEADER], UNTIL).result()
    place = next(one for one in workspace.approval.places(text) if one.words == "Räume")
    workspace.approval.object(text, "Nein.", who=Addressee(function="Nachbarin"), place=place).result()
    for work, led in ((workspace.editing.delete, None), (workspace.editing.restore, topic)):
        work("topic", topic).result()
        (reply,) = workspace.approval.get(visit).replies
        assert (reply.topic, reply.topic_id) == ("Räume", led)


def test_somebody_who_was_not_asked_can_object_too(workspace: Workspace, visit: UUID) -> None:
    text = workspace.approval.fix(visit, [LEADER], UNTIL).result()
    workspace.approval.object(text, "Nein.", who=Addressee(function="Nachbarin")).result()
    row = workspace.approval.get(visit)
    assert (row.replies[0].who.function, row.replies[0].recipient_id) == ("Nachbarin", None)
    assert row.texts[0].waiting == 1


def test_a_signature_needs_a_drawing_and_a_person(workspace: Workspace, visit: UUID) -> None:
    shown = workspace.signing.to_sign(visit, "sheet").content_hash
    for who, drawn in ((LEADER, ""), (Addressee(organization="Träger"), DRAWN)):
        with pytest.raises(NothingDrawnError):
            workspace.signing.sign(visit, "sheet", shown, who, drawn)


def test_two_signatures_below_one_text_fix_it_once(workspace: Workspace, visit: UUID) -> None:
    for function in ("Projektleitung", "Amtsleitung"):
        shown = workspace.signing.to_sign(visit, "sheet").content_hash
        who = Addressee(function=function, organization="Träger")
        workspace.signing.sign(visit, "sheet", shown, who, DRAWN).result()
    known = [(row.function, row.organization) for row in workspace.network.persons("") if row.function]
    assert sorted(known) == [("Amtsleitung", "Träger"), ("Projektleitung", "Träger")], "made where unknown"
    with workspace.core.raw() as raw:
        assert raw.execute("SELECT count(*) FROM fixed_text").fetchone() == (1,)


def test_that_an_agreement_is_done_changes_no_signed_text(workspace: Workspace, visit: UUID) -> None:
    shown = workspace.signing.to_sign(visit, "sheet").content_hash
    workspace.signing.sign(visit, "sheet", shown, LEADER, DRAWN).result()
    agreement = workspace.protocols.get(visit).agreements[0].id
    workspace.editing.save("agreement", agreement, {"state": "done"}).result()
    assert not workspace.signing.get(visit).signatures[0].changed


def test_list_and_today_say_until_when_and_how_many_are_silent(workspace: Workspace, visit: UUID) -> None:
    workspace.approval.fix(visit, [LEADER, Addressee(function="Amtsleitung")], UNTIL).result()
    workspace.approval.no_objections(workspace.approval.get(visit).texts[0].recipients[0].id).result()
    (line,) = workspace.protocols.page(ProtocolFilter(state="consultation"), "date", True, 0)
    (draft,) = workspace.today.get(TODAY).drafts
    for row in (line, draft):
        assert (row.id, row.reply_by, row.waiting) == (visit, UNTIL, 1)


def test_no_query_of_the_first_look_reads_a_whole_table(workspace: Workspace) -> None:
    from inka_desktop.store.first_look import CONSULTATIONS

    with workspace.core.raw() as raw:
        plan = [step[3] for step in raw.execute(f"EXPLAIN QUERY PLAN {CONSULTATIONS}", (30,)).fetchall()]
    assert not [step for step in plan if step.startswith("SCAN")], plan


def test_everything_that_came_later_can_be_dropped(workspace: Workspace, visit: UUID) -> None:
    editing, protocols = workspace.editing, workspace.protocols
    first, second = (protocols.add_topic(visit, title).result() for title in ("Angebote", "Räume"))
    protocols.finish(visit).result()
    row = protocols.get(visit)
    editing.save("protocol", visit, {"place": "Rathaus", "distribution": "Träger\nKommune"}).result()
    editing.save("topic", first, {"notes": "Nachgetragen."}).result()
    editing.delete("topic", second).result()
    editing.save("attendance", row.people[0].id, {"function": "Leitung"}).result()
    protocols.add_agreement(visit, "Neues").result()
    found = workspace.late_changes.of(visit)
    assert {(one.kind, one.what) for one in found} == {
        ("protocol", "changed"), ("topic", "changed"), ("topic", "removed"), ("attendance", "changed"),
        ("agreement", "added"),
    }  # fmt: skip
    for one in found:
        assert workspace.late_changes.drop(visit, one.key).result()
        assert not workspace.late_changes.drop(visit, one.key).result()
    assert workspace.late_changes.of(visit) == []
    assert not protocols.get(visit).arrived_later


def test_what_is_decided_of_an_objection_after_finishing_can_be_dropped(
    workspace: Workspace, visit: UUID
) -> None:
    approval, late = workspace.approval, workspace.late_changes
    text = approval.fix(visit, [LEADER], UNTIL).result()
    asked = approval.get(visit).texts[0].recipients[0].id
    printed = approval.object(text, "Es war dienstags.", who=asked).result()
    approval.decide(printed, "diverging").result()
    workspace.protocols.finish(visit).result()
    assert late.of(visit) == []
    other = approval.object(text, "Es waren sieben.", who=asked).result()
    approval.decide(other, "diverging").result()
    approval.decide(printed, "").result()
    rows = late.of(visit)
    assert {(one.record_id, one.field, one.before, one.after) for one in rows} == {
        (printed, "outcome", "diverging", None), (other, "outcome", None, "diverging"),
    }  # fmt: skip
    for one in rows:
        assert words.title(one) == "Umgang mit der Einwendung"
        assert words.facts(one, TODAY)
        assert late.drop(visit, one.key).result()
    assert late.of(visit) == []
    assert not workspace.protocols.get(visit).arrived_later


def test_a_protocol_that_was_never_finished_has_nothing_late(workspace: Workspace, visit: UUID) -> None:
    assert workspace.late_changes.of(visit) == []


def test_versions_that_two_devices_finished_at_once_both_stay_and_say_so(office: Office) -> None:
    one = office.office
    project = one.projects.create("Sonnenhang", ["Quellrode"], "Träger").result()
    two = office.join(one.exchange.add_place(office.folder("place")).result().id)
    made = one.protocols.start(project, TODAY).result()
    one.protocols.add_person(made, function="Projektleitung").result()
    settle(one, two)
    for device in (one, two):
        device.protocols.finish(made).result()
    settle(one, two)
    assert [row.twice for row in one.protocols.get(made).versions] == [True, True]


def test_a_finished_text_is_no_draft_when_it_is_signed(workspace: Workspace, visit: UUID) -> None:
    draft = workspace.signing.to_sign(visit, "signing")
    assert "Entwurf" in whole_text(draft.document)
    version = workspace.protocols.finish(visit).result()
    shown = workspace.signing.to_sign(visit, "signing")
    assert shown.content_hash == draft.content_hash  # it says the same
    assert "Entwurf" not in whole_text(shown.document)
    assert f"{version.number} · Fassung 1" in whole_text(shown.document)


def test_a_signature_by_mistake_goes_into_the_bin_and_signs_nothing_any_more(
    workspace: Workspace, visit: UUID
) -> None:
    def sign() -> UUID:
        shown = workspace.signing.to_sign(visit, "signing").content_hash
        return workspace.signing.sign(visit, "signing", shown, LEADER, DRAWN).result()

    before = sign()
    version = workspace.protocols.finish(visit).result()
    since, documents = sign(), workspace.documents
    documents.record_printed(version.id, documents.protocol(visit, "de", version.id).pdf, "de").result()
    for left, wrong in ((1, since), (0, before)):
        workspace.editing.delete("signature", wrong).result()
        assert len(workspace.signing.get(visit).signatures) == left
        assert len(documents.content(visit, version.id).signatures) == left
        printed = whole_text(documents.protocol(visit, "de", version.id))
        assert printed.count("einfache elektronische Signatur") == left, "no kept bytes that name it"
        assert (wrong, "signature") in [(row.id, row.kind) for row in workspace.editing.deleted()]
    told = [row for row in workspace.editing.whole_history("protocol", visit) if row.after is False]
    assert [(row.kind, row.record_id) for row in told] == [("signature", before), ("signature", since)]
    workspace.editing.restore("signature", before).result()
    assert len(documents.content(visit, version.id).signatures) == 1


def test_a_signature_that_comes_back_stands_on_what_is_printed_again(
    workspace: Workspace, visit: UUID
) -> None:
    def printed() -> int:
        drawn = workspace.documents.protocol(visit, "de", version.id)
        workspace.documents.record_printed(version.id, drawn.pdf, "de").result()
        return whole_text(drawn).count("einfache elektronische Signatur")

    version = workspace.protocols.finish(visit).result()
    shown = workspace.signing.to_sign(visit, "signing").content_hash
    signature = workspace.signing.sign(visit, "signing", shown, LEADER, DRAWN).result()
    assert printed() == 1
    workspace.editing.delete("signature", signature).result()
    assert printed() == 0
    workspace.editing.restore("signature", signature).result()
    assert printed() == 1


def test_a_corrected_version_names_the_one_it_replaces(workspace: Workspace, visit: UUID) -> None:
    workspace.protocols.finish(visit).result()
    workspace.editing.save("protocol", visit, {"place": "Rathaus"}).result()
    workspace.protocols.finish(visit).result()
    assert [row.replaces for row in workspace.protocols.get(visit).versions] == [1, None]


def test_who_has_left_is_suggested_for_no_text_without_the_day(workspace: Workspace, visit: UUID) -> None:
    (person,) = workspace.protocols.get(visit).people
    assert person.person_id is not None
    today = workspace.core.today()
    workspace.editing.save("person", person.person_id, {"left_on": today}).result()
    assert [who.left_on for who in workspace.approval.suggested(visit)] == [today]
    workspace.approval.fix(visit, workspace.approval.suggested(visit), UNTIL).result()
    assert [who.left_on for who in workspace.approval.suggested(visit)] == [today]


def test_a_signed_sheet_from_a_phone_is_upright_and_says_no_place(workspace: Workspace, visit: UUID) -> None:
    assert b"Exif" in HEIC.read_bytes()
    workspace.signing.add_sheet(visit, HEIC).result()
    (sheet,) = workspace.signing.get(visit).sheets
    name, media, data = workspace.signing.sheet_bytes(sheet.id)
    assert (name, media) == ("portrait.jpg", "image/jpeg")
    assert data is not None
    with Image.open(io.BytesIO(data)) as picture:
        assert (picture.format, picture.size) == ("JPEG", (300, 400))
        assert not picture.getexif()


@pytest.mark.parametrize("name", ["brief.pdf", "foto.jpg"])
def test_what_is_no_sheet_is_refused_with_what_would_be_one(
    workspace: Workspace, visit: UUID, tmp_path: Path, name: str
) -> None:
    (tmp_path / name).write_bytes(b"\xff\xd8\xff cut off")
    for path in (tmp_path / name, tmp_path / "nowhere.png"):
        with pytest.raises(SheetUnreadableError) as refused:
            workspace.signing.add_sheet(visit, path).result()
        assert "(JPEG, PNG, HEIC)" in refused.value.words("de")
    assert workspace.signing.get(visit).sheets == ()


def test_an_erased_text_says_nothing_and_breaks_nothing(workspace: Workspace, visit: UUID) -> None:
    text = workspace.approval.fix(visit, [LEADER], UNTIL).result()
    shown = workspace.signing.to_sign(visit, "sheet").content_hash
    workspace.signing.sign(visit, "sheet", shown, LEADER, DRAWN).result()
    with workspace.core.raw() as raw:
        ids = [UUID(bytes=key) for (key,) in raw.execute("SELECT id FROM fixed_text").fetchall()]
    for each in ids:
        workspace.retention.erase_record("fixed_text", each, ("content",)).result()
    row = workspace.approval.get(visit)
    assert [one.id for one in row.texts] == [text]
    assert not row.changed
    assert not workspace.signing.get(visit).signatures[0].changed
    workspace.protocols.finish(visit).result()


def test_agreements_and_resolutions_are_places_of_a_text(desk: Desk) -> None:
    """What is objected to is found again by its words; a resolution leads to its topic."""
    ws = desk.workspace
    made = ws.protocols.start(desk.project, TODAY, type="meeting").result()
    item = ws.protocols.get(made).topics[0].id
    ws.editing.save("topic", item, {"title": "Öffnung", "resolution": "Geöffnet wird samstags."}).result()
    ws.protocols.add_agreement(made, "Aushang erneuern", "Träger", UNTIL).result()
    text = ws.approval.fix(made, [LEADER], UNTIL).result()
    places = ws.approval.places(text)
    assert [(one.kind, one.words) for one in places][:2] == [
        ("topic", "Öffnung"), ("resolution", "Geöffnet wird samstags."),
    ]  # fmt: skip
    assert (places[-1].kind, places[-1].number, places[-1].words) == ("agreement", 1, "Aushang erneuern")
    assert places[1].topic_id == item
    other = Addressee("Eva Ruh", "Amtsleitung", "Sozialamt")
    for one in (places[1], places[-1]):
        ws.approval.object(text, "So nicht.", who=other, place=one).result()
    replies = ws.approval.get(made).replies
    assert [(one.section, one.topic, one.topic_id) for one in replies] == [
        ("topics", "Geöffnet wird samstags.", item), ("agreements", "Aushang erneuern", None),
    ]  # fmt: skip
    assert len(ws.network.persons("Eva Ruh")) == 1
