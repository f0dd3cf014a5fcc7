"""The theme in use: what the person chose or the system says, laid over the whole program in one step."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from console.ui.theme.colours import COLOURS, Colours, Scheme
from console.ui.theme.fonts import Fonts
from console.ui.theme.icons import Icons
from console.ui.theme.palette import palette
from console.ui.theme.scheme import Choice, is_dark, wanted_scheme
from console.ui.theme.style import style_sheet


class Theme(QObject):
    """Colours, icons and fonts for every widget; made before the first window, so that nothing flashes.

    `changed` comes after palette and style sheet are in place: whoever paints by hand only has to repaint.
    """

    changed = Signal()

    def __init__(
        self,
        application: QApplication,
        choice: Choice = Choice.SYSTEM,
        *,
        calm: bool | None = None,
        icons: Icons | None = None,
    ) -> None:
        super().__init__(application)
        self.icons = icons or Icons()
        self.fonts = Fonts()
        self._calm, self._desktop_is_calm = calm, False
        self._application = application
        # Both are kept: PySide deletes the hints of accessibility together with the wrapper they were asked from.
        self._hints = application.styleHints()
        self._accessibility = self._hints.accessibility()
        self._dark_desktop = is_dark(application.palette())
        self._choice = choice
        self._scheme = self._wanted()
        if application.style().name() != "fusion":
            application.setStyle("Fusion")
        application.setFont(self.fonts.text())
        self._lay()
        self._hints.colorSchemeChanged.connect(self._follow)
        self._accessibility.contrastPreferenceChanged.connect(self._follow)

    @property
    def colours(self) -> Colours:
        """The roles and their values now."""
        return COLOURS[self._scheme]

    @property
    def calm(self) -> bool:
        """Reduced motion: nothing folds, nothing turns, and what drains does so once a second."""
        return self._desktop_is_calm if self._calm is None else self._calm

    @property
    def chosen_calm(self) -> bool | None:
        """What was chosen about motion, or nothing as long as the desktop decides."""
        return self._calm

    def reduce_motion(self, *, calm: bool) -> None:
        """Move less from now on, or more, whatever the desktop says."""
        before, self._calm = self.calm, calm
        if calm is not before:
            self.changed.emit()

    def follow_motion(self, *, calm: bool) -> None:
        """Take what the desktop says about motion, as long as nobody has chosen."""
        before, self._desktop_is_calm = self.calm, calm
        if self.calm is not before:
            self.changed.emit()

    @property
    def choice(self) -> Choice:
        """What was chosen, which is not the scheme that it led to."""
        return self._choice

    def choose(self, choice: Choice) -> None:
        """Take another look at once, or follow the system from now on."""
        self._choice = choice
        match choice:
            case Choice.LIGHT:
                self._hints.setColorScheme(Qt.ColorScheme.Light)
            case Choice.SYSTEM:
                self._hints.unsetColorScheme()
            case _:
                self._hints.setColorScheme(Qt.ColorScheme.Dark)
        self._follow()

    def icon(self, name: str, size: int = 16, gap: int = 0) -> QIcon:
        """An icon for an action or one of Qt's own buttons; make it again when `changed` comes."""
        ratio = self._application.devicePixelRatio()
        return self.icons.icon(name, self.colours.text_2, self.colours.disabled, ratio, size=size, gap=gap)

    def _follow(self) -> None:
        wanted = self._wanted()
        if wanted is not self._scheme:
            self._scheme = wanted
            self._lay()
            self.changed.emit()

    def _wanted(self) -> Scheme:
        return wanted_scheme(self._application, self._choice, dark_desktop=self._dark_desktop)

    def _lay(self) -> None:
        self._application.setPalette(palette(self.colours))
        self._application.setStyleSheet(style_sheet(self.colours))
