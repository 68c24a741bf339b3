"""``python -m tests.benchmarks [NAME] [--json]``: measures, and ends with 1 where a bound does not hold.

NAME is one of the modules here (``startup``, ``saving``, ...); none means all but those that are measured on
request only, because they take long: ``lists_large``, the lists of two million visits; ``fieldwork_large``
and ``search_large``, the work and the search in 200,000 protocols with two million parts; ``growth``, up to
10,000 devices and a million cells (``growth_large``: ten million), whose picture and table lie in
``build/``; and ``forms_beside``, ODK's own form engine on the same forms, where Node is installed. A name
that is not known ends with 2.
"""

from __future__ import annotations

import argparse
import importlib
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from tests.benchmarks.figures import Figure

NAMES = (
    "startup",
    "saving",
    "typing",
    "lists",
    "fieldwork",
    "search",
    "search_files",
    "exchange",
    "beside",
    "documents",
    "photos",
    "forms",
    "filling",
    "answers",
    "monitoring",
    "monitoring_figures",
    "data_out",
)
ON_REQUEST = ("lists_large", "fieldwork_large", "search_large", "growth", "growth_large", "forms_beside")


def present(names: Sequence[str] = NAMES) -> list[str]:
    """The benchmarks that are there, in their order."""
    return [name for name in names if (Path(__file__).parent / f"{name}.py").exists()]


def measure(names: Sequence[str]) -> list[Figure]:
    """The figures of the modules named."""
    found: list[Figure] = []
    for name in names:
        found += importlib.import_module(f"tests.benchmarks.{name}").figures()
    return found


def told(figures: Sequence[Figure]) -> str:
    """A table for people."""
    lines = []
    for one in figures:
        bound = (
            ""
            if one.bound is None
            else f"  bound {one.bound:g} {one.unit}: {'holds' if one.holds else 'BROKEN'}"
        )
        lines.append(f"{one.figure:<60} {one.value:>12,.3f} {one.unit:<8}{bound}".rstrip())
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure as the command line says; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks")
    parser.add_argument("name", nargs="?", choices=present((*NAMES, *ON_REQUEST)))
    parser.add_argument("--json", action="store_true")
    chosen = parser.parse_args(arguments)
    figures = measure([chosen.name] if chosen.name else present())
    as_json = json.dumps([asdict(one) for one in figures], indent=1, ensure_ascii=False)
    sys.stdout.write((as_json if chosen.json else told(figures)) + "\n")
    return 0 if all(one.holds for one in figures) else 1


if __name__ == "__main__":
    raise SystemExit(main())
