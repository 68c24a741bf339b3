"""How long and how large exports are: 200,000 filled forms of 100 questions as CSV, 20,000 as a workbook.

They are read from a profile as they lie there: the rows from the encrypted database, the answers from an
encrypted file each, one form in a hundred with a question that was not collected. Of answers only such
reasons are in the database: exports read no others. The profile is made once and kept below ``build/``; each
export runs in a process of its own, whose memory is told with that of the one that reads for it. Beside it
stands what takes plain XML with ElementTree and writes it with csv, one after the other.
"""

from __future__ import annotations

import csv
import hashlib
import json
import multiprocessing
import resource
import shutil
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from uuid import UUID

from inka_desktop import records
from inka_desktop.exchange.attachments import encrypt_attachment
from inka_desktop.exchange.crypto import SystemRng
from inka_desktop.forms import FormSession, NodeId
from inka_desktop.records.ids import new_id
from inka_desktop.services import first_start
from inka_desktop.services.filled_forms import DataChoice
from inka_desktop.services.form_data import DataWish
from inka_desktop.services.workspace import Workspace
from inka_desktop.store.files import Files
from inka_desktop.store.keys import GivenKey
from inka_desktop.store.writer import Transaction
from tests.benchmarks.data import FOLDER, KEY, Values, bare_tables, insert_table
from tests.benchmarks.figures import Figure
from tests.forms.making import form_of, xform_of

QUESTIONS = 100
CSV_ROWS, XLSX_ROWS = 200_000, 20_000
BOUND_S, BOUND_MB = 60.0, 300.0
_AT = datetime(2026, 1, 5, 9, tzinfo=UTC)
_TYPES = ("integer", "text", "decimal", "date", "select_one yn")
_BATCH = 5_000


def figures() -> list[Figure]:
    """The measured figures with their bounds."""
    profile()
    written = _apart("csv", CSV_ROWS)
    plain = _apart("plain", CSV_ROWS // 10)
    book = _apart("xlsx", XLSX_ROWS)
    return [
        Figure.at_most("csv_200000_rows_100_columns", written["s"], "s", BOUND_S),
        Figure.at_most("csv_200000_rows_memory", written["mb"], "MB", BOUND_MB),
        Figure.told("csv_row_to_elementtree_row", written["s"] / (plain["s"] * 10), "x"),
        Figure.at_most("xlsx_20000_rows_100_columns", book["s"], "s", BOUND_S),
        Figure.at_most("xlsx_20000_rows_memory", book["mb"], "MB", BOUND_MB),
    ]


def _apart(what: str, rows: int) -> dict[str, float]:
    command = [sys.executable, "-m", "tests.benchmarks.data_out", what, str(rows)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=900)
    found: dict[str, float] = json.loads(done.stdout)
    return found


# --- what is exported -------------------------------------------------------------------------------------


def table() -> str:
    """A form of so many questions of all usual types."""
    asked = "".join(f"| | {_TYPES[n % len(_TYPES)]} | q{n} | Frage {n} |\n" for n in range(QUESTIONS))
    choices = "| choices | | | |\n| | list_name | name | label |\n| | yn | y | Ja |\n| | yn | n | Nein |\n"
    return f"| survey | | | |\n| | type | name | label |\n{asked}{choices}"


def xmls(rows: int) -> Iterator[bytes]:
    """Filled forms, each with numbers, days and choices of its own."""
    definition = form_of(table())
    session = FormSession(definition)
    marks = ("11111", "Ein Text mit Umlauten: äöü", "33.5", "2026-11-27", "y")
    for n in range(QUESTIONS):
        session.set(NodeId(f"{definition.root.path}/q{n}"), marks[n % len(marks)])
    xml = session.finalize().xml.encode()
    for number in range(rows):
        day = (_AT + timedelta(number % 3_000)).date().isoformat().encode()
        yield (
            xml.replace(b">11111<", b">%d<" % (number % 997))
            .replace(b">33.5<", b">%d.%d<" % (number % 89, number % 10))
            .replace(b">2026-11-27<", b">%s<" % day)
            .replace(b">y<", b">n<" if number % 3 else b">y<")
        )


def profile() -> Path:
    """The folder of a profile with the filled forms, a tenth of them in a project of its own."""
    sources = (Path(__file__), *sorted(Path(records.__file__).parent.glob("*.py")))
    mark = hashlib.blake2b(b"".join(one.read_bytes() for one in sources), digest_size=6).hexdigest()
    folder = FOLDER / f"forms-{CSV_ROWS}-{mark}"
    if not (folder / "whole").exists():
        for older in FOLDER.glob("forms-*"):
            shutil.rmtree(older)
        folder.mkdir(parents=True)
        key = GivenKey(KEY)
        with closing(first_start.create_workspace(folder, key, "Koordinierungsstelle", "A", "Gerät")) as one:
            _fill(one, folder)
        (folder / "whole").touch()
    return folder


def _fill(workspace: Workspace, folder: Path) -> None:
    taken = workspace.forms.library.take_in(xform_of(table()).encode(), "data.xml").result()
    assert taken.version is not None
    form = workspace.forms.library.list()[0].id
    projects = [
        (workspace.projects.create(name, [name], "Träger e. V.").result(), name)
        for name in ("Sonnenhang", "Lindenhof")
    ]
    rows = _rows(workspace.spaces.coord, folder, form, taken.version, projects)
    workspace.core.submit(lambda transaction: _insert(transaction, rows), "import").result()


def _rows(
    space: UUID, folder: Path, form: UUID, version: UUID, projects: list[tuple[UUID, str]]
) -> Iterator[dict[str, Values]]:
    """Of each filled form its rows by their tables; its file is written."""
    files, rng = Files(folder), SystemRng()
    for number, xml in enumerate(xmls(CSV_ROWS)):
        kept = encrypt_attachment(xml, rng)
        path = files.path(kept.hash64)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"".join(kept.parts))
        project, label = projects[number >= XLSX_ROWS]
        submission, attachment, finished, answer = (new_id() for _ in range(4))
        at = _AT + timedelta(minutes=number)
        rows = {
            "submission": {
                "id": submission, "space": space, "form_id": form, "version_id": version,
                "version_label": "1", "project_id": project, "project_label": label, "state": "finished",
                "title": f"Bogen {number}", "begun_at": at, "saved_at": at, "submitted_at": at,
            },
            "attachment": {
                "id": attachment, "space": space, "file_name": "submission.xml", "media_type": "text/xml",
                "size_bytes": kept.size, "key": kept.key, "hash": kept.hash64,
            },
            "finished_submission": {
                "id": finished, "space": space, "submission_id": submission, "version_id": version,
                "xml_id": attachment, "finished_at": at,
            },
        }  # fmt: skip
        if number % 100 == 0:
            rows["answer"] = {
                "id": answer, "space": space, "submission_id": submission, "key": "/data/q5",
                "absent": "not_collected",
            }  # fmt: skip
        yield rows


