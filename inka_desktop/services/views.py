"""Remembered views of lists: what a list is limited to and sorted by, under a name; kept on this device."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass

import msgpack

from inka_desktop.records.german import sort_key
from inka_desktop.services.core import Core
from inka_desktop.store.raw import RawConnection
from inka_desktop.store.writer import Transaction

Plain = str | int | bool | None
_SETTING = "views "


@dataclass(frozen=True, slots=True)
class ViewRow:
    """A view: its name, and what the list gave to be remembered."""

    name: str
    values: Mapping[str, Plain]


class Views:
    """The views of every list, each by the list's own name; in the order of their names."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def all(self, list_name: str) -> list[ViewRow]:
        """The views of one list."""
        with self._core.raw() as raw:
            views = _read(raw, list_name)
        return [ViewRow(name, views[name]) for name in sorted(views, key=sort_key)]

    def keep(self, list_name: str, name: str, values: Mapping[str, Plain]) -> Future[None]:
        """Remember a view; one of the same name is replaced."""
        return self._change(list_name, lambda views: views.__setitem__(name, dict(values)))

    def forget(self, list_name: str, name: str) -> Future[None]:
        """Let go of a view; of one that is not there nothing happens."""
        return self._change(list_name, lambda views: views.pop(name, None))

    def _change(
        self, list_name: str, change: Callable[[dict[str, dict[str, Plain]]], object]
    ) -> Future[None]:
        def work(transaction: Transaction) -> None:
            views = _read(transaction.raw, list_name)
            change(views)
            transaction.raw.execute(
                "INSERT OR REPLACE INTO setting(name, value) VALUES (?, ?)",
                (_SETTING + list_name, msgpack.packb(views)),
            )

        return self._core.submit(work, "setup")


def _read(raw: RawConnection, list_name: str) -> dict[str, dict[str, Plain]]:
    found = raw.execute("SELECT value FROM setting WHERE name = ?", (_SETTING + list_name,)).fetchone()
    return dict(msgpack.unpackb(found[0])) if found else {}
