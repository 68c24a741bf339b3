"""The canonical content of a finished protocol."""

from __future__ import annotations

import contextlib
import dataclasses
import datetime as dt
import json
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inka_desktop.records.canonical import canonical_text
from inka_desktop.records.content import (
    FORMAT,
    AgreementContent,
    ContentDamagedError,
    ContentNewerError,
    PhotoContent,
    PresentContent,
    ProjectContent,
    ProtocolContent,
    TopicContent,
    content_hash,
    decode_content,
    encode_content,
)
from tests.reports.example import SONNENHANG

TEXT = st.text(max_size=30).map(canonical_text)
DATES = st.none() | st.dates()
AGREEMENTS = st.builds(
    AgreementContent, TEXT, TEXT, DATES, st.sampled_from(["open", "done", "dropped", "neu"]), TEXT, DATES
)
CONTENTS = st.builds(
    ProtocolContent,
    number=TEXT,
    version=st.integers(1, 99),
    predecessor=st.none() | st.integers(1, 98),
    project=st.builds(ProjectContent, TEXT, TEXT, st.lists(TEXT, max_size=3).map(tuple), TEXT),
    visit_kind=TEXT,
    occasion=TEXT,
    date=DATES,
    begin=st.none() | st.times(),
    end=st.none() | st.times(),
    people=st.lists(st.builds(PresentContent, TEXT, TEXT, TEXT, TEXT), max_size=3).map(tuple),
    carried_from=DATES,
    carried=st.lists(AGREEMENTS, max_size=2).map(tuple),
    topics=st.lists(st.builds(TopicContent, TEXT, TEXT), max_size=3).map(tuple),
    observations=TEXT,
    agreements=st.lists(AGREEMENTS, max_size=3).map(tuple),
    photos=st.lists(st.builds(PhotoContent, TEXT, TEXT, st.integers(0), st.integers(0)), max_size=2).map(
        tuple
    ),
    enclosures=st.lists(TEXT, max_size=2).map(tuple),
    finished_at=st.none() | st.datetimes(timezones=st.just(dt.UTC)),
)


@given(CONTENTS)
def test_content_comes_back_equal_and_its_bytes_are_stable(content: ProtocolContent) -> None:
    data = encode_content(content)
    assert decode_content(data) == content
    assert encode_content(decode_content(data)) == data
    assert content_hash(encode_content(content)) == content_hash(data)


@given(
    CONTENTS,
    st.dictionaries(st.sampled_from(["future", "neu", "zz"]), st.integers() | st.text("abc"), min_size=1),
)
def test_keys_of_newer_versions_survive_at_every_level(
    content: ProtocolContent, more: dict[str, int | str]
) -> None:
    value = json.loads(encode_content(content))
    value.update(more)
    value["project"]["later"] = {"b": [1, None], "a": 0.5}
    data = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    read = decode_content(data)
    assert read.number == content.number
    assert encode_content(read) == data


@given(st.binary(max_size=200))
def test_any_bytes_give_content_or_a_clear_refusal(data: bytes) -> None:
    with contextlib.suppress(ContentDamagedError, ContentNewerError):
        assert decode_content(data).format <= 1


@given(st.integers(0, 600), st.sampled_from(list(string.printable.encode())))
def test_one_changed_byte_never_raises_anything_else(at: int, byte: int) -> None:
    data = bytearray(encode_content(SONNENHANG))
    data[at % len(data)] = byte
    with contextlib.suppress(ContentDamagedError, ContentNewerError):
        assert decode_content(bytes(data)).kind


def test_the_hash_of_the_example_is_fixed_for_ever() -> None:
    """Signatures are bound to this hash: whoever changes how content is written breaks them."""
    assert content_hash(encode_content(SONNENHANG)) == EXAMPLE_HASH


EXAMPLE_HASH = "a7e9167186c64111807325639a266faf5e7786bf40fd3a7f50b9e4166bd6a0e9"


def test_decomposed_and_composed_umlauts_are_the_same_content() -> None:
    composed = ProtocolContent(place="\u00d6hrebach")
    decomposed = ProtocolContent(place="O\u0308hrebach")
    assert composed != decomposed
    assert encode_content(composed) == encode_content(decomposed)


def test_a_field_at_its_default_is_not_written() -> None:
    """So that a field added later does not change the bytes of old content."""
    assert set(json.loads(encode_content(ProtocolContent()))) == ProtocolContent.ALWAYS


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b'{"format":1,"number":3}',
        b'{"format":1,"topics":{}}',
        b'{"format":1,"date":"morgen"}',
        b'{"format":true}',
        b'{"format":1,"version":NaN}',
        b'{"format":1,"x":' + b"[" * 100_000,
        b"\xff\xfe",
    ],
)
def test_wrong_shapes_are_damaged(data: bytes) -> None:
    with pytest.raises(ContentDamagedError):
        decode_content(data)


def test_a_newer_format_asks_for_a_newer_program() -> None:
    with pytest.raises(ContentNewerError):
        decode_content(f'{{"format":{FORMAT + 1}}}'.encode())


def test_moments_without_a_zone_are_refused() -> None:
    naive = dataclasses.replace(SONNENHANG, finished_at=dt.datetime(2026, 11, 23, 17, 2))
    with pytest.raises(ValueError, match="zone"):
        encode_content(naive)


def test_there_is_no_place_for_an_internal_note() -> None:
    """By construction: no field of the content could carry it."""
    names = {
        each.name
        for part in (
            ProtocolContent,
            ProjectContent,
            PresentContent,
            AgreementContent,
            TopicContent,
            PhotoContent,
        )
        for each in dataclasses.fields(part)
    }
    assert not [name for name in names if "note" in name and name != "next_note"]
    assert not [name for name in names if "intern" in name]
