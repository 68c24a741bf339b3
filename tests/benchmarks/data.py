"""Profiles with many visits for the benchmarks: made once, kept below ``build/``, the same all day.

Up to :data:`CAPTURED` visits are written through the capture, so that the log is as full as the tables.
More go straight into the tables with the migrations' token: lists read no log. Beyond :data:`MADE` they are
copies of the first ones, with ids and numbers of their own.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, time, timedelta
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any
from uuid import UUID

from inka_desktop import records
from inka_desktop.records import local_time, specs
from inka_desktop.records.german import sort_key
from inka_desktop.records.ids import new_id
from inka_desktop.records.protocols import Agreement, Protocol
from inka_desktop.records.values import VisitKind
from inka_desktop.services import first_start
from inka_desktop.services.workspace import Workspace
from inka_desktop.store import guard, indexes, search_index
from inka_desktop.store.keys import GivenKey
from inka_desktop.store.raw import RawConnection
from inka_desktop.store.writer import Transaction

KEY = hashlib.blake2b(b"benchmark", digest_size=32).digest()
CAPTURED = 20_000
MADE = 200_000
_YEARS_BACK, _DAYS_AHEAD = 10, 60
_BATCH = 200
_FIRST_MS = 1_700_000_000_000
FOLDER = Path(__file__).resolve().parents[2] / "build" / "benchmarks"
"""Where profiles are kept."""
_PLACES = (
    "Ahornweg", "Bahnhofsvorstadt", "Am Damm", "Eichgrund", "Fliederhof", "Gartenstadt", "Hafenblick",
    "Inselstraße", "Jahnplatz", "Kastanienallee", "Lindenhof", "Mühlgraben", "Nordring", "Öhrebach",
    "Postplatz", "Quellgrund", "Rosenhügel", "Sonnenhang", "Tannrieden", "Uferpark", "Viertel am Tor",
    "Wiesengrund", "Ziegelei",
)  # fmt: skip
_KINDS = tuple(VisitKind)
_NOTE = "Beide Stellen sind besetzt. Der Laden ist auch donnerstags bis 18:00 Uhr geöffnet. " * 4

Values = dict[str, Any]


def profile(visits: int) -> Path:
    """The folder of a profile with so many visits around today, opened by :data:`KEY`."""
    sources = (Path(__file__), *sorted(Path(records.__file__).parent.glob("*.py")))
    on = local_time.today()
    seed = on.isoformat().encode() + b"".join(one.read_bytes() for one in sources)
    mark = hashlib.blake2b(seed, digest_size=6).hexdigest()
    folder = FOLDER / f"visits-{visits}-{mark}"
    if not (folder / "whole").exists():
        for older in FOLDER.glob(f"visits-{visits}-*"):
            shutil.rmtree(older)
        folder.mkdir(parents=True)
        workspace = first_start.create_workspace(folder, GivenKey(KEY), "Koordinierungsstelle", "A", "Gerät")
        try:
            _fill(workspace, visits, on)
            workspace.core.submit(_leave_index_empty, "search").result()
        finally:
            workspace.close()
        (folder / "whole").touch()
    return folder


def _leave_index_empty(transaction: Transaction) -> None:
    """What the search costs has a benchmark of its own; here nothing is filled in behind what is measured."""
    search_index.begin(transaction.raw)
    transaction.raw.execute("DELETE FROM search_fill")
    transaction.raw.execute("DELETE FROM search_due")


def _fill(workspace: Workspace, visits: int, today: date) -> None:
    projects = [workspace.projects.create(f"{name} {number}", [name], "Träger e. V.").result()
                for number in (1, 2) for name in _PLACES]  # fmt: skip
    labels = [f"{name} {number}" for number in (1, 2) for name in _PLACES]
    named = list(zip(projects, labels, strict=True))
    rows = _rows(workspace.spaces.coord, named, min(visits, MADE), today)
    if visits <= CAPTURED:
        while batch := list(islice(rows, _BATCH)):
            workspace.core.submit(partial(_add, rows=batch), "import").result()
    else:
        workspace.core.submit(lambda tx: _insert(tx, rows, visits), "import").result()


def _rows(
    space: UUID, projects: list[tuple[UUID, str]], visits: int, today: date
) -> Iterator[tuple[Values, Values]]:
    """A visit and an agreement each, in the order of their ids, spread over the years."""
    span = _YEARS_BACK * 365 + _DAYS_AHEAD
    for number in range(visits):
        seed = hashlib.blake2b(number.to_bytes(8, "big"), digest_size=30).digest()
        on = today + timedelta(days=_DAYS_AHEAD - int.from_bytes(seed[:4], "big") % span)
        project, label = projects[seed[4] % len(projects)]
        draft = seed[5] % 50 == 0 or on > today
        visit = {
            "id": new_id(_FIRST_MS + number * 2, seed[10:20]), "space": space, "project_id": project,
            "project_label": label, "kind": _KINDS[seed[9] % len(_KINDS)], "date": on,
            "begin": time(8 + seed[6] % 9, 30), "end": time(9 + seed[6] % 9, 45),
            "keeper": f"Fachreferat {seed[8] % 20}",
            "place": f"{_PLACES[seed[7] % len(_PLACES)]}, Raum {seed[9]}",
            "state": "draft" if draft else "final", "observations": _NOTE,
            "number": None if draft else f"VOP-{on.year}-KS{seed[8] % 9}-{number:07}",
        }  # fmt: skip
        agreement = {
            "id": new_id(_FIRST_MS + number * 2 + 1, seed[20:30]), "space": space, "protocol_id": visit["id"],
            "project_id": project, "what": "Aushang erneuern und Foto senden",
            "responsible": f"Träger {seed[8] % 20}",
            "due": on + timedelta(days=30), "state": "open" if seed[6] % 40 == 0 else "done",
        }  # fmt: skip
        yield visit, agreement


def _add(transaction: Transaction, rows: list[tuple[Values, Values]]) -> None:
    for visit, agreement in rows:
        transaction.session.add(Protocol(**visit))
        transaction.session.add(Agreement(**agreement))


def _insert(transaction: Transaction, rows: Iterator[tuple[Values, Values]], visits: int) -> None:
    with bare_tables(transaction) as raw:
        while batch := list(islice(rows, 20_000)):
            insert_table(transaction, "protocol", [visit for visit, _ in batch])
            insert_table(transaction, "agreement", [agreement for _, agreement in batch])
        for first in range(MADE, visits, MADE):
            for kind in ("protocol", "agreement"):
                _copy(raw, kind, first, min(MADE, visits - first))


@contextmanager
def bare_tables(transaction: Transaction) -> Iterator[RawConnection]:
    """Tables without indexes and triggers, which are made again at the end.

    Then an index is sorted once; row by row, two million places are written in no order.
    """
    raw = transaction.raw
    with transaction.permits.everything():
        for name in indexes.expected():
            raw.execute(f'DROP INDEX "{name}"')
        for name in guard.present(raw):
            raw.execute(f'DROP TRIGGER "{name}"')
        yield raw
        indexes.renew(raw)
        guard.renew(raw, transaction.permits)


def _copy(raw: RawConnection, kind: str, first: int, count: int) -> None:
    """The first rows once more, as those from ``first`` on: a byte of the time in their ids is another.

    What was agreed at them is settled: no project has a thousand open agreements.
    """
    spec = specs.by_kind()[kind]
    names = ["id", "space", *(field.name for field in spec.fields), *spec.derived]
    later = f"x'{_FIRST_MS.to_bytes(6, 'big')[2] + first // MADE:02x}'"
    number = f"substr(number, 1, length(number) - 7) || printf('%07d', substr(number, -7) + {first})"
    other = {name: f"CAST(substr({name}, 1, 2) || {later} || substr({name}, 4) AS BLOB)"
             for name in ("id", "protocol_id")}  # fmt: skip
    other |= {"number": number, "number_order": f"inka_sort_key({number})"}
    if kind == "agreement":
        other["state"] = "'done'"
    values = ", ".join(other.get(name, f'"{name}"') for name in names)
    columns = ", ".join(f'"{name}"' for name in names)
    raw.execute(f"INSERT INTO {kind} ({columns}) SELECT {values} FROM {kind} ORDER BY id LIMIT ?", (count,))


def insert_table(transaction: Transaction, kind: str, rows: list[Values]) -> None:
    """Write rows straight into a table, without their operations."""
    spec = specs.by_kind()[kind]
    fields = spec.fields
    names = ", ".join(
        f'"{name}"' for name in ("id", "space", *(field.name for field in fields), *spec.derived)
    )
    marks = ", ".join("?" * (2 + len(fields) + len(spec.derived)))
    stored = (
        (row["id"].bytes, row["space"].bytes,
         *(field.to_storage(row[field.name]) if field.name in row else field.default for field in fields),
         *(sort_key(row[of]) if row.get(of) else None for of in spec.derived.values()))
        for row in rows
    )  # fmt: skip
    transaction.raw.executemany(f"INSERT INTO {kind} ({names}) VALUES ({marks})", stored)
