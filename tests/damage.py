"""Damage that changes something on every run: sealed bytes are drawn, so any fixed byte may stand there."""

from __future__ import annotations

from pathlib import Path


def changed(data: bytes) -> bytes:
    """The same bytes with one bit of the last one turned."""
    return data[:-1] + bytes([data[-1] ^ 1])


def spoil(path: Path) -> bytes:
    """Change a file; returns what it held before."""
    whole = path.read_bytes()
    path.write_bytes(changed(whole))
    return whole
