"""Opens and closes servers: the one place that builds a gateway and a connection."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

from console.app.books import Books
from console.connection.clock import Clock
from console.connection.connection import Connection
from console.connection.pace import Pace
from console.demo.demo import Demo
from console.domain.address import Address
from console.domain.choices import RecordingChoice
from console.domain.deeds import Book
from console.domain.route import STRAIGHT, Route
from console.domain.secret import Secret
from console.domain.stripes import Stripe
from console.gateway.calls import Calls
from console.gateway.session import GuardedSession
from console.gateway.tokens import Tokens
from console.profiles.server import Server
from console.ui.bridge import Bridge
from console.ui.scene import OpenServer
from console.ui.standing import RoomKey

DEMO = "demo"


@dataclass(slots=True)
class _Opened:
    server: OpenServer
    connection: Connection
    address: Address
    demo: Demo | None = None


class Opening:
    """Every open server by its key; made inside the running loop."""

    def __init__(
        self,
        bridge: Bridge,
        clock: Clock,
        on_error: Callable[[str, BaseException], None],
        pace: Pace,
        *,
        books: Books,
    ) -> None:
        self._bridge, self._clock, self._on_error, self._pace = bridge, clock, on_error, pace
        self._books = books
        self._opened: dict[str, _Opened] = {}

    def __contains__(self, key: str) -> bool:
        return key in self._opened

    def __getitem__(self, key: str) -> Connection:
        return self._opened[key].connection

    @property
    def connections(self) -> tuple[Connection, ...]:
        """Return what is open, in the order of opening."""
        return tuple(opened.connection for opened in self._opened.values())

    @property
    def servers(self) -> tuple[OpenServer, ...]:
        """Return what is open as the screen names it, in the order of opening."""
        return tuple(opened.server for opened in self._opened.values())

    @property
    def places(self) -> dict[str, str]:
        """Return in which kind of place every open server is, without naming it."""
        return {key: _place(opened.address, made_up=opened.demo is not None) for key, opened in self._opened.items()}

    def rename(self, saved: Server) -> None:
        """Show an open server by another name, without closing the connection."""
        opened = self._opened.get(saved.id)
        if opened is not None:
            opened.server = _shown(saved)
            self._bridge.keep(saved.id, server=opened.server)

    def open(
        self,
        server: OpenServer,
        address: Address,
        key: str,
        secret: Secret,
        *,
        choice: RecordingChoice | None = None,
        spared: frozenset[tuple[str, str]] = frozenset(),
        demo: Demo | None = None,
        route: Route = STRAIGHT,
    ) -> Connection:
        """Connect to a server and show it; one that is already open under this key must be closed first."""
        calls = self.calls(address, key, secret, route)
        book = self._book(server, address, key, made_up=demo is not None)
        connection = Connection(calls, self._clock, self._on_error, self._pace, book)
        self._opened[server.key] = _Opened(server, connection, address, demo)
        self._bridge.attach(server, connection, choice or RecordingChoice(), spared)
        connection.start()
        return connection

    def _book(self, server: OpenServer, address: Address, key: str, *, made_up: bool) -> Book:
        if made_up:
            return self._books.made_up(server.name)
        return self._books.lasting(server.key, server.name) if server.lasting else self._books.given(address, key)

    def open_saved(self, saved: Server, secret: Secret) -> Connection:
        """Connect to a server of the list."""
        spared = frozenset((spared.room, spared.identity) for spared in saved.spared)
        return self.open(
            _shown(saved),
            saved.address,
            saved.key,
            secret,
            choice=saved.recording,
            spared=spared,
            route=saved.route,
        )

    async def open_demo(self, seed: int | None) -> str:
        """Start the made-up event on this machine and open it; return its key."""
        if DEMO not in self._opened:
            demo = Demo(seed=seed)
            offer = await demo.start()
            _, _, port = offer.url.rpartition(":")
            address = Address("http", "127.0.0.1", int(port))
            server = OpenServer(DEMO, "Spring Summit (demo)", "made up, on this machine", Stripe.TEST, lasting=False)
            self.open(server, address, offer.key, Secret(offer.secret), demo=demo)
        return DEMO

    def watch(self, rooms: tuple[RoomKey, ...]) -> None:
        """Keep the people of these rooms fresh, and those of no others."""
        for key, opened in self._opened.items():
            opened.connection.watch(frozenset(room.room for room in rooms if room.server == key))

    @staticmethod
    def calls(address: Address, key: str, secret: Secret, route: Route) -> Calls:
        """Build a gateway to a server, for opening it or for trying it out."""
        return Calls(address, Tokens(key, secret), GuardedSession(route))

    async def close(self, key: str) -> None:
        """Close one server, and the demo behind it where there is one."""
        opened = self._opened.pop(key, None)
        if opened is None:
            return
        self._bridge.detach(key)
        await opened.connection.aclose()
        if opened.demo is not None:
            await opened.demo.aclose()

    async def aclose(self) -> None:
        """Close everything."""
        await asyncio.gather(*(self.close(key) for key in tuple(self._opened)))


def _shown(saved: Server) -> OpenServer:
    return OpenServer(saved.id, saved.name, saved.address.shown, saved.stripe)


def _place(address: Address, *, made_up: bool) -> str:
    if made_up:
        return "the demo"
    if address.loopback:
        return f"{address.scheme}, on this machine"
    return (
        f"{address.scheme}, LiveKit Cloud"
        if address.host.endswith(".livekit.cloud")
        else f"{address.scheme}, elsewhere"
    )
