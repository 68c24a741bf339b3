"""E-mails: drafts that a mail program opens, what went along, and what a person says became of them."""

from __future__ import annotations

import email
import io
import re
from datetime import date, datetime, time, timedelta
from email.message import EmailMessage
from email.policy import default
from hashlib import blake2b
from pathlib import Path
from uuid import UUID, uuid4

import pypdf
import pytest
from sqlalchemy import text

from inka_desktop.records import strokes
from inka_desktop.records.local_time import local_time
from inka_desktop.records.values import MailKind, MailState
from inka_desktop.reports.letters import Letter
from inka_desktop.reports.mail import AddressOddError
from inka_desktop.reports.protection import PasswordLengthError
from inka_desktop.services.approval_rows import Addressee
from inka_desktop.services.due_rows import DueFilter, DueList
from inka_desktop.services.mail_errors import NoRecipientError, SentThenError, UndatedError
from inka_desktop.services.mailing import mails_about
from inka_desktop.services.mailing_rows import MailWish, PreparedRow
from inka_desktop.store.errors import UnknownRecordError
from inka_desktop.viewmodels import dates
from inka_desktop.viewmodels.mailing import facts
from inka_desktop.viewmodels.questions import change_words

from .conftest import TODAY, Desk
from .test_releases import photo

TO = ("Mara Öztürk <mara@beispiel.invalid>",)
CANARY = "Kanarienvogel im Bergwerk"


def read(prepared: PreparedRow) -> EmailMessage:
    """The draft as another program reads it."""
    found = email.message_from_bytes(prepared.draft, policy=default)
    assert isinstance(found, EmailMessage)
    return found


def files(prepared: PreparedRow) -> dict[str, bytes]:
    found = {}
    for part in read(prepared).iter_attachments():
        payload = part.get_payload(decode=True)
        assert isinstance(payload, bytes)
        found[part.get_filename() or ""] = payload
    return found


def prepared(desk: Desk, wish: MailWish, password: str = "") -> PreparedRow:
    row = desk.workspace.mailings.proposal(wish)
    letter = Letter(row.subject, row.text)
    return desk.workspace.mailings.prepare(wish, TO, letter, password).result()


@pytest.mark.parametrize("is_final", [True, False])
def test_photos_that_may_not_leave_stay_here(desk: Desk, tmp_path: Path, is_final: bool) -> None:
    """Neither those marked so nor those about which nobody has said anything; an older program kept all."""
    workspace, visit = desk.workspace, desk.visit(TODAY)
    for scene, mark in (("poster", "no_persons"), ("steps", "not_passed_on"), ("market", "")):
        photo(workspace, visit, tmp_path, scene, mark)
    version = None
    if is_final:
        desk.complete(visit)
        workspace.protocols.finish(visit).result()
        version = workspace.protocols.get(visit).versions[0].id
    whole = workspace.documents.protocol(visit, "de", version, for_office=True).pdf
    if version is not None:
        workspace.documents.keep_printed(version, whole, "de").result()
    wish = MailWish(MailKind.DOCUMENT, visit, version)
    assert workspace.mailings.proposal(wish).held_back == 2
    sent = next(data for name, data in files(prepared(desk, wish)).items() if name.endswith(".pdf"))
    assert [scene for scene in ("poster", "steps", "market") if scene in words_in(sent)] == ["poster"]
    assert all(scene in words_in(whole) for scene in ("poster", "steps", "market"))
    assert len(sent) < len(whole)
    assert workspace.documents.protocol(visit, "de", version).pdf == sent


def words_in(pdf: bytes) -> str:
    return "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)


def finished(desk: Desk) -> MailWish:
    visit = desk.finished(TODAY)
    version = desk.workspace.protocols.get(visit).versions[0].id
    return MailWish(MailKind.DOCUMENT, visit, version)


