"""Toasts where they disturb least: over the foot of the table, or in the row of the status bar of a low window."""

import time
from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget

from console.ui.commands.table import BY_ID
from console.ui.intents import Undo
from console.ui.notices.restarts import restarted
from console.ui.notices.toasts import UNDO, Toasts, Told
from console.ui.scene import Scene
from console.ui.standing import Undoable
from console.ui.theme.theme import Theme
from console.ui.widgets.toast import Notice
from console.ui.widgets.toast_stack import ToastStack

LOW_WINDOW, MARGIN = 700, 12
_CAPS = tuple(QKeySequence(BY_ID["undo"].keys[0]).toString(QKeySequence.SequenceFormat.NativeText).split("+"))


class Notices(QObject):
    """Tells every press once; emits the intents of *Undo* and *Try again*. `ground` is what the toasts lie on."""

    wanted = Signal(object)
    undo_changed = Signal()
    """What *Undo* would take back now is something else."""

    def __init__(self, theme: Theme, ground: QWidget, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(ground)
        self.stack = ToastStack(theme, ground, clock)
        self._servers: dict[str, Toasts] = {}
        self._told: dict[str, Told] = {}
        self._restarts: dict[str, float] = {}
        self.stack.verb_wanted.connect(self._take)
        self.stack.changed.connect(self._say_undo)
        self._offered: Undoable | None = None

    def show_scenes(self, scenes: Mapping[str, Scene]) -> None:
        """Tell what has been settled since the last time."""
        self._servers = {key: self._servers.get(key) or Toasts() for key in scenes}
        for key, scene in scenes.items():
            for told in self._servers[key].look(scene):
                self._show(told)
            if scene.truth.restarted_at > self._restarts.get(key, 0.0):
                self._restarts[key] = scene.truth.restarted_at
                self._show(restarted(scene))

    def expect(self, server: str, batch: int, summary: str) -> None:
        """Keep the sentence that a press of several actions brought along, until all of them are settled."""
        if server in self._servers:
            self._servers[server].expect(batch, summary)

    def say(self, sentence: str, icon: str = "info", *, stays: bool = False) -> None:
        """Tell something that has no receipt, such as what was copied, or why a key did nothing."""
        self._show(Told("said", sentence, icon, stays=stays))

    @property
    def undoable(self) -> Undoable | None:
        """Return what the newest toast offers to take back, for the command that has the keys."""
        return self._offered

    def drop(self, undo: Undo) -> None:
        """Put the toast away that offered what is being taken back."""
        for key in [key for key, told in self._told.items() if told.wanted == undo]:
            self.stack.take_away(key)

    def place(self, table: QRect, status: QRect, high: int) -> None:
        """Stand over the foot of the table, or in the row of the status bar where the window is lower than 700."""
        low = high < LOW_WINDOW
        self.stack.set_area(status if low else table.adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN))

    def _show(self, told: Told) -> None:
        standing = {toast.notice.key for toast in self.stack.toasts}
        self._told = {key: kept for key, kept in self._told.items() if key in standing}
        self._told[told.key] = told
        keys = _CAPS if told.verb == UNDO else ()
        self.stack.show_notice(Notice(told.key, told.sentence, told.icon, told.verb, keys, failure=told.stays))

    def _say_undo(self) -> None:
        offered = self._found()
        if offered != self._offered:
            self._offered = offered
            self.undo_changed.emit()

    def _found(self) -> Undoable | None:
        for toast in reversed(self.stack.toasts):
            told = self._told.get(toast.notice.key)
            if told is not None and isinstance(told.wanted, Undo):
                return Undoable(told.wanted.server, told.wanted.deeds, told.wanted.summary, told.sentence)
        return None

    def _take(self, notice: object) -> None:
        told = self._told.get(notice.key) if isinstance(notice, Notice) else None
        if told is not None and told.wanted is not None:
            self.wanted.emit(told.wanted)
