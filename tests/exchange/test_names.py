from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inka_desktop.exchange.names import (
    HEAD_LENGTH,
    MAX_SEQ,
    AttachmentName,
    HeadName,
    InboxName,
    PlaceName,
    SegmentName,
    SnapshotName,
    StoreName,
    UploadName,
)
from inka_desktop.exchange.recognise import parse, recognise

SPACE = bytes.fromhex("a1b2c3d4" + "00" * 12)
AUTHOR = "0123456789ab"
HASH16 = "fedcba9876543210"
SEGMENT = SegmentName(SPACE, "log", AUTHOR, 1, 0x2F, HASH16)
HEAD = HeadName("a1b2c3d4", "d", AUTHOR, 0x2F, HASH16)

ALL: list[tuple[PlaceName, str]] = [
    (StoreName(SPACE), f"STORE.{SPACE.hex()}.1"),
    (HEAD, f"h/a/a1b2c3d4.d.{AUTHOR}.0000002f.{HASH16}"),
    (SEGMENT, f"s/{SPACE.hex()}/log/{AUTHOR}/00000001-0000002f.{HASH16}.seg"),
    (SnapshotName(SPACE, b"snapshot", HASH16), f"s/{SPACE.hex()}/snap/{b'snapshot'.hex()}.{HASH16}.snap"),
    (
        SnapshotName(SPACE, b"snapshot", HASH16, 3),
        f"s/{SPACE.hex()}/snap/{b'snapshot'.hex()}.{HASH16}.snap.part0003",
    ),
    (AttachmentName(SPACE, "ab" * 32), f"s/{SPACE.hex()}/att/ab/{'ab' * 32}"),
    (AttachmentName(SPACE, "ab" * 32, 2), f"s/{SPACE.hex()}/att/ab/{'ab' * 32}.part0002"),
    (InboxName(b"pairing!", "join.1"), f"inbox/{b'pairing!'.hex()}/join.1"),
    (UploadName(AUTHOR, HASH16), f"tmp/{AUTHOR}-{HASH16}"),
]


@pytest.mark.parametrize(("name", "path"), ALL)
def test_each_kind_of_name_is_written_and_read(name: PlaceName, path: str) -> None:
    assert name.path == path
    assert parse(path) == name
    assert recognise(path) == name
    assert len(path) < 180


def test_a_head_carries_the_first_half_of_the_chain_value() -> None:
    head = HeadName.of(SPACE, "c", bytes.fromhex(AUTHOR + "00" * 10), 9, bytes(range(16)))
    assert head.path == f"h/a/a1b2c3d4.c.{AUTHOR}.00000009.0001020304050607"


CHANGED = [
    "{stem} (conflicted copy 2026-11-20 101112){end}",
    "{stem} (Annas Konflikt-Kopie 2026-11-20){end}",
    "{stem}.sync-conflict-20261120-101112-ABCDEFG{end}",
    "{stem} (1){end}",
    "{stem}{end} (1)",
    "{stem}{end}.bak",
    "Kopie von {stem}{end}",
    "Copy of {stem}{end}",
    "{stem} - Kopie (2){end}",
    "{stem}~1{end}",
    "{stem} (conflicted copy Anna B. 2026-11-22 101500){end}",
    "{stem}_conflict-anna-20261122-101500{end}",
    "{stem} (Anna's conflicted copy 2026-11-22){end}",
    "{stem} (In Konflikt stehende Kopie von Anna 2026-11-22){end}",
    "{stem} (Annas in Konflikt stehende Kopie 2026-11-22 (1)){end}",
    "{stem} (Case Conflict){end}",
    "{stem}-LAPTOP-1A2B3C4D{end}",
    "{stem}-DESKTOP-ABCDEF0-2{end}",
    "{stem}-Büro-PC{end}",
    "{stem} 2{end}",
    "{stem}{end}.conflict1",
]


@pytest.mark.parametrize("pattern", CHANGED)
def test_names_that_clients_have_changed_are_recognised(pattern: str) -> None:
    folder, _, file = SEGMENT.path.rpartition("/")
    changed = f"{folder}/{pattern.format(stem=file.removesuffix('.seg'), end='.seg')}"
    assert parse(changed) is None
    assert recognise(changed) == SEGMENT
    assert recognise(changed.upper()) == SEGMENT


