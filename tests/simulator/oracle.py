"""What must hold once everybody has met until nothing moves (EXCHANGE.md 10)."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Any

from inka_desktop.exchange.container import open_envelope
from inka_desktop.exchange.errors import DecryptionError
from inka_desktop.exchange.questions import question_id
from inka_desktop.exchange.standing import OUT
from inka_desktop.records.base import ALIVE, CREATED, Merge
from inka_desktop.records.specs import by_kind, by_number, tables
from inka_desktop.store.oplog import Kind
from inka_desktop.store.writer import Transaction

from . import completion
from .device import Device
from .orphans import orphans
from .picture import Cell, Name, Operation, Picture, RowKey, take, within
from .store import Place
from .texts import TextCells

_OF_FORMS = {
    by_kind()[kind].number for kind in ("submission", "form_row", "answer", "answer_file", "filling_rule")
}
_ON_ROWS = {Kind.INSERT, Kind.UPDATE, Kind.DELETE, Kind.UNDELETE, Kind.TEXT, Kind.RESOLVE, Kind.ERASE}


def check(
    devices: list[Device], places: list[Place], written: dict[str, set[str]], *, forks: set[bytes],
    authors: dict[str, bytes], erased: dict[bytes, set[str]] | None = None,
) -> None:  # fmt: skip
    """All invariants over all replicas.

    Args:
        devices: all that take part, quiet.
        places: where they met.
        written: per device the texts of its saves when the faults ended.
        forks: devices whose profile was duplicated; nobody else's author may exist twice.
        authors: who wrote as an author (12 hex digits, as in names of files), also where nobody read it.
        erased: texts that must be nowhere, by the action that erased them.

    Raises:
        AssertionError: naming the first that is broken.
    """
    pictures = {device.name: take(device) for device in devices}
    completion.complete(pictures)
    for device in devices:
        _check_alone(device, pictures[device.name])
        forked = pictures[device.name].forked - forks
        assert not forked, f"{device.name}: an author of {[one.hex() for one in forked]} exists twice"
    _check_equal(pictures)
    _check_keys(devices, pictures, places)
    _check_nothing_lost(devices, pictures, places, written, authors)
    completion.check_digests(devices, pictures)
    completion.check_erased(devices, places, pictures, erased or {})


# --- one replica by itself ------------------------------------------------------------------------------


def _check_alone(device: Device, picture: Picture) -> None:
    name = device.name
    assert picture.unsealed == 0, f"{name}: {picture.unsealed} operations are not sealed"
    expected = _expected_heads(picture)
    for key, heads in picture.heads.items():
        _check_heads(name, picture, key, heads, expected[key])
        _check_groups(name, key, heads)
    _check_divided(name, picture, expected)
    TextCells(picture).check(name, expected, _cells(picture))
    me = device.replica.members.devices.get(device.replica.identity.device)
    if me is None or (me.role != OUT and not me.held):  # who lost its rights decides nothing
        _check_questions(name, picture, expected)
    _check_alive(name, picture, expected)
    _check_reachable(name, picture)
    broken = device.write(_check_rows, "check")
    assert not broken, f"{name}: {broken}"


def _expected_heads(picture: Picture) -> dict[RowKey, dict[Cell, set[Name]]]:
    """Maximal versions: what wrote a cell and nobody named as replaced."""
    found: dict[RowKey, dict[Cell, set[Name]]] = defaultdict(lambda: defaultdict(set))
    replaced: dict[RowKey, dict[Cell, set[Name]]] = defaultdict(lambda: defaultdict(set))
    for (space, name), operation in picture.operations.items():
        if operation.kind not in _ON_ROWS or not operation.key[1] or (space, name) in picture.refused:
            continue
        if operation.kind == Kind.INSERT:
            found[operation.key][CREATED].add(name)
        for cell, _value in operation.values:
            found[operation.key][cell].add(name)
        for cell, names in operation.preds:
            replaced[operation.key][cell] |= _through(picture, space, cell, names)
    for key, cells in found.items():
        for cell in cells:
            if cell != CREATED:
                cells[cell] -= replaced[key][cell]
    return found


def _through(picture: Picture, space: str, cell: Cell, names: frozenset[Name]) -> set[Name]:
    """What is named, and what those of them without effect had named."""
    found, waiting = set[Name](), list(names)
    while waiting:
        one = waiting.pop()
        found.add(one)
        if (space, one) in picture.refused:
            named = dict(picture.operations[space, one].preds).get(cell, frozenset())
            waiting += named - found
    return found


def _check_heads(
    name: str,
    picture: Picture,
    key: RowKey,
    heads: dict[Cell, frozenset[Name]],
    expected: dict[Cell, set[Name]],
) -> None:
    for cell in {*heads, *expected}:
        stored = heads.get(cell, heads[CREATED])
        if cell != CREATED:
            stored = frozenset(one for one in stored if _carries(picture.operations[key[0], one], cell))
        right = expected.get(cell, set())
        assert stored == right, f"{name}: heads of {key}, {cell} are {sorted(stored)}, not {sorted(right)}"


def _check_groups(name: str, key: RowKey, heads: dict[Cell, frozenset[Name]]) -> None:
    """What is said together has the same heads, so it is always shown as one person said it."""
    spec = by_number().get(key[1])
    for field, other in [(one, two) for one in spec.fields for two in spec.beside(one)] if spec else ():
        one, two = (heads.get(each.number, heads[CREATED]) for each in (field, other))
        assert one == two, f"{name}: {key}, {field.name} and {other.name} come apart: {one}, {two}"


def _carries(operation: Operation, cell: Cell) -> bool:
    return any(one == cell for one, _ in operation.values)


def _check_divided(name: str, picture: Picture, expected: dict[RowKey, dict[Cell, set[Name]]]) -> None:
    several = {
        (key, cell)
        for key, cells in expected.items()
        for cell, names in cells.items()
        if len(names) > 1 and cell not in (CREATED, ALIVE)
    }
    stored = {(key, cell) for key, cell in picture.divided if cell != ALIVE}
    assert stored == several, f"{name}: divided {stored ^ several}"


def _check_questions(name: str, picture: Picture, expected: dict[RowKey, dict[Cell, set[Name]]]) -> None:
    """People are asked where two persons wrote different values about something people decide.

    A carrier, who has nothing of the office's, decides in the forms that it fills and nowhere else.
    """
    texts = TextCells(picture)
    due, looked_at = set(), set()
    is_carrier = "coord" not in picture.spaces.values()
    for key, cells in expected.items():
        if is_carrier and key[1] not in _OF_FORMS:
            continue
        for cell, heads in cells.items():
            if isinstance(cell, int) and cell not in (CREATED, ALIVE):
                why = _is_asked(picture, texts, key, cell, heads)
                id_ = question_id(bytes.fromhex(key[0]), key[1], bytes.fromhex(key[2]), cell).hex()
                due |= {id_} if why else set()
                looked_at |= {id_} if why == "merged" else set()
    assert looked_at == picture.looked_at, f"{name}: merged texts to look at {looked_at ^ picture.looked_at}"
    about_rows = {
        question_id(bytes.fromhex(key[0]), key[1], bytes.fromhex(key[2]), ALIVE).hex()
        for key in expected
        if not is_carrier or key[1] in _OF_FORMS
    }
    wrong = due ^ (picture.asked - about_rows)
    assert not wrong, f"{name}: {len(wrong)} questions are asked wrongly or not at all"


def _cells(picture: Picture) -> dict[RowKey, dict[Cell, Any]]:
    """What rows show, by the number of the field."""
    found: dict[RowKey, dict[Cell, Any]] = {}
    for spec in tables():
        for id_, space, *values in picture.rows[spec.kind]:
            key = (space.hex(), spec.number, id_.hex())  # type: ignore[union-attr]  # both are bytes
            found[key] = {field.number: value for field, value in zip(spec.fields, values, strict=True)}
    return found


def _is_asked(picture: Picture, texts: TextCells, key: RowKey, cell: int, heads: set[Name]) -> str:
    """Why somebody is asked: about ``entries``, or to look at what ``merged``; empty when nobody is."""
    spec = by_number().get(key[1])
    known = spec.by_number.get(cell) if spec is not None else None
    if known is not None and known.merge is Merge.TEXT and len(heads) > 1:
        return texts.question(key, cell, heads)
    if known is None or not known.asks:
        return ""
    entries = {(picture.persons[head[0]], _shown(picture.operations[key[0], head], cell)) for head in heads}
    differ = any(one[0] != two[0] and one[1] != two[1] for one in entries for two in entries)
    return "entries" if differ else ""


def _shown(operation: Operation, cell: Cell) -> Any:
    return None if operation.kind == Kind.ERASE else operation.value(cell)


def _check_alive(name: str, picture: Picture, expected: dict[RowKey, dict[Cell, set[Name]]]) -> None:
    """A row is shown unless a deletion knew everything about it, and no row that is shown belongs to it."""
    owners = {
        (by_kind()[one.parent].number, row[place + 2])
        for spec in tables()
        for place, one in enumerate(spec.fields)
        if one.parent is not None and one.holds
        for row in picture.rows[spec.kind]
        if row[2]
    }
    for spec in tables():
        for row in picture.rows[spec.kind]:
            id_, space = row[0], row[1]
            assert isinstance(id_, bytes)
            assert isinstance(space, bytes)
            key = (space.hex(), spec.number, id_.hex())
            shown = not _is_deleted(picture, key, expected[key]) or (spec.number, id_) in owners
            assert shown == bool(row[2]), (
                f"{name}: {spec.kind} {id_.hex()} should {'' if shown else 'not '}be shown"
            )


def _is_deleted(picture: Picture, key: RowKey, heads: dict[Cell, set[Name]]) -> bool:
    deletions = [picture.operations[key[0], one] for one in heads.get(ALIVE, ())]
    if not deletions or any(one.value(ALIVE) for one in deletions):
        return False
    return any(_knew_all(picture, key[0], dict(one.saw), heads) for one in deletions)


def _knew_all(
    picture: Picture, space: str, saw: dict[Cell, frozenset[Name]], heads: dict[Cell, set[Name]]
) -> bool:
    created = saw.get(CREATED, frozenset())
    return all(
        names <= _through(picture, space, cell, saw.get(cell, created))
        for cell, names in heads.items()
        if cell != ALIVE
    )


def _check_reachable(name: str, picture: Picture) -> None:
    """Whatever was written is shown, or somebody named it."""
    reached: set[tuple[str, Name]] = set()
    covered: set[RowKey] = set()
    waiting = {
        (key, one) for key, heads in picture.heads.items() for names in heads.values() for one in names
    }
    while waiting:
        key, one = waiting.pop()
        reached.add((key[0], one))
        operation = picture.operations.get((key[0], one))
        if operation is None:
            covered.add(key)  # everybody has it by a snapshot only: what it replaced cannot be told any more
            continue
        named = {other for _cell, names in (*operation.preds, *operation.saw) for other in names}
        waiting |= {(key, other) for other in named if (key[0], other) not in reached}
    rows = {
        at
        for at, operation in picture.operations.items()
        if operation.key[1] and operation.key not in covered
    }
    rows -= picture.refused
    assert rows <= reached, f"{name}: nobody names {sorted(rows - reached)[:3]}"


def _check_rows(transaction: Transaction) -> str:
    """The quick way of applying left what the slow way would have: every row as its heads say."""
    raw = transaction.raw
    broken: list[Any] = raw.execute("PRAGMA foreign_key_check").fetchall()
    if broken:
        return f"foreign keys {broken[:3]}"
    for table, row in raw.execute("SELECT DISTINCT tbl, row FROM sync_row").fetchall():
        if transaction.merger.materialise((table, row)):
            return f"row {row.hex()} of table {table} did not show what its heads say"
    if changed := transaction.merger.settle_alive(
        raw.execute("SELECT DISTINCT tbl, row FROM sync_row").fetchall()
    ):
        return f"rows {changed} were shown or hidden wrongly"
    return ""


# --- all replicas together ------------------------------------------------------------------------------


def _check_equal(pictures: dict[str, Picture]) -> None:
    names = sorted(pictures)
    first = max(names, key=lambda name: len(pictures[name].spaces))
    for name in names:
        spaces = pictures[name].spaces.keys() & pictures[first].spaces.keys()
        ours, theirs = within(pictures[first], spaces), within(pictures[name], spaces)
        for part in ("positions", "operations", "heads", "divided", "refused"):
            _compare(f"{first} and {name}: {part}", getattr(ours, part), getattr(theirs, part))
        # Who sees one of two spaces that hold a row shows what stands there; who sees both shows the first.
        other = set() if pictures[name].spaces == pictures[first].spaces else _held_twice(pictures[first])
        _compare(f"{first} and {name}: rows", _rows_but(ours, other), _rows_but(theirs, other))
        if pictures[name].spaces == pictures[first].spaces:
            assert ours.asked == theirs.asked, f"{first} and {name} ask {ours.asked ^ theirs.asked}"


def _held_twice(picture: Picture) -> set[tuple[int, str]]:
    """Table and id of rows that operations of several spaces are about."""
    seen: dict[tuple[int, str], set[str]] = defaultdict(set)
    for space, table, row in picture.heads:
        seen[table, row].add(space)
    return {at for at, spaces in seen.items() if len(spaces) > 1}


def _hex(value: object) -> str:
    assert isinstance(value, bytes)
    return value.hex()


def _rows_but(picture: Picture, left_out: set[tuple[int, str]]) -> dict[str, set[Any]]:
    return {
        kind: {row for row in rows if (by_kind()[kind].number, _hex(row[0])) not in left_out}
        for kind, rows in picture.rows.items()
    }


def _compare(what: str, ours: Any, theirs: Any) -> None:
    if ours == theirs:
        return
    if isinstance(ours, set):
        raise AssertionError(f"{what} differ: {list(ours ^ theirs)[:3]}")
    differing = [key for key in {*ours, *theirs} if ours.get(key) != theirs.get(key)]
    shown = [(key, ours.get(key), theirs.get(key)) for key in differing[:2]]
    raise AssertionError(f"{what} differ in {len(differing)}: {shown}")


def _hash_in(path: str) -> str:
    """The hash in a file's name, whatever a client has added to it."""
    found = re.search(r"\.([0-9a-f]{16})(?![0-9a-f])", path.lower())
    return found.group(1) if found else path


