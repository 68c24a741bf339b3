"""Pictures for the example workspace, drawn by the program: no photo of anybody's place or face.

Every scene is a function of nothing, so the same picture comes out on every machine with the same
libraries. Units are pixels of a picture of 1,600 by 1,200.
"""

from __future__ import annotations

import io
import math
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from inka_desktop.paths import resource_dir

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

WIDTH, HEIGHT = 1600, 1200
Colour = tuple[int, int, int]

_SKY_HIGH: Colour = (158, 188, 214)
_SKY_LOW: Colour = (226, 233, 236)
_WALL: Colour = (214, 203, 186)
_WALL_DARK: Colour = (170, 158, 142)
_STONE: Colour = (150, 150, 148)
_STONE_LIGHT: Colour = (182, 181, 177)
_GROUND: Colour = (124, 122, 118)
_GREEN: Colour = (96, 128, 84)
_DARK_GREEN: Colour = (64, 92, 62)
_GLASS: Colour = (96, 116, 130)
_FRAME: Colour = (70, 78, 84)
_PAPER: Colour = (247, 246, 241)
_INK: Colour = (52, 56, 60)
_BLUE: Colour = (46, 74, 132)
_YELLOW: Colour = (232, 196, 72)
_RED: Colour = (176, 74, 62)


@cache
def picture(scene: str) -> bytes:
    """A scene as JPEG; an example shows most of them more than once.

    Raises:
        KeyError: there is no scene of that name; see :data:`SCENES`.
    """
    from PIL import Image, ImageDraw, ImageFilter

    image = Image.new("RGB", (WIDTH, HEIGHT), _WALL)
    SCENES[scene](ImageDraw.Draw(image))
    soft = image.filter(ImageFilter.GaussianBlur(1.6))
    return _encoded(_lit(soft), "JPEG")


def logo(text: str) -> bytes:
    """A funder's logo that nobody has: a shape, a colour by its name, and the words, as PNG."""
    from PIL import Image, ImageDraw

    first, _, second = text.partition(" ")
    lines = ((first, 30, _font(64)), (second, 108, _font(46)))
    width = 200 + math.ceil(max(font.getlength(words) for words, _, font in lines)) + 8
    image = Image.new("RGB", (width, 200), "white")
    draw = ImageDraw.Draw(image)
    colour = (_BLUE, _DARK_GREEN, _RED)[sum(text.encode()) % 3]
    draw.rounded_rectangle((8, 20, 168, 180), 28, fill=colour)
    draw.ellipse((48, 60, 128, 140), outline="white", width=12)
    draw.line((88, 40, 88, 160), fill="white", width=12)
    for (words, top, font), fill in zip(lines, (_INK, colour), strict=True):
        draw.text((200, top), words, font=font, fill=fill)
    return _encoded(image, "PNG")


def _encoded(image: Image, kind: str) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, quality=88)
    return out.getvalue()