@pytest.mark.parametrize("pattern", CHANGED)
def test_so_are_heads_snapshots_and_attachments(pattern: str) -> None:
    for name, path in ALL[1:2] + ALL[3:7]:
        folder, _, file = path.rpartition("/")
        stem, dot, end = file.partition(".snap")
        if isinstance(name, AttachmentName):
            stem, dot, end = file.partition(".part")
        assert recognise(f"{folder}/{pattern.format(stem=stem, end=dot + end)}") == name


def test_a_store_that_folds_case_is_recognised() -> None:
    for name, path in ALL:
        assert recognise(path.upper()) == name
    assert parse(SEGMENT.path.upper()) is None


@pytest.mark.parametrize(
    "path",
    [
        ".syncthing.{file}.tmp",
        "~syncthing~{file}.tmp",
        ".~{file}",
        "{file}.partial",
        "{file}.crdownload",
        ".{file}.download",
    ],
)
def test_files_still_being_fetched_are_not_taken(path: str) -> None:
    folder, _, file = SEGMENT.path.rpartition("/")
    assert recognise(f"{folder}/{path.format(file=file)}") is None


@pytest.mark.parametrize(
    "path",
    [
        "",
        "desktop.ini",
        "h/b/" + HEAD.path.rpartition("/")[2],  # another shard
        HEAD.path.replace("0000002f", "00000000"),
        SEGMENT.path.replace("00000001-", "00000000-"),
        SEGMENT.path.replace("00000001-", "00000030-"),
        SEGMENT.path.replace(HASH16, HASH16 + "0"),
        SEGMENT.path.replace(HASH16, HASH16[:-1]),
        SEGMENT.path.replace("/log/", "/logs/"),
        SEGMENT.path.replace(".seg", ""),
        f"s/{SPACE.hex()}/att/ac/{'ab' * 32}",
        "../" + SEGMENT.path,
        "x" * 100_000,
    ],
)
def test_anything_else_is_no_name(path: str) -> None:
    assert parse(path) is None
    assert recognise(path) is None


def test_names_sort_as_numbers_do() -> None:
    numbers = [1, 9, 10, 255, 256, 65_536, MAX_SEQ]
    paths = [HeadName("a1b2c3d4", "d", AUTHOR, seq, HASH16).path for seq in numbers]
    assert paths == sorted(paths)


@given(st.text(max_size=320))
def test_reading_any_text_never_fails(path: str) -> None:
    recognise(path)
    parse(path)


@given(
    st.binary(min_size=16, max_size=16),
    st.sampled_from(["log", "pack", "ctl"]),
    st.integers(1, MAX_SEQ),
    st.integers(0, 1000),
    st.binary(min_size=8, max_size=8),
)
def test_every_segment_name_comes_back(
    space: bytes, folder: str, first: int, more: int, digest: bytes
) -> None:
    name = SegmentName(space, folder, space.hex()[:12], first, min(MAX_SEQ, first + more), digest.hex())
    assert parse(name.path) == name
    assert recognise(name.path.upper().replace(".SEG", " (2).SEG")) == name


@pytest.mark.parametrize(
    "words",
    [" (conflicted copy 2026-11-22 101500)", ".sync-conflict-20261122-101500-ABCDEF7", "-LAPTOP-1A2B3C4D",
     " (In Konflikt stehende Kopie von Anna 2026-11-22)", " - Kopie (2)"],
)  # fmt: skip
def test_words_before_the_last_dot_of_a_head_and_of_the_store_name_are_recognised(words: str) -> None:
    head = HeadName("abababab", "d", "0123456789ab", 2, "0123456789abcdef")
    front, _, hash16 = head.path.rpartition(".")
    assert recognise(f"{front}{words}.{hash16}") == head
    assert recognise(f"STORE.{bytes(16).hex()}{words}.1") == StoreName(bytes(16))


def test_all_heads_are_equally_long() -> None:
    assert len(HeadName("ffffffff", "c", "f" * 12, 0xFFFF_FFFF, "f" * 16).path) == HEAD_LENGTH
