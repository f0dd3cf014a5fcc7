"""A redis of its own for a LiveKit server that records."""

from pathlib import Path

from tests.real.process import Process, answers, free_port


class RedisServer:
    """A redis on loopback that keeps nothing."""

    def __init__(self, program: Path, folder: Path) -> None:
        """Starts it and waits until it answers."""
        self.port = free_port()
        self.address = f"127.0.0.1:{self.port}"
        listening = ["--bind", "127.0.0.1", "--port", str(self.port)]
        keeping_nothing = ["--save", "", "--appendonly", "no", "--dir", str(folder)]
        self.process = Process([program, *listening, *keeping_nothing], folder / "redis.log")
        self.process.wait_ready(lambda: answers(self.port))

    def stop(self) -> None:
        """Stops it; nothing is left."""
        self.process.stop()
