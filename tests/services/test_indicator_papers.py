"""The analysis as it leaves: what is printed, what is hidden, and that nothing can be worked out."""

from __future__ import annotations

import io
from datetime import date
from uuid import UUID

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from inka_desktop.records.judging import Goal
from inka_desktop.records.periods import Period
from inka_desktop.records.values import Basis, Gender
from inka_desktop.reports.indicator_list import IndicatorLine
from inka_desktop.reports.typography import date_text
from inka_desktop.services.contact_counts import Contact
from inka_desktop.services.indicator_rows import HandEntry, Rule
from inka_desktop.services.workspace import Workspace

QUARTER = Period(date(2026, 7, 1), date(2026, 9, 30))


def counted(workspace: Workspace, project: UUID, **genders: int) -> None:
    for gender, number in genders.items():
        contact = Contact(project, date(2026, 8, 3), "first", Gender(gender))
        workspace.analysis.contacts.count(contact, number).result()


def line(workspace: Workspace, project: UUID | None = None, code: str = "INKA-E1") -> IndicatorLine:
    content = workspace.analysis.papers.content(*QUARTER, project)
    return next(one for one in content.lines if one.code == code)


def test_a_small_count_takes_others_along_in_every_paper(workspace: Workspace, project: UUID) -> None:
    other = workspace.projects.create("Bahnhof", [], "Offene Höfe e. V.", "").result()
    counted(workspace, project, women=2, men=9)
    counted(workspace, other, women=12, men=14)
    mine, theirs, both = line(workspace, project), line(workspace, other), line(workspace)
    assert dict(mine.genders)["women"].hidden == "small"
    assert dict(mine.genders)["men"].hidden == "more"
    # 12 of the other project would tell 2 of this one from the 14 of both.
    assert dict(theirs.genders)["women"].hidden or dict(both.genders)["women"].hidden
    assert both.result.value == 37
    for printed in (mine, theirs, both):
        for _, shown in (*printed.genders, ("", printed.result)):
            assert (shown.value is None) == bool(shown.hidden)


@pytest.mark.parametrize("cumulative", [False, True])
def test_a_result_that_is_the_sum_of_quarters_tells_none_of_them(
    workspace: Workspace, project: UUID, *, cumulative: bool
) -> None:
    for month, number in ((2, 2), (5, 15), (8, 5), (11, 30)):
        workspace.analysis.contacts.count(Contact(project, date(2026, month, 1), "first"), number).result()
    if cumulative:
        running = Goal(Period(date(2026, 1, 1), date(2026, 12, 31)), 100, cumulative=True, baseline=50)
        workspace.analysis.indicators.set_target("INKA-E1", running, project).result()
    spring = Period(date(2026, 4 if cumulative else 1, 1), date(2026, 6, 30))
    (found,) = workspace.analysis.papers.content(*spring, project).lines
    assert found.result.value == 67 if cumulative else 17
    shown = {one.begin.month: one.shown for one in found.trend if one.begin.year == 2026}
    assert (shown[1].hidden, shown[4].hidden, shown[10].value) == ("small", "more", 30), "17 less 15 is 2"


def test_two_quarters_of_one_each_are_not_said_to_be_small_beside_their_sum(
    workspace: Workspace, project: UUID
) -> None:
    for year, month, number in ((2025, 8, 9), (2025, 11, 9), (2026, 2, 1), (2026, 5, 1), (2026, 8, 9)):
        workspace.analysis.contacts.count(Contact(project, date(year, month, 1), "first"), number).result()
    (found,) = workspace.analysis.papers.content(date(2026, 1, 1), date(2026, 6, 30), project).lines
    quarters = [one.shown.hidden for one in found.trend if one.begin.year == 2026]
    assert (*quarters[:2], found.result.hidden) == ("more", "more", "more"), "below 3 are 1 and 1"
    (alone,) = workspace.analysis.papers.content(date(2026, 1, 1), date(2026, 3, 31), project).lines
    assert alone.trend == found.trend


def test_who_is_left_of_all_is_not_told_by_other_indicators(workspace: Workspace, project: UUID) -> None:
    other = workspace.projects.create("Bahnhof", [], "Offene Höfe e. V.", "").result()
    for of, told in ((project, (15, 8, 5, 2)), (other, (30, 15, 9, 6))):
        for code, number in zip(("EECO01", "EECO02", "EECO04", "EECO05"), told, strict=True):
            entry = HandEntry(code, number, QUARTER, "Liste", of, Gender.WOMEN)
            workspace.analysis.indicators.measure(entry).result()
    for whose in (project, None):
        lines = workspace.analysis.papers.content(*QUARTER, whose).lines
        found = {one.code: one for one in lines}
        mine = {
            code: next((each for each in one.projects if each.project == "Projekt Sonnenhang"), one)
            for code, one in found.items()
        }
        hidden = [code for code, one in mine.items() if one.result.hidden]
        assert hidden == ["EECO04", "EECO05"], "15 less 8 less 5 is 2"
        assert [code for code, one in mine.items() if dict(one.genders)["women"].hidden] == hidden
        assert [one.result.value for one in lines].count(None) != 1, "nor by all of the programme"


