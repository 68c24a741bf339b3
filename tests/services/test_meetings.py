"""Talks and meetings: the same protocol as a visit's, with what their type declares."""

from __future__ import annotations

from datetime import date, time, timedelta
from uuid import UUID

import pytest

from inka_desktop.records.content import decode_content
from inka_desktop.records.documents import ProtocolVersion
from inka_desktop.records.protocol_types import MEETING, TYPES
from inka_desktop.records.rhythm import next_day, next_number
from inka_desktop.records.values import MailKind
from inka_desktop.reports.preview import page_images
from inka_desktop.services import agendas
from inka_desktop.services.calendar_rows import CalendarFilter
from inka_desktop.services.errors import IncompleteError, ValueUnusableError
from inka_desktop.services.mailing_rows import MailWish
from inka_desktop.services.rows import ProtocolFilter, ProtocolRow
from tests.reports.reading import whole_text

from .conftest import TODAY, Desk

CANARY = "Vertraulich-Kanarienvogel-7261"
LAST, NEXT = date(2026, 9, 8), date(2026, 12, 8)


@pytest.fixture
def series(desk: Desk) -> UUID:
    """The steering group of the project: three with a vote, one without."""
    ws = desk.workspace
    made = ws.series.create("Steuerungsgruppe Sonnenhang", "steering_group", desk.project).result()
    given = {
        "rhythm": "quarterly", "place": "Rathaus", "begin": "16:00", "chair": "Dr. Lindner", "quorum": 2,
        "agenda": "Bericht der Projektleitung\n\nVerwendung der Mittel", "note": "Bitte sagen Sie zu.",
    }  # fmt: skip
    ws.editing.save("series", made, given).result()
    for function in ("Amtsleitung", "Geschäftsführung", "Sprecherin"):
        ws.series.add_member(made, function=function, organization="Stadt Quellrode").result()
    ws.series.add_member(made, function="Protokoll", vote=False).result()
    return made


def show(desk: Desk, protocol: UUID) -> ProtocolRow:
    return desk.workspace.protocols.get(protocol, TODAY)


def resolve(desk: Desk, protocol: UUID) -> None:
    """Everything finishing asks for: resolutions have wording and votes, the quorum was found."""
    ws = desk.workspace
    ws.editing.save("protocol", protocol, {"quorate": "quorate"}).result()
    for topic in show(desk, protocol).topics:
        if topic.kind == "resolution":
            given = {"resolution": "So beschlossen.", "votes_for": 3, "votes_against": 0, "abstentions": 0}
            ws.editing.save("topic", topic.id, given).result()


def codes(desk: Desk, protocol: UUID, *, blocks: bool = True) -> list[str]:
    return [row.code for row in desk.workspace.protocols.missing(protocol) if row.blocks == blocks]


# --- series ---------------------------------------------------------------------------------------


def test_the_first_meeting_of_a_series(desk: Desk, series: UUID) -> None:
    row = show(desk, desk.workspace.series.start(series, LAST).result())
    assert (row.type, row.kind, row.title, row.place) == (
        "meeting", "steering_group", "Steuerungsgruppe Sonnenhang", "Rathaus",
    )  # fmt: skip
    assert [topic.title for topic in row.topics] == [
        MEETING.first_topics[0].title, "Bericht der Projektleitung", "Verwendung der Mittel",
        MEETING.first_topics[-1].title,
    ]  # fmt: skip
    assert [(one.function, one.state, one.vote) for one in row.people] == [
        ("Amtsleitung", "present", True), ("Geschäftsführung", "present", True),
        ("Sprecherin", "present", True), ("Protokoll", "present", False),
    ]  # fmt: skip
    assert (row.values["meeting_number"], row.quorum, row.last_date) == ("1", 2, None)


