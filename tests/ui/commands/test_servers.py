"""Commands on servers: they mean the one in front."""

from dataclasses import replace

import pytest

from console.ui.intents import AddServer, Close, EditServer, Intent, Quit, ShowServer, TryDemo, TryNow
from console.ui.standing import Standing
from tests.ui.commands.standings import SERVER, offered, scene, silent, standing


@pytest.mark.parametrize(("name", "intent"), [("add-server", AddServer()), ("demo", TryDemo()), ("quit", Quit())])
def test_always_on(name: str, intent: Intent) -> None:
    assert offered(name, Standing()).intent == intent


@pytest.mark.parametrize(
    ("name", "intent", "sentence"),
    [
        ("edit-server", EditServer(SERVER), "Edit Spring…"),
        ("close-server", Close(SERVER), "Close Spring"),
        ("try-now", TryNow(SERVER), "Ask Spring now"),
    ],
)
def test_the_server_in_front(name: str, intent: Intent, sentence: str) -> None:
    assert offered(name, standing()).intent == intent
    assert offered(name, standing()).sentence == sentence
    assert offered(name, Standing()).reason == "No server is open."


def test_a_server_that_does_not_answer_can_be_asked_edited_and_closed() -> None:
    for name in ("try-now", "edit-server", "close-server"):
        assert offered(name, standing(silent())).enabled


def test_what_is_not_saved_cannot_be_edited() -> None:
    offer = offered("edit-server", standing(scene(lasting=False)))
    assert offer.reason == "This server is open for this session only."


def test_the_next_server_comes_round() -> None:
    at = standing(scene(), scene(key="autumn"))
    assert offered("next-server", at).intent == ShowServer("autumn")
    assert offered("next-server", replace(at, server="autumn")).intent == ShowServer(SERVER)
    assert offered("next-server", standing()).reason == "No other server is open."