@pytest.mark.parametrize("cumulative", [False, True])
def test_papers_of_several_periods_of_a_year_hide_the_same(
    workspace: Workspace, project: UUID, *, cumulative: bool
) -> None:
    other = workspace.projects.create("Bahnhof", [], "Offene Höfe e. V.", "").result()
    for of, numbers in ((project, (12, 5, 6, 2)), (other, (8, 3, 5, 3))):
        for month, number in zip((2, 5, 8, 11), numbers, strict=True):
            workspace.analysis.contacts.count(Contact(of, date(2026, month, 1), "first"), number).result()
        if cumulative:
            running = Goal(Period(date(2026, 1, 1), date(2026, 12, 31)), 100, cumulative=True)
            workspace.analysis.indicators.set_target("INKA-E1", running, of).result()
    ends = (date(2026, 3, 31), date(2026, 6, 30), date(2026, 9, 30), date(2026, 12, 31))
    periods = [Period(begin, end) for begin in (date(2026, 1, 1), date(2026, 10, 1)) for end in ends]
    whose: tuple[UUID | None, ...] = (project, other, None)
    for who in whose:
        told = [workspace.analysis.papers.content(*one, who).lines for one in periods if one.days]
        shown = {tuple((one.shown.value, one.shown.hidden) for one in found.trend) for (found,) in told}
        assert len(shown) == 1, "what one shows, another hides"


def test_a_small_result_that_counts_on_is_not_told_by_the_others(workspace: Workspace, project: UUID) -> None:
    other = workspace.projects.create("Bahnhof", [], "Offene Höfe e. V.", "").result()
    for of, month, number in ((project, 2, 2), (other, 2, 20), (other, 5, 10)):
        workspace.analysis.contacts.count(Contact(of, date(2026, month, 1), "first"), number).result()
    for of in (project, other):
        running = Goal(Period(date(2026, 1, 1), date(2026, 12, 31)), 100, cumulative=True)
        workspace.analysis.indicators.set_target("INKA-E1", running, of).result()
    (found,) = workspace.analysis.papers.content(date(2026, 4, 1), date(2026, 6, 30)).lines
    mine, theirs = (
        one.result for one in sorted(found.projects, key=lambda one: one.project != "Projekt Sonnenhang")
    )
    assert mine.value is None
    assert None in (theirs.value, found.result.value), "32 less 30 is 2"


def test_the_sum_of_results_since_different_days_tells_no_hidden_one(
    workspace: Workspace, project: UUID
) -> None:
    other = workspace.projects.create("Bahnhof", [], "Offene Höfe e. V.", "").result()
    small = [workspace.projects.create(f"Hof {one}", [], "Offene Höfe e. V.", "").result() for one in "123"]

    def told(*counts: tuple[UUID, int, int]) -> IndicatorLine:
        for of, month, number in counts:
            workspace.analysis.contacts.count(Contact(of, date(2026, month, 1), "first"), number).result()
        (found,) = workspace.analysis.papers.content(date(2026, 4, 1), date(2026, 6, 30)).lines
        return found

    for of, month in ((project, 1), (other, 4), *((one, 1) for one in small)):
        running = Goal(Period(date(2026, month, 1), date(2026, 12, 31)), 100, cumulative=True)
        workspace.analysis.indicators.set_target("INKA-E1", running, of).result()
    found = told((project, 2, 2), (project, 5, 15), (other, 2, 5))
    assert [one.project for one in found.projects if one.result.hidden] == ["Projekt Sonnenhang"]
    assert found.result.hidden, "17 of both is 17 of the one, less 15 is 2"
    found = told((project, 2, 40), (small[0], 2, 2), (small[1], 2, 1), (small[2], 2, 1))
    assert {one.project: one.result.hidden for one in found.projects if one.result.hidden} == {
        "Hof 1": "small", "Hof 2": "small", "Hof 3": "small"
    }  # fmt: skip
    assert found.result.value == 61, "who of three has two stays open"


def test_a_hidden_count_hides_deviation_and_light(workspace: Workspace, project: UUID) -> None:
    counted(workspace, project, men=2)
    workspace.analysis.indicators.set_target("INKA-E1", Goal(QUARTER, 3), project).result()
    found = line(workspace, project)
    assert found.result.value is None
    assert (found.result.hidden != "", found.deviation, found.light) == (True, None, "")


