"""The menu of one row: undo it, go to whom it is about, list only that room or person, copy it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from console.domain.text import isolated
from console.ui.activity.painting import UNDO
from console.ui.activity.rows import ActivityRow
from console.ui.filtering import ActivityFilter
from console.ui.intents import GoTo
from console.ui.plain import menu_text
from console.ui.scene import Scene
from console.ui.standing import PersonKey, RoomKey


class RowMenu(QMenu):
    """Made for one showing; an entry that is off has its reason where the keys stand."""

    wanted = Signal(object)
    filter_wanted = Signal(object)
    copy_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def offer(self, text: str, intent: object, reason: str = "") -> None:
        """Add something that is wanted, or the reason why it cannot be."""
        action = self.addAction(menu_text(text) + (f"\t{menu_text(reason)}" if reason else ""))
        action.setEnabled(not reason)
        action.triggered.connect(lambda: self.wanted.emit(intent))

    def offer_filter(self, text: str, wanted: ActivityFilter) -> None:
        """Add a filter."""
        self.addAction(menu_text(text)).triggered.connect(lambda: self.filter_wanted.emit(wanted))


def row_menu(row: ActivityRow, scene: Scene | None, parent: QWidget) -> RowMenu:
    """Fill the menu of a row; `scene` is its server's, if that is still open."""
    menu = RowMenu(parent)
    entry = row.entry
    menu.offer(UNDO, row.way.wanted, row.way.reason)
    menu.addSeparator()
    room, identity, name = _about(row)
    live = scene.truth.rooms.get(room) if scene is not None and room else None
    if identity:
        there = live is not None and identity in live.crowd.by_identity
        gone = "" if there else f"{isolated(name)} is not in the room."
        menu.offer(f"Show {isolated(name)}", GoTo(PersonKey(entry.server, room, identity)), gone)
    if room:
        ended = "" if live is not None else f"{isolated(room)} has ended."
        menu.offer(f"Show {isolated(room)}", GoTo(RoomKey(entry.server, room)), ended)
        menu.addSeparator()
    if identity:
        person = ActivityFilter(entry.server, identity=identity, name=name)
        menu.offer_filter(f"Only activity of {isolated(name)}", person)
    if room:
        menu.offer_filter(f"Only activity in {isolated(room)}", ActivityFilter(entry.server, room))
    menu.addSeparator()
    menu.addAction("Copy").triggered.connect(menu.copy_wanted)
    return menu


def _about(row: ActivityRow) -> tuple[str, str, str]:
    """Return the one room, identity and name that a row is about, each empty where it is about several or none."""
    finding, deeds = row.entry.finding, row.entry.deeds
    if finding is not None:
        someone = finding.identity if finding.names else ""
        return finding.room, someone, finding.names[0] if someone else ""
    rooms, people = {deed.room for deed in deeds}, {deed.identity for deed in deeds}
    one = len(people) == 1
    return deeds[0].room if len(rooms) == 1 else "", deeds[0].identity if one else "", deeds[0].name if one else ""