def test_the_next_meeting_asks_for_the_last_minutes_and_what_is_open(desk: Desk, series: UUID) -> None:
    ws = desk.workspace
    first = ws.series.start(series, LAST).result()
    ws.protocols.add_agreement(first, "Aushang erneuern", "Träger", date(2026, 10, 1)).result()
    resolve(desk, first)
    version = ws.protocols.finish(first).result()
    assert version.number.startswith("NS-2026-")
    row = show(desk, ws.series.start(series, NEXT).result())
    assert [topic.title for topic in row.topics][1:3] == [
        agendas.LAST_MINUTES, agendas.OPEN_AGREEMENTS,
    ]  # fmt: skip
    assert (
        row.topics[1].values["resolution"] == "Die Niederschrift der Sitzung vom 08.09.2026 wird genehmigt."
    )
    assert [one.what for one in row.carried] == ["Aushang erneuern"]
    assert (row.values["meeting_number"], row.last_date, row.last_number) == ("2", LAST, version.number)


def test_a_meeting_outside_of_a_series_approves_the_minutes_of_the_one_before(
    desk: Desk, series: UUID
) -> None:
    """It begins as the last one of its project did; those of a series have a body of their own."""
    ws = desk.workspace
    first = ws.protocols.start(desk.project, LAST, "meeting").result()
    ws.editing.save("protocol", first, {"body": "Strategierunde", "meeting_number": "7"}).result()
    ws.protocols.add_agreement(first, "Aushang erneuern", "Träger", date(2026, 10, 1)).result()
    ws.series.start(series, LAST + timedelta(7)).result()
    row = show(desk, ws.protocols.start(desk.project, NEXT, "meeting").result())
    assert (row.title, row.values["meeting_number"], row.last_date) == ("Strategierunde", "8", LAST)
    assert [topic.title for topic in row.topics] == [
        MEETING.first_topics[0].title, agendas.LAST_MINUTES, agendas.OPEN_AGREEMENTS,
        MEETING.first_topics[-1].title,
    ]  # fmt: skip
    assert "approval_missing" in codes(desk, row.id, blocks=False)


def test_a_series_knows_when_its_body_meets_next(desk: Desk, series: UUID) -> None:
    ws = desk.workspace
    assert ws.series.list(TODAY)[0].proposed is None
    ws.series.start(series, LAST).result()
    assert [one.date for one in ws.series.get(series).meetings] == [LAST]
    (row,) = ws.series.list(TODAY)
    assert (row.body, row.last, row.next) == ("Steuerungsgruppe Sonnenhang", LAST, None)
    assert row.proposed == NEXT
    ws.series.start(series, NEXT).result()
    (row,) = ws.series.list(TODAY)
    assert (row.last, row.next, row.proposed) == (LAST, NEXT, next_day(NEXT, "quarterly"))


def test_a_meeting_begins_as_the_last_one_agreed(desk: Desk, series: UUID) -> None:
    """Whichever of them agreed on the day; other calendars know both as one appointment, a second one not."""
    ws, day = desk.workspace, date(2026, 12, 15)
    first = ws.series.start(series, LAST).result()
    ws.editing.save("protocol", first, {"next_date": day, "next_time": "14:00", "place": "Schule"}).result()
    ws.series.start(series, LAST + timedelta(7)).result()
    ws.editing.save("series", series, {"end": "18:00"}).result()
    (row,) = ws.series.list(TODAY)
    assert (row.proposed, row.agreed) == (day, True)
    (told,) = ws.today.get(day).protocols
    listed = ws.calendar.page(CalendarFilter(frozenset({"meeting"})), 0, 9, TODAY)
    assert [(row.day, row.place) for row in listed if row.kind == "next_meeting"] == [(day, "Rathaus")]
    begun = show(desk, ws.series.start(series, day).result())
    assert (begun.begin, begun.place) == (told.begin, told.place) == (time(14), "Rathaus")
    assert (begun.end, begun.values["agreed_at_id"]) == (None, first), "no end before its begin"
    second = show(desk, ws.series.start(series, day).result())
    assert (second.begin, second.end, second.values["agreed_at_id"]) == (time(16), time(18), None)


