"""Where toasts stand: one above the other, the newest lowest, centred over what they speak of."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEasingCurve, QObject, QPoint, QPropertyAnimation, QRect, Signal
from PySide6.QtWidgets import QWidget

from console.ui.theme.theme import Theme
from console.ui.widgets.shadow import Shadow
from console.ui.widgets.speaking import announce
from console.ui.widgets.toast import RADIUS, Notice, Toast

MOST, GAP, IN_MS, RISE = 3, 8, 160, 10


class ToastStack(QObject):
    """Shows notices over `ground` and speaks them; it is no widget, so that it covers nothing.

    A notice with the key of one that stands replaces it. Of four, the oldest that is no failure goes.
    """

    verb_wanted = Signal(object)
    changed = Signal()
    """A toast has come or gone."""

    def __init__(self, theme: Theme, ground: QWidget, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(ground)
        self._theme, self._ground, self._clock = theme, ground, clock
        self._area = QRect()
        self._toasts: list[Toast] = []

    @property
    def toasts(self) -> tuple[Toast, ...]:
        """What stands now, the oldest first."""
        return tuple(self._toasts)

    def set_area(self, area: QRect) -> None:
        """Stand at the lower edge of this rectangle of the ground, in its middle."""
        self._area = area
        self._arrange()

    def show_notice(self, notice: Notice) -> None:
        """Add a toast, or let it take the place of the one about the same thing."""
        for old in [toast for toast in self._toasts if toast.notice.key == notice.key]:
            self._drop(old)
        while len(self._toasts) >= MOST:
            self._drop(next((toast for toast in self._toasts if not toast.notice.failure), self._toasts[0]))
        toast = Toast(self._theme, notice, self._clock, self._ground)
        toast.verb_wanted.connect(self.verb_wanted)
        toast.gone.connect(self._leave)
        Shadow(self._theme, toast, RADIUS)
        self._toasts.append(toast)
        toast.show()
        toast.raise_()
        self._arrange()
        self._rise(toast)
        announce(toast, notice.spoken, urgent=notice.failure)
        self.changed.emit()

    def take_away(self, key: str) -> None:
        """Remove the toast about a thing that has been settled elsewhere."""
        for toast in [toast for toast in self._toasts if toast.notice.key == key]:
            self._drop(toast)
        self._arrange()
        self.changed.emit()

    def _leave(self, notice: Notice) -> None:
        self.take_away(notice.key)

    def _drop(self, toast: Toast) -> None:
        self._toasts.remove(toast)
        toast.hide()
        toast.deleteLater()

    def _arrange(self) -> None:
        low = self._area.bottom() + 1
        for toast in reversed(self._toasts):
            # A toast that is still rising would end where it stood before another came.
            for rising in toast.findChildren(QPropertyAnimation):
                rising.stop()
            wide = min(toast.sizeHint().width(), self._area.width())
            low -= toast.height()
            toast.setGeometry(self._area.left() + (self._area.width() - wide) // 2, low, wide, toast.height())
            low -= GAP

    def _rise(self, toast: Toast) -> None:
        if self._theme.calm:
            return
        rising = QPropertyAnimation(toast, b"pos", toast)
        rising.setDuration(IN_MS)
        rising.setEasingCurve(QEasingCurve.Type.OutCubic)
        rising.setStartValue(toast.pos() + QPoint(0, RISE))
        rising.setEndValue(toast.pos())
        rising.start(QPropertyAnimation.DeletionPolicy.DeleteWhenStopped)
