"""Contacts and the analysis: three projects with a year of counts, targets and values by hand."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from PySide6.QtWidgets import QScrollArea

from inka_desktop.gui.dialogs.contact_kind_dialog import ContactKindDialog
from inka_desktop.gui.dialogs.figure_rule_dialog import FigureRuleDialog
from inka_desktop.gui.dialogs.own_indicator_dialog import OwnIndicatorDialog
from inka_desktop.gui.dialogs.target_dialog import TargetDialog
from inka_desktop.gui.dialogs.value_dialog import ValueDialog
from inka_desktop.gui.widgets.fields import ChoiceCombo
from inka_desktop.records.judging import Goal
from inka_desktop.records.periods import Period
from inka_desktop.records.values import AgeGroup, Basis, Gender
from inka_desktop.services.catalogue import shipped, shipped_kinds
from inka_desktop.services.contact_counts import Contact
from inka_desktop.services.indicator_rows import HandEntry
from inka_desktop.services.workspace import Workspace
from inka_desktop.viewmodels import figures
from inka_desktop.viewmodels.indicators import View
from tests.look.stage import Stage

_AGES = (AgeGroup.FROM_18, AgeGroup.FROM_30, AgeGroup.FROM_55, AgeGroup.NOT_STATED)


def fill(workspace: Workspace, on: date) -> list[UUID]:
    """Contacts of the last two years, targets and values; returns the projects."""
    projects = [row.id for row in workspace.projects.list(on)]
    year, count = Period(date(on.year, 1, 1), date(on.year, 12, 31)), workspace.analysis.contacts.count
    for place, project in enumerate(projects):
        for week in range(0, 100, 3 + place):
            day = on - timedelta(7 * week)
            gender, age = list(Gender)[(week + place) % 3], _AGES[(week // 3) % 4]
            count(Contact(project, day, "first", gender, age), 1 + week % 3)
            count(Contact(project, day, "repeat", gender, age), 4 + week % 5)
            count(Contact(project, day, "short", basis=Basis.ESTIMATED), 2)
        workspace.analysis.indicators.set_target("INKA-E1", Goal(year, 20.0 + 15 * place), project)
        workspace.analysis.indicators.set_target("INKA-E2", Goal(year, 90), project)
    first = projects[0]
    running = Goal(year, 24, True, 8, 16, date(on.year, 6, 30))
    workspace.analysis.indicators.set_target("INKA-K1", running, first, on.year - 1)
    quarter = figures.quarter(on).period
    for code, value, source in (
        ("INKA-K1", 7.0, "Liste der Kooperationsverträge"), ("INKA-K2", 1.0, "Niederschriften"),
        ("EECO01", 10.0, "Teilnahmeliste"), ("EECR01", 6.0, "Austrittsbogen"),
        ("EECR04", 5.0, "Austrittsbogen"),
    ):  # fmt: skip
        workspace.analysis.indicators.measure(HandEntry(code, value, quarter, source, first))
    missing = HandEntry("INKA-S1", None, quarter, "Rückmeldung", first, basis=Basis.NOT_YET_KNOWN)
    workspace.analysis.indicators.measure(missing).result()
    shares: dict[Gender, float | None] = {Gender.WOMEN: 5.0, Gender.MEN: None, Gender.DIVERS: 0.0}
    for gender, share in shares.items():
        basis = Basis.COUNTED if share is not None else Basis.NOT_COLLECTED
        entry = HandEntry("EECO02", share, quarter, "Teilnahmeliste", first, gender, basis=basis)
        workspace.analysis.indicators.measure(entry).result()
    return projects


def play(stage: Stage) -> None:
    """Pages and dialogs."""
    contacts(stage)
    stage.window.show_page("indicators")
    stage.shoot("indicators")
    choice = stage.window.findChild(ChoiceCombo, "periodCombo")
    assert choice is not None
    choice.set_value("days")
    choice.edited.emit()
    stage.shoot("indicators-days")
    choice.setCurrentIndex(0)
    choice.edited.emit()
    period = figures.quarter(stage.subjects.on)
    view = View("INKA-E1", period, None, "Alle Projekte")
    for code in ("INKA-E1", "INKA-K1"):
        page = stage.window.show_page("indicator", view._replace(code=code))
        stage.settle()
        area = page.findChild(QScrollArea, "scrollArea")
        assert area is not None
        stage.shoot_scrolled(f"indicator-{code}", area)
    indicator = next(one for one in shipped() if one.code == "INKA-E1")
    stage.shoot_dialog("indicator-target", TargetDialog(stage.context, view, None, stage.window))
    stage.shoot_dialog("indicator-value", ValueDialog(stage.context, view, indicator, stage.window))
    stage.shoot_dialog("indicator-own", OwnIndicatorDialog(stage.context, stage.window))
    counting(stage)


def counting(stage: Stage) -> None:
    """What the office counts itself, with a kind that was given up, and the limits."""
    catalogue, on = stage.workspace.analysis.catalogue, stage.subjects.on
    if len(catalogue.kinds()) == len(shipped_kinds()):
        catalogue.retire_kind(catalogue.add_kind("Hausbesuch", "INKA-E2").result(), on).result()
        catalogue.add_kind("Gruppe im Garten").result()
        catalogue.add_indicator("EIG-1", "Nachbarschaftsfeste").result()
    stage.window.show_page("counting")
    stage.shoot("counting")
    kind = ContactKindDialog(stage.context, catalogue.indicators(), catalogue.kinds()[-1], stage.window)
    stage.shoot_dialog("counting-kind", kind)
    rule = stage.workspace.analysis.indicators.rule()
    stage.shoot_dialog("counting-rule", FigureRuleDialog(stage.context, rule, stage.window))


def contacts(stage: Stage) -> None:
    """The page on which contacts are counted."""
    page = stage.window.show_page("contacts")
    stage.settle()
    area = page.findChild(QScrollArea, "scrollArea")
    assert area is not None
    stage.shoot_scrolled("contacts", area)
