"""Banner and toasts on the screen: where they stand, and what their words lead to."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPointF, QRect
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from console.connection.abilities import Abilities
from console.connection.receipts import Outcome, Receipt
from console.domain.trouble import Cause, Trouble
from console.ui.figures import time_of_day
from console.ui.intents import EditServer, Intent, Perform, TryNow, Undo
from console.ui.notices.banner_pane import BannerPane
from console.ui.notices.pane import Notices
from console.ui.scene import Scene
from console.ui.standing import Undoable
from console.ui.theme.theme import Theme
from tests.ui.clock import SetClock
from tests.ui.stage import NOW, SUMMIT, mute, person, receipt, scene

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

SILENCE = Trouble(Cause.UNREACHABLE, "Nothing answers at live.example.org:443.", "Cuelight keeps trying.")
KEY = Trouble(Cause.KEY_REJECTED, "The server did not accept the key or the secret.", said="token is expired")
TABLE, STATUS = QRect(100, 50, 500, 500), QRect(0, 572, 800, 28)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(800, 600)
    made.show()
    return made


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def notices(theme: Theme, window: QWidget, clock: SetClock) -> Notices:
    made = Notices(theme, window, clock)
    made.place(TABLE, STATUS, 800)
    return made


@pytest.fixture
def wanted(notices: Notices) -> list[Intent]:
    heard: list[Intent] = []
    notices.wanted.connect(heard.append)
    return heard


def after(*receipts: Receipt, unmute: bool | None = True) -> dict[str, Scene]:
    done = {r.action.key[2] for r in receipts}
    muted = [person(f"p{n}", heard=f"p{n}" not in done) for n in range(1, 5)]
    return {"summit": scene(muted, receipts=receipts, abilities=Abilities(unmute))}


def before() -> dict[str, Scene]:
    return {"summit": scene([person(f"p{n}") for n in range(1, 5)])}


def sentences(notices: Notices) -> list[str]:
    return [toast.notice.sentence for toast in notices.stack.toasts]


def test_a_toast_with_a_way_back(notices: Notices, wanted: list[Intent]) -> None:
    notices.show_scenes(before())
    notices.show_scenes(after(receipt(mute("p1"))))
    (toast,) = notices.stack.toasts
    assert (toast.notice.verb, toast.notice.keys, toast.notice.failure) == ("Undo", ("Ctrl", "Z"), False)
    next(b for b in toast.findChildren(QAbstractButton) if b.text() == "Undo").click()
    assert wanted == [Undo("summit", ("deed-1",))]
    assert notices.stack.toasts == ()


def test_the_newest_way_back_is_the_one_that_the_keys_take(notices: Notices) -> None:
    heard: list[object] = []
    notices.undo_changed.connect(lambda: heard.append(notices.undoable))
    notices.show_scenes(before())
    notices.show_scenes(after(receipt(mute("p1"))))
    first = Undoable("summit", ("deed-1",), "", "Muted P1. They can unmute themselves.")
    assert notices.undoable == first
    notices.show_scenes(after(receipt(mute("p1")), receipt(mute("p2"), number=2)))
    second = Undoable("summit", ("deed-2",), "", "Muted P2.")
    assert notices.undoable == second
    notices.drop(Undo("summit", ("deed-2",)))
    assert notices.undoable == first
    notices.drop(Undo("summit", ("deed-1",)))
    assert notices.undoable is None
    assert notices.stack.toasts == ()
    assert heard == [first, second, first, None]


def test_the_way_back_stands_ten_seconds_and_waits_under_the_pointer(
    notices: Notices, clock: SetClock, qtbot: QtBot
) -> None:
    notices.show_scenes(before())
    notices.show_scenes(after(receipt(mute("p1"))))
    (toast,) = notices.stack.toasts
    assert toast.notice.seconds == 10
    # Wherever an earlier test has left it, the pointer is taken away first.
    QApplication.sendEvent(toast, QEvent(QEvent.Type.Leave))
    clock.now += 9
    QApplication.sendEvent(toast, QEnterEvent(QPointF(), QPointF(), QPointF()))
    clock.now += 60
    assert notices.undoable is not None
    QApplication.sendEvent(toast, QEvent(QEvent.Type.Leave))
    clock.now += 0.9
    assert toast.share_left > 0
    clock.now += 0.2
    qtbot.waitUntil(lambda: notices.undoable is None, timeout=3000)


def test_the_way_back_is_announced_with_its_keys(notices: Notices) -> None:
    notices.show_scenes(before())
    notices.show_scenes(after(receipt(mute("p1"))))
    assert notices.stack.toasts[0].notice.spoken == "Muted P1. They can unmute themselves. Undo: Ctrl+Z."


def test_where_the_server_is_known_to_refuse_there_is_nothing_to_undo(notices: Notices) -> None:
    notices.show_scenes(before())
    notices.show_scenes(after(receipt(mute("p1")), unmute=False))
    assert notices.undoable is None
    assert notices.stack.toasts[0].notice.verb == ""


def test_a_failure_stays_and_may_be_tried_again(notices: Notices, wanted: list[Intent]) -> None:
    notices.show_scenes(before())
    unsent = receipt(mute("p1"), Outcome.NOT_SENT, reason="Nothing answers.")
    notices.show_scenes({"summit": scene([person("p1")], receipts=(unsent,))})
    (toast,) = notices.stack.toasts
    assert toast.notice.seconds is None
    next(b for b in toast.findChildren(QAbstractButton) if b.text() == "Try again").click()
    assert wanted == [Perform("summit", (mute("p1"),))]


def test_a_press_of_several_brings_its_own_sentence(notices: Notices) -> None:
    notices.show_scenes(before())
    notices.expect("summit", 3, "Muted {seen} of 2 microphones. Spared: Grace.")
    both = tuple(receipt(mute(f"p{n}"), number=n, batch=3) for n in (1, 2))
    notices.show_scenes(after(*both))
    assert sentences(notices) == ["Muted 2 microphones. Spared: Grace."]


def test_a_word_for_a_server_that_is_not_open_is_lost(notices: Notices) -> None:
    notices.expect("gone", 1, "Muted {seen} of 2 microphones.")
    notices.show_scenes({})
    assert sentences(notices) == []


def test_something_without_a_receipt_can_be_said(notices: Notices) -> None:
    notices.say("Copied the file's path.", "copy")
    notices.say("Copied the room's name.", "copy")
    assert sentences(notices) == ["Copied the room's name."]


def test_a_server_that_began_anew_is_told_of_once(notices: Notices) -> None:
    of = scene()
    again = {"summit": replace(of, truth=replace(of.truth, restarted_at=NOW))}
    notices.show_scenes({"summit": of})
    notices.show_scenes(again)
    told = [f"Spring Summit restarted, seen at {time_of_day(NOW)}. Who is back is in a new session."]
    assert sentences(notices) == told
    notices.stack.take_away("summit\0restarted")
    notices.show_scenes(again)
    assert sentences(notices) == []


def test_toasts_stand_over_the_table_or_in_the_row_of_the_status_bar(notices: Notices) -> None:
    notices.say("One.")
    (toast,) = notices.stack.toasts
    assert TABLE.contains(toast.geometry())
    notices.place(TABLE, STATUS, 600)
    assert toast.geometry().bottom() == STATUS.bottom()


@pytest.fixture
def banner(theme: Theme, window: QWidget) -> BannerPane:
    made = BannerPane(theme, window)
    made.setGeometry(0, 0, 800, 200)
    return made


@pytest.fixture
def asked(banner: BannerPane) -> list[Intent]:
    heard: list[Intent] = []
    banner.wanted.connect(heard.append)
    return heard


def press(banner: BannerPane, word: str) -> None:
    next(b for b in banner.findChildren(QAbstractButton) if b.text() == word).click()


def test_the_banner_comes_and_goes_with_the_trouble(banner: BannerPane) -> None:
    banner.show_scene(scene())
    assert banner.isHidden()
    banner.show_scene(scene(trouble=SILENCE, rooms_age=38))
    assert not banner.isHidden()
    banner.show_scene(scene())
    assert banner.isHidden()
    banner.show_scene(scene(trouble=SILENCE, rooms_age=38))
    banner.show_scene(None)
    assert banner.isHidden()


def test_its_words_lead_to_what_they_say(banner: BannerPane, asked: list[Intent]) -> None:
    banner.show_scene(scene(trouble=KEY))
    press(banner, "Try now")
    press(banner, "Edit server…")
    assert asked == [TryNow("summit"), EditServer("summit")]


def test_details_open_below_and_close_with_the_trouble(banner: BannerPane) -> None:
    banner.show_scene(scene(trouble=KEY))
    assert banner.details.isHidden()
    press(banner, "Details")
    said = [w.accessibleName() for w in banner.details.findChildren(QWidget) if not w.isHidden()]
    assert "Server says: token is expired" in said
    banner.show_scene(scene(trouble=KEY, rooms_age=5))
    assert not banner.details.isHidden()
    press(banner, "Details")
    assert banner.details.isHidden()
    press(banner, "Details")
    banner.show_scene(scene(trouble=KEY, server=replace(SUMMIT, key="other")))
    assert banner.details.isHidden()
