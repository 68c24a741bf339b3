"""``python -m tests.simulator --seeds 100``: run many seeds; a failing one says how to repeat it."""

from __future__ import annotations

import argparse
import sys
import time

from .run import simulate


def main() -> int:
    """Exit code 1 when a seed failed."""
    parser = argparse.ArgumentParser(prog="python -m tests.simulator", description=__doc__)
    parser.add_argument("--seeds", type=int, default=20, help="how many")
    parser.add_argument("--first", type=int, default=1, help="the first one")
    parser.add_argument("--story", action="store_true", help="also tell what happened")
    given = parser.parse_args()
    failed, operations, started = 0, 0, time.monotonic()
    for seed in range(given.first, given.first + given.seeds):
        outcome = simulate(seed)
        operations += outcome.operations
        if given.story:
            print("\n".join(outcome.story))
        if outcome.failure:
            failed += 1
            print(f"seed {seed}: {outcome.failure}")
            print(f"  python -m tests.simulator --seeds 1 --first {seed} --story", flush=True)
    took = time.monotonic() - started
    print(f"{given.seeds} seeds, {failed} failed, {operations} operations, {took:.1f} s")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
