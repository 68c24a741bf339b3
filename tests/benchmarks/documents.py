"""How long documents take: a four-page protocol with four photos, the same with twenty, its first page shown.

A batch of 200 protocols is held against a bare ReportLab document of the same tables, in processor time, one
after the other several times; and its memory against that of a batch of 50.

Times are medians; reportlab is imported before, as the bound says, and its import is reported beside it.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from inka_desktop.records.content import PhotoContent, ProtocolContent
from inka_desktop.reports.bundle import Bundle
from inka_desktop.reports.document import Shared
from inka_desktop.reports.letterhead import RenderedDocument
from inka_desktop.reports.preview import page_images
from inka_desktop.reports.protocol import render_protocol
from tests.benchmarks import documents_kept
from tests.benchmarks.anchors import bare_report
from tests.benchmarks.figures import Figure, cpu_s
from tests.reports.example import LETTERHEAD, SONNENHANG, photo, photo_bytes

RUNS = 15
BOUND_FOUR_PAGES_S = 0.4
BOUND_TWENTY_PHOTOS_BYTES = 5_000_000
BATCH, BATCH_RUNS = 200, 3
BOUND_BATCH = 1.3
BOUND_GROWTH = 1.5
"""Memory of a batch four times as long, all with photos: what grows are bookmarks."""


def figures() -> list[Figure]:
    """The measured figures with their bounds."""
    four = four_pages()
    document = render_protocol(four, LETTERHEAD, photo_bytes)
    if document.pages != 4:
        raise AssertionError(f"the measured protocol has {document.pages} pages, not 4")
    twenty, pictures = twenty_photos()
    heavy = render_protocol(twenty, LETTERHEAD, pictures.get)
    first = _first_rendering_s()
    usual = _median_s(lambda: render_protocol(four, LETTERHEAD, photo_bytes))
    scaled = _median_s(lambda: render_protocol(twenty, LETTERHEAD, pictures.get), runs=5)
    shown = _median_s(lambda: page_images(document.pdf, 96)[0])
    size = float(len(heavy.pdf))
    return [
        Figure("four_pages_four_photos", usual, "s", BOUND_FOUR_PAGES_S, usual < BOUND_FOUR_PAGES_S),
        Figure("four_pages_first_in_process", first, "s", BOUND_FOUR_PAGES_S, first < BOUND_FOUR_PAGES_S),
        Figure("twenty_heavy_photos", scaled, "s", 4.0, scaled < 4.0),
        Figure(
            "twenty_heavy_photos_size",
            size,
            "bytes",
            BOUND_TWENTY_PHOTOS_BYTES,
            size < BOUND_TWENTY_PHOTOS_BYTES,
        ),
        Figure("preview_first_page_96_dpi", shown, "s", 0.25, shown < 0.25),
        *batch_figures(),
        *documents_kept.figures(),
    ]


def batch_figures() -> list[Figure]:
    """A batch of 200 protocols without photos: its time, and how its memory grows."""
    contents = protocols(BATCH)
    ratios, ours, bare = list[float](), list[float](), list[float]()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for _ in range(BATCH_RUNS):
            ours.append(cpu_s(lambda: write_batch(contents, folder)))
            bare.append(cpu_s(lambda: bare_report.write(contents, folder / "bare.pdf")))
            ratios.append(ours[-1] / bare[-1])
        pictured = [replace(four_pages(), number=content.number) for content in contents[: BATCH // 2]]
        few, many = (_memory(partial(write_batch, pictured[:n], folder)) for n in (BATCH // 8, BATCH // 2))
    return [
        Figure.told("batch_200", statistics.median(ours), "CPU s"),
        Figure.told("bare_reportlab_200", statistics.median(bare), "CPU s"),
        Figure.at_most("batch_200_to_bare", statistics.median(ratios), "ratio", BOUND_BATCH),
        Figure.at_most("batch_memory_four_times_as_many", many / few, "ratio", BOUND_GROWTH),
    ]


def protocols(count: int) -> list[ProtocolContent]:
    """Protocols that differ, about three pages each."""
    plain = replace(four_pages(), photos=())
    return [replace(plain, number=f"VOP-2026-KS2-{number:03}") for number in range(count)]


def write_batch(contents: list[ProtocolContent], folder: Path) -> None:
    """What ``services.batch`` makes of records that are read."""
    with tempfile.TemporaryDirectory(dir=folder) as parts:
        bundle = Bundle(Path(parts), "Protokolle", "de", counted=True)
        for content in contents:
            bundle.add(content.number, partial(render_batched, content))
        bundle.write(folder / "batch.pdf")


def render_batched(content: ProtocolContent, shared: Shared) -> RenderedDocument:
    """A protocol drawn into a file of several."""
    return render_protocol(content, LETTERHEAD, photo_bytes, shared=shared)


def _memory(work: Callable[[], object]) -> float:
    """The most that Python held at once, in bytes."""
    tracemalloc.start()
    work()
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return float(most)


def four_pages() -> ProtocolContent:
    """The example protocol with enough text for four pages, photos included."""
    topics = tuple(replace(topic, text="\n".join([topic.text] * 3)) for topic in SONNENHANG.topics)
    return replace(
        SONNENHANG, topics=topics, observations="\n".join(topic.text for topic in SONNENHANG.topics)
    )


def twenty_photos() -> tuple[ProtocolContent, dict[str, bytes]]:
    """The example with twenty photos of 1600 x 1200 pixels that together weigh more than a document may."""
    pictures = {f"p{number}": photo(number, noise=80) for number in range(20)}
    photos = tuple(PhotoContent(name, f"Bild {name}", 1600, 1200) for name in pictures)
    return replace(SONNENHANG, photos=photos), pictures


def _median_s(work: Callable[[], object], runs: int = RUNS) -> float:
    taken = []
    for _ in range(runs):
        begin = time.perf_counter()
        work()
        taken.append(time.perf_counter() - begin)
    return statistics.median(taken)


_FIRST = """
import sys, time
import reportlab.pdfgen.canvas, reportlab.pdfbase.ttfonts, PIL.Image
from inka_desktop.reports.protocol import render_protocol
from tests.benchmarks.documents import LETTERHEAD, four_pages, photo_bytes
content = four_pages()
begin = time.perf_counter()
render_protocol(content, LETTERHEAD, photo_bytes)
print(time.perf_counter() - begin)
"""


def _first_rendering_s() -> float:
    """The first document of a process, fonts not yet read; median of three processes."""
    taken = [
        float(
            subprocess.run([sys.executable, "-c", _FIRST], check=True, capture_output=True, text=True).stdout
        )
        for _ in range(3)
    ]
    return statistics.median(taken)
