"""The world behind the look-alike: its time, its chance, its rooms and its recorders, all arrangeable from a test."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from console.demo.clock import Clock
from console.demo.recorders import Recorders
from console.demo.rooms import Rooms
from console.demo.sids import Sids
from console.demo.timeline import Timeline


@dataclass(frozen=True, slots=True)
class Moderation:
    """What somebody did to somebody through the API; the made-up event reacts to it."""

    what: Literal["muted", "removed", "ended"]
    room: str
    identity: str = ""
    track_sid: str = ""


class World:
    """Everything the look-alike knows. The same seed, clock and calls give the same world, byte for byte.

    What `rooms` and `recorders` give is live, and time passes in it only when somebody asks: ask again after a wait.
    """

    def __init__(
        self,
        clock: Clock,
        seed: int = 0,
        *,
        has_redis: bool = True,
        recorders: int = 4,
        enable_remote_unmute: bool = False,
    ) -> None:
        self.clock = clock
        self.seed = seed
        self.has_redis = has_redis
        self.enable_remote_unmute = enable_remote_unmute
        self.timeline = Timeline(clock)
        self.rooms = Rooms(self.timeline, Sids(f"{seed}:sids"))
        self.recorders = Recorders(self.rooms, self.timeline, str(seed), recorders)
        # The order of an answer and the length of a wait must not depend on how the story goes, nor the story on
        # how often somebody asked: each has dice of its own.
        self.dice = random.Random(f"{seed}:wire")  # noqa: S311 - repeatable, nothing here is secret
        self.listeners: list[Callable[[Moderation], None]] = []

    def tell(self, moderation: Moderation) -> None:
        """Let the event know what somebody did."""
        for listener in self.listeners:
            listener(moderation)
