"""Badges: a role, the mark of a server or a short word, as a small plate."""

from enum import StrEnum

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from console.ui.theme.colours import Stripe
from console.ui.theme.fonts import BOLD, DEMI, Fonts
from console.ui.theme.theme import Theme
from console.ui.widgets.shapes import CENTRE, plate, text_width, words

HEIGHT, PAD, RADIUS = 18, 6, 4


class BadgeKind(StrEnum):
    """How loud a badge is: a filled plate, an outline, the green pill of what is new, or the amber of a warning."""

    STRONG = "strong"
    OUTLINE = "outline"
    NEW = "new"
    WARNING = "warning"


def badge_width(fonts: Fonts, text: str) -> int:
    """How much room a badge takes."""
    return round(text_width(fonts.text(11, DEMI), text)) + 2 * PAD


def draw_badge(painter: QPainter, theme: Theme, at: QRectF, text: str, kind: BadgeKind, *, stale: bool = False) -> None:
    """A badge at the left end of `at`, in its middle, cut where it would be wider; a stale one loses its weight."""
    colours = theme.colours
    box = QRectF(at.left(), at.center().y() - HEIGHT / 2, min(badge_width(theme.fonts, text), at.width()), HEIGHT)
    quiet = colours.text_3 if stale else colours.text_2
    match kind:
        case BadgeKind.STRONG:
            fill, edge, ink = quiet, "", colours.surface
        case BadgeKind.OUTLINE:
            fill, edge, ink = "", colours.outline, quiet
        case BadgeKind.NEW:
            fill, edge, ink = "", quiet if stale else colours.ok, quiet if stale else colours.ok_text
        case BadgeKind.WARNING:
            fill, edge, ink = "", quiet if stale else colours.amber_line, quiet if stale else colours.amber_text
    plate(painter, box, HEIGHT / 2 if kind is BadgeKind.NEW else RADIUS, fill, edge)
    inside = box if box.width() >= badge_width(theme.fonts, text) else box.adjusted(PAD, 0, 1 - PAD, 0)
    words(painter, inside, text, theme.fonts.text(11, DEMI), ink, align=CENTRE)


def mark_font(theme: Theme) -> QFont:
    """The font of a server's mark: small capitals need weight."""
    return theme.fonts.text(10, BOLD)


def mark_width(theme: Theme, stripe: Stripe) -> int:
    """How much room the mark of a server takes; none for a server without one."""
    return round(text_width(mark_font(theme), stripe.label)) + 2 * PAD if stripe.label else 0


def draw_mark(painter: QPainter, theme: Theme, at: QRectF, stripe: Stripe) -> None:
    """PRODUCTION and its like, on the stripe's own colour."""
    box = QRectF(at.left(), at.center().y() - 8, mark_width(theme, stripe), 16)
    plate(painter, box, RADIUS, stripe.fill)
    words(painter, box, stripe.label, mark_font(theme), stripe.ink, align=CENTRE)


class Badge(QWidget):
    """A badge on its own."""

    def __init__(
        self, theme: Theme, text: str, kind: BadgeKind = BadgeKind.OUTLINE, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._text, self._kind = theme, text, kind
        self.setFixedSize(self.sizeHint())
        self.setAccessibleName(text)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """As wide as its word."""
        return QSize(badge_width(self._theme.fonts, self._text), HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the badge in the colours of now."""
        draw_badge(QPainter(self), self._theme, QRectF(self.rect()), self._text, self._kind)