def test_an_agreed_day_counts_before_the_rhythm_until_it_was_met(desk: Desk, series: UUID) -> None:
    """Also when it has just passed; what was agreed without a place is where the body met last."""
    ws, day = desk.workspace, TODAY - timedelta(3)
    first = ws.series.start(series, LAST).result()
    ws.editing.save("protocol", first, {"next_date": day, "place": "Schule"}).result()
    ws.editing.save("series", series, {"place": ""}).result()
    assert [row.proposed for row in ws.series.list(TODAY)] == [day]
    assert [row.proposed for row in ws.series.list(day + timedelta(99))] == [NEXT], "nobody met then"
    begun = ws.series.start(series, day).result()
    assert (show(desk, begun).begin, show(desk, begun).place) == (time(16), "Schule")
    moved = day - timedelta(1)
    ws.editing.save("protocol", begun, {"date": moved}).result()
    (row,) = ws.series.list(TODAY)
    assert (row.proposed, row.agreed) == (next_day(moved, "quarterly"), False)


def test_a_visit_begins_as_whichever_before_it_agreed(desk: Desk) -> None:
    ws = desk.workspace
    first = desk.visit(LAST)
    ws.editing.save("protocol", first, {"next_date": NEXT, "next_time": "14:00"}).result()
    desk.visit(LAST + timedelta(7))
    begun = show(desk, desk.visit(NEXT))
    assert (begun.begin, begun.values["agreed_at_id"]) == (time(14), first)


@pytest.mark.parametrize(
    ("last", "rhythm", "following"),
    [
        (date(2026, 9, 8), "quarterly", date(2026, 12, 8)),
        (date(2026, 11, 10), "two_monthly", date(2027, 1, 12)),
        (date(2026, 3, 31), "monthly", date(2026, 4, 28)), (date(2026, 1, 1), "yearly", date(2027, 1, 7)),
        (date(2026, 8, 31), "half_yearly", date(2027, 2, 22)), (date(2026, 9, 8), "", None),
        (date(2026, 9, 8), "a newer word", None),
    ],
)  # fmt: skip
def test_the_same_weekday_of_the_month(last: date, rhythm: str, following: date | None) -> None:
    assert next_day(last, rhythm) == following
    assert following is None or following.weekday() == last.weekday()


@pytest.mark.parametrize(
    ("last", "following"), [("6", "7"), ("9/2026", "10/2026"), ("", ""), ("IV", ""), ("12. a", "13. a")]
)
def test_the_number_after_one(last: str, following: str) -> None:
    assert next_number(last) == following


@pytest.mark.parametrize(
    ("last", "following"),
    [("12/2026", "1/2027"), ("12/26", "1/27"), ("7", "8"), ("12-2026 a", "1-2027 a"), ("3/1999", "4/1999")],
)
def test_a_number_that_names_its_year_begins_anew_in_the_next(
    desk: Desk, series: UUID, last: str, following: str
) -> None:
    ws = desk.workspace
    meeting = ws.series.start(series, date(2026, 12, 8)).result()
    ws.editing.save("protocol", meeting, {"meeting_number": last}).result()
    begun = ws.series.start(series, date(2027, 1, 12)).result()
    assert ws.protocols.get(begun).values["meeting_number"] == following


def test_a_deleted_series_takes_its_members_along_and_back(desk: Desk, series: UUID) -> None:
    ws = desk.workspace
    meeting = ws.series.start(series, LAST).result()
    ws.editing.delete("series", series).result()
    assert ws.series.list() == []
    assert show(desk, meeting).title == "Steuerungsgruppe Sonnenhang"
    (binned,) = [row for row in ws.editing.deleted() if row.kind == "series"]
    assert binned.name == "Steuerungsgruppe Sonnenhang"
    ws.editing.restore("series", series).result()
    assert len(ws.series.get(series).members) == 4