def test_a_finished_protocol_goes_out_with_its_kept_bytes(desk: Desk) -> None:
    wish = finished(desk)
    made = prepared(desk, wish)
    mail = read(made)
    assert mail["X-Unsent"] == "1"
    assert mail["To"].addresses[0].display_name == "Mara Öztürk"
    assert mail["Subject"].startswith("Vor-Ort-Protokoll, Sonnenhang, 23.11.2026, VOP-2026-")
    assert made.draft.isascii()
    assert b"\r\n" in made.draft
    assert b"\n" not in made.draft.replace(b"\r\n", b"")
    name, pdf = next(iter(files(made).items()))
    assert name == "2026-11-23_Vor-Ort-Protokoll_Sonnenhang_v1.pdf"
    assert pdf == desk.workspace.documents.protocol(wish.record, "de", wish.version).pdf
    row = desk.workspace.mailings.of(wish.record)[0]
    assert (row.state, row.version, row.recipients, row.file_name) == (MailState.PREPARED, 1, TO, name)
    assert row.content_hash == blake2b(pdf, digest_size=32).hexdigest()
    assert row.prepared_by == "Fachreferat"


def test_the_bytes_that_went_out_stay_as_they_were(desk: Desk) -> None:
    wish = finished(desk)
    made = prepared(desk, wish)
    desk.workspace.documents.save_letterhead("Neue Stelle", "Am Anger 7", "").result()
    again = desk.workspace.documents.protocol(wish.record, "de", wish.version).pdf
    assert again == next(iter(files(made).values()))


def test_a_draft_says_that_it_is_one(desk: Desk) -> None:
    visit = desk.visit()
    made = prepared(desk, MailWish(MailKind.DOCUMENT, visit))
    assert "Entwurf" in read(made)["Subject"]
    assert "Es ist noch ein Entwurf." in made.text
    assert desk.workspace.mailings.of(visit)[0].version is None


def test_the_letter_is_english_for_a_document_in_english(desk: Desk) -> None:
    row = desk.workspace.mailings.proposal(finished(desk), "en")
    assert row.subject.startswith("Site visit protocol, Sonnenhang, 23 Nov 2026")
    assert "Kind regards\nFachreferat" in row.text


def test_people_of_the_protocol_come_with_their_addresses(desk: Desk) -> None:
    visit = desk.visit()
    workspace = desk.workspace
    workspace.editing.add("person", {"name": "Mara Öztürk", "email": " mara@beispiel.invalid "}).result()
    workspace.protocols.add_person(visit, name="Mara Öztürk").result()
    workspace.protocols.add_person(visit, function="Amtsleitung").result()
    known, unknown = workspace.mailings.proposal(MailWish(MailKind.DOCUMENT, visit)).people
    assert known.address == "mara@beispiel.invalid"
    assert (unknown.function, unknown.address) == ("Amtsleitung", "")


def test_who_has_left_is_offered_with_the_day_and_gets_nothing_unasked(desk: Desk) -> None:
    visit, workspace = desk.visit(), desk.workspace
    given = {"name": "Mara Öztürk", "email": "mara@beispiel.invalid"}
    person = workspace.editing.add("person", given).result()
    workspace.protocols.add_person(visit, name="Mara Öztürk").result()
    wish = MailWish(MailKind.DOCUMENT, visit)
    today = workspace.core.today()
    workspace.editing.save("person", person, {"left_on": today + timedelta(1)}).result()
    assert [one.left_on for one in workspace.mailings.proposal(wish).people] == [None]
    workspace.editing.save("person", person, {"left_on": today}).result()
    assert [one.left_on for one in workspace.mailings.proposal(wish).people] == [today]
    (skipped,) = workspace.mailings.prepare_many([wish]).result()
    assert (skipped.recipients, skipped.prepared) == ((), None)


def test_a_password_protects_the_file_and_is_kept_nowhere(desk: Desk) -> None:
    wish = finished(desk)
    password = "Sommerregen-ä-17"
    made = prepared(desk, wish, password)
    name, pdf = next(iter(files(made).items()))
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    assert reader.is_encrypted
    assert reader.decrypt("falsch") == 0
    assert reader.decrypt(password)
    assert "Vor-Ort-Protokoll" in reader.pages[0].extract_text()
    row = desk.workspace.mailings.of(wish.record)[0]
    assert row.protected
    assert row.content_hash == blake2b(pdf, digest_size=32).hexdigest()
    with desk.workspace.core.raw() as raw:
        for table, column in (("mailing", "*"), ("sync_op", "*"), ("setting", "*")):
            for found in raw.execute(f"SELECT {column} FROM {table}"):
                assert password.encode() not in b"".join(
                    one if isinstance(one, bytes) else str(one).encode() for one in found
                )
    assert password.encode() not in made.draft
    plain = desk.workspace.documents.protocol(wish.record, "de", wish.version).pdf
    assert not pypdf.PdfReader(io.BytesIO(plain)).is_encrypted, "only the copy that leaves is locked"
    assert name == row.file_name


