"""What the left tree holds next: which rows differ, and where rooms have come, gone or moved."""

from collections.abc import Collection, Hashable, Mapping
from dataclasses import dataclass, field

from console.domain.light import Light
from console.ui.filtering import Filter
from console.ui.rooms.listing import Difference, Listing
from console.ui.rooms.order import RoomSorting, in_order
from console.ui.rooms.rows import RoomRow, ServerKey
from console.ui.rooms.sieve import Sieve
from console.ui.rooms.wording import ended_row
from console.ui.scene import Scene
from console.ui.standing import RoomKey
from console.ui.trees.keyed import KeyedModel, Row
from console.ui.trees.steady import steady

_TURNING = frozenset({Light.STARTING, Light.STOPPING})


@dataclass(slots=True)
class Sheet:
    """Keys by parent and rows by key, as far as they are not what the model shows already."""

    keys: dict[Hashable, tuple[Hashable, ...]] = field(default_factory=dict)
    rows: dict[Hashable, Row] = field(default_factory=dict)


@dataclass(slots=True)
class _Server:
    """One open server: the rooms that the filter leaves, and whether the model shows another order than the wanted."""

    listing: Listing = field(default_factory=Listing)
    left: set[RoomKey] = field(default_factory=set)
    loose: bool = True


class Sheets:
    """Compares each scene with the last one; a chosen room stays, whether the filter leaves it or it has ended."""

    def __init__(self) -> None:
        self._servers: dict[str, _Server] = {}
        self._sieve = Sieve()
        self._sorting = RoomSorting.NAME

    @property
    def total(self) -> int:
        """Count the rooms of all servers."""
        return sum(len(server.listing.keys) for server in self._servers.values())

    @property
    def found(self) -> int:
        """Count the rooms that the filter leaves."""
        return sum(len(server.left) for server in self._servers.values()) if self._sieve.is_on else self.total

    def elsewhere(self, chosen: Collection[RoomKey]) -> int:
        """Count the rooms that the filter leaves beside the chosen ones."""
        return self.found - sum(key in server.left for server in self._servers.values() for key in chosen)

    @property
    def turning(self) -> list[RoomKey]:
        """Return the rooms whose lamp turns."""
        listings = (server.listing for server in self._servers.values())
        return [row.key for listing in listings for row in listing.moving() if row.light in _TURNING]

    def want(self, wanted: Filter) -> None:
        """Filter by this from the next sheet on."""
        self._sieve.want(wanted)
        self.loosen()

    def sort_by(self, sorting: RoomSorting) -> None:
        """Stand rooms in another order from the next sheet on."""
        self._sorting = sorting
        self.loosen()

    def loosen(self) -> None:
        """Compare the order of every server with the next sheet, because something else than a scene has changed."""
        for server in self._servers.values():
            server.loose = True

    def sheet(
        self, scenes: Mapping[str, Scene], model: KeyedModel, chosen: Collection[RoomKey], *, held: bool
    ) -> Sheet:
        """Say what differs from what the model shows; while it is held nothing moves."""
        self._servers = {key: self._servers.get(key) or _Server() for key in scenes}
        made = Sheet()
        heads = tuple(ServerKey(key) for key in scenes)
        if heads != model.below():
            made.keys[None] = heads
        for key, scene in scenes.items():
            server = self._servers[key]
            told = server.listing.show(scene)
            made.rows[ServerKey(key)] = told.server
            made.rows.update(told.rows.items())
            # By name a room keeps its place whatever it says; by what it says every word may move it.
            server.loose = server.loose or (bool(told.rows) and self._sorting is not RoomSorting.NAME)
            self._sift(server, told, scene.now)
            if told.order or server.loose:
                self._order(
                    made, server, ServerKey(key), model, chosen, held=held, may_grow=ServerKey(key) == heads[-1]
                )
        return made

    def _sift(self, server: _Server, told: Difference, now: float) -> None:
        if not self._sieve.is_on:
            return
        listing = server.listing
        if told.order or server.loose or self._sieve.depends_on_time:
            left = {key for key, row in listing.rows.items() if self._passes(listing, row, now)}
        else:
            left = server.left - told.rows.keys()
            left |= {key for key, row in told.rows.items() if self._passes(listing, row, now)}
        server.loose = server.loose or left != server.left
        server.left = left

    def _passes(self, listing: Listing, row: RoomRow, now: float) -> bool:
        live = listing.live(row.key)
        return live is not None and self._sieve.passes(row, live, now)

    def _order(
        self,
        made: Sheet,
        server: _Server,
        parent: ServerKey,
        model: KeyedModel,
        chosen: Collection[RoomKey],
        *,
        held: bool,
        may_grow: bool,
    ) -> None:
        listing = server.listing
        wanted = in_order(listing.keys, listing.rows, self._sorting)
        if self._sieve.is_on:
            wanted = tuple(key for key in wanted if key in server.left or key in chosen)
        shown = model.below(parent)
        # A server whose first rooms arrive shows them at once, whoever points at it.
        order = steady(shown, wanted, held=held and bool(shown), may_grow=may_grow, kept=chosen)
        made.keys[parent] = order.keys
        for key in order.gone:
            row = model.row(key)
            if isinstance(row, RoomRow):
                made.rows[key] = listing.rows.get(row.key) or ended_row(row)
        for key in order.keys:
            if isinstance(key, RoomKey) and model.row(key) is None:
                made.rows[key] = listing.rows[key]
        server.loose = held or bool(order.gone)
