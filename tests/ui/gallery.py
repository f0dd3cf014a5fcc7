"""Pictures of every widget in every state and theme: `python -m tests.ui.gallery FOLDER`.

For pictures at twice the ratio set QT_SCALE_FACTOR=2. The pictures are for looking at, and are compared with nothing.
"""

import os
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from console.ui.recording.button import RecordButton
from console.ui.recording.states import RecordState, Shown
from console.ui.theme.colours import PRODUCTION, STAGING
from console.ui.theme.scheme import Choice
from console.ui.theme.theme import Theme
from console.ui.widgets.badge import Badge, BadgeKind
from console.ui.widgets.banner import Banner, Trouble
from console.ui.widgets.bulk_bar import BulkBar, BulkVerb
from console.ui.widgets.button import Button, ButtonLook
from console.ui.widgets.check import CheckBox, draw_check
from console.ui.widgets.chip import Chip
from console.ui.widgets.drop_down import DropDown
from console.ui.widgets.facts import Fact, Facts
from console.ui.widgets.keycap import KeyCaps
from console.ui.widgets.lamp import Lamp, LampMark
from console.ui.widgets.link import Link
from console.ui.widgets.panel import Panel
from console.ui.widgets.row_buttons import RowButton, draw_row_buttons, place
from console.ui.widgets.search_field import SearchField
from console.ui.widgets.search_launcher import SearchLauncher
from console.ui.widgets.server_switcher import ServerSwitcher
from console.ui.widgets.split_button import SplitButton
from console.ui.widgets.status_bar import Clock, Status, StatusBar
from console.ui.widgets.toast import Notice
from console.ui.widgets.toast_stack import ToastStack
from console.ui.widgets.tool import Tool
from tests.ui.gallery_pages import connect, desk, empty, end, receipts, remove

CHOICES = (Choice.LIGHT, Choice.DARK, Choice.CONTRAST)
MUTED = Notice("mute", "Muted Tomás Ferreira. They can unmute themselves.", "mic-off", "Undo", ("Ctrl", "Z"))
LOST = Notice("lost", "Could not remove Ada Lovelace. Nothing answers.", "octagon-x", "Try again", failure=True)
VERBS = (
    BulkVerb("mute", "Mute 3", "mic-off"),
    BulkVerb("camera", "Camera off 3", "video-off"),
    BulkVerb("lock", "Lock mics 3", "lock", "The server does not allow it"),
    BulkVerb("remove", "Remove 3…", "user-x"),
)
RECORDINGS = (
    Shown(RecordState.IDLE, sentence="Speaker · 1080p 30 → S3", keys=("Ctrl", "R")),
    Shown(RecordState.STARTING, sentence="Accepted, no picture yet · 3 s"),
    Shown(RecordState.LIVE, "00:12:34", "Press to stop"),
    Shown(RecordState.LIVE, "00:42:10", "asked"),
    Shown(RecordState.STOPPING, "00:42:11", "Accepted, writing the file"),
    Shown(RecordState.SAVED, "00:42:11", "1.46 GB · main-stage_2001.mp4", "Done"),
    Shown(RecordState.FAILED, sentence="No recorder was free", verb="Start again"),
    Shown(RecordState.UNKNOWN, sentence="REC when last seen, 12 s ago", verb="Check"),
    Shown(RecordState.DISABLED, sentence="The server has no recorder"),
)


