"""A small share of the attacks at every run, the same each time; `make fuzz MINUTES=10` tries fresh ones.

The parsers are attacked in a process of their own, which may grow, hang or crash without taking others along.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.exchange.fuzz import TARGETS, databases, files, forms, guard, listings, papers, states
from tests.exchange.fuzz.guard import TooMuchError, guarded
from tests.exchange.fuzz.target import EXAMPLES, Target

FOUND = EXAMPLES / "fuzz"
_ROOT = Path(__file__).resolve().parents[3]
_SHARES = {
    "files": (files, 15),
    "papers": (papers, 15),
    "listings": (listings, 15),
    "databases": (databases, 15),
    "states": (states, 15),
    "forms": (forms, 15),
}


@pytest.mark.parametrize("share", _SHARES)
def test_no_bytes_do_harm(share: str) -> None:
    module, examples = _SHARES[share]
    names = [target.name for target in module.TARGETS]
    told = subprocess.run(
        [sys.executable, "-W", "ignore", "-m", "tests.exchange.fuzz", "--examples", str(examples), *names],
        cwd=_ROOT, capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip
    assert told.returncode == 0, told.stdout[-4_000:] + told.stderr[-4_000:]
    assert f"0 of {len(names)} parsers failed" in told.stdout


def _kept() -> list[tuple[Target, Path]]:
    by_name = {target.name.replace(" ", "_"): target for target in TARGETS}
    return [(by_name[path.parent.name], path) for path in sorted(FOUND.glob("*/*.bin"))]


@pytest.mark.parametrize(("target", "path"), _kept(), ids=lambda one: getattr(one, "stem", None))
def test_what_once_did_harm_does_none(target: Target, path: Path) -> None:
    guarded(target.run, path.read_bytes())


def test_every_target_reads_its_own_examples() -> None:
    for target in (*files.TARGETS, *papers.TARGETS, *listings.TARGETS):
        seeds = list(target.seeds())
        assert seeds, target.name
        for seed in seeds:
            target.run(seed)


def test_a_parser_that_crashes_hangs_or_grows_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    def grow(data: bytes) -> None:
        assert bytearray(300 * 1024 * 1024 + len(data))[-1] == 0

    def hang(_data: bytes) -> None:
        number = 0
        while True:
            number += 1

    def crash(data: bytes) -> None:
        data.decode("ascii")

    monkeypatch.setattr(guard, "_GIVE_UP_S", 1.1)
    with pytest.raises(TooMuchError):
        guarded(hang, b"")
    with pytest.raises(UnicodeDecodeError):
        guarded(crash, b"\xff")
    if sys.platform == "linux":
        with pytest.raises(TooMuchError):
            guarded(grow, b"")
