"""Writes the example place with long texts, `tests/fixtures/exchange/v1-text/`.

It was run once: `python -m tests.exchange.make_text_example tests/fixtures/exchange/v1-text`. What lies
there is never written again.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from inka_desktop.exchange.crypto import DeviceKeys, SeededRng
from inka_desktop.exchange.local_store import create_place
from inka_desktop.exchange.names import author12
from inka_desktop.exchange.operations import Operation
from inka_desktop.exchange.text_values import pack_value
from inka_desktop.exchange.wire import INSERT, RESOLVE, TEXT, UPDATE, Dot
from inka_desktop.store.text_doc import TextChange, TextDoc

from .make_example import Author
from .stranger import read_file, read_texts

RNG_SEED = 20261125
VISIT, OBSERVATIONS, PROBLEMS = 8, 15, 17


def text(row: bytes, field: int, generation: Dot | None, change: TextChange, *named: Dot) -> Operation:
    """An operation on one text."""
    return Operation(TEXT, VISIT, row, {field: pack_value(generation, change)}, {field: named})


def make(folder: Path) -> None:
    """The place, its keys, and what a reader must find."""
    rng = SeededRng(RNG_SEED)
    keys, space, key = [DeviceKeys.new(rng), DeviceKeys.new(rng)], rng.token(16), rng.token(32)
    place = folder / "place"
    place.mkdir(parents=True)
    one, two = (Author(device, rng.token(8), space) for device in keys)
    store = create_place(place, rng.token(16), author12(one.id), rng)
    visit, other = rng.token(16), rng.token(16)

    # One begins a text, Two goes on in it, both at once; One looks at what came of it.
    begin = [
        Operation(INSERT, VISIT, visit, {OBSERVATIONS: "Ä 😀 Heizung\nHof e\u0301"}),
        Operation(INSERT, VISIT, other, {11: "Rathaus"}),
    ]
    one.publish(store, one.segment(1, key, rng, [("edit", begin)]))
    base, made = one.dep, (one.id, 1)
    doc, theirs = TextDoc.start("Ä 😀 Heizung\nHof e\u0301"), TextDoc.start("Ä 😀 Heizung\nHof e\u0301")
    second = theirs.edit("Ä 😀 Heizung kalt\nHof e\u0301\nTreppe 👍🏽", rng)
    empty = TextDoc.start("")
    third = theirs.edit(f"{theirs.text} frei", rng)
    by_two = [
        ("edit", [text(visit, OBSERVATIONS, made, second, made)]),
        ("edit", [text(other, PROBLEMS, None, empty.edit("Erstes Wort", rng), (one.id, 2))]),
        ("edit", [text(visit, OBSERVATIONS, made, third, (two.id, 1))]),
    ]
    two.publish(store, two.segment(1, key, rng, by_two, (base,)))
    first = doc.edit("Ä 😀 neue Heizung\nHof e\u0301", rng)
    one.publish(store, one.segment(1, key, rng, [("edit", [text(visit, OBSERVATIONS, made, first, made)])]))
    doc.take([second.update, third.update])
    looked = text(visit, OBSERVATIONS, made, doc.edit(doc.text, rng), (one.id, 3), (two.id, 3))
    # Then One writes the other text as a whole, and Two goes on in the older one: two generations.
    whole = Operation(UPDATE, VISIT, other, {PROBLEMS: "Ganz neu"}, {PROBLEMS: ((two.id, 2),)})
    later = TextDoc.start("Ganz neu").edit("Ganz neu geschrieben", rng)
    went_on = text(other, PROBLEMS, (one.id, 5), later, (one.id, 5))
    by_one = [("resolve", [looked]), ("edit", [whole]), ("edit", [went_on])]
    one.publish(store, one.segment(1, key, rng, by_one, (two.dep,)))
    late = text(other, PROBLEMS, None, empty.edit("Erstes Wort und mehr", rng), (two.id, 2))
    decided = Operation(RESOLVE, VISIT, visit, {OBSERVATIONS: "Alles neu"}, {OBSERVATIONS: ((two.id, 3),)})
    two.publish(store, two.segment(1, key, rng, [("edit", [late]), ("resolve", [decided])]))
    known = {
        "devices": {device.device.hex(): device.sign_public.hex() for device in keys},
        "spaces": {space.hex(): {"1": key.hex()}},
    }
    files = sorted(place.rglob("*.seg"))
    found = {path.relative_to(place).as_posix(): read_file(path, known) for path in files}
    _write(folder / "keys.json", known)
    _write(folder / "expected.json", {"files": found, "texts": read_texts(list(found.values()))})
    (place / "tmp").rmdir()


def _write(path: Path, content: object) -> None:
    path.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", "utf-8")


if __name__ == "__main__":
    make(Path(sys.argv[1]))
