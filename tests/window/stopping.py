"""A real server that hangs: it is stopped in the middle of what it does, and goes on afterwards."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from tests.real.livekit_server import LiveKitServer


@contextmanager
def held(server: LiveKitServer) -> Iterator[None]:
    """Hold a server as long as the block lasts: it accepts connections, and answers nothing."""
    os.kill(server.process.pid, signal.SIGSTOP)
    try:
        yield
    finally:
        with suppress(ProcessLookupError):  # it was killed meanwhile
            os.kill(server.process.pid, signal.SIGCONT)