def test_who_is_invited_and_by_which_address(desk: Desk, series: UUID) -> None:
    ws = desk.workspace
    meeting = ws.series.start(series, NEXT).result()
    first, second, *_ = show(desk, meeting).people
    assert first.person_id is not None
    ws.editing.save("person", first.person_id, {"email": "amt@quellrode.example"}).result()
    ws.editing.save("attendance", second.id, {"state": "excused"}).result()
    wish = MailWish(MailKind.ANNOUNCEMENT, meeting)
    for each in (wish, wish._replace(kind=MailKind.ATTENDANCE)):
        people = ws.mailings.proposal(each).people
        assert [one.excused for one in people] == [False, True, False, False]
        assert [(one.function, one.address) for one in people if one.is_expected] == [
            ("Amtsleitung", "amt@quellrode.example"), ("Sprecherin", ""), ("Protokoll", ""),
        ]  # fmt: skip
    assert second.person_id is not None
    ws.editing.save("person", second.person_id, {"email": "gf@quellrode.example"}).result()
    made = ws.mailings.prepare_as_proposed(wish).result()
    assert made is not None
    assert [row.recipients for row in ws.mailings.of(meeting)] == [("Amtsleitung <amt@quellrode.example>",)]
    minutes = ws.mailings.proposal(wish._replace(kind=MailKind.DOCUMENT)).people
    assert all(one.is_expected for one in minutes), "who was excused gets the minutes"


def test_who_has_left_by_the_day_is_not_expected_at_it(desk: Desk, series: UUID) -> None:
    ws = desk.workspace
    first = ws.series.start(series, LAST).result()
    leaver = show(desk, first).people[0].person_id
    assert leaver is not None
    early, late = (ws.series.start(series, day).result() for day in (NEXT - timedelta(7), NEXT))
    ws.editing.save("person", leaver, {"left_on": NEXT}).result()
    for meeting, is_expected in ((early, True), (late, False)):
        people = ws.mailings.proposal(MailWish(MailKind.ANNOUNCEMENT, meeting)).people
        assert [one.is_expected for one in people if one.function == "Amtsleitung"] == [is_expected]
    following = ws.series.start(series, NEXT + timedelta(1)).result()
    assert [one.function for one in show(desk, following).people] == [
        "Geschäftsführung", "Sprecherin", "Protokoll",
    ]  # fmt: skip
    assert len(ws.series.get(series).members) == 4


def test_a_visit_begins_without_who_has_left_by_its_day(desk: Desk) -> None:
    ws, first = desk.workspace, desk.visit(date(2026, 9, 1))
    for name in ("Mara Öztürk", "Jan Kern"):
        ws.protocols.add_person(first, name=name).result()
    leaver = show(desk, first).people[0].person_id
    assert leaver is not None
    ws.editing.save("person", leaver, {"left_on": date(2026, 10, 1)}).result()
    ws.editing.add("organization", {"name": "Öztürk und Söhne GmbH"}).result()
    sent = "Stadt Quellrode, Frau Öztürk\nM. Öztürk\nJan Kern\nÖztürk und Söhne GmbH"
    ws.editing.save("protocol", first, {"keeper": "Mara Öztürk", "distribution": sent}).result()
    before, after = (show(desk, desk.visit(day)) for day in (date(2026, 9, 30), date(2026, 10, 1)))
    assert [one.name for one in before.people] == ["Mara Öztürk", "Jan Kern"]
    assert [one.name for one in after.people] == ["Jan Kern"]
    assert (before.values["keeper"], before.values["distribution"]) == ("Mara Öztürk", sent)
    assert after.values["keeper"] == "Fachreferat", "who begins it"
    kept = "Stadt Quellrode\nJan Kern\nÖztürk und Söhne GmbH"
    assert after.values["distribution"] == kept, "bodies stay"


def test_a_namesake_who_is_still_there_stays_in_the_words(desk: Desk, series: UUID) -> None:
    ws = desk.workspace
    gone = ws.network.ensure_person("Mara Öztürk", "Leitung", "Amt").result()
    ws.editing.save("person", gone, {"left_on": LAST}).result()
    ws.editing.save("series", series, {"chair": "Frau Öztürk"}).result()
    assert not show(desk, ws.series.start(series, LAST).result()).values["chair"]
    ws.network.ensure_person("Ayse Öztürk", "Leitung", "Amt").result()
    assert show(desk, ws.series.start(series, NEXT).result()).values["chair"] == "Frau Öztürk"


