"""Toasts where they disturb least: over the foot of the table, or in the row of the status bar of a low window."""

import time
from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QRect, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from console.ui.notices.restarts import restarted
from console.ui.notices.toasts import UNDO, Toasts, Told
from console.ui.scene import Scene
from console.ui.theme.theme import Theme
from console.ui.widgets.toast import Notice
from console.ui.widgets.toast_stack import ToastStack

LOW_WINDOW, MARGIN = 700, 12
UNDO_KEYS = "Ctrl+Z"


class Notices(QObject):
    """Tells every press once; emits the Perform of *Undo* and *Try again*. `ground` is what the toasts lie on."""

    wanted = Signal(object)

    def __init__(self, theme: Theme, ground: QWidget, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(ground)
        self.stack = ToastStack(theme, ground, clock)
        self._servers: dict[str, Toasts] = {}
        self._told: dict[str, Told] = {}
        self._restarts: dict[str, float] = {}
        self.stack.verb_wanted.connect(self._take)
        # A text field with the keyboard takes these keys for itself.
        self._undo_keys = QShortcut(QKeySequence(UNDO_KEYS), ground)
        self._undo_keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._undo_keys.activated.connect(self.undo)

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
    def can_undo(self) -> bool:
        """Say whether a toast that offers *Undo* stands."""
        return self._undoable() is not None

    def undo(self) -> None:
        """Take the way back of the newest toast that offers one, as its keys do."""
        found = self._undoable()
        if found is not None:
            self.stack.take_away(found.key)
            self._take(found)

    def place(self, table: QRect, status: QRect, high: int) -> None:
        """Stand over the foot of the table, or in the row of the status bar where the window is lower than 700."""
        low = high < LOW_WINDOW
        self.stack.set_area(status if low else table.adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN))

    def _show(self, told: Told) -> None:
        standing = {toast.notice.key for toast in self.stack.toasts}
        self._told = {key: kept for key, kept in self._told.items() if key in standing}
        self._told[told.key] = told
        caps = self._undo_keys.key().toString(QKeySequence.SequenceFormat.NativeText).split("+")
        keys = tuple(caps) if told.verb == UNDO else ()
        self.stack.show_notice(Notice(told.key, told.sentence, told.icon, told.verb, keys, failure=told.stays))

    def _undoable(self) -> Notice | None:
        return next((t.notice for t in reversed(self.stack.toasts) if t.notice.verb == UNDO), None)

    def _take(self, notice: object) -> None:
        told = self._told.get(notice.key) if isinstance(notice, Notice) else None
        if told is not None and told.wanted is not None:
            self.wanted.emit(told.wanted)
