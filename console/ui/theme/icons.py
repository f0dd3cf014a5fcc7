"""Lucide icons, read from their package, recoloured, and rasterised once per colour, size and pixel ratio."""

from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from zipfile import ZipFile

from PySide6.QtCore import QByteArray, QPointF, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

STROKE = 2.0
THIN = 1.75
"""The stroke of what is off: a slashed microphone stays quieter than an open one."""


class Icons:
    """Pixmaps and icons by Lucide's name; the colour is part of the key, so a theme switch clears nothing."""

    def __init__(self, read: Callable[[str], str] | None = None) -> None:
        self._read = read or Lucide()
        self._cache: dict[tuple[str, str, int, float, float, int], QPixmap] = {}

    def pixmap(
        self, name: str, colour: str, size: int, ratio: float, *, stroke: float = STROKE, gap: int = 0
    ) -> QPixmap:
        """One icon of `size` logical pixels, sharp at `ratio`, with `gap` clear pixels on its right."""
        key = (name, colour, size, ratio, stroke, gap)
        if key not in self._cache:
            drawn = QPixmap(round((size + gap) * ratio), round(size * ratio))
            drawn.fill(Qt.GlobalColor.transparent)
            painter = QPainter(drawn)
            edge = round(size * ratio)
            QSvgRenderer(self._svg(name, colour, stroke)).render(painter, QRectF(0, 0, edge, edge))
            painter.end()
            drawn.setDevicePixelRatio(ratio)
            self._cache[key] = drawn
        return self._cache[key]

    def draw(
        self, painter: QPainter, name: str, colour: str, at: QPointF, size: int = 16, *, stroke: float = STROKE
    ) -> None:
        """Paint an icon with its top left corner at `at`; the ratio is the device's at this moment."""
        ratio = painter.device().devicePixelRatio()
        painter.drawPixmap(at, self.pixmap(name, colour, size, ratio, stroke=stroke))

    def icon(self, name: str, colour: str, disabled: str, ratio: float, *, size: int = 16, gap: int = 0) -> QIcon:
        """An icon for Qt's own buttons and menus; Fusion leaves 4 px before the text, `gap` widens that."""
        made = QIcon(self.pixmap(name, colour, size, ratio, gap=gap))
        made.addPixmap(self.pixmap(name, disabled, size, ratio, gap=gap), QIcon.Mode.Disabled)
        return made

    def _svg(self, name: str, colour: str, stroke: float) -> QByteArray:
        plain = self._read(name).replace("currentColor", colour)
        return QByteArray(plain.replace('stroke-width="2"', f'stroke-width="{stroke:g}"').encode())


class Lucide:
    """The SVG texts of the package `justmyresource-lucide`, read from its archive without importing it.

    Its own programming interface costs 60 ms at every start, for the metadata of all installed packages.
    """

    def __init__(self) -> None:
        self._archive: ZipFile | None = None

    def __call__(self, name: str) -> str:
        """The text of one icon; KeyError if Lucide has none of that name."""
        if self._archive is None:
            self._archive = ZipFile(archive())
        return self._archive.read(f"{name}.svg").decode()


def archive() -> Path:
    """Where the installed package keeps its icons."""
    found = find_spec("justmyresource_lucide")
    if found is None or found.origin is None:
        message = "The package justmyresource-lucide is not installed."
        raise ModuleNotFoundError(message)
    return Path(found.origin).with_name("icons.zip")