def main(folder: Path) -> None:
    """Write one picture per page and theme."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication([])
    theme = Theme(application, Choice.LIGHT, calm=True)
    folder.mkdir(parents=True, exist_ok=True)
    for choice in CHOICES:
        theme.choose(choice)
        for name, build in PAGES.items():
            page = build(theme)
            page.show()
            application.processEvents()
            if not isinstance(page, QDialog) and (focused := page.focusWidget()) is not None:
                focused.clearFocus()
            page.grab().save(str(folder / f"{name}-{choice}{ratio_mark(page)}.png"))
            page.close()
            page.deleteLater()
            application.processEvents()


def ratio_mark(page: QWidget) -> str:
    """How the file of a sharper screen is told from a plain one."""
    ratio = page.devicePixelRatioF()
    return f"@{ratio:g}x" if ratio != 1 else ""


def record(theme: Theme) -> QWidget:
    """The record button, large and small."""
    page = desk("surface", 820, 730)
    now = [100.0]
    asked: list[RecordButton] = []
    for at, shown in enumerate(RECORDINGS):
        large = RecordButton(theme, clock=lambda: now[0], parent=page)
        large.setGeometry(36 + 378 * (at // 5), 24 + 92 * (at % 5), 350, 68)
        small = RecordButton(theme, small=True, clock=lambda: now[0], parent=page)
        small.setGeometry(36 + 190 * (at % 4), 500 + 44 * (at // 4), 176, 36)
        for button in (large, small):
            button.show_recording(shown)
            if shown.sentence == "asked":
                asked.append(button)
    for at, shown in enumerate(RECORDINGS[5:8]):
        narrow = RecordButton(theme, clock=lambda: now[0], parent=page)
        narrow.setGeometry(36 + 252 * at, 640, 240, 68)
        narrow.show_recording(shown)
    page.show()
    for button in asked:
        button.click()
    now[0] += 1.4
    return page


def bars(theme: Theme) -> QWidget:
    """Switcher, search, tools, banner, chips, status bar."""
    page = desk("chrome", 1280, 300)
    switcher = ServerSwitcher(theme, page)
    switcher.show_server("Spring Summit", "live.example.org", PRODUCTION)
    switcher.setGeometry(8, 10, 227, 38)
    launcher = SearchLauncher(
        theme, "Search people, rooms and commands", "Search or run", keys=("Ctrl", "K"), parent=page
    )
    launcher.setGeometry(501, 13, 360, 32)
    short = SearchLauncher(theme, "Search people, rooms and commands", "Search or run", keys=("Ctrl", "K"), parent=page)
    short.setGeometry(250, 13, 230, 32)
    for at, sign in enumerate(("picture-in-picture-2", "history", "panel-right", "ellipsis")):
        tool = Tool(theme, sign, sign, parent=page)
        tool.move(1127 + 37 * at, 13)
        tool.setCheckable(True)
        tool.setChecked(sign == "panel-right")
    banner = Banner(theme, page)
    banner.setGeometry(0, 56, 1280, 42)
    trouble = Trouble(
        "Nothing answers at live.example.org:443", "showing 20:14:07, 38 s ago", verbs=("Try now", "Details")
    )
    banner.show_trouble(trouble)
    field = SearchField(theme, "Filter people", keys=("/",), parent=page)
    field.setGeometry(12, 112, 190, 30)
    chips = (
        ("Open mics", "mic", "text_2", 44),
        ("Hands up", "hand", "text_2", 3),
        ("Recording", "circle-dot", "live", 1),
        ("With problems", "triangle-alert", "amber_line", 2),
    )
    left = 214
    for word, sign, role, count in chips:
        chip = Chip(theme, word, sign, role=role, parent=page)
        chip.show_count(count)
        chip.setChecked(word == "Hands up")
        chip.move(left, 113)
        left += chip.sizeHint().width() + 7
        chip.resize(chip.sizeHint())
    clocks = (
        Clock("a", "Main Stage", "00:12:34"),
        Clock("b", "Interpreters ES", "00:12:31"),
        Clock("c", "Workshop A", "00:41:08"),
    )
    fresh = Status(
        "Spring Summit",
        PRODUCTION,
        "Connected",
        "23 ms",
        age="Data 1 s old",
        counts="12 rooms · 198 people",
        clocks=clocks,
    )
    lost = tuple(Clock(clock.key, clock.room, "unknown", Lamp.WAITING) for clock in clocks)
    stale = Status(
        "Spring Summit", STAGING, "Not answering", "try 4, next in 6 s", trouble=True, age="Data 38 s old", old=True,
        counts="12 rooms · 198 people", clocks=lost,
    )  # fmt: skip
    for top, status, wide in ((160, fresh, 1280), (200, stale, 1280), (240, fresh, 900)):
        bar = StatusBar(theme, page)
        bar.setGeometry(0, top, wide, 28)
        bar.show_status(status)
    return page


class Rows(QWidget):
    """Hover rows, painted as a view would paint them."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Two rows with buttons and check boxes."""
        painter = QPainter(self)
        colours = self._theme.colours
        buttons = (
            RowButton("mute", "mic-off", "Mute Noah", "Mute", first=True),
            RowButton("remove", "user-x", "Remove Noah…", "Remove…"),
            RowButton("more", "ellipsis", "More"),
        )
        for at, ground in enumerate((colours.hover, colours.selection)):
            row = QRectF(0, 30 * at, self.width(), 30)
            painter.fillRect(row, QColor(ground))
            draw_check(painter, self._theme, QPointF(10, row.top() + 7), checked=bool(at))
            draw_check(painter, self._theme, QPointF(40, row.top() + 7), checked=True, stale=True)
            placed = place(self._theme.fonts, buttons, row)
            draw_row_buttons(painter, self._theme, placed, under="remove" if at else "")


