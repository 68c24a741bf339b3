"""What a parser to be attacked is: valid inputs, how they are changed, and what may come out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from hypothesis import strategies as st

from tests.exchange.fuzz import mutate

EXAMPLES = Path(__file__).resolve().parents[2] / "fixtures" / "exchange"


@dataclass(frozen=True)
class Target:
    """One parser.

    Attributes:
        name: stable; fixtures lie under it.
        seeds: valid inputs, read when they are needed.
        run: reads an input; raises for everything that is not allowed to happen.
        change: makes hostile variants of a seed.
        bombs: inputs that promise more than they are, each tried once.
        share: how many of the examples it gets, as part of the usual number.
    """

    name: str
    seeds: Callable[[], Iterable[bytes]]
    run: Callable[[bytes], None]
    change: Callable[[bytes], mutate.Bytes] = mutate.raw
    bombs: Callable[[], Iterable[bytes]] = tuple
    share: float = 1.0

    def inputs(self) -> mutate.Bytes:
        """Variants of all seeds."""
        return st.sampled_from(list(self.seeds())).flatmap(self.change)


def examples(pattern: str) -> Callable[[], list[bytes]]:
    """The committed example files of a pattern below the fixtures of the exchange."""

    def read() -> list[bytes]:
        found = [path.read_bytes() for path in sorted(EXAMPLES.glob(pattern)) if path.is_file()]
        assert found, pattern
        return found

    return read
