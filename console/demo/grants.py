"""Who may do what: the server's checks of a bearer token, with its own words when it refuses."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import jwt

from console.demo.twirp import TwirpError

_LEEWAY_SECONDS: Final = 60
_BEARER: Final = "Bearer "


class TokenRefusedError(Exception):
    """The token proves nothing; the sentence is the plain text of the 401 answer."""


@dataclass(frozen=True, slots=True)
class Grants:
    """What a checked token allows. Without a token it is nothing at all."""

    video: Mapping[str, Any] = field(default_factory=dict)
    sip: Mapping[str, Any] = field(default_factory=dict)

    def must_list_rooms(self) -> None:
        """Raise TwirpError unless the token may list rooms."""
        self._must("roomList")

    def must_create_rooms(self) -> None:
        """Raise TwirpError unless the token may create and delete rooms."""
        self._must("roomCreate")

    def must_record(self) -> None:
        """Raise TwirpError unless the token may record."""
        self._must("roomRecord")

    def must_take_ingress(self) -> None:
        """Raise TwirpError unless the token may manage ingress."""
        self._must("ingressAdmin")

    def must_manage_phones(self) -> None:
        """Raise TwirpError unless the token may manage SIP."""
        if self.sip.get("admin") is not True:
            raise _denied()

    def must_moderate(self, room: str) -> None:
        """Raise TwirpError unless the token may moderate exactly this room."""
        self._must("roomAdmin")
        if self.video.get("room", "") != room:
            raise _denied()

    def must_move(self, room: str, destination: str) -> None:
        """Raise TwirpError unless the token may send people from this room to that one."""
        self.must_moderate(room)
        if self.video.get("destinationRoom", "") != destination:
            raise _denied()

    def may_join(self) -> bool:
        """Tell whether the token lets a client into a room."""
        return self.video.get("roomJoin") is True

    def _must(self, grant: str) -> None:
        if self.video.get(grant) is not True:
            raise _denied()


class Gate:
    """Checks tokens against one key and its secret.

    A token's times are compared with `now`, by default the wall clock: whoever signs a token knows no other.
    """

    def __init__(self, key: str, secret: str, now: Callable[[], float] = time.time) -> None:
        self._key = key
        self._secret = secret
        self._now = now

    def check(self, authorization: str, access_token: str = "") -> Grants:
        """Read the grants from an Authorization header, or from the query's access_token if there is no header.

        Raises TokenRefusedError. Source: livekit-server pkg/service/auth.go, livekit/protocol auth/verifier.go.
        """
        if authorization and not authorization.startswith(_BEARER):
            raise TokenRefusedError("invalid authorization header. Must start with Bearer ")
        token = authorization.removeprefix(_BEARER) if authorization else access_token
        if not token:
            return Grants()
        try:
            unproven = jwt.decode_complete(token, options={"verify_signature": False})
        except jwt.InvalidTokenError as error:
            raise TokenRefusedError("invalid authorization token") from error
        issuer = unproven["payload"].get("iss", "")
        if issuer != self._key:
            raise TokenRefusedError(f"invalid API key: {issuer}")
        algorithm = unproven["header"].get("alg")
        if algorithm != "HS256":
            raise _refused(token, f"token signature is invalid: signing method {algorithm} is invalid")
        return self._grants(token)

    def _grants(self, token: str) -> Grants:
        # The times are compared below, against a clock that can be given.
        try:
            claims = jwt.decode(
                token,
                self._secret,
                algorithms=["HS256"],
                options={"verify_exp": False, "verify_nbf": False, "verify_iat": False, "verify_aud": False},
            )
        except jwt.InvalidTokenError as error:
            raise _refused(token, "token signature is invalid: signature is invalid") from error
        now = self._now()
        if _moment(claims, "exp", now) < now - _LEEWAY_SECONDS:
            raise _refused(token, "token has invalid claims: token is expired")
        if _moment(claims, "nbf", now) > now + _LEEWAY_SECONDS:
            raise _refused(token, "token has invalid claims: token is not valid yet")
        video, sip = claims.get("video") or {}, claims.get("sip") or {}
        if not isinstance(video, dict) or not isinstance(sip, dict):
            raise _refused(token, "token is malformed")
        return Grants(video, sip)


def _moment(claims: Mapping[str, Any], name: str, default: float) -> float:
    moment = claims.get(name)
    if moment is None:
        return default
    if isinstance(moment, bool) or not isinstance(moment, int | float):
        raise TokenRefusedError("invalid authorization token")
    return moment


def _refused(token: str, words: str) -> TokenRefusedError:
    # The real server puts the whole token into its answer; a client has to cope with that.
    return TokenRefusedError(f"invalid token: {token}, error: {words}")


def _denied() -> TwirpError:
    return TwirpError("unauthenticated", "permissions denied")
