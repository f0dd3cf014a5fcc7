"""A real server that hangs, dies and comes back under a connected window, with people who go on publishing."""

import asyncio
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack
from pathlib import Path

import pytest
import pytest_asyncio

from console.app.application import Application
from console.app.options import Options
from console.connection.clock import WallClock
from console.domain.deeds import Outcome
from tests.plugins.counterparts import Counterpart
from tests.real.livekit_server import LiveKitServer
from tests.real.people import Crowd
from tests.window import hands
from tests.window.console import Console, given
from tests.window.hall import Hall
from tests.window.kept import outcomes
from tests.window.screen import enter, person, room, toasts
from tests.window.stopping import held

pytestmark = [
    pytest.mark.asyncio,
    pytest.mark.needs("livekit-server"),
    pytest.mark.timeout(90),
    pytest.mark.alone,
]


class Ahead(WallClock):
    """The machine's time, put forward by hand: fifteen seconds need not be waited for, nor an hour of sleep."""

    def __init__(self) -> None:
        super().__init__()
        self.by = 0.0

    def now(self) -> float:
        """Return epoch seconds."""
        return super().now() + self.by


@pytest.fixture
def doomed_server(counterpart: Counterpart, tmp_path: Path) -> Iterator[LiveKitServer]:
    """A server that a test may kill."""
    folder = tmp_path / "server"
    folder.mkdir()
    server = LiveKitServer(counterpart("livekit-server"), folder)
    yield server
    server.stop()


@pytest_asyncio.fixture
async def doomed_hall(doomed_server: LiveKitServer, doomed_crowd: Crowd, room_name: str) -> AsyncIterator[Hall]:
    """A room on it, with two people who publish."""
    made = Hall(doomed_server, doomed_crowd, room_name)
    await made.join("ana", "microphone", "camera", name="Ana")
    await made.join("bo", "microphone", name="Bo")
    yield made
    await made.aclose()


@pytest.fixture
def clock() -> Ahead:
    """The time of the program."""
    return Ahead()


@pytest_asyncio.fixture
async def console(qapp: Application, tmp_path: Path, doomed_hall: Hall, clock: Ahead) -> AsyncIterator[Console]:
    """The window of that server, with the room chosen."""
    async with AsyncExitStack() as stack:
        made = Console(qapp, tmp_path, Options(given=given(doomed_hall.server), config=tmp_path), clock=clock)
        stack.push_async_callback(made.aclose)
        await enter(made, doomed_hall, "Ana", "Bo")
        yield made


def says(words: str) -> bool:
    """Say whether words stand anywhere outside of the tables."""
    return words in hands.words()


def server_says(word: str) -> bool:
    """Say whether the server's row in the tree has this word."""
    return any(line.startswith(f"127.0.0.1, {word}") for line in hands.rows("Rooms"))


async def test_a_server_that_hangs_is_late_then_stale_and_back_at_once(
    console: Console, doomed_hall: Hall, clock: Ahead
) -> None:
    await console.sees(lambda: server_says("Connected"))
    with held(doomed_hall.server):
        stopped = time.monotonic()
        await console.sees(lambda: server_says("Late"), limit=3.5)
        assert not says("No answer from"), "late is no banner yet"
        await asyncio.sleep(0.3)
        clock.by += 8
        await asyncio.sleep(1.2)
        clock.by += 5.5
        await console.sees(lambda: server_says("Stale"), limit=3.0)
        assert time.monotonic() - stopped < 12
        assert person("Ana").startswith("Ana, speaker, microphone open"), "what was known stays on the screen"
        assert person("Bo")
        await console.sees(lambda: says("as of "))
        assert hands.button("Mute all (2)").isEnabled(), "a stale server may be acted on"
        healed = time.monotonic()
    await console.sees(lambda: server_says("Connected"), limit=6.0)
    assert time.monotonic() - healed < 3.0
    await console.sees(lambda: not says("as of "))


async def test_a_server_that_dies_is_missed_and_tells_of_its_new_sessions_when_it_is_back(
    console: Console, doomed_hall: Hall, tmp_path: Path
) -> None:
    server = doomed_hall.server
    before = await doomed_hall.people()
    with held(server):
        hands.press_in_row("Ana, ", "mute")
        await console.sees(lambda: "Mute sent, waiting" in person("Ana"))
        await console.sees(lambda: outcomes(tmp_path) == [Outcome.SENT])
        server.stop()
    await console.sees(lambda: server_says("Not answering"), limit=6.0)
    assert says(f"Nothing answers at 127.0.0.1:{server.port}")
    assert says("Off while nothing answers.")
    assert not hands.button("Mute all (1)").isEnabled() or not hands.button("Mute all (2)").isEnabled()
    assert person("Bo"), "what was known stays on the screen"
    await console.sees(lambda: any("next in" in line or "asking now" in line for line in hands.words().splitlines()))

    server.start()
    begun = time.monotonic()
    await console.sees(lambda: server_says("Connected"), limit=6.0)
    assert time.monotonic() - begun < 3.0
    back = await doomed_hall.join("ana", "microphone", name="Ana")
    assert back.sid != before["ana"].sid
    await console.sees(lambda: any("restarted, seen at" in told for told in toasts()), limit=6.0)
    await console.sees(lambda: room(doomed_hall.name))
    await console.sees(lambda: "microphone open" in person("Ana"))
    assert "Mute" not in person("Ana"), "what was meant for the old session is not done to the new one"
    await console.sees(lambda: outcomes(tmp_path) == [Outcome.UNKNOWN])
    await console.sees(lambda: any("Muting Ana, outcome unknown" in told for told in toasts()))


async def test_back_from_a_sleep_everything_is_old_until_it_is_asked_for(
    console: Console, doomed_hall: Hall, clock: Ahead
) -> None:
    await console.sees(lambda: server_says("Connected"))
    with held(doomed_hall.server):
        clock.by += 2580
        await console.sees(lambda: says("Back after 43 min – refreshing"), limit=3.0)
        assert server_says("Stale")
        assert person("Ana")
    await console.sees(lambda: server_says("Connected"), limit=3.0)
    assert not says("Back after")


@pytest.mark.parametrize("state", ["late", "dead"])
async def test_quitting_takes_no_longer_than_two_seconds(console: Console, doomed_hall: Hall, state: str) -> None:
    with held(doomed_hall.server):
        if state == "dead":
            doomed_hall.server.stop()
        await console.sees(lambda: server_says("Not answering" if state == "dead" else "Late"), limit=6.0)
        begun = time.monotonic()
        console.shell.close()
        assert await console.ends(2.0) == 0
        assert time.monotonic() - begun < 2.0
