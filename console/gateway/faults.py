"""From whatever aiohttp, ssl, protobuf and livekit-api raise to our own small tree, with a sentence and a next step."""

import time
from collections.abc import Callable

import aiohttp
from google.protobuf.message import DecodeError

from console.domain.errors import Missing, NotSent, Refused, ServerError, Unanswered
from console.domain.redaction import redacted
from console.domain.secret import living
from console.domain.text import visible
from console.domain.trouble import Cause, Trouble
from console.gateway.answer import MOST_SAID, AnswerTooLarge, Elsewhere, ErrorAnswer, NotLiveKit
from console.gateway.certificates import CaFileUnusable, Flaw, flaw
from console.gateway.session import NeverConnected
from console.gateway.skew import LEEWAY, span

CERTIFICATE_PAUSE, CLOCK_PAUSE = 60.0, 15.0
_PREFIX = "twirp error unknown: "
_DROPPED = (ConnectionResetError, ConnectionAbortedError, BrokenPipeError)
_TRY_AGAIN = "Cuelight keeps trying."
_OTHER_KEY = "Use a key with that right."
_EARLY, _LATE = "not valid yet", "expired"
_WRONG = ("signature", "api key")
"""What LiveKit says of a token whose moment it does not like, and of one that it does not look at so far (measured)."""


class translated:  # noqa: N801  # reads as a word of the `with` statement, as contextlib's own do
    """Let only our own errors out of a block: `host` is shown to people, `doing` is a clause such as "list rooms".

    A class, because the generator of contextlib costs every list call 2 %.
    """

    def __init__(self, host: str, doing: str, now: Callable[[], float] = time.time) -> None:
        self._host, self._doing, self._now = host, doing, now

    def __enter__(self) -> None:
        """Do nothing until something fails."""

    def __exit__(self, _kind: type[BaseException] | None, error: BaseException | None, _trace: object) -> None:
        ours = _ours(error, self._host, self._doing, self._now) if error is not None else None
        if ours is None:
            return
        try:
            raise ours from None
        finally:
            # What aiohttp raises holds the question with its token: nothing of it goes on with ours.
            ours.__context__ = None


def _ours(error: BaseException, host: str, doing: str, now: Callable[[], float]) -> ServerError | None:
    match error:
        case ErrorAnswer():
            return _answered(error, host, doing)
        case NeverConnected():
            return NotSent(_unconnected(error.__cause__, host, now))
        case (
            aiohttp.ConnectionTimeoutError()
            | aiohttp.ClientConnectorError()
            | aiohttp.ClientConnectorCertificateError()
            | aiohttp.ClientHttpProxyError()
            | CaFileUnusable()
        ):
            return NotSent(_unconnected(error, host, now))
    trouble = _unanswered(error, host)
    return Unanswered(trouble) if trouble is not None else None


def _unconnected(error: BaseException | None, host: str, now: Callable[[], float]) -> Trouble:
    """Say why there is no connection; nothing was sent."""
    match error:
        case aiohttp.ClientConnectorCertificateError() | aiohttp.ClientConnectorSSLError():
            found = flaw(error.__cause__)
            sentence = (
                f"The certificate of {host} {found}."
                if found is not None
                else f"{host} does not offer an encrypted connection that is safe."
            )
            clock = time.strftime("%Y-%m-%d %H:%M", time.localtime(now()))
            step = f"Nothing was sent. This machine's clock says {clock}."
            if found in (Flaw.UNKNOWN_CA, Flaw.SELF_SIGNED):
                step += " A server with an authority of its own has its CA file named under Network."
            return Trouble(Cause.TLS, sentence, step, retry_after=CERTIFICATE_PAUSE)
        case CaFileUnusable():
            sentence = f"The CA file for {host} cannot be used: {visible(str(error))}."
            return Trouble(Cause.TLS, sentence, "Choose another in Edit server.", retry_after=CERTIFICATE_PAUSE)
    if isinstance(error, aiohttp.ClientConnectorError) and isinstance(error.os_error, _DROPPED):
        return Trouble(Cause.UNREACHABLE, f"{host} broke off before a connection stood.", _TRY_AGAIN)
    return _by_proxy(error) or Trouble(Cause.UNREACHABLE, f"Nothing answers at {host}.", _TRY_AGAIN)


def _by_proxy(error: BaseException | None) -> Trouble | None:
    """Say what a proxy has done before there was a connection to the server; None where it was none."""
    match error:
        case aiohttp.ClientHttpProxyError():
            return _refused_by_proxy(error.status)
        case aiohttp.ClientProxyConnectionError():
            proxy = visible(f"{error.host}:{error.port}")
            return Trouble(Cause.PROXY, f"The proxy {proxy} does not answer.", _TRY_AGAIN)
        case aiohttp.ClientResponseError():
            return Trouble(Cause.PROXY, "What answers as the proxy is none.", "Check the proxy in Edit server.")
        case aiohttp.ClientConnectorError():
            return None
        case aiohttp.ServerDisconnectedError() | aiohttp.ClientOSError():
            return Trouble(Cause.PROXY, "The proxy broke off.", _TRY_AGAIN)
    return None


