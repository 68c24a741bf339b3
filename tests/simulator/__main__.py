"""``python -m tests.simulator --seeds 100``: run many seeds; a failing one says how to repeat it.

``--size short`` tells short stories of two to four devices with some of the faults (:mod:`.sizes`), about two
a second on each core; a seed means another story there. The plain sizes leave out rows of every kind.
``--workers 2`` shares them out. A long run is ``--size short --seeds 20000`` with a ``--first`` that nobody
has tried. ``--size noted`` tells those again that once found a fault.
"""

from __future__ import annotations

import argparse
import gc
import multiprocessing
import sys
import time
from collections.abc import Iterator

from . import noted
from .device import template
from .run import Outcome, simulate
from .sizes import LONG, SIZES, Size

NOTED = "noted"
Story = tuple[Size, int]


def main() -> int:
    """Exit code 1 when a seed failed."""
    parser = argparse.ArgumentParser(prog="python -m tests.simulator", description=__doc__)
    parser.add_argument("--seeds", type=int, default=20, help="how many")
    parser.add_argument("--first", type=int, default=1, help="the first one")
    parser.add_argument("--size", choices=[*SIZES, NOTED], default=LONG.name, help="how long the stories are")
    parser.add_argument("--workers", type=int, default=1, help="how many processes")
    parser.add_argument("--story", action="store_true", help="also tell what happened")
    given = parser.parse_args()
    failed, operations, started = 0, 0, time.monotonic()
    stories = _stories(given.size, given.first, given.seeds)
    for (size, _), outcome in zip(stories, _outcomes(stories, given.workers), strict=True):
        operations += outcome.operations
        if given.story:
            print("\n".join(outcome.story))
        if outcome.failure:
            failed += 1
            print(f"seed {outcome.seed}: {outcome.failure}")
            again = f"--size {size.name} --seeds 1 --first {outcome.seed} --story"
            print(f"  python -m tests.simulator {again}", flush=True)
    took = time.monotonic() - started
    print(f"{len(stories)} {given.size} seeds, {failed} failed, {operations} operations, {took:.1f} s")
    return 1 if failed else 0


def _stories(size: str, first: int, seeds: int) -> list[Story]:
    """What is to be told."""
    return noted.noted() if size == NOTED else [(SIZES[size], first + number) for number in range(seeds)]


def _tell(story: Story) -> Outcome:
    size, seed = story
    return simulate(seed, size=size)


def _outcomes(stories: list[Story], workers: int) -> Iterator[Outcome]:
    """Each story's outcome, in order; the processes begin with everything imported."""
    template()
    gc.freeze()
    gc.set_threshold(50_000)  # a run is thrown away as a whole
    if workers == 1:
        yield from map(_tell, stories)
        return
    with multiprocessing.get_context("fork").Pool(workers) as pool:
        yield from pool.imap(_tell, stories)


if __name__ == "__main__":
    sys.exit(main())
