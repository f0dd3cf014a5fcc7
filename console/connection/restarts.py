"""A server that came back without its sessions: every room that returns has another sid."""

from collections.abc import Iterable, Mapping

from console.domain.rooms import LiveRoom, Room

REMEMBERED = 120.0
"""Seconds after the first good answer in which a returning room may still prove it: people need time to reconnect."""


class Restarts:
    """Compares the rooms from before a failure with those after it; a room ended by somebody proves nothing."""

    def __init__(self) -> None:
        self._before: dict[str, str] = {}
        self._back_at = 0.0

    def failed(self, rooms: Mapping[str, LiveRoom]) -> None:
        """Remember what was there before the first of several failures."""
        if not self._before:
            self._before = {name: live.room.sid for name, live in rooms.items()}
            self._back_at = 0.0

    def answered(self, at: float, rooms: Mapping[str, LiveRoom], listed: Iterable[Room]) -> bool:
        """Take a good list beside what was known; say whether it proves that the server has begun anew."""
        failed = bool(self._before)
        returned = 0
        for room in listed:
            known = rooms.get(room.name)
            sid = self._before.get(room.name) if failed else known.room.sid if known is not None else None
            if sid == room.sid:  # one that goes on is enough, and usually the first one does
                self._before = {}
                return False
            returned += sid is not None
        self._back_at = self._back_at or at
        # Without a failure a single room with another sid was ended and opened again by people.
        lost = returned >= (1 if failed else 2)
        if lost or at - self._back_at > REMEMBERED:
            self._before = {}
        return lost
