"""What devices that began or caught up with a snapshot must have, told from those that read every log."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from inka_desktop.exchange import snapstate
from inka_desktop.exchange.container import open_envelope
from inka_desktop.exchange.errors import FileDamagedError, FileTornError, NewerFormatError
from inka_desktop.exchange.snapfile import open_snapfile
from inka_desktop.store import logs
from inka_desktop.store.oplog import Kind

from .device import Device
from .picture import Cell, Name, Operation, Picture
from .store import Place
from .texts import words

_WRITES = {Kind.INSERT, Kind.UPDATE, Kind.RESOLVE}


def complete(pictures: dict[str, Picture]) -> None:
    """Give replicas with a snapshot the replaced operations they lack, once what they have is right.

    What they have must be part of the operation of the same name elsewhere, and whatever shows must be
    there whole.
    """
    everything: dict[tuple[str, Name], Operation] = {}
    for picture in pictures.values():
        for at, operation in picture.operations.items():
            known = everything.get(at)
            if known is None or len(_said(operation)) > len(_said(known)) or known.label == "snapshot":
                everything[at] = operation
    refused = {at for picture in pictures.values() for at in picture.refused}
    for name, picture in pictures.items():
        if picture.bases:
            _check_parts(name, picture, everything)
            _complete(picture, everything, refused)


def _said(operation: Operation) -> set[tuple[Cell, Any]]:
    """What an operation says; a value may be blank where an erasure was carried out that counts no more.

    Its files were retired meanwhile, and it is no head, so no snapshot has it: only the history misses it.
    """
    return {(cell, value) for cell, value in operation.values if value is not None}


def _is_covered(picture: Picture, at: tuple[str, Name]) -> bool:
    space, (author, seq) = at
    return seq <= picture.bases.get((space, author), 0)


def _check_parts(name: str, picture: Picture, everything: dict[tuple[str, Name], Operation]) -> None:
    for at, operation in picture.operations.items():
        whole = everything[at]
        if _is_covered(picture, at):
            assert (operation.kind, operation.hlc) == (whole.kind, whole.hlc), f"{name}: {at} is another"
            assert _said(operation) <= set(whole.values), f"{name}: {at} says {operation.values}"
            assert set(operation.preds) <= set(whole.preds), f"{name}: {at} replaces {operation.preds}"
    for key, heads in picture.heads.items():
        for cell, names in heads.items():
            for head in names:
                here, whole = picture.operations.get((key[0], head)), everything[key[0], head]
                assert here is not None, f"{name}: {head} is a head of {key} and not here"
                if cell != 0:
                    assert here.value(cell) == whole.value(cell), f"{name}: {head} lost its value in {cell}"


def _complete(
    picture: Picture, everything: dict[tuple[str, Name], Operation], refused: set[tuple[str, Name]]
) -> None:
    for at, whole in everything.items():
        if _is_covered(picture, at):
            picture.operations[at] = whole
    picture.refused |= {at for at in refused if _is_covered(picture, at)}


def texts_of(picture: Picture) -> set[str]:
    """Every text that some operation wrote, shown or not."""
    texts = {
        value
        for operation in picture.operations.values()
        if operation.kind in _WRITES
        for _cell, value in operation.values
        if isinstance(value, str)
    }
    return {*texts, *(word for text in texts for word in words(text))}


def check_digests(devices: list[Device], pictures: dict[str, Picture]) -> None:
    """I2, I14: equal state has equal digests, however it came."""
    found: dict[bytes, tuple[str, bytes]] = {}
    for device in devices:
        with device.database.readers.raw() as raw:
            for space in logs.spaces(raw):
                if space.id.hex() in pictures[device.name].spaces:
                    mine = snapstate.digest_of(raw, space)
                    other, digest = found.setdefault(space.id, (device.name, mine))
                    assert mine == digest, f"{other} and {device.name} have other digests of {space.kind}"


def check_erased(
    devices: list[Device], places: list[Place], pictures: dict[str, Picture], erased: dict[bytes, set[str]]
) -> None:
    """What an erasure that outlived the faults named is nowhere: no database, no file, no snapshot."""
    done = {
        operation.action
        for picture in pictures.values()
        for at, operation in picture.operations.items()
        if operation.kind == Kind.ERASE and at not in picture.refused
    }
    gone = {text for action, said in erased.items() if action in done for text in said}
    texts = {text.encode() for text in gone - _written_beside(pictures, erased.keys() & done, gone)}
    if not texts:
        return
    keys: dict[tuple[bytes, int], bytes] = {}
    for device in devices:
        with device.database.readers.raw() as raw:
            keys |= {(space, epoch): key for space, epoch, key in raw.execute("SELECT * FROM sync_key")}
    for device in devices:
        _check(device.name, _in_database(device, keys), texts)
    for place in places:
        for path, data in place.files.items():
            if path.startswith("s/"):
                _check(path, [b"".join(_opened(data, keys))], texts)


def _written_beside(
    pictures: dict[str, Picture], actions: Collection[bytes], gone: Collection[str]
) -> set[str]:
    """Of these texts those that somebody also wrote to these cells without knowing of the erasure.

    That is new data and stays: a profile that went back to a copy of itself writes what was not sealed there
    once more.
    """
    beside: set[str] = set()
    for picture in pictures.values():
        for (space, name), one in picture.operations.items():
            for cell, _value in one.values if one.kind == Kind.ERASE and one.action in actions else ():
                known = _before(picture, space, name, cell)
                for (_, at), written in picture.operations.items():
                    value = written.value(cell)
                    if written.key == one.key and at not in known:
                        beside |= {text for text in gone if _says(value, text)}
    return beside


def _says(value: object, text: str) -> bool:
    """Whether a value, or a change of a long text, has a text in it."""
    if isinstance(value, str):
        return text == value or text in words(value)
    return isinstance(value, bytes) and text.encode() in value


def _before(picture: Picture, space: str, name: Name, cell: Cell) -> set[Name]:
    """An operation, and everything on the cell that it and those before it replaced."""
    known, waiting = set[Name](), [name]
    while waiting:
        one = waiting.pop()
        if one not in known:
            known.add(one)
            operation = picture.operations.get((space, one))
            waiting += dict(operation.preds).get(cell, frozenset()) if operation is not None else ()
    return known


def _check(where: str, contents: list[bytes], texts: set[bytes]) -> None:
    for content in contents:
        for text in texts:
            at = content.find(text)
            while at >= 0:  # "d1:12" stands in "d1:123", too
                assert content[at + len(text) : at + len(text) + 1].isdigit(), (
                    f"{where}: {text!r} is still there"
                )
                at = content.find(text, at + 1)


def _in_database(device: Device, keys: dict[tuple[bytes, int], bytes]) -> list[bytes]:
    found: list[bytes] = []
    with device.database.readers.raw() as raw:
        for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            for row in raw.execute(f"SELECT * FROM {name}").fetchall():
                for value in row:
                    if isinstance(value, str):
                        found.append(value.encode())
                    elif isinstance(value, bytes):
                        found += [value, *_opened(value, keys)]
    return found


def _opened(data: bytes, keys: dict[tuple[bytes, int], bytes]) -> list[bytes]:
    """The plain bytes of a file of operations or a snapshot."""
    try:
        if data.startswith(b"INKS"):
            envelope = open_envelope(data)
            body = envelope.decrypt(keys[envelope.header.space, envelope.header.epoch])
            return [one for block in body.blocks() for one in block]
        if data.startswith(b"INKN"):
            file = open_snapfile(data)
            return [plain for _, plain in file.decrypt(keys[file.header.space, file.header.epoch]).blocks()]
    except (FileDamagedError, FileTornError, NewerFormatError, KeyError):
        pass  # forged, torn, or of a space that was lost with its key
    return []
