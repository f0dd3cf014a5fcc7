"""Key caps: what a shortcut is called on the keys themselves."""

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from console.ui.theme.theme import Theme
from console.ui.widgets.keycap import KeyCaps, caps_width, keys_of


@pytest.mark.parametrize(
    ("written", "keys"),
    [
        ("M", ("M",)),
        ("Shift+M", ("Shift", "M")),
        ("Ctrl+Shift+R", ("Ctrl", "Shift", "R")),
        ("Return", ("↵",)),
        ("Ctrl++", ("Ctrl", "+")),
        ("+", ("+",)),
        ("Ctrl+K, Ctrl+S", ("Ctrl", "K")),
        ("", ()),
    ],
)
def test_a_shortcut_becomes_its_keys(qapp: QApplication, written: str, keys: tuple[str, ...]) -> None:
    assert keys_of(QKeySequence(written)) == keys


def test_caps_are_as_wide_as_they_say(theme: Theme, qtbot: QtBot) -> None:
    caps = KeyCaps(theme, ("Shift", "M"))
    qtbot.addWidget(caps)
    assert caps.width() == caps_width(theme.fonts, ("Shift", "M")) > caps_width(theme.fonts, ("Shift",)) + 17
    assert caps.accessibleName() == "Shift+M"
    assert caps_width(theme.fonts, ()) == 0