@pytest.mark.parametrize("password", ["kurz", "x" * 101, "\N{GRINNING FACE}" * 40])
def test_a_password_that_protects_nothing_is_refused(desk: Desk, password: str) -> None:
    wish = finished(desk)
    with pytest.raises(PasswordLengthError):
        prepared(desk, wish, password)
    assert desk.workspace.mailings.of(wish.record) == []


@pytest.mark.parametrize(
    "address",
    ["", "Mara", "mara@", "@beispiel", "mara beispiel@x.invalid", "a@b@c d", "mära@beispiel.invalid", "<>"],
)
def test_what_is_no_address_is_said_and_nothing_is_noted(desk: Desk, address: str) -> None:
    wish = finished(desk)
    with pytest.raises(AddressOddError):
        desk.workspace.mailings.prepare(wish, [*TO, address], Letter("Betreff", "Text")).result()
    assert desk.workspace.mailings.of(wish.record) == []


def test_nobody_is_no_recipient(desk: Desk) -> None:
    with pytest.raises(NoRecipientError):
        desk.workspace.mailings.prepare(finished(desk), [], Letter("Betreff", "Text"))


def test_no_line_of_a_subject_or_name_becomes_a_head_of_its_own(desk: Desk) -> None:
    wish = finished(desk)
    letter = Letter("Betreff\r\nBcc: fremd@beispiel.invalid\ud800", "Zeile\n.\nFrom hier\ud800\x00")
    to = ["Mara\r\nCc: fremd@beispiel.invalid <mara@beispiel.invalid>"]
    made = desk.workspace.mailings.prepare(wish, to, letter).result()
    mail = read(made)
    assert mail["Bcc"] is None
    assert mail["Cc"] is None
    body = mail.get_body()
    assert body is not None
    assert "From hier" in body.get_content()
    assert "\n" not in desk.workspace.mailings.of(wish.record)[0].subject


def test_sent_is_what_a_person_says(desk: Desk) -> None:
    wish = finished(desk)
    made = prepared(desk, wish)
    mailings, today = desk.workspace.mailings, desk.workspace.today
    assert [line.id for line in today.get(TODAY).mails] == [made.id]
    mailings.settle(made.id, MailState.SENT).result()
    row = mailings.of(wish.record)[0]
    assert row.state == MailState.SENT
    assert row.settled_at is not None
    assert row.settled_by == "Fachreferat"
    assert today.get(TODAY).mails == ()
    mailings.settle(made.id, MailState.PREPARED).result()
    assert mailings.of(wish.record)[0].settled_at is None
    assert len(today.get(TODAY).mails) == 1
    mailings.settle(made.id, MailState.DROPPED).result()
    assert mailings.of(wish.record) == []
    assert today.get(TODAY).mails == ()