def test_an_invitation_is_a_document_with_a_name(desk: Desk, series: UUID) -> None:
    ws = desk.workspace
    meeting = ws.series.start(series, NEXT).result()
    ws.editing.save("protocol", meeting, {"internal_note": CANARY}).result()
    drawn = ws.series.invitation(meeting)
    assert (drawn.pages, len(page_images(drawn.pdf, 30))) == (1, 1)
    assert CANARY not in whole_text(drawn)
    assert "Verwendung der Mittel" in whole_text(drawn)
    assert ws.series.invitation_name(meeting) == "2026-12-08_Einladung_Steuerungsgruppe-Sonnenhang.pdf"


# --- meetings -------------------------------------------------------------------------------------


def test_what_finishing_a_meeting_asks_for(desk: Desk, series: UUID) -> None:
    ws = desk.workspace
    ws.series.start(series, LAST).result()
    meeting = ws.series.start(series, NEXT).result()
    approval = show(desk, meeting).topics[1].id
    ws.editing.save("topic", approval, {"resolution": None}).result()
    ws.editing.save("protocol", meeting, {"chair": None, "objections": "Zu TOP 4 fehlt etwas."}).result()
    assert codes(desk, meeting) == ["chair_missing", "quorate_missing", "resolution_missing"]
    assert set(codes(desk, meeting, blocks=False)) >= {
        "approval_missing", "objections_outcome_missing", "votes_for_missing", "end_missing",
    }  # fmt: skip
    with pytest.raises(IncompleteError):
        ws.protocols.finish(meeting).result()


def test_a_body_without_a_rule_is_asked_for_no_quorum(desk: Desk, series: UUID) -> None:
    desk.workspace.editing.save("series", series, {"quorum": None}).result()
    meeting = desk.workspace.series.start(series, LAST).result()
    assert codes(desk, meeting) == []


def test_minutes_hold_votes_and_the_item_of_an_agreement(desk: Desk, series: UUID) -> None:
    ws = desk.workspace
    meeting = ws.series.start(series, LAST).result()
    item = show(desk, meeting).topics[2].id
    words = "Es werden 600 Euro eingesetzt."
    given = {"kind": "resolution", "resolution": words, "votes_for": 2, "votes_against": 0, "abstentions": 1}
    ws.editing.save("topic", item, given).result()
    ws.protocols.add_agreement(meeting, "Quittungen sammeln", "Träger", None, item).result()
    ws.editing.save("protocol", meeting, {"quorate": "quorate", "internal_note": CANARY}).result()
    version = ws.protocols.finish(meeting).result()
    with ws.core.session() as session:
        data = session.get(ProtocolVersion, version.id)
        assert data is not None
        content = decode_content(data.content or b"")
    assert (content.kind, content.format, content.body) == ("minutes", 2, "Steuerungsgruppe Sonnenhang")
    told = content.topics[2]
    assert (told.resolution, told.votes_for, told.votes_against, told.abstentions) == (words, 2, 0, 1)
    assert [(one.text, one.item) for one in content.agreements] == [("Quittungen sammeln", 3)]
    assert [one.vote for one in content.people] == [True, True, True, False]
    assert CANARY.encode() not in (data.content or b"")


def test_what_a_meeting_agreed_is_on_the_table_at_the_next_visit(desk: Desk, series: UUID) -> None:
    """A thread: made in any protocol of the project, carried into the next one."""
    ws = desk.workspace
    meeting = ws.series.start(series, LAST).result()
    ws.protocols.add_agreement(meeting, "Aushang erneuern", "Träger", date(2026, 10, 1)).result()
    assert [one.what for one in show(desk, desk.visit()).carried] == ["Aushang erneuern"]
    (listed,) = ws.agreements.all(TODAY, desk.project)
    assert (listed.project, listed.agreed_on) == ("Projekt Sonnenhang", LAST)


def test_a_meeting_carries_what_its_series_left_open_and_nothing_of_visits(desk: Desk, series: UUID) -> None:
    ws = desk.workspace
    ws.series.start(series, LAST).result()
    desk.finished(date(2026, 10, 1), "Stufen ausbessern")
    row = show(desk, ws.series.start(series, NEXT).result())
    assert row.carried == ()