def _lit(image: Image) -> Image:
    """Darker towards the corners, as lenses do."""
    from PIL import Image as PillowImage
    from PIL import ImageChops, ImageFilter

    mask = PillowImage.new("L", (WIDTH // 8, HEIGHT // 8), 198)
    mask.paste(255, (WIDTH // 40, HEIGHT // 40, WIDTH // 8 - WIDTH // 40, HEIGHT // 8 - HEIGHT // 40))
    mask = mask.filter(ImageFilter.GaussianBlur(22)).resize((WIDTH, HEIGHT))
    return ImageChops.multiply(image, PillowImage.merge("RGB", (mask, mask, mask)))


def _font(size: int) -> FreeTypeFont:
    from PIL import ImageFont

    return ImageFont.truetype(str(resource_dir() / "fonts" / "NotoSans-Bold.ttf"), size)


# --- what scenes are made of --------------------------------------------------------------------------


def _shade(draw: ImageDraw, top: int, bottom: int, high: Colour, low: Colour) -> None:
    """A field of the whole width that goes from one colour to another."""
    for y in range(top, bottom):
        part = (y - top) / max(1, bottom - top)
        mixed = tuple(round(one + (two - one) * part) for one, two in zip(high, low, strict=True))
        draw.line((0, y, WIDTH, y), fill=mixed)


def _words(draw: ImageDraw, at: tuple[int, int], text: str, size: int, fill: Colour = _INK) -> None:
    draw.text(at, text, font=_font(size), fill=fill, anchor="mm")


def _window(draw: ImageDraw, box: tuple[int, int, int, int]) -> None:
    left, top, right, bottom = box
    draw.rectangle(box, fill=_GLASS, outline=_FRAME, width=12)
    shine = (
        (left + 14, bottom - 60),
        (left + 150, top + 14),
        (left + 230, top + 14),
        (left + 14, bottom - 14),
    )
    draw.polygon(shine, fill=(126, 146, 158))
    middle = (left + right) // 2
    draw.line((middle, top, middle, bottom), fill=_FRAME, width=10)


def _tree(draw: ImageDraw, x: int, foot: int, size: int) -> None:
    draw.rectangle((x - size // 12, foot - size, x + size // 12, foot), fill=(96, 78, 60))
    for dx, dy, radius in ((0, 0, 46), (-34, 18, 36), (34, 18, 36), (0, 34, 38)):
        cx, cy, half = x + dx * size // 100, foot - size * 13 // 10 + dy * size // 100, radius * size // 100
        draw.ellipse((cx - half, cy - half, cx + half, cy + half), fill=_GREEN if dy else _DARK_GREEN)


def _lines_of_text(draw: ImageDraw, box: tuple[int, int, int, int], step: int) -> None:
    left, top, right, bottom = box
    for number, y in enumerate(range(top, bottom, step)):
        end = right - (number * 97 % 5) * (right - left) // 9
        draw.line((left, y, end, y), fill=_STONE, width=max(4, step // 5))


# --- scenes ---------------------------------------------------------------------------------------------


def _poster(draw: ImageDraw) -> None:
    _shade(draw, 0, 980, (206, 196, 180), (188, 176, 158))
    _shade(draw, 980, HEIGHT, _GROUND, (96, 94, 90))
    draw.rectangle((0, 960, WIDTH, 984), fill=_WALL_DARK)
    draw.rectangle((520, 130, 1090, 930), fill=(150, 140, 124))
    draw.rectangle((500, 110, 1070, 910), fill=_PAPER, outline=_FRAME, width=8)
    draw.rectangle((540, 150, 1030, 420), fill=(206, 214, 222))
    draw.ellipse((720, 200, 850, 330), fill=(226, 214, 170))
    _words(draw, (785, 490), "Nachbarschaftsladen", 46, (138, 142, 146))
    _words(draw, (785, 552), "Beratung ohne Anmeldung", 32, (160, 163, 166))
    _lines_of_text(draw, (580, 610, 990, 760), 34)
    draw.rectangle((560, 800, 680, 880), fill=(196, 203, 216))
    _lines_of_text(draw, (730, 820, 990, 870), 30)
    _window(draw, (1220, 150, 1560, 760))


def _steps(draw: ImageDraw) -> None:
    _shade(draw, 0, 820, _WALL, (198, 186, 168))
    draw.rectangle((560, 110, 1040, 820), fill=_FRAME)
    draw.rectangle((590, 140, 1010, 820), fill=_DARK_GREEN)
    draw.rectangle((640, 190, 960, 520), fill=_GLASS)
    draw.ellipse((950, 560, 986, 596), fill=_YELLOW)
    _shade(draw, 820, HEIGHT, _GROUND, (98, 96, 92))
    draw.rectangle((480, 820, 1120, 900), fill=_STONE_LIGHT)
    draw.rectangle((480, 884, 1120, 960), fill=_STONE)
    draw.rectangle((400, 940, 1200, 1010), fill=_STONE_LIGHT)
    draw.rectangle((400, 1000, 1200, 1080), fill=_STONE)
    _window(draw, (90, 220, 440, 700))
    _window(draw, (1160, 220, 1510, 700))
    _words(draw, (800, 70), "Nachbarschaftsladen Sonnenhang", 52)


def _opening_hours(draw: ImageDraw) -> None:
    _shade(draw, 0, HEIGHT, (120, 138, 150), (88, 104, 116))
    draw.polygon(((0, 900), (700, 0), (980, 0), (0, 1180)), fill=(138, 156, 166))
    draw.rectangle((430, 170, 1170, 1040), fill=_PAPER, outline=(220, 218, 210), width=6)
    _words(draw, (800, 270), "Öffnungszeiten", 72)
    for number, line in enumerate(("Mo  9 – 16 Uhr", "Di   9 – 16 Uhr", "Mi  9 – 16 Uhr", "Do  9 – 18 Uhr")):
        _words(draw, (800, 400 + number * 105), line, 60, _RED if number == 3 else _INK)
    draw.line((520, 830, 1080, 830), fill=_STONE, width=4)
    _words(draw, (800, 900), "und nach Vereinbarung", 44, _STONE)
    for x, y in ((460, 200), (1140, 200), (460, 1010), (1140, 1010)):
        draw.ellipse((x - 12, y - 12, x + 12, y + 12), fill=_RED)


def _garages(draw: ImageDraw) -> None:
    _shade(draw, 0, 520, _SKY_HIGH, _SKY_LOW)
    for x, size in ((140, 330), (520, 260), (1180, 300), (1480, 360)):
        _tree(draw, x, 560, size)
    draw.rectangle((0, 520, WIDTH, 560), fill=_FRAME)
    draw.rectangle((0, 560, WIDTH, 850), fill=_WALL_DARK)
    for number in range(6):
        left = 40 + number * 260
        door = (_STONE, (132, 148, 140), _STONE_LIGHT)[number % 3]
        draw.rectangle((left, 600, left + 220, 850), fill=door, outline=_FRAME, width=6)
        for y in range(640, 850, 42):
            draw.line((left + 6, y, left + 214, y), fill=_FRAME, width=2)
    _shade(draw, 850, HEIGHT, (132, 130, 126), (92, 90, 88))
    draw.polygon(((300, HEIGHT), (620, 850), (640, 850), (420, HEIGHT)), fill=(150, 148, 142))
    draw.ellipse((920, 960, 1300, 1050), fill=(112, 120, 128))


def _van(draw: ImageDraw) -> None:
    _shade(draw, 0, 640, _SKY_HIGH, _SKY_LOW)
    draw.polygon(
        ((0, 640), (420, 420), (900, 600), (1240, 460), (WIDTH, 600), (WIDTH, 760), (0, 760)), fill=_GREEN
    )
    _shade(draw, 740, HEIGHT, _GROUND, (90, 88, 86))
    draw.ellipse((300, 980, 1340, 1060), fill=(78, 77, 76))
    draw.rounded_rectangle((320, 470, 1180, 980), 50, fill=_PAPER)
    draw.polygon(((1150, 520), (1240, 560), (1330, 760), (1330, 980), (1150, 980)), fill=_PAPER)
    draw.polygon(((1160, 560), (1222, 590), (1290, 740), (1160, 740)), fill=_GLASS)
    draw.rounded_rectangle((390, 530, 720, 720), 20, fill=_GLASS)
    draw.rounded_rectangle((770, 530, 1090, 720), 20, fill=_GLASS)
    draw.rectangle((320, 790, 1330, 850), fill=_DARK_GREEN)
    _words(draw, (720, 820), "Mobile Beratung", 44, _PAPER)
    for x in (520, 1120):
        draw.ellipse((x - 95, 890, x + 95, 1080), fill=_INK)
        draw.ellipse((x - 45, 940, x + 45, 1030), fill=_STONE_LIGHT)


def _waiting_room(draw: ImageDraw) -> None:
    _shade(draw, 0, 800, (226, 222, 210), (206, 200, 186))
    _shade(draw, 800, HEIGHT, (150, 128, 104), (120, 100, 80))
    _window(draw, (120, 140, 640, 560))
    draw.rectangle((860, 160, 1320, 500), fill=(168, 140, 104), outline=_FRAME, width=8)
    for x, y, colour in ((890, 190, _PAPER), (1050, 200, _YELLOW), (1190, 190, _PAPER), (960, 350, _PAPER)):
        draw.rectangle((x, y, x + 110, y + 130), fill=colour)
        _lines_of_text(draw, (x + 14, y + 30, x + 96, y + 120), 22)
    for number in range(4):
        left = 180 + number * 330
        draw.rectangle((left, 680, left + 240, 860), fill=(88, 112, 122))
        draw.rectangle((left - 10, 850, left + 250, 910), fill=(72, 94, 104))
        for x in (left + 10, left + 214):
            draw.rectangle((x, 910, x + 16, 1040), fill=_FRAME)


def _village(draw: ImageDraw) -> None:
    _shade(draw, 0, 660, _SKY_HIGH, _SKY_LOW)
    for left, roof, wall in ((60, 300, _WALL), (520, 240, (222, 214, 204)), (1090, 320, (206, 190, 170))):
        draw.rectangle((left, roof + 180, left + 420, 820), fill=wall)
        draw.polygon(
            ((left - 40, roof + 190), (left + 210, roof), (left + 460, roof + 190)), fill=(140, 78, 62)
        )
        for x in (left + 60, left + 250):
            draw.rectangle((x, roof + 260, x + 100, roof + 390), fill=_GLASS, outline=_PAPER, width=10)
    _shade(draw, 800, HEIGHT, (146, 142, 134), (104, 100, 94))
    _tree(draw, 1530, 850, 380)
    draw.rectangle((742, 560, 758, 1010), fill=_FRAME)
    draw.rounded_rectangle((640, 440, 860, 600), 18, fill=_DARK_GREEN)
    _words(draw, (750, 490), "Beratung", 42, _PAPER)
    _words(draw, (750, 552), "Mi 14 Uhr", 38, _PAPER)


def _underpass(draw: ImageDraw) -> None:
    _shade(draw, 0, HEIGHT, (46, 54, 70), (38, 40, 46))
    draw.polygon(((0, 260), (WIDTH, 260), (WIDTH, 420), (0, 420)), fill=(74, 72, 70))
    draw.polygon(((300, 420), (1300, 420), (1420, HEIGHT), (180, HEIGHT)), fill=(28, 29, 32))
    draw.polygon(((520, 500), (1080, 500), (1150, 900), (450, 900)), fill=(54, 54, 52))
    draw.polygon(((620, 560), (980, 560), (1010, 820), (590, 820)), fill=(112, 104, 82))
    draw.ellipse((770, 520, 830, 560), fill=(240, 214, 150))
    draw.polygon(((450, 900), (1150, 900), (1420, HEIGHT), (180, HEIGHT)), fill=(60, 59, 58))
    for y in (300, 340, 380):
        draw.line((0, y, WIDTH, y), fill=(58, 56, 55), width=4)
    draw.rectangle((0, 226, WIDTH, 262), fill=(92, 88, 84))


def _market(draw: ImageDraw) -> None:
    _shade(draw, 0, 560, _SKY_HIGH, _SKY_LOW)
    draw.rectangle((0, 300, WIDTH, 760), fill=(200, 188, 172))
    for x in range(60, WIDTH, 230):
        draw.rectangle((x, 360, x + 110, 500), fill=_GLASS, outline=_PAPER, width=8)
    _shade(draw, 760, HEIGHT, (150, 146, 140), (108, 104, 100))
    for number, colour in enumerate((_RED, _DARK_GREEN, _YELLOW, _BLUE)):
        left = 40 + number * 395
        for stripe in range(6):
            edge = left + stripe * 60
            fill = colour if stripe % 2 == 0 else _PAPER
            draw.polygon(((edge + 20, 560), (edge + 80, 560), (edge + 60, 690), (edge, 690)), fill=fill)
        draw.rectangle((left + 10, 690, left + 26, 1010), fill=_FRAME)
        draw.rectangle((left + 334, 690, left + 350, 1010), fill=_FRAME)
        draw.rectangle((left, 860, left + 360, 1010), fill=(150, 118, 84))
        for crate in range(5):
            x, fruit = left + 16 + crate * 68, (_RED, _YELLOW, _GREEN, (214, 140, 62), _DARK_GREEN)[crate]
            draw.ellipse((x, 800, x + 58, 858), fill=fruit)


SCENES: dict[str, Callable[[ImageDraw], None]] = {
    "poster": _poster, "steps": _steps, "opening_hours": _opening_hours, "garages": _garages, "van": _van,
    "waiting_room": _waiting_room, "village": _village, "underpass": _underpass, "market": _market,
}  # fmt: skip
"""Scenes by name."""
