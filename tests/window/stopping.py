"""A real server that hangs: it is stopped in the middle of what it does, and goes on afterwards."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager

from tests.real.livekit_server import LiveKitServer


@contextmanager
def held(server: LiveKitServer) -> Iterator[None]:
    """Hold a server as long as the block lasts: it accepts connections, and answers nothing."""
    os.kill(server.process.pid, signal.SIGSTOP)
    try:
        yield
    finally:
        os.kill(server.process.pid, signal.SIGCONT)
