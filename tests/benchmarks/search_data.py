"""Protocols with topics, agreements and people for the benchmarks of work and search; made once a day.

The words are those of the handbook as often as they stand there, and compounds that stand in few protocols.
Up to :data:`CAPTURED` protocols are written through the capture, with a full log; more go straight into the
tables, since neither the search nor its index reads the log.
"""

from __future__ import annotations

import hashlib
import random
import re
import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple
from uuid import UUID

from inka_desktop.paths import resource_dir
from inka_desktop.records import local_time
from inka_desktop.records import protocols as records
from inka_desktop.records.german import sort_key
from inka_desktop.records.ids import new_id
from inka_desktop.records.protocols import Agreement, Attendance, Protocol, Topic
from inka_desktop.records.specs import by_kind
from inka_desktop.records.values import VisitKind
from inka_desktop.services import first_start
from inka_desktop.services.workspace import Workspace
from inka_desktop.store import bulk
from inka_desktop.store.keys import GivenKey
from inka_desktop.store.merge import insert_into
from inka_desktop.store.writer import Transaction
from tests.benchmarks import data

CAPTURED = 20_000
TOPICS, AGREEMENTS, PEOPLE = 5, 3, 2
OF_A_PROJECT, DRAFTS, OPEN = 500, 50, 40
"""Protocols of a project, whose titles are from all over the alphabet; each so many-th is a draft; each so
many-th has an agreement that is open.
"""
_BATCH, _LARGE_BATCH = 40, 400
_FIRST_MS = 1_600_000_000_000
_KINDS = tuple(VisitKind)
_FOLDER = Path(__file__).resolve().parents[2] / "build" / "benchmarks"
Row = tuple[type[Any], dict[str, Any]]


class Words:
    """Words of the handbook, and compounds of two of them: one in fourteen, each rare."""

    def __init__(self, seed: int = 0) -> None:
        text = (resource_dir() / "help" / "handbuch.de.md").read_text("utf-8")
        self.usual = re.findall(r"[^\W\d_]{2,}", text)
        self.chance = random.Random(seed)
        self.bases = sorted(set(self.usual))

    def word(self) -> str:
        """One word."""
        if self.chance.random() < 0.93:
            return self.chance.choice(self.usual)
        return self.chance.choice(self.bases) + self.chance.choice(self.bases).lower()

    def some(self, fewest: int, most: int) -> str:
        """A text of so many words."""
        return " ".join(self.word() for _ in range(self.chance.randint(fewest, most)))


class Project(NamedTuple):
    """A project that protocols are about."""

    id: UUID
    title: str


def profile(protocols: int) -> Path:
    """The folder of a profile with so many protocols around today, opened by ``data.KEY``."""
    sources = (Path(__file__), *sorted(Path(records.__file__).parent.glob("*.py")))
    on = local_time.today()
    seed = on.isoformat().encode() + b"".join(one.read_bytes() for one in sources)
    mark = hashlib.blake2b(seed, digest_size=6).hexdigest()
    folder = _FOLDER / f"search-{protocols}-{mark}"
    if not (folder / "whole").exists():
        for older in _FOLDER.glob(f"search-{protocols}-*"):
            shutil.rmtree(older)
        folder.mkdir(parents=True)
        workspace = first_start.create_workspace(folder, GivenKey(data.KEY), "Koordinierungsstelle", "A", "G")
        workspace.search.close()
        try:
            _fill(workspace, protocols, on)
        finally:
            workspace.close()
        (folder / "whole").touch()
    return folder


def _fill(workspace: Workspace, protocols: int, today: date) -> None:
    words = Words()
    bases, count = words.bases, protocols // OF_A_PROJECT
    titles = [f"{bases[len(bases) * number // count].capitalize()} {number}" for number in range(count)]
    projects = [
        Project(workspace.projects.create(title, [title], "Träger e. V.").result(), title) for title in titles
    ]
    rows, captured = _protocols(workspace.spaces.coord, projects, protocols, today), protocols <= CAPTURED
    while batch := list(islice(rows, _BATCH if captured else _LARGE_BATCH)):
        work = partial(_add if captured else _insert, batch=batch)
        workspace.core.submit(work, "import").result()


def _protocols(
    space: UUID, projects: list[Project], protocols: int, today: date
) -> Iterator[list[Row]]:  # fmt: skip
    words = Words(1)
    for number in range(protocols):
        chance, key = words.chance, new_id(_FIRST_MS + number, random.Random(number).randbytes(10))
        project, own = chance.choice(projects), {"space": space, "protocol_id": key}
        on = today + timedelta(days=60 - chance.randrange(3_700))
        draft = number % DRAFTS == 0
        yield [
            (Protocol, {
                "id": key, "space": space, "project_id": project.id, "project_label": project.title,
                "kind": chance.choice(_KINDS), "date": on, "place": words.some(1, 3),
                "keeper": words.some(1, 2), "state": "draft" if draft else "final",
                "observations": words.some(20, 60),
                "number": None if draft else f"VOP-{on.year}-KS{number % 9}-{number:06}",
            }),
            *((Topic, own | {"title": words.some(1, 3), "notes": words.some(10, 30)}) for _ in range(TOPICS)),
            *((Agreement, own | {
                "what": words.some(4, 9), "responsible": "Träger", "project_id": project.id,
                "due": on + timedelta(days=30), "done_on": on + timedelta(days=20),
                "state": "open" if number % OPEN == part == 0 else "done",
            }) for part in range(AGREEMENTS)),
            *((Attendance, own | {"function": words.word(), "organization": words.some(1, 3)})
              for _ in range(PEOPLE)),
        ]  # fmt: skip


def _add(transaction: Transaction, batch: list[list[Row]]) -> None:
    for rows in batch:
        transaction.session.add_all([record(**({"id": new_id()} | values)) for record, values in rows])


def _insert(transaction: Transaction, batch: list[list[Row]]) -> None:
    """Past the capture; the search is told as by any write."""
    kinds: dict[str, list[tuple[Any, ...]]] = {}
    for record, values in (row for rows in batch for row in rows):
        spec, full = by_kind()[record.__tablename__], {"id": new_id()} | values
        stored = [
            field.to_storage(full[field.name]) if field.name in full else field.default
            for field in spec.fields
        ]
        derived = [sort_key(full[of]) if full.get(of) else None for of in spec.derived.values()]
        whole = (full["id"].bytes, full["space"].bytes, *stored, *derived)
        kinds.setdefault(spec.kind, []).append(whole)
    with transaction.permits.everything():
        for kind, rows in kinds.items():
            bulk.insert(transaction.raw, insert_into(by_kind()[kind]), rows)
