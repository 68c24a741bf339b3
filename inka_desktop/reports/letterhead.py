"""The one letterhead of the workspace, and what a finished rendering is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Logo:
    """A funder's or carrier's logo: PNG or JPEG bytes of any size; printed 14 mm high at most."""

    name: str
    image: bytes


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What stands on every printed document; kept in space ``org``.

    Attributes:
        office: name of the sending office, one line.
        sender: address and contact, a line each.
        publicity: the funders' sentence, printed at the foot of each page.
        logos: in order from the left.
    """

    office: str = ""
    sender: tuple[str, ...] = ()
    publicity: str = ""
    logos: tuple[Logo, ...] = ()


@dataclass(frozen=True, slots=True)
class RenderedDocument:
    """A document as PDF.

    Attributes:
        pdf: the bytes; the same for the same input on every device.
        pages: number of pages, at least 1.
        notices: sentences for the preview, e.g. about a photo that has not arrived; empty when all is there.
        held_back: how many photos may not be passed on; whether they are in it was the caller's wish.
        of_letterhead: how many of the notices, the first ones, are about the letterhead of all documents.
    """

    pdf: bytes
    pages: int
    notices: tuple[str, ...] = ()
    held_back: int = 0
    of_letterhead: int = 0

    @property
    def own_notices(self) -> tuple[str, ...]:
        """Those that are about this document alone."""
        return self.notices[self.of_letterhead :]
