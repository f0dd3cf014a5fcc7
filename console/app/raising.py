"""Brings the window to the front when Cuelight is started a second time."""

from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, Qt
from PySide6.QtWidgets import QWidget


def raise_when_touched(window: QWidget, file: Path) -> None:
    """Show a window whenever somebody touches a file; the watching ends with the window."""
    if not file.exists():  # the folder cannot be written to, and so nobody can knock
        return
    watcher = QFileSystemWatcher([str(file)], window)

    def show() -> None:
        window.setWindowState((window.windowState() & ~Qt.WindowState.WindowMinimized) | Qt.WindowState.WindowActive)
        window.show()
        window.raise_()
        window.activateWindow()

    watcher.fileChanged.connect(show)
