"""What moves in a tree: arcs that turn while something is under way, and tints of rows that changed by themselves."""

import time
from collections.abc import Callable, Collection, Hashable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from console.ui.theme.theme import Theme
from console.ui.widgets.turning import FRAME_MS, turn_now

TINT_SECONDS = 0.6


class Motion(QObject):
    """Runs only while something moves on a widget that is seen; with reduced motion nothing ever does.

    `clock` is monotonic, in seconds.
    """

    stepped = Signal(object)
    """The keys whose rows must be painted again."""

    def __init__(self, theme: Theme, widget: QWidget, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(widget)
        self._theme, self._widget, self._clock = theme, widget, clock
        self._turning: frozenset[Hashable] = frozenset()
        self._tinted: dict[Hashable, float] = {}
        self._frames = QTimer(self, interval=FRAME_MS)
        self._frames.timeout.connect(self._step)
        widget.installEventFilter(self)

    def show(self, turning: Collection[Hashable], tinted: Collection[Hashable] = ()) -> None:
        """Let these rows turn from now on, and tint those that have just changed."""
        self._turning = frozenset(turning)
        if not self._theme.calm:
            self._tinted.update(dict.fromkeys(tinted, self._clock()))
        self._settle(seen=self._widget.isVisible())

    def turn(self, key: Hashable) -> float:
        """Return how far the arcs of a row have turned."""
        return turn_now(self._theme, self._clock) if key in self._turning else 0.0

    def tint(self, key: Hashable) -> float:
        """Return how much of a row's tint is left, from 1 to 0."""
        began = self._tinted.get(key)
        return 0.0 if began is None else max(0.0, 1 - (self._clock() - began) / TINT_SECONDS)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stand still behind a closed pane."""
        if event.type() in (QEvent.Type.Show, QEvent.Type.Hide):
            self._settle(seen=event.type() == QEvent.Type.Show)
        return super().eventFilter(watched, event)

    def _settle(self, *, seen: bool) -> None:
        moves = bool(self._tinted) or (bool(self._turning) and not self._theme.calm)
        if not (moves and seen):
            self._frames.stop()
        elif not self._frames.isActive():
            self._frames.start()

    def _step(self) -> None:
        now = self._clock()
        keys = self._turning | self._tinted.keys()
        self._tinted = {key: began for key, began in self._tinted.items() if now - began < TINT_SECONDS}
        self._settle(seen=True)
        self.stepped.emit(keys)
