"""A small program for test_run.py: it does what its first argument says, and hopes to be allowed to end."""

import asyncio
import sys
import time
from collections.abc import AsyncIterator

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QMainWindow

from console.app.application import Application
from console.app.loop import run

STATUS = 5


def say(word: str) -> None:
    """Tell the test where we are."""
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


async def wait_for_an_answer(port: int) -> None:
    """Ask a server that accepts and then says nothing; leave the connection to whoever cleans up."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(b"are you there?")
    await reader.read()


async def refuse_to_end() -> None:
    """Take no cancellation for an answer."""
    while True:
        try:
            await asyncio.sleep(60)
        except asyncio.CancelledError:
            say("refused")


async def count(window: QMainWindow) -> None:
    """Leave a generator open in the middle."""
    async for number in numbers():
        window.setWindowTitle(str(number))
        await asyncio.sleep(60)


async def numbers() -> AsyncIterator[int]:
    """Count, and say when the counting is closed."""
    try:
        while True:
            yield 1
    finally:
        say("generator closed")


async def main(app: Application) -> int:
    """Start what the test wants to see end, then wait for the wish to quit."""
    kind, port = sys.argv[1], int(sys.argv[2])
    window = QMainWindow()
    window.show()
    wanted = asyncio.Event()
    app.on_quit(wanted.set)
    work = [asyncio.create_task(wait_for_an_answer(port), name="question"), asyncio.create_task(count(window))]
    if kind == "stubborn":
        work.append(asyncio.create_task(refuse_to_end(), name="stubborn"))
    if kind == "thread":
        work.append(asyncio.ensure_future(asyncio.to_thread(time.sleep, 60)))
    if kind == "deaf":
        app.on_quit(lambda: say("not now"))
    if kind == "window":
        QTimer.singleShot(0, window.close)
    if kind == "desktop":
        QTimer.singleShot(0, app.quit)
    await asyncio.sleep(0.1)
    say("ready")
    await wanted.wait()
    say("quitting")
    return STATUS


if __name__ == "__main__":
    status = run(main, Application())
    say("over")
    sys.exit(status)
