"""The bulk bar: what can be done with everybody who is selected, and with how many."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from console.ui.theme.fonts import DEMI
from console.ui.theme.theme import Theme
from console.ui.widgets.button import Button, ButtonLook
from console.ui.widgets.check import draw_check
from console.ui.widgets.label import Label
from console.ui.widgets.shadow import Shadow
from console.ui.widgets.shapes import plate
from console.ui.widgets.tool import Tool

HEIGHT, RADIUS = 46, 10


@dataclass(frozen=True, slots=True)
class BulkVerb:
    """One verb with its number already in the words; a reason switches it off."""

    key: str
    text: str
    icon: str
    reason: str = ""


class BulkBar(QWidget):
    """Floats over the lower end of the table while more than one row is selected."""

    verb_wanted = Signal(str)
    close_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._verbs: tuple[BulkVerb, ...] = ()
        self._buttons: dict[str, Button] = {}
        self._count = Label(theme, "", 13, DEMI)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(36, 0, 9, 0)
        self._row.setSpacing(6)
        self._row.addWidget(self._count)
        self._row.addSpacing(12)
        self._close = Tool(theme, "x", "Clear the selection")
        self._close.clicked.connect(self.close_wanted)
        self._row.addWidget(self._close)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(HEIGHT)
        Shadow(theme, self, RADIUS)
        theme.changed.connect(self.update)

    def show_selection(self, count: int, verbs: tuple[BulkVerb, ...]) -> None:
        """Say how many, and offer the verbs: the first filled, the last kept for what cannot be taken back."""
        self._count.setText(f"{count} selected")
        self.setAccessibleName(f"{count} selected")
        if [verb.key for verb in verbs] != [verb.key for verb in self._verbs]:
            self._offer(verbs)
        self._verbs = verbs
        for verb in verbs:
            self._buttons[verb.key].setText(verb.text)
            self._buttons[verb.key].show_reason(verb.reason)
        self.resize(self.sizeHint())

    def sizeHint(self) -> QSize:
        """As wide as what is in it."""
        return QSize(self._row.sizeHint().width(), HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A raised plate and a checked box."""
        painter = QPainter(self)
        colours = self._theme.colours
        plate(painter, QRectF(self.rect()), RADIUS, colours.raised, colours.control_line)
        draw_check(painter, self._theme, QPointF(12, (HEIGHT - 16) / 2), checked=True)

    def _offer(self, verbs: tuple[BulkVerb, ...]) -> None:
        for button in self._buttons.values():
            button.deleteLater()
        self._buttons = {}
        for place, verb in enumerate(verbs):
            look = ButtonLook.PLAIN if place else ButtonLook.FIRST
            button = Button(self._theme, verb.text, verb.icon, look=look)
            button.clicked.connect(lambda _checked=False, key=verb.key: self.verb_wanted.emit(key))
            self._row.insertWidget(2 + place, button)
            self._buttons[verb.key] = button