def test_a_meeting_across_projects_goes_by_its_body(desk: Desk) -> None:
    ws = desk.workspace
    alone = ws.series.create("Strategierunde", "strategy_round").result()
    meeting = ws.series.start(alone, TODAY).result()
    assert [row.project for row in ws.protocols.page(ProtocolFilter(), "date", True, 0)] == ["Strategierunde"]
    (line,) = ws.today.get(TODAY).protocols
    assert (line.protocol_id, line.project, line.type) == (meeting, "Strategierunde", "meeting")
    (draft,) = ws.today.get(TODAY).drafts
    assert (draft.project, draft.type) == ("Strategierunde", "meeting")


def test_an_item_added_to_an_agenda_is_one_to_discuss(desk: Desk, series: UUID) -> None:
    ws = desk.workspace
    meeting = ws.series.start(series, LAST).result()
    ws.protocols.add_topic(meeting, "Verkehr").result()
    assert show(desk, meeting).topics[-1].kind == "discussion"
    ws.protocols.add_topic(visit := desk.visit(), "Verkehr").result()
    assert show(desk, visit).topics[-1].kind == ""


def test_released_minutes_say_what_they_are(desk: Desk, series: UUID) -> None:
    ws = desk.workspace
    meeting = ws.series.start(series, LAST).result()
    ws.editing.save("protocol", meeting, {"internal_note": CANARY}).result()
    resolve(desk, meeting)
    version = ws.protocols.finish(meeting).result()
    ws.releases.release(version.id).result()
    (released,) = ws.releases.of_protocol(meeting)
    assert (released.kind, released.number) == ("minutes", version.number)
    assert "Niederschrift" in ws.releases.file_name(released.id)
    assert CANARY not in whole_text(ws.releases.document(released.id))


# --- talks ----------------------------------------------------------------------------------------


def test_a_talk_from_beginning_to_end(desk: Desk) -> None:
    ws = desk.workspace
    talk = ws.protocols.start(desk.project, TODAY, "talk").result()
    row = show(desk, talk)
    assert (row.type, row.kind, row.project) == ("talk", "first_talk", "Projekt Sonnenhang")
    assert len(row.topics) == len(TYPES["talk"].first_topics)
    assert codes(desk, talk) == ["purpose_missing", "people_missing"]
    given = {"purpose": "Stand vor dem Bericht", "results": "Es geht weiter.", "internal_note": CANARY}
    ws.editing.save("protocol", talk, given).result()
    ws.protocols.add_person(talk, function="Geschäftsführung", organization="Träger").result()
    version = ws.protocols.finish(talk).result()
    assert version.number.startswith("TGP-2026-")
    document = ws.documents.protocol(talk, "de", version.id)
    assert CANARY not in whole_text(document)
    assert "Stand vor dem Bericht" in whole_text(document)
    assert "Trägergespräch" in ws.documents.file_name(talk, "de", version.id)
    assert ws.protocols.finish(talk).result() == version
    ws.protocols.take_back(version.id).result()
    assert show(desk, talk).state == "draft"


def test_a_talk_may_be_with_an_administration(desk: Desk) -> None:
    ws = desk.workspace
    known = ws.network.ensure_organization("Landratsamt Quellkreis").result()
    talk = ws.protocols.start(None, date(2026, 9, 1), "talk").result()
    ws.editing.save("protocol", talk, {"organization_label": "landratsamt quellkreis"}).result()
    assert show(desk, talk).values["organization_id"] == known
    assert show(desk, talk).title == "landratsamt quellkreis"
    ws.editing.save("protocol", talk, {"organization_label": "niemand"}).result()
    assert show(desk, talk).values["organization_id"] is None


def test_a_visit_needs_a_project(desk: Desk) -> None:
    with pytest.raises(ValueUnusableError):
        desk.workspace.protocols.start(None, TODAY)


