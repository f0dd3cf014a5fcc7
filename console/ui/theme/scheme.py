"""Which of the three looks is wanted: what the person chose, or what the desktop says."""

from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QPalette

from console.ui.theme.colours import Scheme


class Choice(StrEnum):
    """What a person can choose; `SYSTEM` follows the desktop while the program runs."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


def wanted_scheme(application: QGuiApplication, choice: Choice, *, dark_desktop: bool) -> Scheme:
    """Return the look of a choice; `dark_desktop` decides where the desktop names no scheme."""
    if choice is not Choice.SYSTEM:
        return Scheme(choice)
    hints = application.styleHints()
    # Kept in a name: PySide deletes the hints of accessibility together with the wrapper they were asked from.
    accessibility = hints.accessibility()
    if accessibility.contrastPreference() == Qt.ContrastPreference.HighContrast:
        return Scheme.CONTRAST
    match hints.colorScheme():
        case Qt.ColorScheme.Dark:
            return Scheme.DARK
        case Qt.ColorScheme.Light:
            return Scheme.LIGHT
        case _:
            return Scheme.DARK if dark_desktop else Scheme.LIGHT


def is_dark(desktop: QPalette) -> bool:
    """A desktop that names no scheme may still have brought a palette."""
    return desktop.windowText().color().lightness() > desktop.window().color().lightness()
