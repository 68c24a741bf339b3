"""Searching in all records: documents from the index, their places and words from the rows themselves."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from inka_desktop.records.specs import by_kind
from inka_desktop.services import search_hits
from inka_desktop.services.core import Core
from inka_desktop.services.indexing import Indexing
from inka_desktop.services.search_rows import HitRow, SearchFilter, SearchRow
from inka_desktop.store import search_find, search_index
from inka_desktop.store.raw import RawConnection
from inka_desktop.store.search_find import Limits
from inka_desktop.store.search_text import mark

_OWN_DEVICES = (
    "SELECT d.id FROM device d JOIN device me ON me.person_id = d.person_id WHERE me.id = ? AND d.alive = 1"
)


class Search:
    """Finds records by the beginnings of words."""

    def __init__(self, core: Core) -> None:
        self._core = core
        self.indexing = Indexing(core.database)

    def close(self) -> None:
        """Leave what is not in the index yet for the next start."""
        self.indexing.close()

    def find(
        self, typed: str, kinds: Collection[str], limits: SearchFilter = SearchFilter()  # noqa: B008  # frozen
    ) -> SearchRow:  # fmt: skip
        """Records that hold all words: of each kind the best 30 of the newest 1,000.

        What was deleted or erased is no hit from the moment on; what was written lately is one within
        seconds.

        Args:
            typed: words or their beginnings of three letters and more, umlauts and capitals aside.
            kinds: of the records that may be shown, in the order wanted.
            limits: what else must hold.
        """
        words = search_find.words_of(typed)
        with self._core.raw() as raw:
            filling, unsettled = search_index.is_filling(raw), search_index.is_due(raw)
            wanted = list(kinds) if words else []
            within = self._limits(raw, limits)
            found: dict[tuple[str, object], HitRow] = {}
            specs = [by_kind()[kind] for kind in wanted]
            rows = search_find.find(raw, [spec.number for spec in specs], words, within)
            for spec in specs:
                for hit in search_hits.read(raw, spec, rows[spec.number], words):
                    if limits.kind in ("", hit.kind):
                        found.setdefault((hit.kind, hit.id), hit)
        order = list(kinds)
        hits = sorted(found.values(), key=lambda hit: order.index(hit.kind))
        return SearchRow(tuple(hits), filling, unsettled)

    def _limits(self, raw: RawConnection, limits: SearchFilter) -> Limits:
        groups: list[Iterable[str]] = []
        if limits.project is not None:
            groups.append([mark("p", limits.project.bytes)])
        if limits.own:
            me = self._core.identity.device
            devices = {me, *(device for (device,) in raw.execute(_OWN_DEVICES, (me,)).fetchall())}
            groups.append(mark("d", device) for device in devices)
        return Limits(tuple(frozenset(group) for group in groups), limits.since, limits.until)
