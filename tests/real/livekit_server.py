"""The real livekit-server, as a process on loopback."""

import json
import secrets
import signal
import socket
import urllib.error
import urllib.request
from datetime import timedelta
from pathlib import Path
from typing import Any

from livekit import api

from tests.real.process import Process, free_port


class LiveKitServer:
    """One livekit-server with a key and a secret made up for it."""

    def __init__(
        self,
        program: Path,
        folder: Path,
        *,
        redis: str | None = None,
        remote_unmute: bool = False,
        webhooks: tuple[str, ...] = (),
    ) -> None:
        """Starts it and waits until it answers; recordings need the address of a redis."""
        self.port = free_port()
        self.key = f"key-{secrets.token_hex(4)}"
        self.secret = secrets.token_hex(32)
        config: dict[str, Any] = {
            "port": self.port,
            "bind_addresses": ["127.0.0.1"],
            # A TCP port for media would listen on every interface; 0 turns it off. The made-up STUN address
            # keeps clients from asking public ones.
            "rtc": {
                "tcp_port": 0,
                "udp_port": free_port(socket.SOCK_DGRAM),
                "node_ip": "127.0.0.1",
                "use_external_ip": False,
                "enable_loopback_candidate": True,
                "stun_servers": ["127.0.0.1:9"],
            },
            "keys": {self.key: self.secret},
            # The transport warns of every client that leaves.
            "logging": {"level": "warn", "component_levels": {"transport": "error"}},
            "room": {"enable_remote_unmute": remote_unmute},
        }
        if redis is not None:
            config["redis"] = {"address": redis}
        if webhooks:
            config["webhook"] = {"api_key": self.key, "urls": list(webhooks)}
        path = folder / "livekit.yaml"
        path.touch(mode=0o600)
        path.write_text(json.dumps(config))  # JSON is YAML
        self._argv: list[str | Path] = [program, "--config", path]
        self._log = folder / "livekit.log"
        self.start()

    def start(self) -> None:
        """Starts it, or starts it once more after it was stopped: the same address and key, and no room of before."""
        # Asked politely it would wait for its last participant.
        self.process = Process(self._argv, self._log, farewell=signal.SIGKILL)
        self.process.wait_ready(self._answers)

    @property
    def url(self) -> str:
        """What the console and livekit-api are given."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def ws_url(self) -> str:
        """What a participant is given."""
        return f"ws://127.0.0.1:{self.port}"

    def _answers(self) -> bool:
        try:
            with urllib.request.urlopen(self.url, timeout=1) as answer:
                return bool(answer.status == 200)
        except (urllib.error.URLError, OSError):
            return False

    def token(self, grants: api.VideoGrants, identity: str = "", ttl: timedelta = timedelta(minutes=10)) -> str:
        """A token for API calls, or for a participant without a name."""
        return api.AccessToken(self.key, self.secret).with_identity(identity).with_grants(grants).with_ttl(ttl).to_jwt()

    def api(self) -> api.LiveKitAPI:
        """A client with the whole key; to be made inside a running loop and closed by the caller."""
        return api.LiveKitAPI(self.url, self.key, self.secret, failover=False)

    def stop(self) -> None:
        """Stops it at once."""
        self.process.stop()
