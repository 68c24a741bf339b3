"""What was not collected is told beside what was: in results, their parts, their sources and on paper."""

from __future__ import annotations

import io
from datetime import date
from uuid import UUID

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader
from PySide6.QtCore import QCoreApplication

from inka_desktop.forms import Absence, NodeId
from inka_desktop.gui import i18n
from inka_desktop.gui._generated import resources_rc
from inka_desktop.records.ids import new_id
from inka_desktop.records.indicators import Measurement
from inka_desktop.records.periods import Period
from inka_desktop.records.values import Basis, Gender, Role, SubmissionState
from inka_desktop.services.indicator_rows import HandEntry, ResultRow
from inka_desktop.services.workspace import Workspace
from inka_desktop.store.writer import Transaction
from inka_desktop.viewmodels import figures
from inka_desktop.viewmodels.indicators import instead_words, missing_words, value_words

from .figuring import AT, QUARTER, YEAR, a_round, change, check, handed_in, result, version_of
from .test_releases import Office, office

__all__ = ["office"]


@pytest.fixture(autouse=True)
def german(qapp: QCoreApplication) -> None:
    resources_rc.qInitResources()
    i18n.install("de")


SPRING = Period(date(2026, 4, 1), date(2026, 6, 30))


def answered(
    workspace: Workspace, project: UUID, period: Period = QUARTER, *absent: str, **answers: int
) -> None:
    """A checked form in which some questions were not collected."""
    why = "not_collected"
    gone: dict[str, str | list[int | str]] = {
        name: [answers[name], why] if name in answers else why for name in absent
    }
    check(workspace, handed_in(workspace, project, a_round(workspace, period), **{**answers, **gone}))


def told(workspace: Workspace, code: str, period: Period, project: UUID | None = None) -> ResultRow:
    row = result(workspace, code, period, project)
    assert row is not None
    return row


def test_a_result_says_that_a_quarter_was_not_collected(workspace: Workspace, project: UUID) -> None:
    answered(workspace, project, SPRING, repeat=9)
    answered(workspace, project, QUARTER, "repeat", women=1)
    row = told(workspace, "INKA-E2", YEAR, project)
    assert (row.value, row.missing, row.absent) == (9, {"not_collected": 1}, {})
    assert value_words(row) == "9 (1 Angabe fehlt)"
    assert missing_words(row) == "nicht erhoben: 1 Angabe"
    assert told(workspace, "INKA-E2", SPRING, project).missing == {}


def test_a_gender_that_was_not_collected_is_no_zero(workspace: Workspace, project: UUID) -> None:
    answered(workspace, project, QUARTER, "men", women=0)
    row = told(workspace, "INKA-E1", QUARTER)
    assert value_words(row) == "0 (1 Angabe fehlt)"
    said = figures.broken_down(row.genders, figures.GENDERS, row.missing_parts)
    assert said == "Frauen: 0 · Männer: nicht erhoben"
    (source,) = workspace.analysis.indicators.sources("INKA-E1", *QUARTER)
    assert (value_words(source), missing_words(source)) == ("0 (1 Angabe fehlt)", "nicht erhoben: 1 Angabe")
    answered(workspace, project, SPRING, men=4, women=1)
    both = told(workspace, "INKA-E1", YEAR)
    said = figures.broken_down(both.genders, figures.GENDERS, both.missing_parts)
    assert said == "Frauen: 1 · Männer: 4 (1 Angabe fehlt)"


def test_a_row_that_was_not_collected_is_told_beside_the_others(workspace: Workspace, project: UUID) -> None:
    answered(workspace, project, QUARTER, "offer/places", **{"offer/places": 12, "offer/share": 90})
    row = told(workspace, "INKA-S2", QUARTER)
    assert value_words(row) == "12 (1 Angabe fehlt)"
    (source,) = workspace.analysis.indicators.sources("INKA-S2", *QUARTER)
    assert value_words(source) == "12 (1 Angabe fehlt)"


