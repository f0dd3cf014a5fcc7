"""The plate of a button that stands for a server: its stripe at the left, the light of the pointer, the ring."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPainterPath
from PySide6.QtWidgets import QAbstractButton

from console.ui.theme.theme import Theme
from console.ui.widgets.shapes import faded, focus_ring, kept, plate

RADIUS, STRIPE = 8, 6


def draw_striped(painter: QPainter, theme: Theme, button: QAbstractButton, stripe: str) -> QRectF:
    """Draw all of it below the words, and return where that is; `stripe` is a colour."""
    colours, rect = theme.colours, QRectF(button.rect())
    plate(painter, rect, RADIUS, colours.control, colours.control_line)
    if button.underMouse() or button.isDown():
        plate(painter, rect, RADIUS, faded(colours.text, 0.10 if button.isDown() else 0.04))
    with kept(painter):
        shape = QPainterPath()
        shape.addRoundedRect(rect, RADIUS, RADIUS)
        painter.setClipPath(shape)
        painter.fillRect(QRectF(0, 0, STRIPE, rect.height()), QColor(stripe))
    if button.hasFocus():
        focus_ring(painter, rect, RADIUS, colours.accent)
    return rect
