"""The words beside a record button: a question on one of them is dropped as easily as one on the button."""

import pytest
from pytestqt.qtbot import QtBot

from console.ui.recording.offers import Offers
from console.ui.recording.rows import Offer, room_recording
from console.ui.theme.theme import Theme
from tests.ui.clock import SetClock
from tests.ui.stage import STAGE, recording, scene

UNPROVEN = room_recording(scene(recordings=(recording(),)), STAGE)


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def offers(theme: Theme, clock: SetClock, qtbot: QtBot) -> Offers:
    made = Offers(theme, clock)
    qtbot.addWidget(made)
    made.show()
    made.show_recording(UNPROVEN)
    return made


def test_a_second_press_is_meant(offers: Offers, clock: SetClock) -> None:
    taken: list[Offer] = []
    offers.taken.connect(taken.append)
    offers.arm_stop()
    offers.arm_stop()
    assert taken == [], "a double click is not two presses"
    clock.now += 1
    offers.arm_stop()
    assert taken == [Offer.STOP]


def test_the_question_can_be_taken_back_once(offers: Offers, clock: SetClock) -> None:
    taken: list[Offer] = []
    offers.taken.connect(taken.append)
    offers.arm_stop()
    assert offers.keep()
    assert not offers.keep()
    clock.now += 1
    offers.arm_stop()
    assert taken == []
