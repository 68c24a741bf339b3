"""A batch of 200 protocols as people make it: read from the encrypted profile, written as one file.

Against a bare ReportLab document of the same tables, which gets what is written for nothing.
"""

from __future__ import annotations

import statistics
from pathlib import Path
from tempfile import TemporaryDirectory

from inka_desktop.services import first_start
from inka_desktop.store.keys import GivenKey
from tests.benchmarks import data
from tests.benchmarks.anchors import bare_report
from tests.benchmarks.fieldwork_whole import whole_protocol
from tests.benchmarks.figures import Figure, cpu_s

BATCH, RUNS, BOUND = 200, 3, 1.3


def figures() -> list[Figure]:
    """Processor time of all threads, and its ratio."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        workspace = first_start.create_workspace(
            folder / "profile", GivenKey(data.KEY), "Koordinierungsstelle", "Fachreferat", "Laptop"
        )
        workspace.search.close()  # taking in what was just written would count for the batch
        target = folder / "whole.pdf"
        made = [(whole_protocol(workspace, number), str(number)) for number in range(BATCH)]
        documents, batch = workspace.documents, workspace.batch
        contents = [documents.content(key, None) for key, _ in made]
        ours, bare = list[float](), list[float]()
        for _ in range(RUNS):
            ours.append(cpu_s(lambda: batch.one_file(batch.protocols(made), target, "Protokolle").result()))
            bare.append(cpu_s(lambda: bare_report.write(contents, folder / "bare.pdf")))
        workspace.close()
    ratio = statistics.median(one / other for one, other in zip(ours, bare, strict=True))
    return [
        Figure.told("batch_200_of_a_profile", statistics.median(ours), "CPU s"),
        Figure.told("bare_reportlab_of_the_same_200", statistics.median(bare), "CPU s"),
        Figure.at_most("batch_200_of_a_profile_to_bare", ratio, "ratio", BOUND),
    ]
