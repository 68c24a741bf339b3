"""Photos in a captioned grid: two beside each other, whole on a page, none lost without its bytes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from inka_desktop.records.content import PhotoContent
from inka_desktop.records.photo_marks import HeldBack

from . import said, style
from .blocks import note_row
from .document import Sheet
from .pictures import Prepared, prepare_photos
from .rows import Box, Cell, Label, Mark, Picture, Row
from .setting import Setter
from .style import MM, TEXT_WIDTH
from .typography import joined
from .words import Words

_GAP = 6 * MM
_WIDTH = (TEXT_WIDTH - _GAP) / 2
_TALLEST = 88 * MM
_UNKNOWN_RATIO = 3 / 4  # height by width of a photo that says nothing about itself

PhotoBytes = Callable[[str], bytes | None]


@dataclass(frozen=True, slots=True)
class _Tile:
    """One photo with its place in the list (from 1); ``absent`` when its bytes are not on this device."""

    number: int
    photo: PhotoContent
    picture: Prepared | None
    absent: bool

    @property
    def size(self) -> tuple[float, float]:
        """(width, height) in points, in proportion and inside the grid."""
        ratio = _ratio(self.picture, self.photo)
        width = min(_WIDTH, _TALLEST / ratio)
        return width, width * ratio


def _ratio(picture: Prepared | None, photo: PhotoContent) -> float:
    if picture is not None:
        return picture.height_px / picture.width_px
    if photo.width_px > 0 and photo.height_px > 0:
        return min(photo.height_px / photo.width_px, 1.0)
    return _UNKNOWN_RATIO


def photo_rows(
    setter: Setter, words: Words, photos: Sequence[PhotoContent], photo_bytes: PhotoBytes
) -> tuple[list[Row], list[str]]:
    """The grid and a notice for each photo that cannot be shown."""
    tiles = _tiles(words, photos, photo_bytes)
    rows = [_row(setter, words, tiles[at : at + 2]) for at in range(0, len(tiles), 2)]
    return rows, [_notice(words, tile) for tile in tiles if tile.picture is None and tile.photo.hash_hex]


def held_back_rows(setter: Setter, words: Words, held_back: HeldBack) -> list[Row]:
    """The sentence on photos that may not be passed on; nothing without any."""
    if not held_back.count:
        return []
    key = "photos_held_back_one" if held_back.count == 1 else "photos_held_back"
    return [note_row(setter, words(key, count=held_back.count))]


def for_office(sheet: Sheet, words: Words, held_back: HeldBack) -> Sheet:
    """The sheet; with photos that may not be passed on each page says that it is for the office alone."""
    if not (held_back.count and held_back.shown):
        return sheet
    texts = sheet.texts
    return replace(sheet, texts=replace(texts, identity=joined(" · ", words("for_office"), texts.identity)))


def _notice(words: Words, tile: _Tile) -> str:
    return words("notice.photo_absent" if tile.absent else "notice.photo_unreadable", number=tile.number)


def _why_not(tile: _Tile) -> str:
    """The word for what stands in place of a picture."""
    if not tile.photo.hash_hex:
        return "photo_awaited"
    return "photo_absent" if tile.absent else "photo_unreadable"


def _tiles(words: Words, photos: Sequence[PhotoContent], photo_bytes: PhotoBytes) -> list[_Tile]:
    sources = [photo_bytes(photo.hash_hex) if photo.hash_hex else None for photo in photos]
    there = [(data, _TALLEST) for data in sources if data is not None]
    prepared = iter(prepare_photos(there))
    return [
        _Tile(number, photo, None if data is None else next(prepared), data is None)
        for number, (photo, data) in enumerate(zip(photos, sources, strict=True), start=1)
    ]


def _row(setter: Setter, words: Words, pair: Sequence[_Tile]) -> Row:
    cells: list[Cell] = []
    marks: list[Mark] = []
    told: list[said.Photo] = []
    for index, tile in enumerate(pair):
        left = index * (_WIDTH + _GAP)
        width, height = tile.size
        caption = _caption(words, tile)
        cells.append(Cell(left, setter.lines(caption, _WIDTH, style.CAPTION), down=height + 1.6 * MM))
        if tile.picture is not None:
            marks.append(Picture(left, 0, width, height, tile.picture.data))
            told.append(said.Photo(caption, width, height, tile.picture.data))
        else:
            why = words(_why_not(tile))
            told.append(said.Photo(caption, width, height, absent=why))
            marks += [
                Box(left, 0, width, height),
                Label(left + 5 * MM, height / 2, setter.shown(why, style.NOTE), style.NOTE),
            ]
    return Row(tuple(cells), tuple(marks), above=5 * MM, said=said.Photos(tuple(told)))


def _caption(words: Words, tile: _Tile) -> str:
    caption = tile.photo.caption.strip()
    key = "photo_caption" if caption else "photo_bare"
    return words(key, number=tile.number, caption=caption)
