"""The few shapes that everything painted by hand is made of; each leaves the painter as it found it."""

from collections.abc import Iterator
from contextlib import contextmanager
from math import ceil, floor

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPixmap, QPixmapCache

from console.ui.theme.colours import LIGHT, Colours

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter
STRIPE, STRIPE_EVERY = 5.0, 12.0
RING = 2.0
STAMP = 128.0
"""Pixels that a plate may be wide and high to be stamped: badges and pills, of which a table has forty."""


@contextmanager
def kept(painter: QPainter) -> Iterator[None]:
    """Antialiased painting whose pens, brushes and clips end with the block."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    try:
        yield
    finally:
        painter.restore()


def faded(colour: str, share: float) -> QColor:
    """A colour of which only a share covers what lies below."""
    made = QColor(colour)
    made.setAlphaF(made.alphaF() * share)
    return made


def pill(colours: Colours) -> QColor:
    """The grey behind an open microphone, on any ground."""
    return faded(colours.text, 0.09 if colours is LIGHT else 0.13)


def plate(
    painter: QPainter,
    rect: QRectF,
    radius: float,
    fill: str | QColor | None = None,
    edge: str | QColor | None = None,
    *,
    width: float = 1.0,
) -> None:
    """A rounded rectangle whose edge lies wholly inside `rect`; a small one is drawn once and stamped from then on."""
    ratio = painter.device().devicePixelRatio()
    # Between the pixels of a screen at 1.25 a stamp would blur.
    if (
        rect.width() > STAMP
        or rect.height() > STAMP
        or ratio != int(ratio)
        or not painter.worldTransform().isIdentity()
    ):
        _draw_plate(painter, rect, radius, (fill, edge), width)
        return
    left, top = floor(rect.left()), floor(rect.top())
    place = rect.translated(-left, -top)
    inks = [ink.name(QColor.NameFormat.HexArgb) if isinstance(ink, QColor) else ink for ink in (fill, edge)]
    key = f"plate {place.x()} {place.y()} {place.width()} {place.height()} {radius} {inks} {width} {ratio}"
    stamp: QPixmap | None = QPixmapCache.find(key)  # type: ignore[call-overload]  # its stub has Qt 5's signature
    if stamp is None:
        stamp = QPixmap(QSizeF(ceil(place.right()) * ratio, ceil(place.bottom()) * ratio).toSize())
        stamp.setDevicePixelRatio(ratio)
        stamp.fill(Qt.GlobalColor.transparent)
        with QPainter(stamp) as draws:
            _draw_plate(draws, place, radius, (fill, edge), width)
        QPixmapCache.insert(key, stamp)
    painter.drawPixmap(left, top, stamp)


def _draw_plate(
    painter: QPainter, rect: QRectF, radius: float, inks: tuple[str | QColor | None, str | QColor | None], width: float
) -> None:
    fill, edge = inks
    with kept(painter):
        inside = width / 2 if edge else 0.0
        painter.setPen(QPen(QColor(edge), width) if edge else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(fill) if fill else Qt.BrushStyle.NoBrush)
        rounded = max(0.0, radius - inside)
        painter.drawRoundedRect(rect.adjusted(inside, inside, -inside, -inside), rounded, rounded)


def focus_ring(painter: QPainter, rect: QRectF, radius: float, colour: str) -> None:
    """The 2 px ring of what has the keyboard, wholly inside `rect`."""
    plate(painter, rect, radius, None, colour, width=RING)


def disc(painter: QPainter, centre: QPointF, radius: float, fill: str | QColor) -> None:
    """A filled circle."""
    with kept(painter):
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(fill))
        painter.drawEllipse(centre, radius, radius)


def ring(painter: QPainter, centre: QPointF, radius: float, colour: str | QColor, width: float = 2.0) -> None:
    """A hollow circle; `radius` is that of the middle of its line."""
    with kept(painter):
        painter.setPen(QPen(QColor(colour), width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(centre, radius, radius)


def open_arc(
    painter: QPainter, centre: QPointF, radius: float, colour: str | QColor, *, width: float = 2.0, turn: float = 0.0
) -> None:
    """Three quarters of a circle: what is under way; `turn` is in whole turns, clockwise."""
    with kept(painter):
        painter.setPen(QPen(QColor(colour), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        box = QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
        painter.drawArc(box, round((90 - 360 * turn) * 16), -270 * 16)


def stripes(painter: QPainter, rect: QRectF, colour: str | QColor, clip: QPainterPath | None = None) -> None:
    """Slanted stripes over `rect`; Qt's own diagonal pattern ignores the pixel ratio and stays a hairline."""
    with kept(painter):
        if clip is not None:
            painter.setClipPath(clip)
        painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
        painter.setPen(QPen(QColor(colour), STRIPE, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        high = rect.height() + 2 * STRIPE
        x = rect.left() - high
        while x < rect.right():
            start = QPointF(x, rect.bottom() + STRIPE)
            painter.drawLine(start, start + QPointF(high, -high))
            x += STRIPE_EVERY


def words(
    painter: QPainter,
    rect: QRectF,
    text: str,
    font: QFont,
    ink: str | QColor,
    *,
    align: Qt.AlignmentFlag = LEFT,
    elide: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
) -> float:
    """One line of plain text, cut with an ellipsis where it does not fit; returns the width that it took."""
    metrics = QFontMetricsF(font)
    wide = metrics.horizontalAdvance(text)
    # Half a pixel of grace: a text measured to fit must not lose its last letter to rounding.
    if wide > rect.width() + 0.5:
        text = metrics.elidedText(text, elide, rect.width())
        wide = metrics.horizontalAdvance(text)
    painter.setFont(font)
    painter.setPen(QPen(QBrush(QColor(ink)), 1))
    painter.drawText(rect, int(align | Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip), text)
    return wide


def text_width(font: QFont, text: str) -> float:
    """How wide a line of text will be."""
    return QFontMetricsF(font).horizontalAdvance(text)
