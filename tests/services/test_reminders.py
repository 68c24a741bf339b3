"""Who is to be reminded of a form, when, and the e-mail that does it."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from uuid import UUID

import pytest

from inka_desktop.records.forms import Submission
from inka_desktop.records.periods import Period
from inka_desktop.records.rounds import Round
from inka_desktop.records.values import MailKind, MailState
from inka_desktop.reports.calendar_file import calendar_of
from inka_desktop.reports.calendar_list import appointments
from inka_desktop.reports.letters import Letter
from inka_desktop.services.calendar_rows import CalendarFilter
from inka_desktop.services.mailing_rows import MailWish, PreparedRow
from inka_desktop.services.rounds import PartTerms, RoundWish
from inka_desktop.services.workspace import Workspace
from inka_desktop.store.writer import Transaction

from .test_answers import take_in
from .test_mailing import files, read

DAY = timedelta(1)


def hand_out(workspace: Workspace, project: UUID, due: date) -> UUID:
    """A round that is due on a day; the id of the project's part."""
    period = Period(due - 105 * DAY, due - 15 * DAY)
    wish = RoundWish("3. Quartal", take_in(workspace), period.begin, period.end, due)
    row = workspace.forms.rounds.hand_out(wish, [project]).result()
    (part,) = workspace.forms.rounds.parts(row)
    return part.id


def prepare(workspace: Workspace, part: UUID) -> PreparedRow:
    wish = MailWish(MailKind.REMINDER, part)
    proposal = workspace.mailings.proposal(wish)
    to = [f"{one.name} <{one.address}>" for one in proposal.people if one.address] or ["a@beispiel.invalid"]
    return workspace.mailings.prepare(wish, to, Letter(proposal.subject, proposal.text)).result()


def test_one_is_reminded_two_weeks_before_on_the_day_and_three_days_after(
    workspace: Workspace, project: UUID
) -> None:
    due = date(2027, 1, 15)
    hand_out(workspace, project, due)
    reminders = workspace.forms.reminders
    asked = {days: bool(reminders.due(due + days * DAY)) for days in (-15, -14, -1, 0, 1, 3, 40)}
    assert asked == {-15: False, -14: True, -1: True, 0: True, 1: True, 3: True, 40: True}
    assert [row.is_due for row in reminders.all(due - 15 * DAY)] == [False]


def test_nobody_is_reminded_twice_for_one_day_of_reminding(workspace: Workspace, project: UUID) -> None:
    today = workspace.core.today()
    part = hand_out(workspace, project, today + 14 * DAY)
    reminders = workspace.forms.reminders
    assert [row.is_due for row in reminders.all(today)] == [True]
    prepare(workspace, part)
    (row,) = reminders.all(today)
    assert (row.is_due, row.reminded_on) == (False, today)
    assert not reminders.due(today + 13 * DAY)
    assert reminders.due(today + 14 * DAY), "on the day itself once more"


def test_what_came_was_excused_or_put_off_is_not_reminded_of(workspace: Workspace, project: UUID) -> None:
    today = workspace.core.today()
    part = hand_out(workspace, project, today)
    rounds, reminders = workspace.forms.rounds, workspace.forms.reminders
    assert reminders.due(today)
    rounds.arrange(part, PartTerms(due=today + 30 * DAY, due_reason="Umzug")).result()
    assert not reminders.due(today)
    rounds.arrange(part, PartTerms(excused=True, excused_reason="Träger gewechselt")).result()
    assert reminders.all(today) == []


@pytest.mark.parametrize(
    ("days", "said"), [(14, "fällig (Erhebung"), (0, "heute, am"), (-3, "ist er noch nicht angekommen")]
)
def test_the_letter_says_how_far_the_day_is(
    workspace: Workspace, project: UUID, days: int, said: str
) -> None:
    due = workspace.core.today() + days * DAY
    part = hand_out(workspace, project, due)
    proposal = workspace.mailings.proposal(MailWish(MailKind.REMINDER, part))
    assert said in proposal.text
    assert f"{due:%d.%m.%Y}" in proposal.subject
    assert proposal.password_hint == "", "a calendar file cannot ask for a password"
    assert proposal.file_name == f"{due.isoformat()}_Frist_3.-Quartal_Sonnenhang.ics"


def test_the_e_mail_goes_to_the_carriers_people_and_stands_on_heute_until_it_was_sent(
    workspace: Workspace, project: UUID
) -> None:
    carrier = "Quellroder Nachbarschaftswerk e. V."
    keys = {row.name: row.id for row in workspace.network.organizations(carrier)}
    for name, email, organization in (
        ("Mara Öztürk", "mara@beispiel.invalid", keys[carrier]),
        ("Jemand Anderes", "x@beispiel.invalid", None),
    ):  # fmt: skip
        values = {"name": name, "email": email, "organization_id": organization}
        workspace.editing.add("person", values).result()
    today = workspace.core.today()
    part = hand_out(workspace, project, today)
    made = prepare(workspace, part)
    mail = read(made)
    assert [one.display_name for one in mail["To"].addresses] == ["Mara Öztürk"]
    ((name, data),) = files(made).items()
    assert name.endswith(".ics")
    assert f"DTSTART;VALUE=DATE:{today:%Y%m%d}" in data.decode()
    (row,) = workspace.mailings.of(part)
    assert (row.kind, row.state) == (MailKind.REMINDER, MailState.PREPARED)
    assert [one.id for one in workspace.today.get(today).mails] == [row.id]
    workspace.mailings.settle(row.id, MailState.SENT).result()
    assert not workspace.today.get(today).mails


