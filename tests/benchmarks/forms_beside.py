"""The form engine beside ODK's own in JavaScript, on the same chained forms; only where Node is installed.

Measured on request: the other engine and its stand-in for a browser are fetched into ``build/anchors`` first.
Times of the wall, since the engines run in different processes; nothing is bound, the ratios are told.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import time
from pathlib import Path

from inka_desktop.forms import FormDefinition, FormSession, NodeId
from tests.benchmarks.figures import Figure
from tests.benchmarks.forms import chain

FOLDER = Path("build") / "anchors" / "web-forms"
SCRIPT = Path(__file__).parent / "anchors" / "web_forms.mjs"
PACKAGES = ("@getodk/xforms-engine@0.22.0", "jsdom@26")
SIZES = (100, 300, 1_000)


def figures() -> list[Figure]:
    """Loading and answering chains of questions, theirs to ours; empty where there is no Node."""
    if shutil.which("node") is None or shutil.which("npm") is None:
        return []
    _fetch()
    return [figure for size in SIZES for figure in _beside(size)]


def _fetch() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    shutil.copy(SCRIPT, FOLDER)
    if not (FOLDER / "node_modules").is_dir():
        command = ["npm", "install", "--no-audit", "--no-fund", "--prefix", str(FOLDER), *PACKAGES]
        subprocess.run(command, check=True, capture_output=True, timeout=600)


def _beside(size: int) -> list[Figure]:
    form = FOLDER / f"chain{size}.xml"
    form.write_text(chain(size), "utf-8")
    theirs, ours = _theirs(form), _ours(form)
    found = []
    for name, words in (("load_ms", "load"), ("answer_ms", "an answer")):
        title = f"forms: {words} in a chain of {size:,}"
        found += [
            Figure.told(f"{title}, Web Forms", theirs[name], "ms"),
            Figure.told(f"{title}, ours", ours[name], "ms"),
            Figure.told(f"{title}, theirs / ours", theirs[name] / ours[name], "ratio"),
        ]
    return found


def _theirs(form: Path) -> dict[str, float]:
    packaged = FOLDER / "node_modules" / "@getodk" / "xforms-engine" / "dist"
    # Its recursion is as deep as the chain is long.
    command = ["node", "--stack-size=7000", SCRIPT.name, str(form.resolve()), str(packaged.resolve())]
    done = subprocess.run(command, cwd=FOLDER, check=True, capture_output=True, text=True, timeout=600)
    times: dict[str, float] = json.loads(done.stdout)
    return times


def _ours(form: Path) -> dict[str, float]:
    begun = time.perf_counter()
    session = FormSession(FormDefinition.load(form.read_text("utf-8")))
    loaded = time.perf_counter()
    session.set(NodeId("/data/q0"), "5")
    answered = time.perf_counter()
    return {"load_ms": (loaded - begun) * 1000, "answer_ms": (answered - loaded) * 1000}