def test_what_counts_no_people_is_shown(workspace: Workspace, project: UUID) -> None:
    workspace.analysis.indicators.measure(HandEntry("INKA-K2", 1, QUARTER, "Niederschrift", project)).result()
    assert line(workspace, project, "INKA-K2").result.value == 1


def test_the_limit_is_a_setting(workspace: Workspace, project: UUID) -> None:
    counted(workspace, project, men=4)
    assert line(workspace, project).result.value == 4
    workspace.analysis.indicators.set_rule(Rule(small=6)).result()
    assert line(workspace, project).result.value is None


def test_document_and_table_say_the_same(workspace: Workspace, project: UUID) -> None:
    counted(workspace, project, women=12, men=2)
    missing = HandEntry("INKA-S1", None, QUARTER, "Rückmeldung", project, basis=Basis.NOT_COLLECTED)
    workspace.analysis.indicators.measure(missing).result()
    pdf = workspace.analysis.papers.draw(*QUARTER, project).pdf
    text = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
    assert "Weniger als 3 (nicht ausgewiesen)" in text.replace("\n", " ")
    assert "nicht erhoben" in text.replace("\n", " ")
    assert f"Gedruckt am {date_text(workspace.core.today(), 'de')}" in text
    assert text.count("03.08.2026") == 2  # the day of what was counted: in the overview and below
    assert f"Datenstand {date_text(workspace.core.today(), 'de')}" not in text
    rows = load_workbook(io.BytesIO(workspace.analysis.papers.sheet(*QUARTER))).active
    assert rows is not None
    found = {row[0]: row for row in rows.iter_rows(min_row=2, max_row=9, values_only=True) if row[0]}
    assert found["INKA-S1"][4] == "nicht erhoben: 1"
    assert "nicht ausgewiesen" in str(found["INKA-E1"][8])
    heads = [cell.value for cell in rows[1]]
    assert heads[-5:] == ["unter 18", "18 bis 29", "30 bis 54", "55 und älter", "ohne Altersangabe"]
    assert dict(zip(heads, found["INKA-E1"], strict=True))["ohne Altersangabe"] == 14
    english = workspace.analysis.papers.draw(*QUARTER, project, "en").pdf
    assert "Fewer than 3 (not shown)" in " ".join(
        page.extract_text().replace("\n", " ") for page in PdfReader(io.BytesIO(english)).pages
    )
    assert workspace.analysis.papers.name(*QUARTER) == "2026-09-30_Auswertung_2026-07-01.pdf"


def test_papers_say_where_less_is_better(workspace: Workspace, project: UUID) -> None:
    workspace.analysis.indicators.measure(HandEntry("INKA-B2", 30, QUARTER, "Liste", project)).result()
    workspace.analysis.indicators.set_target("INKA-B2", Goal(QUARTER, 10), project).result()
    pdf = workspace.analysis.papers.draw(*QUARTER, project).pdf
    text = " ".join(page.extract_text().replace("\n", " ") for page in PdfReader(io.BytesIO(pdf)).pages)
    assert "Weniger ist besser bei INKA-B2: im Plan bis 105 % des Solls" in text
    assert "deutlich über Plan" in text
    rows = load_workbook(io.BytesIO(workspace.analysis.papers.sheet(*QUARTER, project))).active
    assert rows is not None
    assert rows["G2"].value == "deutlich über Plan"
    rule = next(cell for cell in rows[1] if cell.value == "Regel der Ampel")
    told = rows.cell(2, rule.column).value
    assert told == "weniger ist besser: im Plan bis 105 % des Solls, deutlich über Plan bei mehr als 125 %"


def test_an_empty_period_says_so(workspace: Workspace) -> None:
    content = workspace.analysis.papers.content(*QUARTER)
    assert content.lines == ()
    assert workspace.analysis.papers.draw(*QUARTER).pages == 1


def test_a_trend_stands_on_one_page_with_a_heading_that_says_whose_it_is(
    workspace: Workspace, project: UUID
) -> None:
    codes = ("INKA-E1", "INKA-E2", "INKA-E3", "INKA-K1", "INKA-K2", "INKA-S1", "INKA-S2")
    for place, code in enumerate(codes):
        for period in (Period(date(2026, 4, 1), date(2026, 6, 30)), QUARTER):
            entry = HandEntry(code, 10 + place, period, "Liste", project)
            workspace.analysis.indicators.measure(entry).result()
    pdf = workspace.analysis.papers.draw(*QUARTER, None).pdf
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]
    assert len(pages) > 1
    for text in pages:
        assert text.count("Verlauf nach Quartalen") == text.count("Säulen: Ist"), text
    told = "".join(pages)
    assert [code for code in codes if f"{code} · Verlauf nach Quartalen" not in told] == [], told[-3000:]
