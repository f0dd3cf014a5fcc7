"""A link that asks on itself before it does what cannot be taken back."""

import time
from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, Qt
from PySide6.QtWidgets import QWidget

from console.ui.recording.button import CONFIRM_SECONDS, DOUBLE_CLICK_SECONDS
from console.ui.theme.theme import Theme
from console.ui.widgets.link import Link

ASKED = "Stop? Press again"


class TwoStepLink(Link):
    """The first press asks for four seconds, the second one is meant; a double click is not two presses."""

    meant = Signal()

    def __init__(
        self,
        theme: Theme,
        text: str,
        asked: str,
        *,
        role: str = "accent",
        clock: Callable[[], float] = time.monotonic,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, text, role=role, parent=parent)
        self._plain, self._asked, self._clock = text, asked, clock
        self._asked_at: float | None = None
        self._patience = QTimer(self, singleShot=True, interval=round(CONFIRM_SECONDS * 1000))
        self._patience.timeout.connect(self.keep)
        self.clicked.connect(self._press)

    @property
    def asks(self) -> bool:
        """Whether the question is open."""
        return self._asked_at is not None

    def keep(self) -> None:
        """Drop the question."""
        self._asked_at = None
        self._patience.stop()
        self.setText(self._plain)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape drops the question."""
        if event.key() == Qt.Key.Key_Escape and self.asks:
            self.keep()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """No question stays open where nobody sees it."""
        super().hideEvent(event)
        self.keep()

    def _press(self) -> None:
        if self._asked_at is None:
            self._asked_at = self._clock()
            self._patience.start()
            self.setText(self._asked)
        elif self._clock() - self._asked_at > DOUBLE_CLICK_SECONDS:
            self.keep()
            self.meant.emit()
