"""Shapes: they stay inside their rectangle, follow the pixel ratio, and leave the painter as it was."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from console.ui.theme.fonts import Fonts
from console.ui.widgets.shapes import disc, faded, open_arc, plate, ring, stripes, text_width, words


def sheet(ratio: float = 1.0) -> QImage:
    made = QImage(round(40 * ratio), round(40 * ratio), QImage.Format.Format_ARGB32)
    made.setDevicePixelRatio(ratio)
    made.fill(QColor("#FFFFFF"))
    return made


def is_ink(image: QImage, x: int, y: int) -> bool:
    return image.pixelColor(x, y) != QColor("#FFFFFF")


def test_a_plate_keeps_its_edge_inside(qapp: QApplication) -> None:
    image = sheet()
    painter = QPainter(image)
    plate(painter, QRectF(10, 10, 20, 20), 4, "#D55E00", "#000000", width=2)
    painter.end()
    assert [is_ink(image, x, 20) for x in (9, 10, 29, 30)] == [False, True, True, False]
    assert (image.pixelColor(10, 20), image.pixelColor(20, 20)) == (QColor("#000000"), QColor("#D55E00"))
    assert not is_ink(image, 10, 10)


def test_a_disc_is_filled_and_a_ring_is_not(qapp: QApplication) -> None:
    image = sheet()
    painter = QPainter(image)
    disc(painter, QPointF(10, 20), 5, "#000000")
    ring(painter, QPointF(30, 20), 5, "#000000")
    painter.end()
    assert is_ink(image, 10, 20)
    assert not is_ink(image, 30, 20)
    assert is_ink(image, 35, 20)


@pytest.mark.parametrize(("turn", "gap"), [(0.0, (13, 13)), (0.25, (26, 13)), (0.5, (26, 26))])
def test_an_arc_is_open_at_one_quarter_and_turns_clockwise(
    qapp: QApplication, turn: float, gap: tuple[int, int]
) -> None:
    image = sheet()
    painter = QPainter(image)
    open_arc(painter, QPointF(20, 20), 9, "#000000", turn=turn)
    painter.end()
    corners = {(13, 13), (26, 13), (26, 26), (13, 26)}
    assert {corner for corner in corners if not is_ink(image, *corner)} == {gap}


@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_stripes_are_as_wide_on_a_sharper_screen(qapp: QApplication, ratio: float) -> None:
    image = sheet(ratio)
    painter = QPainter(image)
    stripes(painter, QRectF(0, 0, 36, 40), "#000000")
    painter.end()
    middle = [image.pixelColor(x, image.height() // 2).lightness() < 128 for x in range(round(36 * ratio))]
    assert 0.45 < sum(middle) / len(middle) < 0.72
    assert sum(1 for one, other in pairwise(middle) if one and not other) in (2, 3, 4)


def test_a_text_that_does_not_fit_ends_in_an_ellipsis(qapp: QApplication) -> None:
    font = Fonts().text(13)
    image = sheet()
    painter = QPainter(image)
    assert words(painter, QRectF(0, 0, 30, 20), "Interpreters ES", font, "#000000") <= 30
    assert words(painter, QRectF(0, 0, 30, 20), "ES", font, "#000000") == text_width(font, "ES")
    painter.end()


def test_a_text_measured_to_fit_is_not_cut(qapp: QApplication) -> None:
    font = Fonts().text(12, 600)
    image = sheet()
    painter = QPainter(image)
    for text in ("Mute 3", "00:12:34", "Connected"):
        wide = text_width(font, text)
        assert words(painter, QRectF(0, 0, wide, 20), text, font, "#000000") == wide
    painter.end()


def test_the_painter_is_left_as_it_was(qapp: QApplication) -> None:
    image = sheet()
    painter = QPainter(image)
    plate(painter, QRectF(0, 0, 10, 10), 2, "#123456")
    stripes(painter, QRectF(0, 0, 10, 10), "#123456")
    assert not painter.testRenderHint(QPainter.RenderHint.Antialiasing)
    assert not painter.hasClipping()
    assert painter.brush().style() == Qt.BrushStyle.NoBrush
    painter.end()


def test_fading_keeps_the_hue() -> None:
    made = faded("#D55E00", 0.5)
    assert made.name().upper() == "#D55E00"
    assert made.alphaF() == pytest.approx(0.5, abs=0.01)
