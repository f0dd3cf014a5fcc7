"""Choices and steps: cards, stripes, check boxes, lists, and where one stands."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from console.ui.theme.colours import PRODUCTION, STAGING
from console.ui.theme.theme import Theme
from console.ui.widgets.badge import Badge, BadgeKind, badge_width, mark_width
from console.ui.widgets.check import CheckBox
from console.ui.widgets.choice_card import ChoiceCard, OptionCard, StripeOption
from console.ui.widgets.drop_down import DropDown
from console.ui.widgets.empty_state import EmptyState
from console.ui.widgets.steps import StepHeader

# Qt's offscreen platform says of every window what it cannot do.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def test_of_several_cards_one_is_taken(theme: Theme, desk: QWidget) -> None:
    keyring = OptionCard(theme, "GNOME Keyring", "Unlocked with your login", proven=True, parent=desk)
    session = OptionCard(theme, "Only until I quit", "Asked again next time", parent=desk)
    keyring.setChecked(True)
    session.show()
    QTest.mouseClick(session, Qt.MouseButton.LeftButton)
    assert (keyring.isChecked(), session.isChecked()) == (False, True)
    assert (session.accessibleName(), session.accessibleDescription()) == ("Only until I quit", "Asked again next time")


def test_a_name_on_a_card_makes_no_key(theme: Theme, desk: QWidget) -> None:
    card = OptionCard(theme, "K&W allet", "", parent=desk)
    card.show()
    assert card.shortcut().isEmpty()
    assert (card.accessibleName(), card.grab().isNull()) == ("K&W allet", False)


def test_a_stripe_is_chosen_by_its_word(theme: Theme, desk: QWidget) -> None:
    options = [StripeOption(theme, "Production", PRODUCTION, desk), StripeOption(theme, "Staging", STAGING, desk)]
    for option in options:
        option.resize(option.sizeHint())
        option.show()
    QTest.keyClick(options[1], Qt.Key.Key_Space)
    assert [option.isChecked() for option in options] == [False, True]
    assert options[1].grab().toImage().pixelColor(12, 14) == QColor(STAGING.fill)


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, None], ids=["keyboard", "mouse"])
def test_a_card_can_be_pressed(theme: Theme, desk: QWidget, qtbot: QtBot, key: Qt.Key | None) -> None:
    card = ChoiceCard(theme, "play", "Try the demo", "Forty people,\nno keys.", first=True, parent=desk)
    card.show()
    with qtbot.waitSignal(card.clicked):
        if key is None:
            QTest.mouseClick(card, Qt.MouseButton.LeftButton)
        else:
            QTest.keyClick(card, key)
    assert (card.accessibleName(), card.accessibleDescription()) == ("Try the demo", "Forty people, no keys.")


def test_the_words_belong_to_the_box(theme: Theme, desk: QWidget) -> None:
    box = CheckBox(theme, "and keep out of this room", "Removed again on every return.", desk)
    box.resize(box.sizeHint())
    box.show()
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(box.width() - 8, 30))
    assert box.isChecked()
    assert box.accessibleDescription() == "Removed again on every return."


def test_the_wheel_changes_no_choice(theme: Theme, desk: QWidget) -> None:
    drop = DropDown(theme, "Layout", desk)
    drop.addItems(["Grid", "Speaker", "Single speaker"])
    drop.setCurrentIndex(1)
    drop.show()
    at = drop.rect().center()
    down, none = QPoint(0, -120), Qt.MouseButton.NoButton
    wheel = QWheelEvent(
        at.toPointF(), drop.mapToGlobal(at).toPointF(), QPoint(), down, none, Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(drop, wheel)
    assert drop.currentText() == "Speaker"
    QTest.keyClick(drop, Qt.Key.Key_Down)
    assert drop.currentText() == "Single speaker"
    assert drop.accessibleName() == "Layout"


def test_the_head_says_which_step_this_is(theme: Theme, desk: QWidget) -> None:
    steps = StepHeader(theme, ("Where", "Key", "Keep"), desk)
    wide = steps.sizeHint()
    steps.show_step(1)
    assert steps.accessibleName() == "Step 2 of 3: Key"
    assert steps.sizeHint() == wide


def test_an_empty_state_offers_one_way_on(theme: Theme, desk: QWidget, qtbot: QtBot) -> None:
    empty = EmptyState(theme, "door-open", "No rooms yet", "Rooms appear here.", "New room…", parent=desk)
    empty.resize(600, 400)
    empty.show()
    (button,) = empty.findChildren(QAbstractButton)
    with qtbot.waitSignal(empty.wanted):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    empty.show_words("Nobody matches", "Clear the filter to see everybody.")
    assert (empty.accessibleName(), empty.accessibleDescription()) == (
        "Nobody matches",
        "Clear the filter to see everybody.",
    )


@pytest.mark.parametrize("kind", BadgeKind)
def test_a_badge_has_its_word(theme: Theme, desk: QWidget, kind: BadgeKind) -> None:
    badge = Badge(theme, "Speaker", kind, desk)
    assert badge.accessibleName() == "Speaker"
    assert badge.width() == badge_width(theme.fonts, "Speaker")
    assert mark_width(theme, PRODUCTION) > mark_width(theme, STAGING) > 0
