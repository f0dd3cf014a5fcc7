"""Bearer tokens for API calls: one per room and grant, short-lived, signed once and kept until they are nearly old."""

import time
from collections.abc import Callable
from datetime import timedelta
from enum import StrEnum

from livekit.api import AccessToken, VideoGrants

from console.domain.secret import Secret

LIFE, RENEW_BEFORE, MOST = 600.0, 120.0, 20_000


class Grant(StrEnum):
    """What a call needs (LiveKit pkg/service/auth.go)."""

    CREATE = "room_create"
    LIST = "room_list"
    ADMIN = "room_admin"
    RECORD = "room_record"


class Tokens:
    """Signs with one key: the server compares the room of an admin grant, so there is a token per room."""

    def __init__(self, key: str, secret: Secret, now: Callable[[], float] = time.time) -> None:
        self._key, self._secret, self._now = key, secret, now
        self._kept: dict[tuple[Grant, str], tuple[float, float, dict[str, str]]] = {}

    def headers(self, grant: Grant, room: str = "") -> dict[str, str]:
        """Return what a request with one grant carries; the room is needed for ADMIN only."""
        kept, now = self._kept.get((grant, room)), self._now()
        # One that was signed later than now comes from before the clock was set back: the server would call it early.
        if kept is not None and kept[0] <= now < kept[1]:
            return kept[2]
        if len(self._kept) >= MOST:
            self._kept.clear()
        headers = {"Authorization": f"Bearer {self._sign(grant, room)}", "Content-Type": "application/protobuf"}
        self._kept[grant, room] = (now, now + LIFE - RENEW_BEFORE, headers)
        return headers

    def _sign(self, grant: Grant, room: str) -> str:
        grants = VideoGrants(
            room_create=grant is Grant.CREATE,
            room_list=grant is Grant.LIST,
            room_admin=grant is Grant.ADMIN,
            room_record=grant is Grant.RECORD,
            room=room,
        )
        token = AccessToken(self._key, self._secret.reveal()).with_grants(grants)
        return token.with_ttl(timedelta(seconds=LIFE)).to_jwt()
