"""The calendar: what has a day, from all kinds of records, by month and as one list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, time, timedelta
from itertools import product
from uuid import UUID

import pytest

from inka_desktop.records.protocol_types import TYPES
from inka_desktop.records.values import MailKind, Role
from inka_desktop.reports.letters import Letter
from inka_desktop.services import calendar as module
from inka_desktop.services.approval_rows import Addressee
from inka_desktop.services.calendar_reckoned import RECKONED
from inka_desktop.services.calendar_rows import GROUPS, INTERNAL, CalendarFilter, CalendarRow, days_overdue
from inka_desktop.services.calendar_sources import LATE_DAYS, SOURCES, Source
from inka_desktop.services.free_days import free_days
from inka_desktop.services.mailing_rows import MailWish

from .conftest import TODAY, Desk, new_workspace
from .test_releases import Office, office, release

__all__ = ["office"]

ALL = CalendarFilter()
LAST = (date(1, 1, 1), date(9999, 12, 31))


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """Something of every kind, some on one day; filled once, tests only read it."""
    workspace = new_workspace(tmp_path_factory.mktemp("calendar"))
    project = workspace.projects.create("Projekt Sonnenhang", ["Stadt Quellrode"], "Träger").result()
    desk = Desk(workspace, project)
    _fill(desk)
    yield desk
    workspace.close()


def _fill(desk: Desk) -> None:
    workspace, save = desk.workspace, desk.workspace.editing.save
    other = workspace.projects.create("Projekt Ahornweg", ["Stadt"], "Träger").result()
    for number in range(6):
        visit = desk.visit(TODAY + timedelta(3 * number - 8))
        save("protocol", visit, {"begin": time(9 + number, 30), "keeper": "Fachreferat"}).result()
        for days in (-3, 0, 4):
            due = TODAY + timedelta(days)
            workspace.protocols.add_agreement(visit, f"Nr. {number}", "Fachreferat", due).result()
    talk = workspace.protocols.start(other, TODAY, "talk").result()
    save(
        "protocol", talk, {"next_date": TODAY + timedelta(20), "next_time": time(13), "keeper": "B"}
    ).result()
    body = workspace.series.create("Strategierunde", "strategy_round").result()
    save("series", body, {"rhythm": "monthly", "begin": time(14)}).result()
    workspace.series.start(body, TODAY - timedelta(7)).result()
    workspace.tasks.add("task", {"what": "Ordner anlegen", "due": TODAY, "responsible": "B"}).result()
    workspace.tasks.add("follow_up", {"what": "Nachfragen", "due": TODAY - timedelta(1)}).result()
    stock = workspace.editing.add("stock_taking", {"area_label": "Nordstadt", "date": TODAY}).result()
    save("stock_taking", stock, {"date_to": TODAY + timedelta(3)}).result()
    workspace.editing.add("contract", {"title": "Kooperation", "valid_to": TODAY + timedelta(9)}).result()
    save("project", other, {"funded_to": TODAY + timedelta(60)}).result()
    workspace.retention.set_rule(
        other, start_event="Ende", started_on=TODAY, months=1, ground="§", hold=False
    ).result()


def everything(desk: Desk, limits: CalendarFilter = ALL) -> list[CalendarRow]:
    calendar = desk.workspace.calendar
    return calendar.page(limits, 0, calendar.count(limits, TODAY), TODAY)


def test_something_of_every_kind_by_day(full: Desk) -> None:
    rows = everything(full)
    assert {row.kind for row in rows} == {
        "visit", "talk", "meeting", "next_talk", "proposed", "agreement", "task", "follow_up", "stock_taking",
        "contract", "project", "retention",
    }  # fmt: skip
    days = [row.day for row in rows]
    assert days == sorted(days)
    assert [row.first for row in rows] == [n == 0 or days[n - 1] != day for n, day in enumerate(days)]
    by_kind = {row.kind: row for row in rows}
    assert (by_kind["next_talk"].day, by_kind["next_talk"].begin) == (TODAY + timedelta(20), time(13))
    assert (by_kind["proposed"].title, by_kind["proposed"].begin) == ("Strategierunde", time(14))
    assert by_kind["stock_taking"].last == TODAY + timedelta(3)
    assert by_kind["retention"].day == date(2026, 12, 23)


def test_appointments_by_their_time_stand_before_what_is_due(full: Desk) -> None:
    rows = full.workspace.calendar.day(TODAY, ALL, 99, TODAY).rows
    kinds = [row.kind for row in rows]
    assert kinds.index("agreement") > max(kinds.index(kind) for kind in ("talk", "stock_taking"))
    assert kinds.index("task") > kinds.index("agreement")


@pytest.mark.parametrize("limits", [
    ALL, CalendarFilter(mine=True), CalendarFilter(overdue=True),
    CalendarFilter(frozenset({"visit", "task"})),
])  # fmt: skip
def test_pages_hold_everything_once(full: Desk, limits: CalendarFilter) -> None:
    calendar, whole = full.workspace.calendar, everything(full, limits)
    assert len(whole) == calendar.count(limits, TODAY) > 1
    for length in (1, 2, 5):
        paged = [
            row
            for start in range(0, len(whole) + length, length)
            for row in calendar.page(limits, start, length, TODAY)
        ]
        assert paged == whole
    assert calendar.places_of(whole, limits, TODAY) == list(range(len(whole)))
    for day in {row.day for row in whole} | {TODAY - timedelta(999), TODAY + timedelta(999)}:
        assert calendar.position_of(day, limits, TODAY) == sum(row.day < day for row in whole)


def test_a_month_counts_what_it_does_not_name(full: Desk) -> None:
    first, last = TODAY - timedelta(10), TODAY + timedelta(10)
    months = {row.day: row for row in full.workspace.calendar.month(first, last, ALL, TODAY)}
    assert months[TODAY].count > len(months[TODAY].rows) == module.SHOWN
    for day in (TODAY + timedelta(1), TODAY + timedelta(3)):
        assert any(row.kind == "stock_taking" and row.day == day for row in months[day].rows)
    assert all(row.kind != "stock_taking" for row in months[TODAY + timedelta(4)].rows)
    for row in months.values():
        whole = full.workspace.calendar.day(row.day, ALL, 99, TODAY)
        assert (whole.count, whole.rows[: module.SHOWN]) == (row.count, row.rows)


def test_only_what_is_mine(full: Desk) -> None:
    rows = everything(full, CalendarFilter(mine=True))
    assert {row.kind for row in rows} == {"visit", "agreement", "follow_up", "meeting"}
    assert {row.who for row in rows} == {"Fachreferat", ""}


def test_only_of_one_project_and_only_overdue_ones(full: Desk) -> None:
    rows = everything(full, CalendarFilter(project_id=full.project))
    assert {row.kind for row in rows} == {"visit", "agreement"}
    late = everything(full, CalendarFilter(overdue=True))
    assert {row.kind for row in late} == {"agreement", "follow_up"}
    assert all(days_overdue(row, TODAY) > 0 for row in late)
    both = everything(full, CalendarFilter(frozenset({"task"}), overdue=True))
    assert both == []


def test_each_group_shows_its_own(full: Desk) -> None:
    parts = [everything(full, CalendarFilter(frozenset({group}))) for group in GROUPS]
    whole = [replace(row, first=False) for row in everything(full)]
    assert sorted((row.kind, row.id, row.day) for part in parts for row in part) == sorted(
        (row.kind, row.id, row.day) for row in whole
    )


def test_an_appointment_goes_once_its_protocol_is_begun_or_long_past(desk: Desk) -> None:
    calendar, on = desk.workspace.calendar, TODAY + timedelta(30)
    visit = desk.visit()
    desk.workspace.editing.save("protocol", visit, {"next_date": on}).result()
    kinds = CalendarFilter(frozenset({"visit"}))
    assert [row.kind for row in calendar.page(kinds, 0, 9, TODAY)] == ["visit", "next_visit"]
    assert calendar.count(kinds, on + timedelta(LATE_DAYS)) == 2
    assert calendar.count(kinds, on + timedelta(LATE_DAYS + 1)) == 1
    desk.visit(on)
    assert [row.kind for row in calendar.page(kinds, 0, 9, TODAY)] == ["visit", "visit"]


def test_until_when_replies_are_due(desk: Desk) -> None:
    visit = desk.visit()
    desk.complete(visit, due=None)
    by = TODAY + timedelta(14)
    desk.workspace.approval.fix(visit, [Addressee("Frau A"), Addressee("Frau B")], by).result()
    (row,) = desk.workspace.calendar.page(CalendarFilter(frozenset({"reply"})), 0, 9, TODAY)
    assert (row.day, row.opens, row.waiting, row.title) == (by, visit, 2, "Projekt Sonnenhang")
    assert days_overdue(row, by + timedelta(3)) == 3
    assert days_overdue(replace(row, waiting=0), by + timedelta(3)) == 0


def test_replies_that_all_came_are_not_overdue(desk: Desk) -> None:
    visit, late = desk.visit(), CalendarFilter(overdue=True)
    desk.complete(visit, due=None)
    approval, calendar = desk.workspace.approval, desk.workspace.calendar
    approval.fix(visit, [Addressee("Frau A"), Addressee("Frau B")], TODAY).result()
    on = TODAY + timedelta(1)
    for recipient in approval.get(visit).texts[0].recipients:
        assert [row.kind for row in calendar.page(late, 0, 9, on)] == ["reply"]
        approval.no_objections(recipient.id).result()
    assert (calendar.count(late, on), calendar.count(ALL, on)) == (0, 2)


def test_what_lasts_into_a_month_is_in_it_with_its_own_first_day(full: Desk) -> None:
    stock = CalendarFilter(frozenset({"stock"}))
    for first, found in ((-9, 1), (0, 1), (1, 1), (3, 1), (4, 0)):
        begin = TODAY + timedelta(first)
        rows = full.workspace.calendar.between(begin, TODAY + timedelta(30), stock, 9, TODAY)
        assert [(row.day, row.last) for row in rows] == [(TODAY, TODAY + timedelta(3))] * found


def test_a_rhythm_proposes_nothing_where_another_day_was_agreed(desk: Desk) -> None:
    workspace, meetings = desk.workspace, CalendarFilter(frozenset({"meeting"}))

    def kinds() -> list[str]:
        return [row.kind for row in workspace.calendar.page(meetings, 0, 9, TODAY)]

    def meeting_of(name: str) -> UUID:
        series = workspace.series.create(name, "strategy_round").result()
        workspace.editing.save("series", series, {"rhythm": "monthly"}).result()
        return workspace.series.start(series, TODAY).result()

    meeting, _other = (meeting_of(name) for name in ("Runde", "Beirat"))
    assert kinds() == ["meeting", "meeting", "proposed", "proposed"]
    workspace.editing.save("protocol", meeting, {"next_date": TODAY + timedelta(9)}).result()
    assert kinds() == ["meeting", "meeting", "next_meeting", "proposed"]


def test_what_moves_is_found_where_it_stands_now(desk: Desk) -> None:
    calendar, visit = desk.workspace.calendar, desk.visit()
    desk.visit(TODAY + timedelta(5))
    (first, _) = calendar.page(ALL, 0, 9, TODAY)
    assert first.id == visit
    desk.workspace.editing.save("protocol", visit, {"date": TODAY + timedelta(9)}).result()
    assert calendar.places_of([first], ALL, TODAY) == [1]
    desk.workspace.editing.delete("protocol", visit).result()
    assert calendar.places_of([first], ALL, TODAY) == [None]


def test_done_agreements_are_waited_for_no_more(desk: Desk) -> None:
    visit = desk.visit()
    agreement = desk.workspace.protocols.add_agreement(visit, "Aushang", "Träger", TODAY).result()
    limits = CalendarFilter(frozenset({"agreement"}))
    (row,) = desk.workspace.calendar.page(limits, 0, 9, TODAY)
    assert (row.id, row.opens, row.project, row.who) == (agreement, visit, "Projekt Sonnenhang", "Träger")
    desk.workspace.editing.save("agreement", agreement, {"state": "done"}).result()
    assert desk.workspace.calendar.count(limits, TODAY) == 0


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.kind)
def test_every_source_walks_an_index(full: Desk, source: Source) -> None:
    """However it is limited: no table is read through and nothing is sorted."""
    with full.workspace.core.raw() as raw:
        for mine, project in product((False, True), (None, full.project)):
            asked = module._Asked(CalendarFilter(mine=mine, project_id=project), TODAY, "owner", "a", b"1")
            if mine and not source.mine:
                continue
            where, values = module._bound(asked, source, LAST)
            query = f"SELECT {source.day}, count(*) FROM {source.table} WHERE {where} GROUP BY {source.day}"
            plan = [row[3] for row in raw.execute(f"EXPLAIN QUERY PLAN {query}", values)]
            assert not any(line.startswith("SCAN") for line in plan), (query, plan)
            sorted_ones = ("reply", "form", "returned")  # the few in consultation, and those of one project
            if source.kind not in sorted_ones and not (project and source.kind == "project"):
                assert not any("TEMP B-TREE FOR GROUP" in line for line in plan), (query, plan)
            if source.kind in ("visit", "talk", "meeting", "agreement", "task", "follow_up"):
                assert "COVERING INDEX" in plan[0], (query, plan)
                led = "_order=?" if mine else "project_id=?" if project else "=?"
                assert led in plan[0], (query, plan)


def test_a_carrier_is_shown_what_was_released_to_it() -> None:
    seen = {source.kind for source in SOURCES if source.is_for("carrier")}
    released = {f"released_{which}" for type in TYPES for which in (type, f"next_{type}")}
    assert seen == released | {"agreement", "project", "form", "returned"}
    for role in ("reader", "something new"):
        assert seen == {source.kind for source in SOURCES if source.is_for(role)}
        assert not any(one.is_for(role) for one in RECKONED)


def test_public_holidays_are_those_of_thuringia() -> None:
    year = free_days(date(2026, 1, 1), date(2026, 12, 31))
    assert year[date(2026, 9, 20)] == "Weltkindertag"
    assert year[date(2026, 10, 31)] == "Reformationstag"
    assert not {date(2026, 1, 6), date(2026, 6, 4), date(2026, 11, 1)} & year.keys()  # of other states
    over = free_days(date(2026, 12, 26), date(2027, 1, 1), "en")
    assert over == {date(2026, 12, 26): "Second Day of Christmas", date(2027, 1, 1): "New Year's Day"}


def test_what_stays_in_the_office_is_named() -> None:
    assert {source.kind for source in SOURCES} | {"retention"} > INTERNAL


def uids(desk: Desk, rows: Sequence[CalendarRow]) -> list[str]:
    """By what other calendars know entries."""
    papers = desk.workspace.calendar_papers
    told = papers.file(papers.content(rows, TODAY, TODAY + timedelta(400)))
    return [line.removeprefix("UID:") for line in told.decode().splitlines() if line.startswith("UID:")]


def test_an_appointment_is_the_same_one_for_other_calendars_once_it_is_begun_and_wherever_it_moves(
    desk: Desk,
) -> None:
    workspace, kinds = desk.workspace, CalendarFilter(groups=frozenset({"visit"}))
    day, first = TODAY + timedelta(30), desk.finished(TODAY)
    workspace.editing.save("protocol", first, {"next_date": day, "next_time": "09:30"}).result()

    def later() -> list[CalendarRow]:
        return [row for row in workspace.calendar.page(kinds, 0, 9, TODAY) if row.day > TODAY]

    (agreed,) = later()
    before = uids(desk, [agreed])
    begun = desk.visit(day)
    (row,) = later()
    assert (row.kind, row.id) == ("visit", begun)
    assert uids(desk, [row]) == before
    workspace.editing.save("protocol", begun, {"date": day + timedelta(7)}).result()
    (row,) = later()  # the appointment does not come back at its old day
    assert row.day == day + timedelta(7)
    assert uids(desk, [row]) == before
    wish = MailWish(MailKind.ANNOUNCEMENT, begun)
    letter = workspace.mailings.proposal(wish)
    sent = workspace.mailings.prepare(
        wish, ["m@beispiel.invalid"], Letter(letter.subject, letter.text)
    ).result()
    (calendar,) = [data for name, data in sent.enclosures if name.endswith(".ics")]
    assert f"UID:{before[0]}" in calendar.decode()


def test_a_carrier_sees_the_appointment_that_a_released_protocol_agreed_on_until_it_was_held(
    office: Office,
) -> None:
    desk, day = office.desk, TODAY + timedelta(30)
    visit = desk.visit(TODAY)
    desk.complete(visit)
    agreed = {"next_date": day, "next_time": "09:30", "place": "Rathaus"}
    office.owner.editing.save("protocol", visit, agreed).result()
    office.owner.protocols.finish(visit).result()
    release(office.owner, visit)
    carrier = office.join(Role.CARRIER, "Träger")
    kinds = CalendarFilter(groups=frozenset({"visit"}))

    def shown() -> list[tuple[str, date, time | None, str]]:
        rows = carrier.calendar.page(kinds, 0, 9, TODAY)
        return [(row.kind, row.day, row.begin, row.place) for row in rows]

    assert shown() == [
        ("released_visit", TODAY, None, "Rathaus"), ("released_next_visit", day, time(9, 30), "Rathaus"),
    ]  # fmt: skip
    held = desk.finished(day)
    release(office.owner, held)
    office.meet()
    assert [kind for kind, *_ in shown()] == ["released_visit", "released_visit"]
