"""The palette over the window: type, choose, Enter."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from console.ui.commands.command import Command
from console.ui.commands.table import COMMANDS
from console.ui.intents import Look
from console.ui.palette.field import PaletteField
from console.ui.palette.finder import Finder
from console.ui.palette.glass import Glass
from console.ui.palette.results import Results
from console.ui.palette.rows import Key, Row
from console.ui.standing import Standing
from console.ui.theme.theme import Theme
from console.ui.widgets.keycap import KeyCaps
from console.ui.widgets.label import Label
from console.ui.widgets.panel import Panel
from console.ui.widgets.scrim import Scrim
from console.ui.widgets.speaking import announce

WIDTH, TOP, MARGIN, FIELD, FOOT, PAD = 640, 96, 24, 54, 36, 8
AHEAD_ROOMS = 40
"""How many rooms are read between two events before the first key: about 5 ms."""
_HINTS = ((("↑", "↓"), "choose"), (("↵",), "run"), (("Ctrl", "↵"), "run and stay"), (("?",), "all shortcuts"))


class Palette(Panel):
    """Finds people and rooms of every open server and every command; it lies over `over`, its parent.

    The order of what is found changes with the text alone: while a person aims, rows change their words and nothing
    moves.
    """

    wanted = Signal(object)
    """An intent, built from what was listed when Enter was pressed."""

    def __init__(self, theme: Theme, over: QWidget, table: Iterable[Command] = COMMANDS) -> None:
        self._scrim = Scrim(theme, over)
        super().__init__(theme, over)
        self._over = over
        self._finder = Finder(table)
        self._standing = Standing()
        self._keys: tuple[Key, ...] = ()
        self._before: QWidget | None = None
        self._field = PaletteField(theme)
        self._results = Results(theme)
        self._none = Label(theme, "", 13, role="text_2")
        self._none.setContentsMargins(18, 12, 18, 12)
        self._ahead = QTimer(self, interval=0)
        self._ahead.timeout.connect(self._read_ahead)
        self._lay_out(theme)
        # What a screen reader or a voice puts into the field is not edited, but it is meant no less.
        self._field.textChanged.connect(self._search)
        self._field.stepped.connect(self._results.step)
        self._field.ran.connect(self._run)
        self._field.closed.connect(self.close_now)
        self._field.keys_wanted.connect(self._show_keys)
        self._results.pressed_row.connect(self._run_row)
        self._results.chosen.connect(self._say)
        self._scrim.pressed.connect(self.close_now)
        self.setAccessibleName("Search and commands")
        over.installEventFilter(self)
        self.hide()

    @property
    def rows(self) -> tuple[Row, ...]:
        """Return what is listed now."""
        return self._results.rows

    @property
    def current(self) -> Row | None:
        """Return the row that Enter would run."""
        return self._results.current

    def open_now(self) -> None:
        """Come up empty, or go away if it is up already."""
        if self.isVisible():
            self.close_now()
            return
        self._before = self._over.focusWidget()
        self._finder.refresh(self._standing)
        self._field.clear()
        self._search("")
        self._scrim.cover()
        self._place()
        self.raise_()
        self.show()
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._ahead.start()

    def close_now(self) -> None:
        """Go away, and give the keyboard back to who had it."""
        self.hide()

    def show_standing(self, standing: Standing) -> None:
        """Word what is listed as it stands now; a person who has left stays in their place until something is typed."""
        self._standing = standing
        if not self.isVisible():
            return
        self._finder.refresh(standing)
        self._ahead.start()
        if self._keys:
            self._list()
        else:
            self._search(self._field.text())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the middle of what it lies over."""
        if watched is self._over and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def hideEvent(self, event: QHideEvent) -> None:
        """However it goes away, nothing of it stays."""
        super().hideEvent(event)
        self._ahead.stop()
        self._scrim.hide()
        before, self._before = self._before, None
        if before is not None and before.isVisible():
            before.setFocus(Qt.FocusReason.PopupFocusReason)

    def _read_ahead(self) -> None:
        if not self._finder.prepare(AHEAD_ROOMS):
            self._ahead.stop()

    def _search(self, typed: str) -> None:
        self._keys = self._finder.find(typed)
        self._list()
        self._none.setVisible(not self._keys)
        self._results.setVisible(bool(self._keys))
        self._none.setText("Nothing answers to that." if typed.strip() else "Type a name, a room or a command.")
        if not self._keys and self.isVisible():
            announce(self._field, self._none.text())
        self._place()

    def _list(self) -> None:
        known = {row.key: row for row in self._results.rows}
        typed = self._field.text()
        self._results.show_rows([self._finder.row(key, typed, known.get(key)) for key in self._keys])

    def _run(self, stay: bool) -> None:
        self._do(self._results.current, stay=stay)

    def _run_row(self, row: Row) -> None:
        self._do(row, stay=False)

    def _do(self, row: Row | None, *, stay: bool) -> None:
        if row is None:
            return
        if row.intent is None:
            announce(self._field, row.reason, urgent=True)
            return
        if not stay:
            self.close_now()
        self.wanted.emit(row.intent)

    def _show_keys(self) -> None:
        self.close_now()
        self.wanted.emit(Look("shortcuts"))

    def _say(self, row: Row) -> None:
        if self.isVisible():
            announce(self._field, row.spoken)

    def _place(self) -> None:
        """As high as its list, but never below the edge of the window."""
        wide = min(WIDTH, self._over.width() - 2 * MARGIN)
        middle = self._results.content_height() if self._keys else self._none.sizeHint().height()
        most = self._over.height() - TOP - MARGIN
        high = min(FIELD + PAD + middle + PAD + FOOT + 2, most)
        self.setGeometry((self._over.width() - wide) // 2, TOP, wide, high)

    def _lay_out(self, theme: Theme) -> None:
        # Dark hairlines vanish on a raised ground: the style sheet knows it by this name.
        self.setObjectName("raised")
        head, in_head = _strip(FIELD, 18, 12)
        in_head.addWidget(Glass(theme))
        in_head.addWidget(self._field, 1)
        in_head.addWidget(KeyCaps(theme, ("Esc",)))
        foot, in_foot = _strip(FOOT, 18, 8)
        for keys, word in _HINTS:
            in_foot.addWidget(KeyCaps(theme, keys))
            in_foot.addWidget(Label(theme, word, 12, role="text_2"))
            in_foot.addSpacing(12)
        in_foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 1, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(_rule())
        column.addSpacing(PAD)
        column.addWidget(self._none)
        column.addWidget(self._results, 1)
        column.addSpacing(PAD)
        column.addWidget(_rule())
        column.addWidget(foot)


def _strip(high: int, edge: int, gap: int) -> tuple[QWidget, QHBoxLayout]:
    """Return a strip of one height and what is laid out in it."""
    strip = QWidget()
    strip.setFixedHeight(high)
    row = QHBoxLayout(strip)
    row.setContentsMargins(edge, 0, edge, 0)
    row.setSpacing(gap)
    return strip, row


def _rule() -> QFrame:
    rule = QFrame()
    rule.setObjectName("rule")
    rule.setFixedHeight(1)
    return rule
