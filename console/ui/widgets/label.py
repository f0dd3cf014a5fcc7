"""Plain text in a role's colour, which follows the theme and never becomes markup."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from console.ui.plain import tip
from console.ui.theme.fonts import NORMAL
from console.ui.theme.theme import Theme
from console.ui.widgets.breaking import broken
from console.ui.widgets.shapes import words

BREAKS_AT, IDENTITY_BREAKS_AT = 272, 168
"""Pixels of a word that every dialog and pane has room for, identities beside names; wider labels break it later."""


class Label(QLabel):
    """A line or paragraph; `role` is the name of a colour, `identity` makes it monospace."""

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        pixels: int = 13,
        weight: int = NORMAL,
        *,
        role: str = "text",
        identity: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._role = theme, role
        self._said, self._breaks_at = "", IDENTITY_BREAKS_AT if identity else BREAKS_AT
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
        self.setFont(theme.fonts.identity(pixels, weight) if identity else theme.fonts.text(pixels, weight))
        theme.changed.connect(self._colour)
        self._colour()

    @property
    def said(self) -> str:
        """Return what it was given to show, without the ends of lines that long words have brought."""
        return self._said

    def setText(self, text: str) -> None:
        """Show another text."""
        self._said = text
        super().setText(self._broken())

    def minimumSizeHint(self) -> QSize:
        """Words that are broken need no more than that, however wide the label has become meanwhile."""
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), self._breaks_at), hint.height()) if self.wordWrap() else hint

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break no word that fits by now."""
        super().resizeEvent(event)
        if self.wordWrap() and (shown := self._broken()) != self.text():
            super().setText(shown)

    def _broken(self) -> str:
        wide = max(self._breaks_at, self.contentsRect().width())
        return broken(self._said, self.font(), wide) if self.wordWrap() else self._said

    def set_role(self, role: str) -> None:
        """Speak in another colour."""
        self._role = role
        self._colour()

    def selectable(self) -> "Label":
        """Let its text be selected and copied."""
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        return self

    def wrapped(self) -> "Label":
        """Let it take several lines."""
        self.setWordWrap(True)
        self.setText(self._said)
        return self

    def _colour(self) -> None:
        worn = self.palette()
        ink = getattr(self._theme.colours, self._role)
        worn.setColor(QPalette.ColorRole.WindowText, ink)
        worn.setColor(QPalette.ColorRole.Text, ink)
        self.setPalette(worn)


class ElidedLabel(Label):
    """One line that gives way: what does not fit ends in an ellipsis, and the whole of it is in the tool tip."""

    elide = Qt.TextElideMode.ElideRight

    def minimumSizeHint(self) -> QSize:
        """It may shrink to a few letters."""
        return QSize(24, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Offer the whole text where some of it is hidden."""
        super().resizeEvent(event)
        hidden = QFontMetrics(self.font()).horizontalAdvance(self.text()) > self.width()
        self.setToolTip(tip(self.text()) if hidden else "")

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw as much as fits."""
        ink = self.palette().color(QPalette.ColorRole.WindowText)
        words(QPainter(self), QRectF(self.contentsRect()), self.text(), self.font(), ink, elide=self.elide)

    def setText(self, text: str) -> None:
        """Show another text on its one line."""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        super().setText(text)
