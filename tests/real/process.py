"""Programs that a test starts, and stops by their own id."""

import os
import signal
import socket
import subprocess
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import IO

from tests.real.waiting import until


class NotReadyError(Exception):
    """A program that ended, or did not become ready in time; carries the end of its log."""


def free_port(kind: socket.SocketKind = socket.SOCK_STREAM) -> int:
    """A port of loopback that nothing uses at this moment."""
    with socket.socket(socket.AF_INET, kind) as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def answers(port: int) -> bool:
    """Whether something listens on this port of loopback."""
    with socket.socket() as probe:
        probe.settimeout(0.5)
        return probe.connect_ex(("127.0.0.1", port)) == 0


class Process:
    """A running program in a group of its own, with its log in a file."""

    def __init__(
        self,
        argv: Sequence[str | Path],
        log: Path,
        *,
        env: Mapping[str, str] | None = None,
        cwd: Path | None = None,
        talks: bool = False,
        pass_fds: Sequence[int] = (),
        farewell: signal.Signals = signal.SIGTERM,
    ) -> None:
        """Starts it; one that talks has pipes for input and output, and only its errors in the log."""
        self.name = Path(argv[0]).name
        self.log = log
        self._farewell = farewell
        with log.open("ab") as sink:
            self._popen = subprocess.Popen(
                [str(word) for word in argv],
                stdin=subprocess.PIPE if talks else subprocess.DEVNULL,
                stdout=subprocess.PIPE if talks else sink,
                stderr=sink,
                env=None if env is None else dict(env),
                cwd=cwd,
                start_new_session=True,
                pass_fds=pass_fds,
            )

    @property
    def pid(self) -> int:
        """Its own id, which is also that of its group."""
        return self._popen.pid

    @property
    def runs(self) -> bool:
        """Whether it has not ended."""
        return self._popen.poll() is None

    @property
    def pipes(self) -> tuple[IO[bytes], IO[bytes]]:
        """Its input and output, if it talks."""
        assert self._popen.stdin is not None
        assert self._popen.stdout is not None
        return self._popen.stdin, self._popen.stdout

    def wait_ready(self, condition: Callable[[], bool], limit: float = 10.0) -> None:
        """Blocks until the condition holds; otherwise stops it and raises NotReadyError."""
        try:
            until(lambda: not self.runs or condition(), limit, f"{self.name} is ready")
        except TimeoutError as late:
            self.stop()
            raise NotReadyError(f"{late}\n{self.tail()}") from None
        if not self.runs:
            raise NotReadyError(f"{self.name} ended with {self._popen.returncode}\n{self.tail()}")

    def tail(self, lines: int = 40) -> str:
        """The end of its log."""
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-lines:])

    def kill(self) -> None:
        """Ends it as a lost machine does: no farewell to anybody."""
        self._end(signal.SIGKILL)

    def stop(self, limit: float = 5.0) -> None:
        """Asks it to end, and insists after so many seconds."""
        try:
            self._end(self._farewell, limit)
        except subprocess.TimeoutExpired:
            self._end(signal.SIGKILL)

    def _end(self, how: signal.Signals, limit: float = 5.0) -> None:
        if self.runs:
            os.killpg(self._popen.pid, how)
        self._popen.wait(limit)
