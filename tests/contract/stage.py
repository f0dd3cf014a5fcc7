"""A server with rooms and people that a test can move: the real one, or the look-alike."""

from collections.abc import Awaitable, Callable
from typing import Protocol, TypeVar

from livekit import api

from tests.contract.wire import Wire
from tests.real.people import Guise
from tests.real.recorder import Plan

Told = TypeVar("Told")


class Actor(Protocol):
    """Somebody in a room."""

    @property
    def identity(self) -> str:
        """Who it is."""

    @property
    def sid(self) -> str:
        """Which of that identity's visits it is."""

    @property
    def tracks(self) -> dict[str, str]:
        """What is published: source → sid."""

    async def mute(self, source: str) -> None:
        """Mutes the own track."""

    async def unmute(self, source: str) -> None:
        """Unmutes the own track."""

    async def leave(self) -> None:
        """Leaves the room."""

    async def sees_mute(self, source: str) -> None:
        """Waits until the own client was told that the track is muted."""

    async def sees_unmute(self, source: str) -> None:
        """Waits until the own client was told that the track is open."""

    async def sees_removal(self) -> None:
        """Waits until the own client was put out."""

    async def sees_end(self) -> None:
        """Waits until the own client saw the room end."""

    async def sees_permission(self) -> None:
        """Waits until the own client was told what it may do now."""


class Stage(Protocol):
    """A server of either kind, and how to ask it."""

    name: str
    wire: Wire
    lk: api.LiveKitAPI

    @property
    def url(self) -> str:
        """The server's address."""

    @property
    def key(self) -> str:
        """The name of the API key."""

    @property
    def secret(self) -> str:
        """The secret of the API key."""

    async def join(self, room: str, identity: str, *sources: str, guise: Guise | None = None) -> Actor:
        """Lets somebody in who publishes these sources; returns once all of it is listed."""

    async def until(self, ask: Callable[[], Awaitable[Told]], fits: Callable[[Told], bool], limit: float = 8.0) -> Told:
        """Asks again and again until the answer fits; at most so many seconds of the server's clock."""

    async def together(self, *asks: Callable[[], Awaitable[Told]]) -> list[Told]:
        """Asks several things that take long, at the same time where the clock is on the wall."""

    def arranges(self, plan: Plan) -> None:
        """Says how the next recordings will go."""

    async def record(self, room: str) -> api.EgressInfo:
        """Starts a recording that goes as arranged."""

    def fails(self, egress_id: str, error: str, code: int) -> None:
        """Lets a recording fail."""

    async def loses_recorder(self, egress_id: str) -> None:
        """Loses the machine that records, and lets the room notice."""
