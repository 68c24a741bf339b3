"""Draws everything without a screen and says what does not fit; ends with 1 when something does not.

    python -m tests.look --out build/look             all variants
    python -m tests.look --out build/look --only de-light de-dark

The workspace is the tour's, at the moment when one question is open; 200 % runs in a process of its own.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

if TYPE_CHECKING:
    from inka_desktop.services.workspace import Workspace

DOCUMENTS, LARGE = "documents", "de-200"


def main(arguments: list[str] | None = None) -> int:
    """Draws the chosen variants."""
    parser = argparse.ArgumentParser(prog="python -m tests.look", description="Draw pages and documents.")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR")
    parser.add_argument("--only", nargs="*", default=[], metavar="NAME", help="variants, e.g. de-light")
    said = parser.parse_args(arguments)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    outcome = 0
    alone = said.only == [LARGE]
    if not said.only or LARGE in said.only:
        outcome |= _draw(said.out, {LARGE}) if alone else _enlarged(said.out)
    if not alone:
        outcome |= _draw(said.out, set(said.only) - {LARGE})
    return outcome


def _enlarged(out: Path) -> int:
    """The scale of a screen is fixed when Qt starts, so this is another process."""
    command = [sys.executable, "-m", "tests.look", "--out", str(out), "--only", LARGE]
    environment = {**os.environ, "QT_SCALE_FACTOR": "2"}
    return subprocess.run(command, check=False, env=environment).returncode


def _draw(out: Path, only: set[str]) -> int:
    from inka_desktop.gui import theme
    from inka_desktop.services import first_start, tour
    from inka_desktop.store.keys import GivenKey
    from tests.look import carriers, documents, scenes
    from tests.look.stage import Stage, Subjects, Variant

    narrow = Variant("de-1024x600", size=(1024, 600))
    large = Variant(LARGE)
    variants = [
        large if LARGE in only else Variant("de-light"), Variant("de-dark", appearance="dark"),
        Variant("en-light", "en"), Variant("en-dark", "en", "dark"), narrow,
    ]  # fmt: skip
    complaints: list[str] = []
    application = theme.make_application("INKA Desktop")

    def draw(workspace: Workspace, visit: UUID, draft: UUID) -> list[Path]:
        empty = first_start.create_workspace(
            folder / "empty", GivenKey(bytes(32)), "Koordinierungsstelle", "Fachreferat", "Laptop"
        )
        subjects = Subjects(workspace, empty, visit, draft, tour.ON)
        carrier = carriers.join(workspace, visit, folder, tour.ON)
        for variant in variants:
            if only and variant.name not in only:
                continue
            plays = ((scenes.play_all, workspace), (scenes.play_empty, empty), (carriers.play, carrier))
            for play, where in plays:
                stage = Stage(variant, subjects, where, out)
                play(stage)
                stage.close()
                complaints.extend(stage.complaints)
        if not only or DOCUMENTS in only:
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


if __name__ == "__main__":
    sys.exit(main())
