"""What the page Was gezählt wird says of kinds of contacts, own indicators and limits."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from inka_desktop.viewmodels import dates, indicators

if TYPE_CHECKING:
    from inka_desktop.services.catalogue import ContactKindRow, IndicatorRow
    from inka_desktop.services.indicator_rows import Rule

translate = QCoreApplication.translate


def kind_title(kind: ContactKindRow) -> str:
    """Its name in the window's language."""
    return kind.name(dates.language())


def kind_facts(kind: ContactKindRow, on: date) -> str:
    """What it counts for, whose it is, and whether it is still counted."""
    if kind.indicator:
        facts = [translate("Counting", "zählt für {code}").format(code=kind.indicator)]
    else:
        facts = [translate("Counting", "zählt für keinen Indikator")]
    if kind.id is None:
        facts.append(translate("Counting", "gehört zum Programm"))
    if kind.retired_on is not None:
        text = translate("Counting", "seit {day} nicht mehr gezählt")
        facts.append(text.format(day=dates.day(kind.retired_on, on)))
    return " · ".join(facts)


def indicator_facts(one: IndicatorRow, on: date) -> str:
    """What is counted, and up to which day."""
    facts = [indicators.word(indicators.UNITS, one.unit)]
    if one.valid_to is not None:
        facts.append(translate("Counting", "bis {day} verwendet").format(day=dates.day(one.valid_to, on)))
    return " · ".join(facts)


def rule_lines(rule: Rule) -> list[tuple[str, str]]:
    """The limits in words, each with what it means."""
    plan = translate("Counting", "Im Plan ab {good} % des Solls, deutlich unter Plan bei weniger als {far} %")
    small = translate("Counting", "Weniger als {small} Personen werden nicht ausgewiesen")
    return [
        (
            plan.format(good=rule.on_track, far=rule.behind),
            translate("Counting", "Dazwischen steht „knapp unter Plan“."),
        ),
        (
            small.format(small=rule.small),
            translate(
                "Counting",
                "Das gilt für Auswertungen, Berichte, Veröffentlichtes und Forschungsdateien. "
                "Andere Dateien mit Daten sind nur für den internen Gebrauch.",
            ),
        ),
    ]
