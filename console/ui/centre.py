"""The middle of the window: the people of the chosen rooms, or a page that says why there are none."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from console.ui.people.pane import PeoplePane
from console.ui.recording.transport import TransportBar
from console.ui.scene import Scene
from console.ui.servers.pages import Connecting, NoRooms
from console.ui.standing import RoomKey, Standing
from console.ui.theme.theme import Theme


class Centre(QWidget):
    """Shows one of: connecting or why not, no rooms yet, and people with the transport bar above in a narrow window."""

    wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.people = PeoplePane(theme)
        self.transport = TransportBar(theme)
        self._connecting = Connecting(theme)
        self._no_rooms = NoRooms(theme)
        desk = QWidget()
        column = QVBoxLayout(desk)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.transport)
        column.addWidget(self.people, 1)
        self.transport.hide()
        self._desk = desk
        self._pages = QStackedWidget()
        for page in (self._connecting, self._no_rooms, desk):
            self._pages.addWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)
        for part in (self.people, self.transport, self._connecting):
            part.wanted.connect(self.wanted)

    @property
    def has_people(self) -> bool:
        """Say whether people are shown now, and not a page."""
        return self._pages.currentWidget() is self._desk

    def show_scenes(self, scenes: Mapping[str, Scene], rooms: tuple[RoomKey, ...], front: Scene | None) -> None:
        """Show the chosen rooms, or the page that fits the server in front."""
        if front is not None and not rooms and not front.truth.room_list.is_known:
            self._connecting.show_scene(front)
            self._pages.setCurrentWidget(self._connecting)
        elif front is not None and not rooms and not any(scene.shown.rooms for scene in scenes.values()):
            self._no_rooms.show_host(front.server.host)
            self._pages.setCurrentWidget(self._no_rooms)
        else:
            self._pages.setCurrentWidget(self._desk)
        self.people.show_scenes(scenes, rooms)

    def show_room(self, scene: Scene | None, room: str, standing: Standing) -> None:
        """Keep the transport bar in step with the room in front."""
        self.transport.show_scene(scene, room, standing)

    def fold(self, folded: bool) -> None:
        """Bring record and Mute all here while the inspector has no place of its own."""
        self.transport.setVisible(folded)
