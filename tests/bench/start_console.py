"""The console's side of the ratio of starts: a first start as the command line makes it, until the window is filled."""

import os
import sys

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer

from console.app.arguments import read_arguments
from console.app.display import missing_display
from console.app.program import run
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
    options = read_arguments(["--config", sys.argv[1]], sys.stdin.read)
    assert not missing_display(os.environ)
    run(options, painted=painted)
