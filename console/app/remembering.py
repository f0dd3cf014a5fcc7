"""The window's geometry and the chosen look, kept between starts; nothing here is worth a question when it is lost."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSettings

from console.app.options import Look
from console.ui.shell import Shell

if TYPE_CHECKING:  # the shell is laid out before these are loaded
    from console.ui.theme.theme import Theme
    from console.ui.window import MainWindow

FIRST_SIZE = (1280, 800)


class Remembered:
    """One INI file beside the list of servers."""

    def __init__(self, folder: Path, *, restore: bool) -> None:
        self.folder = folder
        self._restore = restore
        self._settings = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)

    @property
    def look(self) -> Look | None:
        """Return the theme that was chosen last."""
        value = str(self._settings.value("look", ""))
        return Look(value) if value in Look.__members__.values() else None

    @property
    def calm(self) -> bool | None:
        """Return whether less motion was chosen, or nothing as long as the desktop decides."""
        return {"yes": True, "no": False}.get(str(self._settings.value("calm", "")))

    @property
    def last(self) -> str:
        """Return the id of the server that was in front last, or nothing."""
        return str(self._settings.value("last", ""))

    @last.setter
    def last(self, id_: str) -> None:
        self._settings.setValue("last", id_)

    def lay_out(self, shell: Shell, size: tuple[int, int] | None) -> None:
        """Put the window back to where it was, or where a first window belongs; a size that was asked for wins."""
        shell.resize(*FIRST_SIZE)
        geometry = self._settings.value("geometry")
        if self._restore and isinstance(geometry, QByteArray):
            shell.restoreGeometry(geometry)
        if size is not None:
            shell.resize(*size)

    def lay_out_parts(self, window: "MainWindow") -> None:
        """Give panes and columns the widths they had, and people the order they stood in."""
        if not self._restore:
            return
        parts = self._settings.value("parts")
        if isinstance(parts, dict):
            known = {str(name): value for name, value in parts.items() if isinstance(value, QByteArray | str)}
            window.restore_parts(known)

    def keep(self, shell: Shell, window: "MainWindow", theme: "Theme") -> None:
        """Keep them for the next start."""
        self._settings.setValue("look", theme.choice.value)
        if theme.chosen_calm is not None:
            self._settings.setValue("calm", "yes" if theme.chosen_calm else "no")
        if self._restore:
            self._settings.setValue("geometry", shell.saveGeometry())
            self._settings.setValue("parts", window.parts())
        self._settings.sync()
