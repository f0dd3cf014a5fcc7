"""The bars across the window: that nothing is being written down stands above what a server does not answer."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from console.ui.notices.banner_pane import BannerPane
from console.ui.scene import Scene
from console.ui.theme.theme import Theme
from console.ui.widgets.banner import Banner, Trouble

UNWRITTEN = "Actions are not being written down"
_ASKS = "What cannot be taken back asks first."


class Bars(QWidget):
    """Emits what the banner's buttons want."""

    wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._unwritten = Banner(theme)
        self.banner = BannerPane(theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._unwritten)
        column.addWidget(self.banner)
        self.banner.wanted.connect(self.wanted)
        self._trouble = ""

    def show_scene(self, scene: Scene | None) -> None:
        """Follow the server in front."""
        trouble = scene.logbook.trouble if scene is not None else ""
        if trouble != self._trouble:
            self._trouble = trouble
            told = Trouble(UNWRITTEN, f"{trouble} {_ASKS}", "triangle-alert", grave=True) if trouble else None
            self._unwritten.show_trouble(told)
        self.banner.show_scene(scene)