def _insert(transaction: Transaction, rows: Iterator[dict[str, Values]]) -> None:
    with bare_tables(transaction):
        while batch := list(islice(rows, _BATCH)):
            for kind in ("submission", "attachment", "finished_submission", "answer"):
                insert_table(transaction, kind, [one[kind] for one in batch if kind in one])


# --- in a process of its own ------------------------------------------------------------------------------


def _write(what: str, rows: int, path: Path) -> None:
    with closing(Workspace.open(profile(), GivenKey(KEY))) as workspace:
        project = next(one.id for one in workspace.projects.list() if one.title == "Sonnenhang")
        form = workspace.forms.library.list()[0].id
        choice = DataChoice(form, project if rows == XLSX_ROWS else None)
        begun = time.perf_counter()
        beside = [0.0]

        def progress(done: int, _of: int) -> None:
            if done % _BATCH == 0:
                beside.append(_beside())

        workspace.forms.data.write(DataWish(choice, "xlsx" if what == "xlsx" else "csv"), path, progress)
        _tell(begun, max(beside))


def _beside() -> float:
    """The most memory that processes beside this one have taken so far, in MB."""
    told = (Path(f"/proc/{one.pid}/status").read_text() for one in multiprocessing.active_children())
    return sum(int(one.partition("VmHWM:")[2].split()[0]) / 1024 for one in told)


def _write_plainly(rows: int, path: Path) -> None:
    forms = list(xmls(rows))
    begun = time.perf_counter()
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        for form in forms:
            writer.writerow([one.text for one in ET.fromstring(form)])
    _tell(begun)


def _tell(begun: float, beside_mb: float = 0) -> None:
    took = time.perf_counter() - begun
    most = beside_mb + resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sys.stdout.write(json.dumps({"s": took, "mb": most}))


def _main() -> None:
    what, rows = sys.argv[1], int(sys.argv[2])
    with tempfile.TemporaryDirectory(prefix="inka-data-") as folder:
        path = Path(folder) / f"x.{what}"
        if what == "plain":
            _write_plainly(rows, path)
        else:
            _write(what, rows, path)


if __name__ == "__main__":
    _main()
