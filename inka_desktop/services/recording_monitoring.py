"""Rounds, forms on their way, contacts and targets from a file, through the same services as the window."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import Future
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from inka_desktop.forms import Absence, NodeId
from inka_desktop.records import periods
from inka_desktop.records.judging import Goal
from inka_desktop.records.periods import Period
from inka_desktop.services import form_files
from inka_desktop.services.contact_counts import Contact
from inka_desktop.services.indicator_rows import HandEntry
from inka_desktop.services.rounds import RoundWish

if TYPE_CHECKING:
    from inka_desktop.services.form_rows import TakenInRow
    from inka_desktop.services.open_form import OpenForm
    from inka_desktop.services.workspace import Workspace

_RETURN_DAYS = 7


def take_form(workspace: Workspace, said: Mapping[str, Any]) -> Future[TakenInRow]:
    """Begin to take the form of a file into the library; another process converts it meanwhile.

    Args:
        workspace: open.
        said: as in ``resources/example/monitoring.toml``; ``form`` names one of the starter set.
    """
    path = next(one.path for one in form_files.shipped() if one.path.stem == said["form"])
    return workspace.forms.library.take_in_files(path, {})


def record_monitoring(
    workspace: Workspace,
    projects: Mapping[str, UUID],
    said: Mapping[str, Any],
    taking: Future[TakenInRow],
    on: date,
) -> None:
    """Write down what the file says; projects it names are asked in each of its rounds.

    Args:
        workspace: open.
        projects: by title.
        said: as in the file.
        taking: what :func:`take_form` began.
        on: the day from which quarters and weeks count back.
    """
    version = taking.result().version
    assert version is not None, "a form of the starter set can be used"
    for told in said["round"]:
        period = periods.quarter(on, told["back"])
        title = f"{periods.quarter_number(period)}. Quartal {period.end.year}"
        wish = RoundWish(
            title, version, period.begin, period.end, periods.due_after(period.end), told["note"]
        )
        key = workspace.forms.rounds.hand_out(wish, list(projects.values())).result()
        for form in told.get("form", ()):
            _record_form(workspace, key, projects[form["project"]], period, form)
    for told in said["contacts"]:
        _count(workspace, projects[told["project"]], told, on)
    for told in said["target"]:
        year = Period(date(on.year, 1, 1), date(on.year, 12, 31))
        for code, value in told["values"].items():
            goal = Goal(year, float(value))
            workspace.analysis.indicators.set_target(code, goal, projects[told["project"]]).result()
    for told in said["value"]:
        quarter = periods.quarter(on, told["back"])
        entry = HandEntry(
            told["code"], float(told["value"]), quarter, told["source"], projects[told["project"]]
        )
        workspace.analysis.indicators.measure(entry).result()


def _record_form(
    workspace: Workspace, round_id: UUID, project: UUID, period: Period, said: Mapping[str, Any]
) -> None:
    """Fills a form and brings it as far as it has got."""
    forms = workspace.forms
    row = forms.rounds.begin(round_id, project).result()
    form = forms.answers.open(row)
    try:
        _fill(form, period, said)
        if said["state"] == "begun":
            return
        forms.handing.hand_in(form).result()
    finally:
        form.close()
    if said["state"] == "checked":
        forms.reviewing.check(row).result()
    elif said["state"] == "returned":
        forms.reviewing.begin(row).result()
        for note in said["note"]:
            forms.reviewing.note(row, _node(form, note["at"]), note["question"], note["said"]).result()
        forms.reviewing.give_back(row, workspace.core.today() + timedelta(_RETURN_DAYS)).result()


def _fill(form: OpenForm, period: Period, said: Mapping[str, Any]) -> None:
    """Gives the answers; the last save waits for those before."""
    head = {
        "kopf/projekt": said["project"], "kopf/jahr": period.end.year,
        "kopf/quartal": f"q{periods.quarter_number(period)}",
    }  # fmt: skip
    saved = [form.set(_node(form, at), value).saved for at, value in (head | said["answers"]).items()]
    for absent in said.get("absent", ()):
        why = Absence(absent["why"], absent["reason"])
        saved.append(form.set_absence(_node(form, absent["at"]), why).saved)
    repeats: dict[str, list[NodeId]] = {}
    for told in said.get("row", ()):
        repeat = _node(form, told["of"])
        there = repeats.setdefault(told["of"], form.session.rows(repeat))
        if not there:
            added = form.add_repeat(repeat)
            saved.append(added.saved)
            there.append(added.changes.added[0])
        row = there.pop(0).row
        for name, value in told["answers"].items():
            saved.append(form.set(NodeId(f"{repeat.path}/{name}", row), value).saved)
    for each in saved:
        each.result()


def _node(form: OpenForm, path: str) -> NodeId:
    return NodeId(f"{form.definition.root.path}/{path}")


def _count(workspace: Workspace, project: UUID, said: Mapping[str, Any], on: date) -> None:
    """Counts contacts in each week up to the day."""
    for week in range(said["weeks"]):
        for place, told in enumerate(said["each"]):
            about = {name: value for name, value in told.items() if name != "number"}
            contact = Contact(project, on - timedelta(7 * week), **about)
            workspace.analysis.contacts.count(contact, told["number"] + (week + place) % 3).result()
