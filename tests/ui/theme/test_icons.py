"""Icons: read from their package, recoloured, sharp, and rasterised once."""

import pytest
from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QColor, QIcon, QImage, QPainter
from PySide6.QtWidgets import QApplication

from console.ui.theme.icons import Icons
from console.ui.theme.lucide import Lucide

SQUARE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2">'
    '<path fill="currentColor" d="M0 0h24v24H0z"/></svg>'
)


def square(_name: str) -> str:
    return SQUARE


@pytest.fixture
def icons(qapp: QApplication) -> Icons:
    return Icons(square)


def test_an_icon_takes_the_colour_it_is_given(icons: Icons) -> None:
    drawn = icons.pixmap("any", "#D55E00", 16, 1).toImage()
    assert drawn.pixelColor(8, 8) == QColor("#D55E00")


def test_an_icon_is_as_sharp_as_the_screen(icons: Icons) -> None:
    drawn = icons.pixmap("any", "#000000", 16, 2)
    assert drawn.size() == QSize(32, 32)
    assert drawn.deviceIndependentSize().toSize() == QSize(16, 16)


def test_a_gap_is_clear_and_on_the_right(icons: Icons) -> None:
    drawn = icons.pixmap("any", "#000000", 16, 1, gap=3).toImage()
    assert (drawn.width(), drawn.pixelColor(15, 8).alpha(), drawn.pixelColor(17, 8).alpha()) == (19, 255, 0)


def test_an_icon_is_read_once_in_all_colours(qapp: QApplication) -> None:
    read: list[str] = []

    def count(name: str) -> str:
        read.append(name)
        return SQUARE

    icons = Icons(count)
    for colour in ("#000000", "#FFFFFF", "#000000"):
        icons.pixmap("mic", colour, 16, 1)
    icons.pixmap("mic", "#FFFFFF", 16, 2)
    assert read == ["mic", "mic"]


def test_what_is_off_is_drawn_thinner(qapp: QApplication) -> None:
    icons = Icons(Lucide())
    full = ink(icons.pixmap("mic-off", "#000000", 64, 1).toImage())
    thin = ink(icons.pixmap("mic-off", "#000000", 64, 1, stroke=1.75).toImage())
    assert 0 < thin < full


def test_a_disabled_icon_has_its_own_colour(icons: Icons) -> None:
    made = icons.icon("any", "#112233", "#99AABB", 1)
    assert made.pixmap(QSize(16, 16), 1, QIcon.Mode.Disabled).toImage().pixelColor(8, 8) == QColor("#99AABB")
    assert made.pixmap(QSize(16, 16), 1, QIcon.Mode.Normal).toImage().pixelColor(8, 8) == QColor("#112233")


def test_drawing_asks_the_device_for_its_ratio(icons: Icons) -> None:
    ground = QImage(64, 64, QImage.Format.Format_ARGB32)
    ground.setDevicePixelRatio(2)
    ground.fill(QColor("#FFFFFF"))
    painter = QPainter(ground)
    icons.draw(painter, "any", "#000000", QPointF(4, 4), 16)
    painter.end()
    assert ground.pixelColor(8, 8) == QColor("#000000")
    assert ground.pixelColor(39, 39) == QColor("#000000")
    assert ground.pixelColor(41, 41) == QColor("#FFFFFF")


def ink(drawn: QImage) -> int:
    """How much was painted, in units of alpha."""
    return sum(drawn.pixelColor(x, y).alpha() for x in range(drawn.width()) for y in range(drawn.height()))