def test_each_row_that_was_not_collected_is_an_answer_that_is_missing(
    workspace: Workspace, project: UUID
) -> None:
    row = workspace.forms.answers.begin(version_of(workspace), project).result()
    form = workspace.forms.answers.open(row)
    rows = [form.add_repeat(NodeId("/data/offer")).changes.added[0] for _ in range(6)]
    places = [NodeId("/data/offer/places", one.row) for one in rows]
    form.set(places[0], 12)
    for why, node in zip(("not_collected",) * 3 + ("not_yet_known",), places[1:], strict=False):
        form.set_absence(node, Absence(why, "Umbau"))
    form.remove_repeat(rows[1]).saved.result()
    workspace.forms.finished.finish(form).result()
    form.close()
    change(workspace, row, submitted_at=AT, state=SubmissionState.CHECKED)
    missing = {"not_collected": 2, "not_yet_known": 1}
    month = Period(date(2026, 10, 1), date(2026, 10, 31))
    assert (told(workspace, "INKA-S2", month).value, told(workspace, "INKA-S2", month).missing) == (
        12,
        missing,
    )
    (source,) = workspace.analysis.indicators.sources("INKA-S2", *month)
    assert (value_words(source), source.missing) == ("12 (3 Angaben fehlen)", missing)


def test_nothing_is_missing_of_what_was_told_undivided(workspace: Workspace, project: UUID) -> None:
    measure = workspace.analysis.indicators.measure
    measure(HandEntry("INKA-E1", 9, QUARTER, "Liste", project)).result()
    gap = HandEntry("INKA-E1", None, QUARTER, "Liste", project, Gender.MEN, basis=Basis.NOT_COLLECTED)
    measure(gap).result()
    row = told(workspace, "INKA-E1", QUARTER)
    assert (value_words(row), row.missing_parts) == ("9", {"men": {"not_collected": 1}})


def test_women_told_whole_and_by_age_are_the_same_women(workspace: Workspace, project: UUID) -> None:
    told_by_hand = (
        ("women", "", 10), ("women", "under_18", 4), ("women", "18_29", 6), ("men", "", 3),
        ("", "under_18", 5), ("men", "18_29", 2),
    )  # fmt: skip
    for gender, age, value in told_by_hand:
        entry = HandEntry("INKA-E1", value, QUARTER, "Liste", project, gender, age)
        workspace.analysis.indicators.measure(entry).result()
    gap = HandEntry("INKA-E1", None, QUARTER, "Liste", project, "women", "55_plus", Basis.NOT_COLLECTED)
    workspace.analysis.indicators.measure(gap).result()
    row = told(workspace, "INKA-E1", QUARTER)
    assert (row.value, row.genders) == (13, {"women": 10, "men": 3})
    assert row.ages == {"under_18": 5, "18_29": 8}
    assert row.missing_parts == {"55_plus": {"not_collected": 1}}, "all women were told"


@pytest.mark.parametrize("ages", [("under_18", "18_29"), ("30_54", "55_plus"), ("18_29", "55_plus")])
@pytest.mark.parametrize("gender", ["women", "men", "divers"])
def test_counted_women_are_not_estimated_because_their_ages_are(
    workspace: Workspace, project: UUID, gender: str, ages: tuple[str, str]
) -> None:
    measure = workspace.analysis.indicators.measure
    measure(HandEntry("INKA-E1", 10, QUARTER, "Liste", project, gender)).result()
    for age in ages:
        entry = HandEntry("INKA-E1", 5, QUARTER, "Liste", project, gender, age, Basis.ESTIMATED)
        measure(entry).result()
    row = told(workspace, "INKA-E1", QUARTER)
    assert (row.value, row.estimated) == (10, 0)


def test_an_entry_by_hand_fills_what_a_form_did_not_collect(workspace: Workspace, project: UUID) -> None:
    answered(workspace, project, QUARTER, "repeat", women=1)
    assert value_words(told(workspace, "INKA-E2", QUARTER)) == "nicht erhoben"
    workspace.analysis.indicators.measure(HandEntry("INKA-E2", 7, QUARTER, "Anruf", project)).result()
    row = told(workspace, "INKA-E2", QUARTER)
    assert (value_words(row), row.absent, missing_words(row)) == ("7", {}, "")


def test_the_programme_says_that_another_project_did_not_collect(workspace: Workspace, project: UUID) -> None:
    other = workspace.projects.create("Bahnhof", [], "Offene Höfe e. V.", "").result()
    answered(workspace, project, QUARTER, repeat=9)
    answered(workspace, other, QUARTER, "repeat", women=1)
    row = told(workspace, "INKA-E2", QUARTER)
    assert (value_words(row), row.absent) == ("9 (1 Angabe fehlt)", {"not_collected": 1})


