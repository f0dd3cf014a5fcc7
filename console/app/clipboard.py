"""The clipboard: what is secret leaves it again, and programs that keep a history are asked to pass it over."""

import sys
from collections.abc import Callable, Iterable

from PySide6.QtCore import QMimeData, QObject, Qt, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication

from console.domain.redaction import has_secret
from console.domain.secret import Secret

STAYS = 60.0
"""Seconds that a secret stays on the clipboard."""

_HINTS = {
    # KDE's Klipper, which GNOME's extensions follow; Microsoft, Cloud Clipboard formats; nspasteboard.org
    "linux": ("x-kde-passwordManagerHint", b"secret"),
    "win32": ("ExcludeClipboardContentFromMonitorProcessing", b"1"),
    "darwin": ("org.nspasteboard.ConcealedType", b""),
}


class Clipboard(QObject):
    """Copies texts; one with a token or a secret in it is taken away after a while, if it is still there.

    Wayland shows the clipboard to the window in front only: what another program holds by then is looked at when this
    one is in front again. A history that does not heed the hint keeps what it has.
    """

    def __init__(
        self,
        app: QGuiApplication,
        live: Callable[[], Iterable[Secret]],
        parent: QObject | None = None,
        *,
        seconds: float = STAYS,
    ) -> None:
        super().__init__(parent)
        self._app, self._live = app, live
        self._copied: Secret | None = None
        self._timer = QTimer(self, singleShot=True, interval=round(seconds * 1000))
        self._timer.timeout.connect(self._time_is_up)
        self._overdue = False
        app.applicationStateChanged.connect(self._state_changed)

    def copy(self, text: str) -> bool:
        """Copy a text; True if it is a secret one, which will leave by itself."""
        if has_secret(text, self._live()):
            self.copy_secret(text)
            return True
        self._forget()
        self._board.setText(text)
        return False

    def copy_secret(self, text: str) -> None:
        """Copy a link or a token that lets somebody in."""
        self._forget()
        self._board.setMimeData(concealed(text))
        self._copied = Secret(text)
        self._timer.start()

    def clear(self) -> None:
        """Take a secret away now, if it is still there; nothing else is ever taken."""
        if self._is_there:
            self._board.clear()
        self._forget()

    @property
    def _board(self) -> QClipboard:
        return self._app.clipboard()

    @property
    def _is_there(self) -> bool:
        return self._copied is not None and self._copied.same(Secret(self._board.text()))

    def _time_is_up(self) -> None:
        if self._is_there or self._app.applicationState() is Qt.ApplicationState.ApplicationActive:
            self.clear()
        else:
            self._overdue = True

    def _state_changed(self, state: Qt.ApplicationState) -> None:
        if self._overdue and state is Qt.ApplicationState.ApplicationActive:
            self.clear()

    def _forget(self) -> None:
        self._copied = None
        self._overdue = False
        self._timer.stop()


def concealed(text: str, platform: str = sys.platform) -> QMimeData:
    """Return a text with the system's mark for what is not to be kept in a history."""
    data = QMimeData()
    data.setText(text)
    if hint := _HINTS.get(platform):
        data.setData(*hint)
    return data
