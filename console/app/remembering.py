"""The window's geometry and the chosen look, kept between starts; nothing here is worth a question when it is lost."""

from pathlib import Path

from platformdirs import user_config_path
from PySide6.QtCore import QByteArray, QSettings

from console.app.options import Look
from console.ui.theme.theme import Theme
from console.ui.window import MainWindow


def settings_folder(config: Path | None) -> Path:
    """Return the folder of servers and settings: the one that was asked for, or the platform's."""
    return config if config is not None else user_config_path("cuelight", appauthor=False)


class Remembered:
    """One INI file beside the list of servers."""

    def __init__(self, folder: Path, *, restore: bool) -> None:
        self.folder = folder
        self._restore = restore
        self._settings = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)

    @property
    def look(self) -> Look | None:
        """Return the theme that was chosen last."""
        value = self._settings.value("look", "")
        return Look(value) if value in Look.__members__.values() else None

    @property
    def last(self) -> str:
        """Return the id of the server that was in front last, or nothing."""
        return str(self._settings.value("last", ""))

    @last.setter
    def last(self, id_: str) -> None:
        self._settings.setValue("last", id_)

    def lay_out(self, window: MainWindow) -> None:
        """Put the window back to where it was, or where a first window belongs."""
        window.resize(1280, 800)
        if not self._restore:
            return
        geometry = self._settings.value("geometry")
        if isinstance(geometry, QByteArray):
            window.restoreGeometry(geometry)
        parts = self._settings.value("parts")
        if isinstance(parts, dict):
            window.restore_parts({str(name): value for name, value in parts.items() if isinstance(value, QByteArray)})

    def keep(self, window: MainWindow, theme: Theme) -> None:
        """Keep them for the next start."""
        self._settings.setValue("look", theme.choice.value)
        if self._restore:
            self._settings.setValue("geometry", window.saveGeometry())
            self._settings.setValue("parts", window.parts())
        self._settings.sync()
