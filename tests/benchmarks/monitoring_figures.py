"""Indicators over 200,000 contacts and 20,000 figures of forms, read and painted, and counting contacts.

Keys and the sums of a quarter are measured on the empty profile, too: so many rows may not make them slower.
"""

from __future__ import annotations

import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

from inka_desktop.records.contacts import ContactCount
from inka_desktop.records.ids import new_id
from inka_desktop.records.judging import Goal
from inka_desktop.records.periods import Period
from inka_desktop.records.values import AgeGroup, Gender
from inka_desktop.services import first_start
from inka_desktop.services.catalogue import shipped
from inka_desktop.services.contact_counts import Contact
from inka_desktop.services.workspace import Workspace
from inka_desktop.store.keys import GivenKey
from inka_desktop.store.writer import Transaction
from tests.benchmarks.figures import Figure, timed

PROJECTS, CONTACTS, FORMS, BATCH, KEYS, SUMS = 25, 200_000, 1_000, 400, 300, 20
FIRST, DAYS = date(2017, 1, 1), 3_600
YEAR, ALL = Period(date(2026, 1, 1), date(2026, 12, 31)), Period(FIRST, date(2026, 12, 31))
CODES = tuple(one.code for one in shipped() if one.unit == "people")[:20]


def figures() -> list[Figure]:
    """Times by the wall, on an encrypted database."""
    with tempfile.TemporaryDirectory() as folder:
        made = first_start.create_workspace(
            Path(folder) / "profile", GivenKey(os.urandom(32)), "Büro", "Büro", "Bench"
        )
        with closing(made) as workspace:
            projects = [
                workspace.projects.create(f"Projekt {number}", [], "Träger", "").result()
                for number in range(PROJECTS)
            ]
            empty = _counting(workspace, projects[0])
            _fill(workspace, projects)
            return [*_figures(workspace, projects), *_compared(empty, _counting(workspace, projects[0]))]


class _Times(NamedTuple):
    """Milliseconds of each key, and of the sums."""

    keys: list[float]
    sums: list[float]


def _counting(workspace: Workspace, project: UUID) -> _Times:
    """What the page Kontakte does, key by key."""
    contacts, key = workspace.analysis.contacts, Contact(project, YEAR.end, "first")
    keys = [_ms(lambda: contacts.count(key).result()) for _ in range(KEYS)]
    sums = [_ms(lambda: contacts.sums(project, date(2026, 7, 1), date(2026, 9, 30))) for _ in range(SUMS)]
    return _Times(keys, sums)


def _compared(empty: _Times, full: _Times) -> list[Figure]:
    more = {
        name: statistics.median(after) / statistics.median(before)
        for name, before, after in zip(("a key saved", "sums of a quarter"), empty, full, strict=True)
    }
    return [
        Figure.at_most("contacts: sums of a quarter", statistics.median(full.sums), "ms", 50),
        Figure.at_most("contacts: a key saved, p99", statistics.quantiles(full.keys, n=100)[-1], "ms", 50),
        *(Figure.told(f"contacts: {name}, {CONTACTS} rows to none", one, "x") for name, one in more.items()),
    ]


def _figures(workspace: Workspace, projects: list[UUID]) -> list[Figure]:
    service = workspace.analysis.indicators
    for project in projects:
        service.set_target("INKA-E1", Goal(YEAR, 400), project)
    workspace.core.await_saves()
    indicator = next(one for one in shipped() if one.code == "INKA-E1")
    year, ten = _ms(lambda: service.results(*YEAR)), _ms(lambda: service.results(*ALL))
    each = _ms(lambda: service.by_project(indicator, *ALL))
    return [
        Figure.at_most("indicators: a year of all projects", year, "ms", 1_000),
        Figure.at_most("indicators: ten years of all projects", ten, "ms", 1_000),
        Figure.at_most("indicators: one of them by project", each, "ms", 1_000),
        Figure.at_most("indicators: the page of one over ten years", _paged(workspace), "ms", 1_000),
        _painted(workspace),
    ]


def _paged(workspace: Workspace) -> float:
    """All that the page of one indicator reads; the slowest of one from forms and two from contacts."""
    from inka_desktop.viewmodels.figures import NamedPeriod
    from inka_desktop.viewmodels.indicators import View, read_details

    views = [View(code, NamedPeriod(ALL, ""), None, "") for code in (CODES[0], "INKA-E1", "INKA-E2")]
    return max(_ms(partial(read_details, workspace, view, ALL.end)) for view in views)


def _painted(workspace: Workspace) -> Figure:
    """The table of the page Auswertung with all that it reads."""
    from inka_desktop.viewmodels.indicators import IndicatorTable
    from tests.benchmarks.painting import shown_table

    model = IndicatorTable()
    table = shown_table(model)

    def show() -> int:
        found = workspace.analysis.indicators.results(*YEAR)
        model.show(found, workspace.analysis.catalogue.indicators(), everything=True)
        table.grab()
        return model.rowCount()

    return timed("indicators: a year of all projects, read and painted", show, lambda: None, 1_000)


def _fill(workspace: Workspace, projects: list[UUID]) -> None:
    with workspace.core.raw() as raw:
        spaces = dict(raw.execute("SELECT id, space FROM project").fetchall())
    rows = _contacts(projects, {UUID(bytes=row): UUID(bytes=space) for row, space in spaces.items()})
    while batch := [one for one, _ in zip(rows, range(BATCH), strict=False)]:
        workspace.core.submit(partial(_add, batch), "add")
    workspace.core.submit(lambda tx: _figures_of_forms(tx, projects), "figures").result()


def _add(batch: list[ContactCount], transaction: Transaction) -> None:
    transaction.session.add_all(batch)


def _contacts(projects: list[UUID], spaces: dict[UUID, UUID]) -> Iterator[ContactCount]:
    genders, ages, kinds = list(Gender), list(AgeGroup), ("first", "repeat", "short")
    for number in range(CONTACTS):
        project = projects[number % PROJECTS]
        yield ContactCount(
            id=new_id(), space=spaces[project], project_id=project, kind=kinds[number % 3],
            day=FIRST + timedelta(number // PROJECTS * 7 % DAYS), gender=genders[number // 3 % 4],
            age=ages[number // 12 % 5], basis="counted", number=1 + number % 4,
        )  # fmt: skip


def _figures_of_forms(transaction: Transaction, projects: list[UUID]) -> None:
    """What 40 rounds of each project said of twenty indicators; the derived table is written as it is."""
    for number in range(FORMS):
        first = date(2017 + number // 100, 1 + number // PROJECTS % 4 * 3, 1)
        last = first + timedelta(88)
        lines = [
            (projects[number % PROJECTS].bytes, code, first.isoformat(), last.isoformat(), new_id().bytes,
             "", "", 5.0, None, last.isoformat())
            for code in CODES
        ]  # fmt: skip
        for line in lines:
            transaction.raw.execute("INSERT INTO figure VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", line)


def _ms(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000
