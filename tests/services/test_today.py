"""Heute: the same row before and after the records are loaded; what is due, drafted, planned."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, time, timedelta
from pathlib import Path

from inka_desktop.services import today
from inka_desktop.services.example import EXAMPLE_KEY, open_example
from inka_desktop.store.keys import DATABASE_FILE

from .conftest import TODAY, Desk


def test_before_and_after_the_records_are_loaded(tmp_path: Path) -> None:
    workspace = open_example(tmp_path, TODAY)
    after = workspace.today.get(TODAY)
    workspace.close()
    assert today.first_look(tmp_path / DATABASE_FILE, EXAMPLE_KEY.key, TODAY) == after
    assert after.protocols
    assert after.agreements
    assert after.drafts


def test_it_loads_without_sqlalchemy() -> None:
    code = "import sys, inka_desktop.services.today; sys.exit('sqlalchemy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_an_empty_device_says_so(desk: Desk) -> None:
    row = desk.workspace.today.get(TODAY)
    assert (row.projects, row.protocols, row.agreements, row.drafts, row.questions) == (1, (), (), (), 0)
    assert row.unsent > 0


def test_an_appointment_becomes_the_visit_once_it_is_begun(desk: Desk) -> None:
    last = desk.finished(date(2026, 9, 14))
    desk.workspace.editing.save("protocol", last, {"next_date": TODAY, "next_time": "09:30"}).result()
    planned = desk.workspace.today.get(TODAY).protocols
    assert [(row.protocol_id, row.project_id, row.begin) for row in planned] == [
        (None, desk.project, time(9, 30))
    ]
    visit = desk.visit(TODAY)
    begun = desk.workspace.today.get(TODAY).protocols
    assert [(row.protocol_id, row.last_visit, row.open_agreements) for row in begun] == [
        (visit, date(2026, 9, 14), 1)
    ]


def test_agreements_of_the_next_days_overdue_first(desk: Desk) -> None:
    visit = desk.visit(date(2026, 9, 14))
    for days in (8, 7, 0, -8):
        due = TODAY + timedelta(days=days)
        desk.workspace.protocols.add_agreement(visit, f"in {days} Tagen", "Träger", due).result()
    desk.workspace.protocols.add_agreement(visit, "ohne Termin", "Träger").result()
    rows = desk.workspace.today.get(TODAY).agreements
    assert [(row.what, row.days_overdue) for row in rows] == [
        ("in -8 Tagen", 8),
        ("in 0 Tagen", 0),
        ("in 7 Tagen", 0),
    ]
    assert {row.project for row in rows} == {"Projekt Sonnenhang"}
    desk.workspace.editing.delete("protocol", visit).result()
    assert desk.workspace.today.get(TODAY).agreements == ()
