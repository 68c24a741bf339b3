"""Recipients as people write and paste them, and their addresses as the network knows them."""

from __future__ import annotations

import datetime as dt
import email
from email.message import EmailMessage
from email.policy import default

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inka_desktop.reports.mail import (
    AddressOddError,
    MailDraft,
    addresses,
    build_draft,
    distinct,
    is_same,
    read_address,
)

NOW = dt.datetime(2026, 11, 23, 9, 0, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Kern, Julia <j@k.de>; Mai, Tom <t@m.de>", ["Kern, Julia <j@k.de>", "Mai, Tom <t@m.de>"]),
        ("Kern, Julia <j@k.de>, Mai, Tom <t@m.de>", ["Kern, Julia <j@k.de>", "Mai, Tom <t@m.de>"]),
        ("j@k.de, Mai, Tom <t@m.de>", ["j@k.de", "Mai, Tom <t@m.de>"]),
        ('"Mai; Tom" <t@m.de>; j@k.de,b@c.de', ['"Mai; Tom" <t@m.de>', "j@k.de", "b@c.de"]),
        ("j@k.de t@m.de", ["j@k.de", "t@m.de"]),
        ("j@k.de\nt@m.de\u2028Kern, Julia\r\n<a@b.de>", ["j@k.de", "t@m.de", "Kern, Julia <a@b.de>"]),
        ("t@m.de <t@m.de>", ["t@m.de <t@m.de>"]),
        ("Amtsleitung", ["Amtsleitung"]),
        ("j@k.de, Amtsleitung", ["j@k.de, Amtsleitung"]),
        (" ; , ", []),
    ],
)
def test_recipients_as_they_are_pasted(text: str, said: list[str]) -> None:
    assert addresses(text) == said


@pytest.mark.parametrize(
    ("typed", "spec"),
    [
        ("info@müller.de", "info@xn--mller-kva.de"),
        ("Info <info@MÜLLER.de>", "info@xn--mller-kva.de"),
        ("info@straße.de", "info@xn--strae-oqa.de"),
        ("Kern, Julia < j@k.de >", "j@k.de"),
    ],
)
def test_addresses_as_the_network_knows_them(typed: str, spec: str) -> None:
    assert read_address(typed).addr_spec == spec


@pytest.mark.parametrize(
    "typed", ["x@a..b", "x@mü..de", "mära@b.de", "x@ü ü.de", f"x@{'ü' * 70}.de", "x@.", ""]
)
def test_what_is_no_address_is_said(typed: str) -> None:
    with pytest.raises(AddressOddError):
        read_address(typed)


def test_one_address_in_two_spellings_is_one_recipient() -> None:
    said = ["Julia <J@K.de>", "j@k.de", "a@müller.de", "a@xn--mller-kva.de"]
    assert distinct(said) == ["Julia <J@K.de>", "a@müller.de"]
    assert is_same("Amtsleitung", "Amtsleitung")
    assert not is_same("Amtsleitung", "j@k.de")
    draft = email.message_from_bytes(build_draft(MailDraft(said, "B", "T", []), NOW), policy=default)
    assert isinstance(draft, EmailMessage)
    assert [one.addr_spec for one in draft["To"].addresses] == ["J@K.de", "a@xn--mller-kva.de"]


@given(st.text(max_size=60))
def test_no_text_breaks_the_reading(text: str) -> None:
    for one in addresses(text):
        try:
            read_address(one)
        except AddressOddError:
            continue
