"""What stands in the middle of the window while there is nobody to show: connecting, why not, and no rooms yet."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from console.domain.text import isolated, visible
from console.ui.intents import EditServer, TryNow
from console.ui.scene import Scene
from console.ui.theme.fonts import DEMI
from console.ui.theme.theme import Theme
from console.ui.tries import tries
from console.ui.widgets.button import Button, ButtonLook
from console.ui.widgets.empty_state import EmptyState, Tile
from console.ui.widgets.label import Label
from console.ui.widgets.speaking import announce

LONGEST = 512
PATIENCE = "Nothing is known about it yet."
_MIDDLE = Qt.AlignmentFlag.AlignHCenter


class NoRooms(EmptyState):
    """A server that answers and has no rooms."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "door-open", "No rooms yet", "", parent=parent)
        _stand_on_surface(self)

    def show_host(self, host: str) -> None:
        """Name the server."""
        self.show_words("No rooms yet", f"Rooms appear here as soon as somebody joins one on {isolated(host)}.")


class Connecting(QWidget):
    """A server that has not answered since it was opened: that it is being asked, or why nothing came of it."""

    wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        _stand_on_surface(self)
        self._server = ""
        self._shown: tuple[str, ...] = ()
        self._asking = Tile(theme, "plug")
        self._failed = Tile(theme, "unplug")
        self._title = Label(theme, "", 17, DEMI)
        self._line = Label(theme, "", 13, role="text_2").wrapped()
        self._step = Label(theme, "", 13, role="text_2").wrapped()
        self._tries = Label(theme, "", 12, role="text_3")
        self._now = Button(theme, "Try now", "refresh-cw", look=ButtonLook.FIRST)
        self._edit = Button(theme, "Edit server…", "pencil")
        self._lay_out()
        self._now.clicked.connect(lambda: self.wanted.emit(TryNow(self._server)))
        self._edit.clicked.connect(lambda: self.wanted.emit(EditServer(self._server)))

    def show_scene(self, scene: Scene) -> None:
        """Say how far it is; the same words are not said twice."""
        server, trouble = scene.server, scene.health.trouble
        host = isolated(server.host)
        if trouble is None:
            shown = (f"Connecting to {host}…", PATIENCE, "")
        else:
            shown = (f"No connection to {host}", visible(trouble.sentence, LONGEST), visible(trouble.step, LONGEST))
        tried = tries(scene.truth.room_list, scene.now)
        self._tries.setText(tried.capitalize())
        self._tries.setVisible(bool(tried))
        if (server.key, *shown) == self._shown:
            return
        self._shown, self._server = (server.key, *shown), server.key
        title, line, step = shown
        self._title.setText(title)
        self._line.setText(line)
        self._step.setText(step)
        self._step.setVisible(bool(step))
        self.setAccessibleName(title)
        self.setAccessibleDescription(f"{line} {step}".strip())
        failed = trouble is not None
        self._asking.setVisible(not failed)
        self._failed.setVisible(failed)
        self._now.setVisible(failed)
        self._edit.setVisible(failed and server.lasting)
        if self.isVisible():
            announce(self, ". ".join(filter(None, (title, line))), urgent=failed)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(0)
        column.addStretch(1)
        column.addWidget(self._asking, 0, _MIDDLE)
        column.addWidget(self._failed, 0, _MIDDLE)
        column.addSpacing(20)
        column.addWidget(self._title, 0, _MIDDLE)
        column.addSpacing(4)
        for label in (self._line, self._step):
            label.setAlignment(_MIDDLE)
            column.addWidget(label)
        column.addSpacing(16)
        self._tries.setAlignment(_MIDDLE)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(self._now)
        row.addWidget(self._edit)
        row.addStretch(1)
        column.addLayout(row)
        column.addSpacing(8)
        column.addWidget(self._tries)
        column.addStretch(1)


def _stand_on_surface(page: QWidget) -> None:
    """Give a page the ground of the table: a subclass of QWidget paints none by itself."""
    page.setObjectName("surface")
    page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
