"""``python -m tests.exchange.fuzz [--minutes N | --examples N] [NAME ...]``: attacks every parser.

With ``--examples`` the same inputs come every time; with ``--minutes`` fresh ones, target after target,
until the time is over. What fails is shrunk, told with its bytes, and ends the run with 1; with ``--keep
FOLDER`` the input is written there, to be mended and then kept below ``tests/fixtures/exchange/fuzz``.
"""

from __future__ import annotations

import argparse
import sys
import time
import traceback
from collections.abc import Sequence
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings

from tests.exchange.fuzz import TARGETS
from tests.exchange.fuzz.guard import guarded
from tests.exchange.fuzz.target import Target

_ROUND = 300


def attack(target: Target, examples: int, *, fresh: bool) -> bytes | None:
    """Try inputs; the smallest that fails, None when all hold."""
    failing: list[bytes] = []

    @settings(
        max_examples=max(1, int(examples * target.share)), derandomize=not fresh, database=None,
        deadline=None, suppress_health_check=list(HealthCheck), phases=(Phase.generate, Phase.shrink),
        report_multiple_bugs=False,
    )  # fmt: skip
    @given(target.inputs())
    def holds(data: bytes) -> None:
        try:
            guarded(target.run, data)
        except BaseException:
            failing.append(data)
            raise

    try:
        for bomb in target.bombs():
            failing.append(bomb)
            guarded(target.run, bomb)
            failing.clear()
        holds()
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException:  # noqa: BLE001  (whatever a parser lets out is looked for; a panic of Loro is no Exception)
        traceback.print_exc()
        return failing[-1]
    return None


def main(arguments: Sequence[str] | None = None) -> int:
    """Attack as the command line says; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.exchange.fuzz")
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--minutes", type=float)
    parser.add_argument("--examples", type=int, default=100)
    parser.add_argument("--keep", type=Path)
    chosen = parser.parse_args(arguments)
    targets = [one for one in TARGETS if not chosen.names or one.name in chosen.names]
    ends = time.monotonic() + 60 * chosen.minutes if chosen.minutes else None
    failed, tried = set[str](), 0
    while True:
        for target in targets:
            if target.name in failed or (ends is not None and time.monotonic() > ends):
                continue
            examples = chosen.examples if ends is None else _ROUND
            started, found = time.process_time(), attack(target, examples, fresh=ends is not None)
            tried += examples
            sys.stdout.write(
                f"{target.name}: {time.process_time() - started:.1f} s{' FAILED' * (found is not None)}\n"
            )
            sys.stdout.flush()
            if found is not None:
                failed.add(target.name)
                _tell(target, found, chosen.keep)
        if ends is None or time.monotonic() > ends or len(failed) == len(targets):
            break
    sys.stdout.write(f"{tried} inputs, {len(failed)} of {len(targets)} parsers failed\n")
    return int(bool(failed))


def _tell(target: Target, found: bytes, keep: Path | None) -> None:
    sys.stdout.write(f"{target.name} fails for {len(found)} bytes: {found[:2_000].hex()}\n")
    if keep is not None:
        keep.mkdir(parents=True, exist_ok=True)
        (keep / f"{target.name.replace(' ', '_')}.bin").write_bytes(found)


if __name__ == "__main__":
    raise SystemExit(main())
