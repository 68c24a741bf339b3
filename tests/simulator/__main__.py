"""``python -m tests.simulator --seeds 100``: run many seeds; a failing one says how to repeat it.

``--size short`` tells short stories of two to four devices with some of the faults (:mod:`.sizes`), about two
a second on each core; a seed means another story there. The plain sizes leave out rows of every kind.
``--workers 2`` shares them out. A long run is ``--size short --seeds 20000`` with a ``--first`` that nobody
has tried.
"""

from __future__ import annotations

import argparse
import gc
import multiprocessing
import sys
import time
from collections.abc import Iterator
from functools import partial

from .device import template
from .run import Outcome, simulate
from .sizes import LONG, SIZES


def main() -> int:
    """Exit code 1 when a seed failed."""
    parser = argparse.ArgumentParser(prog="python -m tests.simulator", description=__doc__)
    parser.add_argument("--seeds", type=int, default=20, help="how many")
    parser.add_argument("--first", type=int, default=1, help="the first one")
    parser.add_argument("--size", choices=SIZES, default=LONG.name, help="how long the stories are")
    parser.add_argument("--workers", type=int, default=1, help="how many processes")
    parser.add_argument("--story", action="store_true", help="also tell what happened")
    given = parser.parse_args()
    failed, operations, started = 0, 0, time.monotonic()
    for outcome in _outcomes(range(given.first, given.first + given.seeds), given.size, given.workers):
        operations += outcome.operations
        if given.story:
            print("\n".join(outcome.story))
        if outcome.failure:
            failed += 1
            print(f"seed {outcome.seed}: {outcome.failure}")
            again = f"--size {given.size} --seeds 1 --first {outcome.seed} --story"
            print(f"  python -m tests.simulator {again}", flush=True)
    took = time.monotonic() - started
    print(f"{given.seeds} {given.size} seeds, {failed} failed, {operations} operations, {took:.1f} s")
    return 1 if failed else 0


def _outcomes(seeds: range, size: str, workers: int) -> Iterator[Outcome]:
    """Each seed's outcome, in order; the processes begin with everything imported."""
    template()
    gc.freeze()
    gc.set_threshold(50_000)  # a run is thrown away as a whole
    run = partial(simulate, size=SIZES[size])
    if workers == 1:
        yield from map(run, seeds)
        return
    with multiprocessing.get_context("fork").Pool(workers) as pool:
        yield from pool.imap(run, seeds)


if __name__ == "__main__":
    sys.exit(main())
