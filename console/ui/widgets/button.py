"""Buttons with words, painted by hand so that icon, gap and ring are where the theme wants them."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from console.ui.plain import tip
from console.ui.theme.colours import Colours
from console.ui.theme.fonts import DEMI, MEDIUM
from console.ui.theme.theme import Theme
from console.ui.widgets.keycap import caps_width, draw_caps
from console.ui.widgets.shapes import faded, focus_ring, plate, text_width, words

ICON, GAP, PAD, RADIUS = 16, 5, 14, 6


class ButtonLook(StrEnum):
    """How much a button asks to be pressed: there is one FIRST in a group, INVERSE is for what cannot be taken back."""

    PLAIN = "plain"
    FIRST = "first"
    INVERSE = "inverse"
    FLAT = "flat"
    AMBER = "amber"


@dataclass(frozen=True, slots=True)
class Dress:
    """Ground, edge and ink of a button."""

    fill: str
    edge: str
    ink: str
    icon: str


def dress(look: ButtonLook, colours: Colours) -> Dress:
    """What a look means in one theme."""
    match look:
        case ButtonLook.PLAIN:
            return Dress(colours.control, colours.control_line, colours.text, colours.text_2)
        case ButtonLook.FIRST:
            return Dress(colours.accent, "", colours.on_accent, colours.on_accent)
        case ButtonLook.INVERSE:
            return Dress(colours.text, "", colours.surface, colours.surface)
        case ButtonLook.FLAT:
            return Dress("", "", colours.text, colours.text_2)
        case ButtonLook.AMBER:
            return Dress("", colours.amber_line, colours.amber_text, colours.amber_text)


class Button(QPushButton):
    """A button that carries a word; `reason` says why it is off, and is the only way to switch it off."""

    def __init__(
        self,
        theme: Theme,
        text: str,
        icon: str = "",
        *,
        look: ButtonLook = ButtonLook.PLAIN,
        height: int = 30,
        keys: Sequence[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._look, self._sign, self._keys = theme, look, icon, tuple(keys)
        self.setFixedHeight(height)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        # A press by mouse must not take the keyboard away from the table.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setText(text)
        theme.changed.connect(self.update)

    def setText(self, text: str) -> None:
        """Change the word; what a screen reader says changes with it."""
        super().setText(text.replace("&", "&&"))
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def show_reason(self, reason: str) -> None:
        """Switch it off with a reason, or on with none."""
        self.setEnabled(not reason)
        self.setToolTip(tip(reason))
        self.setAccessibleDescription(reason)

    def sizeHint(self) -> QSize:
        """Word, icon and keys with their margins."""
        wide = 2 * PAD + self._inside()
        if self._keys:
            wide += 16 + caps_width(self._theme.fonts, self._keys)
        return QSize(round(wide + 0.5), self.height())

    def minimumSizeHint(self) -> QSize:
        """As wide as its word: a verb is never cut."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Plate, icon and word in the middle; with keys the word moves to the left."""
        painter = QPainter(self)
        colours = self._theme.colours
        worn = self._worn()
        rect = QRectF(self.rect())
        filled = self._look in (ButtonLook.FIRST, ButtonLook.INVERSE)
        ringed = self.hasFocus()
        ground = rect.adjusted(3, 3, -3, -3) if ringed and filled else rect
        plate(painter, ground, RADIUS - (2 if ringed and filled else 0), worn.fill, worn.edge)
        plate(painter, ground, RADIUS, self._veil())
        if ringed:
            focus_ring(painter, rect, RADIUS, colours.accent)
        left = 13.0 if self._keys else max(6.0, (rect.width() - self._inside()) / 2)
        if self._sign:
            at = QPointF(left, round((rect.height() - ICON) / 2))
            self._theme.icons.draw(painter, self._sign, worn.icon, at, ICON)
            left += ICON + GAP
        room = QRectF(left, 0, rect.width() - left - 6, rect.height())
        words(painter, room, self._word(), self._theme.fonts.text(13, self._weight()), worn.ink)
        if self._keys:
            caps = rect.adjusted(0, 0, -9, 0)
            draw_caps(painter, self._theme.fonts, self._keys, caps, ink=colours.text_2, edge=colours.control_line)

    def _word(self) -> str:
        return self.text().replace("&&", "&")

    def _weight(self) -> int:
        return DEMI if self._look in (ButtonLook.FIRST, ButtonLook.INVERSE, ButtonLook.AMBER) else MEDIUM

    def _inside(self) -> float:
        icon = ICON + GAP if self._sign else 0
        return icon + text_width(self._theme.fonts.text(13, self._weight()), self._word())

    def _worn(self) -> Dress:
        colours = self._theme.colours
        if not self.isEnabled():
            edge = "" if self._look is ButtonLook.FLAT else colours.control_line
            return Dress("", edge, colours.disabled, colours.disabled)
        return dress(self._look, colours)

    def _veil(self) -> QColor | None:
        """Hover and press as a thin cover of the ink, the same on every plate."""
        if not self.isEnabled() or not (self.isDown() or self.underMouse()):
            return None
        return faded(self._worn().ink, 0.12 if self.isDown() else 0.05)