def _refused_by_proxy(status: int) -> Trouble:
    step = "Check the proxy in Edit server." if status != 407 else "A proxy that wants a password is not supported."
    return Trouble(Cause.PROXY, f"Proxy refused, with {status}.", step)


def _unanswered(error: BaseException, host: str) -> Trouble | None:
    """Say why there is no answer that counts; None for what is not the wire's."""
    match error:
        case TimeoutError():
            return Trouble(Cause.TIMED_OUT, f"{host} took too long to answer.", _TRY_AGAIN)
        case AnswerTooLarge():
            return Trouble(Cause.TOO_LARGE, "An answer over 96 MB was refused.")
        case Elsewhere():
            step = "Ask for the new address, and type the secret again for it."
            return Trouble(Cause.ELSEWHERE, "The address points elsewhere.", step)
        case NotLiveKit() | DecodeError() | aiohttp.ClientResponseError():
            # What aiohttp says of an answer that is no HTTP carries the question, and so its token.
            said = visible(str(error), MOST_SAID) if isinstance(error, NotLiveKit) else ""
            return _between(host, said)
        case aiohttp.ClientError() | OSError():
            return Trouble(Cause.INTERRUPTED, f"The connection to {host} broke off.", _TRY_AGAIN)
    return None


def _between(host: str, said: str = "") -> Trouble:
    step = "Check the address, and any proxy or sign-in page on this network."
    return Trouble(Cause.NOT_LIVEKIT, f"Something between you and {host} answered.", step, said)


def _answered(error: ErrorAnswer, host: str, doing: str) -> ServerError:  # noqa: PLR0911  # a table
    """Branch on the status and code only: messages differ between Cloud and self-hosted servers."""
    code, status = error.code, error.status
    # A server that repeats our token or our secret must not have them shown or written down.
    said = visible(redacted(_without_token(error.said.removeprefix(_PREFIX)), living()), MOST_SAID)
    match status, code:
        case 429, _:
            sentence = "The server asks us to slow down."
            return Refused(Trouble(Cause.SLOW_DOWN, sentence, _TRY_AGAIN, said, error.pause))
        case 407, _:
            return Refused(_refused_by_proxy(status))
        case 404, "not_found":
            return Missing(Trouble(Cause.MISSING, "It is not there any more.", "", said))
        case 404, _:
            sentence = "There is no LiveKit API at this address."
            trouble = Trouble(Cause.NOT_LIVEKIT, sentence, "Check the address.", said)
            return Refused(trouble) if error.known else Unanswered(trouble)
        case 408, _:
            return Unanswered(Trouble(Cause.TIMED_OUT, "The server waited in vain for an answer.", "", said))
        case 503, "unavailable":
            return Unanswered(Trouble(Cause.NOBODY_ANSWERS, "Nobody on the server answered for it.", "", said))
        case _, "internal" if "redis" in said or "not connected" in said:
            sentence = "This server has no recording service."
            return Refused(Trouble(Cause.NO_RECORDER, sentence, "It needs Redis and Egress.", said))
        case _ if status >= 500:
            sentence = f"The server failed with {status}."
            return Unanswered(Trouble(Cause.SERVER_BROKEN, sentence, _TRY_AGAIN, said, error.pause))
        case _ if not error.known:
            # A page of somebody's on the way: it proves nothing about what the server did.
            return Unanswered(_between(host))
        case (401, "unauthenticated" | "permission_denied") | (403, _):
            return Refused(Trouble(Cause.NOT_ALLOWED, f"This key may not {doing}.", _OTHER_KEY, said))
        case 401, _:
            return Refused(_key_or_clock(error.ahead, said))
    return Refused(Trouble(Cause.REFUSED, f"The server refused to {doing}.", "", said))


def _key_or_clock(ahead: float | None, said: str) -> Trouble:
    """Tell a wrong clock from a wrong key: the server looks at the signature first, and at the moment only then."""
    told = said.casefold()
    blamed = any(word in told for word in _WRONG)
    off = ahead if ahead is not None and abs(ahead) >= LEEWAY - 2 else None
    if blamed or not (off or _EARLY in told or _LATE in told):
        sentence, step = "Key or secret not accepted.", "Check key and secret in Edit server."
        return Trouble(Cause.KEY_REJECTED, sentence, step, said)
    side = "ahead of" if (off > 0 if off else _EARLY in told) else "behind"
    amount = f"{span(abs(off))} " if off else ""
    sentence = f"Your clock is {amount}{side} the server."
    return Trouble(Cause.CLOCK, sentence, "Set this machine's clock right.", said, CLOCK_PAUSE)


def _without_token(said: str) -> str:
    """LiveKit 1.13 answers a bad token with the whole token (pkg/service/auth.go): keep the reason only."""
    if said.startswith("invalid token:"):
        return f"invalid token{said[said.rfind(', error:') :]}" if ", error:" in said else "invalid token"
    return said
