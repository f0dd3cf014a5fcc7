"""The shadow under what floats: one blurred nine-patch per radius and pixel ratio, made once and stretched."""

from math import exp, hypot
from random import Random

from PySide6.QtCore import QEvent, QMargins, QObject, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from console.ui.theme.colours import Scheme
from console.ui.theme.theme import Theme

BLUR, DROP = 22, 6
ROOM = QMargins(BLUR, BLUR, BLUR, BLUR + DROP)
STRENGTH = {Scheme.LIGHT: 0.20, Scheme.DARK: 0.50, Scheme.CONTRAST: 0.0}


def patch(radius: int, blur: int, strength: float, ratio: float) -> QImage:
    """A square of which corners and edges are used: black, its alpha falling off softly outside a rounded rectangle.

    A stack of translucent rectangles would show bands, since eight bits cannot hold the steps; half a bit of noise
    hides the steps that are left. One quarter is computed, the others are its mirrors.
    """
    half = round((radius + blur + 1) * ratio)
    corner, reach, noise = radius * ratio, blur * ratio, Random(radius)  # noqa: S311 - this is grain, not a secret
    edge = blur * ratio
    quarter = bytearray(half * half * 4)
    for y in range(half):
        for x in range(half):
            across, down = edge + corner - (x + 0.5), edge + corner - (y + 0.5)
            outside = hypot(max(across, 0.0), max(down, 0.0)) - corner
            share = 1 / (1 + exp(7 * outside / reach)) if outside < reach else 0.0
            alpha = 255 * strength * share
            quarter[(y * half + x) * 4 + 3] = int(alpha + noise.random()) if alpha > 0.25 else 0
    corner_image = QImage(bytes(quarter), half, half, half * 4, QImage.Format.Format_ARGB32_Premultiplied)
    whole = QImage(2 * half, 2 * half, QImage.Format.Format_ARGB32_Premultiplied)
    whole.fill(Qt.GlobalColor.transparent)
    painter = QPainter(whole)
    for right in (False, True):
        for low in (False, True):
            flipped = corner_image.flipped(_axes(right, low)) if right or low else corner_image
            painter.drawImage(half if right else 0, half if low else 0, flipped)
    painter.end()
    return whole


def _axes(right: bool, low: bool) -> Qt.Orientation:
    both = Qt.Orientation.Horizontal | Qt.Orientation.Vertical
    if right and low:
        return both
    return Qt.Orientation.Horizontal if right else Qt.Orientation.Vertical


def stretch(painter: QPainter, image: QImage, rect: QRectF, ratio: float) -> None:
    """Draw a patch around `rect`: its four corners as they are, its middle lines pulled out."""
    half = image.width() // 2
    size = half / ratio
    outer = rect.adjusted(-BLUR, -BLUR, BLUR, BLUR)
    lefts = (outer.left(), outer.left() + size, outer.right() - size, outer.right())
    tops = (outer.top(), outer.top() + size, outer.bottom() - size, outer.bottom())
    source = ((0, half), (half - 1, 1), (half, half))
    for column, (sx, sw) in enumerate(source):
        for row, (sy, sh) in enumerate(source):
            target = QRectF(lefts[column], tops[row], lefts[column + 1] - lefts[column], tops[row + 1] - tops[row])
            painter.drawImage(target, image, QRectF(sx, sy, sw, sh))


class Shadow(QWidget):
    """Lies below a floating widget, follows it, and lets every press through."""

    def __init__(self, theme: Theme, target: QWidget, radius: int) -> None:
        super().__init__(target.parentWidget())
        self._theme, self._target, self._radius = theme, target, radius
        self._patches: dict[tuple[float, Scheme], QImage] = {}
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        target.installEventFilter(self)
        target.destroyed.connect(self.deleteLater)
        theme.changed.connect(self.update)
        self._follow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go where the target goes."""
        kinds = QEvent.Type
        if watched is self._target:
            if event.type() in (kinds.Move, kinds.Resize, kinds.Show, kinds.ZOrderChange):
                self._follow()
            elif event.type() == kinds.Hide:
                self.hide()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Stretch the patch of this screen around the target."""
        strength = STRENGTH[self._theme.colours.scheme]
        if not strength:
            return
        ratio = self.devicePixelRatioF()
        key = (ratio, self._theme.colours.scheme)
        if key not in self._patches:
            self._patches[key] = patch(self._radius, BLUR, strength, ratio)
        below = QRectF(BLUR, BLUR + DROP, self._target.width(), self._target.height() - DROP)
        stretch(QPainter(self), self._patches[key], below, ratio)

    def _follow(self) -> None:
        self.setGeometry(self._target.geometry() + ROOM)
        self.setVisible(not self._target.isHidden())
        self.stackUnder(self._target)
