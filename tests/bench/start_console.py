"""The console's side of the ratio of starts: a first plain start by the command line, until the window is filled."""

import os
import sys

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer

from console.cli import main
from tests.bench.painting import say_when, say_when_and_end


class Filling(QObject):
    """Waits until what the window holds has been painted; its class is not known before it is loaded."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """End once Qt comes back from the first painting of the content."""
        if event.type() == QEvent.Type.Paint and watched.metaObject().className() == "MainWindow":
            QTimer.singleShot(0, say_when_and_end)
        return False


def painted() -> None:
    """Say when the frame was painted, and wait for the rest."""
    say_when()
    application = QCoreApplication.instance()
    assert application is not None
    application.installEventFilter(Filling(application))


if __name__ == "__main__":
    os.environ["XDG_CONFIG_HOME"] = sys.argv[1]
    sys.exit(main([], painted))