def test_paper_and_table_say_what_is_missing(workspace: Workspace, project: UUID) -> None:
    answered(workspace, project, QUARTER, "men", women=5)
    pdf = PdfReader(io.BytesIO(workspace.analysis.papers.draw(*QUARTER, project).pdf))
    text = " ".join(" ".join(page.extract_text() for page in pdf.pages).split())
    assert "5 (1 Angabe fehlt)" in text
    assert "Frauen: 5 · Männer: nicht erhoben" in text
    assert "Fehlende Angaben nicht erhoben: 1" in text
    sheet = load_workbook(io.BytesIO(workspace.analysis.papers.sheet(*QUARTER))).active
    assert sheet is not None
    heads, *rows = sheet.iter_rows(values_only=True)
    found = next(dict(zip(heads, row, strict=True)) for row in rows if row[0] == "INKA-E1")
    assert (found["Ist"], found["Frauen"], found["Männer"]) == (5, 5, "nicht erhoben: 1")
    assert found["Fehlende Angaben"] == "nicht erhoben: 1"


def test_a_second_entry_corrects_the_first(workspace: Workspace, project: UUID) -> None:
    measure = workspace.analysis.indicators.measure
    first = measure(HandEntry("INKA-K1", 10, QUARTER, "Liste", project)).result()
    second = measure(HandEntry("INKA-K1", 12, QUARTER, "Berichtigte Liste", project)).result()
    assert first == second
    assert told(workspace, "INKA-K1", QUARTER).value == 12
    (source,) = workspace.analysis.indicators.sources("INKA-K1", *QUARTER)
    assert (source.value, source.source) == (12, "Berichtigte Liste")
    assert any("10" in str(row) for row in workspace.editing.history("measurement", second))
    measure(HandEntry("INKA-K1", 3, SPRING, "Liste", project)).result()
    assert told(workspace, "INKA-K1", YEAR).value == 15


@pytest.fixture
def twice(workspace: Workspace, project: UUID) -> None:
    """Two entries for the same, as older programs made them."""

    def work(transaction: Transaction) -> None:
        for value, day in (("10", date(2026, 9, 1)), ("12", date(2026, 9, 30))):
            transaction.session.add(
                Measurement(
                    id=new_id(), space=workspace.spaces.coord, indicator="INKA-K1", project_id=project,
                    begin=QUARTER.begin, end=QUARTER.end, value=value, basis="counted", source="Liste",
                    as_of=day,
                )
            )  # fmt: skip

    workspace.core.submit(work, "add").result()


@pytest.mark.usefixtures("twice")
def test_of_older_entries_for_the_same_the_newest_counts(workspace: Workspace, project: UUID) -> None:
    assert told(workspace, "INKA-K1", QUARTER).value == 12
    found = workspace.analysis.indicators.sources("INKA-K1", *QUARTER)
    assert {(row.value, instead_words(row)) for row in found} == {
        (12, ""), (10, "zählt nicht mit, eine neuere Eingabe gilt"),
    }  # fmt: skip
    entry = HandEntry("INKA-K1", 11, QUARTER, "Berichtigt", project, as_of=date(2026, 8, 1))
    workspace.analysis.indicators.measure(entry).result()
    assert told(workspace, "INKA-K1", QUARTER).value == 11
    assert len(workspace.analysis.indicators.sources("INKA-K1", *QUARTER)) == 1
    assert sum(row.kind == "measurement" for row in workspace.editing.deleted()) == 2


def test_two_devices_that_differ_are_asked_about(office: Office) -> None:
    second = office.join(Role.COORDINATOR, "Max Beispiel")
    for workspace, value in ((office.owner, 10), (second, 12)):
        entry = HandEntry("INKA-K1", value, QUARTER, "Liste", office.desk.project)
        workspace.analysis.indicators.measure(entry).result()
    office.meet()
    for workspace in (office.owner, second):
        (asked,) = workspace.exchange.questions()
        assert asked.kind == "measurement"
        assert {"10", "12"} <= {str(one.value) for one in asked.entries}
        assert len(workspace.analysis.indicators.sources("INKA-K1", *QUARTER)) == 1
