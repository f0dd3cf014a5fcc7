"""The banner: something is wrong with what is shown, since when, and what can be done."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from console.ui.theme.fonts import DEMI
from console.ui.theme.theme import Theme
from console.ui.widgets.button import Button, ButtonLook
from console.ui.widgets.shapes import faded, words
from console.ui.widgets.speaking import announce

HEIGHT, EDGE, ICON = 42, 4, 18


@dataclass(frozen=True, slots=True)
class Trouble:
    """What does not work, then what is shown instead; `verbs` are up to two words for buttons.

    Grave is what must not be overlooked even where a recording is red already.
    """

    title: str
    rest: str = ""
    icon: str = "unplug"
    verbs: tuple[str, ...] = ()
    grave: bool = False


class Banner(QWidget):
    """Lies across the window under the top bar while there is trouble; hidden when there is none."""

    verb_wanted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._trouble: Trouble | None = None
        self._buttons: list[Button] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(48, 0, 12, 0)
        self._row.setSpacing(8)
        self._row.addStretch(1)
        self.setFixedHeight(HEIGHT)
        self.hide()
        theme.changed.connect(self.update)

    def show_trouble(self, trouble: Trouble | None) -> None:
        """Show it and say it, or go away; a new age of the same trouble is shown without a word."""
        before, self._trouble = self._trouble, trouble
        self.setVisible(trouble is not None)
        if trouble is None:
            return
        if before is None or before.verbs != trouble.verbs:
            self._offer(trouble.verbs)
        self.setAccessibleName(trouble.title)
        self.setAccessibleDescription(trouble.rest)
        if before is None or before.title != trouble.title:
            announce(self, f"{trouble.title}. {trouble.rest}", urgent=True)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Tint, edge, icon, the title in bold and the rest."""
        if self._trouble is None:
            return
        painter = QPainter(self)
        colours, fonts = self._theme.colours, self._theme.fonts
        grave = self._trouble.grave
        tint, line = (colours.live_tint, colours.live_text) if grave else (colours.amber_tint, colours.amber_line)
        painter.fillRect(self.rect(), QColor(tint))
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), faded(line, 0.5))
        painter.fillRect(QRectF(0, 0, EDGE, self.height()), QColor(colours.live if grave else colours.amber))
        top = (self.height() - ICON) // 2
        self._theme.icons.draw(painter, self._trouble.icon, line, QPointF(18, top), ICON)
        right = min((button.x() for button in self._buttons), default=self.width()) - 12
        room = QRectF(48, 0, right - 48, self.height())
        wide = words(painter, room, self._trouble.title, fonts.text(13, DEMI), colours.text)
        if self._trouble.rest:
            room.setLeft(48 + wide)
            words(painter, room, f" — {self._trouble.rest}", fonts.text(13), colours.text)

    def _offer(self, verbs: tuple[str, ...]) -> None:
        for button in self._buttons:
            button.deleteLater()
        self._buttons = []
        for verb in verbs:
            button = Button(self._theme, verb, look=ButtonLook.AMBER)
            button.clicked.connect(lambda _checked=False, verb=verb: self.verb_wanted.emit(verb))
            self._row.addWidget(button)
            self._buttons.append(button)