def floats(theme: Theme) -> QWidget:
    """What floats: toasts, bulk bar, panel."""
    page = desk("surface", 720, 420)
    stack = ToastStack(theme, page, clock=lambda: 0.0)
    stack.set_area(QRect(20, 20, 680, 130))
    stack.show_notice(LOST)
    stack.show_notice(MUTED)
    bar = BulkBar(theme, page)
    bar.show_selection(3, VERBS)
    bar.move(30, 170)
    panel = Panel(theme, page)
    panel.setGeometry(30, 250, 300, 130)
    rows = Rows(theme, page)
    rows.setGeometry(370, 250, 330, 60)
    return page


def pieces(theme: Theme) -> QWidget:
    """Buttons, badges, key caps, lamps, options."""
    page = desk("pane", 720, 430)
    column = QVBoxLayout(page)
    column.setSpacing(10)
    for disabled in (False, True):
        row = QHBoxLayout()
        for look in ButtonLook:
            button = Button(theme, look.value.capitalize(), "link", look=look)
            button.show_reason("Nothing answers" if disabled else "")
            row.addWidget(button)
        row.addWidget(Button(theme, "Mute all (41)", "mic-off", height=34, keys=("Shift", "M")))
        row.addStretch(1)
        column.addLayout(row)
    row = QHBoxLayout()
    for reason in ("", "Nothing answers"):
        split = SplitButton(theme, "Mute all (41)", "mic-off", more="More ways to mute")
        split.show_reason(reason)
        row.addWidget(split)
    column.addLayout(row)
    row = QHBoxLayout()
    for text, kind in (("Host", BadgeKind.STRONG), ("Speaker", BadgeKind.OUTLINE), ("new", BadgeKind.NEW)):
        row.addWidget(Badge(theme, text, kind))
    row.addWidget(KeyCaps(theme, ("Shift", "M")))
    row.addWidget(Link(theme, "Show all"))
    for lamp in Lamp:
        row.addWidget(LampMark(theme, lamp))
    row.addStretch(1)
    column.addLayout(row)
    column.addWidget(CheckBox(theme, "and keep out of this room", "Removed again on every return, until you lift it."))
    ticked = CheckBox(theme, "Show hidden rooms")
    ticked.setChecked(True)
    column.addWidget(ticked)
    drop = DropDown(theme, "Layout")
    drop.addItems(["Speaker · dark", "Grid · dark"])
    column.addWidget(drop)
    column.addWidget(QLineEdit("Spring Summit"))
    facts = Facts(theme)
    facts.show_facts((Fact("File", "s3://summit/main-stage_2001.mp4", identity=True), Fact("Size", "≈ 436 MB")))
    column.addWidget(facts)
    column.addStretch(1)
    return page


PAGES: dict[str, Callable[[Theme], QWidget]] = {
    page.__name__: page for page in (record, bars, floats, pieces, connect, remove, end, receipts, empty)
}

if __name__ == "__main__":
    main(Path(sys.argv[1]))
