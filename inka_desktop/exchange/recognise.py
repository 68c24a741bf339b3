"""Reading names at a place: exactly as written, or inside what others have made of them.

:func:`parse` takes only what this program writes; :func:`recognise` also finds the name inside one
that a synchronising client or an old file system has changed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from .names import (
    AttachmentName,
    HeadName,
    InboxName,
    PlaceName,
    SegmentName,
    SnapshotName,
    StoreName,
    UploadName,
)

_SPACE = r"s/(?P<space>[0-9a-f]{32})"
_EDGE = r"(?<![0-9a-f])"
_STORE = r"store\.(?P<store>[0-9a-f]{32})\.(?P<format>[1-9][0-9]{0,3})"
_HEAD = (
    r"(?P<space8>[0-9a-f]{8})\.(?P<stream>[cd])\.(?P<author>[0-9a-f]{12})"
    r"\.(?P<seq>[0-9a-f]{8})\.(?P<hash>[0-9a-f]{16})"
)
_SEGMENT = r"(?P<first>[0-9a-f]{8})-(?P<last>[0-9a-f]{8})\.(?P<hash>[0-9a-f]{16})"
_SNAPSHOT = r"(?P<snapshot>[0-9a-f]{16})\.(?P<hash>[0-9a-f]{16})"
_ATTACHMENT = r"(?P<hash>[0-9a-f]{64})"
_PART = r"(?:\.part(?P<part>[0-9]{4}))?"

_Maker = Callable[[dict[str, str]], PlaceName]


def _store(found: dict[str, str]) -> PlaceName:
    return StoreName(bytes.fromhex(found["store"]), int(found["format"]))


def _head(found: dict[str, str]) -> PlaceName:
    return HeadName(found["space8"], found["stream"], found["author"], int(found["seq"], 16), found["hash"])


def _segment(found: dict[str, str]) -> PlaceName:
    space, first, last = bytes.fromhex(found["space"]), int(found["first"], 16), int(found["last"], 16)
    return SegmentName(space, found["folder"], found["author"], first, last, found["hash"])


def _snapshot(found: dict[str, str]) -> PlaceName:
    space, snapshot = bytes.fromhex(found["space"]), bytes.fromhex(found["snapshot"])
    return SnapshotName(space, snapshot, found["hash"], int(found["part"] or 0))


def _attachment(found: dict[str, str]) -> PlaceName:
    return AttachmentName(bytes.fromhex(found["space"]), found["hash"], int(found["part"] or 0))


def _inbox(found: dict[str, str]) -> PlaceName:
    return InboxName(bytes.fromhex(found["pairing"]), found["name"])


def _upload(found: dict[str, str]) -> PlaceName:
    return UploadName(found["author"], found["random"])


# Folder, name, what stands behind the name, and what is made of it. Heads and attachments say their
# own folder again, so that is compared after making.
_LOG_FOLDER = _SPACE + r"/(?P<folder>log|pack|ctl)/(?P<author>[0-9a-f]{12})/"
_SHAPES: tuple[tuple[str, str, str, _Maker], ...] = (
    (r"", _STORE, r"", _store),
    (r"h/[0-9a-f]/", _HEAD, r"", _head),
    (_LOG_FOLDER, _SEGMENT, r"\.seg", _segment),
    (_SPACE + r"/snap/", _SNAPSHOT, r"\.snap" + _PART, _snapshot),
    (_SPACE + r"/att/[0-9a-f]{2}/", _ATTACHMENT, _PART, _attachment),
    (r"inbox/(?P<pairing>[0-9a-f]{16})/", r"(?P<name>[0-9a-z][0-9a-z.-]{0,79})", r"", _inbox),
    (r"tmp/", r"(?P<author>[0-9a-f]{12})-(?P<random>[0-9a-f]{16})", r"", _upload),
)
_STRICT = tuple((re.compile(folder + name + tail), maker) for folder, name, tail, maker in _SHAPES)
_STRICT_HEAD = tuple(pair for pair in _STRICT if pair[1] is _head)

# Inside a changed name: anything before and behind, the ending still somewhere behind the hash.
_INSIDE = r"(?:[^/]*?\.part(?P<part>[0-9]{4})(?![0-9a-f]))?"
_LOOSE_TAILS = ("", "", r"[^/]*?\.seg", r"[^/]*?\.snap" + _INSIDE, _INSIDE)
_LOOSE = tuple(
    (re.compile(f"{folder}[^/]*?{_EDGE}{name}(?![0-9a-f]){tail}(?![0-9a-z])[^/]*"), maker)
    for (folder, name, _, maker), tail in zip(_SHAPES, _LOOSE_TAILS, strict=False)
)
# Most clients put their words before the last dot, which here is one inside the name: a head's before its
# hash, the STORE name's before its format.
_LOOSE += (
    (
        re.compile(r"[^/]*?store\.(?P<store>[0-9a-f]{32})(?![0-9a-f])[^/]*?\.(?P<format>[1-9][0-9]{0,3})"),
        _store,
    ),
    (
        re.compile(
            r"h/[0-9a-f]/(?P<space8>[0-9a-f]{8})\.(?P<stream>[cd])\.(?P<author>[0-9a-f]{12})"
            r"\.(?P<seq>[0-9a-f]{8})(?![0-9a-f])[^/]*?\.(?P<hash>[0-9a-f]{16})"
        ),
        _head,
    ),
)
# What clients call a file they are still fetching, and what they put beside one.
_IN_PROGRESS = re.compile(
    r"(^|/)(\.syncthing\.|~syncthing~|\.~|~\$|\.goutputstream|\._)|\.(tmp|partial|crdownload|filepart|download)$"
)
_MAX_PATH = 300


def _made(found: re.Match[str], maker: _Maker) -> PlaceName | None:
    name = maker(found.groupdict())
    if isinstance(name, SegmentName) and not 1 <= name.first <= name.last:
        return None
    if isinstance(name, HeadName) and name.seq < 1:
        return None
    return name


def _in_its_folder(name: PlaceName | None, path: str) -> PlaceName | None:
    """Heads and attachments say their own folder again."""
    if name is None:
        return None
    return name if name.path.rpartition("/")[0].lower() == path.rpartition("/")[0] else None


def parse(path: str) -> PlaceName | None:
    """The name a path was written for; None for anything this program would not write like that."""
    name = _first(_STRICT, path.replace("STORE.", "store.", 1) if path.startswith("STORE.") else path)
    return name if name is not None and name.path == path else None


@lru_cache(maxsize=32_768)
def recognise(path: str) -> PlaceName | None:
    """As :func:`parse`, but also in names others have changed; the content must still match the hash.

    It is the name inside that counts, not the words around it, so every client in every language is
    known: Nextcloud ``(conflicted copy …)``, Dropbox ``(Annas in Konflikt stehende Kopie …)``, Syncthing
    ``.sync-conflict-…``, OneDrive ``-LAPTOP-ANNA``, ``(1)``, ``Kopie von …``, `` - Kopie``, upper-case.
    Not taken: what a client is still fetching (``….tmp``, ``.syncthing.…``). Only log, head, store,
    snapshot and attachment names are looked for inside a changed one. Nearly all names of a meeting are those
    of the meeting before, so what was made of them is kept.
    """
    if len(path) > _MAX_PATH:
        return None
    exact = parse(path)
    if exact is not None:
        return exact
    folded = path.replace("\\", "/").lower()
    if _IN_PROGRESS.search(folded):
        return None
    return _in_its_folder(_first(_STRICT, folded) or _first(_LOOSE, folded), folded)


def _first(shapes: tuple[tuple[re.Pattern[str], _Maker], ...], path: str) -> PlaceName | None:
    if path.startswith("h/") and shapes is _STRICT:  # nearly all that a meeting looks at
        shapes = _STRICT_HEAD
    for shape, maker in shapes:
        found = shape.fullmatch(path)
        if found is not None:
            return _made(found, maker)
    return None
