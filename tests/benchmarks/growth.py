"""How the exchange grows with devices and cells: a picture and a table in ``build/``.

From 1 to 10,000 devices: taking in what each wrote first, and a meeting where nothing is new. From 10,000 to
a million cells (`growth_large` goes to ten million): taking them in, bytes of the files and of the database.
All times are the processor's.
"""

from __future__ import annotations

import math
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from tests.benchmarks.exchange_engine import CELLS, grown, many_devices
from tests.benchmarks.figures import Figure
from tests.benchmarks.plain import memory_folder

DEVICES = (1, 10, 100, 1_000, 10_000)
UP_TO = 1_000_000
_BUILD = Path(__file__).resolve().parents[2] / "build"
_SIDE, _EDGE = 300, 56
_INKS = ("#1f5f8b", "#b5541c")


class Line(NamedTuple):
    """One line of the picture: what was measured for each size."""

    name: str
    unit: str
    points: Sequence[tuple[float, float]]


class Panel(NamedTuple):
    """A picture of some lines over one kind of size."""

    title: str
    lines: Sequence[Line]


def measured(up_to: int) -> list[Panel]:
    """Measure all sizes."""
    with tempfile.TemporaryDirectory(dir=memory_folder()) as made:
        devices = [(count, *many_devices(Path(made) / f"devices{count}", count)) for count in DEVICES]
        sizes = [10**power for power in range(4, round(math.log10(up_to)) + 1)]
        cells = [(size, *grown(Path(made) / f"cells{size}", size // CELLS)) for size in sizes]
    return [
        Panel("devices", [
            Line("first segments", "s", [(count, took) for count, took, _ in devices]),
            Line("idle meeting", "s", [(count, idle) for count, _, idle in devices]),
        ]),
        Panel("cells", [Line("taken in", "s", [(size, took) for size, took, *_ in cells])]),
        Panel("cells", [
            Line("files at the place", "MB", [(size, sent / 1e6) for size, _, sent, _ in cells]),
            Line("database", "MB", [(size, kept / 1e6) for size, *_, kept in cells]),
        ]),
    ]  # fmt: skip


def table(panels: Sequence[Panel]) -> str:
    """All points in words, with what each is for one device or cell, and how it grows: 1 is in proportion."""
    lines = ["| what | size | measured | for one | growth |", "|---|---|---|---|---|"]
    for panel in panels:
        for line in panel.lines:
            before: tuple[float, float] | None = None
            for size, value in line.points:
                steep = "" if before is None else f"{_slope(before, (size, value)):.2f}"
                each = f"{value / size * 1e6:,.1f} {'µs' if line.unit == 's' else 'bytes'}"
                told = (line.name, f"{size:,.0f} {panel.title}", f"{value:,.3f} {line.unit}", each, steep)
                lines.append(f"| {' | '.join(told)} |")
                before = (size, value)
    return "\n".join(lines) + "\n"


def _slope(one: tuple[float, float], two: tuple[float, float]) -> float:
    return math.log(max(two[1], 1e-9) / max(one[1], 1e-9)) / math.log(two[0] / one[0])


def picture(panels: Sequence[Panel]) -> str:
    """The panels side by side, both axes in powers of ten."""
    parts = [_panel(panel, place * (_SIDE + 2 * _EDGE)) for place, panel in enumerate(panels)]
    width, height = len(panels) * (_SIDE + 2 * _EDGE), _SIDE + 2 * _EDGE
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}"'
        f' height="{height}" font-family="sans-serif" font-size="12" fill="#222">'
        f'<rect width="{width}" height="{height}" fill="#fff"/>{"".join(parts)}</svg>\n'
    )


def _panel(panel: Panel, left: int) -> str:
    points = [point for line in panel.lines for point in line.points]
    across = _decades([point[0] for point in points])
    up = _decades([max(point[1], 1e-6) for point in points])
    drawn = [f'<g transform="translate({left + _EDGE},{_EDGE})">']
    for power in range(across[0], across[1] + 1):
        x = _at(10.0**power, across)
        drawn.append(f'<line x1="{x}" y1="0" x2="{x}" y2="{_SIDE}" stroke="#ddd"/>')
        drawn.append(f'<text x="{x}" y="{_SIDE + 18}" text-anchor="middle">{_short(10.0**power)}</text>')
    for power in range(up[0], up[1] + 1):
        y = _SIDE - _at(10.0**power, up)
        drawn.append(f'<line x1="0" y1="{y}" x2="{_SIDE}" y2="{y}" stroke="#ddd"/>')
        drawn.append(f'<text x="-6" y="{y + 4}" text-anchor="end">{_short(10.0**power)}</text>')
    drawn.append(f'<text x="{_SIDE / 2}" y="{_SIDE + 38}" text-anchor="middle">{panel.title}</text>')
    for place, (line, ink) in enumerate(zip(panel.lines, _INKS, strict=False)):
        way = [(_at(size, across), _SIDE - _at(max(value, 1e-6), up)) for size, value in line.points]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in way)
        drawn.append(f'<polyline points="{path}" fill="none" stroke="{ink}" stroke-width="2"/>')
        drawn += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{ink}"/>' for x, y in way]
        drawn.append(f'<text x="0" y="{-30 + 16 * place}" fill="{ink}">{line.name}, {line.unit}</text>')
    return "".join([*drawn, "</g>"])


def _decades(values: Sequence[float]) -> tuple[int, int]:
    low, high = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
    return low, max(high, low + 1)


def _at(value: float, decades: tuple[int, int]) -> float:
    low, high = decades
    return round((math.log10(value) - low) / (high - low) * _SIDE, 1)


def _short(value: float) -> str:
    return f"{value:,.0f}" if value >= 1 else f"{value:g}"


def figures(up_to: int = UP_TO) -> list[Figure]:
    """Measure, draw, and hold the growth: never much steeper than in proportion."""
    panels = measured(up_to)
    _BUILD.mkdir(exist_ok=True)
    (_BUILD / "growth.svg").write_text(picture(panels), "utf-8")
    (_BUILD / "growth.md").write_text(table(panels), "utf-8")
    return [
        Figure.at_most(f"{line.name}: growth over the last power of ten of {panel.title}", steep, "", 1.25)
        for panel in panels
        for line in panel.lines
        for steep in (_slope(line.points[-2], line.points[-1]),)
    ]
