"""Whatever happens to a finished protocol: each change that is dropped leaves one less, at last none."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from inka_desktop.services.approval_rows import Addressee
from inka_desktop.services.fixed_texts import same
from inka_desktop.services.workspace import Workspace
from tests.services.conftest import TODAY, new_workspace

WORDS = st.sampled_from(["Aushang", "Räume", "Angebote", ""])
NUMBERS = st.sampled_from([None, 0, 3])
DAYS = st.sampled_from([None, date(2026, 12, 1), date(2027, 1, 15)])
VALUES: dict[str, dict[str, st.SearchStrategy[Any]]] = {
    "topic": {"title": WORDS, "notes": WORDS, "resolution": WORDS, "votes_for": NUMBERS},
    "agreement": {
        "what": WORDS, "responsible": WORDS, "due": DAYS, "remark": WORDS,
        "state": st.sampled_from(["open", "done"]),
    },
    "attendance": {"function": WORDS, "name": WORDS, "state": st.sampled_from(["present", "excused"])},
    "reply": {
        "wording": WORDS, "received_on": DAYS, "name": WORDS,
        "outcome": st.sampled_from(["diverging", "diverging", "taken_up", None]),
    },
}  # fmt: skip
LISTS = {"topic": "topics", "agreement": "agreements", "attendance": "people"}
PLACES = st.integers(0, 5)


def rows(kind: str) -> st.SearchStrategy[dict[str, object]]:
    return st.fixed_dictionaries(VALUES[kind])


@st.composite
def lists(draw: st.DrawFn, kind: str) -> list[dict[str, object]]:
    """Entries, often some of the same words: an agreement that is done, or made at another topic."""
    found = draw(st.lists(rows(kind), max_size=3))
    again = draw(st.lists(st.sampled_from(found), max_size=2)) if found else []
    other = {"state": draw(VALUES["agreement"]["state"])} if kind == "agreement" else {}
    return [*found, *(entry | other for entry in again)]


@st.composite
def steps(draw: st.DrawFn) -> tuple[str, str, int, object]:
    kind = draw(st.sampled_from([*VALUES]))
    what = draw(st.sampled_from(["edit", "edit", "move", "delete", "add", "restore"]))
    name = draw(st.sampled_from([*VALUES[kind]]))
    given: dict[str, st.SearchStrategy[Any]] = {
        "edit": VALUES[kind][name].map(lambda value: {name: value}), "move": st.none() | PLACES,
        "delete": st.none(), "restore": st.none(), "add": rows(kind),
    }  # fmt: skip
    return kind, what, draw(PLACES), draw(given[what])


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    folder: Path = tmp_path_factory.mktemp("late")
    with closing(new_workspace(folder)) as opened:
        yield opened


def begun(ws: Workspace, lists: dict[str, list[dict[str, object]]]) -> UUID:
    """A finished visit with these entries, some deleted before."""
    project = ws.projects.create("Sonnenhang", ["Quellrode"], "Träger").result()
    made = ws.protocols.start(project, TODAY).result()
    ws.approval.fix(made, [Addressee(function="Leitung")], TODAY).result()
    known = {"text_id": ws.approval.open_id(made)}
    for kind, entries in lists.items():
        for place, entry in enumerate(entries):
            owner: dict[str, object] = {"protocol_id": made}
            if kind == "reply":  # nothing is finished while an objection is not decided
                owner |= known | {"outcome": entry["outcome"] or "taken_up"}
            if kind == "agreement":
                topics = ws.protocols.get(made).topics
                owner["topic_id"] = topics[place % len(topics)].id
            ws.editing.add(kind, entry | owner).result()
    ws.editing.add("attendance", {"protocol_id": made, "function": "Leitung"}).result()
    for topic in ws.protocols.get(made).topics[:2]:
        ws.editing.delete("topic", topic.id).result()
    for row in ws.protocols.get(made).agreements:
        if not row.what:
            ws.editing.save("agreement", row.id, {"what": "Ohne Worte"}).result()
    ws.protocols.finish(made).result()
    return made


def act(
    ws: Workspace, visit: UUID, deleted: list[tuple[str, UUID]], step: tuple[str, str, int, object]
) -> None:
    kind, what, place, given = step
    replies = kind == "reply"
    listed = ws.approval.get(visit).replies if replies else getattr(ws.protocols.get(visit), LISTS[kind])
    found = [row.id for row in listed]
    if what == "add":
        assert isinstance(given, dict)
        given = given | ({"text_id": ws.approval.get(visit).texts[0].id} if replies else {})
        behind = found[place % len(found)] if found else None
        ws.editing.add(kind, given | {"protocol_id": visit}, behind).result()
    elif what == "restore" and deleted:
        ws.editing.restore(*deleted.pop()).result()
    elif found and what == "edit":
        assert isinstance(given, dict)
        ws.editing.save(kind, found[place % len(found)], given).result()
    elif found and what == "move":
        first = found[given % len(found)] if isinstance(given, int) else None
        ws.editing.move(kind, found[place % len(found)], first).result()
    elif found and what == "delete":
        deleted.append((kind, found[place % len(found)]))
        ws.editing.delete(*deleted[-1]).result()


VIEW: dict[str, object] = {"wording": "Räume", "received_on": None, "name": "", "outcome": "diverging"}


@example(
    lists={"reply": [VIEW, VIEW]}, turns=[0],
    changes=[("reply", "edit", 0, {"outcome": None}), ("reply", "delete", 0, None)],
)  # fmt: skip
@example(lists={"reply": [VIEW]}, turns=[0], changes=[("reply", "edit", 0, {"name": "Angebote"})])
@settings(max_examples=30, deadline=None)
@given(
    lists=st.fixed_dictionaries({kind: lists(kind) for kind in VALUES}),
    changes=st.lists(steps(), min_size=1, max_size=8),
    turns=st.lists(st.integers(0, 100), min_size=1, max_size=12),
)
def test_dropping_everything_leaves_the_finished_text(
    workspace: Workspace, lists: dict[str, list[dict[str, object]]],
    changes: list[tuple[str, str, int, object]], turns: list[int],
) -> None:  # fmt: skip
    ws, visit = workspace, begun(workspace, lists)
    version = ws.protocols.get(visit).versions[0].id
    assert ws.late_changes.of(visit) == []
    deleted: list[tuple[str, UUID]] = []
    for step in changes:
        act(ws, visit, deleted, step)
    left = ws.late_changes.of(visit)
    assert bool(left) == ws.protocols.get(visit).arrived_later
    turn = 0
    while left:
        one = left[turns[turn % len(turns)] % len(left)]
        turn += 1
        assert ws.late_changes.drop(visit, one.key).result()
        count, left = len(left), ws.late_changes.of(visit)
        assert len(left) < count
    assert not ws.protocols.get(visit).arrived_later
    assert same(ws.documents.content(visit, None), ws.documents.content(visit, version))
