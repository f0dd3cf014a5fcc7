"""The pane at the right: the inspector of the room in front, or everything that was done."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from console.ui.activity.pane import Activity
from console.ui.filtering import ActivityFilter
from console.ui.recording.pane import Inspector
from console.ui.scene import Scene
from console.ui.standing import Standing
from console.ui.theme.theme import Theme


class Side(QWidget):
    """One of the two at a time."""

    wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pane")
        self.inspector = Inspector(theme)
        self.activity = Activity(theme)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.inspector)
        self._pages.addWidget(self.activity)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)
        self.setFocusProxy(self._pages)
        self.inspector.wanted.connect(self.wanted)
        self.activity.wanted.connect(self.wanted)

    @property
    def is_activity_shown(self) -> bool:
        """Say whether what was done is shown, and not the room."""
        return self._pages.currentWidget() is self.activity

    def show_inspector(self) -> None:
        """Go back to the room."""
        self._pages.setCurrentWidget(self.inspector)

    def show_activity(self, wanted: ActivityFilter | None, *, seen: bool) -> None:
        """Show what was done, as far as a filter leaves it; without one the room again where the list is `seen`."""
        back = wanted is None and seen and self.is_activity_shown
        self._pages.setCurrentWidget(self.inspector if back else self.activity)
        if wanted is not None:
            self.activity.show_filter(wanted)

    def show_scene(self, scene: Scene | None, room: str, standing: Standing) -> None:
        """Follow the room in front."""
        self.inspector.show_scene(scene, room, standing)
        self.activity.show_scenes(standing.scenes)
