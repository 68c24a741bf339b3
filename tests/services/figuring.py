"""A form with figures, its rounds, and forms of it that were filled, handed in and checked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from uuid import UUID

from inka_desktop.forms import Absence, NodeId
from inka_desktop.records.forms import Submission
from inka_desktop.records.ids import new_id
from inka_desktop.records.periods import Period
from inka_desktop.records.projects import Project
from inka_desktop.records.rounds import Round
from inka_desktop.records.values import SubmissionState
from inka_desktop.services.catalogue import IndicatorRow
from inka_desktop.services.indicator_rows import ResultRow
from inka_desktop.services.workspace import Workspace
from inka_desktop.store.writer import Transaction
from tests.forms import making

QUARTER = Period(date(2026, 7, 1), date(2026, 9, 30))
AT = datetime(2026, 10, 12, 9, 30, tzinfo=UTC)
YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))
FORM = """
| survey | | | | | | |
| | type | name | label | bind::inka:indicator | bind::inka:breakdown | calculation |
| | integer | women | Women | INKA-E1 | women | |
| | integer | men | Men | INKA-E1 | men | |
| | integer | repeat | Repeat | INKA-E2 | | |
| | integer | guessed | Of these estimated | INKA-E1 | estimated | |
| | integer | guessed_women | Of the women | INKA-E1 | estimated women | |
| | calculate | twice | | INKA-S1 | | 2 * ${women} |
| | begin repeat | offer | Offer | | | |
| | integer | places | Places | INKA-S2 | | |
| | integer | share | Share | INKA-B3 | | |
| | end repeat | | | | | |
| settings | | | | | | |
| | form_id | version | form_title | namespaces | | |
| | quarter | 1 | Quarter | inka="https://inka.example/forms" | | |
"""


def version_of(workspace: Workspace) -> UUID:
    taken = workspace.forms.library.take_in(making.xform_of(FORM).encode(), "quarter.xml").result()
    assert taken.version is not None, taken.problems
    return taken.version


def a_round(workspace: Workspace, period: Period = QUARTER, form: UUID | None = None) -> UUID:
    row = new_id()

    def work(transaction: Transaction) -> None:
        transaction.session.add(Round(
            id=row, space=workspace.spaces.org, title="Q", begin=period.begin, end=period.end, form_id=form
        ))  # fmt: skip

    workspace.core.submit(work, "add").result()
    return row


def change(workspace: Workspace, submission: UUID, **values: object) -> None:
    def work(transaction: Transaction) -> None:
        record = transaction.session.get(Submission, submission)
        for name, value in values.items():
            setattr(record, name, value)

    workspace.core.submit(work, "edit").result()


def handed_in(
    workspace: Workspace, project: UUID | None, round_id: UUID | None = None,
    **answers: int | str | Sequence[int | str] | None,
) -> UUID:  # fmt: skip
    """A form that was filled and handed in, in a round where one is given; of a list each in a row.

    A word says why there is no answer.
    """
    known = workspace.forms.library.list()
    version, row = known[0].versions[0].id if known else version_of(workspace), new_id()

    def work(transaction: Transaction) -> None:
        session = transaction.session
        one = session.get(Project, project) if project is not None else None
        space = one.space if one is not None else workspace.spaces.coord
        session.add(
            Submission(id=row, space=space, version_id=version, project_id=project, round_id=round_id)
        )

    workspace.core.submit(work, "add").result()
    form = workspace.forms.answers.open(row)
    every = (
        (name, value if isinstance(value, Sequence) and not isinstance(value, str) else [value])
        for name, value in answers.items()
    )
    for name, value in ((name, value) for name, values in every for value in values):
        where = form.add_repeat(NodeId("/data/offer")).changes.added[0].row if "/" in name else ""
        node = NodeId(f"/data/{name}", where)
        if isinstance(value, str):
            form.set_absence(node, Absence(value)).saved.result()
        else:
            form.set(node, value).saved.result()
    workspace.forms.finished.finish(form).result()
    form.close()
    change(workspace, row, submitted_at=AT)
    return row


def check(workspace: Workspace, row: UUID) -> None:
    change(workspace, row, state=SubmissionState.CHECKED)


def result(
    workspace: Workspace, code: str, period: Period = QUARTER, project: UUID | None = None
) -> ResultRow | None:
    found = workspace.analysis.indicators.results(*period, project)
    return next((row for row in found.rows if row.indicator.code == code), None)


def indicator(workspace: Workspace, code: str) -> IndicatorRow:
    return next(one for one in workspace.analysis.catalogue.indicators() if one.code == code)
