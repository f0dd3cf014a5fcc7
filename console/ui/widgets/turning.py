"""What turns while something is under way: one clock for every arc, and no repaint for what nobody sees."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

from console.ui.theme.theme import Theme

TURN_SECONDS, FRAME_MS = 1.2, 40


def turn_now(theme: Theme, clock: Callable[[], float] = time.monotonic) -> float:
    """How far every open arc on the screen has turned; with reduced motion they all stand still."""
    return 0.0 if theme.calm else (clock() / TURN_SECONDS) % 1


class Turning(QObject):
    """Repaints its widget while it is wanted, seen, and motion is not reduced."""

    def __init__(self, theme: Theme, widget: QWidget) -> None:
        super().__init__(widget)
        self._theme, self._widget, self._wanted = theme, widget, False
        self._frames = QTimer(self)
        self._frames.setInterval(FRAME_MS)
        self._frames.timeout.connect(widget.update)
        widget.installEventFilter(self)

    @property
    def active(self) -> bool:
        """Whether it repaints now."""
        return self._frames.isActive()

    def want(self, wanted: bool) -> None:
        """Say whether something in the widget is under way."""
        self._wanted = wanted
        self._settle()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stand still behind a closed pane."""
        if event.type() in (QEvent.Type.Show, QEvent.Type.Hide):
            self._settle(seen=event.type() == QEvent.Type.Show)
        return super().eventFilter(watched, event)

    def _settle(self, *, seen: bool | None = None) -> None:
        seen = self._widget.isVisible() if seen is None else seen
        if self._wanted and seen and not self._theme.calm:
            self._frames.start()
        else:
            self._frames.stop()
