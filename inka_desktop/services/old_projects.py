"""Which project an old file is about, from its path: words that only one project's names have.

Names are a project's title, file number, organisations, neighbourhoods and sites. A word that several
projects share, such as a carrier's that runs two, says nothing; of those that speak for several, longer
ones weigh more, and where two projects are named alike none is proposed.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from inka_desktop.records.folding import fold

_WORD = re.compile(r"[^\W_]+")
_SHORTEST = 4
_COMMON = frozenset(
    map(
        fold,
        (
            "projekt", "protokoll", "träger", "verein", "stadt", "landkreis", "kreis", "gemeinde", "standort",
            "gemeinnützige", "gesellschaft", "sozialraum", "gebiet", "bericht", "vereinbarung", "verwaltung",
            "stadtverwaltung", "landratsamt", "inka", "thinka", "gmbh",
        ),
    )
)  # fmt: skip
"""Words that say nothing of which project, even where there is only one."""


class ProjectNames:
    """The words of all projects, ready to be looked for."""

    def __init__(self, names: Mapping[UUID, Iterable[str]]) -> None:
        """Take the names of each project."""
        having: dict[str, set[UUID]] = defaultdict(set)
        for project, each in names.items():
            for name in each:
                for word in _words(name):
                    having[word].add(project)
        self._telling = {word: next(iter(ids)) for word, ids in having.items() if len(ids) == 1}

    def project_in(self, names: Sequence[str]) -> UUID | None:
        """The project that a path speaks of; None where it speaks of none or of several alike.

        Args:
            names: of the file and of its folders.
        """
        spoken: Counter[UUID] = Counter()
        for word in {word for name in names for word in _words(name)}:
            project = self._telling.get(word)
            if project is not None:
                spoken[project] += len(word)
        most = spoken.most_common(2)
        if not most or (len(most) > 1 and most[0][1] == most[1][1]):
            return None
        return most[0][0]


def _words(text: str) -> set[str]:
    return {
        word for word in _WORD.findall(fold(text)) if len(word) >= _SHORTEST and word not in _COMMON
    } - _numbers(text)


def _numbers(text: str) -> set[str]:
    """Years say nothing; longer numbers may be a file number."""
    return {word for word in _WORD.findall(text) if word.isdigit() and len(word) <= _SHORTEST}
