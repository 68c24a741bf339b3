"""Icons: the SVG set recoloured with the tokens of the theme, sharp at every scale."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, QResource, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton, QWidget

from inka_desktop.gui import theme
from inka_desktop.paths import APP_FOLDER

_NAME, _INK, _SIZE, _GAP = "inkaIcon", "inkaIconInk", 16, 5


def _read(path: str) -> bytes:
    file = QResource(path)
    if not file.isValid():
        raise FileNotFoundError(path)
    return bytes(file.uncompressedData().data())


@lru_cache(maxsize=256)
def _source(name: str) -> bytes:
    return _read(f":/icons/{name}.svg")


def pixmap(name: str, colour: str, size: int = _SIZE, gap: int = 0) -> QPixmap:
    """An icon of ``size`` logical pixels in one colour (``#rrggbb``), with room for a gap at its right.

    Raises:
        FileNotFoundError: there is no such icon.
    """
    app = QGuiApplication.instance()
    scale = app.devicePixelRatio() if isinstance(app, QGuiApplication) else 1.0
    return _drawn(name, colour, size, gap, scale)


@lru_cache(maxsize=512)
def _drawn(name: str, colour: str, size: int, gap: int, scale: float) -> QPixmap:
    svg = _source(name).replace(b"currentColor", colour.encode())
    side = round(size * scale)
    image = QPixmap(side + round(gap * scale), side)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(svg)).render(painter, QRectF(0, 0, side, side))
    painter.end()
    image.setDevicePixelRatio(scale)
    return image


def icon(name: str, ink: str = "text", size: int = _SIZE, gap: int = 0, *, checkable: bool = False) -> QIcon:
    """An icon in the colour of a token; where it can be checked, that shows in the accent colour."""
    tokens = theme.current().tokens
    made = QIcon()
    made.addPixmap(pixmap(name, getattr(tokens, ink), size, gap))
    if checkable:  # and never disabled: what is not drawn need not be waited for
        made.addPixmap(pixmap(name, tokens.accent, size, gap), QIcon.Mode.Normal, QIcon.State.On)
    else:
        made.addPixmap(pixmap(name, tokens.muted, size, gap), QIcon.Mode.Disabled)
    return made


def program() -> QIcon:
    """The program's own, in its own colours."""
    svg = QSvgRenderer(QByteArray(_read(f":/styles/{APP_FOLDER}.svg")))
    made = QIcon()
    for size in (16, 24, 32, 48, 64, 128, 256):
        picture = QPixmap(size, size)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        svg.render(painter)
        painter.end()
        made.addPixmap(picture)
    return made


def set_icon(button: QAbstractButton, name: str, ink: str = "muted", size: int = _SIZE) -> None:
    """Gives a button an icon that follows the theme (see :func:`refresh`)."""
    button.setProperty(_NAME, name)
    button.setProperty(_INK, ink)
    # Qt leaves too little between an icon and the words of a button.
    gap = _GAP if isinstance(button, QPushButton) and button.text() else 0
    button.setIconSize(QSize(size + gap, size))
    button.setIcon(icon(name, ink, size, gap, checkable=button.isCheckable()))


def refresh(root: QWidget | None = None) -> None:
    """Draws all icons set with :func:`set_icon` again, after the theme changed."""
    buttons: list[QAbstractButton] = []
    for top in [root] if root is not None else QApplication.topLevelWidgets():
        buttons += top.findChildren(QAbstractButton)
        if isinstance(top, QAbstractButton):
            buttons.append(top)
    for button in buttons:
        name = button.property(_NAME)
        if name:
            set_icon(button, str(name), str(button.property(_INK)), button.iconSize().height())
