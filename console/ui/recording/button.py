"""The one big button of a room: it shows what is proven about the recording, and asks before it stops."""

import time
from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from console.ui.plain import tip
from console.ui.recording.face import LARGE, SMALL, Face, Moment
from console.ui.recording.states import RecordState, Shown
from console.ui.theme.theme import Theme

CONFIRM_SECONDS, DOUBLE_CLICK_SECONDS, TURN_SECONDS = 4.0, 0.4, 1.2
FRAME_MS, CALM_MS = 40, 1000
ENDED = (RecordState.SAVED, RecordState.FAILED, RecordState.CANCELLED)
ASKED = "Press again to stop · Esc keeps it"


class RecordButton(QAbstractButton):
    """Shape, word and colour change together; the confirmation lives on the button, never in a dialog.

    Each signal carries the `Shown` that was on the button when the finger came down. `clock` is monotonic, in seconds.
    """

    start_wanted = Signal(object)
    stop_wanted = Signal(object)
    check_wanted = Signal(object)
    dismiss_wanted = Signal(object)

    def __init__(
        self,
        theme: Theme,
        *,
        small: bool = False,
        confirm: bool = True,
        clock: Callable[[], float] = time.monotonic,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._small, self._confirm, self._clock = theme, small, confirm, clock
        self._face = Face(theme)
        self._shown = Shown(RecordState.IDLE)
        self._asked_at: float | None = None
        self._down_on: Shown | None = None
        self._frames = QTimer(self)
        self._frames.timeout.connect(self._tick)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFixedHeight(SMALL if small else LARGE)
        self.setMinimumWidth(100 if small else 240)
        self.pressed.connect(self._remember)
        self.clicked.connect(self._press)
        theme.changed.connect(self.update)
        self._settle()

    @property
    def state(self) -> RecordState:
        """The state on the screen now; the question counts as one."""
        return self.shown.state

    @property
    def shown(self) -> Shown:
        """What is on the screen now."""
        if self._asked_at is None:
            return self._shown
        return Shown(RecordState.STOP_ASKED, clock=self._shown.clock, sentence=ASKED, subject=self._shown.subject)

    @property
    def moving(self) -> bool:
        """Whether it repaints by itself."""
        return self._frames.isActive()

    def show_recording(self, shown: Shown) -> None:
        """Show another state or a newer clock; an open question survives only while the same recording runs."""
        if shown == self._shown:
            return
        same = shown.state is RecordState.LIVE and shown.subject == self._shown.subject
        self._shown = shown
        if not same:
            self._asked_at = None
        self._settle()

    def confirm_stop(self, wanted: bool) -> None:
        """Whether the first press on REC only asks."""
        if wanted is not self._confirm:
            self._confirm = wanted
            self.keep()

    def keep(self) -> None:
        """Drop the question: the recording goes on."""
        self._asked_at = None
        self._settle()

    def sizeHint(self) -> QSize:
        """The same in every state, so that nothing beside it moves."""
        return QSize(176, SMALL) if self._small else QSize(284, LARGE)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return presses as Space does; Escape keeps the recording, or dismisses what has ended."""
        if event.key() == Qt.Key.Key_Escape and self._asked_at is not None:
            self.keep()
        elif event.key() == Qt.Key.Key_Escape and self.state in ENDED:
            self.dismiss_wanted.emit(self._shown)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Move again."""
        super().showEvent(event)
        self._settle()

    def hideEvent(self, event: QHideEvent) -> None:
        """What nobody sees does not move, and no question stays open behind a closed pane."""
        super().hideEvent(event)
        self._asked_at = None
        self._settle()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the state with its clock, and how far arc and bar have come."""
        painter = QPainter(self)
        turn = 0.0 if self._theme.calm else (self._clock() / TURN_SECONDS) % 1
        moment = Moment(turn, self._left(), self.isEnabled() and self.underMouse(), self.isDown(), self.hasFocus())
        self._face.paint(painter, QRectF(self.rect()), self.shown, moment)

    def _left(self) -> float:
        """The share of the four seconds that is left."""
        if self._asked_at is None:
            return 1.0
        return max(0.0, 1 - (self._clock() - self._asked_at) / CONFIRM_SECONDS)

    def _remember(self) -> None:
        self._down_on = self.shown

    def _press(self) -> None:
        """Act on what was shown when the finger came down, and on nothing that slid under it since."""
        meant, self._down_on = self._down_on, None
        now = self.shown
        if meant is None or (meant.state, meant.subject) != (now.state, now.subject):
            return
        match now.state:
            case RecordState.IDLE | RecordState.FAILED | RecordState.CANCELLED:
                self.start_wanted.emit(now)
            case RecordState.UNKNOWN:
                self.check_wanted.emit(now)
            case RecordState.SAVED:
                self.dismiss_wanted.emit(now)
            case RecordState.LIVE if self._confirm:
                self._asked_at = self._clock()
                self._settle()
            case RecordState.LIVE:
                self.stop_wanted.emit(now)
            case RecordState.STOP_ASKED:
                self._stop()

    def _stop(self) -> None:
        if self._asked_at is None or self._clock() - self._asked_at <= DOUBLE_CLICK_SECONDS:
            return
        self.keep()
        self.stop_wanted.emit(self._shown)

    def _settle(self) -> None:
        """Bring name, timer and picture in line with the state."""
        shown = self.shown
        if self.accessibleName() != shown.spoken:
            self.setAccessibleName(shown.spoken)
        self.setToolTip(tip(shown.sentence))
        self.setEnabled(shown.state is not RecordState.DISABLED)
        if shown.state.moves and self.isVisible():
            self._frames.start(CALM_MS if self._theme.calm else FRAME_MS)
        else:
            self._frames.stop()
        self.update()

    def _tick(self) -> None:
        if self._asked_at is not None and self._clock() - self._asked_at >= CONFIRM_SECONDS:
            self.keep()
        else:
            self.update()
