"""Quitting: every wish to quit is heard, nothing survives it, and it takes less than two seconds."""

import asyncio
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from console.app.application import Application
from console.app.loop import ConsoleLoop, run
from tests.plugins.logs import ExpectedLog

ROOT = Path(__file__).parents[2]
PROGRAM = Path(__file__).with_name("quitting.py")
LIMIT = 30.0


@pytest.fixture
def silent_server() -> Iterator[int]:
    """Listen, accept nothing, answer nothing."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield listener.getsockname()[1]


class Ending(NamedTuple):
    """How a program ended: seconds from the wish to quit until the process was gone."""

    status: int
    seconds: float
    words: list[str]
    errors: str


def end(kind: str, port: int, *signals: signal.Signals, debug: bool = False) -> Ending:
    """Run the program, wish it to quit once it is ready, and wait for its end."""
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONASYNCIODEBUG": "1" if debug else ""}
    with subprocess.Popen(
        [sys.executable, "-W", "error", str(PROGRAM), kind, str(port)],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        stop = threading.Timer(LIMIT, process.kill)
        stop.start()
        try:
            assert process.stdout is not None
            assert process.stderr is not None
            words: list[str] = []
            for line in process.stdout:
                words.append(line.split()[0])
                if words[-1] == "ready":
                    break
            begun = time.monotonic()
            for place, number in enumerate(signals):
                if place:  # two that arrive together are one to the system
                    words.append(process.stdout.readline().split()[0])
                process.send_signal(number)
            words += [line.split()[0] for line in process.stdout]
            errors = process.stderr.read()
            status = process.wait(LIMIT)
            return Ending(status, time.monotonic() - begun, words, errors)
        finally:
            stop.cancel()
            process.kill()


@pytest.mark.parametrize("debug", [False, True])
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_a_program_whose_server_hangs(silent_server: int, number: signal.Signals, debug: bool) -> None:
    ending = end("question", silent_server, number, debug=debug)
    assert ending.words == ["ready", "quitting", "generator", "over"]
    assert ending.status == 5
    assert ending.seconds < 2
    assert ending.errors == ""


@pytest.mark.parametrize("kind", ["window", "desktop"])
def test_the_last_window_and_the_desktop_are_heard_too(silent_server: int, kind: str) -> None:
    ending = end(kind, silent_server)
    assert ending.words == ["ready", "quitting", "generator", "over"]
    assert (ending.status, ending.errors) == (5, "")


def test_a_hanging_thread_does_not_hold_up_the_end(silent_server: int) -> None:
    ending = end("thread", silent_server, signal.SIGTERM)
    assert ending.words[-1] == "over"
    assert (ending.status, ending.errors) == (5, "")
    assert ending.seconds < 2


def test_a_task_that_refuses_to_end_is_named_and_left(silent_server: int) -> None:
    ending = end("stubborn", silent_server, signal.SIGTERM)
    assert ending.words.count("refused") > 1
    assert ending.status == 5
    assert ending.seconds < 2.5
    assert "Gave up waiting for stubborn" in ending.errors


def test_a_second_signal_ends_a_program_that_does_not_listen(silent_server: int) -> None:
    ending = end("deaf", silent_server, signal.SIGINT, signal.SIGINT)
    assert "quitting" not in ending.words
    assert ending.status == 130
    assert ending.seconds < 2
    assert ending.errors == ""


def open_sockets() -> set[str]:
    """Return this process's sockets, where the system tells."""
    listed = Path("/proc/self/fd")
    links = [file for file in listed.iterdir() if file.is_symlink()] if listed.exists() else []
    return {name for link in links if (name := os.path.realpath(link).rpartition("/")[2]).startswith("socket:")}


def test_nothing_is_left_in_the_process_that_ran_it(qapp: Application, silent_server: int) -> None:
    loops: list[ConsoleLoop] = []

    async def ask() -> None:
        reader, _ = await asyncio.open_connection("127.0.0.1", silent_server)
        await reader.read()

    async def main(app: Application) -> int:
        loop = asyncio.get_running_loop()
        assert isinstance(loop, ConsoleLoop)
        loops.append(loop)
        tasks = [asyncio.create_task(ask()) for _ in range(20)]
        await loop.run_in_executor(None, time.monotonic)
        _, waiting = await asyncio.wait(tasks, timeout=0.05)
        assert len(waiting) == 20
        return 3

    threads, sockets, handler = set(threading.enumerate()), open_sockets(), signal.getsignal(signal.SIGTERM)
    begun = time.monotonic()
    assert run(main, qapp) == 3
    assert time.monotonic() - begun < 2
    assert loops[0].is_closed()
    assert asyncio.all_tasks(loops[0]) == set()
    for thread in set(threading.enumerate()) - threads:
        thread.join(LIMIT)
        assert not thread.is_alive(), thread.name
    assert signal.getsignal(signal.SIGTERM) == handler
    assert open_sockets() <= sockets


def test_a_generator_that_somebody_still_holds_is_closed(qapp: Application) -> None:
    closed: list[str] = []

    async def numbers() -> AsyncIterator[int]:
        try:
            yield 1
        finally:
            await asyncio.sleep(0)
            closed.append("closed")

    held = numbers()

    async def main(app: Application) -> int:
        return await anext(held)

    assert run(main, qapp) == 1
    assert closed == ["closed"]


def test_a_failure_of_the_program_comes_out_after_cleaning_up(qapp: Application) -> None:
    ended: list[str] = []

    async def work() -> None:
        try:
            await asyncio.sleep(LIMIT)
        finally:
            ended.append("work")

    async def main(app: Application) -> int:
        task = asyncio.create_task(work())
        await asyncio.sleep(0)
        raise ValueError(f"broken beside {task.get_name()}")

    with pytest.raises(ValueError, match="broken"):
        run(main, qapp)
    assert ended == ["work"]


def test_a_task_that_fails_while_quitting_is_reported(qapp: Application, expected_log: ExpectedLog) -> None:
    expected_log("asyncio", "failed while quitting")

    async def work() -> None:
        try:
            await asyncio.sleep(LIMIT)
        finally:
            raise ValueError("broken")

    async def main(app: Application) -> int:
        task = asyncio.create_task(work())
        await asyncio.sleep(0)
        return int(task.done())

    assert run(main, qapp) == 0
