"""E-mail drafts as .eml files (RFC 5322), which mail programs open for editing (``X-Unsent: 1``)."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from typing import NamedTuple

from inka_desktop.errors import UserInputError

_WRITTEN = re.compile(r'(?:"([^"]*)"|([^<>]*?)) ?<([^<>]*)>')
"""``Name <address>``, read alike by every Python: its own reader has changed within 3.11."""

_BRACKETED = re.compile(r'((?:"[^"]*"|[^"<])*)<([^<>]*)>')
"""Everything before an address in pointed brackets, and the address."""
_PARTS = re.compile(r'(?:"[^"]*"|<[^<>]*>|[^;])+')
"""What stands between semicolons; quotation marks and pointed brackets hold what is in them together."""
_LINE_ENDS = re.compile(r"[\r\n\u2028\u2029]+")
_FIRST = re.compile(r"([^\s,]*@[^\s,]*)\s*,\s*")
"""An address alone, before somebody else."""


class AddressOddError(UserInputError):
    """What stands in place of an e-mail address is none."""

    code = "reports.address_odd"
    de = "„{address}“ ist keine E-Mail-Adresse. Nichts wurde vorbereitet. Bitte berichtigen Sie die Adresse."
    en = "“{address}” is no e-mail address. Nothing was prepared. Please correct the address."


class Enclosure(NamedTuple):
    """A file that goes along; ``media_type`` such as ``application/pdf``."""

    name: str
    media_type: str
    data: bytes


class MailDraft(NamedTuple):
    """An e-mail before it is sent; ``sender`` may be empty, people are ``Name <address>`` or an address."""

    recipients: Sequence[str]
    subject: str
    text: str
    enclosures: Sequence[Enclosure]
    sender: str = ""


def build_draft(draft: MailDraft, moment: dt.datetime) -> bytes:
    """The bytes of an .eml file, with line ends as the network has them.

    Args:
        draft: what it says.
        moment: UTC; stands as its date until the mail program sends it.

    Raises:
        AddressOddError: an address is none.
    """
    mail = EmailMessage(policy=SMTP)
    mail["X-Unsent"] = "1"
    if draft.sender.strip():
        mail["From"] = read_address(draft.sender)
    mail["To"] = tuple(read_address(one) for one in distinct(draft.recipients))
    mail["Subject"] = one_line(draft.subject)
    mail["Date"] = format_datetime(moment)
    mail.set_content(_readable(draft.text), charset="utf-8", cte="quoted-printable")
    for one in draft.enclosures:
        main, sub = one.media_type.split("/")
        mail.add_attachment(one.data, maintype=main, subtype=sub, filename=one.name)
    # The library may fold right behind the name of a head; readers then show a space before the subject.
    return mail.as_bytes().replace(b"\r\nSubject:\r\n ", b"\r\nSubject: ", 1)


def read_address(text: str) -> Address:
    """A recipient, ``Name <address>`` or the address alone.

    Raises:
        AddressOddError: it is none.
    """
    written = _WRITTEN.fullmatch(one_line(text))
    name, spec = ("", one_line(text)) if written is None else (written[1] or written[2], written[3])
    local, at, domain = spec.strip().rpartition("@")
    try:
        if not (local and at and domain.strip(".") and local.isascii()) or " " in spec.strip():
            raise ValueError(spec)
        return Address(name, addr_spec=f"{local}@{_ascii(domain)}")
    except (ValueError, IndexError, AttributeError, MessageError) as reason:
        raise AddressOddError(address=one_line(text)) from reason


def _ascii(domain: str) -> str:
    """A domain as the network calls it: müller.de is xn--mller-kva.de.

    The library knows the older rule, by which straße.de would be strasse.de and somebody else's.

    Raises:
        ValueError: there can be no such domain.
    """
    if domain.isascii():
        return domain
    parts = []
    for part in unicodedata.normalize("NFKC", domain.lower()).split("."):
        part.encode("idna")
        parts.append(part if part.isascii() else f"xn--{part.encode('punycode').decode('ascii')}")
    return ".".join(parts)


def addresses(text: str) -> list[str]:
    """Recipients as people write and paste them: with semicolons, commas, blanks or lines between.

    A name with a comma stays one of them, with quotation marks or as Outlook writes it.
    """
    found = [one for part in _PARTS.findall(_LINE_ENDS.sub(", ", text)) for one in _of_part(part)]
    return found if all("@" in one for one in found) else [one_line(text)]


def _of_part(part: str) -> Iterator[str]:
    end = 0
    for written in _BRACKETED.finditer(part):
        name, end = written[1].strip(" ,\t"), written.end()
        while (first := _FIRST.match(name)) is not None:
            yield first[1]
            name = name[first.end() :]
        yield f"{name} <{written[2]}>".strip()
    yield from (one for one in re.split(r"[\s,]+", part[end:]) if one)


def distinct(recipients: Iterable[str]) -> list[str]:
    """Each address once, as it is said first, however it is written.

    Raises:
        AddressOddError: one is none.
    """
    found = dict[str, str]()
    for one in recipients:
        found.setdefault(_key(one), one)
    return [*found.values()]


def is_same(one: str, other: str) -> bool:
    """Whether two recipients have the same address; what is no address is the same as itself alone."""
    try:
        return _key(one) == _key(other)
    except AddressOddError:
        return one == other


def _key(recipient: str) -> str:
    """The same of all spellings of an address."""
    return read_address(recipient).addr_spec.casefold()


def write_address(name: str, address: str) -> str:
    """A recipient as a line; a name with a comma stands in quotation marks."""
    plain = one_line(name).replace("\\", "").replace('"', "")
    if not plain:
        return one_line(address)
    quoted = f'"{plain}"' if any(char in "()<>[]:;@,." for char in plain) else plain
    return f"{quoted} <{one_line(address)}>"


def one_line(text: str) -> str:
    """One line that can be encoded and kept: what would begin a new head of the mail is a space."""
    return " ".join(_readable(text).split())


def _readable(text: str) -> str:
    """Text without halves of surrogates and controls other than line ends and tabs."""
    whole = text.encode("utf-8", "replace").decode("utf-8")
    return "".join(char for char in whole if char in "\n\t" or char.isprintable() or ord(char) > 0x9F)
