"""What lies along the window: switcher, search, chips, banner, bulk bar, status bar."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from console.ui.theme.colours import PRODUCTION, UNMARKED
from console.ui.theme.theme import Theme
from console.ui.widgets.banner import Banner, Trouble
from console.ui.widgets.bulk_bar import BulkBar, BulkVerb
from console.ui.widgets.button import Button
from console.ui.widgets.chip import Chip
from console.ui.widgets.lamp import Lamp
from console.ui.widgets.search_field import SearchField
from console.ui.widgets.search_launcher import SearchLauncher
from console.ui.widgets.server_switcher import ServerSwitcher
from console.ui.widgets.status_bar import Clock, ClockButton, Status, StatusBar

# Qt's offscreen platform says of every window what it cannot do.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

MUTE, REMOVE = BulkVerb("mute", "Mute 3", "mic-off"), BulkVerb("remove", "Remove 3…", "user-x")
CLOCKS = tuple(Clock(f"room-{number}", f"Workshop {number}", "00:12:34") for number in range(6))


def named(parent: QWidget, name: str) -> QWidget:
    """The one visible widget of a name."""
    (found,) = [widget for widget in parent.findChildren(QWidget) if widget.accessibleName() == name]
    return found


def test_the_switcher_says_which_server_this_is(theme: Theme, qtbot: QtBot) -> None:
    switcher = ServerSwitcher(theme)
    qtbot.addWidget(switcher)
    switcher.show_server("Spring Summit", "live.example.org", PRODUCTION)
    assert switcher.accessibleName() == "Server Spring Summit, production"
    assert "live.example.org" in switcher.accessibleDescription()
    switcher.resize(switcher.sizeHint())
    assert switcher.grab().toImage().pixelColor(3, 19) == QColor(PRODUCTION.fill)
    switcher.show_server("Lab", "localhost:7880", UNMARKED)
    assert switcher.accessibleName() == "Server Lab"


def test_the_launcher_is_a_button_with_a_name(theme: Theme, qtbot: QtBot) -> None:
    launcher = SearchLauncher(theme, "Search people", "Search", keys=("Ctrl", "K"))
    qtbot.addWidget(launcher)
    with qtbot.waitSignal(launcher.clicked):
        QTest.keyClick(launcher, Qt.Key.Key_Space)
    assert launcher.accessibleName() == "Search people"


def test_escape_takes_a_filter_back_once(theme: Theme, qtbot: QtBot) -> None:
    field = SearchField(theme, "Filter people")
    qtbot.addWidget(field)
    QTest.keyClicks(field, "ada")
    assert field.text() == "ada"
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""
    assert field.accessibleName() == "Filter people"


def test_the_text_stands_clear_of_icon_and_keys(theme: Theme, qtbot: QtBot) -> None:
    field = SearchField(theme, "Filter people", keys=("Ctrl", "F"))
    qtbot.addWidget(field)
    field.resize(200, 30)
    field.show()
    assert field.cursorRect().left() >= 24
    assert field.textMargins().right() > 40


def test_a_chip_counts_and_can_be_switched_by_keyboard(theme: Theme, qtbot: QtBot) -> None:
    chip = Chip(theme, "Open mics", "mic")
    qtbot.addWidget(chip)
    chip.show_count(44)
    assert chip.accessibleName() == "Open mics, 44"
    narrow = chip.sizeHint().width()
    chip.show_count(4400)
    assert chip.sizeHint().width() > narrow
    with qtbot.waitSignal(chip.toggled) as switched:
        QTest.keyClick(chip, Qt.Key.Key_Space)
    assert switched.args == [True]


def test_a_stale_chip_loses_its_colour(theme: Theme, qtbot: QtBot) -> None:
    chip = Chip(theme, "Recording", "circle-dot", role="live")
    qtbot.addWidget(chip)
    chip.resize(chip.sizeHint())
    live = QColor(theme.colours.live).hue()

    def reds() -> int:
        drawn = chip.grab().toImage()
        inks = (drawn.pixelColor(x, y) for x in range(8, 26) for y in range(drawn.height()))
        return sum(abs(ink.hue() - live) < 8 and ink.saturation() > 150 for ink in inks)

    assert reds() > 10
    chip.show_count(1, stale=True)
    assert reds() == 0


def test_the_banner_is_there_only_in_trouble(theme: Theme, desk: QWidget, qtbot: QtBot) -> None:
    banner = Banner(theme, desk)
    assert banner.isHidden()
    banner.show_trouble(
        Trouble("Nothing answers at live.example.org", "showing 20:14:07", verbs=("Try now", "Details"))
    )
    assert (banner.isVisible(), banner.accessibleName()) == (True, "Nothing answers at live.example.org")
    with qtbot.waitSignal(banner.verb_wanted) as wanted:
        QTest.mouseClick(named(banner, "Try now"), Qt.MouseButton.LeftButton)
    assert wanted.args == ["Try now"]
    banner.show_trouble(None)
    assert banner.isHidden()


def test_an_older_age_leaves_the_buttons_alone(theme: Theme, desk: QWidget) -> None:
    banner = Banner(theme, desk)
    banner.show_trouble(Trouble("Nothing answers", "38 s ago", verbs=("Try now",)))
    before = named(banner, "Try now")
    banner.show_trouble(Trouble("Nothing answers", "39 s ago", verbs=("Try now",)))
    assert named(banner, "Try now") is before
    assert banner.accessibleDescription() == "39 s ago"


def test_the_bulk_bar_counts_and_names_its_verbs(theme: Theme, desk: QWidget, qtbot: QtBot) -> None:
    bar = BulkBar(theme, desk)
    bar.show_selection(3, (MUTE, REMOVE))
    bar.show()
    assert bar.accessibleName() == "3 selected"
    with qtbot.waitSignal(bar.verb_wanted) as wanted:
        QTest.mouseClick(named(bar, "Mute 3"), Qt.MouseButton.LeftButton)
    assert wanted.args == ["mute"]
    with qtbot.waitSignal(bar.close_wanted):
        QTest.mouseClick(named(bar, "Clear the selection"), Qt.MouseButton.LeftButton)


def test_a_new_number_keeps_the_button_under_the_finger(theme: Theme, desk: QWidget) -> None:
    bar = BulkBar(theme, desk)
    bar.show_selection(3, (MUTE, REMOVE))
    before = named(bar, "Mute 3")
    bar.show_selection(4, (BulkVerb("mute", "Mute 4", "mic-off", "Nothing answers"), REMOVE))
    assert named(bar, "Mute 4") is before
    assert isinstance(before, Button)
    assert (before.isEnabled(), before.toolTip()) == (False, "Nothing answers")


@pytest.mark.parametrize(("wide", "more"), [(1600, ""), (900, "+4 more")])
def test_clocks_that_do_not_fit_are_counted(theme: Theme, qtbot: QtBot, wide: int, more: str) -> None:
    bar = StatusBar(theme)
    qtbot.addWidget(bar)
    bar.resize(wide, 28)
    bar.show_status(Status("Spring Summit", PRODUCTION, "Connected", "23 ms", age="Data 1 s old", clocks=CLOCKS))
    bar.show()
    shown = [button for button in bar.findChildren(ClockButton) if button.isVisible()]
    said = [widget.accessibleName() for widget in bar.findChildren(QWidget) if "more" in widget.accessibleName()]
    assert said == ([more] if more else [])
    assert len(shown) == len(CLOCKS) - (int(more[1]) if more else 0)
    assert all(button.geometry().right() <= wide for button in shown)


def test_a_clock_goes_to_its_room(theme: Theme, qtbot: QtBot) -> None:
    bar = StatusBar(theme)
    qtbot.addWidget(bar)
    bar.resize(900, 28)
    bar.show_status(Status(clocks=CLOCKS[:1]))
    bar.show()
    with qtbot.waitSignal(bar.room_wanted) as wanted:
        QTest.mouseClick(named(bar, "Workshop 0, recording 00:12:34"), Qt.MouseButton.LeftButton)
    assert wanted.args == ["room-0"]


def test_trouble_is_said_in_words_and_not_in_colour_alone(theme: Theme, qtbot: QtBot) -> None:
    bar = StatusBar(theme)
    qtbot.addWidget(bar)
    lost = (Clock("room-0", "Main Stage", "unknown", Lamp.WAITING),)
    bar.show_status(Status("Lab", UNMARKED, "Not answering", "try 4", trouble=True, age="Data 38 s old", clocks=lost))
    names = {widget.accessibleName() for widget in bar.findChildren(QWidget)}
    assert {"Lab", "Not answering try 4", "Data 38 s old", "Main Stage, recording unknown"} <= names


def test_what_is_not_known_leaves_no_hole(theme: Theme, qtbot: QtBot) -> None:
    bar = StatusBar(theme)
    qtbot.addWidget(bar)
    bar.show_status(Status("Lab", UNMARKED, "Connecting…", waiting=True))
    shown = {widget.accessibleName() for widget in bar.findChildren(QWidget) if not widget.isHidden()}
    assert shown == {"Lab", "Connecting…"}
