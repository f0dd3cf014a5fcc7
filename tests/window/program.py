"""Cuelight as a window in a session of its own: started, told its secret, and stopped by its own id."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tests.real.livekit_server import LiveKitServer
from tests.real.process import Process
from tests.window.command import words


@contextmanager
def program(env: Mapping[str, str], log: Path, *arguments: str | Path, typed: str = "") -> Iterator[Process]:
    """Start the program with this on its standard input; whatever happens, it is stopped."""
    process = Process(words(*arguments), log, env=env, talks=True)
    told, said = process.pipes
    try:
        told.write(typed.encode())
        told.close()
        yield process
    finally:
        process.stop()
        said.close()


@contextmanager
def program_on(server: LiveKitServer, env: Mapping[str, str], log: Path, *arguments: str | Path) -> Iterator[Process]:
    """Start it for a real server, for this session only."""
    flags = ("--url", server.ws_url, "--key", server.key, "--secret-stdin", *arguments)
    with program(env, log, *flags, typed=server.secret) as process:
        yield process
