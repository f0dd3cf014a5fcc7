"""What comes to the loop from outside: threads, sockets, signals, and a Qt loop within."""

import asyncio
import contextvars
import os
import random
import signal
import socket
import threading
import time

import pytest
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from console.app.loop import make_loop
from tests.app.waiting import LIMIT, until


@pytest.mark.asyncio
async def test_other_threads_wake_a_sleeping_loop_with_their_context() -> None:
    loop = asyncio.get_running_loop()
    name: contextvars.ContextVar[str] = contextvars.ContextVar("name", default="nobody")
    context = contextvars.copy_context()
    context.run(name.set, "thread")
    seen: asyncio.Future[tuple[str, int]] = loop.create_future()

    def arrive() -> None:
        seen.set_result((name.get(), threading.get_ident()))

    threading.Thread(target=loop.call_soon_threadsafe, args=(arrive,), kwargs={"context": context}).start()
    async with asyncio.timeout(LIMIT):
        assert await seen == ("thread", threading.get_ident())


@pytest.mark.asyncio
async def test_a_flood_from_threads_arrives_whole_and_in_order() -> None:
    loop = asyncio.get_running_loop()
    seen: dict[int, list[int]] = {thread: [] for thread in range(4)}

    def flood(thread: int) -> None:
        for number in range(500):
            loop.call_soon_threadsafe(seen[thread].append, number)

    threads = [threading.Thread(target=flood, args=(thread,)) for thread in seen]
    for thread in threads:
        thread.start()
    await until(lambda: all(len(numbers) == 500 for numbers in seen.values()))
    for thread in threads:
        thread.join(LIMIT)
    assert all(numbers == list(range(500)) for numbers in seen.values())


@pytest.mark.asyncio
async def test_a_qt_loop_inside_a_task_pauses_the_others_and_loses_nothing() -> None:
    steps: list[int] = []

    async def count() -> None:
        for number in range(5):
            steps.append(number)
            await asyncio.sleep(0)

    counting = asyncio.ensure_future(count())
    inner = QEventLoop()
    QTimer.singleShot(20, inner.quit)
    inner.exec()
    assert steps == []
    async with asyncio.timeout(LIMIT):
        await counting
    assert steps == list(range(5))


@pytest.mark.asyncio
async def test_blocking_calls_run_beside_the_loop_and_bring_back_result_or_failure() -> None:
    loop = asyncio.get_running_loop()
    assert await loop.run_in_executor(None, threading.current_thread) is not threading.current_thread()
    results = await asyncio.gather(*(loop.run_in_executor(None, pow, number, 2) for number in range(40)))
    assert results == [number**2 for number in range(40)]
    with pytest.raises(ZeroDivisionError):
        await loop.run_in_executor(None, divmod, 1, 0)


@pytest.mark.asyncio
async def test_sockets_carry_a_megabyte_both_ways() -> None:
    received = bytearray()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while piece := await reader.read(65536):
            writer.write(piece)
            await writer.drain()
        writer.close()
        await writer.wait_closed()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    async with asyncio.timeout(LIMIT), server:
        reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
        sent = random.Random(1).randbytes(1 << 20)

        async def send() -> None:
            writer.write(sent)
            await writer.drain()
            writer.write_eof()

        sending = asyncio.ensure_future(send())
        while piece := await reader.read(65536):
            received += piece
        await sending
        writer.close()
        await writer.wait_closed()
    assert bytes(received) == sent


@pytest.mark.asyncio
async def test_a_signal_reaches_an_idle_loop_at_once() -> None:
    loop = asyncio.get_running_loop()
    heard: asyncio.Future[float] = loop.create_future()
    loop.add_signal_handler(signal.SIGUSR1, lambda: heard.set_result(time.monotonic()))
    sent = time.monotonic()
    os.kill(os.getpid(), signal.SIGUSR1)
    async with asyncio.timeout(LIMIT):
        assert await heard - sent < 0.5
    loop.remove_signal_handler(signal.SIGUSR1)


def test_connections_nobody_closed_are_aborted(qapp: QApplication) -> None:
    loop = make_loop(qapp)
    with socket.create_server(("127.0.0.1", 0)) as listener:

        async def forget() -> asyncio.BaseTransport:
            transport, _ = await loop.create_connection(asyncio.Protocol, *listener.getsockname())
            return transport

        transport = loop.run_until_complete(forget())
        assert loop.abort_transports() == 1
        loop.run_until_complete(asyncio.sleep(0))
        assert transport.is_closing()
        assert loop.abort_transports() == 0
    loop.close()
