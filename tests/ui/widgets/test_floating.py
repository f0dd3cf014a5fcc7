"""What floats: shadows, scrims, panels, and the buttons that a row grows."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from console.ui.theme.theme import Theme
from console.ui.widgets.panel import Panel
from console.ui.widgets.row_buttons import RowButton, button_at, draw_row_buttons, place
from console.ui.widgets.scrim import Scrim
from console.ui.widgets.shadow import BLUR, DROP, Shadow, patch

# Qt's offscreen platform says of every window what it cannot do.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

MUTE = RowButton("mute", "mic-off", "Mute Noah", "Mute", first=True)
REMOVE = RowButton("remove", "user-x", "Remove Noah…", "Remove…")
MORE = RowButton("more", "ellipsis", "More for Noah")
ROW = QRectF(0, 60, 700, 30)


def test_a_shadow_falls_off_softly_and_has_no_bands() -> None:
    image = patch(12, BLUR, 0.2, 2.0)
    middle = image.height() // 2
    alphas = [image.pixelColor(x, middle).alpha() for x in range(middle)]
    assert alphas[0] <= 1
    assert alphas[-1] >= 45
    smooth = [sum(alphas[x : x + 4]) for x in range(0, len(alphas) - 4, 2)]
    assert all(later >= earlier - 3 for earlier, later in pairwise(smooth))
    assert len(set(alphas)) > 20


def test_a_shadow_follows_its_target_and_goes_with_it(theme: Theme, desk: QWidget, qtbot: QtBot) -> None:
    target = QWidget(desk)
    target.setGeometry(50, 50, 100, 40)
    shadow = Shadow(theme, target, 10)
    target.show()
    target.setGeometry(80, 90, 200, 40)
    assert shadow.geometry() == QRect(80 - BLUR, 90 - BLUR, 200 + 2 * BLUR, 40 + 2 * BLUR + DROP)
    assert shadow.isVisible()
    target.hide()
    assert not shadow.isVisible()


def test_a_press_on_a_shadow_reaches_what_lies_below(theme: Theme, desk: QWidget) -> None:
    below = QPushButton(desk)
    below.setGeometry(0, 0, 300, 300)
    below.show()
    target = QWidget(desk)
    target.setGeometry(50, 50, 100, 40)
    Shadow(theme, target, 10)
    target.show()
    assert desk.childAt(45, 60) is below


def test_a_panel_is_a_raised_plate(theme: Theme, desk: QWidget) -> None:
    panel = Panel(theme, desk)
    panel.setGeometry(100, 100, 200, 100)
    panel.show()
    assert desk.grab().toImage().pixelColor(200, 150) == QColor(theme.colours.raised)
    assert len([child for child in desk.children() if isinstance(child, Shadow)]) == 1


def test_a_scrim_covers_all_and_takes_the_press(theme: Theme, desk: QWidget, qtbot: QtBot) -> None:
    scrim = Scrim(theme, desk)
    scrim.cover()
    desk.resize(1000, 700)
    qtbot.waitUntil(lambda: scrim.geometry() == desk.rect(), timeout=2000)
    with qtbot.waitSignal(scrim.pressed):
        QTest.mouseClick(scrim, Qt.MouseButton.LeftButton)


def test_row_buttons_stand_at_the_right_and_do_not_overlap(theme: Theme) -> None:
    placed = place(theme.fonts, (MUTE, REMOVE, MORE), ROW)
    assert [one.button.verb for one in placed] == ["mute", "remove", "more"]
    rects = [one.rect for one in placed]
    assert all(ROW.contains(rect) for rect in rects)
    assert all(one.right() < other.left() for one, other in pairwise(rects))
    assert ROW.right() - rects[-1].right() == 8
    assert min(min(rect.width(), rect.height()) for rect in rects) >= 24


def test_a_press_finds_its_button_and_none_that_is_off(theme: Theme) -> None:
    off = RowButton("mute", "mic-off", "Mute Noah", "Mute", enabled=False)
    placed = place(theme.fonts, (off, REMOVE), ROW)
    assert button_at(placed, placed[1].rect.center()) is REMOVE
    assert button_at(placed, placed[0].rect.center()) is None
    assert button_at(placed, QPointF(5, 65)) is None


def test_row_buttons_are_painted_where_they_are_pressed(theme: Theme) -> None:
    image = QImage(700, 150, QImage.Format.Format_RGB32)
    image.fill(QColor("#FF00FF"))
    painter = QPainter(image)
    placed = place(theme.fonts, (MUTE, MORE), ROW)
    draw_row_buttons(painter, theme, placed)
    painter.end()
    for one in placed:
        inside = one.rect.toRect().adjusted(3, 3, -3, -3)
        assert image.pixelColor(inside.topLeft()) == QColor(theme.colours.control)
    assert image.pixelColor(400, 75) == QColor("#FF00FF")
