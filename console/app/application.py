"""The Qt application: every wish to quit arrives at one callback, and Qt's own messages arrive in the log."""

import logging
from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}

# Nobody can act on these: the first is said without a window manager each time a window is shown, the second each time
# that a screen reader asks for a method of the accessibility bus that Qt has not got.
_IDLE_TALK = ("This plugin does not support ", "AtSpiAdaptor::applicationInterface does not implement ")


class Application(QApplication):
    """A QApplication that asks before it quits."""

    def __init__(self, arguments: Sequence[str] = ("cuelight",)) -> None:
        super().__init__(list(arguments))
        self._quit: Callable[[], None] | None = None
        self._quit_wanted = False

    def on_quit(self, callback: Callable[[], None] | None) -> None:
        """Call this, or nobody, whenever the desktop, the last window or a signal wants the program to end.

        A wish that came while nobody listened is delivered at once, and only once.
        """
        self._quit = callback
        if callback is not None and self._quit_wanted:
            self._quit_wanted = False
            callback()

    def request_quit(self) -> None:
        """Pass a wish to quit to the one callback; it is kept until there is one."""
        if self._quit is None:
            self._quit_wanted = True
        else:
            self._quit()

    def event(self, event: QEvent) -> bool:
        """Turn Qt's Quit into a request, so that the loop can end its work first."""
        if event.type() == QEvent.Type.Quit:
            event.ignore()
            self.request_quit()
            return True
        return super().event(event)


def route_qt_messages(log: logging.Logger) -> None:
    """Send Qt's messages to a child of `log` named after Qt's category."""

    def handle(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        level = logging.DEBUG if message.startswith(_IDLE_TALK) else _LEVELS[kind]
        log.getChild(context.category or "default").log(level, "%s", message)

    qInstallMessageHandler(handle)
