"""What stood in rows of repeats in the period before: rows that are called alike, or stand at one place."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from inka_desktop.forms import FormSession, NodeId
from inka_desktop.services.rounds import RoundWish
from inka_desktop.services.submission_rows import EarlierRows, RowStep
from inka_desktop.services.workspace import Workspace
from inka_desktop.viewmodels.asides import row_steps
from tests.forms.making import xform_of

from .test_form_moves import FORM
from .test_round_papers import BEGIN, DUE, hand_in

OFFER, NAME, DAY, GUESTS = (f"/data/offer{path}" for path in ("", "/name", "/day", "/day/guests"))


def begun(
    workspace: Workspace, project: UUID, version: UUID, begin: date, offers: dict[str, tuple[int, int]]
) -> UUID:
    wish = RoundWish(begin.isoformat(), version, begin, begin.replace(day=28), DUE)
    asked = workspace.forms.rounds.hand_out(wish, [project]).result()
    row = workspace.forms.rounds.begin(asked, project).result()
    form = workspace.forms.answers.open(row)
    for name, guests in offers.items():
        added = [one for one in form.add_repeat(NodeId(OFFER)).changes.added if one.path == OFFER]
        form.set(NodeId(NAME, added[0].row), name)
        for day, count in zip(form.session.rows(NodeId(DAY, added[0].row)), guests, strict=True):
            form.set(NodeId(GUESTS, day.row), str(count)).saved.result()
    form.close()
    return row


def told(rows: EarlierRows, session: FormSession) -> dict[str, list[str]]:
    """By the name of each offer the guests of its days in the period before."""
    found = {}
    for offer in session.rows(NodeId(OFFER)):
        days = session.rows(NodeId(DAY, offer.row))
        nodes = [NodeId(GUESTS, day.row) for day in days]
        name = session.state(NodeId(NAME, offer.row)).value
        found[name] = [rows.value(GUESTS, row_steps(session, node, rows.keys)) for node in nodes]
    return found


def test_rows_of_one_name_and_of_one_place_stand_beside_each_other(
    workspace: Workspace, project: UUID
) -> None:
    taken = workspace.forms.library.take_in(xform_of(FORM).encode(), "data.xml").result()
    assert taken.version is not None
    offers = {"Café": (4, 6), "Beratung": (1, 2)}
    before = begun(workspace, project, taken.version, date(2026, 4, 1), offers)
    now = begun(workspace, project, taken.version, BEGIN, {"Beratung": (0, 0), "Neu": (0, 0), "Café": (0, 0)})
    session = workspace.forms.answers.session(now)
    assert workspace.forms.beside.of(now).rows is None, "only what was handed in"
    hand_in(workspace, before)
    rows = workspace.forms.beside.of(now).rows
    assert rows is not None
    assert rows.keys == {OFFER: NAME}
    expected = {"": ["", ""], "Beratung": ["1", "2"], "Neu": ["", ""], "Café": ["4", "6"]}
    assert told(rows, session) == expected
    workspace.forms.handing.withdraw(before).result()  # what was handed in last goes on standing there
    form = workspace.forms.answers.open(before)
    (first, *_) = [
        one for one in form.session.rows(NodeId(OFFER)) if form.session.state(NodeId(NAME, one.row)).value
    ]
    form.set(NodeId(NAME, first.row), "Ganz anders").saved.result()
    form.close()
    again = workspace.forms.beside.of(now).rows
    assert again is not None
    assert told(again, session) == expected


def test_of_two_rows_of_one_name_none_is_told() -> None:
    rows = EarlierRows(
        "", {NodeId(OFFER): ("a", "b")}, {NodeId(NAME, "a"): "Café", NodeId(NAME, "b"): "Café"}, {OFFER: NAME}
    )
    assert rows.value(NAME, []) == ""
    assert rows.value(NAME, [RowStep(OFFER, 0, "Café")]) == ""
