"""The status bar with its words: it follows every open server and shows the one in front."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from console.ui.intents import GoTo
from console.ui.recording.clocks import RecordingClock
from console.ui.recording.states import RecordState
from console.ui.scene import Scene
from console.ui.standing import RoomKey
from console.ui.status.rows import StatusLine, StatusLines
from console.ui.stripes import DRAWN
from console.ui.theme.theme import Theme
from console.ui.widgets import status_bar as bar
from console.ui.widgets.lamp import Lamp

ROOMY = 800
_LAMPS = {
    RecordState.LIVE: Lamp.LIVE,
    RecordState.UNKNOWN: Lamp.UNKNOWN,
    RecordState.STARTING: Lamp.STARTING,
    RecordState.STOPPING: Lamp.WAITING,
}


class StatusBar(bar.StatusBar):
    """Emits GoTo for the recording whose clock was pressed."""

    wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._lines = StatusLines()
        self._where: dict[str, RoomKey] = {}
        self.line = StatusLine()
        """What is shown now."""
        self.setAccessibleName("Status")
        self.room_wanted.connect(self._go)
        self.show_scenes({}, "")

    def show_scenes(self, scenes: Mapping[str, Scene], server: str, front: RoomKey | None = None) -> None:
        """Show the server in front, and the recordings of all; the room in front has the first clock."""
        line = self._lines.line(scenes, server, front)
        if line == self.line:
            return
        self.line = line
        self._where = {_key(clock): clock.where for clock in line.clocks}
        self.setAccessibleDescription(line.spoken)
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window a running recording matters more than how many rooms there are."""
        if (event.size().width() < ROOMY) is not (event.oldSize().width() < ROOMY):
            self._show()
        super().resizeEvent(event)

    def _show(self) -> None:
        line = self.line
        self.show_status(
            bar.Status(
                line.server,
                DRAWN[line.stripe],
                line.word,
                line.detail,
                trouble=line.trouble,
                waiting=line.waiting,
                age=line.age,
                old=line.old,
                part=line.part,
                counts="" if line.clocks and self.width() < ROOMY else line.counts,
                clocks=tuple(bar.Clock(_key(c), c.name, c.word, _LAMPS[c.state]) for c in line.clocks),
            )
        )

    def _go(self, key: str) -> None:
        if key in self._where:
            self.wanted.emit(GoTo(self._where[key]))


def _key(clock: RecordingClock) -> str:
    return f"{clock.where.server}\0{clock.where.room}"