def test_the_agreed_talk_with_a_partner_of_no_project_follows_the_last_one(desk: Desk) -> None:
    ws, on = desk.workspace, date(2026, 12, 8)
    partner = ws.network.ensure_organization("Jobcenter Quellrode").result()
    first = ws.protocols.start(None, TODAY, "talk").result()
    said = {"organization_label": "Jobcenter Quellrode", "place": "Jobcenter"}
    ws.editing.save("protocol", first, said | {"next_date": on, "next_time": time(14, 0)}).result()
    ws.protocols.add_person(first, function="Teamleitung", organization="Jobcenter Quellrode").result()
    (agreed,) = ws.today.get(on).protocols
    assert (agreed.protocol_id, agreed.organization_id) == (None, partner)
    second = ws.protocols.start(None, on, "talk", agreed.organization_id).result()
    row = ws.protocols.get(second)
    assert row.values["organization_id"] == partner
    assert (row.values["organization_label"], row.place) == ("Jobcenter Quellrode", "Jobcenter")
    assert (row.values["begin"], row.values["agreed_at_id"]) == (time(14, 0), first)
    assert [person.function for person in row.people] == ["Teamleitung"]
    assert [one.protocol_id for one in ws.today.get(on).protocols] == [second]


def test_a_talk_follows_the_last_talk_and_a_visit_the_last_visit(desk: Desk) -> None:
    ws = desk.workspace
    first = desk.visit(date(2026, 9, 1))
    ws.protocols.add_topic(first, "Nur beim Besuch").result()
    talk = ws.protocols.start(desk.project, date(2026, 10, 1), "talk").result()
    ws.editing.save("protocol", talk, {"place": "Geschäftsstelle"}).result()
    assert "Nur beim Besuch" not in [topic.title for topic in show(desk, talk).topics]
    following = show(desk, desk.visit())
    assert "Nur beim Besuch" in [topic.title for topic in following.topics]
    assert following.place == ""
    again = show(desk, ws.protocols.start(desk.project, TODAY, "talk").result())
    assert again.place == "Geschäftsstelle"


# --- all types ------------------------------------------------------------------------------------


@pytest.fixture
def one_of_each(desk: Desk, series: UUID) -> dict[str, UUID]:
    """A protocol of each type on one day."""
    ws = desk.workspace
    return {
        "visit": desk.visit(), "talk": ws.protocols.start(desk.project, TODAY, "talk").result(),
        "meeting": ws.series.start(series, TODAY).result(),
    }  # fmt: skip


def test_the_list_narrows_to_a_type(desk: Desk, one_of_each: dict[str, UUID]) -> None:
    assert one_of_each.keys() == TYPES.keys()
    for type, protocol in one_of_each.items():
        limits = ProtocolFilter(type=type)
        (row,) = desk.workspace.protocols.page(limits, "date", True, 0)
        assert (row.id, row.type, desk.workspace.protocols.count(limits)) == (protocol, type, 1)


def test_every_type_has_history_undo_bin_and_questions_alike(
    desk: Desk, one_of_each: dict[str, UUID]
) -> None:
    ws = desk.workspace
    for protocol in one_of_each.values():
        ws.editing.save("protocol", protocol, {"place": "Laden"}, ws.editing.begin()).result()
        assert ws.editing.history("protocol", protocol)[0].after == "Laden"
        ws.editing.undo().result()
        assert show(desk, protocol).place != "Laden"
        ws.editing.delete("protocol", protocol).result()
        assert [row.id for row in ws.editing.deleted()][:1] == [protocol]
        ws.editing.restore("protocol", protocol).result()
        assert show(desk, protocol).topics


def test_no_document_of_any_type_holds_the_internal_note(desk: Desk, one_of_each: dict[str, UUID]) -> None:
    ws = desk.workspace
    for protocol in one_of_each.values():
        given = {"internal_note": CANARY, "quick_note": CANARY}
        ws.editing.save("protocol", protocol, given).result()
        for language in ("de", "en"):
            drawn = ws.documents.protocol(protocol, language)
            assert CANARY not in whole_text(drawn)
        assert CANARY not in repr(ws.protocols.content(protocol))
