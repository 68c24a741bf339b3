"""Writes the example place of `tests/fixtures/exchange/v1-redacted/`: files with something taken out.

It was run once: `python -m tests.exchange.make_redacted_example tests/fixtures/exchange/v1-redacted`. What
lies there is never written again. Real devices made it, so what it expects is what they hold.
"""

from __future__ import annotations

import sys
from pathlib import Path

from inka_desktop.exchange import erasure
from inka_desktop.exchange.upkeep import Habits
from inka_desktop.records.specs import by_kind
from tests.simulator.office import Office

from .make_upkeep_example import make

VISIT = by_kind()["protocol"]


def work(office: Office) -> None:
    """A field and a long text of a file that nobody else has read are erased; what stands beside goes on."""
    a, b = office.devices
    visit = office.new_visit(a, place="Rathaus", keeper="Erika Mustermann")
    office.edit(a, visit, problems="Erika Mustermann ruft an")
    office.edit(a, visit, occasion="Rundgang")
    a.replica.seal(everything=True)
    fields = [VISIT.by_name[name].number for name in ("keeper", "problems")]
    a.write(lambda tx: erasure.erase(tx, VISIT, visit.bytes, fields), "erase")
    office.edit(a, visit, place="Gemeindehaus")
    office.meet(a)
    office.edit(a, visit, occasion="Rundgang im Hof")
    office.meet(a)
    office.meet(b)


if __name__ == "__main__":
    make(Path(sys.argv[1]), Habits(pack=1_000, tail=100_000, least=100_000), work)