def test_it_may_have_been_sent_on_an_earlier_day(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    wish, mailings = finished(desk), desk.workspace.mailings
    made = prepared(desk, wish)
    began = mailings.of(wish.record)[0].prepared_at
    day = local_time(began).date()
    clock = desk.workspace.core.database.writer.core.log.hybrid.clock
    later = round((began + timedelta(days=3)).timestamp() * 1000)
    monkeypatch.setattr(type(clock), "wall_ms", lambda _self: later)
    for wrong in (day - timedelta(days=1), day + timedelta(days=4)):
        with pytest.raises(SentThenError):
            mailings.settle(made.id, MailState.SENT, wrong).result()
    assert mailings.of(wish.record)[0].state == MailState.PREPARED
    mailings.settle(made.id, MailState.SENT, day + timedelta(days=1)).result()
    row = mailings.of(wish.record)[0]
    assert row.settled_at is not None
    assert local_time(row.settled_at) == datetime.combine(day + timedelta(days=1), time())
    told = facts(row, day + timedelta(days=3))
    assert dates.day(day + timedelta(days=1), day + timedelta(days=3)) in told
    assert "00:00" not in told


def test_one_history_tells_all_that_became_of_a_protocol(desk: Desk) -> None:
    """Recipients, replies, signatures and e-mails, each begun once, beside what was typed."""
    ws, visit, asked = desk.workspace, desk.visit(TODAY), Addressee(function="Projektleitung")
    desk.complete(visit)
    text_id = ws.approval.fix(visit, [asked], TODAY + timedelta(14)).result()
    who = ws.approval.get(visit).texts[0].recipients[0].id
    reply = ws.approval.object(text_id, "Es war dienstags.", who=who).result()
    ws.approval.decide(reply, "diverging").result()
    shown = ws.signing.to_sign(visit, "sheet").content_hash
    drawn = strokes.write([[(100, 150), (300, 60)]])
    ws.signing.sign(visit, "sheet", shown, asked, drawn).result()
    made = prepared(desk, MailWish(MailKind.CONSULTATION, visit))
    ws.mailings.settle(made.id, MailState.SENT).result()
    ws.approval.withdraw(text_id).result()
    every = ws.editing.whole_history("protocol", visit)
    told = {(row.kind, row.part, row.field, row.after) for row in every if row.kind != "protocol"}
    subject = ws.mailings.of(visit)[0].subject
    assert {
        ("fixed_text", "1", "purpose", "consultation"), ("fixed_text", "1", "withdrawn", True),
        ("recipient", "Projektleitung", "function", "Projektleitung"),
        ("reply", "Projektleitung", "wording", "Es war dienstags."),
        ("reply", "Projektleitung", "outcome", "diverging"),
        ("mailing", subject, "recipients", TO[0]), ("mailing", subject, "state", "sent"),
    } <= told  # fmt: skip
    assert [row.part for row in every if row.kind == "signature"] == ["Projektleitung"]
    assert not [row for row in every if isinstance(row.after, bytes)]
    words = [change_words(row) for row in every]
    assert any(said.startswith("Rückmeldung „Projektleitung“") for said in words)


def test_a_page_reads_only_the_mails_of_its_record(desk: Desk) -> None:
    asked = mails_about(uuid4()).compile()
    with desk.workspace.core.session() as session:
        bound = dict.fromkeys(asked.params, b"")
        plan = [row[-1] for row in session.execute(text(f"EXPLAIN QUERY PLAN {asked}"), bound)]
    read = [step for step in plan if "mailing" in step]
    assert len(read) == 3
    asked_by = ("protocol_id=?", "stock_taking_id=?", "round_part_id=?")
    assert all(any(one in step for one in asked_by) for step in read)


def test_a_deleted_draft_takes_its_mails_along_and_brings_them_back(desk: Desk) -> None:
    visit = desk.visit()
    prepared(desk, MailWish(MailKind.DOCUMENT, visit))
    desk.workspace.editing.delete("protocol", visit).result()
    assert desk.workspace.today.get(TODAY).mails == ()
    desk.workspace.editing.restore("protocol", visit).result()
    assert len(desk.workspace.today.get(TODAY).mails) == 1


def planned(desk: Desk) -> UUID:
    """A visit that is announced, with two topics and an agreement from the last one."""
    desk.finished(TODAY, "Rampe klären")
    visit = desk.visit(date(2027, 3, 30))
    values = {"begin": time(9, 30), "end": time(11, 0), "place": "Laden, Hof; Tür 2", "internal_note": CANARY}
    desk.workspace.editing.save("protocol", visit, values).result()
    for title in ("Personal", "Öffnungszeiten"):
        desk.workspace.editing.add("topic", {"protocol_id": visit, "title": title}).result()
    return visit


def test_an_announcement_has_its_agenda_and_a_calendar_file(desk: Desk) -> None:
    visit = planned(desk)
    made = prepared(desk, MailWish(MailKind.ANNOUNCEMENT, visit))
    assert re.search(r"\d\. Personal\n\d\. Öffnungszeiten\n", made.text)
    assert "Rampe klären, Träger, bis 01.12.2026" in made.text
    part = next(read(made).iter_attachments())
    assert part.get_content_type() == "text/calendar"
    assert part.get_filename() == "2027-03-30_Termin_Sonnenhang.ics"
    lines = next(iter(files(made).values())).decode().replace("\r\n ", "").split("\r\n")
    assert "DTSTART:20270330T073000Z" in lines, "summer time since two days"
    assert "DTEND:20270330T090000Z" in lines
    assert r"LOCATION:Laden\, Hof\; Tür 2" in lines
    assert any(line.startswith("UID:") for line in lines)


def test_a_meeting_is_announced_with_its_invitation(desk: Desk) -> None:
    meeting = desk.workspace.protocols.start(desk.project, date(2027, 1, 12), type="meeting").result()
    names = list(files(prepared(desk, MailWish(MailKind.ANNOUNCEMENT, meeting))))
    assert [name.rpartition(".")[2] for name in names] == ["ics", "pdf"]


def test_a_meeting_knows_when_it_was_announced(desk: Desk) -> None:
    """The day stands in the minutes; one that somebody entered stays, and a dropped e-mail invited nobody."""
    ws = desk.workspace
    meeting = ws.protocols.start(desk.project, date(2027, 1, 12), type="meeting").result()

    def invited() -> object:
        return ws.protocols.get(meeting).values["invited_on"]

    first = prepared(desk, MailWish(MailKind.ANNOUNCEMENT, meeting))
    told = local_time(ws.mailings.of(meeting)[0].prepared_at).date()
    assert invited() == told
    ws.mailings.settle(first.id, MailState.DROPPED).result()
    assert invited() is None
    ws.mailings.settle(first.id, MailState.PREPARED).result()
    assert invited() == told
    second = prepared(desk, MailWish(MailKind.ANNOUNCEMENT, meeting))
    ws.mailings.settle(second.id, MailState.DROPPED).result()
    assert invited() == told, "the first one was not dropped"
    ws.editing.save("protocol", meeting, {"invited_on": date(2026, 11, 2)}).result()
    third = prepared(desk, MailWish(MailKind.ANNOUNCEMENT, meeting))
    ws.mailings.settle(third.id, MailState.DROPPED).result()
    ws.mailings.settle(first.id, MailState.DROPPED).result()
    assert invited() == date(2026, 11, 2)


def test_only_meetings_say_when_they_were_announced(desk: Desk) -> None:
    visit = planned(desk)
    prepared(desk, MailWish(MailKind.ANNOUNCEMENT, visit))
    assert desk.workspace.protocols.get(visit).values["invited_on"] is None


def test_a_list_of_agreements_goes_to_who_is_responsible_in_it(desk: Desk) -> None:
    """By name or by organisation; those who left are not asked."""
    ws, visit = desk.workspace, desk.visit(TODAY)
    ws.protocols.add_agreement(visit, "Aushang erneuern", "Quellroder Wohnen", date(2026, 12, 15)).result()
    ws.protocols.add_agreement(visit, "Räume prüfen", "Mara Öztürk", None).result()
    for name, organization in (
        ("Mara Öztürk", "Stadt"),
        ("Jo Lenz", "Quellroder Wohnen"),
        ("Eva Ruh", "Amt"),
    ):
        values = {"name": name, "organization_label": organization, "email": "wer@beispiel.invalid"}
        ws.editing.add("person", values).result()
    wish = MailWish(MailKind.AGREEMENTS, listed=DueList(DueFilter(), on=TODAY))
    proposal = ws.mailings.proposal(wish)
    assert proposal.subject == "Vereinbarungen, Stand 23.11.2026"
    assert {person.name for person in proposal.people} == {"Mara Öztürk", "Jo Lenz"}
    made = prepared(desk, wish)
    assert list(files(made)) == ["2026-11-23_Vereinbarungen_nach-Projekt.pdf"]
    assert "Aushang erneuern" in words_in(next(iter(files(made).values())))
    (mail,) = ws.today.get(TODAY).mails
    assert (mail.kind, mail.protocol_id) == ("agreements", None)
    ws.mailings.settle(made.id, MailState.SENT).result()
    assert ws.today.get(TODAY).mails == ()
    (sent,) = ws.mailings.lists()
    assert (sent.id, sent.subject, sent.settled_by) == (made.id, proposal.subject, "Fachreferat")
    ws.mailings.settle(made.id, MailState.DROPPED).result()
    assert ws.mailings.lists() == []


def test_what_has_no_day_is_not_announced(desk: Desk) -> None:
    visit = desk.visit()
    desk.workspace.editing.save("protocol", visit, {"date": None}).result()
    with pytest.raises(UndatedError):
        desk.workspace.mailings.proposal(MailWish(MailKind.ANNOUNCEMENT, visit))


def test_a_stock_report_goes_out_too(desk: Desk) -> None:
    stock = desk.workspace.stock.create("Bahnhofsvorstadt", TODAY, desk.project).result()
    made = prepared(desk, MailWish(MailKind.STOCK, stock))
    assert list(files(made)) == ["2026-11-23_Bestandsaufnahme_Bahnhofsvorstadt.pdf"]
    assert [row.id for row in desk.workspace.mailings.of(stock)] == [made.id]
    assert len(desk.workspace.today.get(TODAY).mails) == 1


def test_a_stock_report_goes_out_with_the_comparison_that_it_was_looked_at_with(desk: Desk) -> None:
    rounds = desk.workspace.stock
    before = rounds.create("Bahnhofsvorstadt", TODAY - timedelta(days=700), desk.project).result()
    stock = rounds.follow(before, TODAY).result()
    wish = MailWish(MailKind.STOCK, stock, compared=before)
    assert [*files(prepared(desk, wish)).values()] == [rounds.report(stock, other_id=before).pdf]
    assert [row.stock_taking_id for row in desk.workspace.mailings.of(stock)] == [stock]


def test_what_is_not_here_is_not_sent(desk: Desk) -> None:
    for kind in set(MailKind) - {MailKind.AGREEMENTS}:
        with pytest.raises(UnknownRecordError):
            desk.workspace.mailings.proposal(MailWish(kind, uuid4()))


@pytest.mark.parametrize("kind", [MailKind.DOCUMENT, MailKind.ANNOUNCEMENT])
def test_the_internal_note_goes_out_in_no_mail(desk: Desk, kind: str) -> None:
    visit = planned(desk)
    made = prepared(desk, MailWish(kind, visit))
    told = [made.text, read(made).as_string(), desk.workspace.mailings.of(visit)[0].subject]
    for name, data in made.enclosures:
        told.append(
            "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages)
            if name.endswith(".pdf")
            else data.decode()
        )
    assert len(told) == 4
    assert "Personal" in "".join(told)
    assert all(CANARY not in text for text in told)


def asked(desk: Desk) -> UUID:
    """A visit whose text is put to somebody with an address."""
    visit, workspace = desk.visit(), desk.workspace
    desk.complete(visit)
    person = workspace.editing.add(
        "person", {"name": "Mara Öztürk", "email": "mara@beispiel.invalid"}
    ).result()
    workspace.editing.save("protocol", visit, {"internal_note": CANARY}).result()
    workspace.approval.fix(visit, [Addressee("Mara Öztürk", person_id=person)], date(2026, 12, 7)).result()
    return visit


@pytest.mark.parametrize(
    ("kind", "name", "says"),
    [
        (MailKind.SHEET, "Vereinbarungsblatt", "Bitte unterschreiben Sie das Blatt"),
        (MailKind.ATTENDANCE, "Anwesenheitsliste", "Bitte lassen Sie alle Anwesenden unterschreiben."),
        (MailKind.CONSULTATION, "Text-1", "antworten Sie uns bis 07.12.2026."),
    ],
)
def test_every_paper_of_a_protocol_goes_the_same_way(desk: Desk, kind: str, name: str, says: str) -> None:
    visit = asked(desk)
    made = prepared(desk, MailWish(kind, visit))
    ((file, pdf),) = files(made).items()
    assert name in file
    assert says in " ".join(made.text.split())
    assert CANARY not in made.text + "".join(
        page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages
    )
    (row,) = desk.workspace.mailings.of(visit)
    assert (row.kind, row.state, row.version) == (kind, MailState.PREPARED, None)
    assert row.content_hash == blake2b(pdf, digest_size=32).hexdigest()


def test_a_text_in_consultation_goes_to_those_it_was_put_to(desk: Desk) -> None:
    visit = asked(desk)
    (person,) = desk.workspace.mailings.proposal(MailWish(MailKind.CONSULTATION, visit)).people
    assert (person.name, person.address) == ("Mara Öztürk", "mara@beispiel.invalid")


def test_no_text_in_consultation_is_no_e_mail(desk: Desk) -> None:
    with pytest.raises(UnknownRecordError):
        desk.workspace.mailings.proposal(MailWish(MailKind.CONSULTATION, desk.visit()))