def _is_retired(path: str, picture: Picture) -> bool:
    """Whether a file of operations need not come any more: a snapshot that was attested has all of it."""
    _s, space, folder, author, name = path.split("/")
    last = int(name.split(".")[0].split("-")[1], 16)
    return folder != "ctl" and last <= picture.retired.get((space, author), 0)


def _held(device: Device) -> set[str]:
    """Hashes, as in names, of all files of operations that a device has or had."""
    with device.database.readers.raw() as raw:
        found = raw.execute("SELECT hash FROM sync_seg UNION SELECT hash FROM sync_gone").fetchall()
    return {bytes(hash_)[:8].hex() for (hash_,) in found}


def out(device: Device, authors: dict[str, bytes]) -> set[str]:
    """Authors, as in names of files, of devices that lost their rights."""
    gone = {one.device for one in device.replica.members.devices.values() if one.role == OUT}
    return {author for author, id_ in authors.items() if id_ in gone}


def _check_keys(devices: list[Device], pictures: dict[str, Picture], places: list[Place]) -> None:
    """No key that a carrier has opens a file of a space that is not its own."""
    for device in devices:
        ours = pictures[device.name].spaces
        if "coord" in ours.values():
            continue
        with device.database.readers.raw() as raw:
            keys = [key for (key,) in raw.execute("SELECT key FROM sync_key")]
        for place in places:
            for path, data in place.published.items():
                if path.endswith(".seg") and path.split("/")[1] not in ours:
                    opened = [key for key in keys if _opens(data, key)]
                    assert not opened, f"{device.name} can read {path}"


