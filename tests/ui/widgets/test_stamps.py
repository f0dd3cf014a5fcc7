"""A plate that is stamped looks as one that is drawn."""

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPixmapCache

from console.app.application import Application
from console.ui.widgets import shapes

PLATES = [
    (QRectF(10, 8, 28, 22), 11.0, QColor(21, 24, 30, 23), None),
    (QRectF(10, 8.5, 57, 19), 4.0, None, "#7C8390"),
    (QRectF(10.25, 7.5, 44, 18), 4.0, "#444A55", None),
    (QRectF(3, 4, 60, 20), 9.0, "#EAF7F2", QColor("#009E73")),
]


def drawn(
    plate: tuple[QRectF, float, QColor | str | None, QColor | str | None], ratio: float, *, by_hand: bool
) -> QImage:
    image = QImage(round(80 * ratio), round(40 * ratio), QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(QColor("#FFFFFF"))
    with QPainter(image) as painter:
        if by_hand:
            # A transformation that changes nothing, and that is not taken for none.
            painter.translate(QPointF(1, 0))
            shapes.plate(painter, plate[0].translated(-1, 0), *plate[1:])
        else:
            for _ in range(2):
                painter.fillRect(0, 0, 80, 40, Qt.GlobalColor.white)
                shapes.plate(painter, *plate)
    return image


@pytest.mark.parametrize("ratio", [1.0, 2.0])
@pytest.mark.parametrize("plate", PLATES, ids=["pill", "badge", "filled", "both"])
def test_it_is_the_same_pixel_by_pixel(
    qapp: Application, plate: tuple[QRectF, float, QColor | str | None, QColor | str | None], ratio: float
) -> None:
    QPixmapCache.clear()
    stamped, by_hand = (drawn(plate, ratio, by_hand=by_hand) for by_hand in (False, True))
    spots = [(x, y) for x in range(stamped.width()) for y in range(stamped.height())]
    assert max(_apart(stamped.pixelColor(*spot), by_hand.pixelColor(*spot)) for spot in spots) <= 2, "beyond rounding"
    assert any(stamped.pixelColor(*spot) != QColor("#FFFFFF") for spot in spots), "nothing was drawn"


def _apart(one: QColor, other: QColor) -> int:
    return max(abs(one.red() - other.red()), abs(one.green() - other.green()), abs(one.blue() - other.blue()))
