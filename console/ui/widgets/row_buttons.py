"""The buttons that a row grows under the pointer, for a view that paints its own rows."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from console.ui.theme.fonts import MEDIUM, Fonts
from console.ui.theme.theme import Theme
from console.ui.widgets.shapes import faded, plate, text_width, words

HEIGHT, ICON, GAP, MARGIN, BARE, RADIUS = 25, 16, 3, 8, 27, 6


@dataclass(frozen=True, slots=True)
class RowButton:
    """A verb of a row; without words it is as wide as its icon. `name` is for tool tip and screen reader."""

    verb: str
    icon: str
    name: str
    words: str = ""
    first: bool = False
    enabled: bool = True


@dataclass(frozen=True, slots=True)
class Placed:
    """A row button and where it stands, in the coordinates of its view."""

    button: RowButton
    rect: QRectF


def place(fonts: Fonts, buttons: Sequence[RowButton], row: QRectF) -> tuple[Placed, ...]:
    """Stand the buttons at the right end of a row, the last of them outermost."""
    placed: list[Placed] = []
    right, top = row.right() - MARGIN, row.top() + (row.height() - HEIGHT) // 2
    for button in reversed(buttons):
        wide = _width(fonts, button)
        placed.append(Placed(button, QRectF(right - wide, top, wide, HEIGHT)))
        right -= wide + GAP
    return tuple(reversed(placed))


def button_at(placed: Sequence[Placed], at: QPointF) -> RowButton | None:
    """The button under a point, if it can be pressed."""
    return next((one.button for one in placed if one.rect.contains(at) and one.button.enabled), None)


def draw_row_buttons(
    painter: QPainter, theme: Theme, placed: Sequence[Placed], *, under: str = "", down: str = ""
) -> None:
    """Paint them all; `under` and `down` are the verbs below the pointer and below the finger."""
    for one in placed:
        _draw(painter, theme, one, hovered=one.button.verb == under, pressed=one.button.verb == down)


def _draw(painter: QPainter, theme: Theme, one: Placed, *, hovered: bool, pressed: bool) -> None:
    colours, button, rect = theme.colours, one.button, one.rect
    edge = colours.outline if button.first or hovered else colours.control_line
    plate(painter, rect, RADIUS, colours.control, edge)
    if hovered or pressed:
        plate(painter, rect, RADIUS, faded(colours.text, 0.10 if pressed else 0.04))
    top = rect.top() + round((rect.height() - ICON) / 2)
    left = rect.left() + (6 if button.words else (rect.width() - ICON) / 2)
    theme.icons.draw(painter, button.icon, colours.text_2 if button.enabled else colours.disabled, QPointF(left, top))
    room = QRectF(left + ICON + 4, rect.top(), rect.width(), rect.height())
    words(
        painter, room, button.words, theme.fonts.text(12, MEDIUM), colours.text if button.enabled else colours.disabled
    )


def _width(fonts: Fonts, button: RowButton) -> int:
    return round(text_width(fonts.text(12, MEDIUM), button.words)) + ICON + 18 if button.words else BARE
