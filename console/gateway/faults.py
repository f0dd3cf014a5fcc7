"""From whatever aiohttp, ssl, protobuf and livekit-api raise to our own small tree, with a sentence and a next step."""

import ssl

import aiohttp
from google.protobuf.message import DecodeError
from livekit.api.twirp_client import ServerError as TwirpError

from console.domain.errors import Missing, NotSent, Refused, ServerError, Unanswered
from console.domain.text import visible
from console.domain.trouble import Cause, Trouble
from console.gateway.session import MOST_SAID, AnswerTooLarge, NotLiveKit

_PREFIX = "twirp error unknown: "
_TRY_AGAIN = "Cuelight keeps trying."


class translated:  # noqa: N801  # reads as a word of the `with` statement, as contextlib's own do
    """Let only our own errors out of a block: `host` is shown to people, `doing` is a clause such as "list rooms".

    A class, because the generator of contextlib costs every list call 2 %.
    """

    def __init__(self, host: str, doing: str) -> None:
        self._host, self._doing = host, doing

    def __enter__(self) -> None:
        """Do nothing until something fails."""

    def __exit__(self, _kind: type[BaseException] | None, error: BaseException | None, _trace: object) -> None:
        ours = _ours(error, self._host, self._doing) if error is not None else None
        if ours is not None:
            raise ours from None


def twirp_error(told: dict[str, object], status: int) -> TwirpError:
    """Make livekit-api's own error of a Twirp answer that was not read by it."""
    return TwirpError(str(told.get("code", "unknown")), str(told.get("msg", "")), status=status)


def _ours(error: BaseException, host: str, doing: str) -> ServerError | None:  # noqa: PLR0911  # a table
    match error:
        case TwirpError():
            return _answered(error, doing)
        case aiohttp.ConnectionTimeoutError():
            return NotSent(Trouble(Cause.UNREACHABLE, f"Nothing answers at {host}.", _TRY_AGAIN))
        case TimeoutError():
            return Unanswered(Trouble(Cause.TIMED_OUT, f"{host} took too long to answer.", _TRY_AGAIN))
        case aiohttp.ClientConnectorCertificateError() | aiohttp.ClientConnectorSSLError():
            return NotSent(_certificate(error, host))
        case aiohttp.ClientConnectorError():
            return NotSent(Trouble(Cause.UNREACHABLE, f"Nothing answers at {host}.", _TRY_AGAIN))
        case AnswerTooLarge():
            return Unanswered(Trouble(Cause.TOO_LARGE, "An answer over 96 MB was refused."))
        case NotLiveKit() | DecodeError():
            sentence = f"Something that is not LiveKit answered at {host}."
            step = "Check the address, and any proxy or sign-in page on this network."
            return Unanswered(Trouble(Cause.NOT_LIVEKIT, sentence, step, str(error)[:MOST_SAID]))
        case aiohttp.ClientError() | OSError():
            return Unanswered(Trouble(Cause.INTERRUPTED, f"The connection to {host} broke off.", _TRY_AGAIN))
    return None


def _certificate(error: aiohttp.ClientConnectorError, host: str) -> Trouble:
    reason = error.__cause__ or error.os_error
    said = reason.verify_message if isinstance(reason, ssl.SSLCertVerificationError) else ""
    sentence = f"The certificate of {host} is not trusted{f': {visible(said)}' if said else ''}."
    return Trouble(Cause.TLS, sentence, "Nothing was sent. Renew the certificate, or check this machine's clock.")


def _answered(error: TwirpError, doing: str) -> ServerError:
    """Branch on the status and code only: messages differ between Cloud and self-hosted servers."""
    code, status = error.code, error.status
    said = visible(_without_token(error.message.removeprefix(_PREFIX)), MOST_SAID)
    match status, code:
        case 401, "unauthenticated" | "permission_denied":
            trouble = Trouble(Cause.NOT_ALLOWED, f"This key may not {doing}.", "Use a key with that right.", said)
        case 401, _:
            step = "Check key and secret, and this machine's clock."
            trouble = Trouble(Cause.KEY_REJECTED, "The server did not accept the key or the secret.", step, said)
        case 403, _:
            trouble = Trouble(Cause.NOT_ALLOWED, f"This key may not {doing}.", "Use a key with that right.", said)
        case 404, "not_found":
            return Missing(Trouble(Cause.MISSING, "It is not there any more.", "", said))
        case 404, _:
            step = "Check the address."
            return Refused(Trouble(Cause.NOT_LIVEKIT, "There is no LiveKit API at this address.", step, said))
        case 408, _:
            return Unanswered(Trouble(Cause.TIMED_OUT, "The server waited in vain for an answer.", "", said))
        case 429, _:
            trouble = Trouble(Cause.SLOW_DOWN, "The server asks us to slow down.", _TRY_AGAIN, said)
        case 503, _:
            return Unanswered(Trouble(Cause.NOBODY_ANSWERS, "Nobody on the server answered for it.", "", said))
        case _, "internal" if "redis" in said or "not connected" in said:
            trouble = Trouble(
                Cause.NO_RECORDER, "This server has no recording service.", "It needs Redis and Egress.", said
            )
        case _ if status >= 500:
            return Unanswered(Trouble(Cause.SERVER_BROKEN, f"The server failed with {status}.", _TRY_AGAIN, said))
        case _:
            trouble = Trouble(Cause.REFUSED, f"The server refused to {doing}.", "", said)
    return Refused(trouble)


def _without_token(said: str) -> str:
    """LiveKit 1.13 answers a bad token with the whole token (pkg/service/auth.go): keep the reason only."""
    if said.startswith("invalid token:"):
        return f"invalid token{said[said.rfind(', error:') :]}" if ", error:" in said else "invalid token"
    return said