def test_all_of_a_day_are_prepared_together_and_one_that_fails_holds_up_no_other(
    workspace: Workspace, project: UUID
) -> None:
    carrier = workspace.network.organizations("Quellroder")[0].id
    values = {"name": "Mara Öztürk", "email": "mara@beispiel.invalid", "organization_id": carrier}
    workspace.editing.add("person", values).result()
    quiet = workspace.projects.create("Am Anger", [], "Haus am Markt").result()
    today = workspace.core.today()
    period = Period(today - 105 * DAY, today - 15 * DAY)
    wish = RoundWish("3. Quartal", take_in(workspace), period.begin, period.end, today)
    workspace.forms.rounds.hand_out(wish, [project, quiet]).result()
    parts = {row.part.project_id: row.part.id for row in workspace.forms.reminders.due(today)}
    wishes = [MailWish(MailKind.REMINDER, part) for part in (UUID(int=7), parts[quiet], parts[project])]
    gone, without, made = workspace.mailings.prepare_many(wishes).result()
    assert gone.error is not None
    assert (gone.prepared, without.prepared, without.error) == (None, None, None)
    assert made.prepared is not None
    assert made.recipients == ("Mara Öztürk <mara@beispiel.invalid>",)
    assert [one.display_name for one in read(made.prepared)["To"].addresses] == ["Mara Öztürk"]
    assert [row.part.project for row in workspace.forms.reminders.due(today)] == ["Am Anger"]


def entries(workspace: Workspace, moment: datetime) -> list[dict[str, str]]:
    """What the calendar file of the coming year has of forms."""
    today = workspace.core.today()
    days, forms = (today, today + 365 * DAY), CalendarFilter(frozenset({"form"}))
    papers = workspace.calendar_papers
    content = papers.content(workspace.calendar.between(*days, forms, 99), *days)
    told = calendar_of(appointments(content.entries), moment).decode().replace("\r\n ", "")
    return [
        dict(line.split(":", 1) for line in event.split("\r\n") if ":" in line)
        for event in told.split("BEGIN:VEVENT")[1:]
    ]


def test_the_calendar_of_the_office_has_other_due_dates_and_those_of_returned_forms(
    workspace: Workspace, project: UUID
) -> None:
    today, now = workspace.core.today(), workspace.core.now()
    part, rounds = hand_out(workspace, project, today + 10 * DAY), workspace.forms.rounds
    (whole,) = entries(workspace, now)
    rounds.arrange(part, PartTerms(due=today + 20 * DAY, due_reason="Umzug")).result()
    _, own = entries(workspace, now)
    assert own["SUMMARY"] == f"Monitoringbogen fällig: {whole['SUMMARY'].partition(': ')[2]}"
    assert own["DTSTART;VALUE=DATE"] == f"{today + 20 * DAY:%Y%m%d}"
    assert "Umzug" in own["DESCRIPTION"]
    (asked,) = rounds.parts()
    row = rounds.begin(asked.round_id, asked.project_id).result()

    def give_back(transaction: Transaction) -> None:
        transaction.session.get(Submission, row).return_until = today + 30 * DAY

    workspace.core.submit(give_back, "edit").result()
    round_again, returned = entries(workspace, now + timedelta(minutes=1))
    assert returned["SUMMARY"].startswith("Rückfrage zum Bogen: ")
    assert returned["DTSTART;VALUE=DATE"] == f"{today + 30 * DAY:%Y%m%d}"
    assert (round_again["UID"], returned["UID"]) == (whole["UID"], own["UID"])
    assert int(returned["SEQUENCE"]) > int(own["SEQUENCE"]), "it replaces the one before"
    mailed = workspace.forms.reminders.calendar_file(part).decode()
    assert f"UID:{own['UID']}" in mailed, "by e-mail it is the same one"
    assert f"DTSTART;VALUE=DATE:{today + 30 * DAY:%Y%m%d}" in mailed


def test_the_calendar_waits_for_no_returned_form_that_nobody_is_asked_for(
    workspace: Workspace, project: UUID
) -> None:
    today, now = workspace.core.today(), workspace.core.now()
    part, rounds = hand_out(workspace, project, today + 10 * DAY), workspace.forms.rounds
    (asked,) = rounds.parts()
    row = rounds.begin(asked.round_id, asked.project_id).result()

    def give_back(transaction: Transaction) -> None:
        transaction.session.get(Submission, row).return_until = today + 30 * DAY

    def delete_round(transaction: Transaction) -> None:
        transaction.session.get(Round, asked.round_id).alive = False

    workspace.core.submit(give_back, "edit").result()
    assert len(entries(workspace, now)) == 2
    rounds.arrange(part, PartTerms(excused=True, excused_reason="Umbau")).result()
    (left,) = entries(workspace, now)
    assert "Rückfrage" not in left["SUMMARY"]
    rounds.arrange(part, PartTerms()).result()
    assert len(entries(workspace, now)) == 2
    workspace.core.submit(delete_round, "edit").result()
    (left,) = entries(workspace, now)  # of no round any more, and still to be put right
    assert "Rückfrage" in left["SUMMARY"]
