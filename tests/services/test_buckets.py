"""A bucket as exchange place: by its address, by the command line, and by an invitation that carries it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from inka_desktop.__main__ import main
from inka_desktop.exchange.place_errors import BucketAddressError
from inka_desktop.exchange.places import S3, Address, bucket_address
from tests.exchange.servers import bucket

from .devices import Office, meet, new_visit, settle, shown


@pytest.fixture(scope="module")
def made() -> Iterator[Address]:
    with bucket() as address:
        yield address


def test_two_devices_meet_in_a_bucket_and_the_keys_are_shown_to_nobody(office: Office, made: Address) -> None:
    one = office.office
    place = one.exchange.add_bucket(made.where, made.token, made.password).result()
    assert (place.kind, place.path, place.reachable) == (S3, made.where, True)
    assert made.password not in repr(place)
    visit = new_visit(one, "Laden")
    meet(one)
    road = office.join(place.id)
    settle(road, one, road)
    assert shown(road, visit).place == "Laden"
    assert one.exchange.state().unacknowledged == 0
    again = one.exchange.add_bucket(made.where, "another key", "and its secret").result()
    assert again.id == place.id


@pytest.mark.parametrize(
    ("address", "where"),
    [
        ("https://s3.example.org/inka", "https://s3.example.org/inka"),
        (" https://s3.example.org:9000/inka/traeger/ ", "https://s3.example.org:9000/inka/traeger"),
        ("http://localhost:9000/inka", "http://localhost:9000/inka"),
    ],
)
def test_an_address_names_server_and_bucket(address: str, where: str) -> None:
    assert bucket_address(address, " key ", "secret") == Address(S3, where, "key", "secret")


@pytest.mark.parametrize(
    ("address", "key", "secret"),
    [
        ("https://s3.example.org", "key", "secret"), ("https://s3.example.org/", "key", "secret"),
        ("http://s3.example.org/inka", "key", "secret"), ("s3://inka", "key", "secret"),
        ("https://key@s3.example.org/inka", "key", "secret"), ("", "key", "secret"),
        ("https://[::1/inka", "key", "secret"), ("https://s3.example.org/inka", " ", "secret"),
        ("https://s3.example.org/inka", "key", ""),
    ],
)  # fmt: skip
def test_what_reaches_no_bucket_or_would_show_its_key_is_refused(address: str, key: str, secret: str) -> None:
    with pytest.raises(BucketAddressError):
        bucket_address(address, key, secret)


def test_the_command_line_takes_a_bucket_with_its_secret_from_a_file(
    made: Address, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, words in (("words", "Apfel Birne"), ("secret", made.password)):
        (tmp_path / name).write_text(f"{words}\n", "utf-8")
    there = replace(made, where=f"{made.where}-cli")
    common = ["--data-dir", str(tmp_path / "one"), "--passphrase-file", str(tmp_path / "words")]
    assert main([*common, "workspace", "new", "--office", "KS", "--person", "Leitung"]) == 0
    place = [*common, "workspace", "place", there.where, "--access-key", there.token]
    assert main([*place, "--language", "de"]) == 1
    assert "beide Schlüssel" in capsys.readouterr().err
    assert main([*place, "--secret-file", str(tmp_path / "secret")]) == 0
    said = capsys.readouterr().out
    assert there.where in said
    assert made.password not in said
    assert main([*common, "sync"]) == 0
