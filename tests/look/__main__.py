"""Draws everything without a screen and says what does not fit; ends with 1 when something does not.

    python -m tests.look --out build/look             all variants
    python -m tests.look --out build/look --only de-light de-dark

The workspace is the tour's, at the moment when one question is open. A screen is fixed when Qt starts, so
each screen has a process of its own.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

if TYPE_CHECKING:
    from inka_desktop.services.workspace import Workspace
    from tests.look.stage import Stage, Variant

DOCUMENTS = "documents"
USUAL, LARGE, NARROW = "usual", "de-200", "de-1024x600"
SCREENS = {USUAL: (1280, 800, 1), LARGE: (1280, 800, 2), NARROW: (1024, 600, 1)}
"""Width and height in logical pixels, and pixels for each of them."""


def main(arguments: list[str] | None = None) -> int:
    """Draws the chosen variants."""
    parser = argparse.ArgumentParser(prog="python -m tests.look", description="Draw pages and documents.")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR")
    parser.add_argument("--only", nargs="*", default=[], metavar="NAME", help="variants, e.g. de-light")
    parser.add_argument("--screen", choices=SCREENS, help=argparse.SUPPRESS)
    said = parser.parse_args(arguments)
    if said.screen:
        return _draw(said.out, said.screen, set(said.only))
    screens = [name for name in SCREENS if not said.only or name in said.only]
    if USUAL not in screens and set(said.only) - {LARGE, NARROW}:
        screens.append(USUAL)
    return max(_on_screen(name, said.out, said.only) for name in screens)


def _on_screen(name: str, out: Path, only: list[str]) -> int:
    width, height, ratio = SCREENS[name]
    screen = {"name": name, "x": 0, "y": 0, "width": width * ratio, "height": height * ratio}
    with tempfile.TemporaryDirectory(prefix="inka-screen-") as scratch:
        config = Path(scratch) / "screens.json"
        config.write_text(json.dumps({"screens": [screen]}), "utf-8")
        command = [sys.executable, "-m", "tests.look", "--out", str(out), "--screen", name, "--only", *only]
        environment = os.environ | {
            "QT_QPA_PLATFORM": f"offscreen:configfile={config}", "QT_SCALE_FACTOR": str(ratio),
        }  # fmt: skip
        return abs(subprocess.run(command, check=False, env=environment).returncode)


def _variants(screen: str) -> list[Variant]:
    from tests.look.stage import Variant

    if screen == LARGE:
        return [Variant(LARGE)]
    if screen == NARROW:
        return [Variant(NARROW, size=(1024, 600))]
    return [
        Variant("de-light"), Variant("de-dark", appearance="dark"),
        Variant("en-light", "en"), Variant("en-dark", "en", "dark"),
    ]  # fmt: skip


def _draw(out: Path, screen: str, only: set[str]) -> int:
    from inka_desktop.gui import theme
    from inka_desktop.services import first_start, tour
    from inka_desktop.store.keys import GivenKey
    from tests.look import carriers, documents, reviewing, scenes, submissions
    from tests.look.stage import Stage, Subjects

    complaints: list[str] = []
    application = theme.make_application("INKA Desktop")

    def draw(workspace: Workspace, visit: UUID, draft: UUID) -> list[Path]:
        empty = first_start.create_workspace(
            folder / "empty", GivenKey(bytes(32)), "Koordinierungsstelle", "Fachreferat", "Laptop"
        )
        subjects = Subjects(workspace, empty, visit, draft, tour.ON)
        carrier = carriers.join(workspace, visit, folder, tour.ON)
        variants = [one for one in _variants(screen) if not only or one.name in only]
        usual = ((scenes.play_all, workspace), (scenes.play_empty, empty), (carriers.play, carrier))
        for variant, (play, where) in product(variants, usual):
            complaints.extend(_played(play, Stage(variant, subjects, where, out)))
        filler, project = submissions.join(empty, folder)  # it is empty no longer
        submissions.prepare(empty, filler, project)
        on_the_way = ((reviewing.play, empty), (submissions.play, filler))
        for variant, (play, where) in product(variants, on_the_way):
            complaints.extend(_played(play, Stage(variant, subjects, where, out)))
        filler.close()
        if screen == USUAL and (not only or DOCUMENTS in only):
            documents.draw_documents(subjects, out / DOCUMENTS)
        empty.close()
        carrier.close()
        return []

    with tempfile.TemporaryDirectory(prefix="inka-look-") as scratch:
        folder = Path(scratch)
        tour.run(folder / "tour", draw)
    del application
    for complaint in dict.fromkeys(complaints):
        print(complaint)
    return int(bool(complaints))


def _played(play: Callable[[Stage], None], stage: Stage) -> list[str]:
    """What does not fit in the pictures of a scene."""
    play(stage)
    stage.close()
    return stage.complaints


if __name__ == "__main__":
    sys.exit(main())