def _opens(data: bytes, key: bytes) -> bool:
    try:
        open_envelope(data).decrypt(key)
    except DecryptionError:
        return False
    return True


def _check_nothing_lost(
    devices: list[Device],
    pictures: dict[str, Picture],
    places: list[Place],
    written: dict[str, set[str]],
    authors: dict[str, bytes],
) -> None:
    published = {path for place in places for path in place.published}
    everywhere = {device.name: _held(device) for device in devices}
    anywhere = set().union(*everywhere.values())
    orphaned = orphans(devices)
    for device in devices:
        held, ended = everywhere[device.name], out(device, authors)
        with device.database.readers.raw() as raw:
            torn = [why for (why,) in raw.execute("SELECT name FROM sync_quarantine")]
        ours = pictures[device.name].spaces
        missing = {
            path
            for path in published
            if path.split("/")[1] in ours and path.endswith(".seg") and path.split(".")[-2] not in held
        }
        missing -= {path for path in missing if _is_retired(path, pictures[device.name])}
        missing -= {path for path in missing if path.split(".")[-2] in orphaned}
        # A lost device mends nothing: what nobody had read when it was damaged lies past every cut.
        missing -= {
            path for path in missing if path.split("/")[3] in ended and path.split(".")[-2] not in anywhere
        }
        assert not missing, f"{device.name}: {sorted(missing)[:2]} was published and is not here"
        forged = {_hash_in(path) for place in places for path in place.forged}
        honest = {path for path in torn if _hash_in(path) not in forged}
        assert not honest, f"{device.name}: {sorted(honest)[:2]} was put aside, nobody forged it"
    everything = {
        name: completion.texts_of(picture) | TextCells(picture).written()
        for name, picture in pictures.items()
    }
    for name, texts in written.items():
        for device in devices:
            if pictures[device.name].spaces == pictures[name].spaces:
                lost = texts - everything[device.name]
                assert not lost, f"{device.name}: {sorted(lost)[:5]}, saved on {name}, is lost"
