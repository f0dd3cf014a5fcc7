"""The menu of servers: what is open, what is saved, and what can be done about the one in front."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from console.domain.stripes import Stripe
from console.ui.intents import AddServer, Close, EditServer, Intent, OpenSaved, ShowServer, TryDemo
from console.ui.servers.switcher import switcher_menu
from console.ui.servers.values import Saved
from console.ui.theme.scheme import Choice
from console.ui.theme.theme import Theme

OPEN = Saved("a", "Spring Summit", "live.example.org", Stripe.PRODUCTION, open=True)
OTHER = Saved("b", "Rehearsal", "staging.example.org", Stripe.STAGING, open=True)
CLOSED = Saved("c", "R&D\t<b>", "rd.example.org", Stripe.NONE)
DEMO = Saved("demo", "Demo", "made up", Stripe.TEST, open=True, lasting=False)


class Opened:
    """A menu and what was wanted through it."""

    def __init__(self, theme: Theme, parent: QWidget, servers: tuple[Saved, ...], front: str) -> None:
        self.heard: list[Intent] = []
        self.menu: QMenu = switcher_menu(servers, front, theme, parent, self.heard.append)

    @property
    def texts(self) -> list[str]:
        return ["-" if action.isSeparator() else action.text() for action in self.menu.actions()]

    def press_all(self) -> list[Intent]:
        """Trigger everything, in order."""
        for action in self.menu.actions():
            action.trigger()
        return self.heard


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    made = Theme(qapp, Choice.LIGHT, calm=True)
    yield made
    made.deleteLater()


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def test_a_name_is_no_markup_in_a_tool_tip_either(theme: Theme, window: QWidget) -> None:
    opened = Opened(theme, window, (OPEN, CLOSED), "a")
    tips = [action.toolTip() for action in opened.menu.actions()]
    assert [tip for tip in tips if "rd.example.org" in tip] == [
        '<span style="white-space: pre-wrap">R&amp;D⟨U+0009⟩&lt;b&gt; · rd.example.org</span>'
    ]


def test_everything_in_its_place(theme: Theme, window: QWidget) -> None:
    opened = Opened(theme, window, (OPEN, OTHER, CLOSED), "a")
    assert [text for text in opened.texts if text != "-"] == [
        "Spring Summit · Production\tlive.example.org",
        "Rehearsal · Staging\tstaging.example.org",
        "R&&D⟨U+0009⟩<b>\trd.example.org",
        "Connect to a server…",
        "Try the demo",
        "Edit Spring Summit…",
        "Close Spring Summit",
    ]
    assert [action.text() for action in opened.menu.actions() if action.isChecked()] == opened.texts[:1]
    assert opened.press_all() == [
        ShowServer("a"),
        ShowServer("b"),
        OpenSaved("c"),
        AddServer(),
        TryDemo(),
        EditServer("a"),
        Close("a"),
    ]


def test_what_is_not_in_the_list_cannot_be_edited(theme: Theme, window: QWidget) -> None:
    opened = Opened(theme, window, (DEMO,), "demo")
    assert opened.press_all() == [ShowServer("demo"), AddServer(), TryDemo(), Close("demo")]


def test_with_nothing_open_there_is_a_way_in(theme: Theme, window: QWidget) -> None:
    assert Opened(theme, window, (), "").press_all() == [AddServer(), TryDemo()]
    assert Opened(theme, window, (CLOSED,), "").press_all() == [OpenSaved("c"), AddServer(), TryDemo()]
