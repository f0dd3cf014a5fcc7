"""What was done outlives the program: kill -9 in the middle of an action, and the next start says what became of it."""

import os
import signal
from pathlib import Path

import pytest

from console.domain.deeds import Outcome
from tests.window.command import cuelight
from tests.window.conftest import Drive
from tests.window.hall import Hall
from tests.window.kept import outcomes
from tests.window.screen import Seen
from tests.window.stopping import held

pytestmark = [pytest.mark.needs("livekit-server"), pytest.mark.timeout(90)]


def row(lines: list[str], name: str) -> str:
    """Return the line of somebody or of a room, or nothing."""
    return next((line for line in lines if line.startswith(f"{name}, ")), "")


@pytest.mark.asyncio(loop_factories=["asyncio"])
async def test_kill_9_in_the_middle_of_an_action(
    bare_session: dict[str, str], drive: Drive, hall: Hall, tmp_path: Path
) -> None:
    config = tmp_path / "kept"
    env = bare_session | {"QT_QPA_PLATFORM": "offscreen"}
    await hall.join("ana", "microphone", name="Ana")
    driven = drive(env, "--config", config, server=hall.server)
    driven.sees(lambda seen: row(seen.rooms, hall.name))
    driven.do("choose", "Rooms", f"{hall.name}, ")
    driven.sees(lambda seen: row(seen.people, "Ana"))
    with held(hall.server):
        driven.do("press in row", "Ana, ", "mute")
        driven.sees(lambda _seen: outcomes(config) == [Outcome.SENT])
        os.kill(driven.process.pid, signal.SIGKILL)
    assert outcomes(config) == [Outcome.SENT]

    again = drive(env, "--config", config, server=hall.server)
    told: list[str] = []

    def resolved(seen: Seen) -> bool:
        told.extend(toast for toast in seen.toasts if toast not in told)
        return outcomes(config) != [Outcome.SENT] and any("Ana" in toast for toast in told)

    again.sees(resolved)
    # Most often the order was on its way before the end came, and then it is carried out; what is told is what is so.
    muted = [track.muted for track in (await hall.people())["ana"].tracks] == [True]
    assert outcomes(config) == [Outcome.SEEN if muted else Outcome.UNKNOWN]
    assert any(("Muted Ana" if muted else "outcome unknown") in toast for toast in told), told
    assert any("Last session ended unexpectedly; 1 action unresolved on" in toast for toast in told), told
    again.do("close")
    again.ends()


@pytest.mark.asyncio(loop_factories=["asyncio"])
async def test_a_second_start_says_that_there_is_a_first(
    bare_session: dict[str, str], drive: Drive, hall: Hall, tmp_path: Path
) -> None:
    config = tmp_path / "kept"
    env = bare_session | {"QT_QPA_PLATFORM": "offscreen"}
    driven = drive(env, "--config", config, server=hall.server)
    ended = cuelight(env, "--config", str(config))
    assert ended.status == 2
    assert ended.sentence == "Cuelight already runs with this folder. Its window was brought to the front."
    assert driven.read().title
    driven.do("close")
    driven.ends()


@pytest.mark.asyncio(loop_factories=["asyncio"])
async def test_what_cannot_be_written_down_is_said_and_what_cannot_be_taken_back_asks(
    bare_session: dict[str, str], drive: Drive, hall: Hall, tmp_path: Path
) -> None:
    config = tmp_path / "kept"
    config.mkdir()
    (config / "journal").write_text("a file where the folder should be")
    env = bare_session | {"QT_QPA_PLATFORM": "offscreen"}
    ana = await hall.join("ana", "microphone", name="Ana")
    driven = drive(env, "--config", config, server=hall.server)
    driven.sees(lambda seen: row(seen.rooms, hall.name))
    driven.sees(lambda seen: "Actions are not being written down" in seen.words)
    driven.do("choose", "Rooms", f"{hall.name}, ")
    driven.sees(lambda seen: row(seen.people, "Ana"))
    driven.do("press in row", "Ana, ", "mute")
    await ana.sees("track_muted", identity="ana", source="microphone")
    driven.do("choose", "People", "Ana, ")
    driven.do("keys", "Ctrl+K")
    driven.do("write", "remove")
    driven.do("keys", "Return")
    driven.sees(lambda seen: seen.dialog == f"Remove Ana from {hall.name}?")
    driven.do("keys", "Tab", "Return")
    driven.sees(lambda seen: seen.dialog == "Actions are not being written down")
    driven.do("press", "Act without journal")
    await ana.sees("disconnected", reason="PARTICIPANT_REMOVED")
    driven.do("close")
    driven.ends()
