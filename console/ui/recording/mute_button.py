"""The Mute all button with its menu: the other ways to mute, and who is left out."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from console.domain.rooms import LiveRoom
from console.ui.intents import Spare
from console.ui.plain import menu_text, tip
from console.ui.recording.cut_off import cut_off
from console.ui.recording.muting import mute_all, mute_ways
from console.ui.standing import Standing
from console.ui.theme.theme import Theme
from console.ui.widgets.split_button import SplitButton


class MuteAllButton(SplitButton):
    """Counts again only when the room, the selection or the spare list differs; an open menu stays as it is."""

    chosen = Signal(object)
    """A Perform with the sids as they were shown, or a Spare."""

    def __init__(self, theme: Theme, *, height: int = 34, parent: QWidget | None = None) -> None:
        super().__init__(theme, "Mute all", "mic-off", more="More ways to mute", height=height, parent=parent)
        self._theme = theme
        self._seen: tuple[object, ...] = ()
        self._live: LiveRoom | None = None
        self._standing = Standing()
        self.row = mute_all(self._standing)
        """What it offers now."""
        self._ways = QMenu(self)
        self._ways.setToolTipsVisible(True)
        self._ways.aboutToShow.connect(self._fill)
        self.set_menu(self._ways)
        self.wanted.connect(self._press)
        self._show()

    def show_standing(self, standing: Standing) -> None:
        """Follow the room in front and the people selected in it."""
        scene, room = standing.scene, standing.room
        live = scene.shown.rooms.get(room.room) if scene is not None and room is not None else None
        seen = (room, len(standing.rooms), standing.people, scene.spared, cut_off(scene)) if scene is not None else ()
        self._standing = standing
        if live is not self._live or seen != self._seen or live is None:
            self._live, self._seen = live, seen
            self.row = mute_all(standing)
            self._show()

    def _show(self) -> None:
        self.show_text(self.row.text)
        self.show_reason(self.row.reason)

    def _press(self) -> None:
        ways = mute_ways(self._standing)
        if ways:
            self.chosen.emit(ways[0].wanted)

    def _fill(self) -> None:
        """Build the menu from what is shown now: it is not touched again while it is open."""
        row = self.row
        self._ways.clear()
        for way in mute_ways(self._standing):
            action = self._ways.addAction(self._theme.icon("mic-off", gap=6), menu_text(way.text))
            action.triggered.connect(lambda _checked=False, wanted=way.wanted: self.chosen.emit(wanted))
        room = self._standing.room
        if not row.spared or room is None:
            return
        self._ways.addSeparator()
        for spared in row.spared:
            words = f"Spare {spared.name}"
            action = self._ways.addAction(menu_text(words))
            # Without one of its own Qt shows the text as a tool tip, and takes a name such as <b>Ada</b> for markup.
            action.setToolTip(tip(words))
            action.setCheckable(True)
            action.setChecked(True)
            no_longer = Spare(room.server, room.room, spared.identity, spared=False)
            action.triggered.connect(lambda _checked=False, wanted=no_longer: self.chosen.emit(wanted))
