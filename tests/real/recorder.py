"""The stand-in for LiveKit's egress service, together with the recorders that it sends into rooms.

The Go program in `worker` speaks the server's own RPC; a real participant per recording joins as the real recorder
does: kind egress, hidden, identity = egress_id.
"""

from dataclasses import asdict, dataclass
from pathlib import Path

from tests.real.people import Crowd, Guise, Person, Server
from tests.real.process import Process
from tests.real.talk import Heard, Talk

_GUISE = Guise(kind="egress", hidden=True, recorder=True, can_publish=False)


@dataclass(frozen=True, slots=True)
class Plan:
    """How recordings go that start from now on; as it stands, well."""

    never_active: bool = False
    fail_start: str = ""  # error text instead of ACTIVE
    fail_upload: str = ""  # error text after the stop
    code: int = 0  # beside either text, such as 400
    size: int = 1_234_567  # bytes of the file
    hold_ending: bool = False  # stays ENDING until `ends` is called


class Recorder:
    """One egress worker; it can also be lost, with or without anybody noticing."""

    def __init__(self, program: Path, folder: Path, server: Server, redis_address: str) -> None:
        """Starts it and waits until it takes recordings."""
        self._server = server
        self._in_room: dict[str, Person] = {}  # by egress id
        self._crowd = Crowd(folder, self._hear_room)
        self._worker = Talk(
            Process([program, "-redis", redis_address], folder / "egress.log", talks=True), self._hear_worker
        )
        self._worker.wait_for("ready")
        self.plays(Plan())

    def plays(self, plan: Plan) -> None:
        """Says how the next recordings go."""
        self._worker.order(do="plan", plan=asdict(plan))

    def is_full(self, full: bool = True) -> None:
        """Refuses recordings, as a machine without free processors does."""
        self._worker.order(do="capacity", full=full)

    def ends(self, egress_id: str, reason: str = "", error: str = "", code: int = 0) -> None:
        """Lets a recording end by itself: "CPU exhausted", or "Failure" with an error and a code."""
        self._worker.say(do="end", egress_id=egress_id, reason=reason, error=error, code=code)

    def dies(self) -> None:
        """Loses the machine: the list says ACTIVE for ever, the recorders leave their rooms some 20 s later."""
        self._worker.kill()
        self._crowd.kill()

    def vanishes(self) -> None:
        """What is seen once the loss was noticed: still ACTIVE in the list, and no recorder in any room."""
        self._worker.kill()
        for person in self._in_room.values():
            person.go()

    def stop(self) -> None:
        """Ends the worker and its recorders."""
        self._worker.stop()
        self._crowd.stop()

    def _hear_worker(self, heard: Heard) -> None:
        egress_id = heard.about.get("egress_id", "")
        if heard.event == "asked":
            self._in_room[egress_id] = self._crowd.send(self._server, heard.about["room"], egress_id, _GUISE)
        elif heard.event == "ended":
            self._in_room.pop(egress_id).go()

    def _hear_room(self, heard: Heard) -> None:
        if heard.event == "joined":
            self._worker.say(do="joined", egress_id=heard.about["identity"])
        elif heard.event == "disconnected" and heard.about["reason"] != "CLIENT_INITIATED":
            self._worker.say(do="end", egress_id=heard.about["identity"], reason="Source closed")
